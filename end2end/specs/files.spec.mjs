// Files of all kinds come in, and the work goes out in all forms.
import { readFile } from "node:fs/promises";
import { axe, expect, open, test } from "../test.mjs";
import { App, EXAMPLE } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { ImportDialog, TableDialog } from "../pages/import.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

const REGISTER = [
  "Organisme;Nature de l'organisme;Nom de famille;Prénom;Fonction;Intérêts représentés",
  "Société Générale;Entreprise privée;DUPONT;Léa;Directrice;",
  "CABINET ABC;Société de conseil;MARTIN;Jean-Luc;Directeur associé;Club des villes - Club des forêts ; Société Générale",
  "Cabinet Abc;Société de conseil;PETIT;Zoé;Consultante;Club des villes",
].join("\r\n");

const file = (name, text, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(text) });

async function start(page) {
  await open(page);
  return { app: new App(page), entities: new EntitiesPage(page), exchange: new ExchangePage(page) };
}

test("a register becomes organisations, people, clients and their relations, by keyboard", async ({ page }) => {
  const { app, entities } = await start(page);
  await app.openFile(file("registre.csv", `\uFEFF${REGISTER}`));
  const table = new TableDialog(page);
  await expect(table.shape).toHaveValue("register");
  await expect(table.counts).toContainText("4 organisations · 3 personnes");
  await expect(table.made).toContainText("Léa Dupont → travaille pour → Société Générale");
  await axe(page);
  await table.next.focus();
  await page.keyboard.press("Enter");
  await expect(table.preview.counts.first()).toHaveText("7 entités");
  await table.preview.intoNewProject();
  await expect(entities.count).toHaveText("7 sur 7");
  await app.saved();
  // The same file again: nothing is new, and its settings are remembered.
  await app.openFile(file("registre.csv", REGISTER));
  await table.next.click();
  await expect(table.preview.goal(/^Fusionner/)).toBeChecked();
  await expect(table.preview.dialog).toContainText("0 nouveauté");
});

test("a column is given another use, and the preview follows", async ({ page }) => {
  const { app } = await start(page);
  await app.openFile(file("liste.csv", "Nom,Ami\nAda,Bob\nBob,Cléo\n"));
  const table = new TableDialog(page);
  await expect(table.counts).toBeVisible();
  await table.use("Ami").selectOption("related_to");
  await table.relation("Ami").fill("connaît");
  await table.relation("Ami").press("Tab");
  await expect(table.made).toContainText("Ada → connaît → Bob");
  await table.shape.selectOption("skip");
  await expect(table.next).toBeDisabled();
});

test("a separator that was chosen is chosen again for the next file of the same shape", async ({ page }) => {
  const { app } = await start(page);
  const table = new TableDialog(page);
  const separator = table.dialog.getByLabel("Colonnes séparées par");
  for (const names of ["Ada|x, y;Huy\nBob|z, t;Mons\n", "Cléo|u, v;Ath\nDan|w, a;Spa\n"]) {
    const isFirst = names.startsWith("Ada");
    await app.openFile(file("liste.csv", `Nom|note, suite;Ville\n${names}`));
    if (isFirst) {
      await separator.selectOption("pipe");
      await table.use("note, suite;Ville").selectOption("description");
      await table.next.click();
      await table.preview.close();
    } else {
      await expect(table.use("note, suite;Ville")).toHaveValue("description");
      await expect(separator).toHaveValue("pipe");
    }
  }
});

test("a list of claims comes in, each with its source, about those that are known", async ({ page }) => {
  const { app, entities } = await start(page);
  await new ProjectsPage(page).openExample();
  await app.goTo("Échanges");
  const list = "Affirmation;Concerne;Source;Citation\nSigne l’appel;ANTICOR;Le Soir;« Nous signons »\nRefuse;Ada Lovelace;;\n";
  await app.openFile(file("affirmations.csv", list));
  const table = new TableDialog(page);
  await expect(table.shape).toHaveValue("claims");
  await axe(page);
  await table.next.click();
  await table.preview.merge();
  await app.goTo("Entités");
  await expect(entities.count).toHaveText("51 sur 51");
  await app.undo();
  await expect(entities.count).toHaveText("50 sur 50");
});

test("twins are looked for in a table that is in, when one asks", async ({ page }) => {
  const { app, entities } = await start(page);
  await app.openFile(file("liste.csv", "Nom;Nature;Ville\nAmis du Port;organisation;Huy\nAmis du Port asbl;organisation;Liège\n"));
  const table = new TableDialog(page);
  await table.next.click();
  await table.preview.intoNewProject();
  await app.saved();
  await app.notices.getByRole("button", { name: "Chercher les doublons" }).click();
  await expect(entities.duplicatesDialog).toContainText("Amis du Port asbl");
});

