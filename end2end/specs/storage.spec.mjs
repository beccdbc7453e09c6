// Nothing is lost: killed processes, full disks, blocked storage, several tabs, damaged data.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, open, ready, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { EntitiesPage } from "../pages/entities.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { EntitySheet } from "../pages/sheet.mjs";
import { change, deleteDatabase, rows } from "../pages/vault.mjs";

const ROUNDS = 8;

/** Everything of one open project that a test looks at. */
function at(page) {
  return { page, app: new App(page), entities: new EntitiesPage(page), sheet: new EntitySheet(page) };
}

const names = (entities) => entities.rows.getByRole("link").allTextContents();

async function add(desk, ...lines) {
  const quick = await desk.app.quickAdd();
  for (const line of lines) await quick.add(line);
  await quick.close();
}

/** A page with the fixture as its project. */
async function inQuartier(page) {
  await open(page);
  const desk = at(page);
  await desk.app.startFrom("quartier.json");
  return desk;
}

/** Another tab of the same browser, on the same project. */
async function tab(context) {
  const page = await context.newPage();
  await open(page, "entites");
  await page.getByRole("grid").waitFor();
  return at(page);
}

/** No message says that something went wrong. */
const calm = (app) => expect(app.notices.locator("[data-tone=alarm]")).toHaveCount(0);

test.describe("killed", () => {
  test.setTimeout(180_000);
  let profile;
  test.beforeEach(async () => (profile = await mkdtemp(join(tmpdir(), "myspot-profile-"))));
  test.afterEach(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }));

  /** Speaks French and tells each text of `field` that the page calls saved. */
  async function prepare(context, told) {
    await context.exposeBinding("acknowledge", (_, text) => told.push(text));
    await context.addInitScript(() => {
      if (location.protocol !== "http:" || localStorage.getItem("myspot:preferences")) return;
      localStorage.setItem("myspot:preferences", '{"lang":"fr"}');
    });
  }

  /** A new tab; the process that was to have it may be among those that were just killed. */
  async function newPage(context, attempts = 10) {
    const page = await context.newPage().catch(() => undefined);
    const alive = await page?.evaluate(() => true).catch(() => false);
    return alive || attempts === 0 ? page : newPage(context, attempts - 1);
  }

  /** A page of this browser with the project of the test open. */
  async function resume(hand, baseURL) {
    const page = await newPage(hand.context);
    await page.goto(`${baseURL}entites`);
    await ready(page);
    const desk = at(page);
    // What local storage knew, such as the project that was open, may be gone with the browser.
    if (!(await page.getByRole("grid").isVisible())) {
      await desk.app.goTo("Projets");
      const projects = new ProjectsPage(page);
      if ((await projects.cards.count()) === 0) await projects.create("Essai");
      else await projects.open("Essai");
    }
    await calm(desk.app);
    return desk;
  }

  const victims = { renderer: "renderers", "whole browser": "browser" };
  for (const [victim, kind] of Object.entries(victims)) {
    /** Kills, and gives the browser that comes after. */
    const die = async (hand, launch, told) => {
      if (kind === "renderers") {
        const crash = hand.context.pages().at(-1).waitForEvent("crash");
        await hand.killRenderers();
        await crash;
        return hand;
      }
      await hand.killBrowser();
      const next = await launch(profile);
      await prepare(next.context, told);
      return next;
    };

    test(`the ${victim} right after « Enregistré »: every addition is there`, async ({ launch, baseURL }) => {
      const expected = [];
      let hand = await launch(profile);
      await prepare(hand.context, []);
      for (let round = 0; round < ROUNDS; round++) {
        const desk = await resume(hand, baseURL);
        expect((await names(desk.entities)).sort()).toEqual(expected);
        const quick = await desk.app.quickAdd();
        for (const half of ["a", "b"]) {
          await quick.add(`Acteur ${round}${half}`);
          await desk.app.saved();
          expected.push(`Acteur ${round}${half}`);
        }
        hand = await die(hand, launch, []);
      }
      const desk = await resume(hand, baseURL);
      await expect(desk.entities.count).toHaveText(`${2 * ROUNDS} sur ${2 * ROUNDS}`);
      expect((await names(desk.entities)).sort()).toEqual(expected);
    });

    test(`the ${victim} 0, 20 and 100 ms after a keystroke: every text called saved is there`, async ({ launch, baseURL }) => {
      const told = [];
      let hand = await launch(profile);
      await prepare(hand.context, told);
      const first = await resume(hand, baseURL);
      await add(first, "Témoin");
      await first.app.saved();
      let typed = "";
      let acknowledged = "";
      for (let round = 0; round < 4; round++) {
        for (const pause of [0, 20, 100]) {
          const desk = round + pause === 0 ? first : await resume(hand, baseURL);
          const sheet = await desk.entities.open("Témoin");
          const kept = await sheet.description.inputValue();
          expect(typed.startsWith(kept), `« ${kept} » is of what was typed`).toBe(true);
          expect(kept.length, `« ${acknowledged} » was called saved`).toBeGreaterThanOrEqual(acknowledged.length);
          await desk.page.evaluate(tellWhenSaved);
          told.length = 0;
          await sheet.description.focus();
          await desk.page.keyboard.press("Control+End");
          await desk.page.keyboard.type("mot ");
          if (round % 2) await desk.app.saved(); // and in other rounds the save is under way
          await desk.page.keyboard.press("x");
          if (pause) await desk.page.waitForTimeout(pause);
          hand = await die(hand, launch, told);
          acknowledged = told.at(-1) ?? kept;
          if (round % 2) expect(acknowledged.length).toBeGreaterThanOrEqual(kept.length + 4);
          typed = `${kept}mot x`;
        }
      }
      const desk = await resume(hand, baseURL);
      const sheet = await desk.entities.open("Témoin");
      expect((await sheet.description.inputValue()).length).toBeGreaterThanOrEqual(acknowledged.length);
    });
  }

  /** Runs in the page: tells the text of the description each time the mark says « Enregistré ». */
  function tellWhenSaved() {
    const mark = document.querySelector(".save-mark");
    new MutationObserver(() => {
      if (mark.dataset.state === "saved") window.acknowledge(document.querySelector(".sheet-fields textarea").value);
    }).observe(mark, { attributeFilter: ["data-state"] });
  }
});

