//! Letting exams be passed and customers be won, which happens outside Partner Center: a rehearsal of what follows.

use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Control, Field as FieldView};
use crate::components::form::form;
use crate::domain::command::Command;
use crate::domain::entry::Field;
use crate::domain::evidence_entry::{CustomersEntry, ExamEntry};
use crate::domain::solution_area::SolutionArea;
use crate::i18n::{Text, Words, competencies as texts, join, problems as fields};
use crate::markup::{Markup, el};
use crate::pages::entry::{kept, problem_summary, refuse};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The names under which what is typed about an area is kept: the exam, and the customers.
fn exam_name(area: SolutionArea) -> String {
    ["exam-", area.id()].concat()
}

fn customers_name(area: SolutionArea) -> String {
    ["customers-", area.id()].concat()
}

fn exam_form(session: Session, area: SolutionArea) -> Form<ExamEntry> {
    session.form(&exam_name(area))
}

fn customers_form(session: Session, area: SolutionArea) -> Form<CustomersEntry> {
    session.form(&customers_name(area))
}

/// What is wrong with what was typed, above the title.
pub fn problems(session: Session, words: Words, area: SolutionArea) -> Option<Markup> {
    let exam = problem_summary(words, exam_form(session, area));
    exam.or_else(|| problem_summary(words, customers_form(session, area)))
}

/// The two forms, apart from what the member itself does.
pub fn card(session: Session, words: Words, area: SolutionArea) -> Markup {
    let started = session.read(|account| account.competency(area).is_some());
    let content: Markup = if started {
        [exam(session, words, area), customers(session, words, area)].into()
    } else {
        // The same rule that would refuse it says why: it is to be started first.
        let verdict = session.may(&Command::RecordCustomers { area, customers: 1, won: session.today() });
        let reason = refused::reason(words, verdict);
        let reason = reason.map(|reason| reason.seen_at(&Route::Competency(area).href()));
        Action::press("record-exam", words.say(texts::RECORD_EXAM), Kind::Secondary, || {})
            .unless(reason)
            .view()
    };
    el("section")
        .class("card")
        .attr("data-kind", "plain")
        .attr("aria-labelledby", "rehearse")
        .with(el("h2").id("rehearse").text(words.say(texts::REHEARSE)))
        .with(el("p").class("soft").text(words.say(texts::REHEARSE_TEXT)))
        .with(content)
        .into()
}

fn exam(session: Session, words: Words, area: SolutionArea) -> Markup {
    let entry = exam_form(session, area);
    let keep = kept(session, exam_name(area), entry);
    begin(session, entry, |entry| &mut entry.passed);
    let choose = || (String::new(), words.say(join::CHOOSE));
    let people = session.read(|account| {
        let here = account.users.iter().filter(|user| !user.is_removed());
        let here = here.map(|user| (user.id.to_string(), user.name.clone()));
        [choose()].into_iter().chain(here).collect()
    });
    let exams = area.exams().iter().map(|exam| ((*exam).to_owned(), (*exam).to_owned()));
    let exams = [choose()].into_iter().chain(exams).collect();
    let choice = |options| Control::Choice { options, autocomplete: "off" };
    let content = vec![
        el("h3").text(words.say(texts::RECORD_EXAM)).into(),
        field(words, entry, Field::ExamPerson, |entry| &mut entry.person, choice(people), &keep),
        field(words, entry, Field::Exam, |entry| &mut entry.exam, choice(exams), &keep),
        field(words, entry, Field::PassedOn, |entry| &mut entry.passed, date(), &keep),
        actions(vec![submit("record-exam", words, texts::RECORD_EXAM)]),
    ];
    let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
        Err(found) => refuse(entry, found, &[Field::ExamPerson, Field::Exam, Field::PassedOn]),
        Ok((user, exam, passed)) => {
            session.send(Command::RecordExam { area, user, exam, passed }, move |_| {
                done(session, &exam_name(area), texts::EXAM_RECORDED);
            });
        }
    });
    form(content, send)
}

fn customers(session: Session, words: Words, area: SolutionArea) -> Markup {
    let entry = customers_form(session, area);
    let keep = kept(session, customers_name(area), entry);
    begin(session, entry, |entry| &mut entry.won);
    let digits = Control::Line { kind: "text", autocomplete: "off", digits: true };
    let content = vec![
        el("h3").text(words.say(texts::RECORD_CUSTOMERS)).into(),
        field(words, entry, Field::Customers, |entry| &mut entry.customers, digits, &keep),
        field(words, entry, Field::WonOn, |entry| &mut entry.won, date(), &keep),
        actions(vec![submit("record-customers", words, texts::RECORD_CUSTOMERS)]),
    ];
    let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
        Err(found) => refuse(entry, found, &[Field::Customers, Field::WonOn]),
        Ok((customers, won)) => {
            session.send(Command::RecordCustomers { area, customers, won }, move |_| {
                done(session, &customers_name(area), texts::CUSTOMERS_RECORDED);
            });
        }
    });
    form(content, send)
}

fn date() -> Control {
    Control::Line { kind: "date", autocomplete: "off", digits: false }
}

fn submit(id: &'static str, words: Words, what: Text) -> Action {
    Action { kind: Kind::Secondary, ..Action::submit(id, words.say(texts::RECORD)) }.about(words.say(what))
}

/// It happens today unless another day is given.
fn begin<T: Default + PartialEq>(session: Session, entry: Form<T>, day: fn(&mut T) -> &mut String) {
    let today = session.today().to_string();
    entry.typed(|entry| {
        if *entry == T::default() {
            *day(entry) = today;
        }
    });
}

fn done(session: Session, form: &str, text: Text) {
    session.drop_form(form);
    session.tell_success(text);
}

fn field<T: 'static>(
    words: Words,
    entry: Form<T>,
    field: Field,
    part: fn(&mut T) -> &mut String,
    control: Control,
    keep: &Rc<dyn Fn()>,
) -> Markup {
    let keep = keep.clone();
    let mut value = String::new();
    entry.typed(|entry| value.clone_from(part(entry)));
    FieldView {
        id: fields::control_id(field),
        label: words.say(fields::label(field)),
        optional: None,
        hint: None,
        error: entry.problem(field).map(|problem| fields::advice(words, &problem)),
        told_by: None,
        width: None,
        control,
        value,
        typed: Rc::new(move |text| {
            entry.typed(|entry| *part(entry) = text);
            keep();
        }),
    }
    .view()
}
