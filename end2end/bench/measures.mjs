// The things that are done and measured, each several times.
import { App } from "../pages/app.mjs";
import { ImportDialog } from "../pages/import.mjs";
import { ready } from "../test.mjs";
import { framesDuring, mainThread, memoryOf, spentOn } from "./watch.mjs";

/** Without accents: the keyboard that is played has none. */
const SEARCHES = ["association", "rapport guerin", "mairie de huy", "zoe"];
/** Between two keys, in ms: a fast typist's pace, and time enough for the frame. */
const BETWEEN_KEYS = 90;
const WHEEL_STEPS = 60;
const WHEEL_PIXELS = 600;
const EDITS = 12;
const JUMPS = 100;
const SHEETS = 40;
const ARROWS = 6;

/** When our list stands. */
export const SHOWN = { selector: ".grid-row:not([hidden])", flag: "myspotReady" };

/** Opens `address` in a page of its own. */
export async function openPage(context, address, { emptyCache = false } = {}) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  // The thread's own time: what other programs take meanwhile does not count.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  if (emptyCache) await cdp.send("Network.clearBrowserCache");
  await page.goto(address);
  await page.waitForFunction(() => window.bench.usable !== undefined);
  return { page, cdp };
}

/** From the start of the navigation to the painted list, in ms, `times` times. */
export async function openings(context, address, times, options) {
  const taken = [];
  for (let n = 0; n < times; n += 1) {
    const { page } = await openPage(context, address, options);
    taken.push(await page.evaluate(() => window.bench.usable));
    await page.close();
  }
  return taken;
}

/** Takes a project in through the file picker; tells how long to its preview, and from there to its list. */
export async function takeIn(context, baseURL, name, text) {
  const page = await context.newPage();
  await page.goto(baseURL);
  await ready(page);
  const preview = new ImportDialog(page);
  const begun = performance.now();
  await page.locator("#file-picker").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await preview.goal("Dans un nouveau projet").waitFor({ timeout: 120_000 });
  const previewed = performance.now();
  await preview.intoNewProject();
  await page.locator(SHOWN.selector).first().waitFor();
  const listed = performance.now();
  await new App(page).saved();
  await page.close();
  return { preview: previewed - begun, list: listed - previewed };
}

/**
 * What each key of a search costs the main thread, and how many rows of the list exist after it;
 * and what waiting as long costs, typing nothing.
 */
export async function searching({ page, cdp }) {
  const field = page.locator("#entities-search");
  await field.click();
  const idle = [];
  for (let n = 0; n < 8; n += 1) idle.push(await spentOn(cdp, () => {}, BETWEEN_KEYS));
  const keys = [];
  const press = async (key) => {
    const spent = await spentOn(cdp, () => page.keyboard.press(key), BETWEEN_KEYS);
    keys.push({ ...spent, rows: await page.locator(SHOWN.selector).count() });
  };
  for (const words of SEARCHES) {
    for (const key of words) await press(key);
    for (let n = 0; n < 3; n += 1) await press("Backspace");
    await field.selectText();
    await press("Backspace");
  }
  return { keys, idle };
}

/** The times between frames, standing still and while the wheel turns; and what each step costs. */
export async function scrolling({ page, cdp }) {
  const [still] = await framesDuring(page, () => new Promise((resolve) => setTimeout(resolve, 1500)));

  const box = await page.locator("#entity-grid").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  let spent = 0;
  const [moving] = await framesDuring(page, async () => {
    const before = await mainThread(cdp);
    for (let n = 0; n < WHEEL_STEPS; n += 1) {
      await page.mouse.wheel(0, WHEEL_PIXELS);
      await new Promise((resolve) => setTimeout(resolve, 16));
    }
    spent = (await mainThread(cdp)).all - before.all;
  });
  const reached = await page.locator("#entity-grid").evaluate((grid) => grid.scrollTop);
  return { still, moving, perStep: spent / WHEEL_STEPS, reached };
}

/** Adds a letter to a name, again and again. */
export async function editing({ page, cdp }) {
  await page.locator(".grid-row .row-link").first().click();
  const field = page.locator("#field-name");
  await field.waitFor();
  await field.focus();
  await page.keyboard.press("End");
  const edits = [];
  for (let n = 0; n < EDITS; n += 1) {
    await page.evaluate(watchEdit);
    const before = await mainThread(cdp);
    await page.keyboard.press("x");
    const seen = await page.evaluate(() => window.bench.edit);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const after = await mainThread(cdp);
    edits.push({ ...seen, thread: after.all - before.all });
  }
  return edits;
}

/** Runs in the page: `bench.edit` tells when the next letter was painted, shown, journalled and called saved. */
function watchEdit() {
  const { bench } = window;
  const journalled = bench.journalled.length;
  bench.edit = new Promise((resolve) => {
    const seen = {};
    const field = document.getElementById("field-name");
    field.addEventListener(
      "input",
      ({ timeStamp }) => {
        const since = (time) => time - timeStamp;
        bench.painted().then((time) => (seen.painted = since(time)));
        const look = () => {
          const title = document.querySelector(".sheet-name")?.textContent;
          if (seen.titled === undefined && title === field.value) {
            seen.titled = 0;
            bench.painted().then((time) => (seen.titled = since(time)));
          }
          const isSaved = document.querySelector(".save-mark")?.dataset.state === "saved";
          if (isSaved && bench.journalled.length > journalled) {
            seen.saved = since(performance.now());
            seen.journalled = since(bench.journalled[journalled]);
            watcher.disconnect();
            // What was shown at the same time still has to be painted.
            setTimeout(() => resolve(seen), 100);
          }
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      },
      { once: true, capture: true },
    );
  });
}

/**
 * Lets rows come and go, then sheets, and the same once more: what memory the second round adds,
 * and what a press of an arrow key costs before and after both.
 */
export async function wearing(tab) {
  const { page, cdp } = tab;
  const grid = page.locator("#entity-grid");
  const arrow = async () => {
    await grid.evaluate((box) => (box.scrollTop = 0));
    await grid.focus();
    const taken = [];
    for (let n = 0; n < ARROWS; n += 1) {
      taken.push((await spentOn(cdp, () => page.keyboard.press("ArrowDown"), BETWEEN_KEYS)).all);
    }
    return taken;
  };
  const wasm = async () => (await memoryOf(page, cdp)).wasm;
  const rounds = [];
  const before = await arrow();
  for (let n = 0; n < 2; n += 1) {
    const start = await wasm();
    await grid.evaluate(jump, JUMPS);
    const scrolled = await wasm();
    await openSheets(page);
    rounds.push({ scrolled: scrolled - start, opened: (await wasm()) - scrolled });
  }
  return { before, after: await arrow(), ...rounds[1], jumps: JUMPS, sheets: SHEETS };
}

/** Runs in the page: shows other rows at each frame. */
async function jump(grid, times) {
  for (let n = 0; n < times; n += 1) {
    grid.scrollTop = (n % 2) * 20_000 + n * 50;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  }
  grid.scrollTop = 0;
  await window.bench.painted();
}

async function openSheets(page) {
  const links = page.locator(".grid-row .row-link");
  for (let n = 0; n < SHEETS; n += 1) {
    const link = links.nth(n % 8);
    const target = await link.getAttribute("href");
    await link.click();
    await page.waitForFunction((target) => location.pathname.endsWith(target) && document.querySelector(".sheet"), target);
  }
}
