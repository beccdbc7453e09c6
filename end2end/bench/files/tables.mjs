// Made-up tables of any size, as text: the same each time they are made.
import { dice, MONTHS, namers, TOWNS } from "../projects.mjs";

const HEADERS = ["Nom", "Nature", "Ville", "Date", "Étiquettes", "Adresse", "Lié à", "Description"];
const KINDS = { org: "organisation", person: "personne", place: "lieu", event: "événement", object: "objet", document: "document" };

/** `count` rows of actors with their headers; about 110 bytes each as CSV. */
export function actorRows(count) {
  const roll = dice(count);
  const pick = (list) => list[roll(list.length)];
  const kinds = namers(pick);
  const rows = Array.from({ length: count }, (_, n) => {
    const [kind, name] = pick(kinds);
    const date = `${1 + roll(28)} ${pick(MONTHS)} ${1990 + roll(35)}`;
    const site = roll(3) === 0 ? `https://exemple.org/${n}` : "";
    const tied = roll(4) === 0 ? `Mairie de ${pick(TOWNS)}` : "";
    return [`${name()} ${n}`, KINDS[kind], pick(TOWNS), date, `lot ${roll(20)}, suivi`, site, tied, `Dossier ${n} ; relu.`];
  });
  return [HEADERS, ...rows];
}

const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Rows as CSV with commas. */
export const asCsv = (rows) => rows.map((row) => row.map(cell).join(",")).join("\r\n");
