//! The names of things: offers, products, brands, standings.

use super::{Text, Words, checkout};
use crate::domain::account::Account;
use crate::domain::card::{Brand, DeclineReason};
use crate::domain::money::Money;
use crate::domain::offer::{Content, Offer, Product, Quantity};
use crate::domain::order::{Item, Purpose, Step};

texts! {
    SUBSCRIBES: "{offer}, first year", "{offer}，首年";
    RENEWS: "{offer}, renewal", "{offer}，续订";
    UPGRADES: "{offer}, upgrade from silver", "{offer}，由银级升级";
    ACTION_PACK: "Microsoft Action Pack", "Microsoft Action Pack";
    ACTION_PACK_SUBSCRIPTION: "Microsoft Action Pack subscription", "Microsoft Action Pack 订阅";
    SILVER: "Silver competency", "银级能力认证";
    GOLD: "Gold competency", "金级能力认证";
    VISA: "Visa", "Visa";
    MASTERCARD: "Mastercard", "Mastercard";
    AMERICAN_EXPRESS: "American Express", "American Express";
    UNION_PAY: "UnionPay", "银联";
    DEVELOPER_TOOLS: "World-class developer tools for iOS, Android, Linux and Windows", "面向 iOS、Android、Linux 和 Windows 的一流开发工具";
    WINDOWS: "{n} Windows 10 Enterprise (upgrade) {n|licence|licences}", "{n} 个 Windows 10 企业版（升级）许可证";
    VISUAL_STUDIO: "{n} Visual Studio Professional {n|licence|licences}", "{n} 个 Visual Studio Professional 许可证";
    TEAM_SERVICES: "{n} Visual Studio Team Services {n|account|accounts} at no cost", "{n} 个免费的 Visual Studio Team Services 帐户";
    OFFICE: "{n} Office 365 E3 {n|seat|seats}", "{n} 个 Office 365 E3 席位";
    UP_TO: "Up to {what}", "最多 {what}";
    MOBILITY: "{n} Enterprise Mobility Suite {n|seat|seats}", "{n} 个企业移动性套件席位";
    DYNAMICS: "{n} Microsoft Dynamics CRM Online Professional {n|seat|seats}", "{n} 个 Microsoft Dynamics CRM Online Professional 席位";
    AZURE: "{amount} of Microsoft Azure credit every month", "每月 {amount} Microsoft Azure 额度";
    INCIDENTS: "{n} support {n|incident|incidents} for on-premises products", "{n} 次本地部署产品技术支持";
    HOURS: "{n} advisory {n|hour|hours}", "{n} 小时技术咨询";
    GO_TO_MARKET: "Go-to-market resources", "市场推广资源";
    STEP_DETAILS: "Order details", "订单详情";
    STEP_TERMS: "Terms and Conditions", "条款和条件";
    STEP_PAYMENT: "Payment details", "付款信息";
    STEP_REVIEW: "Review order", "核对订单";
    STEP_BANK: "Bank confirmation", "银行确认";
    STEP_TRANSFER: "Bank transfer", "银行转账";
    STEP_CONFIRMED: "Confirmation", "确认";
    DECLINED_GENERIC: "The bank declined the card without giving a reason.", "银行拒绝了该卡，未说明原因。";
    DECLINED_FUNDS: "The card does not have enough money.", "卡内余额不足。";
    DECLINED_EXPIRED: "The bank says that the card has expired.", "银行表示该卡已过期。";
    DECLINED_CODE: "The bank says that the security code is wrong.", "银行表示安全码不正确。";
    DECLINED_PROCESSING: "The bank could not process the charge. Trying again may help.", "银行未能处理此次扣款，重试可能成功。";
    DECLINED_CONFIRMATION_FAILED: "The confirmation with the bank failed.", "银行确认未通过。";
    DECLINED_CONFIRMATION_NEEDED: "The bank wanted a confirmation and nobody was there to give it.", "银行要求确认，但当时无人应答。";
    DECLINED_CARD_EXPIRED: "The card has expired.", "该卡已过期。";
    DECLINED_CARD_REMOVED: "The card was removed.", "该卡已被删除。";
}

