// The timeline: first paint, pan and zoom, the packing of lanes, edits; ours beside other libraries, with the same records.
import { inMs, judged, median, p95, quantile } from "./figures.mjs";
import { panAndZoom, rest } from "./gestures.mjs";
import { openPage, SHOWN, takeIn } from "./measures.mjs";
import { inProfile, makeProfile } from "./profile.mjs";
import { bundle, inBenchPage, VIEW, within } from "./site.mjs";
import { datedRecords, recordsFile } from "./timeline/records.mjs";
import { OurTimeline, TheirTimeline } from "./timeline/scene.mjs";
import { framesDuring, spentOn } from "./watch.mjs";

const SIZES = [500, 2_000, 10_000];
/** Each is opened so often, in a fresh page. */
const PAINTS = 3;
/** What takes longer is not waited for, in ms. */
const LIMIT = 120_000;
/** What a picture just drawn goes on doing is left to end, in ms. */
const CALM = 1_500;
const SHIFTS = 20;
const BETWEEN_SHIFTS = 60;
const FIRST_PAINT = { than: "vis-timeline", share: 0.5 };
/** From so many records on, in ms. */
const AIMED = { from: 10_000, frame: 17.5, lanes: 50 };
const MISSING = "missing: there is no timeline yet";
const LATE = `> ${LIMIT / 1000} s`;

export default async function timeline({ browser, baseURL, table }) {
  const inPage = inBenchPage(browser, baseURL, await bundle("timeline/page.mjs", "timelineBench"));
  const names = await inPage((page) => page.evaluate(() => timelineBench.scene.names()));
  const { ok: isBuilt } = await fetch(`${baseURL}build.json`);
  const found = [];
  for (const count of SIZES) {
    const records = datedRecords(count);
    const of = {};
    for (const name of names) of[name] = await theirs(inPage, name, records);
    of.ours = isBuilt ? await ours(baseURL, records) : { trouble: MISSING };
    found.push({ count, of });
  }
  const rows = (rowOf) =>
    found.flatMap(({ count, of }) =>
      Object.entries(of).map(([name, own]) => {
        const row = own.trouble ? { trouble: own.trouble } : rowOf(own, { count, isOurs: name === "ours", of });
        return { records: count, timeline: name, ...row };
      }),
    );
  table(`First paint: the median of ${PAINTS}`, rows(paintRow));
  table(`Pan and zoom of ${VIEW.width} × ${VIEW.height}: 40 steps of the wheel, 60 of a drag, frames`, rows(frameRow));
  table("Each packing of all lanes", rows(laneRow));
  table(`One record moved later, ${SHIFTS} times: frames, and the main thread a time`, rows(editRow));
}

/** What another library shows, each time in a page of its own. */
async function theirs(inPage, name, records) {
  const paints = [];
  let measured = {};
  while (paints.length < PAINTS) {
    const paint = await inPage(async (page, cdp) => {
      await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
      const timeline = new TheirTimeline({ page, cdp }, VIEW);
      const taken = await within(LIMIT, timeline.open(name, records));
      if (taken !== undefined && paints.length === PAINTS - 1) measured = await measure({ page, cdp }, timeline);
      return taken;
    });
    if (paint === undefined) return { trouble: LATE };
    paints.push(paint);
  }
  return { paint: median(paints), ...measured };
}

/** What ours shows in the real page, each time in a fresh one. */
async function ours(baseURL, records) {
  const profile = await makeProfile();
  try {
    return await inProfile(profile, { shown: SHOWN, serviceWorkers: "block" }, async (context) => {
      await takeIn(context, baseURL, `${records.length}.json`, recordsFile(records));
      const paints = [];
      for (;;) {
        const tab = await openPage(context, `${baseURL}entites`);
        const timeline = new OurTimeline(tab);
        const paint = await timeline.open();
        if (paint === undefined) return { trouble: MISSING };
        paints.push(paint);
        if (paints.length === PAINTS) return { paint: median(paints), ...(await measure(tab, timeline)) };
        await tab.page.close();
      }
    });
  } finally {
    await profile.remove();
  }
}

