//! Why a benefit cannot be used in some way, in a sentence that says what helps.

use super::refusals::and_from;
use super::{Text, Words};
use crate::domain::benefit_refusal::BenefitRefusal;

texts! {
    ENDED: "The membership ended on {date}, and its benefits with it.", "会员资格已于{date}结束，权益随之终止。";
    CONTAINED: "Another membership grants more of this, and that is what counts.", "另一会员资格提供的额度更高，以其为准。";
    CONTAINED_EQUAL: "Another membership grants this already, and that is what counts.", "另一会员资格已提供此权益，以其为准。";
    COUNTS_FROM: "This one counts again from {date}.", "自{date}起重新以此项为准。";
    OTHER_KIND: "This benefit isn’t used in this way.", "此权益不以这种方式使用。";
    NOT_ACTIVATED: "Activate this benefit first.", "请先激活此权益。";
    ALREADY_ACTIVATED: "This benefit has been active since {date}.", "此权益已于{date}激活。";
    ACTIVATE_BY: "The last day to activate was {date}.", "可激活的最后一天是{date}。";
    RENEWING_HELPS: "Renewing makes it possible again.", "续订后即可激活。";
    CONTACT_FIRST: "Name a marketing contact first.", "请先指定市场联系人。";
    KEY_FIRST: "Show the product key before you redeem it.", "请先显示产品密钥，再进行兑换。";
    KEY_RAN_OUT: "This key ran out on {date}. Its licence can have a new one: show the next key.", "此密钥已于{date}过期。此许可证可获得新密钥，请显示下一个密钥。";
    KEY_REDEEMED: "This key was redeemed already and expires on {date}.", "此密钥已兑换，将于{date}失效。";
    NO_SEAT: "All {n} {n|seat is|seats are} taken. Take one back first.", "{n} 个席位均已分配，请先收回一个。";
    NOT_ACTIVE: "Only people who have signed in can hold a seat.", "只有已登录过的用户才能占用席位。";
    SEAT_HELD: "This person holds a seat already.", "此用户已有席位。";
    SEAT_NOT_HELD: "This person holds no seat.", "此用户没有席位。";
    NO_SEAT_KEY: "Sell {n} more {n|seat|seats} first to earn more seats.", "再售出 {n} 个席位后才能获得更多席位。";
    SEAT_KEY_EARNED: "This paid year brought its key on {date}.", "本付费年度的密钥已于{date}获得。";
    SEAT_KEY_EARNED_AGAIN: "This paid year brought its key on {date}. The next one can follow in the next paid year.", "本付费年度的密钥已于{date}获得，下一个付费年度可再次获得。";
    SEAT_KEY_EARNED_FROM: "This paid year brought its key on {date}. The next one can follow in the next paid year, from {from}.", "本付费年度的密钥已于{date}获得，自{from}起的下一个付费年度可再次获得。";
    SEATS_AT_MOST: "This benefit goes up to {n} {n|seat|seats}.", "此权益最多 {n} 个席位。";
    KEY_TOO_LARGE: "This key is for {key} seats; with {seats} running, at most {most} are possible.", "此密钥包含 {key} 个席位；现有 {seats} 个席位时最多可用 {most} 个。";
    NOTHING_TO_EARN: "Selling seats of this product earns nothing.", "销售此产品的席位不会获得额度。";
    USED_UP: "Everything for this year is used up.", "本年度的额度已用完。";
    USED_UP_UNTIL: "Everything for this year is used up. New ones come on {date}.", "本年度的额度已用完，{date}将获得新额度。";
    CREDIT: "Only {amount} is left this month.", "本月仅剩 {amount}。";
    CREDIT_UNTIL: "Only {amount} is left this month. New credit comes on {date}.", "本月仅剩 {amount}，{date}将获得新额度。";
    CREDIT_BEYOND: "Only {amount} is left this month, and no month brings more than {monthly}.", "本月仅剩 {amount}，且每月最多获得 {monthly}。";
    NOT_POSITIVE: "Enter an amount above zero, in the currency of the benefit.", "请输入大于零的数额，币种与权益一致。";
}

