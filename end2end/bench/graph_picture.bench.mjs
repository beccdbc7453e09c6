// The graph, drawn: first paint, pan and zoom, edits and wear, ours beside other libraries, nodes at the same places.
import { inMb, inMs, judged, MB, median, p95, quantile } from "./figures.mjs";
import { drag, mouseOf, panAndZoom, rest, wheel } from "./gestures.mjs";
import { clusteredGraph } from "./graph/graphs.mjs";
import { namesOf, projectOf } from "./graph/project.mjs";
import { GraphScene } from "./graph/scene.mjs";
import { CLEAR } from "./graph/tasks.mjs";
import { openPage, SHOWN, takeIn } from "./measures.mjs";
import { inProfile, makeProfile } from "./profile.mjs";
import { bundle, inBenchPage, VIEW } from "./site.mjs";
import { memoryOf, spentOn } from "./watch.mjs";

const SIZES = [1_000, 3_000, 10_000];
/** The size at which single steps and wear are measured. */
const STEPPED = 3_000;
const LIMIT = 60_000;
/** What a picture just drawn goes on doing is left to end, in ms. */
const CALM = 1_500;
const FIRST_PAINT = { count: 3_000, than: "d3 + SVG", share: 0.5 };
const FRAME = { p95: 17.5, settling: 100, from: 3_000 };
const STEP = 16;
const STEPS = 20;
const EDITS = 6;
const BETWEEN_STEPS = 60;
/** Pans and zooms are done so often between two looks at what they leave. */
const WEAR = { steps: 500, heap: MB / 4, nodes: 50 };
const MISSING = "missing: this page has no picture yet";

export default async function graphPicture({ browser, baseURL, table }) {
  const inPage = inBenchPage(browser, baseURL, await bundle("graph/page.mjs", "graphBench"));
  const [paints, frames] = [[], []];
  let stepped = {};
  for (const count of SIZES) {
    const graph = clusteredGraph(count);
    const places = await placesOf(inPage, baseURL, graph);
    const drawn = await theirs(inPage, graph, places);
    drawn.ours = await ours(baseURL, graph, places, async (tab, scene) => {
      if (count === STEPPED) stepped = { steps: await steps(tab, scene), wear: await wear(tab, scene) };
    });
    paints.push(...paintRows(graph, drawn));
    frames.push(...frameRows(graph, drawn));
  }
  table("First paint with known places; all draw names, the others no arrows", paints);
  table(`Pan and zoom of ${VIEW.width} × ${VIEW.height}: 40 steps of the wheel, 60 of a drag, frames`, frames);
  table(`Main thread a step, ${STEPPED} nodes`, stepped.steps ?? [{ what: MISSING }]);
  table(`Left by ${WEAR.steps} pans and zooms, ${STEPPED} nodes`, stepped.wear ?? [{ what: MISSING }]);
}

/** Our layout's places; d3-force's where our worker knows none. */
async function placesOf(inPage, baseURL, graph) {
  return inPage((page) =>
    page.evaluate(
      async ([base, task, graph, limit]) => {
        const answer = await graphBench.askOurs(base, task, graph, { withPlaces: true, most: 0, limit });
        if (answer.numbers?.length === 2 * graph.count) return answer.numbers;
        return (await graphBench.layOut("d3-force", graph, { most: 1, enough: 1 })).places;
      },
      [baseURL, CLEAR, graph, LIMIT],
    ),
  );
}

/** What each of the others shows, each in a page of its own. */
async function theirs(inPage, graph, places) {
  const found = {};
  for (const name of await inPage((page) => page.evaluate(() => graphBench.scene.names()))) {
    found[name] = await inPage(async (page, cdp) => {
      const draw = ([name, graph, places, names]) => graphBench.draw(name, graph, places, names);
      const paint = await page.evaluate(draw, [name, graph, places, namesOf(graph)]);
      await rest(CALM);
      const frames = await panAndZoom({ page, cdp }, {
        middle: { x: VIEW.width / 2, y: VIEW.height / 2 },
        spot: () => ({ x: 30, y: 30 }),
        look: () => page.evaluate(() => graphBench.scene.look()),
      });
      return { paint, ...frames };
    });
  }
  return found;
}

/** What ours shows in the real page; `more` is done last. Undefined where it shows nothing. */
async function ours(baseURL, graph, places, more) {
  const profile = await makeProfile();
  try {
    return await inProfile(profile, { shown: SHOWN, serviceWorkers: "block" }, async (context) => {
      await takeIn(context, baseURL, `${graph.count}.json`, projectOf(graph, places));
      const tab = await openPage(context, `${baseURL}entites`);
      const scene = new GraphScene(tab);
      const paint = await scene.open();
      if (paint === undefined) return undefined;
      await scene.resize(VIEW);
      await rest(CALM);
      const { x, y, width, height } = await scene.box();
      const middle = { x: x + width / 2, y: y + height / 2 };
      const frames = await panAndZoom(tab, { middle, spot: () => scene.emptySpot(), look: () => scene.look() });
      await more(tab, scene);
      return { paint, ...frames };
    });
  } finally {
    await profile.remove();
  }
}

