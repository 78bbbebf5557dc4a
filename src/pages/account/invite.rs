//! Inviting a user: who it is, and what the person may do (statement 177).

use super::role_choice::{RoleChoice, choosable, role_choices};
use super::sign_in;
use crate::components::action::{Action, Kind, actions};
use crate::components::field::{Choice, Choices};
use crate::components::form::{form, group};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::entry::{Field, Problem, Why};
use crate::domain::event::Event;
use crate::domain::refusal::Refusal;
use crate::domain::user::{Language, Profile, ProfileEntry, Role};
use crate::i18n::{Text, Words, frame, refusals, users};
use crate::json::Written;
use crate::markup::{Markup, div, el};
use crate::pages::entry::{self, Ask, fields_within, kept, problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use std::rc::Rc;

/// The name under which what is typed is kept.
const FORM: &str = "invite";

/// What is asked about a person.
pub const PROFILE: &[Ask<ProfileEntry>] = &[
    Ask {
        field: Field::UserName,
        part: |entry| &mut entry.name,
        kind: entry::Kind::Text,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
    Ask {
        field: Field::Email,
        part: |entry| &mut entry.email,
        kind: entry::Kind::Email,
        autocomplete: "off",
        width: None,
        optional: false,
        hint: None,
    },
];

/// The fields in their order.
pub const ORDER: &[Field] = &[Field::UserName, Field::Email];

/// A person to invite, as typed and chosen.
#[derive(Clone, Debug, Default, Written)]
struct Invitation {
    profile: ProfileEntry,
    roles: Vec<Role>,
}

impl Invitation {
    /// Nothing is typed yet; whoever is invited most likely reads what the one who invites does.
    fn begun(language: Language) -> Self {
        let profile = ProfileEntry { language, ..ProfileEntry::default() };
        Self { profile, ..Self::default() }
    }
}

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    if session.read(|account| account.company.is_none()) {
        return not_found::show(words);
    }
    let entry = session.form_about(FORM, || Invitation::begun(words.language()));
    let keep = kept(session, FORM.to_owned(), entry);
    let title = words.say(users::INVITE);
    let header = PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::USERS), Route::Users.href())])),
        above: problem_summary(words, entry),
        title: title.clone(),
        lead: Some(words.say(users::INVITE_LEAD)),
        ..PageHeader::default()
    };
    let cancel = Action::press("cancel", words.say(users::CANCEL), Kind::Quiet, move || {
        session.drop_form(FORM);
        session.go(Route::Users);
    });
    let send = Action::submit("send-invitation", words.say(users::SEND_INVITATION))
        .unless(refused::reason(words, may_invite(session)));
    let language = entry.read(|invitation| invitation.profile.language);
    let choose = move |chosen: Language| {
        entry.change(|invitation| invitation.profile.language = chosen);
        session.keep_form(FORM, entry);
    };
    let content = vec![
        group(
            words.say(users::PROFILE),
            None,
            fields_within(words, entry, |invitation| &mut invitation.profile, PROFILE, &keep),
        ),
        languages(words, language, Rc::new(choose)),
        roles(session, words, entry, keep),
        actions(vec![send, cancel]),
    ];
    let view = div("page")
        .attr("data-width", "form")
        .with(header.view())
        .with(form(content, Rc::new(move || invite(session, entry))));
    Page::shown(title, view)
}

/// Whether the one who acts may invite at all, whoever it is.
pub fn may_invite(session: Session) -> Result<(), Refusal> {
    let profile = Profile { name: String::new(), email: String::new(), language: Language::default() };
    let command = Command::InviteUser { profile, roles: Vec::new() };
    session.permits(&command)
}

/// That an address is somebody else's, which the rules alone know and its field tells.
pub fn address_problem(session: Session, command: &Command) -> Option<Vec<Problem>> {
    let taken = matches!(session.may(command), Err(Refusal::EmailTaken { .. }));
    taken.then(|| vec![Problem { field: Field::Email, why: Why::EmailTaken }])
}

/// In which language a person is written to.
pub fn languages(words: Words, chosen: Language, choose: Rc<dyn Fn(Language)>) -> Markup {
    let choice = |id: &str, language: Language, tag: &'static str, name: Text| {
        let choose = choose.clone();
        Choice {
            id: id.to_owned(),
            label: el("span").attr("lang", tag).text(words.say(name)).into(),
            hint: None,
            chosen: chosen == language,
            choose: Rc::new(move || choose(language)),
        }
    };
    Choices {
        name: "language",
        legend: words.say(users::LANGUAGE),
        error: None,
        choices: vec![
            choice("language-en", Language::English, "en", frame::ENGLISH),
            choice("language-zh", Language::SimplifiedChinese, "zh-Hans", frame::CHINESE),
        ],
    }
    .view()
}

fn roles(session: Session, words: Words, entry: Form<Invitation>, keep: Rc<dyn Fn()>) -> Markup {
    let assignable = session.read(|account| account.assignable_by(session.by()));
    let permitted = may_invite(session).is_ok();
    let choices = choosable()
        .map(|role| {
            let keep = keep.clone();
            let refused = permitted && !assignable.contains(&role);
            RoleChoice {
                role,
                chosen: entry.read(|invitation| invitation.roles.contains(&role)),
                reason: refused.then(|| refusals::reason(words, &Refusal::RoleNotYours { role })),
                told_by: None,
                toggle: Rc::new(move || {
                    entry.change(|invitation| toggle(&mut invitation.roles, role));
                    keep();
                }),
            }
        })
        .collect();
    let again: Rc<dyn Fn()> = Rc::new(move || session.show_again());
    role_choices(words, choices, &again)
}

/// Chooses a role, or gives it up.
pub fn toggle(roles: &mut Vec<Role>, role: Role) {
    if roles.contains(&role) {
        roles.retain(|chosen| *chosen != role);
    } else {
        roles.push(role);
    }
}

fn invite(session: Session, form: Form<Invitation>) {
    match form.read(|invitation| invitation.profile.check()) {
        Err(found) => refuse(form, found, ORDER),
        Ok(profile) => {
            let roles = form.read(|invitation| invitation.roles.clone());
            let command = Command::InviteUser { profile, roles };
            if let Some(found) = address_problem(session, &command) {
                return refuse(form, found, ORDER);
            }
            session.send_form(FORM, command, move |events| {
                let invited = events.iter().find_map(|event| {
                    let Event::UserInvited { user, .. } = event else { return None };
                    Some(*user)
                });
                session.tell_success(users::INVITATION_SENT);
                if let Some(user) = invited {
                    sign_in::remember(session, user);
                    session.go(Route::User(user));
                }
            });
        }
    }
}
