// The graphs that are laid out and drawn: `{ name, count, edges }`, edges as pairs of places in 0..count.
import { readFile } from "node:fs/promises";
import { EXAMPLE } from "../../pages/app.mjs";
import { dice } from "../projects.mjs";

const GROUP = { smallest: 15, largest: 60 };
const TIES = 3;

/**
 * Groups whose members are tied to 1-3 earlier ones, rather the first; ties across groups, rather between the first of each.
 * About 1.9 edges a node, in one piece, the same each time it is made.
 */
export function clusteredGraph(count) {
  const roll = dice(count);
  const { edges, tie } = tying();
  const groups = [];
  for (let start = 0; start < count; ) {
    const size = Math.min(count - start, GROUP.smallest + roll(GROUP.largest - GROUP.smallest + 1));
    groups.push({ start, size });
    start += size;
  }
  const early = (size) => Math.floor(size * (roll(10_000) / 10_000) ** 2);
  for (const { start, size } of groups) {
    for (let n = 1; n < size; n += 1) {
      for (let ties = 1 + roll(TIES); ties > 0; ties -= 1) tie(start + n, start + early(n));
    }
  }
  const member = () => {
    const { start, size } = groups[roll(groups.length)];
    return start + early(size);
  };
  for (let n = Math.max(3 * groups.length, count / 10); n > 0; n -= 1) tie(member(), member());
  joinPieces(count, edges, tie);
  return { name: `${count} nodes, ${edges.length} edges`, count, edges };
}

/** The example project as a graph, each pair of actors tied once. */
export async function exampleGraph() {
  const { entities, relations } = JSON.parse(await readFile(EXAMPLE, "utf8"));
  const place = new Map(entities.map(({ id }, n) => [id, n]));
  const { edges, tie } = tying();
  for (const { from, to } of relations) tie(place.get(from), place.get(to));
  return { name: `the example: ${entities.length} nodes, ${edges.length} edges`, count: entities.length, edges };
}

/** `tie(a, b)` adds an edge, unless it stands already or joins a node to itself. */
function tying() {
  const edges = [];
  const known = new Set();
  const tie = (a, b) => {
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (a === b || a === undefined || b === undefined || known.has(key)) return;
    known.add(key);
    edges.push([a, b]);
  };
  return { edges, tie };
}

/** Ties each piece to the first node. */
function joinPieces(count, edges, tie) {
  const leaders = Array.from({ length: count }, (_, n) => n);
  const leader = (n) => {
    while (leaders[n] !== n) n = leaders[n] = leaders[leaders[n]];
    return n;
  };
  const join = (a, b) => (leaders[Math.max(leader(a), leader(b))] = Math.min(leader(a), leader(b)));
  for (const [a, b] of edges) join(a, b);
  for (let n = 1; n < count; n += 1) {
    if (leader(n) === 0) continue;
    tie(0, leader(n));
    join(0, n);
  }
}

/** Who is tied to whom, as a list a node. */
export function neighboursOf({ count, edges }) {
  const neighbours = Array.from({ length: count }, () => []);
  for (const [a, b] of edges) {
    neighbours[a].push(b);
    neighbours[b].push(a);
  }
  return neighbours;
}
