//! Rule sets as data: every number that a rule uses, for each set of rules that really was in force.
//!
//! A rule asks the policy of its account and holds no number of its own, so that another rule set is one more
//! constant here.

use super::date::Day;
use super::seat_time::Span;
use super::user::Role;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Which rule set an account lives under.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written,
)]
#[serde(rename_all = "snake_case")]
pub enum PolicyId {
    /// The workflow as published, the default.
    #[default]
    SourceDocument,
    /// 2018-2020: renewing by hand only in a window after the anniversary.
    Window,
    /// 2020-2021: as [`PolicyId::Window`], without automatic renewal.
    Manual,
    /// The rules in force today: renewing by hand from the anniversary on, cancelling by oneself.
    Today,
}

/// What a rule set chooses where the published workflow is silent: what a rule rests on that no statement decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Which role may do what, and that one Global admin stays.
    Roles,
    /// That people have an address of their own, and use the account once they have signed in.
    Users,
    /// That the country of the company decides currency and tax.
    Country,
    /// That a company holds one of each offer, and silver not besides gold.
    OneOfEachOffer,
    /// That gold takes the place of silver by an upgrade: [`Policy::upgrade_discount`].
    Upgrade,
    /// Whether a bank transfer pays, and when it starts what it paid: [`Policy::bank_transfer`].
    BankTransfer,
    /// That a card stays while an automatic renewal needs it.
    RenewalCard,
    /// From when a membership is renewed by hand: [`Policy::renewal_opens`].
    RenewalOpens,
    /// How long an unrenewed membership and its benefits go on: [`Policy::grace`].
    Grace,
    /// Whether a membership renews by itself: [`Policy::automatic`].
    AutomaticRenewal,
    /// How benefits of several offers add up.
    Counting,
    /// How benefits are activated and how long they last: [`Policy::benefits`].
    Benefits,
    /// How service requests move: [`Policy::requests`].
    Requests,
    /// How a subscription is cancelled: [`Policy::cancelling`].
    Cancelling,
    /// What must hold for a refund, and that no more is paid back than was paid: [`Policy::refund`].
    Refund,
    /// That the date of a company moves forward alone, not beyond the calendar, or follows the real one.
    VirtualDate,
    /// That a command means what its words say: nothing is done a second time, or to what is not there.
    Meaning,
}

/// When the year that was paid for ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// On the same calendar day of the next year (statement 142), counted from the original day.
    SameDay,
    /// After so many days.
    Days(i64),
}

/// From when a membership may be renewed by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenewalOpens {
    /// As soon as it is purchased (statements 151-154).
    WhilePurchased,
    /// So many days after the anniversary.
    AfterAnniversary(i64),
}

/// How a membership renews by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AutomaticRenewal {
    /// Days after the anniversary on which the card is charged.
    pub charged_after: i64,
    /// Days after the first declined charge on which it is tried again.
    pub retries: &'static [i64],
}

/// Days before (and after) the anniversary on which the members in charge are written to (statement 150).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminders {
    /// Days before the anniversary while it will not renew by itself.
    pub before_expiry: &'static [i64],
    /// Days before an automatic charge.
    pub before_charge: &'static [i64],
    /// Days after the anniversary while it is expired and may still be renewed.
    pub after_expiry: &'static [i64],
    /// Who is written to.
    pub recipients: &'static [Role],
}

/// How a subscription is cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelling {
    /// By a service request that the member writes (statement 167).
    Request,
    /// By a button that opens the request filled in.
    PrefilledRequest,
    /// By the member alone while the refund conditions hold, by a request afterwards.
    SelfService,
}

/// What must hold for the whole fee to be refunded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefundConditions {
    /// The most days since the purchase.
    pub days: i64,
    /// No benefit of the subscription was activated.
    pub nothing_activated: bool,
    /// No product key of the subscription was viewed.
    pub no_key_viewed: bool,
}

/// How benefits are activated and how long what was activated lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BenefitRules {
    /// Days from the first day of a paid year on which its benefits can be activated for the last time.
    pub activate_within: i64,
    /// Months that a product key or a key for seats lasts from the day it is redeemed.
    pub key_months: u32,
    /// Seats to sell in order to earn what "up to" promises (statement 125).
    pub seats_to_sell: u32,
    /// Months within which they are sold.
    pub selling_months: i32,
    /// How many times the running seats a key may have that extends them.
    pub most_times_running: u32,
}

/// How service requests move by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestTimes {
    /// Days of waiting for the member after which a request is closed.
    pub close_waiting: i64,
    /// Days after closing during which a request may be opened again.
    pub reopen: i64,
    /// Working days after which the automatic desk decides.
    pub automatic_decision: u32,
}

/// What a grade of a competency asks for in its solution area (statement 114); the numbers are a choice for
/// demonstration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirements {
    /// People of the company, each with a passed exam that still counts.
    pub people: u32,
    /// Customers won in the trailing months.
    pub customers: u32,
}

