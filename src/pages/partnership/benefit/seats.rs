//! Who holds the seats of a benefit, and giving them and taking them back (statement 125).

use super::usage::usage;
use super::{Sight, activation, more_seats, section};
use crate::components::action::{Action, Kind, Reason, WayOut, actions};
use crate::components::email::email;
use crate::components::field::{Control, Field};
use crate::components::form::form;
use crate::components::table::{Column, Row, table};
use crate::domain::benefit::{BenefitStanding, Entitlement};
use crate::domain::command::Command;
use crate::domain::id::UserId;
use crate::domain::seat::Seats;
use crate::domain::user::User;
use crate::i18n::seats as text;
use crate::markup::{Markup, el, unseen};
use crate::routes::Route;
use crate::session::{Notice, Tone};
use std::rc::Rc;

/// The person who is chosen to get a seat, by id.
#[derive(Default)]
struct Chosen(String);

/// Activating the seats, or who holds them and how to get more.
pub fn seats(sight: Sight<'_>, benefit: &Entitlement, seats: &Seats) -> Markup {
    match sight.account.benefit_standing(benefit, sight.today) {
        BenefitStanding::Usable { .. } => {
            Markup::from([holders(sight, benefit), more_seats::more(sight, benefit, seats)])
        }
        BenefitStanding::Waiting { .. } | BenefitStanding::Lapsed { .. } => {
            Markup::from([activation(sight, benefit), more_seats::more(sight, benefit, seats)])
        }
        BenefitStanding::Contained { .. } | BenefitStanding::Ended { .. } => activation(sight, benefit),
    }
}

fn holders(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    let Sight { words, account, today, .. } = sight;
    let holders = account.seat_holders(benefit, today);
    let rows: Vec<Row> = holders
        .iter()
        .filter_map(|id| account.user(*id))
        .map(|user| Row {
            key: user.id.to_string(),
            cells: vec![user.name.clone().into(), email(&user.email), take_back(sight, benefit, user)],
        })
        .collect();
    let list = if rows.is_empty() {
        el("p").class("soft").text(words.say(text::NOBODY)).into()
    } else {
        let columns = [text::PERSON, text::EMAIL, text::ACTION].map(|text| Column::new(words.say(text)));
        table(words.say(text::HOLDERS), columns.into(), rows)
    };
    section("seats", words.say(text::SEATS))
        .with(usage(sight, benefit))
        .with(list)
        .with(assign(sight, benefit))
        .into()
}

fn take_back(sight: Sight<'_>, benefit: &Entitlement, user: &User) -> Markup {
    let Sight { session, words, .. } = sight;
    let command = Command::ReleaseSeat { entitlement: benefit.id, user: user.id };
    let why = sight.why_not(&command, Route::Benefit(benefit.id));
    let done = words.fill(text::TAKEN_BACK, &[("name", &user.name)]);
    let id = ["take-back-", &user.id.to_string()].concat();
    let of_person = words.fill(text::OF_PERSON, &[("name", &user.name)]);
    if why.is_some() {
        let take_back = Action::press(id, words.say(text::TAKE_BACK), Kind::Quiet, || {});
        return take_back.about(of_person).unless(why).view();
    }
    el("button")
        .class("button")
        .attr("data-size", "s")
        .attr("type", "button")
        .id(id)
        .text(words.say(text::TAKE_BACK))
        .with(unseen([" ", &of_person].concat()))
        .press(move || {
            let done = done.clone();
            session.send(command.clone(), move |_| session.tell(Notice::new(Tone::Success, done)));
        })
        .into()
}

/// Choosing who gets a seat. Only those are named who could have one.
fn assign(sight: Sight<'_>, benefit: &Entitlement) -> Markup {
    let Sight { session, words, account, today } = sight;
    let entitlement = benefit.id;
    let holders = account.seat_holders(benefit, today);
    let free: Vec<&User> =
        account.people().filter(|user| user.is_active() && !holders.contains(&user.id)).collect();
    let state = session.secret_form::<Chosen>("seat-user");
    let typed = state.read(|chosen| chosen.0.clone());
    let chosen = free.iter().find(|user| user.id.to_string() == typed).or(free.first()).copied();
    let why = match chosen {
        Some(user) => {
            sight.why_not(&Command::AssignSeat { entitlement, user: user.id }, Route::Benefit(entitlement))
        }
        None => Some(Reason {
            text: words.say(text::EVERYBODY),
            basis: None,
            way_out: Some(WayOut::There(words.say(text::ADD_USERS), Route::Users.href())),
        }),
    };
    let field = Field {
        id: "seat-user",
        label: words.say(text::ASSIGN_TO),
        optional: None,
        hint: account.people().any(|user| !user.is_active()).then(|| words.say(text::INVITED)),
        error: None,
        told_by: None,
        width: Some("m"),
        control: Control::Choice {
            options: free.iter().map(|user| (user.id.to_string(), user.name.clone())).collect(),
            autocomplete: "off",
        },
        value: chosen.map(|user| user.id.to_string()).unwrap_or_default(),
        typed: Rc::new(move |user| state.change(|chosen| chosen.0 = user)),
    };
    let to: Option<(UserId, String)> = chosen.map(|user| (user.id, user.name.clone()));
    let send = move || {
        if let Some((user, name)) = to.clone() {
            session.send(Command::AssignSeat { entitlement, user }, move |_| {
                let done = session.words().fill(text::ASSIGNED, &[("name", &name)]);
                session.tell(Notice::new(Tone::Success, done));
            });
        }
    };
    let possible = why.is_none();
    let button = Action { kind: Kind::Primary, ..Action::submit("assign-seat", words.say(text::ASSIGN)) };
    let field = chosen.is_some().then(|| field.view());
    let content = vec![field.into(), actions(vec![button.unless(why)])];
    form(
        content,
        Rc::new(move || {
            if possible {
                send();
            }
        }),
    )
}
