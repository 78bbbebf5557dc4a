//! The roles that a person may get, with what each lets them do.

use crate::components::icon::{Icon, icon};
use crate::domain::user::Role;
use crate::i18n::{Words, permissions, users};
use crate::markup::{Element, Handler, Markup, div, el};
use std::rc::Rc;

/// The roles that are chosen from: what everyone has is not among them.
pub fn choosable() -> impl Iterator<Item = Role> {
    Role::OF_COMPANY.into_iter().filter(|role| *role != Role::DefaultUser)
}

/// One role to choose.
pub struct RoleChoice {
    /// The role.
    pub role: Role,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Why it cannot be chosen or given up now, if it cannot.
    pub reason: Option<String>,
    /// The id of the sentence that says it for all roles at once, if one does.
    pub told_by: Option<&'static str>,
    /// Chooses it or gives it up.
    pub toggle: Rc<dyn Fn()>,
}

/// The roles as they stand in a form; `show_again` takes a choice back that is not possible.
pub fn role_choices(words: Words, choices: Vec<RoleChoice>, show_again: &Rc<dyn Fn()>) -> Markup {
    let choices: Vec<Element> =
        choices.into_iter().map(|choice| choice_view(words, choice, show_again.clone())).collect();
    el("fieldset")
        .attr("aria-describedby", "roles-hint")
        .with(el("legend").text(words.say(users::ROLES)))
        .with(el("p").class("hint").id("roles-hint").text(words.say(users::ROLES_HINT)))
        .with(div("choices").with(choices))
        .into()
}

fn choice_view(words: Words, choice: RoleChoice, show_again: Rc<dyn Fn()>) -> Element {
    let RoleChoice { role, chosen, reason, told_by, toggle } = choice;
    let id = ["role-", role_id(role)].concat();
    let (hint_id, why_id) = ([&id, "-hint"].concat(), [&id, "-why"].concat());
    let refused = reason.is_some() || told_by.is_some();
    let why = told_by.unwrap_or(&why_id);
    let described = if refused { [&hint_id, " ", why].concat() } else { hint_id.clone() };
    let change: Rc<dyn Fn(String)> = Rc::new(move |_| if refused { show_again() } else { toggle() });
    let input = el("input")
        .attr("type", "checkbox")
        .id(id.clone())
        .attr("name", "roles")
        .attr("aria-describedby", described)
        .attr_if("aria-disabled", refused.then_some("true"))
        .checked(chosen)
        .on(Handler::Change(change));
    let why = reason.map(|reason| {
        el("p").class("reason").id(why_id).with(icon(Icon::Lock)).with(el("span").text(reason))
    });
    div("choice")
        .attr("data-kind", "tile")
        .with(input)
        .with(el("label").attr("for", id).text(words.say(permissions::role(role))))
        .with(el("p").class("hint sentence").id(hint_id).text(permissions::all_of(words, role)))
        .with(why)
}

/// The name of a role in ids of the page.
fn role_id(role: Role) -> &'static str {
    match role {
        Role::GlobalAdmin => "global-admin",
        Role::PartnerAdmin => "partner-admin",
        Role::AccountAdmin => "account-admin",
        Role::BillingAdmin => "billing-admin",
        Role::UserAdmin => "user-admin",
        Role::SupportAgent => "support-agent",
        Role::DefaultUser => "default-user",
    }
}
