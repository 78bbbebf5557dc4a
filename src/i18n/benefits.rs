//! Partnership > Benefits and one benefit: what there is, what is left of it, and how it is activated and used.

use super::Text;
use crate::domain::offer::Product;

texts! {
    LEAD: "What your memberships entitle you to, and how much of it is left.", "会员资格包含的权益，以及尚可使用的额度。";
    PRODUCT_TOOLS: "Developer tools", "开发工具";
    PRODUCT_WINDOWS: "Windows 10 Enterprise (upgrade)", "Windows 10 企业版（升级）";
    PRODUCT_VISUAL_STUDIO: "Visual Studio Professional", "Visual Studio Professional";
    PRODUCT_TEAM_SERVICES: "Visual Studio Team Services", "Visual Studio Team Services";
    PRODUCT_OFFICE: "Office 365 E3", "Office 365 E3";
    PRODUCT_MOBILITY: "Enterprise Mobility Suite", "企业移动性套件";
    PRODUCT_DYNAMICS: "Microsoft Dynamics CRM Online Professional", "Microsoft Dynamics CRM Online Professional";
    PRODUCT_AZURE: "Microsoft Azure credit", "Microsoft Azure 额度";
    PRODUCT_INCIDENTS: "Support incidents", "技术支持次数";
    PRODUCT_HOURS: "Advisory hours", "技术咨询小时数";
    PRODUCT_MARKETING: "Go-to-market resources", "市场推广资源";
    ABOUT_TOOLS: "World-class tools to build applications for iOS, Android, Linux and Windows.", "一流的开发工具，可为 iOS、Android、Linux 和 Windows 构建应用。";
    ABOUT_WINDOWS: "Upgrade licences for your own computers, each with a product key.", "供贵公司自用电脑使用的升级许可证，每个许可证对应一个产品密钥。";
    ABOUT_VISUAL_STUDIO: "Licences for your own developers, each with a product key.", "供贵公司开发人员使用的许可证，每个许可证对应一个产品密钥。";
    ABOUT_TEAM_SERVICES: "An account for your development team, at no cost.", "供开发团队使用的免费帐户。";
    ABOUT_OFFICE: "Seats for your own people.", "供贵公司人员使用的席位。";
    ABOUT_OFFICE_EARNED: "Seats for your own people, and more of them when you sell enough.", "供贵公司人员使用的席位，达到销售数量后可获得更多。";
    ABOUT_MOBILITY: "Seats for your own people to manage devices and identities.", "供贵公司人员管理设备和身份的席位。";
    ABOUT_DYNAMICS: "Seats for your own people to look after customers.", "供贵公司人员管理客户关系的席位。";
    ABOUT_AZURE: "Credit for cloud services, new every month. What you don’t use in a month lapses.", "每月获得的云服务额度，当月未用完的部分失效。";
    ABOUT_INCIDENTS: "Help with products that run on your own premises, one incident at a time.", "针对本地部署产品的技术支持，按次使用。";
    ABOUT_HOURS: "Technical advice from people who know the products, one hour at a time.", "由产品专家提供的技术咨询，按小时使用。";
    ABOUT_MARKETING: "Marketing resources to find customers and be found by them.", "帮助您寻找客户、也让客户找到您的市场推广资源。";
    GROUP_SEATS: "Seats", "席位";
    GROUP_LICENCES: "Licences and tools", "许可证和工具";
    GROUP_SERVICES: "Accounts, credit and marketing", "帐户、额度与市场推广";
    GROUP_SUPPORT: "Support and advice", "支持与咨询";
    GROUP_CONTAINED: "Counted within another membership", "以其他会员资格的额度为准";
    GROUP_ENDED: "Ended", "已终止";
    ACTIVATE_SUBSCRIPTION: "Activate your Action Pack subscription", "激活 Action Pack 订阅";
    ACTIVATED_OF: "Benefits activated", "已激活的权益";
    COUNT_OF: "{used} of {of}", "{used} / {of}";
    STILL_TO_DO: "Still to activate by {date}: {names}.", "请最迟于{date}激活：{names}。";
    BETWEEN_NAMES: ", ", "、";
    ALL_ACTIVATED: "Everything that needs activating is active.", "所有需要激活的权益均已激活。";
    WAITING: "To activate", "待激活";
    READY: "Ready to use", "可使用";
    IN_USE: "In use", "使用中";
    LAPSED: "Not usable", "不可用";
    IN_GRACE: "In grace period", "宽限期内";
    CONTAINED: "Counted elsewhere", "计入其他会员资格";
    ENDED: "Ended", "已终止";
    CARD_WAITING: "Activate by {date}", "最迟于{date}激活";
    CARD_USABLE: "Through {date}", "有效期至{date}";
    CARD_LATE: "The last day was {date}", "已于{date}截止";
    CARD_LAPSED: "Ended on {date}", "已于{date}终止";
    SEATS_ASSIGNED: "Seats assigned", "已分配席位";
    KEYS_REDEEMED: "Keys redeemed", "已兑换密钥";
    CREDIT_USED: "Used", "已用";
    INCIDENTS_USED: "Incidents used this year", "本年度已用次数";
    HOURS_USED: "Hours used this year", "本年度已用小时数";
    ACTIVATE: "Activate", "激活";
    ASSIGN_SEATS: "Assign seats", "分配席位";
    SEE_KEYS: "Product keys", "产品密钥";
    USE_CREDIT: "Use credit", "使用额度";
    USE_INCIDENT: "Use an incident", "使用一次支持";
    USE_HOUR: "Use an hour", "使用一小时";
    LOOK: "Details", "详情";
    REFUND_TITLE: "A full refund is still possible", "目前仍可全额退款";
    REFUND_ACTIVATING: "If it is cancelled by {date}, all of {amount} is refunded. Activating or using a benefit, or showing a product key, ends that.", "如最迟于{date}取消，将全额退还 {amount}。一旦激活或使用任何权益，或显示产品密钥，即不再符合全额退款条件。";
    GRACE_TITLE: "The membership has expired", "会员资格已到期";
    PAST_DUE_TITLE: "The next year is not paid for", "下一年度尚未付款";
    GRACE_TEXT: "The paid year of {offer} is over. You can keep using what you have through {last}; no new credit arrives. After that nothing can be used: nobody holds seats and product keys are no longer shown.", "{offer}的付费年度已结束。现有权益可继续使用至{last}（含当日），但不再发放新额度。此后所有权益停止：席位全部收回，产品密钥不再显示。";
    RENEW_LINK: "View the subscription", "查看订阅";
    OVER_TITLE: "Your membership has ended", "会员资格已结束";
    OVER_TEXT: "Its benefits ended with it. A new purchase brings new ones.", "权益已随之终止。重新购买后即可获得新的权益。";
    NOTHING_TITLE: "No benefits yet", "暂无权益";
    NOTHING_TEXT: "Benefits come with Action Pack or a competency. Once you have bought one, everything it contains is listed here, ready to be activated.", "权益随 Action Pack 或能力认证提供。购买后，其中包含的全部内容将在此列出，可逐项激活。";
    TO_OFFERS: "View the offers", "查看会员方案";
    COLUMN_BENEFIT: "Benefit", "权益";
    COLUMN_OFFER: "Granted by", "授予方案";
    COLUMN_ENDED: "Ended on", "终止日期";
    COLUMN_LARGER: "Counts instead", "实际计入";
    CONTAINED_TEXT: "These are granted more than once, and each counts only once.", "以下权益由多个会员资格授予，每项只计一次。";
    DATES: "Dates", "日期";
    ACTIVATE_BY: "Activate by", "激活期限";
    ACTIVATED_ON: "Activated on {date}", "已于{date}激活";
    NOT_ACTIVATED: "Not activated yet", "尚未激活";
    NOT_ACTIVATED_ANEW: "Not activated for this year yet", "本年度尚未激活";
    TOO_LATE: "The day has passed", "期限已过";
    NO_DEADLINE: "No deadline", "无期限";
    EACH_USE: "Activated by its first use", "首次使用时自动激活";
    OWN_LIFE: "Valid for", "有效期";
    LAST_DAY: "Last day", "最后一天";
    RAN_OUT_ON: "Ended on", "终止日期";
    MONTHS: "{n} {n|month|months}", "{n} 个月";
    FROM_REDEEMING: "From the day a key is redeemed", "自密钥兑换之日起";
    FROM_ACTIVATING: "From the day of activation", "自激活之日起";
    SEATS_RUN: "{n} {n|seat runs|seats run} until then", "{n} 个席位使用至此日";
    SEATS_RAN: "{n} {n|seat|seats} ran until then", "{n} 个席位已使用至此日";
    NO_LIFE: "As long as the membership", "与会员资格同期";
    LIKE_MEMBERSHIP: "No end date of its own", "没有单独的期限";
    ONE_MONTH: "Each month’s credit lapses after it", "每月额度过期失效";
    ONE_YEAR: "Starts afresh each paid year", "每个付费年度重新计算";
    MEMBERSHIP_END: "Membership ends", "会员资格到期";
    CANCELLED_THEN: "It was cancelled and ends then", "已取消，届时终止";
    USABLE_UNTIL: "Usable until {date} if it isn’t renewed", "如不续订，可使用至{date}";
    ENDED_ON: "Ended", "已终止";
    ABOUT: "About this benefit", "关于此权益";
    GRANTED_BY: "Granted by", "授予方案";
    GRANTED: "Granted", "授予内容";
    COUNTS: "With other memberships", "与其他会员资格";
    COUNTS_CORE: "Counts once: the largest is used", "只计一次，以额度最高者为准";
    COUNTS_INCREMENTAL: "Adds up", "累加";
    SINCE: "Granted on", "授予日期";
    ACTIVATION: "Activation", "激活";
    ACTIVATION_TEXT: "Activate it once to use it. It then stays active as long as the membership lasts.", "激活一次即可使用，在会员资格有效期内持续有效。";
    ACTIVATION_SEATS: "Activating starts {n} {n|seat|seats} for {months}, counted from that day.", "激活后 {n} 个席位开始使用，为期 {months}，自当日起计算。";
    ENDED_TEXT: "This benefit ended with its membership on {date} and can no longer be used.", "此权益已随会员资格于{date}终止，无法继续使用。";
    CONTAINED_IN: "Another of your memberships grants more of this, and that is what counts.", "您的另一会员资格提供的额度更高，以其为准。";
    CONTAINED_IN_EQUAL: "Another of your memberships grants this already, and that is what counts.", "您的另一会员资格已提供此权益，以其为准。";
    OPEN_LARGER: "Open the larger one", "打开额度更高者";
    OPEN_OTHER: "Open the other one", "打开另一项";
    LAPSED_TITLE: "It can’t be used now", "目前不可使用";
    LAPSED_TEXT: "It could be used or activated until {date}.", "激活或使用已于{date}截止。";
    RENEWING_HELPS: "Renewing the membership makes it possible again.", "续订会员资格后即可激活。";
    ASK_ACTIVATE: "Activate {name}?", "激活“{name}”？";
    ASK_ACTIVATE_TEXT: "It stays active as long as the membership lasts. Activating can’t be undone.", "在会员资格有效期内持续有效。激活后无法撤销。";
    ASK_SEATS_TEXT: "{n} {n|seat starts|seats start} today and {n|ends|end} on {date}. Activating can’t be undone.", "{n} 个席位自今日起使用，将于{date}终止。激活后无法撤销。";
    ASK_SHOW: "Show a product key?", "显示产品密钥？";
    ASK_SHOW_TEXT: "Once a key has been shown, that can’t be undone. You can redeem it later.", "密钥一经显示便无法撤销，可稍后再兑换。";
    ASK_REDEEM: "Redeem key {n}?", "兑换第 {n} 个密钥？";
    ASK_REDEEM_TEXT: "Its own life begins today and ends on {date}. Redeeming can’t be undone.", "密钥自今日起生效，将于{date}失效。兑换后无法撤销。";
    ASK_INCIDENT: "Use one incident?", "使用一次技术支持？";
    ASK_HOUR: "Use one hour?", "使用一小时技术咨询？";
    ASK_ONE_TEXT: "{left} of {of} left this year. A use can’t be undone.", "本年度还剩 {left} / {of}。使用后无法撤销。";
    ASK_ADD: "Add {n} {n|seat|seats}?", "增加 {n} 个席位？";
    ASK_EXTEND: "Extend your seats?", "延长席位期限？";
    ASK_PLAN_TEXT: "You will have {n} {n|seat|seats}, ending on {date}. Redeeming the key can’t be undone.", "兑换后共有 {n} 个席位，将于{date}终止。兑换后无法撤销。";
    ENDS_REFUND: "You would lose the full refund of {amount} that is possible through {date}.", "此操作将使您失去全额退款资格（{amount}，有效期至{date}）。";
    ENDS_REFUND_PLAIN: "You would lose the full refund.", "此操作将使您失去全额退款资格。";
    NOT_NOW: "Not now", "暂不";
    SHOW: "Show key", "显示密钥";
    REDEEM: "Redeem", "兑换";
    USE_ONE: "Use it", "使用";
    DONE_ACTIVATED: "Activated: {name}.", "“{name}”已激活。";
    DONE_SHOWN: "The key is shown in the table.", "密钥已显示在表格中。";
    DONE_REDEEMED: "The key is redeemed and expires on {date}.", "密钥已兑换，将于{date}失效。";
    DONE_USED: "One used; {left} of {of} left this year.", "已使用一次，本年度还剩 {left} / {of}。";
    DONE_PLAN: "You now have {n} {n|seat|seats}, ending on {date}.", "现有 {n} 个席位，将于{date}终止。";
    KEYS: "Product keys", "产品密钥";
    KEYS_SHOWN: "Keys that were shown", "已显示的密钥";
    KEYS_TEXT: "{shown} of {of} licences {shown|has|have} a key so far. A key is drawn when you ask to see it.", "{of} 个许可证中已有 {shown} 个生成密钥。密钥在您要求查看时生成。";
    SHOW_NEXT: "Show the next key", "显示下一个密钥";
    NO_MORE_KEYS: "Every licence has its key.", "所有许可证均已有密钥。";
    NO_KEYS: "No key has been shown yet.", "尚未显示任何密钥。";
    COLUMN_LICENCE: "Licence", "许可证";
    COLUMN_KEY: "Key", "密钥";
    COLUMN_STATE: "State", "状态";
    COLUMN_ACTION: "What you can do", "可进行的操作";
    KEY_HIDDEN: "No longer shown", "不再显示";
    KEY_SHOWN: "Shown on {date}", "已于{date}显示";
    KEY_REDEEMED: "Redeemed on {date}", "已于{date}兑换";
    KEY_RUN_OUT: "Ran out on {date}", "已于{date}过期";
    COPY: "Copy", "复制";
    COPY_KEY: "key {n}", "第 {n} 个密钥";
    COPIED: "The key is on the clipboard.", "密钥已复制到剪贴板。";
    NOT_COPIED: "The browser did not let the page copy. Select the key and copy it yourself.", "浏览器不允许本页复制。请选中密钥后自行复制。";
    CREDIT_MONTHS: "Credit month by month", "每月额度";
    CREDIT_THIS_MONTH: "Use this month’s credit", "使用本月额度";
    CREDIT_NEXT: "{amount} left. It lapses on {date}, when the next credit arrives.", "剩余 {amount}，将于{date}新额度到账时失效。";
    CREDIT_LAST: "{amount} left. No further month is paid for yet: it lapses when the membership ends.", "剩余 {amount}。之后的月份尚未付费，会员资格到期后失效。";
    CREDIT_WAITS: "{amount} waits for activation.", "{amount} 待激活后使用。";
    CREDIT_LOST: "It was not activated in time, so no credit can be used.", "未在期限内激活，额度无法使用。";
    CREDIT_ENDED: "The membership has ended, and its credit with it.", "会员资格已结束，其额度随之失效。";
    CREDIT_LABEL: "Use credit", "使用额度";
    CREDIT_HINT: "In this simulation you enter what your cloud services have used.", "在此模拟环境中，由您自行登记云服务的用量。";
    DONE_CREDIT: "{amount} was used; {left} is left this month.", "已使用 {amount}，本月剩余 {left}。";
    COLUMN_MONTH: "Month from", "月份起始日";
    COLUMN_RECEIVED: "Received", "获得";
    COLUMN_USED: "Used", "已用";
    COLUMN_LEFT: "Left or lapsed", "剩余或失效";
    MONTH_LEFT: "{amount} left", "剩余 {amount}";
    MONTH_LAPSED: "{amount} lapsed", "失效 {amount}";
    LATEST_MONTHS: "The latest {n} months are shown; the activity page has all of them.", "此处显示最近 {n} 个月，全部记录请见活动记录。";
    HISTORY: "Uses so far", "使用记录";
    THIS_YEAR: "This paid year", "本付费年度";
    NOT_USED: "None has been used yet.", "尚未使用。";
    COLUMN_USE: "Used on", "使用日期";
    COLUMN_YEAR: "Paid year", "付费年度";
    MARKETING_CONTACT: "Marketing contact", "市场联系人";
    CONTACT_TEXT: "The person the marketing team writes to. Needed before you activate.", "市场团队的联系对象。激活前须先指定。";
    SAVE_CONTACT: "Save contact", "保存联系人";
    CHANGE_CONTACT: "Change contact", "更改联系人";
    DONE_CONTACT: "The marketing contact is saved.", "市场联系人已保存。";
}

