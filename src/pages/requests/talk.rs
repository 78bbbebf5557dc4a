//! The conversation about a request: what either side wrote and did, one turn after the other.

use super::draft::sized;
use super::suggestions::guide;
use crate::components::conversation::{Message, attachments, conversation};
use crate::components::notice::{Tone, badge};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::id::InvoiceId;
use crate::domain::request_entry::Attachment;
use crate::domain::support_request::{Act, Reason, SupportRequest, Turn, Verdict};
use crate::domain::user::By;
use crate::i18n::{Text, Words, request_refusals, requests};
use crate::markup::{Element, Markup, el};
use crate::routes::Route;

/// The conversation below its heading.
pub fn talk(account: &Account, words: Words, request: &SupportRequest) -> Markup {
    let first = Message {
        text: request.asked.description.clone(),
        more: files(words, &request.asked.attachments),
        ..said(account, words, By::User(request.by), (request.opened, request.minute), 0)
    };
    let turns =
        request.turns.iter().zip(1..).map(|(turn, place)| message(account, words, request, turn, place));
    let messages = [first].into_iter().chain(turns).collect();
    el("section")
        .class("stack")
        .attr("aria-labelledby", "messages")
        .with(el("h2").id("messages").text(words.say(requests::MESSAGES)))
        .with(conversation(messages))
        .into()
}

/// Who says something, and when.
fn said(account: &Account, words: Words, by: By, (on, minute): (Day, u16), place: usize) -> Message {
    let (of_desk, name, role) = match by {
        By::User(id) => {
            let name = account.user(id).map(|user| user.name.clone());
            (false, name.unwrap_or_else(|| words.say(requests::SOMEBODY)), Markup::default())
        }
        By::Visitor => (false, words.say(requests::SOMEBODY), Markup::default()),
        By::Agent => {
            let role = el("span").class("soft").text(words.say(requests::SUPPORT_AGENT));
            (true, words.say(requests::SUPPORT), role.into())
        }
        By::Clock => {
            (true, words.say(requests::SUPPORT), badge(Tone::Neutral, words.say(requests::AUTOMATIC)))
        }
    };
    // What happens by itself happens at no particular minute.
    let moment = match by {
        By::Clock => words.date(on),
        By::User(_) | By::Visitor | By::Agent => {
            words.fill(requests::MOMENT, &[("date", &words.date(on)), ("time", &words.time(minute))])
        }
    };
    Message {
        key: place.to_string(),
        of_desk,
        name,
        role,
        moment: (on.to_string(), moment),
        title: None,
        text: String::new(),
        more: Markup::default(),
    }
}

fn message(account: &Account, words: Words, request: &SupportRequest, turn: &Turn, place: usize) -> Message {
    let said = said(account, words, turn.by, (turn.on, turn.minute), place);
    let titled = |title: Text, text: &str| (Some(words.say(title)), text.to_owned(), Markup::default());
    let told = |text: Text| (None, words.say(text), Markup::default());
    let (title, text, more) = match &turn.act {
        Act::Acknowledged => told(requests::ACKNOWLEDGED),
        Act::Wrote { text, attachments } => (None, text.clone(), files(words, attachments)),
        Act::AskedMember { text } => titled(requests::ASKS, text),
        Act::Guided => {
            let (page, route) = guide(request.asked.problem);
            let link = el("a").attr("href", route.href()).text(words.say(page));
            (None, words.say(requests::GUIDED), el("p").with(link).into())
        }
        Act::Decided(verdict) => {
            let (text, more) = decided(account, words, turn.on, verdict);
            (Some(words.say(requests::DECIDED)), text, more)
        }
        Act::Closed(closing) => told(requests::closing(*closing)),
        Act::Reopened { text } => titled(requests::REOPENED, text),
    };
    Message { title, text, more, ..said }
}

fn files(words: Words, files: &[Attachment]) -> Markup {
    attachments(files.iter().map(|file| sized(words, file)).collect()).into()
}

/// What was decided, in full, and its documents.
fn decided(account: &Account, words: Words, on: Day, verdict: &Verdict) -> (String, Markup) {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let refunded = |text: Text, day, amount, credit_notes: &[InvoiceId]| {
        let gaps = [("date", words.date(day)), ("amount", words.money(amount))];
        let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
        let notes: Vec<Element> =
            credit_notes.iter().filter_map(|note| credit_note(account, words, *note)).collect();
        (words.fill(text, &gaps), Markup::from(notes))
    };
    match verdict {
        Verdict::CancelledNow { refunded: None, .. } => (dated(requests::DECIDED_NOW, on), Markup::default()),
        Verdict::CancelledNow { refunded: Some(amount), credit_notes } => {
            refunded(requests::DECIDED_NOW_REFUND, on, *amount, credit_notes)
        }
        Verdict::CancelledAtEnd { on, refunded: None, .. } => {
            (dated(requests::DECIDED_END, *on), Markup::default())
        }
        Verdict::CancelledAtEnd { on, refunded: Some(amount), credit_notes } => {
            refunded(requests::DECIDED_END_REFUND, *on, *amount, credit_notes)
        }
        Verdict::Rejected { reason } => {
            let reason = match reason {
                Reason::Written(reason) => reason.clone(),
                Reason::Conditions(bars) => {
                    let reasons = request_refusals::reasons(words, bars);
                    words.fill(requests::CONDITIONS_FAIL, &[("reasons", &reasons)])
                }
            };
            ([&words.say(requests::DECIDED_REJECTED), "\n", &reason].concat(), Markup::default())
        }
    }
}

fn credit_note(account: &Account, words: Words, note: InvoiceId) -> Option<Element> {
    let number = &account.invoice(note)?.number;
    let link = el("a").attr("href", Route::Invoice(note).href());
    Some(el("p").with(link.text(words.fill(requests::CREDIT_NOTE, &[("number", number)]))))
}
