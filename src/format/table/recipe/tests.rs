use uuid::Uuid;

use super::*;
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::relations::{Relation, Sign, Strength};
use crate::format::Fresh;
use crate::format::csv_out::{Style, claims_csv, entities_csv, relations_csv};
use crate::format::issue::{Issue, Problem};
use crate::format::table::{Book, Cell, Sheet};

/// A sheet of text: cells parted by tabs, numbers as numbers.
fn sheet(name: &str, text: &str) -> Sheet {
    let cell = |text: &str| match text.parse() {
        _ if text.is_empty() => Cell::Empty,
        Ok(number) => Cell::Number(number),
        Err(_) => Cell::Text(text.replace("\\n", "\n")),
    };
    let rows = text.lines().map(|line| line.split('\t').map(cell).collect()).collect();
    Sheet { name: name.to_owned(), rows, ..Sheet::default() }
}

fn book(sheets: &[(&str, &str)]) -> Book {
    Book { sheets: sheets.iter().map(|(name, text)| sheet(name, text)).collect() }
}

fn make(book: &Book, recipe: &Recipe) -> Built {
    make_from(0, book, recipe)
}

/// What the book gives, new ids counted after this one.
fn make_from(mut n: u128, book: &Book, recipe: &Recipe) -> Built {
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let built = build(book, recipe, &mut Fresh { next_id: &mut next_id, now: 42 }, &mut |_| {});
    built.project.check_integrity().unwrap();
    built
}

/// What the book gives by the recipe it suggests.
fn read(sheets: &[(&str, &str)]) -> (Recipe, Built) {
    let book = book(sheets);
    let recipe = recognise(&book, Lang::Fr);
    let built = make(&book, &recipe);
    (recipe, built)
}

fn entity<'a>(built: &'a Built, name: &str) -> &'a Entity {
    let mut rows = built.project.entities.iter().map(|(_, row)| row.as_ref());
    rows.find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}: {:?}", names(built)))
}

fn names(built: &Built) -> Vec<&str> {
    built.project.entities.iter().map(|(_, row)| row.name.as_str()).collect()
}

fn relations(built: &Built) -> Vec<String> {
    let name = |id| built.project.entity_name(id);
    let text = |row: &Relation| format!("{} {} {}", name(row.source), row.kind, name(row.target));
    built.project.relations.iter().map(|(_, row)| text(row)).collect()
}

fn relation(built: &Built, n: usize) -> &Relation {
    built.project.relations.iter().nth(n).unwrap().1
}

fn problems(built: &Built) -> Vec<(usize, &Problem)> {
    built.issues.iter().map(|Issue { row, problem, .. }| (*row, problem)).collect()
}

#[track_caller]
fn check_shape(text: &str, shape: Shape, header: Option<usize>) {
    let recipe = recognise(&book(&[("", text)]), Lang::Fr);
    assert_eq!((recipe.sheets[0].shape, recipe.sheets[0].header), (shape, header), "{recipe:#?}");
}

#[test]
fn shapes_are_recognised() {
    check_shape("Label\tType\tTags\nCap\torg\ta|b", Shape::Actors, Some(0));
    check_shape("From\tTo\tDirection\nA\tB|C\tmutual", Shape::Relations, Some(0));
    check_shape("De\tVers\nA\tB", Shape::Relations, Some(0));
    check_shape("Source\tTarget\tType\tWeight\n1\t2\tDirected\t3", Shape::Relations, Some(0));
    check_shape("\tA\tB\nA\t0\t1\nB\t1\t0", Shape::Matrix, Some(0));
    check_shape(
        "Date\tTitre\tTexte\n2016-12-01\tSommet\tx\n2017\tBilan\ty",
        Shape::Events,
        Some(0),
    );
    check_shape(
        "Titre\tDescription\tResponsable\tÉcheance\tStatut\nLettre\tx\tNadia\tmai 2027\tplanned",
        Shape::Actions,
        Some(0),
    );
    check_shape("Raison sociale\tDirigeant\nLune\tMme Ève Dune", Shape::Register, Some(0));
    check_shape("Nom\tPrénom\tOrganisation\nDUNE\tÈve\tLune", Shape::Register, Some(0));
    check_shape("Alice\tBob\nBob\tChloé\nAlice\tChloé", Shape::Relations, None);
    check_shape("Alice\naime\nBob", Shape::Actors, None);
    check_shape("", Shape::Skip, None);
}

#[test]
fn headers_may_stand_low() {
    let rows = "Registre de la ville\n\nImprimé le 3 mai\n\n\n\nNom\tType\tNotes\nLune\tassociation\tVue en mai";
    check_shape(rows, Shape::Actors, Some(6));
    let (_, built) = read(&[("Liste", rows)]);
    assert_eq!(names(&built), ["Lune"]);
    assert_eq!(built.counts.claims, 1);
    // Two rows could be the headers: the reader chooses another one.
    let sheet = sheet("", "Nom\tType\nName\tKind\nLune\torg");
    assert_eq!(header_candidates(&sheet), [0, 1]);
    let columns = columns_of(&sheet, Shape::Actors, Some(1), &Words::default());
    assert_eq!(columns[0].usage, Use::Name);
}

