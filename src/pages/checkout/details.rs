//! Verifying what renewing changes, before anything is agreed to (statement 155).

use super::{header, offer_of};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::form::form;
use crate::domain::command::Command;
use crate::domain::order::{Order, Purpose, Step};
use crate::i18n::{Words, checkout, frame, names, offers};
use crate::markup::div;
use crate::pages::{Page, Shown, not_found};
use crate::routes::Route;
use crate::session::Session;
use std::rc::Rc;

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let today = session.today();
    let found = session.read(|account| match order.purpose {
        Purpose::Renew(subscription) => {
            let held = account.subscription(subscription)?;
            let next = account.next_term(order.purpose, today).ok()?;
            let automatic = account.policy().automatic.is_some();
            Some((subscription, offer_of(account, order.purpose), held.anniversary(), next, automatic))
        }
        Purpose::Subscribe(_) | Purpose::Upgrade(_) => None,
    });
    let Some((subscription, offer, until, next, automatic)) = found else { return not_found::show(words) };
    let title = words.say(checkout::VERIFY_TITLE);
    let then = if automatic { offers::RENEWAL_ON } else { offers::RENEWAL_BY_HAND };
    let rows = vec![
        Fact::new(words.say(checkout::OFFER), words.say(names::offer(offer))),
        Fact::new(words.say(checkout::NOW_UNTIL), words.date(until)),
        Fact::new(words.say(checkout::PAID_YEAR), super::period(words, next.period())),
        Fact::new(words.say(checkout::THEN_UNTIL), words.date(next.anniversary)),
        Fact::new(words.say(checkout::RENEWAL_THEN), words.say(then)),
    ];
    let content = vec![actions(vec![
        Action::submit("next", words.say(frame::NEXT)),
        Action::link("back", words.say(frame::BACK), Kind::Quiet, Route::Subscription(subscription).href()),
    ])];
    let verify = Rc::new(move || {
        session.send(Command::VerifyDetails { order: id }, move |_| {
            session.go(Route::Checkout(id, Step::Terms));
        });
    });
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Details, &title, Some(checkout::VERIFY_LEAD)).view())
        .with(facts(rows))
        .with(form(content, verify));
    Page::shown(title, view)
}
