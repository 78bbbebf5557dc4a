//! Report problems with Partner Center (statements 168-169): what one can do alone, and the way to a new request.

use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::page_header::PageHeader;
use crate::domain::policy::Cancelling;
use crate::i18n::{Text, Words, frame, requests};
use crate::markup::{Element, div, el};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;

/// What can be done without Support, and where.
type Alone = (Icon, Text, Text, Route);

/// What can be done about renewals that happen by themselves.
const RENEWS_BY_ITSELF: &[Alone] = &[
    (Icon::Renew, requests::STOP_RENEWING, requests::STOP_RENEWING_TEXT, Route::Offers),
    (Icon::Card, requests::PAY_OTHERWISE, requests::PAY_OTHERWISE_TEXT, Route::PaymentMethods),
];

/// The same where the rule set renews nothing by itself: there is nothing to stop, and no card that it is charged to.
const RENEWED_BY_HAND: &[Alone] =
    &[(Icon::Card, requests::PAY_OTHERWISE, requests::PAY_OTHERWISE_BY_HAND_TEXT, Route::PaymentMethods)];

/// What can be done under every rule set.
const ALWAYS: &[Alone] = &[
    (Icon::Invoice, requests::INVOICES, requests::INVOICES_TEXT, Route::Invoices),
    (Icon::Company, requests::PROFILE, requests::PROFILE_TEXT, Route::Company),
];

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(requests::REPORT);
    let (by, today) = (session.by(), session.today());
    let (open, verdict, policy) = session.read(|account| {
        let open = account.requests_seen_by(by).filter(|request| request.waits_for().is_some()).count();
        (open, account.may_submit(by, today, None), account.policy())
    });
    let (lead, of_type) = match policy.cancelling {
        Cancelling::Request | Cancelling::PrefilledRequest => (requests::REPORT_LEAD, requests::CANCELLING),
        Cancelling::SelfService => (requests::REPORT_LEAD_ALONE, requests::CANCELLING_ALONE),
    };
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::REQUESTS), Route::Requests.href())])),
        title: title.clone(),
        lead: Some(words.say(lead)),
        ..PageHeader::default()
    };
    let new = Action::link(
        "new-request",
        words.say(requests::NEW_REQUEST),
        Kind::Primary,
        Route::NewRequest.href(),
    )
    .unless(refused::reason(words, verdict));
    let of_type = words.fill(of_type, &[("type", &words.say(requests::BILLING))]);
    let write = el("section")
        .class("stack")
        .attr("aria-labelledby", "write")
        .with(el("h2").id("write").text(words.say(requests::WRITE)))
        .with(el("p").text(words.say(requests::WRITE_TEXT)))
        .with(el("p").text(of_type))
        .with(actions(vec![new]));
    let count = open.to_string();
    let under_way = (open > 0).then(|| {
        let text = words.fill(requests::CHECK_STATUS_TEXT, &[("n", &count)]);
        let cards = card(Icon::Request, words.say(requests::CHECK_STATUS), text, Route::Requests);
        el("section")
            .class("stack")
            .attr("aria-labelledby", "under-way")
            .with(el("h2").id("under-way").text(words.say(requests::YOUR_REQUESTS)))
            .with(div("grid").with(cards))
    });
    let of_renewals = if policy.automatic.is_some() { RENEWS_BY_ITSELF } else { RENEWED_BY_HAND };
    let alone: Vec<Element> = of_renewals
        .iter()
        .chain(ALWAYS)
        .map(|(picture, title, text, route)| card(*picture, words.say(*title), words.say(*text), *route))
        .collect();
    let alone = el("section")
        .class("stack")
        .attr("aria-labelledby", "alone")
        .with(el("h2").id("alone").text(words.say(requests::BY_YOURSELF)))
        .with(div("grid").with(alone));
    Page::shown(title, div("page").with(header.view()).with(write).with(under_way).with(alone))
}

fn card(picture: Icon, title: String, text: String, route: Route) -> Element {
    let link = el("a").class("card-link").attr("href", route.href()).text(title);
    el("article").class("card").with(icon(picture)).with(
        div("stack").attr("data-gap", "s").with(el("h3").with(link)).with(el("p").class("soft").text(text)),
    )
}
