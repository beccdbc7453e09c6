use super::super::samples::entity_id;
use super::*;

#[track_caller]
fn check(a: &str, b: &str, expect: Option<Reason>) {
    assert_eq!(same_name(a, b), expect, "{a} / {b}");
    assert_eq!(same_name(b, a), expect, "{b} / {a}");
}

#[test]
fn names_that_may_be_of_one_thing() {
    check("Échevine", "ECHEVINE ", Some(Reason::Name));
    check("S.N.C.F.", "SNCF", Some(Reason::Punctuation));
    check("Eau & Rivières", "eau et rivieres", Some(Reason::Punctuation));
    check("Total S.A.", "TOTAL", Some(Reason::LegalForm));
    check("SAS Le Cochon", "Le Cochon", Some(Reason::LegalForm));
    check("Paix asbl (association loi 1901)", "Paix", Some(Reason::LegalForm));
    check("Acme Ltd", "ACME GmbH", Some(Reason::LegalForm));
    check("Association Lilas", "Lilas", Some(Reason::LegalForm));
    check("Le Refuge", "REFUGE", Some(Reason::Article));
    check("L’Envol", "Envol", Some(Reason::Article));
    check("Association des Maires de France (AMF)", "AMF", Some(Reason::Acronym));
    check(
        "Association des Maires de France (AMF)",
        "ASSOCIATION DES MAIRES DE FRANCE",
        Some(Reason::Acronym),
    );
    check("CNIL", "CNIL (Commission Nationale Informatique et Libertés)", Some(Reason::Acronym));
    check("CNCC - Compagnie nationale des commissaires aux comptes", "CNCC", Some(Reason::Acronym));
    check(
        "ARF Association des régions de France",
        "Association des Régions de France",
        Some(Reason::Acronym),
    );
    check("Dupont Jean", "Jean DUPONT", Some(Reason::WordOrder));
}

#[test]
fn names_that_only_look_alike() {
    check("Association des Maires de France", "Association des Maires ruraux de France", None);
    check("Autorité des marchés (AMF)", "Association des Maires (AMF)", None);
    check("Ashoka (mécénat de compétences)", "Apic (mécénat de compétences)", None);
    check("SA", "SAS", None);
    check("", "", None);
    check("東京", "京東", None);
    check("Banque de France", "France", None);
}

#[test]
fn only_entities_of_one_kind_are_twins() {
    let mut project = Project::default();
    let rows = [
        (1, "Orange", EntityKind::Organisation),
        (2, "ORANGE SA", EntityKind::Organisation),
        (3, "Orange", EntityKind::Place),
        (4, "orange", EntityKind::Other("system".to_owned())),
    ];
    for (n, name, kind) in rows {
        project.entities.put(entity_id(n), Entity::named(name, kind));
    }
    let twins: Vec<_> =
        project.twins().into_iter().map(|t| (t.first, t.second, t.reason)).collect();
    let expect = [
        (1, 2, Reason::LegalForm),
        (1, 4, Reason::Name),
        (2, 4, Reason::LegalForm),
        (3, 4, Reason::Name),
    ];
    assert_eq!(twins, expect.map(|(a, b, reason)| (entity_id(a), entity_id(b), reason)));
}

#[test]
fn an_acronym_alone_makes_no_twins() {
    let mut project = Project::default();
    let mut put = |n, name, alias: &str| {
        let mut entity = Entity::named(name, EntityKind::Organisation);
        entity.add_alias(alias);
        project.entities.put(entity_id(n), entity);
    };
    put(1, "Agence française du gaz (AFG)", "");
    put(2, "Association de la gestion financière", "AFG");
    put(3, "Agence du Gaz", "AFG");
    let twins: Vec<_> =
        project.twins().into_iter().map(|t| (t.first, t.second, t.reason)).collect();
    let expect = [(1, 3, Reason::Acronym), (2, 3, Reason::Name)];
    assert_eq!(twins, expect.map(|(a, b, reason)| (entity_id(a), entity_id(b), reason)));
}

#[test]
fn aliases_count_and_a_thousand_of_one_name_stay_cheap() {
    let mut project = Project::default();
    for n in 0..1_000 {
        let mut entity = Entity::named(&format!("Nom {n}"), EntityKind::Organisation);
        entity.add_alias("le même");
        project.entities.put(entity_id(n), entity);
    }
    assert!(project.twins().len() <= 1_000 * NEAR);
}
