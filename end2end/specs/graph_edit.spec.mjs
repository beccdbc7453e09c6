// The map changed on the picture: by mouse, by keys, by the text beside it, by fingers.
import { expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { GraphPage, mapFile } from "../pages/graph.mjs";

test.use({ viewport: { width: 1280, height: 900 } });

const [MAYOR, COUNCIL, DEVELOPER, RESIDENTS, STREET] = [0, 1, 2, 3, 4];

/** Five actors far apart, four relations. */
const FIVE = mapFile({
  name: "Rue",
  actors: [
    { name: "Bourgmestre", kind: "person", at: [0, 0] },
    { name: "Conseil", at: [400, 0] },
    { name: "Promoteur", at: [0, 300] },
    { name: "Habitants", at: [400, 300] },
    { name: "Rue du Canal", kind: "place", at: [200, 520] },
  ],
  ties: [
    [1, "préside", 2],
    [4, "interpelle", 1],
    [3, "construit", 5],
    [4, "habitent", 5],
  ],
});

/** The map of the five, without a panel. */
async function inFive(page, file = FIVE) {
  await open(page);
  const graph = new GraphPage(page);
  await graph.openMap(file);
  await graph.withoutPanel();
  await graph.fit();
  return { app: new App(page), graph };
}

const UNDO_NONE = "Rien à annuler";

test("an actor is dragged in one step of undo, stays where it was put, and is pinned", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const [before, file] = [await graph.places(), await graph.records()];
  const from = await graph.mark(COUNCIL);
  await graph.drag(from, { x: from.x - 90, y: from.y + 70 });
  await graph.still();
  const after = await graph.places();
  const { scale } = await graph.look();
  expect(after[COUNCIL][0] - before[COUNCIL][0]).toBeCloseTo(-90 / scale, -1);
  expect(after[COUNCIL][1] - before[COUNCIL][1]).toBeCloseTo(70 / scale, -1);
  expect(await graph.moved(before)).toEqual([COUNCIL]);
  await expect(graph.scene.locator(".pin")).toHaveCount(1);
  await expect(graph.legend).toContainText("épinglé");
  await expect(app.undoButton).toHaveAccessibleName("Annuler : déplacer sur la carte");
  await app.undo();
  await expect.poll(() => graph.moved(before)).toEqual([]);
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
  expect(await graph.records()).toEqual(file);
  await app.redo();
  await expect.poll(() => graph.moved(after)).toEqual([]);
  await app.saved();
  await app.reload();
  await graph.still();
  expect(await graph.moved(after)).toEqual([]);
  await expect(graph.scene.locator(".pin")).toHaveCount(1);
});

test("several chosen actors are dragged together, and a lasso chooses", async ({ page }) => {
  const { app, graph } = await inFive(page);
  await graph.tool("Éloigner").click(); // there is room around them
  await graph.still();
  const [one, other] = [await graph.mark(MAYOR), await graph.mark(COUNCIL)];
  await page.keyboard.down("Shift");
  const { mouse } = page;
  await mouse.move(one.x - 60, one.y - 50);
  await mouse.down();
  for (const [x, y] of [[other.x + 60, other.y - 50], [other.x + 60, other.y + 60], [one.x - 60, one.y + 60], [one.x - 60, one.y - 40]]) {
    await mouse.move(x, y, { steps: 5 });
  }
  await expect(graph.scene.locator("path.lasso")).toHaveCount(1);
  await mouse.up();
  await page.keyboard.up("Shift");
  await expect(graph.scene.locator("path.lasso")).toHaveCount(0);
  await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR, COUNCIL]);
  const before = await graph.places();
  await graph.drag(one, { x: one.x + 40, y: one.y + 60 });
  await graph.still();
  const after = await graph.places();
  for (const n of [MAYOR, COUNCIL]) expect(after[n][1]).toBeGreaterThan(before[n][1] + 10);
  expect(await graph.moved(before)).toEqual([MAYOR, COUNCIL]);
  await app.undo();
  await expect.poll(() => graph.moved(before)).toEqual([]);
});

