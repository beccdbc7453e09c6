//! What dates are read as, and the laws that reading and writing them obey.

use super::*;
use proptest::prelude::*;

#[track_caller]
fn check(input: &str, expected: &str) {
    let date = PartialDate::read(input);
    let edtf = date.span().map_or_else(|| format!("{:?}", date.problem()), Span::to_edtf);
    assert_eq!(edtf, expected, "{input:?} read as {date:?}");
}

#[track_caller]
fn check_all(cases: &[(&str, &str)]) {
    for (input, expected) in cases {
        check(input, expected);
        check(&input.to_uppercase(), expected);
        check(&input.replace(' ', " \u{a0}"), expected);
        check(&input.replace('-', "–"), expected);
    }
}

#[track_caller]
fn check_none(inputs: &[&str], problem: DateProblem) {
    for input in inputs {
        let date = PartialDate::read(input);
        assert_eq!((date.span(), date.problem()), (None, Some(problem)), "{input:?}");
        assert_eq!(date.text(), input.trim());
    }
}

#[test]
fn single_dates() {
    check_all(&[
        ("juin 2002", "2002-06"),
        ("2009", "2009"),
        ("décembre 2016", "2016-12"),
        ("Décembre 2022", "2022-12"),
        ("18 juillet 2024", "2024-07-18"),
        ("1er mai 2023", "2023-05-01"),
        ("lundi 7 décembre 2016", "2016-12-07"),
        ("le 7 décembre 2016", "2016-12-07"),
        ("en mars 2016", "2016-03"),
        ("janv. 2015", "2015-01"),
        ("févr. 2015", "2015-02"),
        ("sept. 2015", "2015-09"),
        ("déc. 2016", "2016-12"),
        ("août 2016", "2016-08"),
        ("Mar 3, 2016", "2016-03-03"),
        ("March 3rd, 2016", "2016-03-03"),
        ("Monday, March 3rd, 2016", "2016-03-03"),
        ("3 March 2016", "2016-03-03"),
        ("the 3rd of March 2016", "2016-03-03"),
        ("3-mars-2016", "2016-03-03"),
        ("mar. 3 mai 2016", "2016-05-03"),
        ("an 1", "0001"),
        ("l'an 1000", "1000"),
        ("476", "0476"),
        ("mai 68", "1968-05"),
        ("12000", "Y12000"),
    ]);
}

