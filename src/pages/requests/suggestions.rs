//! What may serve better than a request, shown before it is sent: each can be taken, or all of them passed over.

use super::subscription_name;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::dialog;
use crate::components::notice::{self, notice};
use crate::domain::cancelling::Instead;
use crate::domain::command::Command;
use crate::domain::id::SubscriptionId;
use crate::domain::request_entry::{ProblemType, RequestEntry};
use crate::i18n::{Text, Words, frame, new_request, subscription};
use crate::markup::{Markup, div, el};
use crate::pages::partnership::renewing::reminders_ahead;
use crate::pages::partnership::subscription::cancel::one_way;
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};

/// Whether the suggestions of a form were passed over.
#[derive(Default)]
pub struct Passed(bool);

/// The page on which a problem of a type is settled without Support, and what it is called.
pub fn guide(problem: ProblemType) -> (Text, Route) {
    match problem {
        ProblemType::Billing | ProblemType::WithholdingTax => (frame::INVOICES, Route::Invoices),
        ProblemType::Profile | ProblemType::TaxExemption => (frame::COMPANY, Route::Company),
        ProblemType::Customers | ProblemType::Benefits => (frame::BENEFITS, Route::Benefits),
        ProblemType::Membership => (frame::MEMBERSHIPS, Route::Memberships),
        ProblemType::Other => (frame::HELP, Route::Help),
    }
}

/// What may serve better than the request that is being written; nothing once it was passed over, or while nothing
/// was chosen.
pub fn suggestions(session: Session, words: Words, name: &str, entry: &RequestEntry) -> Markup {
    let passed = session.secret_form::<Passed>(&[name, "-passed"].concat());
    let problem = match entry.problem {
        Some(problem) if !passed.read(|passed| passed.0) => problem,
        Some(_) | None => return Markup::default(),
    };
    let cancels = entry.subscription.filter(|_| problem == ProblemType::Billing);
    let (title, suggested) = match cancels {
        Some(id) => (new_request::INSTEAD, instead(session, words, id)),
        None => (new_request::GUIDE, vec![guided(words, problem)]),
    };
    if suggested.is_empty() {
        return Markup::default();
    }
    let pass = Action::press("pass-over", words.say(new_request::PASS_OVER), Kind::Quiet, move || {
        pass_over(passed, cancels.is_some());
    });
    let pass = cancels.map(|_| actions(vec![pass]));
    let suggestions = el("section")
        .class("stack")
        .attr("aria-labelledby", "instead")
        .with(el("h2").id("instead").text(words.say(title)))
        .with(suggested)
        .with(pass);
    let dialogs = cancels.map(|id| dialogs(session, words, name, id));
    [suggestions.into(), dialogs.into()].into()
}

fn pass_over(passed: Form<Passed>, cancels: bool) {
    passed.change(|passed| passed.0 = true);
    tabs::later(0, move || {
        document::focus(if cancels { "#wanted" } else { "#title" });
    });
}

fn guided(words: Words, problem: ProblemType) -> Markup {
    let (page, route) = guide(problem);
    let go = words.fill(new_request::GO_THERE, &[("page", &words.say(page))]);
    let go = Action::link("guide", go, Kind::Secondary, route.href());
    let text = words.say(new_request::guide(problem));
    notice(notice::Tone::Info, None, text, Some(actions(vec![go])))
}