#[test]
fn actors_take_all_their_columns() {
    let (recipe, built) = read(&[(
        "Elements",
        "ID\tLabel\tType\tTags\tAlias\tRôle\tURL\tDescription\tNote\tSource\tBudget\n\
         a1\tLune\tassociation\tnuit|ciel\tL. ; La Lune\tallié\thttps://lune.example\tUn texte.\tVue en mai\tLettre\t0\n\
         a2\tÈve Dune\tpersonne\t\t\tcible\t\t\t\tSite\t12,5\n\
         a3\tChose\tsystem\t\t\t-2\t\t\t\t\t",
    )]);
    assert_eq!(built.counts.entities(), 3, "{recipe:#?}");
    let lune = entity(&built, "Lune");
    assert_eq!(lune.kind, EntityKind::Organisation);
    assert_eq!(lune.tags, ["nuit", "ciel", "association"]);
    assert_eq!(lune.aliases, ["L.", "La Lune"]);
    assert_eq!(lune.stance.map(crate::domain::entities::Stance::value), Some(2));
    assert_eq!(
        (lune.url.as_str(), lune.description.as_str()),
        ("https://lune.example", "Un texte.")
    );
    assert_eq!(lune.origin.as_deref(), Some("a1"));
    // A value of 0 is a value.
    assert_eq!((lune.fields[0].name.as_str(), lune.fields[0].value.as_str()), ("Budget", "0"));
    let eve = entity(&built, "Ève Dune");
    assert!(eve.is_target);
    assert_eq!(
        eve.fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(),
        ["12,5", "Site"]
    );
    assert_eq!(entity(&built, "Chose").kind, EntityKind::Other("system".to_owned()));
    assert_eq!(problems(&built), [(4, &Problem::UnknownKind("system".to_owned()))]);
    let claim = built.project.claims.iter().next().unwrap().1.clone();
    assert_eq!(claim.text, "Vue en mai");
    assert_eq!(claim.source, crate::domain::claims::Source::Text("Lettre".to_owned()));
}

#[test]
fn the_first_myspot_wrote_people_and_years_as_numbers() {
    let (recipe, built) = read(&[(
        "",
        "id\tname\ttype\talias\tdesc\tdate\trole\ttags\n\
         id_1\tComité\torg\tCdC, le Comité\tx\t1976\tally\tquartier,mobilité\n\
         id_2\tÈve\t\t\t\t46082\t\t\n\
         id_3\t\torg\tsans nom\t\t\t\t",
    )]);
    let comite = entity(&built, "Comité");
    assert_eq!(comite.aliases, ["CdC", "le Comité"]);
    assert_eq!(comite.tags, ["quartier", "mobilité"]);
    assert_eq!(comite.date.text(), "1976");
    assert_eq!(entity(&built, "Ève").kind, EntityKind::Person);
    // One of two numbers is a day that a spreadsheet counted.
    assert!(recipe.dates.serials);
    assert_eq!(entity(&built, "Ève").date.text(), "2026-03-01");
    assert_eq!(problems(&built), [(4, &Problem::NoName)]);
    assert_eq!(built.counts.kept, 1);
}

#[test]
fn days_that_are_numbers_count_as_their_sheet_does() {
    for (is_1904, expect) in [(false, "2026-03-01"), (true, "2030-03-02")] {
        let mut book = book(&[("", "Nom\tDate\nLune\t46082")]);
        book.sheets[0].is_1904 = is_1904;
        let built = make(&book, &recognise(&book, Lang::Fr));
        assert_eq!(entity(&built, "Lune").date.text(), expect);
    }
}

#[test]
fn relations_between_listed_and_unlisted_names() {
    let (_, built) = read(&[
        (
            "Connections",
            "From\tTo\tDirection\tType\tStrength\tStart\tEnd\tMontant\n\
                         Lune\tSOLEIL|Mars\tmutual\taide\t3\t2016-01-01\t2017-01-01\t0\n\
                         Lune\t\tdirected\taide\t\t\t\t\n\
                         Mars\tMars\tdirected\tse parle\t0\t\t\t\n\
                         Mars\tLune\tdirected\tcite\t9\t\t\t\n\
                         lune\tsoleil\tmutual\taide\t3\t2016-01-01\t2017-01-01\t",
        ),
        ("Elements", "Label\tType\nLune\torganisation\nSoleil\tpersonne"),
        ("Notes (ignore)", "Nom\nRien"),
    ]);
    assert_eq!(names(&built), ["Lune", "Soleil", "Mars"]);
    assert_eq!(
        relations(&built),
        ["Lune aide Soleil", "Lune aide Mars", "Mars se parle Mars", "Mars cite Lune"]
    );
    let aide = relation(&built, 0);
    assert!(aide.mutual && aide.date.is_dated());
    // 9 is the strongest of this column: 3 is not 3 on our scale, and stays readable.
    assert_eq!(aide.strength, Strength::new(2));
    assert_eq!(aide.description, "Strength : 3\nMontant : 0");
    assert_eq!(relation(&built, 2).strength, Strength::new(0));
    let expect = [
        (2, &Problem::Unlisted("Mars".to_owned())),
        (3, &Problem::NoEnd("To".to_owned())),
        (6, &Problem::Repeated),
    ];
    assert_eq!(problems(&built), expect);
}

#[test]
fn ids_join_nodes_and_edges() {
    let (_, built) = read(&[
        ("Nodes", "Id\tLabel\n1\tLune\n2\tSoleil\n2\tMars"),
        ("Edges", "Source\tTarget\tType\tWeight\n1\t2\tUndirected\t1\n2\tLune [1]\tDirected\t0,5"),
    ]);
    assert_eq!(relations(&built), ["Lune lié à Soleil", "Soleil lié à Lune"]);
    assert!(relation(&built, 0).mutual);
    assert_eq!(problems(&built), [(4, &Problem::RepeatedId("2".to_owned()))]);
    assert_eq!(entity(&built, "Lune").origin, None);
}

