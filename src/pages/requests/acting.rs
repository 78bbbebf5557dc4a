//! On which side of the desk the person acts, and the way to the other side.

use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, actions};
use crate::components::notice::{Tone, notice};
use crate::domain::permission::Permission;
use crate::domain::user::By;
use crate::i18n::{Words, desk, permissions, users};
use crate::markup::Markup;
use crate::routes::Route;
use crate::session::{self, Notice, Session};

/// Who acted before the person changed sides.
#[derive(Default)]
struct Before(Option<By>);

/// Whether the one who acts answers requests.
pub fn at_desk(session: Session) -> bool {
    let by = session.by();
    session.read(|account| account.permits(by, Permission::AnswerRequests))
}

/// Says on which side the person acts, with the way to the other one; `member_side` is the same matter there.
pub fn acting(session: Session, words: Words, member_side: Route) -> Markup {
    let before = session.secret_form::<Before>("acted-before");
    let now = session.by();
    let member = before.read(|before| before.0).or_else(|| first_member(session));
    if at_desk(session) {
        let back = member.map(|member| {
            let text = words.fill(desk::BACK_TO, &[("name", &name(session, member))]);
            let back = Action::press("back-to-member", text, Kind::Secondary, move || {
                session.act_as(member);
                session.go(member_side);
                tell(session, name(session, member));
            });
            actions(vec![back])
        });
        return notice(Tone::Info, Some(words.say(desk::ACTING)), words.say(desk::ACTING_TEXT), back);
    }
    let text = words.say(desk::ACT_AS_AGENT);
    let change = Action::press("take-the-desk", text, Kind::Primary, move || {
        before.typed(|before| before.0 = Some(now));
        session.act_as(By::Agent);
        tell(session, session.words().say(permissions::SUPPORT_AGENT));
        tabs::later(0, || {
            document::focus("h1");
        });
    });
    let text = words.fill(desk::AGENT_NEEDED_TEXT, &[("name", &name(session, now))]);
    notice(Tone::Neutral, Some(words.say(desk::AGENT_NEEDED)), text, Some(actions(vec![change])))
}

/// Tells who acts from now on, as choosing in the company's menu does.
fn tell(session: Session, name: String) {
    let text = session.words().fill(users::NOW_ACTING, &[("name", &name)]);
    session.tell(Notice::new(session::Tone::Info, text));
}

fn first_member(session: Session) -> Option<By> {
    session.read(|account| account.users.iter().find(|user| user.is_active()).map(|user| By::User(user.id)))
}

fn name(session: Session, by: By) -> String {
    let name = match by {
        By::User(id) => session.read(|account| account.user(id).map(|user| user.name.clone())),
        By::Visitor | By::Agent | By::Clock => None,
    };
    name.unwrap_or_default()
}
