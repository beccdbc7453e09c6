//! Every text of a project, with codes for names.
//!
//! Rows are taken apart field by field: a new field does not compile until somebody says what becomes of it here.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::names::Names;
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::project::{Profile, Project};
use crate::domain::record::{Extras, Record};
use crate::domain::relations::Relation;
use crate::domain::views::View;

/// Names give way to codes, and are counted.
pub(super) struct Rewriting<'a> {
    names: &'a Names,
    /// Ids of older files, under which data may name those who are hidden.
    origins: BTreeMap<String, &'a str>,
    places: usize,
}

impl<'a> Rewriting<'a> {
    pub(super) fn new(project: &Project, names: &'a Names) -> Self {
        let mut origins = BTreeMap::new();
        for (id, entity) in project.entities.iter() {
            let origin = entity.origin.as_ref().filter(|origin| is_telling(origin));
            if let Some((origin, code)) = origin.zip(names.code(id)) {
                origins.insert(origin.clone(), code);
            }
        }
        Self { names, origins, places: 0 }
    }

    /// The project with codes for names, and in how many places.
    pub(super) fn project(mut self, project: &Project) -> (Project, usize) {
        let mut next = Project { tombstones: project.tombstones.clone(), ..Project::default() };
        let mut profile = project.profile.clone();
        let Profile { name, description, extras } = &mut profile;
        self.text(name);
        self.text(description);
        self.extras(extras);
        next.profile = profile;
        for record in project.records() {
            if let Some(record) = self.record(record.clone()) {
                next.put_raw(record);
            }
        }
        (next, self.places)
    }

    /// The record with codes for names; `None` when it cannot be shared.
    fn record(&mut self, mut record: Record) -> Option<Record> {
        match &mut record {
            Record::Entity(id, row) => match self.names.code(*id) {
                Some(code) => *row = Arc::new(self.hidden_entity(code, row)),
                None => self.entity(Arc::make_mut(row)),
            },
            Record::Relation(_, row) => self.relation(Arc::make_mut(row)),
            Record::Claim(_, row) => self.claim(Arc::make_mut(row)),
            Record::Card(_, row) => self.card(Arc::make_mut(row)),
            Record::Link(_, row) => self.link(Arc::make_mut(row)),
            Record::View(_, row) => self.view(Arc::make_mut(row)),
            // An entity that could not be read may be a person of whom anything is told.
            Record::Kept(_, row) if row.part == "entities" => return None,
            Record::Kept(_, row) => self.kept(Arc::make_mut(row)),
        }
        Some(record)
    }

    /// What is left of an entity that is hidden.
    fn hidden_entity(&mut self, code: &str, row: &Entity) -> Entity {
        let Entity {
            kind,
            name: _,
            aliases: _,
            description: _,
            tags,
            stance,
            is_target,
            is_us,
            // A birth, or the day of a foundation, tells who it is.
            date: _,
            url: _,
            fields: _,
            origin: _,
            meta,
            extras: _,
        } = row;
        let mut tags = tags.clone();
        self.texts(&mut tags);
        let (stance, is_target, is_us, meta) = (*stance, *is_target, *is_us, *meta);
        let (kind, name) = (kind.clone(), code.to_owned());
        Entity { kind, name, tags, stance, is_target, is_us, meta, ..Entity::default() }
    }

    fn entity(&mut self, row: &mut Entity) {
        let Entity {
            kind,
            name,
            aliases,
            description,
            tags,
            stance: _,
            is_target: _,
            is_us: _,
            date,
            url,
            fields,
            origin,
            meta: _,
            extras,
        } = row;
        if let EntityKind::Other(key) = kind {
            self.text(key);
        }
        for text in [name, description, url] {
            self.text(text);
        }
        self.texts(aliases);
        self.texts(tags);
        self.date(date);
        for field in fields {
            self.text(&mut field.name);
            self.text(&mut field.value);
        }
        if let Some(origin) = origin {
            self.text(origin);
        }
        self.extras(extras);
    }

    fn relation(&mut self, row: &mut Relation) {
        let Relation {
            source: _,
            target: _,
            kind,
            mutual: _,
            sign: _,
            strength: _,
            date,
            description,
            origin,
            meta: _,
            extras,
        } = row;
        self.text(kind);
        self.date(date);
        self.text(description);
        // Ids of older files are often made of the names of both ends.
        *origin = None;
        self.extras(extras);
    }

    fn claim(&mut self, row: &mut Claim) {
        let Claim {
            about: _,
            text,
            nature: _,
            source,
            quote,
            page,
            bearing: _,
            grade: _,
            date,
            when,
            stance: _,
            is_private: _,
            origin,
            meta: _,
            extras,
        } = row;
        if let Source::Text(source) = source {
            self.text(source);
        }
        for text in [text, quote, page] {
            self.text(text);
        }
        self.date(date);
        self.date(when);
        *origin = None;
        self.extras(extras);
    }

    fn card(&mut self, row: &mut Card) {
        let Card {
            method,
            text,
            detail,
            entities: _,
            claims: _,
            author,
            status: _,
            tags,
            body,
            origin,
            meta: _,
            extras,
        } = row;
        for text in [method, text, detail, author] {
            self.text(text);
        }
        self.texts(tags);
        *origin = None;
        self.extras(body);
        self.extras(extras);
    }

    fn link(&mut self, row: &mut Link) {
        let Link { kind, source: _, target: _, rationale, body, meta: _, extras } = row;
        self.text(kind);
        self.text(rationale);
        self.extras(body);
        self.extras(extras);
    }

    fn view(&mut self, row: &mut View) {
        let View { name, module, positions: _, body, meta: _, extras } = row;
        self.text(name);
        self.text(module);
        self.extras(body);
        self.extras(extras);
    }

    fn kept(&mut self, row: &mut Kept) {
        let Kept { file, part, data, meta: _, extras } = row;
        self.text(file);
        self.text(part);
        self.value(data);
        self.extras(extras);
    }

    fn text(&mut self, text: &mut String) {
        if let Some((hidden, places)) = self.names.hidden_in(text) {
            *text = hidden;
            self.places += places;
        }
    }

    fn texts(&mut self, texts: &mut [String]) {
        for text in texts {
            self.text(text);
        }
    }

    fn date(&mut self, date: &mut PartialDate) {
        let mut text = date.text().to_owned();
        self.text(&mut text);
        if text != date.text() {
            *date = PartialDate::read(&text);
        }
    }

    fn extras(&mut self, extras: &mut Extras) {
        for (mut key, mut value) in std::mem::take(extras) {
            self.data_text(&mut key);
            self.value(&mut value);
            while extras.contains_key(&key) {
                key.push('\'');
            }
            extras.insert(key, value);
        }
    }

    /// A text of data, which may be the id that an older file gave to somebody.
    fn data_text(&mut self, text: &mut String) {
        match self.origins.get(text) {
            Some(code) => {
                (*code).clone_into(text);
                self.places += 1;
            }
            None => self.text(text),
        }
    }

    /// Files nest no deeper than the parser lets them.
    fn value(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => self.data_text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            Value::Object(map) => self.extras(map),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
}

/// Whether an id of an older file is more than a number.
fn is_telling(origin: &str) -> bool {
    origin.chars().count() > 2 && origin.chars().any(char::is_alphabetic)
}
