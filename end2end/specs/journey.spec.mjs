// What people do, from the first visit to the file they take away.
import { readFile } from "node:fs/promises";
import { expect, keptOffline, open, ready, test } from "../test.mjs";
import { App, EXAMPLE } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { ImportDialog } from "../pages/import.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { QuickAdd } from "../pages/quick_add.mjs";
import { SettingsPage } from "../pages/settings.mjs";

/** A page with the fixture open as its project, on the entities. */
async function inQuartier(page) {
  await open(page);
  const app = new App(page);
  await app.startFrom("quartier.json");
  return { app, entities: new EntitiesPage(page) };
}

test("a first visit opens the example, and the same file dropped becomes a project of its own", async ({ page }) => {
  await open(page);
  const [app, entities] = [new App(page), new EntitiesPage(page)];
  await expect(page.getByText("100 % local : pas de compte, pas de serveur, pas de suivi.")).toBeVisible();
  await new ProjectsPage(page).openExample();
  await expect(entities.count).toHaveText("50 sur 50");
  await expect(app.project).toHaveText("Sommet du PGO 2016");

  const preview = await app.drop("sommet.json", await readFile(EXAMPLE, "utf8"));
  await expect(preview.dialog).toContainText("Export du premier mySPOT");
  await expect(preview.counts).toHaveText(["50 entités", "40 relations", "7 affirmations", "8 cartes"]);
  await expect(preview.dialog).toContainText("Tout a été compris.");
  await preview.intoNewProject();
  await expect(app.notices).toContainText("« sommet.json » est un nouveau projet.");
  await expect(app.project).toHaveText("sommet");
  await expect(entities.count).toHaveText("50 sur 50");
  await app.goTo("Projets");
  await expect(new ProjectsPage(page).cards).toHaveCount(2);
});

test("the file picker opens by its button and by Ctrl+O", async ({ page }) => {
  const chosen = [];
  page.on("filechooser", (chooser) => chosen.push(chooser)); // before anything, or the first one is missed
  await open(page);
  await page.getByRole("button", { name: "Ouvrir un fichier…" }).click();
  await expect.poll(() => chosen.length).toBe(1);
  await page.keyboard.press("Control+o");
  await expect.poll(() => chosen.length).toBe(2);
  await chosen[1].setFiles(EXAMPLE);
  await expect(new ImportDialog(page).counts.first()).toHaveText("50 entités");
});

test("a sheet is written as one types, and a reload keeps all of it", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const sheet = await entities.open("Bourgmestre");
  await sheet.retype(sheet.name, "Bourgmestre d’Ixelles");
  await expect(entities.row("Bourgmestre d’Ixelles")).toBeVisible();
  await sheet.addTag("à convaincre");
  await sheet.stance.selectOption({ label: "plutôt favorable" });
  await sheet.addRelation("préside", "Zone de police");
  await expect(sheet.relations).toContainText("préside → Zone de police");
  await sheet.addClaim("A promis une réponse.", "Étude de bruit");
  const grade = await sheet.grade("A promis une réponse.", "B · habituellement fiable", "3 · possiblement vrai");
  await expect(grade).toHaveText("B3");
  await app.saved();

  await app.reload();
  await expect(sheet.title).toHaveText("Bourgmestre d’Ixelles");
  await expect(sheet.tags).toHaveText(["commune", "à convaincre"]);
  await expect(sheet.stance.locator("option:checked")).toHaveText("plutôt favorable");
  await expect(sheet.relations).toContainText("préside → Zone de police");
  await expect(sheet.claims.getByRole("link", { name: "Étude de bruit" })).toBeVisible();
  await expect(sheet.claims.locator(".grade")).toHaveText(["B3"]);
  await expect(entities.count).toHaveText("9 sur 9");
});

test("a date says how it was understood, and what is none stays as text", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const sheet = await entities.open("Vote du plan");
  for (const [typed, said] of [
    ["7-9 décembre 2016", "Compris : du 7 au 9 décembre 2016"],
    ["depuis juin 2015", "Compris : depuis juin 2015"],
    ["2510-TA", "Pas comprise comme date : gardée comme texte, rangée à la fin."],
  ]) {
    await sheet.retype(sheet.date, typed);
    await expect(sheet.dateRead).toHaveText(said);
    await app.saved();
    await app.reload();
    await expect(sheet.date).toHaveValue(typed);
    await expect(sheet.dateRead).toHaveText(said);
  }
});

