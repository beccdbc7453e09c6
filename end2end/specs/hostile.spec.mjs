// Files that are broken or mean harm: a message that helps, the project as it was, and no script that runs.
import { readFile } from "node:fs/promises";
import { expect, open, ready, test } from "../test.mjs";
import { App, fixture } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { EntitySheet } from "../pages/sheet.mjs";

async function inQuartier(page) {
  await open(page);
  const app = new App(page);
  await app.startFrom("quartier.json");
  return { app, entities: new EntitiesPage(page), sheet: new EntitySheet(page) };
}

const DEEP = 100_000;
const whole = await readFile(fixture("quartier.json"), "utf8");

/** What is dropped, and the message that says what, where and what to do. */
const REFUSED = {
  "an empty file": ["", /Ce fichier est vide\. Choisissez-en un autre\./],
  "a file of blanks": [" \n \n", /Ce fichier est vide\. Choisissez-en un autre\./],
  "a file cut in the middle": [
    whole.slice(0, whole.length / 2),
    /Ce fichier est coupé\s: il s’arrête au milieu, à la ligne \d+\. Téléchargez-le ou copiez-le à nouveau\./,
  ],
  "a file of 70 MB": [{ size: 70_000_000 }, /Ce fichier fait 70 Mo\s; la limite est de 67 Mo\. Partagez-le en plusieurs fichiers\./],
  "a binary file": [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff, 0xfe], /Ce fichier n’est pas du texte\. mySPOT ouvre des fichiers \.json/],
  "text that is no JSON": ['{\n"entities": [}', /n’est pas un JSON valable\s: la lecture s’arrête à la ligne 2, colonne \d+\. Exportez-le à nouveau\./],
  "the JSON of another tool": ['{"nodes":[{"id":1}],"edges":[]}', /Ce fichier n’est ni un projet mySPOT, ni une image SVG qui en porte un, ni un export du premier mySPOT ou d’AEGIS\. Vérifiez que c’est le bon fichier\./],
  "a JSON that is a number": ["42", /Ce fichier n’est ni un projet mySPOT/],
  "100,000 nested lists": ["[".repeat(DEEP) + "]".repeat(DEEP), /imbrique trop de crochets pour être un projet\. Vérifiez d’où il vient\./],
  "100,000 nested records in a project": [
    `{"entities":[${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}]}`,
    /imbrique trop de crochets pour être un projet\. Vérifiez d’où il vient\./,
  ],
  "100,000 brackets that never close": [`{"entities":${"[".repeat(DEEP)}`, /imbrique trop de crochets|Ce fichier est coupé/],
  "a project of a newer mySPOT": [
    '{"format":"myspot","schema":99,"name":"Demain","entities":[{"name":"A"}]}',
    /Ce fichier vient d’une version plus récente de mySPOT \(schéma 99, ici \d+\)\. Rechargez la page/,
  ],
};

for (const [what, [content, message]] of Object.entries(REFUSED)) {
  test(`${what} is refused with a message that helps, and the project stays as it was`, async ({ page }) => {
    const { app, entities } = await inQuartier(page);
    const before = (await app.backUp()).text;
    const preview = await app.drop("douteux.json", content);
    await expect(preview.refusal).toContainText("« douteux.json » n’a pas été ouvert.");
    await expect(preview.refusal).toContainText(message);
    await expect(preview.refusal).toContainText("Votre projet n’a pas changé.");
    await preview.close();
    expect((await app.backUp()).text).toBe(before);
    await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
    await expect(entities.count).toHaveText("8 sur 8");
    const after = await app.openFile(fixture("quartier.json"));
    await expect(after.counts.first()).toHaveText("8 entités"); // and the next file is read
  });
}

test("__proto__ in a file is a key like another", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"entities":[{"id":"__proto__","name":"Alpha","__proto__":{"polluted":1}},{"id":"b","name":"__proto__"}],"relations":[{"id":"r","from":"__proto__","to":"b","type":"constructor"}]}';
  const preview = await app.drop("proto.json", text);
  await preview.intoNewProject();
  await expect(entities.count).toHaveText("2 sur 2");
  expect(await page.evaluate(() => [{}.polluted, Object.prototype.polluted, [].polluted])).toEqual([undefined, undefined, undefined]);
  const sheet = await entities.open("Alpha");
  await expect(sheet.relations).toContainText("constructor → __proto__");
});

test("ids that clash: both records are read, and the page says which row", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const preview = await app.drop(
    "doubles.json",
    JSON.stringify({
      entities: [
        { id: "a", name: "Première" },
        { id: "a", name: "Seconde" },
        { id: "b", name: "Autre" },
      ],
      relations: [
        { id: "r", from: "a", to: "b", type: "vise" },
        { id: "r", from: "b", to: "a", type: "répond à" },
        { id: "s", from: "a", to: "nulle part", type: "perd" },
      ],
    }),
  );
  await expect(preview.counts).toHaveText(["3 entités", "2 relations", "1 élément gardé"]);
  await preview.issues.locator("summary").click();
  await expect(preview.issues).toContainText("entities, ligne 2 : l’identifiant « a » sert déjà ; la fiche en reçoit un autre");
  await expect(preview.issues).toContainText("relations, ligne 3 : renvoie à « nulle part », qui n’est pas dans le fichier ; gardé à part");
  await preview.intoNewProject();
  const sheet = await entities.open("Première");
  await expect(sheet.relations).toContainText("vise → Autre");
  await expect(sheet.relations).toContainText("Autre → répond à");
  await expect(entities.row("Seconde")).toBeVisible();
});

