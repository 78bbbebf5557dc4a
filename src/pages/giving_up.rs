//! Giving an order up, wherever an open one is shown. It cannot be taken back, so that it is asked before.

use crate::browser::document;
use crate::components::action::{Action, Kind};
use crate::components::dialog;
use crate::components::icon::Icon;
use crate::domain::command::Command;
use crate::domain::id::OrderId;
use crate::domain::order::{Order, OrderState};
use crate::i18n::{Words, billing};
use crate::markup::{Markup, el};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::Session;

const DIALOG: &str = "give-up-dialog";
const SELECTOR: &str = "#give-up-dialog";

/// What opens the question, or why the order cannot be given up.
pub fn give_up(session: Session, words: Words, id: OrderId, kind: Kind) -> Action {
    let verdict = session.may(&Command::CancelOrder { order: id });
    Action::press("give-up", words.say(billing::GIVE_UP), kind, || document::show_dialog(SELECTOR))
        .unless(refused::reason(words, verdict))
}

/// The question; `then` is where to go afterwards, if the screen has nothing more to show.
pub fn dialog(session: Session, words: Words, order: &Order, then: Option<Route>) -> Markup {
    let id = order.id;
    let transfer = matches!(order.state, OrderState::AwaitingTransfer { .. });
    let warning = transfer.then(|| el("p").text(words.say(billing::GIVE_UP_TRANSFER)));
    let again = session.read(|account| account.charged_all_the_same(order, session.today())).map(|on| {
        el("p").with(el("strong").text(words.fill(billing::GIVE_UP_CHARGED, &[("date", &words.date(on))])))
    });
    let content =
        Markup::from([el("p").text(words.say(billing::GIVE_UP_TEXT)).into(), again.into(), warning.into()]);
    let close = || document::close_dialog(SELECTOR);
    let keep = Action::press("keep-order", words.say(billing::KEEP_ORDER), Kind::Quiet, close);
    let act = Action::press("give-up-now", words.say(billing::GIVE_UP), Kind::Danger, move || {
        close();
        session.send(Command::CancelOrder { order: id }, move |_| {
            session.tell_success(billing::GIVEN_UP);
            if let Some(route) = then {
                session.go(route);
            }
        });
    })
    .with_icon(Icon::Remove);
    dialog::dialog(DIALOG, words.say(billing::GIVE_UP_TITLE), content, keep, act)
}
