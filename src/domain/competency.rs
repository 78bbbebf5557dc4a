//! Competencies: what a company is able to do in a solution area, shown by its people and its customers, and named
//! silver or gold while the yearly fee of that grade is paid (statements 113-117).
//!
//! ```text
//! Started ──requirements met──▶ Qualified ──fee paid──▶ Active ◀──met again── AtRisk
//!                                   ▲                     │ └─no longer met──▶ │
//!                                   │             fee over│                    │its day comes
//!                                   └───still met─────────┴──────▶ Lost ◀──────┘
//! ```
//!
//! One fee covers the competencies of its grade in every solution area, and gold covers silver ones too. What is shown
//! as [`CompetencyStanding`] is derived from the evidence, the fee and the date. That a competency was attained, came
//! to be at risk, recovered or was lost are events: by the command that brought the evidence or the money where there
//! is one, by the clock otherwise.

use super::account::{Account, Context, Decision, Inconsistency};
use super::date::Day;
use super::event::Event;
use super::id::{SubscriptionId, UserId};
use super::notice::{self, NoticeKind};
use super::offer::Offer;
use super::order_state;
use super::qualification::{CustomersWon, Evidence, ExamPass, Grade, Progress};
use super::refusal::{Refusal, Thing};
use super::solution_area::SolutionArea;
use super::subscription::Subscription;
use serde::{Deserialize, Serialize};

/// A competency that the company works towards or has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    /// The solution area; there is one competency in each.
    pub area: SolutionArea,
    /// The day the company began to work towards it.
    pub started: Day,
    /// What the company shows for it.
    pub evidence: Evidence,
    /// The grade it is held at, if it is.
    pub held: Option<Held>,
    /// The grade it was last lost at, and when.
    pub lost: Option<(Grade, Day)>,
}

/// A grade that is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Which one.
    pub grade: Grade,
    /// Since when.
    pub since: Day,
    /// The danger of losing it, while the requirements are not met.
    pub risk: Option<Risk>,
}

/// The requirements of a grade that is held are no longer met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Risk {
    /// Since when.
    pub since: Day,
    /// The anniversary of the fee by which they are to be met again; paying for another year before does not move it.
    pub anniversary: Day,
}

/// What a day makes of a competency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompetencyStanding {
    /// The requirements are yet to be met.
    Started,
    /// The requirements of the grade are met and its fee is yet to be paid.
    Qualified { grade: Grade },
    /// The requirements are met and the fee is paid until the anniversary.
    Active { grade: Grade, anniversary: Day },
    /// The requirements are no longer met; it is lost on the day `until` if they are still not met then, or with its fee.
    AtRisk { grade: Grade, since: Day, until: Day },
    /// It was held and is no longer, and the requirements are not met.
    Lost { grade: Grade, since: Day },
}

/// The fee that is paid on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fee {
    /// Up to which grade it covers competencies.
    pub grade: Grade,
    /// When it is to be paid next.
    pub anniversary: Day,
}

impl Competency {
    /// What a day makes of it.
    pub fn standing(&self, account: &Account, today: Day) -> CompetencyStanding {
        let met = self.evidence.grade(account, today);
        match (self.held, account.fee(today)) {
            (Some(held), Some(fee)) if met >= Some(held.grade) => {
                CompetencyStanding::Active { grade: held.grade, anniversary: fee.anniversary }
            }
            (Some(Held { grade, risk, .. }), Some(fee)) => {
                let risk = risk.unwrap_or(Risk { since: today, anniversary: fee.anniversary });
                let until = account.lost_by(risk.anniversary, today);
                CompetencyStanding::AtRisk { grade, since: risk.since, until }
            }
            (Some(_) | None, _) => match (met, self.lost) {
                (Some(grade), _) => CompetencyStanding::Qualified { grade },
                (None, Some((grade, since))) => CompetencyStanding::Lost { grade, since },
                (None, None) => CompetencyStanding::Started,
            },
        }
    }

