//! What is asked before something that cannot be taken back: what it does, and whether it ends the chance of a refund.

use super::Sight;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind};
use crate::components::dialog::dialog;
use crate::domain::benefit::{Entitlement, Holding, Left};
use crate::domain::command::Command;
use crate::domain::id::EntitlementId;
use crate::domain::seat::SeatKeyUse;
use crate::i18n::benefits;
use crate::markup::{Markup, el};
use crate::session::{Notice, Session, Tone};

/// The name under which the page keeps what it asks.
const FORM: &str = "benefit-question";

/// What is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ask {
    /// Nothing yet.
    #[default]
    Nothing,
    /// Whether a benefit is to be activated.
    Activate(EntitlementId),
    /// Whether the key of a licence is to be shown.
    ShowKey(EntitlementId, u32),
    /// Whether the key of a licence is to be redeemed.
    RedeemKey(EntitlementId, u32),
    /// Whether an incident or an hour is to be used.
    UseOne(EntitlementId),
    /// Whether a key for seats is to be redeemed, and how.
    RedeemSeats(EntitlementId, SeatKeyUse),
}

/// Asks in the dialog of that id, which the page holds ready.
pub fn ask(session: Session, dialog: &'static str, what: Ask) {
    session.secret_form::<Ask>(FORM).change(|asked| *asked = what);
    // The question has to stand in the dialog when it opens, so that the focus finds the safe answer.
    tabs::later(0, move || document::show_dialog(&["#", dialog].concat()));
}

/// A question in words, and what a yes does.
struct Question {
    title: String,
    text: String,
    act: String,
    command: Command,
    done: String,
}

/// The dialog of a page; it is shown once something is asked.
pub fn question(sight: Sight<'_>, id: &'static str) -> Markup {
    let Sight { session, words, .. } = sight;
    let asked = session.secret_form::<Ask>(FORM).read(|asked| *asked);
    let Some((benefit, Question { title, text, act, command, done })) = in_words(sight, asked) else {
        return el("dialog").class("dialog").id(id).into();
    };
    let close = move || document::close_dialog(&["#", id].concat());
    let risk = session.would_end_refund(&command).then(|| {
        let text = match sight.account.refund_standing(benefit.subscription, sight.today) {
            Ok(open) => {
                let (amount, date) = (words.money(open.total), words.date(open.until));
                words.fill(benefits::ENDS_REFUND, &[("amount", &amount), ("date", &date)])
            }
            Err(_) => words.say(benefits::ENDS_REFUND_PLAIN),
        };
        el("p").with(el("strong").text(text))
    });
    let content = Markup::from([risk.into(), el("p").text(text).into()]);
    let safe = Action::press([id, "-not-now"].concat(), words.say(benefits::NOT_NOW), Kind::Quiet, close);
    let act = Action::press([id, "-act"].concat(), act, Kind::Primary, move || {
        close();
        let done = done.clone();
        session.send(command.clone(), move |_| session.tell(Notice::new(Tone::Success, done)));
    });
    dialog(id, title, content, safe, act)
}

fn in_words(sight: Sight<'_>, asked: Ask) -> Option<(&Entitlement, Question)> {
    let Sight { words, account, today, .. } = sight;
    let rules = &account.policy().benefits;
    match asked {
        Ask::Nothing => None,
        Ask::Activate(id) => {
            let benefit = account.entitlement(id)?;
            let name = sight.name(benefit);
            let text = match account.preview_seat_key(id, SeatKeyUse::Start, today) {
                Ok(plan) => {
                    let until = account.seats_stay_until(benefit, plan.until);
                    let (n, date) = (words.number(plan.seats.into()), words.date(until));
                    words.fill(benefits::ASK_SEATS_TEXT, &[("n", &n), ("date", &date)])
                }
                Err(_) => words.say(benefits::ASK_ACTIVATE_TEXT),
            };
            Some((
                benefit,
                Question {
                    title: words.fill(benefits::ASK_ACTIVATE, &[("name", &name)]),
                    text,
                    act: words.say(benefits::ACTIVATE),
                    command: Command::ActivateBenefit { entitlement: id },
                    done: words.fill(benefits::DONE_ACTIVATED, &[("name", &name)]),
                },
            ))
        }
        Ask::ShowKey(id, key) => Some((
            account.entitlement(id)?,
            Question {
                title: words.say(benefits::ASK_SHOW),
                text: words.say(benefits::ASK_SHOW_TEXT),
                act: words.say(benefits::SHOW),
                command: Command::ShowProductKey { entitlement: id, key },
                done: words.say(benefits::DONE_SHOWN),
            },
        )),
        Ask::RedeemKey(id, key) => {
            let date = words.date(rules.key_ends(today));
            Some((
                account.entitlement(id)?,
                Question {
                    title: words.fill(benefits::ASK_REDEEM, &[("n", &words.number(key.into()))]),
                    text: words.fill(benefits::ASK_REDEEM_TEXT, &[("date", &date)]),
                    act: words.say(benefits::REDEEM),
                    command: Command::RedeemProductKey { entitlement: id, key },
                    done: words.fill(benefits::DONE_REDEEMED, &[("date", &date)]),
                },
            ))
        }
        Ask::UseOne(id) => {
            let benefit = account.entitlement(id)?;
            let title = match &benefit.holding {
                Holding::Hours(_) => benefits::ASK_HOUR,
                Holding::Incidents(_)
                | Holding::Included
                | Holding::Accounts(_)
                | Holding::Licences(_)
                | Holding::Seats(_)
                | Holding::Credit(_) => benefits::ASK_INCIDENT,
            };
            let Left::Count { left, of } = account.benefit_left(benefit, today) else { return None };
            let counted = |text, left: u32| {
                let (left, of) = (words.number(left.into()), words.number(of.into()));
                words.fill(text, &[("left", &left), ("of", &of)])
            };
            Some((
                benefit,
                Question {
                    title: words.say(title),
                    text: counted(benefits::ASK_ONE_TEXT, left),
                    act: words.say(benefits::USE_ONE),
                    command: Command::UseAllowance { entitlement: id },
                    done: counted(benefits::DONE_USED, left.saturating_sub(1)),
                },
            ))
        }
        Ask::RedeemSeats(id, how) => {
            let benefit = account.entitlement(id)?;
            let plan = account.preview_seat_key(id, how, today).ok()?;
            let until = account.seats_stay_until(benefit, plan.until);
            let title = match how {
                SeatKeyUse::Start | SeatKeyUse::Add => benefits::ASK_ADD,
                SeatKeyUse::Extend => benefits::ASK_EXTEND,
            };
            let counted = |text, n: u32| {
                let (n, date) = (words.number(n.into()), words.date(until));
                words.fill(text, &[("n", &n), ("date", &date)])
            };
            Some((
                benefit,
                Question {
                    title: counted(title, plan.key.seats),
                    text: counted(benefits::ASK_PLAN_TEXT, plan.seats),
                    act: words.say(benefits::REDEEM),
                    command: Command::RedeemSeatKey { entitlement: id, how },
                    done: counted(benefits::DONE_PLAN, plan.seats),
                },
            ))
        }
    }
}
