//! More seats: what selling earns, and a calculator that shows what redeeming a key would do (statement 125).

use super::question::{self, Ask};
use super::{DIALOG, Sight, section};
use crate::components::action::{Action, Kind, Reason, actions, in_common, said_once};
use crate::components::facts::{Fact, facts};
use crate::components::form::form;
use crate::components::meter::meter;
use crate::domain::benefit::Entitlement;
use crate::domain::command::Command;
use crate::domain::entry::Field;
use crate::domain::event::Event;
use crate::domain::id::EntitlementId;
use crate::domain::offer::Product;
use crate::domain::sale::{SaleEntry, Selling};
use crate::domain::seat::{SeatKeyUse, SeatPlan, SeatTime, Seats};
use crate::domain::seat_time::Span;
use crate::i18n::{Words, benefits, seats as text};
use crate::markup::{Markup, div, el};
use crate::pages::entry::{Ask as AskFor, Kind as Answer, draft_fields, problem_summary, refuse};
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "sale";

/// The id of the sentence that says why a key can be redeemed in neither way.
const WHY: &str = "seat-key-why";

const SALE: &[AskFor<SaleEntry>] = &[AskFor {
    field: Field::SeatsSold,
    part: |entry| &mut entry.seats,
    kind: Answer::Digits,
    autocomplete: "off",
    width: Some("xs"),
    optional: false,
    hint: Some(text::RECORD_HINT),
}];

fn sale(session: Session) -> Form<SaleEntry> {
    session.form(FORM)
}

/// What is wrong with the sale that is being recorded.
pub fn problems(sight: Sight<'_>) -> Option<Markup> {
    problem_summary(sight.words, sale(sight.session))
}

/// What selling has earned and could earn; nothing for seats that selling earns nothing for.
pub fn more(sight: Sight<'_>, benefit: &Entitlement, seats: &Seats) -> Markup {
    let Some(selling) = sight.account.selling(benefit, sight.today) else { return Markup::default() };
    Markup::from([earning(sight, benefit, selling), redeeming(sight, benefit, seats)])
}

fn earning(sight: Sight<'_>, benefit: &Entitlement, selling: Selling) -> Markup {
    let Sight { session, words, account, today } = sight;
    let months = account.policy().benefits.selling_months;
    let n = words.number(selling.to_sell.into());
    let lead = words.fill(
        text::MORE_TEXT,
        &[
            ("n", &n),
            ("months", &words.number(months.into())),
            ("seats", &words.number(selling.earnable.into())),
        ],
    );
    let sold = i64::try_from(selling.sold).unwrap_or(i64::MAX);
    let of = words.fill(benefits::COUNT_OF, &[("used", &words.number(sold)), ("of", &n)]);
    let bar = meter("sold-meter".into(), words.say(text::SOLD), of, sold, selling.to_sell.into());
    let subscription = benefit.subscription;
    let again = account.may_go_on(subscription, today) || account.next_year(subscription, today).is_some();
    let told = if again { text::EARNED_AGAIN } else { text::EARNED };
    let earned =
        selling.earned.map(|on| el("p").class("soft").text(words.fill(told, &[("date", &words.date(on))])));
    let product = benefit.product;
    let why = sight.why_not(&Command::RecordSale { product, seats: 1 }, Route::Benefit(benefit.id));
    let record = Action { kind: Kind::Secondary, ..Action::submit("record-sale", words.say(text::RECORD)) };
    let entry = sale(session);
    let content =
        vec![draft_fields(session, words, FORM, entry, SALE).into(), actions(vec![record.unless(why)])];
    section("more-seats", words.say(text::MORE))
        .with(el("p").text(lead))
        .with(bar)
        .with(earned)
        .with(form(content, Rc::new(move || send(session, entry, product))))
        .into()
}

fn send(session: Session, entry: Form<SaleEntry>, product: Product) {
    match entry.read(SaleEntry::check) {
        Err(found) => refuse(entry, found, &[Field::SeatsSold]),
        Ok(seats) => session.send_form(FORM, Command::RecordSale { product, seats }, move |events| {
            let earned = events.iter().find_map(|event| {
                let Event::SeatKeyEarned { key, .. } = event else { return None };
                Some(key.seats)
            });
            let words = session.words();
            let done = match earned {
                Some(n) => words.fill(text::RECORDED_EARNED, &[("n", &words.number(n.into()))]),
                None => words.say(text::RECORDED),
            };
            session.tell(Notice::new(Tone::Success, done));
        }),
    }
}

