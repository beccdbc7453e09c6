//! The library in IndexedDB.
//!
//! Every read and write of one task stands in one transaction; nothing else is awaited inside.

use std::cell::RefCell;

use js_sys::{Array, JsString, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::{Entry, LAYOUT, ProjectRow, Snapshot, StorageError};
use crate::browser::reflect::{bytes, error_name, get, js, number, object, text};
use crate::browser::turns::{pause, turns};
use crate::domain::id::{Millis, ProjectId};
use crate::format::myspot::SCHEMA;
use crate::format::myspot::checksum::checksum;

/// The database; its name carries our prefix, as the origin may be shared with other sites.
const NAME: &str = "myspot";
/// One row a project.
const PROJECTS: &str = "projects";
/// One row a change, under the project and its place.
const JOURNAL: &str = "journal";
/// One row a generation, under the project and the generation.
const SNAPSHOTS: &str = "snapshots";
/// So many bytes of text are given to the browser in one task.
const PIECE: usize = 1 << 20;
/// How many generations are kept.
const GENERATIONS: usize = 3;

#[wasm_bindgen]
extern "C" {
    /// `IDBDatabase` with the options that web-sys does not have.
    type Database;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with(
        this: &Database,
        stores: &JsValue,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;

    /// `IDBTransaction.commit`, which older browsers do not have.
    type Committable;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committable) -> Result<(), JsValue>;
}

/// A connection that opens again when it is lost.
#[derive(Debug)]
pub struct Idb(RefCell<IdbDatabase>);

/// How soon a write must be on the disk to count as done.
#[derive(Clone, Copy)]
enum Durability {
    /// With the system: survives the browser's end.
    Relaxed,
    /// On the disk: survives a loss of power.
    Strict,
}

impl Idb {
    pub(super) async fn open() -> Result<Self, StorageError> {
        Ok(Self(RefCell::new(connect().await?)))
    }

    /// Runs `work` on a connection, and once more on a new one when the first is lost.
    async fn with<T, F: Future<Output = Result<T, StorageError>>>(
        &self,
        work: impl Fn(IdbDatabase) -> F,
    ) -> Result<T, StorageError> {
        let db = self.0.borrow().clone();
        match work(db).await {
            Err(StorageError::Lost) => {
                let db = connect().await?;
                self.0.replace(db.clone());
                work(db).await
            }
            done => done,
        }
    }

    pub(super) async fn library(&self) -> Result<Vec<ProjectRow>, StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS], "readonly", Durability::Relaxed)?;
            let rows = all(&store(&tx, PROJECTS)?, None).await?;
            Ok(rows.iter().filter_map(ProjectRow::from_js).collect())
        })
        .await
    }

    pub(super) async fn create(
        &self,
        row: &ProjectRow,
        snapshot: &Snapshot,
    ) -> Result<(), StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS, SNAPSHOTS], "readwrite", Durability::Strict)?;
            put(&store(&tx, PROJECTS)?, &row.to_js())?;
            put(&store(&tx, SNAPSHOTS)?, &snapshot_to_js(row.id, snapshot))?;
            finish(&tx).await
        })
        .await
    }

    pub(super) async fn parts(
        &self,
        id: ProjectId,
    ) -> Result<(ProjectRow, Vec<Snapshot>, Vec<Entry>), StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS, SNAPSHOTS, JOURNAL], "readonly", Durability::Relaxed)?;
            let row = row_of(&tx, id).await?;
            let snapshots = all(&store(&tx, SNAPSHOTS)?, Some(&of_project(id)?)).await?;
            let entries = all(&store(&tx, JOURNAL)?, Some(&of_project(id)?)).await?;
            let snapshots = snapshots.iter().map(snapshot_from_js).collect();
            Ok((row, snapshots, entries.iter().map(entry_from_js).collect()))
        })
        .await
    }

    pub(super) async fn claim(&self, id: ProjectId) -> Result<i64, StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS], "readwrite", Durability::Relaxed)?;
            let mut row = row_of(&tx, id).await?;
            row.epoch += 1;
            put(&store(&tx, PROJECTS)?, &row.to_js())?;
            finish(&tx).await?;
            Ok(row.epoch)
        })
        .await
    }

    pub(super) async fn append(
        &self,
        row: &ProjectRow,
        entries: &[Entry],
    ) -> Result<(), StorageError> {
        let mut lines = Vec::with_capacity(entries.len());
        for entry in entries {
            lines.push(entry_to_js(row.id, entry).await);
        }
        let lines = &lines;
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS, JOURNAL], "readwrite", Durability::Relaxed)?;
            let known = fenced(&tx, row).await?;
            let journal = store(&tx, JOURNAL)?;
            for line in lines {
                put(&journal, line)?;
            }
            // Trash and backup are the library's to change, not the journal's.
            let (trashed, backup, backup_seq) = (known.trashed, known.backup, known.backup_seq);
            let row = ProjectRow { trashed, backup, backup_seq, ..row.clone() };
            put(&store(&tx, PROJECTS)?, &row.to_js())?;
            finish(&tx).await
        })
        .await
    }

    pub(super) async fn snapshot(
        &self,
        row: &ProjectRow,
        snapshot: Snapshot,
    ) -> Result<(), StorageError> {
        let generation = self.write_snapshot(row, &snapshot).await?;
        let written = self.read_bytes(row.id, generation).await?;
        if checksum(&written, &turns()).await != snapshot.checksum {
            return Err(StorageError::Other("a snapshot does not read back as written".to_owned()));
        }
        self.prune(row.id).await
    }

    async fn write_snapshot(
        &self,
        row: &ProjectRow,
        snapshot: &Snapshot,
    ) -> Result<i64, StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS, SNAPSHOTS], "readwrite", Durability::Strict)?;
            fenced(&tx, row).await?;
            let snapshots = store(&tx, SNAPSHOTS)?;
            let known = all_keys(&snapshots, &of_project(row.id)?).await?;
            let generation = known.iter().max().map_or(1, |last| last + 1);
            put(&snapshots, &snapshot_to_js(row.id, &Snapshot { generation, ..snapshot.clone() }))?;
            finish(&tx).await?;
            Ok(generation)
        })
        .await
    }

    async fn read_bytes(&self, id: ProjectId, generation: i64) -> Result<Vec<u8>, StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[SNAPSHOTS], "readonly", Durability::Relaxed)?;
            let key = Array::of2(&id.to_string().into(), &js(generation));
            let request = store(&tx, SNAPSHOTS)?.get(&key).map_err(refusal)?;
            let row = answer(&request).await?;
            Ok(bytes(&row, "bytes"))
        })
        .await
    }

    /// Lets go of generations before the third, and of journal entries that the oldest kept contains.
    async fn prune(&self, id: ProjectId) -> Result<(), StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[SNAPSHOTS, JOURNAL], "readwrite", Durability::Relaxed)?;
            let snapshots = store(&tx, SNAPSHOTS)?;
            let mut generations = all_keys(&snapshots, &of_project(id)?).await?;
            generations.sort_unstable();
            let kept = generations.len().saturating_sub(GENERATIONS);
            let (gone, kept) = generations.split_at(kept);
            for generation in gone {
                let key = Array::of2(&id.to_string().into(), &js(*generation));
                snapshots.delete(&key).map_err(refusal)?;
            }
            if let Some(oldest) = kept.first().filter(|_| kept.len() == GENERATIONS) {
                let key = Array::of2(&id.to_string().into(), &js(*oldest));
                let request = snapshots.get(&key).map_err(refusal)?;
                let seq = number(&answer(&request).await?, "seq");
                let upper = Array::of2(&id.to_string().into(), &JsValue::from_f64(seq));
                let lower = Array::of1(&id.to_string().into());
                let range = IdbKeyRange::bound(&lower, &upper).map_err(refusal)?;
                store(&tx, JOURNAL)?.delete(&range).map_err(refusal)?;
            }
            finish(&tx).await
        })
        .await
    }

    pub(super) async fn update_row(
        &self,
        id: ProjectId,
        change: impl FnOnce(&mut ProjectRow),
    ) -> Result<(), StorageError> {
        // The change can be made once only: a lost connection is found out before.
        self.library().await?;
        let db = self.0.borrow().clone();
        let tx = begin(&db, &[PROJECTS], "readwrite", Durability::Strict)?;
        let mut row = row_of(&tx, id).await?;
        change(&mut row);
        put(&store(&tx, PROJECTS)?, &row.to_js())?;
        finish(&tx).await
    }

    pub(super) async fn delete(&self, id: ProjectId) -> Result<(), StorageError> {
        self.with(|db| async move {
            let tx = begin(&db, &[PROJECTS, SNAPSHOTS, JOURNAL], "readwrite", Durability::Strict)?;
            store(&tx, PROJECTS)?.delete(&id.to_string().into()).map_err(refusal)?;
            for name in [SNAPSHOTS, JOURNAL] {
                store(&tx, name)?.delete(of_project(id)?.as_ref()).map_err(refusal)?;
            }
            finish(&tx).await
        })
        .await
    }
}

