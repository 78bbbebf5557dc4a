//! The frame around every screen.

use super::masthead::masthead;
use crate::browser::document;
use crate::components::Press;
use crate::components::icon::{Icon, icon};
use crate::components::sandbox_bar::sandbox_bar;
use crate::components::side_nav::side_nav;
use crate::domain::date::Day;
use crate::i18n::{Words, frame};
use crate::markup::{Element, Handler, Markup, div, el, unseen};
use crate::routes::Route;
use crate::session::{Tone, Window};
use std::rc::Rc;

/// What is around a page.
pub(super) struct Around {
    /// The day it is.
    pub(super) today: Day,
    /// Leads to another day.
    pub(super) move_date: Press,
    /// Opens the search.
    pub(super) search: Press,
    /// Whether there is a menu: somebody has joined.
    pub(super) has_menu: bool,
    /// The company and who acts in it, once there is one.
    pub(super) company: Option<Markup>,
    /// What must be known on every screen.
    pub(super) notices: Markup,
    /// Whether what is shown is stored.
    pub(super) saved: Element,
    /// What opens above the page.
    pub(super) dialogs: Markup,
}

/// Everything that is always there, and the page that is shown.
pub(super) fn layout(window: Window, words: Words, here: Route, around: Around, page: Markup) -> Markup {
    let skip = Handler::Follow(Rc::new(|| {
        document::focus("#main");
    }));
    let Around { today, move_date, search, has_menu, company, notices, saved, dialogs } = around;
    [
        el("a").class("skip-link").attr("href", "#main").on(skip).text(words.say(frame::SKIP)).into(),
        sandbox_bar(words, Some(today), move_date).into(),
        masthead(window, words, company, search).into(),
        has_menu.then(|| side_nav(words, Some(here))).into(),
        div("toasts").attr("role", "status").attr("aria-live", "polite").with(toast(window, words)).into(),
        el("main")
            .class("sheet")
            .flag("data-alone", !has_menu)
            .id("main")
            .attr("tabindex", "-1")
            .with(notices)
            .with(page)
            .into(),
        el("footer")
            .class("colophon")
            .with(saved)
            .with(el("a").attr("href", Route::Data.href()).text(words.say(frame::DATA)))
            .with(el("a").attr("href", Route::Help.href()).text(words.say(frame::HELP)))
            .into(),
        dialogs,
    ]
    .into()
}

fn toast(window: Window, words: Words) -> Option<Element> {
    let told = window.notice()?;
    let (tone, picture) = match told.tone {
        Tone::Info => ("info", Icon::Info),
        Tone::Success => ("success", Icon::Success),
        Tone::Warning => ("warning", Icon::Warning),
        Tone::Danger => ("danger", Icon::Danger),
    };
    let dismiss = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("data-shape", "icon")
        .attr("data-size", "s")
        .attr("type", "button")
        .press(move || window.dismiss_notice())
        .with(icon(Icon::Close))
        .with(unseen(words.say(frame::DISMISS)));
    let notice = div("notice").attr("data-tone", tone).with(icon(picture)).with(el("p").text(told.text));
    Some(notice.with(dismiss))
}
