//! Methods, stages, columns and arrows.

use super::Word;

pub(super) const STAGES: &[Word] = &[
    ("framing", "Cadrage", "Framing"),
    ("analysis", "Analyse", "Analysis"),
    ("planning", "Planification", "Planning"),
    ("follow-up", "Communication et suivi", "Communication and follow-up"),
];

pub(super) const METHODS: &[Word] = &[
    ("theory_of_change", "Théorie du changement", "Theory of change"),
    ("pestel", "PESTEL", "PESTEL"),
    ("swot", "SWOT", "SWOT"),
    ("tows", "Croisements (TOWS)", "Crossings (TOWS)"),
    ("five_whys", "5 pourquoi", "Five whys"),
    ("problem_tree", "Arbre à problèmes", "Problem tree"),
    ("objective_tree", "Arbre à objectifs", "Objective tree"),
    ("logframe", "Cadre logique", "Logical framework"),
    ("objective", "Objectifs SMART", "SMART objectives"),
    ("strategy", "Choix de stratégies", "Choice of strategies"),
    ("criterion", "Critères", "Criteria"),
    ("target", "Fiches de ciblage", "Target sheets"),
    ("message", "Messages clés", "Key messages"),
    ("progress", "Marqueurs de progrès", "Progress markers"),
    ("action", "Suivi des actions", "Actions"),
    ("indicator", "Indicateurs", "Indicators"),
    ("imported_note", "Notes importées", "Imported notes"),
];

pub(super) const HELP: &[Word] = &[
    (
        "theory_of_change",
        "Partez du changement voulu et remontez : que faut-il pour que cela arrive, et pourquoi y croyez-vous ?",
        "Start from the change you want and go back: what must happen first, and why do you believe it?",
    ),
    (
        "pestel",
        "Faites le tour de ce qui, autour de vous, peut aider ou gêner, et gardez ce qui compte.",
        "Look at everything around you that can help or hinder, and keep what matters.",
    ),
    (
        "swot",
        "Pour un objectif précis, rangez ce qui aide et ce qui gêne, chez vous et dehors.",
        "For one clear objective, sort what helps and what hinders, inside and outside.",
    ),
    (
        "tows",
        "Croisez l’intérieur et l’extérieur pour en tirer des stratégies.",
        "Cross inside and outside to draw strategies from them.",
    ),
    (
        "five_whys",
        "Partez d’un fait daté et demandez pourquoi, jusqu’à une cause que quelqu’un peut changer.",
        "Start from a dated fact and ask why, down to a cause somebody can change.",
    ),
    (
        "problem_tree",
        "Accordez-vous sur un problème central, puis ses causes en bas et ses effets en haut.",
        "Agree on one central problem, then its causes below and its effects above.",
    ),
    (
        "objective_tree",
        "Retournez chaque problème : à quoi ressemble la situation une fois résolue ?",
        "Turn each problem round: what does the situation look like once solved?",
    ),
    (
        "logframe",
        "Résumez le projet en quatre lignes et vérifiez que chacune mène à la suivante.",
        "Sum the project up in four rows and check that each leads to the next.",
    ),
    (
        "objective",
        "Dites ce que vous voulez obtenir, de qui, de combien et avant quand.",
        "Say what you want to obtain, from whom, how much and by when.",
    ),
    (
        "strategy",
        "Comparez plusieurs voies avec des critères choisis ensemble, puis décidez.",
        "Compare several ways with criteria chosen together, then decide.",
    ),
    (
        "criterion",
        "Ce qui compte pour choisir, et combien cela compte.",
        "What matters for the choice, and how much.",
    ),
    (
        "target",
        "Une page par personne à convaincre : ce que vous lui demandez, ce qu’elle pense, par où passer.",
        "One page for each person to convince: what you ask, what they think, which way to go.",
    ),
    (
        "message",
        "Un message par public : de l’accroche à la demande, avec sa preuve.",
        "One message per audience: from the hook to the demand, with its proof.",
    ),
    (
        "progress",
        "Notez ce que vos partenaires font de nouveau, du plus attendu au plus espéré.",
        "Note what your partners do anew, from what you expect to what you would love.",
    ),
    (
        "action",
        "Qui fait quoi, pour quand, et ce qui bloque.",
        "Who does what by when, and what is in the way.",
    ),
    (
        "indicator",
        "Mesurez si le changement arrive, assez tôt pour vous adapter.",
        "Measure whether the change is coming, early enough to adapt.",
    ),
    (
        "imported_note",
        "Ce que d’anciens fichiers disaient et qui n’a pas d’autre place.",
        "What older files said that has no other place.",
    ),
];

