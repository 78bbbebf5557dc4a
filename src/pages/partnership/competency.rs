//! One competency: what silver and gold ask for in its solution area, and what the company has to show (statements
//! 114-117).

use super::competencies::{progress, standing};
use super::grades::buy_grade;
use super::rehearsal;
use crate::components::action::{Action, Kind};
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::competency::{Competency, CompetencyStanding};
use crate::domain::date::Day;
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;
use crate::i18n::{Text, Words, competencies as texts, frame, names};
use crate::markup::{Element, Markup, div, el};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words, area: SolutionArea) -> Shown {
    let title = words.say(texts::area(area));
    let today = session.today();
    let (stands, fee_ends, content) = session.read(|account| {
        let competency = account.competency(area);
        let stands = competency.map(|competency| competency.standing(account, today));
        let content = competency.map(|competency| evidence(account, words, competency, today));
        (stands, account.fee_decided_to_end(today), content)
    });
    let (tone, status) = standing(words, stands);
    let header = PageHeader {
        path: Some((
            words.say(frame::PATH),
            vec![(words.say(frame::COMPETENCIES), Route::Competencies.href())],
        )),
        above: rehearsal::problems(session, words, area),
        title: title.clone(),
        badges: Some(badge(tone, status)),
        lead: Some(lead(words, stands, fee_ends)),
        ..PageHeader::default()
    };
    let shown = div("stack")
        .attr("data-gap", "l")
        .with(session.read(|account| grades(account, words, area, today)))
        .with(content);
    let side = div("stack").with(actions(session, words, area)).with(rehearsal::card(session, words, area));
    let view = div("page").with(header.view()).with(div("split").with(shown).with(side));
    Page::shown(title, view)
}

/// How it stands, as a sentence.
fn lead(words: Words, stands: Option<CompetencyStanding>, fee_ends: Option<Day>) -> String {
    let fill = |text: Text, grade: Grade, dates: &[(&str, Day)]| {
        let mut gaps = vec![("grade", words.say(texts::grade_within(grade)))];
        gaps.extend(dates.iter().map(|(gap, day)| (*gap, words.date(*day))));
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
        words.fill(text, &gaps)
    };
    match stands {
        None => words.say(texts::NOT_STARTED_TEXT),
        Some(CompetencyStanding::Started) => words.say(texts::STARTED_TEXT),
        Some(CompetencyStanding::Qualified { grade }) => fill(texts::QUALIFIED_TEXT, grade, &[]),
        Some(CompetencyStanding::Active { grade, anniversary }) => {
            fill(texts::ACTIVE_TEXT, grade, &[("date", anniversary)])
        }
        Some(CompetencyStanding::AtRisk { grade, since, until }) => {
            // Meeting the requirements again keeps nothing beyond the end of the fee.
            let with_fee = fee_ends == Some(until);
            let text = if with_fee { texts::AT_RISK_ENDING_TEXT } else { texts::AT_RISK_TEXT };
            fill(text, grade, &[("since", since), ("until", until)])
        }
        Some(CompetencyStanding::Lost { grade, since }) => fill(texts::LOST_TEXT, grade, &[("since", since)]),
    }
}

/// What silver and gold ask for, and how far that is met.
fn grades(account: &Account, words: Words, area: SolutionArea, today: Day) -> Markup {
    let cards: Vec<Element> = Grade::ALL
        .into_iter()
        .map(|grade| {
            let id = match grade {
                Grade::Silver => "silver",
                Grade::Gold => "gold",
            };
            let card = el("section").class("card").attr("aria-labelledby", id);
            let heading = el("h2").id(id).text(words.say(names::offer(grade.offer())));
            let nothing =
                Competency { area, started: today, evidence: Default::default(), held: None, lost: None };
            let competency = account.competency(area).unwrap_or(&nothing);
            let met = competency.progress(account, grade, today).is_met();
            let (tone, word) = if met { (Tone::Success, texts::MET) } else { (Tone::Neutral, texts::OPEN) };
            let until = competency.evidence.until(account, grade).filter(|_| met);
            let until = until.map(|until| {
                let last = words.date(until.plus_days(-1));
                let text = words.fill(texts::MET_UNTIL, &[("date", &last)]);
                el("p").class("soft").with(el("small").text(text))
            });
            card.with(div("card-head").with(heading).with(badge(tone, words.say(word))))
                .with(progress(account, words, competency, grade, today, id))
                .with(until)
        })
        .collect();
    div("grid").with(cards).into()
}

