//! The order is confirmed (statements 140-142 and 162-164).

use super::step_list;
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::domain::order::{Order, OrderState, Step};
use crate::domain::subscription::Renewal;
use crate::i18n::{Words, checkout, frame};
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let title = words.say(checkout::CONFIRMED_TITLE);
    let found = session.read(|account| {
        let (OrderState::Paid { invoice, .. } | OrderState::Arrived { invoice, .. }) = order.state else {
            return None;
        };
        let invoice = account.invoice(invoice)?;
        let held = account.subscriptions.iter().find_map(|held| {
            let term = held.terms.iter().find(|term| term.order == order.id)?;
            Some((held.id, term.anniversary, held.renewal))
        });
        Some((invoice.id, invoice.quote.total, held))
    });
    let Some((invoice, total, held)) = found else { return not_found::show(words) };
    let renewal = held.filter(|(_, _, renewal)| *renewal == Renewal::On).map(|(_, on, _)| on);
    let mut rows = vec![
        Fact::new(words.say(checkout::ORDER_NUMBER), order.number.clone()),
        Fact::new(words.say(checkout::CHARGED), words.money(total)),
    ];
    rows.extend(renewal.map(|on| Fact::new(words.say(checkout::NEXT_RENEWAL), words.date(on))));
    if let OrderState::Arrived { term, .. } = order.state {
        rows.push(Fact::new(words.say(checkout::STARTS), words.date(term.from)));
    }
    let actions = actions(vec![
        Action::link("close", words.say(frame::CLOSE), Kind::Primary, Route::Offers.href()),
        Action::link(
            "receipt",
            words.say(checkout::RECEIPT),
            Kind::Secondary,
            Route::Invoice(invoice).href(),
        ),
    ]);
    let renews = renewal.map(|on| {
        let text = words.fill(checkout::RENEWS_EACH_YEAR, &[("date", &words.date(on))]);
        view! { <p>{text}</p> }
    });
    let next = held.map(|(subscription, ..)| {
        view! {
            <section class="stack" data-gap="s" aria-labelledby="what-next">
                <h2 id="what-next">{words.say(checkout::WHAT_NEXT)}</h2>
                <ul><li><a href=Route::Subscription(subscription).href()>{words.say(checkout::NEXT_DETAILS)}</a></li></ul>
            </section>
        }
    });
    let view = view! {
        <div class="page" data-width="form">
            {step_list(words, order, Step::Confirmed)}
            <div class="confirmation">{icon(Icon::Success)}<h1 tabindex="-1">{title.clone()}</h1></div>
            {facts(rows)}
            {renews}
            {next}
            {actions}
        </div>
    };
    Page::shown(title, view.into_any())
}