/// The project's row, if the page that writes `row` is still its writer.
async fn fenced(tx: &IdbTransaction, row: &ProjectRow) -> Result<ProjectRow, StorageError> {
    let known = row_of(tx, row.id).await?;
    if known.epoch == row.epoch {
        return Ok(known);
    }
    tx.abort().ok();
    Err(StorageError::Stale)
}

/// The project's row; that of a newer version is refused, so that nothing of it is written over.
async fn row_of(tx: &IdbTransaction, id: ProjectId) -> Result<ProjectRow, StorageError> {
    let request = store(tx, PROJECTS)?.get(&id.to_string().into()).map_err(refusal)?;
    let row = ProjectRow::from_js(&answer(&request).await?).ok_or(StorageError::Gone)?;
    if row.schema > SCHEMA as i64 { Err(StorageError::Newer) } else { Ok(row) }
}

async fn connect() -> Result<IdbDatabase, StorageError> {
    let factory = get(&js_sys::global(), "indexedDB");
    let factory: web_sys::IdbFactory =
        factory.dyn_into().map_err(|_| StorageError::Other("no IndexedDB".to_owned()))?;
    let request = factory.open_with_u32(NAME, LAYOUT).map_err(refusal)?;
    let upgrade = Closure::once(upgrade);
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let blocked = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(blocked).await.map_err(|_| request_error(&request))?;
    let db: IdbDatabase = request.result().map_err(refusal)?.unchecked_into();
    // Another tab that deletes or upgrades the database is not held up by this one.
    let held = db.clone();
    let close = Closure::<dyn FnMut()>::new(move || held.close());
    db.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
    Ok(db)
}

