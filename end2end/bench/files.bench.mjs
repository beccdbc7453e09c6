// Files in and out: tables read and written, ours in its worker beside PapaParse and SheetJS on the page's thread, with the same rows.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { actorRows, asCsv } from "./files/tables.mjs";
import { inMs, judged, median } from "./figures.mjs";
import { makeProfile, inProfile } from "./profile.mjs";
import { SHOWN } from "./measures.mjs";
import { bundle, inBenchPage } from "./site.mjs";
import { longestTask } from "./watch.mjs";
import { App } from "../pages/app.mjs";
import { ProjectsPage } from "../pages/projects.mjs";
import { ready } from "../test.mjs";

const ROWS = 10_000;
const MANY = 100_000;
const TIMES = 5;
/** Ours may take so many times as long as theirs. */
const AIMS = {
  "CSV to a preview": 3,
  "XLSX to a preview": 0.5,
  // Theirs is one sheet of the eight columns that came in; ours is the whole project, with everything dated on a sheet.
  "XLSX written": 0.5,
  // Theirs is every sheet and cell of ours.
  "XLSX written, the same sheets": 0.5,
};
/** One task of the page may take so long of its own time, in ms: what other programs take meanwhile does not count. */
const HELD = 50;
/** Tasks are watched for so long after a stage, in ms. */
const REST = 100;

const readFile = (name) => ({ ReadFile: { name, repair: false, lang: "fr", now: 1 } });
const write = (product) => ({
  Write: { product, audience: "Whole", passphrase: null, project: "", lang: "fr", today: [2026, 11, 26], now: 1 },
});

const inBase64 = (text) => Buffer.from(text).toString("base64");

export default async function files({ browser, baseURL, table }) {
  const inPage = inBenchPage(browser, baseURL, await bundle("files/page.mjs", "filesBench"));
  const rows = actorRows(ROWS);
  const csv = asCsv(rows);
  const json = JSON.stringify(rows);
  const xlsx = await inPage((page) => page.evaluate((json) => filesBench.theirs.workbook(json), json));
  const asked = [baseURL, readFile("a.json"), inBase64(asProject(rows))];
  const project = await inPage((page) => page.evaluate((given) => filesBench.ownFile(...given), asked));
  const ours = (task, base64) =>
    inPage((page) => page.evaluate((given) => filesBench.ours(...given), [baseURL, task, base64, TIMES]));
  const theirs = (name, given) =>
    inPage((page) => page.evaluate(([name, given, times]) => filesBench.theirs[name](given, times), [name, given, TIMES]));
  const workbook = await inPage((page) =>
    page.evaluate((given) => filesBench.ownFile(...given), [baseURL, write("Workbook"), project]),
  );
  const written = await ours(write("Workbook"), project);
  const found = [
    ["CSV to a preview", "PapaParse", await theirs("readCsv", csv), await ours(readFile("a.csv"), inBase64(csv))],
    ["XLSX to a preview", "SheetJS", await theirs("readXlsx", xlsx), await ours(readFile("a.xlsx"), xlsx)],
    ["XLSX written", "SheetJS", await theirs("writeXlsx", json), written],
    ["XLSX written, the same sheets", "SheetJS", await theirs("writeSame", workbook), written],
  ];
  table(
    `Tables of ${ROWS} rows, ${(csv.length / 1e6).toFixed(1)} MB as CSV: medians of ${TIMES}`,
    found.map(([what, rival, theirs, { taken, outcome, size }]) => {
      const [own, other] = [median(taken), median(theirs)];
      const ratio = own / other;
      return {
        what,
        ours: inMs(own),
        [`theirs`]: `${rival} ${inMs(other)}`,
        "ours / theirs": ratio.toFixed(2),
        gave: `${outcome.slice(0, 40)}, ${(size / 1e6).toFixed(1)} MB`,
        ...judged([[`≤ ${AIMS[what]}`, ratio <= AIMS[what], ratio.toFixed(2)]]),
      };
    }),
  );
  table(`What the page is held up by while a table comes in`, [
    await heldUp(baseURL, "dix-mille.csv", csv),
    await heldUp(baseURL, "dix-mille.csv", csv, { intoOpen: true }),
    await heldUp(baseURL, "cent-mille.csv", asCsv(actorRows(MANY))),
  ]);
}

/** The same rows as a file of the first mySPOT. */
function asProject([, ...rows]) {
  const entities = rows.map(([name, , town, date, tags, url, tied, desc], n) => ({
    id: `e${n}`,
    name,
    type: "org",
    alias: town,
    date,
    tags: tags.split(", "),
    url,
    desc: `${desc} ${tied}`,
  }));
  return JSON.stringify({ entities, relations: [], notes: [], plaidoyer: {} });
}

