// Runs in the page: our worker, asked as src/browser asks it. Packs as src/analysis/network.rs does.
import { RADIUS } from "./rivals.mjs";

/** How long it may take to start, and to answer for the smallest graph, in ms. */
const READY = 20_000;
const PROBE = 5_000;
const SMALLEST = { count: 3, edges: [[0, 1], [1, 2]] };
const OPEN_START = -(2 ** 31);
const OPEN_END = 2 ** 31 - 1;
const PINNED = 1;
const KNOWN = 2;

/** The words of a message, all of 32 bits, little-endian as this machine is. */
function words(length) {
  const buffer = new ArrayBuffer(4 * length);
  const view = new DataView(buffer);
  let at = 0;
  const put = (write) => (value) => {
    view[write](4 * at, value, true);
    at += 1;
  };
  return { buffer, integer: put("setInt32"), number: put("setFloat32") };
}

/** The network and, when `places` are asked for, a place a node: circles of `RADIUS`, at `places.at` where they are known. */
export function pack({ count, edges }, places) {
  const { buffer, integer, number } = words(2 + 3 * count + 7 * edges.length + (places ? 5 * count : 0));
  integer(count);
  integer(edges.length);
  for (let n = 0; n < count; n += 1) [0, OPEN_START, OPEN_END].forEach(integer);
  for (const [source, target] of edges) {
    [source, target, 0].forEach(integer);
    [1, 1].forEach(number); // its weight, and how sure it is
    [OPEN_START, OPEN_END].forEach(integer);
  }
  for (let n = 0; places && n < count; n += 1) {
    const at = places.at;
    [at?.[2 * n] ?? 0, at?.[2 * n + 1] ?? 0, RADIUS, RADIUS].forEach(number);
    integer((at ? KNOWN : 0) | (places.pinned?.has(n) ? PINNED : 0));
  }
  return buffer;
}

/** Starts the worker. `run(task, bytes, limit)` gives `{ taken, progress, outcome, bytes }`, or undefined where no answer comes in `limit` ms. */
export async function startWorker(base) {
  const worker = new Worker(`${base}worker_loader.js`, { type: "module" });
  const heard = (matches, limit) =>
    new Promise((resolve) => {
      const stop = (found) => {
        clearTimeout(late);
        worker.removeEventListener("message", listen);
        resolve(found);
      };
      const late = setTimeout(stop, limit);
      const listen = ({ data }) => matches(data) && stop(data);
      worker.addEventListener("message", listen);
      worker.addEventListener("error", () => stop());
    });
  if (!(await heard(({ state }) => state === "ready", READY))) throw new Error("the worker did not start");
  let ticket = 0;
  return {
    async run(task, bytes, limit) {
      ticket += 1;
      const own = ticket;
      const answer = heard((data) => data.ticket === own && data.outcome !== undefined, limit);
      const progress = {};
      const begun = performance.now();
      const note = ({ data }) => (progress[data.percent] ??= performance.now() - begun);
      worker.addEventListener("message", note);
      worker.postMessage({ ticket, task: JSON.stringify(task), bytes }, [bytes]);
      const data = await answer;
      worker.removeEventListener("message", note);
      return data && { taken: performance.now() - begun, progress, outcome: JSON.parse(data.outcome), bytes: data.bytes };
    },
    end: () => worker.terminate(),
  };
}

/** Whether our worker knows such a task: an older one leaves it unanswered. */
async function knows(base, task) {
  const worker = await startWorker(base);
  const answer = await worker.run(task, pack(SMALLEST), PROBE);
  worker.end();
  return answer !== undefined;
}

/**
 * Asks for `task` once of a fresh worker, then `most` times more: `taken` ms each, `cold` with the worker's start,
 * `progress` the ms by which each percent was told, each time. Places come as `numbers`, anything else as `text`.
 * `trouble` says why there is no answer.
 */
export async function askOurs(base, task, graph, { withPlaces = false, most, limit }) {
  if (!(await knows(base, task))) return { trouble: "missing: this worker knows no such task" };
  const begun = performance.now();
  const worker = await startWorker(base);
  try {
    const ask = () => worker.run(task, pack(graph, withPlaces ? {} : undefined), limit);
    let last = await ask();
    const cold = performance.now() - begun;
    const [taken, progress] = [[], []];
    while (last && taken.length < most) {
      last = await ask();
      if (last) taken.push(last.taken);
      if (last) progress.push(last.progress);
    }
    if (!last) return { trouble: `> ${limit / 1000} s, or it died` };
    const { outcome, bytes } = last;
    const answer = withPlaces ? { numbers: [...new Float32Array(bytes)] } : { text: new TextDecoder().decode(bytes) };
    return { cold, taken, progress, outcome, ...answer };
  } finally {
    worker.end();
  }
}
