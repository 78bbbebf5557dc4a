//! What stands above a list: what to find in it, and on a phone, how to sort it.

use super::field::{Control, Field};
use super::list_state::{Direction, Edit, ListState};
use super::table::Column;
use crate::i18n::{Words, lists};
use crate::markup::{Handler, Markup, div, el};
use std::rc::Rc;

/// One way to narrow a list down.
pub struct Filter {
    /// The id of the control.
    pub id: &'static str,
    /// What is chosen.
    pub label: String,
    /// The values and what they are called; the first one has an empty value and stands for all.
    pub options: Vec<(String, String)>,
}

/// The tools of a list: its search, its filters, and its order for where the heads of the columns are not shown.
pub struct ListTools<'a> {
    /// The ids of the search and of the order.
    pub ids: [&'static str; 2],
    /// What a search looks for, such as "Number or offer".
    pub search: String,
    /// The filters.
    pub filters: Vec<Filter>,
    /// The columns of the list.
    pub columns: &'a [Column],
    /// The column that is sorted by, and which way.
    pub sorted: (usize, Direction),
    /// What the person chose.
    pub state: &'a ListState,
    /// Is told what the person does.
    pub change: &'a Rc<dyn Fn(Edit)>,
}

impl ListTools<'_> {
    /// The tools as they stand in the page; what is chosen shows at once.
    pub fn view(self, words: Words) -> Markup {
        let ListTools { ids: [search_id, sort_id], search, filters, columns, sorted, state, change } = self;
        let typed = change.clone();
        let search = field(
            search_id,
            search,
            Control::Line { kind: "search", autocomplete: "off", digits: false },
            state.query.clone(),
            Rc::new(move |query| typed(Edit::Search(query))),
        );
        let filters: Vec<Markup> = filters
            .into_iter()
            .enumerate()
            .map(|(place, Filter { id, label, options })| {
                let chosen = change.clone();
                let control = Control::Choice { options, autocomplete: "off" };
                let value = state.filter(place).to_owned();
                field(id, label, control, value, Rc::new(move |value| chosen(Edit::Filter(place, value))))
            })
            .collect();
        let sorted_by = change.clone();
        let order = field(
            sort_id,
            words.say(lists::SORT_BY),
            Control::Choice { options: orders(words, columns), autocomplete: "off" },
            order_value(sorted.0, sorted.1),
            Rc::new(move |value| {
                if let Some((column, direction)) = parse_order(&value) {
                    sorted_by(Edit::Sort(column, direction));
                }
            }),
        );
        let nothing = Handler::Submit(Rc::new(|| {}));
        el("form")
            .class("filter")
            .attr("role", "search")
            .on(nothing)
            .with(search)
            .with(filters)
            .with((!columns.is_empty()).then(|| div("filter-order").with(order)))
            .into()
    }
}

fn field(
    id: &'static str,
    label: String,
    control: Control,
    value: String,
    typed: Rc<dyn Fn(String)>,
) -> Markup {
    let (optional, hint, error, told_by, width) = (None, None, None, None, None);
    Field { id, label, optional, hint, error, told_by, width, control, value, typed }.view()
}

/// Every order that the columns offer, with what it is called.
fn orders(words: Words, columns: &[Column]) -> Vec<(String, String)> {
    let sorting = columns.iter().enumerate().filter(|(_, column)| column.sorts);
    let both = sorting.flat_map(|(place, column)| {
        let ways = [(Direction::Ascending, lists::ASCENDING), (Direction::Descending, lists::DESCENDING)];
        ways.map(|(way, text)| (order_value(place, way), words.fill(text, &[("column", &column.name)])))
    });
    both.collect()
}

fn order_value(column: usize, direction: Direction) -> String {
    let sign = match direction {
        Direction::Ascending => "+",
        Direction::Descending => "-",
    };
    [sign, &column.to_string()].concat()
}

fn parse_order(value: &str) -> Option<(usize, Direction)> {
    let (direction, column) = match (value.strip_prefix('+'), value.strip_prefix('-')) {
        (Some(column), _) => (Direction::Ascending, column),
        (None, Some(column)) => (Direction::Descending, column),
        (None, None) => return None,
    };
    Some((column.parse().ok()?, direction))
}
