//! Service requests as the member sees them: the lists, one request, and its conversation.

use super::Text;
use crate::domain::request_entry::{ProblemType, Severity, Wanted};
use crate::domain::support_request::{Closing, Shelf};
use crate::domain::user::Language;

texts! {
    TITLE: "Partner Center requests", "合作伙伴中心请求";
    LEAD: "What your company has asked Partner Center Support, and who answers next.", "贵公司向合作伙伴中心支持团队提交的请求，以及下一步由谁处理。";
    LEAD_OWN: "What you have asked Partner Center Support, and who answers next. Your role shows you your own requests.", "您向合作伙伴中心支持团队提交的请求，以及下一步由谁处理。您的角色只能查看自己的请求。";
    LEAD_BILLING: "Your own requests and those about invoices and payments: your role shows you these.", "您自己的请求，以及与发票和付款有关的请求：您的角色可查看这些内容。";
    REPORT: "Report problems with Partner Center", "报告合作伙伴中心问题";
    VIEWS: "Requests by status", "按状态查看请求";
    VIEW_ALL: "All", "全部";
    OPEN: "Open", "处理中";
    ATTENTION_NEEDED: "Attention needed", "需要处理";
    CLOSED: "Closed", "已关闭";
    CAPTION: "Requests, latest first", "请求（最新在前）";
    COLUMN_REQUEST: "Request", "请求";
    COLUMN_STATUS: "Status", "状态";
    COLUMN_NEXT: "What happens next", "下一步";
    COLUMN_CHANGED: "Last changed", "最近更新";
    COLUMN_BY: "By", "提交人";
    NEXT_DESK: "Partner Center Support answers next", "等待合作伙伴中心支持团队答复";
    NEXT_DESK_ON: "The automatic desk acts on {date}", "自动服务台将于{date}处理";
    NEXT_MEMBER: "Waiting for the company’s answer; closes on {date} without one", "等待公司答复，如未答复将于{date}自动关闭";
    NEXT_REOPEN: "Can be opened again until {date}", "可重新打开至{date}";
    NEXT_NOTHING: "It stays closed", "保持关闭";
    EMPTY_TITLE: "No requests yet", "尚无请求";
    EMPTY_TEXT: "To ask Support something, or to cancel a subscription, report the problem. Your request then appears here with its answers.", "如需咨询支持团队或取消订阅，请报告问题。提交后，请求及其答复会显示在这里。";
    NONE_OPEN: "No request is waiting for Support", "没有等待支持团队答复的请求";
    NONE_ATTENTION: "No request is waiting for you", "没有需要您处理的请求";
    NONE_CLOSED: "No request is closed", "没有已关闭的请求";
    NONE_HERE: "View all requests to see the others.", "可在“全部”中查看其他请求。";
    ALL_REQUESTS: "View all requests", "查看全部请求";

    REPORT_LEAD: "Support answers questions about your membership, and is the only way to cancel a subscription.", "支持团队解答会员相关问题，取消订阅也只能通过支持团队。";
    REPORT_LEAD_ALONE: "Support answers questions about your membership, and decides on a cancellation where you can’t cancel by yourself.", "支持团队解答会员相关问题；您无法自行取消订阅时，由支持团队决定是否取消。";
    NEW_REQUEST: "New request", "新建请求";
    WRITE: "Write to Support", "联系支持团队";
    WRITE_TEXT: "Choose the type of problem, say what you need, and submit. You get a number by which you can follow the request.", "选择问题类型，说明您的需求并提交。您会得到一个请求编号，可随时跟进。";
    CANCELLING: "Cancelling a subscription is a request, too: choose the type “{type}”.", "取消订阅同样需要提交请求，请选择类型“{type}”。";
    CANCELLING_ALONE: "While the full refund is open and the year was paid by card, you can cancel a subscription by yourself, on its page. After that it is a request: choose the type “{type}”.", "在可全额退款期间且以银行卡付款时，您可以在订阅页面自行取消；此后需要提交请求，请选择类型“{type}”。";
    BY_YOURSELF: "What you can do by yourself, at once", "可以自行立即处理的事项";
    STOP_RENEWING: "Stop renewing each year", "停止每年续订";
    STOP_RENEWING_TEXT: "Turn off automatic renewal, and the subscription ends by itself.", "关闭自动续订，订阅到期后自动结束。";
    PAY_OTHERWISE: "Pay in another way", "更换付款方式";
    PAY_OTHERWISE_TEXT: "Add or change cards, and choose the one that renewals are charged to.", "添加或更换银行卡，并选择续订使用的卡。";
    PAY_OTHERWISE_BY_HAND_TEXT: "Add or change cards, and choose one whenever you buy or renew.", "添加或更换银行卡，购买或续订时选择使用。";
    INVOICES: "Find an invoice or a credit note", "查找发票或贷项通知单";
    INVOICES_TEXT: "Every document can be looked at, printed and saved.", "所有单据均可查看、打印和保存。";
    PROFILE: "Correct your company’s data", "更正公司资料";
    PROFILE_TEXT: "Name, address, contact and VAT ID.", "名称、地址、联系人和增值税号。";
    YOUR_REQUESTS: "Requests under way", "处理中的请求";
    CHECK_STATUS: "View your requests", "查看您的请求";
    CHECK_STATUS_TEXT: "{n} {n|request is|requests are} not closed yet.", "{n} 个请求尚未关闭。";

    MESSAGES: "Messages", "消息";
    ABOUT: "Request", "请求";
    NUMBER: "Number", "编号";
    TYPE: "Type of problem", "问题类型";
    SEVERITY: "Severity", "严重程度";
    CREATED: "Created", "创建日期";
    CLOSED_ON: "Closed", "关闭日期";
    SUBSCRIPTION: "Subscription", "订阅";
    WANTED: "What is wanted", "诉求";
    CONTACT: "Contact", "联系人";
    LANGUAGE: "Preferred language", "首选语言";
    MOMENT: "{date}, {time}", "{date} {time}";
    CRITICAL: "Critical", "严重";
    MODERATE: "Moderate", "中等";
    MINIMAL: "Minimal", "轻微";
    CRITICAL_TEXT: "Work is at a standstill", "工作完全停滞";
    MODERATE_TEXT: "Work is hindered", "工作受到影响";
    MINIMAL_TEXT: "Work continues", "工作照常进行";
    ENGLISH: "English", "英语";
    CHINESE: "Simplified Chinese", "简体中文";
    REFUND: "End it now and refund the fee", "立即终止并退款";
    AT_TERM_END: "End it when the paid year is over", "付费年度结束时终止";

    BILLING: "Help with partner invoice, payment, or reconciliation file", "合作伙伴发票、付款或对帐文件帮助";
    MY_PROFILE: "Cannot manage my profile", "无法管理我的资料";
    CUSTOMERS: "Adding or managing customers", "添加或管理客户";
    TAX_EXEMPTION: "Tax exemption request", "免税申请";
    WITHHOLDING_TAX: "Withholding tax", "预扣税";
    BENEFITS: "Benefits or product keys", "权益或产品密钥";
    MEMBERSHIP: "Competency or membership status", "能力认证或会员状态";
    OTHER: "Something else", "其他";

    SUBMITTED_TITLE: "Submitted. Your number is {number}", "已提交，编号为 {number}";
    SUBMITTED: "A support agent will answer {name} in {language}, in the messages below. You’ll find this request under Service requests > Partner Center requests > Open.", "支持人员将在下方消息中以{language}答复{name}。您可以在“服务请求 > 合作伙伴中心请求 > 处理中”中找到此请求。";
    SUBMITTED_AUTOMATIC: "The automatic desk has received the request, and decides on {date} by the published conditions. You’ll find this request under Service requests > Partner Center requests > Open.", "自动服务台已收到请求，将于{date}按公布的条件作出决定。您可以在“服务请求 > 合作伙伴中心请求 > 处理中”中找到此请求。";
    SUBMITTED_GUIDED: "The automatic desk has received the request, and on {date} names the page on which such matters are settled. You’ll find this request under Service requests > Partner Center requests > Open.", "自动服务台已收到请求，将于{date}告知可在哪个页面处理此类事项。您可以在“服务请求 > 合作伙伴中心请求 > 处理中”中找到此请求。";
    SUBMITTED_TOLD: "Request {number} was submitted.", "请求 {number} 已提交。";
    ATTENTION_TITLE: "Support is waiting for your answer", "支持团队正在等待您的答复";
    ATTENTION: "Answer before {date}. On that day the request closes by itself; you can open it again for {n} more {n|day|days}.", "请在{date}之前答复。请求将于当天自动关闭，此后 {n} 天内仍可重新打开。";
    GRANTED_NOW: "Cancelled", "已取消";
    GRANTED_NOW_TEXT: "The subscription ended on {date}.", "订阅已于{date}结束。";
    GRANTED_NOW_REFUND_TEXT: "The subscription ended on {date}, and {amount} was refunded.", "订阅已于{date}结束，已退款 {amount}。";
    GRANTED_END: "Ends with the paid year", "随付费年度结束";
    GRANTED_END_REFUND_TEXT: "The subscription ends on {date}. Until then everything stays as it is. {amount}, paid for the time after it, was refunded.", "订阅将于{date}结束，在此之前一切不变。为此后期间支付的 {amount} 已退还。";
    GRANTED_END_TEXT: "The subscription ends on {date}. Until then everything stays as it is, and nothing more is charged.", "订阅将于{date}结束。在此之前一切不变，也不会再扣款。";
    REJECTED: "The cancellation was rejected", "取消申请未获批准";
    REJECTED_TEXT: "The subscription continues as before. If you disagree, open the request again until {date} and say why.", "订阅照常继续。如有异议，请最迟于{date}重新打开此请求并说明理由。";
    REJECTED_FOR_GOOD: "The subscription continues as before. You can write a new request.", "订阅照常继续。您可以新建请求。";
    REJECTED_ENDS: "The end of the subscription was decided since: it ends on {date}.", "此后已决定结束订阅：将于{date}结束。";
    LOOK_AT_SUBSCRIPTION: "View the subscription", "查看订阅";

    SUPPORT: "Partner Center Support", "合作伙伴中心支持团队";
    SUPPORT_AGENT: "Support agent", "支持人员";
    AUTOMATIC: "Automatic", "自动";
    SOMEBODY: "A person who was removed", "已移除的用户";
    ACKNOWLEDGED: "Support has received your request.", "支持团队已收到您的请求。";
    ASKS: "Asks for information", "请求补充信息";
    GUIDED: "This is settled on another page:", "此事项可在以下页面处理：";
    DECIDED: "Decision", "决定";
    DECIDED_NOW: "The subscription ended on {date}. Nothing is refunded.", "订阅已于{date}结束，不予退款。";
    DECIDED_NOW_REFUND: "The subscription ended on {date}. {amount} is refunded the way it was paid.", "订阅已于{date}结束。{amount} 将按原付款方式退回。";
    DECIDED_END_REFUND: "The subscription ends on {date}. Until then everything stays as it is. {amount}, paid for the time after it, is refunded the way it was paid.", "订阅将于{date}结束，在此之前一切不变。为此后期间支付的 {amount} 将按原付款方式退回。";
    DECIDED_END: "The subscription ends on {date}. Until then everything stays as it is. Nothing is refunded, and nothing more is charged.", "订阅将于{date}结束，在此之前一切不变。不予退款，也不会再扣款。";
    DECIDED_REJECTED: "The cancellation is rejected.", "取消申请未获批准。";
    CONDITIONS_FAIL: "The conditions of a refund do not hold: {reasons}.", "不符合退款条件：{reasons}。";
    CREDIT_NOTE: "Credit note {number}", "贷项通知单 {number}";
    WITHDRAWN: "Closed the request.", "关闭了请求。";
    ANSWERED: "Closed the request as answered.", "已答复并关闭请求。";
    NO_REPLY: "Closed because no answer came in time.", "因未及时收到答复而关闭。";
    REOPENED: "Opened the request again", "重新打开了请求";

    ANSWER_TITLE: "Add information", "补充信息";
    ANSWER: "Your message", "您的消息";
    ANSWER_ASKED: "Your answer", "您的答复";
    SEND: "Send", "发送";
    SENT: "Your message was added.", "消息已发送。";
    SENT_ANSWER: "Your answer was sent. Support acts next.", "答复已发送，接下来由支持团队处理。";
    DRAFT_KEPT: "What you type is kept in this browser until you send it.", "输入的内容会保存在此浏览器中，直到发送。";
    REOPEN_TITLE: "Open it again", "重新打开";
    REOPEN: "Open the request again", "重新打开请求";
    REOPEN_WHY: "Why you open it again", "重新打开的原因";
    REOPEN_HINT: "Possible until {date}.", "可重新打开至{date}。";
    REOPENED_TOLD: "The request is open again. Support acts next.", "请求已重新打开，接下来由支持团队处理。";
    ACTIONS: "Actions", "操作";
    CLOSE: "Close the request", "关闭请求";
    CLOSE_TITLE: "Close this request?", "关闭此请求？";
    CLOSE_TEXT: "Support then stops working on it. Nothing else changes.", "支持团队将停止处理，其他一切不变。";
    CLOSE_CANCELLATION: "You withdraw the cancellation: the subscription continues as it is.", "您将撤回取消申请，订阅照常继续。";
    CLOSE_REOPEN: "You can open it again for {n} {n|day|days}.", "此后 {n} 天内可以重新打开。";
    KEEP_OPEN: "Keep it open", "暂不关闭";
    CLOSED_TOLD: "The request is closed.", "请求已关闭。";
    AT_THE_DESK: "Answer it at the desk", "在服务台答复";
    ATTACHMENTS: "Attachments", "附件";
    ATTACHMENTS_HINT: "Up to {n} files. Only their names and sizes are kept; the files stay with you and are sent nowhere.", "最多 {n} 个文件。只记录文件名和大小；文件本身留在您的设备上，不会发送到任何地方。";
    TAKE_OFF: "Remove {name}", "移除{name}";
    SIZED: "{name} ({size})", "{name}（{size}）";
    BYTES: "{n} B", "{n} B";
    KILOBYTES: "{n} kB", "{n} kB";
    MEGABYTES: "{n} MB", "{n} MB";
}

