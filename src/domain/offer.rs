//! What can be bought, what it contains and what it costs.

use super::account::{Account, Decision};
use super::event::Event;
use super::money::{Currency, Money};
use super::refusal::Refusal;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// A membership that is bought for a year at a time; network membership is free and is joined, not bought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Offer {
    /// Microsoft Action Pack subscription (statements 110-112).
    ActionPack,
    /// The fee for silver competencies (statement 116).
    Silver,
    /// The fee for gold competencies (statement 117).
    Gold,
}

impl Offer {
    /// Every offer, in the order in which the workflow introduces them.
    pub const ALL: [Offer; 3] = [Offer::ActionPack, Offer::Silver, Offer::Gold];
}

/// What a yearly fee is, for each offer, in one currency. These are demonstration prices: real ones were never
/// published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct PriceList {
    /// The currency of all three.
    pub currency: Currency,
    /// Minor units for a year of Action Pack.
    pub action_pack: i64,
    /// Minor units for a year of silver.
    pub silver: i64,
    /// Minor units for a year of gold.
    pub gold: i64,
}

/// The highest price in minor units: far below what a sum of prices and taxes can represent.
const MOST: i64 = 1_000_000_000_000;

impl PriceList {
    /// The demonstration prices in a currency.
    pub const fn demonstration(currency: Currency) -> Self {
        let (action_pack, silver, gold) = match currency {
            Currency::Usd => (47_500, 167_000, 473_000),
            Currency::Eur => (44_500, 156_000, 442_000),
            Currency::Gbp => (38_500, 135_000, 383_000),
            Currency::Cny => (340_000, 1_196_000, 3_387_000),
            Currency::Jpy => (70_000, 246_000, 697_000),
            Currency::Kwd => (146_000, 514_000, 1_455_000),
        };
        Self { currency, action_pack, silver, gold }
    }

    /// The fee for one year, before tax.
    pub fn year_of(&self, offer: Offer) -> Money {
        let minor = match offer {
            Offer::ActionPack => self.action_pack,
            Offer::Silver => self.silver,
            Offer::Gold => self.gold,
        };
        Money::new(minor, self.currency)
    }
}

/// Prices as they are typed, in major units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct PriceEntry {
    action_pack: String,
    silver: String,
    gold: String,
}

impl PriceEntry {
    /// The prices that there are.
    pub fn of(prices: &PriceList) -> Self {
        let typed = |offer| prices.year_of(offer).decimal();
        Self { action_pack: typed(Offer::ActionPack), silver: typed(Offer::Silver), gold: typed(Offer::Gold) }
    }

    /// What is typed for an offer.
    pub fn price(&self, offer: Offer) -> &str {
        match offer {
            Offer::ActionPack => &self.action_pack,
            Offer::Silver => &self.silver,
            Offer::Gold => &self.gold,
        }
    }

    /// The same, to be typed.
    pub fn price_mut(&mut self, offer: Offer) -> &mut String {
        match offer {
            Offer::ActionPack => &mut self.action_pack,
            Offer::Silver => &mut self.silver,
            Offer::Gold => &mut self.gold,
        }
    }

    /// The prices in a currency.
    ///
    /// # Errors
    /// The offers whose price is no amount of the currency, or none that a price can be.
    pub fn check(&self, currency: Currency) -> Result<PriceList, Vec<Offer>> {
        let price = |offer| Money::parse(self.price(offer), currency).filter(possible);
        let wrong: Vec<Offer> = Offer::ALL.into_iter().filter(|offer| price(*offer).is_none()).collect();
        match [Offer::ActionPack, Offer::Silver, Offer::Gold].map(price) {
            [Some(action_pack), Some(silver), Some(gold)] => Ok(PriceList {
                currency,
                action_pack: action_pack.minor,
                silver: silver.minor,
                gold: gold.minor,
            }),
            [_, _, _] => Err(wrong),
        }
    }
}

fn possible(price: &Money) -> bool {
    (0..=MOST).contains(&price.minor)
}

/// Decides to set the demonstration prices. Once there is a company its country decides their currency: what was paid in
/// one is given back in the same.
///
/// # Errors
/// A price is below nothing or above a thousand million major units, or in another currency than the company's.
pub(super) fn set_prices(account: &Account, prices: PriceList) -> Decision {
    let currency = account.prices.currency;
    if account.company.is_some() && prices.currency != currency {
        return Err(Refusal::PriceInOtherCurrency { currency });
    }
    if Offer::ALL.into_iter().all(|offer| possible(&prices.year_of(offer))) {
        Ok(vec![Event::PricesSet { prices }])
    } else {
        Err(Refusal::PriceNotPossible)
    }
}

