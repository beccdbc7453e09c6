//! A file on the disk that the reader chose once and that is written again in place, where the browser can.
//!
//! A handle outlives the page: it is kept per project in a small database of its own, and may ask again for leave.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransaction};

use super::files::File;
use super::reflect::{error_name, get, js, object};
use crate::domain::id::Millis;

/// The database of handles; its name carries our prefix, as the origin may be shared with other sites.
const DATABASE: &str = "myspot-disk";
/// One handle a project, under the project's id.
const STORE: &str = "files";

#[wasm_bindgen]
extern "C" {
    /// The window, with what web-sys does not have.
    type Picker;

    #[wasm_bindgen(method, catch, js_name = showOpenFilePicker)]
    fn show_open(this: &Picker, options: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = showSaveFilePicker)]
    fn show_save(this: &Picker, options: &JsValue) -> Result<Promise, JsValue>;

    /// `FileSystemFileHandle`.
    #[derive(Clone, Debug)]
    type Handle;

    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;

    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn get_file(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn create_writable(this: &Handle) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Handle, options: &JsValue) -> Result<Promise, JsValue>;

    /// `FileSystemWritableFileStream`.
    type Stream;

    #[wasm_bindgen(method, catch)]
    fn write(this: &Stream, bytes: &Uint8Array) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn close(this: &Stream) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn abort(this: &Stream) -> Result<Promise, JsValue>;
}

/// Why a file on the disk was not read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskError {
    /// Nobody chose a file: nothing went wrong.
    Cancelled,
    /// The browser was not given leave.
    Refused,
    /// The file was moved or deleted.
    Gone,
    /// The disk is full, or something else holds the file.
    Failed,
}

/// What the browser is asked leave for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Reading the file.
    Read,
    /// Writing it too.
    Write,
}

/// When a file was last changed, as the disk says.
pub fn changed(file: &File) -> Millis {
    file.last_modified() as Millis
}

/// A file on the disk.
#[derive(Clone, Debug)]
pub struct DiskFile(Handle);

/// Whether this browser can write a file in place.
pub fn is_available() -> bool {
    get(&js_sys::global(), "showSaveFilePicker").is_function()
}

/// Lets the reader choose an existing file.
pub async fn pick_open() -> Result<DiskFile, DiskError> {
    let chosen = await_it(picker().show_open(&options(None))).await?;
    Ok(DiskFile(Array::from(&chosen).get(0).unchecked_into()))
}

/// Lets the reader choose where to write; `name` is proposed.
pub async fn pick_save(name: &str) -> Result<DiskFile, DiskError> {
    let chosen = await_it(picker().show_save(&options(Some(name)))).await?;
    Ok(DiskFile(chosen.unchecked_into()))
}

impl DiskFile {
    /// What the file is called.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// The file as it is now; nothing can be known of it before there is leave.
    pub async fn look(&self, leave: Leave) -> Result<File, DiskError> {
        self.ask(leave).await?;
        self.file().await
    }

    async fn file(&self) -> Result<File, DiskError> {
        Ok(await_it(self.0.get_file()).await?.unchecked_into())
    }

    /// Writes it whole: it holds the old bytes or the new ones, never a part.
    ///
    /// Gives when it was changed, where the browser still says so.
    pub async fn write(&self, bytes: &[u8]) -> Result<Option<Millis>, DiskError> {
        self.ask(Leave::Write).await?;
        let stream: Stream = await_it(self.0.create_writable()).await?.unchecked_into();
        if let Err(error) = fill(&stream, bytes).await {
            // What was begun goes; the file stays as it was.
            await_it(stream.abort()).await.ok();
            return Err(error);
        }
        Ok(self.file().await.ok().as_ref().map(changed))
    }

    async fn ask(&self, leave: Leave) -> Result<(), DiskError> {
        let mode = if leave == Leave::Read { "read" } else { "readwrite" };
        let wanted = object(&[("mode", mode.into())]);
        let answer = await_it(self.0.request_permission(&wanted)).await?;
        if answer.as_string().as_deref() == Some("granted") {
            Ok(())
        } else {
            Err(DiskError::Refused)
        }
    }
}

