// A new version is fetched in the background, and takes over only when the page says so.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../server.mjs";
import { expect, keptOffline, ready, test } from "../test.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** The same site with another rescue.js, as a later build would have it. */
async function publishNextBuild(dist) {
  const file = (name) => join(dist, name);
  const before = await readFile(file("rescue.js"));
  const after = Buffer.concat([before, Buffer.from("\n// next build\n")]);
  const worker = await readFile(file("sw.js"), "utf8");
  const { build } = JSON.parse(await readFile(file("build.json"), "utf8"));
  await writeFile(file("rescue.js"), after);
  await writeFile(file("sw.js"), worker.replace(digest(before), digest(after)).replace(build, "next"));
}

const rescueScript = (page) => page.evaluate(() => fetch("rescue.js").then((response) => response.text()));

test("an update waits until the page asks for it, and fetches only what has changed", async ({ newContext }) => {
  const dist = await mkdtemp(join(tmpdir(), "myspot-dist-"));
  await cp(DIST, dist, { recursive: true });
  const requests = [];
  const site = await serve({ dist, onRequest: (path) => requests.push(path) });
  const page = await (await newContext({ baseURL: site.baseURL })).newPage();
  await page.goto("");
  await ready(page);
  await keptOffline(page);

  await publishNextBuild(dist);
  requests.length = 0;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  expect(requests.sort()).toEqual(["/mySPOT/rescue.js", "/mySPOT/sw.js"]);
  expect(await rescueScript(page)).not.toContain("next build");
  await page.reload();
  await ready(page);
  expect(await rescueScript(page)).not.toContain("next build");

  // As the application does it: ask, then load the page anew once the other version has taken over, not before.
  await page.evaluate(async () => {
    window.isOld = true;
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    (await navigator.serviceWorker.getRegistration()).waiting.postMessage({ type: "skip-waiting" });
  });
  await page.waitForFunction(() => window.myspotReady && !window.isOld);
  expect(await rescueScript(page)).toContain("next build");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["myspot-next@/mySPOT/"]);

  await page.context().close();
  site.close();
  await rm(dist, { recursive: true });
});