function paintRows(graph, drawn) {
  return Object.entries(drawn).map(([picture, found]) => {
    const row = { graph: graph.name, picture, "first paint": found ? inMs(found.paint) : MISSING };
    if (picture !== "ours" || !found) return row;
    const { count, than, share } = FIRST_PAINT;
    const ratio = found.paint / drawn[than].paint;
    const aims = graph.count === count ? [[`≤ ${share} of ${than}`, ratio <= share, ratio.toFixed(2)]] : [];
    return { ...row, ...judged(aims) };
  });
}

function frameRows(graph, drawn) {
  return Object.entries(drawn).map(([picture, found]) => {
    const row = { graph: graph.name, picture };
    if (!found) return { ...row, p50: MISSING };
    const [slow, settled] = [p95(found.moving), quantile(found.settling, 1)];
    const shown = {
      p50: inMs(median(found.moving)),
      p95: inMs(slow),
      max: inMs(quantile(found.moving, 1)),
      "max as it settles": inMs(settled),
      moved: found.moved ? "yes" : "NO: the gestures did nothing",
    };
    const isAimed = picture === "ours" && graph.count >= FRAME.from;
    const aims = [
      [`p95 ≤ ${FRAME.p95} ms`, slow <= FRAME.p95, inMs(slow)],
      [`settles ≤ ${FRAME.settling} ms`, settled <= FRAME.settling, inMs(settled)],
      ["moves", found.moved, "nothing moved"],
    ];
    return { ...row, ...shown, ...judged(isAimed ? aims : []) };
  });
}

/** The main thread's time of each step of a drag, of edits, of the slider. */
async function steps({ page, cdp }, scene) {
  const spent = async (act) => (await spentOn(cdp, act, BETWEEN_STEPS)).all;
  const repeated = async (act) => {
    const taken = [];
    for (let n = 0; n < STEPS; n += 1) taken.push(await spent(() => act(n)));
    return taken;
  };
  const rows = [stepRow("nothing", await repeated(() => {}))];

  const at = await scene.someMark();
  if (at) {
    const mouse = mouseOf(cdp);
    const after = (n) => ({ x: at.x + 3 * n, y: at.y + 2 * n });
    await mouse.move(at);
    await mouse.press(at);
    rows.push(stepRow("one step of dragging a node", await repeated((n) => mouse.drag(after(n + 1))), STEP));
    rows.push(stepRow("letting it go", [await spent(() => mouse.release(after(STEPS)))]));
    const isUndoing = (n) => (n % 2 === 0 ? scene.app.undo() : scene.app.redo());
    rows.push(stepRow("undoing and redoing it", await repeated(isUndoing), STEP));
  } else rows.push({ what: "one step of dragging a node", n: "missing: no node can be reached" });

  const quick = await scene.app.quickAdd();
  const edits = [];
  for (let n = 0; n < EDITS; n += 1) {
    await quick.line.fill(`Un de plus ${n} > cite > Un autre de plus ${n}`);
    edits.push(await spent(() => page.keyboard.press("Enter")));
  }
  await quick.close();
  rows.push(stepRow("an edit: two actors and their relation by the quick line", edits, STEP));

  if (await scene.slider.isVisible()) {
    await scene.slider.focus();
    rows.push(stepRow("one step of the slider", await repeated(() => page.keyboard.press("ArrowRight")), STEP));
  } else rows.push({ what: "one step of the slider", n: "missing: there is no slider" });
  return rows;
}

function stepRow(what, taken, limit) {
  const row = { what, n: taken.length, median: inMs(median(taken)), p95: inMs(p95(taken)), max: inMs(quantile(taken, 1)) };
  return { ...row, ...judged(limit ? [[`p95 ≤ ${limit} ms`, p95(taken) <= limit, inMs(p95(taken))]] : []) };
}

/** What pans and zooms leave behind, after a first round that fills what is kept for later. */
async function wear({ page, cdp }, scene) {
  const { x, y, width, height } = await scene.box();
  const [spot, middle] = [await scene.emptySpot(), { x: x + width / 2, y: y + height / 2 }];
  const mouse = mouseOf(cdp);
  const round = async (steps) => {
    for (let n = 0; n < steps; n += 40) {
      await wheel(mouse, middle, 20);
      await drag(mouse, spot, { steps: 20, isBack: true });
    }
    await rest(CALM);
    return memoryOf(page, cdp);
  };
  const before = await round(WEAR.steps / 5);
  const after = await round(WEAR.steps);
  const row = (what, key, limit, show = String) => {
    const added = after[key] - before[key];
    const shown = { what, before: show(before[key]), after: show(after[key]) };
    return { ...shown, ...judged([[`+ ${show(limit)} at most`, added <= limit, `+ ${show(added)}`]]) };
  };
  return [
    row("nodes of the DOM", "nodes", WEAR.nodes),
    row("listeners", "listeners", 0),
    row("JavaScript heap", "heap", WEAR.heap, inMb),
    row("wasm memory", "wasm", 0, inMb),
  ];
}
