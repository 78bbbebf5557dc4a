//! The mock backend: the connection of the company that is shown, and finding a backend with its companies.

use super::backend;
use super::faults::Fault;
use super::settings::part;
use super::unsent::unsent;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::dialog;
use crate::components::facts::{Fact, facts};
use crate::components::form::error_summary;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::i18n::{Text, Words, connection as texts, frame};
use crate::json::Written;
use crate::markup::{Element, Markup, div, el};
use crate::pages::{Page, Shown, connected};
use crate::session::{Backend, Form, Link, Server, Session, Unanswered};

/// The name under which what is typed is kept.
pub(super) const FORM: &str = "connection";
/// What came of it is forgotten with the page.
const FOUND: &str = "connection-found";
const DISCONNECT: &str = "disconnect-question";

/// What is typed.
#[derive(Clone, Default, Written)]
pub(super) struct Entry {
    pub address: String,
    pub token: String,
    pub name: String,
    /// The page is loaded anew to be let ask: then it asks.
    pub test: bool,
}

/// What the page knows of the backend that is looked at.
#[derive(Default)]
pub(super) struct Found {
    pub server: Option<Server>,
    pub answer: Option<Result<Backend, Unanswered>>,
    /// The faults it makes.
    pub faults: Fault,
    /// What the person asked for last was not possible.
    pub failed: Option<Unanswered>,
    pub address_wrong: Option<Text>,
    pub name_wrong: bool,
}

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::CONNECTION);
    let entry = session.form_about(FORM, || begin(session));
    let found = session.secret_form::<Found>(FOUND);
    if entry.read(|entry| entry.test) {
        entry.typed(|entry| entry.test = false);
        session.keep_form(FORM, entry);
        tabs::later(0, move || backend::test(session, entry, found));
    }
    let header = PageHeader {
        above: summary(words, found),
        title: title.clone(),
        lead: Some(words.say(texts::LEAD)),
        ..PageHeader::default()
    };
    let view = div("page")
        .with(header.view())
        .with(connection(session, words))
        .with(unsent(session, words))
        .with(backend::find(session, words, entry, found))
        .with(backend::answer(session, words, entry, found));
    Page::shown(title, view)
}

/// What the form begins with: the backend that was looked at last, or the one that stands here by itself.
fn begin(session: Session) -> Entry {
    let known = session.server().or_else(|| session.server_looked_at());
    let Server { address, token, .. } = known.unwrap_or_else(|| Server {
        address: "http://127.0.0.1:8090".to_owned(),
        token: None,
        account: String::new(),
    });
    Entry { address, token: token.unwrap_or_default(), ..Entry::default() }
}

fn summary(words: Words, found: Form<Found>) -> Option<Markup> {
    let problems: Vec<(String, &'static str)> = found.read(|found| {
        let address = found.address_wrong.map(|text| (words.say(text), "address"));
        let name = found.name_wrong.then(|| (words.say(texts::NAME_WRONG), "account-name"));
        address.into_iter().chain(name).collect()
    });
    let focus = |id: &str| {
        document::focus(&["#", id].concat());
    };
    (!problems.is_empty()).then(|| error_summary(words.say(frame::PROBLEMS), problems, focus))
}

/// The connection of the company that is shown; nothing where it lives in this browser.
fn connection(session: Session, words: Words) -> Option<Element> {
    let link = session.link();
    let state = connected::state(words, link)?;
    let Server { address, account, .. } = session.server()?;
    let tone = match link {
        Link::None | Link::Connecting => Tone::Neutral,
        Link::Live => Tone::Success,
        Link::Lost { .. } => Tone::Warning,
        Link::Shut(_) => Tone::Danger,
    };
    let waiting = session.unsent().len();
    let count = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let waiting = if waiting == 0 { words.say(texts::NONE_WAITING) } else { count(waiting) };
    let known = facts(vec![
        Fact::shown(words.say(texts::STATE), badge(tone, state)),
        Fact::new(words.say(texts::ADDRESS), address),
        Fact::new(words.say(texts::ACCOUNT), account),
        Fact::new(words.say(texts::ACTIONS), count(session.history(<[_]>::len))),
        Fact::new(words.say(texts::WAITING), waiting),
    ]);
    let again =
        Action::press("try-now", words.say(texts::TRY_NOW), Kind::Secondary, move || session.connect_now());
    let again = match link {
        Link::Lost { .. } | Link::Shut(_) => Some(again.with_icon(Icon::Renew)),
        Link::None | Link::Connecting | Link::Live => None,
    };
    let ask = Action::press("disconnect", words.say(texts::DISCONNECT), Kind::Secondary, || {
        document::show_dialog(&["#", DISCONNECT].concat());
    });
    let help = match link {
        Link::Shut(why) => Some(notice(Tone::Danger, None, connected::shut(words, why), None)),
        Link::None | Link::Connecting | Link::Live | Link::Lost { .. } => None,
    };
    let section = part("shown", words.say(texts::SHOWN), None)
        .with(known)
        .with(help)
        .with(actions(again.into_iter().chain([ask]).collect()))
        .with(question(session, words));
    Some(section)
}

/// The question before a company is disconnected.
fn question(session: Session, words: Words) -> Markup {
    let close = || document::close_dialog(&["#", DISCONNECT].concat());
    let stay = Action::press("stay-connected", words.say(texts::STAY), Kind::Secondary, close);
    let act = Action::press("disconnect-sure", words.say(texts::DISCONNECT), Kind::Danger, move || {
        close();
        session.disconnect();
        session.tell_success(texts::DISCONNECTED);
        document::focus("main h1");
    });
    let waiting = session.unsent().len();
    let lost = (waiting > 0).then(|| {
        let count = words.number(i64::try_from(waiting).unwrap_or(i64::MAX));
        el("p").with(el("strong").text(words.fill(texts::DISCONNECT_UNSENT, &[("n", &count)])))
    });
    let content: Markup = [Markup::from(el("p").text(words.say(texts::DISCONNECT_TEXT))), lost.into()].into();
    dialog(DISCONNECT, words.say(texts::DISCONNECT_TITLE), content, stay, act)
}
