//! What a connected company has asked for and its backend has not answered, or not carried out.

use super::settings::part;
use crate::components::action::{Action, Kind, actions};
use crate::domain::id::CommandId;
use crate::i18n::{Text, Words, connection as texts, permissions};
use crate::markup::{Element, div, el};
use crate::session::{Notice, Session, Unsent};

/// The list; nothing where nothing waits.
pub(super) fn unsent(session: Session, words: Words) -> Option<Element> {
    let unsent = session.unsent();
    if unsent.is_empty() || session.server().is_none() {
        return None;
    }
    let entries: Vec<Element> = unsent.into_iter().map(|unsent| entry(session, words, unsent)).collect();
    let list = div("grid").attr("data-size", "l").with(entries);
    Some(part("unsent", words.say(texts::UNSENT), Some(words.say(texts::UNSENT_LEAD))).with(list))
}

fn entry(session: Session, words: Words, Unsent { request, setback, .. }: Unsent) -> Element {
    let id = request.id;
    let permission = request.command.as_ref().map(|command| permissions::permission(command.permission()));
    let what = permission.map(|text| capitalised(words.wording(text))).unwrap_or_default();
    let (date, time) = (words.date(request.now.day), words.time(request.now.minute));
    let asked = words.fill(texts::ASKED_ON, &[("date", &date), ("time", &time)]);
    let refused = setback.is_some();
    let state = match setback {
        None if session.is_only_here(id) => words.say(texts::IS_WAITING_HERE),
        None => words.say(texts::IS_WAITING),
        Some(setback) => {
            let why = Notice::of_failure(words, &session.failure(&request, setback)).text;
            words.fill(texts::WAS_REFUSED, &[("why", &why)])
        }
    };
    let heading = ["unsent-", &id.to_string()].concat();
    let action = |name: &str, text: Text, act: fn(Session, CommandId)| {
        let of_request = [name, "-", &id.to_string()].concat();
        Action::press(of_request, words.say(text), Kind::Secondary, move || act(session, id))
            .about(what.clone())
    };
    let mut can = vec![action("discard", texts::DISCARD, Session::discard)];
    if refused {
        can.insert(0, action("send", texts::SEND_AGAIN, Session::send_again));
    }
    el("article")
        .class("card")
        .attr("aria-labelledby", heading.clone())
        .key(id.to_string())
        .with(
            div("stack")
                .attr("data-gap", "s")
                .with(el("h3").id(heading).text(what.clone()))
                .with(el("p").class("soft").text(asked))
                .with(el("p").text(state)),
        )
        .with(actions(can))
}

/// Permissions are worded to stand within a sentence.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}
