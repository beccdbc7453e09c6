//! The list itself: what boards and editors are built from.

use super::super::indicator::MILESTONES;
use super::super::triage::Triage;
use super::{BodyField, Holds, LinkKind, Method, Scale, Stage};

const fn field(key: &'static str, holds: Holds) -> BodyField {
    BodyField { key, holds }
}
const fn line(key: &'static str) -> BodyField {
    field(key, Holds::Line)
}
const fn long(key: &'static str) -> BodyField {
    field(key, Holds::Text)
}
const fn date(key: &'static str) -> BodyField {
    field(key, Holds::Date)
}
const fn who(key: &'static str) -> BodyField {
    field(key, Holds::Who)
}
const fn number(key: &'static str) -> BodyField {
    field(key, Holds::Number)
}
const fn flag(key: &'static str) -> BodyField {
    field(key, Holds::Flag)
}
const fn scale(key: &'static str, scale: Scale) -> BodyField {
    field(key, Holds::Scale(scale))
}
const fn choice(key: &'static str, keys: &'static [&'static str]) -> BodyField {
    field(key, Holds::Choice(keys))
}

const GATES: &[&str] = &["and", "or"];
const IMPORTANCE: BodyField = scale("importance", Scale::Level);
const PROBABILITY: BodyField = scale("probability", Scale::Probability);
const CONFIDENCE: BodyField = scale("confidence", Scale::Confidence);
const LOOP: BodyField = flag("loop");
const TRIAGE: BodyField = choice("triage", Triage::KEYS);

/// The strategies people name, by key; a word of one's own does too.
pub const STRATEGIES: [&str; 12] = [
    "research",
    "mobilization",
    "legal",
    "opposition",
    "boycott",
    "negotiation",
    "petition",
    "lobbying",
    "alliance",
    "media",
    "education",
    "digital",
];

/// The figures of the network that an indicator can watch; computed in `analysis::watch`.
pub const WATCHED: [&str; 8] = [
    "actors",
    "relations",
    "allies",
    "opponents",
    "allies_among_ten_best_connected",
    "opponents_among_ten_best_connected",
    "targets_within_two_steps",
    "sourced_relations_percent",
];

/// All methods, in the order of the way.
pub const METHODS: &[Method] = &[
    Method {
        key: "theory_of_change",
        stage: Stage::Framing,
        slots: &[
            "impact",
            "long_term",
            "outcome",
            "output",
            "activity",
            "input",
            "assumption",
            "values",
            "situation",
            "note",
        ],
        fields: &[
            date("horizon"),
            choice("gate", GATES),
            choice("reach", &["control", "influence", "hope"]),
            flag("answerable"),
            CONFIDENCE_OF_ASSUMPTION,
            IMPORTANCE,
            choice("nature", &["causal", "context", "actor", "means"]),
            line("signal"),
            line("fallback"),
            TRIAGE,
        ],
    },
    Method {
        key: "pestel",
        stage: Stage::Framing,
        slots: &["political", "economic", "social", "technological", "ecological", "legal"],
        fields: &[
            choice("trend", &["up", "down", "stable", "break"]),
            date("horizon"),
            PROBABILITY,
            scale("impact", Scale::Impact),
            scale("uncertainty", Scale::Level),
            choice("control", &["none", "influence", "control"]),
            flag("weak_signal"),
        ],
    },
    Method {
        key: "swot",
        stage: Stage::Framing,
        slots: &["question", "strengths", "weaknesses", "opportunities", "threats"],
        fields: &[IMPORTANCE, scale("intensity", Scale::Level), PROBABILITY, date("horizon")],
    },
    Method { key: "tows", stage: Stage::Framing, slots: &["so", "wo", "st", "wt"], fields: &[] },
    Method {
        key: "five_whys",
        stage: Stage::Analysis,
        slots: &["fact", "answer"],
        fields: &[
            choice("nature", &["fact", "interpretation"]),
            choice("test_therefore", &["ok", "ko"]),
            choice("test_removed", &["gone", "less", "same", "unknown"]),
            choice("hold", &["us", "ally", "target", "nobody"]),
            choice("state", &["open", "dropped", "root"]),
            choice("gate", GATES),
        ],
    },
    Method {
        key: "problem_tree",
        stage: Stage::Analysis,
        slots: &["problem", "cause", "effect"],
        fields: &[
            scale("severity", Scale::Level),
            choice("changeable", &["us", "others", "nobody"]),
        ],
    },
    Method {
        key: "objective_tree",
        stage: Stage::Analysis,
        slots: &["objective", "means", "end"],
        fields: &[choice("kept", &["yes", "no", "replaced"]), flag("added")],
    },
    Method {
        key: "logframe",
        stage: Stage::Analysis,
        slots: &["goal", "purpose", "result", "activity", "precondition"],
        fields: &[
            long("indicators"),
            long("verification"),
            long("assumptions"),
            TRIAGE,
            long("means"),
            long("costs"),
        ],
    },
    Method {
        key: "objective",
        stage: Stage::Planning,
        slots: &[],
        fields: &[
            line("verb"),
            line("what"),
            number("from_value"),
            number("to_value"),
            line("unit"),
            date("deadline"),
            who("responsible"),
            long("why"),
            long("means"),
            number("hours"),
            long("milestones"),
            choice("level", &["result", "process"]),
            choice("progress", &["todo", "doing", "done"]),
            field("confidence", Holds::Votes),
            long("specific"),
            long("measurable"),
            long("attainable"),
            long("realistic"),
            long("time"),
        ],
    },
    Method {
        key: "strategy",
        stage: Stage::Planning,
        slots: &[],
        fields: &[
            field("type", Holds::OpenChoice(&STRATEGIES)),
            flag("chosen"),
            choice("audience", &["public", "influencers", "deciders"]),
            choice("change", &["awareness", "will", "action"]),
            line("cost"),
            line("delay"),
            long("risks"),
            long("needs"),
            line("missing"),
            field("scores", Holds::Scores),
            field("reasons", Holds::Reasons),
            field("dots", Holds::Votes),
        ],
    },
    Method {
        key: "criterion",
        stage: Stage::Planning,
        slots: &[],
        fields: &[scale("weight", Scale::Weight), flag("inverted"), scale("floor", Scale::Level)],
    },
    Method {
        key: "target",
        stage: Stage::Planning,
        slots: &[],
        fields: &[
            choice("role", &["decider", "influencer", "relay", "public"]),
            line("representative"),
            long("ask"),
            line("competence"),
            long("goals"),
            long("knows"),
            long("believes"),
            long("fears"),
            scale("interest", Scale::Level),
            scale("influence", Scale::Level),
            scale("position", Scale::Position),
            scale("wished", Scale::Position),
            choice("access", &["none", "indirect", "direct"]),
            long("influenced_by"),
            long("arguments"),
            long("objections"),
            who("messenger"),
            line("channel"),
            line("moment"),
            date("last_contact"),
            line("next_step"),
            date("next_date"),
            who("responsible"),
            long("wins"),
            long("loses"),
            long("red_lines"),
            line("data_basis"),
            date("data_told"),
            date("data_review"),
            long("notes"),
        ],
    },
    Method {
        key: "message",
        stage: Stage::FollowUp,
        slots: &[],
        fields: &[
            line("hook"),
            long("problem"),
            long("importance"),
            line("audience"),
            long("solution"),
            line("ask"),
            long("story"),
            line("tone"),
            long("short"),
            long("long"),
            long("page"),
            long("objections"),
            long("avoid"),
            line("channel"),
            who("messenger"),
            who("validated_by"),
            line("usage"),
        ],
    },
    Method {
        key: "progress",
        stage: Stage::FollowUp,
        slots: &["expect", "like", "love"],
        fields: &[line("actor"), field("observations", Holds::Observations)],
    },
    Method {
        key: "action",
        stage: Stage::FollowUp,
        slots: &[],
        fields: &[
            long("description"),
            choice("state", &["todo", "doing", "blocked", "done", "dropped"]),
            line("reason"),
            choice("advance", &["0", "25", "50", "75", "100"]),
            date("start"),
            date("deadline"),
            who("responsible"),
            line("contributors"),
            number("hours"),
            number("cost"),
            line("indicator"),
            line("evidence"),
            long("result"),
        ],
    },
    Method {
        key: "indicator",
        stage: Stage::FollowUp,
        slots: &[],
        fields: &[
            long("definition"),
            choice("kind", &["quantity", "yes_no", "scale", "rubric"]),
            long("anchors"),
            line("unit"),
            field("baseline", Holds::Measure),
            field("target", Holds::Measure),
            field(MILESTONES, Holds::Readings),
            field("readings", Holds::Readings),
            choice("frequency", &["week", "month", "quarter", "half", "year"]),
            line("verification"),
            who("responsible"),
            line("breakdown"),
            choice("level", &["means", "activity", "output", "change", "impact", "alert"]),
            choice("watch", &WATCHED),
            long("decision"),
        ],
    },
    Method {
        key: "imported_note",
        stage: Stage::FollowUp,
        slots: &[
            "domino",
            "profile",
            "power_flower",
            "power_modes",
            "checklist",
            "journal",
            "watch",
            "evaluation",
            "calendar",
            "meeting",
            "network",
            "media",
            "mobilisation",
            "other",
        ],
        fields: &[line("label"), date("date")],
    },
];

const CONFIDENCE_OF_ASSUMPTION: BodyField = scale("plausibility", Scale::Confidence);

const fn plain(
    key: &'static str,
    from: &'static [&'static str],
    to: &'static [&'static str],
) -> LinkKind {
    LinkKind { key, from, to, fields: &[] }
}

