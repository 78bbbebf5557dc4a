//! What is wrong with a form, worded as what to do, and the labels of its fields.

use super::{Text, Words};
use crate::domain::entry::{Field, Problem, Why};

texts! {
    COMPANY_NAME: "Legal name of the company", "公司法定名称";
    STREET: "Street and number", "街道和门牌号";
    CITY: "City", "城市";
    REGION: "State, province or region", "省/自治区/州";
    POSTCODE: "Postcode", "邮政编码";
    COUNTRY: "Country or region", "国家/地区";
    CONTACT_NAME: "Full name", "姓名";
    EMAIL: "E-mail address", "电子邮件地址";
    PHONE: "Telephone", "电话";
    VAT_ID: "VAT ID", "增值税号";
    CARD_NUMBER: "Card number", "卡号";
    HOLDER: "Name on the card", "持卡人姓名";
    EXPIRY: "Expiry date", "有效期";
    EXPIRY_YEAR: "Expiry year", "到期年份";
    SECURITY_CODE: "Security code", "安全码";
    LOCATION_NAME: "Name of the location", "地点名称";
    USER_NAME: "Full name", "姓名";
    PROBLEM_TYPE: "Type of problem", "问题类型";
    MATTER: "What it is about", "请求事项";
    WANTED: "What you want", "您的要求";
    TITLE: "Title", "标题";
    DESCRIPTION: "Description", "说明";
    ATTACHMENTS: "Attachments", "附件";
    MESSAGE: "Message", "消息";
    EXAM_PERSON: "Person", "人员";
    EXAM: "Exam", "考试";
    PASSED_ON: "Day of the exam", "考试日期";
    CUSTOMERS: "New customers", "新客户数";
    WON_ON: "Day they were won", "赢得日期";
    PAID_ON: "Day of the transfer", "转账日期";
    PAID_TO: "Account paid to", "收款帐户";
    TRANSFER_REFERENCE: "Transaction reference", "交易流水号";
    REASON: "Reason", "理由";
    AMOUNT: "Amount", "金额";
    RULING: "Decision", "决定";
    SEATS_SOLD: "Seats sold", "售出的席位数";
    ENTER_COMPANY_NAME: "Enter the legal name of the company", "请输入公司法定名称";
    ENTER_STREET: "Enter the street and number", "请输入街道和门牌号";
    ENTER_CITY: "Enter the city", "请输入城市";
    ENTER_REGION: "Enter the state, province or region", "请输入省/自治区/州";
    ENTER_POSTCODE: "Enter the postcode", "请输入邮政编码";
    ENTER_CONTACT_NAME: "Enter the full name of the contact", "请输入联系人姓名";
    ENTER_EMAIL: "Enter the e-mail address", "请输入电子邮件地址";
    ENTER_PHONE: "Enter the telephone number", "请输入电话号码";
    ENTER_VAT_ID: "Enter the VAT ID", "请输入增值税号";
    ENTER_CARD_NUMBER: "Enter the card number", "请输入卡号";
    ENTER_HOLDER: "Enter the name on the card", "请输入持卡人姓名";
    ENTER_EXPIRY: "Enter the month and the year in which the card expires", "请输入卡的有效期（月和年）";
    ENTER_SECURITY_CODE: "Enter the security code", "请输入安全码";
    ENTER_LOCATION_NAME: "Enter the name of the location", "请输入地点名称";
    ENTER_USER_NAME: "Enter the full name of the person", "请输入用户姓名";
    ENTER_TITLE: "Enter a title", "请输入标题";
    ENTER_DESCRIPTION: "Enter a description", "请输入说明";
    ENTER_MESSAGE: "Enter a message", "请输入消息";
    CHOOSE_EXAM_PERSON: "Choose the person who passed", "请选择通过考试的人员";
    CHOOSE_EXAM: "Choose the exam", "请选择考试";
    ENTER_PASSED_ON: "Enter the day of the exam", "请输入考试日期";
    ENTER_CUSTOMERS: "Enter how many customers were won", "请输入赢得的客户数";
    ENTER_WON_ON: "Enter the day they were won", "请输入赢得日期";
    ENTER_PAID_ON: "Enter the day of the transfer", "请输入转账日期";
    ENTER_PAID_TO: "Enter the account that was paid to", "请输入收款帐户";
    ENTER_PROBLEM_TYPE: "Choose the type of problem", "请选择问题类型";
    CHOOSE_MATTER: "Choose what it is about", "请选择关于什么";
    ENTER_WANTED: "Choose what you want", "请选择您的要求";
    ENTER_ATTACHMENTS: "Name the attachment", "请填写附件名称";
    ENTER_REASON: "Enter the reason", "请输入理由";
    ENTER_AMOUNT: "Enter the amount", "请输入金额";
    ENTER_RULING: "Choose a decision", "请选择一项决定";
    NOT_AN_AMOUNT: "Enter an amount like 120.50", "请输入形如 120.50 的金额";
    ENTER_SEATS_SOLD: "Enter how many seats were sold", "请输入售出的席位数";
    ENTER_TRANSFER_REFERENCE: "Enter the transaction reference", "请输入交易流水号";
    CHOOSE_COUNTRY: "Choose a country or region", "请选择国家/地区";
    TOO_MANY: "{field}: at most {most}", "{field}最多 {most} 个";
    TOO_LONG: "{field}: use at most {most} characters", "{field}最多 {most} 个字符";
    HOLDS_CARD: "{field}: remove what looks like a card number; card numbers are never kept", "{field}中疑似含有银行卡号，请删除；系统绝不保存卡号";
    NOT_EMAIL: "Enter an e-mail address like name@example.com", "请输入形如 name@example.com 的电子邮件地址";
    EMAIL_IN_USE: "Someone in your company already uses this e-mail address; enter another one", "贵公司已有人使用此电子邮件地址，请输入其他地址";
    NOT_PHONE: "Enter a telephone number like +1 425 555 0100", "请输入形如 +86 10 5555 0100 的电话号码";
    NOT_POSTCODE: "Enter a postcode of the chosen country", "请输入所选国家/地区的邮政编码";
    NOT_VAT: "Enter a VAT ID of the chosen country, with its letters", "请输入所选国家/地区的增值税号（含字母前缀）";
    NOT_DIGITS: "{field}: use digits only", "{field}只能包含数字";
    NOT_A_COUNT: "{field}: enter a whole number from 1 to {most}", "{field}须为 1 到 {most} 的整数";
    CARD_LENGTH: "A card number of this brand has {n} digits; check what you typed", "此品牌的卡号为 {n} 位，请检查输入";
    CARD_CHECKSUM: "One of the digits is mistyped; compare the number with the list of test cards", "卡号中有数字输入有误，请与测试卡列表核对";
    NOT_A_TEST_CARD: "This is not one of the test cards. Never type a real card here: choose one from the list", "这不是测试卡。请勿在此输入真实卡号，请从列表中选择一张测试卡";
    EXPIRY_IMPOSSIBLE: "Enter a month from 1 to 12 and a valid year", "请输入 1 到 12 的月份和合理的年份";
    EXPIRY_PAST: "This card has expired; enter an expiry date that is not in the past", "此卡已过期，有效期不能早于当前日期";
    NOT_A_DAY: "Enter a date like 2021-03-19", "请输入形如 2021-03-19 的日期";
    DAY_AHEAD: "Enter a date that is not in the future", "日期不能晚于今天";
    CODE_LENGTH: "The security code of this card has {n} digits", "此卡的安全码为 {n} 位数字";
}

