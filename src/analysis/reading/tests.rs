mod figures;
mod hostile;

use uuid::Uuid;

use super::accept::{
    Passage, accept_claim, accept_entity, accept_event, accept_known, accept_relation, keep_text,
    kept_text,
};
use super::relations::hints;
use super::*;
use crate::domain::entities::Entity;
use crate::domain::id::RelationId;
use crate::domain::samples::{claim_id, entity_id};

const CANAL: &str = include_str!("samples/canal.txt");

fn found(source: &str, known: &Project, written: &str) -> Vec<Proposal> {
    propose(&Text::new(source).unwrap(), known, &PartialDate::read(written))
}

/// The entities that are not doubtful, as "name (alias), kind, mentions".
fn entities(source: &str, known: &Project) -> Vec<String> {
    let found = found(source, known, "");
    let sure = found.into_iter().filter(|one| one.confidence > Confidence::Weak);
    sure.filter_map(|one| match one.what {
        What::Entity { name, aliases, kind, .. } => {
            let aliases: Vec<_> = aliases.iter().map(|alias| format!(" ({alias})")).collect();
            let aliases = aliases.concat();
            Some(format!("{name}{aliases}, {}, {}", kind.key(), one.mentions.len()))
        }
        What::Date { .. } => None,
    })
    .collect()
}

#[track_caller]
fn check(source: &str, expect: &[&str]) {
    assert_eq!(entities(source, &Project::default()), expect);
}

/// The dates, as they stand in the text and as they are understood.
#[track_caller]
fn check_dates(source: &str, written: &str, expect: &[(&str, &str)]) {
    let dates: Vec<_> = found(source, &Project::default(), written)
        .into_iter()
        .filter_map(|one| match &one.what {
            What::Date { date, .. } => {
                Some((source.get(one.range()).unwrap(), date.span().copied()))
            }
            What::Entity { .. } => None,
        })
        .collect();
    let expect: Vec<_> = expect
        .iter()
        .map(|(place, date)| (*place, PartialDate::read(date).span().copied()))
        .collect();
    assert_eq!(dates, expect);
}

#[test]
fn a_statement_is_read() {
    check(
        CANAL,
        &[
            "Namur, place, 1",
            "Société des Voies Vertes (SVV), organisation, 2",
            "Commission d’accès aux archives communales (CAAC), organisation, 3",
            "Rive Gauche, organisation, 3",
            "CANOPÉE, organisation, 3",
            "Les Amis du Halage, organisation, 2",
            "Fais le pont, organisation, 1",
            "EauCommune, organisation, 1",
            "Ligue des usagers de l’eau, organisation, 1",
            "Ministère des Transports, organisation, 1",
            "Bétonor, organisation, 2",
            "Jean-Luc Verdier, person, 2",
            "L’Écluse, organisation, 1",
            "Demain Canal, organisation, 2",
            "Odile Farges, person, 1",
            "Conseil d’État, organisation, 1",
            "Loi Fleuves et Libertés, document, 1",
            "Hélène Lombard, person, 1",
            "R. Delmotte, person, 1",
            "Banque du Delta, organisation, 1",
            "Delta Investment Trust (DIT), organisation, 2",
            "Irlande, place, 1",
            "Salzinnes, place, 1",
            "Pétrichor & Cie, organisation, 1",
            "Anne Delvaux, person, 1",
        ],
    );
}

#[test]
fn its_dates_count_from_its_own() {
    let guess = document_of(&Text::new(CANAL).unwrap(), "x.txt");
    assert_eq!(
        (guess.title.as_str(), guess.date.text()),
        ("LE CANAL N’EST PAS À VENDRE", "12 mars 2021")
    );
    check_dates(
        CANAL,
        guess.date.text(),
        &[
            ("12 mars 2021", "12 mars 2021"),
            ("juillet 2018", "juillet 2018"),
            ("4 octobre dernier", "4 octobre 2020"),
            ("Depuis 2019", "depuis 2019"),
            ("Du 7 au 9 septembre 2020", "7-9 septembre 2020"),
            ("lundi\n8 février", "8 février 2021"),
            ("fin de l’année 2021", "fin 2021"),
            ("3 mai", "3 mai 2021"),
            ("Fin 2022", "fin 2022"),
            ("2009", "2009"),
        ],
    );
}