test("a table brought in again says field by field what it changes", async ({ page }) => {
  const { app } = await start(page);
  const table = new TableDialog(page);
  await app.openFile(file("liste.csv", "Nom;Nature;Ville;Métier\nAda;personne;Huy;avocate\nApril;association;Mons;\n"));
  await table.next.click();
  await table.preview.intoNewProject();
  await app.saved();
  await app.openFile(file("liste.csv", "Nom;Nature;Ville;Métier\nAda;personne;Namur;avocate\nApril;association;Mons;\n"));
  await table.next.click();
  await table.dialog.getByText("Voir ligne par ligne").click();
  await expect(table.dialog.locator(".row-changes")).toHaveText(/Ville.*Huy.*Namur/);
});

test("cells pasted from a spreadsheet become actors", async ({ page }) => {
  const { exchange, app, entities } = await start(page);
  await app.goTo("Échanges");
  await exchange.paste("Nom\tNature\nAda\tpersonne\nApril\tassociation\n");
  const table = new TableDialog(page);
  await expect(table.counts).toContainText("1 organisation · 1 personne");
  await table.next.click();
  await table.preview.intoNewProject();
  await expect(entities.count).toHaveText("2 sur 2");
});

test("a workbook written here comes back with nothing changed", async ({ page }) => {
  const { app, exchange } = await start(page);
  await new ProjectsPage(page).openExample();
  await app.goTo("Échanges");
  const workbook = await exchange.give("Classeur Excel");
  expect(workbook.name).toMatch(/\.xlsx$/);
  const preview = await app.openFile({ name: workbook.name, mimeType: "", buffer: workbook.bytes });
  await expect(preview.dialog).toContainText("Classeur de mySPOT");
  await expect(preview.goal(/^Fusionner/)).toBeVisible();
  await expect(preview.dialog).toContainText("0 nouveauté, 0 fiche mise à jour");
});

