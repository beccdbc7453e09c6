// Several files at once, and files of several projects: each has its turn, and none is left out without a word.
import { axe, expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ImportDialog } from "../pages/import.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

const ID = (n) => `00000000-0000-7000-8000-00000000000${n}`;
const own = (name, ...entities) => ({
  format: "myspot",
  schema: 1,
  name,
  description: "",
  entities: entities.map((name, n) => ({ id: ID(n + 1), kind: "person", name, created: 1, modified: 1, version: 1 })),
});
const one = (name, ...entities) => [`${name}.json`, JSON.stringify(own(name, ...entities))];

async function start(page) {
  await open(page);
  return { app: new App(page), projects: new ProjectsPage(page), entities: new EntitiesPage(page) };
}

test("three files dropped at once wait for their turn", async ({ page }) => {
  const { app, projects } = await start(page);
  const dialog = await app.dropAll([one("Un", "Ada"), one("Deux", "Bob"), one("Trois", "Cléo")]);
  for (const [name, waiting] of [["Un", "2 fichiers attendent leur tour."], ["Deux", "1 fichier attend son tour."]]) {
    await expect(dialog.title).toHaveText(`« ${name}.json » contient :`);
    await expect(dialog.waiting).toHaveText(waiting);
    await dialog.goal("Dans un nouveau projet").check();
    await dialog.bringIn();
  }
  await expect(dialog.title).toHaveText("« Trois.json » contient :");
  await expect(dialog.waiting).toHaveCount(0);
  await axe(page);
  await dialog.intoNewProject();
  await app.saved();
  await app.goTo("Projets");
  for (const name of ["Un", "Deux", "Trois"]) await expect(projects.card(name)).toBeVisible();
});

test("a file is passed over, one cannot be read, and the next is shown", async ({ page }) => {
  const { app, entities } = await start(page);
  const dialog = await app.dropAll([one("Un", "Ada"), ["abime.json", "{"], one("Trois", "Cléo", "Dina")]);
  await expect(dialog.title).toHaveText("« Un.json » contient :");
  await dialog.skip.click();
  await expect(dialog.refusal).toContainText("« abime.json » n’a pas été ouvert.");
  await dialog.next.click();
  await expect(dialog.title).toHaveText("« Trois.json » contient :");
  await expect(dialog.skip).toHaveCount(0);
  await dialog.intoNewProject();
  await expect(entities.count).toHaveText("2 sur 2");
});

test("closing the dialog tells how many files were not read", async ({ page }) => {
  const { app, projects } = await start(page);
  const dialog = await app.dropAll([one("Un", "Ada"), one("Deux", "Bob"), one("Trois", "Cléo")]);
  await expect(dialog.title).toHaveText("« Un.json » contient :");
  await dialog.close();
  await expect(app.notices).toContainText("2 fichiers n’ont pas été lus. Choisissez-les à nouveau.");
  await expect(projects.cards).toHaveCount(0);
});

test("a file of several projects shows them, and makes those that are ticked", async ({ page }) => {
  const { app, projects } = await start(page);
  const library = { format: "myspot-library", projects: [own("Eau", "Ada", "Bob"), own("Forêt", "Cléo"), own("Logement")] };
  await app.drop("bibliotheque.json", JSON.stringify(library));
  const dialog = new ImportDialog(page);
  await expect(dialog.title).toHaveText("« bibliotheque.json » contient :");
  await expect(dialog.projects).toHaveCount(3);
  await expect(dialog.dialog).toContainText("Eau — 2 entités, 0 relation");
  await axe(page);
  await dialog.projects.nth(2).uncheck();
  await dialog.bringIn();
  await expect(app.notices).toContainText("2 projets ajoutés à la bibliothèque.");
  await app.goTo("Projets");
  await expect(projects.card("Eau")).toBeVisible();
  await expect(projects.card("Logement")).toHaveCount(0);
  await projects.open("Forêt");
  await expect(new EntitiesPage(page).count).toHaveText("1 sur 1");
});

test("the dossiers of another tool's file become projects, or one if one asks", async ({ page }) => {
  const { app, projects } = await start(page);
  const dossier = (nom, ...acteurs) => ({ nom, d: { o4: { acteurs: acteurs.map((nom) => ({ nom })) } } });
  const file = JSON.stringify({ version: 2, actif: 1, dossiers: [dossier("Gare", "Ada", "Bob"), dossier("Port", "Cléo")] });
  await app.drop("tous-dossiers.json", file);
  const dialog = new ImportDialog(page);
  await expect(dialog.projects).toHaveCount(2);
  await expect(dialog.dialog).toContainText("Gare — 2 entités, 0 relation");
  await axe(page);
  await dialog.bringIn();
  await expect(app.notices).toContainText("2 projets ajoutés à la bibliothèque.");
  await app.goTo("Projets");
  await expect(projects.card("Gare")).toBeVisible();
  await app.drop("tous-dossiers.json", file);
  await dialog.dialog.getByRole("button", { name: "Tout réunir dans un seul projet" }).click();
  await dialog.intoNewProject();
  await expect(new EntitiesPage(page).count).toHaveText("3 sur 3");
});

test("a library that is damaged in one place gives its other projects", async ({ page }) => {
  const { app } = await start(page);
  const newer = { ...own("Demain", "Ada"), schema: 999 };
  await app.drop("bibliotheque.json", JSON.stringify({ format: "myspot-library", projects: [own("Eau", "Ada"), newer] }));
  const dialog = new ImportDialog(page);
  await expect(dialog.projects).toHaveCount(1);
  await expect(dialog.dialog).toContainText("Un projet du fichier n’a pas été lu.");
});
