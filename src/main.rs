//! Starts the app in the page.

fn main() {
    memberdesk::app::start();
}
