//! The top of every screen: the mark, the company, language and theme.

use super::Press;
use super::icon::{Icon, chinese, icon, mark};
use crate::domain::user::Language;
use crate::i18n::{Words, frame};
use crate::markup::{Element, Markup, div, el, unseen};
use crate::routes::Route;

/// What the top of a screen holds.
pub struct Masthead {
    /// The company and who acts in it, once there is one; it brings the button of the menu with it.
    pub company: Option<Markup>,
    /// What the chosen theme looks like.
    pub theme: Icon,
    /// The choice of another theme, where it is offered.
    pub themes: Option<Element>,
    /// Opens the search.
    pub search: Press,
    /// Changes to the other language.
    pub switch_language: Press,
}

impl Masthead {
    /// The top of a screen.
    pub fn view(self, words: Words) -> Element {
        let menu = self.company.is_some().then(|| {
            icon_button(Icon::Menu, words.say(frame::MENU))
                .attr("class", "button menu-button")
                .attr("popovertarget", "side-nav")
        });
        let brand = el("a")
            .class("brand")
            .attr("href", Route::Home.href())
            .with(mark())
            .with(el("span").text(words.say(frame::MEMBERDESK)));
        let theme = icon_button(self.theme, words.say(frame::THEME))
            .class("button theme-button")
            .attr("popovertarget", "theme-menu");
        el("header").class("masthead").with(menu).with(brand).with(self.company).with(
            div("actions")
                .with(search(words, self.search))
                .with(switch_language(words, self.switch_language))
                .with(theme)
                .with(self.themes),
        )
    }
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

fn search(words: Words, open: Press) -> Element {
    icon_button(Icon::Search, words.say(frame::SEARCH))
        .class("button")
        .id("search")
        .attr("aria-haspopup", "dialog")
        .attr("aria-keyshortcuts", "Control+K Meta+K")
        .press(move || open())
}

fn switch_language(words: Words, switch: Press) -> Element {
    let name = words.say(frame::OTHER_LANGUAGE);
    let button = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("type", "button")
        .id("switch-language")
        .press(move || switch());
    match words.language() {
        Language::English => button.attr("lang", "zh-Hans").attr("aria-label", name).with(chinese()),
        Language::SimplifiedChinese => button.attr("lang", "en").text(name),
    }
}
