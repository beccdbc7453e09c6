// From the map to action: cards written, moved, joined and proven, by mouse and by keys.
import { axe, expect, open, test } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { METHODS, StrategyPage } from "../pages/strategy.mjs";

async function inNewProject(page) {
  await open(page);
  await new ProjectsPage(page).create("Canal");
  return { app: new App(page), strategy: new StrategyPage(page) };
}

async function inExample(page) {
  await open(page);
  await new ProjectsPage(page).openExample();
  const app = new App(page);
  await app.saved();
  return { app, strategy: new StrategyPage(page) };
}

test("the way shows four stages, what each holds, and what comes next", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await app.goTo("Plaidoyer");
  await expect(strategy.stages).toHaveCount(4);
  await expect(strategy.next).toContainText("Théorie du changement");
  await strategy.next.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Théorie du changement");
  await strategy.open("pestel");
  await strategy.write("Légal", "Le code des marchés change en 2027");
  await app.goTo("Plaidoyer");
  await expect(strategy.stages.first()).toContainText("1 carte");
});

test("a board by keys alone: Enter goes on, F2 writes, Tab and Alt with arrows move, undo takes back", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("pestel");
  await strategy.write("Politique", "Élections", "Nouveau bourgmestre", "Majorité fragile");
  await expect(strategy.cards("Politique")).toHaveText(["Élections", "Nouveau bourgmestre", "Majorité fragile"]);

  await strategy.card("Majorité fragile").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(strategy.cards("Politique")).toHaveText(["Élections", "Majorité fragile", "Nouveau bourgmestre"]);
  await expect(strategy.card("Majorité fragile")).toBeFocused();

  await page.keyboard.press("Alt+ArrowRight");
  await expect(strategy.cards("Économique")).toHaveText(["Majorité fragile"]);

  await strategy.card("Élections").focus();
  await page.keyboard.press("F2");
  await page.keyboard.type(" communales");
  await page.keyboard.press("Tab");
  await expect(strategy.cards("Économique")).toHaveText(["Majorité fragile", /communales/]);
  await expect(strategy.card("communales")).toBeFocused();

  await strategy.card("communales").focus();
  await page.keyboard.press("Delete");
  await expect(strategy.cards("Économique")).toHaveText(["Majorité fragile"]);
  await app.undo();
  await expect(strategy.cards("Économique")).toHaveText(["Majorité fragile", /communales/]);
  await app.saved();
  await app.reload();
  await expect(strategy.cards("Économique")).toHaveText(["Majorité fragile", /communales/]);
});

test("a pasted list is a card a line, as one change; a card is dragged to another column", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("pestel");
  await strategy.line("Politique").evaluate((line) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "- Un\n- Deux\n\n3. Trois\n");
    line.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(strategy.cards("Politique")).toHaveText(["Un", "Deux", "Trois"]);
  await expect(app.notices).toContainText("3 cartes faites de la liste collée.");
  const [message, content] = await Promise.all([app.notices.boundingBox(), page.getByRole("main").boundingBox()]);
  expect(message.y, "the message covers nothing").toBeGreaterThanOrEqual(content.y + content.height - 1);
  await app.undo();
  await expect(strategy.cards("Politique")).toHaveCount(0);
  await app.redo();

  await strategy.card("Deux").dragTo(strategy.column("Légal"));
  await expect(strategy.cards("Légal")).toHaveText(["Deux"]);
  await expect(strategy.cards("Politique")).toHaveText(["Un", "Trois"]);
});

