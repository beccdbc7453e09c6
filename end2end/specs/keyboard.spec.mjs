// From the map to the report without a mouse, in the example.
import { axe, expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { ExchangePage } from "../pages/exchange.mjs";
import { GraphPage } from "../pages/graph.mjs";
import { Keyboard } from "../pages/keyboard.mjs";
import { StrategyPage } from "../pages/strategy.mjs";

const OBJECTIVE = "Obtenir une réponse à chaque avis";
const TARGET = "Conseil national du numérique";
const CLAIM = "Onze associations et collectifs cosignent le bilan.";
const ACTIONS = ["Écrire au Conseil", "Réunir les onze", "Publier la réponse"];

/** The sixth, thirteenth and twentieth of the next month, in words. */
function deadlines() {
  const now = new Date();
  const words = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return [6, 13, 20].map((day) => words.format(new Date(now.getFullYear(), now.getMonth() + 1, day)));
}

test("by keyboard alone, from the map of the example to the report, and every page fits", async ({ page }) => {
  test.setTimeout(300_000);
  const [app, graph, strategy] = [new App(page), new GraphPage(page), new StrategyPage(page)];
  const keys = new Keyboard(page);
  const { panel } = strategy;
  const year = new Date().getFullYear() + 1;
  const title = page.getByRole("heading", { level: 1 });
  const place = (name) => keys.press(app.rail.getByRole("link", { name }));
  const tool = async (name) => {
    await place("Plaidoyer");
    await keys.press(page.locator(".stage-step").getByRole("link", { name }));
    await expect(title).toHaveText(name);
  };
  const button = (name) => page.getByRole("button", { name, exact: true });
  const field = (name) => panel.getByLabel(name, { exact: true });
  const board = (text) => page.locator(".column-cards > li", { hasText: text });
  /** The next tool's card for the objective, its panel open. */
  const next = async (name, text) => {
    await tool("Objectifs SMART");
    await keys.press(strategy.card(OBJECTIVE));
    await expect(panel.getByRole("heading", { name: "Carte" })).toBeFocused();
    await keys.press(panel.getByRole("button", { name: `→ ${name}` }));
    await expect(title).toHaveText(name);
    await keys.write(field("Texte"), text);
    await expect(panel.locator(".card-arrow-end")).toHaveText(OBJECTIVE);
  };

  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page);
  await keys.press(page.getByRole("button", { name: /^Ouvrir l’exemple/ }));
  await page.getByRole("grid").waitFor();
  await place("Graphe");
  await graph.picture.waitFor();

  // The problem tree: a cause more under the cause that all pass by.
  await tool("Arbre à problèmes");
  const must = page.locator(".tree-must").first();
  await expect(must).toHaveText(/^◆ Passage obligé\s: «\sPersonne ne peut vérifier .+\s»\. Le traiter coupe 3 causes racines sur 5\.$/);
  const line = page.locator(".tree-line").filter({ has: page.locator(".card-must") }).first();
  await keys.press(line.locator(".tree-under"));
  await page.keyboard.type("Personne n’est chargé de répondre");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(must).toContainText("coupe 4 causes racines sur 6");

  // The objective, its parts one by one.
  await tool("Objectifs SMART");
  await keys.write(page.getByRole("textbox", { name: /^Nouvelle carte/ }), OBJECTIVE, "Enter");
  const objective = page.locator(".objective").filter({ has: strategy.card(OBJECTIVE) });
  await keys.press(objective.getByRole("button", { name: "Remplir les cinq parties" }));
  await keys.write(objective.getByRole("combobox", { name: "Nom d’un acteur" }), "Gouvernement français", "Enter");
  const parts = { "Verbe de résultat": "Obtenir", Quoi: "une réponse publiée", Départ: "0", Cible: "10", Unité: "consultations", Échéance: `30 juin ${year}`, Responsable: "April" };
  for (const [name, words] of Object.entries(parts)) await keys.write(objective.getByLabel(name, { exact: true }), words);
  await expect(objective.locator(".objective-sentence")).toContainText(new RegExp(`Obtenir une réponse publiée.+Gouvernement français.+de 0 à 10 consultations, avant (le )?30 juin ${year}`));

  await next("Choix de stratégies", "Une campagne des onze");
  await page.keyboard.press("Escape");
  await keys.choose(board("Une campagne des onze").getByLabel("Type"), "Lobbying citoyen");
  await expect(board("Une campagne des onze").getByLabel("Type")).toHaveValue("lobbying");

  await next("Fiches de ciblage", "Le Conseil du numérique");
  await keys.write(panel.getByRole("combobox", { name: "Nom d’un acteur" }), TARGET, "Enter");
  await keys.write(field("Demande"), "Répondre par écrit sous 60 jours");
  await page.keyboard.press("Escape");
  const way = board("Le Conseil du numérique").locator(".sheet-way li");
  await expect(way.first()).toContainText("Collectif signataire");
  await expect(way.last()).toContainText(TARGET);

  await next("Messages clés", "Un avis mérite une réponse");
  await keys.write(field("Accroche"), "Vous avez répondu. Et l’État ?");
  await keys.write(panel.getByRole("combobox", { name: "Affirmation qui le prouve" }), CLAIM, "Enter");
  await expect(panel.locator(".card-claim")).toContainText(CLAIM);
  await page.keyboard.press("Escape");
  await expect(board("Un avis mérite une réponse").locator(".message-proofs")).toContainText(CLAIM);

  const days = deadlines();
  for (const [n, text] of ACTIONS.entries()) {
    await next("Suivi des actions", text);
    await keys.write(field("Échéance"), days[n]);
    await page.keyboard.press("Escape");
  }
  await keys.press(button("Calendrier"));
  const month = days[0].replace(/^\d+ /, "");
  for (let n = 0; n < 240 && (await page.locator(".month-name").textContent()) !== month; n++) await keys.press(button("Mois suivant"));
  await expect(page.locator(".month-name")).toHaveText(month);
  for (const [n, text] of ACTIONS.entries()) {
    await expect(page.locator("table.month td").filter({ hasText: text })).toContainText(String([6, 13, 20][n]));
  }

  await next("Indicateurs", "Avis qui ont eu leur réponse");
  await page.keyboard.press("Escape");
  const gauge = board("Avis qui ont eu leur réponse");
  for (const [value, date] of [["3", "5 mai 2026"], ["4,5", "5 juin 2026"]]) {
    await keys.write(gauge.getByLabel("Valeur relevée"), value, "Tab");
    await page.keyboard.type(date);
    await page.keyboard.press("Enter");
    await expect(gauge.getByRole("status").last()).toContainText(`${date}\u00a0: ${value}, relevé.`);
  }
  await expect(gauge.locator(".gauge-dot")).toHaveCount(2);
  await expect(gauge.getByRole("row", { name: "Relevé 5 juin 2026 4,5" })).toBeVisible();

  await place("Plaidoyer");
  await keys.press(button("Contrôle de cohérence"));
  await expect(title).toHaveText("Contrôle de cohérence");
  for (const name of [/^À corriger/, /^À discuter/, /^Bravo/]) await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.locator(".finding").first()).toBeVisible();

  await place("Plaidoyer");
  await keys.press(button("Chaîne de preuve"));
  await keys.choose(page.getByLabel("Partir de"), ACTIONS[1]);
  const steps = page.locator("ol.chain").getByRole("listitem");
  await expect(steps.nth(0)).toContainText(ACTIONS[1]);
  await expect(steps.nth(1)).toContainText(OBJECTIVE);
  await app.saved();

  await place("Échanges");
  await keys.press(new ExchangePage(page).product("Rapport à lire et à imprimer"), "Space");
  const [file] = await Promise.all([page.waitForEvent("download"), keys.press(button("Faire sortir"))]);
  const report = await (await file.createReadStream()).setEncoding("utf8").reduce((all, part) => all + part, "");
  const written = ["Personne n’est chargé de répondre", OBJECTIVE, "une réponse publiée", "Une campagne des onze", "Répondre par écrit sous 60 jours", "Vous avez répondu. Et l’État ?", ...ACTIONS, ...days, "Avis qui ont eu leur réponse"];
  for (const words of written) expect(report).toContain(words);

  const complaints = {};
  const pages = ["graphe", "plaidoyer", ...["problem-tree", "objective", "strategy", "target", "message", "action", "indicator", "coherence", "preuve"].map((name) => `plaidoyer/${name}`), "echanges"];
  for (const width of [390, 1920]) {
    await page.setViewportSize({ width, height: 1000 });
    for (const path of pages) {
      await open(page, path);
      await title.waitFor();
      try {
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(content, "the content is no wider than the window").toBeLessThanOrEqual(window);
        if (width === 1920) await axe(page);
      } catch (error) {
        complaints[`${path} at ${width}`] = error.message;
      }
    }
  }
  expect(complaints).toEqual({});
});
