//! The page: installs the last screen for panics, and mounts the app.

fn main() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        myspot::browser::dom::show_last_screen(&info.to_string());
    }));
    leptos::mount::mount_to_body(myspot::ui::App);
}
