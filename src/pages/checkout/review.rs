//! Reviewing the order and buying (statements 138-139 and 160-161).

use super::payment::paid_with;
use super::{amounts, go_on, header, offer_of, period, transfer};
use crate::components::action::{Action, Kind, actions, reason_above};
use crate::components::facts::{Fact, facts};
use crate::components::notice::{Tone, notice};
use crate::components::summary::summary;
use crate::domain::command::Command;
use crate::domain::offer::Offer;
use crate::domain::order::{Order, OrderState, PayBy, Purpose, Step};
use crate::domain::refund::GivenUp;
use crate::domain::renewal::RenewsOn;
use crate::domain::subscription::Subscription;
use crate::i18n::{Words, checkout, frame, names, pass};
use crate::markup::{Markup, div, el};
use crate::pages::{Page, Shown, giving_up, not_found, refused};
use crate::routes::Route;
use crate::session::Session;

/// How it renews, and for a grade what that depends on (statement 114).
pub(super) fn with_condition(words: Words, offer: Offer, renews: String) -> Vec<String> {
    let condition = match offer {
        Offer::ActionPack => None,
        Offer::Silver | Offer::Gold => Some(words.say(checkout::RENEWS_IF_QUALIFIED)),
    };
    [renews].into_iter().chain(condition).collect()
}

/// The step.
pub fn show(session: Session, words: Words, order: &Order) -> Shown {
    let id = order.id;
    let today = session.today();
    let title = words.say(names::STEP_REVIEW);
    let found = session.read(|account| {
        let quote = account.quote(order.purpose).ok()?;
        let card = paid_with(account, words, order);
        let company = account.company.as_ref().map(|company| company.legal_name.clone()).unwrap_or_default();
        let next = account.next_term(order.purpose, today).ok();
        let until = match order.purpose {
            Purpose::Renew(id) => account.subscription(id).map(Subscription::anniversary),
            Purpose::Subscribe(_) | Purpose::Upgrade(_) => None,
        };
        Some((
            offer_of(account, order.purpose),
            quote,
            card,
            company,
            next,
            until,
            next.and_then(|next| account.policy().renews_on(next.original, next.anniversary)),
            transfer::starts(account, words, order.purpose),
            account.given_up_for(order.purpose, today),
        ))
    });
    let Some((offer, quote, card, company, next, until, renews, starts, given_up)) = found else {
        return not_found::show(words);
    };
    let change = |step: Step| (words.say(frame::CHANGE), Route::Checkout(id, step).href());
    let (change_terms, change_card) = (change(Step::Terms), change(Step::Payment));
    let agreed = order.terms_accepted.map(|on| words.fill(checkout::AGREED, &[("date", &words.date(on))]));
    let mut rows = vec![Fact::new(words.say(checkout::OFFER), words.say(names::offer(offer)))];
    let by_card = !matches!(order.pay_by, Some(PayBy::Transfer));
    // The year that a transfer pays for counts from a day that is not known yet.
    let next = next.filter(|_| by_card);
    rows.extend((!by_card).then(|| Fact::new(words.say(checkout::STARTS), starts)));
    rows.extend(next.map(|next| Fact::new(words.say(checkout::PAID_YEAR), period(words, next.period()))));
    rows.extend(until.zip(next).map(|(until, next)| {
        let dates = [("now", words.date(until)), ("then", words.date(next.anniversary))];
        let dates: Vec<(&str, &str)> = dates.iter().map(|(gap, date)| (*gap, date.as_str())).collect();
        Fact::new(words.say(pass::ANNIVERSARY), words.fill(checkout::UNTIL_THEN, &dates))
    }));
    rows.push(Fact::new(words.say(checkout::BILLED_TO), company));
    rows.push(
        Fact::new(words.say(checkout::TERMS), agreed.unwrap_or_default())
            .changed_at(change_terms.0, change_terms.1),
    );
    rows.push(Fact::new(words.say(checkout::PAY_WITH), card).changed_at(change_card.0, change_card.1));
    let (lines, total) = amounts(words, &quote);
    let renews = renews.filter(|_| by_card).map(|renews| {
        let text = match renews {
            RenewsOn::EachYear(day) => {
                words.fill(checkout::RENEWS_EACH_YEAR, &[("day", &words.each_year(day))])
            }
            RenewsOn::Next(date) => words.fill(checkout::RENEWS_NEXT, &[("date", &words.date(date))]),
        };
        el("p").class("soft").with(words.in_a_row(&with_condition(words, offer, text)))
    });
    let verdict = session.may(&Command::Buy { order: id });
    let mut buy = Action::press("buy", words.say(checkout::BUY), Kind::Primary, move || {
        session.send(Command::Buy { order: id }, move |_| go_on(session, id));
    })
    .unless(refused::reason(words, verdict));
    let back =
        Action::link("back", words.say(frame::BACK), Kind::Quiet, Route::Checkout(id, Step::Payment).href());
    let mut leave = giving_up::give_up(session, words, id, Kind::Quiet);
    let why = reason_above("review-why", vec![&mut buy, &mut leave]);
    let view = div("page")
        .with(header(words, order, Step::Review, &title, Some(checkout::REVIEW_LEAD)).view())
        .with(declined(words, order))
        .with(given_up.map(|given_up| silver_ends(words, given_up)))
        .with(div("split").with(div("stack").with(facts(rows)).with(renews)).with(summary(
            "order-summary",
            words.say(checkout::ORDER),
            lines,
            total,
            Some(words.say(if by_card {
                checkout::CHARGED_IMMEDIATELY
            } else {
                checkout::TRANSFERRED_LATER
            })),
        )))
        .with(why)
        .with(actions(vec![buy, back, leave]))
        .with(giving_up::dialog(session, words, order, Some(Route::Offers)));
    Page::shown(title, view)
}

/// What an upgrade gives up: nothing but this step says it to those who come here from the offers.
fn silver_ends(words: Words, given_up: GivenUp) -> Markup {
    let paid = match given_up.paid_until {
        Some(until) => words.fill(checkout::SILVER_PAID, &[("date", &words.date(until))]),
        None => words.say(checkout::SILVER_OVER),
    };
    let refund = given_up.refund.map(|refund| words.money(refund));
    let refund = refund.map(|refund| words.fill(checkout::SILVER_REFUND, &[("amount", &refund)]));
    let text: Vec<String> = [paid].into_iter().chain(refund).collect();
    notice(Tone::Warning, Some(words.say(checkout::SILVER_ENDS)), words.in_a_row(&text), None)
}

/// What the last attempt came to, if it was declined.
fn declined(words: Words, order: &Order) -> Option<Markup> {
    match order.state {
        OrderState::Declined { reason, .. } => {
            let other = Action::link(
                "other-card",
                words.say(checkout::OTHER_CARD),
                Kind::Secondary,
                Route::Checkout(order.id, Step::Payment).href(),
            );
            let (why, next) = (words.wording(names::decline(reason)), words.wording(checkout::TRY_ANOTHER));
            let text = words.in_a_row(&[why, next]);
            let told = notice(
                Tone::Danger,
                Some(words.say(checkout::NOT_CHARGED)),
                text,
                Some(actions(vec![other])),
            );
            Some(el("div").attr("role", "alert").id("declined").attr("tabindex", "-1").with(told).into())
        }
        OrderState::Draft
        | OrderState::AwaitingBank { .. }
        | OrderState::AwaitingTransfer { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => None,
    }
}