test("undo and redo name what they do, and typing one field is one step", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
  const sheet = await entities.open("Promoteur");
  await sheet.retype(sheet.name, "Promoteur du Canal");
  await expect(app.undoButton).toHaveAccessibleName("Annuler : modifier l’entité « Promoteur du Canal »");
  await sheet.addTag("béton");
  await expect(sheet.tags).toHaveText(["chantier", "béton"]);
  await app.undo();
  await expect(sheet.tags).toHaveText(["chantier"]);
  await app.undo();
  await expect(sheet.title).toHaveText("Promoteur");
  await expect(sheet.name).toHaveValue("Promoteur");
  await expect(app.undoButton).toBeDisabled();
  await expect(app.redoButton).toHaveAccessibleName(/^Rétablir\s: modifier l’entité «\sPromoteur/);
  await app.redo();
  await app.redo();
  await expect(sheet.title).toHaveText("Promoteur du Canal");
  await expect(sheet.tags).toHaveText(["chantier", "béton"]);
  await expect(app.redoButton).toHaveAccessibleName("Rien à rétablir");
});

test("deleting shows by name what goes along, and undo brings all of it back", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const before = (await app.backUp()).json;
  const sheet = await entities.open("Bourgmestre");
  await sheet.delete();
  for (const name of ["Bourgmestre", "interpelle", "préside", "Reçoit le mardi matin."]) {
    await expect(entities.deleteDialog).toContainText(name);
  }
  await page.keyboard.press("Escape");
  await expect(entities.count).toHaveText("8 sur 8");

  await sheet.delete();
  await entities.confirmDelete();
  await expect(entities.count).toHaveText("7 sur 7");
  const after = (await app.backUp()).json;
  expect([after.entities.length, after.relations.length, after.claims.length]).toEqual([7, 2, 1]);
  await app.undo();
  await expect(entities.count).toHaveText("8 sur 8");
  await app.saved();
  expect((await app.backUp()).json).toEqual(before);
});

test("search narrows as one types, filters add up", async ({ page }) => {
  const { entities } = await inQuartier(page);
  await entities.search.pressSequentially("etude");
  await expect(entities.count).toHaveText("1 sur 8");
  await expect(entities.row("Étude de bruit")).toBeVisible();
  await entities.search.fill("introuvable");
  await expect(page.getByText("Aucune entité ne répond à ces filtres.")).toBeVisible();
  await entities.showAll();
  await expect(entities.count).toHaveText("8 sur 8");

  await entities.kindChip("Organisations").click();
  await expect(entities.count).toHaveText("4 sur 8");
  await entities.openFilters();
  await entities.filter("Étiquette", "commune");
  await expect(entities.count).toHaveText("1 sur 8");
  await expect(entities.row("Conseil communal")).toBeVisible();
  await entities.showAll();
  await entities.filter("Position", "cibles");
  await expect(entities.count).toHaveText("1 sur 8");
  await entities.showAll();
  await entities.filter("Date", "datées");
  await expect(entities.count).toHaveText("3 sur 8");
  await entities.filter("Sources", "sans source");
  await entities.filter("Relations", "sans relation");
  await expect(entities.count).toHaveText("2 sur 8");
});

test("several entities get one tag in one step", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  for (const name of ["Promoteur", "Rue du Canal", "Vote du plan"]) await entities.tick(name);
  await expect(entities.bulk).toContainText("3 cochées");
  await entities.addTagToTicked("chantier");
  for (const name of ["Promoteur", "Rue du Canal", "Vote du plan"]) {
    await expect(entities.row(name).locator(".chip", { hasText: "chantier" })).toHaveCount(1);
  }
  await expect(app.undoButton).toHaveAccessibleName(/^Annuler\s: modifier /);
  await app.undo();
  await expect(entities.row("Rue du Canal").locator(".chip")).toHaveText(["quartier"]);
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
});

test("duplicates are found, and merged after a look at what that gives", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  await (await app.palette()).reach("doublons");
  const group = entities.duplicatesDialog.getByRole("group", { name: "Quelle fiche garder ?" });
  await expect(group).toHaveCount(1);
  await group.getByRole("radio", { name: /^Maison de quartier/ }).check();
  await expect(group.locator(".merge-preview")).toContainText("Maison de quartier (MQ) · Organisation · quartier · accueil");
  await group.getByRole("button", { name: "Fusionner ce groupe" }).click();
  await expect(entities.duplicatesDialog).toContainText("Aucun nom ni alias ne se répète ni ne se ressemble.");
  await page.keyboard.press("Escape");
  await expect(entities.count).toHaveText("7 sur 7");
  const sheet = await entities.open("Maison de quartier");
  await expect(sheet.relations).toContainText("interpelle → Bourgmestre");
  await expect(sheet.relations).toContainText("se trouve → Rue du Canal");
  await expect(app.undoButton).toHaveAccessibleName("Annuler : fusion en « Maison de quartier »");
  await app.undo();
  await expect(entities.count).toHaveText("8 sur 8");
});

