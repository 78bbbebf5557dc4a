//! What time has done by itself, as sentences.

texts! {
    STARTED: "{offer} started. Its first anniversary is {date}.", "{offer}已生效，首个周年日为{date}。";
    CHARGED: "{amount} was charged to {card} for {offer}.", "已从{card}扣款 {amount}，用于{offer}。";
    RENEWED: "{offer} was renewed. Its next anniversary is {date}.", "{offer}已续订，下一周年日为{date}。";
    DECLINED: "The charge for {offer} was declined. {reason}", "{offer}扣款被拒绝。{reason}";
    EXPIRED: "{offer} expired. It can be renewed until {date}.", "{offer}已到期，可续订至{date}。";
    GRACE_ENDED: "{offer} can no longer be renewed, and its benefits ended.", "{offer}续订已截止，权益终止。";
    ENDED: "{offer} ended.", "{offer}已结束。";
    LAPSED: "{offer} ended, because no competency met its requirements any more.", "由于不再有能力认证满足要求，{offer}已结束。";
    REMINDED_EXPIRY: "A reminder was sent: {offer} expires on {date}.", "已发送提醒：{offer}将于{date}到期。";
    REMINDED_CHARGE: "A reminder was sent: {amount} will be charged for {offer} on {date}.", "已发送提醒：{date}将为{offer}扣款 {amount}。";
    REMINDED_CARD: "A warning was sent: the card for {offer} can’t be charged on {date}.", "已发送警告：{offer}的付款卡在{date}将无法付款。";
    REMINDED_RENEW: "A reminder was sent: {offer} can be renewed until {date}.", "已发送提醒：{offer}可续订至{date}。";
    CREDIT: "{amount} of Microsoft Azure credit arrived.", "{amount} Microsoft Azure 额度已到账。";
    CREDIT_LAPSED: "{amount} of Microsoft Azure credit arrived; {lapsed} of the month before lapsed.", "{amount} Microsoft Azure 额度已到账；上月剩余的 {lapsed} 已失效。";
    ORDER_EXPIRED: "Order {number} expired unpaid.", "订单 {number} 因未付款而失效。";
    AT_RISK: "{area} ({grade}) is at risk: its requirements are no longer met.", "{area}（{grade}）存在风险：已不满足要求。";
    ATTAINED: "{area} was attained at {grade} level.", "已取得{area}（{grade}）。";
    RESTORED: "{area} ({grade}) is no longer at risk.", "{area}（{grade}）的风险已解除。";
    LOST: "{area} ({grade}) was lost.", "已失去{area}（{grade}）。";
    REQUEST_SEEN: "Support acknowledged service request {number}.", "支持团队已确认收到服务请求 {number}。";
    REQUEST_ANSWERED: "Support answered service request {number}.", "支持团队已答复服务请求 {number}。";
    REQUEST_DECIDED: "Support decided service request {number}.", "支持团队已对服务请求 {number} 作出决定。";
    REQUEST_CLOSED: "Service request {number} was closed.", "服务请求 {number} 已关闭。";
}