test("by mouse: an actor and relations are made, led elsewhere, deleted, and undone to the first", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const file = await graph.records();

  await graph.tool("Éloigner").click(); // a view that is not fitted stays where it is
  await graph.still();
  const spot = await graph.emptySpot();
  await page.mouse.dblclick(spot.x, spot.y);
  await graph.name("Association des parents");
  await expect(graph.marks).toHaveCount(6);
  await graph.still();
  const numbers = await graph.numbers();
  const made = await graph.mark(numbers["Association des parents"]);
  expect(Math.hypot(made.x - spot.x, made.y - spot.y), "far from the double click").toBeLessThan(4);

  await graph.withoutPanel();
  const to = await graph.mark(DEVELOPER);
  await graph.drag(await graph.rim(MAYOR, to), to);
  await expect(graph.naming).toContainText("Bourgmestre … Promoteur");
  await graph.name("autorise");
  expect(await graph.ties()).toContain("Bourgmestre autorise Promoteur");
  await graph.still();
  expect(await graph.lines()).toBe(5);

  // The new relation is chosen: its end is led to another actor, then its start.
  const [, end] = await graph.handles();
  await graph.drag(end, await graph.mark(RESIDENTS));
  await expect.poll(() => graph.ties()).toContain("Bourgmestre autorise Habitants");
  await graph.still();
  const [start] = await graph.handles();
  await graph.drag(start, await graph.mark(DEVELOPER));
  await expect.poll(() => graph.ties()).toContain("Promoteur autorise Habitants");

  await graph.picture.focus();
  await page.keyboard.press("Delete");
  await expect(graph.said).toContainText("Ctrl+Z la remet.");
  expect(await graph.ties()).toHaveLength(4);

  const free = await graph.emptySpot();
  await graph.drag(await graph.rim(COUNCIL, free), free);
  await graph.name("Opposition");
  expect(await graph.ties()).toContain("Conseil … Opposition");
  for (let n = 0; n < 6; n++) await app.undoButton.click();
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
  await expect(graph.marks).toHaveCount(5);
  expect(await graph.records()).toEqual(file);
});

test("Escape stops a drag half way, and nothing has moved", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const before = await graph.places();
  const from = await graph.mark(MAYOR);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 120, from.y + 80, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await graph.still();
  expect(await graph.moved(before)).toEqual([]);
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
});

test("an actor is deleted after a question, with its relations, and undo brings all of it back", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const before = await graph.records();
  await graph.choose(RESIDENTS);
  await expect(graph.panel).toContainText("Agit sur 2 acteurs");
  await graph.picture.focus();
  await page.keyboard.press("Delete");
  for (const words of ["Habitants", "interpelle", "habitent"]) await expect(graph.deleteDialog).toContainText(words);
  await graph.deleteDialog.getByRole("button", { name: "Supprimer" }).click();
  await expect(graph.marks).toHaveCount(4);
  await graph.still();
  expect(await graph.lines()).toBe(2);
  await app.undoButton.click();
  await expect(graph.marks).toHaveCount(5);
  expect(await graph.records()).toEqual(before);
});

test("the wheel zooms at the pointer and a drag on nothing pans, and then all is drawn sharp", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const start = await graph.look();
  const size = () => graph.scene.locator("text.name").first().evaluate((text) => text.getBoundingClientRect().height);
  const high = await size();
  const at = await graph.mark(RESIDENTS);
  await page.mouse.move(at.x, at.y);
  for (let n = 0; n < 4; n++) await page.mouse.wheel(0, -120);
  await graph.still();
  const near = await graph.look();
  expect(near.css).toBe("");
  expect(near.scale).toBeGreaterThan(start.scale * 1.8);
  const then = await graph.mark(RESIDENTS);
  expect(Math.hypot(then.x - at.x, then.y - at.y), "what is under the pointer stays there").toBeLessThan(3);
  expect(Math.abs((await size()) - high), "names keep their size").toBeLessThan(high * 0.4);

  const spot = await graph.emptySpot();
  await graph.drag(spot, { x: spot.x + 50, y: spot.y + 30 });
  await graph.still();
  const moved = await graph.look();
  expect(moved.css).toBe("");
  expect([moved.x - near.x, moved.y - near.y].map(Math.round)).toEqual([50, 30]);
  expect(moved.scale).toBe(near.scale);
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE); // looking changes nothing
});

