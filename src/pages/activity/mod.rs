//! Activity: everything that happened, by whom and when, the newest first.

mod notices;
mod place;
mod sentence;
mod subject;

use crate::browser::tabs;
use crate::components::icon::icon;
use crate::components::list::{count, nothing_found};
use crate::components::list_state::{Direction, Edit, Found, Key, ListState, Rows, Search};
use crate::components::list_tools::{Filter, ListTools};
use crate::components::page_header::PageHeader;
use crate::components::pager::pager;
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::event::{Event, Stamped};
use crate::domain::user::By;
use crate::i18n::{Words, activity as texts, frame, lists};
use crate::markup::{Element, Markup, div, el};
use crate::pages::listing::listing;
use crate::pages::{Page, Shown};
use crate::session::Session;
use sentence::Teller;
use std::borrow::Cow;
use std::rc::Rc;
use subject::Subject;

/// The name of what is chosen of the list, and the id of the list.
const LIST: &str = "activity";

/// The name of the search through it.
const SEARCH: &str = "activity-search";

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let (state, change) = listing(session, LIST);
    let title = words.say(frame::ACTIVITY);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(texts::LEAD)), ..PageHeader::default() };
    let search = session.secret_form::<Search>(SEARCH);
    let mut shown = Markup::default();
    with_entries(session, words, &mut |teller, entries, rows| {
        search.typed(|search| search.begin(words, &state, rows));
        let (found, goes_on) = search.read(|search| (search.found(&state), search.is_going_on()));
        let found_entries: Vec<&Stamped> = found.places.iter().map(|&place| entries[place]).collect();
        shown = list(teller, &found_entries, &found, goes_on, &change);
    });
    if search.read(Search::is_going_on) {
        tabs::later(0, move || look_further(session));
    }
    let view = div("page").with(header.view()).with(tools(words, &state, &change)).with(shown);
    Page::shown(title, view)
}

/// Goes on with a search, and shows what is new of it.
fn look_further(session: Session) {
    let (state, _) = listing(session, LIST);
    let search = session.secret_form::<Search>(SEARCH);
    let so_far = || search.read(|search| search.found(&state).places);
    let before = so_far();
    with_entries(session, session.words(), &mut |teller, _, rows| {
        search.typed(|search| {
            search.begin(teller.words, &state, rows);
            search.go_on(&state, rows);
        });
    });
    if search.read(Search::is_going_on) && so_far() == before {
        tabs::later(0, move || look_further(session));
    } else {
        session.show_again();
    }
}

/// All entries, the newest first, and how they are searched.
fn with_entries(session: Session, words: Words, work: &mut dyn FnMut(Teller<'_>, &[&Stamped], &Rows<'_>)) {
    session.newest_first(|entries| {
        let entries: Vec<&Stamped> = entries.collect();
        session.read(|account| {
            let teller = Teller { account, words };
            let rows = Rows {
                count: entries.len(),
                key: &|place, _| Key::Number(place as i64),
                text: &|place, text| text.push_str(&sought_in(teller, entries[place])),
                value: &|place, _| Cow::Borrowed(Subject::of(&entries[place].event).value()),
            };
            work(teller, &entries, &rows);
        });
    });
}

/// What a search looks in.
fn sought_in(teller: Teller<'_>, entry: &Stamped) -> String {
    let sentence = teller.sentence(&entry.event).replace('\u{a0}', " ");
    [sentence, who(teller, entry.by), entry.on.to_string()].join(" ")
}

fn tools(words: Words, state: &ListState, change: &Rc<dyn Fn(Edit)>) -> Markup {
    let kinds = Subject::ALL.map(|subject| (subject.value().to_owned(), words.say(subject.name())));
    let all = (String::new(), words.say(texts::KIND_ALL));
    let filter = Filter {
        id: "activity-kind",
        label: words.say(texts::KIND),
        options: [all].into_iter().chain(kinds).collect(),
    };
    ListTools {
        ids: ["activity-search", "activity-order"],
        search: words.say(texts::TEXT),
        filters: vec![filter],
        columns: &[],
        sorted: (0, Direction::Ascending),
        state,
        change,
    }
    .view(words)
}