/// The two ways to redeem a key side by side, each with what it would do.
fn redeeming(sight: Sight<'_>, benefit: &Entitlement, seats: &Seats) -> Markup {
    let words = sight.words;
    let waiting = seats.waiting.iter().find(|key| sight.today <= key.activate_by);
    let lead = match waiting {
        _ if !sight.is_usable(benefit) => words.say(text::ACTIVATE_FIRST),
        Some(key) => words.fill(
            text::KEY_WAITS,
            &[("n", &words.number(key.seats.into())), ("date", &words.date(key.activate_by))],
        ),
        None => words.say(text::NO_KEY),
    };
    let ways = [SeatKeyUse::Add, SeatKeyUse::Extend];
    let id = benefit.id;
    let why = |how| sight.why_not(&Command::RedeemSeatKey { entitlement: id, how }, Route::Benefit(id));
    let whys = ways.map(why);
    let common = in_common(&whys);
    let told_by = common.is_some().then_some(WHY);
    let ways: Vec<Markup> =
        ways.into_iter().zip(whys).map(|(how, why)| way(sight, id, how, why, told_by)).collect();
    section("seat-key", words.say(text::KEY))
        .with(el("p").text(lead))
        .with(common.map(|reason| said_once(WHY, reason)))
        .with(div("grid").with(ways))
        .into()
}

fn way(
    sight: Sight<'_>,
    id: EntitlementId,
    how: SeatKeyUse,
    why: Option<Reason>,
    told_by: Option<&'static str>,
) -> Markup {
    let Sight { session, words, account, today } = sight;
    let (name, title, what) = match how {
        SeatKeyUse::Start | SeatKeyUse::Add => ("add-seats", text::ADD, text::ADD_TEXT),
        SeatKeyUse::Extend => ("extend-seats", text::EXTEND, text::EXTEND_TEXT),
    };
    let plan = account.preview_seat_key(id, how, today).ok();
    let rules = &account.policy().benefits;
    let preview = plan.map(|plan| facts(preview(words, &plan, Span::months(rules.key_months))));
    let title_id = [name, "-title"].concat();
    let redeem = Action::press(name, words.say(benefits::REDEEM), Kind::Secondary, move || {
        question::ask(session, DIALOG, Ask::RedeemSeats(id, how));
    })
    .about(words.say(title))
    .unless(why)
    .told_by(told_by);
    el("article")
        .class("card")
        .attr("aria-labelledby", title_id.clone())
        .with(el("h3").id(title_id).text(words.say(title)))
        .with(el("p").class("soft").text(words.say(what)))
        .with(preview)
        .with(actions(vec![redeem]))
        .into()
}

fn preview(words: Words, plan: &SeatPlan, life: Span) -> Vec<Fact> {
    let number = |n: u32| words.number(n.into());
    let change = |from: String, to: String| words.fill(text::FROM_TO, &[("from", &from), ("to", &to)]);
    let added = number(plan.key.seats);
    let life = span(words, life);
    let (running, arithmetic) = match plan.time {
        SeatTime::Whole { .. } => return Vec::new(),
        SeatTime::Shared { running, left, shared } => {
            let (seats, all) = (number(running.seats), number(plan.seats));
            let (left, time) = (span(words, left), span(words, shared));
            let gaps = [
                ("seats", seats.as_str()),
                ("left", &left),
                ("added", &added),
                ("life", &life),
                ("all", &all),
                ("time", &time),
            ];
            (running, words.fill(text::SHARED, &gaps))
        }
        SeatTime::Longer { running, by } => {
            let (seats, time) = (number(running.seats), span(words, by));
            let gaps = [("seats", seats.as_str()), ("added", &added), ("life", &life), ("time", &time)];
            (running, words.fill(text::LONGER, &gaps))
        }
    };
    vec![
        Fact::new(words.say(text::COUNT), change(number(running.seats), number(plan.seats))),
        Fact::new(words.say(text::END), change(words.date(running.until), words.date(plan.until))),
        Fact::new(words.say(text::ARITHMETIC), arithmetic),
    ]
}

/// A stretch of time in words.
fn span(words: Words, span: Span) -> String {
    let (months, days) = (words.number(span.months.into()), words.number(span.days.into()));
    let wording = match (span.months, span.days) {
        (_, 0) => text::MONTHS,
        (0, _) => text::DAYS,
        (_, _) => text::MONTHS_AND_DAYS,
    };
    words.fill(wording, &[("months", &months), ("days", &days)])
}