/// What competencies ask for and when they are lost. A fee is renewed, by hand or by itself, only while the
/// requirements of its grade are met in one solution area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompetencyRules {
    /// What silver asks for.
    pub silver: Requirements,
    /// What gold asks for.
    pub gold: Requirements,
    /// Months for which a passed exam counts.
    pub exam_months: i32,
    /// Months for which a customer counts.
    pub performance_months: i32,
    /// Days after the anniversary on which a competency is lost whose requirements are not met by then.
    pub lost_after: i64,
}

/// One rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub id: PolicyId,
    /// When the paid year ends.
    pub year: Year,
    /// Days after the anniversary on which an unrenewed membership counts as expired.
    pub expired_after: i64,
    /// From when it may be renewed by hand.
    pub renewal_opens: RenewalOpens,
    /// The last day on which it may be renewed, and on which benefits go on, in days after the anniversary.
    pub grace: i64,
    /// Automatic renewal, where there is one.
    pub automatic: Option<AutomaticRenewal>,
    /// Reminders and to whom.
    pub reminders: Reminders,
    /// How a subscription is cancelled.
    pub cancelling: Cancelling,
    /// What must hold for a full refund.
    pub refund: RefundConditions,
    /// How benefits are activated.
    pub benefits: BenefitRules,
    /// Whether an order may be paid by bank transfer.
    pub bank_transfer: bool,
    /// Working days from the arrival of a transfer to the start of what it bought.
    pub transfer_activation: u32,
    /// Days after which an order that is still unpaid expires.
    pub order_expires: i64,
    /// What a silver holder is let off the price of gold, in basis points.
    pub upgrade_discount: u32,
    /// How service requests move by themselves.
    pub requests: RequestTimes,
    /// What competencies ask for and when they are lost.
    pub competencies: CompetencyRules,
}

const RECIPIENTS: &[Role] = &[Role::GlobalAdmin, Role::PartnerAdmin];

/// The workflow as published: the default rule set.
pub const SOURCE_DOCUMENT: Policy = Policy {
    id: PolicyId::SourceDocument,
    year: Year::SameDay,
    expired_after: 0,
    renewal_opens: RenewalOpens::WhilePurchased,
    grace: 30,
    automatic: Some(AutomaticRenewal { charged_after: 0, retries: &[1, 3, 5, 7] }),
    reminders: Reminders {
        before_expiry: &[60, 30, 15, 7, 1],
        before_charge: &[30, 7],
        after_expiry: &[],
        recipients: RECIPIENTS,
    },
    cancelling: Cancelling::Request,
    refund: RefundConditions { days: 30, nothing_activated: true, no_key_viewed: true },
    benefits: BenefitRules {
        activate_within: 270,
        key_months: 12,
        seats_to_sell: 25,
        selling_months: 12,
        most_times_running: 3,
    },
    bank_transfer: false,
    transfer_activation: 2,
    order_expires: 30,
    upgrade_discount: 2_500,
    requests: RequestTimes { close_waiting: 14, reopen: 14, automatic_decision: 2 },
    competencies: CompetencyRules {
        silver: Requirements { people: 2, customers: 5 },
        gold: Requirements { people: 4, customers: 15 },
        exam_months: 24,
        performance_months: 12,
        lost_after: 0,
    },
};

/// The rules of 2018 to 2020.
pub const WINDOW: Policy = Policy {
    id: PolicyId::Window,
    year: Year::Days(365),
    expired_after: 1,
    renewal_opens: RenewalOpens::AfterAnniversary(1),
    automatic: Some(AutomaticRenewal { charged_after: 1, retries: &[1, 3, 5, 7] }),
    reminders: Reminders { after_expiry: &[23], ..SOURCE_DOCUMENT.reminders },
    cancelling: Cancelling::PrefilledRequest,
    bank_transfer: true,
    // The window in which the fee may be renewed is the time in which to meet the requirements again.
    competencies: CompetencyRules { lost_after: 31, ..SOURCE_DOCUMENT.competencies },
    ..SOURCE_DOCUMENT
};

/// The rules of 2020 to 2021.
pub const MANUAL: Policy =
    Policy { id: PolicyId::Manual, automatic: None, cancelling: Cancelling::Request, ..WINDOW };

/// The rules in force today.
pub const TODAY: Policy = Policy {
    id: PolicyId::Today,
    expired_after: 0,
    renewal_opens: RenewalOpens::AfterAnniversary(0),
    cancelling: Cancelling::SelfService,
    ..MANUAL
};

impl BenefitRules {
    /// The last day on which what was granted on a day can be activated.
    pub fn activate_by(&self, granted: Day) -> Day {
        granted.plus_days(self.activate_within)
    }

    /// The first day on which a key that is redeemed on a day no longer counts.
    pub fn key_ends(&self, redeemed: Day) -> Day {
        Span::months(self.key_months).after(redeemed)
    }
}

impl PolicyId {
    /// Every rule set, the default first.
    pub const ALL: [PolicyId; 4] =
        [PolicyId::SourceDocument, PolicyId::Window, PolicyId::Manual, PolicyId::Today];

    /// The rules behind the name.
    pub fn policy(self) -> &'static Policy {
        match self {
            PolicyId::SourceDocument => &SOURCE_DOCUMENT,
            PolicyId::Window => &WINDOW,
            PolicyId::Manual => &MANUAL,
            PolicyId::Today => &TODAY,
        }
    }
}
