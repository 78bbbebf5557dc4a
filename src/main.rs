//! The browser application: mounts Memberdesk into the page.
fn main() {
    leptos::mount::mount_to_body(|| "Memberdesk");
}
