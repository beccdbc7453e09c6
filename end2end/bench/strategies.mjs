// A made-up strategy of the size that a board must bear, as one of our files: the same each time it is made.
import { dice, MONTHS, namers, TOWNS } from "./projects.mjs";

export const CARDS = 2_000;
export const LINKS = 3_000;
const ACTORS = 300;

/** Each method, its columns, and the arrows that start from its cards: their kind and where they may end. */
const METHODS = [
  ["theory_of_change", ["outcome", "output", "activity", "input", "long_term", "impact"], [["leads_to", "theory_of_change"]]],
  ["pestel", ["political", "economic", "social", "technological", "ecological", "legal"], [["feeds", "swot"]]],
  ["swot", ["strengths", "weaknesses", "opportunities", "threats"], []],
  ["tows", ["so", "wo", "st", "wt"], [["crosses", "swot"]]],
  ["five_whys", ["answer"], [["because", "five_whys"]]],
  ["problem_tree", ["cause", "effect"], [["causes", "problem_tree"]]],
  ["objective_tree", ["means", "end"], [["contributes", "objective_tree"], ["converted_from", "problem_tree"]]],
  ["logframe", ["activity", "result", "purpose"], [["converted_from", "objective_tree"]]],
  ["objective", [""], [["serves", "objective_tree"]]],
  ["strategy", [""], [["pursues", "objective"]]],
  ["target", [""], [["aims_at", "objective"]]],
  ["message", [""], [["supports", "objective"]]],
  ["progress", ["expect", "like", "love"], []],
  ["action", [""], [["fulfils", "objective"], ["targets", "target"], ["uses", "message"]]],
  ["indicator", [""], [["measures", "objective"]]],
];

/** An id as ours are, that sorts as `n` does. */
const id = (table, n) => `01900000-0000-7000-8${String(table).padStart(3, "0")}-${String(n).padStart(12, "0")}`;
const STAMP = { created: 1, modified: 1, version: 1 };

/** The file, as text. */
export function strategyFile() {
  const roll = dice(CARDS);
  const pick = (list) => list[roll(list.length)];
  const kinds = namers(pick);
  const entities = Array.from({ length: ACTORS }, (_, n) => {
    const [kind, name] = pick(kinds);
    return { id: id(1, n), kind, name: `${name()} ${n}`, ...STAMP };
  });
  const cards = Array.from({ length: CARDS }, (_, n) => {
    const [method, slots] = METHODS[n % METHODS.length];
    const deadline = `${1 + roll(28)} ${pick(MONTHS)} 2027`;
    const body = { ...(slots[0] && { slot: pick(slots) }), rank: n, ...(method === "action" && { deadline, state: "todo" }) };
    const text = `Obtenir à ${pick(TOWNS)} une réponse écrite, dossier ${n}`;
    return { id: id(2, n), method, text, entities: [pick(entities).id], body, ...STAMP };
  });
  const links = Array.from({ length: LINKS }, (_, n) => ({ id: id(3, n), ...arrow(n, cards, roll), ...STAMP }));
  return `${JSON.stringify({ format: "myspot", schema: 1, name: "Plaidoyer d’essai", entities, cards, links })}\n`;
}

/** An arrow from a card to an earlier one of a method that it may point at: never in a circle. */
function arrow(n, cards, roll) {
  for (let at = n % CARDS; ; at = (at + 1) % CARDS) {
    const [, , arrows] = METHODS[at % METHODS.length];
    const found = arrows[roll(Math.max(1, arrows.length))];
    const before = found === undefined ? -1 : earlier(found[1], at, roll);
    if (before >= 0) return { kind: found[0], source: `card:${cards[at].id}`, target: `card:${cards[before].id}` };
  }
}

/** The place of an earlier card of a method; -1 when there is none. */
function earlier(method, at, roll) {
  const of = METHODS.findIndex(([key]) => key === method);
  const count = Math.floor((at - 1 - of) / METHODS.length) + 1;
  return at > of && count > 0 ? of + METHODS.length * roll(count) : -1;
}
