//! Help: every procedure step by step, on a screen of its own and wherever it is needed.

mod topics;

use crate::components::help::{disclosure, external_link};
use crate::components::page_header::PageHeader;
use crate::i18n::{Words, frame, help as texts};
use crate::markup::{Element, Markup, div, el};
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;
pub use topics::{Guide, Topic};

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::HELP);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(texts::LEAD)), ..PageHeader::default() };
    let group = |id: &'static str, name, topics: &[Topic]| {
        let guides = topics.iter().filter_map(|topic| guide(session, *topic));
        let sections: Vec<Markup> = guides.map(|guide| section(words, &guide)).collect();
        el("section")
            .class("stack")
            .attr("aria-labelledby", id)
            .with(el("h2").id(id).text(words.say(name)))
            .with(div("stack").attr("data-gap", "s").with(sections))
    };
    let view = div("page")
        .with(header.view())
        .with(group("procedures", texts::PROCEDURES, &Topic::PROCEDURES))
        .with(group("the-simulation", texts::THE_SIMULATION, &Topic::SIMULATION));
    Page::shown(title, view)
}

/// How something is done under the rules of the account; nothing where they do not know it.
fn guide(session: Session, topic: Topic) -> Option<Guide> {
    session.read(|account| topic.guide(account.policy()))
}

/// How something is done, to unfold on the screen where it is done.
pub fn how(session: Session, words: Words, topic: Topic) -> Markup {
    let Some(guide) = guide(session, topic) else { return Markup::default() };
    let summary = words.fill(texts::HOW, &[("title", &words.say(guide.title))]);
    let all = el("p").with(el("a").attr("href", Route::Help.href()).text(words.say(texts::ALL_HELP)));
    disclosure(guide.id.to_owned(), summary, [content(words, &guide), all.into()]).into()
}

/// A guide on the screen of all of them.
fn section(words: Words, guide: &Guide) -> Markup {
    let there = guide.screen.map(|screen| {
        let link = el("a").attr("href", screen.href()).text(words.say(texts::GO_THERE));
        el("p").with(link)
    });
    let content = [content(words, guide), there.into()];
    disclosure(guide.id.to_owned(), words.say(guide.title), content).into()
}

/// The steps, the note, and where more is published.
fn content(words: Words, guide: &Guide) -> Markup {
    let steps: Vec<Element> = guide.steps.iter().map(|step| el("li").with(sentence(words, step))).collect();
    let list = el(if guide.in_order { "ol" } else { "ul" }).with(steps);
    let note = guide.note.as_ref().map(|note| el("p").with(sentence(words, note)));
    let outside = guide
        .outside
        .map(|(text, href)| el("p").with(external_link(words.say(text), words.say(frame::NEW_TAB), href)));
    [list.into(), note.into(), outside.into()].into()
}

/// A sentence, and the statements that it rests on.
fn sentence(words: Words, (text, basis): &(crate::i18n::Text, Option<(u16, u16)>)) -> Markup {
    let basis = basis.map(|(from, to)| {
        let numbers = if from == to {
            words.fill(texts::STATEMENT, &[("n", &from.to_string())])
        } else {
            words.fill(texts::STATEMENTS, &[("from", &from.to_string()), ("to", &to.to_string())])
        };
        el("small").class("soft").text(numbers)
    });
    let space = basis.is_some().then(|| " ".to_owned());
    [words.say(*text).into(), space.into(), basis.into()].into()
}
