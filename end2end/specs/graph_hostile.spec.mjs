// Maps that are empty, huge, tangled or broken, and workers that do not come or die: a picture, and a plain message.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { GraphPage, idOf, mapFile } from "../pages/graph.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

test.use({ viewport: { width: 1280, height: 900 } });

async function inMap(page, file) {
  await open(page);
  const graph = new GraphPage(page);
  await graph.openMap(file);
  return { app: new App(page), graph };
}

/** The picture has that many marks at places that are numbers, none on another, and one may still look around. */
async function stands(graph, marks) {
  await expect(graph.marks).toHaveCount(marks);
  expect(await graph.broken(), "something stands at a place that is no number").toBe(false);
  expect((await graph.places()).flat().every(Number.isFinite)).toBe(true);
  expect(await graph.overlappingMarks()).toEqual([]);
  await graph.tool("Rapprocher").click();
  await graph.fit();
}

const many = (count, more = () => ({})) => Array.from({ length: count }, (_, n) => ({ name: `Acteur ${n + 1}`, ...more(n) }));

test("an empty project says how to begin, in every panel, and a double click begins", async ({ page }) => {
  await open(page);
  const [app, graph] = [new App(page), new GraphPage(page)];
  await new ProjectsPage(page).create("Vide");
  await graph.open();
  await expect(graph.blank).toHaveText("Cette carte est vide. Double-cliquez pour placer un premier acteur, ou appuyez sur N.");
  await expect(graph.legend).toContainText("La carte est vide.");
  for (const panel of ["Filtres", "Chemins", "Texte", "Vues", "Ce que dit la carte"]) await graph.show(panel);
  await expect(graph.card("Relié")).toContainText("Rien à mesurer encore : il faut quelques relations entre acteurs.");
  await graph.lay("Cercle");
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
  await graph.fit();
  await graph.picture.focus();
  for (const key of ["ArrowRight", "+", "l", "p", "1", "Delete", "Enter", "Escape"]) await page.keyboard.press(key);
  await graph.withoutPanel();
  const { x, y, width, height } = await graph.box();
  await page.mouse.dblclick(x + width / 2, y + height / 2);
  await graph.name("Première");
  await expect(graph.marks).toHaveCount(1);
  await expect(graph.blank).toBeEmpty();
  await app.undoButton.click();
  await expect(graph.marks).toHaveCount(0);
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
});

test("without a project the page says so", async ({ page }) => {
  await open(page, "graphe");
  await expect(page.getByRole("heading", { name: "Graphe", level: 1 })).toBeVisible();
  await expect(new GraphPage(page).picture).toHaveCount(0);
});

test("one actor stands in the middle, whatever is asked of it", async ({ page }) => {
  const { graph } = await inMap(page, mapFile({ actors: ["Seule"] }));
  await stands(graph, 1);
  await graph.withoutPanel();
  await graph.fit();
  const [mark, box] = [await graph.mark(0), await graph.box()];
  expect(Math.hypot(mark.x - box.x - box.width / 2, mark.y - box.y - box.height / 2)).toBeLessThan(60);
  expect(mark.radius).toBeLessThan(80);
  for (const layout of ["Cercle", "Couches, dans le sens des flèches", "Carte claire"]) await graph.lay(layout);
  await stands(graph, 1);
  await graph.show("Ce que dit la carte");
  await expect(graph.card("Relié")).toContainText("Rien à mesurer encore");
  await graph.choose(0);
  await page.keyboard.press("2");
  await expect.poll(() => graph.dimMarks()).toEqual([]);
});

test("a thousand actors without a relation stand in order, none on another", async ({ page }) => {
  const { graph } = await inMap(page, mapFile({ actors: many(1_000) }));
  await stands(graph, 1_000);
  const at = await graph.places();
  const [wide, high] = [0, 1].map((n) => Math.max(...at.map((place) => place[n])) - Math.min(...at.map((place) => place[n])));
  expect(wide / high).toBeGreaterThan(0.4);
  expect(wide / high).toBeLessThan(4);
  await graph.show("Texte");
  await expect(graph.outline.getByRole("treeitem")).toHaveCount(40);
  await graph.panel.getByRole("button", { name: "Suivants" }).click();
  await expect(graph.panel).toContainText(/41 à 80 sur 1.?000/);
});

