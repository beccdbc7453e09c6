//! Finding any record by words, for the palette and for suggestions.

use super::search::{score, score_exactly};
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::fold;

/// A record that answers a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub record: RecordRef,
    /// What people know it by.
    pub title: String,
}

/// The folded text of every record of one version.
#[derive(Debug, Default)]
pub struct Finder {
    rows: Vec<(RecordRef, String)>,
}

/// With so many plain answers nobody needs guesses.
const ENOUGH: usize = 5;

impl Finder {
    /// Reads the version; takes the length of all its texts.
    pub fn new(project: &Project) -> Self {
        let mut rows = Vec::with_capacity(project.record_count());
        for (id, entity) in project.entities.iter() {
            rows.extend(entity.names().map(|name| (id.into(), fold(name))));
        }
        let others = project.relations.ids().map(RecordRef::from);
        let others = others.chain(project.claims.ids().map(RecordRef::from));
        let others = others.chain(project.cards.ids().map(RecordRef::from));
        rows.extend(others.map(|record| (record, fold(&project.title(record)))));
        Self { rows }
    }

    /// The best answers to `query`, entities first among equals, at most `limit`.
    ///
    /// Typos are looked for only when plain answers are few.
    pub fn find(&self, project: &Project, query: &str, limit: usize) -> Vec<Hit> {
        let query = fold(query);
        if query.is_empty() {
            return Vec::new();
        }
        let mut hits = self.scored(|text| score_exactly(&query, text), limit);
        if hits.len() < ENOUGH.min(limit) {
            hits = self.scored(|text| score(&query, text), limit);
        }
        hits.into_iter().map(|record| Hit { record, title: project.title(record) }).collect()
    }

    fn scored(&self, score: impl Fn(&str) -> Option<u32>, limit: usize) -> Vec<RecordRef> {
        let scored = self.rows.iter().filter_map(|(record, text)| Some((score(text)?, *record)));
        let mut scored: Vec<_> = scored.collect();
        scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let mut seen = std::collections::BTreeSet::new();
        let fresh =
            scored.into_iter().map(|(_, record)| record).filter(|record| seen.insert(*record));
        fresh.take(limit).collect()
    }
}

/// The entities whose names answer `query` best, at most `limit`.
pub fn suggestions(project: &Project, query: &str, limit: usize) -> Vec<(EntityId, String)> {
    let query = fold(query);
    if query.is_empty() {
        return Vec::new();
    }
    let scored = project.entities.iter().filter_map(|(id, entity)| {
        let best = entity.names().filter_map(|name| score_exactly(&query, &fold(name))).max()?;
        Some((best, id, entity.name.clone()))
    });
    let mut scored: Vec<_> = scored.collect();
    scored.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.2.cmp(&b.2)));
    scored.into_iter().take(limit).map(|(_, id, name)| (id, name)).collect()
}

/// The entity of this name or alias, accents and capitals aside; names go before aliases.
pub fn named(project: &Project, name: &str) -> Option<EntityId> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    let by_name = project.entities.iter().find(|(_, entity)| fold(&entity.name) == wanted);
    let by_alias = || {
        let has = |alias: &String| fold(alias) == wanted;
        project.entities.iter().find(|(_, entity)| entity.aliases.iter().any(has))
    };
    by_name.or_else(by_alias).map(|(id, _)| id)
}

/// Whom a typed name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// The entity of this very name, or alias.
    Exactly(EntityId),
    /// The only entity with a name, or alias, that begins so: with whole words, or with many letters.
    Beginning(EntityId),
    /// Nobody yet; so many entities have names that begin so.
    Nobody(usize),
}

impl Meant {
    /// The entity, if it is known.
    pub fn known(self) -> Option<EntityId> {
        match self {
            Self::Exactly(id) | Self::Beginning(id) => Some(id),
            Self::Nobody(_) => None,
        }
    }
}

/// Fewer letters stand for nobody but the one who is called so: « Eva » is not « Évaluation 2016 ».
const SOME: usize = 3;
/// So many letters may end within a word.
const MANY: usize = 5;

/// Whom a typed name stands for, accents and capitals aside. O(names).
pub fn meant(project: &Project, typed: &str) -> Meant {
    if let Some(id) = named(project, typed) {
        return Meant::Exactly(id);
    }
    let start = fold(typed);
    if start.is_empty() {
        return Meant::Nobody(0);
    }
    let rests = |entity: &Entity| {
        let rest = |name: &str| fold(name).strip_prefix(&start).map(str::to_owned);
        entity.names().filter_map(rest).collect::<Vec<_>>()
    };
    let begun = project.entities.iter().map(|(id, entity)| (id, rests(entity)));
    let found: Vec<_> = begun.filter(|(_, rests)| !rests.is_empty()).collect();
    let letters = start.chars().count();
    let is_word = |rest: &String| !rest.starts_with(char::is_alphanumeric);
    match found.as_slice() {
        [(id, rests)] if letters >= MANY || letters >= SOME && rests.iter().any(is_word) => {
            Meant::Beginning(*id)
        }
        others => Meant::Nobody(others.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entities::EntityKind;
    use crate::domain::samples::{entity_id, triangle};

    fn sample() -> Project {
        let mut project = triangle();
        for (n, name, alias) in
            [(1, "La Quadrature du Net", "LQDN"), (2, "Framasoft", ""), (3, "Échevine", "")]
        {
            let mut entity = project.entities.get(entity_id(n)).unwrap().as_ref().clone();
            entity.name = name.to_owned();
            entity.add_alias(alias);
            project.entities.put(entity_id(n), entity);
        }
        project
    }

    #[track_caller]
    fn check(query: &str, expect: &str) {
        let project = sample();
        let hits = Finder::new(&project).find(&project, query, 5);
        assert_eq!(hits.first().map(|hit| hit.title.as_str()).unwrap_or_default(), expect);
    }

    #[test]
    fn anything_is_found_accents_and_typos_forgiven() {
        check("lqdn", "La Quadrature du Net");
        check("framsaoft", "Framasoft");
        check("ECHEVINE", "Échevine");
        check("knows", "Framasoft → knows → Échevine");
        check("zzz", "");
        check(" ", "");
    }

    #[test]
    fn names_go_before_aliases() {
        let mut project = sample();
        project.entities.put(entity_id(9), Entity::named("LQDN", EntityKind::Person));
        assert_eq!(named(&project, "lqdn"), Some(entity_id(9)));
        assert_eq!(named(&project, "nobody"), None);
    }

    #[test]
    fn a_beginning_that_only_one_has_stands_for_it() {
        let mut project = sample();
        assert_eq!(meant(&project, "la quadrature"), Meant::Beginning(entity_id(1)));
        assert_eq!(meant(&project, "LQ"), Meant::Nobody(1));
        assert_eq!(meant(&project, "lqdn").known(), Some(entity_id(1)));
        assert_eq!(meant(&project, "ech"), Meant::Nobody(1));
        assert_eq!(meant(&project, "echev"), Meant::Beginning(entity_id(3)));
        assert_eq!(meant(&project, "quadrature"), Meant::Nobody(0));
        assert_eq!(meant(&project, " ").known(), None);
        project.entities.put(entity_id(9), Entity::named("Framadate", EntityKind::Organisation));
        assert_eq!(meant(&project, "Frama"), Meant::Nobody(2));
        assert_eq!(meant(&project, "framasoft"), Meant::Exactly(entity_id(2)));
    }
}
