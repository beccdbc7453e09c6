//! What time it is.

use js_sys::Date;
use wasm_bindgen::JsCast;

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

/// So many measures are kept at most: they would pile up as long as the page lives.
const KEPT: u32 = 500;

thread_local! {
    static MEASURED: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Does some work, and notes how long it took where the browser keeps such measures.
pub fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let performance = web_sys::window().and_then(|window| window.performance());
    let start = performance.as_ref().map(web_sys::Performance::now);
    let done = work();
    if let Some((performance, start)) = performance.zip(start) {
        if MEASURED.replace(MEASURED.get() + 1) >= KEPT {
            MEASURED.set(0);
            performance.clear_measures();
        }
        let options = super::reflect::object(&[("start", start.into())]);
        let measure = super::reflect::get(&performance, "measure");
        if let Ok(measure) = measure.dyn_into::<js_sys::Function>() {
            measure.call2(&performance, &name.into(), &options).ok();
        }
    }
    done
}
