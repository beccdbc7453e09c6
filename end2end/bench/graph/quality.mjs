// How good a picture is: faithful to distances, neighbours near each other, nothing on top of anything.
// Places are flat: x and y of the first node, of the second, and so on.
import { median } from "../figures.mjs";
import { dice } from "../projects.mjs";
import { neighboursOf } from "./graphs.mjs";

/** Up to this size every pair is looked at, beyond it those of some sources. */
const ALL_PAIRS = 1_500;
const SOURCES = 400;

/** A function that judges pictures of `graph`. */
export function judgeOf(graph) {
  const neighbours = neighboursOf(graph);
  const sources = sourcesOf(graph.count).map((source) => ({ source, distances: distancesFrom(source, neighbours) }));
  return (places) => {
    const edge = median(graph.edges.map(([a, b]) => distance(places, a, b)));
    return {
      stress: stress(sources, places),
      share: neighbourShare(neighbours, places),
      edge,
      overlaps: (radius) => overlaps(places, radius),
    };
  };
}

function sourcesOf(count) {
  if (count <= ALL_PAIRS) return Array.from({ length: count }, (_, n) => n);
  const roll = dice(SOURCES);
  const chosen = new Set();
  while (chosen.size < SOURCES) chosen.add(roll(count));
  return [...chosen];
}

function distancesFrom(source, neighbours) {
  const distances = new Int32Array(neighbours.length).fill(-1);
  distances[source] = 0;
  const queue = [source];
  for (const node of queue) {
    for (const next of neighbours[node]) {
      if (distances[next] >= 0) continue;
      distances[next] = distances[node] + 1;
      queue.push(next);
    }
  }
  return distances;
}

const distance = (places, a, b) => Math.hypot(places[2 * a] - places[2 * b], places[2 * a + 1] - places[2 * b + 1]);

/** The mean over pairs of (s·x − d)² / d², with d the steps between two nodes, x the drawn distance, s the scale that suits best. */
function stress(sources, places) {
  let [pairs, xd, xx] = [0, 0, 0];
  for (const { source, distances } of sources) {
    for (let node = 0; node < distances.length; node += 1) {
      const steps = distances[node];
      if (steps <= 0) continue;
      const drawn = distance(places, source, node) / steps;
      pairs += 1;
      xd += drawn;
      xx += drawn * drawn;
    }
  }
  // With the weight 1/d² and s = xd/xx, the sum of (s·x/d − 1)² is pairs − xd²/xx.
  return xx > 0 ? 1 - (xd * xd) / xx / pairs : 1;
}

/** The mean over nodes of the Jaccard index of a node's neighbours and as many drawn nearest to it. */
function neighbourShare(neighbours, places) {
  let [sum, nodes] = [0, 0];
  neighbours.forEach((own, node) => {
    if (own.length === 0) return;
    const near = nearest(places, node, own.length);
    const shared = own.filter((other) => near.has(other)).length;
    sum += shared / (2 * own.length - shared);
    nodes += 1;
  });
  return sum / nodes;
}

function nearest(places, node, k) {
  const kept = []; // the k nearest so far, nearest first
  for (let other = 0; 2 * other < places.length; other += 1) {
    if (other === node) continue;
    const [dx, dy] = [places[2 * other] - places[2 * node], places[2 * other + 1] - places[2 * node + 1]];
    const far = dx * dx + dy * dy;
    if (kept.length === k && far >= kept[k - 1].far) continue;
    let at = kept.length;
    while (at > 0 && kept[at - 1].far > far) at -= 1;
    kept.splice(at, 0, { far, other });
    if (kept.length > k) kept.pop();
  }
  return new Set(kept.map(({ other }) => other));
}

/** How many pairs of circles of this radius overlap by more than a thousandth. */
function overlaps(places, radius) {
  const reach = 2 * radius * 0.999;
  const cells = new Map();
  const cell = (x, y) => `${Math.floor(x / reach)} ${Math.floor(y / reach)}`;
  let found = 0;
  for (let node = 0; 2 * node < places.length; node += 1) {
    const [x, y] = [places[2 * node], places[2 * node + 1]];
    for (const dx of [-reach, 0, reach]) {
      for (const dy of [-reach, 0, reach]) {
        for (const other of cells.get(cell(x + dx, y + dy)) ?? []) if (distance(places, node, other) < reach) found += 1;
      }
    }
    const own = cell(x, y);
    if (!cells.has(own)) cells.set(own, []);
    cells.get(own).push(node);
  }
  return found;
}
