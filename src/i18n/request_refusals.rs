//! Why a service request or a cancellation is not possible, in a sentence that says what helps.

use super::refusals::and_from;
use super::{Text, Words};
use crate::domain::refund::RefundBar;
use crate::domain::request_refusal::RequestRefusal;

texts! {
    CLOSED: "This request is closed. Open it again first.", "此请求已关闭，请先重新打开。";
    CLOSED_FOR_GOOD: "This request is closed. Write a new one.", "此请求已关闭，请新建请求。";
    CLOSED_TO_DESK: "This request is closed. Only the member can open it again, until {date}.", "此请求已关闭，只有会员可以重新打开，截至{date}。";
    CLOSED_TO_DESK_FOR_GOOD: "This request is closed and can no longer be opened again.", "此请求已关闭，且无法再重新打开。";
    NOT_CLOSED: "This request is not closed. Add what you have to say to it.", "此请求尚未关闭，可直接补充信息。";
    REOPENING_OVER: "This request could be opened again until {date}. Write a new one.", "此请求可重新打开至{date}，现已过期，请新建请求。";
    ALREADY_ASKED: "A request to cancel this subscription is already open.", "已有取消此订阅的请求正在处理。";
    ASKED_AGAIN_FROM: "A new one can be written from {date}.", "自{date}起可以新建请求。";
    NOT_A_CANCELLATION: "This request does not ask to cancel anything.", "此请求不涉及取消订阅。";
    DECIDED: "This cancellation was granted and stays so.", "此取消申请已获批准，不再更改。";
    DECISION_OWED: "Decide about the cancellation before you close the request.", "请先对取消申请作出决定，再关闭请求。";
    OWED_UNTIL: "From {date} on, there is nothing left to decide.", "自{date}起无需再作决定。";
    THROUGH_SUPPORT: "To cancel this subscription, contact Partner Center Support with a request.", "若要取消此订阅，请提交请求联系合作伙伴中心支持团队。";
    NOT_ALONE: "You can’t cancel this subscription by yourself: {reasons}. Write a request instead.", "您无法自行取消此订阅：{reasons}。请提交请求。";
    NOT_PAID_BY_CARD: "You can cancel by yourself only what was paid by card. Write a request instead.", "仅以银行卡付款的订阅可自行取消。请提交请求。";
    REFUND_CONDITIONS: "The whole fee can’t be refunded: {reasons}.", "无法全额退款：{reasons}。";
    NOT_A_PART: "A partial refund is more than zero and less than {amount}.", "部分退款须大于零且小于 {amount}。";
    NOTHING_TO_REFUND: "There is nothing left to refund: every paid year is over or was refunded.", "没有可退的款项：付费年度均已结束或已退款。";
    NOTHING_PAID: "no payment is left to refund", "没有可退的付款";
    ENDED: "its end on {date} was decided already", "已决定于{date}结束";
    TOO_LATE: "the last day for that was {date}", "最后期限为{date}";
    ACTIVATED: "a benefit was activated on {date}", "已于{date}激活权益";
    KEY_SHOWN: "a product key was shown on {date}", "已于{date}查看产品密钥";
    AND: ", ", "、";
}

/// The sentence for a refusal.
pub fn reason(words: Words, refusal: &RequestRefusal) -> String {
    let because = |text: Text, bars: &[RefundBar]| words.fill(text, &[("reasons", &reasons(words, bars))]);
    match refusal {
        RequestRefusal::Closed { reopens: true, .. } => words.say(CLOSED),
        RequestRefusal::Closed { reopens: false, .. } => words.say(CLOSED_FOR_GOOD),
        RequestRefusal::ClosedToDesk { reopens_until: Some(last_day), .. } => {
            words.fill(CLOSED_TO_DESK, &[("date", &words.date(*last_day))])
        }
        RequestRefusal::ClosedToDesk { reopens_until: None, .. } => words.say(CLOSED_TO_DESK_FOR_GOOD),
        RequestRefusal::NotClosed { .. } => words.say(NOT_CLOSED),
        RequestRefusal::ReopeningOver { last_day, .. } => {
            words.fill(REOPENING_OVER, &[("date", &words.date(*last_day))])
        }
        RequestRefusal::AlreadyAsked { from, .. } => {
            and_from(words, words.say(ALREADY_ASKED), ASKED_AGAIN_FROM, *from)
        }
        RequestRefusal::NotACancellation { .. } => words.say(NOT_A_CANCELLATION),
        RequestRefusal::Decided { .. } => words.say(DECIDED),
        RequestRefusal::DecisionOwed { from, .. } => {
            and_from(words, words.say(DECISION_OWED), OWED_UNTIL, *from)
        }
        RequestRefusal::ThroughSupport { .. } => words.say(THROUGH_SUPPORT),
        RequestRefusal::NotAlone { because: bars, .. } => because(NOT_ALONE, bars),
        RequestRefusal::NotPaidByCard { .. } => words.say(NOT_PAID_BY_CARD),
        RequestRefusal::RefundConditions { because: bars, .. } => because(REFUND_CONDITIONS, bars),
        RequestRefusal::NotAPart { of } => words.fill(NOT_A_PART, &[("amount", &words.money(*of))]),
        RequestRefusal::NothingToRefund { .. } => words.say(NOTHING_TO_REFUND),
    }
}

/// The conditions of a refund that do not hold, as part of a sentence.
pub fn reasons(words: Words, bars: &[RefundBar]) -> String {
    let bars: Vec<String> = bars.iter().map(|bar| refund_bar(words, bar)).collect();
    bars.join(&words.say(AND))
}

/// A condition of a refund that does not hold, as part of a sentence.
pub fn refund_bar(words: Words, bar: &RefundBar) -> String {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    match bar {
        RefundBar::NothingPaid => words.say(NOTHING_PAID),
        RefundBar::Ended { on } => dated(ENDED, *on),
        RefundBar::TooLate { last_day } => dated(TOO_LATE, *last_day),
        RefundBar::Activated { on, .. } => dated(ACTIVATED, *on),
        RefundBar::KeyShown { on, .. } => dated(KEY_SHOWN, *on),
    }
}
