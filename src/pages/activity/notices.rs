//! What members were written, each in one sentence.

use super::sentence::Teller;
use crate::domain::notice::NoticeKind;
use crate::i18n::notices as texts;

/// A notice in one sentence.
pub fn notice(teller: Teller<'_>, kind: &NoticeKind) -> String {
    let words = teller.words;
    match *kind {
        NoticeKind::ExpiresSoon { subscription, expires, .. } => {
            teller.dated(texts::EXPIRES_SOON, subscription, expires)
        }
        NoticeKind::ChargeSoon { subscription, on, amount, .. } => {
            let (amount, date) = (words.money(amount), words.date(on));
            teller.of_offer(texts::CHARGE_SOON, subscription, &[("amount", &amount), ("date", &date)])
        }
        NoticeKind::CardFailsSoon { subscription, on, .. } => {
            teller.dated(texts::CARD_FAILS_SOON, subscription, on)
        }
        NoticeKind::RenewSoon { subscription, last_day, .. } => {
            teller.dated(texts::RENEW_SOON, subscription, last_day)
        }
        NoticeKind::Renewed { subscription, anniversary, .. } => {
            teller.dated(texts::RENEWED, subscription, anniversary)
        }
        NoticeKind::RenewalDeclined { subscription, next_try: Some(next), .. } => {
            teller.dated(texts::RENEWAL_TRIED_AGAIN, subscription, next)
        }
        NoticeKind::RenewalDeclined { subscription, next_try: None, last_day, .. } => {
            teller.dated(texts::RENEWAL_DECLINED, subscription, last_day)
        }
        NoticeKind::CompetencyAtRisk { area, grade, until } => {
            teller.graded(texts::AT_RISK, area, grade, Some(until))
        }
        NoticeKind::CompetencyLost { area, grade } => teller.graded(texts::LOST, area, grade, None),
        NoticeKind::FeeEnded { subscription } => teller.of_offer(texts::FEE_ENDED, subscription, &[]),
        NoticeKind::Started { subscription } => teller.of_offer(texts::STARTED, subscription, &[]),
        NoticeKind::Expired { subscription, last_day } => {
            teller.dated(texts::EXPIRED, subscription, last_day)
        }
        NoticeKind::GraceEnded { subscription } => teller.of_offer(texts::GRACE_ENDED, subscription, &[]),
        NoticeKind::Ended { subscription, .. } => teller.of_offer(texts::ENDED, subscription, &[]),
        NoticeKind::TransferAwaited { order, expires } => {
            let (number, date) = (teller.order(order), words.date(expires));
            teller.fill(texts::TRANSFER_AWAITED, &[("number", &number), ("date", &date)])
        }
        NoticeKind::TransferArrived { order, starts, .. } => {
            let (number, date) = (teller.order(order), words.date(starts));
            teller.fill(texts::TRANSFER_ARRIVED, &[("number", &number), ("date", &date)])
        }
        NoticeKind::OrderExpired { order } => {
            teller.fill(texts::ORDER_EXPIRED, &[("number", &teller.order(order))])
        }
        NoticeKind::SubscriptionCancelled { subscription, on, refunded: None } => {
            teller.dated(texts::CANCELLED, subscription, on)
        }
        NoticeKind::SubscriptionCancelled { subscription, on, refunded: Some(amount) } => {
            let (amount, date) = (words.money(amount), words.date(on));
            teller.of_offer(texts::CANCELLED_REFUNDED, subscription, &[("amount", &amount), ("date", &date)])
        }
        NoticeKind::RequestAcknowledged { request } => {
            teller.fill(texts::REQUEST_ACKNOWLEDGED, &[("number", &teller.request(request))])
        }
        NoticeKind::RequestAnswered { request } => {
            teller.fill(texts::REQUEST_ANSWERED, &[("number", &teller.request(request))])
        }
        NoticeKind::RequestNeedsMember { request, closes } => {
            let (number, date) = (teller.request(request), words.date(closes));
            teller.fill(texts::REQUEST_NEEDS_MEMBER, &[("number", &number), ("date", &date)])
        }
        NoticeKind::RequestDecided { request } => {
            teller.fill(texts::REQUEST_DECIDED, &[("number", &teller.request(request))])
        }
        NoticeKind::RequestClosed { request, reopens_until, .. } => {
            let (number, date) = (teller.request(request), words.date(reopens_until));
            teller.fill(texts::REQUEST_CLOSED, &[("number", &number), ("date", &date)])
        }
    }
}
