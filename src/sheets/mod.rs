//! Lists as files that a spreadsheet opens: comma-separated values as RFC 4180 describes them, and safe to open.
//!
//! A file begins with the mark by which Excel knows UTF-8, and its lines end as Excel's own do. Dates and amounts are
//! written the same in every language, as spreadsheets understand them. A text that a spreadsheet would take for a
//! formula is led by an apostrophe: it may have been typed by anyone.

mod invoices;
mod orders;

pub use invoices::invoices;
pub use orders::orders;

use crate::domain::date::Day;
use crate::domain::money::Money;

/// The kind of file, as browsers call it.
pub const KIND: &str = "text/csv;charset=utf-8";

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, whoever wrote it.
    Text(String),
    /// A date, as `2020-03-19`.
    Date(Day),
    /// An amount without its currency, as `-475.00`.
    Amount(Money),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A date, or nothing.
    pub fn date(day: Option<Day>) -> Self {
        day.map_or(Cell::Empty, Cell::Date)
    }

    fn write(&self, file: &mut String) {
        match self {
            Cell::Text(text) => write_text(text, file),
            Cell::Date(day) => file.push_str(&day.to_string()),
            Cell::Amount(amount) => file.push_str(&amount.decimal()),
            Cell::Empty => {}
        }
    }
}

/// The file of a heading and its rows.
pub fn csv(heading: Vec<String>, rows: Vec<Vec<Cell>>) -> String {
    let mut file = String::from('\u{feff}');
    let heading = heading.into_iter().map(Cell::Text).collect();
    for row in std::iter::once(heading).chain(rows) {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                file.push(',');
            }
            cell.write(&mut file);
        }
        file.push_str("\r\n");
    }
    file
}

/// What a spreadsheet may take for the start of a formula, wide signs included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

fn write_text(text: &str, file: &mut String) {
    if text.is_empty() {
        return;
    }
    file.push('"');
    if text.starts_with(FORMULA) {
        file.push('\'');
    }
    for sign in text.chars() {
        if sign == '"' {
            file.push('"');
        }
        file.push(sign);
    }
    file.push('"');
}
