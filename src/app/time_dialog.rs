//! The dialog that moves the date.

use crate::browser::{clock, document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::panel;
use crate::components::field::{Control, Field};
use crate::components::icon::icon;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::user::By;
use crate::i18n::{Words, frame, refusals, time};
use crate::markup::{Element, Handler, Markup, div, el};
use crate::pages::coming::coming;
use crate::pages::happened::{Happening, by_itself};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name of the form that moves the date.
const FORM: &str = "time";
/// The dialog that moves the date.
const DIALOG: &str = "time";
/// How far ahead is looked for the things of the next day.
const MOST_LOOKED_AT: usize = 20;
/// How many things of the next day are named.
const MOST_NAMED: usize = 3;
/// How many things a report tells; the rest is in the activity.
const MOST_TOLD: usize = 40;

/// What is being entered about another day, and the last move.
#[derive(Default)]
struct Travel {
    /// Whether the dialog is open. It is empty while it is not: a browser takes longer to make its field for a date than to
    /// make a screen.
    is_open: bool,
    to: String,
    problem: Option<String>,
    moved: Option<Moved>,
}

/// A move: the day it began on, and how many commits there were before it.
#[derive(Clone, Copy)]
struct Moved {
    from: Day,
    commits: usize,
}

/// Opens the dialog that moves the date.
pub(super) fn open_dialog(session: Session) {
    session.secret_form::<Travel>(FORM).change(|travel| travel.is_open = true);
    tabs::later(0, || document::show_dialog(&["#", DIALOG].concat()));
}

fn close_dialog() {
    document::close_dialog(&["#", DIALOG].concat());
}

/// The dialog: where to go, and after a move what happened.
pub(super) fn time_dialog(session: Session, words: Words) -> Element {
    let form = session.secret_form::<Travel>(FORM);
    // A closed dialog forgets its report: what happened stays in the activity.
    let closed = Rc::new(move || {
        form.change(|travel| {
            travel.is_open = false;
            if travel.moved.take().is_some() || travel.problem.take().is_some() {
                travel.to.clear();
            }
        });
    });
    let (title, content) = match form.read(|travel| (travel.is_open, travel.moved)) {
        (true, Some(moved)) => {
            let title = words.fill(time::REPORT_TITLE, &[("date", &words.date(session.today()))]);
            (title, report(session, words, form, moved))
        }
        (true, None) => (words.say(time::TITLE), ways(session, words, form)),
        (false, _) => (words.say(time::TITLE), Vec::new()),
    };
    panel(DIALOG, title, content, closed)
}

fn close(words: Words) -> Action {
    Action::press("close-time", words.say(frame::CLOSE), Kind::Quiet, close_dialog)
}

/// The next day on which something happens by itself, and the way there.
fn next_event(session: Session, words: Words, form: Form<Travel>) -> Option<(Day, Vec<String>, Action)> {
    let (day, named) = session.read(|account| next(account, words, session.by()))?;
    let text = if day == session.today() {
        words.say(time::LET_HAPPEN)
    } else {
        words.fill(time::TO_EVENT, &[("date", &words.date(day))])
    };
    let go = Action::press("to-next-event", text, Kind::Primary, move || {
        travel(session, form, Command::MoveDate { to: day });
    });
    Some((day, named, go))
}

fn next(account: &Account, words: Words, by: By) -> Option<(Day, Vec<String>)> {
    let coming = coming(account, words, by, MOST_LOOKED_AT);
    let (day, _) = *coming.first().as_ref()?;
    let of_day: Vec<String> =
        coming.iter().take_while(|(on, _)| on == day).map(|(_, what)| what.clone()).collect();
    let mut named: Vec<String> = of_day.iter().take(MOST_NAMED).cloned().collect();
    if of_day.len() > MOST_NAMED {
        let more = words.number((of_day.len() - MOST_NAMED) as i64);
        named.push(words.fill(time::AND_MORE, &[("n", &more)]));
    }
    Some((*day, named))
}

fn ways(session: Session, words: Words, form: Form<Travel>) -> Vec<Markup> {
    let today = session.today();
    let follows = session.read(|account| account.stopped_on.is_none());
    let lead = match follows {
        true if today == clock::now().day => time::FOLLOWS,
        true => time::AHEAD,
        false => time::STANDS,
    };
    let step = |id: &'static str, text, to: Day| {
        let text = words.fill(text, &[("date", &words.day_of_year(to))]);
        Action::press(id, text, Kind::Secondary, move || {
            travel(session, form, Command::MoveDate { to });
        })
    };
    let next = match next_event(session, words, form) {
        Some((day, named, go)) => {
            let named: Vec<Element> = named.into_iter().map(|what| el("li").text(what)).collect();
            let named = el("ul").class("soft").with(named);
            next_card(words, words.date(day), named).with(actions(vec![go]))
        }
        None => {
            let text = el("p").class("soft").text(words.say(time::NO_NEXT_TEXT));
            next_card(words, words.say(time::NO_NEXT), text)
        }
    };
    let back = Action::press("real-date", words.say(time::BACK), Kind::Secondary, move || {
        travel(session, form, Command::FollowRealDate);
    });
    let back = back.unless(refused::reason(words, session.may(&Command::FollowRealDate)));
    vec![
        el("p").class("soft").text(words.fill(lead, &[("date", &words.date(today))])).into(),
        next.into(),
        actions(vec![
            step("one-day", time::BY_DAY, today.plus_days(1)),
            step("one-month", time::BY_MONTH, today.plus_months(1)),
        ]),
        to_date(session, words, form),
        div("actions").attr("data-align", "apart").with(back.view()).with(close(words).view()).into(),
    ]
}

