//! The sign-in details of a person, shown once to the one who invited: kept nowhere but in the open page, and gone
//! when another screen is opened.

use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::notice::{Tone, notice};
use crate::domain::event::Event;
use crate::domain::id::UserId;
use crate::domain::user::{User, first_password};
use crate::i18n::{Words, users};
use crate::markup::{Markup, div, el};
use crate::session::Session;

/// The name of the form that never is stored.
const FORM: &str = "sign-in";

/// Remembers the details that the last command made, for the screen of the person.
pub fn remember(session: Session, user: UserId) {
    let made = |event: &Event| {
        let invited = matches!(event, Event::UserInvited { user: invited, .. } if *invited == user);
        invited || matches!(event, Event::SignInRenewed { user: renewed } if *renewed == user)
    };
    let id = session.history(|commits| {
        let found = commits.iter().rfind(|commit| commit.entries.iter().any(|entry| made(&entry.event)));
        found.map(|commit| commit.id)
    });
    if let Some(id) = id {
        session
            .secret_form::<Option<(UserId, String)>>(FORM)
            .change(|shown| *shown = Some((user, first_password(id))));
    }
}

/// Forgets them.
pub fn forget(session: Session) {
    session.drop_form(FORM);
}

/// The details of a person, if they were made just now.
pub fn view(session: Session, words: Words, user: &User) -> Option<Markup> {
    let form = session.secret_form::<Option<(UserId, String)>>(FORM);
    let password = form.read(|shown| {
        shown.as_ref().filter(|(of, _)| *of == user.id).map(|(_, password)| password.clone())
    })?;
    let secret = |text: String| div("secret").with(el("code").text(text));
    let details = facts(vec![
        Fact::shown(words.say(users::SIGN_IN_NAME), secret(user.email.clone())),
        Fact::shown(words.say(users::PASSWORD), secret(password)),
    ]);
    let done = Action::press("sign-in-done", words.say(users::SIGN_IN_DONE), Kind::Secondary, move || {
        form.change(|shown| *shown = None);
    });
    let text = words.fill(users::SIGN_IN_TEXT, &[("name", &user.name)]);
    let content = Markup::from([details, actions(vec![done])]);
    let shown = notice(Tone::Success, Some(words.say(users::SIGN_IN)), text, Some(content));
    Some(el("div").id("sign-in").with(shown).into())
}
