//! What a person chose of a list, kept while the app runs: coming back to the list finds it as it was left.

use crate::browser::{document, tabs};
use crate::components::list_state::{Edit, ListState};
use crate::session::Session;
use std::rc::Rc;

/// What was chosen of the list of that name, which is the id of its table, and what changes it. Turning a
/// page begins at its top.
pub fn listing(session: Session, name: &'static str) -> (ListState, Rc<dyn Fn(Edit)>) {
    let form = session.secret_form::<ListState>(name);
    let change = Rc::new(move |edit: Edit| {
        let turns = matches!(edit, Edit::Turn(_));
        form.change(|state| state.edit(edit));
        if turns {
            tabs::later(0, move || document::focus_top(&["#", name].concat()));
        }
    });
    (form.read(ListState::clone), change)
}