async fn fill(stream: &Stream, bytes: &[u8]) -> Result<(), DiskError> {
    await_it(stream.write(&Uint8Array::from(bytes))).await?;
    await_it(stream.close()).await?;
    Ok(())
}

/// Remembers the file of a project for the next visit, and when it was changed as we know it.
///
/// Nothing is lost where that fails.
pub async fn remember(project: &str, file: &DiskFile, known: Option<Millis>) -> Option<()> {
    let tx = begin("readwrite").await?;
    let store = tx.object_store(STORE).ok()?;
    let known = known.map_or(JsValue::UNDEFINED, js);
    let row = object(&[("file", file.0.clone().into()), ("known", known)]);
    let request = store.put_with_key(&row, &project.into()).ok()?;
    answer(&request).await?;
    Some(())
}

/// Forgets the file of a project; the file itself stays.
pub async fn forget(project: &str) -> Option<()> {
    let tx = begin("readwrite").await?;
    tx.object_store(STORE).ok()?.delete(&project.into()).ok()?;
    Some(())
}

/// The file of a project, if one is remembered, and when it was changed as we knew it.
pub async fn remembered(project: &str) -> Option<(DiskFile, Option<Millis>)> {
    let tx = begin("readonly").await?;
    let request = tx.object_store(STORE).ok()?.get(&project.into()).ok()?;
    let found = answer(&request).await?;
    let file = get(&found, "file");
    if file.is_object() {
        let known = get(&found, "known").as_f64().map(|known| known as Millis);
        Some((DiskFile(file.unchecked_into()), known))
    } else {
        // Earlier versions kept the handle alone.
        found.is_object().then(|| (DiskFile(found.unchecked_into()), None))
    }
}

fn picker() -> Picker {
    js_sys::global().unchecked_into()
}

fn options(name: Option<&str>) -> JsValue {
    let accepted = object(&[("application/json", Array::of1(&".json".into()).into())]);
    let kind = object(&[("description", "mySPOT".into()), ("accept", accepted)]);
    let kinds = ("types", Array::of1(&kind).into());
    match name {
        Some(name) => object(&[kinds, ("suggestedName", name.into())]),
        None => object(&[kinds]),
    }
}

async fn await_it(promise: Result<Promise, JsValue>) -> Result<JsValue, DiskError> {
    let promise = promise.map_err(|error| refusal(&error))?;
    JsFuture::from(promise).await.map_err(|error| refusal(&error))
}

fn refusal(error: &JsValue) -> DiskError {
    match error_name(error).as_str() {
        "AbortError" => DiskError::Cancelled,
        "NotAllowedError" | "SecurityError" => DiskError::Refused,
        "NotFoundError" => DiskError::Gone,
        _ => DiskError::Failed,
    }
}

/// A transaction on the store of handles, which is made when there is none.
async fn begin(mode: &str) -> Option<IdbTransaction> {
    let factory = get(&js_sys::global(), "indexedDB").dyn_into::<web_sys::IdbFactory>().ok()?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1).ok()?;
    let opening = request.clone();
    let make = Closure::once_into_js(move || {
        let database = opening.result().ok().and_then(|it| it.dyn_into::<IdbDatabase>().ok());
        database.map(|database| database.create_object_store(STORE).is_ok());
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let database: IdbDatabase = answer(&request).await?.dyn_into().ok()?;
    let mode = if mode == "readonly" {
        web_sys::IdbTransactionMode::Readonly
    } else {
        web_sys::IdbTransactionMode::Readwrite
    };
    let tx = database.transaction_with_str_and_mode(STORE, mode).ok();
    // It ends once its transactions have.
    database.close();
    tx
}

async fn answer(request: &IdbRequest) -> Option<JsValue> {
    let done = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(done).await.ok()?;
    request.result().ok()
}
