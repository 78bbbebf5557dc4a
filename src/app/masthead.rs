//! The top of every screen, as the session has it.

use super::acting::company_button;
use super::palette;
use crate::browser::settings::Theme;
use crate::components::icon::{Icon, icon};
use crate::components::masthead::Masthead;
use crate::domain::user::Language;
use crate::i18n::{Text, Words, frame};
use crate::markup::{Element, div, el};
use crate::session::Session;
use std::rc::Rc;

/// The top of every screen.
pub(super) fn masthead(session: Session, words: Words) -> Element {
    let other = match words.language() {
        Language::English => Language::SimplifiedChinese,
        Language::SimplifiedChinese => Language::English,
    };
    Masthead {
        company: company_button(session, words),
        theme: theme_icon(session.theme()),
        themes: Some(theme_menu(session, words)),
        search: Rc::new(move || palette::toggle(session)),
        switch_language: Rc::new(move || session.set_language(other)),
    }
    .view(words)
}

fn theme_menu(session: Session, words: Words) -> Element {
    let choice = |theme: Theme, name: Text| {
        let button = el("button")
            .attr("type", "button")
            .attr("aria-pressed", if session.theme() == theme { "true" } else { "false" })
            .press(move || session.set_theme(theme))
            .with(icon(theme_icon(theme)))
            .text(words.say(name));
        el("li").with(button)
    };
    let choices = el("ul")
        .attr("aria-labelledby", "theme-menu-title")
        .with(choice(Theme::System, frame::THEME_SYSTEM))
        .with(choice(Theme::Light, frame::THEME_LIGHT))
        .with(choice(Theme::Dark, frame::THEME_DARK));
    div("menu")
        .id("theme-menu")
        .attr("popover", "auto")
        .with(el("h2").id("theme-menu-title").text(words.say(frame::THEME)))
        .with(choices)
}

fn theme_icon(theme: Theme) -> Icon {
    match theme {
        Theme::System => Icon::System,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    }
}