/// Something that an offer entitles a member to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Product {
    /// World-class developer tools for iOS, Android, Linux and Windows (statement 123).
    DeveloperTools,
    /// Windows 10 Enterprise upgrade licences (statement 124).
    Windows10Enterprise,
    /// Visual Studio Professional licences (statement 124).
    VisualStudioProfessional,
    /// A Visual Studio Team Services account at no cost (statement 124).
    VisualStudioTeamServices,
    /// Office 365 E3 seats (statement 125).
    Office365E3,
    /// Enterprise Mobility Suite seats (statement 125).
    EnterpriseMobilitySuite,
    /// Microsoft Dynamics CRM Online Professional seats (statement 125).
    DynamicsCrmOnline,
    /// Microsoft Azure credit, received every month (statement 126).
    AzureCredit,
    /// Support incidents for products that run on premises (statement 112).
    OnPremisesIncidents,
    /// Hours of technical advice (statements 112 and 115).
    AdvisoryHours,
    /// Marketing resources to go to market with (statements 108 and 112).
    GoToMarket,
}

/// How much of a product an offer grants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Included without a number.
    Included,
    /// Licences, each with a product key.
    Licences(u32),
    /// Accounts at no cost.
    Accounts(u32),
    /// Seats assigned to users; `earned` more follow after enough sales ("up to", statement 125).
    Seats { base: u32, earned: u32 },
    /// Money to use every month (statement 126).
    MonthlyCredit(Money),
    /// Support incidents, used one at a time.
    Incidents(u32),
    /// Advisory hours, used one at a time.
    Hours(u32),
}

/// How a benefit adds up when a company holds several offers (statements 106 and 112).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Once for the company: of several offers that grant it, the one that grants most counts.
    Core,
    /// On top of what other offers grant.
    Incremental,
}

/// One line of what an offer contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// What is granted.
    pub product: Product,
    /// How much of it.
    pub quantity: Quantity,
    /// How it adds up with other offers.
    pub counting: Counting,
}

const fn core(product: Product, quantity: Quantity) -> Content {
    Content { product, quantity, counting: Counting::Core }
}

const fn incremental(product: Product, quantity: Quantity) -> Content {
    Content { product, quantity, counting: Counting::Incremental }
}

const fn seats(base: u32, earned: u32) -> Quantity {
    Quantity::Seats { base, earned }
}

const fn monthly_cents(cents: i64) -> Quantity {
    Quantity::MonthlyCredit(Money::new(cents, Currency::Usd))
}

/// What Action Pack contains (statements 112 and 123-126). Internal-use rights come on top of what other offers
/// grant; marketing resources, developer tools and support are there once for a company.
const ACTION_PACK: &[Content] = &[
    core(Product::DeveloperTools, Quantity::Included),
    incremental(Product::Windows10Enterprise, Quantity::Licences(10)),
    incremental(Product::VisualStudioProfessional, Quantity::Licences(3)),
    incremental(Product::VisualStudioTeamServices, Quantity::Accounts(1)),
    incremental(Product::Office365E3, seats(5, 5)),
    incremental(Product::EnterpriseMobilitySuite, seats(5, 0)),
    incremental(Product::DynamicsCrmOnline, seats(5, 0)),
    incremental(Product::AzureCredit, monthly_cents(10_000)),
    core(Product::OnPremisesIncidents, Quantity::Incidents(10)),
    core(Product::AdvisoryHours, Quantity::Hours(5)),
    core(Product::GoToMarket, Quantity::Included),
];

/// What silver contains. Statement 115 names internal-use rights without a number; the numbers are this desk's own.
const SILVER: &[Content] = &[
    incremental(Product::Windows10Enterprise, Quantity::Licences(25)),
    incremental(Product::Office365E3, seats(25, 0)),
    incremental(Product::AzureCredit, monthly_cents(35_000)),
    core(Product::OnPremisesIncidents, Quantity::Incidents(15)),
    core(Product::AdvisoryHours, Quantity::Hours(20)),
    core(Product::GoToMarket, Quantity::Included),
];

/// What gold contains; as for silver.
const GOLD: &[Content] = &[
    incremental(Product::Windows10Enterprise, Quantity::Licences(100)),
    incremental(Product::Office365E3, seats(100, 0)),
    incremental(Product::AzureCredit, monthly_cents(60_000)),
    core(Product::OnPremisesIncidents, Quantity::Incidents(20)),
    core(Product::AdvisoryHours, Quantity::Hours(50)),
    core(Product::GoToMarket, Quantity::Included),
];

impl Offer {
    /// What a year of the offer contains.
    pub fn contents(self) -> &'static [Content] {
        match self {
            Offer::ActionPack => ACTION_PACK,
            Offer::Silver => SILVER,
            Offer::Gold => GOLD,
        }
    }
}

impl Product {
    /// Whether selling seats of the product earns the company seats of its own ("up to", statement 125).
    pub fn earns_seats(self) -> bool {
        Offer::ALL.into_iter().flat_map(Offer::contents).any(|content| {
            content.product == self && matches!(content.quantity, Quantity::Seats { earned: 1.., .. })
        })
    }
}