    /// What counts on a day, against what a grade asks for.
    pub fn progress(&self, account: &Account, grade: Grade, today: Day) -> Progress {
        self.evidence.progress(account, grade, today)
    }

    /// What its evidence and the fee make of it on a day, if that is something new.
    fn step(&self, account: &Account, fee: Option<Fee>, today: Day) -> Option<Event> {
        let area = self.area;
        let met = self.evidence.grade(account, today);
        let covered = fee.and_then(|fee| met.map(|met| met.min(fee.grade)));
        match (self.held, covered, fee) {
            (None, grade, _) => grade.map(|grade| Event::CompetencyAttained { area, grade }),
            (Some(held), Some(grade), _) if grade > held.grade => {
                Some(Event::CompetencyAttained { area, grade })
            }
            (Some(held), Some(grade), _) if grade == held.grade => {
                held.risk.map(|_| Event::CompetencyRestored { area, grade })
            }
            (Some(Held { grade, .. }), _, None) => Some(Event::CompetencyLost { area, grade }),
            (Some(Held { grade, risk, .. }), _, Some(fee)) => {
                let anniversary = risk.map_or(fee.anniversary, |risk| risk.anniversary);
                if today >= account.lost_from(anniversary) {
                    Some(Event::CompetencyLost { area, grade })
                } else if risk.is_none() {
                    Some(Event::CompetencyAtRisk { area, grade, anniversary })
                } else {
                    None
                }
            }
        }
    }

    /// The day on which time will next change it, at the earliest `from`.
    pub(super) fn next_step(&self, account: &Account, from: Day) -> Option<Day> {
        let is_new = |day: &Day| self.step(account, account.fee(*day), *day).is_some();
        if is_new(&from) {
            return Some(from);
        }
        let held = self.held?;
        let fee_over = account.fee_subscription(from).map(|fee| fee.over_from(account.policy()));
        let risk = match held.risk {
            Some(risk) => Some(account.lost_from(risk.anniversary)),
            None => self.evidence.until(account, held.grade),
        };
        [fee_over, risk].into_iter().flatten().filter(|day| *day > from).min().filter(is_new)
    }
}

impl Account {
    /// The competency in a solution area, if the company has begun to work towards one.
    pub fn competency(&self, area: SolutionArea) -> Option<&Competency> {
        self.competencies.iter().find(|competency| competency.area == area)
    }

    /// The highest grade whose requirements the company meets in some solution area on a day.
    pub fn qualified(&self, today: Day) -> Option<Grade> {
        self.competencies.iter().filter_map(|competency| competency.evidence.grade(self, today)).max()
    }

    /// The first day on which no competency meets the requirements of a grade any more if nothing is added; nothing
    /// if none ever did.
    pub fn qualified_until(&self, grade: Grade) -> Option<Day> {
        self.competencies.iter().filter_map(|competency| competency.evidence.until(self, grade)).max()
    }

    /// Whether the requirements of what an offer is the fee for are met on a day (statement 114).
    ///
    /// # Errors
    /// No competency meets them.
    pub fn qualified_for(&self, offer: Offer, today: Day) -> Result<(), Refusal> {
        if offer.grade().is_none_or(|grade| self.qualified(today) >= Some(grade)) {
            Ok(())
        } else {
            Err(Refusal::NotQualified { offer })
        }
    }

    /// The subscription whose fee covers competencies on a day.
    pub(super) fn fee_subscription(&self, today: Day) -> Option<&Subscription> {
        self.in_force(Offer::Gold, today).or_else(|| self.in_force(Offer::Silver, today))
    }

    /// The fee that is paid on a day.
    fn fee(&self, today: Day) -> Option<Fee> {
        let subscription = self.fee_subscription(today)?;
        Some(Fee { grade: subscription.offer.grade()?, anniversary: subscription.anniversary() })
    }

    /// The day on which a competency is lost whose requirements are to be met by an anniversary and are not.
    fn lost_from(&self, anniversary: Day) -> Day {
        anniversary.plus_days(self.policy().competencies.lost_after)
    }

