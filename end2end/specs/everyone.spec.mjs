// For everyone: no complaint from axe in any theme and size, nothing out of reach of the keyboard or off a phone's screen.
import { axe, expect, open, test } from "../test.mjs";
import { App, EXAMPLE } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { GraphPage } from "../pages/graph.mjs";
import { ReadingPage } from "../pages/reading.mjs";
import { EntitySheet } from "../pages/sheet.mjs";
import { TimelinePage } from "../pages/timeline.mjs";

/** Every screen and dialog: how to get there from the entities of the fixture, and what shows that one is there. */
const SCREENS = {
  "the projects": async ({ app, page }) => {
    await app.goTo("Projets");
    await page.getByRole("heading", { name: "Projets", level: 1 }).waitFor();
  },
  "the trash": async ({ app, page }) => {
    await app.goTo("Projets");
    await page.getByRole("button", { name: "Mettre « quartier » à la corbeille" }).click();
    await page.getByRole("button", { name: "Vider la corbeille" }).click();
    await app.dialog.waitFor();
  },
  "a new project": async ({ app, page }) => {
    await app.goTo("Projets");
    await page.getByRole("button", { name: "Nouveau projet" }).click();
    await app.dialog.waitFor();
  },
  "the entities": async ({ entities }) => entities.rows.first().waitFor(),
  "the filters, and nothing that answers": async ({ entities, page }) => {
    await entities.openFilters();
    await entities.search.fill("introuvable");
    await page.getByText("Aucune entité ne répond à ces filtres.").waitFor();
  },
  "a sheet with its forms open": async ({ entities, sheet }) => {
    await entities.open("Bourgmestre");
    await sheet.date.fill("2510-TA");
    await sheet.relations.getByRole("button", { name: /^Modifier la relation/ }).first().click();
    await sheet.claims.getByRole("button", { name: /^Modifier l’affirmation/ }).first().click();
  },
  "a sheet that is gone": async ({ page }) => {
    await open(page, "entites/00000000-0000-7000-8000-000000000001");
    await page.getByText("Cette entité n’existe pas dans ce projet.").waitFor();
  },
  "the bar for several": async ({ entities }) => {
    await entities.tick("Promoteur");
    await entities.tick("Rue du Canal");
    await entities.bulk.waitFor();
  },
  "the question before deleting": async ({ entities, page }) => {
    await entities.grid.focus();
    await page.keyboard.press("Delete");
    await entities.deleteDialog.waitFor();
  },
  "the merging of ticked ones": async ({ entities }) => {
    await entities.tick("Promoteur");
    await entities.tick("Rue du Canal");
    await entities.bulk.getByRole("button", { name: "Fusionner" }).click();
    await entities.mergeDialog.waitFor();
  },
  "the duplicates": async ({ app, entities }) => {
    await (await app.palette()).reach("doublons");
    await entities.duplicatesDialog.waitFor();
  },
  "the preview of a file": async ({ app }) => {
    const preview = await app.openFile(EXAMPLE);
    await preview.counts.first().waitFor();
    for (const fold of await preview.dialog.locator("summary").all()) await fold.click();
  },
  "a file that is refused": async ({ app }) => {
    const preview = await app.drop("vide.json", "");
    await preview.refusal.waitFor();
  },
  "the palette": async ({ app }) => {
    const palette = await app.palette();
    await palette.query.fill("bourg");
    await palette.lines.first().waitFor();
  },
  "quick add": async ({ app }) => {
    const quick = await app.quickAdd();
    await quick.line.fill("Bourgmestre > préside > Nouveau");
  },
  "the keys": async ({ app, page }) => {
    await page.keyboard.press("?");
    await app.dialog.waitFor();
  },
  "files in and out": async ({ app, page }) => {
    await app.goTo("Échanges");
    await page.getByRole("heading", { name: "Faire sortir le projet" }).waitFor();
  },
  "the settings": async ({ app, page }) => {
    await app.goTo("Réglages");
    await page.getByRole("heading", { name: "Réglages", level: 1 }).waitFor();
  },
  "erase everything": async ({ app, page }) => {
    await app.goTo("Réglages");
    await page.getByRole("button", { name: "Tout effacer…" }).click();
    await app.dialog.waitFor();
  },
  "the map": async ({ graph }) => graph.open(),
  "an actor of the map": async ({ graph, page }) => {
    await graph.open();
    await graph.search.fill("Bourgmestre");
    await page.keyboard.press("Enter");
    await graph.panel.getByRole("heading", { name: "Sélection" }).waitFor();
  },
  "the map as text": async ({ graph, page }) => {
    await graph.open();
    await graph.show("Texte");
    await graph.outline.focus();
    await page.keyboard.press("ArrowRight");
  },
  "the filters of the map": async ({ graph }) => {
    await graph.open();
    await graph.show("Filtres");
  },
  "what the map says, unfolded": async ({ graph }) => {
    await graph.open();
    await graph.show("Ce que dit la carte");
    await graph.panel.getByRole("button", { name: "Chiffres et lectures" }).click();
    await graph.panel.getByRole("table").first().waitFor();
  },
  "who becomes central": async ({ graph }) => {
    await graph.open();
    await graph.show("Ce que dit la carte");
    await graph.panel.getByRole("button", { name: "Qui devient central, quand" }).click();
    await graph.app.dialog.getByRole("table").waitFor();
  },
  "the timeline": async ({ timeline }) => timeline.open(),
  "a record of the timeline": async ({ timeline, page }) => {
    await timeline.open();
    await timeline.picture.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await timeline.panel.getByRole("heading", { name: "Sélection" }).waitFor();
  },
  "the timeline as text": async ({ timeline }) => {
    await timeline.open();
    await timeline.show("Texte");
  },
  "what changes": async ({ timeline }) => {
    await timeline.open();
    await timeline.show("Ce qui change");
  },
  "advocacy": async ({ app }) => app.goTo("Plaidoyer"),
  "the dialog that takes a text": async ({ app, page }) => {
    await app.goTo("Échanges");
    await page.getByRole("button", { name: "Coller un tableau ou un texte…" }).click();
    await app.dialog.waitFor();
  },
  "the passphrase of a sealed file": async ({ app }) => {
    const preview = await app.drop("projet.json.age", "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 18\n");
    await preview.dialog.getByLabel("Phrase de passe", { exact: true }).waitFor();
  },
  "a text that is read": async ({ app, page }) => {
    await app.goTo("Échanges");
    const reading = new ReadingPage(page);
    await reading.paste("Communiqué du 12 mars 2021\n\nLa Société des Voies Vertes a signé un accord avec Mme Odile Farges en juillet 2018.");
    await reading.proposals.first().waitFor();
  },
  "an address that leads nowhere": async ({ page }) => open(page, "nulle/part"),
};

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** The looks under which every screen is shown; `zoomed` is 1280 px at 200 %. */
const LOOKS = {
  light: { viewport: DESK, colorScheme: "light" },
  "dark by choice": { viewport: DESK, colorScheme: "light", theme: "dark" },
  contrast: { viewport: DESK, theme: "contrast" },
  "light on a phone": { viewport: PHONE, colorScheme: "light" },
  "dark on a phone": { viewport: PHONE, colorScheme: "dark" },
  "contrast on a phone": { viewport: PHONE, theme: "contrast" },
  zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, colorScheme: "light" },
  "very large text": { viewport: DESK, colorScheme: "light", text: "larger" },
};