fn list(
    teller: Teller<'_>,
    shown: &[&Stamped],
    found: &Found,
    goes_on: bool,
    change: &Rc<dyn Fn(Edit)>,
) -> Markup {
    let words = teller.words;
    if shown.is_empty() && !goes_on {
        return nothing_found(words, change);
    }
    // How many there are is said once, when it is known.
    let count = if goes_on { words.say(lists::SEARCHING) } else { count(words, found) };
    let days: Vec<Element> =
        shown.chunk_by(|one, other| one.on == other.on).map(|day| of_day(teller, day)).collect();
    div("stack")
        .id(LIST)
        .attr("data-gap", "l")
        .attr("tabindex", "-1")
        .with(el("p").class("soft").attr("role", "status").text(count))
        .with(days)
        .with(pager(words, "activity-page", found, change))
        .into()
}

/// What happened on one day, below its date.
fn of_day(teller: Teller<'_>, day: &[&Stamped]) -> Element {
    let on = day.first().map_or(Day::FIRST, |entry| entry.on);
    let id = ["day-", &on.to_string()].concat();
    let date = el("time").attr("datetime", on.to_string()).text(teller.words.date(on));
    el("section")
        .key(id.clone())
        .class("day")
        .attr("aria-labelledby", id.clone())
        .with(el("h2").id(id).with(date))
        .with(timeline(teller, day, false))
}

/// The latest things that happened, for another screen: without what nobody has a use for, which is the credit of
/// benefits that are not activated.
pub fn latest(session: Session, account: &Account, words: Words, most: usize) -> Option<Markup> {
    session.newest_first(|entries| {
        let idle = |entry: &Stamped| {
            matches!(&entry.event, Event::CreditReceived { entitlement, .. } if !account.is_activated(*entitlement))
        };
        let shown: Vec<&Stamped> = entries.filter(|entry| !idle(entry)).take(most).collect();
        (!shown.is_empty()).then(|| timeline(Teller { account, words }, &shown, true).into())
    })
}

/// Entries on one thread; with their dates where no heading has them.
fn timeline(teller: Teller<'_>, entries: &[&Stamped], dated: bool) -> Element {
    let words = teller.words;
    let entries: Vec<Element> = entries
        .iter()
        .map(|entry| {
            let href = place::place(teller.account, &entry.event).href();
            let sentence = el("a").attr("href", href).text(teller.sentence(&entry.event));
            let time = (entry.by != By::Clock).then(|| el("time").text(time_of_day(entry.minute)));
            let date = dated.then(|| words.date(entry.on));
            let dot = || el("span").attr("aria-hidden", "true").text(" · ");
            let below = el("small")
                .with(date.map(|date| -> Markup { [date.into(), dot().into()].into() }))
                .with(time.map(|time| -> Markup { [time.into(), dot().into()].into() }))
                .text(who(teller, entry.by));
            el("li")
                .attr("data-tone", subject::tone(&entry.event).name())
                .with(icon(Subject::of(&entry.event).icon()))
                .with(el("p").with(sentence))
                .with(el("p").class("soft").with(below))
        })
        .collect();
    el("ol").class("timeline").with(entries)
}

/// Minutes of a day as a clock shows them.
fn time_of_day(minute: u16) -> String {
    let two = |number: u16| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two(minute / 60), two(minute % 60)].join(":")
}

/// Who did it.
fn who(teller: Teller<'_>, by: By) -> String {
    match by {
        By::User(id) => teller.user(id),
        By::Agent => teller.words.say(texts::SUPPORT),
        By::Clock => teller.words.say(texts::BY_ITSELF),
        By::Visitor => teller.words.say(texts::SOMEONE),
    }
}
