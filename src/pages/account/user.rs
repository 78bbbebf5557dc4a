//! One user: who it is, what the person may do, and what can be done about it.

use super::change_user::{change, profile_of};
use super::invite::toggle;
use super::role_choice::{RoleChoice, choosable, role_choices};
use super::sign_in;
use super::users::{role_names, status};
use crate::browser::document;
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::dialog::dialog;
use crate::components::email::email;
use crate::components::facts::{Fact, facts};
use crate::components::form::form;
use crate::components::icon::Icon;
use crate::components::notice::{self, notice};
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::id::UserId;
use crate::domain::permission::Permission;
use crate::domain::refusal::Refusal;
use crate::domain::user::{By, Language, RoleChanges, User, UserStatus};
use crate::i18n::{Text, Words, competencies, frame, names, permissions, problems, refusals, users};
use crate::markup::{Element, Markup, div, el};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The id of the dialog that asks before a person is removed.
const REMOVE_DIALOG: &str = "remove-dialog";

/// The screen.
pub fn show(session: Session, words: Words, id: UserId) -> Shown {
    let Some(user) = session.read(|account| account.user(id).cloned()) else {
        return not_found::show(words);
    };
    let by = session.by();
    let path = Some((words.say(frame::PATH), vec![(words.say(frame::USERS), Route::Users.href())]));
    let title = user.name.clone();
    let header = PageHeader { path, title: title.clone(), ..PageHeader::default() };
    if !session.read(|account| account.sees_user(by, id)) {
        let text = permissions::lacking(words, Permission::SeeUsers);
        let told = notice(notice::Tone::Neutral, Some(words.say(users::NOT_SEEN)), text, None);
        let header = PageHeader { title: words.say(frame::USERS), ..header };
        return Page::shown(words.say(frame::USERS), div("page").with(header.view()).with(told));
    }
    let header = PageHeader { badges: Some(status(words, user.status)), ..header };
    let main = div("stack")
        .attr("data-gap", "l")
        .with(profile(session, words, &user))
        .with((!user.is_removed()).then(|| roles(session, words, &user)));
    let view = div("page")
        .with(header.view())
        .with(sign_in::view(session, words, &user))
        .with(div("split").with(main).with(actions_card(session, words, &user)))
        .with(remove_dialog(session, words, &user));
    Page::shown(title, view)
}

fn profile(session: Session, words: Words, user: &User) -> Markup {
    let (since, day) = match user.status {
        UserStatus::Invited { on } => (users::INVITED_ON, on),
        UserStatus::Active { since } => (users::ACTIVE_SINCE, since),
        UserStatus::Removed { on } => (users::REMOVED_ON, on),
    };
    let language = match user.language {
        Language::English => el("span").attr("lang", "en").text(words.say(frame::ENGLISH)),
        Language::SimplifiedChinese => el("span").attr("lang", "zh-Hans").text(words.say(frame::CHINESE)),
    };
    let today = session.today();
    let seats = session.read(|account| account.seats_held_by(user.id, today).count());
    let seats = if seats == 0 { words.say(users::NO_SEATS) } else { words.number(seats as i64) };
    facts(vec![
        Fact::shown(words.say(problems::EMAIL), email(&user.email)),
        Fact::new(words.say(users::ROLES), role_names(words, user)),
        Fact::new(words.say(users::STATUS), words.fill(since, &[("date", &words.date(day))])),
        Fact::shown(words.say(users::LANGUAGE), language),
        Fact::new(words.say(users::SEATS), seats),
    ])
}

/// The name under which what is to change about the roles of a person is kept.
fn roles_form(id: UserId) -> String {
    ["role-changes-", &id.to_string()].concat()
}