/** The entities of the fixture, on a page that was just loaded. */
async function onEntities(page) {
  await open(page, "entites");
  const desk = { page, app: new App(page), entities: new EntitiesPage(page), sheet: new EntitySheet(page), graph: new GraphPage(page), timeline: new TimelinePage(page) };
  if (!(await desk.entities.grid.isVisible())) await desk.app.startFrom("quartier.json");
  await desk.entities.rows.first().waitFor();
  return desk;
}

/** A page under a look. */
async function pageWith(newContext, { theme = "", text = "", ...look }) {
  const context = await newContext({ reducedMotion: "reduce", ...look });
  await context.addInitScript(
    (saved) => location.protocol === "http:" && localStorage.setItem("myspot:preferences", saved),
    JSON.stringify({ lang: "fr", theme, text }),
  );
  return context.newPage();
}

for (const [look, options] of Object.entries(LOOKS)) {
  test(`${look}: axe finds nothing on any screen or dialog, and each fits in width`, async ({ newContext }) => {
    test.setTimeout(240_000);
    const page = await pageWith(newContext, options);
    const complaints = {};
    for (const [screen, reach] of Object.entries(SCREENS)) {
      try {
        await reach(await onEntities(page));
        await axe(page);
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(content, "the content is no wider than the window").toBeLessThanOrEqual(window);
      } catch (error) {
        complaints[screen] = error.message;
      }
    }
    expect(complaints).toEqual({});
  });
}

