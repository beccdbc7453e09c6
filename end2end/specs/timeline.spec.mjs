// What happened, in which order and with whom: seen, made, changed and read, by mouse, by keys and as text.
import { axe, expect, open, test } from "../test.mjs";
import { EXAMPLE } from "../pages/app.mjs";
import { GraphPage } from "../pages/graph.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { TimelinePage, timelineFile } from "../pages/timeline.mjs";

const EVENTS = [
  "Les détails de l'accord Défense–Microsoft",
  "Engagement du G8",
  "La France adhère au PGO",
  "Promesse présidentielle",
  "BLOOM demande les données",
  "Loi sur le Renseignement",
  "Partenariat Éducation nationale",
  "État d'urgence",
  "La Quadrature dresse un bilan",
  "La France co-préside le PGO",
  "Diffusion de Cash Investigation",
  "Décret TES",
  "Arrêt de la Cour de cassation",
  "Sommet mondial du PGO",
];

async function onExample(page) {
  await open(page);
  const timeline = new TimelinePage(page);
  const preview = await timeline.app.openFile(EXAMPLE);
  await preview.intoNewProject();
  await timeline.app.saved();
  await timeline.open();
  return timeline;
}

for (const [width, height] of [[390, 844], [1280, 800], [1920, 1080]]) {
  test(`the example stands in order with its precision, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const timeline = await onExample(page);
    await expect(timeline.items).toHaveCount(19);
    const drawn = await timeline.drawn();
    for (const title of EVENTS) expect(drawn.some((one) => one.startsWith(title)), title).toBe(true);
    const form = async (title) => (await timeline.bar(title)).class;
    expect(await form("Diffusion de Cash")).toContain("point");
    expect(await form("Loi sur le Renseignement")).toContain("within");
    expect(await form("État d'urgence")).toContain("lasting");
    expect(await form("La France co-préside")).toContain("lasting");
    const [emergency, copresidency] = [await timeline.bar("État d'urgence"), await timeline.bar("La France co-préside")];
    expect(emergency.x).toBeLessThan(copresidency.x);

    await timeline.show("Texte");
    await expect(timeline.outline.getByRole("treeitem").first()).toHaveText(/^2002\s: 1/);
    // The first lines are there at once, the others a moment later.
    for (const title of EVENTS) await expect(timeline.outline.getByRole("treeitem").filter({ hasText: title })).not.toHaveCount(0);
    const lines = await timeline.outline.getByRole("treeitem").allTextContents();
    const places = EVENTS.map((title) => lines.findIndex((line) => line.startsWith(title)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(lines[places[13]]).toContain("du 7 au 9 décembre 2016");
    expect(lines[places[9]]).toContain("d’octobre 2016 à fin 2017");
  });
}

test("an event is put where one double-clicks, and dragged to another day", async ({ page }) => {
  await open(page);
  const timeline = new TimelinePage(page);
  await timeline.openFile(timelineFile([["Début", "1er mars 2016"], ["Fin", "30 avril 2016"]]));
  const box = await timeline.picture.boundingBox();
  await page.mouse.dblclick(box.x + (await timeline.x("2016-04-01")), box.y + box.height * 0.7);
  await timeline.naming.getByLabel("Nouvel événement").fill("Réunion");
  await page.keyboard.press("Enter");
  await timeline.still();
  await timeline.app.saved();
  await page.keyboard.press("Enter");
  await expect(timeline.date).toHaveValue(/avril 2016$/);
  await timeline.date.fill("5 avril 2016");
  await timeline.closePanel();

  const { x, y } = await timeline.bar("Réunion");
  const days = (await timeline.x("2016-04-08")) - (await timeline.x("2016-04-05"));
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + days / 2, y, { steps: 4 });
  await page.mouse.move(x + days, y, { steps: 4 });
  await page.mouse.up();
  await expect(timeline.said).toHaveText("« Réunion » : 8 avril 2016.");
  await timeline.app.undo();
  const file = await timeline.app.backUp();
  expect(file.json.entities.find((row) => row.name === "Réunion").date).toBe("5 avril 2016");
});

test("the date of an action moves on the line, and goes back", async ({ page }) => {
  await open(page);
  await new ProjectsPage(page).openExample();
  const timeline = new TimelinePage(page);
  await timeline.app.saved();
  await timeline.open();
  await timeline.tools.getByRole("button", { name: "Texte" }).click();
  const line = timeline.outline.getByRole("treeitem", { name: /^Réclamer une enquête/ });
  await expect(line).toContainText("octobre 2016");
  await line.click();
  await page.keyboard.press("Control+ArrowRight");
  await expect(line).toContainText("novembre 2016");
  await timeline.app.undo();
  await expect(line).toContainText("octobre 2016");
});

test("by keys alone: walk, move, stretch, add, read, delete and take back", async ({ page }) => {
  await open(page);
  const timeline = new TimelinePage(page);
  await timeline.openFile(timelineFile([["Un", "mars 2014"], ["Deux", "9 mai 2014"], ["Trois", "2015"]]));
  const dates = async () => Object.fromEntries((await timeline.app.backUp()).json.entities.map(({ name, date }) => [name, date]));
  await timeline.picture.focus();
  await page.keyboard.press("Home");
  await expect(timeline.said).toHaveText("Un, mars 2014");
  await page.keyboard.press("Control+ArrowRight");
  await expect(timeline.said).toHaveText("« Un » : avril 2014.");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(timeline.said).toHaveText("« Un » : d’avril à mai 2014.");
  await page.keyboard.press("ArrowRight");
  await expect(timeline.said).toHaveText("Deux, 9 mai 2014");
  await page.keyboard.press("Control+ArrowLeft");
  expect(await dates()).toEqual({ Un: "d’avril à mai 2014", Deux: "8 mai 2014", Trois: "2015" });
  await page.keyboard.press("p");
  await expect(timeline.read).toHaveValue("8 mai 2014");
  await page.keyboard.press("a");
  await expect(timeline.naming.getByLabel("Nouvel événement")).toBeFocused();
  await page.keyboard.type("Quatre");
  await page.keyboard.press("Enter");
  await expect.poll(async () => Object.keys(await dates())).toContain("Quatre");
  await timeline.picture.focus();
  await page.keyboard.press("Delete");
  await expect(timeline.app.dialog).toBeVisible();
  await timeline.app.dialog.getByRole("button", { name: "Supprimer" }).click();
  await expect.poll(async () => Object.keys(await dates())).not.toContain("Quatre");
  await timeline.app.undo();
  await expect.poll(async () => Object.keys(await dates())).toContain("Quatre");
});

test("what is chosen and read here is chosen and read on the map", async ({ page }) => {
  const timeline = await onExample(page);
  const graph = new GraphPage(page);
  await timeline.read.fill("2008");
  await timeline.read.press("Tab");
  await timeline.choose("ANTICOR");
  await timeline.reading.getByRole("button", { name: "Voir le réseau à cette date" }).click();
  await graph.picture.waitFor();
  await expect(graph.period).toHaveValue("2008");
  const early = await graph.marks.count();
  await expect(page.locator("#graph-picture .name.chosen")).toHaveText("ANTICOR");
  await timeline.open();
  await expect(timeline.read).toHaveValue("2008");
  await timeline.read.fill("2015");
  await timeline.read.press("Tab");
  await graph.open();
  await expect(graph.period).toHaveValue("2015");
  expect(await graph.marks.count()).toBeGreaterThan(early);
});

test("time says its burst, what changes, and what surrounds an event", async ({ page }) => {
  const timeline = await onExample(page);
  await timeline.show("Ce que dit le temps");
  await expect(timeline.panel).toContainText("Cinq événements en dix semaines, de « La France co-préside le PGO » à « Sommet mondial du PGO à Paris ».");
  await timeline.show("Ce qui change");
  await timeline.panel.getByLabel("Du", { exact: true }).fill("1er janvier 2015");
  await timeline.panel.getByLabel("Au", { exact: true }).fill("31 décembre 2015");
  await page.keyboard.press("Tab");
  await expect(timeline.panel.getByRole("heading", { name: "Ont lieu (5)" })).toBeVisible();
  await timeline.closePanel();
  await timeline.choose("Sommet mondial");
  await page.keyboard.press("Enter");
  await expect(timeline.panel).toContainText("Avant : Arrêt de la Cour de cassation sur les contrôles au faciès (quatre semaines)");
  await timeline.panel.getByLabel("Avec qui ou quoi").first().fill("April");
  await timeline.panel.getByLabel("Rôle").selectOption({ label: "est témoin de" });
  await timeline.panel.getByRole("button", { name: "Ajouter à l’événement" }).click();
  await expect(timeline.panel.getByRole("listitem").filter({ hasText: "est témoin de" })).toBeVisible();
});

test("an event becomes an era behind the others, and comes back", async ({ page }) => {
  const timeline = await onExample(page);
  await timeline.choose("État d'urgence");
  await page.keyboard.press("e");
  await expect(page.locator("#timeline-picture .era")).toHaveCount(1);
  await timeline.still();
  await expect(timeline.items).toHaveCount(18);
  await timeline.app.undo();
  await expect(timeline.items).toHaveCount(19);
});

test("groups have names, and fold", async ({ page }) => {
  const timeline = await onExample(page);
  await timeline.group("par nature");
  await expect(page.locator("#timeline-picture .group-name")).toHaveText(["▾ Organisations (4)", "▾ Événements (14)", "▾ Documents (1)"]);
  await timeline.show("Affichage");
  await timeline.panel.getByRole("group", { name: /^Couloirs/ }).getByLabel("Événements").uncheck();
  await expect(timeline.items).toHaveCount(5);
});

test("what is disputed, undated or impossible is told plainly and kept", async ({ page }) => {
  await open(page);
  const timeline = new TimelinePage(page);
  const rows = [
    ["Émission", "18 octobre 2016"],
    ["Réunion", ""],
    ["Clôture", "2017 - 2015"],
    ["Appel", "dès que possible"],
    ["Empire", "44 av. J.-C."],
    ["Loin", "9999"],
  ];
  const claims = [[1, "Le programme dit autre chose", { when: "20 octobre 2016" }]];
  await timeline.openFile(timelineFile(rows, { claims }));
  expect(await timeline.drawn()).toEqual(expect.arrayContaining(["Empire", "Loin"]));
  expect((await timeline.drawn()).filter((title) => title === "≠ Émission")).toHaveLength(2);
  await timeline.show("Ce que dit le temps");
  await expect(timeline.panel).toContainText("« Émission » a deux dates qui se contredisent.");
  await expect(timeline.panel).toContainText("« Clôture » finit avant de commencer : « 2017 - 2015 ».");
  await timeline.show("Sans date");
  await expect(timeline.panel.getByRole("listitem")).toHaveCount(3);
  await timeline.panel.getByLabel("Date de « Réunion »").fill("mars 2015");
  await page.keyboard.press("Enter");
  await expect(timeline.panel.getByRole("listitem")).toHaveCount(2);

  const handle = timeline.panel.locator(".undated-row").filter({ hasText: "Appel" }).locator(".undated-handle");
  const [from, to] = [await handle.boundingBox(), await timeline.picture.boundingBox()];
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(timeline.panel.getByRole("listitem")).toHaveCount(1);
});

test("five thousand at once are thinned, counted, and the page lives", async ({ page }) => {
  await open(page);
  const timeline = new TimelinePage(page);
  await timeline.openFile(timelineFile(Array.from({ length: 5_000 }, (_, n) => [`Même jour ${n}`, "9 mai 2014"])));
  expect(await timeline.items.count()).toBeLessThan(200);
  await expect(page.locator("#timeline-picture .density")).toHaveCount(1);
  await timeline.tool("Tout empiler").click();
  await timeline.still();
  await timeline.picture.focus();
  await page.keyboard.press("PageDown");
  await timeline.still();
  expect((await timeline.sight()).scroll).toBeGreaterThan(100);
});

test("the line of time is given away", async ({ page }) => {
  const timeline = await onExample(page);
  const svg = await timeline.export("Image SVG");
  expect(svg.name).toMatch(/^pgo-2016 - chronologie - .*\.svg$/);
  expect(svg.text).toContain("Sommet mondial du PGO à Paris");
  const slides = JSON.parse((await timeline.export("TimelineJS (JSON)")).text);
  expect(slides.events).toHaveLength(19);
  const csv = await timeline.export("TimelineJS (CSV)");
  expect(csv.text).toContain('"Year","Month","Day","Time"');
  const calendar = await timeline.export("Agenda (iCalendar)");
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  await expect(timeline.app.notices).toContainText("16 éléments laissés de côté");
});

test("it is printed alone on an A4 sheet", async ({ page }) => {
  const timeline = await onExample(page);
  await page.evaluate(() => {
    window.print = () => (window.printed = document.documentElement.dataset.print + document.querySelector(".print-sheet").naturalWidth);
  });
  await timeline.tool("Exporter").click();
  await page.locator("#menu-timeline-export").getByRole("button", { name: "Imprimer en A4" }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe("a41123");
});

test("axe finds nothing on its panels", async ({ page }) => {
  const timeline = await onExample(page);
  await timeline.choose("Sommet mondial");
  for (const name of ["Sans date", "Ce qui change", "Affichage", "Texte", "Ce que dit le temps"]) {
    await timeline.show(name);
    await axe(page);
  }
});
