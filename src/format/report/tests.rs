//! What the document says of a project, and what holds for any.

mod laws;
mod reading;

pub(super) use laws::example;

use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::domain::cards::Card;
use crate::domain::claims::{Bearing, Claim, Grade, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Field, Stance};
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::record::{Extras, Meta, RecordRef};
use crate::domain::relations::Relation;
use crate::domain::samples::{claim_id, entity_id, relation_id};

pub(super) const TODAY: Day = Day { year: 2026, month: 11, day: 26 };

pub(super) fn request(lang: Lang) -> Request {
    Request { lang, today: TODAY, graph: None, timeline: None }
}

fn text_of(project: &Project) -> String {
    markdown(&document(project, &request(Lang::Fr))).replace('\u{a0}', " ")
}

/// Each of `expect` stands in the Markdown, one after the other.
#[track_caller]
fn check(project: &Project, expect: &[&str]) {
    let text = text_of(project);
    let mut rest = text.as_str();
    for words in expect {
        match rest.split_once(words) {
            Some((_, after)) => rest = after,
            None => panic!("{words:?} is not in what follows:\n{rest}\n\nof\n{text}"),
        }
    }
}

fn card_id(n: u128) -> CardId {
    CardId(Uuid::from_u128(n))
}

/// A project with these cards: method, text, body.
fn cards(cards: &[(&str, &str, serde_json::Value)]) -> Project {
    let mut project = Project::named("p");
    for (n, (method, text, body)) in (1u128..).zip(cards) {
        let body = body.as_object().cloned().unwrap_or_default();
        let card = Card {
            method: (*method).to_owned(),
            text: (*text).to_owned(),
            body,
            ..Card::default()
        };
        project.cards.put(card_id(n), card);
    }
    project
}

fn link(project: &mut Project, kind: &str, source: u128, target: u128, rationale: &str) {
    let id = LinkId(Uuid::from_u128(1_000 + source * 100 + target));
    let link = Link {
        kind: kind.to_owned(),
        source: card_id(source).into(),
        target: card_id(target).into(),
        rationale: rationale.to_owned(),
        body: Extras::default(),
        meta: Meta::default(),
        extras: Extras::default(),
    };
    project.links.put(id, link);
}

fn two() -> Project {
    let mut project = Project::named("Rues");
    project.profile.description = "Pour des rues sûres.\n\nDepuis 2020.".to_owned();
    let april = Entity {
        aliases: vec!["Apr".to_owned()],
        description: "Une association.".to_owned(),
        tags: vec!["libre".to_owned(), "droits".to_owned()],
        stance: Stance::new(2),
        is_us: true,
        date: PartialDate::read("06/2002"),
        url: "https://april.org".to_owned(),
        fields: vec![Field { name: "Membres".to_owned(), value: "4000".to_owned() }],
        ..Entity::named("April", EntityKind::Organisation)
    };
    project.entities.put(entity_id(1), april);
    let kind = EntityKind::read("système");
    let other = Entity { url: "javascript:x".to_owned(), ..Entity::named("Bloc", kind) };
    project.entities.put(entity_id(2), other);
    project
}

#[test]
fn the_cover_and_the_summary() {
    check(
        &two(),
        &[
            "title: \"Rues\"",
            "# Rues",
            "État au 26 novembre 2026",
            "Pour des rues sûres.",
            "Depuis 2020.",
            "## Résumé",
            "| Organisations | 1 |",
            "| système | 1 |",
            "- Période couverte : du 1er au 30 juin 2002",
            "- Positions : 1 favorable, 0 opposé, 0 indécis",
            "- Nous : April",
        ],
    );
    check(&Project::named(" "), &["# Projet sans nom", "Ce projet est vide."]);
}

#[test]
fn a_sheet_says_all_there_is() {
    check(
        &two(),
        &[
            "### Organisations",
            "#### April",
            "Position : **allié actif, nous**",
            "Une association.",
            "- **Autres noms :** Apr",
            "- **Étiquettes :** libre, droits",
            "- **Date :** juin 2002",
            "- **Adresse web :** [https\\://april.org](<https://april.org>)",
            "- **Membres :** 4000",
            "### système",
            "#### Bloc",
            "- **Adresse web :** javascript\\:x",
            "## Index",
            "- Apr → April",
            "- April (Organisation)",
            "- Bloc (système)",
        ],
    );
}