test.describe("a full device", () => {
  // What the service worker keeps takes room too, at a moment of its own.
  test.use({ serviceWorkers: "block" });

  /** What the site may keep, in bytes. The browser looks again only when a write asks for more than it remembers. */
  async function giveRoom(page, baseURL, quotaSize) {
    const session = await page.context().newCDPSession(page);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(baseURL).origin, quotaSize });
  }
  const little = 300_000;
  const plenty = 1_000_000_000;
  const long = "Trop long. ".repeat(60_000);

  test("edits are not called saved, and are once there is room again", async ({ page, baseURL }) => {
    await giveRoom(page, baseURL, little);
    const { app, entities, sheet } = await inQuartier(page);
    await entities.open("Promoteur");
    await page.evaluate(() => {
      window.states = [];
      const mark = document.querySelector(".save-mark");
      new MutationObserver(() => window.states.push(mark.dataset.state)).observe(mark, { attributeFilter: ["data-state"] });
    });
    await sheet.description.fill(long);
    await expect(app.saveMark).toHaveAttribute("data-state", "failed");
    await expect(app.saveMark).toContainText("Non enregistré");
    await expect(app.banner).toContainText("Cet appareil n’a plus de place : les dernières modifications ne sont pas enregistrées.");
    await sheet.addTag("pendant la panne");
    await page.waitForTimeout(4_000); // it is tried again meanwhile
    expect(await page.evaluate(() => window.states)).not.toContain("saved");
    const rescued = await app.download(() => app.banner.getByRole("button", { name: "Télécharger une copie" }).click());
    expect(rescued.text).toContain("pendant la panne");

    await giveRoom(page, baseURL, plenty);
    await app.saved();
    await expect(app.banner).toHaveCount(0);
    await app.reload();
    await expect(sheet.description).toHaveValue(long);
    await expect(sheet.tags).toHaveText(["chantier", "pendant la panne"]);
    await calm(app);
  });

  test("a file that finds no room leaves the project as it was", async ({ page, baseURL }) => {
    await giveRoom(page, baseURL, little);
    const { app, entities } = await inQuartier(page);
    const before = (await app.backUp()).text;
    const preview = await app.drop("long.json", JSON.stringify({ entities: [{ id: "a", name: "Long", desc: long }] }));
    await preview.goal("Dans un nouveau projet").check();
    await preview.dialog.getByRole("button", { name: "Faire entrer" }).click();
    await expect(app.notices).toContainText("Cet appareil n’a plus de place");
    await expect(app.project).toHaveText("quartier");
    await giveRoom(page, baseURL, plenty);
    await app.reload();
    await expect(app.project).toHaveText("quartier");
    await expect(entities.count).toHaveText("8 sur 8");
    expect((await app.backUp()).text).toBe(before);
  });
});

