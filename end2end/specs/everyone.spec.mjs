// For everyone: no complaint from axe in any theme and size, nothing out of reach of the keyboard or off a phone's screen.
import { axe, expect, open, test } from "../test.mjs";
import { App, EXAMPLE, fixture } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { EntitySheet } from "../pages/sheet.mjs";

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
    await page.getByRole("heading", { name: "Gardé pour plus tard" }).waitFor();
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
  "the graph": async ({ app }) => app.goTo("Graphe"),
  "the timeline": async ({ app }) => app.goTo("Chronologie"),
  "advocacy": async ({ app }) => app.goTo("Plaidoyer"),
  "an address that leads nowhere": async ({ page }) => open(page, "nulle/part"),
};

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** The looks under which every screen is shown; `zoomed` is 1280 px at 200 %. */
const LOOKS = {
  light: { viewport: DESK, colorScheme: "light" },
  dark: { viewport: DESK, colorScheme: "dark" },
  contrast: { viewport: DESK, theme: "contrast" },
  "dark by choice": { viewport: DESK, colorScheme: "light", theme: "dark" },
  "light on a phone": { viewport: PHONE, colorScheme: "light" },
  "dark on a phone": { viewport: PHONE, colorScheme: "dark" },
  "contrast on a phone": { viewport: PHONE, theme: "contrast" },
  zoomed: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2, colorScheme: "light" },
  "larger text": { viewport: DESK, colorScheme: "light", text: "larger" },
};

/** A page with the fixture open, under a look. */
async function shown(newContext, { theme = "", text = "", ...look }) {
  const context = await newContext({ reducedMotion: "reduce", ...look });
  await context.addInitScript((saved) => {
    if (!localStorage.getItem("myspot:preferences")) localStorage.setItem("myspot:preferences", saved);
  }, JSON.stringify({ lang: "fr", theme, text }));
  const page = await context.newPage();
  await open(page);
  const desk = { page, app: new App(page), entities: new EntitiesPage(page), sheet: new EntitySheet(page) };
  await desk.app.startFrom("quartier.json");
  await desk.entities.rows.first().waitFor();
  return desk;
}

/** Nothing to scroll sideways: the page itself fits. */
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

for (const [look, options] of Object.entries(LOOKS)) {
  test.describe(look, () => {
    test.setTimeout(180_000);
    test("axe finds nothing on any screen or dialog, and all fit in width", async ({ newContext }) => {
      const { page: first } = await shown(newContext, options);
      const context = first.context();
      await first.close();
      for (const [screen, reach] of Object.entries(SCREENS)) {
        await test.step(screen, async () => {
          const page = await context.newPage();
          await open(page, "entites");
          const desk = { page, app: new App(page), entities: new EntitiesPage(page), sheet: new EntitySheet(page) };
          if (await desk.app.project.filter({ hasText: "Aucun projet ouvert" }).isVisible()) await desk.app.startFrom("quartier.json");
          await desk.entities.rows.first().waitFor();
          await reach(desk);
          await axe(page);
          expect(await fits(page), "the page fits in width").toBe(true);
          await page.close();
        });
      }
    });
  });
}
