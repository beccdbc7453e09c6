// Made-up situations of any size, as files of the first mySPOT: the same each time they are made.

const FIRST_NAMES =
  "Adèle Aïcha Alain Amina André Anaïs Benoît Camille Céline Chloé Damien Élodie Émile Étienne Fatou François Gaëlle Gérard Hélène Inès Jérôme Joëlle Karim Léa Loïc Lucie Maëlle Mehdi Mélanie Noémie Océane Pauline Rémi Salomé Théo Valérie Yann Zoé".split(" ");
const LAST_NAMES =
  "Arnaud Barbier Béraud Blanchard Boulanger Bréchet Carpentier Chevalier Collignon Delattre Deschênes Dufrêne Dupré Fabre Ferté Fontaine Gauthier Gérin Guérin Hénault Jourdan Lacroix Lefèvre Lemaître Maréchal Mercier Meunier Noël Pelletier Perrin Rivière Rousseau Saunier Thévenot Vasseur Vigneron".split(" ");
export const TOWNS =
  "Arlon Bastogne Châteauroux Dieppe Épinal Fougères Guéret Huy Issoire Jambes Langres Mâcon Namur Orléans Périgueux Quimper Rennes Sète Tournai Uzès Valenciennes Wavre Yvetot".split(" ");
const CAUSES =
  "la qualité de l’eau|le logement|les transports du quotidien|la forêt communale|l’hôpital public|la transparence|les données ouvertes|l’école rurale|les haies|la mémoire ouvrière".split("|");
const TAGS =
  "eau logement santé école mobilité climat presse élus finances forêt énergie numérique agriculture culture justice emploi voisinage signataire".split(" ");
export const MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const TIES = ["membre de", "finance", "conteste", "conseille", "travaille avec", "a signé", "siège à", "cite", "s’oppose à"];
const ROLES = ["", "", "", "ally", "adversary", "undecided", "target"];
const TIES_PER_ENTITY = 3;
/** One entity in so many has a note. */
const NOTE_EVERY = 5;

/** Mulberry32: numbers from 0 up to `n`, always the same ones. */
export function dice(seed) {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

export function namers(pick) {
  const person = () => `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`;
  return [
    ["person", person],
    ["person", () => `${person()}-${pick(LAST_NAMES)}`],
    ["org", () => `Association de ${pick(TOWNS)} pour ${pick(CAUSES)}`],
    ["org", () => `Mairie de ${pick(TOWNS)}, service ${pick(TAGS)}`],
    ["place", () => `Salle ${pick(LAST_NAMES)} à ${pick(TOWNS)}`],
    ["event", () => `Réunion publique sur ${pick(CAUSES)} à ${pick(TOWNS)}`],
    ["object", () => `Budget ${pick(TAGS)} de ${pick(TOWNS)}`],
    ["document", () => `Rapport ${pick(LAST_NAMES)} sur ${pick(CAUSES)}`],
  ];
}

function dateOf(roll) {
  const year = 1990 + roll(35);
  const month = roll(12);
  const spellings = ["", "", String(year), `${MONTHS[month]} ${year}`, `${1 + roll(28)} ${MONTHS[month]} ${year}`];
  return spellings[roll(spellings.length)];
}

/** A file of the first mySPOT with `count` entities, as text. */
export function projectFile(count) {
  const roll = dice(count);
  const pick = (list) => list[roll(list.length)];
  const kinds = namers(pick);
  const entities = Array.from({ length: count }, (_, n) => {
    const [type, name] = pick(kinds);
    return {
      id: `e${n}`,
      name: name(),
      type,
      alias: roll(4) === 0 ? `${pick(LAST_NAMES)} ${n}` : "",
      desc: `Suivi depuis ${pick(TOWNS)} pour ${pick(CAUSES)} ; dossier ${n}, relu par ${pick(FIRST_NAMES)}.`,
      date: dateOf(roll),
      role: pick(ROLES),
      tags: [...new Set([pick(TAGS), pick(TAGS)])],
    };
  });
  const relations = Array.from({ length: count * TIES_PER_ENTITY }, (_, n) => ({
    id: `r${n}`,
    from: `e${Math.floor(n / TIES_PER_ENTITY)}`,
    to: `e${roll(count)}`,
    type: pick(TIES),
  }));
  const notes = Array.from({ length: Math.floor(count / NOTE_EVERY) }, (_, n) => ({
    id: `n${n}`,
    entityId: `e${n * NOTE_EVERY}`,
    content: `Vu à ${pick(TOWNS)} : ${pick(TIES)} ${pick(LAST_NAMES)}.`,
    source: `Le Courrier de ${pick(TOWNS)}`,
    time: Date.UTC(1990 + roll(35), roll(12), 1 + roll(28)),
  }));
  return JSON.stringify({ entities, relations, notes, plaidoyer: {} });
}
