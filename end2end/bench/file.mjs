// Files of ours, as text.

/** What every record says of itself. */
export const META = { created: 1, modified: 1, version: 1 };

/** The nth id of a table, named by two hexadecimal digits. */
export const uuid = (table, n) => `00000000-0000-7000-8${table}0-${n.toString(16).padStart(12, "0")}`;

/** A file that holds these tables, and is empty otherwise. */
export function fileOf(name, { entities = [], relations = [], views = [] }) {
  const head = { format: "myspot", schema: 1, name, description: "" };
  return JSON.stringify({ ...head, entities, relations, claims: [], cards: [], links: [], views, kept: [], tombstones: [] });
}