#[test]
fn relations_are_sentences_seen_from_both_ends() {
    let mut project = two();
    let funds = Relation {
        date: PartialDate::read("depuis 2012"),
        strength: crate::domain::relations::Strength::new(3),
        description: "Par an.".to_owned(),
        ..Relation::new(entity_id(1), "finance", entity_id(2))
    };
    project.relations.put(relation_id(1), funds);
    let mutual =
        Relation { mutual: true, ..Relation::new(entity_id(2), "travaille avec", entity_id(1)) };
    project.relations.put(relation_id(2), mutual);
    project.relations.put(relation_id(3), Relation::new(entity_id(2), "", entity_id(1)));
    check(
        &project,
        &[
            "- Les plus reliés : April (3), Bloc (3)",
            "#### April",
            "**Relations**",
            "- April finance Bloc (depuis 2012)",
            "- Bloc et April : travaille avec, réciproquement",
            "- Bloc est lié à April",
            "#### Bloc",
            "- Bloc et April : travaille avec, réciproquement",
            "- Bloc est lié à April",
            "- April finance Bloc (depuis 2012)",
            "## Relations",
            "- April finance Bloc (depuis 2012) — *3 · forte*\n  - Par an.",
        ],
    );
}

fn claimed() -> Project {
    let mut project = two();
    let report = Entity {
        date: PartialDate::read("2019"),
        ..Entity::named("Rapport", EntityKind::Document)
    };
    project.entities.put(entity_id(3), report);
    let claim = Claim {
        source: Source::Document(entity_id(3)),
        page: "p. 12".to_owned(),
        quote: "Trop vite.".to_owned(),
        grade: Grade::read("B2").unwrap(),
        ..Claim::new(entity_id(1).into(), "La rue est dangereuse")
    };
    project.claims.put(claim_id(1), claim);
    let claim = Claim {
        source: Source::Text("un passant".to_owned()),
        bearing: Bearing::Contradicts,
        when: PartialDate::read("1990"),
        stance: Stance::new(-1),
        ..Claim::new(entity_id(1).into(), "Elle est sûre")
    };
    project.claims.put(claim_id(2), claim);
    let again = Claim {
        source: Source::Document(entity_id(3)),
        page: "p. 12".to_owned(),
        ..Claim::new(claim_id(1).into(), "C’est bien dit")
    };
    project.claims.put(claim_id(3), again);
    project
}

#[test]
fn claims_have_their_sources_at_the_foot() {
    check(
        &claimed(),
        &[
            "**Affirmations**",
            "- La rue est dangereuse[^1] — « Trop vite. » — *fait · cotation B2*",
            "  - C’est bien dit[^1] — *fait*",
            "- Elle est sûre[^2] — *fait · la source contredit · situe au : 1990 · position donnée : plutôt opposé*",
            "## Affirmations contestées",
            "- **April**",
            "  - La rue est dangereuse[^1]",
            "  - Elle est sûre[^2]",
            "## Sources",
            "| Rapport, 2019 | 2 | [^1] |",
            "| un passant | 1 | [^2] |",
            "Cotations : B · habituellement fiable, 2 · probablement vrai",
            "[^1]: Rapport, 2019, p. 12\n",
            "[^2]: un passant\n",
        ],
    );
}

#[test]
fn events_stand_in_the_order_of_time() {
    let mut project = Project::named("p");
    for (n, name, date) in
        [(1, "Vote", "18 juin 2027"), (2, "Appel", "2020"), (3, "Fin", "un jour")]
    {
        let event =
            Entity { date: PartialDate::read(date), ..Entity::named(name, EntityKind::Event) };
        project.entities.put(entity_id(n), event);
    }
    let claim =
        Claim { when: PartialDate::read("2021"), ..Claim::new(entity_id(2).into(), "Plutôt") };
    project.claims.put(claim_id(1), claim);
    check(
        &project,
        &[
            "## Chronologie",
            "| 2020 | Appel | Événement |",
            "|  | Date contestée. |  |",
            "| 2021 | Appel | Événement |",
            "| 18 juin 2027 | Vote | Événement |",
            "### Événements",
            "#### Appel",
            "#### Vote",
            "#### Fin",
            "- **Date :** un jour (pas comprise comme date)",
            "- **Appel**\n  - Date : 2020.\n  - Date : 2021.\n",
        ],
    );
}

