//! Files that people give and take.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, DragEvent, Event, HtmlAnchorElement, HtmlInputElement, Url};

use crate::format::MAX_BYTES;
use crate::format::issue::FormatError;

/// A file somebody gave, not read yet.
pub type File = web_sys::File;

/// The bytes of a file; one that is too large is refused before it is read.
pub async fn read(file: &File) -> Result<Vec<u8>, FormatError> {
    let size = file.size();
    if size > MAX_BYTES as f64 {
        return Err(FormatError::TooLarge { bytes: size as u64, limit: MAX_BYTES as u64 });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FormatError::NotText)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The files dropped by a gesture.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|transfer| transfer.files()))
}

/// Whether a drag brings files.
pub fn brings_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|transfer| transfer.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

/// The files chosen in an input, which is emptied so that the same can be chosen again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else {
        return Vec::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|n| files.get(n)).collect()
}

/// Offers `bytes` as a file to download.
pub fn download(name: &str, media_type: &str, bytes: &[u8]) {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &properties);
    let document = web_sys::window().and_then(|window| window.document());
    let (Ok(blob), Some(document)) = (blob, document) else {
        return;
    };
    let anchor =
        document.create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    let (Ok(url), Some(anchor)) = (Url::create_object_url_with_blob(&blob), anchor) else {
        return;
    };
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    wasm_bindgen_futures::spawn_local(async move {
        // The browser needs the address a moment longer.
        super::clock::sleep(30_000).await;
        Url::revoke_object_url(&url).ok();
    });
}
