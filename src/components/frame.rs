//! The frame around every screen as it stands before the app does: the page paints it while the program is loaded.
//!
//! It is made of the same parts as the frame of the app, so that nothing moves when the app takes its place. What only
//! the app knows (the company, the day) is left blank. Nothing in it works yet, so that it is there for the eye alone.

use super::Press;
use super::icon::Icon;
use super::masthead::Masthead;
use super::sandbox_bar::sandbox_bar;
use super::side_nav::side_nav;
use crate::domain::user::Language;
use crate::i18n::Words;
use crate::markup::{Element, Markup, div, el};
use std::rc::Rc;

/// How many lines stand for the text of a screen.
const LINES: usize = 4;

/// The frame of a member's screen in a language. `style/pages/boot.css` leaves out what is there for members alone
/// where nobody has joined yet.
pub fn frame(words: Words) -> Element {
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
        .with(div("sheet").with(div("page").with(lines(1)).with(lines(LINES))))
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
