//! Monthly credit: what is left of this month's, using it, and what became of the months before (statement 126).

use super::usage::usage;
use super::{Sight, section};
use crate::components::action::{Action, Kind, actions};
use crate::components::form::form;
use crate::components::meter::meter;
use crate::components::table::{Column, Row, table};
use crate::domain::benefit::{BenefitStanding, Entitlement, Holding};
use crate::domain::command::Command;
use crate::domain::credit::{Credit, CreditMonth, SpendingEntry, months};
use crate::domain::entry::Field;
use crate::domain::id::EntitlementId;
use crate::domain::money::{Currency, Money};
use crate::i18n::benefits;
use crate::markup::{Markup, el};
use crate::pages::entry::{Ask as AskFor, Kind as Answer, draft_fields, problem_summary, refuse};
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "spending";

/// How many months are shown.
const MOST_MONTHS: usize = 12;

const SPENDING: &[AskFor<SpendingEntry>] = &[AskFor {
    field: Field::Amount,
    part: |entry| &mut entry.amount,
    kind: Answer::Text,
    autocomplete: "off",
    width: Some("s"),
    optional: false,
    hint: Some(benefits::CREDIT_HINT),
}];

fn spending(session: Session) -> Form<SpendingEntry> {
    session.form(FORM)
}

/// What is wrong with the amount that is being used.
pub fn problems(sight: Sight<'_>) -> Option<Markup> {
    problem_summary(sight.words, spending(sight.session))
}

/// This month, using it, and the months before.
pub fn credit(sight: Sight<'_>, benefit: &Entitlement, credit: &Credit) -> Markup {
    let Sight { session, words, account, .. } = sight;
    let (id, currency) = (benefit.id, credit.monthly.currency);
    let amount = words.money(credit.left());
    let standing = account.benefit_standing(benefit, sight.today);
    let over = matches!(standing, BenefitStanding::Ended { .. });
    let waits = matches!(standing, BenefitStanding::Waiting { .. });
    let left = match (benefit.activated, account.next_credit(benefit)) {
        _ if over => words.say(benefits::CREDIT_ENDED),
        (None, _) if waits => words.fill(benefits::CREDIT_WAITS, &[("amount", &amount)]),
        (None, _) => words.say(benefits::CREDIT_LOST),
        (Some(_), Some(next)) => {
            words.fill(benefits::CREDIT_NEXT, &[("amount", &amount), ("date", &words.date(next))])
        }
        (Some(_), None) => words.fill(benefits::CREDIT_LAST, &[("amount", &amount)]),
    };
    let least = Command::UseCredit { entitlement: id, amount: Money::new(1, currency) };
    let button =
        Action { kind: Kind::Primary, ..Action::submit("use-credit", words.say(benefits::CREDIT_LABEL)) }
            .unless(sight.why_not(&least, Route::Benefit(id)));
    let using = if over {
        actions(vec![button])
    } else {
        let entry = spending(session);
        let amount = draft_fields(session, words, FORM, entry, SPENDING);
        let content = vec![amount.into(), actions(vec![button])];
        form(content, Rc::new(move || send(session, entry, id, currency)))
    };
    let this_month = section("this-month", words.say(benefits::CREDIT_THIS_MONTH))
        .with(usage(sight, benefit))
        .with(el("p").text(left))
        .with(using);
    Markup::from([this_month.into(), history(sight, id, over)])
}

fn send(session: Session, entry: Form<SpendingEntry>, entitlement: EntitlementId, currency: Currency) {
    match entry.read(|entry| entry.check(currency)) {
        Err(found) => refuse(entry, found, &[Field::Amount]),
        Ok(amount) => session.send_form(FORM, Command::UseCredit { entitlement, amount }, move |_| {
            let words = session.words();
            let left = session.read(|account| match &account.entitlement(entitlement)?.holding {
                Holding::Credit(credit) => Some(words.money(credit.left())),
                Holding::Included
                | Holding::Accounts(_)
                | Holding::Licences(_)
                | Holding::Seats(_)
                | Holding::Incidents(_)
                | Holding::Hours(_) => None,
            });
            let gaps = [("amount", words.money(amount)), ("left", left.unwrap_or_default())];
            let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
            session.tell(Notice::new(Tone::Success, words.fill(benefits::DONE_CREDIT, &gaps)));
        }),
    }
}

/// The latest months, the newest first, each with a bar of what was used. Nothing is left of the last one once the
/// membership is over.
fn history(sight: Sight<'_>, id: EntitlementId, over: bool) -> Markup {
    let Sight { session, words, .. } = sight;
    let all: Vec<CreditMonth> = session.history(|commits| {
        months(id, commits.iter().flat_map(|commit| &commit.entries).map(|stamped| &stamped.event))
    });
    let older = all.len() > MOST_MONTHS;
    let rows: Vec<Row> = all
        .iter()
        .rev()
        .take(MOST_MONTHS)
        .map(|month| {
            let key = month.from.to_string();
            let used = words.money(month.used);
            let bar = meter(
                ["month-", &key].concat(),
                used.clone(),
                String::new(),
                month.used.minor,
                month.received.minor,
            );
            let unused = month.received.minus(month.used).unwrap_or(month.received);
            let (text, rest) = match month.lapsed {
                Some(lapsed) => (benefits::MONTH_LAPSED, lapsed),
                None if over => (benefits::MONTH_LAPSED, unused),
                None => (benefits::MONTH_LEFT, unused),
            };
            let rest = words.fill(text, &[("amount", &words.money(rest))]);
            let cells =
                vec![words.date(month.from).into(), words.money(month.received).into(), bar, rest.into()];
            Row { key, cells }
        })
        .collect();
    let columns =
        [benefits::COLUMN_MONTH, benefits::COLUMN_RECEIVED, benefits::COLUMN_USED, benefits::COLUMN_LEFT];
    let caption = words.say(benefits::CREDIT_MONTHS);
    let note = older.then(|| {
        let n = words.number(MOST_MONTHS as i64);
        el("p").class("soft").text(words.fill(benefits::LATEST_MONTHS, &[("n", &n)]))
    });
    Markup::from([table(caption, columns.map(|text| Column::new(words.say(text))).into(), rows), note.into()])
}
