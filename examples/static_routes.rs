//! Prints the address of every screen that has one without parameters, one a line, and with a slash behind it what the
//! addresses of screens begin with.
//!
//! `./dev build` writes the page under each of the first, so that a plain static server answers 200, and tells the worker
//! of the offline copy which addresses are the application's.

use memberdesk::routes::Route;

fn main() {
    for route in Route::fixed() {
        println!("/{}", route.path());
    }
    for part in Route::first_parts().filter(|part| !part.is_empty()) {
        println!("/{part}/");
    }
}