test("ids that clash in one of our own files: the second record is kept aside, and the page says so", async ({ page }) => {
  const { app, entities } = await inQuartier(page);
  const id = "00000000-0000-7000-8000-000000000001";
  const entity = (name) => ({ id, name, kind: "organisation", created: 1, modified: 1, version: 1 });
  const preview = await app.drop("doubles.json", JSON.stringify({ format: "myspot", schema: 1, name: "Doubles", entities: [entity("Première"), entity("Seconde")] }));
  await expect(preview.counts).toHaveText(["1 entité", "1 élément gardé"]);
  await expect(preview.issues).toContainText("gardé à part");
  await preview.intoNewProject();
  await expect(entities.row("Première")).toBeVisible();
  expect((await app.backUp()).text).toContain("Seconde");
});

const ATTACKS = {
  image: (field) => `<img src=x onerror="window.__pwned='${field}'">`,
  script: (field) => `<script>window.__pwned='${field}'</script>`,
  attribute: (field) => `'"><svg onload="window.__pwned='${field}'"><a href='`,
  address: (field) => `javascript:window.__pwned='${field}'//`,
};

/** A file of the first mySPOT with the attack in every field of every record. */
function attacked(attack) {
  const all = (keys) => Object.fromEntries(keys.map((key) => [key, attack(key)]));
  const lists = (keys) => Object.fromEntries(keys.map((key) => [key, [attack(key), attack(key)]]));
  const entity = (n) => ({ ...all(["type", "alias", "desc", "date", "role", "url", "icon"]), id: `${attack("id")}${n}`, name: `${n} ${attack("name")}`, tags: [attack("tag"), attack("tag2")] });
  const [first, second] = [entity(1), entity(2)];
  return {
    entities: [first, second],
    relations: [{ ...all(["id", "type", "desc", "date"]), from: first.id, to: second.id }],
    notes: [{ ...all(["id", "content", "source", "url", "time"]), entityId: first.id }],
    plaidoyer: {
      toc: all(["vision", "values", "hypotheses", "missions"]),
      swot: lists(["strengths", "weaknesses", "opportunities", "threats"]),
      pestel: all(["political", "economic", "social", "tech", "env", "legal"]),
      tree: { problem: attack("problem"), ...lists(["causes", "consequences"]) },
      fiveWhy: [attack("why")],
      actions: [all(["id", "title", "description", "responsible", "deadline", "status"])],
      [attack("key")]: attack("value"),
    },
    [attack("part")]: [attack("row")],
  };
}

for (const [kind, attack] of Object.entries(ATTACKS)) {
  test(`a script in every field (${kind}) never runs: in the page, after a reload, in an export`, async ({ page }) => {
    const { app, entities, sheet } = await inQuartier(page);
    const quiet = async () => {
      expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
      await expect(page.locator("img:not(#timeline-sheet), iframe, object, embed, body script, [onerror], [onload], a[href^='javascript:' i]")).toHaveCount(0);
    };
    const preview = await app.drop(`${attack("file")}.json`, JSON.stringify(attacked(attack)));
    await expect(preview.counts.first()).toHaveText("2 entités");
    for (const fold of await preview.dialog.locator("summary").all()) await fold.click();
    await quiet();
    await preview.intoNewProject();
    await expect(entities.count).toHaveText("2 sur 2");
    await quiet();

    await entities.rows.first().getByRole("link").click();
    await expect(sheet.title).toContainText(attack("name"));
    await quiet();
    await sheet.identity.getByLabel("Adresse web").fill(attack("address"));
    await expect(sheet.identity).toContainText("Cette adresse n’est pas un lien http, https ou mailto : elle reste du texte.");
    await sheet.relations.getByRole("button", { name: /^Modifier la relation/ }).click();
    await sheet.claims.getByRole("button", { name: /^Modifier l’affirmation/ }).click();
    await sheet.delete();
    await quiet();
    await page.keyboard.press("Escape");
    const palette = await app.palette();
    await palette.query.fill(attack("name"));
    await palette.lines.first().waitFor();
    await quiet();
    await palette.close();
    await app.saved();
    for (const place of ["Graphe", "Chronologie", "Plaidoyer", "Échanges", "Réglages", "Projets"]) {
      await app.goTo(place);
      await quiet();
    }
    await app.goTo("Entités");
    await page.reload();
    await ready(page);
    await expect(entities.count).toHaveText("2 sur 2");
    await quiet();

    await app.goTo("Échanges");
    const exchange = new ExchangePage(page);
    for (const way of ["Fichier mySPOT", "Fichier du premier mySPOT"]) {
      const file = await exchange.give(way);
      expect(file.name).toMatch(/^[\w.-]+\.json$/);
      await app.goTo("Projets");
      const again = await app.drop("retour.json", file.text);
      await expect(again.counts.first()).toHaveText("2 entités");
      await again.intoNewProject();
      await expect(entities.rows).toHaveCount(2);
      await quiet();
      await app.goTo("Projets");
      await new ProjectsPage(page).cards.filter({ hasNotText: /quartier|retour/ }).first().locator(".project-name").click();
      await page.getByRole("grid").waitFor();
      await app.goTo("Échanges");
    }
  });
}
