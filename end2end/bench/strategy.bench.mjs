// From the map to action: what opening a board, adding, dragging and typing cost the main thread, and what the rules take.
import { expect, ready } from "../test.mjs";
import { App } from "../pages/app.mjs";
import { METHODS, StrategyPage } from "../pages/strategy.mjs";
import { median, times } from "./figures.mjs";
import { openPage, takeIn } from "./measures.mjs";
import { inProfile, makeProfile } from "./profile.mjs";
import { CARDS, LINKS, strategyFile } from "./strategies.mjs";
import { longestTask, measuredSince, spentOn } from "./watch.mjs";

/** Opening a board may hold the page so many ms at a time. */
const OPENING = 100;
/** A gesture may cost so many. */
const GESTURE = 16;
/** All rules at once may take so many. */
const RULES = 50;
const TIMES = 12;
const OPENINGS = 3;
/** What opening a page still does is done after so many ms. */
const SETTLING = 800;
/** How long a gesture is watched, in ms. */
const WATCHED = 200;
/** From one gesture to the next, in ms: above the pause after which the rules are asked. */
const REST = 1500;
/** When a page stands: there is no list on a board, and looking for one would cost a frame after the other. */
const SHOWN = { selector: "h1", flag: "myspotReady" };
/** The column that is written in, and the one cards are dragged to. */
const [FROM, TO] = ["Forces", "Faiblesses"];

export default async function strategy({ baseURL, table }) {
  const profile = await makeProfile();
  try {
    await inProfile(profile, { shown: SHOWN, serviceWorkers: "block" }, async (context) => {
      await takeIn(context, baseURL, "plaidoyer.json", strategyFile());
      const tab = await openPage(context, `${baseURL}entites`);
      await tab.page.goto(`${baseURL}plaidoyer`);
      await ready(tab.page);
      const opened = await boards(tab, baseURL);
      const gestures = await onABoard(tab, baseURL);
      const rules = await measuredSince(tab.page, "myspot:rules");
      table(`Plaidoyer: ${CARDS} cards, ${LINKS} arrows`, [
        ...opened.map(({ method, held }) => times(`open ${method}: longest task`, held, { limit: OPENING })),
        ...opened.map(({ method, spent }) => times(`open ${method}: main thread, all cards drawn`, spent)),
        ...gestures.map(({ what, spent, limit }) => times(what, spent, { limit })),
        times("all rules at once", rules, { limit: RULES }),
      ]);
    });
  } finally {
    await profile.remove();
  }
}

/** Runs in the page: `bench.tasks` are the tasks of 50 ms and more from now on. */
function watchTasks() {
  window.bench.tasks = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.bench.tasks.push(duration);
  }).observe({ type: "longtask" });
}

/** Opens each board from the overview; what the same wait costs by itself is taken off. */
async function boards({ page, cdp }, baseURL) {
  const idle = median(await several(() => spentOn(cdp, () => {}, SETTLING)));
  const found = [];
  for (const method of METHODS) {
    const [spent, held] = [[], []];
    for (let n = 0; n < OPENINGS; n += 1) {
      await page.goto(`${baseURL}plaidoyer`);
      await ready(page);
      const link = page.locator(`a[href$="/plaidoyer/${method}"]`).first();
      await link.waitFor();
      await new Promise((resolve) => setTimeout(resolve, SETTLING));
      await page.evaluate(watchTasks);
      const { all } = await spentOn(cdp, () => link.click(), SETTLING);
      held.push(await page.evaluate(() => Math.max(0, ...window.bench.tasks)));
      await page.getByRole("heading", { level: 1 }).waitFor();
      spent.push(Math.max(0, all - idle));
    }
    found.push({ method, spent, held });
  }
  return found;
}

/** Writes a card, letter by letter, adds it, drags it; what the same wait costs by itself is taken off. */
async function onABoard({ page, cdp }, baseURL) {
  const strategy = new StrategyPage(page);
  await page.goto(`${baseURL}plaidoyer/swot`);
  await ready(page);
  await new App(page).saved();
  const idle = median(await several(() => spentOn(cdp, () => {}, WATCHED)));
  const spent = async (act) => Math.max(0, (await spentOn(cdp, act, WATCHED)).all - idle);
  const [letters, inCard, added, dragged] = [[], [], [], []];
  const longest = { letter: [], added: [], dragged: [] };
  const held = (act) => longestTask(cdp, act, WATCHED);
  for (let n = 0; n < TIMES; n += 1) {
    await strategy.line(FROM).focus();
    for (const letter of "ab") letters.push(await spent(() => page.keyboard.press(letter)));
    added.push(await spent(() => page.keyboard.press("Enter")));
    await new Promise((resolve) => setTimeout(resolve, REST));
    const there = await strategy.cards(TO).count();
    const drag = () => strategy.cards(FROM).last().dragTo(strategy.cards(TO).last());
    if (n % 2 === 0) dragged.push(await spent(drag));
    else longest.dragged.push(await held(drag));
    await expect(strategy.cards(TO)).toHaveCount(there + 1);
    await new Promise((resolve) => setTimeout(resolve, REST));
    await strategy.line(FROM).focus();
    await page.keyboard.type("ab");
    await page.waitForTimeout(WATCHED);
    longest.added.push(await held(() => page.keyboard.press("Enter")));
    await new Promise((resolve) => setTimeout(resolve, REST));
    await strategy.cards(FROM).last().focus();
    await page.keyboard.press("F2");
    await page.keyboard.press("End");
    await page.waitForTimeout(WATCHED);
    for (const letter of "cd") inCard.push(await spent(() => page.keyboard.press(letter)));
    longest.letter.push(await held(() => page.keyboard.press("e")));
    // Both columns stay of one length: what is dragged and where it goes are in sight together.
    await page.keyboard.press("Escape");
    await strategy.cards(FROM).last().press("Delete");
    await new Promise((resolve) => setTimeout(resolve, REST));
  }
  return [
    { what: "type a letter of a new card: main thread", spent: letters, limit: GESTURE },
    { what: "type a letter in a card: main thread", spent: inCard, limit: GESTURE },
    { what: "type a letter in a card: longest task", spent: longest.letter, limit: GESTURE },
    { what: "add a card: main thread", spent: added, limit: GESTURE },
    { what: "add a card: longest task", spent: longest.added, limit: GESTURE },
    { what: "drag a card to another column, all moves and the drop: main thread", spent: dragged },
    { what: "drag a card to another column: longest task", spent: longest.dragged, limit: GESTURE },
  ];
}

async function several(measure) {
  const all = [];
  for (let n = 0; n < 6; n += 1) all.push((await measure()).all);
  return all;
}