/// The sentence for a refusal.
pub fn reason(words: Words, refusal: &BenefitRefusal) -> String {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let counted = |text: Text, n: u32| words.fill(text, &[("n", &words.number(n.into()))]);
    match refusal {
        BenefitRefusal::Ended { since, .. } => dated(ENDED, *since),
        BenefitRefusal::Contained { more, from, .. } => {
            let contained = if *more { CONTAINED } else { CONTAINED_EQUAL };
            and_from(words, words.say(contained), COUNTS_FROM, *from)
        }
        BenefitRefusal::OtherKind { .. } => words.say(OTHER_KIND),
        BenefitRefusal::NotActivated { .. } => words.say(NOT_ACTIVATED),
        BenefitRefusal::AlreadyActivated { since, .. } => dated(ALREADY_ACTIVATED, *since),
        BenefitRefusal::ActivateByPassed { activate_by, goes_on: true, .. } => {
            words.in_a_row(&[dated(ACTIVATE_BY, *activate_by), words.say(RENEWING_HELPS)])
        }
        BenefitRefusal::ActivateByPassed { activate_by, goes_on: false, .. } => {
            dated(ACTIVATE_BY, *activate_by)
        }
        BenefitRefusal::NoMarketingContact { .. } => words.say(CONTACT_FIRST),
        BenefitRefusal::KeyNotShown { .. } => words.say(KEY_FIRST),
        BenefitRefusal::KeyRanOut { since, .. } => dated(KEY_RAN_OUT, *since),
        BenefitRefusal::KeyRedeemed { until, .. } => dated(KEY_REDEEMED, *until),
        BenefitRefusal::NoSeatLeft { seats, .. } => counted(NO_SEAT, *seats),
        BenefitRefusal::NotAnActiveUser { .. } => words.say(NOT_ACTIVE),
        BenefitRefusal::SeatHeld { .. } => words.say(SEAT_HELD),
        BenefitRefusal::SeatNotHeld { .. } => words.say(SEAT_NOT_HELD),
        BenefitRefusal::NoSeatKey { to_sell, .. } => counted(NO_SEAT_KEY, *to_sell),
        BenefitRefusal::SeatKeyEarned { on, from: Some(from), .. } => {
            let (date, from) = (words.date(*on), words.date(*from));
            words.fill(SEAT_KEY_EARNED_FROM, &[("date", &date), ("from", &from)])
        }
        BenefitRefusal::SeatKeyEarned { on, from: None, goes_on: true, .. } => {
            dated(SEAT_KEY_EARNED_AGAIN, *on)
        }
        BenefitRefusal::SeatKeyEarned { on, from: None, goes_on: false, .. } => dated(SEAT_KEY_EARNED, *on),
        BenefitRefusal::SeatsAtMost { most, .. } => counted(SEATS_AT_MOST, *most),
        BenefitRefusal::SeatKeyTooLarge { seats, key, most } => {
            let [seats, key, most] = [seats, key, most].map(|n| words.number((*n).into()));
            words.fill(KEY_TOO_LARGE, &[("seats", &seats), ("key", &key), ("most", &most)])
        }
        BenefitRefusal::NothingToEarn { .. } => words.say(NOTHING_TO_EARN),
        BenefitRefusal::UsedUp { next: Some(next), .. } => dated(USED_UP_UNTIL, *next),
        BenefitRefusal::UsedUp { next: None, .. } => words.say(USED_UP),
        BenefitRefusal::CreditTooSmall { left, next, .. } => {
            let amount = words.money(*left);
            match next {
                Some(next) => words.fill(CREDIT_UNTIL, &[("amount", &amount), ("date", &words.date(*next))]),
                None => words.fill(CREDIT, &[("amount", &amount)]),
            }
        }
        BenefitRefusal::CreditBeyondMonth { left, monthly } => {
            let (left, monthly) = (words.money(*left), words.money(*monthly));
            words.fill(CREDIT_BEYOND, &[("amount", &left), ("monthly", &monthly)])
        }
        BenefitRefusal::NotPositive => words.say(NOT_POSITIVE),
    }
}