/** From `fail(page)` on, nothing that the page writes finds room. */
async function prepareToFail(page, ...places) {
  await page.addInitScript((places) => {
    const prototypes = { database: [IDBObjectStore.prototype, ["put", "add"]], tail: [Storage.prototype, ["setItem"]] };
    for (const [prototype, names] of places.map((place) => prototypes[place])) {
      for (const name of names) {
        const write = prototype[name];
        prototype[name] = function (...values) {
          if (window.noRoom) throw new DOMException("No room is left.", "QuotaExceededError");
          return write.apply(this, values);
        };
      }
    }
  }, places);
}

const fail = (page) => page.evaluate(() => (window.noRoom = true));

test.describe("a project that cannot be saved", () => {
  test("it is said, leaving asks first, and opening another project offers what was not saved", async ({ page }) => {
    await prepareToFail(page, "database", "tail");
    await open(page);
    const projects = new ProjectsPage(page);
    await projects.create("Autre");
    const { app, entities, sheet } = at(page);
    await app.startFrom("quartier.json");
    await entities.open("Promoteur");
    await fail(page);
    await sheet.description.focus();
    await page.keyboard.type("Jamais enregistré");
    await expect(app.saveMark).toHaveAttribute("data-state", "failed");
    await expect(app.saveMark).toHaveText("Non enregistré");
    await expect(app.banner).toContainText("les dernières modifications ne sont pas enregistrées");

    const [asked] = await Promise.all([page.waitForEvent("dialog"), page.close({ runBeforeUnload: true })]);
    expect(asked.type()).toBe("beforeunload");
    await asked.dismiss();
    await expect(sheet.description).toHaveValue("Jamais enregistré");

    await app.goTo("Projets");
    await projects.card("Autre").getByRole("button", { name: "Autre", exact: true }).click();
    await expect(app.notices).toContainText(/n’a pas pu être enregistrée avant sa fermeture|n’ont pas pu être enregistrées avant sa fermeture/);
    const mine = await app.download(() => app.notices.getByRole("button", { name: "Télécharger ma version" }).click());
    expect(mine.json.entities.find(({ name }) => name === "Promoteur").description).toBe("Jamais enregistré");
  });

  test("while only the database fails, a small change outlives the page", async ({ page }) => {
    await prepareToFail(page, "database");
    const { app, entities, sheet } = await inQuartier(page);
    await entities.open("Promoteur");
    await fail(page);
    await sheet.description.focus();
    await page.keyboard.type("Gardé à part");
    await expect(app.saveMark).toHaveAttribute("data-state", "failed");
    await app.reload();
    await expect(sheet.description).toHaveValue("Gardé à part");
    await app.saved();
  });
});

test("where storage is blocked all works in memory, and the page says so", async ({ page }) => {
  await page.addInitScript(() => {
    const denied = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    IDBFactory.prototype.open = denied;
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: denied });
  });
  await open(page);
  const { app, entities, ...desk } = at(page);
  await expect(app.banner).toContainText("Le navigateur bloque le stockage : tout disparaît avec cette page.");
  await new ProjectsPage(page).create("Éphémère");
  await add({ app, ...desk }, "Avant > mène à > Après");
  await expect(entities.count).toHaveText("2 sur 2");
  await expect(app.saveMark).toHaveAttribute("data-state", "memory");
  await expect(app.saveMark).toContainText("En mémoire seulement");
  await app.undo();
  await app.redo();
  const { json } = await app.download(() => app.banner.getByRole("button", { name: "Télécharger une copie" }).click());
  expect(json.entities.map(({ name }) => name).sort()).toEqual(["Après", "Avant"]);
});