test("the report is one file without scripts, which opens from the disk and holds the whole project", async ({ page, newContext }) => {
  const { app, exchange } = await start(page);
  await new ProjectsPage(page).openExample();
  await app.goTo("Échanges");
  const report = await exchange.give("Rapport à lire et à imprimer");
  expect(report.text).not.toMatch(/<script|https?:\/\/[^"]*\.(js|css)/i);
  const context = await newContext({ javaScriptEnabled: false });
  const alone = await context.newPage();
  await alone.setContent(report.text);
  await expect(alone.getByRole("heading", { level: 1 })).toHaveCount(1);
  for (const name of ["April", "La Quadrature du Net", "Etalab"]) {
    await expect(alone.getByText(name, { exact: false }).first()).toBeAttached();
  }
});

test("a sealed file opens with its passphrase, and not with another", async ({ page }) => {
  const { app, exchange, entities } = await start(page);
  await new ProjectsPage(page).openExample();
  await app.goTo("Échanges");
  const sealed = await exchange.give("Fichier mySPOT", { passphrase: "lune forêt tambour brique" });
  expect(sealed.name).toMatch(/\.json\.age$/);
  expect(sealed.text.startsWith("age-encryption.org/v1")).toBe(true);
  const preview = await app.openFile({ name: sealed.name, mimeType: "", buffer: sealed.bytes });
  const phrase = preview.dialog.getByLabel("Phrase de passe");
  await phrase.fill("autre chose");
  await phrase.press("Enter");
  await expect(preview.refusal).toContainText("n’ouvre pas ce fichier");
  await phrase.fill("lune forêt tambour brique");
  await phrase.press("Enter");
  await expect(preview.counts.first()).toHaveText("50 entités");
  await preview.intoNewProject();
  await expect(entities.count).toHaveText("50 sur 50");
});

test("a text sealed by the first mySPOT opens", async ({ page }) => {
  const { app, exchange } = await start(page);
  await app.goTo("Échanges");
  await exchange.paste("XOPw91+R0AbBEr5z1wZoL6/UiO61gu9bOPMfTC2IEDdrJAN03JbvQjGQ");
  const dialog = page.getByRole("dialog", { name: "Faire entrer" });
  await dialog.getByLabel("Phrase de passe").fill("clé");
  await dialog.getByRole("button", { name: "Ouvrir" }).click();
  await expect(page.getByRole("textbox", { name: "Texte à lire" })).toHaveValue(/Bonjour éàü/);
});

test("a copy with codes names nobody", async ({ page }) => {
  const { app, exchange } = await start(page);
  await app.openFile(file("gens.json", JSON.stringify({
    entities: [
      { id: "a", name: "Ada Lovelace", type: "person", alias: "la comtesse", desc: "Ada Lovelace écrit." },
      { id: "b", name: "April", type: "org", desc: "Fondée avec Ada Lovelace." },
    ],
    relations: [{ id: "r", from: "a", to: "b", type: "membre de" }],
    notes: [{ id: "n", entityId: "b", content: "Vu par Lovelace." }],
  }), "application/json")).then((preview) => preview.intoNewProject());
  await app.saved();
  await app.goTo("Échanges");
  const copy = await exchange.give("Fichier mySPOT", { audience: /^À montrer/ });
  expect(copy.text).not.toMatch(/Ada|Lovelace|comtesse/i);
  expect(copy.text).toContain("Personne 1");
  expect(copy.name).toMatch(/^myspot-copie-codee-\d{4}-\d\d-\d\d\.json$/);
});

const HOSTILE = {
  "a workbook that is cut": ["coupe.xlsx", Buffer.from("PK\u0003\u0004rien"), /Ce classeur est coupé ou abîmé/],
  "an old workbook": ["vieux.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /enregistrez-le en \.xlsx/],
  "a row of a million columns": ["large.csv", Buffer.from(`${"a,".repeat(1_000_000)}b\n1\n`), /plus de 2\s?000\s?000 cases ou de 16\s?384 colonnes/],
};

for (const [what, [name, buffer, message]] of Object.entries(HOSTILE)) {
  test(`${what} is refused with a message that helps`, async ({ page }) => {
    const { app } = await start(page);
    const preview = await app.openFile({ name, mimeType: "", buffer });
    await expect(preview.refusal).toContainText(message);
  });
}

test("script in every cell stays text, in the page and in what goes out", async ({ page }) => {
  const { app, exchange, entities } = await start(page);
  const script = '<img src=x onerror="window.pwned=1">';
  const row = [script, script, script, "=1+1", "+cmd|' /C calc'!A0"].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");
  await app.openFile(file("piege.csv", `Nom,Description,Étiquettes,Note,"${script.replaceAll('"', '""')}"\n${row}\n`));
  const table = new TableDialog(page);
  await table.next.click();
  await table.preview.intoNewProject();
  await expect(entities.count).toHaveText("1 sur 1");
  await app.goTo("Échanges");
  const report = await exchange.give("Rapport à lire et à imprimer");
  expect(report.text).not.toContain("<img src=x");
  const csv = await exchange.give("Liste CSV");
  for (const cell of csv.text.split(/[;\r\n]+/)) expect(cell).not.toMatch(/^"[=+@-]\D/);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
});

test("the example as a CSV opens right in French Excel, and comes back whole", async ({ page }) => {
  const { app, exchange } = await start(page);
  await new ProjectsPage(page).openExample();
  await app.goTo("Échanges");
  const csv = await exchange.give("Liste CSV");
  expect(csv.text.startsWith("\uFEFF")).toBe(true);
  expect(csv.text).toContain("République citoyenne");
  expect(csv.text.split("\r\n")[0]).toContain(";");
  await app.openFile({ name: csv.name, mimeType: "text/csv", buffer: csv.bytes });
  await expect(new TableDialog(page).shape).toHaveValue("actors");
  const known = JSON.parse(await readFile(EXAMPLE, "utf8")).entities.length;
  await new TableDialog(page).next.click();
  await expect(new TableDialog(page).preview.counts.first()).toHaveText(`${known} entités`);
});

test("a large table is stopped while it is read: the project is as it was, and another file opens at once", async ({ page }) => {
  test.setTimeout(120_000);
  const { app, entities } = await start(page);
  await app.startFrom("quartier.json");
  const before = (await app.backUp()).text;
  const rows = Array.from({ length: 60_000 }, (_, n) => `Acteur ${n};Groupe ${n % 900};12 mars ${1900 + (n % 120)};Une description assez longue de l’acteur ${n};quartier, ville`);
  const preview = await app.openFile(file("grande.csv", `Nom;Organisme;Date;Description;Étiquettes\n${rows.join("\n")}\n`));
  await preview.dialog.getByRole("button", { name: "Arrêter" }).click();
  await expect(preview.dialog).toBeHidden();
  await expect(entities.count).toHaveText("8 sur 8");
  expect((await app.backUp()).text).toBe(before);
  await app.openFile(file("gens.csv", "Nom;Nature\nAda;personne\n"));
  const table = new TableDialog(page);
  await expect(table.counts).toContainText("1 personne", { timeout: 10_000 });
  await table.next.click();
  await table.preview.intoNewProject();
  await expect(entities.count).toHaveText("1 sur 1");
});

test("a row of which nothing is made is kept, and can be read", async ({ page }) => {
  const { app } = await start(page);
  await page.locator("#file-picker").setInputFiles(file("liste.csv", "Nom;Ville\nAda;Mons\n;Huy\n"));
  await new TableDialog(page).next.click();
  await new ImportDialog(page).intoNewProject();
  await app.goTo("Échanges");
  await page.locator(".kept-list summary").filter({ hasText: "Repris de liste.csv" }).click();
  await expect(page.locator(".kept-lines")).toHaveText(/Ville.: Huy/);
  await axe(page);
});
