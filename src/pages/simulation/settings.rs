//! What the simulation goes by, and how this browser shows it.

use super::rules::rules;
use super::{browser, prices};
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Choice, Choices};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::desk::DeskMode;
use crate::domain::membership::Membership;
use crate::domain::user::By;
use crate::i18n::{Text, Words, frame, settings as texts};
use crate::markup::{Element, Markup, div, el};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown};
use crate::session::Session;
use std::rc::Rc;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::SETTINGS);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(texts::LEAD)), ..PageHeader::default() };
    let view = div("page")
        .with(header.view())
        .with(joining(session, words))
        .with(rules(session, words))
        .with(prices::prices(session, words))
        .with(desk(session, words))
        .with(browser::browser(session, words))
        .with(help::how(session, words, Topic::Rules));
    Page::shown(title, view)
}

/// A part of the screen below its heading.
pub(super) fn part(id: &'static str, title: String, lead: Option<String>) -> Element {
    el("section")
        .class("stack")
        .attr("aria-labelledby", id)
        .with(el("h2").id(id).text(title))
        .with(lead.map(|lead| el("p").class("soft").text(lead)))
}

/// The decision that a company waits for which has joined.
fn joining(session: Session, words: Words) -> Option<Element> {
    let (company, since) = session.read(|account| match account.membership {
        Membership::Pending { since } => {
            account.company.as_ref().map(|company| (company.legal_name.clone(), since))
        }
        Membership::None | Membership::Authorized { .. } | Membership::Rejected { .. } => None,
    })?;
    let lead = words.fill(texts::JOINING_LEAD, &[("company", &company), ("date", &words.date(since))]);
    let decide = |id: &'static str, text: Text, kind, authorize: bool, done: Text| {
        Action::press(id, words.say(text), kind, move || {
            // The network decides, whoever uses the account.
            session.send_as(By::Agent, Command::DecideMembership { authorize }, move |_| {
                session.tell_success(done);
            });
        })
    };
    let row = actions(vec![
        decide("authorize", texts::AUTHORIZE, Kind::Primary, true, texts::AUTHORIZED),
        decide("reject", texts::REJECT, Kind::Secondary, false, texts::REJECTED),
    ]);
    Some(part("joining", words.say(texts::JOINING), Some(lead)).with(row))
}

/// Who answers service requests.
fn desk(session: Session, words: Words) -> Markup {
    let current = session.read(|account| account.desk);
    let choice = |id: &'static str, desk: DeskMode, label: Text, hint: Text| Choice {
        id: id.to_owned(),
        label: words.say(label).into(),
        hint: Some(words.say(hint)),
        chosen: current == desk,
        choose: Rc::new(move || {
            session.send(Command::SetDesk { desk }, move |_| session.tell_success(texts::DESK_SET));
        }),
    };
    let choices = Choices {
        name: "desk-mode",
        legend: words.say(texts::DESK_LEAD),
        error: None,
        choices: vec![
            choice("desk-by-hand", DeskMode::ByHand, texts::DESK_BY_HAND, texts::DESK_BY_HAND_TEXT),
            choice("desk-automatic", DeskMode::Automatic, texts::DESK_AUTOMATIC, texts::DESK_AUTOMATIC_TEXT),
        ],
    };
    part("desk", words.say(texts::DESK), None).with(div("form").with(choices.view())).into()
}
