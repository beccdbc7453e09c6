// A graph as one of our files, with its places as the graph's saved ones.
import { fileOf, META, uuid } from "../file.mjs";
import { dice, namers } from "../projects.mjs";

const KINDS = ["person", "organisation", "place", "event", "document"];
const TIES = ["membre de", "finance", "conteste", "conseille", "travaille avec", "cite"];

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
  const entities = namesOf(graph).map((name, n) => ({ id: entityId(n), kind: pick(KINDS), name, ...META }));
  const relations = graph.edges.map(([source, target], n) => ({
    id: uuid("02", n),
    source: entityId(source),
    target: entityId(target),
    kind: pick(TIES),
    ...(n % 2 === 0 ? { date: `${2000 + roll(20)}` } : {}),
    ...META,
  }));
  const positions = Object.fromEntries(entities.map(({ id }, n) => [id, [places[2 * n], places[2 * n + 1]]]));
  const views = [{ id: uuid("03", 1), module: "graph", name: "", positions, ...META }];
  return fileOf(graph.name, { entities, relations, views });
}
