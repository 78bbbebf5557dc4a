//! The refund meter: whether a full refund is still possible, how long, and what would end it.

use crate::components::notice::{Tone, badge};
use crate::components::refund_meter::{RefundMeter, refund_conditions};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::desk::DeskMode;
use crate::domain::id::SubscriptionId;
use crate::domain::order::Purpose;
use crate::domain::policy::Cancelling;
use crate::domain::refund::{RefundBar, RefundOpen, RefundRisk};
use crate::domain::request_entry::Wanted;
use crate::i18n::{Words, refund, request_refusals};
use crate::markup::{Markup, div, el};

/// Whether a full refund of a subscription is possible on a day: the days that are left while it is, and the
/// conditions with the one that fails once it is not.
pub fn refund_meter(account: &Account, words: Words, id: SubscriptionId, today: Day) -> Markup {
    match account.refund_standing(id, today) {
        Ok(open) => still_open(account, words, id, &open, today),
        Err(closed) => no_longer(words, &closed.because, account.may_refund_part(id, today)),
    }
}

/// How many days before a charge it may come before Support has decided.
const CHARGED_SOON: i64 = 60;

/// What holds until Support decides about a cancellation that was asked for: that it renews as usual soon, and what would end
/// the refund; each a sentence, and none where it does not apply.
pub fn until_decided(account: &Account, words: Words, id: SubscriptionId, today: Day) -> Vec<String> {
    let charge = account.subscription(id).and_then(|held| {
        let on = account.charge_foreseen(held, today).filter(|on| today.days_until(*on) <= CHARGED_SOON)?;
        let amount = account.quote(Purpose::Renew(id)).ok()?.total;
        let (amount, date) = (words.money(amount), words.date(on));
        let may_turn_off = held.may_turn_off_renewal(account.policy(), today, None).is_ok();
        let text = if may_turn_off { refund::RENEWS_MEANWHILE } else { refund::CHARGED_MEANWHILE };
        Some(words.fill(text, &[("amount", &amount), ("date", &date)]))
    });
    let wanted = account.open_cancellation(id).and_then(|request| request.asked.cancels);
    let text = match (account.desk, wanted.map(|wish| wish.wanted)) {
        // It ends the subscription as it was asked to, and refunds nothing.
        (DeskMode::Automatic, Some(Wanted::AtTermEnd)) => None,
        (DeskMode::Automatic, Some(Wanted::Refund)) if account.refund_asked(id).is_some() => {
            Some(refund::ASKED_MEANWHILE)
        }
        (DeskMode::Automatic, Some(Wanted::Refund) | None) | (DeskMode::ByHand, _) => {
            Some(refund::OPEN_MEANWHILE)
        }
    };
    let open = account.refund_standing(id, today).ok().filter(|open| !open.ended_by.is_empty());
    let risk = text.zip(open).map(|(text, open)| words.fill(text, &[("date", &words.date(open.until))]));
    charge.into_iter().chain(risk).collect()
}

fn still_open(account: &Account, words: Words, id: SubscriptionId, open: &RefundOpen, today: Day) -> Markup {
    let days = today.days_until(open.until) + 1;
    let of = account.policy().refund.days + 1;
    let count = days.to_string();
    let asked = account.open_cancellation(id).and_then(|request| request.asked.cancels);
    let text = match (account.policy().cancelling, account.desk, asked.map(|wish| wish.wanted)) {
        (Cancelling::SelfService, ..) => refund::OPEN_ALONE,
        (Cancelling::Request | Cancelling::PrefilledRequest, DeskMode::Automatic, None) => {
            refund::OPEN_ASKING
        }
        // It does what it was asked to.
        (_, DeskMode::Automatic, Some(Wanted::AtTermEnd)) => refund::OPEN_NOT_ASKED,
        (_, DeskMode::Automatic, Some(Wanted::Refund)) | (_, DeskMode::ByHand, _) => refund::OPEN,
    };
    let risks = open.ended_by.iter().map(|risk| {
        words.say(match risk {
            RefundRisk::Activating => refund::ACTIVATING,
            RefundRisk::ShowingAKey => refund::SHOWING_A_KEY,
        })
    });
    RefundMeter {
        id: "refund",
        title: words.say(refund::TITLE),
        text: words.fill(text, &[("amount", &words.money(open.total)), ("date", &words.date(open.until))]),
        left: (
            words.say(refund::LEFT),
            words.fill(refund::DAYS, &[("n", &count), ("count", &words.number(days))]),
        ),
        days: (days, of),
        ended_by: words.say(refund::ENDED_BY),
        risks: risks.collect(),
    }
    .view()
}

fn no_longer(words: Words, because: &[RefundBar], part: bool) -> Markup {
    el("section")
        .class("stack")
        .attr("data-gap", "s")
        .attr("aria-labelledby", "refund")
        .with(
            div("card-head")
                .with(el("h3").id("refund").text(words.say(refund::TITLE)))
                .with(badge(Tone::Neutral, words.say(refund::NOT_POSSIBLE))),
        )
        .with(
            el("p")
                .text(words.fill(refund::CLOSED, &[("reasons", &request_refusals::reasons(words, because))])),
        )
        .with(part.then(|| el("p").class("soft").with(el("small").text(words.say(refund::PART)))))
        .into()
}

/// The conditions of a full refund, each with whether it holds on a day.
pub fn conditions(account: &Account, words: Words, id: SubscriptionId, today: Day) -> Markup {
    let rules = account.policy().refund;
    let because = match account.refund_standing(id, today) {
        Ok(_) => Vec::new(),
        Err(closed) => closed.because,
    };
    let ended = because.iter().find(|bar| matches!(bar, RefundBar::Ended { .. }));
    if let Some(bar) = ended {
        let why = request_refusals::refund_bar(words, bar);
        return el("p").class("soft").text(words.fill(refund::NOT_APPLICABLE, &[("why", &why)])).into();
    }
    let failing = |test: fn(&RefundBar) -> bool| because.iter().find(|bar| test(bar)).copied();
    let days = words.number(rules.days);
    let paid = failing(|bar| match bar {
        RefundBar::NothingPaid | RefundBar::TooLate { .. } => true,
        RefundBar::Ended { .. } | RefundBar::Activated { .. } | RefundBar::KeyShown { .. } => false,
    });
    let activated = failing(|bar| match bar {
        RefundBar::Activated { .. } => true,
        RefundBar::NothingPaid
        | RefundBar::TooLate { .. }
        | RefundBar::Ended { .. }
        | RefundBar::KeyShown { .. } => false,
    });
    let shown = failing(|bar| match bar {
        RefundBar::KeyShown { .. } => true,
        RefundBar::NothingPaid
        | RefundBar::TooLate { .. }
        | RefundBar::Ended { .. }
        | RefundBar::Activated { .. } => false,
    });
    let line = |text: String, bar: Option<RefundBar>| match bar {
        None => (true, text),
        Some(bar) => {
            let why = request_refusals::refund_bar(words, &bar);
            (false, words.fill(refund::FAILS, &[("condition", &text), ("why", &why)]))
        }
    };
    let asked = [
        Some(line(words.fill(refund::PAID_LATELY, &[("n", &days)]), paid)),
        rules.nothing_activated.then(|| line(words.say(refund::NOTHING_ACTIVATED), activated)),
        rules.no_key_viewed.then(|| line(words.say(refund::NO_KEY_SHOWN), shown)),
    ];
    let (met, unmet) = (words.say(refund::MET), words.say(refund::UNMET));
    refund_conditions(&met, &unmet, asked.into_iter().flatten().collect())
}
