//! What somebody types to let an exam have been passed or customers have been won.

use super::date::Day;
use super::entry::{Field, Problem, Why, keep};
use super::id::UserId;
use crate::json::Written;

/// An exam that a person passed, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct ExamEntry {
    /// The id of the person.
    pub person: String,
    /// The code of the exam.
    pub exam: String,
    /// The day it was passed as `YYYY-MM-DD`.
    pub passed: String,
}

/// Customers that were won, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
#[serde(default)]
pub struct CustomersEntry {
    /// How many.
    pub customers: String,
    /// The day they were won as `YYYY-MM-DD`.
    pub won: String,
}

/// The most customers that are recorded at once.
const CUSTOMERS_MOST: usize = 999;

impl ExamEntry {
    /// Who passed which exam on which day, or all that is wrong with the form in the order of its fields.
    ///
    /// Errors: [`Why::Empty`], [`Why::NotADay`], [`Why::DayAhead`].
    pub fn check(&self, today: Day) -> Result<(UserId, String, Day), Vec<Problem>> {
        let mut problems = Vec::new();
        let empty = |field| Problem { field, why: Why::Empty };
        let person = self.person.trim().parse().map_err(|_| empty(Field::ExamPerson));
        let person = keep(&mut problems, person);
        let exam = self.exam.trim();
        let exam = if exam.is_empty() { Err(empty(Field::Exam)) } else { Ok(exam.to_owned()) };
        let exam = keep(&mut problems, exam);
        let passed = keep(&mut problems, day(Field::PassedOn, &self.passed, today));
        match (person, exam, passed) {
            (Some(person), Some(exam), Some(passed)) => Ok((person, exam, passed)),
            _ => Err(problems),
        }
    }
}

impl CustomersEntry {
    /// How many customers were won on which day, or all that is wrong with the form in the order of its fields.
    ///
    /// Errors: [`Why::Empty`], [`Why::NotDigits`], [`Why::TooMany`], [`Why::NotADay`], [`Why::DayAhead`].
    pub fn check(&self, today: Day) -> Result<(u32, Day), Vec<Problem>> {
        let mut problems = Vec::new();
        let customers = keep(&mut problems, customers(&self.customers));
        let won = keep(&mut problems, day(Field::WonOn, &self.won, today));
        match (customers, won) {
            (Some(customers), Some(won)) => Ok((customers, won)),
            _ => Err(problems),
        }
    }
}

fn customers(text: &str) -> Result<u32, Problem> {
    let problem = |why| Problem { field: Field::Customers, why };
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(problem(Why::NotDigits));
    }
    if text.bytes().all(|byte| byte == b'0') {
        return Err(problem(Why::Empty));
    }
    match text.parse() {
        Ok(customers) if customers as usize <= CUSTOMERS_MOST => Ok(customers),
        Ok(_) | Err(_) => Err(problem(Why::TooMany { most: CUSTOMERS_MOST })),
    }
}

fn day(field: Field, text: &str, today: Day) -> Result<Day, Problem> {
    let problem = |why| Problem { field, why };
    let text = text.trim();
    if text.is_empty() {
        return Err(problem(Why::Empty));
    }
    let day = Day::parse(text).ok_or(problem(Why::NotADay))?;
    if day > today { Err(problem(Why::DayAhead)) } else { Ok(day) }
}
