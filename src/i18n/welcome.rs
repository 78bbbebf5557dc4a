//! The first visit, and Home once there is a company.

texts! {
    TITLE: "Run a partner membership from your browser", "在浏览器中管理合作伙伴会员";
    LEAD: "Memberdesk plays through the whole life of a partner membership: joining, subscribing, renewing, benefits, invoices and support. Every rule works as published, and nothing leaves this browser.", "Memberdesk 完整演练合作伙伴会员的整个周期：加入、订阅、续订、权益、发票与支持。每条规则都与公布内容一致，数据不会离开此浏览器。";
    NEW_COMPANY: "Start as a new company", "以新公司开始";
    NEW_COMPANY_TEXT: "Join the network with your company's data, then buy your first offer. Takes two minutes.", "填写公司信息加入网络，然后购买第一个方案。只需两分钟。";
    JOIN: "Join the network", "加入网络";
    OPEN: "Open it", "打开";
    READY_MADE: "Try a ready-made company", "试用现成的公司";
    READY_MADE_TEXT: "Lumen Bridge Systems is a network member already. Look around and try everything.", "光桥系统公司已是网络会员，可以随意浏览和试用。";
    WHAT_FOR: "What people use it for", "用途";
    TEACH: "Teach and demonstrate", "教学与演示";
    TEACH_TEXT: "Show how a membership is bought, renewed and cancelled, without an account or a real card.", "无需帐户和真实银行卡，即可展示会员的购买、续订与取消。";
    TEST: "Test a portal against it", "测试门户系统";
    TEST_TEXT: "Compare what a portal does with what the rules say, date by date.", "逐日对照门户的表现与规则的要求。";
    REHEARSE: "Rehearse and plan", "演练与规划";
    REHEARSE_TEXT: "See what happens before it happens: charges, reminders, expiry, refunds.", "提前看到即将发生的事：扣款、提醒、到期、退款。";
    PRIVATE: "Everything stays in this browser. No account, no server, no real card, no connection to Microsoft.", "所有内容都保存在此浏览器中。无需帐户，没有服务器，不用真实银行卡，与 Microsoft 没有任何关联。";
    HOME_TITLE: "Home", "主页";
    HOME_LEAD: "{company}, at a glance.", "{company}概览。";
    MEMBERSHIP: "Membership", "会员身份";
    NETWORK_MEMBER: "Network member", "网络会员";
    PENDING: "Waiting for verification", "等待验证";
    REJECTED: "Not authorized", "未获批准";
    SINCE: "Since", "始于";
    MPN_ID: "MPN ID", "MPN ID";
    NEXT_STEPS: "Next steps", "后续步骤";
    BUY_ACTION_PACK: "Subscribe to Action Pack", "订阅 Action Pack";
    BUY_ACTION_PACK_TEXT: "Licences, cloud seats and Azure credit for a year.", "为期一年的许可证、云席位和 Azure 额度。";
    SEE_SUBSCRIPTION: "Look at your subscription", "查看您的订阅";
    SEE_SUBSCRIPTION_TEXT: "When it renews, what it costs, and how to turn renewal off.", "何时续订、费用多少，以及如何关闭自动续订。";
    FINISH_ORDER: "Finish your order", "完成您的订单";
    FINISH_ORDER_TEXT: "Nothing was charged yet. Your order waits where you left it.", "尚未扣款。您的订单停留在上次离开的位置。";
}
