//! Whether the fee would be refunded in full, and what ends that.

texts! {
    TITLE: "Full refund", "全额退款";
    OPEN_ALONE: "If it is cancelled by {date}, all of {amount} is refunded.", "如最迟于{date}取消，将全额退还 {amount}。";
    OPEN: "If Partner Center Support cancels it by {date}, all of {amount} is refunded.", "如合作伙伴中心支持团队最迟于{date}取消，将全额退还 {amount}。";
    OPEN_NOT_ASKED: "All of {amount} could be refunded by {date}. What was asked for is the end of the paid year, and nothing is refunded then.", "在{date}之前可全额退还 {amount}。但已提交的请求是在付费年度结束时终止，届时不予退款。";
    OPEN_ASKING: "If Partner Center Support is asked by {date} to cancel it, all of {amount} is refunded.", "如最迟于{date}向合作伙伴中心支持团队申请取消，将全额退还 {amount}。";
    LEFT: "Time left, including today", "剩余时间";
    DAYS: "{count} {n|day|days}", "{count} 天";
    ENDED_BY: "Any of this ends it at once:", "以下任一操作将立即失去退款资格：";
    ACTIVATING: "activating or using a benefit", "激活或使用任何权益";
    SHOWING_A_KEY: "showing a product key", "显示任何产品密钥";
    NOT_POSSIBLE: "Not possible", "不可退款";
    CLOSED: "A full refund is no longer possible: {reasons}.", "已无法全额退款：{reasons}。";
    PART: "Support may still refund part of it.", "支持团队仍可酌情退还部分费用。";
    PAID_LATELY: "Paid at most {n} days ago", "付款未超过 {n} 天";
    NOTHING_ACTIVATED: "No benefit activated", "未激活任何权益";
    NO_KEY_SHOWN: "No product key shown", "未显示任何产品密钥";
    NOT_APPLICABLE: "They no longer apply: {why}.", "不再适用：{why}。";
    FAILS: "{condition}: {why}", "{condition}：{why}";
    RENEWS_MEANWHILE: "Until Support decides, it renews as usual: {amount} is charged on {date} unless automatic renewal is turned off.", "在支持团队作出决定之前照常续订：除非关闭自动续订，将于{date}扣款 {amount}。";
    CHARGED_MEANWHILE: "Until Support decides, it is charged as planned: {amount} on {date}.", "在支持团队作出决定之前照常扣款：将于{date}扣款 {amount}。";
    OPEN_MEANWHILE: "A full refund is possible through {date}, unless a benefit is activated or a product key shown before the decision.", "{date}及之前可全额退款，但在作出决定前激活权益或显示产品密钥将失去退款资格。";
    ASKED_MEANWHILE: "A full refund was asked for in time. It is given unless a benefit is activated or a product key shown before the decision.", "已按时申请全额退款，将予退还，但在作出决定前激活权益或显示产品密钥将失去退款资格。";
    MET: "Met: ", "已满足：";
    UNMET: "Not met: ", "未满足：";
}