#[test]
fn digits_only() {
    check_all(&[
        ("01/03/2026", "2026-03-01"),
        ("1.3.2026", "2026-03-01"),
        ("01-03-2026", "2026-03-01"),
        ("01/03/26", "2026-03-01"),
        ("2026-03-01", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("2006-07", "2006-07"),
        ("03/2026", "2026-03"),
        ("-44", "-0043"),
        ("-0044", "-0044"),
        ("-0044-03-15", "-0044-03-15"),
        ("-10000", "Y-10000"),
        ("Y-17000", "Y-17000"),
        ("0044", "0044"),
    ]);
}

#[test]
fn eras() {
    check_all(&[
        ("44 av. J.-C.", "-0043"),
        ("44 avant J.-C.", "-0043"),
        ("44 av. JC", "-0043"),
        ("44 avant Jésus-Christ", "-0043"),
        ("44 avant notre ère", "-0043"),
        ("44 BC", "-0043"),
        ("44 BCE", "-0043"),
        ("44 B.C.", "-0043"),
        ("79 apr. J.-C.", "0079"),
        ("AD 79", "0079"),
        ("1 av. J.-C.", "0000"),
        ("15 mars 44 av. J.-C.", "-0043-03-15"),
        ("avant 44 av. J.-C.", "../-0044"),
        ("44-30 av. J.-C.", "-0043/-0029"),
        ("de 100 à 50 av. J.-C.", "-0099/-0049"),
    ]);
}

#[test]
fn times_of_day() {
    check_all(&[
        ("2026-03-01T14:30", "2026-03-01T14:30:00"),
        ("2026-03-01T14:30:15.000Z", "2026-03-01T14:30:00"),
        ("2026-03-01T14:30+02:00", "2026-03-01T14:30:00"),
        ("2026-03-01 14:30", "2026-03-01T14:30:00"),
        ("1er mars 2026 à 14h30", "2026-03-01T14:30:00"),
        ("1er mars 2026, 14 h 30", "2026-03-01T14:30:00"),
        ("1er mars 2026 à 14h", "2026-03-01T14:00:00"),
        ("March 1, 2026 at 2:30 pm", "2026-03-01T14:30:00"),
        ("1er mars 2026 de 14h à 16h30", "2026-03-01T14:00:00/2026-03-01T16:30:00"),
        ("du 1er mars 2026 à 14h au 2 mars 2026 à 9h", "2026-03-01T14:00:00/2026-03-02T09:00:00"),
    ]);
}

#[test]
fn intervals() {
    check_all(&[
        ("14 novembre 2015 - mai 2017", "2015-11-14/2017-05"),
        ("octobre 2016 - fin 2017", "2016-10/2017"),
        ("7-9 décembre 2016", "2016-12-07/2016-12-09"),
        ("7 au 9 décembre 2016", "2016-12-07/2016-12-09"),
        ("du 7 au 9 décembre 2016", "2016-12-07/2016-12-09"),
        ("du mercredi 7 au vendredi 9 décembre 2016", "2016-12-07/2016-12-09"),
        ("6-9 juin 2024", "2024-06-06/2024-06-09"),
        ("6 et 7 juin 2024", "2024-06-06/2024-06-07"),
        ("1er-3 juin 2024", "2024-06-01/2024-06-03"),
        ("28 mars - 3 avril 2024", "2024-03-28/2024-04-03"),
        ("28 décembre - 3 janvier 2024", "2023-12-28/2024-01-03"),
        ("28/03 - 03/04/2024", "2024-03-28/2024-04-03"),
        ("March 3-5, 2016", "2016-03-03/2016-03-05"),
        ("March 28 - April 3, 2016", "2016-03-28/2016-04-03"),
        ("2006-2007", "2006/2007"),
        ("2006 - 2007", "2006/2007"),
        ("1998-99", "1998/1999"),
        ("2021-22", "2021/2022"),
        ("2016-2018", "2016/2018"),
        ("entre 1990 et 1995", "1990/1995"),
        ("de 1990 à 1995", "1990/1995"),
        ("from 1990 to 1995", "1990/1995"),
        ("between March and June 2020", "2020-03/2020-06"),
        ("mars à juin 2020", "2020-03/2020-06"),
        ("mars-juin 2020", "2020-03/2020-06"),
        ("d'avril à juin 2020", "2020-04/2020-06"),
        ("printemps-été 2019", "2019-03/2019-08"),
        ("T1-T3 2020", "2020/2020-09"),
        ("XVIe-XVIIIe siècle", "1500/1799"),
        ("du Ve au IIIe siècle av. J.-C.", "-0499/-0200"),
        ("années 1980-1990", "1980/1999"),
        ("années 80-90", "1980/1999"),
        ("fin XIXe - début XXe siècle", "1867/1932"),
        ("2016 → 2018", "2016/2018"),
        ("début - mi-2017", "2017/2017-08"),
        ("mi-mars - avril 2020", "2020-03-11/2020-04"),
        ("vers 1990-1995", "1990~/1995~"),
        ("vers 1990 - 1995 ?", "1990~/1995?"),
    ]);
}

#[test]
fn edtf() {
    for (input, expected) in [
        ("2016-12-07/2016-12-09", "2016-12-07/2016-12-09"),
        ("2016-12-07/09", "2016-12-07/2016-12-09"),
        ("2016/2018", "2016/2018"),
        ("2016~/2018?", "2016~/2018?"),
        ("2015-06/..", "2015-06/.."),
        ("2015-06/", "2015-06/.."),
        ("../2016", "../2016"),
        ("/2016", "../2016"),
        ("2016~", "2016~"),
        ("2016?", "2016?"),
        ("2016%", "2016%"),
        ("2004-06~", "2004-06~"),
        ("201X", "201X"),
        ("19XX", "19XX"),
        ("1XXX", "1XXX"),
        ("-01XX", "-01XX"),
        ("-004x", "-004X"),
        ("2004-XX", "2004"),
        ("2004-06-XX", "2004-06"),
        ("-100/-50", "-0099/-0049"),
        ("Y12000/..", "Y12000/.."),
        ("1968-22", "1968-06/1968-08"),
        ("1968-34", "1968-04/1968-06"),
    ] {
        check(input, expected);
    }
}

#[test]
fn open_ends() {
    check_all(&[
        ("depuis juin 2015", "2015-06/.."),
        ("depuis le 3 juin 2015", "2015-06-03/.."),
        ("depuis vers 1997", "1997~/.."),
        ("since June 2015", "2015-06/.."),
        ("à partir de 2010", "2010/.."),
        ("dès 2010", "2010/.."),
        ("from 2010", "2010/.."),
        ("2010 onwards", "2010/.."),
        ("2015-", "2015/.."),
        ("2015 - aujourd’hui", "2015/.."),
        ("2015 - présent", "2015/.."),
        ("de 2015 à aujourd'hui", "2015/.."),
        ("2015 - en cours", "2015/.."),
        ("depuis 2010 jusqu'en 2015", "2010/2015"),
        ("après 2010", "2011/.."),
        ("after 2010", "2011/.."),
        ("après le 7 mars 2010", "2010-03-08/.."),
        ("avant 1990", "../1989"),
        ("before 1990", "../1989"),
        ("avant mars 1990", "../1990-02"),
        ("jusqu'en mai 2017", "../2017-05"),
        ("jusqu’à fin 2017", "../2017"),
        ("jusqu'au 7 mai 2017", "../2017-05-07"),
        ("until May 2017", "../2017-05"),
        ("until 2017", "../2017"),
        ("up to 2017", "../2017"),
    ]);
}

#[test]
fn doubts() {
    check_all(&[
        ("vers 1997", "1997~"),
        ("environ 1997", "1997~"),
        ("1997 environ", "1997~"),
        ("ca. 1997", "1997~"),
        ("circa 1997", "1997~"),
        ("c. 1997", "1997~"),
        ("~1997", "1997~"),
        ("aux alentours de 1997", "1997~"),
        ("around 1997", "1997~"),
        ("1997 ?", "1997?"),
        ("1997 (?)", "1997?"),
        ("vers 1997 ?", "1997%"),
        ("peut-être 1997", "1997?"),
        ("vers le 7 mars 1997", "1997-03-07~"),
        ("vers -44", "-0043~"),
    ]);
}

#[test]
fn units_and_parts() {
    check_all(&[
        ("été 2012", "2012-06/2012-08"),
        ("l'été 2012", "2012-06/2012-08"),
        ("printemps 2019", "2019-03/2019-05"),
        ("summer 2012", "2012-06/2012-08"),
        ("hiver 2015-2016", "2015-12/2016-02"),
        ("winter 2015/16", "2015-12/2016-02"),
        ("T3 2020", "2020-07/2020-09"),
        ("2020 T3", "2020-07/2020-09"),
        ("3e trimestre 2020", "2020-07/2020-09"),
        ("premier trimestre 2020", "2020/2020-03"),
        ("Q3 2020", "2020-07/2020-09"),
        ("2020-Q3", "2020-07/2020-09"),
        ("1er semestre 2021", "2021/2021-06"),
        ("second half of 2021", "2021-07/2021"),
        ("semaine 12 2020", "2020-03-16/2020-03-22"),
        ("week 12 of 2020", "2020-03-16/2020-03-22"),
        ("2020-W12", "2020-03-16/2020-03-22"),
        ("années 1990", "199X"),
        ("les années 90", "199X"),
        ("1990s", "199X"),
        ("the 90s", "199X"),
        ("XIXe siècle", "18XX"),
        ("XIXᵉ siècle", "18XX"),
        ("19e siècle", "18XX"),
        ("19th century", "18XX"),
        ("Ier siècle av. J.-C.", "-00XX"),
        ("IIe millénaire", "1XXX"),
        ("début 2017", "2017/2017-04"),
        ("mi-2017", "2017-05/2017-08"),
        ("mi 2017", "2017-05/2017-08"),
        ("fin 2017", "2017-09/2017"),
        ("late 2017", "2017-09/2017"),
        ("fin mars 2020", "2020-03-22/2020-03"),
        ("vers fin 2017", "2017-09~/2017~"),
        ("début du XXe siècle", "1900/1932"),
        ("milieu des années 1990", "1993/1996"),
        ("early 20th century", "1900/1932"),
    ]);
}

#[test]
fn undated() {
    use DateProblem::{EndBeforeStart, NoSuchDay, Unreadable};
    check_none(
        &[
            "2510-TA",
            "1697-SA",
            "dès que possible",
            "n.d.",
            "s.d.",
            "bientôt",
            "12",
            "page 2016 du livre",
            "aujourd'hui",
            "06 12 34 56 78",
            "0612345678",
            "+33 6 12 34 56 78",
            "01.23.45.67.89",
            "01-42-68-53-00",
            "555-1234",
            "0800-1234",
            "- juin 2015",
            "depuis 2 ans",
            "depuis 3 mois",
            "3 heures",
            "lundi",
            "mars",
            "14h30",
            "-",
            "/",
            "?",
            "vers",
            "()",
            "..",
            "../..",
            "1000000",
            "2016, 2018",
            "2016 et 2018",
            "3 mars",
            "de",
            "début",
            "été",
            "7-9 décembre",
            "1/2",
            "3.14",
            "99999999999999999999",
            "2016 ou 2017",
            "début 7 mars 2016",
            "depuis 2006-2007",
        ],
        Unreadable,
    );
    check_none(
        &[
            "30 février 2020",
            "2020-13-45",
            "2020-13",
            "31/04/2020",
            "03/13/2026",
            "0/1/2020",
            "28-30 février 2020",
            "2020-W54",
            "29 février 1900",
            "30 février 2020 - mars 2020",
        ],
        NoSuchDay,
    );
    check_none(
        &["2018-2016", "9-7 décembre 2016", "de mai 2017 à 2016", "2016-12-09/2016-12-07"],
        EndBeforeStart,
    );
    let empty = PartialDate::read(" \u{a0} ");
    assert_eq!((empty.text(), empty.is_empty(), empty.problem()), ("", true, None));
}

#[test]
fn remarks() {
    check("1997 (selon sa fille, voir page 12)", "1997");
    check("7-9 décembre 2016 (à confirmer)", "2016-12-07/2016-12-09");
    check("bientôt (1997)", "Some(Unreadable)");
    assert_eq!(PartialDate::read(" 1997  (selon lui) ").text(), "1997  (selon lui)");
}

#[test]
fn open_sides_keep_what_was_said() {
    let span = |text| *PartialDate::read(text).span().unwrap();
    let year = |year| Moment::new(Unit::Year(year));
    assert_eq!(span("avant 1990"), Span::Before(year(1990)));
    assert_eq!(span("jusqu'en 1990"), Span::Until(year(1990)));
    assert_eq!(span("après 1990"), Span::After(year(1990)));
    assert_eq!(span("depuis 1990"), Span::Since(year(1990)));
    assert_eq!(span("fin 1990"), Span::At(Moment { part: Part::End, ..year(1990) }));
}

#[test]
fn order() {
    let mut dates =
        ["01/03/2026", "6-9 juin 2024", "18 juillet 2024", "", "-44", "1697-SA", "2012"]
            .map(PartialDate::read);
    dates.sort_by_key(PartialDate::sort_key);
    let texts = dates.each_ref().map(PartialDate::text);
    let expected = ["-44", "2012", "6-9 juin 2024", "18 juillet 2024", "01/03/2026", "1697-SA", ""];
    assert_eq!(texts, expected);
}

/// The spans that reading can give.
pub(crate) fn any_span() -> impl Strategy<Value = Span> {
    (0..6, any_moment(), any_moment()).prop_map(|(shape, one, other)| match shape {
        0 => Span::Since(one),
        1 => Span::After(one),
        2 => Span::Until(one),
        3 => Span::Before(one),
        4 if one.first_minute() <= other.last_minute() => Span::Between(one, other),
        _ => Span::At(one),
    })
}

fn any_moment() -> impl Strategy<Value = Moment> {
    let part = prop::sample::select(vec![Part::Whole, Part::Start, Part::Middle, Part::End]);
    (any_unit(), part, any::<bool>(), any::<bool>()).prop_map(
        |(unit, part, approximate, uncertain)| {
            let exact = matches!(unit, Unit::Day(_) | Unit::Minute(..));
            let part = if exact { Part::Whole } else { part };
            Moment { unit, part, approximate, uncertain }
        },
    )
}

fn any_unit() -> impl Strategy<Value = Unit> {
    let year = prop_oneof![-900_000..900_000, -3_000..3_000, 1_950..2_050];
    (0..11, year, 1_u8..=12, 1_u8..=31, 0_u16..1_440).prop_map(|(kind, year, n, day, minute)| {
        let quarter = (n - 1) / 3 + 1;
        let season = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
        let day = Day::new(year, n, day.min(28)).unwrap();
        match kind {
            0 => Unit::Block(Block::Decade, year / 10 + 1),
            1 => Unit::Block(Block::Century, year / 100 + 1),
            2 => Unit::Block(Block::Millennium, year / 1000 + 1),
            3 => Unit::Half(year, quarter / 3 + 1),
            4 => Unit::Quarter(year, quarter),
            5 => Unit::Season(year, season[usize::from(quarter - 1)]),
            6 => Unit::Month(year, n),
            7 => Unit::Week(year, n * 4),
            8 => Unit::Day(day),
            9 => Unit::Minute(day, minute),
            _ => Unit::Year(year),
        }
    })
}

/// What a span must keep when it is written and read again.
pub(crate) fn kept(span: &Span) -> impl PartialEq + std::fmt::Debug + use<> {
    (span.start_minute(), span.end_minute(), span.is_approximate(), span.is_uncertain())
}

const WORDS: &[&str] = &[
    "du ",
    "au ",
    "vers ",
    "depuis ",
    "fin ",
    "mi",
    "mars ",
    "été ",
    "XIXe ",
    "siècle ",
    "années ",
    " av. J.-C.",
    "avant ",
    "T",
    "h",
    "X",
    "s",
    " ",
    " - ",
    "-",
    "/",
    "..",
    ".",
    ":",
    "~",
    "?",
    "%",
    "+",
    "(",
    ")",
    ",",
    "1",
    "7",
    "12",
    "29",
    "30",
    "99",
    "2016",
    "2017",
    "1er ",
    "0044",
    "12000",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn reading_edtf_back(span in any_span()) {
        let date = PartialDate::read(&span.to_edtf());
        prop_assert_eq!(date.span().map(kept), Some(kept(&span)), "{}", span.to_edtf());
    }

    #[test]
    fn spans_start_before_they_end(span in any_span()) {
        if let (Some(earliest), Some(latest)) = (span.earliest(), span.latest()) {
            prop_assert!(earliest <= latest);
        }
    }

    #[test]
    fn anything_is_kept(text in any::<String>()) {
        let date = PartialDate::read(&text);
        prop_assert_eq!(date.text(), text.trim());
    }

    #[test]
    fn words_of_dates_in_any_order(
        words in prop::collection::vec(prop::sample::select(WORDS), 0..9)
    ) {
        let date = PartialDate::read(&words.concat());
        if let Some(span) = date.span() {
            prop_assert!(span.start_minute().zip(span.end_minute()).is_none_or(|(a, b)| a <= b));
            prop_assert_eq!(PartialDate::read(&span.to_edtf()).span().map(kept), Some(kept(span)));
        }
    }
}