test("a card cites an actor and a proof; the actor’s sheet and the palette lead back to it", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("pestel");
  await strategy.write("Légal", "Le permis est contesté");
  await strategy.openCard("Le permis est contesté");
  await strategy.panel.getByRole("combobox", { name: "Nom d’un acteur" }).fill("Conseil d’État");
  await page.keyboard.press("Enter");
  await strategy.panel.getByRole("combobox", { name: "Affirmation qui le prouve" }).fill("Arrêt du 3 mars 2026");
  await page.keyboard.press("Enter");
  await expect(strategy.column("Légal").locator(".card-marks")).toContainText("Conseil d’État");
  await expect(strategy.panel.locator(".card-claim")).toContainText("Arrêt du 3 mars 2026");

  await strategy.panel.getByRole("link", { name: "Conseil d’État" }).click();
  await expect(page.getByRole("heading", { name: "Conseil d’État" })).toBeVisible();
  await page.getByRole("link", { name: "Le permis est contesté" }).click();
  await expect(strategy.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(strategy.panel).toBeHidden();
  await expect(strategy.card("Le permis est contesté")).toBeFocused();

  await app.goTo("Projets");
  await (await app.palette()).reach("permis est");
  await expect(strategy.panel).toBeVisible();
});

test("an objective becomes an action, joined to it; the chain of proof and the check of coherence tell of both", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("objective");
  await page.getByRole("textbox", { name: /^Nouvelle carte/ }).fill("Obtenir la publication du code");
  await page.keyboard.press("Enter");
  await strategy.openCard("Obtenir la publication du code");
  await strategy.panel.getByRole("button", { name: "→ Suivi des actions" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Suivi des actions");
  await strategy.panel.getByRole("textbox", { name: "Texte" }).fill("Écrire au ministre");
  await expect(strategy.panel.locator(".card-arrow-end")).toHaveText("Obtenir la publication du code");

  await strategy.open("preuve");
  const steps = page.locator(".chain").first().getByRole("listitem");
  await expect(steps.nth(0)).toContainText("Écrire au ministre");
  await expect(steps.nth(1)).toContainText("Obtenir la publication du code");
  await expect(page.getByText("La chaîne s’arrête en route")).toBeVisible();

  await strategy.open("coherence");
  await expect(page.locator(".coherence-group").first().locator(".finding")).not.toHaveCount(0);
  await page.locator(".finding").first().getByRole("button", { name: "Ouvrir la carte" }).click();
  await expect(strategy.panel).toBeVisible();
});

test("arrow keys go through the list of what to join, and join nothing; the button does, and the list is as before", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("objective");
  const line = page.getByRole("textbox", { name: /^Nouvelle carte/ });
  for (const text of ["Publier le code", "Ouvrir les données"]) {
    await line.fill(text);
    await page.keyboard.press("Enter");
  }
  await strategy.open("action");
  await line.fill("Écrire au ministre");
  await page.keyboard.press("Enter");
  await strategy.named("Écrire au ministre").click();
  await strategy.panel.waitFor();
  await expect(page.locator(":focus")).toHaveCount(1);
  const list = strategy.panel.getByRole("combobox", { name: /réalise/ });
  const joined = strategy.panel.locator(".card-arrow-end");
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(list).not.toHaveValue("");
  await expect(joined).toHaveCount(0);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(joined).toHaveText("Ouvrir les données");
  await expect(list).toHaveValue("");
});