#[test]
fn a_swot_is_two_by_two() {
    let project = cards(&[
        ("swot", "Équipe", json!({"slot": "strengths", "rank": 2, "importance": 4})),
        ("swot", "Réseau", json!({"slot": "strengths", "rank": 1})),
        ("swot", "Budget", json!({"slot": "threats"})),
        ("swot", "Autre", json!({"slot": "odd"})),
    ]);
    check(
        &project,
        &[
            "### SWOT",
            "|  | Ce qui aide | Ce qui gêne |",
            "| Interne | **Forces** | **Faiblesses** |\n|  | • Réseau |  |\n|  | • Équipe — Importance : 4 · forte |  |",
            "| Externe | **Opportunités** | **Menaces** |\n|  |  | • Budget |",
            "- **odd**\n  - Autre",
        ],
    );
}

#[test]
fn trees_follow_their_links() {
    let mut project = cards(&[
        ("problem_tree", "Accidents", json!({"slot": "problem"})),
        ("problem_tree", "Vitesse", json!({"slot": "cause"})),
        ("problem_tree", "Rue large", json!({"slot": "cause", "severity": 3})),
        ("problem_tree", "Peur", json!({"slot": "effect"})),
        ("problem_tree", "Seule", json!({"slot": "cause"})),
    ]);
    link(&mut project, "causes", 2, 1, "mesuré");
    link(&mut project, "causes", 3, 2, "");
    link(&mut project, "causes", 1, 4, "");
    link(&mut project, "causes", 2, 3, "en rond");
    check(
        &project,
        &[
            "- **Accidents**\n  - **Causes**\n    - Vitesse — mesuré\n      - Rue large\n        - Gravité : 3 · moyenne\n        - Vitesse (voir plus haut) — en rond\n  - **Effets**\n    - Peur\n- **Causes**\n  - Seule\n",
        ],
    );
}

#[test]
fn whys_are_a_chain() {
    let answer = |rank| json!({"slot": "answer", "rank": rank});
    let mut project = cards(&[
        ("five_whys", "Accidents", json!({"slot": "fact"})),
        ("five_whys", "Vitesse", answer(1)),
        ("five_whys", "Rue large", answer(2)),
    ]);
    check(&project, &["- **Accidents**\n  - **Réponse**\n    - Vitesse\n      - Rue large\n"]);
    link(&mut project, "because", 2, 1, "");
    link(&mut project, "because", 3, 2, "");
    check(&project, &["- **Accidents**\n  - **Réponse**\n    - Vitesse\n      - Rue large\n"]);
}

#[test]
fn objectives_are_sentences() {
    let body = json!({
        "verb": "Obtenir", "what": "des rues scolaires", "from_value": 0, "to_value": 3, "unit": "rues",
        "deadline": "juin 2027", "means": "une interpellation", "progress": "doing", "measurable": "le vote",
        "rounds": {"confidence": [[2, 5]]},
    });
    let mut project = cards(&[
        ("objective", "Rues", body),
        ("strategy", "Lettre", json!({"type": "petition", "chosen": true})),
    ]);
    link(&mut project, "pursues", 2, 1, "vite");
    check(
        &project,
        &[
            "#### Rues",
            "*Obtenir des rues scolaires, de 0 à 3 rues, échéance : juin 2027, moyens : une interpellation.*",
            "- **Avancement :** en cours",
            "- **Mesurable :** le vote",
            "| Énoncé | Type | Choisie |\n| --- | --- | --- |\n| Lettre | Pétition : signatures, soutiens | oui |",
            "**Liens**",
            "- « Lettre » poursuit « Rues » : vite",
        ],
    );
}

#[test]
fn other_methods_have_their_forms() {
    let mut project = cards(&[
        ("pestel", "Élections", json!({"slot": "political", "trend": "up", "impact": -2})),
        ("target", "", json!({"position": -1, "influence": 5, "arguments": "Coût faible"})),
        ("message", "Rues", json!({"hook": "Chaque matin", "ask": "Votez"})),
        ("progress", "Nous reçoit", json!({"slot": "expect", "actor": "Échevine"})),
        ("progress", "Dépose", json!({"slot": "love", "actor": "Échevine"})),
        ("action", "Écrire", json!({"state": "todo", "deadline": "mai"})),
        (
            "indicator",
            "Vitesse",
            json!({"unit": "km/h", "readings": [{"date": "2024", "value": 42}]}),
        ),
        ("imported_note", "Vœux", json!({"slot": "journal", "date": "2 mai"})),
        ("canvas", "Idée", json!({"slot": "coin", "x": "y"})),
    ]);
    project.entities.put(entity_id(1), Entity::named("Échevine", EntityKind::Person));
    let target =
        Card { entities: vec![entity_id(1)], ..(**project.cards.get(card_id(2)).unwrap()).clone() };
    project.cards.put(card_id(2), target);
    check(
        &project,
        &[
            "| Politique | Tendance | Impact |\n| --- | --- | --- |\n| Élections | hausse | −2 |",
            "#### Échevine",
            "- **Position sur l’objectif :** −1 · opposition passive",
            "- **Influence :** 5 · très forte",
            "- **Arguments qui portent :** Coût faible",
            "#### Rues",
            "- **Accroche :** Chaque matin",
            "| Acteur | On s’attend à voir | On aimerait voir | On adorerait voir |",
            "| Échevine | • Nous reçoit |  | • Dépose |",
            "| Énoncé | État | Échéance |\n| --- | --- | --- |\n| Écrire | à faire | mai |",
            "| Énoncé | Unité | Relevés |\n| --- | --- | --- |\n| Vitesse | km/h | 2024 : 42 |",
            "### Notes importées",
            "- **Journal**\n  - Vœux\n    - Date : 2 mai",
            "### canvas",
            "- **coin**\n  - Idée\n    - x : y",
        ],
    );
}

