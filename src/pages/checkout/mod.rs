//! Paying an order: one thing per page, each with its own address (statements 130-141 and 151-163).

mod add_card;
mod bank;
mod confirmed;
mod details;
mod payment;
mod review;
mod terms;
mod transfer;

use super::billing::not_for_you;
use super::{Page, Shown, not_found};
use crate::browser::{document, tabs};
use crate::components::page_header::PageHeader;
use crate::components::steps::{StepLink, steps};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::id::OrderId;
use crate::domain::offer::Offer;
use crate::domain::order::{Order, OrderState, Purpose, Quote, Step};
use crate::i18n::{Text, Words, checkout, frame, names};
use crate::markup::{Markup, div};
use crate::routes::Route;
use crate::session::Session;

pub use add_card::show as show_add_card;
pub use payment::{card_facts, card_name, paid_with};

/// One step of an order. A step that cannot be shown yet, or any more, leads to the one that comes next.
pub fn show(session: Session, words: Words, id: OrderId, step: Step) -> Shown {
    let Some(order) = session.read(|account| account.order(id).cloned()) else {
        return not_found::show(words);
    };
    if let Some(other) = better_step(&order, step) {
        return Shown::Elsewhere(Route::Checkout(id, other));
    }
    if matches!(order.state, OrderState::Cancelled { .. } | OrderState::Expired { .. }) {
        return Shown::Elsewhere(Route::Offers);
    }
    if let Some(locked) = locked(session, words, step) {
        return locked;
    }
    match step {
        Step::Details => details::show(session, words, &order),
        Step::Terms => terms::show(session, words, &order),
        Step::Payment => payment::show(session, words, &order),
        Step::Review => review::show(session, words, &order),
        Step::Bank => bank::show(session, words, &order),
        Step::Transfer => transfer::show(session, words, &order),
        Step::Confirmed => confirmed::show(session, words, &order),
    }
}

/// What stands in place of a step for those who do not see orders.
fn locked(session: Session, words: Words, step: Step) -> Option<Shown> {
    let locked = not_for_you(session, words)?;
    let title = words.say(names::step(step));
    let header = PageHeader { title: title.clone(), ..PageHeader::default() };
    Some(Page::shown(title, div("page").with(header.view()).with(locked)))
}

/// Where to go instead: an order shows its finished steps and the next one, a paid one only its confirmation.
fn better_step(order: &Order, step: Step) -> Option<Step> {
    let next = order.next_step();
    let reachable = match next {
        Step::Confirmed | Step::Bank | Step::Transfer => step == next,
        Step::Details | Step::Terms | Step::Payment | Step::Review => {
            order.steps().contains(&step) && step <= next
        }
    };
    (!reachable).then_some(next)
}

/// Goes to the step that the order needs next.
fn go_on(session: Session, id: OrderId) {
    let (next, declined) = session.read(|account| {
        let order = account.order(id);
        (
            order.map(Order::next_step),
            order.is_some_and(|order| matches!(order.state, OrderState::Declined { .. })),
        )
    });
    if let Some(step) = next {
        session.go(Route::Checkout(id, step));
    }
    if declined {
        // Why is said above what was selected, on a phone out of sight.
        tabs::later(0, || {
            document::focus("#declined");
        });
    }
}

/// Where this step is among the others.
fn step_list(words: Words, order: &Order, current: Step) -> Markup {
    let all = order.steps();
    // Answering the bank and transferring the money are part of reviewing and buying.
    let shown = if matches!(current, Step::Bank | Step::Transfer) { Step::Review } else { current };
    let place = all.iter().position(|step| *step == shown).map_or(1, |place| place + 1);
    let name = words.say(names::step(current));
    let gaps = [("n", place.to_string()), ("total", all.len().to_string()), ("name", name)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
    // While the bank is asked, nothing of it can be changed either.
    let finished = matches!(order.next_step(), Step::Confirmed | Step::Transfer | Step::Bank);
    let links = all
        .iter()
        .map(|step| StepLink {
            name: words.say(names::step(*step)),
            href: (!finished && *step < shown).then(|| Route::Checkout(order.id, *step).href()),
            current: *step == shown,
        })
        .collect();
    steps(words.say(frame::STEPS), words.fill(frame::STEP_OF, &gaps), &words.say(frame::DONE), links)
}

/// The header of a step.
fn header(words: Words, order: &Order, step: Step, title: &str, lead: Option<Text>) -> PageHeader {
    PageHeader {
        above: Some(step_list(words, order, step)),
        title: title.to_owned(),
        lead: lead.map(|lead| words.say(lead)),
        ..PageHeader::default()
    }
}

/// What an order is about.
fn offer_of(account: &Account, purpose: Purpose) -> Offer {
    match purpose {
        Purpose::Subscribe(offer) => offer,
        Purpose::Renew(id) => account.subscription(id).map_or(Offer::ActionPack, |held| held.offer),
        Purpose::Upgrade(_) => Offer::Gold,
    }
}

/// The rows and the total of a price.
pub fn amounts(words: Words, quote: &Quote) -> (Vec<(String, String)>, (String, String)) {
    let mut rows: Vec<(String, String)> =
        quote.lines.iter().map(|line| (names::item(words, line.item), words.money(line.net))).collect();
    rows.push((words.fill(checkout::TAX, &[("rate", &rate(quote.tax_rate))]), words.money(quote.tax)));
    (rows, (words.say(checkout::TOTAL), words.money(quote.total)))
}

/// A tax rate in basis points, as a percentage without needless digits.
pub fn rate(basis_points: u32) -> String {
    let part = basis_points % 100;
    let part = if part < 10 { ["0", &part.to_string()].concat() } else { part.to_string() };
    let rate = [&(basis_points / 100).to_string(), ".", &part].concat();
    rate.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A span of days, both included.
pub fn period(words: Words, (from, to): (Day, Day)) -> String {
    words.fill(checkout::PERIOD, &[("from", &words.date(from)), ("to", &words.date(to))])
}
