//! How much of a statement is found, and how much besides.

use super::*;

const PORT: &str = "LE PORT DOIT RENDRE SES COMPTES

Communiqué du 4 avril 2023

Depuis janvier 2020, la Société du Bassin Nord (SBN) exploite les quais sans publier ses contrats. En mai 2019
déjà, une pétition réclamait ces textes. Le 17 juin 2021, le Conseil communal a demandé une copie des baux. Le
3 mars 2022, le tribunal a donné raison aux habitants. La lettre du 12/11/2022 est restée sans réponse, comme
celle du 8 février dernier.

Nous demandons que les baux soient publics avant le 30 juin 2023, et un débat ouvert du 5 au 7 septembre 2023.
Les travaux prévus en 2024 doivent attendre.

Signataires :
- Les Amis du Phare
- Collectif Marée Haute
- Fédération des pêcheurs de la côte
- Quai Libre
- Transparence Port (TP)
- Ligue des dockers
- Association des riverains du bassin
- Nordlicht
- Syndicat des bateliers
- Mouvement pour l’eau claire
- Atelier citoyen du canal
";

const SIGNATORIES: [&str; 11] = [
    "Les Amis du Phare",
    "Collectif Marée Haute",
    "Fédération des pêcheurs de la côte",
    "Quai Libre",
    "Transparence Port",
    "Ligue des dockers",
    "Association des riverains du bassin",
    "Nordlicht",
    "Syndicat des bateliers",
    "Mouvement pour l’eau claire",
    "Atelier citoyen du canal",
];

/// What else it names.
const OTHERS: [&str; 2] = ["Société du Bassin Nord", "Conseil communal"];

const DATES: [&str; 10] = [
    "4 avril 2023",
    "depuis janvier 2020",
    "mai 2019",
    "17 juin 2021",
    "3 mars 2022",
    "12 novembre 2022",
    "8 février 2023",
    "30 juin 2023",
    "5-7 septembre 2023",
    "2024",
];

#[test]
fn most_of_a_statement_is_found_and_little_besides() {
    let text = Text::new(PORT).unwrap();
    let guess = document_of(&text, "");
    let (mut names, mut dates) = (Vec::new(), Vec::new());
    for one in propose(&text, &Project::default(), &guess.date) {
        match one.what {
            What::Entity { name, .. } if one.confidence > Confidence::Weak => names.push(name),
            What::Entity { .. } => {}
            What::Date { date, .. } => dates.extend(date.span().copied()),
        }
    }
    let is_known = |name: &String| SIGNATORIES.iter().chain(&OTHERS).any(|known| known == name);
    let signed = SIGNATORIES.iter().filter(|known| names.iter().any(|name| name == *known)).count();
    assert!(signed >= 9, "{signed} of 11: {names:?}");
    let is_found =
        |date: &&&str| PartialDate::read(date).span().is_some_and(|expect| dates.contains(expect));
    let dated = DATES.iter().filter(is_found).count();
    assert!(dated * 10 >= DATES.len() * 8, "{dated} of {}: {dates:?}", DATES.len());
    let false_ones: Vec<&String> = names.iter().filter(|name| !is_known(name)).collect();
    assert!(false_ones.len() <= 2, "{false_ones:?}");
}
