//! What time it is.

use js_sys::Date;

use crate::domain::id::Millis;

/// Now.
pub fn now() -> Millis {
    Date::now() as Millis
}

/// A moment as a day in the reader's own calendar: `(year, month, day)`.
pub fn local_day(at: Millis) -> (u32, u32, u32) {
    let date = Date::new(&super::reflect::js(at));
    (date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// A moment as hours and minutes in the reader's own time zone.
pub fn local_time(at: Millis) -> (u32, u32) {
    let date = Date::new(&super::reflect::js(at));
    (date.get_hours(), date.get_minutes())
}

/// Waits for `ms` milliseconds, and lets the page do other things meanwhile.
pub async fn sleep(ms: i32) {
    let slept = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms).ok();
        }
    });
    wasm_bindgen_futures::JsFuture::from(slept).await.ok();
}