test("by keys alone: a walk, a relation, a move, a pin, neighbours, and the focus stays", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const held = () => expect(graph.picture).toBeFocused();
  await graph.picture.focus();
  await page.keyboard.press("ArrowRight");
  await expect(graph.said).toHaveText(/^(Bourgmestre|Habitants|Rue du Canal), 2 relations$/);
  const walk = async (key, words) => {
    await page.keyboard.press(key);
    await expect(graph.said).toHaveText(words);
  };
  for (const key of ["ArrowUp", "ArrowLeft", "ArrowUp", "ArrowLeft"]) await page.keyboard.press(key);
  await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR]);
  await walk("ArrowRight", "Conseil, 1 relation");
  await walk("ArrowDown", "Habitants, 2 relations");
  await walk("ArrowLeft", "Promoteur, 1 relation");

  await walk("l", "Relier Promoteur : choisissez l’autre acteur, puis Entrée.");
  await walk("ArrowUp", "Promoteur … Bourgmestre");
  await page.keyboard.press("Enter");
  await graph.name("finance");
  await held();
  expect(await graph.ties()).toContain("Promoteur finance Bourgmestre");
  await app.undo();
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
  await held();

  await page.keyboard.press("Escape");
  for (const key of ["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowUp", "ArrowLeft"]) await page.keyboard.press(key);
  await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR]);
  const before = await graph.places();
  for (let n = 0; n < 5; n++) await page.keyboard.press("Control+ArrowDown");
  await expect.poll(async () => (await graph.places())[MAYOR][1] - before[MAYOR][1]).toBeCloseTo(60, 0);
  await held();
  await app.undo();
  await expect.poll(() => graph.moved(before)).toEqual([]);
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);

  await walk("p", "Bourgmestre : épinglé");
  await expect(graph.scene.locator(".pin")).toHaveCount(1);
  await walk("p", "Bourgmestre : libre");
  await expect(graph.scene.locator(".pin")).toHaveCount(0);

  await page.keyboard.press("1");
  await expect.poll(() => graph.dimMarks()).toEqual([DEVELOPER, STREET]);
  await page.keyboard.press("2");
  await expect.poll(() => graph.dimMarks()).toEqual([DEVELOPER]);
  await page.keyboard.press("3");
  await expect.poll(() => graph.dimMarks()).toEqual([]);
  await page.keyboard.press("1");
  await page.keyboard.press("Escape");
  await expect.poll(() => graph.dimMarks()).toEqual([]);
  await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR]);
  await walk("Escape", "Rien n’est choisi.");
  await expect.poll(() => graph.chosenMarks()).toEqual([]);
  await held();

  await page.keyboard.press("f");
  await graph.still();
  const fitted = await graph.look();
  for (const key of ["+", "+", "Shift+ArrowRight"]) await page.keyboard.press(key);
  await graph.still();
  expect((await graph.look()).scale).toBeGreaterThan(fitted.scale * 1.4);
  await page.keyboard.press("f");
  await graph.still();
  const again = await graph.look();
  for (const key of ["scale", "x", "y"]) expect(Math.abs(again[key] / fitted[key] - 1), key).toBeLessThan(0.03);
  await held();
});

test("by keys: Enter reads the sheet of the chosen, Escape comes back to the picture", async ({ page }) => {
  const { graph } = await inFive(page);
  await graph.picture.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(graph.panel.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(graph.panel.getByRole("heading", { level: 2 })).toHaveText("Sélection");
  await page.keyboard.press("Escape");
  await expect(graph.panel).toHaveCount(0);
  await expect(graph.picture).toBeFocused();
});

test("the text twin: walked, followed and back, chosen, related, and a relation deleted", async ({ page }) => {
  const { app, graph } = await inFive(page);
  await graph.show("Texte");
  const cursor = graph.outline.locator("[data-cursor=true]");
  await graph.outline.focus();
  await page.keyboard.press("Home");
  const lines = graph.outline.getByRole("treeitem");
  await expect(lines).toHaveCount(5);
  await expect(lines.filter({ hasText: /^Habitants/ })).toHaveText("Habitants, organisation : agit sur 2 acteurs ; personne n’agit sur lui.");

  // To Habitants, into its relations, over to the Bourgmestre, and back.
  while (!/^Habitants/.test(await cursor.textContent())) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(lines).toHaveCount(7);
  await expect(cursor).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowRight");
  if (!/Bourgmestre/.test(await cursor.textContent())) await page.keyboard.press("ArrowDown");
  await expect(cursor).toHaveText("interpelle → Bourgmestre");
  await expect(graph.outline).toHaveAttribute("aria-activedescendant", await cursor.getAttribute("id"));
  await page.keyboard.press("ArrowRight");
  await expect(cursor).toHaveText("Bourgmestre, personne : agit sur 1 acteur ; 1 agit sur lui.");
  await page.keyboard.press("Enter");
  await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR]);
  await expect(graph.outline).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(cursor).toHaveText("interpelle → Bourgmestre");

  await page.keyboard.press("Delete");
  await expect(graph.said).toHaveText(/^Relation supprimée\s: .*interpelle.* Ctrl\+Z la remet\.$/);
  expect(await graph.ties()).toHaveLength(3);
  await expect(graph.outline).toBeFocused();
  await app.undo();
  await expect.poll(() => graph.ties()).toHaveLength(4);

  await page.keyboard.press("Home");
  while (!/^Conseil/.test(await cursor.textContent())) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("l");
  await expect(graph.panel.getByLabel("Nature de la relation")).toBeFocused();
  await page.keyboard.type("vote pour");
  await graph.panel.getByLabel("Avec qui ou quoi").fill("Promoteur");
  await page.keyboard.press("Enter");
  expect(await graph.ties()).toContain("Conseil vote pour Promoteur");
  await page.keyboard.press("Escape");
  await expect(graph.outline).toBeFocused();
});

