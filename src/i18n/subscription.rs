//! The details of a purchased offer, and its receipt.

texts! {
    LEAD: "Bought on {date}.", "购买于{date}。";
    FACTS: "Subscription", "订阅";
    RENEWAL_SECTION: "Renewal and payment", "续订与付款";
    PAYMENT: "Payment", "付款";
    PAYMENT_CLEAR: "Nothing is owed", "没有欠款";
    PAYMENT_DECLINED: "Declined on {date}: {reason}", "{date}扣款被拒绝：{reason}";
    PAID_WITH: "Renewals are charged to", "续订扣款方式";
    NEXT_CHARGE: "Next charge", "下次扣款";
    NONE: "None", "无";
    EXPIRES: "Expires", "到期日";
    ACTIONS: "Actions", "操作";
    TURN_OFF: "Turn off automatic renewal", "关闭自动续订";
    TURN_OFF_TITLE: "Turn off automatic renewal?", "关闭自动续订？";
    TURN_OFF_ONE_WAY: "You can't turn it back on until you renew the subscription again.", "关闭后，只有再次续订才能重新开启。";
    TURN_OFF_EXPIRES: "Your subscription then expires on {date}. Until then everything stays as it is.", "您的订阅将于{date}到期，在此之前一切不变。";
    TURN_OFF_REMINDERS: "We will remind you before it expires.", "到期之前我们会提醒您续订。";
    KEEP_ON: "Keep it on", "保持开启";
    TURNED_OFF: "Automatic renewal is off. The subscription expires on {date}.", "自动续订已关闭。订阅将于{date}到期。";
    RENEW: "Renew subscriptions", "续订";
    CANCEL: "How to cancel", "如何取消";
    CANCEL_TEXT: "Only Partner Center Support cancels a subscription. If you just don't want another year, turning off automatic renewal is enough.", "只有合作伙伴中心支持团队可以取消订阅。如果只是不想续下一年，关闭自动续订即可。";
    TERMS: "Paid years", "已付费年度";
    ORDER: "Order", "订单";
    RECEIPT: "Receipt", "收据";
    INVOICE: "Invoice", "发票";
    CREDIT_NOTE: "Credit note", "贷项通知单";
    REFUNDED: "Refunded", "已退款";
    FROM_DESK: "From", "开具方";
    ISSUED: "Issued", "开具日期";
    PERIOD: "Billing period", "计费周期";
    BILLED_TO: "Billed to", "账单抬头";
    PAID: "Paid", "已付";
    PRINT: "Print", "打印";
    SIMULATED: "Simulated document from Memberdesk. Not a tax document; nothing was really charged.", "Memberdesk 模拟单据。不是税务凭证，未真实扣款。";
    CONTENTS: "What it contains", "包含内容";
}