fn instead(session: Session, words: Words, id: SubscriptionId) -> Vec<Markup> {
    let (by, today) = (session.by(), session.today());
    let found = session.read(|account| account.instead_of_cancelling(by, id, today));
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let suggest = |title: Text, text: String, action: Option<Action>| {
        let action = action.map(|action| actions(vec![action]));
        notice(notice::Tone::Info, Some(words.say(title)), text, action)
    };
    let suggested = found.into_iter().map(|instead| match instead {
        Instead::OpenRequest(request) => {
            let look = Action::link(
                "open-request",
                words.say(new_request::LOOK_AT_REQUEST),
                Kind::Secondary,
                Route::Request(request).href(),
            );
            let text = words.say(new_request::OPEN_REQUEST_TEXT);
            suggest(new_request::OPEN_REQUEST, text, Some(look))
        }
        Instead::CancelAlone => {
            let text = words.fill(new_request::CANCEL_ALONE_TEXT, &[("amount", &refund(session, words, id))]);
            let cancel = words.say(new_request::CANCEL_ALONE);
            let cancel = Action::press("cancel-alone", cancel, Kind::Secondary, || {
                document::show_dialog("#cancel-alone-dialog");
            });
            suggest(new_request::CANCEL_ALONE, text, Some(cancel))
        }
        Instead::TurnOffRenewal { on } => {
            let turn_off = words.say(subscription::TURN_OFF);
            let turn_off = Action::press("turn-off", turn_off, Kind::Secondary, || {
                document::show_dialog("#turn-off-dialog");
            });
            suggest(new_request::TURN_OFF, dated(new_request::TURN_OFF_TEXT, on), Some(turn_off))
        }
        Instead::LetItExpire { on } => {
            suggest(new_request::LET_EXPIRE, dated(new_request::LET_EXPIRE_TEXT, on), None)
        }
    });
    suggested.collect()
}

fn refund(session: Session, words: Words, id: SubscriptionId) -> String {
    let today = session.today();
    let open = session.read(|account| account.refund_standing(id, today).ok());
    open.map(|open| words.money(open.total)).unwrap_or_default()
}

/// The questions before the two suggestions that cannot be taken back.
fn dialogs(session: Session, words: Words, name: &str, id: SubscriptionId) -> Markup {
    let expires = session.read(|account| account.subscription(id).map(|held| held.expires(account.policy())));
    let expires = expires.map(|day| words.date(day)).unwrap_or_default();
    let (amount, today) = (refund(session, words, id), session.today());
    let held = session.read(|account| account.subscription(id).cloned());
    let reminders = held.and_then(|held| reminders_ahead(session, words, &held));
    let what = session.read(|account| account.subscription(id).map(|held| held.offer));
    let what = what.map(|offer| subscription_name(words, offer)).unwrap_or_default();
    let done = |command: Command, told: String, name: &str, selector: &'static str| {
        let name = name.to_owned();
        move || {
            document::close_dialog(selector);
            let told = told.clone();
            session.send_form(&name, command.clone(), move |_| {
                session.tell(Notice::new(Tone::Success, told));
                session.go(Route::Subscription(id));
            });
        }
    };
    let keep_on = Action::press("keep-on", words.say(subscription::KEEP_ON), Kind::Quiet, || {
        document::close_dialog("#turn-off-dialog");
    });
    let told = words.fill(subscription::TURNED_OFF, &[("date", &expires)]);
    let turn_off = Command::TurnOffRenewal { subscription: id };
    let turn_off = Action::press(
        "turn-off-now",
        words.say(subscription::TURN_OFF),
        Kind::Danger,
        done(turn_off, told, name, "#turn-off-dialog"),
    );
    let text = div("stack")
        .attr("data-gap", "s")
        .with(el("p").with(el("strong").text(words.say(subscription::TURN_OFF_ONE_WAY))))
        .with(el("p").text(words.fill(subscription::TURN_OFF_EXPIRES, &[("date", &expires)])))
        .with(reminders);
    let keep = Action::press("keep", words.say(new_request::KEEP), Kind::Quiet, || {
        document::close_dialog("#cancel-alone-dialog");
    });
    let told = words.fill(new_request::CANCELLED, &[("amount", &amount)]);
    let cancel = Command::CancelSubscription { subscription: id };
    let cancel = Action::press(
        "cancel-alone-now",
        words.fill(new_request::MATTER_CANCEL, &[("what", &what)]),
        Kind::Danger,
        done(cancel, told, name, "#cancel-alone-dialog"),
    );
    let ends = session.read(|account| account.refund_standing(id, today).map_or(today, |open| open.ends));
    let confirm = div("stack")
        .attr("data-gap", "s")
        .with(el("p").with(el("strong").text(one_way(words, ends, today))))
        .with(el("p").text(words.fill(new_request::CANCEL_ALONE_CONFIRM, &[("amount", &amount)])));
    [
        dialog("turn-off-dialog", words.say(subscription::TURN_OFF_TITLE), text, keep_on, turn_off),
        dialog("cancel-alone-dialog", words.say(new_request::CANCEL_ALONE_TITLE), confirm, keep, cancel),
    ]
    .into()
}
