//! Finding a mock backend, and what can be done with the companies there.

use super::connection::{Entry, FORM, Found};
use super::faults;
use super::settings::part;
use crate::browser::server::{may_ask, origin};
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Control, Field};
use crate::components::form::form;
use crate::components::notice::{Tone, notice};
use crate::i18n::{Text, Words, connection as texts, frame};
use crate::markup::{Element, Markup, div, el};
use crate::pages::connected;
use crate::routes::Route;
use crate::session::{self, Backend, Form, Link, Notice, Server, Session, Sharing, Summary, Unanswered};
use std::rc::Rc;

/// The longest name of an account, in characters.
const NAME_MOST: usize = 40;

fn focus_summary() {
    tabs::later(0, || {
        document::focus(".error-summary");
    });
}

/// Asking for a backend.
pub(super) fn find(session: Session, words: Words, entry: Form<Entry>, found: Form<Found>) -> Element {
    let line =
        |id: &'static str, label: Text, hint: Text, optional: bool, error: Option<Text>, value: String| {
            Field {
                id,
                label: words.say(label),
                optional: optional.then(|| words.say(frame::OPTIONAL)),
                hint: Some(words.say(hint)),
                error: error.map(|text| words.say(text)),
                told_by: None,
                width: Some("m"),
                control: Control::Line { kind: "text", autocomplete: "off", digits: false },
                value,
                typed: Rc::new(|_| {}),
            }
        };
    let typed = move |change: fn(&mut Entry, String)| -> Rc<dyn Fn(String)> {
        Rc::new(move |text| {
            entry.typed(|entry| change(entry, text));
            session.keep_form(FORM, entry);
        })
    };
    let (address, token) = entry.read(|entry| (entry.address.clone(), entry.token.clone()));
    let wrong = found.read(|found| found.address_wrong);
    let keep_address = typed(|entry, text| entry.address = text);
    let type_address = move |text| {
        keep_address(text);
        // That nothing answered was said of another address.
        if found.read(|found| matches!(found.answer, Some(Err(_)))) {
            found.change(|found| *found = Found::default());
        }
    };
    let address = Field {
        typed: Rc::new(type_address),
        ..line("address", texts::ADDRESS, texts::ADDRESS_HINT, false, wrong, address)
    };
    let token = Field {
        typed: typed(|entry, text| entry.token = text),
        ..line("token", texts::TOKEN, texts::TOKEN_HINT, true, None, token)
    };
    let submit = Action::submit("test-address", words.say(texts::TEST));
    let kind = if session.link() == Link::None { Kind::Primary } else { Kind::Secondary };
    let content = vec![address.view(), token.view(), actions(vec![Action { kind, ..submit }])];
    part("find", words.say(texts::FIND), Some(words.say(texts::FIND_LEAD)))
        .with(el("p").class("soft").text(words.say(texts::OPTIONAL)))
        .with(form(content, Rc::new(move || test(session, entry, found))))
}

/// Asks the backend what it is. Where the page may not ask it yet, the page is loaded anew with the address known.
pub(super) fn test(session: Session, entry: Form<Entry>, found: Form<Found>) {
    let (address, token) = entry.read(|entry| (origin(&entry.address), entry.token.trim().to_owned()));
    let wrong = |text: Text| {
        found.change(|found| found.address_wrong = Some(text));
        focus_summary();
    };
    let Some(address) = address else { return wrong(texts::ADDRESS_WRONG) };
    let token = (!token.is_empty()).then_some(token);
    let server = Server { address: address.clone(), token, account: String::new() };
    if !may_ask(&address) {
        if session.sharing() == Sharing::InMemory || !session.look_at(&server) {
            return wrong(texts::NO_ROOM);
        }
        entry.typed(|entry| entry.test = true);
        session.keep_form(FORM, entry);
        tabs::reload();
        return;
    }
    session.look_at(&server);
    found.change(|found| *found = Found { server: Some(server.clone()), ..Found::default() });
    session.ask_about(&server.clone(), move |said| {
        let there = said.is_ok();
        found.change(|found| found.answer = Some(said));
        tabs::later(0, || {
            document::focus("#found");
        });
        if there {
            faults::read(session, found, &server);
        }
    });
}

/// What the backend said of itself, and what can be done there.
pub(super) fn answer(session: Session, words: Words, entry: Form<Entry>, found: Form<Found>) -> Markup {
    let Some(server) = found.read(|found| found.server.clone()) else { return Markup::default() };
    let said: Option<Result<Backend, String>> = found.read(|found| {
        found.answer.as_ref().map(|said| match said {
            Ok(about) => Ok(about.clone()),
            Err(why) => Err(connected::unanswered(words, why)),
        })
    });
    let place = div("stack").id("found").attr("tabindex", "-1").attr("role", "status");
    let failed = |text: String| notice(Tone::Danger, Some(words.say(texts::FAILED)), text, None);
    match said {
        None => place.with(el("p").text(words.fill(texts::ASKING, &[("address", &server.address)]))).into(),
        Some(Err(why)) => place.with(failed(why)).into(),
        Some(Ok(about)) => {
            let gaps = [("name", &*about.name), ("version", &*about.version), ("address", &*server.address)];
            let problem =
                found.read(|found| found.failed.as_ref().map(|why| connected::unanswered(words, why)));
            let said = notice(Tone::Success, None, words.fill(texts::FOUND, &gaps), None);
            [
                place.with(said).with(problem.map(failed)).into(),
                companies(session, words, found, &server, &about.accounts).into(),
                copy(session, words, entry, found, &server).into(),
                faults::faults(session, words, found, server).into(),
            ]
            .into()
        }
    }
}

