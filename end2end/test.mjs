// The test to import in every spec. Whatever else a spec checks, it fails when a page
// - asks anything of another origin than the site's,
// - breaks its Content-Security-Policy,
// - lets an error escape, or writes one to the console.
// A spec that provokes an error says so: test("…", { annotation: { type: "allow-error", description: "a regular expression" } }, …).
import { spawn } from "node:child_process";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, expect, test as base } from "@playwright/test";
import { ARGUMENTS, findChromium } from "./chromium.mjs";

export { expect };

const isInside = (address, origin) => /^(blob|data):/.test(address) || new URL(address).origin === origin;

/** Notes in `troubles` what the pages of a context must not do. */
async function watch(context, origin, troubles) {
  const visited = new Set(); // a deep link is answered with status 404 before the service worker is there
  context.on("request", (request) => {
    if (request.isNavigationRequest()) visited.add(request.url());
    if (!isInside(request.url(), origin)) troubles.push(`request to another origin: ${request.url()}`);
  });
  context.on("weberror", (error) => troubles.push(`uncaught: ${error.error().message}`));
  context.on("console", (message) => {
    const deepLink = message.text().includes("status of 404") && visited.has(message.location().url);
    if (message.type() === "error" && !deepLink) troubles.push(`console: ${message.text()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      console.error(`CSP violation: ${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
}

export const test = base.extend({
  troubles: [
    async ({}, use, testInfo) => {
      const troubles = [];
      await use(troubles);
      const allowed = testInfo.annotations
        .filter(({ type }) => type === "allow-error")
        .map(({ description }) => new RegExp(description));
      const unexpected = troubles.filter((trouble) => !allowed.some((pattern) => pattern.test(trouble)));
      expect(unexpected, "what no page may do").toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, baseURL, troubles }, use) => {
    await watch(context, new URL(baseURL).origin, troubles);
    await use(context);
  },

  /** Another browsing context, with storage of its own, under the same watch. */
  newContext: async ({ browser, baseURL, locale, timezoneId, troubles }, use) => {
    const opened = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, locale, timezoneId, ...options });
      opened.push(context);
      await watch(context, new URL(options.baseURL ?? baseURL).origin, troubles);
      return context;
    });
    await Promise.all(opened.map((context) => context.close()));
  },

  /** A browser of its own, that a test may kill: see `launchByHand`. */
  launch: async ({ baseURL, troubles }, use) => {
    const opened = [];
    await use(async (userDataDir) => {
      const hand = await launchByHand(userDataDir);
      opened.push(hand);
      await watch(hand.context, new URL(baseURL).origin, troubles);
      return hand;
    });
    await Promise.all(opened.map((hand) => hand.killBrowser()));
  },
});

/** Resolves once the application is mounted. */
export const ready = (page) => page.waitForFunction(() => window.myspotReady === true);

/** Opens a path of the application ("entites", "" for the first page) and waits until it is mounted. */
export async function open(page, path = "") {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** Resolves once the service worker keeps the whole site and answers for this page. */
export const keptOffline = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });

/** Fails on anything axe finds against WCAG 2.2 A and AA, or its best practices. */
export async function axe(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
  expect(found, "what axe finds").toEqual([]);
}

/**
 * Starts Chromium in a process group of its own on a profile that outlives it.
 * `killBrowser()` and `killRenderers()` are SIGKILL: no page has time for a last word.
 */
export async function launchByHand(userDataDir) {
  const flags = ["--headless", "--remote-debugging-port=0", `--user-data-dir=${userDataDir}`, "--lang=fr-FR"];
  const child = spawn(findChromium(), [...flags, ...ARGUMENTS, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const browser = await chromium.connectOverCDP(await debuggingAddress(child));
  const context = browser.contexts()[0];
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    browser,
    context,
    page,
    killBrowser: async () => {
      kill(-child.pid);
      await exited;
      await browser.close().catch(() => {});
    },
    killRenderers: async () => {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      for (const { type, id } of processInfo) if (type === "renderer") kill(id);
    },
  };
}

function debuggingAddress(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", (code) => reject(new Error(`Chromium ended with ${code}:\n${said}`)));
  });
}

function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error; // already gone
  }
}