test("Tab goes from the skip link through rail, bar, list and sheet, and the focus shows", async ({ page }) => {
  const { app, entities } = await onEntities(page);
  await entities.open("Bourgmestre");
  await app.reload(); // Tab starts at the top of a page that was just loaded
  const places = [];
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      const { width, height } = focused.getBoundingClientRect();
      const place = focused.closest("nav, header.bar, .entities-list, aside")?.getAttribute("class") ?? focused.className;
      const isShown = width > 0 && height > 0 && ((outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none");
      return { place, what: focused.outerHTML.slice(0, 90), isShown, isBody: focused === document.body };
    });
    if (at.isBody) break;
    places.push(at);
  }
  expect(places.filter(({ isShown }) => !isShown).map(({ what }) => what), "focused and not seen to be").toEqual([]);
  const order = places.map(({ place }) => place).filter((place, n, all) => place !== all[n - 1]);
  expect(order.slice(0, 5)).toEqual(["skip", "rail", "bar", "entities-list", "entities-sheet"]);
});

test("the skip link leads to the content", async ({ page }) => {
  const { app } = await onEntities(page);
  await app.reload();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Aller au contenu" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("landmarks: one banner, one navigation, one main, one heading of the first level on each page", async ({ page }) => {
  const { app } = await onEntities(page);
  for (const place of ["Projets", "Entités", "Graphe", "Chronologie", "Plaidoyer", "Échanges", "Réglages"]) {
    await app.goTo(place);
    await expect(page.getByRole("heading", { name: place, level: 1 })).toHaveCount(1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const role of ["banner", "navigation", "main"]) await expect(page.getByRole(role)).toHaveCount(1);
    await expect(app.rail.getByRole("link", { name: place })).toHaveAttribute("aria-current", "page");
  }
});

test("a page arrived at is read from its top, its title first", async ({ page }) => {
  const { app } = await onEntities(page);
  const title = (name) => page.getByRole("heading", { name, level: 1 });
  const main = page.getByRole("main");
  for (const place of ["Graphe", "Chronologie", "Échanges", "Réglages", "Plaidoyer"]) {
    await app.rail.getByRole("link", { name: place }).focus();
    await page.keyboard.press("Enter");
    await expect(title(place)).toBeFocused();
    await main.evaluate((main) => main.scrollTo(0, main.scrollHeight));
  }
  await page.locator('main a[href$="/plaidoyer/swot"]').first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/swot$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  expect(await main.evaluate((main) => main.scrollTop)).toBe(0);
  await (await app.palette()).reach("réglages");
  await expect(title("Réglages")).toBeFocused();
  await app.goTo("Entités");
  await expect(title("Entités")).toBeFocused();
});

test("a dialog holds the focus, and gives it back when it closes", async ({ page }) => {
  const { entities } = await onEntities(page);
  const sheet = await entities.open("Bourgmestre");
  const trash = sheet.side.getByRole("button", { name: /^Supprimer «/ });
  await trash.focus();
  await page.keyboard.press("Enter");
  await expect(entities.deleteDialog.getByRole("button", { name: "Annuler" })).toBeFocused();
  for (let n = 0; n < 6; n++) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement === document.body || Boolean(document.activeElement.closest("dialog[open]")))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(trash).toBeFocused();
});