fn next_card(words: Words, when: String, what: Element) -> Element {
    let next = el("p").class("soft").with(el("small").text(words.say(time::NEXT)));
    let when = el("h3").with(el("span").class("numeric").text(when));
    div("card")
        .attr("data-kind", "plain")
        .with(div("stack").attr("data-gap", "s").with(next).with(when).with(what))
}

fn to_date(session: Session, words: Words, entry: Form<Travel>) -> Markup {
    let field = Field {
        id: "to-date",
        label: words.say(time::TO_DATE),
        optional: None,
        hint: None,
        error: entry.read(|travel| travel.problem.clone()),
        told_by: None,
        width: Some("m"),
        control: Control::Line { kind: "date", autocomplete: "off", digits: false },
        value: entry.read(|travel| travel.to.clone()),
        typed: Rc::new(move |to| entry.typed(|travel| travel.to = to)),
    };
    let go = Action { kind: Kind::Secondary, ..Action::submit("to-date-go", words.say(time::TO_DATE_GO)) };
    el("form")
        .class("filter")
        .flag("novalidate", true)
        .on(Handler::Submit(Rc::new(move || go_to_date(session, entry))))
        .with(field.view())
        .with(go.view())
        .into()
}

/// Goes to the date that was entered, or says what is wrong with it.
fn go_to_date(session: Session, entry: Form<Travel>) {
    let words = session.words();
    let problem = match entry.read(|travel| Day::parse(&travel.to)) {
        None => {
            let (date, last) = (words.date(session.today()), words.date(Day::LAST));
            words.fill(time::NOT_A_DAY, &[("date", &date), ("last", &last)])
        }
        Some(to) => match session.may(&Command::MoveDate { to }) {
            Ok(()) => return travel(session, entry, Command::MoveDate { to }),
            Err(refusal) => refusals::reason(words, &refusal),
        },
    };
    entry.change(|travel| travel.problem = Some(problem));
    document::focus("#to-date");
}

