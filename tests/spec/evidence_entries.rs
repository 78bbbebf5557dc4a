//! What is typed to let exams be passed and customers be won.

use crate::partner::day;
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::evidence_entry::{CustomersEntry, ExamEntry};
use memberdesk::domain::id::UserId;

const TODAY: &str = "2020-03-19";

fn exam(person: &str, exam: &str, passed: &str) -> ExamEntry {
    ExamEntry { person: person.into(), exam: exam.into(), passed: passed.into() }
}

fn customers(customers: &str, won: &str) -> CustomersEntry {
    CustomersEntry { customers: customers.into(), won: won.into() }
}

fn problems<T: std::fmt::Debug>(checked: Result<T, Vec<Problem>>) -> Vec<(Field, Why)> {
    let problems = checked.expect_err("something is wrong");
    problems.into_iter().map(|problem| (problem.field, problem.why)).collect()
}

#[test]
fn an_exam_names_who_passed_it_and_when() {
    let passed = exam(" 2 ", "AZ-300", TODAY).check(day(TODAY));
    assert_eq!(passed, Ok((UserId(2), "AZ-300".to_owned(), day(TODAY))));
}

#[test]
fn an_exam_form_tells_all_that_is_missing_in_the_order_of_its_fields() {
    assert_eq!(
        problems(exam("", " ", "").check(day(TODAY))),
        [(Field::ExamPerson, Why::Empty), (Field::Exam, Why::Empty), (Field::PassedOn, Why::Empty)]
    );
}

#[test]
fn nothing_is_recorded_for_a_day_to_come_or_for_no_day() {
    let today = day(TODAY);
    assert_eq!(problems(exam("1", "x", "2020-03-20").check(today)), [(Field::PassedOn, Why::DayAhead)]);
    assert_eq!(problems(exam("1", "x", "2020-02-30").check(today)), [(Field::PassedOn, Why::NotADay)]);
    assert_eq!(problems(customers("1", "2020-03-20").check(today)), [(Field::WonOn, Why::DayAhead)]);
}

#[test]
fn customers_are_counted_from_1_to_999() {
    let today = day(TODAY);
    assert_eq!(customers("1", TODAY).check(today), Ok((1, today)));
    assert_eq!(customers(" 0999 ", TODAY).check(today), Ok((999, today)));
    for nobody in ["", " ", "0", "000"] {
        assert_eq!(problems(customers(nobody, TODAY).check(today)), [(Field::Customers, Why::Empty)]);
    }
    for many in ["1000", "99999999999999999999"] {
        let why = Why::TooMany { most: 999 };
        assert_eq!(problems(customers(many, TODAY).check(today)), [(Field::Customers, why)]);
    }
    for text in ["-1", "1.5", "two"] {
        assert_eq!(problems(customers(text, TODAY).check(today)), [(Field::Customers, Why::NotDigits)]);
    }
}
