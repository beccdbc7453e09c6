//! JavaScript objects, read and written by key.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;

/// An object with these keys.
pub(crate) fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a key of a plain new object cannot fail.
        Reflect::set(&object, &JsValue::from_str(key), value).ok();
    }
    object.into()
}

/// The value under `key`; undefined when there is none.
pub(crate) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

/// The text under `key`; empty when there is none.
pub(crate) fn text(object: &JsValue, key: &str) -> String {
    get(object, key).as_string().unwrap_or_default()
}

/// The number under `key`; 0 when there is none.
pub(crate) fn number(object: &JsValue, key: &str) -> f64 {
    get(object, key).as_f64().unwrap_or_default()
}

/// The bytes under `key`; none when there are none.
pub(crate) fn bytes(object: &JsValue, key: &str) -> Vec<u8> {
    let value = get(object, key);
    if value.is_object() { Uint8Array::new(&value).to_vec() } else { Vec::new() }
}

/// The name of a JavaScript error: "`QuotaExceededError`".
pub(crate) fn error_name(error: &JsValue) -> String {
    text(error, "name")
}

/// A whole number as JavaScript has it; exact below 2^53.
pub(crate) fn js(number: i64) -> JsValue {
    JsValue::from_f64(number as f64)
}
