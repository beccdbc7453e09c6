//! Files that people give and take.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, DragEvent, Event, HtmlAnchorElement,
    HtmlCanvasElement, HtmlImageElement, HtmlInputElement, Url,
};

use super::dom::document;
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
    if let Some(blob) = blob(media_type, bytes) {
        offer(name, &blob);
    }
}

fn blob(media_type: &str, bytes: &[u8]) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let properties = BlobPropertyBag::new();
    properties.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&parts, &properties).ok()
}

fn element<T: JsCast>(name: &str) -> Option<T> {
    document()?.create_element(name).ok()?.dyn_into().ok()
}

fn offer(name: &str, blob: &Blob) {
    let anchor = element::<HtmlAnchorElement>("a");
    let (Ok(url), Some(anchor)) = (Url::create_object_url_with_blob(blob), anchor) else {
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

/// The longest side of an image, in pixels: browsers refuse larger ones.
const LONGEST: f32 = 8_000.0;
/// How many times an image that is refused is tried again at half its size.
const TRIES: usize = 4;

/// Offers an SVG of this size as a PNG to download, so many times as large.
///
/// `None` when the browser refuses it however small.
pub async fn save_png(svg: &[u8], size: (f32, f32), scale: f32, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(&blob("image/svg+xml", svg)?).ok()?;
    let image = element::<HtmlImageElement>("img")?;
    image.set_src(&url);
    let ready = JsFuture::from(image.decode()).await.is_ok();
    let mut scale = scale.min(LONGEST / size.0.max(size.1).max(1.0));
    let mut png = None;
    for _ in 0..TRIES {
        if ready && png.is_none() {
            png = paint(&image, (size.0 * scale, size.1 * scale)).await;
            scale /= 2.0;
        }
    }
    Url::revoke_object_url(&url).ok();
    offer(name, &png?);
    Some(())
}

/// Prints an SVG alone on a page: in the image with this id, on the paper that style sheets know by its key.
pub async fn print_svg(id: &str, svg: &[u8], paper: &str) {
    let image = document().and_then(|document| document.get_element_by_id(id));
    let image = image.and_then(|image| image.dyn_into::<HtmlImageElement>().ok());
    let url =
        blob("image/svg+xml", svg).and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    let (Some(image), Some(url)) = (image, url) else {
        return;
    };
    image.set_src(&url);
    if JsFuture::from(image.decode()).await.is_ok() {
        super::dom::set_root_attribute("data-print", paper);
        // Comes back once the reader has printed, or not.
        if let Some(window) = web_sys::window() {
            window.print().ok();
        }
        super::dom::set_root_attribute("data-print", "");
    }
    image.remove_attribute("src").ok();
    Url::revoke_object_url(&url).ok();
}

/// The image as a PNG of this size, if the browser has room for it.
async fn paint(image: &HtmlImageElement, (width, height): (f32, f32)) -> Option<Blob> {
    let canvas = element::<HtmlCanvasElement>("canvas")?;
    canvas.set_width(width.max(1.0) as u32);
    canvas.set_height(height.max(1.0) as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let written = Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            reject.call0(&wasm_bindgen::JsValue::NULL).ok();
        }
    });
    JsFuture::from(written).await.ok()?.dyn_into().ok()
}
