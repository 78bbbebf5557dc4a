//! Agreeing to the terms and conditions (statements 134 and 156).

use super::header;
use crate::components::action::{Action, Kind, actions};
use crate::components::form::form;
use crate::domain::command::Command;
use crate::domain::order::{Order, Step};
use crate::i18n::{Words, checkout, frame, names};
use crate::markup::{Markup, div, el};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;
use std::rc::Rc;

const FULL_TERMS: &str = "https://go.microsoft.com/fwlink/?linkid=842232";

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let title = words.say(names::STEP_TERMS);
    let terms = [checkout::TERMS_USE, checkout::TERMS_NO_SALE, checkout::TERMS_TERM, checkout::TERMS_TRUE];
    let terms: Vec<Markup> = terms.into_iter().map(|term| el("li").text(words.say(term)).into()).collect();
    let back = if order.steps().contains(&Step::Details) {
        Route::Checkout(id, Step::Details)
    } else {
        Route::Offers
    };
    let verdict = session.may(&Command::AcceptTerms { order: id });
    let content = vec![
        el("p").text(words.say(checkout::TERMS_AGREE)).into(),
        actions(vec![
            Action::submit("next", words.say(frame::NEXT)).unless(refused::reason(words, verdict)),
            Action::link("back", words.say(frame::BACK), Kind::Quiet, back.href()),
        ]),
    ];
    let agree = Rc::new(move || {
        session.send(Command::AcceptTerms { order: id }, move |_| {
            session.go(Route::Checkout(id, Step::Payment));
        });
    });
    let view = div("page")
        .attr("data-width", "form")
        .with(header(words, order, Step::Terms, &title, Some(checkout::TERMS_LEAD)).view())
        .with(
            div("prose").with(el("ul").with(terms)).with(
                el("p").with(
                    el("a")
                        .attr("href", FULL_TERMS)
                        .attr("target", "_blank")
                        .attr("rel", "noopener noreferrer")
                        .text(words.say(checkout::TERMS_FULL))
                        .text(words.say(frame::NEW_TAB)),
                ),
            ),
        )
        .with(form(content, agree));
    Page::shown(title, view)
}
