//! Partnership > Competencies: silver and gold, what they ask for and cost, and every solution area (statements
//! 113-117).

use super::grades::{buy_grade, of_grade};
use super::memberships::checklist;
use super::offers::{arithmetic, standing as standing_of_fee};
use super::renewing::runs_until;
use crate::components::icon::{Icon, icon};
use crate::components::meter::meter;
use crate::components::notice::{Tone, badge};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::competency::{Competency, CompetencyStanding};
use crate::domain::date::Day;
use crate::domain::order::Purpose;
use crate::domain::qualification::Grade;
use crate::domain::solution_area::SolutionArea;
use crate::domain::subscription::Subscription;
use crate::i18n::{Text, Words, competencies as texts, frame, memberships, names, offers};
use crate::markup::{Element, Markup, div, el};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::COMPETENCIES);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(texts::LEAD)), ..PageHeader::default() };
    let today = session.today();
    let grades: Vec<Markup> = Grade::ALL.into_iter().map(|grade| of(session, words, grade, today)).collect();
    let (yours, areas) = session.read(|account| (yours(account, words, today), areas(account, words, today)));
    let section = |id: &'static str, name: Text, content: Markup| {
        el("section")
            .class("stack")
            .attr("aria-labelledby", id)
            .with(el("h2").id(id).text(words.say(name)))
            .with(content)
    };
    let view = div("page")
        .with(header.view())
        .with(section("yours", texts::YOURS, yours))
        .with(section("grades", texts::GRADES, grades.into()))
        .with(areas)
        .with(help::how(session, words, Topic::Memberships));
    Page::shown(title, view)
}

/// What a standing is called, and how it looks.
pub fn standing(words: Words, standing: Option<CompetencyStanding>) -> (Tone, String) {
    let graded = |text: Text, grade: Grade| words.fill(text, &[("grade", &words.say(texts::grade(grade)))]);
    match standing {
        None => (Tone::Neutral, words.say(texts::STANDS_NOT_STARTED)),
        Some(CompetencyStanding::Started) => (Tone::Info, words.say(texts::STANDS_STARTED)),
        Some(CompetencyStanding::Qualified { grade }) => (Tone::Info, graded(texts::STANDS_QUALIFIED, grade)),
        Some(CompetencyStanding::Active { grade, .. }) => {
            (Tone::Success, graded(texts::STANDS_ACTIVE, grade))
        }
        Some(CompetencyStanding::AtRisk { grade, .. }) => {
            (Tone::Warning, graded(texts::STANDS_AT_RISK, grade))
        }
        Some(CompetencyStanding::Lost { grade, .. }) => (Tone::Danger, graded(texts::STANDS_LOST, grade)),
    }
}

/// The grade that a competency works towards next: the lowest whose requirements are not met, or the highest.
fn towards(account: &Account, competency: &Competency, today: Day) -> Grade {
    let open = |grade: &Grade| !competency.progress(account, *grade, today).is_met();
    Grade::ALL.into_iter().find(open).unwrap_or(Grade::Gold)
}

/// How far a competency has come towards a grade: people and customers.
pub fn progress(
    account: &Account,
    words: Words,
    competency: &Competency,
    grade: Grade,
    today: Day,
    id: &str,
) -> Markup {
    let progress = competency.progress(account, grade, today);
    let months = words.number(account.policy().competencies.performance_months.into());
    let bar = |kind: &str, name: String, value: u32, most: u32| {
        let gaps = [("value", words.number(value.into())), ("most", words.number(most.into()))];
        let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, value)| (*gap, value.as_str())).collect();
        let text = words.fill(texts::OF, &gaps);
        meter([id, "-", kind].concat(), name, text, value.min(most).into(), most.into())
    };
    [
        bar("people", words.say(texts::PEOPLE), progress.people, progress.asked.people),
        bar(
            "customers",
            words.fill(texts::CUSTOMERS, &[("months", &months)]),
            progress.customers,
            progress.asked.customers,
        ),
    ]
    .into()
}

fn yours(account: &Account, words: Words, today: Day) -> Markup {
    if account.competencies.is_empty() {
        return div("empty-state")
            .with(icon(Icon::Competency))
            .with(el("h3").text(words.say(texts::NONE_STARTED)))
            .with(el("p").text(words.say(texts::NONE_STARTED_TEXT)))
            .into();
    }
    let cards: Vec<Element> = account
        .competencies
        .iter()
        .map(|competency| {
            let area = competency.area;
            let id = ["area-", area.id()].concat();
            let link = el("a").class("card-link").attr("href", Route::Competency(area).href());
            let stands = competency.standing(account, today);
            let (tone, status) = standing(words, Some(stands));
            let grade = towards(account, competency, today);
            let aim = match stands {
                CompetencyStanding::Active { grade: held, .. }
                | CompetencyStanding::AtRisk { grade: held, .. }
                    if held == grade =>
                {
                    texts::KEEPING
                }
                CompetencyStanding::Started
                | CompetencyStanding::Qualified { .. }
                | CompetencyStanding::Active { .. }
                | CompetencyStanding::AtRisk { .. }
                | CompetencyStanding::Lost { .. } => texts::TOWARDS,
            };
            el("article")
                .class("card")
                .key(id.clone())
                .attr("aria-labelledby", id.clone())
                .with(
                    div("card-head")
                        .with(el("h3").id(id.clone()).with(link.text(words.say(texts::area(area)))))
                        .with(badge(tone, status)),
                )
                .with(
                    el("p")
                        .class("soft")
                        .text(words.fill(aim, &[("grade", &words.say(texts::grade_within(grade)))])),
                )
                .with(progress(account, words, competency, grade, today, &id))
        })
        .collect();
    div("grid").with(cards).into()
}

