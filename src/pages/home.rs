//! What Memberdesk is, on the first visit; the membership at a glance afterwards.

use super::{Page, Shown};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::membership::Membership;
use crate::domain::offer::Offer;
use crate::i18n::{Text, Words, frame, welcome};
use crate::routes::Route;
use crate::scenarios;
use crate::session::Session;
use leptos::prelude::*;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    if session.read(|account| account.company.is_some()) {
        at_a_glance(session, words)
    } else {
        first_visit(session, words)
    }
}

fn first_visit(session: Session, words: Words) -> Shown {
    let title = words.say(welcome::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(welcome::LEAD)), ..PageHeader::default() };
    let purpose = |picture: Icon, name: Text, text: Text| {
        view! {
            <article class="card" data-kind="plain">
                {icon(picture)}<h3>{words.say(name)}</h3><p class="soft">{words.say(text)}</p>
            </article>
        }
        .into_any()
    };
    let join = Action::link("start-joining", words.say(welcome::JOIN), Kind::Primary, Route::Join.href());
    let ready_made = Action::press("ready-made", words.say(welcome::OPEN), Kind::Secondary, move || {
        session.send(scenarios::network_member(words.language), move |_| session.go(Route::Offers));
    });
    let way = |id: &'static str, name: Text, text: Text, action: Action| {
        view! {
            <section class="card" aria-labelledby=id>
                <h2 id=id>{words.say(name)}</h2><p class="soft">{words.say(text)}</p>{actions(vec![action])}
            </section>
        }
        .into_any()
    };
    let view = view! {
        <div class="page">
            <div class="welcome">
                {header.view()}
                <div class="ways">
                    {way("new-company", welcome::NEW_COMPANY, welcome::NEW_COMPANY_TEXT, join)}
                    {way("ready-made-company", welcome::READY_MADE, welcome::READY_MADE_TEXT, ready_made)}
                </div>
            </div>
            {notice(Tone::Info, None, words.say(welcome::PRIVATE), None)}
            <section class="stack" aria-labelledby="what-for">
                <h2 id="what-for">{words.say(welcome::WHAT_FOR)}</h2>
                <div class="grid">
                    {purpose(Icon::Users, welcome::TEACH, welcome::TEACH_TEXT)}
                    {purpose(Icon::Check, welcome::TEST, welcome::TEST_TEXT)}
                    {purpose(Icon::Calendar, welcome::REHEARSE, welcome::REHEARSE_TEXT)}
                </div>
            </section>
        </div>
    };
    Page::shown(title, view.into_any())
}

/// A card that leads somewhere as a whole.
fn way(picture: Icon, name: String, text: String, route: Route) -> AnyView {
    view! {
        <article class="card">
            {icon(picture)}
            <div class="stack" data-gap="s">
                <h3><a class="card-link" href=route.href()>{name}</a></h3><p class="soft">{text}</p>
            </div>
        </article>
    }
    .into_any()
}

fn at_a_glance(session: Session, words: Words) -> Shown {
    let title = words.say(welcome::HOME_TITLE);
    let today = session.today();
    let (company, mpn_id, membership, held, unfinished) = session.read(|account| {
        let company = account.company.as_ref().map(|company| company.legal_name.clone()).unwrap_or_default();
        let held = account.in_force(Offer::ActionPack, today).map(|held| held.id);
        let unfinished = account.orders.iter().rev().find(|order| order.is_open());
        let unfinished = unfinished.map(|order| (order.id, order.next_step()));
        (company, account.mpn_id.clone().unwrap_or_default(), account.membership, held, unfinished)
    });
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.fill(welcome::HOME_LEAD, &[("company", &company)])),
        ..PageHeader::default()
    };
    let (tone, status, since) = match membership {
        Membership::None => (Tone::Neutral, frame::HOME, today),
        Membership::Pending { since } => (Tone::Info, welcome::PENDING, since),
        Membership::Authorized { since } => (Tone::Success, welcome::NETWORK_MEMBER, since),
        Membership::Rejected { on } => (Tone::Danger, welcome::REJECTED, on),
    };
    let rows = vec![
        Fact::shown(words.say(welcome::MEMBERSHIP), badge(tone, words.say(status))),
        Fact::new(words.say(welcome::SINCE), words.date(since)),
        Fact::new(words.say(welcome::MPN_ID), mpn_id),
    ];
    let step = |picture: Icon, name: Text, text: Text, route: Route| {
        way(picture, words.say(name), words.say(text), route)
    };
    let mut steps = Vec::new();
    if let Some((order, next)) = unfinished {
        steps.push(step(
            Icon::Order,
            welcome::FINISH_ORDER,
            welcome::FINISH_ORDER_TEXT,
            Route::Checkout(order, next),
        ));
    }
    steps.push(match held {
        Some(id) => step(
            Icon::Offer,
            welcome::SEE_SUBSCRIPTION,
            welcome::SEE_SUBSCRIPTION_TEXT,
            Route::Subscription(id),
        ),
        None => step(Icon::Offer, welcome::BUY_ACTION_PACK, welcome::BUY_ACTION_PACK_TEXT, Route::Offers),
    });
    let view = view! {
        <div class="page">
            {header.view()}
            <section class="stack" aria-labelledby="membership">
                <h2 id="membership">{words.say(welcome::MEMBERSHIP)}</h2>
                {facts(rows)}
            </section>
            <section class="stack" aria-labelledby="next-steps">
                <h2 id="next-steps">{words.say(welcome::NEXT_STEPS)}</h2>
                <div class="grid">{steps}</div>
            </section>
        </div>
    };
    Page::shown(title, view.into_any())
}
