// A project is kept in a file on the disk: written in place, and never over what nobody has read.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { LinkedFile } from "../pages/exchange.mjs";
import { ImportDialog } from "../pages/import.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

const NAME = "commun.json";
const OWN = JSON.stringify({
  format: "myspot",
  schema: 1,
  name: "Commun",
  description: "",
  entities: [{ id: "00000000-0000-7000-8000-000000000001", kind: "person", name: "Ada", created: 1, modified: 1, version: 1 }],
});
const FIRST = JSON.stringify({ entities: [{ id: "a", name: "Ada", type: "person" }], relations: [], notes: [], plaidoyer: {} });

async function start(page) {
  const linked = new LinkedFile(page);
  await linked.stand(NAME);
  await open(page);
  const app = new App(page);
  await new ProjectsPage(page).create("Commun");
  await app.goTo("Échanges");
  return { app, linked };
}

async function add(app, name) {
  const quick = await app.quickAdd();
  await quick.add(name);
  await quick.close();
  await app.saved();
  await app.goTo("Échanges");
}

/** Opens the file that stands on the disk, in a project of its own. */
async function openStanding(page, linked) {
  await linked.open.click();
  await new ImportDialog(page).intoNewProject();
  await new App(page).saved();
  await new App(page).goTo("Échanges");
}

test("a file is opened, the project changes, and the file is written in place", async ({ page }) => {
  const { app, linked } = await start(page);
  await linked.put(NAME, OWN);
  await openStanding(page, linked);
  await expect(linked.state).toHaveText(`Lié à « ${NAME} ».`);
  await add(app, "Bob");
  await linked.write.click();
  await expect(linked.state).toContainText(`« ${NAME} » est à jour`);
  const names = JSON.parse(await linked.text(NAME)).entities.map(({ name }) => name);
  expect(names.sort()).toEqual(["Ada", "Bob"]);
  await add(app, "Cléo");
  await expect(linked.state).toContainText("le projet a changé depuis");
});

test("the file is still linked on the next visit", async ({ page }) => {
  const { app, linked } = await start(page);
  await linked.choose.click();
  await expect(linked.state).toContainText("est à jour");
  await app.reload();
  await expect(linked.state).toHaveText(`Lié à « ${NAME} ».`);
  await linked.unlink.click();
  await expect(linked.choose).toBeVisible();
  expect(JSON.parse(await linked.text(NAME)).name).toBe("Commun");
});

test("what somebody else wrote meanwhile is not written over unread", async ({ page }) => {
  const { app, linked } = await start(page);
  await linked.choose.click();
  await expect(linked.state).toContainText("est à jour");
  await add(app, "Bob");
  await linked.put(NAME, OWN);
  await linked.write.click();
  await expect(linked.problem).toContainText(`« ${NAME} » a changé depuis`);
  expect(await linked.text(NAME)).toBe(OWN);
  // Read again and merged, it may be written: nothing of either side is lost.
  await linked.readAgain.click();
  await new ImportDialog(page).merge();
  await expect(new EntitiesPage(page).count).toHaveText("2 sur 2");
  await app.saved();
  await app.goTo("Échanges");
  await linked.write.click();
  await expect(linked.state).toContainText("est à jour");
  const names = JSON.parse(await linked.text(NAME)).entities.map(({ name }) => name);
  expect(names.sort()).toEqual(["Ada", "Bob"]);
});

test("it is written over when the reader says so", async ({ page }) => {
  const { app, linked } = await start(page);
  await linked.choose.click();
  await expect(linked.state).toContainText("est à jour");
  await add(app, "Bob");
  await linked.put(NAME, OWN);
  await linked.write.click();
  await linked.writeOver.click();
  await expect(linked.state).toContainText("est à jour");
  expect(JSON.parse(await linked.text(NAME)).entities.map(({ name }) => name)).toEqual(["Bob"]);
});

test("a file of another tool is read, and never written", async ({ page }) => {
  const { app, linked } = await start(page);
  await linked.put(NAME, FIRST);
  await linked.open.click();
  await new ImportDialog(page).intoNewProject();
  await app.saved();
  await expect(app.notices).toContainText("mySPOT ne l’écrira pas");
  await app.goTo("Échanges");
  await expect(linked.open).toBeVisible();
  // Chosen by its name, it still holds more than ours would keep.
  await linked.choose.click();
  await expect(linked.problem).toContainText("n’est pas un fichier mySPOT simple");
  expect(await linked.text(NAME)).toBe(FIRST);
});

test("a file that only a part came of is not linked", async ({ page }) => {
  const { app, linked } = await start(page);
  await add(app, "Ada");
  await linked.put(NAME, OWN);
  await linked.open.click();
  const dialog = new ImportDialog(page);
  await dialog.goal(/^Ajouter au projet ouvert/).check();
  await dialog.apply();
  await expect(app.notices).toContainText(`« ${NAME} » n’est pas lié`);
});
