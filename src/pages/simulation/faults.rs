//! The faults that a mock backend makes on demand.

use super::connection::Found;
use super::settings::part;
use crate::browser::document;
use crate::browser::server::number_in;
use crate::browser::tabs;
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Control, Field};
use crate::components::form::form;
use crate::i18n::{Text, Words, connection as texts};
use crate::markup::{Element, Markup, div, el};
use crate::pages::connected;
use crate::session::{self, Form, Notice, Server, Session};
use std::rc::Rc;

/// How a fault is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Milliseconds,
    /// Typed as a percentage, sent as a rate from 0 to 1.
    Percent,
    /// Any number.
    Number,
}

/// The faults: the id of the field, the name on the wire, what it is, and its unit.
const FAULTS: [(&str, &str, Text, Unit); 9] = [
    ("fault-latency", "latency", texts::LATENCY, Unit::Milliseconds),
    ("fault-jitter", "jitter", texts::JITTER, Unit::Milliseconds),
    ("fault-errors", "errors", texts::ERRORS, Unit::Percent),
    ("fault-lost", "lost", texts::LOST_ANSWERS, Unit::Percent),
    ("fault-timeouts", "timeouts", texts::TIMEOUTS, Unit::Percent),
    ("fault-declines", "declines", texts::DECLINES, Unit::Percent),
    ("fault-stale", "stale", texts::STALE, Unit::Percent),
    ("fault-drops", "drops", texts::DROPS, Unit::Percent),
    ("fault-seed", "seed", texts::SEED, Unit::Number),
];

/// The longest delay that a backend makes, in milliseconds.
const LONGEST: u64 = 15_000;

/// What is typed for each fault; nothing before the backend has said which it makes.
#[derive(Default)]
pub(super) struct Fault {
    typed: Option<[String; FAULTS.len()]>,
    wrong: [bool; FAULTS.len()],
    unread: bool,
}

impl Unit {
    /// A typed number as it is sent; nothing where it is none that can be.
    fn read(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        let number: u64 = if typed.is_empty() { 0 } else { typed.parse().ok()? };
        match self {
            Unit::Milliseconds => (number <= LONGEST).then(|| number.to_string()),
            Unit::Percent if number > 100 => None,
            Unit::Percent => {
                let rest = number % 100;
                let zero = if rest < 10 { "0" } else { "" };
                Some([&(number / 100).to_string(), ".", zero, &rest.to_string()].concat())
            }
            Unit::Number => Some(number.to_string()),
        }
    }

    fn typed(self, number: f64) -> String {
        match self {
            Unit::Percent => ((number * 100.0).round() as u64).to_string(),
            Unit::Milliseconds | Unit::Number => (number as u64).to_string(),
        }
    }

    fn advice(self) -> Text {
        match self {
            Unit::Milliseconds => texts::DELAY_WRONG,
            Unit::Percent => texts::PERCENT_WRONG,
            Unit::Number => texts::SEED_WRONG,
        }
    }
}

/// Asks the backend which faults it makes.
pub(super) fn read(session: Session, found: Form<Found>, server: &Server) {
    session.ask_plainly(server, "GET", "/v1/faults", None, move |answer| {
        let typed = answer.ok().and_then(|text| {
            let mut typed: [String; FAULTS.len()] = Default::default();
            for ((_, name, _, unit), typed) in FAULTS.iter().zip(&mut typed) {
                *typed = unit.typed(number_in(&text, name)?);
            }
            Some(typed)
        });
        found.change(|found| {
            found.faults = Fault { unread: typed.is_none(), typed, ..Fault::default() };
        });
    });
}

/// Setting the faults.
pub(super) fn faults(session: Session, words: Words, found: Form<Found>, server: Server) -> Option<Element> {
    let section = || part("faults", words.say(texts::FAULTS), Some(words.say(texts::FAULTS_LEAD)));
    if found.read(|found| found.faults.unread) {
        return Some(section().with(el("p").text(words.say(texts::FAULTS_UNREAD))));
    }
    let typed = found.read(|found| found.faults.typed.clone())?;
    let wrong = found.read(|found| found.faults.wrong);
    let fields: Vec<Markup> = FAULTS
        .iter()
        .enumerate()
        .map(|(place, (id, _, name, unit))| {
            Field {
                id,
                label: words.say(*name),
                optional: None,
                hint: None,
                error: wrong[place].then(|| words.say(unit.advice())),
                told_by: None,
                width: Some("s"),
                control: Control::Line { kind: "text", autocomplete: "off", digits: true },
                value: typed[place].clone(),
                typed: Rc::new(move |text| {
                    found.typed(|found| {
                        if let Some(typed) = &mut found.faults.typed {
                            typed[place] = text;
                        }
                    });
                }),
            }
            .view()
        })
        .collect();
    let submit = Action::submit("set-faults", words.say(texts::SET_FAULTS));
    let of_none = server.clone();
    let none = Action::press("clear-faults", words.say(texts::CLEAR_FAULTS), Kind::Quiet, move || {
        set(session, found, &of_none, "{}", texts::FAULTS_CLEARED);
    });
    let content = vec![
        div("grid").with(fields).into(),
        actions(vec![Action { kind: Kind::Secondary, ..submit }, none]),
    ];
    Some(section().with(form(content, Rc::new(move || send(session, found, &server)))))
}

fn send(session: Session, found: Form<Found>, server: &Server) {
    let Some(typed) = found.read(|found| found.faults.typed.clone()) else { return };
    let mut wrong = [false; FAULTS.len()];
    let mut body = Vec::new();
    for (place, ((_, name, _, unit), typed)) in FAULTS.iter().zip(&typed).enumerate() {
        match unit.read(typed) {
            Some(number) => body.push(["\"", name, "\":", &number].concat()),
            None => wrong[place] = true,
        }
    }
    found.change(|found| found.faults.wrong = wrong);
    if let Some(first) = wrong.iter().position(|wrong| *wrong) {
        tabs::later(0, move || {
            document::focus(&["#", FAULTS[first].0].concat());
        });
        return;
    }
    set(session, found, server, &["{", &body.join(","), "}"].concat(), texts::FAULTS_SET);
}

fn set(session: Session, found: Form<Found>, server: &Server, body: &str, told: Text) {
    let asked = server.clone();
    session.ask_plainly(server, "PUT", "/v1/faults", Some(body), move |answer| match answer {
        Ok(_) => {
            session.tell_success(told);
            read(session, found, &asked);
        }
        Err(why) => {
            let text = connected::unanswered(session.words(), &why);
            session.tell(Notice::new(session::Tone::Danger, text));
        }
    });
}
