// The spine: what is loaded, opened, searched, scrolled, edited and kept in memory, from 200 to 10,000 entities.
import { keptOffline } from "../test.mjs";
import { inMb, KB, MB, median, p95, size, times, verdict } from "./figures.mjs";
import { FIRST_WAY_SHOWN, serveFirstWay } from "./first_way.mjs";
import { editing, openings, openPage, scrolling, searching, SHOWN, takeIn, wearing } from "./measures.mjs";
import { inProfile, makeProfile } from "./profile.mjs";
import { projectFile } from "./projects.mjs";
import { memoryOf } from "./watch.mjs";
import { relay } from "./wire.mjs";

const FIRST_LOAD = 342 * KB;
const MAIN_WASM = 300 * KB;
const OPENINGS = 5;
const COMPARED = [200, 2_000];
const SMALL = 1_000;
const LARGE = 10_000;
const KEY = 16;
const FRAME = 34;
/** The list makes only the rows in view, and a few beyond. */
const ROWS = 60;
/** Ten times the entities may cost ten times as much, and some noise. */
const GROWTH = 12;
/** What comes and goes may leave nothing but noise: this much memory, and so many times the work. */
const WEAR = MB / 4;
const SLOWER = 1.3;

export default async function spine({ browser, baseURL, table }) {
  table("First load", await firstLoad(browser, baseURL));
  table("Start to usable, against one page that parses one text (and loads no library)", await compared(baseURL));
  const small = await measured(baseURL, SMALL);
  const large = await measured(baseURL, LARGE);
  table(`${LARGE} entities, ${3 * LARGE} relations`, report(large));
  table("Memory after opening", memory(small, large));
  table(`Wear of a page at ${SMALL} entities, in a second round of the same`, wear(small));
  table(`Growth from ${SMALL} to ${LARGE} entities`, growth(small, large));
}

async function firstLoad(browser, baseURL) {
  const sizes = await (await fetch(`${baseURL}sizes.json`)).json();
  const { address, bytes, close } = await relay(baseURL);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Network.enable");
    let ofPage = 0;
    cdp.on("Network.loadingFinished", ({ encodedDataLength }) => (ofPage += encodedDataLength));
    await page.goto(`${address}entites`);
    await page.waitForFunction(() => window.myspotReady === true);
    await keptOffline(page);
    return [
      size("all files needed to edit, gzip (sizes.json)", sizes.firstLoadGzip, FIRST_LOAD),
      size("main wasm, gzip (sizes.json)", sizes.appWasmGzip, MAIN_WASM),
      size("over the wire for the page, headers too (CDP)", ofPage, FIRST_LOAD),
      size("over the wire in all, with what the service worker keeps for later", bytes()),
    ];
  } finally {
    await context.close();
    close();
  }
}

async function compared(baseURL) {
  const rows = [];
  for (const count of COMPARED) {
    const text = projectFile(count);
    const [first, ours] = [await firstWay(text), await opened(baseURL, count, text)];
    const kinds = [
      ["caches empty, no service worker", "cold"],
      ["as on later visits", "warm"],
    ];
    for (const [how, kind] of kinds) {
      const [theirs, mine] = [median(first[kind]), median(ours[kind])];
      rows.push({
        entities: count,
        how,
        "one text: median": `${theirs.toFixed(0)} ms`,
        "ours: median": `${mine.toFixed(0)} ms`,
        "ours: p95": `${p95(ours[kind]).toFixed(0)} ms`,
        "ours / one text": (mine / theirs).toFixed(2),
        target: "≤ 1",
        verdict: verdict(mine, theirs),
      });
    }
  }
  return rows;
}

async function firstWay(text) {
  const site = await serveFirstWay();
  const profile = await makeProfile();
  try {
    return await inProfile(profile, { shown: FIRST_WAY_SHOWN }, async (context) => {
      const page = await context.newPage();
      await page.goto(site.address);
      await page.waitForFunction(() => window.listReady === true);
      await page.evaluate((text) => window.keep(text), text);
      await page.close();
      return {
        cold: await openings(context, site.address, OPENINGS, { emptyCache: true }),
        warm: await openings(context, site.address, OPENINGS),
      };
    });
  } finally {
    await profile.remove();
    site.close();
  }
}

/** Takes a project in, and opens it again and again; then does `more` in the browser of the later visits. */
async function opened(baseURL, count, text, more = async () => {}) {
  const address = `${baseURL}entites`;
  const profile = await makeProfile();
  try {
    const first = await inProfile(profile, { shown: SHOWN, serviceWorkers: "block" }, async (context) => ({
      takenIn: await takeIn(context, baseURL, `${count}.json`, text),
      cold: await openings(context, address, OPENINGS, { emptyCache: true }),
    }));
    const later = await inProfile(profile, { shown: SHOWN }, async (context) => {
      const { page } = await openPage(context, address);
      await keptOffline(page);
      await page.close();
      return { warm: await openings(context, address, OPENINGS), ...(await more(context, address)) };
    });
    return { ...first, ...later };
  } finally {
    await profile.remove();
  }
}