test.describe("several tabs", () => {
  const following = "Ce projet est ouvert dans un autre onglet. Ici, vous le suivez en direct, sans le modifier.";

  async function takeOver({ app }) {
    await app.banner.getByRole("button", { name: "Prendre la main" }).click();
    await expect(app.notices).toContainText("Vous avez la main.");
    await app.saved();
  }

  test("the second follows the first as it types, and cannot write", async ({ page, context }) => {
    const first = await inQuartier(page);
    const second = await tab(context);
    await expect(second.app.banner).toContainText(following);
    await expect(second.app.saveMark).toHaveAttribute("data-state", "following");
    await first.entities.open("Promoteur");
    await second.entities.open("Promoteur");
    await first.sheet.retype(first.sheet.name, "Promoteur du Canal");
    await expect(second.sheet.title).toHaveText("Promoteur du Canal");
    await add(first, "Riverains > s’opposent à > Promoteur du Canal");
    await expect(second.sheet.relations).toContainText("Riverains → s’opposent à");
    await first.app.undo();
    await expect(second.entities.count).toHaveText("8 sur 8");

    await expect(second.sheet.name).not.toBeEditable();
    await second.page.keyboard.press("Control+z");
    await expect(second.sheet.title).toHaveText("Promoteur du Canal");
    await first.app.saved();
  });

  test("taking over turns writer into follower, and what was being typed is saved first", async ({ page, context }) => {
    const first = await inQuartier(page);
    const second = await tab(context);
    await first.entities.open("Bourgmestre");
    await second.entities.open("Bourgmestre");
    await first.sheet.description.focus();
    await first.page.keyboard.type("Écrit au dernier moment");
    await takeOver(second);
    await expect(second.sheet.description).toHaveValue("Écrit au dernier moment");
    await expect(first.app.notices).toContainText("Un autre onglet a pris la main.");
    await expect(first.app.banner).toContainText(following);

    await add(second, "Venu du second");
    await expect(first.entities.row("Venu du second")).toBeVisible();
    await second.app.saved();
    await takeOver(first);
    await add(first, "Venu du premier");
    await expect(second.entities.row("Venu du premier")).toBeVisible();
    await first.app.saved();
    for (const desk of [first, second]) {
      await desk.app.reload();
      await expect(desk.entities.count).toHaveText("10 sur 10");
      await expect(desk.sheet.description).toHaveValue("Écrit au dernier moment");
      await calm(desk.app);
    }
  });

  test("three take turns and all end with every edit", async ({ page, context }) => {
    const desks = [await inQuartier(page), await tab(context), await tab(context)];
    const turns = [0, 1, 2, 1, 0, 2, 0];
    let writer = 0;
    for (const [n, turn] of turns.entries()) {
      if (turn !== writer) await takeOver(desks[turn]);
      writer = turn;
      await add(desks[turn], `Tour ${n}`);
    }
    for (const desk of desks) {
      await expect(desk.entities.count).toHaveText("15 sur 15");
      expect((await names(desk.entities)).filter((name) => name.startsWith("Tour"))).toEqual(turns.map((_, n) => `Tour ${n}`));
    }
    await desks[writer].app.saved();
    const all = await Promise.all(desks.map(async ({ app }) => (await app.backUp()).text));
    expect(new Set(all).size).toBe(1);
    await page.reload();
    await ready(page);
    await expect(desks[0].entities.count).toHaveText("15 sur 15");
  });

  test("when the writer is closed, the follower can take over", async ({ page, context }) => {
    const first = await inQuartier(page);
    const second = await tab(context);
    await add(first, "Dernier mot");
    await first.app.saved();
    await first.page.close();
    await takeOver(second);
    await add(second, "Premier mot");
    await second.app.saved();
    await second.app.reload();
    await expect(second.entities.count).toHaveText("10 sur 10");
  });

  test("without Web Locks the older writer is refused, and keeps its change as a file", async ({ context }) => {
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
    const first = await inQuartier(await context.newPage());
    await add(first, "Du premier");
    await first.app.saved();
    const second = await tab(context);
    await expect(second.entities.count).toHaveText("9 sur 9");
    await add(second, "Du second");
    await second.app.saved();

    await add(first, "En retard");
    await expect(first.app.saveMark).toHaveAttribute("data-state", "following");
    await expect(first.app.notices).toContainText("Un autre onglet a pris la main. 1 modification faite ici n’a pas pu être enregistrée.");
    const mine = await first.app.download(() => first.app.notices.getByRole("button", { name: "Télécharger ma version" }).click());
    expect(mine.text).toContain("En retard");
    await expect(first.entities.row("Du second")).toBeVisible();
    await expect(first.entities.row("En retard")).toHaveCount(0);
    await second.app.reload();
    await expect(second.entities.count).toHaveText("10 sur 10");
    await calm(second.app);
  });
});