    /// The day on which a competency at risk is lost whose requirements are to be met by an anniversary: its fee may be
    /// over before.
    fn lost_by(&self, anniversary: Day, today: Day) -> Day {
        let lost = self.lost_from(anniversary);
        self.fee_subscription(today).map_or(lost, |fee| lost.min(fee.over_from(self.policy())))
    }

    /// The day on which competencies are lost with their fee whether or not their requirements are met, where the end of
    /// the fee was decided.
    pub fn fee_decided_to_end(&self, today: Day) -> Option<Day> {
        let fee = self.fee_subscription(today)?;
        fee.ending.map(|_| fee.over_from(self.policy()))
    }

    /// The competency in a solution area that is being worked towards.
    fn started_competency(&self, area: SolutionArea) -> Result<&Competency, Refusal> {
        self.network_member()?;
        self.competency(area).ok_or(Refusal::CompetencyNotStarted { area })
    }

    fn competency_mut(&mut self, area: SolutionArea) -> Result<&mut Competency, Inconsistency> {
        self.competencies
            .iter_mut()
            .find(|competency| competency.area == area)
            .ok_or(Inconsistency { missing: Thing::Competency })
    }
}

/// Decides to work towards a competency.
pub(super) fn start(account: &Account, area: SolutionArea) -> Decision {
    account.network_member()?;
    match account.competency(area) {
        Some(_) => Err(Refusal::CompetencyStarted { area }),
        None => Ok(vec![Event::CompetencyStarted { area }]),
    }
}

/// Decides that a person passed an exam of a solution area.
pub(super) fn record_exam(
    account: &Account,
    context: &Context,
    area: SolutionArea,
    user: UserId,
    exam: &str,
    passed: Day,
) -> Decision {
    let mut competency = account.started_competency(area)?.clone();
    match account.user(user) {
        Some(person) if person.is_removed() => return Err(Refusal::UserRemoved { user }),
        Some(_) => {}
        None => return Err(Refusal::NotFound { thing: Thing::User }),
    }
    if !area.exams().contains(&exam) {
        return Err(Refusal::NotFound { thing: Thing::Exam });
    }
    not_in_the_future(passed, context.today)?;
    let lapses = passed.plus_months(account.policy().competencies.exam_months);
    let pass = ExamPass { user, exam: exam.to_owned(), passed, lapses };
    if competency.evidence.exams().contains(&pass) {
        return Ok(Vec::new());
    }
    let mut events = vec![Event::ExamPassed { area, pass: pass.clone() }];
    competency.evidence.add_exam(pass);
    events.extend(competency.step(account, account.fee(context.today), context.today));
    Ok(events)
}

/// Decides that the company won customers in a solution area.
pub(super) fn record_customers(
    account: &Account,
    context: &Context,
    area: SolutionArea,
    customers: u32,
    won: Day,
) -> Decision {
    let mut competency = account.started_competency(area)?.clone();
    not_in_the_future(won, context.today)?;
    if customers == 0 {
        return Ok(Vec::new());
    }
    let lapses = won.plus_months(account.policy().competencies.performance_months);
    let won = CustomersWon { customers, won, lapses };
    let mut events = vec![Event::CustomersWon { area, won }];
    competency.evidence.add_customers(won);
    events.extend(competency.step(account, account.fee(context.today), context.today));
    Ok(events)
}

fn not_in_the_future(day: Day, today: Day) -> Result<(), Refusal> {
    if day > today { Err(Refusal::InTheFuture { until: day }) } else { Ok(()) }
}

/// What becomes of the competencies on the day on which the fee of a grade is paid for the first time.
pub(super) fn fee_paid(account: &Account, grade: Grade, anniversary: Day, today: Day) -> Vec<Event> {
    let fee = Some(Fee { grade, anniversary });
    account.competencies.iter().filter_map(|competency| competency.step(account, fee, today)).collect()
}