/// The companies of the backend.
fn companies(
    session: Session,
    words: Words,
    found: Form<Found>,
    server: &Server,
    accounts: &[Summary],
) -> Element {
    let section = part("companies", words.say(texts::COMPANIES), None);
    if accounts.is_empty() {
        return section.with(el("p").class("soft").text(words.say(texts::NO_COMPANIES)));
    }
    let own = session.server();
    let cards: Vec<Element> = accounts
        .iter()
        .map(|summary| {
            let server = Server { account: summary.account.clone(), ..server.clone() };
            let shown = own
                .as_ref()
                .is_some_and(|own| own.address == server.address && own.account == server.account);
            company(session, words, found, server, summary, shown)
        })
        .collect();
    section.with(div("grid").attr("data-size", "l").with(cards))
}

fn company(
    session: Session,
    words: Words,
    found: Form<Found>,
    server: Server,
    summary: &Summary,
    shown: bool,
) -> Element {
    let Summary { account, title, position } = summary;
    let id = ["account-", account].concat();
    let count = words.number(i64::try_from(*position).unwrap_or(i64::MAX));
    let lines = [account.clone(), words.fill(texts::COMPANY_ACTIONS, &[("n", &count)])].join(" · ");
    let fetch = |name: &str, text: Text, kind, connected: bool| {
        let (server, title) = (server.clone(), title.clone());
        let id = [name, "-", account].concat();
        Action::press(id, words.say(text), kind, move || {
            fetch(session, found, server.clone(), title.clone(), connected);
        })
        .about(summary.title.clone())
    };
    let can = if shown {
        el("p").class("soft").text(words.say(texts::IS_SHOWN)).into()
    } else {
        actions(vec![
            fetch("connect", texts::CONNECT, Kind::Primary, true),
            fetch("copy", texts::COPY_HERE, Kind::Secondary, false),
        ])
    };
    el("article")
        .class("card")
        .attr("aria-labelledby", id.clone())
        .key(account.clone())
        .with(
            div("stack")
                .attr("data-gap", "s")
                .with(el("h3").id(id).text(title.clone()))
                .with(el("p").class("soft").text(lines)),
        )
        .with(can)
}

/// Brings a company into this browser, and shows it.
fn fetch(session: Session, found: Form<Found>, server: Server, title: String, connected: bool) {
    session.fetch_company(server, title, connected, move |came| match came {
        Ok(()) => {
            session.go(Route::Home);
            session.tell_success(if connected { texts::CONNECTED } else { texts::COPIED_HERE });
        }
        Err(why) => failed(session, found, why),
    });
}

fn failed(session: Session, found: Form<Found>, why: Unanswered) {
    let text = connected::unanswered(session.words(), &why);
    session.tell(Notice::new(session::Tone::Danger, text));
    found.change(|found| found.failed = Some(why));
}

/// Copying the company that is shown to the backend.
fn copy(
    session: Session,
    words: Words,
    entry: Form<Entry>,
    found: Form<Found>,
    server: &Server,
) -> Option<Element> {
    let company =
        session.read(|account| account.company.as_ref().map(|company| company.legal_name.clone()))?;
    let wrong = found.read(|found| found.name_wrong).then(|| words.say(texts::NAME_WRONG));
    let name = Field {
        id: "account-name",
        label: words.say(texts::NAME),
        optional: None,
        hint: Some(words.say(texts::NAME_HINT)),
        error: wrong,
        told_by: None,
        width: Some("m"),
        control: Control::Line { kind: "text", autocomplete: "off", digits: false },
        value: entry.read(|entry| entry.name.clone()),
        typed: Rc::new(move |text| {
            entry.typed(|entry| entry.name = text);
            session.keep_form(FORM, entry);
        }),
    };
    let submit = Action::submit("copy-there", words.say(texts::COPY_AND_CONNECT));
    let content = vec![name.view(), actions(vec![Action { kind: Kind::Secondary, ..submit }])];
    let (server, title) = (server.clone(), company.clone());
    let send = move || {
        let account = entry.read(|entry| entry.name.trim().to_owned());
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if account.is_empty() || account.len() > NAME_MOST || !account.bytes().all(plain) {
            found.change(|found| found.name_wrong = true);
            focus_summary();
            return;
        }
        found.typed(|found| found.name_wrong = false);
        let server = Server { account, ..server.clone() };
        let title = title.clone();
        session.copy_to_server(&server.clone(), &title.clone(), move |copied| match copied {
            Ok(()) => {
                entry.typed(|entry| entry.name = String::new());
                session.keep_form(FORM, entry);
                fetch(session, found, server, title, true);
            }
            Err(why) => failed(session, found, why),
        });
    };
    let lead = words.fill(texts::COPY_THERE_LEAD, &[("company", &company)]);
    Some(part("copy", words.say(texts::COPY_THERE), Some(lead)).with(form(content, Rc::new(send))))
}
