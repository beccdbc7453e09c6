//! What a legend has to explain: only what the picture shows.

use std::collections::BTreeSet;

use super::Picture;
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::relations::{Sign, Strength};

/// Something drawn that needs words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// The shape of a kind of actor.
    Kind(EntityKind),
    /// The ring and badge of a stance.
    Stance(Stance),
    /// The badge of targets.
    Target,
    /// The badge of us.
    Us,
    /// The line of a sign.
    Line(Option<Sign>),
    /// A line with two heads.
    Mutual,
    /// The width of a strength.
    Width(Option<Strength>),
}

/// What is in the picture, in the order of a legend. O(n + m).
///
/// Widths are told only where they differ.
pub fn samples(picture: &Picture) -> Vec<Sample> {
    let entities = || picture.marks.iter().map(|mark| &mark.entity);
    let relations = || picture.lines.iter().map(|line| &line.relation);
    let kinds: BTreeSet<_> = entities().map(|entity| &entity.kind).collect();
    let stances: BTreeSet<_> = entities().filter_map(|entity| entity.stance).collect();
    let signs: BTreeSet<_> = relations().map(|relation| relation.sign).collect();
    let widths: BTreeSet<_> = relations().map(|relation| relation.strength).collect();
    let mut samples: Vec<Sample> = kinds.into_iter().cloned().map(Sample::Kind).collect();
    samples.extend(stances.into_iter().rev().map(Sample::Stance));
    samples.extend(entities().any(|entity| entity.is_target).then_some(Sample::Target));
    samples.extend(entities().any(|entity| entity.is_us).then_some(Sample::Us));
    samples.extend(signs.into_iter().map(Sample::Line));
    samples.extend(relations().any(|relation| relation.mutual).then_some(Sample::Mutual));
    if widths.len() > 1 {
        samples.extend(widths.into_iter().map(Sample::Width));
    }
    samples
}

impl Picture {
    /// The marks with the most relations, the most first; those without any are left out. O(n log n + m).
    pub fn most_tied(&self, most: usize) -> Vec<usize> {
        let mut counts = vec![0u32; self.marks.len()];
        for line in &self.lines {
            for end in [line.source, line.target] {
                if let Some(count) = counts.get_mut(end as usize) {
                    *count += 1;
                }
            }
        }
        let mut order: Vec<usize> = (0..counts.len()).filter(|n| counts[*n] > 0).collect();
        order.sort_by_key(|n| std::cmp::Reverse(counts[*n]));
        order.truncate(most);
        order
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::picture;
    use super::*;

    #[test]
    fn only_what_is_there_is_explained() {
        assert_eq!(samples(&picture(&[], &[])), []);
        let plain = picture(&[("a", 0.0, 0.0), ("b", 90.0, 0.0)], &[(0, 1)]);
        let kind = Sample::Kind(EntityKind::Organisation);
        assert_eq!(samples(&plain), [kind, Sample::Line(None)]);
    }

    #[test]
    fn all_that_is_there_is_explained() {
        let mut all = picture(&[("a", 0.0, 0.0), ("b", 90.0, 0.0)], &[(0, 1), (1, 0)]);
        let one = Arc::make_mut(&mut all.marks[0].entity);
        (one.kind, one.stance, one.is_target) = (EntityKind::Place, Stance::new(-2), true);
        let other = Arc::make_mut(&mut all.marks[1].entity);
        (other.stance, other.is_us) = (Stance::new(1), true);
        let line = Arc::make_mut(&mut all.lines[0].relation);
        (line.sign, line.mutual, line.strength) = (Some(Sign::Minus), true, Strength::new(3));
        let stance = |value| Sample::Stance(Stance::new(value).unwrap());
        let expect = [
            Sample::Kind(EntityKind::Organisation),
            Sample::Kind(EntityKind::Place),
            stance(1),
            stance(-2),
            Sample::Target,
            Sample::Us,
            Sample::Line(None),
            Sample::Line(Some(Sign::Minus)),
            Sample::Mutual,
            Sample::Width(None),
            Sample::Width(Strength::new(3)),
        ];
        assert_eq!(samples(&all), expect);
    }

    #[test]
    fn the_most_tied_come_first() {
        let marks = [("a", 0.0, 0.0), ("b", 9.0, 0.0), ("c", 0.0, 9.0), ("d", 9.0, 9.0)];
        assert_eq!(picture(&marks, &[(1, 2), (1, 0)]).most_tied(2), [1, 0]);
    }
}