test("the text twin is a tree of two levels", async ({ page }) => {
  const { graph } = await inFive(page);
  await graph.show("Texte");
  await graph.outline.focus();
  await page.keyboard.press("ArrowRight");
  await expect(graph.outline.locator("[role=treeitem][aria-level='1']")).toHaveCount(5);
  await expect(graph.outline.locator("[role=treeitem][aria-level='2']")).not.toHaveCount(0);
});

test("an end of a relation, its direction and its kind are changed in the panel", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const [one, other] = [await graph.mark(MAYOR), await graph.mark(COUNCIL)];
  await page.mouse.click((one.x + other.x) / 2, (one.y + other.y) / 2);
  await expect(graph.panel.getByRole("heading", { level: 3 })).toContainText("préside");
  await graph.panel.getByRole("button", { name: "Inverser le sens" }).click();
  await expect.poll(() => graph.ties()).toContain("Conseil préside Bourgmestre");
  const end = graph.panel.getByLabel("À", { exact: true });
  await end.fill("Habitants");
  await end.press("Tab");
  await expect.poll(() => graph.ties()).toContain("Conseil préside Habitants");
  await end.fill("Inconnu");
  await end.press("Tab");
  await expect(graph.panel).toContainText("« Inconnu » n’existe pas dans ce projet : l’extrémité reste comme elle était.");
  await app.undoButton.click();
  await app.undoButton.click();
  await expect.poll(() => graph.ties()).toContain("Bourgmestre préside Conseil");
});

const LAYOUTS = ["Cercle", "Couches, dans le sens des flèches", "Carte claire"];

/** Forty actors that lie on each other, some pinned. */
function forty(pinned) {
  const actors = Array.from({ length: 40 }, (_, n) => ({ name: `Acteur ${n + 1}`, at: [(n % 8) * 7, Math.floor(n / 8) * 7] }));
  const ties = Array.from({ length: 60 }, (_, n) => [(n % 40) + 1, "suit", ((n * 7 + 3) % 40) + 1]);
  return mapFile({ actors, ties, pinned });
}

for (const layout of LAYOUTS) {
  test(`laid out as « ${layout} »: nothing on anything, and one step of undo`, async ({ page }) => {
    const { app, graph } = await inFive(page, forty([]));
    const before = await graph.places();
    await graph.lay(layout);
    expect((await graph.moves(before)).filter((far) => far > 5).length).toBeGreaterThan(30);
    expect(await graph.overlappingMarks()).toEqual([]);
    await expect(app.undoButton).toHaveAccessibleName("Annuler : disposer la carte");
    await app.undo();
    await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
    await expect.poll(() => graph.moved(before)).toEqual([]);
  });
}

test("whatever the layout, the pinned stay where they are", async ({ page }) => {
  const { graph } = await inFive(page, forty([5, 20]));
  const before = await graph.places();
  for (const layout of LAYOUTS) {
    await graph.lay(layout);
    const moved = await graph.moved(before);
    expect(moved.length).toBeGreaterThan(30);
    expect(moved.filter((n) => n === 4 || n === 19), layout).toEqual([]);
  }
});

test("a newcomer stands near its neighbours, and nobody else moves", async ({ page }) => {
  const { app, graph } = await inFive(page);
  const before = await graph.places();
  const quick = await app.quickAdd();
  await quick.add("Architecte > dessine pour > Promoteur");
  await quick.close();
  await expect(graph.marks).toHaveCount(6);
  await graph.still();
  const numbers = await graph.numbers();
  const after = await graph.places();
  const far = ([x, y], [left, top]) => Math.hypot(x - left, y - top);
  const own = after[numbers.Architecte];
  const others = after.toSpliced(numbers.Architecte, 1);
  expect(Math.max(...others.map((at, n) => far(at, before[n])))).toBeLessThan(0.5);
  expect(far(own, before[DEVELOPER])).toBeLessThan(Math.min(...[MAYOR, COUNCIL, RESIDENTS].map((n) => far(own, before[n]))));
  expect(await graph.overlappingMarks()).toEqual([]);
});