/** Everything of one size. */
async function measured(baseURL, count) {
  return opened(baseURL, count, projectFile(count), async (context, address) => {
    // Each in a fresh page: what one leaves behind would be counted with the next.
    const inPage = async (work) => {
      const tab = await openPage(context, address);
      const found = await work(tab);
      await tab.page.close();
      return found;
    };
    return {
      edits: await inPage(editing),
      wear: await inPage(wearing),
      ...(await inPage(async (tab) => ({
        memory: await memoryOf(tab.page, tab.cdp),
        scroll: await scrolling(tab),
        search: await searching(tab),
        memoryAfter: await memoryOf(tab.page, tab.cdp),
      }))),
    };
  });
}

const of = (list, part) => list.map((item) => item[part]);

function report({ takenIn, cold, warm, search, scroll, edits }) {
  const rows = Math.max(...of(search.keys, "rows"));
  const slow = scroll.moving.filter((frame) => frame > FRAME).length;
  return [
    times("open, caches empty", cold),
    times("open, as on later visits", warm),
    times("search: main thread a key", of(search.keys, "all"), { limit: KEY }),
    times("search: of this, scripts", of(search.keys, "script")),
    times("search: of this, style and layout", of(search.keys, "looks")),
    { what: "search: rows that exist at most", n: search.keys.length, max: rows, target: `max ≤ ${ROWS}`, verdict: verdict(rows, ROWS) },
    times("search: the same wait without a key", of(search.idle, "all")),
    times(`scroll ${Math.round(scroll.reached)} px: frames (${slow} over ${FRAME} ms)`, scroll.moving, { limit: FRAME, of: "max" }),
    times("scroll: frames while nothing moves", scroll.still),
    times("scroll: main thread a step (mean)", [scroll.perStep]),
    times("edit a name: letter to its paint", of(edits, "painted")),
    times("edit a name: letter to the new title's paint (holds the 150 ms pause)", of(edits, "titled")),
    times("edit a name: letter to `complete` of the journal (holds the 150 ms pause)", of(edits, "journalled")),
    times("edit a name: the same without the pause", of(edits, "journalled").map((time) => time - 150)),
    times("edit a name: letter to « Enregistré »", of(edits, "saved")),
    times("edit a name: main thread", of(edits, "thread")),
    times("take a file in: to its preview", [takenIn.preview]),
    times("take a file in: from there to the list", [takenIn.list]),
  ];
}

function memory(small, large) {
  const row = (what, read, show) => ({
    what,
    [`${SMALL} entities`]: show(read(small)),
    [`${LARGE} entities`]: show(read(large)),
    target: "none set",
  });
  return [
    row("JavaScript heap", ({ memory }) => memory.heap, inMb),
    row("wasm memory", ({ memory }) => memory.wasm, inMb),
    row("wasm memory after scrolling and searching", ({ memoryAfter }) => memoryAfter.wasm, inMb),
    row("nodes", ({ memory }) => memory.nodes, String),
    row("nodes after scrolling and searching", ({ memoryAfter }) => memoryAfter.nodes, String),
  ];
}

function wear({ wear: { before, after, scrolled, opened, jumps, sheets } }) {
  const [fresh, worn] = [median(before), median(after)];
  return [
    size(`wasm memory that ${jumps} jumps in the list add`, scrolled, WEAR, inMb),
    size(`wasm memory that opening ${sheets} sheets adds`, opened, WEAR, inMb),
    {
      what: "main thread of an arrow key, after both rounds over before",
      size: `${worn.toFixed(1)} / ${fresh.toFixed(1)} ms`,
      target: `≤ ${SLOWER}`,
      verdict: verdict(worn / fresh, SLOWER),
    },
  ];
}

function growth(small, large) {
  const measures = [
    ["open, caches empty", ({ cold }) => median(cold)],
    ["open, as on later visits", ({ warm }) => median(warm)],
    ["search: main thread a key, median", ({ search }) => median(of(search.keys, "all"))],
    ["search: main thread a key, p95", ({ search }) => p95(of(search.keys, "all"))],
    ["scroll: main thread a step", ({ scroll }) => scroll.perStep],
    ["edit: letter to its paint", ({ edits }) => median(of(edits, "painted"))],
    ["edit: to `complete`, without the pause", ({ edits }) => median(of(edits, "journalled")) - 150],
    ["edit: main thread", ({ edits }) => median(of(edits, "thread"))],
    ["take a file in: to its preview", ({ takenIn }) => takenIn.preview],
    ["take a file in: from there to the list", ({ takenIn }) => takenIn.list],
    ["JavaScript heap", ({ memory }) => memory.heap],
    ["wasm memory", ({ memory }) => memory.wasm],
  ];
  return measures.map(([what, read]) => {
    const ratio = read(large) / read(small);
    return { what, ratio: ratio.toFixed(1), target: `≤ ${GROWTH}`, verdict: verdict(ratio, GROWTH) };
  });
}
