//! A list of any length: searched, filtered, sorted, and shown a page at a time.
//!
//! The screen says what a row is found and sorted by, of which no more is asked for than is needed, and what its cells
//! are, which is asked for only of the rows of the page that is shown. What the person chose is a [`ListState`] in a form of the session.
//!
//! ```ignore
//! let (state, change) = listing(session, "orders");          // pages::listing: the form, and what changes it
//! let rows = Rows {                       // called for thousands of rows: no date or amount is written out here
//!     count: account.orders.len(),
//!     key: &|place, column| match column {
//!         0 => Key::Number(account.orders[place].id.0.into()),
//!         _ => Key::Number(account.orders[place].opened.epoch_days()),
//!     },
//!     text: &|place, text| text.push_str(&account.orders[place].number),
//!     value: &|place, _| state_of(&account.orders[place]).into(),
//! };
//! let list = List {
//!     id: "orders",
//!     ids: ["orders-search", "orders-order"],
//!     caption: words.say(orders::TITLE),
//!     columns: vec![Column::new(words.say(orders::NUMBER)), Column::new(words.say(orders::ORDERED))],
//!     initial: (1, Direction::Descending),
//!     search: words.say(orders::SEARCH),
//!     filters: vec![Filter { id: "orders-state", label, options }],
//!     rows,
//!     cells: &|place| vec![link_to(&orders[place]).into(), words.date(orders[place].opened).into()],
//!     empty: nothing_ordered(words),
//! };
//! div("page").with(header.view()).with(list.view(words, &state, &change))
//! ```

use super::action::{Action, Kind, actions};
use super::icon::{Icon, icon};
use super::list_state::{Direction, Edit, Found, ListState, PAGE, Rows, turned};
use super::list_tools::{Filter, ListTools};
use super::pager::pager;
use super::table::{self, Column, Sorting, sorted_table};
use crate::i18n::{Words, lists};
use crate::markup::{Markup, div, el};
use std::rc::Rc;

/// A list.
pub struct List<'a> {
    /// Its name: the id of the table, and what the ids of its other parts begin with.
    pub id: &'static str,
    /// The ids of its search and of its order on a phone.
    pub ids: [&'static str; 2],
    /// What it holds; for screen readers, since the heading of the screen says the same.
    pub caption: String,
    /// Its columns; the cell of the first one names the row.
    pub columns: Vec<Column>,
    /// The column it is sorted by until the person chooses another, and which way.
    pub initial: (usize, Direction),
    /// What the search is called.
    pub search: String,
    /// The ways to narrow it down.
    pub filters: Vec<Filter>,
    /// All of its rows, by what they are found and sorted.
    pub rows: Rows<'a>,
    /// The cells of the row at a place.
    pub cells: &'a dyn Fn(usize) -> Vec<Markup>,
    /// What stands there while it has no rows at all.
    pub empty: Markup,
}

impl List<'_> {
    /// The list as it stands in the page. `change` is told what the person does.
    pub fn view(self, words: Words, state: &ListState, change: &Rc<dyn Fn(Edit)>) -> Markup {
        let List { id, ids, caption, columns, initial, search, filters, rows, cells, empty } = self;
        if rows.count == 0 {
            return empty;
        }
        let sorted = state.sort.unwrap_or(initial);
        let found = state.find(words, &rows, initial);
        let tools = ListTools { ids, search, filters, columns: &columns, sorted, state, change };
        let tools = tools.view(words);
        let count = el("p").class("soft").attr("role", "status").text(count(words, &found));
        let shown = if found.total == 0 {
            nothing_found(words, change)
        } else {
            let press = change.clone();
            let press = move |column| press(Edit::Sort(column, turned(column, sorted)));
            let row = |&place: &usize| table::Row { key: place.to_string(), cells: cells(place) };
            let rows = found.places.iter().map(row).collect();
            sorted_table(caption, columns, rows, &Sorting { id, by: sorted, press: Rc::new(press) })
        };
        let pager = pager(words, id, &found, change);
        div("list").with(tools).with(count).with(shown).with(pager).into()
    }
}

/// How many rows there are, and which of them are shown.
pub fn count(words: Words, found: &Found) -> String {
    let number = |number: usize| words.number(number as i64);
    let total = number(found.total);
    if found.pages == 1 {
        return words.fill(lists::COUNT, &[("n", &total)]);
    }
    let first = found.page * PAGE;
    let (from, to) = (number(first + 1), number(first + found.places.len()));
    words.fill(lists::RANGE, &[("from", &from), ("to", &to), ("total", &total)])
}

/// That nothing matches, and the way back to everything.
pub fn nothing_found(words: Words, change: &Rc<dyn Fn(Edit)>) -> Markup {
    let change = change.clone();
    let all = Action::press("show-all", words.say(lists::SHOW_ALL), Kind::Secondary, move || {
        change(Edit::ShowAll);
    });
    div("empty-state")
        .with(icon(Icon::Search))
        .with(el("h2").text(words.say(lists::NOTHING_FOUND)))
        .with(el("p").text(words.say(lists::NOTHING_FOUND_TEXT)))
        .with(actions(vec![all]))
        .into()
}
