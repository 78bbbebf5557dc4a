//! Why something is not possible, in a sentence that says what helps.

use super::{Text, Words, benefit_refusals, competencies, permissions, problems, request_refusals};
use crate::domain::date::Day;
use crate::domain::offer::Offer;
use crate::domain::refusal::{Basis, Refusal, Thing};

texts! {
    JOIN: "Join the network", "加入网络";
    OPEN: "View the subscription", "查看订阅";
    OFFERS: "View the offers", "查看会员方案";
    WRITE_REQUEST: "New request", "新建请求";
    OPEN_REQUEST: "View the request", "查看请求";
    /// After a sentence.
    STATEMENT: " (Published workflow, statement {n}.)", "（公布流程第 {n} 条）";
    RENEW: "Renew now", "立即续订";
    UPGRADE: "Upgrade to gold", "升级到金级";
    CHANGE_CARD: "Change the card for renewals", "更换续订所用的卡";
    OPEN_ORDER: "Open the order", "打开订单";
    REQUIREMENTS: "View the requirements", "查看要求";
    OPEN_BENEFIT: "View the benefit", "查看权益";
    NAME_CONTACT: "Name a marketing contact", "指定市场联系人";
    OPEN_USERS: "See who has which role", "查看用户及其角色";
    ACCEPT: "Accept the invitation", "接受邀请";
    APPOINT: "Appoint another Global admin", "指定另一位全局管理员";
    OPEN_USER: "View this person", "查看此用户";
    REOPEN: "Open the request again", "重新打开请求";
    REQUEST_CANCELLATION: "Ask Support to cancel", "联系支持团队取消";
    REFUND_PART: "Refund a part instead", "改为部分退款";
    NO_USER: "This person is not in the account.", "帐户中没有此人。";
    NO_ORDER: "This order is not in the account.", "帐户中没有此订单。";
    NO_METHOD: "This way to pay is not in the account.", "帐户中没有此付款方式。";
    NO_SUBSCRIPTION: "This subscription is not in the account.", "帐户中没有此订阅。";
    NO_INVOICE: "This invoice is not in the account.", "帐户中没有此发票。";
    NO_ENTITLEMENT: "This benefit is not in the account.", "帐户中没有此权益。";
    NO_REQUEST: "This request is not in the account.", "帐户中没有此请求。";
    NO_PRODUCT_KEY: "This product key is not in the account.", "帐户中没有此产品密钥。";
    NO_LOCATION: "This location is not in the account.", "帐户中没有此地点。";
    FORM_WRONG: "This can’t be sent yet: {advice}", "尚不能提交：{advice}";
    INVITATION_OPEN: "You have not accepted the invitation yet.", "您尚未接受邀请。";
    USER_REMOVED: "This person was removed.", "此用户已被移除。";
    EMAIL_TAKEN: "Someone in your company already uses this e-mail address.", "贵公司已有人使用此电子邮件地址。";
    ROLE_NOT_YOURS: "You can’t give or take away the role {role}.", "您不能授予或收回“{role}”角色。";
    LAST_GLOBAL_ADMIN: "This is the last Global admin. Make someone else a Global admin first.", "这是最后一位全局管理员。请先将其他人设为全局管理员。";
    COUNTRY_STAYS: "The company stays in {country}: the country decides currency and tax.", "公司的国家/地区须保持为{country}：它决定币种和税费。";
    ALREADY_JOINED: "Your company has joined already.", "贵公司已经加入。";
    NOT_A_MEMBER: "You must be a network member first. Joining is free.", "您必须先成为网络会员。加入是免费的。";
    PENDING: "Your membership has been waiting for verification since {date}. You can buy as soon as it is authorized.", "您的会员资格自{date}起等待验证，通过后即可购买。";
    REJECTED: "Your membership was not authorized. Correct your company’s data and join again.", "您的会员资格未获批准。您可以更新公司信息后重新加入。";
    DECIDED: "This membership has been decided already.", "此会员资格已有决定。";
    PURCHASED: "You have this offer already.", "您已拥有此方案。";
    PURCHASED_RENEWABLE: "You have this offer already. You can renew it instead.", "您已拥有此方案，可以改为续订。";
    BOUGHT_FROM: "It can be bought from {date}.", "自{date}起可以购买。";
    GOLD_HOLDS: "Your gold membership includes everything that silver offers.", "您的金级会员已包含银级的全部内容。";
    NOT_QUALIFIED_SILVER: "Silver needs a competency whose requirements are met.", "银级需要先满足一项能力认证的要求。";
    NOT_QUALIFIED_GOLD: "Gold needs a competency whose requirements are met at gold level.", "金级需要先满足一项能力认证的金级要求。";
    ORDER_FINISHED: "This order is finished and can’t be changed.", "此订单已完成，不能更改。";
    DETAILS_FIRST: "Verify the order details first.", "请先确认订单详情。";
    TERMS_FIRST: "Agree to the terms and conditions first.", "请先同意条款和条件。";
    PAYMENT_FIRST: "Choose a way to pay first.", "请先选择付款方式。";
    BANK_OPEN: "The bank is waiting for your answer. Give it first.", "银行正在等待您的答复，请先答复。";
    BANK_UNTIL: "Without an answer the order expires on {date}.", "如不答复，订单将于{date}失效。";
    NO_BANK: "This order is not waiting for a bank confirmation.", "此订单没有等待银行确认。";
    NO_TRANSFER: "Bank transfer is not possible under the rules of this account. Choose a card.", "此帐户的规则不支持银行转账，请选择银行卡。";
    TRANSFER_AWAITED: "This order is waiting for your bank transfer. To pay in another way, cancel it and buy again.", "此订单正在等待您的银行转账。如需换用其他付款方式，请取消此订单后重新购买。";
    STARTS_SOON: "This is paid for already and starts on {date}.", "此项已付款，将于{date}生效。";
    NO_TRANSFER_AWAITED: "No bank transfer is awaited for this order.", "此订单没有待到账的转账。";
    REFUND_BEYOND: "At most {amount} can be refunded.", "最多可退 {amount}。";
    PRICE_CURRENCY: "Prices are in {currency}, the currency of the company’s country.", "价格币种为 {currency}，由公司所在国家/地区决定。";
    PRICE: "A price must be zero or more, and not more than can be added up.", "价格不能为负数，也不能超出可计算的范围。";
    METHOD_REMOVED: "This way to pay was removed. Choose another one.", "此付款方式已删除，请选择其他方式。";
    NEEDED: "The automatic renewal on {date} needs this card. Pay renewals with another card first.", "{date}的自动续订需要此卡。请先为续订换用其他卡。";
    NEEDED_UNTIL: "From {date} the card is no longer needed.", "自{date}起不再需要此卡。";
    RENEWS_BY_ITSELF: "It renews by itself. It can be renewed by hand only once that has failed or is turned off.", "此订阅会自动续订。只有在自动续订失败或关闭后，才能手动续订。";
    NOT_OPEN: "It can be renewed from {date}.", "自{date}起可以续订。";
    RENEWAL_CLOSED: "It could be renewed until {date}.", "续订已于{date}截止。";
    END_DECIDED: "It was cancelled and ends on {date}. You can subscribe again from that day.", "此订阅已取消，将于{date}结束，自当日起可以重新订阅。";
    EXPIRED: "It expired on {date}.", "已于{date}到期。";
    ENDED: "It ended on {date}.", "已于{date}结束。";
    ALREADY_OFF: "Automatic renewal has been off since {date}. It comes back on when you renew.", "自动续订已于{date}关闭，续订后会重新开启。";
    NO_AUTOMATIC: "It does not renew by itself. You renew by hand.", "此订阅不会自动续订，需手动续订。";
    RENEWAL_DUE: "The paid year is over, and nothing more is charged automatically. You can renew.", "付费年度已结束，不会再自动扣款。您可以续订。";
    RENEWAL_TRIED_AGAIN: "The charge for the next year was declined and is tried again on {date}. Automatic renewal can no longer be turned off; only cancelling the subscription stops it.", "下一年度的扣款被拒绝，将于{date}再次尝试。此时已无法关闭自动续订，只有取消订阅才能停止扣款。";
    BEYOND: "The calendar of this simulation ends before that day.", "模拟环境的日历到不了那一天。";
    PAST: "The date only moves forward from {date}.", "日期只能从{date}起向前推进。";
    FOLLOWS: "The virtual date follows the real one already.", "虚拟日期已经跟随真实日期。";
    BEHIND: "This company is already at {from}. Its date can follow the real date, now {real}, once that has reached {from}.", "这家公司已演练到{from}，真实日期为{real}。真实日期到达{from}后，虚拟日期才能重新跟随。";
}

