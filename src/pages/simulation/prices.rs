//! The demonstration prices, which everyone may set.

use super::settings::part;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Control, Field};
use crate::components::form::{error_summary, form};
use crate::domain::command::Command;
use crate::domain::offer::{Offer, PriceEntry, PriceList};
use crate::i18n::{Words, frame, names, problems, settings as texts};
use crate::json::Written;
use crate::markup::{Element, Markup, div};
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "prices";

/// What is being typed; nothing while the prices stand in the fields.
#[derive(Clone, Default, Written)]
#[serde(default)]
struct Typed {
    entry: Option<PriceEntry>,
    #[serde(skip)]
    wrong: Vec<Offer>,
}

/// Setting the prices.
pub(super) fn prices(session: Session, words: Words) -> Element {
    let typed: Form<Typed> = session.form(FORM);
    let prices = session.read(|account| account.prices);
    let entry = typed.read(|typed| typed.entry.clone()).unwrap_or_else(|| PriceEntry::of(&prices));
    let wrong = typed.read(|typed| typed.wrong.clone());
    let name = |offer: Offer| words.say(names::offer(offer));
    let advice = |offer: &Offer| [name(*offer), words.say(problems::NOT_AN_AMOUNT)].join(" · ");
    let summary = (!wrong.is_empty()).then(|| {
        let entries = wrong.iter().map(|offer| (advice(offer), control(*offer))).collect();
        error_summary(words.say(frame::PROBLEMS), entries, |id| {
            document::focus(&["#", id].concat());
        })
    });
    let fields: Vec<Markup> = Offer::ALL
        .into_iter()
        .map(|offer| {
            Field {
                id: control(offer),
                label: name(offer),
                optional: None,
                hint: None,
                error: wrong.contains(&offer).then(|| words.say(problems::NOT_AN_AMOUNT)),
                told_by: None,
                width: Some("s"),
                control: Control::Line { kind: "text", autocomplete: "off", digits: false },
                value: entry.price(offer).to_owned(),
                typed: Rc::new(move |text| {
                    typed.typed(|typed| {
                        *typed.entry.get_or_insert_with(|| PriceEntry::of(&prices)).price_mut(offer) = text;
                    });
                    session.keep_form(FORM, typed);
                }),
            }
            .view()
        })
        .collect();
    let original = Action::press("reset-prices", words.say(texts::RESET_PRICES), Kind::Quiet, move || {
        set(session, PriceList::demonstration(prices.currency));
    });
    let content = vec![
        div("field-row").with(fields).into(),
        actions(vec![
            Action { kind: Kind::Secondary, ..Action::submit("set-prices", words.say(texts::SET_PRICES)) },
            original,
        ]),
    ];
    let lead = words.fill(texts::PRICES_LEAD, &[("currency", prices.currency.code())]);
    part("prices", words.say(texts::PRICES), Some(lead))
        .with(summary)
        .with(form(content, Rc::new(move || send(session, typed))))
}

fn control(offer: Offer) -> &'static str {
    match offer {
        Offer::ActionPack => "price-action-pack",
        Offer::Silver => "price-silver",
        Offer::Gold => "price-gold",
    }
}

fn send(session: Session, typed: Form<Typed>) {
    let prices = session.read(|account| account.prices);
    let entry = typed.read(|typed| typed.entry.clone()).unwrap_or_else(|| PriceEntry::of(&prices));
    match entry.check(prices.currency) {
        Ok(prices) => set(session, prices),
        Err(wrong) => {
            typed.change(|typed| typed.wrong = wrong);
            tabs::later(0, || {
                document::focus(".error-summary");
            });
        }
    }
}

fn set(session: Session, prices: PriceList) {
    session.send_form(FORM, Command::SetPrices { prices }, move |_| {
        session.tell_success(texts::PRICES_SET);
    });
}