#[test]
fn ids_tell_homonyms_apart() {
    let nodes = "Id\tLabel\tVille\n1\tMartin\tLyon\n2\tMARTIN\tMons\n2\tMartin\tMons\n3\tLune\t";
    let edges = "Source\tTarget\tType\n2\t3\tDirected\nMartin\t3\tDirected";
    let (_, built) = read(&[("Nodes", nodes), ("Edges", edges)]);
    assert_eq!(names(&built), ["Martin", "MARTIN", "Lune"]);
    assert_eq!(relations(&built), ["MARTIN lié à Lune", "Martin lié à Lune"]);
    let expect = [
        (3, &Problem::Homonym("MARTIN".to_owned())),
        (3, &Problem::Ambiguous("Martin".to_owned())),
    ];
    assert_eq!(problems(&built), expect);
    // Names join rows without ids, and those of sheets that count each from 1.
    let (_, built) = read(&[("", "Label\tTags\nMartin\ta\nMartin\tb")]);
    assert_eq!(entity(&built, "Martin").tags, ["a", "b"]);
    let (_, built) = read(&[("A", "Id\tLabel\n1\tMars\n2\tLune"), ("B", "Id\tLabel\n4\tLune")]);
    assert_eq!(names(&built), ["Mars", "Lune"]);
}

#[test]
fn relations_that_say_more_lose_nothing() {
    let edges = "From\tTo\tType\tStrength\tSign\tDescription\tNote\tSource\n\
         A\tB\taide\t\t\tMontant : 50\tVu\tLettre\n\
         A\tB\taide\t4\t+\tMontant : 5\tVu\tSite\n\
         A\tB\tAide\t4\t\tMontant : 50\tVu\tSite\n\
         A\tB\taide\t4\t-\t\t\t";
    let (_, built) = read(&[("", edges)]);
    assert_eq!(relations(&built), ["A aide B", "A aide B"]);
    let aide = relation(&built, 0);
    assert_eq!((aide.sign, aide.strength), (Some(Sign::Plus), Strength::new(4)));
    assert_eq!(aide.description, "Montant : 50\nMontant : 5");
    assert_eq!(relation(&built, 1).sign, Some(Sign::Minus));
    assert_eq!(built.counts.claims, 2);
    assert_eq!(problems(&built), [(4, &Problem::Repeated)]);
}

#[test]
fn parallel_relations_with_ids_stay_parallel() {
    let (_, built) = read(&[(
        "",
        "Id\tFrom\tTo\tType\n1\tA\tB\taide\n2\tA\tB\taide\n2\tA\tB\taide\n\tA\tB\taide",
    )]);
    assert_eq!(relations(&built), ["A aide B", "A aide B"]);
    assert_eq!(problems(&built), [(4, &Problem::Repeated), (5, &Problem::Repeated)]);
}

#[test]
fn our_ids_come_back_and_none_serves_twice() {
    let id = |n: u128| Uuid::from_u128(n << 64);
    let nodes = format!("id\tNom\n{0}\tLune\n{0}\tMars\n{1}\tSoleil\n", id(1), id(2));
    let edges = format!("id\tDe\tVers\n{0}\tLune\tMars|Soleil\n{0}\t{1}\tLune", id(3), id(2));
    let (_, built) = read(&[("Nodes", &nodes), ("Edges", &edges)]);
    assert_eq!(names(&built), ["Mars", "Lune", "Soleil"]);
    let ids: Vec<Uuid> = built.project.entities.iter().map(|(id, _)| id.into()).collect();
    assert_eq!(ids[1..], [id(1), id(2)]);
    assert_eq!(built.project.relations.len(), 3);
    assert!(built.project.relations.iter().any(|(it, _)| Uuid::from(it) == id(3)));
    assert_eq!(problems(&built), [(3, &Problem::RepeatedId(id(1).to_string()))]);
}

#[test]
fn our_own_lists_come_back_by_id() {
    use crate::domain::label::Noun;
    use crate::domain::merge::{Counts, Plan, Scope};
    let project = crate::domain::samples::triangle();
    for style in Style::ALL {
        let lists =
            [entities_csv(&project, style, Lang::Fr), relations_csv(&project, style, Lang::Fr)];
        let mut book = Book::default();
        for list in lists {
            let list = list.replace("\"a\"", "\"renamed\"");
            let (part, ..) = crate::format::table::read(
                "liste.csv",
                list.as_bytes(),
                &crate::format::table::Decoding::default(),
                &mut |_| {},
            )
            .unwrap();
            book.sheets.extend(part.sheets);
        }
        let recipe = recognise(&book, Lang::Fr);
        let built = make(&book, &recipe);
        let plan = Plan::new(&project, &built.project, Scope::Sheets);
        assert_eq!(plan.counts(Noun::Entity), Counts { new: 0, changed: 1, same: 2 });
        assert_eq!(plan.counts(Noun::Relation), Counts { new: 0, changed: 0, same: 3 });
    }
}

