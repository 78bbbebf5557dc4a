//! The top of every screen: the mark, the company, language and theme.

use super::acting::company_button;
use super::palette;
use crate::browser::settings::Theme;
use crate::components::icon::{Icon, icon};
use crate::domain::user::Language;
use crate::i18n::{Text, Words, frame, palette as palette_texts};
use crate::markup::{Element, div, el, unseen};
use crate::routes::Route;
use crate::session::Session;

/// The top of every screen.
pub(super) fn masthead(session: Session, words: Words) -> Element {
    let company = company_button(session, words);
    let menu = company.is_some().then(|| {
        icon_button(Icon::Menu, words.say(frame::MENU))
            .attr("class", "button menu-button")
            .attr("popovertarget", "side-nav")
    });
    let mark =
        el("img").attr("src", "icons/mark.svg").attr("alt", "").attr("width", "28").attr("height", "28");
    let brand = el("a")
        .class("brand")
        .attr("href", Route::Home.href())
        .with(mark)
        .with(el("span").text(words.say(frame::MEMBERDESK)));
    el("header").class("masthead").with(menu).with(brand).with(company).with(
        div("actions")
            .with(search(session, words))
            .with(switch_language(session, words))
            .with(theme_button(session, words))
            .with(theme_menu(session, words)),
    )
}

/// A button that is an icon with a name for screen readers.
fn icon_button(picture: Icon, name: String) -> Element {
    el("button")
        .attr("data-kind", "quiet")
        .attr("data-shape", "icon")
        .attr("type", "button")
        .with(icon(picture))
        .with(unseen(name))
}

fn search(session: Session, words: Words) -> Element {
    icon_button(Icon::Search, words.say(palette_texts::SEARCH))
        .class("button")
        .id("search")
        .attr("aria-haspopup", "dialog")
        .attr("aria-keyshortcuts", "Control+K Meta+K")
        .press(move || palette::toggle(session))
}

fn switch_language(session: Session, words: Words) -> Element {
    let (other, tag) = match words.language {
        Language::English => (Language::SimplifiedChinese, "zh-Hans"),
        Language::SimplifiedChinese => (Language::English, "en"),
    };
    el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .id("switch-language")
        .attr("lang", tag)
        .press(move || session.set_language(other))
        .text(words.say(frame::OTHER_LANGUAGE))
}

fn theme_button(session: Session, words: Words) -> Element {
    icon_button(theme_icon(session.theme()), words.say(frame::THEME))
        .class("button")
        .attr("popovertarget", "theme-menu")
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
