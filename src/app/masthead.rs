//! The top of every screen, as the window has it.

use crate::browser::settings::Theme;
use crate::components::Press;
use crate::components::icon::{Icon, icon};
use crate::components::masthead::Masthead;
use crate::i18n::{Text, Words, frame};
use crate::markup::{Element, Markup, div, el};
use crate::session::Window;
use std::rc::Rc;

/// The top of every screen.
pub(super) fn masthead(window: Window, words: Words, company: Option<Markup>, search: Press) -> Element {
    Masthead {
        company,
        theme: theme_icon(window.theme()),
        themes: Some(theme_menu(window, words)),
        search,
        switch_language: Rc::new(move || window.switch_language()),
    }
    .view(words)
}

fn theme_menu(window: Window, words: Words) -> Element {
    let choice = |theme: Theme, name: Text| {
        let button = el("button")
            .attr("type", "button")
            .attr("aria-pressed", if window.theme() == theme { "true" } else { "false" })
            .press(move || window.set_theme(theme))
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
