// A graph as one of our files, with its places as the graph's saved ones.
import { dice, namers } from "../projects.mjs";

const KINDS = ["person", "organisation", "place", "event", "document"];
const TIES = ["membre de", "finance", "conteste", "conseille", "travaille avec", "cite"];

const uuid = (table, n) => `00000000-0000-7000-8${table}0-${n.toString(16).padStart(12, "0")}`;
const entityId = (n) => uuid("01", n);

/** Names such as people type, the same each time. */
export function namesOf({ count }) {
  const roll = dice(count);
  const pick = (list) => list[roll(list.length)];
  const kinds = namers(pick);
  return Array.from({ length: count }, () => pick(kinds)[1]());
}

/** The file's text. Half of the relations have a year. */
export function projectOf(graph, places) {
  const roll = dice(graph.count);
  const pick = (list) => list[roll(list.length)];
  const meta = { created: 1, modified: 1, version: 1 };
  const entities = namesOf(graph).map((name, n) => ({ id: entityId(n), kind: pick(KINDS), name, ...meta }));
  const relations = graph.edges.map(([source, target], n) => ({
    id: uuid("02", n),
    source: entityId(source),
    target: entityId(target),
    kind: pick(TIES),
    ...(n % 2 === 0 ? { date: `${2000 + roll(20)}` } : {}),
    ...meta,
  }));
  const positions = Object.fromEntries(entities.map(({ id }, n) => [id, [places[2 * n], places[2 * n + 1]]]));
  const views = [{ id: uuid("03", 1), module: "graph", name: "", positions, ...meta }];
  const head = { format: "myspot", schema: 1, name: graph.name, description: "" };
  return JSON.stringify({ ...head, entities, relations, claims: [], cards: [], links: [], views, kept: [], tombstones: [] });
}