test("a guided path opens the right tool; its clock runs, stops, and is still there after a reload", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await app.goTo("Plaidoyer");
  await page.getByRole("button", { name: /^Commencer\s: Court/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("5 pourquoi");
  const clock = page.getByRole("timer");
  await expect(clock).toHaveText("35:00");
  await page.getByRole("button", { name: "Lancer le temps" }).click();
  await expect(clock).toHaveText(/^34:5/);
  await page.getByRole("button", { name: "Arrêter le temps" }).click();
  const stopped = await clock.textContent();
  await page.getByRole("button", { name: "Étape suivante" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Objectifs SMART");
  await page.getByRole("button", { name: "Étape précédente" }).click();
  await expect(clock).toHaveText(stopped);
  expect(stopped).not.toBe("35:00");

  // It goes along to the map, with its clock and the way on.
  await app.goTo("Graphe");
  const path = page.getByRole("region", { name: "Parcours guidés" });
  await expect(path).toContainText("étape 1 sur 4");
  await expect(path.getByRole("timer")).toHaveText(stopped);
  await axe(page);
  await path.getByRole("link", { name: "5 pourquoi" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("5 pourquoi");
  await app.goTo("Entités");
  await path.getByRole("button", { name: "Étape suivante" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Objectifs SMART");
  await page.getByRole("button", { name: "Étape précédente" }).click();
  await app.reload();
  await expect(page.getByText("étape 1 sur 4")).toBeVisible();
  await page.getByRole("button", { name: "Quitter le parcours" }).click();
  await expect(clock).toBeHidden();
  await strategy.open();
  await expect(page.getByRole("heading", { name: "Parcours guidés" })).toBeVisible();
});

test("an arrow is given an assumption, which is sorted out, and taken off again", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("theory-of-change");
  await strategy.write("Impact visé", "Les avis comptent");
  await page.getByRole("button", { name: /^Que faut-il absolument/ }).click();
  await page.getByRole("textbox", { name: /^Que faut-il absolument/ }).fill("Chacun peut vérifier");
  await page.keyboard.press("Enter");
  const need = await strategy.openNeed("Chacun peut vérifier");
  await need.getByRole("textbox", { name: /^Une hypothèse/ }).fill("Le Sommet a lieu");
  await page.keyboard.press("Enter");
  await expect(need.locator(".theory-why")).toContainText("à condition que : Le Sommet a lieu");
  await expect(strategy.cards("Hypothèse")).toHaveText(["Le Sommet a lieu"]);

  await need.locator(".triage summary").click();
  await need.getByRole("group", { name: "Est-ce important ?" }).getByRole("button", { name: "non" }).click();
  await expect(need.locator(".triage summary")).toContainText("écartée");
  await expect(need.locator(".theory-why")).not.toContainText("à condition que");

  await need.getByRole("button", { name: "Retirer « Le Sommet a lieu » de ce lien" }).click();
  await expect(need.locator(".assumption")).toHaveCount(0);
  await app.undo();
  await expect(need.locator(".assumption")).toHaveCount(1);
});

test("a theory shows which arrow closes a loop, and which card is linked to nothing", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("theory-of-change");
  await strategy.write("Impact visé", "Les avis comptent");
  await expect(strategy.column("Impact visé")).not.toContainText("reliée à rien");
  await page.getByRole("button", { name: /^Que faut-il absolument/ }).click();
  await page.getByRole("textbox", { name: /^Que faut-il absolument/ }).fill("Chacun peut vérifier");
  await page.keyboard.press("Enter");
  await strategy.write("Activité", "Une lettre");
  await expect(strategy.column("Activité").locator(".theory-orphan")).toContainText("reliée à rien");
  const need = await strategy.openNeed("Chacun peut vérifier");
  await need.getByRole("checkbox", { name: "Boucle" }).check();
  await expect(strategy.column("Impact visé").locator(".theory-loop")).toContainText("ferme une boucle");
  await strategy.view("Dessin");
  await expect(page.locator(".drawing-line[data-sign='loop'] > path")).toHaveCSS("stroke-dasharray", /4/);
  await expect(page.locator(".drawing-scene")).toContainText("↺ boucle");
  await expect(page.getByRole("button", { name: /^Une lettre.*reliée à rien/ })).toBeVisible();
});

test("the map shows where actors stand on an objective, and goes back", async ({ page }) => {
  await inExample(page);
  const strategy = new StrategyPage(page);
  await strategy.open("objective");
  await page.getByRole("button", { name: "Positions sur le graphe" }).first().click();
  const banner = page.locator(".scene-objective");
  await expect(banner).toContainText(/Acteurs placés\s: [1-9]/);
  await expect(page.locator(".scene-legend summary")).toHaveText("Légende : positions sur l’objectif");
  await page.getByRole("button", { name: "Texte", exact: true }).click();
  await expect(page.getByRole("tree", { name: "La carte en texte" })).toContainText("sur cet objectif");
  await banner.getByRole("button", { name: "Revenir aux positions générales" }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole("tree", { name: "La carte en texte" })).not.toContainText("sur cet objectif");
});

test("votes off the scale are refused and told; hidden votes are shown all at once", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("objective");
  await page.getByRole("textbox", { name: /^Nouvelle carte/ }).fill("Obtenir la publication du code");
  await page.keyboard.press("Enter");
  await strategy.openCard("Obtenir la publication du code");
  const { panel } = strategy;
  const votes = panel.getByRole("textbox", { name: /^Confiance d’y arriver/ });
  await votes.fill("3, 9");
  await expect(panel.getByText("Refusé : 9. Les notes vont de 0 à 5.")).toBeVisible();
  await votes.blur();
  await expect(votes).toHaveValue("3");

  await panel.getByRole("button", { name: "Voter sans se voir…" }).click();
  await panel.getByLabel("Combien de personnes votent ?").fill("2");
  await page.keyboard.press("Enter");
  await page.keyboard.type("5");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Personne 2 sur 2")).toBeVisible();
  await expect(votes).toHaveValue("3");
  await page.keyboard.type("4");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("Tout le monde a voté : 4, 5.")).toBeVisible();
  await expect(votes).toHaveValue("4, 5");
});

test("a group votes unseen on a scale: the middle is taken, and how far it lies apart stands on the card", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("swot");
  await strategy.write("Forces", "Trente bénévoles");
  await strategy.openCard("Trente bénévoles");
  const { panel } = strategy;
  await panel.getByRole("button", { name: "Voter sans se voir…" }).first().click();
  for (const typed of ["3", "1", "4", "5"]) {
    await page.keyboard.type(typed);
    await page.keyboard.press("Enter");
  }
  await expect(panel.getByText("Tout le monde a voté : 1, 4, 5.")).toBeVisible();
  await expect(panel.getByLabel("Importance")).toHaveValue("4");
  await expect(page.locator(".card-score")).toHaveText(/^Importance 4\/5 ±\s4$/);
});

test("the usual criteria come at one press; dots given unseen are shown together; a sentence says how steady the first place is", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("strategy");
  for (const option of ["Pétition", "Recours"]) {
    await page.getByRole("textbox", { name: /^Nouvelle carte/ }).fill(option);
    await page.keyboard.press("Enter");
  }
  await strategy.view("Choix");
  const usual = page.getByRole("button", { name: "Prendre les six critères habituels" });
  await usual.click();
  await expect(usual).toBeHidden();
  await app.undo();
  await usual.click();
  const criteria = ["Impact", "Faisabilité", "Délai", "Risque", "Adhésion du groupe", "Cohérence avec nos valeurs"];
  for (const criterion of criteria) {
    await expect(page.getByRole("columnheader").filter({ hasText: criterion })).toBeVisible();
    for (const [option, score] of [["Pétition", "4"], ["Recours", "3"]]) {
      await page.getByRole("row", { name: new RegExp(`^${option}`) }).getByRole("textbox", { name: new RegExp(criterion) }).fill(score);
    }
  }
  await expect(page.getByText("Aucune note déplacée d’un cran, une à la fois, ne change la première place.")).toBeVisible();

  await page.getByRole("button", { name: "Voter sans se voir…" }).click();
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Personne 1 sur 2")).toBeVisible();
  await page.keyboard.type("1");
  await page.keyboard.press("Tab");
  await page.keyboard.type("2");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/3 points donnés, 2 au plus/)).toBeVisible();
  for (const ballot of [["1", "1"], ["2", "0"]]) {
    await expect(page.locator(".hidden-round input").first()).toBeFocused();
    await expect(page.locator(".hidden-round input").last()).toHaveValue("");
    await page.keyboard.type(ballot[0]);
    await page.keyboard.press("Tab");
    await page.keyboard.type(ballot[1]);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText("Tout le monde a voté : les points sont dans le tableau.")).toBeVisible();
  const dots = page.getByRole("row", { name: /^(Pétition|Recours)/ }).getByRole("textbox", { name: /Points/ });
  await expect(dots.first()).toHaveValue("2, 1");
  await expect(dots.last()).toHaveValue("0, 1");
  await app.undo();
  await expect(dots.first()).toHaveValue("");
  await expect(dots.last()).toHaveValue("");
});

