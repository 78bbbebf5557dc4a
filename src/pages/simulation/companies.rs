//! The companies in this browser, and the ready-made ones.

use super::ready_made::ready_made;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::dialog;
use crate::components::field::{Control, Field};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::entry::{self, Field as EntryField};
use crate::i18n::{Text, Words, companies as texts, frame, problems};
use crate::markup::{Element, Handler, Markup, div, el, unseen};
use crate::pages::help::{self, Topic};
use crate::pages::home::level_name;
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::{self, Form, Notice, Overview, Removed, Session};
use std::rc::Rc;

/// The name of the page's form.
const FORM: &str = "companies";
/// The longest name that a list shows, in characters.
const NAME_MOST: usize = 60;
/// Units in what is shown as a kB.
const KB: usize = 1_000;
/// What ten years of a company need, in kB: the ready-made one takes 106.
const TEN_YEARS: i64 = 100;

/// What the page keeps while it is worked with.
#[derive(Default)]
struct Shelf {
    /// What was removed, the latest last, each with whether a backup of it was taken away first.
    removed: Vec<(Removed, bool)>,
    /// The company of which a fresh copy was opened.
    started_over: Option<(String, String)>,
    /// The sandbox that is being named, and its name so far.
    naming: Option<(String, String)>,
    problem: Option<String>,
}

/// A company on its card.
struct Card {
    sandbox: String,
    title: String,
    label: Option<String>,
    units: usize,
    shown: bool,
    overview: Overview,
}

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::COMPANIES);
    let form = session.secret_form::<Shelf>(FORM);
    let new = Action::press("new-company", words.say(texts::NEW), Kind::Primary, move || {
        if session.open_anew(&[]) {
            session.go(Route::Home);
        }
    });
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(texts::LEAD)),
        actions: Some(actions(vec![new.with_icon(Icon::Add)])),
        ..PageHeader::default()
    };
    let cards: Vec<Card> = listed(session, words);
    let cards: Vec<Element> = cards.into_iter().map(|card| company(session, words, form, card)).collect();
    let view = div("page")
        .with(header.view())
        .with(undo(session, words, form))
        .with(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "in-browser")
                .with(el("h2").id("in-browser").text(words.say(texts::IN_BROWSER)))
                .with(div("grid").attr("data-size", "l").with(cards)),
        )
        .with(ready_made(session, words))
        .with(space(session, words))
        .with(help::how(session, words, Topic::Companies))
        .with(naming(session, words, form));
    Page::shown(title, view)
}

/// The companies, the one that is shown first and then the newest.
fn listed(session: Session, words: Words) -> Vec<Card> {
    let current = session.sandbox();
    let mut names = session.sandboxes();
    names.retain(|name| *name != current);
    names.push(current.clone());
    names.reverse();
    names
        .into_iter()
        .map(|sandbox| {
            let (units, shown) = (session.units_of(&sandbox), sandbox == current);
            let overview = session.look_into(&sandbox);
            let title = overview.name.clone().unwrap_or_else(|| words.say(texts::NOT_JOINED));
            Card { label: session.about(&sandbox).label, title, units, shown, overview, sandbox }
        })
        .collect()
}

fn kilobytes(words: Words, units: usize) -> String {
    words.number(units.div_ceil(KB) as i64)
}

fn company(session: Session, words: Words, form: Form<Shelf>, card: Card) -> Element {
    let Card { sandbox, title, label, units, shown, overview } = card;
    let id = ["company-", &sandbox].concat();
    let number = words.fill(texts::NUMBER, &[("n", &sandbox)]);
    let of_which = [title.as_str(), &number].join(" · ");
    let of_which = words.fill(texts::OF, &[("company", &of_which)]);
    let subtitle = match label {
        Some(label) => [label, number].join(" · "),
        None => number,
    };
    let fact =
        |name: Text, value: String| el("div").with(el("dt").text(words.say(name))).with(el("dd").text(value));
    let known = el("dl").class("facts-line").with(vec![
        fact(texts::LEVEL, words.say(level_name(overview.level))),
        fact(texts::VIRTUAL_DATE, words.date(overview.today)),
        fact(
            texts::CHANGED,
            overview.changed.map_or_else(|| words.say(texts::NEVER), |at| words.date(at.day_utc())),
        ),
        fact(texts::SIZE, words.fill(texts::KB, &[("n", &kilobytes(words, units))])),
    ]);
    let head = div("stack")
        .attr("data-gap", "s")
        .with(
            div("card-head")
                .with(el("h3").id(id.clone()).text(title.clone()))
                .with(
                    session
                        .is_stored_nowhere(&sandbox)
                        .then(|| badge(Tone::Warning, words.say(texts::ONLY_HERE))),
                )
                .with(shown.then(|| badge(Tone::Success, words.say(texts::SHOWN)))),
        )
        .with(el("p").class("soft").text(subtitle));
    let open = button(["open-", &sandbox].concat(), words.say(texts::OPEN), &of_which).press({
        let sandbox = sandbox.clone();
        move || {
            if !shown {
                session.open_sandbox(&sandbox);
            }
            session.go(Route::Home);
        }
    });
    let more = button(["more-", &sandbox].concat(), words.say(texts::MORE), &of_which)
        .attr("popovertarget", ["menu-", &sandbox].concat())
        .with(icon(Icon::ChevronDown));
    el("article")
        .class("card")
        .attr("aria-labelledby", id)
        .key(sandbox.clone())
        .with(head)
        .with(known)
        .with(div("actions").with(open).with(more).with(menu(session, words, form, sandbox, title)))
}

