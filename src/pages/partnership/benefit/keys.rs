//! Licences and their product keys, which are shown only when someone asks for one (statement 124).

use super::question::{self, Ask};
use super::usage::usage;
use super::{DIALOG, Sight, section};
use crate::browser::document;
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::icon::{Icon, icon};
use crate::components::table::{Column, Row, table};
use crate::domain::benefit::Entitlement;
use crate::domain::command::Command;
use crate::domain::product_key::{KeyStanding, KeyView, Licences};
use crate::i18n::{Text, benefits, billing};
use crate::markup::{Markup, div, el, unseen};
use crate::routes::Route;
use crate::session::{Notice, Session, Tone};

/// The keys that were shown, and the way to the next one.
pub fn keys(sight: Sight<'_>, benefit: &Entitlement, licences: &Licences) -> Markup {
    let Sight { session, words, account, today } = sight;
    let id = benefit.id;
    let shown: Vec<KeyView<'_>> = account
        .product_keys(benefit, today)
        .into_iter()
        .filter(|key| key.standing != KeyStanding::NotShown)
        .collect();
    let next = licences.next_key(today);
    let command = Command::ShowProductKey { entitlement: id, key: next.unwrap_or(licences.count) };
    let none = Reason { text: words.say(benefits::NO_MORE_KEYS), basis: None, way_out: None };
    let reason = sight.why_not(&command, Route::Benefit(id)).or(next.is_none().then_some(none));
    let show = Action::press("show-key", words.say(benefits::SHOW_NEXT), Kind::Primary, move || {
        question::ask(session, DIALOG, Ask::ShowKey(id, next.unwrap_or_default()));
    })
    .with_icon(Icon::Key)
    .unless(reason);
    let (count, of) = (words.number(shown.len() as i64), words.number(licences.count.into()));
    let text = words.fill(benefits::KEYS_TEXT, &[("shown", &count), ("of", &of)]);
    let columns =
        [benefits::COLUMN_LICENCE, benefits::COLUMN_KEY, benefits::COLUMN_STATE, benefits::COLUMN_ACTION];
    let rows: Vec<Row> = shown.into_iter().map(|key| row(sight, benefit, key)).collect();
    let list = if rows.is_empty() {
        el("p").class("soft").text(words.say(benefits::NO_KEYS)).into()
    } else {
        table(words.say(benefits::KEYS_SHOWN), columns.map(|text| Column::new(words.say(text))).into(), rows)
    };
    section("keys", words.say(benefits::KEYS))
        .with(usage(sight, benefit))
        .with(el("p").text(text))
        .with(actions(vec![show]))
        .with(list)
        .into()
}

fn row(sight: Sight<'_>, benefit: &Entitlement, key: KeyView<'_>) -> Row {
    let Sight { session, words, account, .. } = sight;
    let (id, number) = (benefit.id, key.number);
    let n = words.number(number.into());
    let state = match key.standing {
        KeyStanding::NotShown => String::new(),
        KeyStanding::Shown { on } => words.fill(benefits::KEY_SHOWN, &[("date", &words.date(on))]),
        KeyStanding::Redeemed { on, .. } => words.fill(benefits::KEY_REDEEMED, &[("date", &words.date(on))]),
        KeyStanding::RunOut { since } => words.fill(benefits::KEY_RUN_OUT, &[("date", &words.date(since))]),
    };
    let hidden = |text: Text| el("span").class("soft").text(words.say(text)).into();
    let code = match key.code {
        Some(_) if !account.sees_product_keys(session.by()) => hidden(billing::LOCKED),
        Some(code) => secret(sight, &n, code),
        None => hidden(benefits::KEY_HIDDEN),
    };
    let command = Command::RedeemProductKey { entitlement: id, key: number };
    let redeem_id = ["redeem-", &number.to_string()].concat();
    let redeem = Action::press(redeem_id, words.say(benefits::REDEEM), Kind::Secondary, move || {
        question::ask(session, DIALOG, Ask::RedeemKey(id, number));
    })
    .about(words.fill(benefits::COPY_KEY, &[("n", &n)]))
    .unless(sight.why_not(&command, Route::Benefit(id)));
    Row { key: number.to_string(), cells: vec![n.into(), code, state.into(), redeem.view()] }
}

/// A key to read and to copy.
fn secret(sight: Sight<'_>, number: &str, code: &str) -> Markup {
    let Sight { session, words, .. } = sight;
    let copied = code.to_owned();
    let copy = el("button")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "s")
        .attr("type", "button")
        .press(move || document::copy(&copied, move |done| tell(session, done)))
        .with(icon(Icon::Copy))
        .text(words.say(benefits::COPY))
        .with(unseen([" ", &words.fill(benefits::COPY_KEY, &[("n", number)])].concat()));
    div("secret").with(el("code").text(code)).with(copy).into()
}

fn tell(session: Session, copied: bool) {
    if copied {
        session.tell_success(benefits::COPIED);
    } else {
        session.tell(Notice::new(Tone::Warning, session.words().say(benefits::NOT_COPIED)));
    }
}
