//! Requests below one another in a table.

use crate::components::table::{Column, Row, table};
use crate::domain::support_request::SupportRequest;
use crate::i18n::{Text, Words, requests};
use crate::markup::{Markup, div, el};
use crate::routes::Route;

/// A row: what names the request, which leads to it, and what the other columns say.
pub fn row(request: &SupportRequest, id: String, to: Route, cells: Vec<Markup>) -> Row {
    let title = el("a").id(id.clone()).attr("href", to.href()).text(request.asked.title.clone());
    let number = el("small").class("soft numeric").text(requests::number(&request.number));
    let name = div("stack").attr("data-gap", "none").with(title).with(number);
    let cells = [name.into()].into_iter().chain(cells).collect();
    Row { key: id, cells }
}

/// The table.
pub fn rows(words: Words, caption: Text, columns: &[Text], rows: Vec<Row>) -> Markup {
    let columns = columns.iter().map(|column| Column::new(words.say(*column))).collect();
    table(words.say(caption), columns, rows)
}
