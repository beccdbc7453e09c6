// Where tasks run: in a worker, else in the page, else nowhere, and then the page says so.
import { expect, keptOffline, open, test } from "../test.mjs";
import { App, fixture } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ProjectsPage } from "../pages/projects.mjs";

const NO_WORKER = {
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
  "a Worker that fails at once": () => {
    window.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
      set onerror(hear) {
        if (hear) setTimeout(() => hear(new Event("error")));
      }
    };
  },
};

for (const [what, init] of Object.entries(NO_WORKER)) {
  test(`with ${what}, the example and files are read in the page`, async ({ page }) => {
    await page.addInitScript(init);
    await open(page);
    await new ProjectsPage(page).openExample();
    const app = new App(page);
    const entities = new EntitiesPage(page);
    await expect(entities.count).toHaveText("50 sur 50");
    const preview = await app.openFile(fixture("quartier.json"));
    await expect(preview.counts.first()).toHaveText("8 entités");
    await preview.intoNewProject();
    await expect(entities.count).toHaveText("8 sur 8");
    const refused = await app.drop("vide.json", "");
    await expect(refused.refusal).toContainText("Ce fichier est vide.");
  });
}

test("with no Worker and no network, the example is read from what is kept", async ({ page, context }) => {
  await page.addInitScript(NO_WORKER["no Worker at all"]);
  await open(page);
  await keptOffline(page);
  await context.setOffline(true);
  await new ProjectsPage(page).openExample();
  await expect(new EntitiesPage(page).count).toHaveText("50 sur 50");
});

test(
  "with no Worker and no module, the page says what to do",
  { annotation: { type: "allow-error", description: "files_loader|ERR_FAILED" } },
  async ({ newContext }) => {
    const context = await newContext({ serviceWorkers: "block" }); // it would answer from what is kept
    const page = await context.newPage();
    await page.addInitScript(NO_WORKER["no Worker at all"]);
    await page.route("**/files_loader.js", (route) => route.abort());
    await open(page);
    const preview = await new App(page).openFile(fixture("quartier.json"));
    await expect(preview.refusal).toContainText("Vérifiez la connexion, rechargez la page, puis essayez à nouveau.");
    await preview.close();
    await page.getByRole("button", { name: "Ouvrir l’exemple" }).click();
    await expect(page.getByText("n’a pas pu charger le module de calcul")).toBeVisible();
  },
);

test("a file dropped while another is read waits its turn, and is told of when the dialog closes before it", async ({ page }) => {
  await open(page);
  const app = new App(page);
  const entities = Array.from({ length: 40_000 }, (_, n) => ({ id: `e${n}`, name: `Entité ${n}` }));
  await app.drop("grand.json", JSON.stringify({ entities }));
  const preview = await app.drop("petit.json", '{"entities":[{"id":"a","name":"Seule"}]}');
  await expect(preview.counts.first()).toHaveText("40 000 entités", { timeout: 20_000 });
  await preview.close();
  await expect(app.notices).toContainText("1 fichier n’a pas été lu. Choisissez-le à nouveau.");
});