#[test]
fn our_own_list_of_claims_comes_back_alone() {
    use crate::domain::claims::{Bearing, Claim, Grade, Nature, Source};
    use crate::domain::date::PartialDate;
    use crate::domain::label::Noun;
    use crate::domain::merge::{Counts, Plan, Scope, with_known_kinds};
    use crate::domain::samples::{claim_id, entity_id, relation_id};
    use crate::domain::turns::{Turns, at_once};
    let mut project = crate::domain::samples::triangle();
    project.entities.put(entity_id(7), Entity::named("Rapport", EntityKind::Document));
    project.entities.put(entity_id(8), Entity::named("Ada", EntityKind::Person));
    let full = Claim {
        nature: Nature::Hypothesis,
        source: Source::Document(entity_id(7)),
        quote: "; \"tout\"\nou rien".to_owned(),
        page: "3".to_owned(),
        bearing: Bearing::Contradicts,
        grade: Grade::read("B2").unwrap(),
        date: PartialDate::read("2016-12-07"),
        when: PartialDate::read("1976"),
        stance: Stance::new(-2),
        is_private: true,
        ..Claim::new(entity_id(8).into(), "a dit oui")
    };
    project.claims.put(claim_id(1), full);
    let source = Source::Text("Le Soir".to_owned());
    let of_relation = Claim { source, ..Claim::new(relation_id(1).into(), "c’est écrit") };
    project.claims.put(claim_id(2), of_relation);
    for (style, lang) in Style::ALL.into_iter().zip(Lang::ALL) {
        let list = claims_csv(&project, style, lang);
        let decoding = crate::format::table::Decoding::default();
        let (book, ..) =
            crate::format::table::read("l.csv", list.as_bytes(), &decoding, &mut |_| {}).unwrap();
        let recipe = recognise(&book, Lang::Fr);
        assert_eq!(recipe.sheets[0].shape, Shape::Claims);
        let built = make_from(1 << 80, &book, &recipe);
        assert_eq!(problems(&built), []);
        let guessed = built.guessed.iter().copied().collect();
        let turns = Turns::none();
        let told = at_once(with_known_kinds(&project, &built.project, &guessed, &turns));
        let plan = Plan::new(&project, &told, Scope::Sheets);
        let changed: Vec<_> = plan
            .rows
            .iter()
            .filter(|row| row.state != crate::domain::merge::State::Same)
            .map(|row| &row.record)
            .collect();
        assert_eq!(changed, Vec::<&crate::domain::record::Record>::new());
        assert_eq!(plan.counts(Noun::Claim), Counts { new: 0, changed: 0, same: 2 });
    }
}

#[test]
fn claims_that_people_list() {
    let list = "Affirmation\tConcerne\tSource\tCotation\tAvis\n\
        a signé\tAda ; Guy\tLe Soir\tB2\tsûr\n\
        promet\tAda → aide → Guy\tRapport\tZ9\t\n\
        \tAda\tLe Soir\t\t\n\
        seul\t\t\t\t\n";
    let (recipe, built) = read(&[("Acteurs", "Nom\tType\nRapport\tdocument\n"), ("", list)]);
    assert_eq!(recipe.sheets[1].shape, Shape::Claims);
    let shown: Vec<_> = built
        .project
        .claims
        .iter()
        .map(|(_, row)| {
            let source = match &row.source {
                crate::domain::claims::Source::Text(text) => text.clone(),
                crate::domain::claims::Source::Document(id) => {
                    format!("[{}]", built.project.entity_name(*id))
                }
            };
            (built.project.title(row.about), row.text.as_str(), source, row.grade.text())
        })
        .collect();
    let row = |about: &str, text, source: &str, grade: &str| {
        (about.to_owned(), text, source.to_owned(), grade.to_owned())
    };
    let expect = [
        row("Ada", "a signé", "Le Soir", "B2"),
        row("Guy", "a signé", "Le Soir", "B2"),
        row("Ada → aide → Guy", "promet", "[Rapport]", ""),
    ];
    assert_eq!(shown, expect);
    let off = Problem::OffScale { field: "Cotation".to_owned(), value: "Z9".to_owned() };
    let expect = [(3, &off), (4, &Problem::NoText), (5, &Problem::NoEnd("Concerne".to_owned()))];
    assert_eq!(problems(&built), expect);
    assert_eq!(built.project.kept.len(), 2);
}

#[test]
fn ids_of_ends_are_surer_than_their_names() {
    let id = |n: u128| Uuid::from_u128(n << 64);
    let list = format!(
        "Id\tDe (id)\tVers (id)\tDe\tRelation\tVers\n\
         {0}\t{1}\t{2}\tMartin\taide\tMartin\n\
         {3}\t{2}\t\tMartin\taide\tLune\n\
         {4}\t{2}\t{1}\t\taide\tautre\n",
        id(5),
        id(1),
        id(2),
        id(6),
        id(7),
    );
    let (_, built) = read(&[("", &list)]);
    let ids: Vec<Uuid> = built.project.entities.iter().map(|(id, _)| id.into()).collect();
    assert_eq!(ids[1..], [id(1), id(2)]);
    assert_eq!(relations(&built), ["Martin aide Martin", "Martin aide Lune", "Martin aide Martin"]);
    let last = relation(&built, 2);
    assert_eq!([last.source, last.target].map(Uuid::from), [id(2), id(1)]);
    assert_eq!(problems(&built), [(2, &Problem::Homonym("Martin".to_owned()))]);
    let (_, built) = read(&[("", "From (id)\tTo (id)\nA\tB")]);
    assert_eq!(relations(&built), ["A lié à B"]);
}

#[test]
fn a_prsm_workbook_gives_factors_and_links() {
    let (_, built) = read(&[
        (
            "Factors",
            "Label\tNote\tStyle\tx\ty\tEnjeu\nEau\tRare en été\t3\t12\t-40\tfort\nSol\t\t1\t0\t0\t",
        ),
        ("Links", "From\tTo\tLabel\tNote\tStyle\nEau\tSol\tnourrit\tVu en mai\t2\nSol\tEau\t\t\t1"),
    ]);
    assert_eq!(names(&built), ["Eau", "Sol"]);
    assert_eq!(relations(&built), ["Eau nourrit Sol", "Sol lié à Eau"]);
    assert_eq!(relation(&built, 0).description, "Style : 2");
    let claims: Vec<_> = built.project.claims.iter().map(|(_, row)| row.text.as_str()).collect();
    assert_eq!(claims, ["Rare en été", "Vu en mai"]);
    let fields: Vec<_> = entity(&built, "Eau")
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field.value.as_str()))
        .collect();
    assert_eq!(fields, [("Style", "3"), ("x", "12"), ("y", "-40"), ("Enjeu", "fort")]);
    assert_eq!(problems(&built), []);
}