/// The roles to choose from. The form holds only what is to change, so that it follows the person and whoever acts.
fn roles(session: Session, words: Words, user: &User) -> Markup {
    let id = user.id;
    let entry = session.form::<RoleChanges>(&roles_form(id));
    let chosen =
        entry.read(|changes| session.read(|account| account.roles_with(session.by(), user, changes)));
    let as_they_are = Command::ChangeRoles { user: id, roles: user.roles.clone() };
    let permitted = session.may(&as_they_are);
    let choices = choosable()
        .map(|role| {
            let mut other = user.roles.clone();
            toggle(&mut other, role);
            let verdict = session.may(&Command::ChangeRoles { user: id, roles: other });
            let (chosen, has) = (chosen.contains(&role), user.roles.contains(&role));
            RoleChoice {
                role,
                chosen,
                // Where nothing may be changed, the button says so once for all.
                reason: verdict.err().filter(|_| permitted.is_ok()).map(|why| refusals::reason(words, &why)),
                told_by: permitted.is_err().then_some("save-roles-why"),
                toggle: Rc::new(move || {
                    entry.change(|changes| changes.want(role, !chosen, has));
                    session.keep_form(&roles_form(id), entry);
                }),
            }
        })
        .collect();
    let cancel = (chosen != user.roles).then(|| {
        Action::press("cancel-roles", words.say(users::CANCEL), Kind::Quiet, move || {
            // The button goes with what it gives up.
            document::focus("#save-roles");
            session.drop_form(&roles_form(id));
            session.show_again();
        })
    });
    let save = Action::submit("save-roles", words.say(users::SAVE_ROLES))
        .unless(refused::reason(words, session.may(&Command::ChangeRoles { user: id, roles: chosen })));
    let again: Rc<dyn Fn()> = Rc::new(move || session.show_again());
    let sending = [save].into_iter().chain(cancel).collect();
    let content = vec![role_choices(words, choices, &again), actions(sending)];
    form(content, Rc::new(move || save_roles(session, id, entry)))
}

fn save_roles(session: Session, id: UserId, form: Form<RoleChanges>) {
    let changes = form.read(Clone::clone);
    let by = session.by();
    let roles = session.read(|account| {
        let user = account.user(id)?;
        let roles = account.roles_with(by, user, &changes);
        Some((roles != user.roles).then_some(roles))
    });
    let Some(roles) = roles else { return };
    let Some(roles) = roles else {
        // What others want to change waits for them.
        return session.tell_success(users::ROLES_SAVED);
    };
    session.send_form(&roles_form(id), Command::ChangeRoles { user: id, roles }, move |_| {
        session.tell_success(users::ROLES_SAVED);
    });
}

fn actions_card(session: Session, words: Words, user: &User) -> Markup {
    let id = user.id;
    let here = Route::User(id).href();
    let why = |verdict: Result<(), Refusal>| refused::reason(words, verdict).map(|why| why.seen_at(&here));
    let acting = session.by() == By::User(id);
    let name = user.name.clone();
    let act_text = words.fill(users::ACT_AS_PERSON, &[("name", &name)]);
    let because =
        |text: Text| Reason { text: words.fill(text, &[("name", &user.name)]), basis: None, way_out: None };
    let not_acting = if user.is_removed() {
        why(Err(Refusal::UserRemoved { user: id }))
    } else {
        acting.then(|| because(users::ALREADY_ACTING))
    };
    let act = Action::press("act-as", act_text, Kind::Secondary, move || {
        session.act_as(By::User(id));
        let text = words.fill(users::NOW_ACTING, &[("name", &name)]);
        session.tell(Notice::new(Tone::Info, text));
    })
    .unless(not_acting);
    let change = Action::link(
        "change-profile",
        words.say(users::CHANGE_PROFILE),
        Kind::Secondary,
        Route::ChangeUser(id).href(),
    )
    .unless(why(session.may(&change(session, user, profile_of(user)))));
    let renew = Command::RenewSignIn { user: id };
    let may_renew = session.may(&renew);
    let renew = Action::press("renew-sign-in", words.say(users::NEW_SIGN_IN), Kind::Secondary, move || {
        session.send(renew.clone(), move |_| {
            sign_in::remember(session, id);
            crate::browser::tabs::later(0, || {
                document::focus("#sign-in-done");
            });
        });
    })
    .unless(why(may_renew));
    let invited = matches!(user.status, UserStatus::Invited { .. });
    let remove = if invited { users::TAKE_BACK } else { users::REMOVE };
    let remove = Action::press("remove", words.say(remove), Kind::Secondary, || {
        document::show_dialog("#remove-dialog");
    })
    .with_icon(Icon::Remove)
    .unless(why(session.may(&Command::RemoveUser { user: id })));
    let waiting = (invited && !acting).then(|| {
        let text = words.fill(users::ONLY_INVITED, &[("name", &user.name)]);
        el("p").class("soft").text(text)
    });
    el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(users::ACTIONS)))
        .with(waiting)
        .with(act.view())
        .with(change.view())
        .with(renew.view())
        .with(remove.view())
        .into()
}

