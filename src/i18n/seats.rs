//! Seats of a benefit: who holds them, what selling earns, and what redeeming a key does to their time.

texts! {
    SEATS: "Seats", "席位";
    HOLDERS: "Who holds a seat", "席位持有人";
    NOBODY: "Nobody holds a seat yet.", "尚未分配席位。";
    PERSON: "Person", "用户";
    EMAIL: "E-mail", "电子邮件";
    ACTION: "What you can do", "可进行的操作";
    TAKE_BACK: "Take back", "收回";
    OF_PERSON: "the seat of {name}", "{name}的席位";
    TAKEN_BACK: "{name} no longer holds a seat.", "已收回{name}的席位。";
    ASSIGN_TO: "Give a seat to", "将席位分配给";
    ASSIGN: "Assign seat", "分配席位";
    ASSIGNED: "{name} now holds a seat.", "{name}已获得席位。";
    INVITED: "People who were invited can hold a seat once they have accepted.", "受邀用户接受邀请后才能占用席位。";
    EVERYBODY: "Everybody who uses the account holds a seat already.", "所有使用此帐户的用户均已有席位。";
    ADD_USERS: "Add users", "添加用户";
    MORE: "More seats", "更多席位";
    MORE_TEXT: "Selling {n} seats within {months} months earns a key for {seats} more, once in a paid year.", "在 {months} 个月内售出 {n} 个席位，即可获得一个包含 {seats} 个席位的密钥，每个付费年度一次。";
    SOLD: "Seats sold that count", "计入的已售席位";
    EARNED: "A key was earned on {date}.", "已于{date}获得密钥。";
    EARNED_AGAIN: "A key was earned on {date}. The next one can follow in the next paid year.", "已于{date}获得密钥，下一个付费年度可再次获得。";
    RECORD: "Record a sale", "登记销售";
    RECORD_HINT: "In this simulation you enter what you have sold to customers.", "在此模拟环境中，由您自行登记向客户售出的席位。";
    RECORDED: "The sale is recorded.", "销售已登记。";
    RECORDED_EARNED: "The sale is recorded, and it earned a key for {n} more seats.", "销售已登记，并获得一个包含 {n} 个席位的密钥。";
    KEY: "Redeem a key for seats", "兑换席位密钥";
    KEY_WAITS: "A key for {n} {n|seat|seats} is waiting. Redeem it by {date}, in one of two ways.", "有一个包含 {n} 个席位的密钥待兑换，请最迟于{date}兑换，可选择以下任一方式。";
    ACTIVATE_FIRST: "Once your seats are activated, a key that selling earns is redeemed here, in one of two ways.", "席位激活后，可在此以两种方式之一兑换通过销售获得的密钥。";
    NO_KEY: "Once a key is earned, you see here what redeeming it would do.", "获得密钥后，可在此预览兑换效果。";
    ADD: "Add seats", "增加席位";
    ADD_TEXT: "The new seats join those that run, and all of them share the time.", "新席位与现有席位合并，所有席位共享剩余时间。";
    EXTEND: "Extend seats", "延长期限";
    EXTEND_TEXT: "You keep as many seats as you have, and they last longer.", "席位数量不变，使用期限延长。";
    COUNT: "Seats", "席位数";
    END: "End", "终止日期";
    FROM_TO: "{from} → {to}", "{from} → {to}";
    ARITHMETIC: "Arithmetic", "计算方法";
    SHARED: "({seats} × {left} + {added} × {life}) ÷ {all} = {time} from today", "（{seats} × {left} + {added} × {life}）÷ {all} = {time}，自今日起";
    LONGER: "{added} × {life} ÷ {seats} = {time} longer", "{added} × {life} ÷ {seats} = 延长 {time}";
    MONTHS: "{months} {months|month|months}", "{months} 个月";
    DAYS: "{days} {days|day|days}", "{days} 天";
    MONTHS_AND_DAYS: "{months} {months|month|months} and {days} {days|day|days}", "{months} 个月零 {days} 天";
}
