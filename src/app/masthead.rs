//! The top of every screen: the mark, the company, language and theme.

use crate::browser::settings::Theme;
use crate::components::icon::{Icon, icon};
use crate::domain::user::Language;
use crate::i18n::{Text, frame};
use crate::routes::Route;
use crate::session::Session;
use leptos::prelude::*;

/// The top of every screen.
pub(super) fn masthead(session: Session) -> AnyView {
    let say = move |text: Text| move || session.live_words().say(text);
    let company =
        move || session.follow(|account| account.company.as_ref().map(|company| company.legal_name.clone()));
    let other_tag = move || match session.language() {
        Language::English => "zh-Hans",
        Language::SimplifiedChinese => "en",
    };
    let switch = move |_| {
        session.set_language(match session.words().language {
            Language::English => Language::SimplifiedChinese,
            Language::SimplifiedChinese => Language::English,
        });
    };
    view! {
        <header class="masthead">
            {move || company().map(|_| view! {
                <button class="button menu-button" data-kind="quiet" data-shape="icon" type="button" popovertarget="side-nav">
                    {icon(Icon::Menu)}<span class="visually-hidden">{say(frame::MENU)}</span>
                </button>
            })}
            <a class="brand" href=Route::Home.href()>
                <img src="icons/mark.svg" alt="" width="28" height="28" />
                <span>{say(frame::MEMBERDESK)}</span>
            </a>
            {move || company().map(|name| view! { <p class="company"><span>{name}</span></p> })}
            <div class="actions">
                <button class="button" data-kind="quiet" type="button" id="switch-language" lang=other_tag on:click=switch>
                    {say(frame::OTHER_LANGUAGE)}
                </button>
                <button class="button" data-kind="quiet" data-shape="icon" type="button" popovertarget="theme-menu">
                    {move || icon(theme_icon(session.theme()))}<span class="visually-hidden">{say(frame::THEME)}</span>
                </button>
                <div class="menu" id="theme-menu" popover="auto">
                    <h2 id="theme-menu-title">{say(frame::THEME)}</h2>
                    <ul aria-labelledby="theme-menu-title">
                        {theme_choice(session, Theme::System, frame::THEME_SYSTEM)}
                        {theme_choice(session, Theme::Light, frame::THEME_LIGHT)}
                        {theme_choice(session, Theme::Dark, frame::THEME_DARK)}
                    </ul>
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn theme_icon(theme: Theme) -> Icon {
    match theme {
        Theme::System => Icon::System,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    }
}

fn theme_choice(session: Session, theme: Theme, name: Text) -> AnyView {
    view! {
        <li>
            <button type="button" aria-pressed=move || (session.theme() == theme).to_string()
                on:click=move |_| session.set_theme(theme)>
                {icon(theme_icon(theme))}{move || session.live_words().say(name)}
            </button>
        </li>
    }
    .into_any()
}
