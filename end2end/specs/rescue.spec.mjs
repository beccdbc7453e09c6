// When the application falls or cannot start: public/rescue.js.
import { readFile } from "node:fs/promises";
import { axe, expect, open, ready, test } from "../test.mjs";

const provokes = (description) => ({ annotation: { type: "allow-error", description } });
const panel = (page) => page.getByRole("alertdialog", { name: "mySPOT s’est arrêté" });
const download = (page) => page.getByRole("button", { name: "Télécharger la dernière version enregistrée" });

test("a calm page offers to reload, and to take the last saved version away", async ({ page }) => {
  await open(page);
  await page.evaluate(fillDatabase);
  await page.evaluate(() => window.myspotRescue.panic("essai"));
  await expect(panel(page)).toBeVisible();
  expect(await page.evaluate(() => window.myspotDead)).toBe(true);
  await axe(page);

  const [file] = await Promise.all([page.waitForEvent("download"), download(page).click()]);
  expect(file.suggestedFilename()).toMatch(/^mySPOT-secours-\d{4}-\d\d-\d\d\.json$/);
  // The newest snapshot is damaged: the one before it stands in, with all that came after.
  expect(JSON.parse(await readFile(await file.path(), "utf8"))).toEqual({ name: "avant", journal: [["b"], ["c"], ["d"]] });

  await page.getByRole("button", { name: "Recharger" }).click();
  await ready(page);
  await expect(panel(page)).toHaveCount(0);
});

test("it speaks the language that was chosen", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("myspot:preferences", JSON.stringify({ lang: "en" })));
  await page.route("**/*.wasm", () => {}); // never answered
  await page.goto("");
  await page.evaluate(() => window.myspotRescue.panic("essai"));
  await expect(page.getByRole("alertdialog", { name: "mySPOT has stopped" })).toBeVisible();
});

test("it makes no database where there is none", async ({ page }) => {
  await page.route("**/*.wasm", () => {});
  await page.goto("");
  await page.evaluate(() => window.myspotRescue.panic("essai"));
  await download(page).click();
  await expect(page.getByText("Aucun projet enregistré n’a été trouvé")).toBeVisible();
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
});

test("a trap in the wasm brings it up", provokes("unreachable"), async ({ page }) => {
  await open(page);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    }),
  );
  await expect(panel(page)).toBeVisible();
});

test("a script that cannot be had brings it up at once", provokes("Failed to load"), async ({ page }) => {
  await page.route("**/app-*.js", (route) => route.fulfill({ status: 404 }));
  await page.goto("");
  await expect(panel(page)).toContainText("n’a pas pu démarrer");
});

test("an application that never starts brings it up after thirty seconds", async ({ page }) => {
  await page.clock.install();
  await page.route("**/*.wasm", () => {});
  await page.goto("");
  await page.clock.fastForward(29_000);
  await expect(panel(page)).toHaveCount(0);
  await page.clock.fastForward(2_000);
  await expect(panel(page)).toContainText("n’a pas pu démarrer");
});

test("without WebAssembly it says what is missing", provokes("WebAssembly"), async ({ page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto("");
  await expect(panel(page)).toContainText("WebAssembly");
});

/** Puts two generations of a project beside what the application keeps, the newer one damaged. */
async function fillDatabase() {
  const project = "essai";
  const opened = indexedDB.open("myspot");
  opened.onupgradeneeded = () => {
    opened.result.createObjectStore("projects", { keyPath: "id" });
    opened.result.createObjectStore("snapshots", { keyPath: ["project", "generation"] });
    opened.result.createObjectStore("journal", { keyPath: ["project", "seq"] });
  };
  const database = await new Promise((resolve, reject) => {
    opened.onsuccess = () => resolve(opened.result);
    opened.onerror = () => reject(opened.error);
  });
  const transaction = database.transaction(["snapshots", "journal"], "readwrite");
  const snapshots = transaction.objectStore("snapshots");
  const journal = transaction.objectStore("journal");
  const bytes = (text) => new TextEncoder().encode(text);
  snapshots.put({ project, generation: 1, seq: 1, bytes: bytes('{"name":"avant"}'), checksum: "" });
  snapshots.put({ project, generation: 2, seq: 2, bytes: bytes('{"name":"apr'), checksum: "" });
  journal.put({ project, seq: 1, entries: '["a"]' });
  journal.put({ project, seq: 3, entries: '["c"]' });
  journal.put({ project, seq: 2, entries: '["b"]' });
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
  localStorage.setItem(`myspot:tail:${project}`, JSON.stringify([{ epoch: 1, seq: 4, at: 0, diff: '["d"]' }]));
  sessionStorage.setItem("myspot:open", JSON.stringify(project));
}
