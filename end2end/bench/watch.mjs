// What runs in the page and notes when things happen, as `window.bench`; and what is asked of the browser.

/** Runs in the page before anything of it does. */
export function watchPage({ selector, flag }) {
  const bench = { journalled: [], memories: new Set(), usable: undefined };
  window.bench = bench;

  /** The time once the next frame has been painted. */
  bench.painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))));

  const look = () => {
    if (window[flag] === true && document.querySelector(selector)) {
      requestAnimationFrame(() => (bench.usable = performance.now()));
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
    const made = transaction.call(this, stores, mode, ...rest);
    if (mode === "readwrite" && [stores].flat().includes("journal")) {
      made.addEventListener("complete", () => bench.journalled.push(performance.now()));
    }
    return made;
  };

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      for (const value of Object.values((made.instance ?? made).exports)) {
        if (value instanceof WebAssembly.Memory) bench.memories.add(value);
      }
      return made;
    };
  }
}

/** Milliseconds of main thread since the page began: in all, in scripts, and for its looks. */
export async function mainThread(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const seconds = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return {
    all: seconds.TaskDuration * 1000,
    script: seconds.ScriptDuration * 1000,
    looks: (seconds.LayoutDuration + seconds.RecalcStyleDuration) * 1000,
  };
}

/** What the main thread spends from before `act` until `rest` ms after it. */
export async function spentOn(cdp, act, rest) {
  const before = await mainThread(cdp);
  await act();
  await new Promise((resolve) => setTimeout(resolve, rest));
  const after = await mainThread(cdp);
  return Object.fromEntries(Object.keys(before).map((part) => [part, after[part] - before[part]]));
}

/** The longest single task of the main thread from `act` until `rest` ms after it, in ms of its own time. */
export async function longestTask(cdp, act, rest) {
  const events = [];
  const keep = ({ value }) => events.push(...value);
  cdp.on("Tracing.dataCollected", keep);
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "__metadata"] } });
  await act();
  await new Promise((resolve) => setTimeout(resolve, rest));
  const complete = new Promise((resolve) => cdp.once("Tracing.tracingComplete", resolve));
  await cdp.send("Tracing.end");
  await complete;
  cdp.off("Tracing.dataCollected", keep);
  const mains = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const isMain = ({ pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = events.filter((event) => event.name.endsWith("RunTask") && isMain(event));
  return Math.max(0, ...tasks.map(({ tdur, dur }) => tdur ?? dur ?? 0)) / 1000;
}

/** The times between the frames of a page while each of `acts` is done, in ms: a list an act, none lost between them. */
export async function framesDuring(page, ...acts) {
  await page.evaluate(() => {
    const parts = [];
    window.benchFrames = parts;
    let last;
    const note = (now) => {
      if (window.benchFrames !== parts) return;
      if (last !== undefined) parts.at(-1)?.push(now - last);
      last = now;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  for (const act of acts) {
    await page.evaluate(() => window.benchFrames.push([]));
    await act();
  }
  return page.evaluate(() => {
    const { benchFrames } = window;
    window.benchFrames = undefined;
    return benchFrames;
  });
}

/** Bytes that the page holds once its garbage is gone, and how many nodes and listeners. */
export async function memoryOf(page, cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  const { nodes, jsEventListeners: listeners } = await cdp.send("Memory.getDOMCounters");
  const wasm = await page.evaluate(() => {
    const sizes = [...window.bench.memories].map((memory) => memory.buffer.byteLength);
    return sizes.reduce((sum, bytes) => sum + bytes, 0);
  });
  return { heap: metrics.find(({ name }) => name === "JSHeapUsedSize").value, wasm, nodes, listeners };
}

/** How long each thing took that the page measured under a name since this was last asked, in ms. */
export function measuredSince(page, name) {
  return page.evaluate((name) => {
    const taken = performance.getEntriesByName(name, "measure").map(({ duration }) => duration);
    performance.clearMeasures(name);
    return taken;
  }, name);
}