fn button(id: String, text: String, of_which: &str) -> Element {
    el("button").class("button").attr("type", "button").id(id).text(text).with(unseen(of_which.to_owned()))
}

/// What else can be done with a company.
fn menu(session: Session, words: Words, form: Form<Shelf>, sandbox: String, title: String) -> Element {
    let menu = ["menu-", &sandbox].concat();
    let entry = |name: &str, picture: Icon, text: Text, act: Rc<dyn Fn()>| {
        let selector = ["#", &menu].concat();
        let act = Rc::new(move || {
            document::hide_popover(&selector);
            act();
        });
        let button = el("button")
            .attr("type", "button")
            .id([name, "-", &sandbox].concat())
            .on(Handler::Press(act))
            .with(icon(picture))
            .text(words.say(text));
        el("li").with(button)
    };
    let (of_copy, of_name, of_start) = (sandbox.clone(), sandbox.clone(), (sandbox.clone(), title.clone()));
    let (of_removal, of_archive) = ((sandbox.clone(), title.clone()), (sandbox.clone(), title));
    let list = el("ul")
        .with(entry("duplicate", Icon::Copy, texts::DUPLICATE, Rc::new(move || duplicate(session, &of_copy))))
        .with(entry(
            "rename",
            Icon::Edit,
            texts::RENAME,
            Rc::new(move || begin_naming(session, form, &of_name)),
        ))
        .with(entry(
            "start-over",
            Icon::Renew,
            texts::START_OVER,
            Rc::new(move || start_over(session, &of_start.0, &of_start.1)),
        ))
        .with(entry(
            "archive",
            Icon::Download,
            texts::ARCHIVE,
            Rc::new(move || {
                gone(session, true, || session.archive(&of_archive.0, of_archive.1.clone()));
            }),
        ))
        .with(entry(
            "delete",
            Icon::Remove,
            texts::DELETE,
            Rc::new(move || remove(session, &of_removal.0, &of_removal.1)),
        ));
    div("menu").id(menu.clone()).attr("popover", "auto").with(list)
}

fn duplicate(session: Session, sandbox: &str) {
    if let Some(copy) = session.duplicate(sandbox) {
        let words = session.words();
        tell(session, words.fill(texts::DUPLICATED, &[("n", &copy)]));
    }
}

fn start_over(session: Session, sandbox: &str, title: &str) {
    let before = session.sandbox();
    if session.start_over(sandbox) {
        // The forms of the company that was shown are closed: this is the page's form anew.
        let form = session.secret_form::<Shelf>(FORM);
        form.change(|shelf| shelf.started_over = Some((before, title.to_owned())));
        focus_later("#undo");
    }
}

fn remove(session: Session, sandbox: &str, title: &str) {
    gone(session, false, || session.remove_sandbox(sandbox, title.to_owned()));
}

/// Removes a company, and offers the way back of it and of those that were removed before.
fn gone(session: Session, archived: bool, remove: impl FnOnce() -> Option<Removed>) {
    let mut all = session.secret_form::<Shelf>(FORM).read(|shelf| shelf.removed.clone());
    if let Some(removed) = remove() {
        all.push((removed, archived));
        // Removing the company that is shown shows another one, whose form this is.
        session.secret_form::<Shelf>(FORM).change(|shelf| {
            shelf.started_over = None;
            shelf.removed = all;
        });
        focus_later("#undo");
    }
}

fn tell(session: Session, text: String) {
    session.tell(Notice::new(session::Tone::Success, text));
}

fn focus_later(selector: &'static str) {
    tabs::later(0, move || {
        document::focus(selector);
    });
}

