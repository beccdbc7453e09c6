// The graph, worked out: layouts and measures, ours beside those of other libraries, on the same graphs.
// How it looks and moves is measured by graph_picture.bench.mjs.
import { inMs, judged, median } from "./figures.mjs";
import { clusteredGraph, exampleGraph } from "./graph/graphs.mjs";
import { judgeOf } from "./graph/quality.mjs";
import { BETWEENNESS, CLEAR, MEASURE } from "./graph/tasks.mjs";
import { bundle, inBenchPage, within } from "./site.mjs";

const SIZES = [200, 1_000, 3_000, 10_000];
const MEASURED = [1_000, 3_000];
/** What takes longer is not waited for, in ms. */
const LIMIT = 60_000;
/** Each is done three times, unless this much has gone by. */
const REPEAT = { most: 3, enough: 5_000 };
/** Circles that should not overlap: of 5 units, as d3, fcose and vis-network draw them here, and ours is told to keep apart. */
const RADIUS = 5;
/** A layout whose picture has no size of its own. */
const UNITLESS = new Set(["ForceAtlas2"]);
/** The same whatever the unit: d3's links are 6 radii long. */
const EDGE_SHARE = 1 / 6;
const FASTER_THAN_D3 = { 1_000: 8, 3_000: 15 };
const LARGEST = { count: 10_000, limit: 3_000 };
const FASTER_THAN_GRAPHOLOGY = { 3_000: 10 };

export default async function graph({ browser, baseURL, table }) {
  const inPage = inBenchPage(browser, baseURL, await bundle("graph/page.mjs", "graphBench"));
  const graphs = [await exampleGraph(), ...SIZES.map(clusteredGraph)];
  table("Layout: the median of up to three", await layouts(inPage, baseURL, graphs));
  table("Measures: the median of up to three", await measures(inPage, baseURL, MEASURED.map(clusteredGraph)));
}

const layOutTheirs = ([name, graph, repeat]) => graphBench.layOut(name, graph, repeat);
const askOurs = ([base, task, graph, how]) => graphBench.askOurs(base, task, graph, how);

async function layouts(inPage, baseURL, graphs) {
  const names = await inPage((page) => page.evaluate(() => graphBench.layoutNames()));
  const tooSlow = new Map();
  const rows = [];
  for (const graph of graphs) {
    const judge = judgeOf(graph);
    const rivals = {};
    for (const name of names) {
      const reason = tooSlow.get(name);
      rivals[name] = reason ? undefined : await theirs(inPage, graph, judge, name);
      if (rivals[name]) rows.push({ graph: graph.name, layout: name, ...quality(rivals[name], UNITLESS.has(name)) });
      else rows.push({ graph: graph.name, layout: name, time: reason ?? `> ${LIMIT / 1000} s` });
      if (!rivals[name] && !reason) tooSlow.set(name, `not tried: > ${LIMIT / 1000} s at ${graph.count} nodes`);
    }
    rows.push(...(await ours(inPage, baseURL, graph, judge, rivals)));
  }
  return rows;
}

/** What a rival makes of a graph; undefined when it takes too long. */
async function theirs(inPage, graph, judge, name) {
  const laidOut = await inPage((page) => within(LIMIT, page.evaluate(layOutTheirs, [name, graph, REPEAT])));
  return laidOut && { time: median(laidOut.taken), ...judge(laidOut.places) };
}

async function ours(inPage, baseURL, graph, judge, rivals) {
  const how = { withPlaces: true, most: REPEAT.most, limit: LIMIT };
  const answer = await inPage((page) => page.evaluate(askOurs, [baseURL, CLEAR, graph, how]));
  const row = { graph: graph.name, layout: "ours" };
  if (answer.trouble) return [{ ...row, time: answer.trouble }];
  if (answer.numbers.length !== 2 * graph.count) return [{ ...row, time: `no places: ${JSON.stringify(answer.outcome)}` }];
  const own = { time: median(answer.taken), ...judge(answer.numbers) };
  return [
    { ...row, ...quality(own), ...judged(layoutAims(graph.count, own, rivals)) },
    { graph: graph.name, layout: "ours, the worker's start too", time: inMs(answer.cold) },
  ];
}

