//! Fields, choices and scales.

use super::Word;
use crate::domain::method::catalogue::Scale;

/// Fields by key, whatever the method.
pub(super) const FIELDS: &[Word] = &[
    ("horizon", "Horizon", "Horizon"),
    ("gate", "Porte", "Gate"),
    ("plausibility", "Plausibilité", "Plausibility"),
    ("importance", "Importance", "Importance"),
    ("nature", "Nature", "Nature"),
    ("signal", "Signal d’alerte", "Warning sign"),
    ("fallback", "Plan B", "Plan B"),
    ("trend", "Tendance", "Trend"),
    ("probability", "Probabilité", "Probability"),
    ("impact", "Impact", "Impact"),
    ("uncertainty", "Incertitude", "Uncertainty"),
    ("control", "Maîtrise", "Control"),
    ("weak_signal", "Signal faible", "Weak signal"),
    ("intensity", "Intensité", "Intensity"),
    ("rating", "Note du croisement", "Rating of the crossing"),
    ("test_therefore", "Relu avec « donc »", "Read back with “therefore”"),
    ("test_removed", "Si on retire cette cause, le problème…", "Without this cause, the problem…"),
    ("hold", "Qui a prise ?", "Who can act on it?"),
    ("state", "État", "State"),
    ("severity", "Gravité", "Severity"),
    ("changeable", "Modifiable par", "Can be changed by"),
    ("kept", "Conservé", "Kept"),
    ("added", "Ajouté", "Added"),
    ("indicators", "Indicateurs vérifiables", "Verifiable indicators"),
    ("verification", "Moyen de vérification", "Means of verification"),
    ("assumptions", "Hypothèses", "Assumptions"),
    ("triage", "Tri des hypothèses", "Sorting of assumptions"),
    ("means", "Moyens", "Means"),
    ("costs", "Coûts", "Costs"),
    ("confidence", "Confiance", "Confidence"),
    ("loop", "Boucle", "Loop"),
    ("verb", "Verbe de résultat", "Verb of a result"),
    ("what", "Quoi", "What"),
    ("from_value", "Départ", "From"),
    ("to_value", "Cible", "To"),
    ("unit", "Unité", "Unit"),
    ("deadline", "Échéance", "Deadline"),
    ("responsible", "Responsable", "Responsible"),
    ("why", "Pourquoi", "Why"),
    ("hours", "Heures", "Hours"),
    ("milestones", "Étapes", "Milestones"),
    ("level", "Niveau", "Level"),
    ("progress", "Avancement", "Progress"),
    ("specific", "Spécifique", "Specific"),
    ("measurable", "Mesurable", "Measurable"),
    ("attainable", "Atteignable", "Attainable"),
    ("realistic", "Réaliste", "Realistic"),
    ("time", "Temporel", "In time"),
    ("type", "Type", "Type"),
    ("chosen", "Choisie", "Chosen"),
    ("audience", "Public", "Audience"),
    ("change", "Changement visé", "Change aimed at"),
    ("cost", "Coût", "Cost"),
    ("delay", "Délai", "Delay"),
    ("risks", "Risques", "Risks"),
    ("needs", "Prérequis", "Requirements"),
    ("missing", "Moyen qui manque", "Missing means"),
    ("scores", "Notes par critère", "Scores by criterion"),
    ("reasons", "Justifications", "Reasons"),
    ("dots", "Points", "Dots"),
    ("weight", "Poids", "Weight"),
    ("inverted", "Coût : 5 est le pire", "A cost: 5 is worst"),
    ("floor", "Minimum exigé", "Least accepted"),
    ("role", "Rôle", "Role"),
    ("representative", "Qui la représente", "Who speaks for it"),
    ("ask", "Demande", "Demand"),
    ("competence", "Pouvoir de dire oui (texte, article)", "Power to say yes (law, article)"),
    ("goals", "Ce qu’elle veut", "What it wants"),
    ("knows", "Ce qu’elle sait", "What it knows"),
    ("believes", "Ce qu’elle croit", "What it believes"),
    ("fears", "Ce qu’elle craint", "What it fears"),
    ("interest", "Intérêt", "Interest"),
    ("influence", "Influence", "Influence"),
    ("position", "Position sur l’objectif", "Position on the objective"),
    ("access", "Accès", "Access"),
    ("arguments", "Arguments qui portent", "Arguments that carry"),
    ("objections", "Objections et réponses", "Objections and answers"),
    ("channel", "Canal", "Channel"),
    ("next_step", "Prochaine étape", "Next step"),
    ("next_date", "Date de la prochaine étape", "Date of the next step"),
    ("wins", "Ce qu’elle gagne", "What it wins"),
    ("loses", "Ce qu’elle perd", "What it loses"),
    ("red_lines", "Lignes rouges", "Red lines"),
    ("notes", "Notes", "Notes"),
    ("hook", "Accroche", "Hook"),
    ("problem", "Problème", "Problem"),
    ("solution", "Solution", "Solution"),
    ("tone", "Ton", "Tone"),
    ("short", "Version de 10 secondes", "Ten-second version"),
    ("long", "Version d’une minute", "One-minute version"),
    ("messenger", "Messager", "Messenger"),
    ("usage", "Usage", "Use"),
    ("actor", "Partenaire", "Partner"),
    ("observations", "Observations", "Observations"),
    ("description", "Description", "Description"),
    ("start", "Début", "Start"),
    ("indicator", "Indicateur", "Indicator"),
    ("result", "Bilan", "Outcome"),
    ("definition", "Définition", "Definition"),
    ("baseline", "Départ", "Baseline"),
    ("target", "Cible", "Target"),
    ("readings", "Relevés", "Readings"),
    ("frequency", "Fréquence", "Frequency"),
    ("watch", "Observe le réseau", "Watches the network"),
    ("rank", "Rang", "Rank"),
    ("created", "Créé", "Created"),
    ("label", "Champ d’origine", "Original field"),
    ("date", "Date", "Date"),
];