test("a star of two thousand: its middle is told, and the page answers", async ({ page }) => {
  test.setTimeout(120_000);
  const ties = Array.from({ length: 2_000 }, (_, n) => [n + 2, "suit", 1]);
  const { graph } = await inMap(page, mapFile({ actors: [{ name: "Étoile" }, ...many(2_000)], ties }));
  await stands(graph, 2_001);
  expect(await graph.lines()).toBe(2_000);
  await graph.show("Ce que dit la carte");
  await expect(graph.card("Relié").getByRole("listitem").first()).toHaveText(/1er\s*Étoile\s*en relation avec 2.?000 acteurs/, { timeout: 30_000 });
  await graph.search.fill("Étoile");
  await page.keyboard.press("Enter");
  await expect.poll(() => graph.chosenMarks()).toEqual([0]);
  const { x, y } = await graph.mark(0);
  await graph.drag({ x, y }, { x: x + 80, y: y + 40 });
  await graph.still();
  await expect(new App(page).undoButton).toHaveAccessibleName("Annuler : déplacer sur la carte");
});

test("relations side by side, to and fro, and of an actor with itself are told apart", async ({ page }) => {
  const ties = [
    [1, "finance", 2],
    [1, "conseille", 2],
    [2, "remercie", 1],
    [1, "s’auto-évalue", 1],
    [1, "se cite", 1],
    [2, "suit", 3, { mutual: true, sign: "-", strength: 3 }],
  ];
  const actors = [{ name: "A", at: [0, 0] }, { name: "B", at: [400, 0] }, { name: "C", at: [400, 300] }];
  const { graph } = await inMap(page, mapFile({ actors, ties }));
  await stands(graph, 3);
  await graph.withoutPanel();
  await graph.fit();
  expect(await graph.lines()).toBe(6);
  await graph.choose(0);
  await expect(graph.panel.getByRole("heading", { level: 3, name: /^Relations/ })).toContainText("5");
  await graph.still();
  expect(await graph.litLines()).toBe(5);
  const paths = await graph.scene.locator(".lit path:not(.head)").evaluateAll((lines) => lines.map((line) => line.getAttribute("d")));
  expect(new Set(paths).size, "each has a way of its own").toBe(5);
  const middles = await graph.scene.locator(".lit path:not(.head)").evaluateAll((lines) =>
    lines.map((line) => {
      const { x, y } = line.getPointAtLength(line.getTotalLength() / 2);
      return [x, y];
    }),
  );
  for (const [n, one] of middles.entries()) {
    for (const other of middles.slice(n + 1)) expect(Math.hypot(one[0] - other[0], one[1] - other[1])).toBeGreaterThan(6);
  }
});

test("all actors at one saved point: laid out, they part", async ({ page }) => {
  const actors = many(60, () => ({ at: [10, 10] }));
  const ties = Array.from({ length: 59 }, (_, n) => [1, "suit", n + 2]);
  const { graph } = await inMap(page, mapFile({ actors, ties }));
  await expect(graph.marks).toHaveCount(60);
  expect(await graph.broken()).toBe(false);
  for (const layout of ["Carte claire", "Cercle", "Couches, dans le sens des flèches"]) {
    await graph.lay(layout);
    await stands(graph, 60);
  }
});

test("saved places that are no numbers, infinite or far away do not spoil the picture", async ({ page }) => {
  const good = mapFile({ actors: many(6, (n) => ({ at: [n * 100, n * 50] })), ties: [[1, "suit", 2]] });
  const file = JSON.parse(good);
  const { positions } = file.views[0];
  Object.assign(positions, { [idOf(1)]: [null, 3], [idOf(2)]: ["NaN", "Infinity"], [idOf(3)]: "ici", [idOf(4)]: [1] });
  const text = JSON.stringify(file).replace(`"${idOf(5)}":[400,200]`, `"${idOf(5)}":[1e39,-1e300]`);
  const { graph } = await inMap(page, text);
  await stands(graph, 6);
});

test("one saved place at the end of the world leaves the others in view", async ({ page }) => {
  const { graph } = await inMap(page, mapFile({ actors: [...many(5, (n) => ({ at: [n * 100, n * 50] })), { name: "Loin", at: [1e12, 0] }] }));
  await graph.fit();
  const box = await graph.box();
  const inView = ({ x, y }) => x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height;
  for (let n = 0; n < 6; n++) expect(inView(await graph.mark(n)), `mark ${n}`).toBe(true);
});