/// The name of a product by itself.
pub fn product(product: Product) -> Text {
    match product {
        Product::DeveloperTools => PRODUCT_TOOLS,
        Product::Windows10Enterprise => PRODUCT_WINDOWS,
        Product::VisualStudioProfessional => PRODUCT_VISUAL_STUDIO,
        Product::VisualStudioTeamServices => PRODUCT_TEAM_SERVICES,
        Product::Office365E3 => PRODUCT_OFFICE,
        Product::EnterpriseMobilitySuite => PRODUCT_MOBILITY,
        Product::DynamicsCrmOnline => PRODUCT_DYNAMICS,
        Product::AzureCredit => PRODUCT_AZURE,
        Product::OnPremisesIncidents => PRODUCT_INCIDENTS,
        Product::AdvisoryHours => PRODUCT_HOURS,
        Product::GoToMarket => PRODUCT_MARKETING,
    }
}

/// What a product is good for, and whether selling earns more of it.
pub fn about(product: Product, earns: bool) -> Text {
    match product {
        Product::DeveloperTools => ABOUT_TOOLS,
        Product::Windows10Enterprise => ABOUT_WINDOWS,
        Product::VisualStudioProfessional => ABOUT_VISUAL_STUDIO,
        Product::VisualStudioTeamServices => ABOUT_TEAM_SERVICES,
        Product::Office365E3 if earns => ABOUT_OFFICE_EARNED,
        Product::Office365E3 => ABOUT_OFFICE,
        Product::EnterpriseMobilitySuite => ABOUT_MOBILITY,
        Product::DynamicsCrmOnline => ABOUT_DYNAMICS,
        Product::AzureCredit => ABOUT_AZURE,
        Product::OnPremisesIncidents => ABOUT_INCIDENTS,
        Product::AdvisoryHours => ABOUT_HOURS,
        Product::GoToMarket => ABOUT_MARKETING,
    }
}