#[test]
fn what_no_section_asks_for_stands_at_the_end() {
    let mut project = two();
    let kept = crate::domain::kept::Kept {
        file: "a.json".to_owned(),
        part: "axes".to_owned(),
        data: json!({"libelle": "Vert", "notes": [{"n": 2}], "vide": ""}),
        ..Default::default()
    };
    project.put_unchecked((crate::domain::id::KeptId(Uuid::from_u128(1)), kept).into());
    let view = crate::domain::views::View {
        name: "Demain".to_owned(),
        module: "graph".to_owned(),
        ..Default::default()
    };
    project.put_unchecked((crate::domain::id::ViewId(Uuid::from_u128(1)), view).into());
    let about: RecordRef = crate::domain::id::ViewId(Uuid::from_u128(1)).into();
    project.claims.put(claim_id(1), Claim::new(about, "Belle vue"));
    check(
        &project,
        &[
            "## Autres éléments du projet",
            "- Vue enregistrée : Demain\n  - Aucun filtre",
            "  - Belle vue — *fait*",
            "- axes, de a.json\n  - libelle : Vert\n  - notes\n    - 1\n      - n : 2\n",
        ],
    );
}

#[test]
fn pictures_stand_where_they_belong() {
    let (graph, timeline) = pictures(&two(), Lang::Fr, TODAY);
    let request = Request { graph, timeline, ..request(Lang::Fr) };
    let text = html(&document(&two(), &request));
    assert_eq!(text.matches("<img src=\"data:image/svg+xml;base64,").count(), 2);
    assert!(text.contains("alt=\"Carte d’influence\u{a0}: 2 acteurs, 0 relation.\""));
    assert!(text.contains("alt=\"Frise chronologique\u{a0}: 1 élément, du 1er au 30 juin 2002.\""));
    assert_eq!(pictures(&Project::default(), Lang::Fr, TODAY), (None, None));
}

#[test]
fn what_is_too_large_is_not_drawn_and_says_so() {
    let mut project = Project::named("p");
    for n in 0..=MOST_DRAWN as u128 {
        project.entities.put(entity_id(n + 1), Entity::named("a", EntityKind::Person));
    }
    assert_eq!(pictures(&project, Lang::Fr, TODAY), (None, None));
    check(&project, &["il y a plus de 2\u{202f}000 fiches"]);
}

#[test]
fn a_choice_says_who_is_first() {
    let mut project = cards(&[
        ("criterion", "Impact", json!({"weight": 60})),
        ("criterion", "Délai", json!({"weight": 40})),
        ("strategy", "Lettre", json!({"scores": {"Impact": [4, 4, 5], "Délai": [3]}})),
        ("strategy", "Vote", json!({"scores": {"Impact": [2], "Délai": [3]}})),
        ("problem_tree", "Accidents", json!({"slot": "problem"})),
        ("problem_tree", "Vitesse", json!({"slot": "cause"})),
        ("problem_tree", "Rue large", json!({"slot": "cause"})),
        ("problem_tree", "Nuit", json!({"slot": "cause"})),
    ]);
    link(&mut project, "causes", 6, 5, "");
    link(&mut project, "causes", 7, 6, "");
    link(&mut project, "causes", 8, 6, "");
    check(
        &project,
        &[
            "- Passage obligé : « Vitesse ». Le traiter coupe 2 causes racines sur 2.",
            "- En tête : Lettre",
            "| Option | Impact (60 %) | Délai (40 %) | Total sur 100 | Rang | Points |",
            "| Lettre | 4 | 3 | 65 | 1 |  |",
            "| Vote | 2 | 3 | 35 | 2 |  |",
        ],
    );
}