#[test]
fn hidden_sheets_are_set_aside() {
    let mut book = book(&[("A", "Nom\tVille\nLune\tLyon"), ("B", "Nom\tVille\nMars\tMons")]);
    book.sheets[1].is_hidden = true;
    let recipe = recognise(&book, Lang::Fr);
    assert_eq!(recipe.sheets[1].shape, Shape::Skip);
    assert_eq!(names(&make(&book, &recipe)), ["Lune"]);
}

#[test]
fn a_matrix_keeps_those_whom_nothing_ties() {
    let (_, built) = read(&[("", "\tA\tB\tC\nA\t0\t2\t\nB\t2\t0\t\nC\t\t\t")]);
    assert_eq!(names(&built), ["A", "B", "C"]);
    assert_eq!(relations(&built), ["A lié à B"]);
    assert!(relation(&built, 0).mutual);
    assert_eq!(relation(&built, 0).strength, Strength::new(2));
    let (_, built) = read(&[("", "Acteur\tA\tB\nA\t1\t-3\nB\t+\tfinance")]);
    assert_eq!(relations(&built), ["A lié à A", "A lié à B", "B lié à A", "B finance B"]);
    assert_eq!(relation(&built, 1).sign, Some(Sign::Minus));
    assert_eq!(relation(&built, 2).sign, Some(Sign::Plus));
}

#[test]
fn events_have_dates_and_company() {
    let (_, built) = read(&[(
        "Chronologie",
        "Événement\tDébut\tFin\tPersonnes\nSommet\t12/07/2016\t12/09/2016\tÈve Dune ; Lune\nBilan\t12/25/2017\t\t\nBientôt\tun jour\t\t",
    )]);
    let sommet = entity(&built, "Sommet");
    assert_eq!(sommet.kind, EntityKind::Event);
    // The 25th can be no month.
    assert_eq!(sommet.date.text(), "2016-12-07 – 2016-12-09");
    assert!(sommet.date.is_dated());
    assert_eq!(relations(&built), ["Ève Dune lié à Sommet", "Lune lié à Sommet"]);
    let undated = Problem::Undated { field: "Début".to_owned(), value: "un jour".to_owned() };
    assert_eq!(problems(&built), [(4, &undated)]);
}

const REGISTER: &str = "Raison sociale\tSigle\tCatégorie\tDirigeant\tPersonnes bénéficiaires\tNoms des clients\tVide\tBudget\n\
    Ligue des Marées\tLDM\tAssociation\tMadame Ève DUNE (Présidente)\tMadame Ève DUNE - Monsieur Guy ROC - Monsieur\tLDM (Ligue des Marées), Port Nord, Phare du Sud\t\t[u'Entre 1 et 2 \\u20ac', u'P\\xeache']\n\
    PORT NORD\t\tEntreprise privée\tMonsieur ROC Guy (Gérant)\t\tLa liste est consultable sur notre site\t\t['x', 'y']";

#[test]
fn registers_give_organisations_people_and_clients() {
    let (recipe, built) = read(&[("", REGISTER)]);
    assert_eq!(recipe.sheets[0].shape, Shape::Register);
    assert_eq!(
        names(&built),
        ["Ligue des Marées", "PORT NORD", "Phare du Sud", "Ève Dune", "Guy Roc"]
    );
    assert_eq!(
        relations(&built),
        [
            "Ligue des Marées représente PORT NORD",
            "Ligue des Marées représente Phare du Sud",
            "Ève Dune dirige Ligue des Marées",
            "Guy Roc travaille pour Ligue des Marées",
            "Guy Roc dirige PORT NORD",
        ]
    );
    let ligue = entity(&built, "Ligue des Marées");
    assert_eq!(ligue.aliases, ["LDM", "LDM (Ligue des Marées)"]);
    assert_eq!(ligue.tags, ["Association"]);
    assert_eq!(ligue.fields[0].value, "Entre 1 et 2 € | Pêche");
    assert_eq!(relation(&built, 2).description, "Présidente");
    let not_a_name =
        |field: &str, value: &str| Problem::NotAName { field: field.into(), value: value.into() };
    assert_eq!(
        problems(&built),
        [
            (2, &not_a_name("Personnes bénéficiaires", "Monsieur")),
            (3, &not_a_name("Noms des clients", "La liste est consultable sur notre site")),
        ]
    );
}

#[test]
fn a_person_a_row_and_one_who_is_alone() {
    let (_, built) = read(&[(
        "",
        "Organisme\tNature de l'organisme\tNom de famille\tPrénom\tFonction\tSexe\n\
         LUNE\tEntreprise privée\tDE LA DUNE\tÈve\tDirectrice des relations\tF\n\
         Lune\tEntreprise privée\tROC\tGuy\tPrésident\tH\n\
         OURS PAUL\tPersonne physique\tOURS\tPaul\tà son compte\tH\n\
         \t\tSEUL\tAnne\t\tF",
    )]);
    assert_eq!(names(&built), ["LUNE", "Ève de la Dune", "Guy Roc", "Paul Ours", "Anne Seul"]);
    assert_eq!(relations(&built), ["Ève de la Dune travaille pour LUNE", "Guy Roc dirige LUNE"]);
    assert_eq!(entity(&built, "Guy Roc").fields[0].value, "H");
    assert_eq!(entity(&built, "Paul Ours").kind, EntityKind::Person);
    assert_eq!(entity(&built, "LUNE").tags, ["Entreprise privée"]);
    assert_eq!(
        built.counts,
        Counts { people: 4, organisations: 1, relations: 2, ..Counts::default() }
    );
}