/// The label of a field.
pub fn label(field: Field) -> Text {
    match field {
        Field::CompanyName => COMPANY_NAME,
        Field::Street => STREET,
        Field::City => CITY,
        Field::Region => REGION,
        Field::Postcode => POSTCODE,
        Field::Country => COUNTRY,
        Field::ContactName => CONTACT_NAME,
        Field::Email => EMAIL,
        Field::Phone => PHONE,
        Field::VatId => VAT_ID,
        Field::CardNumber => CARD_NUMBER,
        Field::Holder => HOLDER,
        Field::Expiry => EXPIRY,
        Field::ExpiryYear => EXPIRY_YEAR,
        Field::SecurityCode => SECURITY_CODE,
        Field::ExamPerson => EXAM_PERSON,
        Field::Exam => EXAM,
        Field::PassedOn => PASSED_ON,
        Field::Customers => CUSTOMERS,
        Field::WonOn => WON_ON,
        Field::PaidOn => PAID_ON,
        Field::PaidTo => PAID_TO,
        Field::TransferReference => TRANSFER_REFERENCE,
        Field::LocationName => LOCATION_NAME,
        Field::UserName => USER_NAME,
        Field::ProblemType => PROBLEM_TYPE,
        Field::Matter => MATTER,
        Field::Wanted => WANTED,
        Field::Title => TITLE,
        Field::ListName => super::companies::RENAME_LABEL,
        Field::Description => DESCRIPTION,
        Field::Attachments => ATTACHMENTS,
        Field::Message => MESSAGE,
        Field::Reason => REASON,
        Field::Amount => AMOUNT,
        Field::Ruling => RULING,
        Field::SeatsSold => SEATS_SOLD,
    }
}

