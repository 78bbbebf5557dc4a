//! The person's own choices: language, theme, keyboard shortcuts, and the offline copy.

use super::settings::part;
use crate::browser::offline;
use crate::browser::settings::Theme;
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Choice, Choices, tick};
use crate::domain::user::Language;
use crate::i18n::{Text, Words, frame, settings as texts};
use crate::markup::{Element, div, el};
use crate::session::{Notice, Session, Tone};
use std::rc::Rc;

/// How this browser shows the app.
pub(super) fn browser(session: Session, words: Words) -> Element {
    let language = |id: &str, language: Language, name: Text, tag: &'static str| Choice {
        id: id.to_owned(),
        label: el("span").attr("lang", tag).text(words.say(name)).into(),
        hint: None,
        chosen: words.language() == language,
        choose: Rc::new(move || session.set_language(language)),
    };
    let languages = Choices {
        name: "language",
        legend: words.say(texts::LANGUAGE),
        error: None,
        choices: vec![
            language("language-en", Language::English, frame::ENGLISH, "en"),
            language("language-zh", Language::SimplifiedChinese, frame::CHINESE, "zh-Hans"),
        ],
    };
    let theme = |id: &str, theme: Theme, name: Text| Choice {
        id: id.to_owned(),
        label: words.say(name).into(),
        hint: None,
        chosen: session.theme() == theme,
        choose: Rc::new(move || session.set_theme(theme)),
    };
    let themes = Choices {
        name: "theme",
        legend: words.say(texts::THEME),
        error: None,
        choices: vec![
            theme("theme-system", Theme::System, frame::THEME_SYSTEM),
            theme("theme-light", Theme::Light, frame::THEME_LIGHT),
            theme("theme-dark", Theme::Dark, frame::THEME_DARK),
        ],
    };
    part("browser", words.say(texts::BROWSER), None)
        .with(div("form").with(languages.view()).with(themes.view()).with(single_keys(session, words)))
        .with(offline_copy(session, words))
}

/// What the offline copy is, and the way to be rid of it.
fn offline_copy(session: Session, words: Words) -> Element {
    let remove =
        Action::press("remove-offline", words.say(texts::REMOVE_OFFLINE), Kind::Secondary, move || {
            offline::remove(move |was_there| match was_there {
                Some(true) => session.tell_success(texts::OFFLINE_REMOVED),
                Some(false) => session.tell_success(texts::NO_OFFLINE),
                None => {
                    let text = session.words().say(texts::OFFLINE_NOT_REMOVED);
                    session.tell(Notice::new(Tone::Warning, text));
                }
            });
        });
    div("stack")
        .attr("data-gap", "s")
        .with(el("h3").text(words.say(texts::OFFLINE)))
        .with(el("p").class("soft").text(words.say(texts::OFFLINE_TEXT)))
        .with(actions(vec![remove]))
}

fn single_keys(session: Session, words: Words) -> Element {
    let (label, hint) = (words.say(texts::KEYS), words.say(texts::KEYS_TEXT));
    let change = Rc::new(move || session.set_single_keys(!session.single_keys()));
    tick("single-keys", label, hint, session.single_keys(), change)
}
