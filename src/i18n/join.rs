//! Joining the network.

texts! {
    TITLE: "Join the network", "加入网络";
    LEAD: "Network membership is free and comes first: with it you can buy everything else.", "网络会员免费，也是第一步：加入后即可购买其他方案。";
    ABOUT_SIMULATION: "Made-up data is fine. It stays in this browser.", "可以填写虚构信息，数据仅保存在此浏览器中。";
    COMPANY: "Company", "公司";
    ADDRESS: "Legal address", "法定地址";
    ADDRESS_HINT: "Decides the currency of your prices and the tax on them.", "决定价格的币种和税率。";
    CONTACT: "Primary contact", "主要联系人";
    CONTACT_HINT: "Becomes the first Global admin.", "将成为第一位全局管理员。";
    VAT_HINT: "With its country letters, for example DE123456789. Appears on invoices.", "含国家/地区字母前缀，例如 DE123456789，会显示在发票上。";
    PHONE_HINT: "With the country code, for example +1 425 555 0100.", "含国家/地区代码，例如 +86 10 5555 0100。";
    CHOOSE: "Choose…", "请选择…";
    SUBMIT: "Join the network", "加入网络";
    VERIFY: "Let the network verify the company first", "先由网络验证公司";
    VERIFY_HINT: "It waits until you authorize or reject it in Settings.", "等待您在“设置”中批准或拒绝。";
    WAITS: "Your company has joined and is waiting to be verified.", "贵公司已提交加入申请，等待验证。";
    JOINED: "Welcome. Your company is a network member now.", "欢迎！贵公司已成为网络会员。";
}