/// The name of an offer.
pub fn offer(offer: Offer) -> Text {
    match offer {
        Offer::ActionPack => ACTION_PACK,
        Offer::Silver => SILVER,
        Offer::Gold => GOLD,
    }
}

/// What a line of an order or an invoice is about.
pub fn item(words: Words, item: Item) -> String {
    match item {
        Item::Year(bought) => words.fill(checkout::YEAR_OF, &[("offer", &words.say(offer(bought)))]),
        Item::UpgradeDiscount => words.say(checkout::UPGRADE_DISCOUNT),
    }
}

/// What an order is for.
pub fn purpose(account: &Account, words: Words, purpose: Purpose) -> String {
    let (text, bought) = match purpose {
        Purpose::Subscribe(bought) => (SUBSCRIBES, bought),
        Purpose::Renew(id) => (RENEWS, account.subscription(id).map_or(Offer::ActionPack, |held| held.offer)),
        Purpose::Upgrade(_) => (UPGRADES, Offer::Gold),
    };
    words.fill(text, &[("offer", &words.say(offer(bought)))])
}

/// The name of a card's brand.
pub fn brand(brand: Brand) -> Text {
    match brand {
        Brand::Visa => VISA,
        Brand::Mastercard => MASTERCARD,
        Brand::AmericanExpress => AMERICAN_EXPRESS,
        Brand::UnionPay => UNION_PAY,
    }
}

/// The name of a step of paying.
pub fn step(step: Step) -> Text {
    match step {
        Step::Details => STEP_DETAILS,
        Step::Terms => STEP_TERMS,
        Step::Payment => STEP_PAYMENT,
        Step::Review => STEP_REVIEW,
        Step::Bank => STEP_BANK,
        Step::Transfer => STEP_TRANSFER,
        Step::Confirmed => STEP_CONFIRMED,
    }
}

/// Why a charge was declined, as a sentence.
pub fn decline(reason: DeclineReason) -> Text {
    match reason {
        DeclineReason::Generic => DECLINED_GENERIC,
        DeclineReason::InsufficientFunds => DECLINED_FUNDS,
        DeclineReason::ExpiredCard => DECLINED_EXPIRED,
        DeclineReason::IncorrectSecurityCode => DECLINED_CODE,
        DeclineReason::ProcessingError => DECLINED_PROCESSING,
        DeclineReason::BankConfirmationFailed => DECLINED_CONFIRMATION_FAILED,
        DeclineReason::BankConfirmationNeeded => DECLINED_CONFIRMATION_NEEDED,
        DeclineReason::CardExpired => DECLINED_CARD_EXPIRED,
        DeclineReason::CardRemoved => DECLINED_CARD_REMOVED,
    }
}

/// One line of what an offer contains.
pub fn content(words: Words, content: Content) -> String {
    let text = match content.product {
        Product::DeveloperTools => DEVELOPER_TOOLS,
        Product::Windows10Enterprise => WINDOWS,
        Product::VisualStudioProfessional => VISUAL_STUDIO,
        Product::VisualStudioTeamServices => TEAM_SERVICES,
        Product::Office365E3 => OFFICE,
        Product::EnterpriseMobilitySuite => MOBILITY,
        Product::DynamicsCrmOnline => DYNAMICS,
        Product::AzureCredit => AZURE,
        Product::OnPremisesIncidents => INCIDENTS,
        Product::AdvisoryHours => HOURS,
        Product::GoToMarket => GO_TO_MARKET,
    };
    let counted = |n: u32| words.fill(text, &[("n", &words.number(n.into()))]);
    let credit = |amount: Money| words.fill(text, &[("amount", &words.money(amount))]);
    match content.quantity {
        Quantity::Included => words.say(text),
        Quantity::Licences(n) | Quantity::Accounts(n) | Quantity::Incidents(n) | Quantity::Hours(n) => {
            counted(n)
        }
        Quantity::Seats { base, earned: 0 } => counted(base),
        Quantity::Seats { base, earned } => words.fill(UP_TO, &[("what", &counted(base + earned))]),
        Quantity::MonthlyCredit(amount) => credit(amount),
    }
}
