//! What the simulation goes by: rules, prices, the desk, joining, and the person's own choices.

texts! {
    LEAD: "The rules this company follows, and how this browser shows it.", "这家公司所遵循的规则，以及此浏览器的显示方式。";
    RULES: "Rule set", "规则集";
    RULES_LEAD: "A different rule set applies from now on. What has happened stays as it is.", "更换规则集后立即生效，已发生的事项保持原样。";
    CHOOSE_RULES: "Rules of this company", "这家公司的规则";
    SOURCE_DOCUMENT: "Published workflow, March 2020", "公布流程，2020 年 3 月";
    SOURCE_DOCUMENT_TEXT: "Renew at any time; automatic renewal until you turn it off; cancelling by a service request. The default.", "可随时续订；自动续订直至关闭；通过服务请求取消。默认规则。";
    WINDOW: "Renewal window, 2018 to 2020", "续订窗口，2018 至 2020 年";
    WINDOW_TEXT: "By hand only in the 30 days after the anniversary; charged automatically the day after the anniversary; bank transfer possible.", "仅可在周年日后 30 天内手动续订；周年日次日自动扣款；支持银行转账。";
    MANUAL: "By hand only, 2020 to 2021", "仅手动续订，2020 至 2021 年";
    MANUAL_TEXT: "As the renewal window, without automatic renewal.", "与续订窗口相同，但没有自动续订。";
    TODAY: "Later rules, from 2021 on", "后续规则，2021 年起";
    TODAY_TEXT: "By hand from the anniversary on; you cancel by yourself while the refund conditions hold.", "自周年日起手动续订；符合退款条件时可自行取消。";
    USE_RULES: "Use these rules", "采用这些规则";
    SAME_RULES: "The company follows these rules already.", "这家公司已采用这些规则。";
    RULES_SET: "From now on the company follows: {rules}.", "这家公司从此刻起采用规则：{rules}。";
    WHAT_THEY_SAY: "What these rules say", "这些规则的内容";
    BY_HAND: "Renewing by hand", "手动续订";
    BY_HAND_ANY: "Any time, and until {n} days after the anniversary", "随时可续订，最晚至周年日后 {n} 天";
    BY_HAND_WINDOW: "From {from} {from|day|days} after the anniversary to {n} days after it", "周年日后第 {from} 天至第 {n} 天";
    BY_HAND_FROM_ANNIVERSARY: "From the anniversary to {n} days after it", "周年日起至其后第 {n} 天";
    AUTOMATIC: "Automatic renewal", "自动续订";
    AUTOMATIC_NONE: "None", "无";
    AUTOMATIC_ON_DAY: "Charged on the anniversary; if declined, tried again after {retries} days", "周年日扣款；如被拒绝，{retries} 天后再次尝试";
    AUTOMATIC_AFTER: "Charged {n} {n|day|days} after the anniversary; if declined, tried again after {retries} days", "周年日后 {n} 天扣款；如被拒绝，{retries} 天后再次尝试";
    YEAR: "Paid year", "付费年度";
    YEAR_SAME: "To the same day of the next year", "到次年同一天";
    YEAR_DAYS: "{n} days", "{n} 天";
    REMINDERS: "Reminders", "提醒";
    REMINDERS_TEXT: "{expiry} days before the anniversary; {charge} days before a charge", "周年日前 {expiry} 天；扣款前 {charge} 天";
    REMINDERS_AFTER: "{expiry} days before the anniversary; {charge} days before a charge; {after} days after the anniversary", "周年日前 {expiry} 天；扣款前 {charge} 天；周年日后 {after} 天";
    REMINDERS_BY_HAND: "{expiry} days before the anniversary; {after} days after it", "周年日前 {expiry} 天；周年日后 {after} 天";
    CANCELLING: "Cancelling", "取消";
    CANCEL_REQUEST: "By a service request", "通过服务请求";
    CANCEL_PREFILLED: "By a button that opens the request filled in", "通过按钮打开已填好的服务请求";
    CANCEL_SELF: "By yourself while the refund conditions hold, then by a service request", "符合退款条件时自行取消，否则通过服务请求";
    REFUND: "Full refund", "全额退款";
    REFUND_TEXT: "Within {n} days of the payment, with no benefit activated and no key shown", "付款后 {n} 天内，且未激活权益、未显示密钥";
    TRANSFER: "Bank transfer", "银行转账";
    POSSIBLE: "Possible", "支持";
    NOT_POSSIBLE: "Not possible", "不支持";
    RESTS_ON: "Rests on", "依据";
    RESTS_STATEMENTS: "Statements 130–174 of the published workflow; grace period, reminder days and retries are Memberdesk’s own choice", "公布流程第 130–174 条；宽限期、提醒日期和重试由 Memberdesk 选定";
    RESTS_PRACTICE: "The programme’s public documentation of those years; numbers that were not published are Memberdesk’s own choice", "该计划当年的公开文档；未公布的数字由 Memberdesk 选定";

    PRICES: "Demonstration prices", "演示价格";
    PRICES_LEAD: "A year before tax, in {currency}. Real prices were never published, so these are made up. New orders and renewals use them; what was ordered stays.", "每年不含税，币种为 {currency}。真实价格从未公布，以下为虚构价格。新订单和续订采用这些价格，已下的订单不变。";
    SET_PRICES: "Save prices", "保存价格";
    RESET_PRICES: "Back to the original prices", "恢复原始价格";
    PRICES_SET: "The prices were saved.", "价格已保存。";

    DESK: "Support desk", "支持服务台";
    DESK_LEAD: "Who answers the company’s service requests", "由谁答复公司的服务请求";
    DESK_BY_HAND: "A support agent", "支持人员";
    DESK_BY_HAND_TEXT: "You play the support agent: requests wait under Support desk.", "由您扮演支持人员：请求在“支持服务台”页面等待处理。";
    DESK_AUTOMATIC: "The automatic desk", "自动服务台";
    DESK_AUTOMATIC_TEXT: "Requests are acknowledged the same day and answered after two working days, by the refund conditions and nothing else.", "请求当天受理，两个工作日后答复，仅依据退款条件作出决定。";
    DESK_SET: "The desk was changed.", "服务台设置已更改。";

    JOINING: "Membership", "会员资格";
    JOINING_LEAD: "{company} joined on {date} and is waiting to be verified. You decide for the network.", "{company}于{date}提交加入申请，等待验证。由您代表网络作出决定。";
    AUTHORIZE: "Authorize", "批准";
    REJECT: "Reject", "拒绝";
    AUTHORIZED: "The company is a network member now.", "这家公司已成为网络会员。";
    REJECTED: "The company was not authorized.", "这家公司未获批准。";

    BROWSER: "This browser", "此浏览器";
    LANGUAGE: "Language", "语言";
    THEME: "Theme", "主题";
    KEYS: "Keyboard shortcuts of a single key", "单键快捷键";
    KEYS_TEXT: "Such as ? and T, while no field has the focus. Ctrl + K and ⌘ + K always work.", "例如 ? 和 T，在焦点不在输入框时可用。Ctrl + K 和 ⌘ + K 始终可用。";
    OFFLINE: "Offline copy", "离线副本";
    OFFLINE_TEXT: "The files of Memberdesk are kept in this browser, so that it starts without a network. Your data is not part of that copy and is not affected. Your next visit makes a new copy.", "Memberdesk 的程序文件保存在此浏览器中，因此无需网络即可启动。您的数据不在该副本内，不受影响。下次访问时会重新创建副本。";
    REMOVE_OFFLINE: "Remove the offline copy", "移除离线副本";
    OFFLINE_REMOVED: "The offline copy was removed.", "离线副本已移除。";
    OFFLINE_NOT_REMOVED: "The offline copy could not be removed: this browser does not allow it. Download a backup, then delete the data of this site in the browser’s settings.", "无法移除离线副本：浏览器不允许此操作。请先下载备份，再在浏览器设置中删除本网站的数据。";
    NO_OFFLINE: "There is no offline copy in this browser.", "此浏览器中没有离线副本。";
}
