//! What a person chose of a list, kept while the app runs: coming back to the list finds it as it was left.

use crate::browser::{document, tabs};
use crate::components::list_state::{Edit, Found, ListState, PAGE};
use crate::components::pager::pager;
use crate::i18n::Words;
use crate::markup::{Element, Markup, div};
use crate::session::Session;
use std::ops::Range;
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

/// One page of a list of that name that is only leafed through: `rows` makes what is shown of the rows in a range.
pub fn leaf_through(
    session: Session,
    words: Words,
    name: &'static str,
    total: usize,
    rows: &dyn Fn(Range<usize>) -> Markup,
) -> Element {
    let (state, change) = listing(session, name);
    let pages = total.div_ceil(PAGE).max(1);
    let page = state.page.min(pages - 1);
    let range = page * PAGE..total.min((page + 1) * PAGE);
    let found = Found { places: range.clone().collect(), total, page, pages };
    div("stack").id(name).attr("tabindex", "-1").with(rows(range)).with(pager(words, name, &found, &change))
}
