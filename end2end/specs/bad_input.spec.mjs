// Too much, too odd or half of something: it is shown, told, and never blanks a page.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { idOf } from "../pages/graph.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { StrategyPage } from "../pages/strategy.mjs";

const ACTOR = { id: "a", name: "Ada", type: "person" };

/** Drops a file, and makes a project of it. */
async function fromFile(page, content) {
  await open(page);
  const app = new App(page);
  const preview = await app.drop("vieux.json", JSON.stringify(content));
  await preview.intoNewProject();
  await app.saved();
  return { app, preview, strategy: new StrategyPage(page) };
}

test("five hundred cards in a column stand there, and the last one opens", async ({ page }) => {
  const strengths = Array.from({ length: 500 }, (_, n) => `Force ${n + 1}`);
  const { app, strategy } = await fromFile(page, { entities: [ACTOR], plaidoyer: { swot: { strengths } } });
  await strategy.open("swot");
  await expect(strategy.cards("Forces")).toHaveCount(500);
  await strategy.openCard("Force 500");
  await expect(strategy.panel.getByRole("textbox", { name: "Texte" })).toHaveValue("Force 500");
  await page.keyboard.press("Escape");
  await strategy.write("Menaces", "Trop de forces");
  await expect(strategy.cards("Menaces")).toHaveText(["Trop de forces"]);
  await app.saved();
});

test("a pasted list of ten thousand lines is taken in and told, and so is what is left of a longer one", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  await new ProjectsPage(page).create("Canal");
  const [app, strategy] = [new App(page), new StrategyPage(page)];
  await strategy.open("pestel");
  const paste = (column, count) =>
    strategy.line(column).evaluate((line, count) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", Array.from({ length: count }, (_, n) => `Ligne ${n + 1}`).join("\n"));
      line.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, count);
  const count = (column) => strategy.column(column).locator(".column-count");
  await paste("Légal", 10_000);
  await expect(app.notices).toContainText(/10\s000 cartes faites de la liste collée/, { timeout: 60_000 });
  await expect(count("Légal")).toHaveText(/^10\s000$/);
  await strategy.write("Politique", "La page répond");
  await expect(strategy.cards("Politique")).toHaveText(["La page répond"], { timeout: 30_000 });
  await app.undo();
  await app.undo();
  await expect(strategy.cards("Légal")).toHaveCount(0, { timeout: 30_000 });

  await paste("Légal", 10_003);
  await expect(app.notices).toContainText("3 lignes sont restées de côté", { timeout: 60_000 });
  await expect(count("Légal")).toHaveText(/^10\s000$/);
  await app.saved(60_000);
});

test("a problem tree that goes in circles shows all its cards, and says where", async ({ page }) => {
  const meta = { created: 1, modified: 1, version: 1 };
  const card = (n, text, slot) => ({ id: idOf(n), method: "problem_tree", text, body: { slot }, ...meta });
  const arrow = (n, from, to) => ({ id: idOf(n), kind: "causes", source: `card:${idOf(from)}`, target: `card:${idOf(to)}`, ...meta });
  const { strategy } = await fromFile(page, {
    format: "myspot",
    schema: 1,
    name: "Rond",
    cards: [card(1, "Le canal est sale", "problem"), card(2, "Personne ne nettoie", "cause"), card(3, "Personne ne vient", "cause")],
    links: [arrow(11, 2, 1), arrow(12, 2, 3), arrow(13, 3, 2)],
  });
  await strategy.open("problem-tree");
  for (const text of ["Le canal est sale", "Personne ne nettoie", "Personne ne vient"]) await expect(strategy.card(text).first()).toBeVisible();
  await page.locator("#rules-button").click();
  await expect(strategy.rules).toContainText(/Ces causes tournent en rond\s: .*Personne ne nettoie.*Personne ne vient/);
  await strategy.view("Dessin");
  await expect(page.locator("svg").filter({ hasText: "Le canal est sale" })).toBeVisible();
});

test("a deadline that is no date stays as it is written, and is told", async ({ page }) => {
  const actions = [{ title: "Écrire au ministre", status: "planned", deadline: "dès que possible", indicator: "" }];
  const { app, strategy } = await fromFile(page, { entities: [ACTOR], plaidoyer: { actions } });
  await strategy.open("action");
  const row = page.getByRole("row", { name: /^Écrire au ministre/ });
  const deadline = row.getByLabel("Échéance");
  await expect(deadline).toHaveValue("dès que possible");
  const told = row.getByRole("cell").filter({ has: page.getByLabel("Échéance") }).getByRole("status");
  await expect(told).toHaveAttribute("data-odd", "true");
  await expect(told).not.toBeEmpty();
  await strategy.view("Calendrier");
  await expect(page.getByRole("heading", { name: /^Sans échéance lisible\s: 1$/ })).toBeVisible();
  const { json } = await app.backUp();
  expect(json.cards[0].body.deadline).toBe("dès que possible");
});

const HALF = {
  toc: "Des rues sûres",
  swot: { strengths: "Une équipe", threats: null },
  tree: null,
  messages: [{ hook: "Chaque matin", message: "Votez la rue scolaire", target: "Le collège", tone: "urgent" }],
  targets: [{ name: "Échevine", entityId: "a", position: -1, influence: "5", notes: "Le mardi" }],
  actions: [{ title: "Rédiger la lettre", responsible: "Nadia", status: "planned", deadline: "" }],
};

for (const [what, plaidoyer, cards] of [
  ["null", null, []],
  ["a list", [{ title: "Rédiger la lettre" }], []],
  ["half of two shapes", HALF, ["Des rues sûres", "Une équipe", "Chaque matin", "Votez la rue scolaire", "Échevine", "Le mardi", "Rédiger la lettre", "Nadia"]],
]) {
  test(`an old file whose strategy is ${what} opens, and no page is blank`, async ({ page }) => {
    test.setTimeout(120_000);
    const { app, strategy } = await fromFile(page, { entities: [ACTOR], relations: [], notes: [], plaidoyer });
    await expect(new EntitiesPage(page).count).toHaveText("1 sur 1");
    for (const path of ["", "swot", "problem-tree", "message", "target", "action", "coherence", "preuve"]) {
      await strategy.open(path);
      await expect(page.getByRole("main")).not.toBeEmpty();
    }
    const { text } = await app.backUp();
    for (const words of cards) expect(text).toContain(words);
    if (what === "a list") expect(text).toContain("Rédiger la lettre");
    await app.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Chaîne de preuve");
  });
}
