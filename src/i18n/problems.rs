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
    EXPIRY: "Expiry month", "到期月份";
    EXPIRY_YEAR: "Expiry year", "到期年份";
    SECURITY_CODE: "Security code", "安全码";
    LOCATION_NAME: "Name of the location", "地点名称";
    USER_NAME: "Full name", "姓名";
    PROBLEM_TYPE: "Type of problem", "问题类型";
    WANTED: "What you want", "您的要求";
    TITLE: "Title", "标题";
    DESCRIPTION: "Description", "说明";
    ATTACHMENTS: "Attachments", "附件";
    MESSAGE: "Message", "消息";
    PAID_ON: "Day of the transfer", "转账日期";
    PAID_TO: "Account paid to", "收款帐户";
    TRANSFER_REFERENCE: "Transaction reference", "交易流水号";
    REASON: "Reason", "理由";
    EMPTY: "Enter: {field}", "请输入{field}";
    CHOOSE_COUNTRY: "Choose a country or region", "请选择国家/地区";
    TOO_MANY: "{field}: at most {most}", "{field}最多 {most} 个";
    TOO_LONG: "{field}: use at most {most} characters", "{field}最多 {most} 个字符";
    HOLDS_CARD: "{field}: take out what looks like a card number; card numbers are never kept", "{field}中疑似含有银行卡号，请删除；系统绝不保存卡号";
    NOT_EMAIL: "Enter an e-mail address like name@example.com", "请输入形如 name@example.com 的电子邮件地址";
    NOT_PHONE: "Enter a telephone number like +1 425 555 0100", "请输入形如 +86 10 5555 0100 的电话号码";
    NOT_POSTCODE: "Enter a postcode of the chosen country", "请输入所选国家/地区的邮政编码";
    NOT_VAT: "Enter a VAT ID of the chosen country, with its letters", "请输入所选国家/地区的增值税号（含字母前缀）";
    NOT_DIGITS: "{field}: use digits only", "{field}只能包含数字";
    CARD_LENGTH: "A card number of this brand has {n} digits; check what you typed", "此品牌的卡号为 {n} 位，请检查输入";
    CARD_CHECKSUM: "One of the digits is mistyped; compare the number with the list of test cards", "卡号中有数字输入有误，请与测试卡列表核对";
    NOT_A_TEST_CARD: "This is not one of the test cards. Never type a real card here: choose one from the list", "这不是测试卡。请勿在此输入真实卡号，请从列表中选择一张测试卡";
    EXPIRY_IMPOSSIBLE: "Enter a month from 1 to 12 and a year that a card can have", "请输入 1 到 12 的月份和合理的年份";
    EXPIRY_PAST: "Enter an expiry date that is not past", "有效期不能早于当前日期";
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
        Field::PaidOn => PAID_ON,
        Field::PaidTo => PAID_TO,
        Field::TransferReference => TRANSFER_REFERENCE,
        Field::LocationName => LOCATION_NAME,
        Field::UserName => USER_NAME,
        Field::ProblemType => PROBLEM_TYPE,
        Field::Wanted => WANTED,
        Field::Title => TITLE,
        Field::Description => DESCRIPTION,
        Field::Attachments => ATTACHMENTS,
        Field::Message => MESSAGE,
        Field::Reason => REASON,
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
        Field::PaidOn => "paid-on",
        Field::PaidTo => "paid-to",
        Field::TransferReference => "transfer-reference",
        Field::LocationName => "location-name",
        Field::UserName => "user-name",
        Field::ProblemType => "problem-type",
        Field::Wanted => "wanted",
        Field::Title => "title",
        Field::Description => "description",
        Field::Attachments => "attachments",
        Field::Message => "message",
        Field::Reason => "reason",
    }
}

/// What to do about a problem.
pub fn advice(words: Words, problem: &Problem) -> String {
    let field = words.say(label(problem.field));
    let of_field = |text: Text| words.fill(text, &[("field", &field)]);
    let counted = |text: Text, n: usize| words.fill(text, &[("n", &n.to_string())]);
    match problem.why {
        Why::Empty if problem.field == Field::Country => words.say(CHOOSE_COUNTRY),
        Why::Empty => of_field(EMPTY),
        Why::TooMany { most } => words.fill(TOO_MANY, &[("field", &field), ("most", &most.to_string())]),
        Why::TooLong { most } => words.fill(TOO_LONG, &[("field", &field), ("most", &most.to_string())]),
        Why::HoldsCardNumber => of_field(HOLDS_CARD),
        Why::NotAnEmail => words.say(NOT_EMAIL),
        Why::NotAPhone => words.say(NOT_PHONE),
        Why::NotAPostcode => words.say(NOT_POSTCODE),
        Why::NotACountry => words.say(CHOOSE_COUNTRY),
        Why::NotAVatId => words.say(NOT_VAT),
        Why::NotDigits => of_field(NOT_DIGITS),
        Why::CardLength { expected } => counted(CARD_LENGTH, expected),
        Why::CardChecksum => words.say(CARD_CHECKSUM),
        Why::NotATestCard => words.say(NOT_A_TEST_CARD),
        Why::ExpiryImpossible => words.say(EXPIRY_IMPOSSIBLE),
        Why::ExpiryPast => words.say(EXPIRY_PAST),
        Why::NotADay => words.say(NOT_A_DAY),
        Why::DayAhead => words.say(DAY_AHEAD),
        Why::CodeLength { expected } => counted(CODE_LENGTH, expected),
    }
}
