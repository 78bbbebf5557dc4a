//! The first visit: what Memberdesk is, and two ways in.

use super::{Page, Shown};
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::date::Day;
use crate::i18n::{Text, Words, names, offers, welcome};
use crate::routes::Route;
use crate::scenarios;
use crate::session::Session;
use leptos::prelude::*;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(welcome::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(welcome::LEAD)), ..PageHeader::default() };
    let purpose = |picture: Icon, name: Text, text: Text| {
        view! {
            <article class="card" data-kind="plain">
                {icon(picture)}
                <div class="stack" data-gap="s"><h3>{words.say(name)}</h3><p class="soft">{words.say(text)}</p></div>
            </article>
        }
        .into_any()
    };
    let join = Action::link("start-joining", words.say(welcome::JOIN), Kind::Primary, Route::Join.href());
    let ready_made = Action::press("ready-made", words.say(welcome::OPEN), Kind::Secondary, move || {
        // What was typed on the way to a company of one's own is not carried into this one.
        session.drop_form(super::join::FORM);
        session.send(scenarios::network_member(session.words().language), move |_| session.go(Route::Offers));
    });
    let way = |id: &'static str, name: Text, text: Text, action: Action| {
        view! {
            <section class="card" aria-labelledby=id>
                <div class="stack" data-gap="s"><h2 id=id>{words.say(name)}</h2><p class="soft">{words.say(text)}</p></div>
                {actions(vec![action])}
            </section>
        }
        .into_any()
    };
    let view = view! {
        <div class="page">
            <div class="welcome">
                <div class="split">{header.view()}{pass(words)}</div>
                <div class="ways">
                    {way("new-company", welcome::NEW_COMPANY, welcome::NEW_COMPANY_TEXT, join)}
                    {way("ready-made-company", welcome::READY_MADE, welcome::READY_MADE_TEXT, ready_made)}
                </div>
                {notice(Tone::Neutral, None, words.say(welcome::PRIVATE), None)}
            </div>
            <section class="stack" aria-labelledby="what-for">
                <h2 id="what-for">{words.say(welcome::WHAT_FOR)}</h2>
                <div class="ways">
                    {purpose(Icon::Users, welcome::TEACH, welcome::TEACH_TEXT)}
                    {purpose(Icon::Check, welcome::TEST, welcome::TEST_TEXT)}
                    {purpose(Icon::Calendar, welcome::REHEARSE, welcome::REHEARSE_TEXT)}
                </div>
            </section>
        </div>
    };
    Page::shown(title, view.into_any())
}

/// What it is all about, as a picture: a membership that one could hold in one's hand.
fn pass(words: Words) -> AnyView {
    let fact = |name: Text, value: String| {
        view! { <div><dt>{words.say(name)}</dt><dd>{value}</dd></div> }.into_any()
    };
    let anniversary = Day::new(2021, 3, 19).map(|day| words.date(day)).unwrap_or_default();
    view! {
        <div class="pass" aria-hidden="true">
            <strong>{words.say(names::ACTION_PACK_SHORT)}</strong>
            {badge(Tone::Success, words.say(offers::ACTIVE))}
            <p class="number">{words.say(welcome::READY_MADE_NAME)}</p>
            <dl class="facts-line">
                {fact(offers::RENEWAL, words.say(offers::RENEWAL_ON))}
                {fact(offers::ANNIVERSARY, anniversary)}
            </dl>
        </div>
    }
    .into_any()
}