#[test]
fn whys_and_indicators_say_where_they_stand() {
    let mut project = cards(&[
        ("five_whys", "Le fait", json!({"slot": "fact"})),
        (
            "five_whys",
            "La cause",
            json!({"slot": "answer", "state": "root", "test_therefore": "ok"}),
        ),
        (
            "indicator",
            "Alliés",
            json!({
                "baseline": {"value": 0, "date": "1 janvier 2026"},
                "target": {"value": 10, "date": "31 décembre 2026"},
                "readings": [
                    {"date": "1 mars 2026", "value": 1}, {"date": "1 juillet 2026", "value": 2},
                ],
            }),
        ),
    ]);
    link(&mut project, "because", 2, 1, "");
    check(
        &project,
        &[
            "Causes racines :",
            "La cause : Hypothèse à vérifier. 1 test sur 4",
            "Alliés : ■ en retard. 20 % du chemin, 50 % attendus à ce relevé. ↗ en hausse.",
        ],
    );
}

#[test]
fn sheets_actions_and_indicators_tell_all_they_hold() {
    let project = cards(&[
        ("target", "Etalab", json!({"messenger": "Une élue"})),
        ("message", "Aux élus", json!({"avoid": "des sigles"})),
        ("action", "Écrire", json!({"advance": "50", "cost": 120})),
        ("indicator", "Codes", json!({"milestones": [{"date": "mai 2027", "value": 3}]})),
    ]);
    let words = ["Messager idéal", "Une élue", "des sigles", "Avancement", "Coût", "120", "Jalons"];
    check(&project, &words);
}

#[test]
fn boards_say_what_they_say_on_screen() {
    let mut project = cards(&[
        ("theory_of_change", "Chacun vérifie", json!({"slot": "outcome"})),
        ("theory_of_change", "Les avis pèsent", json!({"slot": "impact"})),
        ("logframe", "Publier un guide", json!({"slot": "activity", "assumptions": "il est lu"})),
        ("logframe", "Le code est public", json!({"slot": "result"})),
        ("objective", "Obtenir le code", json!({"deadline": "2027"})),
        ("target", "Etalab", json!({"ask": "Publier"})),
        ("action", "Écrire", json!({})),
        ("action", "Appeler", json!({})),
    ]);
    link(&mut project, "leads_to", 1, 2, "on peut le lire");
    link(&mut project, "serves", 5, 1, "");
    link(&mut project, "fulfils", 7, 5, "");
    let [us, other] = [entity_id(1), entity_id(2)];
    let april = Entity { is_us: true, ..Entity::named("April", EntityKind::Organisation) };
    project.entities.put(us, april);
    project.entities.put(other, Entity::named("Etalab", EntityKind::Organisation));
    project.relations.put(relation_id(1), Relation::new(us, "écrit à", other));
    let grade = Grade::read("B2").unwrap();
    let claim = Claim { grade, ..Claim::new(card_id(5).into(), "Le code est fermé") };
    project.claims.put(claim_id(1), claim);
    for (card, entities, claims) in [(5, vec![], vec![claim_id(1)]), (6, vec![other], vec![])] {
        let row = project.cards.get(card_id(card)).unwrap().as_ref().clone();
        project.cards.put(card_id(card), Card { entities, claims, ..row });
    }
    check(
        &project,
        &[
            "Lecture à voix haute :",
            "- Si : Chacun vérifie, alors : Les avis pèsent, parce que : on peut le lire.",
            "Lecture à voix haute :",
            "- Si : Publier un guide, et que : il est lu, alors : Le code est public.",
            "- Obtenir le code",
            "○ Mesurable : pas encore. Donnez un chiffre",
            "Le code est fermé (B2)",
            "Chemin d’accès :",
            "- Etalab : April → Etalab",
            "Chaîne de preuve :",
            "- Écrire → Obtenir le code → Chacun vérifie → Les avis pèsent",
            "La chaîne est entière",
            "Le code est fermé (B2)",
            "- Appeler",
            "La chaîne s’arrête en route",
            "Aucune source",
        ],
    );
}

#[test]
fn dates_have_one_form() {
    let mut project = two();
    let mut date = |n, text: &str| {
        let row =
            Entity { date: PartialDate::read(text), ..Entity::named(text, EntityKind::Event) };
        project.entities.put(entity_id(n), row);
    };
    date(5, "2016-12/2016-12");
    date(6, "2017-07-01");
    check(&project, &["| décembre 2016 | 2016-12/2016-12 |", "| 1er juillet 2017 | 2017-07-01 |"]);
}
