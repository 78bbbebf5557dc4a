//! Account: the company, its users and what they may do.

pub mod change_company;
pub mod change_user;
pub mod company;
pub mod invite;
pub mod location;
mod matrix;
mod role_choice;
pub mod sign_in;
pub mod user;
pub mod users;

use crate::domain::company::Address;
use crate::i18n::{Text, Words};
use crate::markup::{Element, Markup, el};

/// An address on one line for each of its parts, in the order in which it is asked for.
fn address_lines(words: Words, address: &Address) -> Vec<String> {
    let place = [address.postcode.as_deref(), Some(address.city.as_str()), address.region.as_deref()];
    let place: Vec<&str> = place.into_iter().flatten().collect();
    let country = words.format.country(words.language, address.country.code());
    vec![address.street.clone(), place.join(" "), country]
}

/// A row of a table: its identity, and its cells, the first of which names it.
struct Row {
    key: String,
    cells: Vec<Markup>,
}

/// A table under a heading that says what it holds; a phone shows its rows as small lists.
fn table(words: Words, caption: Text, heads: &[Text], rows: Vec<Row>) -> Markup {
    let head =
        |text: &Text| el("th").attr("scope", "col").attr("role", "columnheader").text(words.say(*text));
    let rows: Vec<Element> = rows
        .into_iter()
        .map(|Row { key, cells }| {
            let cells = cells.into_iter().zip(heads).enumerate().map(|(place, (cell, head))| {
                if place == 0 {
                    return el("th").attr("scope", "row").attr("role", "rowheader").with(cell);
                }
                el("td").attr("role", "cell").attr("data-label", words.say(*head)).with(cell)
            });
            el("tr").attr("role", "row").key(key).with(cells.collect::<Vec<_>>())
        })
        .collect();
    let heads: Vec<Element> = heads.iter().map(head).collect();
    el("table")
        .class("table")
        .attr("data-stack", "true")
        .attr("role", "table")
        .with(el("caption").class("visually-hidden").text(words.say(caption)))
        .with(el("thead").attr("role", "rowgroup").with(el("tr").attr("role", "row").with(heads)))
        .with(el("tbody").attr("role", "rowgroup").with(rows))
        .into()
}
