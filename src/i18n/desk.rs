//! The desk: the side on which service requests are answered and decided.

use super::Text;
use crate::domain::ruling_entry::RulingChoice;

texts! {
    TITLE: "Support desk", "支持服务台";
    LEAD: "Requests of members are answered and decided here.", "在这里答复会员的请求并作出决定。";
    AGENT_NEEDED: "Only a support agent works here", "仅支持人员可在此操作";
    AGENT_NEEDED_TEXT: "You act as {name}. In this simulation you can take the other side, and answer and decide requests yourself.", "您当前的身份是{name}。在此模拟环境中，您可以换到另一侧，亲自答复请求并作出决定。";
    ACT_AS_AGENT: "Act as the support agent", "以支持人员身份操作";
    ACTING: "You act as the support agent", "您正以支持人员身份操作";
    ACTING_TEXT: "What you write and decide here comes from Partner Center Support.", "您在此处的答复和决定均以合作伙伴中心支持团队的名义作出。";
    BACK_TO: "Back to {name}", "切换回{name}";
    QUEUE: "Waiting requests", "待处理的请求";
    CLOSED_CAPTION: "Closed requests, latest first", "已关闭的请求（最新在前）";
    AGE: "Age", "提交时间";
    AGE_DAYS: "{count} {n|day|days}", "{count} 天前";
    AGE_TODAY: "Today", "今天";
    WAITS_FOR: "Waits for", "等待";
    WAITS_DESK: "Support, since {date}", "支持团队，自{date}起";
    WAITS_MEMBER: "The member, or it closes on {date}", "会员，否则于{date}关闭";
    ASKS_FOR: "Asks for", "诉求";
    ASKS_ANSWER: "An answer", "答复";
    OUTCOME: "Outcome", "结果";
    OUTCOME_CANCELLED: "Cancelled", "已取消";
    OUTCOME_REFUNDED: "Cancelled, {amount} refunded", "已取消，退款 {amount}";
    OUTCOME_END_REFUNDED: "Ends on {date}, {amount} refunded", "于{date}结束，退款 {amount}";
    OUTCOME_END: "Ends on {date}", "于{date}结束";
    OUTCOME_REJECTED: "Rejected", "未批准";
    OUTCOME_WITHDRAWN: "Withdrawn by the member", "会员已撤回";
    OUTCOME_ANSWERED: "Answered", "已答复";
    OUTCOME_NO_REPLY: "No answer from the member", "会员未答复";
    EMPTY: "Nothing to answer", "没有待处理的请求";
    EMPTY_TEXT: "Requests that members submit appear here, the most severe first.", "会员提交的请求会显示在这里，最严重的排在最前。";
    WHO_ANSWERS: "Who answers", "由谁答复";
    BY_HAND: "A support agent", "支持人员";
    BY_HAND_TEXT: "You, on this page.", "由您在此页面答复。";
    AUTOMATICALLY: "The automatic desk", "自动服务台";
    AUTOMATICALLY_TEXT: "Confirms on the same day, and after {n} working {n|day|days} decides by the published conditions and nothing else. Move the virtual date to see it. What it does is marked as automatic.", "当天确认收到，{n} 个工作日后仅按公布的条件作出决定。调整虚拟日期即可看到效果。其操作均标记为“自动”。";
    NOW_AUTOMATIC: "The automatic desk answers from now on.", "从现在起由自动服务台答复。";
    NOW_BY_HAND: "A support agent answers from now on.", "从现在起由支持人员答复。";
    AUTOMATIC_WILL: "The automatic desk is on: it acts on {date} if you don’t.", "自动服务台已开启：如您未处理，它将于{date}处理。";

    COMPANY: "Company", "公司";
    WRITTEN_BY: "Written by", "提交人";
    BOUGHT: "Bought", "购买日期";
    STANDING: "Status", "状态";
    NEXT_CHARGE: "Next charge", "下次扣款";
    NO_CHARGE: "None", "无";
    PAID: "Paid and not refunded", "已付且未退款";
    INVOICES: "Invoices", "发票";
    ACTIVATED: "Activated benefits", "已激活的权益";
    NOTHING_ACTIVATED: "None", "无";
    ACTIVATED_ON: "{product}, {date}", "{product}，{date}";
    CONDITIONS: "Conditions of a full refund", "全额退款条件";
    CONDITIONS_HOLD: "All met", "全部满足";
    CONDITIONS_FAIL: "Not all met", "未全部满足";
    MEMBER_FACTS: "Account facts", "帐户信息";

    REPLY: "Write to the member", "联系会员";
    MESSAGE: "Message", "消息";
    MESSAGE_HINT: "In {language}, the language that the member prefers.", "请使用会员首选的语言：{language}。";
    WRITE: "Send the message", "发送消息";
    ASK: "Ask and wait for an answer", "提问并等待答复";
    ASK_TEXT: "If you ask, the member has {n} {n|day|days} to answer; after that the request closes.", "提问后，会员有 {n} 天时间答复，逾期请求将关闭。";
    WROTE: "The message was sent to the member.", "消息已发送给会员。";
    ASKED: "The question was sent. The member acts next.", "问题已发送，接下来由会员答复。";
    ACKNOWLEDGE: "Acknowledge the request", "确认已收到";
    ACKNOWLEDGED: "The member was told that the request was received.", "已告知会员请求已收到。";
    CLOSE: "Close as answered", "答复完毕并关闭";
    CLOSED: "The request is closed as answered.", "请求已答复并关闭。";

    DECIDE: "Decide about the cancellation", "决定是否取消";
    WANTS: "The member wants: {what}", "会员的诉求：{what}";
    QUESTION: "What do you decide?", "您的决定";
    FULL: "Cancel now, refund everything", "立即取消，全额退款";
    FULL_TEXT: "{amount} is refunded. The conditions hold until {date}.", "退还 {amount}。退款条件满足至{date}。";
    FULL_OF_RENEWAL_NAME: "Cancel, refund the renewal", "取消，退还续订费用";
    FULL_OF_RENEWAL: "{amount}, paid for the time after {ends}, is refunded, and access ends on that day: the time before it stays paid. The conditions hold until {date}.", "退还为{ends}起的期间支付的 {amount}，并于该日停止使用；之前的时间已付费，不受影响。退款条件满足至{date}。";
    FULL_NOT: "Not possible: {reasons}.", "不可行：{reasons}。";
    PART: "Cancel now, refund a part", "立即取消，部分退款";
    PART_TEXT: "For example the days that are left: {amount}.", "例如按剩余天数计算：{amount}。";
    PART_ANY: "You say how much.", "由您决定金额。";
    PART_NOT: "Not possible: nothing is left to refund.", "不可行：没有可退的款项。";
    NO_REFUND: "Cancel now, refund nothing", "立即取消，不退款";
    NO_REFUND_TEXT: "Access ends today; the rest of the paid year is lost.", "今天起停止使用，剩余的已付费时间作废。";
    AT_END: "Cancel at the end of the paid year", "付费年度结束时取消";
    AT_END_TEXT: "Access ends on {date}.", "将于{date}停止使用。";
    REJECT: "Reject", "不予批准";
    REJECT_TEXT: "The subscription continues. The member reads your reason and can object.", "订阅照常继续。会员会看到理由，并可提出异议。";
    AMOUNT: "How much to refund, tax included", "退款金额（含税）";
    AMOUNT_HINT: "In {currency}, more than zero and less than {most}.", "以 {currency} 为单位，大于零且小于 {most}。";
    REASON: "Reason", "理由";
    REASON_HINT: "The member reads this, in {language} if you can.", "会员会看到此内容，请尽量使用{language}。";
    ARITHMETIC: "How the amount comes about", "金额计算";
    PAID_FOR: "Invoice {number} of {date}", "发票 {number}（{date}）";
    PAID_YEARS: "Paid for years that are not over", "未结束年度的已付金额";
    DAYS_LEFT: "Days left", "剩余天数";
    DAYS_OF: "{left} of {all}", "{left} / {all}";
    UNUSED: "Falls on the days left", "剩余天数对应的金额";
    STAYS: "Stays paid", "不退还部分";
    REFUNDED: "Refunded", "退款";
    EFFECT: "What this decision does", "此决定的效果";
    EFFECT_AMOUNT: "Enter the amount to see what the decision does before you make it.", "请输入金额，先查看效果再作出决定。";
    EFFECT_CHOOSE: "Choose a decision to see what it does before you make it.", "请选择一项决定，先查看效果再作出决定。";
    EFFECT_ENDS_TODAY: "{what} ends today, {date}: no access from now on.", "{what}于今天（{date}）结束：即刻停止使用。";
    EFFECT_ENDS: "{what} ends on {date}. Until then everything stays as it is.", "{what}将于{date}结束，在此之前一切不变。";
    EFFECT_GOES_ON: "{what} continues as it is.", "{what}照常继续。";
    EFFECT_NO_CHARGE: "The charge on {date} will not be made.", "{date}的扣款不再进行。";
    EFFECT_ORDER: "The unpaid order {number} is cancelled.", "未付款的订单 {number} 将取消。";
    EFFECT_CREDIT: "Credit note {number} refunds {amount} of invoice {invoice}.", "贷项通知单 {number}：为发票 {invoice} 退还 {amount}。";
    EFFECT_NO_CREDIT: "Nothing is refunded, and no credit note is issued.", "不退款，不开具贷项通知单。";
    EFFECT_NOTICE: "Notified: {names}.", "收到通知的人员：{names}。";
    EFFECT_CLOSES: "The request closes. The member can open it again until {date}.", "请求将关闭，会员可重新打开至{date}。";
    EFFECT_FINAL: "The cancellation can’t be undone.", "取消后无法撤销。";
    DECIDE_NOW: "Decide", "作出决定";
    CONFIRM_TITLE: "Make this decision?", "确定作出此决定？";
    NOT_YET: "Not yet", "暂不";
    DECIDED: "Decided. The member has been told.", "已作出决定，并已通知会员。";
}

/// What a decision is called.
pub fn ruling(choice: RulingChoice) -> Text {
    match choice {
        RulingChoice::FullRefund => FULL,
        RulingChoice::PartRefund => PART,
        RulingChoice::NoRefund => NO_REFUND,
        RulingChoice::AtEnd => AT_END,
        RulingChoice::Reject => REJECT,
    }
}
