//! The order is confirmed (statements 140-142 and 162-164).

use super::payment::paid_with;
use super::review::with_condition;
use super::{offer_of, period, step_list};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::domain::order::{Order, OrderState, PayBy, Step};
use crate::domain::renewal::RenewsOn;
use crate::domain::subscription::Renewal;
use crate::i18n::{Words, checkout, frame, names};
use crate::markup::{div, el};
use crate::pages::next_steps::{after_purchase, next_steps};
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let title = words.say(checkout::CONFIRMED_TITLE);
    let found = session.read(|account| {
        let (_, invoice) = order.paid()?;
        let invoice = account.invoice(invoice)?;
        let held = account.subscriptions.iter().find_map(|held| {
            let term = held.terms.iter().find(|term| term.order == order.id)?;
            // What was cancelled since renews no more, whatever was wanted before.
            let renews = held.ending.is_none() && held.renews(account.policy()) == Renewal::On;
            let renews =
                if renews { account.policy().renews_on(held.original, term.anniversary) } else { None };
            Some(((term.from, term.anniversary.plus_days(-1)), renews))
        });
        // Paid by a transfer, it may have yet to start.
        let arrived = order.arrived_term().map(|term| (term.period(), None));
        let (year, renews) = arrived.or(held)?;
        let card = paid_with(account, words, order);
        let offer = offer_of(account, order.purpose);
        let steps = after_purchase(account, words, offer, session.today());
        Some((invoice.id, words.money(invoice.quote.total), card, offer, year, renews, steps))
    });
    let Some((invoice, total, card, offer, year, renews, steps)) = found else {
        return not_found::show(words);
    };
    let paid = match order.pay_by {
        Some(PayBy::Transfer) => checkout::PAID,
        Some(PayBy::Card(_)) | None => checkout::CHARGED,
    };
    let charged = words.fill(checkout::CHARGED_TO, &[("amount", &total), ("card", &card)]);
    let mut rows = vec![
        Fact::new(words.say(checkout::ORDER_NUMBER), order.number.clone()),
        Fact::new(words.say(paid), charged),
        Fact::new(words.say(checkout::PAID_YEAR), period(words, year)),
    ];
    if year.0 > session.today() && matches!(order.state, OrderState::Arrived { .. }) {
        rows.push(Fact::new(words.say(checkout::STARTS), words.date(year.0)));
    }
    rows.extend(renews.map(|renews| {
        let when = match renews {
            RenewsOn::EachYear(day) => words.fill(checkout::EACH_YEAR, &[("day", &words.each_year(day))]),
            RenewsOn::Next(date) => words.date(date),
        };
        Fact::new(words.say(checkout::RENEWS), when)
    }));
    let actions = actions(vec![
        Action::link("close", words.say(frame::CLOSE), Kind::Primary, Route::Offers.href()),
        Action::link(
            "receipt",
            words.say(checkout::RECEIPT),
            Kind::Secondary,
            Route::Invoice(invoice).href(),
        ),
    ]);
    let turn_off = renews.map(|_| {
        let text = with_condition(words, offer, words.say(checkout::TURN_OFF_ANY_TIME));
        el("p").class("soft").text(words.in_a_row(&text))
    });
    let view = div("page")
        .attr("data-width", "form")
        .with(step_list(words, order, Step::Confirmed))
        .with(
            div("confirmation")
                .with(icon(Icon::Success))
                .with(el("h1").attr("tabindex", "-1").with(title.clone()))
                .with(el("p").text(words.say(names::offer(offer)))),
        )
        .with(div("stack").with(facts(rows)).with(turn_off))
        .with(actions)
        .with(next_steps(words, steps));
    Page::shown(title, view)
}
