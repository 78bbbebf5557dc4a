//! Support incidents and advisory hours: using them one at a time, and what was used (statement 112).

use super::question::{self, Ask};
use super::usage::usage;
use super::{DIALOG, Sight, section};
use crate::components::action::{Action, Kind, actions};
use crate::components::table::{Column, Row, table};
use crate::domain::allowance::Allowance;
use crate::domain::benefit::{Entitlement, Holding};
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::i18n::benefits;
use crate::markup::{Markup, el};
use crate::pages::checkout::period;
use crate::routes::Route;

/// What is left of this year's, using one, and every use so far.
pub fn allowance(sight: Sight<'_>, benefit: &Entitlement, allowance: &Allowance) -> Markup {
    let Sight { session, words, .. } = sight;
    let id = benefit.id;
    let text = match &benefit.holding {
        Holding::Hours(_) => benefits::USE_HOUR,
        Holding::Incidents(_)
        | Holding::Included
        | Holding::Accounts(_)
        | Holding::Licences(_)
        | Holding::Seats(_)
        | Holding::Credit(_) => benefits::USE_INCIDENT,
    };
    let one = Action::press("use-one", words.say(text), Kind::Primary, move || {
        question::ask(session, DIALOG, Ask::UseOne(id));
    })
    .unless(sight.why_not(&Command::UseAllowance { entitlement: id }, Route::Benefit(id)));
    let rows: Vec<Row> = (1..)
        .zip(&allowance.uses)
        .map(|(number, on): (usize, &Day)| Row {
            key: number.to_string(),
            cells: vec![words.date(*on).into(), year(sight, benefit, *on).into()],
        })
        .collect();
    let history = if rows.is_empty() {
        el("p").class("soft").text(words.say(benefits::NOT_USED)).into()
    } else {
        let columns = [benefits::COLUMN_USE, benefits::COLUMN_YEAR].map(|text| Column::new(words.say(text)));
        table(words.say(benefits::HISTORY), columns.into(), rows.into_iter().rev().collect())
    };
    section("uses", words.say(benefits::THIS_YEAR))
        .with(usage(sight, benefit))
        .with(actions(vec![one]))
        .with(history)
        .into()
}

/// The paid year in which one was used.
fn year(sight: Sight<'_>, benefit: &Entitlement, on: Day) -> String {
    let terms = sight.account.subscription(benefit.subscription).map(|held| &held.terms[..]);
    let term = terms.unwrap_or_default().iter().rev().find(|term| term.from <= on);
    term.map(|term| period(sight.words, (term.from, term.anniversary.plus_days(-1)))).unwrap_or_default()
}