fn upgrade(event: web_sys::Event) {
    let Some(request) =
        event.target().and_then(|target| target.dyn_into::<IdbOpenDbRequest>().ok())
    else {
        return;
    };
    let Ok(db) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
        return;
    };
    make_store(&db, PROJECTS, &"id".into());
    make_store(&db, JOURNAL, &Array::of2(&"project".into(), &"seq".into()));
    make_store(&db, SNAPSHOTS, &Array::of2(&"project".into(), &"generation".into()));
}

fn make_store(db: &IdbDatabase, name: &str, key_path: &JsValue) {
    let parameters = web_sys::IdbObjectStoreParameters::new();
    parameters.set_key_path(key_path);
    // A failure here fails the opening, which is told.
    db.create_object_store_with_optional_parameters(name, &parameters).ok();
}

fn begin(
    db: &IdbDatabase,
    stores: &[&str],
    mode: &str,
    durability: Durability,
) -> Result<IdbTransaction, StorageError> {
    let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
    let durability = match durability {
        Durability::Relaxed => "relaxed",
        Durability::Strict => "strict",
    };
    let options = object(&[("durability", durability.into())]);
    db.unchecked_ref::<Database>().transaction_with(&names, mode, &options).map_err(refusal)
}

fn store(tx: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    tx.object_store(name).map_err(refusal)
}

fn put(store: &IdbObjectStore, row: &JsValue) -> Result<(), StorageError> {
    store.put(row).map(|_| ()).map_err(refusal)
}

/// Waits for what a request gives.
async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await.map_err(|_| request_error(request))?;
    request.result().map_err(refusal)
}

/// Starts the commit at once, and waits until it is complete.
async fn finish(tx: &IdbTransaction) -> Result<(), StorageError> {
    let done = Promise::new(&mut |resolve, reject| {
        tx.set_oncomplete(Some(&resolve));
        tx.set_onerror(Some(&reject));
        tx.set_onabort(Some(&reject));
    });
    // Without `commit` the transaction ends by itself a little later.
    tx.unchecked_ref::<Committable>().commit().ok();
    JsFuture::from(done).await.map(|_| ()).map_err(|_| {
        let error = tx.error().map_or(JsValue::UNDEFINED, JsValue::from);
        if error.is_undefined() { StorageError::Lost } else { refusal(error) }
    })
}

async fn all(
    store: &IdbObjectStore,
    range: Option<&IdbKeyRange>,
) -> Result<Vec<JsValue>, StorageError> {
    let request = match range {
        Some(range) => store.get_all_with_key(range),
        None => store.get_all(),
    };
    let rows = answer(&request.map_err(refusal)?).await?;
    Ok(Array::from(&rows).to_vec())
}

