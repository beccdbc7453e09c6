// What went wrong in the first mySPOT, one by one, under the number of its list.
import { expect, keptOffline, open, ready, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { TableDialog } from "../pages/import.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { EntitySheet } from "../pages/sheet.mjs";
import { StrategyPage } from "../pages/strategy.mjs";

async function inNewProject(page) {
  await open(page);
  await new ProjectsPage(page).create("Canal");
  return { app: new App(page), strategy: new StrategyPage(page) };
}

const title = (page) => page.getByRole("heading", { level: 1 });
const line = (page) => page.getByRole("textbox", { name: /^Nouvelle carte/ }).last();

/** Writes a card on a board of one column, or at the foot of the last column. */
async function write(page, text) {
  await line(page).fill(text);
  await page.keyboard.press("Enter");
}

/** The tools that hold lists, and what each calls itself. */
const TOOLS = {
  swot: "SWOT",
  "problem-tree": "Arbre à problèmes",
  strategy: "Choix de stratégies",
  target: "Fiches de ciblage",
  message: "Messages clés",
  action: "Suivi des actions",
  objective: "Objectifs SMART",
};

/** The list of entities that the first mySPOT writes. */
const OWN_CSV =
  'id,name,type,alias,desc,date,role,tags\n"e1","Éducation","event","","","1976","",""\n' +
  '"e2","Liège","place","","","2026-03-01","","ville,wallonie"\n"e3","Ada","person","","","","ally",""\n';

test("défauts 1 à 3 : la liste du premier mySPOT entre, et après un rechargement aucune page n’est vide", async ({ page }) => {
  await open(page);
  const [app, table] = [new App(page), new TableDialog(page)];
  await app.openFile({ name: "myspot-entities.csv", mimeType: "text/csv", buffer: Buffer.from(OWN_CSV) });
  await table.next.click();
  await table.preview.intoNewProject();
  await app.saved();
  await app.reload();
  await expect(new EntitiesPage(page).count).toHaveText("3 sur 3");
  for (const place of ["Graphe", "Chronologie", "Plaidoyer", "Échanges", "Projets"]) {
    await app.goTo(place);
    await expect(page.getByRole("main")).not.toBeEmpty();
  }
  await app.goTo("Chronologie");
  for (const dated of ["Éducation", "Liège"]) await expect(page.getByRole("main")).toContainText(dated);
  await app.goTo("Échanges");
  const list = await new ExchangePage(page).give(/Excel/);
  expect(list.bytes.length).toBeGreaterThan(1000);
});

test("défaut 4 : un texte tapé dans une carte est là après un rechargement, sans avoir quitté le champ", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("swot");
  await strategy.write("Forces", "Une équipe");
  await strategy.openCard("Une équipe");
  await strategy.panel.getByLabel("Détail").focus();
  await page.keyboard.type("Elle se réunit chaque lundi");
  await page.reload();
  await ready(page);
  await expect(strategy.panel.getByLabel("Détail")).toHaveValue("Elle se réunit chaque lundi");
});

test("défaut 12 : hors ligne, un CSV et un classeur Excel entrent", async ({ page, context }) => {
  await open(page);
  const [app, exchange, table] = [new App(page), new ExchangePage(page), new TableDialog(page)];
  await new ProjectsPage(page).openExample();
  await keptOffline(page);
  await context.setOffline(true);
  await app.goTo("Échanges");
  const workbook = await exchange.give("Classeur Excel");
  await app.openFile({ name: "gens.csv", mimeType: "text/csv", buffer: Buffer.from("Nom;Nature\nAda;personne\n") });
  await expect(table.counts).toContainText("1 personne");
  await table.next.click();
  await table.preview.intoNewProject();
  await expect(new EntitiesPage(page).count).toHaveText("1 sur 1");
  const preview = await app.openFile({ name: workbook.name, mimeType: "", buffer: workbook.bytes });
  await preview.intoNewProject();
  await expect(new EntitiesPage(page).count).toHaveText("50 sur 50");
});

test("défaut 13 : ajouter dans un outil laisse dans cet outil", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  for (const [path, name] of Object.entries(TOOLS)) {
    await strategy.open(path);
    for (const n of [1, 2]) {
      await write(page, `${name} ${n}`);
      await expect(strategy.named(`${name} ${n}`)).toBeVisible();
      await expect(title(page)).toHaveText(name);
      await expect(page).toHaveURL(new RegExp(`/plaidoyer/${path}$`));
      await expect(line(page)).toBeFocused();
    }
  }
});

test("défaut 14 : un ajout ailleurs ne vide pas ce qui est à moitié rempli", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("swot");
  await strategy.line("Forces").fill("Pas encore fini");
  await strategy.write("Menaces", "Budget en baisse");
  await expect(strategy.line("Forces")).toHaveValue("Pas encore fini");

  await strategy.open("objective");
  await write(page, "Premier objectif");
  const first = page.locator(".objective").first();
  await first.getByRole("button", { name: "Remplir les cinq parties" }).click();
  await first.getByLabel("Verbe de résultat", { exact: true }).fill("Obtenir");
  await first.getByRole("combobox", { name: "Nom d’un acteur" }).fill("Le coll");
  await write(page, "Second objectif");
  await expect(page.locator(".objective")).toHaveCount(2);
  await expect(first.getByLabel("Verbe de résultat", { exact: true })).toHaveValue("Obtenir");
  await expect(first.getByRole("combobox", { name: "Nom d’un acteur" })).toHaveValue("Le coll");

  await strategy.open("message");
  await write(page, "Premier message");
  const message = page.locator(".column-cards > li").first();
  await message.getByLabel("Accroche", { exact: true }).fill("Chaque matin");
  await write(page, "Second message");
  await expect(message.getByLabel("Accroche", { exact: true })).toHaveValue("Chaque matin");
});