/// All sorts of arrows.
pub const LINKS: &[LinkKind] = &[
    LinkKind {
        key: "leads_to",
        from: &["theory_of_change"],
        to: &["theory_of_change"],
        fields: &[CONFIDENCE, LOOP],
    },
    // It may also end at an arrow: what that arrow supposes.
    plain("assumes", &["theory_of_change"], &["theory_of_change"]),
    plain("feeds", &["pestel"], &["swot"]),
    LinkKind {
        key: "swot_pair",
        from: &["swot"],
        to: &["swot"],
        fields: &[scale("rating", Scale::Rating)],
    },
    plain("crosses", &["tows"], &["swot"]),
    plain("because", &["five_whys"], &["five_whys"]),
    LinkKind {
        key: "causes",
        from: &["problem_tree"],
        to: &["problem_tree"],
        fields: &[CONFIDENCE, LOOP],
    },
    plain("contributes", &["objective_tree"], &["objective_tree"]),
    plain(
        "converted_from",
        &[
            "objective_tree",
            "logframe",
            "problem_tree",
            "objective",
            "strategy",
            "theory_of_change",
            "action",
        ],
        &["problem_tree", "objective_tree", "five_whys", "tows", "theory_of_change", "logframe"],
    ),
    plain("serves", &["objective"], &["objective_tree", "theory_of_change", "logframe"]),
    plain("pursues", &["strategy"], &["objective"]),
    plain("aims_at", &["target"], &["objective"]),
    plain("supports", &["message"], &["objective"]),
    plain("fulfils", &["action"], &["objective"]),
    plain("targets", &["action"], &["target"]),
    plain("uses", &["action"], &["message"]),
    plain("after", &["action"], &["action"]),
    plain("applies", &["action"], &["strategy"]),
    plain("shows", &["progress"], &["theory_of_change"]),
    plain("measures", &["indicator"], &["objective", "theory_of_change", "logframe"]),
];
