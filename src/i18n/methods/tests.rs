use std::collections::BTreeSet;

use super::*;
use crate::domain::method::catalogue::{BodyField, Holds, LINKS, METHODS};
use crate::domain::method::finding::{RULES, rule};
use crate::domain::method::five_whys::{Root, Tests};
use crate::domain::method::indicator::{Gauge, Point};
use crate::domain::method::objective::Parts;
use crate::domain::method::theory_of_change::Aloud;

#[track_caller]
fn check_said(texts: impl IntoIterator<Item = &'static str>, of: &str) {
    assert!(texts.into_iter().all(|text| !text.is_empty()), "{of} has no word");
}

#[test]
fn every_key_has_its_words() {
    for lang in Lang::ALL {
        for stage in Stage::ALL {
            check_said([lang.method_stage(stage)], stage.key());
        }
        for method in METHODS {
            check_said([lang.method_name(method.key), lang.method_help(method.key)], method.key);
            check_said(
                method.slots.iter().map(|slot| lang.method_slot(method.key, slot)),
                method.key,
            );
            for field in method.fields {
                check_field(lang, method.key, field);
            }
        }
        for kind in LINKS {
            check_said([lang.method_link(kind.key), lang.method_link_back(kind.key)], kind.key);
            for field in kind.fields {
                check_field(lang, "", field);
            }
        }
        check_said(
            ["low", "medium", "high"].map(|level| lang.method_choice("level", level)),
            "level",
        );
    }
}

#[track_caller]
fn check_field(lang: Lang, method: &str, field: &BodyField) {
    check_said([lang.method_field(method, field.key)], field.key);
    if let Holds::Choice(keys) | Holds::OpenChoice(keys) = field.holds {
        for key in keys {
            check_said([lang.method_choice(field.key, key)], &format!("{}: {key}", field.key));
        }
    }
}

/// The holes of a template.
fn holes(template: &str) -> BTreeSet<char> {
    template.split('{').skip(1).filter_map(|part| part.chars().next()).collect()
}

#[test]
fn every_rule_has_one_message_in_both_languages() {
    let worded: Vec<&str> = rules::MESSAGES.iter().map(|(id, ..)| *id).collect();
    let known: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(worded, known);
    for (id, fr, en) in rules::MESSAGES {
        assert_eq!(holes(fr), holes(en), "{id}");
    }
}

#[test]
fn scales_have_a_step_for_each_value() {
    for scale in Scale::ALL.into_iter().filter(|scale| *scale != Scale::Weight) {
        let (from, to) = scale.range();
        assert_eq!(fields::steps(scale).len() as i64, to - from + 1);
    }
    assert_eq!(Lang::Fr.scale_step(Scale::Impact, -5), "−5 · très défavorable");
    assert_eq!(Lang::En.scale_step(Scale::Impact, 3), "3");
    assert_eq!(Lang::Fr.scale_step(Scale::Confidence, 9), "9");
    assert_eq!(Lang::Fr.field_step("influence", Scale::Level, 5), "5 · très forte");
    assert_eq!(Lang::Fr.field_step("interest", Scale::Level, 5), "5 · très fort");
    assert_eq!(Lang::En.field_step("influence", Scale::Level, 4), "4 · high");
}

#[track_caller]
fn check_message(id: &str, values: Vec<Said>, fr: &str, en: &str) {
    let finding = rule(id).unwrap().found(Vec::new(), values);
    assert_eq!(Lang::Fr.method_finding(&finding), fr);
    assert_eq!(Lang::En.method_finding(&finding), en);
}

#[test]
fn messages_hold_their_values() {
    let text = |text: &str| Said::Text(text.to_owned());
    check_message(
        "TDC-01",
        vec![Said::Chain(["A", "B", "A"].map(String::from).to_vec())],
        "Votre chemin tourne en rond : A → B → A. Coupez un lien ou marquez-le « boucle ».",
        "Your path goes round in circles: A → B → A. Cut an arrow or mark it as a loop.",
    );
    check_message(
        "ACT-05",
        vec![Said::Count(1), text("{0} {x")],
        "« {0} {x » : en retard de 1 jour. Nouvelle date, aide, ou abandon ?",
        "“{0} {x”: 1 day late. A new date, help, or drop it?",
    );
    check_message(
        "STR-03",
        vec![text("Impact"), Said::Figure(0.5), text("A"), text("B")],
        "Choix fragile : si « Impact » compte 0,5 fois autant, « A » passe devant « B ».",
        "A fragile choice: if “Impact” counts 0.5 times as much, “A” passes in front of “B”.",
    );
    check_message(
        "PES-01",
        vec![Said::Slot("pestel", "legal")],
        "Dimension vide : Légal. Écrivez « rien d’important », avec la date de la vérification, ou ajoutez un facteur.",
        "Empty dimension: Legal. Write “nothing important”, with the date you checked, or add a factor.",
    );
    check_message(
        "SWO-06",
        vec![],
        "… : … éléments. Gardez les 5 à 7 plus importants.",
        "…: … items. Keep the 5 to 7 that matter most.",
    );
}