/// What was just done, and the way back.
fn undo(session: Session, words: Words, form: Form<Shelf>) -> Option<Markup> {
    let of_company = |text: Text, company: &str| words.fill(text, &[("company", company)]);
    let latest =
        form.read(|shelf| shelf.removed.last().map(|(removed, archived)| (removed.title.clone(), *archived)));
    if let Some((title, archived)) = latest {
        let undo = Action::press("undo", words.say(texts::UNDO), Kind::Secondary, move || {
            let mut others = form.read(|shelf| shelf.removed.clone());
            let Some((removed, _)) = others.pop() else { return };
            if session.put_back(&removed) {
                session.secret_form::<Shelf>(FORM).change(|shelf| shelf.removed = others);
                tell(session, session.words().fill(texts::RESTORED, &[("company", &removed.title)]));
                focus_later("main h1");
            }
        });
        let undo = actions(vec![undo.with_icon(Icon::Undo)]);
        let (told, text) = if archived {
            (texts::ARCHIVED_TITLE, texts::ARCHIVED_TEXT)
        } else {
            (texts::DELETED_TITLE, texts::DELETED_TEXT)
        };
        return Some(notice(Tone::Info, Some(of_company(told, &title)), words.say(text), Some(undo)));
    }
    let (before, title) = form.read(|shelf| shelf.started_over.clone())?;
    let of_copy = title.clone();
    let undo = Action::press("undo", words.say(texts::GO_BACK), Kind::Secondary, move || {
        let copy = session.sandbox();
        session.open_sandbox(&before);
        // Something may have been done in the copy: this can be undone in its turn.
        remove(session, &copy, &of_copy);
    });
    let undo = actions(vec![undo.with_icon(Icon::Undo)]);
    let text = of_company(texts::STARTED_OVER, &title);
    Some(notice(Tone::Success, Some(words.say(texts::STARTED_OVER_TITLE)), text, Some(undo)))
}

fn begin_naming(session: Session, form: Form<Shelf>, sandbox: &str) {
    let name = session.about(sandbox).label.unwrap_or_default();
    form.change(|shelf| {
        shelf.naming = Some((sandbox.to_owned(), name));
        shelf.problem = None;
    });
    document::show_dialog("#naming");
}

/// The dialog in which a company gets a name of its own in the list.
fn naming(session: Session, words: Words, form: Form<Shelf>) -> Markup {
    let (sandbox, name) = form.read(|shelf| shelf.naming.clone()).unwrap_or_default();
    let company = if sandbox.is_empty() { None } else { session.look_into(&sandbox).name };
    let company = company.unwrap_or_else(|| words.say(texts::NOT_JOINED));
    let field = Field {
        id: "list-name",
        label: words.say(texts::RENAME_LABEL),
        optional: None,
        hint: Some(words.say(texts::RENAME_HINT)),
        error: form.read(|shelf| shelf.problem.clone()),
        told_by: None,
        width: None,
        control: Control::Line { kind: "text", autocomplete: "off", digits: false },
        value: name,
        typed: Rc::new(move |text| {
            form.typed(|shelf| {
                if let Some((_, name)) = &mut shelf.naming {
                    *name = text;
                }
            });
        }),
    };
    let keep = Action::press("keep-name", words.say(texts::KEEP), Kind::Quiet, || {
        document::close_dialog("#naming");
    });
    let save = Action::press("save-name", words.say(texts::SAVE), Kind::Primary, move || save(session, form));
    let title = words.fill(texts::RENAME_TITLE, &[("company", &company)]);
    let content = el("form")
        .class("form")
        .flag("novalidate", true)
        .on(Handler::Submit(Rc::new(move || self::save(session, form))))
        .with(field.view());
    dialog("naming", title, content, keep, save)
}

fn save(session: Session, form: Form<Shelf>) {
    let Some((sandbox, name)) = form.read(|shelf| shelf.naming.clone()) else { return };
    match entry::optional_line(EntryField::ListName, &name, NAME_MOST) {
        Ok(label) => {
            document::close_dialog("#naming");
            form.typed(|shelf| shelf.naming = None);
            session.name_sandbox(&sandbox, label);
        }
        Err(problem) => {
            let advice = problems::advice(session.words(), &problem);
            form.change(|shelf| shelf.problem = Some(advice));
            document::focus("#list-name");
        }
    }
}

/// How full the browser's storage is.
fn space(session: Session, words: Words) -> Element {
    let room = session.room();
    let (used, most) = (kilobytes(words, room.used), kilobytes(words, room.total));
    let meter = el("meter")
        .attr("aria-labelledby", "space-used")
        .attr("value", room.used.min(room.total).to_string())
        .attr("max", room.total.to_string());
    let meter = div("meter")
        .attr_if("data-tone", (room.used > room.total / 4 * 3).then_some("warning"))
        .with(
            el("p").with(el("span").id("space-used").text(words.say(texts::SPACE_USED))).with(
                el("span")
                    .class("numeric")
                    .text(words.fill(texts::SPACE_OF, &[("used", &used), ("most", &most)])),
            ),
        )
        .with(meter);
    let text = words.fill(texts::SPACE_TEXT, &[("most", &most), ("example", &words.number(TEN_YEARS))]);
    let data = el("a").attr("href", Route::Data.href()).text(words.say(texts::SPACE_DATA));
    el("section")
        .class("stack")
        .attr("aria-labelledby", "space")
        .with(el("h2").id("space").text(words.say(texts::SPACE)))
        .with(meter)
        .with(el("p").class("soft").text(text))
        .with(el("p").with(data))
}
