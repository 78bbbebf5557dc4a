//! Where the company's data is, how safe it is there, and how much room there is.

use super::data::{kilobytes, section, soft};
use crate::browser::document;
use crate::browser::persistence::{self, Persistence};
use crate::components::action::{Action, Kind, actions};
use crate::components::facts::{Fact, facts};
use crate::i18n::{Words, frame, keeping as texts};
use crate::markup::{Element, div, el};
use crate::pages::connected;
use crate::session::{Notice, Saving, Session, Sharing, Tone};

/// How this company's data is kept.
pub(super) fn kept(session: Session, words: Words) -> Element {
    let state = words.say(match session.saving() {
        Saving::Saved => frame::SAVED,
        Saving::Writing => frame::SAVING,
        Saving::Unsaved => frame::UNSAVED,
    });
    // A connected company lives on its backend; what is here is a copy.
    let state = connected::saved(session, words).map_or(state, |(_, text)| text);
    let room = session.room();
    let percent = (room.used * 100).div_ceil(room.total);
    let total = room.total >> 20;
    let text = words.fill(texts::ROOM_OF, &[("n", &percent.to_string()), ("total", &total.to_string())]);
    let meter = el("meter")
        .attr("max", room.total.to_string())
        .attr("high", (room.total / 5 * 4).to_string())
        .attr("optimum", "0")
        .attr("value", room.used.to_string())
        .attr("aria-label", words.say(texts::ROOM_NAME));
    let actions = session.history(<[_]>::len);
    let sharing = match session.sharing() {
        Sharing::InMemory => texts::TABS_NONE,
        Sharing::OneWrites => texts::TABS_ONE,
        Sharing::EachWrites => texts::TABS_EACH,
    };
    section("kept", words.say(texts::KEPT)).with(facts(vec![
        Fact::new(words.say(texts::STATE), state),
        Fact::new(words.say(texts::ACTIONS_KEPT), words.number(i64::try_from(actions).unwrap_or(i64::MAX))),
        Fact::new(words.say(texts::SIZE), kilobytes(words, session.units_stored())),
        Fact::shown(words.say(texts::ROOM), div("meter").with(el("p").text(text)).with(meter)),
        Fact::new(words.say(texts::TABS), words.say(sharing)),
        Fact::shown(words.say(texts::LASTING), lasting(session, words)),
    ]))
}

/// Whether the browser keeps the data when the disk is nearly full, and the request that it does.
fn lasting(session: Session, words: Words) -> Element {
    let said = session.persistence();
    let known = said.read(|said| *said);
    if known.is_none() {
        said.typed(|said| *said = Some(Persistence::Unknown));
        persistence::ask(false, move |answer| said.change(|said| *said = Some(answer)));
    }
    let about = div("stack").attr("data-gap", "s").id("lasting").attr("tabindex", "-1");
    let text = match known.unwrap_or_default() {
        // It has as many lines as the usual answer, and what belongs to that: nothing moves when the answer comes.
        Persistence::Unknown => words.say(texts::LASTING_UNKNOWN),
        Persistence::NotOffered => return about.with(el("p").text(words.say(texts::LASTING_NOT_OFFERED))),
        Persistence::Promised => return about.with(el("p").text(words.say(texts::LASTING_PROMISED))),
        Persistence::MayGo => words.say(texts::LASTING_MAY_GO),
    };
    let ask = Action::press("ask-to-keep", words.say(texts::ASK_TO_KEEP), Kind::Secondary, move || {
        persistence::ask(true, move |answer| {
            said.change(|said| *said = Some(answer));
            if answer == Persistence::Promised {
                session.tell_success(texts::NOW_KEPT);
                document::focus("#lasting");
            } else {
                session.tell(Notice::new(Tone::Info, session.words().say(texts::NOT_KEPT)));
            }
        });
    });
    about.with(el("p").text(text)).with(soft(words.say(texts::ASK_TEXT))).with(actions(vec![ask]))
}
