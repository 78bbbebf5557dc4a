//! The frame around every screen.

use super::masthead::masthead;
use super::side_nav::side_nav;
use crate::browser::document;
use crate::components::action::{Action, Kind};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{self, notice};
use crate::i18n::frame;
use crate::routes::Route;
use crate::session::{Keeping, Session, Tone};
use leptos::prelude::*;

/// Everything that is always there, and the current screen.
pub(super) fn layout(
    session: Session,
    route: Memo<Route>,
    page: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let say = move |text| move || session.live_words().say(text);
    let has_menu = move || session.follow(|account| account.company.is_some());
    view! {
        <div class="app">
            <a class="skip-link" href="#main" on:click=|event| {
                event.prevent_default();
                event.stop_propagation();
                document::focus("#main");
            }>{say(frame::SKIP)}</a>
            <aside class="sandbox-bar" aria-label=say(frame::SANDBOX)>
                <p class="simulation">{say(frame::SIMULATION)}</p>
                <div class="sandbox-date">{move || virtual_date(session)}</div>
            </aside>
            {masthead(session)}
            {move || has_menu().then(|| side_nav(session, route))}
            <div class="toasts" role="status" aria-live="polite">{move || toast(session)}</div>
            <main class="sheet" id="main" tabindex="-1">
                {move || keeping_notice(session)}
                {page}
            </main>
        </div>
    }
    .into_any()
}

fn virtual_date(session: Session) -> AnyView {
    let words = session.live_words();
    session.follow(|_| {});
    let today = session.today();
    view! {
        <span>{words.say(frame::VIRTUAL_DATE)} " " <time datetime=today.to_string()>{words.date(today)}</time></span>
    }
    .into_any()
}

/// What the person must know about where the history is kept.
fn keeping_notice(session: Session) -> Option<AnyView> {
    let words = session.live_words();
    let (title, text, action) = match session.keeping() {
        Keeping::Browser => return None,
        Keeping::Memory => (frame::MEMORY_TITLE, frame::MEMORY_TEXT, None),
        Keeping::Damaged => {
            let set_aside =
                Action::press("set-aside", words.say(frame::SET_ASIDE), Kind::Secondary, move || {
                    session.set_damage_aside();
                });
            (
                frame::DAMAGED_TITLE,
                frame::DAMAGED_TEXT,
                Some(crate::components::action::actions(vec![set_aside])),
            )
        }
        Keeping::Newer => (frame::NEWER_TITLE, frame::NEWER_TEXT, None),
    };
    Some(notice(notice::Tone::Warning, Some(words.say(title)), words.say(text), action))
}

fn toast(session: Session) -> Option<AnyView> {
    let told = session.notice()?;
    let dismiss = session.live_words().say(frame::DISMISS);
    let (tone, picture) = match told.tone {
        Tone::Info => ("info", Icon::Info),
        Tone::Success => ("success", Icon::Success),
        Tone::Warning => ("warning", Icon::Warning),
        Tone::Danger => ("danger", Icon::Danger),
    };
    Some(
        view! {
            <div class="notice" data-tone=tone>
                {icon(picture)}
                <p>{told.text}</p>
                <button class="button" data-kind="quiet" data-shape="icon" data-size="s" type="button"
                    on:click=move |_| session.dismiss_notice()>
                    {icon(Icon::Close)}<span class="visually-hidden">{dismiss}</span>
                </button>
            </div>
        }
        .into_any(),
    )
}
