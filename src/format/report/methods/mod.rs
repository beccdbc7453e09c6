//! The methods in use, each in its own form; one more is one line in `METHODS`.

mod grids;
mod lists;
mod results;
mod told;
mod trees;

use std::collections::BTreeMap;

use super::draft::Draft;
use super::pieces::Piece;
use crate::domain::date::Day;
use crate::domain::id::LinkId;
use crate::domain::links::Link;
use crate::domain::method::Index;
use crate::domain::record::RecordRef;

/// Writes the cards of a method.
type Write = for<'a, 'b> fn(&mut Draft<'a>, &'b [Piece<'a>]);

/// The methods with a form of their own, in the order in which a strategy is thought through.
const METHODS: [(&str, Write); 17] = [
    ("theory_of_change", lists::theory_of_change),
    ("problem_tree", trees::problem_tree),
    ("objective_tree", trees::objective_tree),
    ("five_whys", trees::five_whys),
    ("swot", grids::swot),
    ("tows", grids::tows),
    ("pestel", grids::pestel),
    ("logframe", grids::logframe),
    ("objective", lists::objectives),
    ("criterion", grids::criteria),
    ("strategy", grids::strategies),
    ("target", lists::targets),
    ("message", lists::messages),
    ("progress", grids::progress),
    ("action", grids::actions),
    ("indicator", grids::indicators),
    ("imported_note", lists::imported_notes),
];

impl<'a> Draft<'a> {
    /// The cards of all methods, then those of methods that are not known.
    pub(super) fn methods(&mut self, today: Day) {
        let mut methods = BTreeMap::<&str, Vec<Piece<'a>>>::new();
        for (id, card) in self.project.cards.iter() {
            methods.entry(card.method.as_str()).or_default().push(Piece::new(id, card));
        }
        let mut links = self.links_by_method();
        if methods.is_empty() {
            return;
        }
        self.new_page();
        let index = Index::new(self.project);
        self.heading(2, "strategy", self.t.document_strategy());
        let known =
            METHODS.iter().filter_map(|(key, write)| Some((*key, *write, methods.remove(key)?)));
        let mut all: Vec<(&str, Write, Vec<Piece<'a>>)> = known.collect();
        all.extend(methods.into_iter().map(|(key, pieces)| (key, lists::unknown as Write, pieces)));
        for (n, (key, write, mut pieces)) in all.into_iter().enumerate() {
            pieces.sort_by(Piece::order);
            self.heading(3, &format!("method-{}", n + 1), &self.t.method(key));
            self.results(key, &index, today);
            write(self, &pieces);
            self.arrows(links.remove(key).unwrap_or_default());
        }
        self.coherence(&index, today);
    }

    /// The links that leave cards, by the method of these.
    fn links_by_method(&self) -> BTreeMap<&'a str, Vec<(LinkId, &'a Link)>> {
        let mut links = BTreeMap::<&str, Vec<_>>::new();
        for (id, link) in self.project.links.iter() {
            let card = match link.source {
                RecordRef::Card(card) => self.project.cards.get(card),
                _ => None,
            };
            if let Some(card) = card {
                links.entry(&card.method).or_default().push((id, &**link));
            }
        }
        links
    }
}
