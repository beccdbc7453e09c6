//! Texts that nobody wrote to be read.

use proptest::prelude::*;

use super::*;

#[test]
fn longer_texts_are_refused_at_once() {
    let long = "a".repeat(10_000_000);
    assert_eq!(Text::new(&long).err(), Some(TooLong { bytes: 10_000_000 }));
    assert_eq!(sentence_around(&long, 5..usize::MAX), 5..10_000_000);
    assert!(Text::new(&"é".repeat(LONGEST / 2)).is_ok());
}

/// Takes a time that grows as the length does, whatever is repeated.
#[test]
fn hostile_texts_take_no_long_time() {
    for part in [
        "mai 3 ",
        "A.B@c/",
        "(A) ",
        "Aa, ",
        "de la ",
        "-\n ",
        "\u{202e}\u{200b}",
        "CADA ",
        "« ",
        "X est une ",
        "漢",
        "Jean ",
        "1. ",
        "lois « A » et « B » ",
    ] {
        let source = part.repeat(LONGEST / part.len());
        let start = std::time::Instant::now();
        found(&source, &Project::default(), "2020-01-01");
        // Some forty times what an idle machine takes without optimisation.
        assert!(start.elapsed().as_secs() < 10, "{part:?} {:?}", start.elapsed());
    }
}

#[track_caller]
fn check_inside(source: &str, range: &Range<usize>) {
    assert!(source.get(range.clone()).is_some(), "{range:?} of {source:?}");
}

/// Text that looks like a text, with anything in it.
fn any_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        any::<String>(),
        prop::sample::select(vec![
            "Le Conseil d’État ",
            "signataires : A, B, C",
            "mai 2016",
            "lundi 3 ",
            "\n",
            "\r\n\r\n",
            "- ",
            "(CADA)",
            "É",
            "\u{301}",
            "\u{ad}",
            "\u{202e}",
            "ﬁ",
            "« ",
            " »",
            ". ",
            "M. ",
            "l’",
            "-\n",
            "DUPONT Jean",
            "[",
            "]",
            "loi ",
            "est une association",
            "https://a.b/c",
            "2016",
            "du 7 au 9 ",
            "\t",
            "ß",
            "İ",
            "北京",
            "שלום",
            "🙂",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn places_are_inside_the_text_and_on_letters(source in any_text(), start in 0_usize..90, length in 0_usize..40) {
        let text = Text::new(&source).unwrap();
        for range in text.sentences().iter().chain(text.paragraphs().iter().map(|one| &one.range)) {
            check_inside(&source, range);
        }
        let mut before = 0;
        for one in found(&source, &Project::default(), "2021-03-12") {
            prop_assert!(!one.mentions.is_empty());
            prop_assert!(one.range().start >= before);
            before = one.range().start;
            for range in &one.mentions {
                prop_assert!(!range.is_empty());
                check_inside(&source, range);
            }
            match one.what {
                What::Date { sentence, date } => {
                    check_inside(&source, &sentence);
                    prop_assert!(!date.is_empty());
                }
                What::Entity { name, .. } => prop_assert!(!name.trim().is_empty()),
            }
        }
        let around = sentence_around(&source, start..start + length);
        check_inside(&source, &around);
        prop_assert!(around.start <= start.min(source.len()) && around.end + 3 >= (start + length).min(source.len()));
        document_of(&text, &source);
    }

    #[test]
    fn mentions_never_overlap(source in any_text()) {
        let mut places: Vec<_> =
            found(&source, &Project::default(), "").into_iter().flat_map(|one| one.mentions).collect();
        places.sort_by_key(|range| range.start);
        for pair in places.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?} in {:?}", pair, source);
        }
    }
}