/// What the company may lose with the person: competencies that need the person's exams, and the membership of their fee.
fn at_stake(session: Session, words: Words, id: UserId) -> Vec<Element> {
    let today = session.today();
    let (at_stake, decided) = session
        .read(|account| (account.at_stake_with(id, today), account.fee_decided_to_end(today).is_some()));
    let told = |text: Text, gaps: &[(&str, &str)]| el("p").with(el("strong").text(words.fill(text, gaps)));
    let mut lines = Vec::new();
    for (area, grade, until) in at_stake.competencies {
        let area = words.say(competencies::area(area));
        let grade_named = words.say(competencies::grade_within(grade));
        let date = words.date(until);
        let gaps = [("area", &*area), ("grade", &*grade_named), ("date", &*date)];
        let at_once = until <= today;
        lines.push(told(if at_once { users::REMOVE_LOSS } else { users::REMOVE_RISK }, &gaps));
        // Where the end of the fee was decided, meeting the requirements again would not help.
        let of_fee = at_stake.fee.is_some_and(|(offer, _)| offer.grade() == Some(grade));
        if !at_once && !decided && !of_fee {
            lines.push(told(users::REMOVE_LOST_ON, &gaps));
        }
    }
    lines.extend(at_stake.fee.map(|(offer, on)| {
        let offer = words.say(names::offer(offer));
        let text = if on <= today { users::REMOVE_FEE_NOW } else { users::REMOVE_FEE };
        told(text, &[("offer", &offer), ("date", &words.date(on))])
    }));
    lines
}

fn remove_dialog(session: Session, words: Words, user: &User) -> Markup {
    let id = user.id;
    let invited = matches!(user.status, UserStatus::Invited { .. });
    let today = session.today();
    let seats = session.read(|account| account.seats_held_by(id, today).count()).to_string();
    let seats = (seats != "0").then(|| el("p").text(words.fill(users::REMOVE_SEATS, &[("n", &seats)])));
    let content = Markup::from([
        el("p").text(words.say(users::REMOVE_ONE_WAY)).into(),
        seats.into(),
        at_stake(session, words, id).into(),
        el("p").text(words.say(users::REMOVE_HISTORY)).into(),
    ]);
    let (title, keep, act, told) = if invited {
        (users::TAKE_BACK_TITLE, users::KEEP_INVITATION, users::TAKE_BACK, users::WAS_TAKEN_BACK)
    } else {
        (users::REMOVE_TITLE, users::KEEP, users::REMOVE, users::WAS_REMOVED)
    };
    let close = || document::close_dialog("#remove-dialog");
    let keep = Action::press("keep", words.say(keep), Kind::Quiet, close);
    let act = Action::press("remove-now", words.say(act), Kind::Danger, move || {
        close();
        session.send(Command::RemoveUser { user: id }, move |_| {
            session.tell_success(told);
            session.go(Route::Users);
        });
    });
    dialog(REMOVE_DIALOG, words.fill(title, &[("name", &user.name)]), content, keep, act)
}
