//! What every family is read with: texts become cards, notes, entities; what is left becomes notes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::synonyms::{DATES, IDS, TITLES};
use super::values::{Item, is_void, label_of, told};
use crate::domain::cards::Card;
use crate::domain::entities::Entity;
use crate::domain::id::{CardId, EntityId};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::{Extras, Meta};
use crate::domain::text::fold;
use crate::format::Fresh;
use crate::format::issue::{Issue, Problem};
use crate::format::json::{Fields, plain};

/// A project being made of a file of another tool.
pub(in crate::format) struct Reading<'a, 'b> {
    /// The name of the file.
    pub(in crate::format) file: String,
    /// Where ids and the time come from.
    pub(in crate::format) fresh: &'a mut Fresh<'b>,
    /// What has been read.
    pub(in crate::format) project: Project,
    /// What could not be, or not quite.
    pub(in crate::format) issues: Vec<Issue>,
    /// The entity under each id of the file.
    pub(in crate::format) ids: BTreeMap<String, EntityId>,
    /// The document under each folded name.
    pub(in crate::format) documents: BTreeMap<String, EntityId>,
    /// The entity under each folded name; none when several share it.
    names: BTreeMap<String, Option<EntityId>>,
    /// Us, under each folded name: the same in every dossier.
    pub(super) ours: BTreeMap<String, EntityId>,
    /// The next rank of each slot of each method.
    ranks: BTreeMap<(String, String), u64>,
    /// A tag for all that is read, in files that hold several dossiers.
    pub(super) tag: String,
}

impl<'a, 'b> Reading<'a, 'b> {
    /// Goes on from what `project` holds.
    pub(in crate::format) fn of(file: &str, project: Project, fresh: &'a mut Fresh<'b>) -> Self {
        let mut reading = Self {
            file: file.to_owned(),
            fresh,
            project: Project::default(),
            issues: Vec::new(),
            ids: BTreeMap::new(),
            names: BTreeMap::new(),
            ours: BTreeMap::new(),
            documents: BTreeMap::new(),
            ranks: BTreeMap::new(),
            tag: String::new(),
        };
        for (id, row) in project.entities.iter() {
            reading.name(id, row);
            if let Some(origin) = &row.origin {
                reading.ids.entry(origin.clone()).or_insert(id);
            }
            reading.ids.insert(id.to_string(), id);
        }
        for (_, card) in project.cards.iter() {
            let slot = card.body.get("slot").and_then(Value::as_str).unwrap_or_default();
            *reading.ranks.entry((card.method.clone(), slot.to_owned())).or_default() += 1;
        }
        reading.project = project;
        reading
    }

    /// Tells of a row.
    pub(in crate::format) fn tell(&mut self, part: &str, row: usize, problem: Problem) {
        self.issues.push(Issue { part: part.to_owned(), row, problem });
    }

