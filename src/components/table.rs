//! Rows of facts under the names of their columns. On a narrow screen each row becomes a small list.

use crate::markup::{Markup, el};

/// A column.
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether it stands at the end of its room, as amounts do.
    pub end: bool,
}

impl Column {
    /// A column of words.
    pub fn new(name: String) -> Self {
        Self { name, end: false }
    }

    /// A column of amounts.
    pub fn amounts(name: String) -> Self {
        Self { name, end: true }
    }
}

/// A row, by its identity among the rows: what it is about, then the other cells.
pub struct Row {
    /// Its identity.
    pub key: String,
    /// A cell for each column; the first one names the row.
    pub cells: Vec<Markup>,
}

/// A table with its caption. Its roles are written out, because a browser forgets them where rows become lists.
pub fn table(caption: String, columns: Vec<Column>, rows: Vec<Row>) -> Markup {
    let align = |column: &Column| column.end.then_some("end");
    let heads: Vec<Markup> = columns
        .iter()
        .map(|column| {
            el("th")
                .attr("scope", "col")
                .attr("role", "columnheader")
                .attr_if("data-align", align(column))
                .text(column.name.clone())
                .into()
        })
        .collect();
    let rows: Vec<Markup> = rows
        .into_iter()
        .map(|Row { key, cells }| {
            let cells: Vec<Markup> = cells
                .into_iter()
                .zip(&columns)
                .enumerate()
                .map(|(place, (content, column))| {
                    let cell = if place == 0 {
                        el("th").attr("scope", "row").attr("role", "rowheader")
                    } else {
                        el("td").attr("role", "cell").attr("data-label", column.name.clone())
                    };
                    cell.attr_if("data-align", align(column)).with(content).into()
                })
                .collect();
            el("tr").attr("role", "row").key(key).with(cells).into()
        })
        .collect();
    el("table")
        .class("table")
        .attr("data-stack", "true")
        .attr("role", "table")
        .with(el("caption").text(caption))
        .with(el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").with(heads)))
        .with(el("tbody").attr("role", "rowgroup").with(rows))
        .into()
}
