//! Account > Users and permissions (statement 177): who works here, and what each role may do.

use super::invite::may_invite;
use super::matrix::matrix;
use crate::components::action::{Action, Kind, actions};
use crate::components::email::email;
use crate::components::icon::Icon;
use crate::components::notice::{self, badge, notice};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::account::Account;
use crate::domain::permission::Permission;
use crate::domain::user::{By, User, UserStatus};
use crate::i18n::{Words, frame, permissions, seats, users};
use crate::markup::{Markup, div, el};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::Session;
use crate::sorting;

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    if session.read(|account| account.company.is_none()) {
        return not_found::show(words);
    }
    let by = session.by();
    let invite = Action::link("invite-user", words.say(users::INVITE), Kind::Primary, Route::Invite.href())
        .with_icon(Icon::Add)
        .unless(
            refused::reason(words, may_invite(session)).map(|reason| reason.seen_at(&Route::Users.href())),
        );
    let title = words.say(frame::USERS);
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(users::LEAD)),
        actions: Some(actions(vec![invite])),
        ..PageHeader::default()
    };
    let view = session.read(|account| {
        div("page").with(header.view()).with(people(account, words, by)).with(
            el("section")
                .class("stack")
                .attr("aria-labelledby", "matrix")
                .with(el("h2").id("matrix").text(words.say(users::MATRIX)))
                .with(el("p").class("soft").text(words.say(users::MATRIX_TEXT)))
                .with(matrix(words, account.roles_of(by))),
        )
    });
    Page::shown(title, view.with(help::how(session, words, Topic::AddUsers)))
}

/// The people, those who were removed last. Whoever may not see the others sees oneself.
fn people(account: &Account, words: Words, by: By) -> Markup {
    let sees_all = account.permits(by, Permission::SeeUsers);
    let mut people: Vec<&User> = account.users.iter().filter(|user| account.sees_user(by, user.id)).collect();
    sorting::sort_by_key(&mut people, |user| user.is_removed());
    let rows = people
        .into_iter()
        .map(|user| {
            let link = el("a").attr("href", Route::User(user.id).href()).text(user.name.clone());
            let you = (by == By::User(user.id))
                .then(|| el("span").class("soft").text([" ", &words.say(users::YOU)].concat()));
            Row {
                key: user.id.to_string(),
                cells: vec![
                    [link.into(), you.into()].into(),
                    role_names(words, user).into(),
                    email(&user.email),
                    status(words, user.status),
                ],
            }
        })
        .collect();
    let heads = [users::NAME, users::ROLES, seats::EMAIL, users::STATUS];
    let columns = heads.map(|head| Column::new(words.say(head))).into();
    let lacking = (!sees_all).then(|| {
        let text = permissions::lacking(words, Permission::SeeUsers);
        notice(notice::Tone::Neutral, Some(words.say(users::NOT_SEEN)), text, None)
    });
    [lacking.unwrap_or_default(), table(words.say(users::PEOPLE_CAPTION), columns, rows)].into()
}

/// The roles of a person by name.
pub fn role_names(words: Words, user: &User) -> String {
    let names: Vec<String> = user.roles.iter().map(|role| words.say(permissions::role(*role))).collect();
    names.join(&words.say(permissions::AND))
}

/// Where a person stands.
pub fn status(words: Words, status: UserStatus) -> Markup {
    match status {
        UserStatus::Invited { .. } => badge(notice::Tone::Info, words.say(users::INVITED)),
        UserStatus::Active { .. } => badge(notice::Tone::Success, words.say(users::ACTIVE)),
        UserStatus::Removed { .. } => badge(notice::Tone::Neutral, words.say(users::REMOVED)),
    }
}