/// What the company has to show: exams and customers.
fn evidence(account: &Account, words: Words, competency: &Competency, today: Day) -> Markup {
    let counts = |lapses: Day| {
        let last = words.date(lapses.plus_days(-1));
        if lapses > today { last } else { words.fill(texts::LAPSED, &[("date", &last)]) }
    };
    let exams: Vec<Row> = competency
        .evidence
        .exams()
        .iter()
        .enumerate()
        .map(|(place, pass)| {
            let person = account.user(pass.user);
            let name = person.map(|person| person.name.clone()).unwrap_or_default();
            let name = match person {
                Some(person) if person.is_removed() => words.fill(texts::LEFT, &[("name", &name)]),
                Some(_) | None => name,
            };
            Row {
                key: place.to_string(),
                cells: vec![
                    name.into(),
                    pass.exam.clone().into(),
                    words.date(pass.passed).into(),
                    counts(pass.lapses).into(),
                ],
            }
        })
        .collect();
    let customers: Vec<Row> = competency
        .evidence
        .customers()
        .iter()
        .enumerate()
        .map(|(place, won)| Row {
            key: place.to_string(),
            cells: vec![
                words.date(won.won).into(),
                words.number(won.customers.into()).into(),
                counts(won.lapses).into(),
            ],
        })
        .collect();
    let listed = |caption: Text, columns: Vec<Column>, rows: Vec<Row>| -> Markup {
        if rows.is_empty() {
            return div("stack")
                .attr("data-gap", "s")
                .with(el("h2").text(words.say(caption)))
                .with(el("p").class("soft").text(words.say(texts::NOTHING_SHOWN)))
                .into();
        }
        table(words.say(caption), columns, rows)
    };
    let words_of = |names: &[Text]| names.iter().map(|name| Column::new(words.say(*name))).collect();
    let exam_columns = words_of(&[texts::PERSON, texts::EXAM, texts::PASSED, texts::COUNTS_UNTIL]);
    let customer_columns = vec![
        Column::new(words.say(texts::WON)),
        Column::amounts(words.say(texts::COUNT)),
        Column::new(words.say(texts::COUNTS_UNTIL)),
    ];
    [listed(texts::EXAM_LIST, exam_columns, exams), listed(texts::CUSTOMER_LIST, customer_columns, customers)]
        .into()
}

/// Starting it, and buying what it leads to.
fn actions(session: Session, words: Words, area: SolutionArea) -> Markup {
    let command = Command::StartCompetency { area };
    let started = session.read(|account| account.competency(area).is_some());
    let here = Route::Competency(area);
    let reason = refused::reason(words, session.may(&command)).map(|reason| reason.seen_at(&here.href()));
    let start = (!started).then(|| {
        Action::press("start", words.say(texts::START), Kind::Primary, move || {
            session.send(command.clone(), move |_| session.tell_success(texts::STARTED_NOW));
        })
        .unless(reason)
        .view()
    });
    let (silver, gold) = session.read(|account| {
        let today = session.today();
        let held = |grade: Grade| account.in_force(grade.offer(), today).is_some();
        (!held(Grade::Silver) && !held(Grade::Gold), !held(Grade::Gold))
    });
    let buy = |wanted: bool, grade: Grade, id: &'static str| {
        let name = el("h3").text(words.say(names::offer(grade.offer())));
        wanted.then(|| -> Markup {
            [name.into(), buy_grade(session, words, grade, id, Route::Competencies).view()].into()
        })
    };
    let bought = started && (silver || gold);
    let heading = bought.then(|| el("p").class("soft").text(words.say(texts::BUY_TEXT)));
    if start.is_none() && !bought {
        return Markup::default();
    }
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(crate::i18n::subscription::ACTIONS)))
        .with(start)
        .with(buy(started && silver, Grade::Silver, "buy-silver"))
        .with(buy(started && gold, Grade::Gold, "buy-gold"))
        .with(heading)
        .into()
}
