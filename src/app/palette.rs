//! Everything one can go to or do, by typing: a list that follows what is typed.

use super::finds::{self, Effect, Find};
use super::{shortcuts, time_dialog};
use crate::browser::{document, tabs};
use crate::components::icon::icon;
use crate::i18n::{Words, frame, palette as texts};
use crate::markup::{Element, Handler, Markup, el, unseen};
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name of the form that the palette is typed into.
const FORM: &str = "palette";

/// What is being looked for, and which of the found things is the current one.
#[derive(Default)]
struct Looking {
    open: bool,
    text: String,
    at: usize,
}

/// Opens the palette, or closes it if it is open.
pub(super) fn toggle(session: Session) {
    let form = session.secret_form::<Looking>(FORM);
    if form.read(|looking| looking.open) {
        document::close_dialog("#palette");
        return;
    }
    form.change(|looking| *looking = Looking { open: true, ..Looking::default() });
    // What is to be shown is in the document after this change was painted.
    tabs::later(0, || {
        document::show_dialog("#palette");
        document::focus("#palette-text");
    });
}

/// The dialog; it has content only while it is open.
pub(super) fn palette(session: Session, words: Words) -> Element {
    let form = session.secret_form::<Looking>(FORM);
    let closed = Handler::Close(Rc::new(move || form.change(|looking| *looking = Looking::default())));
    let dialog = el("dialog")
        .class("dialog palette")
        .id("palette")
        .attr("aria-label", words.say(frame::SEARCH))
        .attr("closedby", "any")
        .on(closed);
    if form.read(|looking| looking.open) { dialog.with(content(session, words, form)) } else { dialog }
}

fn content(session: Session, words: Words, form: Form<Looking>) -> Markup {
    let text = form.read(|looking| looking.text.clone());
    let found = finds::find(session, words, &text);
    let at = form.read(|looking| looking.at).min(found.len().saturating_sub(1));
    let count = found.len();
    let chosen = found.get(at).map(|find| find.effect);
    let key = Handler::Key(Rc::new(move |key: &str| match key {
        "ArrowDown" => step(form, if at + 1 < count { at + 1 } else { 0 }),
        "ArrowUp" => step(form, if at > 0 { at - 1 } else { count.saturating_sub(1) }),
        "Enter" => {
            if let Some(effect) = chosen {
                take(session, effect);
            }
            true
        }
        _ => false,
    }));
    let typed = Handler::Input(Rc::new(move |text| {
        form.change(|looking| {
            looking.text = text;
            looking.at = 0;
        });
    }));
    let input = el("input")
        .class("input")
        .id("palette-text")
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-expanded", if found.is_empty() { "false" } else { "true" })
        .attr("aria-controls", "palette-found")
        .attr("aria-autocomplete", "list")
        .attr_if("aria-activedescendant", (!found.is_empty()).then(|| option_id(at)))
        .attr("aria-label", words.say(texts::LABEL))
        .attr("placeholder", words.say(texts::LABEL))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .flag("autofocus", true)
        .value(text.clone())
        .on(key)
        .on(typed);
    let options: Vec<Element> = found
        .into_iter()
        .enumerate()
        .map(|(place, find)| option(session, words, place, place == at, find))
        .collect();
    let told = if options.is_empty() {
        el("p").class("soft").attr("role", "status").text(words.fill(texts::NOTHING, &[("text", &text)]))
    } else {
        let count = words.fill(texts::COUNT, &[("n", &words.number(count as i64))]);
        el("p").class("soft").attr("role", "status").with(unseen(count)).with(keys(words))
    };
    let list = el("ul")
        .attr("role", "listbox")
        .id("palette-found")
        .attr("aria-label", words.say(texts::FOUND))
        .with(options);
    [input.into(), list.into(), told.into()].into()
}

fn keys(words: Words) -> Markup {
    // A key and what it does stay on one line.
    let hint = |keys: &[&'static str], text| {
        let keys: Vec<Markup> = keys
            .iter()
            .map(|key| [el("kbd").text(*key).into(), Markup::from(" ".to_owned())].into())
            .collect();
        el("span").class("numeric").with(keys).text(words.say(text))
    };
    let dot = || Markup::from(" · ".to_owned());
    let hints: Markup = [
        hint(&["↑", "↓"], texts::CHOOSE).into(),
        dot(),
        hint(&["Enter"], texts::GO).into(),
        dot(),
        hint(&["Esc"], texts::TO_CLOSE).into(),
    ]
    .into();
    el("span").attr("aria-hidden", "true").with(hints).into()
}

fn option_id(place: usize) -> String {
    ["palette-", &place.to_string()].concat()
}

fn option(session: Session, words: Words, place: usize, chosen: bool, find: Find) -> Element {
    let effect = find.effect;
    el("li")
        .attr("role", "option")
        .id(option_id(place))
        .attr("aria-selected", if chosen { "true" } else { "false" })
        .press(move || take(session, effect))
        .with(icon(find.icon))
        .with(el("span").text(find.text))
        .with(el("span").class("soft").with(el("small").text(words.say(find.kind))))
}

/// Makes another one of the found things the current one.
fn step(form: Form<Looking>, at: usize) -> bool {
    form.change(|looking| looking.at = at);
    tabs::later(0, move || document::bring_into_sight(&["#", &option_id(at)].concat()));
    true
}

/// Goes to what was found, or does it.
fn take(session: Session, effect: Effect) {
    document::close_dialog("#palette");
    // The dialog gives the focus back before anything else takes it.
    tabs::later(0, move || match effect {
        Effect::Go(route) => session.go(route),
        Effect::MoveTime => time_dialog::open_dialog(session),
        Effect::Shortcuts => shortcuts::open(),
        Effect::SwitchLanguage => session.switch_language(),
    });
}
