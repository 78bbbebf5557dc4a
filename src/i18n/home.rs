//! Home: what needs attention, and the year at a glance.

texts! {
    HELLO: "Hello, {name}", "您好，{name}";
    HELLO_AGENT: "Hello from the other side of the desk", "您好，支持人员";
    ALL_WELL: "Nothing needs your attention today.", "今天没有需要处理的事项。";
    NEEDED: "{count} {n|thing needs|things need} your attention.", "有 {count} 项需要处理。";
    ATTENTION: "Attention needed", "需要处理";
    YOUR_MEMBERSHIP: "Your membership", "您的会员资格";
    EXPIRED: "Expired", "已到期";
    PAST_DUE: "Past due", "逾期未付";
    ENDED: "Ended", "已结束";
    UNTIL_END: "Until it ends", "距结束日";
    UNTIL_EXPIRY: "Until it expires", "距到期日";
    UNTIL_LAST_DAY: "Left to renew", "可续订天数";
    EXPIRES_IN: "{offer} expires in {count} {n|day|days}", "{offer}将于 {count} 天后到期";
    EXPIRES_TODAY: "{offer} expires today", "{offer}今天到期";
    EXPIRES_TEXT: "Automatic renewal is off. Renew by {date}, and no paid day is lost.", "自动续订已关闭。请在{date}前续订，已付费的天数不会损失。";
    EXPIRES_BY_HAND_TEXT: "It does not renew by itself. Renew by {date}, and no paid day is lost.", "此订阅不会自动续订。请在{date}前续订，已付费的天数不会损失。";
    RENEWABLE_TEXT: "It does not renew by itself. It can be renewed from {from} until {date}.", "此订阅不会自动续订，可在{from}至{date}期间续订。";
    CARD_FAILS: "{card} can’t pay for {offer}", "{card}将无法支付{offer}";
    CARD_FAILS_TEXT: "The next charge is on {date}, and the card will not work by then. Pay renewals with another card.", "下次扣款日为{date}，届时此卡无法使用。请换用其他卡支付续订。";
    CHANGE_CARD: "Change the card", "更换付款卡";
    REQUEST_WAITS: "Support is waiting for your answer", "支持团队正在等待您的答复";
    REQUEST_WAITS_TEXT: "Service request {number}: {title}. Without an answer it closes on {date}.", "服务请求 {number}：{title}。如未答复，将于{date}关闭。";
    OPEN_REQUEST: "Open the request", "打开请求";
    DESK_WAITS: "{count} {n|request is|requests are} waiting for an answer", "有 {count} 个请求等待答复";
    DESK_WAITS_TEXT: "The member expects an answer.", "会员正在等待答复。";
    OPEN_DESK: "Open the support desk", "打开支持服务台";
    INVITED: "{count} {n|invitation is|invitations are} not accepted yet", "有 {count} 份邀请尚未接受";
    INVITED_TEXT: "Waiting: {names}. Until then they can do nothing here.", "等待接受：{names}。接受之前无法进行任何操作。";
    OPEN_USERS: "View the users", "查看用户";
    AT_RISK: "{area} is at risk", "{area}存在风险";
    AT_RISK_TEXT: "The requirements of {grade} are no longer met. Meet them again before {date} to keep it.", "已不再满足{grade}的要求。请在{date}之前重新满足，以免失去认证。";
    OPEN_COMPETENCY: "View the requirements", "查看要求";
    ORDER_WAITS: "An order is waiting to be paid", "有订单等待付款";
    ORDER_WAITS_TEXT: "Order {number} was started on {date}. Nothing has been charged yet.", "订单 {number} 于{date}创建，尚未扣款。";
    FINISH: "Finish the order", "完成订单";
    TODAY: "Today", "今天";
    IN_DAYS: "in {count} {n|day|days}", "{count} 天后";
    RECENT: "Recent activity", "最近活动";
    ALL_ACTIVITY: "All activity", "全部活动";
    BENEFITS: "Benefits activated", "已激活权益";
    OF: "{n} / {total}", "{n} / {total}";
    ALL_ACTIVATED: "All are in use", "全部已启用";
    TOO_LATE_FOR_OTHERS: "Too late to activate the others", "其余权益已过激活期限";
    TOO_LATE_TO_ACTIVATE: "Too late to activate them", "均已过激活期限";
    LEFT_TO_ACTIVATE: "{n} left to activate", "还有 {n} 项可激活";
}