/// The columns of each method.
pub(super) const SLOTS: &[(&str, &[Word])] = &[
    (
        "theory_of_change",
        &[
            ("impact", "Impact visé", "Impact"),
            ("long_term", "Changement à long terme", "Long-term change"),
            ("outcome", "Changement intermédiaire", "Intermediate change"),
            ("output", "Réalisation", "Output"),
            ("activity", "Activité", "Activity"),
            ("input", "Ressource", "Input"),
            ("assumption", "Hypothèse", "Assumption"),
            ("values", "Valeurs", "Values"),
            ("situation", "Situation actuelle", "Present situation"),
            ("note", "Notes", "Notes"),
        ],
    ),
    (
        "pestel",
        &[
            ("political", "Politique", "Political"),
            ("economic", "Économique", "Economic"),
            ("social", "Socioculturel", "Social"),
            ("technological", "Technologique", "Technological"),
            ("ecological", "Écologique", "Ecological"),
            ("legal", "Légal", "Legal"),
        ],
    ),
    (
        "swot",
        &[
            ("question", "Objectif", "Objective"),
            ("strengths", "Forces", "Strengths"),
            ("weaknesses", "Faiblesses", "Weaknesses"),
            ("opportunities", "Opportunités", "Opportunities"),
            ("threats", "Menaces", "Threats"),
        ],
    ),
    (
        "tows",
        &[
            ("so", "Forces × opportunités", "Strengths × opportunities"),
            ("wo", "Faiblesses × opportunités", "Weaknesses × opportunities"),
            ("st", "Forces × menaces", "Strengths × threats"),
            ("wt", "Faiblesses × menaces", "Weaknesses × threats"),
        ],
    ),
    ("five_whys", &[("fact", "Fait de départ", "Starting fact"), ("answer", "Réponse", "Answer")]),
    (
        "problem_tree",
        &[
            ("problem", "Problème central", "Central problem"),
            ("cause", "Causes", "Causes"),
            ("effect", "Effets", "Effects"),
        ],
    ),
    (
        "objective_tree",
        &[
            ("objective", "Objectif central", "Central objective"),
            ("means", "Moyens", "Means"),
            ("end", "Fins", "Ends"),
        ],
    ),
    (
        "logframe",
        &[
            ("goal", "Objectif global", "Goal"),
            ("purpose", "Objectif spécifique", "Purpose"),
            ("result", "Résultats attendus", "Expected results"),
            ("activity", "Activités", "Activities"),
            ("precondition", "Conditions préalables", "Preconditions"),
        ],
    ),
    (
        "progress",
        &[
            ("expect", "On s’attend à voir", "Expect to see"),
            ("like", "On aimerait voir", "Like to see"),
            ("love", "On adorerait voir", "Love to see"),
        ],
    ),
    (
        "imported_note",
        &[
            ("domino", "Effet domino", "Domino effect"),
            ("profile", "Profil", "Profile"),
            ("power_flower", "Fleur du pouvoir", "Power flower"),
            ("power_modes", "Formes de pouvoir", "Forms of power"),
            ("checklist", "Liste de contrôle", "Checklist"),
            ("journal", "Journal", "Journal"),
            ("watch", "Veille", "Watch"),
            ("evaluation", "Évaluation", "Evaluation"),
            ("calendar", "Calendrier", "Calendar"),
            ("meeting", "Rencontre", "Meeting"),
            ("network", "Réseau", "Network"),
            ("media", "Médias", "Media"),
            ("mobilisation", "Mobilisation", "Mobilisation"),
            ("other", "Autres", "Other"),
        ],
    ),
];

/// A key, and what an arrow is called from its start and from its end: in French, then in English.
type Both = (&'static str, (&'static str, &'static str), (&'static str, &'static str));

/// Each arrow, from its start and from its end, in French then in English.
pub(super) const LINKS: &[Both] = &[
    ("leads_to", ("mène à", "découle de"), ("leads to", "follows from")),
    ("assumes", ("est supposée par", "suppose"), ("is assumed by", "assumes")),
    ("feeds", ("alimente", "vient de"), ("feeds", "comes from")),
    ("swot_pair", ("se croise avec", "se croise avec"), ("is crossed with", "is crossed with")),
    ("crosses", ("croise", "est croisé par"), ("crosses", "is crossed by")),
    ("because", ("explique", "parce que"), ("explains", "because")),
    ("causes", ("cause", "est causé par"), ("causes", "is caused by")),
    ("contributes", ("contribue à", "s’obtient par"), ("contributes to", "is reached by")),
    ("converted_from", ("est tiré de", "est devenu"), ("was made from", "became")),
    ("serves", ("sert", "est servi par"), ("serves", "is served by")),
    ("pursues", ("poursuit", "est poursuivi par"), ("pursues", "is pursued by")),
    ("aims_at", ("est la cible de", "vise"), ("is the target of", "aims at")),
    ("supports", ("appuie", "est appuyé par"), ("supports", "is supported by")),
    ("fulfils", ("réalise", "est réalisé par"), ("fulfils", "is fulfilled by")),
    ("targets", ("cible", "est ciblé par"), ("targets", "is targeted by")),
    ("uses", ("utilise", "est utilisé par"), ("uses", "is used by")),
    ("after", ("attend", "est attendu par"), ("waits for", "is waited for by")),
    ("applies", ("applique", "est appliquée par"), ("applies", "is applied by")),
    ("shows", ("est un signe de", "se voit par"), ("is a sign of", "is seen by")),
    ("measures", ("mesure", "est mesuré par"), ("measures", "is measured by")),
];