test("ticked entities are merged too", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  for (const name of ["Promoteur", "Rue du Canal"]) await entities.tick(name);
  await entities.bulk.getByRole("button", { name: "Fusionner" }).click();
  await entities.mergeDialog.getByRole("radio", { name: /^Promoteur/ }).check();
  await entities.mergeDialog.getByRole("button", { name: "Fusionner ce groupe" }).click();
  await expect(entities.count).toHaveText("7 sur 7");
  await expect(entities.bulk).toHaveCount(0);
  const sheet = await entities.open("Promoteur");
  await expect(sheet.claims).toContainText("65 dB de moyenne.");
  await app.saved();
});

test("everything can be done from the keyboard", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const quick = new QuickAdd(page);
  await page.keyboard.press("n");
  await expect(quick.line).toBeFocused();
  await page.keyboard.type("Cap Collectif > mène les consultations de > Gouvernement @2016");
  await expect(quick.outcome).toContainText("Reliera « Cap Collectif » → mène les consultations de → « Gouvernement »");
  await expect(quick.outcome).toContainText("« Gouvernement » sera créé");
  await page.keyboard.press("Enter");
  await expect(quick.outcome).toContainText("« Cap Collectif → mène les consultations de → Gouvernement » ajouté");
  await page.keyboard.type("Chantier du Canal : événement #béton @depuis juin 2015");
  await page.keyboard.press("Enter");
  await quick.close();
  await expect(entities.count).toHaveText("11 sur 11");
  await expect(entities.row("Chantier du Canal")).toContainText("depuis juin 2015");

  const palette = await app.palette();
  await page.keyboard.type("Bourgmstre");
  await expect(palette.lines.first()).toContainText("Bourgmestre");
  await page.keyboard.press("Enter");
  const sheet = page.locator(".sheet-name");
  await expect(sheet).toHaveText("Bourgmestre");

  await page.keyboard.press("Alt+2");
  await entities.grid.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const second = entities.rows.nth(1).getByRole("link");
  await expect(sheet).toHaveText(await second.textContent());

  await entities.grid.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Delete");
  await expect(entities.deleteDialog).toContainText("Vote du plan");
  await page.keyboard.press("Tab");
  await expect(entities.deleteDialog.getByRole("button", { name: "Supprimer" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(entities.count).toHaveText("10 sur 10");
  await expect(entities.grid).toBeFocused();
});

test("a mySPOT file holds everything: read again, it gives the same", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const sheet = await entities.open("Bourgmestre");
  await sheet.addClaim("A promis une réponse.", "Étude de bruit");
  await sheet.grade("A promis une réponse.", "B · habituellement fiable", "3 · possiblement vrai");
  await app.saved();
  await app.goTo("Échanges");
  const exchange = new ExchangePage(page);
  const file = await exchange.give("Fichier mySPOT");
  expect(file.name).toMatch(/^myspot-quartier-\d{4}-\d\d-\d\d\.json$/);
  expect(file.json).toMatchObject({ format: "myspot", schema: 1, name: "quartier" });
  await expect(app.rail).toContainText("Dernière copie de sauvegarde : aujourd’hui");

  const preview = await app.drop("retour.json", file.text);
  await expect(preview.counts).toHaveText(["8 entités", "4 relations", "3 affirmations", "1 carte"]);
  await preview.intoNewProject();
  await expect(app.notices).toContainText("« retour.json » est un nouveau projet.");
  expect((await app.backUp()).text).toBe(file.text);
});

test("a file of the first mySPOT can be written, and says what it cannot carry", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const sheet = await entities.open("Conseil communal");
  await sheet.stance.selectOption({ label: "plutôt favorable" });
  await app.saved();
  await app.goTo("Échanges");
  const exchange = new ExchangePage(page);
  await exchange.product("Fichier du premier mySPOT").check();
  await expect(exchange.losses).toContainText(["la position exacte de 1 entité"]);
  const { json } = await exchange.give("Fichier du premier mySPOT");
  const source = JSON.parse(await readFile(new URL("../fixtures/quartier.json", import.meta.url), "utf8"));
  expect(json.entities.map(({ name }) => name).sort()).toEqual(source.entities.map(({ name }) => name).sort());
  expect(json.relations.map(({ type }) => type).sort()).toEqual(source.relations.map(({ type }) => type).sort());
  expect(json.notes.map(({ content }) => content).sort()).toEqual(source.notes.map(({ content }) => content).sort());
  expect(json.plaidoyer.swot).toMatchObject(source.plaidoyer.swot);
  const name = Object.fromEntries(json.entities.map((entity) => [entity.id, entity.name]));
  expect(json.relations.map(({ from, to, type }) => `${name[from]} ${type} ${name[to]}`)).toContain("Bourgmestre préside Conseil communal");
});

