//! Partnership > Offers, and the details of a purchased offer.

texts! {
    TITLE: "Offers", "会员方案";
    LEAD: "What your company has bought, and what it can buy.", "贵公司已购买和可以购买的方案。";
    AVAILABLE: "Available offers", "可购方案";
    PURCHASED: "Purchased offers", "已购方案";
    ENDED: "Ended offers", "已结束的方案";
    ACTION_PACK_LEAD: "A year of services, software and support for companies that build their business in the cloud.", "面向发展云业务的公司，提供为期一年的服务、软件和技术支持。";
    SILVER_LEAD: "Shows consistent capability, expertise and commitment.", "彰显稳定的能力、专业水准与投入。";
    GOLD_LEAD: "Shows best-in-class capability in one solution area.", "彰显在某一解决方案领域的顶尖能力。";
    PER_YEAR: "a year, plus tax · demo price", "每年，不含税 · 演示价格";
    SUBSCRIBE_NOW: "Subscribe now", "立即订阅";
    CONTINUE_ORDER: "Continue your order", "继续未完成的订单";
    CHARGED_AND_RENEWS: "Your card is charged when you buy, and again each year until you turn automatic renewal off.", "购买时立即扣款，此后每年自动续订，直至您关闭自动续订。";
    CHARGED: "Your card is charged when you buy.", "购买时立即扣款。";
    CARD_CHARGED_AND_RENEWS: "If you pay by card, it is charged when you buy, and again each year until you turn automatic renewal off.", "如以银行卡付款，购买时立即扣款，此后每年自动续订，直至您关闭自动续订。";
    CARD_CHARGED: "If you pay by card, it is charged when you buy.", "如以银行卡付款，购买时立即扣款。";
    UPGRADE_PRICE: "for the first year in place of silver, plus tax · demo price", "替代银级的首年费用，不含税 · 演示价格";
    PAID_FOR: "Paid for", "付费期间";
    GIVEN_BACK: "Nothing: all of it was refunded", "无，费用已全部退还";
    GIVEN_BACK_BY: "Nothing: all of it was refunded (credit {n|note|notes} {numbers})", "无，费用已全部退还（贷项通知单 {numbers}）";
    NOTHING_BOUGHT: "Nothing bought yet", "尚未购买任何方案";
    NOTHING_IN_FORCE: "Nothing is in force now", "目前没有生效的方案";
    NOTHING_BOUGHT_TEXT: "What you subscribe to appears here, with its anniversary and how it renews.", "您订阅的方案会显示在这里，并标明周年日和续订方式。";
    DETAILS: "View details", "查看详情";
    STATUS: "Status", "状态";
    RENEWAL_IS_OFF: "Off", "已关闭";
    RENEWS_NEXT: "On: next on {date}", "已开启：下次为{date}";
    RENEWS_ON: "On: each year on {day}", "已开启：每年{day}";
    RENEWAL_OFF: "Off since {date}", "已于{date}关闭";
    RENEWAL_ENDS: "None: it ends on {date}", "无：将于{date}结束";
    RENEWAL_BY_HAND: "None: you renew by hand", "无：需手动续订";
    ENDS: "Ends on {date}", "将于{date}终止";
    GRACE: "Expired, renewable until {date}", "已到期，可续订至{date}";
    PAST_DUE: "Past due, payable until {date}", "逾期未付，可付款至{date}";
    EXPIRED: "Expired on {date}", "已于{date}到期";
    CANCELLED: "Cancelled, ended on {date}", "已取消，于{date}结束";
    UPGRADED: "Replaced by gold on {date}", "已于{date}升级为金级";
    NOT_QUALIFIED: "Ended on {date}: requirements no longer met", "已于{date}结束：不再满足要求";
}
