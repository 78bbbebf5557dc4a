//! How a subscription is cancelled: through support (statement 167), or alone where the rule set has that.

use crate::browser::document;
use crate::components::action::{Action, Kind};
use crate::components::dialog;
use crate::domain::cancelling::Refund;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::policy::Cancelling;
use crate::domain::subscription::{Renewal, Subscription};
use crate::i18n::{Words, refusals, subscription};
use crate::markup::{Markup, el};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{Notice, Session, Tone};

/// What can be done to cancel it.
pub fn ways(session: Session, words: Words, held: &Subscription) -> Markup {
    let id = held.id;
    let (today, by) = (session.today(), session.by());
    let (policy, may_ask) =
        session.read(|account| (account.policy(), account.may_request_cancellation(by, id, today)));
    let here = Route::Subscription(id).href();
    let ask = Action::link(
        "ask-to-cancel",
        words.say(refusals::REQUEST_CANCELLATION),
        Kind::Secondary,
        Route::CancelBy(id).href(),
    )
    .unless(refused::reason(words, may_ask).map(|reason| reason.seen_at(&here)));
    let (text, alone) = match policy.cancelling {
        Cancelling::Request | Cancelling::PrefilledRequest => {
            let text = match held.renews(policy) {
                Renewal::On if held.may_turn_off_renewal(policy, today, None).is_ok() => {
                    subscription::CANCEL_TEXT
                }
                Renewal::On => subscription::CANCEL_ONLY,
                Renewal::Off { .. } | Renewal::ByHand => subscription::CANCEL_TEXT_BY_HAND,
            };
            (text, None)
        }
        Cancelling::SelfService => {
            let verdict = session.may(&Command::CancelSubscription { subscription: id });
            let act = Action::press("cancel", words.say(subscription::CANCEL_NOW), Kind::Secondary, || {
                document::show_dialog("#cancel-dialog");
            })
            .unless(refused::reason(words, verdict).map(|reason| reason.seen_at(&here)));
            (subscription::CANCEL_ALONE_TEXT, Some(act.view()))
        }
    };
    [
        el("h3").text(words.say(subscription::CANCEL)).into(),
        el("p").class("soft").text(words.say(text)).into(),
        alone.into(),
        ask.view(),
    ]
    .into()
}

/// That a member who cancels cannot take it back, and when the subscription then ends.
pub fn one_way(words: Words, ends: Day, today: Day) -> String {
    if ends > today {
        words.fill(subscription::CANCEL_ONE_WAY_LATER, &[("date", &words.date(ends))])
    } else {
        words.say(subscription::CANCEL_ONE_WAY)
    }
}

/// What asks before a subscription is cancelled without support: when it ends, and what comes back.
pub fn dialog(session: Session, words: Words, held: &Subscription, today: Day) -> Option<Markup> {
    let id = held.id;
    let effect = session.read(|account| {
        account.may_cancel_alone(id, today).ok()?;
        account.effect_of_ending_now(id, today, Refund::Full).ok()
    })?;
    let amount = effect.refunded.map(|amount| words.money(amount)).unwrap_or_default();
    let content = Markup::from([
        Markup::from(el("p").with(el("strong").text(one_way(words, effect.ends, today)))),
        Markup::from(el("p").text(words.fill(subscription::CANCEL_REFUND, &[("amount", &amount)]))),
    ]);
    let close = || document::close_dialog("#cancel-dialog");
    let keep = Action::press("keep-it", words.say(subscription::KEEP_IT), Kind::Quiet, close);
    let act = Action::press("cancel-now", words.say(subscription::CANCEL_NOW), Kind::Danger, move || {
        close();
        let amount = amount.clone();
        session.send(Command::CancelSubscription { subscription: id }, move |_| {
            let text = words.fill(subscription::CANCELLED, &[("amount", &amount)]);
            session.tell(Notice::new(Tone::Success, text));
        });
    });
    Some(dialog::dialog("cancel-dialog", words.say(subscription::CANCEL_TITLE), content, keep, act))
}