test("défaut 15 : une action a un responsable, une échéance et un état, et les garde", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("action");
  await write(page, "Écrire au ministre");
  const row = page.getByRole("row", { name: /^Écrire au ministre/ });
  await row.getByLabel("Responsable").fill("Nadia");
  await row.getByLabel("Échéance").fill("5 mai 2031");
  await row.getByLabel("État").selectOption({ label: "en cours" });
  await strategy.named("Écrire au ministre").click();
  await strategy.panel.getByLabel("Indicateur", { exact: true }).fill("Une réponse écrite");
  await app.saved();
  await app.reload();
  await expect(row.getByLabel("Responsable")).toHaveValue("Nadia");
  await expect(row.getByLabel("Échéance")).toHaveValue("5 mai 2031");
  await expect(row.getByLabel("État")).toHaveValue("doing");
  await expect(strategy.panel.getByLabel("Indicateur", { exact: true })).toHaveValue("Une réponse écrite");
});

test("défaut 16 : les parties d’un objectif restent, et tout se réécrit", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("objective");
  await write(page, "Trois rues scolaires");
  const objective = page.locator(".objective");
  await objective.getByRole("button", { name: "Remplir les cinq parties" }).click();
  const parts = { "Verbe de résultat": "Obtenir", Quoi: "des rues scolaires", Départ: "0", Cible: "3", Unité: "rues", Échéance: "juin 2031", Responsable: "Nadia" };
  for (const [name, words] of Object.entries(parts)) await objective.getByLabel(name, { exact: true }).fill(words);
  await objective.getByRole("button", { name: "Valider" }).click();
  await app.saved();
  await app.reload();
  await expect(objective.getByRole("status").filter({ hasText: "Validé" })).toBeVisible();
  await objective.getByRole("button", { name: /cinq parties/ }).click();
  for (const [name, words] of Object.entries(parts)) await expect(objective.getByLabel(name, { exact: true })).toHaveValue(words);

  await strategy.card("Trois rues scolaires").focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Quatre rues scolaires");
  await page.keyboard.press("Enter");
  await strategy.openCard("Quatre rues scolaires");
  await strategy.panel.getByLabel("Statut").selectOption({ label: "brouillon" });
  await strategy.open("swot");
  await strategy.write("Forces", "Une équipe");
  await strategy.openCard("Une équipe");
  await strategy.panel.getByRole("textbox", { name: "Texte" }).fill("Une équipe soudée");
  await expect(strategy.cards("Forces")).toHaveText(["Une équipe soudée"]);
  await strategy.open("message");
  await write(page, "Un message");
  await strategy.openCard("Un message");
  await strategy.panel.getByRole("textbox", { name: "Texte" }).fill("Un message réécrit");
  await expect(strategy.card("Un message réécrit")).toBeVisible();
  await app.saved();
  await strategy.open("objective");
  await expect(strategy.card("Quatre rues scolaires")).toBeVisible();
  await expect(objective.getByRole("button", { name: "Valider" })).toBeVisible();
});

test("défaut 17 : ce qui est supprimé revient", async ({ page }) => {
  test.setTimeout(120_000);
  const { app, strategy } = await inNewProject(page);
  for (const [path, name] of Object.entries(TOOLS)) {
    await strategy.open(path);
    await write(page, `Carte de ${name}`);
    const card = strategy.named(`Carte de ${name}`);
    await card.click();
    await strategy.panel.getByRole("button", { name: "Supprimer la carte" }).click();
    await expect(card).toHaveCount(0);
    await app.undo();
    await expect(card).toBeVisible();
  }
  await app.saved();
});

test("défaut 29 : une fiche de ciblage et un marqueur suivent l’acteur qu’ils citent", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  const quick = await app.quickAdd();
  await quick.add("Échevine");
  await quick.close();
  await strategy.open("target");
  await write(page, "Qui décide");
  await strategy.openCard("Qui décide");
  await strategy.panel.getByRole("combobox", { name: "Nom d’un acteur" }).fill("Échevine");
  await page.keyboard.press("Enter");
  await strategy.open("progress");
  const partner = page.locator(".new-partner");
  await partner.getByLabel("Partenaire").fill("Échevine");
  await partner.getByLabel("On s’attend à voir").fill("Nous reçoit");
  await page.keyboard.press("Enter");
  await expect(page.locator(".ladder")).toContainText("Nous reçoit");

  await app.goTo("Entités");
  const sheet = await new EntitiesPage(page).open("Échevine");
  await sheet.stance.selectOption({ label: "plutôt favorable" });
  await sheet.retype(sheet.name, "Échevine de la mobilité");
  await expect(new EntitySheet(page).title).toHaveText("Échevine de la mobilité");
  await app.saved();
  await expect(new EntitiesPage(page).count).toHaveText("1 sur 1");
  await strategy.open("target");
  await expect(page.locator(".column-cards > li").first()).toContainText("Échevine de la mobilité");
  await expect(page.locator(".target-part").first()).toContainText("plutôt favorable");
  await strategy.open("progress");
  await expect(page.locator(".ladder h2")).toContainText("Échevine de la mobilité");
});