test("several actors are tagged and hidden at once, and come back", async ({ page }) => {
  const { app, graph } = await inFive(page);
  await graph.choose(MAYOR);
  await graph.choose(COUNCIL, { add: true });
  await expect(graph.panel.getByRole("heading", { level: 3 })).toHaveText("2 acteurs choisis");
  await graph.panel.getByLabel("Étiquette à ajouter").fill("élus");
  await page.keyboard.press("Enter");
  const tagged = (await graph.records()).entities.filter(({ tags }) => tags?.includes("élus")).map(({ name }) => name);
  expect(tagged.sort()).toEqual(["Bourgmestre", "Conseil"]);
  await graph.panel.getByRole("button", { name: "Masquer" }).click();
  await expect(graph.marks).toHaveCount(3);
  await expect(graph.said).toHaveText("2 acteurs masqués");
  await graph.show("Filtres");
  await graph.panel.getByRole("button", { name: "Remettre « Conseil »" }).click();
  await expect(graph.marks).toHaveCount(4);
  await graph.panel.getByRole("button", { name: "Remettre « Bourgmestre »" }).click();
  await expect(graph.marks).toHaveCount(5);
  await app.undoButton.click();
  await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);
});

test.describe("with fingers", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  /** What a finger does, as the browser gets it. */
  async function fingers(page) {
    const session = await page.context().newCDPSession(page);
    const send = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    return {
      async move(from, to, steps = 6) {
        await send("touchStart", from);
        for (let n = 1; n <= steps; n++) {
          const part = n / steps;
          await send("touchMove", from.map(([x, y], id) => [x + (to[id][0] - x) * part, y + (to[id][1] - y) * part]));
        }
        await send("touchEnd", []);
      },
    };
  }

  test("a tap chooses and opens the sheet, a finger pans, two pinch, and the page stays in place", async ({ page }) => {
    const { app, graph } = await inFive(page);
    const hand = await fingers(page);
    const before = await graph.look();
    const spot = await graph.emptySpot();
    await hand.move([[spot.x, spot.y]], [[spot.x + 40, spot.y + 60]]);
    await graph.still();
    const moved = await graph.look();
    expect([moved.x - before.x, moved.y - before.y].map(Math.round)).toEqual([40, 60]);
    expect(moved.scale).toBe(before.scale);

    const { x, y, width, height } = await graph.box();
    const [left, top] = [x + width / 2, y + height / 2];
    await hand.move([[left - 40, top], [left + 40, top]], [[left - 100, top], [left + 100, top]]);
    await graph.still();
    const pinched = await graph.look();
    expect(pinched.scale / moved.scale).toBeCloseTo(2.5, 0);
    expect(pinched.css).toBe("");
    expect(await page.evaluate(() => [window.scrollX, window.scrollY, window.visualViewport.scale])).toEqual([0, 0, 1]);
    await expect(app.undoButton).toHaveAccessibleName(UNDO_NONE);

    await graph.fit();
    const mark = await graph.mark(MAYOR);
    await page.touchscreen.tap(mark.x, mark.y);
    await expect(graph.panel.getByRole("heading", { level: 2 })).toHaveText("Sélection");
    await expect(graph.panel).toContainText("Bourgmestre");
    const sheet = await graph.panel.boundingBox();
    expect(sheet.y + sheet.height).toBeLessThanOrEqual(844 + 1);
    expect(sheet.width).toBeGreaterThan(370);
    await graph.closePanel();
    await expect.poll(() => graph.chosenMarks()).toEqual([MAYOR]);
  });

  test("a finger drags an actor in one step of undo", async ({ page }) => {
    const { app, graph } = await inFive(page);
    const hand = await fingers(page);
    const before = await graph.places();
    const { x, y } = await graph.mark(DEVELOPER);
    await hand.move([[x, y]], [[x + 60, y + 10]]);
    await graph.still();
    const after = await graph.places();
    expect(after[DEVELOPER][0]).toBeGreaterThan(before[DEVELOPER][0] + 20);
    expect(await graph.moved(before)).toEqual([DEVELOPER]);
    await app.undoButton.click();
    await expect.poll(() => graph.moved(before)).toEqual([]);
  });
});
