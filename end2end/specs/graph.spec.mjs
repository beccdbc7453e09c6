// The map of the example: what one sees, what it says, and what of it is shown.
import { axe, expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { GraphPage } from "../pages/graph.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

const DESK = { width: 1280, height: 800 };
const PANELS = ["Ce que dit la carte", "Filtres", "Chemins", "Texte", "Vues"];

test.use({ viewport: DESK });

/** The map of the example. */
async function inExample(page) {
  await open(page);
  await new ProjectsPage(page).openExample();
  const graph = new GraphPage(page);
  await graph.open();
  return { app: new App(page), graph };
}

/** Pairs of names that lie on each other, by more than a hair. */
function overlaps(names) {
  const lie = (one, other) => one.left + 1 < other.right && other.left + 1 < one.right && one.top + 4 < other.bottom && other.top + 4 < one.bottom;
  const pairs = names.flatMap((one, n) => names.slice(n + 1).map((other) => [one, other]));
  return pairs.filter(([one, other]) => one.boxes.some((box) => other.boxes.some((second) => lie(box, second)))).map((pair) => pair.map(({ words }) => words));
}

test("the example stands whole: fifty marks, none on another, names whole and apart", async ({ page }) => {
  const { graph } = await inExample(page);
  await expect(graph.picture).toHaveAccessibleName("Carte : 50 acteurs, 40 relations");
  await expect(graph.marks).toHaveCount(50);
  expect(await graph.lines()).toBe(40);
  expect(await graph.overlappingMarks()).toEqual([]);
  expect(await graph.broken()).toBe(false);
  const known = (await graph.records()).entities.map(({ name }) => name);
  for (const width of [1280, 1920, 700]) {
    await page.setViewportSize({ width, height: 900 });
    await graph.fit();
    const names = await graph.names();
    expect(names.length).toBeGreaterThan(5);
    expect(names.map(({ words }) => words).filter((words) => !known.includes(words)), "names that are not whole").toEqual([]);
    expect(overlaps(names), `names that overlap at ${width} px`).toEqual([]);
  }
});

test("the poles of the example have their names at once, and no name is cut by the edge", async ({ page }) => {
  const { graph } = await inExample(page);
  const names = await graph.names();
  const box = await graph.box();
  const inside = ({ left, top, right, bottom }) => left >= box.x && top >= box.y && right <= box.x + box.width && bottom <= box.y + box.height;
  expect(names.filter(({ boxes }) => !boxes.every(inside)).map(({ words }) => words), "names cut by the edge").toEqual([]);
  const read = names.map(({ words }) => words);
  for (const pole of ["Gouvernement français", "Collectif signataire"]) expect(read).toContain(pole);
  expect(read.length).toBeGreaterThan(25);
});

// For want of room some names wait for a nearer look, those around Cap Collectif among them.
test.fixme("every name of the example is to be read at 1280 px", async ({ page }) => {
  const { graph } = await inExample(page);
  const read = (await graph.names()).map(({ words }) => words);
  const known = (await graph.records()).entities.map(({ name }) => name);
  expect(known.filter((name) => !read.includes(name)), "names that are not there").toEqual([]);
});

test("nearer, more names come, and what is chosen has its name whatever the room", async ({ page }) => {
  const { graph } = await inExample(page);
  const numbers = await graph.numbers();
  await graph.withoutPanel();
  for (const name of ["Gouvernement français", "Parlement & Citoyens", "Direction des pêches maritimes et de l'aquaculture"]) {
    await graph.search.fill(name);
    await page.keyboard.press("Enter");
    await expect(graph.said).toHaveText(`« ${name} » est au centre.`);
    await expect.poll(() => graph.chosenMarks()).toEqual([numbers[name]]);
    await graph.still();
    const { x, y } = await graph.mark(numbers[name]);
    const box = await graph.box();
    expect(Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2), "far from the middle").toBeLessThan(6);
    expect((await graph.names()).map(({ words }) => words)).toContain(name);
  }
  await graph.search.fill("Personne de ce nom");
  await page.keyboard.press("Enter");
  await expect(graph.said).toHaveText("Aucun acteur de la carte ne s’appelle « Personne de ce nom ».");
});