#[test]
fn actions_become_cards() {
    let (_, built) = read(&[(
        "",
        "Titre\tDescription\tResponsable\tÉcheance\tStatut\nLettre\tDeux pages\tNadia\tmai 2027\tplanned\n\tx\t\t\t",
    )]);
    let card = built.project.cards.iter().next().unwrap().1.clone();
    assert_eq!((card.method.as_str(), card.text.as_str()), ("action", "Lettre"));
    let body = r#"{"deadline":"mai 2027","description":"Deux pages","responsible":"Nadia","state":"todo"}"#;
    assert_eq!(serde_json::to_string(&card.body).unwrap(), body);
    assert_eq!(problems(&built), [(3, &Problem::NoName)]);
}

#[test]
fn traps_of_cells() {
    let mut book = book(&[(
        "",
        "Nom\tNom\tType\tFormule\n\u{200f}Lune\u{200b}\tautre\torg\t=1+1\nLUNE\t\tpersonne\t'=2",
    )]);
    book.sheets[0].rows.push(vec![
        Cell::Text("Mars".into()),
        Cell::Error("#N/A".into()),
        Cell::Empty,
        Cell::Bool(true),
    ]);
    book.sheets[0].rows.push(vec![Cell::Text("\u{200b} ".into())]);
    let built = make(&book, &recognise(&book, Lang::Fr));
    // A person is no organisation, whatever the name.
    assert_eq!(names(&built), ["Lune", "LUNE", "Mars"]);
    let lune = entity(&built, "Lune");
    assert_eq!(
        lune.fields.iter().map(|field| field.value.as_str()).collect::<Vec<_>>(),
        ["autre", "=1+1"]
    );
    assert_eq!(entity(&built, "LUNE").fields[0].value, "=2");
    assert_eq!(entity(&built, "Mars").fields[0].value, "oui");
    assert_eq!(
        problems(&built),
        [(4, &Problem::BadCell { field: "Nom".to_owned(), value: "#N/A".to_owned() })]
    );
}

#[test]
fn a_recipe_is_kept_and_used_for_the_next_file() {
    let first = book(&[("Liste", "Nom\tBudget\tType\nLune\t1\torg")]);
    let mut recipe = recognise(&first, Lang::En);
    recipe.sheets[0].columns[1].usage = Use::Ignore;
    let text = serde_json::to_string(&recipe).unwrap();
    let recipe: Recipe = serde_json::from_str(&text).unwrap();
    // Columns moved, one is new, one is gone.
    let built = make(
        &book(&[("liste", "Ville\tBUDGET\tNom\nLyon\t2\tMars"), ("Autre", "Nom\nX")]),
        &recipe,
    );
    assert_eq!(names(&built), ["Mars"]);
    assert_eq!(entity(&built, "Mars").fields.len(), 1);
    let told: Vec<_> =
        built.issues.iter().map(|issue| (issue.part.as_str(), &issue.problem)).collect();
    assert_eq!(
        told,
        [("liste", &Problem::NoColumn("Type".to_owned())), ("Autre", &Problem::NoRecipe)]
    );
}

#[test]
fn a_sample_shows_the_first_rows_and_counts_all() {
    let book = book(&[("", REGISTER)]);
    let recipe = recognise(&book, Lang::Fr);
    let sample = sample(&book, &recipe, 1);
    assert_eq!(sample.counts, make(&book, &recipe).counts);
    assert!(sample.made.iter().all(|made| (made.sheet, made.row) == (0, 2)));
    let entity =
        What::Entity {
            name: "Ligue des Marées".into(), kind: "organisation".into(), is_new: true
        };
    assert_eq!(sample.made[0].what, entity);
    let relation = What::Relation {
        source: "Guy Roc".into(),
        kind: "travaille pour".into(),
        target: "Ligue des Marées".into(),
    };
    assert!(sample.made.iter().any(|made| made.what == relation));
}

#[test]
fn one_after_the_other_gives_one_network() {
    use crate::domain::merge::{Mode, Plan, Scope};
    let (_, first) = read(&[("", REGISTER)]);
    let (_, second) = read(&[(
        "",
        "Organisme\tNom de famille\tPrénom\nLIGUE DES MAREES\tDUNE\tÈve\nPhare  du sud\tROC\tGuy",
    )]);
    // Ids of another file.
    let mut moved = crate::domain::project::Project::default();
    for (n, (_, row)) in (1_000..).zip(second.project.entities.iter()) {
        moved.entities.put(crate::domain::samples::entity_id(n), row.as_ref().clone());
    }
    let plan = Plan::new(&first.project, &moved, Scope::Whole);
    let all = plan.applied(&first.project, &moved, Mode::Merge, 9);
    assert_eq!(all.entities.len(), first.project.entities.len());
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    fn cell() -> impl Strategy<Value = Cell> {
        let word = prop::sample::select(vec![
            "Nom",
            "Type",
            "From",
            "To",
            "Dirigeant",
            "Noms des clients",
            "Date",
            "a - b ; c",
            "['x",
            "(",
            "12/13/2014",
            "\u{202e}x",
            "-1",
            "Monsieur",
            "=1",
            "A",
            "B",
            "é",
            "|",
            "Prénom",
            "Organisme",
            "Poids",
        ]);
        prop_oneof![
            Just(Cell::Empty),
            word.prop_map(|text| Cell::Text(text.to_owned())),
            ".{0,12}".prop_map(Cell::Text),
            any::<f64>().prop_map(Cell::Number),
            Just(Cell::Number(0.0)),
            any::<bool>().prop_map(Cell::Bool),
            Just(Cell::Error("#REF!".to_owned())),
            Just(Cell::Date("2016-05-01".to_owned())),
        ]
    }

    proptest! {
        #[test]
        fn anything_is_read_in_any_shape(rows in prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..8), shape in 0..Shape::ALL.len()) {
            let book = Book { sheets: vec![Sheet { rows, ..Sheet::default() }] };
            let mut recipe = recognise(&book, Lang::Fr);
            make(&book, &recipe);
            let of = &mut recipe.sheets[0];
            of.shape = Shape::ALL[shape];
            of.columns = columns_of(&book.sheets[0], of.shape, of.header, &Words::default());
            let built = make(&book, &recipe);
            prop_assert_eq!(sample(&book, &recipe, 3).counts, built.counts);
        }
    }
}