/// A grade: what it asks for, whether that is met, what it costs, and buying it.
fn of(session: Session, words: Words, grade: Grade, today: Day) -> Markup {
    let (id, buy_id, text) = match grade {
        Grade::Silver => ("silver", "buy-silver", texts::SILVER_TEXT),
        Grade::Gold => ("gold", "buy-gold", texts::GOLD_TEXT),
    };
    let offer = grade.offer();
    let (_, purpose) = of_grade(session, grade);
    let (needs, held, quote, price) = session.read(|account| {
        (
            needs(account, words, grade, today),
            account.in_force(offer, today).map(|held| (held.id, held_until(account, words, held, today))),
            account.quote(purpose).ok(),
            words.money(account.prices.year_of(offer)),
        )
    });
    let name = words.say(names::offer(offer));
    let heading = el("h3").id(id);
    let (heading, state, side): (Element, Markup, Markup) = match held {
        Some((subscription, until)) => {
            let href = Route::Subscription(subscription).href();
            let details = el("a").class("button").attr("href", href.clone()).text(words.say(offers::DETAILS));
            (heading.with(el("a").attr("href", href).text(name)), until, details.into())
        }
        None => {
            let arithmetic = match purpose {
                Purpose::Upgrade(_) => quote.map(|quote| arithmetic(words, &quote)),
                Purpose::Subscribe(_) | Purpose::Renew(_) => None,
            };
            let price = el("p")
                .class("price")
                .with(el("span").text(price))
                .with(el("span").class("soft").text(words.say(offers::PER_YEAR)));
            let buy = buy_grade(session, words, grade, buy_id, Route::Competencies).view();
            let state = badge(Tone::Neutral, words.say(texts::NOT_PAID));
            (heading.text(name), state, [price.into(), arithmetic.into(), buy].into())
        }
    };
    el("article")
        .class("offer")
        .attr("aria-labelledby", id)
        .with(
            div("stack")
                .with(div("title-line").with(heading).with(state))
                .with(el("p").text(words.say(text)))
                .with(checklist(words, needs)),
        )
        .with(div("offer-side").with(side))
        .into()
}

/// Until when a grade is paid for as matters stand; only what goes on looks well.
fn held_until(account: &Account, words: Words, held: &Subscription, today: Day) -> Markup {
    let (name, until) = runs_until(account, held, today);
    let (tone, _) = standing_of_fee(account, words, held, today);
    let goes_on = account.next_charge(held, today).is_some();
    let tone = if tone == Tone::Success && !goes_on { Tone::Neutral } else { tone };
    let gaps = [("what", words.say(name)), ("date", words.date(until))];
    badge(tone, words.fill(texts::HELD_UNTIL, &gaps.each_ref().map(|(gap, value)| (*gap, value.as_str()))))
}

fn needs(account: &Account, words: Words, grade: Grade, today: Day) -> Vec<(bool, String)> {
    let asks = texts::requirements(words, account.policy(), grade);
    let met = account.competencies.iter().find(|one| one.progress(account, grade, today).is_met());
    let asks = match met {
        Some(one) => {
            let area = words.say(texts::area(one.area));
            (true, words.fill(texts::MET_IN, &[("asks", &asks), ("area", &area)]))
        }
        None => (false, asks),
    };
    vec![(account.network_member().is_ok(), words.say(memberships::NEED_NETWORK)), asks]
}

/// Every solution area, how it stands, and which exams count in it.
fn areas(account: &Account, words: Words, today: Day) -> Markup {
    let rows = SolutionArea::ALL
        .into_iter()
        .map(|area| {
            let stands = account.competency(area).map(|competency| competency.standing(account, today));
            let (tone, status) = standing(words, stands);
            let link =
                el("a").attr("href", Route::Competency(area).href()).text(words.say(texts::area(area)));
            let status = match stands {
                None => el("span").class("soft").text(status).into(),
                Some(_) => badge(tone, status),
            };
            let exams = el("span").attr("lang", "en").with(exams(area));
            Row { key: area.id().to_owned(), cells: vec![link.into(), status, exams.into()] }
        })
        .collect();
    let columns = [texts::AREA, texts::STANDING, texts::EXAMS];
    let columns = columns.into_iter().map(|name| Column::new(words.say(name))).collect();
    table(words.say(texts::ALL_AREAS), columns, rows)
}

/// The codes of the exams that count, none of which breaks across lines.
fn exams(area: SolutionArea) -> Vec<Markup> {
    let exams = area.exams();
    let exam = |(place, code): (usize, &&str)| {
        let comma = (place + 1 < exams.len()).then(|| ", ".to_owned());
        [el("span").class("numeric").text(*code).into(), comma.into()].into()
    };
    exams.iter().enumerate().map(exam).collect()
}