/// Fields that a method calls by another name.
pub(super) const OWN: &[(&str, &str, &str, &str)] = &[
    ("objective", "hours", "Heures disponibles", "Hours available"),
    ("objective", "confidence", "Confiance d’y arriver (votes)", "Confidence in success (votes)"),
    ("action", "hours", "Charge en heures", "Work in hours"),
    ("message", "importance", "Importance pour ce public", "Why it matters to them"),
    ("objective", "means", "Moyens nécessaires et disponibles", "Means needed and available"),
];

type Choices = (&'static [&'static str], &'static [Word]);

/// The choices of fields, by key; a choice that fields share has one name.
pub(super) const CHOICES: &[Choices] = &[
    (
        &["gate"],
        &[
            ("and", "ET : tout est nécessaire", "AND: all are needed"),
            ("or", "OU : un seul suffit", "OR: one is enough"),
        ],
    ),
    (
        &["nature"],
        &[
            ("causal", "causale", "causal"),
            ("context", "de contexte", "of context"),
            ("actor", "d’acteur", "of an actor"),
            ("means", "de moyens", "of means"),
            ("fact", "fait", "fact"),
            ("interpretation", "interprétation", "interpretation"),
        ],
    ),
    (
        &["trend"],
        &[
            ("up", "hausse", "up"),
            ("down", "baisse", "down"),
            ("stable", "stable", "stable"),
            ("break", "rupture possible", "possible break"),
        ],
    ),
    (
        &["control"],
        &[
            ("none", "aucune", "none"),
            ("influence", "influence", "influence"),
            ("control", "contrôle", "control"),
        ],
    ),
    (
        &["test_therefore"],
        &[
            ("ok", "la phrase tient", "it holds"),
            ("ko", "la phrase ne tient pas", "it does not hold"),
        ],
    ),
    (
        &["test_removed"],
        &[
            ("gone", "disparaît", "is gone"),
            ("less", "diminue", "is less"),
            ("same", "ne change pas", "is the same"),
            ("unknown", "on ne sait pas", "nobody knows"),
        ],
    ),
    (
        &["hold"],
        &[
            ("us", "nous", "us"),
            ("ally", "un allié", "an ally"),
            ("target", "une cible", "a target"),
            ("nobody", "personne", "nobody"),
        ],
    ),
    (
        &["state"],
        &[
            ("open", "ouverte", "open"),
            ("dropped", "abandonnée", "dropped"),
            ("root", "cause racine", "root cause"),
            ("todo", "à faire", "to do"),
            ("doing", "en cours", "under way"),
            ("blocked", "bloquée", "blocked"),
            ("done", "faite", "done"),
        ],
    ),
    (
        &["changeable"],
        &[
            ("us", "nous", "us"),
            ("others", "avec d’autres", "with others"),
            ("nobody", "personne", "nobody"),
        ],
    ),
    (
        &["kept"],
        &[("yes", "oui", "yes"), ("no", "non", "no"), ("replaced", "remplacé", "replaced")],
    ),
    (
        &["triage"],
        &[
            (
                "drop",
                "écartée : sans importance, ou presque certaine",
                "dropped: unimportant, or all but certain",
            ),
            ("keep", "gardée : probable", "kept: likely"),
            (
                "redesign",
                "à contourner : ajoutez une activité ou un résultat",
                "to be designed around: add an activity or a result",
            ),
            (
                "killer",
                "hypothèse qui tue : le projet n’est pas faisable ainsi",
                "killer assumption: the project cannot work as it is",
            ),
        ],
    ),
    (
        &["level"],
        &[
            ("result", "résultat, chez la cible", "result, at the target"),
            ("process", "processus, chez nous", "process, at ours"),
            ("means", "moyens", "means"),
            ("activity", "activité", "activity"),
            ("output", "réalisation", "output"),
            ("change", "changement", "change"),
            ("impact", "impact", "impact"),
            ("alert", "alerte d’hypothèse", "warning on an assumption"),
            ("low", "faible", "low"),
            ("medium", "moyen", "medium"),
            ("high", "élevé", "high"),
        ],
    ),
    (
        &["progress"],
        &[
            ("todo", "à faire", "to do"),
            ("doing", "en cours", "under way"),
            ("done", "atteint", "reached"),
        ],
    ),
    (
        &["type"],
        &[
            ("research", "Recherche : études, données, preuves", "Research: studies, data, proof"),
            (
                "mobilization",
                "Mobilisation : manifestations, rassemblements",
                "Mobilisation: demonstrations, gatherings",
            ),
            ("legal", "Action juridique : recours, procès", "Legal action: appeals, trials"),
            ("opposition", "Opposition : blocage, résistance", "Opposition: blocking, resisting"),
            ("boycott", "Boycott : pression économique", "Boycott: economic pressure"),
            (
                "negotiation",
                "Négociation : dialogue, compromis",
                "Negotiation: dialogue, compromise",
            ),
            ("petition", "Pétition : signatures, soutiens", "Petition: signatures, support"),
            (
                "lobbying",
                "Lobbying citoyen : rencontres, influence",
                "Citizen lobbying: meetings, influence",
            ),
            (
                "alliance",
                "Alliance : coalitions, partenariats",
                "Alliance: coalitions, partnerships",
            ),
            ("media", "Médias : presse, communication", "Media: press, communication"),
            (
                "education",
                "Éducation : formation, sensibilisation",
                "Education: training, awareness",
            ),
            (
                "digital",
                "Numérique : réseaux sociaux, outils en ligne",
                "Digital: social networks, online tools",
            ),
        ],
    ),
    (
        &["audience"],
        &[
            ("public", "le public", "the public"),
            ("influencers", "les influenceurs", "influencers"),
            ("deciders", "les décideurs", "decision-makers"),
        ],
    ),
    (
        &["change"],
        &[
            ("awareness", "prise de conscience", "awareness"),
            ("will", "volonté", "will"),
            ("action", "action", "action"),
        ],
    ),
    (
        &["role"],
        &[
            ("decider", "décideur", "decision-maker"),
            ("influencer", "influenceur", "influencer"),
            ("relay", "relais", "relay"),
            ("public", "public", "public"),
        ],
    ),
    (
        &["access"],
        &[
            ("none", "aucun", "none"),
            ("indirect", "indirect", "indirect"),
            ("direct", "direct", "direct"),
        ],
    ),
    (
        &["frequency"],
        &[
            ("week", "chaque semaine", "every week"),
            ("month", "chaque mois", "every month"),
            ("quarter", "chaque trimestre", "every quarter"),
            ("half", "chaque semestre", "every half-year"),
            ("year", "chaque année", "every year"),
        ],
    ),
    (
        &["watch"],
        &[
            ("actors", "nombre d’acteurs", "number of actors"),
            ("relations", "nombre de relations", "number of relations"),
            ("allies", "nombre d’alliés", "number of allies"),
            ("opponents", "nombre d’opposés", "number of opponents"),
            (
                "allies_among_ten_best_connected",
                "alliés parmi les dix acteurs les plus reliés",
                "allies among the ten best connected",
            ),
            (
                "opponents_among_ten_best_connected",
                "opposés parmi les dix acteurs les plus reliés",
                "opponents among the ten best connected",
            ),
            (
                "targets_within_two_steps",
                "cibles à deux relations de nous au plus",
                "targets at most two relations from us",
            ),
            (
                "sourced_relations_percent",
                "part des relations sourcées, en %",
                "share of relations with a source, in %",
            ),
        ],
    ),
];