test("the map says what it shows: cards, sentences, groups, and how it was counted", async ({ page }) => {
  const { graph } = await inExample(page);
  await graph.show("Ce que dit la carte");
  const line = (card, n) => graph.card(card).getByRole("listitem").nth(n);
  await expect(line("Relié", 0)).toHaveText(/1er\s*Gouvernement français\s*en relation avec 15 acteurs/);
  await expect(line("Relié", 1)).toHaveText(/2e\s*Collectif signataire\s*en relation avec 12 acteurs/);
  await expect(line("Passage", 0)).toHaveText(/1er\s*Gouvernement français\s*sur 7 chemins sur 10 \(0,7258\)/);
  await expect(line("Passage", 1)).toHaveText(/2e\s*Collectif signataire\s*sur 5 chemins sur 10 \(0,4746\)/);
  await expect(line("Passage", 2)).toHaveText(/3e\s*Cap Collectif\s*sur 1 chemin sur 10 \(0,1226\)/);
  await expect(line("Courtier", 0)).toHaveText(/1er\s*Gouvernement français\s*14,9 contacts neufs sur 15 \(contrainte 0,073\)/);
  await expect(line("Courtier", 1)).toHaveText(/2e\s*Collectif signataire\s*11,8 contacts neufs sur 12 \(contrainte 0,093\)/);

  const seen = graph.part("Ce qui se voit");
  await expect(seen).toContainText("Retirez Cap Collectif : Parlement & Citoyens se retrouve isolé.");
  await expect(seen).toContainText("Cinq acteurs forment un groupe serré autour de Cap Collectif, avec Parlement & Citoyens, Démocratie ouverte, make.org et Secrétariat d'État au Numérique.");
  await expect(seen).toContainText("Le graphe montre ce que vous avez noté, pas toute la réalité.");
  await expect(graph.preparation).toHaveText(
    "40 relations, 50 acteurs · 40 sans source · toutes les natures · toutes périodes · soutiens et oppositions confondus · sans tenir compte du sens · sans les forces",
  );

  await seen.getByRole("button", { name: /^Montrer sur la carte\s: Cinq acteurs/ }).click();
  await expect.poll(() => graph.chosenMarks()).toHaveLength(5);
  const numbers = await graph.numbers();
  const five = ["Cap Collectif", "Démocratie ouverte", "Parlement & Citoyens", "Secrétariat d'État au Numérique", "make.org"];
  expect((await graph.chosenMarks()).sort((a, b) => a - b)).toEqual(five.map((name) => numbers[name]).sort((a, b) => a - b));

  await graph.show("Ce que dit la carte");
  await graph.panel.getByRole("button", { name: "Refaire sans Gouvernement français" }).click();
  await expect(graph.marks).toHaveCount(49);
  await expect(line("Relié", 0)).toHaveText(/1er\s*Collectif signataire\s*en relation avec 11 acteurs/);
  await expect(graph.preparation).toContainText("25 relations, 49 acteurs");
  await expect(graph.preparation).toContainText("1 acteur écarté");
  await graph.panel.getByRole("button", { name: "Remettre les acteurs écartés" }).click();
  await expect(graph.marks).toHaveCount(50);
  await expect(line("Relié", 0)).toContainText("Gouvernement français");
});

