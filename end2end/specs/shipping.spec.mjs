// What is shipped: the static site as GitHub Pages serves it, its addresses, its policy, its life without a network.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, keptOffline, open, ready, test } from "../test.mjs";

const shipped = (name) => readFile(new URL(`../../dist/${name}`, import.meta.url), "utf8");
const path = (page) => new URL(page.url()).pathname;

test("the first page opens, and again after a reload", async ({ page }) => {
  expect((await open(page)).status()).toBe(200);
  await expect(page.locator("#splash")).toHaveCount(0);
  await page.reload();
  await ready(page);
});

test("a deep link opens the application, though Pages answers 404", async ({ page }) => {
  expect((await open(page, "entites")).status()).toBe(404);
  expect(path(page)).toBe("/mySPOT/entites");
  await page.reload();
  await ready(page);
  expect(path(page)).toBe("/mySPOT/entites");
});

test("the base without its slash leads to the application", async ({ page }) => {
  await open(page, "/mySPOT");
  expect(path(page)).toBe("/mySPOT/");
});

test("back and forward go through the pages seen, also by a neighbouring site", async ({ page }) => {
  await open(page);
  await page.evaluate(() => (window.sameDocument = true));
  await page.locator("a[href='/mySPOT/entites']").first().click();
  await expect.poll(() => path(page)).toBe("/mySPOT/entites");
  await page.goBack();
  await expect.poll(() => path(page)).toBe("/mySPOT/");
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  await page.goForward();
  await expect.poll(() => path(page)).toBe("/mySPOT/entites");

  await page.goto("/mySPOT2/");
  await expect(page.locator("h1")).toHaveText("Un autre site");
  await page.goBack();
  await ready(page);
  expect(path(page)).toBe("/mySPOT/entites");
});

test("a link to a neighbouring site leaves the application", async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement("a"), { href: "/mySPOT2/", rel: "external", textContent: "Voisin" });
    document.body.append(link);
    link.click();
  });
  await expect(page.locator("h1")).toHaveText("Un autre site");
});

test("an unknown path is met by the application, an unknown site is not", async ({ page, request, baseURL }) => {
  await open(page, "nulle/part");
  await expect(page.locator("body")).not.toBeEmpty();
  const elsewhere = await request.get(new URL("/nulle-part", baseURL).href);
  expect(elsewhere.status()).toBe(404);
  expect(await elsewhere.text()).toBe("404");
});

test("404.html is index.html", async () => {
  expect(await shipped("404.html")).toBe(await shipped("index.html"));
});

test("the policy comes first and holds", { annotation: { type: "allow-error", description: "ailleurs|CSP violation|Content Security Policy" } }, async ({ page, troubles }) => {
  const html = await shipped("index.html");
  expect(html).toMatch(/<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-/);
  expect(html).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  await open(page);
  expect(troubles).toEqual([]);
  const refused = await page.evaluate(() => {
    window.ran = false;
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
    return fetch("https://ailleurs.example/").then(() => "answered", () => "refused");
  });
  expect(refused).toBe("refused");
  expect(await page.evaluate(() => window.ran)).toBe(false);
  expect(troubles.join("\n")).toContain("CSP violation");
});

test("the worker starts under the policy and says it is ready", async ({ page }) => {
  await open(page);
  const said = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker("worker_loader.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
  );
  expect(JSON.stringify(said)).toContain("ready");
});

test("after the first visit the site works without a network", async ({ page, context }) => {
  await open(page);
  await keptOffline(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  expect((await open(page, "entites")).status()).toBe(200);
  expect(await page.evaluate(() => fetch("worker_loader.js").then(({ ok }) => ok))).toBe(true);
});

test("the service worker keeps every file of the build, and nothing of other sites", async ({ page }) => {
  await open(page);
  await page.evaluate(() => caches.open("neighbour"));
  await keptOffline(page);
  const { build } = JSON.parse(await shipped("build.json"));
  expect(await page.evaluate(() => caches.keys())).toEqual(expect.arrayContaining(["neighbour", `myspot-${build}@/mySPOT/`]));
  const kept = await page.evaluate((name) => caches.open(name).then((cache) => cache.keys()).then((keys) => keys.length), `myspot-${build}@/mySPOT/`);
  expect(kept).toBe(JSON.parse(await shipped("sizes.json")).files.length);
});

test("a browser killed with SIGKILL starts again on its profile", async ({ launch, baseURL }) => {
  const profile = await mkdtemp(join(tmpdir(), "myspot-profile-"));
  const first = await launch(profile);
  await first.page.goto(baseURL);
  await ready(first.page);
  await first.killRenderers();
  await first.killBrowser();
  const second = await launch(profile);
  await second.page.goto(baseURL);
  await ready(second.page);
  await second.killBrowser();
  await rm(profile, { recursive: true, force: true });
});