/// The second part of every key in `range`.
async fn all_keys(store: &IdbObjectStore, range: &IdbKeyRange) -> Result<Vec<i64>, StorageError> {
    let request = store.get_all_keys_with_key(range).map_err(refusal)?;
    let keys = Array::from(&answer(&request).await?);
    Ok(keys.iter().filter_map(|key| Array::from(&key).get(1).as_f64()).map(|n| n as i64).collect())
}

/// Every key that starts with the project's id.
fn of_project(id: ProjectId) -> Result<IdbKeyRange, StorageError> {
    let id = JsValue::from(id.to_string());
    // An array sorts after every number and text.
    IdbKeyRange::bound(&Array::of1(&id), &Array::of2(&id, &Array::new())).map_err(refusal)
}

fn request_error(request: &IdbRequest) -> StorageError {
    match request.error() {
        Ok(Some(error)) => refusal(error.into()),
        _ => StorageError::Lost,
    }
}

fn refusal(error: JsValue) -> StorageError {
    match error_name(&error).as_str() {
        "QuotaExceededError" => StorageError::Quota,
        "VersionError" => StorageError::Newer,
        "InvalidStateError" | "UnknownError" | "AbortError" | "TransactionInactiveError" => {
            StorageError::Lost
        }
        // The database was deleted and made anew without its stores by another version.
        "NotFoundError" => StorageError::Gone,
        name => StorageError::Other(format!("{name}: {}", text(&error, "message"))),
    }
}

async fn entry_to_js(id: ProjectId, entry: &Entry) -> JsValue {
    object(&[
        ("project", id.to_string().into()),
        ("seq", js(entry.seq)),
        ("at", js(entry.at)),
        ("entries", text_to_js(&entry.diff).await.into()),
    ])
}

/// A text as the browser's own: a long one goes over in pieces, each a task of the page, and the
/// write a task after them.
async fn text_to_js(text: &str) -> JsString {
    let mut pieces = pieces(text);
    let mut whole = JsString::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        pause().await;
        whole = whole.concat(&piece.into());
    }
    if text.len() > PIECE {
        pause().await;
    }
    whole
}

/// A text in parts of at most [`PIECE`] bytes, cut between signs.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut end = PIECE.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn entry_from_js(row: &JsValue) -> Entry {
    Entry {
        seq: number(row, "seq") as i64,
        at: number(row, "at") as Millis,
        diff: text(row, "entries"),
    }
}

fn snapshot_to_js(id: ProjectId, snapshot: &Snapshot) -> JsValue {
    object(&[
        ("project", id.to_string().into()),
        ("generation", js(snapshot.generation)),
        ("seq", js(snapshot.seq)),
        ("bytes", Uint8Array::from(snapshot.bytes.as_slice()).into()),
        ("checksum", snapshot.checksum.as_str().into()),
        ("at", js(snapshot.at)),
    ])
}

fn snapshot_from_js(row: &JsValue) -> Snapshot {
    Snapshot {
        generation: number(row, "generation") as i64,
        seq: number(row, "seq") as i64,
        bytes: bytes(row, "bytes"),
        checksum: text(row, "checksum"),
        at: number(row, "at") as Millis,
    }
}

/// Awaits a promise that the browser may not give at all.
async fn promised(promise: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?).await.ok()
}

pub(super) async fn estimate() -> Option<(f64, f64)> {
    let estimate = promised(manager()?.estimate()).await?;
    Some((number(&estimate, "usage"), number(&estimate, "quota")))
}

pub(super) async fn persisted(ask: bool) -> Option<bool> {
    let manager = manager()?;
    let answer = if ask { manager.persist() } else { manager.persisted() };
    promised(answer).await?.as_bool()
}

/// What knows how much room there is; absent outside secure contexts.
fn manager() -> Option<web_sys::StorageManager> {
    let navigator = get(&js_sys::global(), "navigator");
    get(&navigator, "storage").dyn_into().ok()
}

pub(super) async fn erase() -> Result<(), StorageError> {
    let factory = get(&js_sys::global(), "indexedDB");
    let Ok(factory) = factory.dyn_into::<web_sys::IdbFactory>() else {
        return Ok(());
    };
    let request = factory.delete_database(NAME).map_err(refusal)?;
    answer(&request).await.map(|_| ())
}