test("figures, and the ranks tried again, stand under the cards", async ({ page }) => {
  const { graph } = await inExample(page);
  await graph.show("Ce que dit la carte");
  await graph.panel.getByRole("button", { name: "Chiffres et lectures" }).click();
  const whole = graph.part("Le réseau entier");
  await expect(whole).toContainText(/Acteurs reliés\s*32/);
  await expect(whole).toContainText(/Paires reliées\s*40/);
  await expect(whole).toContainText("0,0806");
  await expect(whole).toContainText("0,4741"); // modularity 0.474063
  const table = graph.panel.getByRole("table", { name: "Tous les scores" });
  await expect(table.getByRole("row").nth(1)).toContainText("Gouvernement français");
  await expect(table.getByRole("row").nth(1)).toContainText("0,7258");
  await graph.panel.getByRole("button", { name: "Solidité des rangs" }).click();
  await expect(graph.panel).toContainText("Calcul refait 200 fois", { timeout: 30_000 });
  await expect(graph.card("Relié").getByRole("listitem").first()).toContainText("rang :");
});

test("filters change what is drawn, what is counted, and the line that says how", async ({ page }) => {
  const { graph } = await inExample(page);
  await graph.show("Filtres");
  const count = graph.panel.locator(".filter-head [role=status]");
  await expect(count).toHaveText("50 acteurs, 40 relations sur la carte");
  await graph.group("Natures d’acteurs").getByRole("checkbox", { name: /Événement/ }).uncheck();
  await expect(graph.marks).toHaveCount(36);
  await expect(count).toHaveText("36 acteurs, 40 relations sur la carte");
  await expect(graph.tool(/^Filtres/)).toHaveText(/Filtres \(1\)/);
  await graph.group("Natures de relations").getByRole("button", { name: /^Tout voir/ }).click();
  await graph.group("Natures de relations").getByRole("checkbox", { name: /^cosigne/ }).uncheck();
  await expect(count).toHaveText("36 acteurs, 29 relations sur la carte");
  await graph.still();
  expect(await graph.lines()).toBe(29);
  await graph.group("Acteurs").getByRole("checkbox", { name: "Masquer les acteurs sans relation" }).check();
  await expect(graph.marks).toHaveCount(Number((await count.textContent()).match(/\d+/)[0]));
  expect(await graph.marks.count()).toBeLessThan(32);
  await expect(graph.legend).not.toContainText("Événement");

  await graph.show("Ce que dit la carte");
  await expect(graph.preparation).toContainText("29 relations");
  await expect(graph.preparation).toContainText("sans : événements");
  await expect(graph.preparation).toContainText("sans : cosigne");
  await expect(graph.card("Relié").getByRole("listitem").first()).toContainText("Gouvernement français");

  await graph.show("Filtres");
  await graph.panel.getByRole("button", { name: "Tout montrer" }).click();
  await expect(graph.marks).toHaveCount(50);
  await graph.group("Étiquettes").getByRole("button", { name: "Seulement « signataire »" }).click();
  await expect(graph.marks).toHaveCount(12);
  await expect(count).toHaveText("12 acteurs, 11 relations sur la carte");
});

test("two actors: their paths in a sentence, and the rest in the background", async ({ page }) => {
  const { graph } = await inExample(page);
  const numbers = await graph.numbers();
  await graph.show("Chemins");
  await graph.panel.getByLabel("De", { exact: true }).fill("Parlement & Citoyens");
  await graph.panel.getByLabel("À", { exact: true }).fill("ANTICOR");
  await graph.panel.getByRole("button", { name: "Montrer les chemins" }).click();
  const found = graph.panel.locator(".path-found");
  await expect(found).toContainText("1 plus court chemin, en 4 pas.");
  await expect(found).toContainText(/Par exemple\s: Parlement & Citoyens .+ Cap Collectif .+ Gouvernement français .+ Collectif signataire .+ ANTICOR/);
  await graph.still();
  const lit = ["Parlement & Citoyens", "Cap Collectif", "Gouvernement français", "Collectif signataire", "ANTICOR"].map((name) => numbers[name]);
  const dim = await graph.dimMarks();
  expect(dim).toHaveLength(45);
  expect(lit.filter((n) => dim.includes(n))).toEqual([]);

  await graph.panel.getByLabel("Sens").selectOption({ label: "ceux qu’il influence" });
  await expect(found).toContainText("Aucun chemin de « Parlement & Citoyens » à « ANTICOR ».");
  await graph.panel.getByRole("button", { name: "Tout remettre en lumière" }).click();
  await expect.poll(() => graph.dimMarks()).toEqual([]);

  await graph.choose(numbers["Cap Collectif"]);
  await graph.panel.getByRole("group", { name: "Nombre de pas" }).getByRole("button", { name: "1", exact: true }).click();
  await expect.poll(() => graph.dimMarks().then((dim) => dim.length)).toBe(46); // itself and three
});

