//! What members were written, each in one sentence.

texts! {
    EXPIRES_SOON: "Reminder: {offer} expires on {date} unless it is renewed.", "提醒：如不续订，{offer}将于{date}到期。";
    CHARGE_SOON: "Reminder: {amount} will be charged for {offer} on {date}.", "提醒：{date}将为{offer}扣款 {amount}。";
    CARD_FAILS_SOON: "Warning: the card for {offer} can’t be charged on {date}.", "警告：{offer}的付款卡在{date}将无法付款。";
    RENEW_SOON: "Reminder: {offer} has expired and can be renewed until {date}.", "提醒：{offer}已到期，可续订至{date}。";
    RENEWED: "{offer} was renewed. Its next anniversary is {date}.", "{offer}已续订，下一周年日为{date}。";
    RENEWAL_DECLINED: "The charge for {offer} was declined. The last day to pay it is {date}.", "{offer}扣款被拒绝，可付款至{date}。";
    RENEWAL_TRIED_AGAIN: "The charge for {offer} was declined and is tried again on {date}.", "{offer}扣款被拒绝，将于{date}再次尝试。";
    AT_RISK: "{area} ({grade}) is at risk. If its requirements stay unmet, it is lost on {date}.", "{area}（{grade}）存在风险，如仍不满足要求，将于{date}失去。";
    LOST: "{area} ({grade}) was lost.", "已失去{area}（{grade}）。";
    FEE_ENDED: "{offer} ended and was not charged.", "{offer}已结束，未扣款。";
    STARTED: "{offer} is active now.", "{offer}已生效。";
    EXPIRED: "{offer} has expired. It can be renewed until {date}.", "{offer}已到期，可续订至{date}。";
    GRACE_ENDED: "{offer} can no longer be renewed.", "{offer}续订已截止。";
    ENDED: "{offer} has ended.", "{offer}已结束。";
    TRANSFER_AWAITED: "Order {number} is waiting for a bank transfer and expires on {date} without it.", "订单 {number} 等待银行转账，如未到账将于{date}失效。";
    TRANSFER_ARRIVED: "The transfer for order {number} arrived. What it pays for starts on {date}.", "订单 {number} 的转账已到账，所购内容于{date}生效。";
    ORDER_EXPIRED: "Order {number} ended unpaid. Don’t transfer money for it any more.", "订单 {number} 未付款即已终止，请勿再为其转账。";
    CANCELLED: "{offer} was cancelled and ends on {date}.", "{offer}已取消，于{date}结束。";
    CANCELLED_REFUNDED: "{offer} was cancelled and ends on {date}. {amount} was refunded.", "{offer}已取消，于{date}结束，已退款 {amount}。";
    REQUEST_ACKNOWLEDGED: "Support acknowledged service request {number}.", "支持团队已确认收到服务请求 {number}。";
    REQUEST_ANSWERED: "Support answered service request {number}.", "支持团队已答复服务请求 {number}。";
    REQUEST_NEEDS_MEMBER: "Support is waiting for your answer to service request {number}. Without one it closes on {date}.", "支持团队正在等待您对服务请求 {number} 的答复。如未答复，将于{date}关闭。";
    REQUEST_DECIDED: "Support decided service request {number}.", "支持团队已对服务请求 {number} 作出决定。";
    REQUEST_CLOSED: "Service request {number} was closed. It can be opened again until {date}.", "服务请求 {number} 已关闭，可重新打开至{date}。";
}