function quality({ time, stress, share, edge, overlaps }, isUnitless = false) {
  return {
    time: inMs(time),
    stress: stress.toFixed(3),
    "neighbour share": share.toFixed(3),
    [`overlaps, r = ${RADIUS}`]: isUnitless ? "no unit" : overlaps(RADIUS),
    "overlaps, r = median edge / 6": overlaps(edge * EDGE_SHARE),
  };
}

/** What ours should reach on a graph of `count` nodes, against those rivals that ended. */
function layoutAims(count, own, { "d3-force": d3, fcose, ForceAtlas2 }) {
  const factor = FASTER_THAN_D3[count];
  const than = (key, rival) => `${own[key].toFixed(3)}, theirs ${rival[key].toFixed(3)}`;
  const aims = [];
  if (d3 && factor) aims.push([`${factor} × d3-force`, d3.time / own.time >= factor, `${(d3.time / own.time).toFixed(1)} ×`]);
  if (count === LARGEST.count) aims.push([`< ${LARGEST.limit} ms`, own.time < LARGEST.limit, inMs(own.time)]);
  if (fcose && factor) aims.push(["stress ≤ fcose’s", own.stress <= fcose.stress, than("stress", fcose)]);
  if (ForceAtlas2 && factor) aims.push(["share ≥ ForceAtlas2’s", own.share >= ForceAtlas2.share, than("share", ForceAtlas2)]);
  aims.push(["no overlap", own.overlaps(RADIUS) === 0, own.overlaps(RADIUS)]);
  return aims;
}

async function measures(inPage, baseURL, graphs) {
  const rows = [];
  for (const graph of graphs) {
    const measure = ([graph, repeat]) => graphBench.measure(graph, repeat);
    const theirs = await inPage((page) => page.evaluate(measure, [graph, REPEAT]));
    const times = Object.entries(theirs.times).map(([what, taken]) => ({ what, time: median(taken) }));
    rows.push(...times.map(({ what, time }) => ({ graph: graph.name, of: "graphology", what, time: inMs(time) })));
    const betweenness = times.filter(({ what }) => what.startsWith("betweenness")).map(({ time }) => time);
    const how = { most: REPEAT.most, limit: LIMIT };
    const answer = await inPage((page) => page.evaluate(askOurs, [baseURL, MEASURE, graph, how]));
    const own = measureRows(answer, Math.min(...betweenness), theirs.betweenness);
    rows.push(...own.map((row) => ({ graph: graph.name, of: "ours", ...row })));
  }
  return rows;
}

/** Our rows, beside graphology's faster time for betweenness, and its values. */
function measureRows({ trouble, taken, progress, text }, theirs, values) {
  if (trouble) return [{ what: "betweenness, and all the rest", time: trouble }];
  const all = { what: "all measures, groups, cards and findings", time: inMs(median(taken)) };
  const [before, after] = BETWEENNESS;
  const alone = progress.map((told) => told[after] - told[before]).filter((time) => time >= 0);
  if (alone.length === 0) return [{ what: "betweenness", time: "missing: its percents are not told" }, all];
  const scores = JSON.parse(text).scores.betweenness;
  const off = Math.max(...scores.map((score, n) => Math.abs(score - values[n])));
  const [factor, ratio] = [FASTER_THAN_GRAPHOLOGY[values.length], theirs / median(alone)];
  const aims = [["the same values", off < 1e-5, `off by ${off}`]];
  if (factor) aims.push([`${factor} × graphology’s faster one`, ratio >= factor, `${ratio.toFixed(1)} ×`]);
  return [{ what: "betweenness, by the progress told", time: inMs(median(alone)), ...judged(aims) }, all];
}
