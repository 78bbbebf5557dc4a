//! Which role may do what, as a table: read from the rules themselves.

use crate::components::icon::{Icon, icon};
use crate::domain::permission::Permission;
use crate::domain::user::Role;
use crate::i18n::{Words, permissions, users};
use crate::markup::{Element, Markup, div, el, unseen};

/// The roles side by side: those of the company, and the other side of the desk.
fn roles() -> impl Iterator<Item = Role> {
    Role::OF_COMPANY.into_iter().chain([Role::SupportAgent])
}

/// The table; the columns of `own` roles stand out.
pub fn matrix(words: Words, own: &[Role]) -> Markup {
    let current = |role: Role| own.contains(&role).then_some("true");
    let heads: Vec<Element> = roles()
        .map(|role| {
            let yours = own.contains(&role).then(|| unseen(words.say(users::YOUR_ROLE)));
            el("th")
                .attr("scope", "col")
                .attr_if("data-current", current(role))
                .text(words.say(permissions::role(role)))
                .with(yours)
        })
        .collect();
    // What no role has is a matter of other things: who was invited, who holds the browser.
    let held = |permission: &Permission| roles().any(|role| role.permissions().contains(permission));
    let may = |name: String, allowed: &dyn Fn(Role) -> bool| {
        let cells: Vec<Element> = roles()
            .map(|role| {
                let cell = el("td").attr_if("data-current", current(role));
                if allowed(role) {
                    cell.attr("data-allowed", "true")
                        .with(icon(Icon::Check))
                        .with(unseen(words.say(users::MAY)))
                } else {
                    cell.attr("data-allowed", "false").with(unseen(words.say(users::MAY_NOT)))
                }
            })
            .collect();
        el("tr").with(el("th").class("sentence").attr("scope", "row").text(name)).with(cells)
    };
    let mut rows: Vec<Element> = Permission::ALL
        .into_iter()
        .filter(held)
        .map(|permission| {
            may(words.say(permissions::permission(permission)), &|role| {
                role.permissions().contains(&permission)
            })
        })
        .collect();
    rows.extend(Role::OF_COMPANY.into_iter().filter(|role| *role != Role::DefaultUser).map(|given| {
        let name = words.fill(users::GIVES, &[("role", &words.say(permissions::role(given)))]);
        may(name, &|role| role.assigns().contains(&given))
    }));
    let corner = el("td").with(unseen(words.say(users::PERMISSION)));
    let table = el("table")
        .class("matrix")
        .with(
            el("caption")
                .class("visually-hidden")
                .id("matrix-caption")
                .text(words.say(users::MATRIX_CAPTION)),
        )
        .with(el("thead").with(el("tr").with(corner).with(heads)))
        .with(el("tbody").with(rows));
    div("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", "matrix-caption")
        .with(table)
        .into()
}