/// The shape of each table of one sheet, with how many rows stand above it, and what it gives.
fn stacked(text: &str) -> (Vec<(Shape, usize)>, Built) {
    let mut book = book(&[("Carte", text)]);
    part_tables(&mut book);
    let recipe = recognise(&book, Lang::Fr);
    let shapes = recipe.sheets.iter().zip(&book.sheets);
    let shapes = shapes.map(|(of, sheet)| (of.shape, sheet.above)).collect();
    (shapes, make(&book, &recipe))
}

#[test]
fn tables_one_under_the_other_are_told_apart() {
    let elements = "Label\tType\tPopulation\nLune\torganisation\t12\nÈve Dune\tperson\t\n";
    let connections = "From\tTo\tType\nÈve Dune\tLune\tdirige\n\tLune\tfinance\n";
    let (shapes, built) = stacked(&format!("{elements}\n\n{connections}"));
    assert_eq!(shapes, [(Shape::Actors, 0), (Shape::Relations, 5)]);
    assert_eq!(names(&built), ["Lune", "Ève Dune"]);
    assert_eq!(relations(&built), ["Ève Dune dirige Lune"]);
    // Rows are counted as the sheet counts them.
    assert_eq!(problems(&built), [(8, &Problem::NoEnd("From".to_owned()))]);

    let (shapes, built) =
        stacked(&format!("{connections}\n\n\n{elements}\n\nNom\tDate\nLune\t1999"));
    assert_eq!(shapes.iter().map(|(_, above)| *above).collect::<Vec<_>>(), [0, 6, 11]);
    assert_eq!((shapes[0].0, shapes[1].0), (Shape::Relations, Shape::Actors));
    assert_eq!(built.counts.relations, 1);
}

#[test]
fn a_table_with_blank_rows_in_it_stays_whole() {
    #[track_caller]
    fn check(text: &str) {
        assert_eq!(stacked(text).0.len(), 1, "{text}");
    }
    let list = "Nom\tType\nLune\torganisation\nÈve\tperson\n";
    // What follows is a record, the same headers again, or headers of nothing.
    check(&format!("{list}\n\nSoleil\torganisation\nMars\torganisation"));
    check(&format!("{list}\n\nNom\tType\nMars\torganisation"));
    check(&format!("{list}\n\nTotal\t2\nMoyenne\t1"));
    check(&format!("{list}\n\nDe\tVers"));
    // One blank row alone parts nothing, and no more does one word.
    check(&format!("{list}\nDe\tVers\nLune\tÈve"));
    check(&format!("{list}\n\nNotes\nVue en mai"));
    // A word of the list is no header.
    check("Élément\tType\nLabel\tacteur\nLune\tacteur\n\n\nLabel\tType\nMars\tx");
    // What stands above is about the file.
    check("Registre\n\nImprimé le 3 mai\n\n\nNom\tType\nLune\torganisation");
    check("Nom\tRegistre\nDate\t3 mai\n\n\nNom\tType\tNotes\nLune\torganisation\tx");
}

#[test]
fn kinds_that_nothing_says_are_guesses() {
    #[track_caller]
    fn check(name: &str, text: &str, expect: &[&str]) {
        let built = read(&[(name, text)]).1;
        let mut guessed: Vec<_> =
            built.guessed.iter().map(|id| built.project.entity_name(*id)).collect();
        guessed.sort_unstable();
        assert_eq!(guessed, expect, "{name}");
    }
    check("", "Nom\tType\tVille\nAda\tPersonne\tHuy\nIbis\t\tMons\n", &["Ibis"]);
    check("", "De\tRelation\tVers\nAda\tsoutient\tIbis\n", &["Ada", "Ibis"]);
    check("Événements", "Événement\tDate\nAppel\t7/12/2016\n", &[]);
    let register = "Organisation\tDirigeants\tClients\nIbis\tAda Lovelace\tDodo - Emeu\nOtis\tZoé Blum\tDodo\n";
    check("", register, &[]);
}