/// Moves the date, and shows what happened on the way.
fn travel(session: Session, form: Form<Travel>, command: Command) {
    let moved = Moved { from: session.today(), commits: session.history(<[_]>::len) };
    session.send(command, move |_| {
        // A date that follows the real one again has come as far as that.
        session.catch_up();
        form.change(|travel| *travel = Travel { is_open: true, moved: Some(moved), ..Travel::default() });
        tabs::later(0, || {
            document::focus("#time-title");
        });
    });
}

fn report(session: Session, words: Words, form: Form<Travel>, moved: Moved) -> Vec<Markup> {
    let by = session.by();
    let (mut told, mut unseen) = (Vec::new(), 0);
    session.read(|account| {
        session.history(|commits| {
            let since = commits.get(moved.commits..).unwrap_or_default();
            for stamped in since.iter().flat_map(|commit| &commit.entries) {
                match by_itself(account, words, stamped) {
                    Some(happening) if account.sees_event(by, stamped) => told.push((stamped.on, happening)),
                    Some(_) => unseen += 1,
                    None => {}
                }
            }
        });
    });
    let days = moved.from.days_until(session.today());
    let happened = told.len() + unseen;
    let text = match (days, happened) {
        (0, 0) => time::REPORT_SAME,
        (0, _) => time::REPORT_TODAY,
        (_, 0) => time::REPORT_NONE,
        _ => time::REPORT,
    };
    let count = words.number(happened as i64);
    let gaps = [("days", words.number(days)), ("from", words.date(moved.from)), ("n", count)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let again = Action::press("move-again", words.say(time::AGAIN), Kind::Secondary, move || {
        form.change(|travel| *travel = Travel { is_open: true, ..Travel::default() });
        tabs::later(0, || {
            document::focus("#time-title");
        });
    });
    let next = next_event(session, words, form);
    let coming = next.as_ref().map(|(day, named, _)| {
        let title = words.fill(time::NEXT_EVENT, &[("date", &words.date(*day))]);
        el("p").class("soft").text([title.as_str(), " · ", &named.join(" · ")].concat())
    });
    let row: Vec<Action> = next.into_iter().map(|(_, _, go)| go).chain([again, close(words)]).collect();
    let more = told.len().saturating_sub(MOST_TOLD);
    let more = (more > 0).then(|| {
        let text = words.fill(time::MORE, &[("n", &words.number(more as i64))]);
        el("p").with(link(Route::Activity, text))
    });
    let unseen = (unseen > 0).then(|| {
        let n = words.number(unseen as i64);
        el("p").class("soft").text(words.fill(time::NOT_SHOWN, &[("n", &n)]))
    });
    vec![
        el("p").text(words.fill(text, &gaps)).into(),
        unseen.into(),
        coming.into(),
        actions(row),
        days_told(words, told),
        more.into(),
    ]
}

/// What happened, day by day.
fn days_told(words: Words, told: Vec<(Day, Happening)>) -> Markup {
    let mut days: Vec<(Day, Vec<Element>)> = Vec::new();
    for (on, happening) in told.into_iter().take(MOST_TOLD) {
        if days.last().is_none_or(|(day, _)| *day != on) {
            days.push((on, Vec::new()));
        }
        if let Some((_, items)) = days.last_mut() {
            items.push(item(happening));
        }
    }
    let days: Vec<Markup> = days
        .into_iter()
        .map(|(day, items)| {
            let heading = el("h3").text(words.date(day));
            let list = el("ol").class("timeline").with(items);
            div("stack").attr("data-gap", "s").key(day.to_string()).with(heading).with(list).into()
        })
        .collect();
    days.into()
}

fn item(happening: Happening) -> Element {
    let Happening { icon: picture, tone, text, route } = happening;
    let sentence: Markup = match route {
        Some(route) => link(route, text).into(),
        None => text.into(),
    };
    el("li").attr("data-tone", tone.name()).with(icon(picture)).with(el("p").with(sentence))
}

/// A link that takes the dialog out of the way, also where the screen is shown already.
fn link(route: Route, text: String) -> Element {
    el("a").attr("href", route.href()).press(close_dialog).text(text)
}
