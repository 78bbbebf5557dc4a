//! The levels of membership: what each adds to the one before, what it needs, and which one a company has
//! (statements 106-118).

use super::account::Account;
use super::date::Day;
use super::offer::{Offer, Product, Quantity};
use super::qualification::Grade;
use super::subscription::Subscription;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// A level of membership, the lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Network membership, the core level (statements 107-108).
    Network,
    /// Action Pack subscription membership (statements 110-112).
    ActionPack,
    /// Silver competency (statement 116).
    Silver,
    /// Gold competency (statement 117).
    Gold,
}

/// One of the three membership options that the network offers (statement 106).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MembershipOption {
    /// Network membership.
    Network,
    /// Action Pack.
    ActionPack,
    /// Competencies, silver and gold.
    Competencies,
}

impl MembershipOption {
    /// The three options in the order of statement 106.
    pub const ALL: [MembershipOption; 3] =
        [MembershipOption::Network, MembershipOption::ActionPack, MembershipOption::Competencies];

    /// The levels of the option.
    pub fn levels(self) -> &'static [Level] {
        match self {
            MembershipOption::Network => &[Level::Network],
            MembershipOption::ActionPack => &[Level::ActionPack],
            MembershipOption::Competencies => &[Level::Silver, Level::Gold],
        }
    }
}

/// Something that a level is chosen for: a row of the comparison of levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Advantage {
    /// Entry-level marketing resources for training (statement 108).
    Training,
    /// Entry-level marketing resources for support (statement 108).
    Support,
    /// Entry-level marketing resources for connections to customers (statement 108).
    CustomerConnections,
    /// Rights to use services and software inside the company (statements 112 and 115).
    InternalUseRights,
    /// Something that a year of an offer contains, with its quantity.
    Contains(Product),
    /// Eligibility for partner incentives (statement 115).
    PartnerIncentives,
    /// Being named for consistent capability, expertise and commitment (statement 116).
    SilverDesignation,
    /// Being named for best-in-class capability in a solution area (statement 117).
    GoldDesignation,
}

/// What a level has of an advantage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Nothing.
    Nothing,
    /// All of it.
    Included,
    /// A quantity.
    Amount(Quantity),
}

/// A condition of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Joining, which is free.
    Join,
    /// Being a network member (statements 109 and 118).
    NetworkMembership,
    /// Meeting the requirements of the grade in one solution area (statement 114).
    Requirements(Grade),
    /// Paying for one year.
    Fee(Offer),
}

impl Advantage {
    /// The rows of the comparison: what the network gives first, what the highest level adds last.
    pub const ALL: [Advantage; 18] = [
        Advantage::Training,
        Advantage::Support,
        Advantage::CustomerConnections,
        Advantage::InternalUseRights,
        Advantage::Contains(Product::DeveloperTools),
        Advantage::Contains(Product::Windows10Enterprise),
        Advantage::Contains(Product::VisualStudioProfessional),
        Advantage::Contains(Product::VisualStudioTeamServices),
        Advantage::Contains(Product::Office365E3),
        Advantage::Contains(Product::EnterpriseMobilitySuite),
        Advantage::Contains(Product::DynamicsCrmOnline),
        Advantage::Contains(Product::AzureCredit),
        Advantage::Contains(Product::GoToMarket),
        Advantage::Contains(Product::OnPremisesIncidents),
        Advantage::Contains(Product::AdvisoryHours),
        Advantage::PartnerIncentives,
        Advantage::SilverDesignation,
        Advantage::GoldDesignation,
    ];

    /// What a level has of it by itself; a company may hold Action Pack besides silver or gold.
    pub fn at(self, level: Level) -> Share {
        let included = match self {
            Advantage::Training | Advantage::Support | Advantage::CustomerConnections => true,
            Advantage::InternalUseRights => level >= Level::ActionPack,
            Advantage::PartnerIncentives | Advantage::SilverDesignation => level >= Level::Silver,
            Advantage::GoldDesignation => level == Level::Gold,
            Advantage::Contains(product) => return contained(product, level),
        };
        if included { Share::Included } else { Share::Nothing }
    }
}

fn contained(product: Product, level: Level) -> Share {
    let contents = level.offer().map_or(&[][..], Offer::contents);
    match contents.iter().find(|content| content.product == product).map(|content| content.quantity) {
        None => Share::Nothing,
        Some(Quantity::Included) => Share::Included,
        Some(
            quantity @ (Quantity::Licences(_)
            | Quantity::Accounts(_)
            | Quantity::Seats { .. }
            | Quantity::MonthlyCredit(_)
            | Quantity::Incidents(_)
            | Quantity::Hours(_)),
        ) => Share::Amount(quantity),
    }
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Level; 4] = [Level::Network, Level::ActionPack, Level::Silver, Level::Gold];

    /// The offer that gives the level; network membership is joined, not bought.
    pub fn offer(self) -> Option<Offer> {
        match self {
            Level::Network => None,
            Level::ActionPack => Some(Offer::ActionPack),
            Level::Silver => Some(Offer::Silver),
            Level::Gold => Some(Offer::Gold),
        }
    }

    /// What the level needs, in the order in which a company sees to it.
    pub fn needs(self) -> &'static [Need] {
        match self {
            Level::Network => &[Need::Join],
            Level::ActionPack => &[Need::NetworkMembership, Need::Fee(Offer::ActionPack)],
            Level::Silver => {
                &[Need::NetworkMembership, Need::Requirements(Grade::Silver), Need::Fee(Offer::Silver)]
            }
            Level::Gold => {
                &[Need::NetworkMembership, Need::Requirements(Grade::Gold), Need::Fee(Offer::Gold)]
            }
        }
    }
}

impl Account {
    /// The highest level that the company has on a day; nothing before it is a network member.
    pub fn level(&self, today: Day) -> Option<Level> {
        self.network_member().ok()?;
        let paid = |level: &Level| level.offer().is_none_or(|offer| self.in_force(offer, today).is_some());
        Level::ALL.into_iter().rev().find(paid)
    }

    /// The subscription that gives the company its level on a day; network membership comes without one.
    pub fn subscription_of_level(&self, today: Day) -> Option<&Subscription> {
        self.in_force(self.level(today)?.offer()?, today)
    }

    /// Whether the company has on a day what a level needs.
    pub fn has(&self, need: Need, today: Day) -> bool {
        match need {
            Need::Join | Need::NetworkMembership => self.network_member().is_ok(),
            Need::Requirements(grade) => self.qualified(today) >= Some(grade),
            Need::Fee(offer) => self.in_force(offer, today).is_some(),
        }
    }
}
