//! Places in a text: in the units of a browser, in the pieces that a screen draws, in proposals.

use std::ops::Range;

use super::Proposal;
use super::signs::on_boundaries;

/// The place in bytes of a place in UTF-16 units, which browsers count in; O(length).
///
/// A place in the middle of a letter is its start; one past the end is the end.
pub fn from_utf16(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, sign) in text.char_indices() {
        let Some(rest) = left.checked_sub(sign.len_utf16()).filter(|_| left > 0) else {
            return at;
        };
        left = rest;
    }
    text.len()
}

/// A part of a paragraph that is drawn in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands in the text, in bytes.
    pub range: Range<usize>,
    /// The proposal that it is a mention of, and whether it is the first one.
    pub mention: Option<(usize, bool)>,
}

/// Every mention of every proposal, in order: where it stands, whose it is, whether it is the first.
pub fn mentions(proposals: &[Proposal]) -> Vec<(Range<usize>, usize, bool)> {
    let of = |(n, proposal): (usize, &Proposal)| {
        let places = proposal.mentions.clone().into_iter().enumerate();
        places.map(move |(at, range)| (range, n, at == 0)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = proposals.iter().enumerate().flat_map(of).collect();
    all.sort_by_key(|(range, n, _)| (range.start, range.end, *n));
    all
}

/// Cuts a paragraph at the mentions in it, which are in order; what overlaps another one is left out.
pub fn pieces(
    text: &str,
    paragraph: &Range<usize>,
    mentions: &[(Range<usize>, usize, bool)],
) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = paragraph.start;
    let first = mentions.partition_point(|(range, ..)| range.start < paragraph.start);
    let inside = mentions.get(first..).unwrap_or_default();
    for (range, n, is_first) in inside.iter().take_while(|one| one.0.start < paragraph.end) {
        let range = on_boundaries(text, range.start..range.end.min(paragraph.end));
        if range.start < at || range.is_empty() {
            continue;
        }
        if at < range.start {
            found.push(Piece { range: at..range.start, mention: None });
        }
        at = range.end;
        found.push(Piece { range, mention: Some((*n, *is_first)) });
    }
    if at < paragraph.end {
        found.push(Piece { range: at..paragraph.end, mention: None });
    }
    found
}

/// The proposals with a mention in `range`, by the place of that mention.
pub fn proposed_in(proposals: &[Proposal], range: &Range<usize>) -> Vec<usize> {
    let place = |proposal: &Proposal| {
        let inside = |one: &&Range<usize>| one.start < range.end && range.start < one.end;
        proposal.mentions.iter().find(inside).map(|one| one.start)
    };
    let mut found: Vec<_> =
        proposals.iter().enumerate().filter_map(|(n, one)| Some((place(one)?, n))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, n)| n).collect()
}

/// Where the tools of a passage stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stand {
    /// They end at this height.
    Above(f64),
    /// They begin at this height.
    Below(f64),
}

/// Where tools so high stand in a view without hiding a passage, each from its top to its bottom.
///
/// Of a passage that leaves them no room they hide the last lines in view.
pub fn beside((top, bottom): (f64, f64), view: (f64, f64), high: f64) -> Stand {
    if bottom + high <= view.1 {
        Stand::Below(bottom)
    } else if top - high >= view.0 {
        Stand::Above(top)
    } else {
        Stand::Below((view.1 - high).max(view.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reading::{Confidence, What, Why};
    use crate::domain::entities::EntityKind;

    fn proposal(mentions: &[(usize, usize)]) -> Proposal {
        let what = What::Entity {
            name: "X".to_owned(),
            aliases: Vec::new(),
            kind: EntityKind::Person,
            known: None,
            why: Why::Capitals,
        };
        let mentions = mentions.iter().map(|(start, end)| *start..*end).collect();
        Proposal { mentions, what, confidence: Confidence::Fair }
    }

    #[test]
    fn units_of_browsers_become_bytes() {
        #[track_caller]
        fn check(text: &str, units: usize, expected: usize) {
            assert_eq!(from_utf16(text, units), expected);
        }
        check("abc", 0, 0);
        check("abc", 2, 2);
        check("abc", 9, 3);
        check("été", 1, 2);
        check("été", 3, 5);
        // A sign of two units: its middle is its start.
        check("a😀b", 1, 1);
        check("a😀b", 2, 1);
        check("a😀b", 3, 5);
        check("", 4, 0);
    }

    #[test]
    fn tools_stand_where_the_passage_stays_in_sight() {
        let check = |passage, expect| assert_eq!(beside(passage, (100.0, 700.0), 200.0), expect);
        check((120.0, 150.0), Stand::Below(150.0));
        check((450.0, 500.0), Stand::Below(500.0));
        check((550.0, 600.0), Stand::Above(550.0));
        check((300.0, 900.0), Stand::Above(300.0));
        check((90.0, 900.0), Stand::Below(500.0));
        check((250.0, 650.0), Stand::Below(500.0));
    }

    proptest::proptest! {
        #[test]
        fn units_are_those_of_the_text(text in ".{0,40}", cut in 0usize..40) {
            let at = text.char_indices().nth(cut).map_or(text.len(), |(at, _)| at);
            let units = text[..at].encode_utf16().count();
            proptest::prop_assert_eq!(from_utf16(&text, units), at);
        }

        #[test]
        fn pieces_are_the_paragraph(
            text in "[a-zé ]{0,60}",
            marks in proptest::collection::vec((0usize..80, 0usize..20), 0..8),
        ) {
            let mark = |(at, size): &(usize, usize)| {
                let range = on_boundaries(&text, *at..at + size);
                proposal(&[(range.start, range.end)])
            };
            let found: Vec<_> = marks.iter().map(mark).collect();
            let pieces = pieces(&text, &(0..text.len()), &mentions(&found));
            let joined: String = pieces.iter().map(|piece| &text[piece.range.clone()]).collect();
            proptest::prop_assert_eq!(joined, text);
        }
    }

    #[test]
    fn a_paragraph_is_cut_at_mentions() {
        let found = [proposal(&[(3, 5), (12, 14)]), proposal(&[(7, 8)])];
        let all = mentions(&found);
        let pieces = pieces("0123456789abcdef", &(2..10), &all);
        let told: Vec<_> = pieces.into_iter().map(|one| (one.range, one.mention)).collect();
        assert_eq!(
            told,
            [
                (2..3, None),
                (3..5, Some((0, true))),
                (5..7, None),
                (7..8, Some((1, true))),
                (8..10, None)
            ]
        );
    }

    #[test]
    fn proposals_of_a_passage_are_in_its_order() {
        let found = [proposal(&[(0, 2), (20, 22)]), proposal(&[(10, 12)]), proposal(&[(40, 44)])];
        assert_eq!(proposed_in(&found, &(9..21)), [1, 0]);
        assert_eq!(proposed_in(&found, &(12..20)), Vec::<usize>::new());
    }
}
