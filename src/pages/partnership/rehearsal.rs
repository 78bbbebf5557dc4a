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
use crate::pages::entry::{problem_summary, refuse};
use crate::pages::refused;
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

fn exam_form(session: Session, area: SolutionArea) -> Form<ExamEntry> {
    session.secret_form(&["exam-", area.id()].concat())
}

fn customers_form(session: Session, area: SolutionArea) -> Form<CustomersEntry> {
    session.secret_form(&["customers-", area.id()].concat())
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
        field(words, entry, Field::ExamPerson, |entry| &mut entry.person, choice(people)),
        field(words, entry, Field::Exam, |entry| &mut entry.exam, choice(exams)),
        field(words, entry, Field::PassedOn, |entry| &mut entry.passed, date()),
        actions(vec![submit("record-exam", words)]),
    ];
    let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
        Err(found) => refuse(entry, found, &[Field::ExamPerson, Field::Exam, Field::PassedOn]),
        Ok((user, exam, passed)) => {
            session.send(Command::RecordExam { area, user, exam, passed }, move |_| {
                done(session, entry, texts::EXAM_RECORDED);
            });
        }
    });
    form(content, send)
}

fn customers(session: Session, words: Words, area: SolutionArea) -> Markup {
    let entry = customers_form(session, area);
    begin(session, entry, |entry| &mut entry.won);
    let digits = Control::Line { kind: "text", autocomplete: "off", digits: true };
    let content = vec![
        el("h3").text(words.say(texts::RECORD_CUSTOMERS)).into(),
        field(words, entry, Field::Customers, |entry| &mut entry.customers, digits),
        field(words, entry, Field::WonOn, |entry| &mut entry.won, date()),
        actions(vec![submit("record-customers", words)]),
    ];
    let send = Rc::new(move || match entry.read(|entry| entry.check(session.today())) {
        Err(found) => refuse(entry, found, &[Field::Customers, Field::WonOn]),
        Ok((customers, won)) => {
            session.send(Command::RecordCustomers { area, customers, won }, move |_| {
                done(session, entry, texts::CUSTOMERS_RECORDED);
            });
        }
    });
    form(content, send)
}

fn date() -> Control {
    Control::Line { kind: "date", autocomplete: "off", digits: false }
}

fn submit(id: &'static str, words: Words) -> Action {
    Action { kind: Kind::Secondary, ..Action::submit(id, words.say(texts::RECORD)) }
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

fn done<T: Default>(session: Session, entry: Form<T>, text: Text) {
    entry.typed(|entry| *entry = T::default());
    entry.refuse(Vec::new());
    session.tell_success(text);
}

fn field<T: 'static>(
    words: Words,
    entry: Form<T>,
    field: Field,
    part: fn(&mut T) -> &mut String,
    control: Control,
) -> Markup {
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
        typed: Rc::new(move |text| entry.typed(|entry| *part(entry) = text)),
    }
    .view()
}