/// The day on which a fee ends because no competency meets the requirements of its grade on the day on which it is
/// lost, or on a later one on which the fee can still be paid.
pub(super) fn fee_ends(account: &Account, subscription: &Subscription) -> Option<Day> {
    let grade = subscription.offer.grade().filter(|_| subscription.ending.is_none())?;
    let policy = account.policy();
    let decided = account.lost_from(subscription.anniversary());
    let decided = account.last_day.map_or(decided, |last| last.max(decided));
    let day = account.qualified_until(grade).map_or(decided, |until| until.max(decided));
    (day <= subscription.last_day(policy)).then_some(day)
}

/// Ends a fee, and with it the orders that can no longer be paid.
pub(super) fn end_fee(account: &Account, subscription: SubscriptionId) -> Decision {
    let mut events = vec![Event::SubscriptionLapsed { subscription }];
    account.orders_with(subscription).for_each(|order| order_state::cancel(account, &mut events, order));
    tell(account, &mut events, NoticeKind::FeeEnded { subscription });
    Ok(events)
}

/// What time makes of a competency on a day.
pub(super) fn take_step(account: &Account, area: SolutionArea, on: Day) -> Decision {
    let step = account.started_competency(area)?.step(account, account.fee(on), on);
    let mut events: Vec<Event> = step.into_iter().collect();
    match events.first() {
        Some(&Event::CompetencyAtRisk { area, grade, anniversary }) => {
            let until = account.lost_by(anniversary, on);
            tell(account, &mut events, NoticeKind::CompetencyAtRisk { area, grade, until });
        }
        Some(&Event::CompetencyLost { area, grade }) => {
            tell(account, &mut events, NoticeKind::CompetencyLost { area, grade });
        }
        Some(_) | None => {}
    }
    Ok(events)
}

/// Writes to the members in charge.
fn tell(account: &Account, events: &mut Vec<Event>, kind: NoticeKind) {
    notice::send(account, events, kind, account.recipients_with(account.policy().reminders.recipients));
}

/// The company begins to work towards a competency.
pub(super) fn apply_start(account: &mut Account, area: SolutionArea, on: Day) {
    let competency = Competency { area, started: on, evidence: Evidence::default(), held: None, lost: None };
    account.competencies.push(competency);
}

/// A person passed an exam.
pub(super) fn apply_exam(
    account: &mut Account,
    area: SolutionArea,
    pass: &ExamPass,
) -> Result<(), Inconsistency> {
    account.competency_mut(area)?.evidence.add_exam(pass.clone());
    Ok(())
}

/// The company won customers.
pub(super) fn apply_customers(
    account: &mut Account,
    area: SolutionArea,
    won: CustomersWon,
) -> Result<(), Inconsistency> {
    account.competency_mut(area)?.evidence.add_customers(won);
    Ok(())
}

/// A grade is held from now on, without a danger of losing it; one that is held already stays held since then.
pub(super) fn apply_held(
    account: &mut Account,
    area: SolutionArea,
    grade: Grade,
    on: Day,
) -> Result<(), Inconsistency> {
    let competency = account.competency_mut(area)?;
    let since = competency.held.filter(|held| held.grade == grade).map_or(on, |held| held.since);
    competency.held = Some(Held { grade, since, risk: None });
    Ok(())
}

/// A grade that is held is in danger.
pub(super) fn apply_risk(account: &mut Account, area: SolutionArea, risk: Risk) -> Result<(), Inconsistency> {
    let held = account.competency_mut(area)?.held.as_mut();
    held.ok_or(Inconsistency { missing: Thing::Competency })?.risk = Some(risk);
    Ok(())
}

/// A grade is no longer held.
pub(super) fn apply_loss(
    account: &mut Account,
    area: SolutionArea,
    grade: Grade,
    on: Day,
) -> Result<(), Inconsistency> {
    let competency = account.competency_mut(area)?;
    competency.held = None;
    competency.lost = Some((grade, on));
    Ok(())
}