#[test]
fn objectives_are_sentences() {
    let parts = Parts {
        verb: "Obtenir",
        what: "que le code soit public",
        whom: vec!["Etalab", "DINSIC"],
        from: Some(0.0),
        to: Some(5.0),
        unit: "consultations",
        deadline: "31 décembre 2017",
        responsible: "April",
    };
    let fr = "Obtenir que le code soit public, auprès de « Etalab » et « DINSIC », de 0 à 5 consultations, avant le 31 décembre 2017.";
    assert_eq!(Lang::Fr.objective_sentence(&parts, false), fr);
    let en = "Obtenir que le code soit public, at “Etalab” and “DINSIC”, from 0 to 5 consultations, by 31 December 2017.";
    assert_eq!(Lang::En.objective_sentence(&parts, true), en);
    let begun = Parts { verb: "Obtenir", ..Parts::default() };
    assert_eq!(
        Lang::Fr.objective_sentence(&begun, true),
        "Obtenir …, auprès de …, de … à …, avant …."
    );
    assert_eq!(Lang::Fr.objective_sentence(&begun, false), "Obtenir.");
    for with_gaps in [false, true] {
        assert_eq!(Lang::Fr.objective_sentence(&Parts::default(), with_gaps), "");
    }
    let by = |deadline: &'static str, fr: &str, en: &str| {
        let parts = Parts { verb: "Agir", deadline, ..Parts::default() };
        let told = [Lang::Fr, Lang::En].map(|t| t.objective_sentence(&parts, false));
        assert_eq!(told, [fr, en].map(|end| format!("Agir, {end}.")));
    };
    by("décembre 2017", "avant décembre 2017", "by December 2017");
    by("2018", "avant 2018", "by 2018");
    by("fin 2017", "avant fin 2017", "by late 2017");
    by("avant 2018", "avant 2018", "before 2018");
    by("dès que possible", "avant : dès que possible", "by: dès que possible");
}

#[test]
fn arrows_are_read_aloud() {
    let link = crate::domain::id::LinkId(uuid::Uuid::nil());
    let sentence = Aloud {
        link,
        means: "Le code est publié.",
        end: "Chacun vérifie",
        because: "on peut le lire",
        supposing: vec!["des gens lisent", "ils parlent"],
    };
    let fr = "Si : Le code est publié, alors : Chacun vérifie, parce que : on peut le lire, à condition que : des gens lisent et ils parlent.";
    assert_eq!(Lang::Fr.aloud(&sentence), fr);
    let bare = Aloud { because: " ", supposing: Vec::new(), ..sentence };
    assert_eq!(Lang::En.aloud(&bare), "If: Le code est publié, then: Chacun vérifie.");
}

#[test]
fn tests_of_causes_say_what_is_missing() {
    let tests = Tests { therefore: true, proof: false, removal: true, hold: true };
    assert_eq!(Lang::Fr.why_tests(tests), "3 tests sur 4 : il manque une preuve.");
    assert_eq!(Lang::En.why_tests(Tests { proof: true, ..tests }), "4 tests of 4: a root cause.");
    let told = Lang::Fr.why_root(Root::Hypothesis, tests);
    assert_eq!(told, "Hypothèse à vérifier. 3 tests sur 4 : il manque une preuve.");
    assert_eq!(Lang::Fr.median(Median::Ask(3, 4)), "3 ou 4 ?");
}

#[test]
fn numbers_are_written_as_people_type_them() {
    let written = |text: &str| Lang::Fr.written(&text.parse().unwrap());
    let told = ["0.0", "80", "250.0", "180.5", "-3"].map(written);
    assert_eq!(told, ["0", "80", "250", "180,5", "-3"]);
    assert_eq!(Lang::En.written(&"180.5".parse().unwrap()), "180.5");
    assert_eq!(Lang::Fr.figure(-0.001), "0");
}

#[test]
fn progress_is_told_from_nothing_to_a_little_beyond_the_target() {
    let told = |value: f64| {
        let point = |value| Some(Point { value, day: None });
        let (baseline, target) = (point(0.0), point(10.0));
        let readings = point(value).into_iter().collect();
        let gauge = Gauge { baseline, target, readings, ..Gauge::default() };
        Lang::En.gauge_progress(&gauge).unwrap()
    };
    let parts = [-5.0, 4.0, 11.0, 90.0].map(told);
    let expect = ["0", "40", "110", "120"].map(|share| Lang::En.indicator_progress(share));
    assert_eq!(parts, expect);
}