test("a file with 1e999 as a place is refused or read, and never spoils the picture", async ({ page }) => {
  const text = mapFile({ actors: many(3, (n) => ({ at: [n * 100, 0] })) }).replace("[100,0]", "[1e999,-1e999]");
  await open(page);
  const graph = new GraphPage(page);
  const preview = await graph.app.openFile({ name: "loin.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(preview.refusal.or(preview.counts.first())).toBeVisible();
  if (await preview.refusal.isVisible()) {
    await expect(preview.refusal).toContainText("n’a pas été ouvert");
    return;
  }
  await preview.intoNewProject();
  await graph.open();
  await stands(graph, 3);
});

test("names that are code, endless or right to left stay text on the picture", async ({ page }) => {
  const names = [`<img src=x onerror="window.__pwned=1">`, "A".repeat(400), "منظمة الشفافية", "👩‍👩‍👧‍👦 collectif", "</text><script>window.__pwned=1</script>"];
  const { graph } = await inMap(page, mapFile({ actors: names, ties: [[1, `"><svg onload="window.__pwned=1">`, 2], [3, "suit", 1]] }));
  await stands(graph, 5);
  for (const panel of ["Texte", "Ce que dit la carte", "Filtres"]) await graph.show(panel);
  expect(await page.evaluate(() => window.__pwned)).toBeUndefined();
  await expect(page.locator(".graph img, .graph script, .graph [onload], .graph [onerror]")).toHaveCount(0);
});

// Workers that do not come, or go.

const LOST = {
  "no Worker at all": () => {
    delete window.Worker;
  },
  "a Worker that may not start": () => {
    window.Worker = class {
      constructor() {
        throw new DOMException("refused", "SecurityError");
      }
    };
  },
};

for (const [what, init] of Object.entries(LOST)) {
  test(`with ${what}, the example is laid out and measured in the page`, async ({ page }) => {
    await page.addInitScript(init);
    await open(page);
    await new ProjectsPage(page).openExample();
    const graph = new GraphPage(page);
    await graph.open();
    await stands(graph, 50);
    await graph.show("Ce que dit la carte");
    await expect(graph.card("Relié").getByRole("listitem").first()).toContainText("Gouvernement français");
    await graph.lay("Cercle");
    await stands(graph, 50);
  });
}

/** Workers die, as when memory ends, at the first task whose name has `part`: nothing of it comes back but an error. */
const dying = (part) => {
  const Real = window.Worker;
  window.Worker = class extends Real {
    postMessage(message, ...rest) {
      if (typeof message?.task === "string" && message.task.includes(part) && window.__spare !== true) {
        window.__died = (window.__died ?? 0) + 1;
        this.terminate();
        setTimeout(() => this.dispatchEvent(new Event("error")));
        return;
      }
      super.postMessage(message, ...rest);
    }
  };
};

test("a worker that dies in a layout: the map stays, the page says so, and the next one works", async ({ page }) => {
  await page.addInitScript(dying, "Layout");
  await open(page);
  await new ProjectsPage(page).openExample();
  const graph = new GraphPage(page);
  await graph.open();
  await expect.poll(() => page.evaluate(() => window.__died ?? 0)).toBeGreaterThan(0);
  await stands(graph, 50); // in rows
  await expect(graph.app.notices).toContainText("La disposition s’est arrêtée en chemin.");
  const before = await graph.places();
  await graph.lay("Cercle");
  expect(await graph.moved(before)).toEqual([]);
  await expect(graph.app.undoButton).toHaveAccessibleName("Rien à annuler");
  await page.evaluate(() => (window.__spare = true));
  await graph.lay("Cercle");
  expect((await graph.moved(before)).length).toBeGreaterThan(40);
  await stands(graph, 50);
});

test("a worker that dies while it measures: the panel says so, and a filter starts it again", async ({ page }) => {
  await page.addInitScript(dying, "Measure");
  await open(page);
  await new ProjectsPage(page).openExample();
  const graph = new GraphPage(page);
  await graph.open();
  await graph.show("Ce que dit la carte");
  await expect(graph.panel.getByRole("alert")).toHaveText("Le calcul s’est arrêté en chemin. Changez un filtre pour le relancer.");
  await stands(graph, 50);
  await page.evaluate(() => (window.__spare = true));
  await graph.show("Filtres");
  await graph.group("Natures d’acteurs").getByRole("checkbox", { name: /Événement/ }).uncheck();
  await graph.show("Ce que dit la carte");
  await expect(graph.card("Relié").getByRole("listitem").first()).toContainText("Gouvernement français");
  await expect(graph.panel.getByRole("alert")).toHaveCount(0);
});

test("a layout can be stopped, and the page left while one runs", async ({ page }) => {
  const ties = Array.from({ length: 8_000 }, (_, n) => [(n % 4_000) + 1, "suit", ((n * 131 + 7) % 4_000) + 1]);
  const { app, graph } = await inMap(page, mapFile({ actors: many(4_000, (n) => ({ at: [(n % 64) * 60, Math.floor(n / 64) * 60] })), ties }));
  await expect(graph.marks).toHaveCount(4_000);
  const start = async () => {
    await graph.tool("Disposer").click();
    await page.locator("#menu-arrange").getByRole("button", { name: "Carte claire" }).click();
  };
  await start();
  await page.locator(".scene-running").getByRole("button", { name: "Arrêter" }).click();
  await expect(page.locator(".scene-running")).toHaveCount(0);
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
  await start();
  await app.goTo("Entités");
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(app.undoButton).toHaveAccessibleName("Rien à annuler");
});