#[test]
fn dates_are_found_as_people_write_them() {
    let check = |source: &str, expect: &[(&str, &str)]| check_dates(source, "20 mars 2021", expect);
    check("L’arrêt du 9 novembre 2016 tombe.", &[("9 novembre 2016", "9 novembre 2016")]);
    check("Le 7-9 décembre 2016 à Paris.", &[("7-9 décembre 2016", "7-9 décembre 2016")]);
    check(
        "Elle tient jusqu’à la fin de l’année 2017.",
        &[("jusqu’à la fin de l’année 2017", "jusqu’à fin 2017")],
    );
    check(
        "Signé le 18/10/2016, et le 2016-12-07.",
        &[("18/10/2016", "18/10/2016"), ("2016-12-07", "2016-12-07")],
    );
    check(
        "En janv. 2015 puis mi-juillet 2016.",
        &[("janv. 2015", "janvier 2015"), ("mi-juillet 2016", "mi-juillet 2016")],
    );
    check(
        "Since March 2014 they may meet on May 3, 2016.",
        &[("Since March 2014", "since March 2014"), ("May 3, 2016", "3 mai 2016")],
    );
    check("De 2006 à 2009, rien.", &[("De 2006 à 2009", "2006-2009")]);
    check(
        "L’an dernier, puis le mois prochain.",
        &[("an dernier", "2020"), ("mois prochain", "avril 2021")],
    );
    check(
        "Hier, en janvier, et samedi 10 avril.",
        &[
            ("Hier", "19 mars 2021"),
            ("janvier", "janvier 2021"),
            ("samedi 10 avril", "10 avril 2021"),
        ],
    );
    check("Il y a 2000 euros, 1500 personnes, 520 000 Euros, 329.02 et l’article 1984 bis.", &[]);
    check("On l’a élu aux législatives 2017.", &[("2017", "2017")]);
}

#[test]
fn what_no_year_completes_stays_undated() {
    check_dates("Rendez-vous le 3 mai.", "", &[("3 mai", "sans date")]);
    check_dates("Rendez-vous en mai.", "", &[]);
}

#[test]
fn capitals_that_say_nothing_are_left() {
    check("Depuis longtemps, Hélas parle. Pourtant rien.", &[]);
    check("NOS REVENDICATIONS\n\nNous voulons la paix.", &[]);
    check("# Notre Projet Pour Demain\n\nIl est beau.", &[]);
    check("Peut-on le croire ? Faut-il partir ?", &[]);
    check("Le Président parle. L’Internet va bien. Les Français aussi.", &[]);
    check("Écrire à [Nom du Contact] ou contact@exemple.org, www.exemple.org/Page/Deux.", &[]);
}

#[test]
fn organisations_are_told_by_their_words() {
    check(
        "On saisit le Conseil économique, social et environnemental.",
        &["Conseil économique, social et environnemental, organisation, 1"],
    );
    check(
        "Le ministère de l’intérieur et aux préfets.",
        &["Ministère de l’intérieur, organisation, 1"],
    );
    check(
        "La plainte va au Conseil d’État et du Conseil constitutionnel.",
        &["Conseil d’État, organisation, 1", "Conseil constitutionnel, organisation, 1"],
    );
    check(
        "La société Trucmuche SARL et l’asbl Machin.",
        &["Trucmuche SARL, organisation, 1", "Machin, organisation, 1"],
    );
    check("On voit le mouvement « Nuit Blanche » ici.", &["Nuit Blanche, organisation, 1"]);
    check("Il vient d’Ouverdata, une administration.", &["Ouverdata, organisation, 1"]);
    check("Vortex est un réseau. On aime Vortex.", &["Vortex, organisation, 2"]);
    check(
        "The WXY (World Xylophone Yard) sings.",
        &["World Xylophone Yard (WXY), organisation, 2"],
    );
}

#[test]
fn people_texts_and_events_are_told_apart() {
    check(
        "Le rapport d’Anne de la Tour, de J.-M. Durand et de Mme Vial.",
        &["Anne de la Tour, person, 1", "J.-M. Durand, person, 1", "Vial, person, 1"],
    );
    check(
        "On cite DUVAL Pierre et Paul DUVAL-MERCIER.",
        &["Pierre Duval, person, 1", "Paul Duval-Mercier, person, 1"],
    );
    check(
        "Les lois « Alpha » et « Bêta », la loi Gamma 2.",
        &["Loi Alpha, document, 1", "Loi Bêta, document, 1", "Loi Gamma 2, document, 1"],
    );
    check(
        "Le Sommet mondial des Ponts ouvre à Liège.",
        &["Sommet mondial des Ponts, event, 1", "Liège, place, 1"],
    );
}

#[test]
fn known_names_come_first_under_the_project_s_own() {
    let mut known = Project::default();
    let mut april = Entity::named("April", EntityKind::Organisation);
    april.add_alias("Association pour la promotion du libre");
    known.entities.put(entity_id(1), april);
    known.entities.put(entity_id(2), Entity::named("bruit de fond", EntityKind::Object));
    let source = "L’april s’en va. L’April aussi, et l’association pour la promotion\ndu libre. Du bruit de fond.";
    assert_eq!(entities(source, &known), ["April, organisation, 2", "bruit de fond, object, 1"]);
    let first = found(source, &known, "").remove(0);
    assert!(
        matches!(first.what, What::Entity { known: Some(id), why: Why::Known, .. } if id == entity_id(1))
    );
}

