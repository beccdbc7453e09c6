// Dated records over sixty years, much of it in three bursts: the same each time they are made.
import { fileOf, META, uuid } from "../file.mjs";
import { dice, MONTHS, TOWNS } from "../projects.mjs";

const DAY = 24 * 60 * 60 * 1000;
const FIRST_YEAR = 1965;
const YEARS = 60;
const END = Date.UTC(FIRST_YEAR + YEARS, 0, 1);
/** So many records of a hundred fall in one of the bursts. */
const IN_BURSTS = 45;
const BURSTS = [
  { from: Date.UTC(1968, 4, 1), days: 60 },
  { from: Date.UTC(1997, 8, 1), days: 120 },
  { from: Date.UTC(2013, 9, 1), days: 240 },
];
/** The longest a span lasts, in days; the shortest lasts three. */
const LONGEST = 540;
/** One year in so many is « depuis ». */
const SINCE_EVERY = 5;

const ACTS = "Réunion Vote Grève Manifestation Enquête Procès Débat Pétition Accord Fermeture Inauguration Rapport".split(" ");
const CAUSES = "du logement|du budget|des haies|contre le péage|de l’école rurale|sur l’hôpital public|des données ouvertes|sur le climat".split("|");

const startOf = (year, month = 0) => Date.UTC(year, month, 1);
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** The kinds of dates: how many of a hundred are of it; and, from a day in it, how it is written, its start, and its end unless it is one day. */
const DATES = [
  [60, ({ day }) => ({ date: iso(day), start: day })],
  [20, ({ year, month }) => ({ date: `${MONTHS[month]} ${year}`, start: startOf(year, month), end: startOf(year, month + 1) })],
  [10, ({ day, roll }) => spanTo(day, day + (3 + roll(LONGEST - 2)) * DAY)],
  [10, ({ year, roll }) => (roll(SINCE_EVERY) === 0 ? since(year) : { date: `${year}`, start: startOf(year), end: startOf(year + 1) })],
];

const spanTo = (day, last) => ({ date: `${iso(day)}/${iso(last)}`, start: day, end: last + DAY });
const since = (year) => ({ date: `depuis ${year}`, start: startOf(year), end: END });

/** `{ title, date, start, end }`: what it is called in three to six words, its date as written, and when it is, in ms. A single day has no end. */
export function datedRecords(count) {
  const roll = dice(count);
  const pick = (list) => list[roll(list.length)];
  const somewhere = { from: startOf(FIRST_YEAR), days: Math.round((END - startOf(FIRST_YEAR)) / DAY) };
  const someDate = () => {
    const { from, days } = roll(100) < IN_BURSTS ? pick(BURSTS) : somewhere;
    const day = from + roll(days) * DAY;
    const at = new Date(day);
    let place = roll(100);
    const [, dated] = DATES.find(([share]) => (place -= share) < 0);
    return dated({ day, year: at.getUTCFullYear(), month: at.getUTCMonth(), roll });
  };
  const someTitle = () => `${pick(ACTS)} ${pick(CAUSES)}${roll(2) === 0 ? ` à ${pick(TOWNS)}` : ""}`;
  return Array.from({ length: count }, () => ({ title: someTitle(), ...someDate() }));
}

/** The records as events of one of our files. */
export function recordsFile(records) {
  const entities = records.map(({ title, date }, n) => ({ id: uuid("01", n), kind: "event", name: title, date, ...META }));
  return fileOf(`${records.length} dates`, { entities });
}
