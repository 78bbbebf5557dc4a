//! Changing the name, address or language of a person: one's own, or someone else's.

use super::invite::{ORDER, PROFILE, address_problem, languages};
use crate::components::action::{Action, Kind, actions};
use crate::components::form::{form, group};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::id::UserId;
use crate::domain::user::{By, Language, Profile, ProfileEntry, User};
use crate::i18n::{Words, frame, users};
use crate::markup::div;
use crate::pages::entry::{fields, kept, problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The screen.
pub fn show(session: Session, words: Words, id: UserId) -> Shown {
    let Some(user) = session.read(|account| account.user(id).cloned()) else {
        return not_found::show(words);
    };
    if !session.read(|account| account.sees_user(session.by(), id)) {
        return Shown::Elsewhere(Route::User(id));
    }
    let name = form_name(id);
    let entry = session.form_about(&name, || ProfileEntry::from(&user));
    let keep = kept(session, name.clone(), entry);
    let title = words.fill(users::CHANGE_PROFILE_OF, &[("name", &user.name)]);
    let path =
        vec![(words.say(frame::USERS), Route::Users.href()), (user.name.clone(), Route::User(id).href())];
    let header = PageHeader {
        path: Some((words.say(frame::PATH), path)),
        above: problem_summary(words, entry),
        title: title.clone(),
        ..PageHeader::default()
    };
    let may = session.may(&change(session, &user, profile_of(&user)));
    let save = Action::submit("save", words.say(users::SAVE)).unless(refused::reason(words, may));
    let cancel = Action::press("cancel", words.say(users::CANCEL), Kind::Quiet, move || {
        session.drop_form(&form_name(id));
        session.go(Route::User(id));
    });
    let choose = move |language: Language| {
        entry.change(|profile| profile.language = language);
        session.keep_form(&form_name(id), entry);
    };
    let content = vec![
        group(words.say(users::PROFILE), None, fields(words, entry, PROFILE, keep)),
        languages(words, entry.read(|profile| profile.language), Rc::new(choose)),
        actions(vec![save, cancel]),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(form(content, Rc::new(move || send(session, &user, entry))));
    Page::shown(title, view)
}

fn form_name(id: UserId) -> String {
    ["user-", &id.to_string()].concat()
}

/// The profile as it is.
pub fn profile_of(user: &User) -> Profile {
    Profile { name: user.name.clone(), email: user.email.clone(), language: user.language }
}

/// The command that changes a profile: one's own needs another permission than someone else's.
pub fn change(session: Session, user: &User, profile: Profile) -> Command {
    if session.by() == By::User(user.id) {
        Command::ChangeOwnProfile { profile }
    } else {
        Command::ChangeUser { user: user.id, profile }
    }
}

fn send(session: Session, user: &User, form: Form<ProfileEntry>) {
    match form.read(ProfileEntry::check) {
        Err(found) => refuse(form, found, ORDER),
        Ok(profile) => {
            let id = user.id;
            let command = change(session, user, profile);
            if let Some(found) = address_problem(session, &command) {
                return refuse(form, found, ORDER);
            }
            session.send_form(&form_name(id), command, move |_| {
                session.tell_success(users::PROFILE_SAVED);
                session.go(Route::User(id));
            });
        }
    }
}