/// The id of a field's control in the page, which error summaries link to.
pub fn control_id(field: Field) -> &'static str {
    match field {
        Field::CompanyName => "company-name",
        Field::Street => "street",
        Field::City => "city",
        Field::Region => "region",
        Field::Postcode => "postcode",
        Field::Country => "country",
        Field::ContactName => "contact-name",
        Field::Email => "email",
        Field::Phone => "phone",
        Field::VatId => "vat-id",
        Field::CardNumber => "card-number",
        Field::Holder => "holder",
        Field::Expiry => "expiry",
        Field::ExpiryYear => "expiry-year",
        Field::SecurityCode => "security-code",
        Field::ExamPerson => "exam-person",
        Field::Exam => "exam",
        Field::PassedOn => "passed-on",
        Field::Customers => "customers",
        Field::WonOn => "won-on",
        Field::PaidOn => "paid-on",
        Field::PaidTo => "paid-to",
        Field::TransferReference => "transfer-reference",
        Field::LocationName => "location-name",
        Field::UserName => "user-name",
        Field::ProblemType => "problem-type",
        Field::Matter => "matter-choice",
        Field::Wanted => "wanted",
        Field::Title => "title",
        Field::ListName => "list-name",
        Field::Description => "description",
        Field::Attachments => "attachments",
        Field::Message => "message",
        Field::Reason => "reason",
        Field::Amount => "amount",
        Field::Ruling => "ruling",
        Field::SeatsSold => "seats-sold",
    }
}

/// What to do about a field that was left empty.
fn to_enter(field: Field) -> Text {
    match field {
        Field::CompanyName => ENTER_COMPANY_NAME,
        Field::Street => ENTER_STREET,
        Field::City => ENTER_CITY,
        Field::Region => ENTER_REGION,
        Field::Postcode => ENTER_POSTCODE,
        Field::Country => CHOOSE_COUNTRY,
        Field::ContactName => ENTER_CONTACT_NAME,
        Field::Email => ENTER_EMAIL,
        Field::Phone => ENTER_PHONE,
        Field::VatId => ENTER_VAT_ID,
        Field::CardNumber => ENTER_CARD_NUMBER,
        Field::Holder => ENTER_HOLDER,
        Field::Expiry | Field::ExpiryYear => ENTER_EXPIRY,
        Field::SecurityCode => ENTER_SECURITY_CODE,
        Field::LocationName => ENTER_LOCATION_NAME,
        Field::UserName => ENTER_USER_NAME,
        Field::Title => ENTER_TITLE,
        Field::ListName => super::companies::RENAME_LABEL,
        Field::Description => ENTER_DESCRIPTION,
        Field::Message => ENTER_MESSAGE,
        Field::ExamPerson => CHOOSE_EXAM_PERSON,
        Field::Exam => CHOOSE_EXAM,
        Field::PassedOn => ENTER_PASSED_ON,
        Field::Customers => ENTER_CUSTOMERS,
        Field::WonOn => ENTER_WON_ON,
        Field::PaidOn => ENTER_PAID_ON,
        Field::PaidTo => ENTER_PAID_TO,
        Field::TransferReference => ENTER_TRANSFER_REFERENCE,
        Field::ProblemType => ENTER_PROBLEM_TYPE,
        Field::Matter => CHOOSE_MATTER,
        Field::Wanted => ENTER_WANTED,
        Field::Attachments => ENTER_ATTACHMENTS,
        Field::Reason => ENTER_REASON,
        Field::Amount => ENTER_AMOUNT,
        Field::Ruling => ENTER_RULING,
        Field::SeatsSold => ENTER_SEATS_SOLD,
    }
}

/// What to do about a problem.
pub fn advice(words: Words, problem: &Problem) -> String {
    let field = words.say(label(problem.field));
    let of_field = |text: Text| words.fill(text, &[("field", &field)]);
    let counted = |text: Text, n: usize| words.fill(text, &[("n", &n.to_string())]);
    match problem.why {
        Why::TooMany { most } => words.fill(TOO_MANY, &[("field", &field), ("most", &most.to_string())]),
        Why::Empty => words.say(to_enter(problem.field)),
        Why::TooLong { most } => words.fill(TOO_LONG, &[("field", &field), ("most", &most.to_string())]),
        Why::HoldsCardNumber => of_field(HOLDS_CARD),
        Why::NotAnEmail => words.say(NOT_EMAIL),
        Why::EmailTaken => words.say(EMAIL_IN_USE),
        Why::NotAPhone => words.say(NOT_PHONE),
        Why::NotAPostcode => words.say(NOT_POSTCODE),
        Why::NotACountry => words.say(CHOOSE_COUNTRY),
        Why::NotAVatId => words.say(NOT_VAT),
        Why::NotDigits => of_field(NOT_DIGITS),
        Why::NotACount { most } => {
            words.fill(NOT_A_COUNT, &[("field", &field), ("most", &words.number(most.into()))])
        }
        Why::CardLength { expected } => counted(CARD_LENGTH, expected),
        Why::CardChecksum => words.say(CARD_CHECKSUM),
        Why::NotATestCard => words.say(NOT_A_TEST_CARD),
        Why::ExpiryImpossible => words.say(EXPIRY_IMPOSSIBLE),
        Why::ExpiryPast => words.say(EXPIRY_PAST),
        Why::NotADay => words.say(NOT_A_DAY),
        Why::DayAhead => words.say(DAY_AHEAD),
        Why::NotAnAmount => words.say(NOT_AN_AMOUNT),
        Why::CodeLength { expected } => counted(CODE_LENGTH, expected),
    }
}