/// The sentence for a refusal.
pub fn reason(words: Words, refusal: &Refusal) -> String {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let in_area = |text: Text, area| words.fill(text, &[("area", &words.say(competencies::area(area)))]);
    match refusal {
        Refusal::NotPermitted { permission } => permissions::lacking(words, *permission),
        Refusal::NotFound { thing } => words.say(match thing {
            Thing::User => NO_USER,
            Thing::Order => NO_ORDER,
            Thing::PaymentMethod => NO_METHOD,
            Thing::Subscription => NO_SUBSCRIPTION,
            Thing::Invoice => NO_INVOICE,
            Thing::Entitlement => NO_ENTITLEMENT,
            Thing::ProductKey => NO_PRODUCT_KEY,
            Thing::Location => NO_LOCATION,
            Thing::Request => NO_REQUEST,
            Thing::Competency => competencies::NO_COMPETENCY,
            Thing::Exam => competencies::NO_EXAM,
        }),
        Refusal::AlreadyJoined => words.say(ALREADY_JOINED),
        Refusal::NotAMember => words.say(NOT_A_MEMBER),
        Refusal::MembershipPending { since } => dated(PENDING, *since),
        Refusal::MembershipRejected => words.say(REJECTED),
        Refusal::MembershipDecided => words.say(DECIDED),
        Refusal::AlreadyPurchased { renewable, from, .. } => {
            let held = words.say(if *renewable { PURCHASED_RENEWABLE } else { PURCHASED });
            and_from(words, held, BOUGHT_FROM, *from)
        }
        Refusal::GoldIncludesSilver { from, .. } => {
            and_from(words, words.say(GOLD_HOLDS), BOUGHT_FROM, *from)
        }
        Refusal::NotQualified { offer } => words.say(match offer {
            Offer::ActionPack => PURCHASED,
            Offer::Silver => NOT_QUALIFIED_SILVER,
            Offer::Gold => NOT_QUALIFIED_GOLD,
        }),
        Refusal::UpgradeInstead { from, .. } => {
            and_from(words, words.say(competencies::UPGRADE_INSTEAD), BOUGHT_FROM, *from)
        }
        Refusal::OnlySilverUpgrades { .. } => words.say(competencies::ONLY_SILVER_UPGRADES),
        Refusal::SilverNotInForce { since, .. } => dated(competencies::SILVER_NOT_IN_FORCE, *since),
        Refusal::CompetencyNotStarted { area } => in_area(competencies::NOT_STARTED, *area),
        Refusal::CompetencyStarted { area } => in_area(competencies::STARTED, *area),
        Refusal::InTheFuture { until } => dated(competencies::IN_THE_FUTURE, *until),
        Refusal::OrderFinished { .. } => words.say(ORDER_FINISHED),
        Refusal::DetailsNotVerified { .. } => words.say(DETAILS_FIRST),
        Refusal::TermsNotAccepted { .. } => words.say(TERMS_FIRST),
        Refusal::NoPaymentMethod { .. } => words.say(PAYMENT_FIRST),
        Refusal::BankConfirmationOpen { from, .. } => {
            and_from(words, words.say(BANK_OPEN), BANK_UNTIL, *from)
        }
        Refusal::NoBankConfirmation { .. } => words.say(NO_BANK),
        Refusal::NoBankTransfer { .. } => words.say(NO_TRANSFER),
        Refusal::TransferAwaited { .. } => words.say(TRANSFER_AWAITED),
        Refusal::StartsSoon { from, .. } => dated(STARTS_SOON, *from),
        Refusal::NoTransferAwaited { .. } => words.say(NO_TRANSFER_AWAITED),
        Refusal::RefundBeyondPaid { left, .. } => {
            words.fill(REFUND_BEYOND, &[("amount", &words.money(*left))])
        }
        Refusal::PriceNotPossible => words.say(PRICE),
        Refusal::PriceInOtherCurrency { currency } => {
            words.fill(PRICE_CURRENCY, &[("currency", currency.code())])
        }
        Refusal::PaymentMethodRemoved { .. } => words.say(METHOD_REMOVED),
        Refusal::NeededForRenewal { on, from, .. } => {
            and_from(words, dated(NEEDED, *on), NEEDED_UNTIL, *from)
        }
        Refusal::RenewalNotOpen { from: Some(from), .. } => dated(NOT_OPEN, *from),
        Refusal::RenewalNotOpen { from: None, .. } => words.say(RENEWS_BY_ITSELF),
        Refusal::RenewalClosed { last_day, .. } => dated(RENEWAL_CLOSED, *last_day),
        Refusal::EndDecided { on, .. } => dated(END_DECIDED, *on),
        Refusal::SubscriptionExpired { on, .. } => dated(EXPIRED, *on),
        Refusal::SubscriptionEnded { on, .. } => dated(ENDED, *on),
        Refusal::RenewalAlreadyOff { since, .. } => dated(ALREADY_OFF, *since),
        Refusal::NoAutomaticRenewal { .. } => words.say(NO_AUTOMATIC),
        Refusal::RenewalDue { again: Some(again), .. } => dated(RENEWAL_TRIED_AGAIN, *again),
        Refusal::RenewalDue { again: None, .. } => words.say(RENEWAL_DUE),
        Refusal::FormWrong { problems } => {
            let advice: Vec<String> =
                problems.iter().map(|problem| problems::advice(words, problem)).collect();
            words.fill(FORM_WRONG, &[("advice", &advice.join(" · "))])
        }
        Refusal::InvitationOpen { .. } => words.say(INVITATION_OPEN),
        Refusal::UserRemoved { .. } => words.say(USER_REMOVED),
        Refusal::EmailTaken { .. } => words.say(EMAIL_TAKEN),
        Refusal::RoleNotYours { role } => {
            words.fill(ROLE_NOT_YOURS, &[("role", &words.say(permissions::role(*role)))])
        }
        Refusal::LastGlobalAdmin { .. } => words.say(LAST_GLOBAL_ADMIN),
        Refusal::CountryStays { country } => {
            let country = words.country(country.code());
            words.fill(COUNTRY_STAYS, &[("country", &country)])
        }
        Refusal::Benefit(refusal) => benefit_refusals::reason(words, refusal),
        Refusal::Request(refusal) => request_refusals::reason(words, refusal),
        Refusal::BeyondCalendar => words.say(BEYOND),
        Refusal::DateInThePast { today } => dated(PAST, *today),
        Refusal::DateFollows => words.say(FOLLOWS),
        Refusal::RealDateBehind { real, from } => {
            words.fill(BEHIND, &[("real", &words.date(*real)), ("from", &words.date(*from))])
        }
    }
}

/// A sentence, and behind it from when that is over, where it is known.
pub(super) fn and_from(words: Words, sentence: String, text: Text, from: Option<Day>) -> String {
    let Some(day) = from else { return sentence };
    words.in_a_row(&[sentence, words.fill(text, &[("date", &words.date(day))])])
}

/// The name of what a refusal rests on, where it rests on the published workflow.
pub fn basis(words: Words, refusal: &Refusal) -> Option<String> {
    match refusal.basis() {
        Basis::Statement(n) => Some(words.fill(STATEMENT, &[("n", &n.to_string())])),
        Basis::Policy(_) => None,
    }
}
