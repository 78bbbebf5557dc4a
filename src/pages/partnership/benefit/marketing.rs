//! The marketing contact, which going to market needs before it is activated.

use super::{Sight, section};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::components::form::form;
use crate::domain::command::Command;
use crate::domain::company::Contact;
use crate::domain::entry::Field;
use crate::domain::go_to_market::ContactEntry;
use crate::i18n::{benefits, join, problems as field_names};
use crate::markup::{Markup, el};
use crate::pages::entry::{Ask as AskFor, Kind as Answer, draft_fields, problem_summary, refuse};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "marketing-contact";

/// Whether a contact that is known is being changed.
#[derive(Default)]
struct Changing(bool);

const CONTACT: &[AskFor<ContactEntry>] = &[
    AskFor {
        field: Field::ContactName,
        part: |entry| &mut entry.name,
        kind: Answer::Text,
        autocomplete: "name",
        width: None,
        optional: false,
        hint: None,
    },
    AskFor {
        field: Field::Email,
        part: |entry| &mut entry.email,
        kind: Answer::Email,
        autocomplete: "email",
        width: None,
        optional: false,
        hint: None,
    },
    AskFor {
        field: Field::Phone,
        part: |entry| &mut entry.phone,
        kind: Answer::Phone,
        autocomplete: "tel",
        width: Some("m"),
        optional: true,
        hint: Some(join::PHONE_HINT),
    },
];

/// What is wrong with the contact that is being typed.
pub fn problems(sight: Sight<'_>) -> Option<Markup> {
    problem_summary(sight.words, sight.session.form::<ContactEntry>(FORM))
}

/// The contact, and naming or changing it.
pub fn contact(sight: Sight<'_>) -> Markup {
    let Sight { session, words, account, .. } = sight;
    let changing = session.secret_form::<Changing>("changing-contact");
    let entry = session.form::<ContactEntry>(FORM);
    let content = match &account.marketing_contact {
        Some(known) if !changing.read(|changing| changing.0) => shown(sight, known, entry, changing),
        Some(_) | None => {
            let benefit = account
                .entitlements
                .iter()
                .find(|benefit| benefit.product == crate::domain::offer::Product::GoToMarket);
            let here = benefit.map_or(Route::Benefits, |benefit| Route::Benefit(benefit.id));
            let example = Contact { name: "A".into(), email: "a@b.example".into(), phone: None };
            let why = sight.why_not(&Command::SetMarketingContact { contact: example }, here);
            let save = Action {
                kind: Kind::Secondary,
                ..Action::submit("save-contact", words.say(benefits::SAVE_CONTACT))
            };
            let content = vec![
                draft_fields(session, words, FORM, entry, CONTACT).into(),
                actions(vec![save.unless(why)]),
            ];
            form(content, Rc::new(move || send(session, entry, changing)))
        }
    };
    section("marketing-contact", words.say(benefits::MARKETING_CONTACT))
        .with(el("p").text(words.say(benefits::CONTACT_TEXT)))
        .with(content)
        .into()
}

fn shown(sight: Sight<'_>, known: &Contact, entry: Form<ContactEntry>, changing: Form<Changing>) -> Markup {
    let words = sight.words;
    let fact = |field: Field, value: &str| Fact::new(words.say(field_names::label(field)), value.to_owned());
    let mut rows = vec![fact(Field::ContactName, &known.name), fact(Field::Email, &known.email)];
    rows.extend(known.phone.as_ref().map(|phone| fact(Field::Phone, phone)));
    let known = known.clone();
    let change =
        Action::press("change-contact", words.say(benefits::CHANGE_CONTACT), Kind::Secondary, move || {
            entry.typed(|entry| *entry = ContactEntry::from(&known));
            changing.change(|changing| changing.0 = true);
        });
    Markup::from([facts(rows), actions(vec![change])])
}

fn send(session: Session, entry: Form<ContactEntry>, changing: Form<Changing>) {
    match entry.read(ContactEntry::check) {
        Err(found) => refuse(entry, found, &CONTACT.iter().map(|ask| ask.field).collect::<Vec<_>>()),
        Ok(contact) => session.send_form(FORM, Command::SetMarketingContact { contact }, move |_| {
            changing.change(|changing| changing.0 = false);
            session.tell_success(benefits::DONE_CONTACT);
        }),
    }
}
