//! Ready-made companies to look at and to rehearse with, each built only by sending commands on days: no state exists
//! in one that a member could not have reached.
//!
//! A scenario is told relative to a day, which is its today. `cast` is who takes part, `script` is what the stories
//! are written with, and the other modules are the stories.

mod cast;
mod competencies;
mod decade;
mod renewals;
mod requests;
mod script;

use crate::backend::protocol::{Failure, Now};
use crate::domain::command::Command;
use crate::domain::id::CommandId;
use crate::domain::membership::Verification;
use crate::domain::user::Language;
use crate::journal::Commit;
use script::{Story, Told};

/// A ready-made company, by the point at which it stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scenario {
    /// It joined the network and has bought nothing.
    NetworkMember,
    /// It bought Action Pack today.
    FreshActionPack,
    /// Its Action Pack renews in 30 days.
    RenewalSoon,
    /// It turned automatic renewal off, and its Action Pack still runs.
    RenewalOff,
    /// Its Action Pack expired ten days ago and may still be renewed.
    ExpiredInGrace,
    /// The card that its Action Pack renews with expires before the anniversary.
    CardExpiring,
    /// The automatic charge was declined two days ago and will be tried again.
    ChargeDeclined,
    /// It has asked the desk to cancel its Action Pack, and the desk has yet to decide.
    CancellationWaiting,
    /// It meets the requirements of silver and has not paid the fee.
    SilverQualified,
    /// Its silver competency is at risk.
    SilverAtRisk,
    /// It has been a member for ten years.
    TenYears,
}

/// Where and when a scenario is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The clock of the one who asks; its day is the scenario's today.
    pub now: Now,
    /// The language of the company and its people.
    pub language: Language,
    /// What the ids of the story's commands, and with them its numbers, follow from.
    pub seed: CommandId,
}

impl Scenario {
    /// Every scenario, from the newest member to the oldest.
    pub const ALL: [Scenario; 11] = [
        Scenario::NetworkMember,
        Scenario::FreshActionPack,
        Scenario::RenewalSoon,
        Scenario::RenewalOff,
        Scenario::ExpiredInGrace,
        Scenario::CardExpiring,
        Scenario::ChargeDeclined,
        Scenario::CancellationWaiting,
        Scenario::SilverQualified,
        Scenario::SilverAtRisk,
        Scenario::TenYears,
    ];

    /// Its stable name, the same in links and in files.
    pub fn id(self) -> &'static str {
        match self {
            Scenario::NetworkMember => "network-member",
            Scenario::FreshActionPack => "fresh-action-pack",
            Scenario::RenewalSoon => "renewal-in-30-days",
            Scenario::RenewalOff => "automatic-renewal-off",
            Scenario::ExpiredInGrace => "expired-in-grace",
            Scenario::CardExpiring => "card-expires-first",
            Scenario::ChargeDeclined => "charge-declined",
            Scenario::CancellationWaiting => "cancellation-waiting",
            Scenario::SilverQualified => "silver-qualified",
            Scenario::SilverAtRisk => "silver-at-risk",
            Scenario::TenYears => "ten-years",
        }
    }

    /// The scenario of that name.
    pub fn parse(id: &str) -> Option<Scenario> {
        Scenario::ALL.into_iter().find(|scenario| scenario.id() == id)
    }

    /// The whole history of the company until today, to be kept as it is.
    ///
    /// # Errors
    /// A command was refused, which no day should cause.
    pub fn play(self, setting: Setting) -> Result<Vec<Commit>, Failure> {
        let mut story = Story::begin(setting);
        self.tell(&mut story)?;
        story.end()
    }

    fn tell(self, story: &mut Story) -> Told {
        match self {
            Scenario::NetworkMember => renewals::network_member(story),
            Scenario::FreshActionPack => renewals::fresh(story),
            Scenario::RenewalSoon => renewals::soon(story),
            Scenario::RenewalOff => renewals::off(story),
            Scenario::ExpiredInGrace => renewals::expired(story),
            Scenario::CardExpiring => renewals::card_expiring(story),
            Scenario::ChargeDeclined => renewals::declined(story),
            Scenario::CancellationWaiting => requests::cancellation(story),
            Scenario::SilverQualified => competencies::qualified(story),
            Scenario::SilverAtRisk => competencies::at_risk(story),
            Scenario::TenYears => decade::ten_years(story),
        }
    }
}

/// The command that makes a network member of the ready-made company.
pub fn network_member(language: Language) -> Command {
    let company = Box::new(cast::company(language));
    Command::Join { company, language, verification: Verification::AtOnce }
}
