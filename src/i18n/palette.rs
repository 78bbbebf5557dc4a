//! The search over everything, and the keyboard shortcuts.

texts! {
    LABEL: "Go to a screen, an order, a person…", "前往页面、订单、用户……";
    FOUND: "Found", "搜索结果";
    NOTHING: "Nothing found for “{text}”", "未找到“{text}”";
    COUNT: "{n} found", "找到 {n} 项";
    CHOOSE: "to choose", "选择";
    GO: "to go", "前往";
    TO_CLOSE: "to close", "关闭";
    SCREEN: "Screen", "页面";
    ACTION: "Action", "操作";
    ORDER: "Order", "订单";
    INVOICE: "Invoice", "发票";
    CREDIT_NOTE: "Credit note", "贷项通知单";
    REQUEST: "Service request", "服务请求";
    USER: "User", "用户";
    BENEFIT: "Benefit", "权益";
    OFFER: "Purchased offer", "已购方案";
    SUBSCRIBE: "Subscribe to an offer", "订阅方案";
    RENEW: "Renew subscriptions: {offer}", "续订：{offer}";
    TURN_OFF: "Turn off automatic renewal: {offer}", "关闭自动续订：{offer}";
    CANCEL: "Cancel by a service request: {offer}", "通过服务请求取消：{offer}";
    NEW_REQUEST: "New request", "新建请求";
    INVITE: "Invite a user", "邀请用户";
    ADD_CARD: "Add a way to pay", "添加付款方式";
    MOVE_TIME: "Move time", "调整日期";
    SWITCH_LANGUAGE: "Switch to Chinese (中文)", "切换到英文（English）";
    KEYS: "Keyboard shortcuts", "键盘快捷键";

    KEYS_TITLE: "Keyboard shortcuts", "键盘快捷键";
    KEYS_ANYWHERE: "Anywhere", "任意位置";
    KEYS_SINGLE: "While no field has the focus", "焦点不在输入框时";
    KEYS_OFF: "The single keys are turned off.", "单键快捷键已关闭。";
    KEYS_SETTINGS: "Change this in Settings", "在“设置”中更改";
    KEY_SEARCH: "Search", "搜索";
    KEY_CLOSE: "Close a dialog or a menu", "关闭对话框或菜单";
    KEY_TIME: "Move time", "调整日期";
    KEY_HELP: "Help", "帮助";
    KEY_COMPANIES: "Companies", "公司";
    KEY_LIST: "This list", "此列表";
    OR: "or", "或";
}
