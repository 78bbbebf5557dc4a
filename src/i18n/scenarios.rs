//! The ready-made companies: what each is called, and what there is to see in it.

texts! {
    NETWORK_MEMBER: "Network member", "网络会员";
    NETWORK_MEMBER_TEXT: "Joined three days ago and has bought nothing yet.", "三天前加入，尚未购买任何方案。";
    FRESH_ACTION_PACK: "New Action Pack", "新购 Action Pack";
    FRESH_ACTION_PACK_TEXT: "Bought today: benefits are waiting to be activated, and the fee can still be refunded.", "今天购买：权益等待激活，费用仍可退款。";
    RENEWAL_SOON: "Renewal in 30 days", "30 天后续订";
    RENEWAL_SOON_TEXT: "Benefits are in use, and the card will be charged in 30 days.", "权益正在使用，30 天后将从卡中扣款。";
    RENEWAL_OFF: "Automatic renewal off", "自动续订已关闭";
    RENEWAL_OFF_TEXT: "Runs for four more months and will expire unless it is renewed.", "还有四个月有效，若不续订将到期。";
    EXPIRED_IN_GRACE: "Expired, in the grace period", "已到期，处于宽限期";
    EXPIRED_IN_GRACE_TEXT: "Expired ten days ago. Benefits continue, and it can still be renewed.", "十天前到期。权益继续有效，仍可续订。";
    CARD_EXPIRING: "Card expires first", "付款卡先到期";
    CARD_EXPIRING_TEXT: "Will renew in 60 days, with a card that can’t pay by then.", "将在 60 天后续订，但届时付款卡已过期。";
    CHARGE_DECLINED: "Automatic charge declined", "自动扣款被拒";
    CHARGE_DECLINED_TEXT: "The charge was declined two days ago and will be tried again tomorrow.", "两天前扣款被拒，明天将再次尝试。";
    CANCELLATION_WAITING: "Cancellation waiting for Support", "取消申请等待处理";
    CANCELLATION_WAITING_TEXT: "Bought twelve days ago and asked for the fee back; Support has yet to decide.", "十二天前购买并申请退款，支持团队尚未决定。";
    SILVER_QUALIFIED: "Qualified for silver", "已符合银级要求";
    SILVER_QUALIFIED_TEXT: "Meets the requirements of one competency at silver level; the fee is yet to be paid.", "已满足一项能力认证的银级要求，尚未付费。";
    SILVER_AT_RISK: "Silver at risk", "银级存在风险";
    SILVER_AT_RISK_TEXT: "Too few customers still count. The competency is lost in six weeks unless that changes.", "有效客户数不足。如无变化，该能力认证将在六周后失去。";
    TEN_YEARS: "Ten years of history", "十年历史";
    TEN_YEARS_TEXT: "Renewals, a lapse, a question to Support, colleagues who came and went, silver, gold and a competency that was lost.", "历经续订、到期、咨询、人员变动、银级、金级，以及一项失去的能力认证。";
}