test.describe("damaged", () => {
  /** The fixture with two snapshots, and a change after the newer. */
  async function withTwoSnapshots(page) {
    await open(page);
    const projects = new ProjectsPage(page);
    await projects.create("Autre");
    const desk = at(page);
    await desk.app.startFrom("quartier.json");
    await add(desk, "Avant la seconde");
    await desk.app.saved();
    await desk.app.goTo("Projets");
    await projects.open("Autre"); // a project that is put away is written whole
    await desk.app.goTo("Projets");
    await projects.open("quartier");
    await add(desk, "Après la seconde");
    await desk.app.saved();
    const generations = (await rows(page, "snapshots")).map(({ generation }) => generation);
    expect(generations).toEqual([1, 1, 2]);
    return desk;
  }

  for (const spoil of ["bytes", "cut", "checksum"]) {
    test(`the newest snapshot (${spoil}): the one before and the journal give all, and the page says so`, async ({ page }) => {
      const { app, entities } = await withTwoSnapshots(page);
      const before = (await app.backUp()).text;
      await change(page, "snapshots", spoil);
      await app.reload();
      await expect(app.notices).toContainText("La dernière sauvegarde interne était abîmée.");
      await expect(entities.count).toHaveText("10 sur 10");
      expect((await app.backUp()).text).toBe(before);
      await add({ app, page }, "Après la réparation");
      await app.saved();
      await expect.poll(async () => (await rows(page, "snapshots")).length).toBe(4); // a sound one is written
      await app.reload();
      await expect(entities.count).toHaveText("11 sur 11");
      await calm(app);
    });
  }

  test("every snapshot: the page says so, and nothing is written", async ({ page }) => {
    const { app } = await inQuartier(page);
    await change(page, "snapshots", "bytes");
    const kept = await rows(page, "journal");
    await app.reload();
    await expect(app.notices).toContainText("aucune de ses sauvegardes n’est lisible");
    await expect(app.project).toHaveText("Aucun projet ouvert");
    expect(await rows(page, "journal")).toEqual(kept);
    expect(await rows(page, "snapshots")).toHaveLength(1);
    await app.goTo("Projets");
    await expect(new ProjectsPage(page).card("quartier")).toBeVisible();
  });

  test("a project of a newer mySPOT is not half-read, and nothing is written", async ({ page }) => {
    const { app } = await inQuartier(page);
    await add({ app, page }, "Au journal");
    await app.saved();
    await change(page, "projects", "future");
    const kept = await Promise.all(["projects", "journal", "snapshots"].map((store) => rows(page, store)));
    await app.reload();
    await expect(app.notices).toContainText("Ce projet a été enregistré par une version plus récente de mySPOT. Rechargez la page pour mettre à jour.");
    await expect(app.project).toHaveText("Aucun projet ouvert");
    expect(await Promise.all(["projects", "journal", "snapshots"].map((store) => rows(page, store)))).toEqual(kept);
  });

  test("a database deleted under the page is written anew, whole, by the next change", async ({ page, context }) => {
    const desk = await inQuartier(page);
    await add(desk, "Avant l’effacement");
    await desk.app.saved();
    const neighbour = await context.newPage();
    await neighbour.goto("/mySPOT2/");
    await deleteDatabase(neighbour);
    await add(desk, "Après l’effacement");
    await desk.app.saved();
    await desk.app.reload();
    await expect(desk.entities.count).toHaveText("10 sur 10");
    await add(desk, "Et la suite");
    await desk.app.saved();
    await desk.app.reload();
    await expect(desk.entities.count).toHaveText("11 sur 11");
    await calm(desk.app);
  });
});

test("the browser is asked to keep the data after the first save, and its answer is shown", async ({ page }) => {
  const { app } = await inQuartier(page);
  await app.goTo("Réglages");
  await expect(page.getByText("Le navigateur n’a pas encore été interrogé")).toBeVisible();
  await app.goTo("Entités");
  await add({ app, page }, "Premier enregistrement");
  await app.saved();
  await app.goTo("Réglages");
  await expect(page.getByText(/^Le navigateur (a promis de ne pas|peut) effacer ces données/)).toBeVisible();
});

test("a project without a copy is worth a reminder after fifty changes", async ({ page }) => {
  const { app } = await inQuartier(page);
  const quick = await app.quickAdd();
  for (let n = 0; n < 75; n++) await quick.add(`Acteur ${n}`);
  await quick.close();
  await app.saved();
  await expect(app.rail).toContainText("Dernière copie de sauvegarde : jamais");
  await expect(app.banner).toContainText("Votre dernière copie de sauvegarde date.");
  await app.download(() => app.banner.getByRole("button", { name: "Télécharger une copie" }).click());
  await expect(app.banner).toHaveCount(0);
  await expect(app.rail).toContainText("Dernière copie de sauvegarde : aujourd’hui");
});
