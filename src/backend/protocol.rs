//! What a client and a backend say to each other: in one page, between tabs, and over HTTP.

use crate::domain::command::Command;
use crate::domain::date::{Day, Moment, minute_of_day};
use crate::domain::id::CommandId;
use crate::domain::refusal::Refusal;
use crate::domain::user::By;
use crate::journal::Commit;
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// The clock of the one who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Now {
    /// The instant.
    pub at: Moment,
    /// The calendar day where the person is.
    pub day: Day,
    /// Minutes since that day began there.
    #[serde(with = "minute_of_day")]
    pub minute: u16,
}

/// Something to be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Request {
    /// Carried out once, however often it is sent.
    pub id: CommandId,
    /// How many commits of the journal the one who asks has seen.
    pub seen: u64,
    /// The command of the last of these commits, where it is said: another one means another history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<CommandId>,
    /// Who asks.
    pub by: By,
    /// When.
    pub now: Now,
    /// What for; nothing asks only for what is due.
    pub command: Option<Command>,
}

/// What came of a request: the commits that the one who asked has not seen, its own included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct Reply {
    /// In order, following [`Request::seen`]. Between tabs the last commit that was seen comes before them: it tells
    /// whether they belong to the same history.
    #[serde(with = "consecutive")]
    pub commits: Vec<Commit>,
}

/// Why a request was not carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// A rule is against it. What was due before has happened all the same.
    Refused {
        refusal: Box<Refusal>,
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
    /// Others acted meanwhile: look at what they did and decide anew.
    ChangedElsewhere {
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
    /// It could not be stored; nothing of it happened.
    NotStored {
        why: NotStored,
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
}

impl Failure {
    /// The commits that the one who asked has not seen.
    pub fn commits(&self) -> &[Commit] {
        match self {
            Failure::Refused { commits, .. }
            | Failure::ChangedElsewhere { commits }
            | Failure::NotStored { commits, .. } => commits,
        }
    }
}

/// What is told of a [`Failure`]: everything but the refusal, to which the one who asked comes by itself. The same
/// rules decide the same command on the same history, and who only asks need not know how every refusal is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Setback {
    /// A rule is against it.
    Refused {
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
    /// Others acted meanwhile.
    ChangedElsewhere {
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
    /// It could not be stored.
    NotStored {
        why: NotStored,
        #[serde(with = "consecutive")]
        commits: Vec<Commit>,
    },
}

impl Setback {
    /// The commits that the one who asked has not seen.
    pub fn commits(&self) -> &[Commit] {
        match self {
            Setback::Refused { commits }
            | Setback::ChangedElsewhere { commits }
            | Setback::NotStored { commits, .. } => commits,
        }
    }

    /// The commits, to put the one before them beside them.
    pub fn commits_mut(&mut self) -> &mut Vec<Commit> {
        match self {
            Setback::Refused { commits }
            | Setback::ChangedElsewhere { commits }
            | Setback::NotStored { commits, .. } => commits,
        }
    }

    /// The same for someone who knows the commits already.
    pub fn without_commits(self) -> Setback {
        let commits = Vec::new();
        match self {
            Setback::Refused { .. } => Setback::Refused { commits },
            Setback::ChangedElsewhere { .. } => Setback::ChangedElsewhere { commits },
            Setback::NotStored { why, .. } => Setback::NotStored { why, commits },
        }
    }
}

impl From<Failure> for Setback {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused { commits, .. } => Setback::Refused { commits },
            Failure::ChangedElsewhere { commits } => Setback::ChangedElsewhere { commits },
            Failure::NotStored { why, commits } => Setback::NotStored { why, commits },
        }
    }
}

/// What the tabs of one browser say to each other. One of them writes; everyone hears everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// Something that the tab that writes should carry out.
    Ask(Request),
    /// What came of the request with this id.
    Done(CommandId, Reply),
    /// Why the request with this id was not carried out.
    Failed(CommandId, Setback),
    /// What the tab that writes did on its own.
    News(Reply),
    /// From now on the sender is the tab that writes: what was not answered is asked again.
    Leads,
}

/// Why something could not be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum NotStored {
    /// There is no room left.
    Full,
    /// The browser does not let the page store anything.
    Blocked,
    /// The change is larger than one commit may be.
    TooLarge,
    /// What is stored cannot be continued: it is damaged, or written by a newer version.
    ReadOnly,
    /// The storage answered with an error of its own.
    Other,
}

/// Commits that follow one another: the number of the first one is said once, and the others follow from it.
mod consecutive {
    use super::{Commit, Deserialize, Serialize};
    use crate::json::{Outcome, Walk};
    use serde::{Deserializer, Serializer};

    /// Writes the number of the first commit, and the commits.
    pub fn serialize<S: Serializer>(commits: &[Commit], to: S) -> Result<S::Ok, S::Error> {
        (commits.first().map_or(0, |commit| commit.number), commits).serialize(to)
    }

    /// Reads them, and numbers them from the first one on.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Commit>, D::Error> {
        let (first, commits) = <(u64, Vec<Commit>)>::deserialize(from)?;
        Ok((first..).zip(commits).map(|(number, commit)| Commit { number, ..commit }).collect())
    }

    /// Reads or writes them.
    pub fn walk(commits: &mut Vec<Commit>, walk: &mut Walk<'_>) -> Outcome<()> {
        let mut first = commits.first().map_or(0, |commit| commit.number);
        walk.items(&mut [&mut first, commits])?;
        (first..).zip(commits).for_each(|(number, commit)| commit.number = number);
        Ok(())
    }
}
