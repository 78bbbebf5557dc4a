//! Prints the address of every screen that has one without parameters, one a line.
//!
//! `./dev build` writes the page under each of them, so that a plain static server answers 200.

use memberdesk::routes::Route;

fn main() {
    for route in Route::fixed() {
        println!("/{}", route.path());
    }
}