test("sizes go by the measure one chooses, and the legend says so", async ({ page }) => {
  const { graph } = await inExample(page);
  const numbers = await graph.numbers();
  await graph.sizeBy("passage");
  await expect(graph.legend).toContainText("taille : passage");
  await graph.still();
  const radius = async (name) => (await graph.mark(numbers[name])).radius;
  expect(await radius("Gouvernement français")).toBeGreaterThan(await radius("Collectif signataire"));
  expect(await radius("Collectif signataire")).toBeGreaterThan(1.2 * (await radius("BLOOM")));
});

test("a view is kept under a name, opened again, renamed, deleted, and all of it undone", async ({ page }) => {
  const { app, graph } = await inExample(page);
  await graph.show("Filtres");
  await graph.group("Natures d’acteurs").getByRole("checkbox", { name: /Événement/ }).uncheck();
  await expect(graph.marks).toHaveCount(36);
  await graph.sizeBy("passage");
  await graph.show("Vues");
  await graph.panel.getByLabel("Nom de la vue").fill("Sans événements");
  await graph.panel.getByRole("button", { name: "Garder cette vue" }).click();
  await expect(graph.said).toHaveText("Vue « Sans événements » gardée.");
  const opener = (name) => graph.panel.getByRole("button", { name: `Ouvrir la vue « ${name} »` });
  await expect(opener("Sans événements")).toBeVisible();
  await app.saved();

  const reopen = async () => {
    await graph.show("Filtres");
    await graph.panel.getByRole("button", { name: "Tout montrer" }).click();
    await graph.sizeBy("relations");
    await expect(graph.marks).toHaveCount(50);
    await graph.show("Vues");
    await opener("Sans événements").click();
    await expect(graph.said).toHaveText("Vue « Sans événements » ouverte.");
    await expect(graph.marks).toHaveCount(36);
    await expect(graph.legend).toContainText("taille : passage");
  };
  await reopen();
  await graph.panel.getByRole("button", { name: "Renommer la vue « Sans événements »" }).click();
  const field = graph.panel.locator(".view-row").getByLabel("Nom de la vue");
  await field.selectText();
  await field.pressSequentially("Acteurs");
  await expect(opener("Acteurs")).toBeVisible();
  await graph.panel.getByRole("button", { name: "Supprimer la vue « Acteurs »" }).click();
  await expect(graph.panel.locator(".view-row")).toHaveCount(0);
  await page.locator("body").press("Control+z");
  await expect(opener("Acteurs")).toBeVisible();
  await app.undoButton.click();
  await expect(opener("Sans événements")).toBeVisible();
  await app.saved();
  await app.reload();
  await graph.still();
  await expect(graph.marks).toHaveCount(50);
  await graph.show("Vues");
  await opener("Sans événements").click();
  await expect(graph.marks).toHaveCount(36);
  await expect(graph.legend).toContainText("taille : passage");
});