#[test]
fn our_own_words_and_fields_come_back() {
    let list = "Nom;Nature;Position;Cible;Nous;Champ : Budget\n\
        Ada;personne;allié actif;;oui;12\nGuy;personne;opposé actif;oui;;\n\
        Zoé;personne;plutôt opposé;non;;\n";
    let (_, built) = read(&[("", &list.replace(';', "\t"))]);
    let ada = entity(&built, "Ada");
    assert_eq!((ada.stance.map(Stance::value), ada.is_us, ada.is_target), (Some(2), true, false));
    assert_eq!((ada.fields[0].name.as_str(), ada.fields[0].value.as_str()), ("Budget", "12"));
    let guy = entity(&built, "Guy");
    assert_eq!((guy.stance.map(Stance::value), guy.is_us, guy.is_target), (Some(-2), false, true));
    let zoe = entity(&built, "Zoé");
    assert_eq!((zoe.stance.map(Stance::value), zoe.is_target), (Some(-1), false));
    assert_eq!(problems(&built), []);

    let (_, built) = read(&[("", "De\tVers\tRelation\tForce\nAda\tGuy\taide\t3 · forte\n")]);
    let row = relation(&built, 0);
    assert_eq!((row.strength.map(Strength::value), row.description.as_str()), (Some(3), ""));
}

#[test]
fn a_date_and_an_end_are_one_time() {
    let check = |text: &str, expect: &str, field: &str| {
        let (_, built) = read(&[("", &text.replace(';', "\t"))]);
        let row = entity(&built, "Sommet");
        let fields: Vec<&str> = row.fields.iter().map(|field| field.value.as_str()).collect();
        assert_eq!((row.date.text(), fields.join("|").as_str()), (expect, field));
    };
    let days = "7 décembre 2016 – 9 décembre 2016";
    check("Nom;Date;Date de fin\nSommet;7 décembre 2016;9 décembre 2016\n", days, "");
    check(
        "Nom;Date;Date de début;Date de fin\nSommet;mai 2016;7 décembre 2016;9 décembre 2016\n",
        days,
        "mai 2016",
    );
    for end in ["à définir", "?", "voir annexe"] {
        let text = format!("Nom;Début;Fin\nSommet;7 décembre 2016;{end}\n");
        check(&text, "7 décembre 2016", end);
    }
    check("Nom;Début;Fin\nSommet;7 décembre 2016;en cours\n", "7 décembre 2016 – en cours", "");
    check("Nom;Début;Fin\nSommet;un jour;?\n", "un jour – ?", "");
}

/// Lists as people keep them, written and read again: what a CSV can carry comes back in its place.
mod lists {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::date::PartialDate;
    use crate::domain::entities::Field;
    use crate::domain::merge::{Plan, Scope, State};
    use crate::domain::project::Project;
    use crate::domain::samples::{entity_id, relation_id};
    use crate::format::table::{Decoding, read};

    const DATES: [&str; 6] =
        ["", "1976", "2016-12-07", "7 décembre 2016", "depuis juin 2015", "vers 1997"];

    fn entity() -> impl Strategy<Value = Entity> {
        let words = "[a-zA-ZéÀ=+;,\"(-]{1,8}( [a-zé]{1,6})?";
        let texts = (words, "([a-z;,\"=-]{1,9}(\n[a-z]{1,5})?)?", prop::option::of("[a-z]{2,5}"));
        let marks = (0..6_usize, prop::option::of(-2..=2_i64), any::<bool>(), any::<bool>());
        let more =
            (0..DATES.len(), prop::option::of("[a-z]{1,6}"), prop::option::of("[a-z0-9]{1,5}"));
        (texts, marks, more).prop_map(|((name, description, alias), marks, (date, tag, field))| {
            let (kind, stance, is_target, is_us) = marks;
            let mut entity = Entity::named(&name, EntityKind::KNOWN[kind].clone());
            entity.description = description;
            entity.stance = stance.and_then(Stance::new);
            (entity.is_target, entity.is_us) = (is_target, is_us);
            entity.date = PartialDate::read(DATES[date]);
            entity.tags.extend(tag);
            entity.aliases.extend(alias);
            let field = field.map(|value| Field { name: "Budget".to_owned(), value });
            entity.fields.extend(field);
            entity
        })
    }

    fn relation() -> impl Strategy<Value = Relation> {
        let ends = (1..5_u128, 1..5_u128, "[a-zé]{1,6}( [a-z]{1,5})?");
        let marks = (any::<bool>(), prop::option::of(0..=4_i64), prop::option::of(any::<bool>()));
        (ends, marks, 0..DATES.len()).prop_map(|((source, target, kind), marks, date)| {
            let mut row = Relation::new(entity_id(source), &kind, entity_id(target));
            row.mutual = marks.0;
            row.strength = marks.1.and_then(Strength::new);
            row.sign = marks.2.map(|plus| if plus { Sign::Plus } else { Sign::Minus });
            row.date = PartialDate::read(DATES[date]);
            row
        })
    }

    proptest! {
        #[test]
        fn what_goes_out_comes_back_the_same(
            entities in prop::collection::vec(entity(), 4..5), relations in prop::collection::vec(relation(), 0..4),
        ) {
            let mut project = Project::named("p");
            for (n, row) in (1..).zip(entities) {
                // No two have one name.
                project.entities.put(entity_id(n), Entity { name: format!("{}{n}", row.name), ..row });
            }
            for (n, row) in (1..).zip(relations) {
                project.relations.put(relation_id(n), row);
            }
            for (style, lang) in Style::ALL.into_iter().zip(Lang::ALL) {
                let lists = [entities_csv(&project, style, lang), relations_csv(&project, style, lang)];
                let mut book = Book::default();
                for list in lists {
                    let name = "liste.csv";
                    let part = read(name, list.as_bytes(), &Decoding::default(), &mut |_| {}).unwrap().0;
                    book.sheets.extend(part.sheets);
                }
                let built = make_from(1 << 80, &book, &recognise(&book, Lang::Fr));
                let plan = Plan::new(&project, &built.project, Scope::Sheets);
                for row in plan.rows {
                    prop_assert_eq!(row.state, State::Same, "{:?}\nwas {:?}", row.record, project.record(row.record.id()));
                }
            }
        }
    }
}
