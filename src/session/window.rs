//! What there is before a company is open: the language, the theme, what the person is told, and the ways to other
//! screens. It is all that a first screen needs, so that it is there from the start, which a session is not.

use super::{Notice, Tone, sandboxes};
use crate::browser::settings::{self, Settings, Theme};
use crate::browser::{catalogue, document, intl, storage, tabs};
use crate::domain::user::Language;
use crate::i18n::{Text, Words, frame};
use crate::routes::Route;
use leptos::prelude::*;
use std::rc::Rc;

/// How to go somewhere: as a step of its own, or in place of where one is.
type Go = Rc<dyn Fn(Route, bool)>;

/// The handle. It is `Copy`: pages hand it to their callbacks.
#[derive(Clone, Copy)]
pub struct Window {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    /// The choices as they are kept.
    chosen: StoredValue<Settings>,
    notice: RwSignal<Option<Notice>>,
    go: StoredValue<Option<Go>, LocalStorage>,
}

impl Window {
    /// Takes up the choices that this browser keeps.
    pub fn open() -> Self {
        let chosen = settings::load();
        let language = spoken(chosen.language.unwrap_or_else(document::preferred_language));
        document::set_language(language);
        document::set_theme(chosen.theme);
        Self {
            language: RwSignal::new(language),
            theme: RwSignal::new(chosen.theme),
            chosen: StoredValue::new(chosen),
            notice: RwSignal::new(None),
            go: StoredValue::new_local(None),
        }
    }

    /// Whether this browser can store a history, and has none of the company that is going to be shown.
    pub fn has_nothing_stored(self) -> bool {
        storage::has_none(sandboxes::place(&self.chosen_sandbox()).start())
    }

    /// The sandbox that is going to be shown: the one that this tab has shown before, as long as something of it is stored, or
    /// the one that was chosen last.
    pub(super) fn chosen_sandbox(self) -> String {
        let is_stored = |name: &String| !storage::has_none(sandboxes::place(name).start());
        let shown = settings::shown_in_tab().filter(is_stored);
        let chosen = shown.or_else(|| self.chosen(|chosen| chosen.sandbox.clone()));
        chosen.unwrap_or_else(|| sandboxes::FIRST.to_owned())
    }

    /// The words of the current language.
    pub fn words(self) -> Words {
        Words(intl::voice(self.language.get_untracked()))
    }

    /// The words of the current language; what reads them is shown again when the language changes.
    pub fn live_words(self) -> Words {
        Words(intl::voice(self.language.get()))
    }

    /// The language; what reads it is shown again when it changes.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Chooses the language, and remembers it; where its wordings cannot be loaded the person is told.
    pub fn set_language(self, language: Language) {
        catalogue::load(language, move |there| {
            if there {
                self.speak(language);
            } else {
                self.tell(Notice::new(Tone::Danger, self.words().say(frame::LANGUAGE_MISSING)));
            }
        });
    }

    /// Changes over to the other language.
    pub fn switch_language(self) {
        self.set_language(other_than(self.language.get_untracked()));
    }

    fn speak(self, language: Language) {
        document::set_language(language);
        // It is in the language that was left.
        self.dismiss_notice();
        self.language.set(language);
        self.keep(|chosen| chosen.language = Some(language));
    }

    /// The theme; what reads it is shown again when it changes.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Chooses the theme, and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        document::set_theme(theme);
        self.keep(|chosen| chosen.theme = theme);
    }

    /// Reads the choices of the person.
    pub(super) fn chosen<T>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.chosen.with_value(read)
    }

    /// Changes the choices of the person, and remembers them beside those of other tabs; from now on the language is one of
    /// them.
    pub(super) fn keep(self, choose: impl FnOnce(&mut Settings)) {
        self.chosen.update_value(|chosen| {
            if let Some(now) = settings::kept_now() {
                *chosen = now;
            }
            let spoken = || self.language.get_untracked();
            chosen.language = Some(chosen.language.unwrap_or_else(spoken));
            choose(chosen);
            settings::save(chosen);
        });
    }

    /// Tells the person something: it is shown and announced once.
    pub fn tell(self, notice: Notice) {
        self.notice.set(Some(notice));
        // What is told together with going somewhere is read there; what has stood for a while goes with its screen.
        tabs::later(600, move || {
            self.notice.update_untracked(|notice| {
                if let Some(notice) = notice {
                    notice.seen = true;
                }
            });
        });
    }

    /// Tells the person that something went well.
    pub fn tell_success(self, text: Text) {
        self.tell(Notice::new(Tone::Success, self.words().say(text)));
    }

    /// What the person is told now; what reads it is shown again when it changes.
    pub fn notice(self) -> Option<Notice> {
        self.notice.get()
    }

    /// Takes the notice away.
    pub fn dismiss_notice(self) {
        if self.notice.with_untracked(Option::is_some) {
            self.notice.set(None);
        }
    }

    /// Takes away a notice that the person has had a whole screen to read; one that came with this arrival stays.
    pub fn dismiss_stale_notice(self) {
        let stale = self.notice.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.seen));
        if stale {
            self.notice.set(None);
        }
    }

    /// Lets the router say how to go somewhere.
    pub fn goes_by(self, go: impl Fn(Route, bool) + 'static) {
        self.go.set_value(Some(Rc::new(go)));
    }

    /// Goes to a screen.
    pub fn go(self, route: Route) {
        self.navigate(route, false);
    }

    /// Goes to a screen in place of this one, so that Back does not lead here again.
    pub fn go_instead(self, route: Route) {
        self.navigate(route, true);
    }

    fn navigate(self, route: Route, replace: bool) {
        if let Some(go) = self.go.get_value() {
            go(route, replace);
        }
    }
}

fn other_than(language: Language) -> Language {
    match language {
        Language::English => Language::SimplifiedChinese,
        Language::SimplifiedChinese => Language::English,
    }
}

/// A language, or the other one where only that is there.
fn spoken(language: Language) -> Language {
    let other = other_than(language);
    if !catalogue::has_begun(language) && catalogue::has_begun(other) { other } else { language }
}
