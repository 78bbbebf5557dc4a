//! Rows of facts under the names of their columns. On a narrow screen each row becomes a small list.

use super::icon::{Icon, icon};
use super::list_state::Direction;
use crate::markup::{Element, Handler, Markup, el};
use std::rc::Rc;

/// A column.
#[derive(Clone)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether it stands at the end of its room, as amounts do.
    pub end: bool,
    /// Whether the rows of a list can be sorted by it.
    pub sorts: bool,
}

impl Column {
    /// A column of words.
    pub fn new(name: String) -> Self {
        Self { name, end: false, sorts: true }
    }

    /// A column of amounts.
    pub fn amounts(name: String) -> Self {
        Self { end: true, ..Self::new(name) }
    }

    /// The same, which the rows of a list cannot be sorted by.
    pub fn fixed(self) -> Self {
        Self { sorts: false, ..self }
    }
}

/// A row, by its identity among the rows: what it is about, then the other cells.
pub struct Row {
    /// Its identity.
    pub key: String,
    /// A cell for each column; the first one names the row.
    pub cells: Vec<Markup>,
}

/// How the heads of a table sort it.
pub struct Sorting {
    /// The id of the table, from which those of its heads follow.
    pub id: &'static str,
    /// The column that it is sorted by, and which way.
    pub by: (usize, Direction),
    /// Is called with the column whose head was pressed.
    pub press: Rc<dyn Fn(usize)>,
}

/// A table with its caption. Its roles are written out, because a browser forgets them where rows become lists.
pub fn table(caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Markup {
    let heads: Vec<Element> = columns.iter().map(|column| head(column).text(column.name.clone())).collect();
    whole(el("caption").text(caption), heads, &columns, rows).into()
}

/// The table of a list: its heads sort it, it can take the focus, and its caption, which the heading of the screen
/// says too, is for screen readers.
pub fn sorted_table(caption: String, columns: Vec<Column>, rows: Vec<Row>, sorting: &Sorting) -> Markup {
    let heads: Vec<Element> =
        columns.iter().enumerate().map(|(place, column)| sorting_head(place, column, sorting)).collect();
    let caption = el("caption").class("visually-hidden").text(caption);
    whole(caption, heads, &columns, rows).id(sorting.id).attr("tabindex", "-1").into()
}

fn whole(caption: Element, heads: Vec<Element>, columns: &[Column], rows: Vec<Row>) -> Element {
    let rows: Vec<Element> = rows.into_iter().map(|row| row_of(row, columns)).collect();
    el("table")
        .class("table")
        .attr("data-stack", "true")
        .attr("role", "table")
        .with(caption)
        .with(el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").with(heads)))
        .with(el("tbody").attr("role", "rowgroup").with(rows))
}

fn align(column: &Column) -> Option<&'static str> {
    column.end.then_some("end")
}

fn head(column: &Column) -> Element {
    el("th").attr("scope", "col").attr("role", "columnheader").attr_if("data-align", align(column))
}

fn sorting_head(place: usize, column: &Column, sorting: &Sorting) -> Element {
    if !column.sorts {
        return head(column).text(column.name.clone());
    }
    let sorted = (sorting.by.0 == place).then_some(match sorting.by.1 {
        Direction::Ascending => "ascending",
        Direction::Descending => "descending",
    });
    let press = sorting.press.clone();
    let button = el("button")
        .id([sorting.id, "-by-", &place.to_string()].concat())
        .attr("type", "button")
        .on(Handler::Press(Rc::new(move || press(place))))
        .text(column.name.clone())
        .with(icon(Icon::Sort));
    head(column).attr_if("aria-sort", sorted).with(button)
}

fn row_of(Row { key, cells }: Row, columns: &[Column]) -> Element {
    let cells: Vec<Element> = cells
        .into_iter()
        .zip(columns)
        .enumerate()
        .map(|(place, (content, column))| {
            let cell = if place == 0 {
                el("th").attr("scope", "row").attr("role", "rowheader")
            } else {
                el("td").attr("role", "cell").attr("data-label", column.name.clone())
            };
            cell.attr_if("data-align", align(column)).with(content)
        })
        .collect();
    el("tr").attr("role", "row").key(key).with(cells)
}