/// Fields whose French name is feminine.
pub(super) const FEMININE: &[&str] =
    &["importance", "intensity", "severity", "influence", "uncertainty", "control"];

/// The steps of a scale, from the lowest; none when they have no names.
pub(super) fn steps(scale: Scale) -> &'static [(&'static str, &'static str)] {
    match scale {
        Scale::Level => &[
            ("très faible", "very low"),
            ("faible", "low"),
            ("moyen", "medium"),
            ("fort", "high"),
            ("très fort", "very high"),
        ],
        Scale::Probability => &[
            ("très improbable", "very unlikely"),
            ("improbable", "unlikely"),
            ("possible", "possible"),
            ("probable", "likely"),
            ("quasi certain", "almost certain"),
        ],
        Scale::Impact => &[
            ("très défavorable", "very harmful"),
            ("", ""),
            ("", ""),
            ("", ""),
            ("", ""),
            ("neutre", "neutral"),
            ("", ""),
            ("", ""),
            ("", ""),
            ("", ""),
            ("très favorable", "very helpful"),
        ],
        Scale::Position => &[
            ("opposition active", "active opposition"),
            ("opposition passive", "passive opposition"),
            ("neutre", "neutral"),
            ("allié passif", "passive ally"),
            ("allié actif", "active ally"),
        ],
        Scale::Confidence => &[
            ("pari", "a bet"),
            ("intuition", "intuition"),
            ("vécu par nous", "lived by us"),
            ("un indice sourcé", "one sourced sign"),
            ("plusieurs preuves indépendantes", "several independent proofs"),
        ],
        Scale::Rating => &[
            ("sans rapport", "unrelated"),
            ("un peu", "a little"),
            ("nettement", "clearly"),
            ("décisif", "decisive"),
        ],
        Scale::Weight => &[],
    }
}
