//! The history of a thing, and what happened to a subscription, one sentence each.

texts! {
    TITLE: "History", "历史记录";
    OLDER: "Show {count} earlier {n|entry|entries}", "显示更早的 {count} 条记录";
    /// After a date.
    WHO: " · {who}", " · {who}";
    BY_ITSELF: "automatically", "系统自动";
    BOUGHT: "Bought; first anniversary {date}", "已购买，首个周年日为{date}";
    RENEWED: "Renewed; next anniversary {date}", "已续订，下一周年日为{date}";
    TURNED_OFF: "Automatic renewal turned off; expires on {date}", "已关闭自动续订，将于{date}到期";
    DECLINED: "Automatic charge declined: {reason}", "自动扣款被拒绝：{reason}";
    CARD_SET: "Renewals charged to {card} from now on", "此后续订从{card}扣款";
    EXPIRED: "Expired; renewable until {date}", "已到期，可续订至{date}";
    GRACE_ENDED: "The grace period is over, and the benefits have ended", "宽限期结束，权益终止";
    CANCELLED: "Cancelled, ends on {date}", "已取消，于{date}结束";
    UPGRADED: "Gold took its place", "由金级取代";
    LAPSED: "Ended, because no competency met the requirements any more", "已结束：不再有能力认证满足要求";
    ENDED: "Ended", "已结束";
    REFUNDED: "{amount} refunded by credit note {number}", "已退款 {amount}，贷项通知单 {number}";
    REMINDED: "Reminder sent", "已发送提醒";
}