test("a file merges into the open project in one step that undo takes back", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  await app.goTo("Échanges");
  const { text } = await new ExchangePage(page).give("Fichier mySPOT");
  const changed = text.replace('"Promoteur"', '"Promoteur immobilier"');
  const preview = await app.drop("voisin.json", changed);
  await expect(preview.goal("Fusionner : 0 nouveauté, 1 fiche mise à jour, aucune fiche supprimée")).toBeChecked();
  await preview.apply();
  await expect(app.notices).toContainText("« voisin.json » est entré. Ctrl+Z l’annule.");
  await expect(entities.row("Promoteur").locator(".row-alias")).toHaveText("Promoteur immobilier"); // names add up
  await expect(entities.count).toHaveText("8 sur 8");
  await expect(app.undoButton).toHaveAccessibleName("Annuler : import de voisin.json");
  await app.undo();
  await expect(entities.row("Promoteur").locator(".row-alias")).toBeEmpty();
});

test("the library makes, renames, copies, throws away and brings back projects", async ({ page }) => {
  await open(page);
  const [app, projects] = [new App(page), new ProjectsPage(page)];
  await projects.create("Collège");
  await expect(app.project).toHaveText("Collège");
  await expect(page.getByText("Ce projet est vide.")).toBeVisible();
  const quick = await app.quickAdd();
  await quick.add("Directrice : personne");
  await quick.close();
  await app.saved();

  await app.goTo("Projets");
  await projects.rename("Collège", "Collège du Canal");
  await expect(app.project).toHaveText("Collège du Canal");
  await projects.duplicate("Collège du Canal");
  await expect(projects.cards).toHaveCount(2);
  await projects.rename("Collège du Canal (copie)", "Lycée");
  await expect(projects.card("Lycée")).toContainText("1 entité · 0 relation");

  await projects.trash("Collège du Canal");
  await expect(projects.cards).toHaveCount(1);
  await expect(app.project).toHaveText("Aucun projet ouvert");
  await projects.restore("Collège du Canal");
  await expect(projects.cards).toHaveCount(2);
  await expect(projects.trashed).toHaveCount(0);
  await projects.trash("Lycée");
  await projects.emptyTrash();
  await expect(projects.trashed).toHaveCount(0);
  await app.reload();
  await expect(projects.cards.locator(".project-name")).toHaveText(["Collège du Canal"]);
  await projects.open("Collège du Canal");
  await expect(new EntitiesPage(page).row("Directrice")).toBeVisible();
});

test("English is complete at once, themes and sizes too, and a reload keeps them", async ({ page }) => {
  const { app } = await inQuartier(page);
  await app.goTo("Réglages");
  const settings = new SettingsPage(page);
  await settings.language.selectOption("English");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await settings.theme.selectOption({ label: "High contrast" });
  await settings.textSize.selectOption({ label: "Large" });
  await app.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "contrast");
  await expect(page.locator("html")).toHaveAttribute("data-text", "large");
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await expect(app.saveMark).toContainText("Saved");
  await settings.language.selectOption("Français");
  await expect(page.getByRole("heading", { name: "Réglages", level: 1 })).toBeVisible();
});

test("without a network the work goes on where it was", async ({ page, context }) => {
  const { app, entities } = await inQuartier(page);
  await keptOffline(page);
  await context.setOffline(true);
  await app.reload();
  await expect(entities.count).toHaveText("8 sur 8");
  const quick = await app.quickAdd();
  await quick.add("Ajouté hors ligne");
  await quick.close();
  await app.saved();
  const preview = new ImportDialog(page);
  await app.drop("sommet.json", await readFile(EXAMPLE, "utf8"));
  await expect(preview.counts.first()).toHaveText("50 entités");
  await preview.close();
  await page.reload();
  await ready(page);
  await expect(entities.row("Ajouté hors ligne")).toBeVisible();
});