/** All that is measured of a timeline just opened; without `frames` or `edits` where they took too long. */
async function measure(tab, timeline) {
  const [drawn, opening] = [await timeline.drawn(), await timeline.packings()];
  await timeline.resize(VIEW);
  await rest(CALM);
  await timeline.packings();
  const { x, y, width, height } = await timeline.box();
  const middle = { x: x + width / 2, y: y + height / 2 };
  const frames = await within(LIMIT, panAndZoom(tab, { middle, spot: () => timeline.emptySpot(), look: () => timeline.look() }));
  if (!frames) return { drawn, opening };
  const moving = await timeline.packings();
  await timeline.fit();
  await rest(CALM);
  return { drawn, opening, frames, moving, edits: await within(LIMIT, edit(tab, timeline)) };
}

/** Moves one record later, again and again: the frames meanwhile, and what each time costs the main thread. */
async function edit({ page, cdp }, timeline) {
  await timeline.choose();
  await rest(CALM);
  const before = await timeline.changes();
  const spent = [];
  const [frames] = await framesDuring(page, async () => {
    for (let n = 0; n < SHIFTS; n += 1) spent.push((await spentOn(cdp, () => timeline.shift(), BETWEEN_SHIFTS)).all);
  });
  await rest(CALM);
  return { frames, spent, changed: (await timeline.changes()) > before };
}

/** How many times as long as ours. */
const ratio = (value, own) => (own === undefined ? "" : `${(value / own).toFixed(1)} ×`);

function paintRow({ paint, drawn }, { isOurs, of }) {
  const row = { "first paint": inMs(paint), "times ours": isOurs ? "" : ratio(paint, of.ours.paint), "drawn each for itself": drawn };
  const { than, share } = FIRST_PAINT;
  if (!isOurs || of[than].trouble) return row;
  const part = paint / of[than].paint;
  return { ...row, ...judged([[`≤ ${share} of ${than}`, part <= share, part.toFixed(2)]]) };
}

function frameRow({ frames }, { count, isOurs, of }) {
  if (!frames) return { p50: LATE };
  const { moving, settling, moved } = frames;
  const slow = p95(moving);
  const row = {
    frames: moving.length,
    p50: inMs(median(moving)),
    p95: inMs(slow),
    "times our p95": isOurs ? "" : ratio(slow, of.ours.frames && p95(of.ours.frames.moving)),
    max: inMs(quantile(moving, 1)),
    "max as it settles": inMs(quantile(settling, 1)),
    moved: moved ? "yes" : "NO: the gestures did nothing",
  };
  const aims = [
    [`p95 ≤ ${AIMED.frame} ms`, slow <= AIMED.frame, inMs(slow)],
    ["moves", moved, "nothing moved"],
  ];
  return { ...row, ...judged(isOurs && count >= AIMED.from ? aims : []) };
}

function laneRow({ opening, moving = [] }, { count, isOurs, of }) {
  const all = [...opening, ...moving];
  if (all.length === 0) return { "as it opens": isOurs ? "missing: the page measures none" : "does not tell" };
  const longest = (taken) => (taken.length ? inMs(quantile(taken, 1)) : "none");
  const theirs = isOurs ? [] : [...(of.ours.opening ?? []), ...(of.ours.moving ?? [])];
  const row = {
    "as it opens": longest(opening),
    "panned and zoomed: times": moving.length,
    "the longest of these": longest(moving),
    "times our longest": theirs.length ? ratio(quantile(all, 1), quantile(theirs, 1)) : "",
  };
  const most = quantile(all, 1);
  return { ...row, ...judged(isOurs && count >= AIMED.from ? [[`< ${AIMED.lanes} ms`, most < AIMED.lanes, inMs(most)]] : []) };
}

function editRow({ edits }, { isOurs, of }) {
  if (!edits) return { p95: LATE };
  const { frames, spent, changed } = edits;
  const own = isOurs ? undefined : of.ours.edits;
  return {
    p50: inMs(median(frames)),
    p95: inMs(p95(frames)),
    "times our p95": own ? ratio(p95(frames), p95(own.frames)) : "",
    max: inMs(quantile(frames, 1)),
    "main thread: median": inMs(median(spent)),
    "times our median": own ? ratio(median(spent), median(own.spent)) : "",
    changed: changed ? "yes" : "NO: nothing was changed",
  };
}
