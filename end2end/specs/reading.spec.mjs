// A text is pasted and read: what is spotted is accepted, and a passage becomes what one says it is.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { ReadingPage } from "../pages/reading.mjs";

const STATEMENT = `LE CANAL N’EST PAS À VENDRE

Communiqué du 12 mars 2021, à Namur

Les riverains apprennent que la Société des Voies Vertes veut céder le canal à un groupe privé. En juillet 2018, le ministère des Transports signait un accord avec la société Bétonor. Depuis 2019, Bétonor finance l’association Demain Canal, présidée par Mme Odile Farges.

Nous refusons une vente à la sauvette, disent les pêcheurs du dimanche.`;

/** The statement, being read in a new project. */
async function reading(page) {
  await open(page);
  await new ProjectsPage(page).create("Canal");
  const app = new App(page);
  await app.goTo("Échanges");
  const read = new ReadingPage(page);
  await read.paste(STATEMENT);
  const record = async (part, lets) => (await app.backUp()).json[part]?.find(lets);
  return { app, read, entity: (name) => record("entities", (row) => row.name === name), claim: (quote) => record("claims", (row) => row.quote === quote) };
}

test("names and dates are proposed, and Enter accepts one after the other with what says so", async ({ page }) => {
  const { app, read, entity } = await reading(page);
  for (const name of ["Société des Voies Vertes", "Demain Canal", "Odile Farges", "Namur"]) await expect(read.proposal(name)).toHaveCount(1);
  await expect(read.proposals.filter({ hasText: "juillet 2018" })).toHaveCount(1);
  const all = await read.proposals.count();
  await expect(read.list).toBeFocused();
  for (let n = 1; n <= all; n++) {
    await page.keyboard.press("Enter");
    await expect(read.counts).toContainText(n === 1 ? "1 acceptée" : `${n} acceptées`);
  }
  await expect(read.counts).toContainText("Tout est lu.");
  const { json } = await app.backUp();
  const names = json.entities.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["Société des Voies Vertes", "Demain Canal", "Odile Farges"]));
  expect((await entity("Odile Farges")).kind).toBe("person");
  const document = json.entities.find(({ kind }) => kind === "document");
  expect(document.description).toContain("pêcheurs du dimanche");
  for (const { quote, document: own } of json.claims) {
    expect(own).toBe(document.id);
    expect(STATEMENT).toContain(quote);
  }
  await app.undo();
  await expect(read.counts).toContainText(`${all - 1} acceptées`);
});

test("a passage and a key make an actor, an event or a claim that quotes it, and undo takes it back", async ({ page }) => {
  const { app, read, entity, claim } = await reading(page);
  const { dialog } = app;

  await read.drag("pêcheurs du dimanche");
  await page.keyboard.press("a");
  await expect(dialog.getByLabel("Nom", { exact: true })).toHaveValue("pêcheurs du dimanche");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect(await entity("pêcheurs du dimanche")).toBeTruthy();
  await app.undo();
  expect(await entity("pêcheurs du dimanche")).toBeUndefined();
  await app.redo();

  await read.drag("signait un accord");
  await page.keyboard.press("e");
  await expect(dialog.getByLabel("Date")).toHaveValue("juillet 2018");
  await dialog.getByLabel("Ce qui s’est passé").fill("Un accord est signé");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect(await entity("Un accord est signé")).toMatchObject({ kind: "event", date: "juillet 2018" });

  await read.stretch("vente", " à la sauvette".length);
  await page.keyboard.press("c");
  await expect(dialog.locator(".claim-quote")).toHaveText("vente à la sauvette");
  await dialog.getByLabel("À propos de").fill("Les pêcheurs du dimanche");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveCount(0);
  expect((await claim("vente à la sauvette")).about).toBe(`entity:${(await entity("Les pêcheurs du dimanche")).id}`);
  await app.undo();
  expect(await claim("vente à la sauvette")).toBeUndefined();
  expect(await entity("Les pêcheurs du dimanche")).toBeUndefined();
  await app.redo();
  await app.saved();
  await app.reload();
  expect(await claim("vente à la sauvette")).toBeTruthy();
});
