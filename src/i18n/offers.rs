//! Partnership > Offers, and the details of a purchased offer.

texts! {
    TITLE: "Offers", "会员方案";
    LEAD: "What your company can buy, and what it has bought.", "贵公司可以购买和已经购买的方案。";
    AVAILABLE: "Available offers", "可购方案";
    PURCHASED: "Purchased offers", "已购方案";
    ENDED: "Ended offers", "已结束的方案";
    ACTION_PACK_LEAD: "A yearly subscription to services, software and support for companies that grow their practice in the cloud.", "面向云业务成长型公司的年度订阅，含服务、软件和技术支持。";
    SILVER_LEAD: "Shows consistent capability, expertise and commitment.", "体现稳定的能力、专业水平和投入。";
    GOLD_LEAD: "Shows best-in-class capability in one solution area.", "体现在某一解决方案领域的顶尖能力。";
    ANNUAL: "Annual subscription", "年度订阅";
    PER_YEAR: "a year, plus tax · demo price", "/年，税费另计 · 演示价格";
    SUBSCRIBE_NOW: "Subscribe now", "立即订阅";
    CONTINUE_ORDER: "Continue your order", "继续未完成的订单";
    CHARGED_AND_RENEWS: "Your card is charged at once. It renews each year on the day you buy, until you turn that off.", "您的卡将立即扣款，并于每年购买日自动续订，直到您关闭续订。";
    NOTHING_BOUGHT: "Nothing bought yet", "尚未购买任何方案";
    NOTHING_BOUGHT_TEXT: "What you subscribe to appears here, with its anniversary and its renewal.", "您订阅的方案会显示在这里，包括周年日和续订状态。";
    DETAILS: "View subscription details", "查看订阅详细信息";
    STATUS: "Status", "状态";
    RENEWAL: "Automatic renewal", "自动续订";
    RENEWAL_ON: "On", "已开启";
    RENEWAL_OFF: "Off since {date}", "已于 {date} 关闭";
    RENEWAL_BY_HAND: "None: you renew by hand", "无：需手动续订";
    ANNIVERSARY: "Anniversary", "周年日";
    ACTIVE: "Active", "有效";
    GRACE: "Expired, renewable until {date}", "已到期，{date} 前可续订";
    PAST_DUE: "Past due, payable until {date}", "逾期未付，{date} 前可支付";
    EXPIRED: "Expired on {date}", "已于 {date} 到期";
    CANCELLED: "Cancelled on {date}", "已于 {date} 取消";
    UPGRADED: "Replaced by gold on {date}", "已于 {date} 升级为金级";
    NOT_QUALIFIED: "Ended on {date}: requirements no longer met", "已于 {date} 结束：不再满足要求";
}
