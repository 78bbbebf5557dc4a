//! The frame around every screen as it stands before the app does: the page paints it while the program is loaded.
//!
//! It is made of the same parts as the frame of the app, so that nothing moves when the app takes its place. What only
//! the app knows (the company, the day) is left blank; what a screen is called and about stands there where that does not
//! depend on what is stored. Nothing in it works yet, so that it is there for the eye alone.

use super::Press;
use super::icon::Icon;
use super::masthead::Masthead;
use super::page_header::PageHeader;
use super::sandbox_bar::sandbox_bar;
use super::side_nav::side_nav;
use crate::domain::user::Language;
use crate::i18n::{
    Text, Words, activity, benefits, billing, competencies, connection, desk, frame as texts, help, join,
    keeping, memberships, offers, settings, welcome,
};
use crate::markup::{Element, Markup, div, el};
use crate::routes::Route;
use std::rc::Rc;

/// How many lines stand for the text of a screen.
const LINES: usize = 4;

/// What the screen of a fixed address is called and about, where everyone sees the same.
const HEADERS: &[(Route, Text, Text)] = &[
    (Route::Join, join::TITLE, join::LEAD),
    (Route::Memberships, texts::MEMBERSHIPS, memberships::LEAD),
    (Route::Offers, offers::TITLE, offers::LEAD),
    (Route::Competencies, texts::COMPETENCIES, competencies::LEAD),
    (Route::Benefits, texts::BENEFITS, benefits::LEAD),
    (Route::PaymentMethods, texts::PAYMENT_METHODS, billing::METHODS_LEAD),
    (Route::Orders, texts::ORDERS, billing::ORDERS_LEAD),
    (Route::Invoices, texts::INVOICES, billing::INVOICES_LEAD),
    (Route::Desk, desk::TITLE, desk::LEAD),
    (Route::Activity, texts::ACTIVITY, activity::LEAD),
    (Route::Simulation, texts::SETTINGS, settings::LEAD),
    (Route::Data, texts::DATA, keeping::DATA_LEAD),
    (Route::Connection, texts::CONNECTION, connection::LEAD),
    (Route::Help, texts::HELP, help::LEAD),
];

/// The frame of a member's screen in a language; `here` is its address, where that is known. `style/pages/boot.css`
/// leaves out what is there for members alone where nobody has joined yet, and the other way round.
pub fn frame(words: Words, here: Option<Route>) -> Element {
    let nothing = || -> Press { Rc::new(|| {}) };
    let masthead = Masthead {
        company: Some(company()),
        theme: Icon::System,
        themes: None,
        search: nothing(),
        switch_language: nothing(),
    };
    let tag = match words.language() {
        Language::English => "en",
        Language::SimplifiedChinese => "zh-Hans",
    };
    div("app frame")
        .attr("lang", tag)
        .attr("aria-hidden", "true")
        .flag("inert", true)
        .flag("hidden", true)
        .with(sandbox_bar(words, None, nothing()))
        .with(masthead.view(words))
        .with(side_nav(words, None))
        .with(div("toasts"))
        .with(div("sheet").with(first_visit(words, here)).with(screen(words, here)))
}

/// The screen of a member, or of everyone.
fn screen(words: Words, here: Option<Route>) -> Element {
    let header = HEADERS.iter().find(|(route, ..)| Some(*route) == here);
    let header = match header {
        Some((_, title, lead)) => header_of(words, *title, *lead),
        None => lines(1).into(),
    };
    div("page").with(header).with(lines(LINES))
}

/// The first screen as someone sees it who has not joined, as far as it is text.
fn first_visit(words: Words, here: Option<Route>) -> Option<Element> {
    let header = || header_of(words, welcome::TITLE, welcome::LEAD);
    (here == Some(Route::Home))
        .then(|| div("page first").with(div("welcome").with(div("split").with(header())).with(lines(LINES))))
}

fn header_of(words: Words, title: Text, lead: Text) -> Markup {
    PageHeader { title: words.say(title), lead: Some(words.say(lead)), ..PageHeader::default() }.view()
}

/// The place of the company and who acts.
fn company() -> Markup {
    let names = el("span").with(el("strong").text("\u{a0}")).with(el("small").text("\u{a0}"));
    el("span").class("button company").attr("data-kind", "quiet").with(names).into()
}

/// Lines that will be text.
fn lines(count: usize) -> Element {
    let lines: Vec<Element> = (0..count).map(|_| el("span")).collect();
    div("skeleton").with(lines)
}