test("milestones of an indicator bend what is expected of it", async ({ page }) => {
  const { strategy } = await inNewProject(page);
  await strategy.open("indicator");
  await page.getByRole("textbox", { name: /^Nouvelle carte/ }).fill("Codes publiés");
  await page.keyboard.press("Enter");
  await strategy.openCard("Codes publiés");
  const { panel } = strategy;
  const group = (name) => panel.getByRole("group", { name, exact: true });
  const write = async (name, value, date) => {
    await group(name).getByRole("textbox", { name: "Valeur" }).fill(value);
    await group(name).getByRole("textbox", { name: "Date" }).fill(date);
  };
  await write("Départ", "0", "1 janvier 2017");
  await write("Cible", "5", "31 décembre 2017");
  for (const name of ["Jalons", "Relevés"]) {
    await group(name).getByRole("button", { name: "Ajouter une ligne" }).click();
    await write(name, "2", "1 juillet 2017");
  }
  await expect(page.getByText(/40.%.*40.%/)).toBeVisible();
  await group("Jalons").getByRole("textbox", { name: "Valeur" }).fill("4");
  await expect(page.getByText(/40.%.*80.%/)).toBeVisible();
});

test("an action’s dates move on the calendar and among the bars, by keys and by pointer, one step of undo each", async ({ page }) => {
  const { app, strategy } = await inNewProject(page);
  await strategy.open("action");
  await page.getByRole("textbox", { name: /^Nouvelle carte/ }).fill("Écrire au ministre");
  await page.keyboard.press("Enter");
  await strategy.view("Calendrier");
  const name = page.locator("button[id^=card-]", { hasText: "Écrire au ministre" });
  await name.focus();
  await page.keyboard.press("Alt+ArrowRight");
  await expect(page.locator("td", { has: page.locator("[aria-current=date]") })).toContainText("Écrire au ministre");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(strategy.followed).toContainText("« Écrire au ministre »");
  await expect(name).toBeFocused();
  await app.undo();
  await page.getByRole("button", { name: "Aujourd’hui" }).click();
  await expect(page.locator("td", { has: page.locator("[aria-current=date]") })).toContainText("Écrire au ministre");

  await strategy.view("Frise");
  const said = strategy.followed;
  await name.focus();
  await page.keyboard.press("Alt+ArrowLeft");
  await expect(said).toContainText("« Écrire au ministre »");
  const first = await said.textContent();
  const bar = await page.locator(".action-bar").boundingBox();
  await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + 150, bar.y, { steps: 3 });
  await page.mouse.up();
  await expect(said).not.toHaveText(first);
});

for (const [look, options] of Object.entries({
  "light at a desk": { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  "dark on a phone": { viewport: { width: 390, height: 844 }, colorScheme: "dark" },
})) {
  test(`${look}: axe finds nothing on any tool of the example, and each fits in width`, async ({ newContext }) => {
    test.setTimeout(240_000);
    const context = await newContext({ reducedMotion: "reduce", ...options });
    const page = await context.newPage();
    const { strategy } = await inExample(page);
    const complaints = {};
    const check = async (place) => {
      try {
        await axe(page);
        const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        expect(content, "the content is no wider than the window").toBeLessThanOrEqual(window);
      } catch (error) {
        complaints[place] = error.message;
      }
    };
    for (const method of ["", ...METHODS, "coherence", "preuve"]) {
      await strategy.open(method);
      await check(method);
      const views = page.getByRole("group", { name: "Vues" }).getByRole("button");
      for (let n = 1; n < (await views.count()); n++) {
        await views.nth(n).click();
        await check(`${method}, view ${n}`);
      }
      const card = page.locator(".card-words").first();
      if (await card.isVisible()) {
        await card.click();
        await strategy.panel.waitFor();
        await check(`${method}, a card`);
      }
    }
    expect(complaints).toEqual({});
  });
}
