//! A project's line in the library.

use wasm_bindgen::JsValue;

use crate::browser::reflect::{js, number, object, text};
use crate::domain::id::{Millis, ProjectId};
use crate::domain::project::Project;
use crate::format::myspot::SCHEMA;

/// What the library knows of a project without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectRow {
    /// Which project.
    pub id: ProjectId,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub created: Millis,
    /// When it last changed.
    pub modified: Millis,
    /// When it was put in the trash; 0 when it is not there.
    pub trashed: Millis,
    /// When it was last saved as a file; 0 for never.
    pub backup: Millis,
    /// How many changes it had at that time.
    pub backup_seq: i64,
    /// Counts the pages that have written it, one after the other.
    pub epoch: i64,
    /// The place of its last journal entry.
    pub seq: i64,
    /// The version of the keys its snapshots use.
    pub schema: i64,
    /// How many entities it has.
    pub entities: i64,
    /// How many relations it has.
    pub relations: i64,
}

impl ProjectRow {
    /// The line of a new project.
    pub fn new(id: ProjectId, project: &Project, at: Millis) -> Self {
        let mut row = Self {
            id,
            name: String::new(),
            created: at,
            modified: at,
            trashed: 0,
            backup: 0,
            backup_seq: 0,
            epoch: 0,
            seq: 0,
            schema: SCHEMA as i64,
            entities: 0,
            relations: 0,
        };
        row.describe(project);
        row
    }

    /// Takes over what the project says of itself.
    pub fn describe(&mut self, project: &Project) {
        self.name.clone_from(&project.profile.name);
        self.entities = project.entities.len() as i64;
        self.relations = project.relations.len() as i64;
    }

    pub(super) fn to_js(&self) -> JsValue {
        object(&[
            ("id", self.id.to_string().into()),
            ("name", self.name.as_str().into()),
            ("created", js(self.created)),
            ("modified", js(self.modified)),
            ("trashed", js(self.trashed)),
            ("backup", js(self.backup)),
            ("backupSeq", js(self.backup_seq)),
            ("epoch", js(self.epoch)),
            ("seq", js(self.seq)),
            ("schema", js(self.schema)),
            ("entities", js(self.entities)),
            ("relations", js(self.relations)),
        ])
    }

    pub(super) fn from_js(row: &JsValue) -> Option<Self> {
        let whole = |key: &str| number(row, key) as i64;
        Some(Self {
            id: ProjectId::read(&text(row, "id"))?,
            name: text(row, "name"),
            created: whole("created"),
            modified: whole("modified"),
            trashed: whole("trashed"),
            backup: whole("backup"),
            backup_seq: whole("backupSeq"),
            epoch: whole("epoch"),
            seq: whole("seq"),
            schema: whole("schema"),
            entities: whole("entities"),
            relations: whole("relations"),
        })
    }
}