    /// Keeps what is no record, and tells why.
    pub(in crate::format) fn keep(
        &mut self,
        part: &str,
        row: usize,
        data: Value,
        problem: Problem,
    ) {
        self.tell(part, row, problem);
        let (file, part) = (self.file.clone(), part.to_owned());
        let kept = Kept { file, part, data, meta: self.stamp(0), ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    /// When a record was made, `time` when the file says so.
    pub(in crate::format) fn stamp(&self, time: i64) -> Meta {
        let created = if time > 0 { time } else { self.fresh.now };
        Meta { created, modified: self.fresh.now, version: 1 }
    }

    /// Begins a dossier of several: its tag, and no name or id of the others.
    pub(super) fn begin(&mut self, tag: &str) {
        tag.clone_into(&mut self.tag);
        self.names.clear();
        self.ids.clear();
    }

    /// Remembers the names of an entity.
    fn name(&mut self, id: EntityId, row: &Entity) {
        let mut names: Vec<String> =
            row.names().map(fold).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            self.names.entry(name).and_modify(|known| *known = None).or_insert(Some(id));
        }
    }

    /// Puts an entity under an id.
    pub(in crate::format) fn put_entity(&mut self, id: EntityId, mut row: Entity) {
        row.add_tag(&self.tag);
        self.name(id, &row);
        self.project.entities.put(id, row);
    }

    /// The one entity that is called so; none when several are.
    pub(in crate::format) fn called(&self, name: &str) -> Option<EntityId> {
        self.names.get(&fold(name)).copied().flatten()
    }

    /// A card of a slot, at its end; `slot` may be blank.
    pub(in crate::format) fn card(&mut self, method: &str, slot: &str, item: Item) -> Card {
        let rank = self.ranks.entry((method.to_owned(), slot.to_owned())).or_default();
        let at = *rank;
        *rank += 1;
        let Item { text, detail } = item;
        let mut card = Card { method: method.to_owned(), text, detail, ..Card::default() };
        card.meta = self.stamp(0);
        if !slot.is_empty() {
            card.body.insert("slot".to_owned(), slot.into());
        }
        card.body.insert("rank".to_owned(), at.into());
        if !self.tag.is_empty() {
            card.tags.push(self.tag.clone());
        }
        card
    }

    /// Puts a card in its table.
    pub(in crate::format) fn put(&mut self, card: Card) -> CardId {
        let id = self.fresh.id();
        self.project.cards.put(id, card);
        id
    }

    /// A card a text.
    pub(super) fn cards(&mut self, method: &str, slot: &str, items: Vec<Item>) -> Vec<CardId> {
        let mut put = |item| {
            let card = self.card(method, slot, item);
            self.put(card)
        };
        items.into_iter().map(&mut put).collect()
    }

    /// An arrow from a card to another.
    pub(super) fn link(&mut self, kind: &str, source: CardId, target: CardId) {
        let link = Link {
            kind: kind.to_owned(),
            source: source.into(),
            target: target.into(),
            rationale: String::new(),
            body: Extras::default(),
            meta: self.stamp(0),
            extras: Extras::default(),
        };
        self.project.links.put(self.fresh.id(), link);
    }

    /// A note of what no method takes: `part` of the file, `label` its field.
    pub(super) fn note(&mut self, part: &str, label: &str, title: &str, detail: &str) {
        if !detail.trim().is_empty() || !title.trim().is_empty() {
            let card = self.note_card(part, label, title, detail);
            self.put(card);
        }
    }

    fn note_card(&mut self, part: &str, label: &str, title: &str, detail: &str) -> Card {
        let title = if title.trim().is_empty() { label_of(label) } else { title.to_owned() };
        let mut item = Item::whole(&title);
        if !detail.trim().is_empty() {
            let joined = [item.detail.as_str(), detail.trim()].join("\n");
            joined.trim().clone_into(&mut item.detail);
        }
        let mut card = self.card("imported_note", part, item);
        if !label.is_empty() {
            card.body.insert("label".to_owned(), label.into());
        }
        card
    }

    /// Notes of everything in `value`: one a text, one a row, one a list of texts.
    pub(super) fn notes(&mut self, part: &str, label: &str, value: Value) {
        match value {
            value if is_void(&value) => {}
            Value::Object(map) => {
                for (key, value) in map {
                    match value {
                        Value::Object(map) => self.row_note(part, &key, map),
                        value => self.notes(part, &key, value),
                    }
                }
            }
            Value::Array(items) if items.iter().any(|item| plain(item).is_none()) => {
                for item in items {
                    match item {
                        Value::Object(map) => self.row_note(part, label, map),
                        item => self.notes(part, label, item),
                    }
                }
            }
            value => self.note(part, label, "", &told(&value)),
        }
    }

    /// A note of one row of a list: its title, its date, its other fields a line each.
    pub(super) fn row_note(&mut self, part: &str, label: &str, map: Map<String, Value>) {
        let mut fields = Fields(map);
        let title = first_text(&mut fields, TITLES);
        let date = first_text(&mut fields, DATES);
        let origin = first_text(&mut fields, IDS);
        let detail = lines_of(&fields.0);
        if title.is_empty() && detail.is_empty() && date.is_empty() && origin.is_empty() {
            return;
        }
        let mut card = self.note_card(part, label, &title, &detail);
        card.entities.extend(self.called(&title));
        if !date.is_empty() {
            let day = moment(&date);
            if date.contains('T') && day != date {
                card.body.insert("imported_date".to_owned(), date.into());
            }
            card.body.insert("date".to_owned(), day.into());
        }
        card.origin = Some(origin).filter(|origin| !origin.is_empty());
        self.put(card);
    }

    /// Notes of what a section has left.
    pub(super) fn rest(&mut self, part: &str, fields: Fields) {
        self.notes(part, "", Value::Object(fields.0));
    }
}

/// The first text under one of these keys, trimmed.
pub(super) fn first_text(fields: &mut Fields, keys: &[&str]) -> String {
    let found = keys.iter().find_map(|key| fields.some_text(key));
    found.map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// Fields as text, a line each.
pub(super) fn lines_of(map: &Map<String, Value>) -> String {
    let lines = map.iter().filter(|(_, value)| !is_void(value));
    let lines = lines.map(|(key, value)| {
        let told = told(value);
        let gap = if told.contains('\n') { "\n" } else { " " };
        format!("{} :{gap}{told}", label_of(key))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A date as it is typed; milliseconds, and a day with its hour, become a day.
pub(super) fn moment(text: &str) -> String {
    if let Some((day, _)) = text.split_once('T')
        && day.len() == 10
        && day.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-')
    {
        return day.to_owned();
    }
    let millis = text.parse::<i64>().ok().filter(|millis| *millis > 100_000_000_000);
    millis.map_or_else(|| text.to_owned(), day_of)
}

/// The day of a moment, in UTC, as ISO 8601. Hinnant, "chrono-compatible low-level date algorithms".
fn day_of(millis: i64) -> String {
    let days = millis.div_euclid(86_400_000) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * day + 2) / 153;
    let (day, month) = (day - (153 * shifted + 2) / 5 + 1, (shifted + 2) % 12 + 1);
    let year = year + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_become_days() {
        assert_eq!(moment("1767000000000"), "2025-12-29");
        assert_eq!(moment("1456704000000"), "2016-02-29");
        assert_eq!(moment("juin 2027"), "juin 2027");
        assert_eq!(moment("2027"), "2027");
        assert_eq!(moment("2027-01-06T10:00:00.000Z"), "2027-01-06");
        assert_eq!(moment("Toussaint"), "Toussaint");
    }
}