/** A part of the page, by its selector and the words it begins with. */
const MAPPED = ["dialog button", "Continuer"];
const PREVIEWED = ["dialog label", "Dans un nouveau projet"];
const MERGED = ["dialog label", "Fusionner"];
const TAKEN = ["dialog .form-actions button", "Faire entrer"];
const REFUSED = ["dialog [role=alert]", ""];
const DIALOG = "dialog.import-dialog[open]";
const LISTED = [SHOWN.selector, ""];
/** The list says how many there are: tens of thousands, or more. */
const COUNTED = [".list-count", "10"];
const SAVED = [".save-mark[data-state=saved]", ""];
/** How often it is looked for, and for how long, in ms. */
const LOOK = 50;
const PATIENCE = 120_000;

/** Notes the page's long tasks, and finds its parts by hand. */
function observe() {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { duration, startTime } of list.getEntries()) window.longTasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  window.part = ([selector, words]) =>
    [...document.querySelectorAll(selector)].find((it) => !it.disabled && it.textContent.trim().startsWith(words));
}

/** Waits for one of some parts, and tells which came. */
async function first(page, parts) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const at = await page.evaluate((parts) => parts.findIndex((it) => window.part(it)), parts);
    if (at >= 0) return at;
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error(`none of ${JSON.stringify(parts)} came`);
}

async function gone(page, selector) {
  const end = Date.now() + PATIENCE;
  while (await page.evaluate((selector) => document.querySelector(selector) !== null, selector)) {
    if (Date.now() > end) throw new Error(`${selector} did not go`);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
}

const press = (page, part) => page.evaluate((part) => window.part(part).click(), part);

/**
 * Takes a table in through the page, as a new project or into one that is open, and notes the longest task of each of
 * its stages: read, previewed, applied.
 *
 * Parts are looked for by a line of script: Playwright's own search, and its start in a page, are tasks of over 40 ms.
 */
async function heldUp(baseURL, name, csv, { intoOpen = false } = {}) {
  const profile = await makeProfile();
  // From the disk, as people give it: what is given as bytes is made into a file on the page's own thread.
  const path = join(profile.folder, name);
  await writeFile(path, csv);
  try {
    return await inProfile(profile, { shown: SHOWN, serviceWorkers: "block" }, async (context) => {
      const page = await context.newPage();
      await page.addInitScript(observe);
      await page.goto(baseURL);
      await ready(page);
      if (intoOpen) {
        await new ProjectsPage(page).openExample();
        await new App(page).saved();
      }
      const since = () => page.evaluate(() => performance.now());
      const cdp = await context.newCDPSession(page);
      const stages = [];
      /** Does one stage, and notes its longest task: of the thread's own time, and by the clock. */
      const stage = async (act) => {
        const begun = await since();
        let ended;
        const own = await longestTask(cdp, async () => {
          await act();
          ended = await since();
        }, REST);
        const clock = await page.evaluate(
          (from) => Math.max(0, ...window.longTasks.filter(([at]) => at >= from).map(([, ms]) => ms)),
          begun,
        );
        stages.push({ own, clock });
        return ended - begun;
      };
      const picker = await page.locator("#file-picker").elementHandle();
      const mapped = await stage(async () => {
        await picker.setInputFiles(path);
        await first(page, [MAPPED]);
      });
      let isPreviewed;
      const previewed = await stage(async () => {
        await press(page, MAPPED);
        isPreviewed = (await first(page, [PREVIEWED, REFUSED])) === 0;
      });
      const row = {
        file: name,
        into: intoOpen ? "the open project" : "a new project",
        "until mapped": inMs(mapped),
        "until previewed": inMs(previewed),
        end: isPreviewed ? "previewed" : "refused, the page alive",
      };
      if (isPreviewed) {
        const listed = await stage(async () => {
          await press(page, intoOpen ? MERGED : PREVIEWED);
          await first(page, [TAKEN]);
          await press(page, TAKEN);
          await gone(page, DIALOG);
          await first(page, [LISTED]);
          await first(page, [COUNTED]);
          await first(page, [SAVED]);
        });
        row["until listed"] = inMs(listed);
      }
      const held = Math.max(...stages.map(({ own }) => own));
      const told = (of) => stages.map((stage) => inMs(stage[of])).join(", ");
      row["longest tasks, own time"] = told("own");
      row["by the clock"] = told("clock");
      return { ...row, ...judged([[`≤ ${HELD} ms`, held <= HELD, inMs(held)]]) };
    });
  } finally {
    await profile.remove();
  }
}