test("the period hides what was not there, and who becomes central is a chart and a table", async ({ page }) => {
  const { graph } = await inExample(page);
  await graph.show("Filtres");
  const count = graph.panel.locator(".filter-head [role=status]");
  await graph.period.fill("2015");
  await page.keyboard.press("Enter");
  await expect(graph.period).toHaveValue("2015");
  await expect(count).not.toHaveText("50 acteurs, 40 relations sur la carte");
  const [shown, ties] = (await count.textContent()).match(/\d+/g).map(Number);
  await expect(graph.marks).toHaveCount(shown);
  expect(ties).toBe(28); // the collective of December 2016 is not there yet, nor are its twelve relations
  await graph.still();
  expect(await graph.lines()).toBe(ties);
  await graph.search.fill("Collectif signataire");
  await page.keyboard.press("Enter");
  await expect(graph.said).toHaveText("« Collectif signataire » est masqué par les filtres.");
  await graph.search.fill("Regards Citoyens"); // since 2009, and still there
  await page.keyboard.press("Enter");
  await expect(graph.said).toHaveText("« Regards Citoyens » est au centre.");

  await graph.time.getByLabel("Compter les relations sans date").uncheck();
  await expect(count).toHaveText(/, 0 relation sur la carte/);
  await graph.time.getByRole("button", { name: "Tout", exact: true }).click();
  await expect(graph.period).toHaveValue("toute la durée");
  await expect(graph.marks).toHaveCount(50);
  await expect(count).toHaveText("50 acteurs, 40 relations sur la carte");

  const end = graph.time.getByRole("slider", { name: "Fin de la période" });
  await end.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(graph.period).not.toHaveValue("toute la durée");
  await page.keyboard.press("End");
  await expect(graph.period).toHaveValue("toute la durée");
  await graph.period.fill("un jour");
  await page.keyboard.press("Enter");
  await expect(graph.time.getByRole("alert")).toContainText("« un jour » n’est pas une date comprise.");

  await graph.show("Ce que dit la carte");
  await graph.panel.getByRole("button", { name: "Qui devient central, quand" }).click();
  const dialog = page.getByRole("dialog", { name: "Qui devient central, quand" });
  await expect(dialog.getByRole("table", { name: "Rangs par date" })).toContainText("Gouvernement français");
  await expect(dialog.getByRole("img", { name: /^Rangs au fil du temps/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("the picture goes out as SVG, which opens here again, and as PNG", async ({ page }) => {
  const { app, graph } = await inExample(page);
  await graph.show("Filtres");
  await graph.group("Natures d’acteurs").getByRole("checkbox", { name: /Événement/ }).uncheck();
  await expect(graph.marks).toHaveCount(36);
  await graph.still();
  const alone = await graph.export(/^Image SVG, le dessin seul/);
  expect(alone.bytes.toString()).not.toContain("<metadata");
  const svg = await graph.export(/^Image SVG avec les fiches/);
  expect(svg.name).toMatch(/^Sommet du PGO 2016 - carte - \d{4}-\d\d-\d\d\.svg$/);
  const seen = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const words = [...drawing.querySelectorAll("text")].map((one) => one.textContent).join(" ");
    return { tag: drawing.tagName, title: drawing.querySelector("title")?.textContent, words, scripts: drawing.querySelectorAll("script").length };
  }, svg.bytes.toString());
  expect(seen).toMatchObject({ tag: "svg", scripts: 0, title: "Sommet du PGO 2016" });
  for (const words of ["Sommet du PGO 2016", "agit sur", "signataire", "hors événements"]) expect(seen.words.toLowerCase()).toContain(words.toLowerCase());

  const png = await graph.export(/^Image PNG/);
  expect(png.name).toMatch(/^Sommet du PGO 2016 - carte - \d{4}-\d\d-\d\d\.png$/);
  expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.bytes.readUInt32BE(16), "pixels wide").toBeGreaterThan(500);

  const preview = await app.openFile({ name: svg.name, mimeType: "image/svg+xml", buffer: svg.bytes });
  await expect(preview.counts.first()).toHaveText("36 entités");
  await preview.intoNewProject();
  await graph.open();
  await expect(graph.marks).toHaveCount(36);
  expect(await graph.lines()).toBe(40);
});

for (const [what, look] of Object.entries({
  light: { viewport: DESK, colorScheme: "light" },
  dark: { viewport: DESK, colorScheme: "dark" },
  "light on a phone": { viewport: { width: 390, height: 844 }, colorScheme: "light" },
  "dark on a phone": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
})) {
  test(`${what}: axe finds nothing on the map, whatever panel is open, and it fits in width`, async ({ newContext }) => {
    test.setTimeout(120_000);
    const context = await newContext({ ...look, reducedMotion: "reduce" });
    const page = await context.newPage();
    const { graph } = await inExample(page);
    const complaints = {};
    const check = async (panel, act) => {
      try {
        await act();
        await graph.still();
        await axe(page);
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(content, "the content is no wider than the window").toBeLessThanOrEqual(window);
      } catch (error) {
        complaints[panel] = error.message;
      }
    };
    for (const panel of PANELS) await check(panel, () => graph.show(panel));
    await check("Sélection", async () => {
      await graph.withoutPanel();
      await graph.search.fill("Cap Collectif");
      await page.keyboard.press("Enter");
      await expect(graph.panel.getByRole("heading", { level: 2 })).toHaveText("Sélection");
    });
    await check("no panel", () => graph.withoutPanel());
    expect(complaints).toEqual({});
  });
}

test("two hundred turns of the wheel and drags leave as many elements as before, and a sharp picture", async ({ page }) => {
  const { graph } = await inExample(page);
  await graph.withoutPanel();
  await graph.fit();
  const count = () => page.evaluate(() => document.querySelectorAll("*").length);
  const before = await count();
  const start = await graph.look();
  const box = await graph.box();
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  let hasSlid = false;
  for (let n = 0; n < 100; n++) {
    await page.mouse.wheel(0, n % 2 ? 120 : -120);
    if (n < 20) hasSlid ||= (await graph.look()).css !== "";
  }
  expect(hasSlid, "the painted picture is moved while it is looked at").toBe(true);
  const spot = await graph.emptySpot();
  for (let n = 0; n < 25; n++) await graph.drag(spot, { x: spot.x + (n % 2 ? -30 : 30), y: spot.y });
  await graph.still();
  const after = await graph.look();
  expect(after.css, "no transform rests on the painted picture").toBe("");
  expect({ x: after.x, y: after.y }).not.toEqual({ x: start.x, y: start.y });
  await graph.fit();
  expect(Math.abs((await count()) - before)).toBeLessThanOrEqual(5);
});

test("the tools take two rows at most, one on a wide screen, and keep their names", async ({ page }) => {
  const { graph } = await inExample(page);
  const rows = () =>
    page.locator(".scene-tools").evaluate((tools) => {
      const shown = tools.querySelectorAll(":scope > .scene-toolbar > button, :scope > .scene-search");
      const middles = [...shown].map((tool) => tool.getBoundingClientRect()).map(({ top, height }) => top + height / 2);
      return middles.sort((one, other) => one - other).filter((middle, n, all) => n === 0 || middle - all[n - 1] > 12).length;
    });
  for (const text of ["", "large", "larger", "projector"]) {
    await page.evaluate((text) => (document.documentElement.dataset.text = text), text);
    await page.setViewportSize(DESK);
    expect(await rows(), `${text} at 1280 px`).toBeLessThanOrEqual(2);
    for (const name of ["Ajuster", "Éloigner", "Rapprocher", "Disposer", /^Taille/, "Exporter", ...PANELS]) await expect(graph.tool(name)).toBeVisible();
    await page.setViewportSize({ width: 1920, height: 1000 });
    expect(await rows(), `${text} at 1920 px`).toBe(1);
  }
});

test("the line of the period keeps its width, whatever the period says", async ({ page }) => {
  const { graph } = await inExample(page);
  const width = () => graph.time.locator(".time-line").evaluate((line) => line.clientWidth);
  const before = await width();
  expect(before).toBeGreaterThan(150);
  for (const period of ["2015", "du 12 septembre 2015 au 30 décembre 2017"]) {
    await graph.period.fill(period);
    await page.keyboard.press("Enter");
    await expect(graph.time.getByRole("button", { name: "Tout", exact: true })).toBeEnabled();
    expect(await width()).toBe(before);
  }
});
