// Ten thousand entities: counts of what the page holds, not milliseconds.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";

const ENTITIES = 10_000;
const RELATIONS = 30_000;
/** Rows that may exist at once, whatever the length of the list. */
const MOST_ROWS = 120;

const nameOf = (n) => `Acteur ${String(n).padStart(5, "0")}`;

/** A file of the first mySPOT, of that many records. */
function large() {
  const kinds = ["org", "person", "place", "event", "document"];
  const entities = Array.from({ length: ENTITIES }, (_, n) => ({
    id: `e${n}`,
    name: nameOf(n),
    type: kinds[n % kinds.length],
    date: String(1900 + (n % 120)),
    tags: [`lot ${n % 40}`],
  }));
  const relations = Array.from({ length: RELATIONS }, (_, n) => ({
    id: `r${n}`,
    from: `e${n % ENTITIES}`,
    to: `e${(n * 7 + 1) % ENTITIES}`,
    type: "influence",
  }));
  return JSON.stringify({ entities, relations });
}

test.setTimeout(120_000);

/** A page with the large project open. */
async function inLarge(page) {
  await open(page);
  const [app, entities] = [new App(page), new EntitiesPage(page)];
  const preview = await app.openFile({ name: "grand.json", mimeType: "application/json", buffer: Buffer.from(large()) });
  await expect(preview.counts).toHaveText([/^10.?000 entités$/, /^30.?000 relations$/], { timeout: 60_000 });
  await preview.intoNewProject();
  await expect(entities.count).toHaveText(/^10.?000 sur 10.?000$/, { timeout: 30_000 });
  await expect(entities.rows.first()).toContainText(nameOf(0));
  return { app, entities };
}

test("ten thousand entities: few rows exist at any place of the list", async ({ page }) => {
  const { entities } = await inLarge(page);
  const scrollTo = (part) => entities.grid.evaluate((grid, part) => (grid.scrollTop = part * (grid.scrollHeight - grid.clientHeight)), part);
  for (const part of [0, 0.1, 0.37, 0.5, 0.9, 1]) {
    await scrollTo(part);
    if (part === 0 || part === 1) await expect(entities.row(nameOf(part * (ENTITIES - 1)))).toBeInViewport();
    await expect.poll(() => rowsInView(entities)).toBeGreaterThan(3);
    expect(await entities.rows.count()).toBeLessThan(MOST_ROWS);
  }
  await scrollTo(0);
  await entities.grid.focus();
  await page.keyboard.press("End");
  await expect(entities.row(nameOf(ENTITIES - 1))).toBeInViewport();
  await expect(entities.row(nameOf(ENTITIES - 1))).toHaveAttribute("data-cursor", "true");

});

test("search and chips narrow ten thousand as one types", async ({ page }) => {
  const { entities } = await inLarge(page);
  await entities.search.pressSequentially("acteur 0999");
  await expect(entities.count).toHaveText(/^11 sur 10.?000$/); // 00999, and 09990 to 09999
  await entities.search.pressSequentially("0");
  await expect(entities.count).toHaveText(/^1 sur 10.?000$/);
  await expect(entities.row(nameOf(9990))).toBeInViewport();
  await entities.showAll();
  await expect(entities.rows.first()).toContainText(nameOf(0));
  await entities.kindChip("Documents").click();
  await expect(entities.count).toHaveText(/^2.?000 sur 10.?000$/);
});

test("after a search that leaves one, the full list has few rows again", async ({ page }) => {
  const { entities } = await inLarge(page);
  await entities.grid.focus();
  await page.keyboard.press("End");
  await expect(entities.row(nameOf(ENTITIES - 1))).toBeInViewport();
  await entities.search.fill("acteur 09990");
  await expect(entities.count).toHaveText(/^1 sur 10.?000$/);
  await expect(entities.row(nameOf(9990))).toBeInViewport();
  await entities.showAll();
  await expect(entities.count).toHaveText(/^10.?000 sur 10.?000$/);
  await expect(entities.rows.first()).toContainText(nameOf(0));
  expect(await entities.rows.count()).toBeLessThan(MOST_ROWS);
});

test("one of ten thousand is changed and kept, and the page stays small", async ({ page }) => {
  const { app, entities } = await inLarge(page);
  const sheet = await entities.open(nameOf(4));
  await sheet.retype(sheet.name, "Renommé parmi dix mille");
  await app.saved();
  await app.reload();
  await expect(sheet.title).toHaveText("Renommé parmi dix mille");
  expect(await page.locator("*").count(), "elements on the page").toBeLessThan(5_000);
});

test("ten thousand merged into a project are kept, though the page is left as soon as they are said to be in", async ({ page }) => {
  await open(page);
  const [app, entities] = [new App(page), new EntitiesPage(page)];
  await app.startFrom("quartier.json");
  const preview = await app.openFile({ name: "grand.json", mimeType: "application/json", buffer: Buffer.from(large()) });
  await preview.goal(/^Fusionner/).waitFor({ timeout: 60_000 });
  await preview.merge();
  await app.reload();
  await expect(entities.count).toHaveText(/^10.?008 sur 10.?008$/, { timeout: 30_000 });
});

/** How many rows one sees. */
const rowsInView = (entities) =>
  entities.grid.evaluate((grid) => {
    const box = grid.getBoundingClientRect();
    return [...grid.querySelectorAll(".grid-row:not([hidden])")].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > box.top && top < box.bottom;
    }).length;
  });
