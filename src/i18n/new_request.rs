//! The form of a new request, and what may serve better than sending it.

use super::Text;
use crate::domain::request_entry::ProblemType;

texts! {
    LEAD: "Say what you need. Support answers here and by e-mail.", "请说明您的需求。支持团队会在此处答复，并发送电子邮件。";
    LEAD_CANCEL: "This asks Support to cancel your {what}. What we know is filled in already.", "此请求用于申请取消{what}。已知内容已为您填好。";
    CHOOSE: "Choose…", "请选择…";
    TYPE_HINT: "To cancel a subscription, choose “{type}”. The last three types are Memberdesk’s own.", "如需取消订阅，请选择“{type}”。最后三个类型为 Memberdesk 自有。";
    MATTER: "What is it about?", "关于什么？";
    MATTER_CANCEL: "Cancel {what}", "取消{what}";
    MATTER_CANCEL_UNTIL: "{what}: {date}", "{what}：{date}";
    MATTER_OTHER: "Another question about invoices or payments", "有关发票或付款的其他问题";
    WANTED: "What do you want?", "您希望如何处理？";
    REFUND_POSSIBLE: "It ends as soon as Support decides. The conditions of a full refund hold until {date}: {amount} would be refunded.", "支持团队作出决定后立即终止。截至{date}符合全额退款条件，可退 {amount}。";
    REFUND_ASKED: "It ends as soon as Support decides. The conditions of a full refund hold today: {amount} is refunded unless a benefit is activated or a product key shown before the decision.", "支持团队作出决定后立即终止。今天符合全额退款条件：将退还 {amount}，但在作出决定前激活权益或显示产品密钥将失去退款资格。";
    REFUND_OF_RENEWAL_NAME: "End it and refund the renewal", "终止并退还续订费用";
    REFUND_OF_RENEWAL: "The paid time up to {ends} stays, and it ends on that day. The conditions of a full refund of what was paid for the time after it hold until {date}: {amount} would be refunded.", "{ends}之前已付费的时间不变，订阅于该日终止。截至{date}符合条件，可全额退还为此后期间支付的 {amount}。";
    REFUND_OF_RENEWAL_ASKED: "The paid time up to {ends} stays, and it ends on that day. The conditions of a full refund of what was paid for the time after it hold today: {amount} is refunded unless a benefit is activated or a product key shown before the decision.", "{ends}之前已付费的时间不变，订阅于该日终止。今天符合条件，可全额退还为此后期间支付的费用：将退还 {amount}，但在作出决定前激活权益或显示产品密钥将失去退款资格。";
    REFUND_IMPOSSIBLE: "It ends as soon as Support decides, or Support rejects. Nothing can be refunded ({reasons}).", "支持团队作出决定后立即终止，也可能不予批准。无法退款（{reasons}）。";
    REFUND_DOUBTFUL: "It ends as soon as Support decides. The conditions of a full refund do not hold ({reasons}); Support may refund a part, or reject.", "支持团队作出决定后立即终止。不符合全额退款条件（{reasons}）；支持团队可能退还部分费用，也可能不予批准。";
    REFUND_REJECTED: "The automatic desk rejects this: the conditions of a full refund do not hold ({reasons}). Choose “{other}” instead.", "自动服务台将不予批准：不符合全额退款条件（{reasons}）。请改选“{other}”。";
    END_HINT: "Once Support agrees, everything stays as it is until {date}. Nothing is refunded, and nothing more is charged.", "支持团队同意后，{date}之前一切不变。不予退款，也不会再扣款。";
    END_NOW_HINT: "The paid year is over, so it ends as soon as Support agrees. Nothing is refunded. Without a request, benefits continue until {date}.", "付费年度已结束，支持团队同意后立即终止，不予退款。如不提交请求，权益延续至{date}。";
    TITLE_CANCEL: "Cancel {what}", "取消{what}";
    DESCRIPTION_HINT: "What happened, what you expected, and what should be different. Never write a card number.", "请说明发生了什么、您的期望以及希望如何改变。切勿填写银行卡号。";
    DESCRIPTION_CANCEL_HINT: "Why you want to cancel, and anything Support should know. Never write a card number.", "请说明取消的原因，以及支持团队需要了解的情况。切勿填写银行卡号。";
    YOUR_CONTACT: "Whom should Support contact?", "支持团队应联系谁？";
    LANGUAGE_HINT: "In which Support writes to this person.", "支持团队将以此语言联系。";
    SEVERITY: "Severity", "严重程度";
    SUBMIT: "Submit", "提交";
    CANCEL: "Cancel", "取消";
    DRAFT_KEPT: "Your draft is kept in this browser until you submit it. Cancel leaves it as it is.", "草稿会保存在此浏览器中，直到提交。选择“取消”离开时草稿不变。";
    START_OVER: "Clear the form", "清空表单";
    CLEARED: "The form is as it was at first.", "表单已恢复为初始状态。";

    INSTEAD: "Before you write: this may serve you better", "提交之前：以下方式可能更适合您";
    TURN_OFF: "Turn off automatic renewal instead", "改为关闭自动续订";
    TURN_OFF_TEXT: "You keep everything until {date}, and nothing is charged then. It takes effect at once and needs no request. You can’t turn it back on until you renew.", "{date}之前一切照常，届时不再扣款。立即生效，无需提交请求。关闭后，只有再次续订才能重新开启。";
    LET_EXPIRE: "You don’t need to do anything", "您无需任何操作";
    LET_EXPIRE_TEXT: "The subscription does not renew: it ends by itself on {date}, and nothing more is charged.", "此订阅不会自动续订：将于{date}自动结束，不会再扣款。";
    OPEN_REQUEST: "This has been requested already", "已有取消请求";
    OPEN_REQUEST_TEXT: "A request to cancel this subscription is under way. Add to it instead of writing another one.", "取消此订阅的请求正在处理中。请在该请求中补充信息，无需重复提交。";
    LOOK_AT_REQUEST: "View the request", "查看请求";
    CANCEL_ALONE: "Cancel it yourself", "自行取消";
    CANCEL_ALONE_TEXT: "Under the rules of this account you can cancel without a request and get {amount} back.", "按照此帐户的规则，您可以自行取消并获得 {amount} 退款，无需提交请求。";
    CANCEL_ALONE_TITLE: "Cancel this subscription now?", "立即取消此订阅？";
    CANCEL_ALONE_CONFIRM: "{amount} is refunded the way it was paid.", "{amount} 将按原付款方式退回。";
    KEEP: "Keep the subscription", "保留订阅";
    CANCELLED: "The subscription is cancelled, and {amount} is refunded.", "订阅已取消，已退款 {amount}。";
    PASS_OVER: "No, continue with the request", "不，继续填写请求";
    GUIDE: "You may be able to do this by yourself", "您或许可以自行处理";
    GUIDE_BILLING: "Invoices, credit notes and what was paid are under Invoices.", "发票、贷项通知单和付款记录都在“发票”中。";
    GUIDE_PROFILE: "You can change your company’s data under Company profile.", "公司资料可在“公司资料”中更改。";
    GUIDE_CUSTOMERS: "Seats that you sold to customers are recorded under Benefits.", "售予客户的席位在“权益”中登记。";
    GUIDE_TAX: "Enter a VAT ID under Company profile; it appears on later invoices.", "增值税号在“公司资料”中填写，会显示在之后的发票上。";
    GUIDE_BENEFITS: "Benefits are activated, and product keys shown, under Benefits.", "权益的激活和产品密钥的查看都在“权益”中。";
    GUIDE_MEMBERSHIP: "Your level and what the next one needs are under Memberships.", "您的级别和下一级别的要求都在“会员资格”中。";
    GUIDE_OTHER: "Help goes through every procedure step by step.", "“帮助”逐步说明每一项操作。";
    GO_THERE: "Go to {page}", "前往{page}";
}

/// What the page says on which a problem of a type is settled without Support.
pub fn guide(problem: ProblemType) -> Text {
    match problem {
        ProblemType::Billing | ProblemType::WithholdingTax => GUIDE_BILLING,
        ProblemType::Profile => GUIDE_PROFILE,
        ProblemType::Customers => GUIDE_CUSTOMERS,
        ProblemType::TaxExemption => GUIDE_TAX,
        ProblemType::Benefits => GUIDE_BENEFITS,
        ProblemType::Membership => GUIDE_MEMBERSHIP,
        ProblemType::Other => GUIDE_OTHER,
    }
}
