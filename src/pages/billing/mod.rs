//! Billing: ways to pay, orders, invoices and credit notes.

pub mod invoice;
pub mod invoices;
pub mod new_payment_method;
pub mod order;
mod order_history;
pub mod orders;
pub mod payment_methods;

use crate::browser::files;
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::list_tools::Filter;
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::permission::Permission;
use crate::i18n::{Text, Words, billing, permissions};
use crate::markup::{Markup, div, el};
use crate::routes::Route;
use crate::session::{Notice, Session, Tone};
use crate::sheets;
use crate::sorting;

/// Something that is not there yet, or not for everyone: what it is, why, and what to do about it.
fn instead(picture: Icon, title: String, text: String, action: Action) -> Markup {
    div("empty-state")
        .with(icon(picture))
        .with(el("h2").text(title))
        .with(el("p").text(text))
        .with(actions(vec![action]))
        .into()
}

/// What stands in place of orders and invoices, on any screen, for someone whose roles do not let them see those.
pub fn not_for_you(session: Session, words: Words) -> Option<Markup> {
    let by = session.by();
    let seen =
        session.read(|account| account.company.is_none() || account.permits(by, Permission::SeeOrders));
    (!seen).then(|| {
        let users =
            Action::link("to-users", words.say(billing::TO_USERS), Kind::Secondary, Route::Users.href());
        let why = permissions::lacking(words, Permission::SeeOrders);
        instead(Icon::Lock, words.say(billing::LOCKED), why, users)
    })
}

/// The header of a list that can be downloaded.
fn list_header(
    session: Session,
    words: Words,
    title: &str,
    lead: Text,
    file: Option<Download>,
) -> PageHeader {
    PageHeader {
        title: title.to_owned(),
        lead: Some(words.say(lead)),
        actions: file.map(|file| actions(vec![file.action(session, words)])),
        ..PageHeader::default()
    }
}

/// A list as a file.
struct Download {
    /// What the file is called, before the day.
    name: Text,
    /// Writes it.
    write: fn(&Account, Words) -> String,
}

impl Download {
    fn action(self, session: Session, words: Words) -> Action {
        let Download { name, write } = self;
        Action::press("download", words.say(billing::DOWNLOAD), Kind::Secondary, move || {
            let file = session.read(|account| write(account, words));
            let day = session.today().to_string();
            let saved = files::save(&[&words.say(name), "-", &day, ".csv"].concat(), sheets::KIND, &file);
            let (tone, text) = if saved {
                (Tone::Success, billing::DOWNLOADED)
            } else {
                (Tone::Danger, billing::NOT_DOWNLOADED)
            };
            session.tell(Notice::new(tone, words.say(text)));
        })
        .with_icon(Icon::Download)
    }
}

/// The filter by year: the years that there are, the latest first.
fn years(words: Words, id: &'static str, years: impl Iterator<Item = i32>) -> Filter {
    let mut years: Vec<i32> = years.collect();
    sorting::sort(&mut years);
    years.dedup();
    let mut options = vec![(String::new(), words.say(billing::EVERY_YEAR))];
    options.extend(years.into_iter().rev().map(|year| (year.to_string(), year.to_string())));
    Filter { id, label: words.say(billing::YEAR), options }
}

/// The way to what can be bought.
fn to_offers(words: Words) -> Action {
    Action::link("to-offers", words.say(billing::TO_OFFERS), Kind::Primary, Route::Offers.href())
}