#[track_caller]
fn check_sentence(source: &str, part: &str, expect: &str) {
    let at = source.find(part).unwrap();
    let around = sentence_around(source, at..at + part.len());
    assert_eq!(source.get(around), Some(expect));
}

#[test]
fn sentences_go_over_wrapped_lines_and_abbreviations() {
    check_sentence("Un. Le canal\nest long. Deux.", "long", "Le canal\nest long.");
    check_sentence("Avec M. Dupont, art. 3, p. 4. Fin.", "art", "Avec M. Dupont, art. 3, p. 4.");
    check_sentence("Il dit : « Non. » Et part.", "Non", "Il dit : « Non. »");
    check_sentence("Un titre\n\nUne phrase", "titre", "Un titre");
    check_sentence("- un\n- deux", "deux", "deux");
    check_sentence("Un. Deux. Trois.", "n. Deux. T", "Un. Deux. Trois.");
}

#[test]
fn verbs_between_two_names_hint_at_relations() {
    let source = "Bétonor finance Demain Canal. La digue a été créée par Rive Gauche.";
    let text = Text::new(source).unwrap();
    let place = |name: &str| source.find(name).map(|at| at..at + name.len()).unwrap();
    let named = [
        (entity_id(1), place("Bétonor")),
        (entity_id(2), place("Demain Canal")),
        (entity_id(3), place("digue")),
        (entity_id(4), place("Rive Gauche")),
    ];
    let found: Vec<_> = hints(&text, &named)
        .into_iter()
        .map(|hint| (hint.source, hint.kind, hint.target))
        .collect();
    assert_eq!(
        found,
        [(entity_id(1), "finance", entity_id(2)), (entity_id(4), "a fondé", entity_id(3))]
    );
}

#[test]
fn what_is_accepted_cites_its_passage() {
    let text = Text::new(CANAL).unwrap();
    let document = entity_id(1);
    let at = CANAL.find("Bétonor finance").unwrap();
    let passage = Passage::around(&text, document, at..at + 7);
    assert!(passage.quote.starts_with("Depuis 2019, Bétonor finance l’association"));
    assert_eq!(passage.page, "§ 6");
    let aliases = ["Betonor SA".to_owned()];
    let commands = [
        keep_text(document, "Communiqué", &PartialDate::read("12 mars 2021"), &text),
        accept_entity(
            (entity_id(2), claim_id(1)),
            ("Bétonor", &aliases, &EntityKind::Organisation),
            &passage,
        ),
        accept_event((entity_id(3), claim_id(2)), "", &PartialDate::read("depuis 2019"), &passage),
        accept_claim(claim_id(3), entity_id(2).into(), &passage),
        accept_relation(
            (RelationId(Uuid::from_u128(1)), claim_id(4)),
            (entity_id(2), "finance", entity_id(3)),
            &passage,
        ),
    ];
    let mut project = Project::default();
    for command in commands {
        project = project.apply(&command, 1).unwrap();
    }
    assert_eq!((project.claims_from(document).len(), project.relations.len()), (4, 1));
    let event = project.entities.get(entity_id(3)).unwrap();
    assert!(event.name.ends_with('…') && event.name.chars().count() < 100);
    assert_eq!(kept_text(project.entities.get(document).unwrap()).unwrap().source(), CANAL);
    let named = project.entities.get(entity_id(2)).unwrap().as_ref().clone();
    let again = accept_known(
        (entity_id(2), claim_id(5)),
        (&named, &["BETONOR".to_owned(), "Beto".to_owned()]),
        &passage,
    );
    let project = project.apply(&again, 2).unwrap();
    assert_eq!(project.entities.get(entity_id(2)).unwrap().aliases, ["Betonor SA", "Beto"]);
}

/// Prints what is proposed for the file in `READING_FILE`.
#[test]
#[ignore = "reads a file of one's own"]
fn proposals_of_a_file() {
    let path = std::env::var("READING_FILE").unwrap();
    let source = std::fs::read_to_string(path).unwrap();
    let text = Text::new(&source).unwrap();
    let guess = document_of(&text, "");
    println!("{} | {}", guess.title, guess.date.text());
    for one in propose(&text, &Project::default(), &guess.date) {
        let sure = one.confidence;
        match one.what {
            What::Entity { name, aliases, kind, why, .. } => {
                println!(
                    "{sure:?}\t{name}\t{aliases:?}\t{}\t{why:?}\t{}",
                    kind.key(),
                    one.mentions.len()
                );
            }
            What::Date { date, .. } => println!("{sure:?}\t{}\t{:?}", date.text(), date.span()),
        }
    }
}