/// The name of a type of problem (statement 170).
pub fn problem_type(problem: ProblemType) -> Text {
    match problem {
        ProblemType::Billing => BILLING,
        ProblemType::Profile => MY_PROFILE,
        ProblemType::Customers => CUSTOMERS,
        ProblemType::TaxExemption => TAX_EXEMPTION,
        ProblemType::WithholdingTax => WITHHOLDING_TAX,
        ProblemType::Benefits => BENEFITS,
        ProblemType::Membership => MEMBERSHIP,
        ProblemType::Other => OTHER,
    }
}

/// What a severity is called, and what it means.
pub fn severity(severity: Severity) -> (Text, Text) {
    match severity {
        Severity::Critical => (CRITICAL, CRITICAL_TEXT),
        Severity::Moderate => (MODERATE, MODERATE_TEXT),
        Severity::Minimal => (MINIMAL, MINIMAL_TEXT),
    }
}

/// The number of a request in groups of three, as it is read aloud.
pub fn number(number: &str) -> String {
    let groups: Vec<String> =
        number.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(" ")
}

/// The status of the requests in a list, which is also what is selected to see them (statement 173).
pub fn status(shelf: Shelf) -> Text {
    match shelf {
        Shelf::Open => OPEN,
        Shelf::AttentionNeeded => ATTENTION_NEEDED,
        Shelf::Closed => CLOSED,
    }
}

/// The name of a list of requests.
pub fn shelf(shelf: Shelf) -> Text {
    match shelf {
        Shelf::Open => OPEN,
        Shelf::AttentionNeeded => ATTENTION_NEEDED,
        Shelf::Closed => CLOSED,
    }
}

/// What a member wants of a cancellation.
pub fn wanted(wanted: Wanted) -> Text {
    match wanted {
        Wanted::Refund => REFUND,
        Wanted::AtTermEnd => AT_TERM_END,
    }
}

/// The name of a language.
pub fn language(language: Language) -> Text {
    match language {
        Language::English => ENGLISH,
        Language::SimplifiedChinese => CHINESE,
    }
}

/// How a request was closed, as something that somebody did.
pub fn closing(closing: Closing) -> Text {
    match closing {
        Closing::Withdrawn => WITHDRAWN,
        Closing::Answered | Closing::Decided => ANSWERED,
        Closing::NoReply => NO_REPLY,
    }
}
