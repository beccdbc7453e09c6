// A browser with a profile on the disk: what is journalled must cost what it costs people.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { ARGUMENTS, findChromium } from "../chromium.mjs";
import { watchPage } from "./watch.mjs";

/** A folder for one profile; `remove()` takes it away. */
export async function makeProfile() {
  const folder = await mkdtemp(join(tmpdir(), "myspot-bench-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/**
 * Opens the profile in a browser of its own for the length of `work(context)`.
 * `shown` says when a page's list stands: an element there is, and a global that is true.
 */
export async function inProfile({ folder }, { shown, serviceWorkers = "allow" }, work) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: ARGUMENTS,
    locale: "fr-FR",
    timezoneId: "Europe/Brussels",
    viewport: { width: 1280, height: 800 },
    serviceWorkers,
  });
  try {
    await context.addInitScript(watchPage, shown);
    return await work(context);
  } finally {
    await context.close();
  }
}
