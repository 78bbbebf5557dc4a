//! What a company shows for a competency: people who passed exams and customers it won (statement 114), and until
//! when that is enough.
//!
//! Both kinds of evidence count for a limited time, and the day on which each stops counting was decided when it was
//! recorded. Without new evidence a company can therefore only come to show less, so that one day, [`Evidence::until`],
//! says all about the future.

use super::account::Account;
use super::date::Day;
use super::id::UserId;
use super::offer::Offer;
use super::policy::{Policy, Requirements};
use crate::json::Written;
use serde::{Deserialize, Serialize};

/// Silver or gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Written)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Consistent capability, expertise and commitment (statement 116).
    Silver,
    /// Best-in-class capability in a solution area (statement 117).
    Gold,
}

impl Grade {
    /// Both, the lower one first.
    pub const ALL: [Grade; 2] = [Grade::Silver, Grade::Gold];

    /// The offer that is the yearly fee for competencies of the grade.
    pub fn offer(self) -> Offer {
        match self {
            Grade::Silver => Offer::Silver,
            Grade::Gold => Offer::Gold,
        }
    }
}

impl Offer {
    /// The grade of the competencies whose fee it is; none for Action Pack.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Offer::ActionPack => None,
            Offer::Silver => Some(Grade::Silver),
            Offer::Gold => Some(Grade::Gold),
        }
    }
}

impl Policy {
    /// What a grade asks for.
    pub fn requirements(&self, grade: Grade) -> &Requirements {
        match grade {
            Grade::Silver => &self.competencies.silver,
            Grade::Gold => &self.competencies.gold,
        }
    }
}

/// An exam that a person of the company passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct ExamPass {
    /// Who passed it.
    pub user: UserId,
    /// The exam's code.
    pub exam: String,
    /// The day it was passed.
    pub passed: Day,
    /// The first day on which it no longer counts.
    pub lapses: Day,
}

/// Customers that the company won in the solution area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Written)]
pub struct CustomersWon {
    /// How many.
    pub customers: u32,
    /// The day they were won.
    pub won: Day,
    /// The first day on which they no longer count.
    pub lapses: Day,
}

/// All that a company shows for one competency.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Passed exams, the one that lapses last first.
    exams: Vec<ExamPass>,
    /// Customers won, those that lapse last first.
    customers: Vec<CustomersWon>,
}

/// How far a company has come towards a grade in one solution area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What the grade asks for.
    pub asked: Requirements,
    /// People whose exam counts today.
    pub people: u32,
    /// Customers that count today.
    pub customers: u32,
}

impl Progress {
    /// Whether the requirements are met.
    pub fn is_met(&self) -> bool {
        self.people >= self.asked.people && self.customers >= self.asked.customers
    }
}

impl Evidence {
    /// The passed exams, the one that lapses last first; those of people who were removed are among them.
    pub fn exams(&self) -> &[ExamPass] {
        &self.exams
    }

    /// The customers won, those that lapse last first.
    pub fn customers(&self) -> &[CustomersWon] {
        &self.customers
    }

    /// Adds a passed exam.
    pub(super) fn add_exam(&mut self, pass: ExamPass) {
        let place = self.exams.partition_point(|other| other.lapses >= pass.lapses);
        self.exams.insert(place, pass);
    }

    /// Adds customers won.
    pub(super) fn add_customers(&mut self, won: CustomersWon) {
        let place = self.customers.partition_point(|other| other.lapses >= won.lapses);
        self.customers.insert(place, won);
    }

    /// What counts on a day, against what a grade asks for.
    pub fn progress(&self, account: &Account, grade: Grade, today: Day) -> Progress {
        let people = self.people(account).filter(|(_, lapses)| *lapses > today).count();
        let customers = self
            .customers
            .iter()
            .filter(|won| won.lapses > today)
            .fold(0_u32, |sum, won| sum.saturating_add(won.customers));
        Progress { asked: *account.policy().requirements(grade), people: people as u32, customers }
    }

    /// The first day on which the requirements of a grade are no longer met if nothing is added; nothing if they
    /// never were. They are met on every day from the last addition until then.
    pub fn until(&self, account: &Account, grade: Grade) -> Option<Day> {
        let asked = account.policy().requirements(grade);
        let people = match asked.people {
            0 => Day::LAST,
            people => self.people(account).nth(people as usize - 1)?.1,
        };
        let mut missing = asked.customers;
        let mut customers = Day::LAST;
        for won in &self.customers {
            if missing == 0 {
                break;
            }
            missing = missing.saturating_sub(won.customers);
            customers = won.lapses;
        }
        (missing == 0).then_some(people.min(customers))
    }

    /// The highest grade whose requirements are met on a day.
    pub fn grade(&self, account: &Account, today: Day) -> Option<Grade> {
        Grade::ALL
            .into_iter()
            .rev()
            .find(|&grade| self.until(account, grade).is_some_and(|until| today < until))
    }

    /// Each person of the company who passed an exam, with the day on which the longest-lasting exam lapses; the
    /// person whose exam lapses last first.
    fn people<'a>(&'a self, account: &'a Account) -> impl Iterator<Item = (UserId, Day)> + 'a {
        self.exams.iter().enumerate().filter_map(|(place, pass)| {
            let first = !self.exams[..place].iter().any(|earlier| earlier.user == pass.user);
            let here = account.user(pass.user).is_some_and(|user| !user.is_removed());
            (first && here).then_some((pass.user, pass.lapses))
        })
    }
}
