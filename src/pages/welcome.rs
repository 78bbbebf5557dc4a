//! The first visit: what Memberdesk is, and two ways in.

use super::{Page, Shown};
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::date::Day;
use crate::i18n::{Text, Words, pass, welcome};
use crate::markup::{Markup, div, el};
use crate::routes::Route;

/// The screen.
pub fn show(words: Words) -> Shown {
    let title = words.say(welcome::TITLE);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(welcome::LEAD)), ..PageHeader::default() };
    let purpose = |picture: Icon, name: Text, text: Text| {
        el("article").class("card").attr("data-kind", "plain").with(icon(picture)).with(
            div("stack")
                .attr("data-gap", "s")
                .with(el("h3").text(words.say(name)))
                .with(el("p").class("soft").text(words.say(text))),
        )
    };
    let join = Action::link("start-joining", words.say(welcome::JOIN), Kind::Primary, Route::Join.href());
    let ready_made = Route::Companies.href();
    let ready_made =
        Action::link("ready-made", words.say(welcome::SEE_READY_MADE), Kind::Secondary, ready_made);
    let way = |id: &'static str, name: Text, text: Text, action: Action| {
        el("section")
            .class("card")
            .attr("aria-labelledby", id)
            .with(
                div("stack")
                    .attr("data-gap", "s")
                    .with(el("h2").id(id).text(words.say(name)))
                    .with(el("p").class("soft").text(words.say(text))),
            )
            .with(actions(vec![action]))
    };
    let view = div("page")
        .with(
            div("welcome")
                .with(div("split").with(header.view()).with(pass(words)))
                .with(
                    div("ways")
                        .with(way("new-company", welcome::NEW_COMPANY, welcome::NEW_COMPANY_TEXT, join))
                        .with(way(
                            "ready-made-company",
                            welcome::READY_MADE,
                            welcome::READY_MADE_TEXT,
                            ready_made,
                        )),
                )
                .with(notice(Tone::Neutral, None, words.say(welcome::PRIVATE), None)),
        )
        .with(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "what-for")
                .with(el("h2").id("what-for").text(words.say(welcome::WHAT_FOR)))
                .with(
                    div("ways")
                        .with(purpose(Icon::Users, welcome::TEACH, welcome::TEACH_TEXT))
                        .with(purpose(Icon::Check, welcome::TEST, welcome::TEST_TEXT))
                        .with(purpose(Icon::Calendar, welcome::REHEARSE, welcome::REHEARSE_TEXT)),
                ),
        );
    Page::shown(title, view)
}

/// What it is all about, as a picture: a membership that one could hold in one's hand.
fn pass(words: Words) -> Markup {
    let fact =
        |name: Text, value: String| el("div").with(el("dt").text(words.say(name))).with(el("dd").with(value));
    let anniversary = Day::new(2021, 3, 19).map(|day| words.date(day)).unwrap_or_default();
    div("pass")
        .attr("aria-hidden", "true")
        .with(el("strong").text(words.say(pass::ACTION_PACK)))
        .with(badge(Tone::Success, words.say(pass::ACTIVE)))
        .with(el("p").class("number").text(words.say(welcome::READY_MADE_NAME)))
        .with(
            el("dl")
                .class("facts-line")
                .with(fact(pass::RENEWAL, words.say(pass::RENEWAL_ON)))
                .with(fact(pass::ANNIVERSARY, anniversary)),
        )
        .into()
}
