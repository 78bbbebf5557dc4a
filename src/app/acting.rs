//! Who acts, always in sight: the company and the person at the top of every screen, and the choice of another one.

use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::icon::{Icon, icon};
use crate::components::notice;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::user::{By, Role, User, UserStatus};
use crate::i18n::{Words, frame, permissions, users};
use crate::markup::{Element, Markup, div, el, unseen};
use crate::routes::Route;
use crate::session::{Notice, Session, Tone};

/// The company and who acts in it; pressing it offers everyone else.
pub(super) fn company_button(session: Session, words: Words) -> Option<Markup> {
    let by = session.by();
    session.read(|account| {
        let company = account.company.as_ref()?;
        let (name, role) = who(account, words, by);
        let acting = el("small")
            .with(unseen(words.say(users::ACTING)))
            .text(name)
            .with(el("span").class("soft").text([&words.say(users::DOT), role.as_str()].concat()));
        let button = el("button")
            .class("button company")
            .id("company-button")
            .attr("data-kind", "quiet")
            .attr("type", "button")
            .attr("popovertarget", "company-menu")
            .with(el("span").with(el("strong").text(company.legal_name.clone())).text(" ").with(acting))
            .with(icon(Icon::ChevronDown));
        Some([button.into(), menu(session, account, words, by).into()].into())
    })
}

/// The name of the one who acts, and in which part.
fn who(account: &Account, words: Words, by: By) -> (String, String) {
    match by {
        By::User(id) => {
            account.user(id).map(|user| (user.name.clone(), part(words, user))).unwrap_or_default()
        }
        By::Agent => (words.say(permissions::SUPPORT_AGENT), words.say(users::OTHER_SIDE)),
        By::Visitor | By::Clock => (words.say(users::NOBODY), words.say(users::NO_ROLE)),
    }
}

/// In which roles a person acts, or that the person has yet to accept.
fn part(words: Words, user: &User) -> String {
    match user.status {
        UserStatus::Invited { .. } => words.say(users::INVITED),
        UserStatus::Active { .. } => roles(words, &user.roles),
        UserStatus::Removed { .. } => words.say(users::REMOVED),
    }
}

fn roles(words: Words, roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|role| words.say(permissions::role(*role))).collect();
    names.join(&words.say(permissions::AND))
}

fn menu(session: Session, account: &Account, words: Words, acting: By) -> Element {
    let choice = |id: String, by: By, name: String, part: String| {
        let told = words.fill(users::NOW_ACTING, &[("name", &name)]);
        let button = el("button")
            .id(id)
            .attr("type", "button")
            .attr("aria-pressed", if by == acting { "true" } else { "false" })
            .press(move || {
                document::hide_popover("#company-menu");
                session.act_as(by);
                session.tell(Notice::new(Tone::Info, told.clone()));
            })
            .with(el("span").text(name).text(" ").with(el("small").class("soft").text(part)));
        el("li").with(button)
    };
    let people: Vec<Element> = account
        .people()
        .map(|user| {
            let id = ["act-as-", &user.id.to_string()].concat();
            choice(id, By::User(user.id), user.name.clone(), part(words, user))
        })
        .collect();
    let (name, side) = who(account, words, By::Agent);
    let agent = choice("act-as-agent".to_owned(), By::Agent, name, side);
    // The button has no room for a long name on a phone.
    let company = account.company.as_ref().map(|company| company.legal_name.clone()).unwrap_or_default();
    let (now, _) = who(account, words, acting);
    let acts = el("small").class("soft").text([words.say(users::ACTING), now].concat());
    let whole = el("p").with(el("strong").text(company)).with(acts);
    let link = |route: Route, picture: Icon, text| {
        el("a").attr("href", route.href()).with(icon(picture)).text(words.say(text)).press(|| {
            document::hide_popover("#company-menu");
        })
    };
    div("menu")
        .id("company-menu")
        .attr("popover", "auto")
        .with(whole)
        .with(el("h2").id("company-menu-title").text(words.say(users::ACT_AS)))
        .with(el("ul").attr("aria-labelledby", "company-menu-title").with(people).with(agent))
        .with(el("hr"))
        .with(link(Route::Users, Icon::Users, frame::USERS))
        .with(link(Route::Companies, Icon::Company, frame::COMPANIES))
}

/// That the one who acts has an invitation to accept before anything else.
pub(super) fn invitation(session: Session, words: Words) -> Option<Markup> {
    session.may(&Command::AcceptInvitation).ok()?;
    let By::User(id) = session.by() else { return None };
    let name = session.read(|account| account.user(id).map(|user| user.name.clone()))?;
    let accept = Action::press("accept-invitation", words.say(users::ACCEPT), Kind::Primary, move || {
        session.send(Command::AcceptInvitation, move |_| session.tell_success(users::ACCEPTED));
    });
    let text = words.fill(users::INVITATION_TEXT, &[("name", &name)]);
    let title = Some(words.say(users::INVITATION));
    Some(notice::notice(notice::Tone::Info, title, text, Some(actions(vec![accept]))))
}
