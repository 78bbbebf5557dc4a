//! One location of the company: adding, changing and removing it.

use crate::browser::document;
use crate::components::action::{Action, Kind, actions};
use crate::components::dialog::dialog;
use crate::components::form::{form, group};
use crate::components::icon::Icon;
use crate::components::page_header::PageHeader;
use crate::domain::command::Command;
use crate::domain::company::{AddressEntry, Location, Place, PlaceEntry};
use crate::domain::event::Event;
use crate::domain::id::LocationId;
use crate::i18n::{Text, Words, company as texts, frame, users};
use crate::markup::{Markup, div, el};
use crate::pages::company_fields::{ADDRESS, PLACE, order};
use crate::pages::entry::{fields, fields_within, kept, problem_summary, refuse};
use crate::pages::{Page, Shown, not_found, refused};
use crate::routes::Route;
use crate::session::{Form, Notice, Session, Tone};
use std::rc::Rc;

/// The id of the dialog that asks before a location is removed.
const REMOVE_DIALOG: &str = "remove-dialog";

/// The screen on which a location is added; the company's own country is filled in.
pub fn show_new(session: Session, words: Words) -> Shown {
    let Some(company) = session.read(|account| account.company.clone()) else {
        return not_found::show(words);
    };
    let name = "new-location".to_owned();
    let country = company.address.country.to_string();
    let entry = session.form_about(&name, || PlaceEntry {
        address: AddressEntry { country: country.clone(), ..AddressEntry::default() },
        ..PlaceEntry::default()
    });
    let example = Place { name: company.legal_name, address: company.address };
    let save = Action::submit("save", words.say(texts::ADD_LOCATION))
        .unless(refused::reason(words, session.may(&Command::AddLocation { place: Box::new(example) })));
    let add = move |place: Place| {
        session.send_form("new-location", Command::AddLocation { place: Box::new(place) }, move |events| {
            let mpn_id = events.iter().find_map(|event| {
                let Event::LocationAdded { mpn_id, .. } = event else { return None };
                Some(mpn_id.as_str())
            });
            let text = words.fill(texts::LOCATION_ADDED, &[("id", mpn_id.unwrap_or_default())]);
            session.tell(Notice::new(Tone::Success, text));
            session.go(Route::Company);
        });
    };
    let title = words.say(texts::ADD_LOCATION);
    let header = header(words, entry, title.clone(), words.say(texts::ADD_LEAD));
    let asked = asked(session, words, &name, entry, save, Rc::new(add));
    Page::shown(title, div("page").attr("data-width", "form").with(header.view()).with(asked))
}

/// The screen of one location.
pub fn show(session: Session, words: Words, id: LocationId) -> Shown {
    let found =
        session.read(|account| account.present_locations().find(|location| location.id == id).cloned());
    let Some(location) = found else { return not_found::show(words) };
    let name = ["location-", &id.to_string()].concat();
    let entry = session.form_about(&name, || PlaceEntry::from(&location.place));
    let unchanged = Command::ChangeLocation { location: id, place: Box::new(location.place.clone()) };
    let save = Action::submit("save", words.say(users::SAVE))
        .unless(refused::reason(words, session.may(&unchanged)));
    let form_name = name.clone();
    let change = move |place: Place| {
        let change = Command::ChangeLocation { location: id, place: Box::new(place) };
        session.send_form(&form_name, change, move |_| {
            session.tell_success(texts::LOCATION_SAVED);
            session.go(Route::Company);
        });
    };
    let gaps = [("id", location.mpn_id.as_str()), ("date", &words.date(location.added))];
    let title = location.place.name.clone();
    let header = header(words, entry, title.clone(), words.fill(texts::LOCATION_LEAD, &gaps));
    let remove = Action::press("remove", words.say(texts::REMOVE), Kind::Secondary, || {
        document::show_dialog("#remove-dialog");
    })
    .with_icon(Icon::Remove)
    .unless(refused::reason(words, session.may(&Command::RemoveLocation { location: id })));
    let side = el("section")
        .class("card")
        .attr("data-kind", "actions")
        .attr("aria-labelledby", "actions")
        .with(el("h2").id("actions").text(words.say(users::ACTIONS)))
        .with(remove.view());
    let view = div("page")
        .with(header.view())
        .with(div("split").with(asked(session, words, &name, entry, save, Rc::new(change))).with(side))
        .with(remove_dialog(session, words, &location));
    Page::shown(title, view)
}

fn header(words: Words, entry: Form<PlaceEntry>, title: String, lead: String) -> PageHeader {
    PageHeader {
        path: Some((words.say(frame::PATH), vec![(words.say(frame::COMPANY), Route::Company.href())])),
        above: problem_summary(words, entry),
        title,
        lead: Some(lead),
        ..PageHeader::default()
    }
}

/// What is asked about a location; `send` is called with it once nothing is wrong.
fn asked(
    session: Session,
    words: Words,
    name: &str,
    entry: Form<PlaceEntry>,
    save: Action,
    send: Rc<dyn Fn(Place)>,
) -> Markup {
    let keep = kept(session, name.to_owned(), entry);
    let name = name.to_owned();
    let cancel = Action::press("cancel", words.say(users::CANCEL), Kind::Quiet, move || {
        session.drop_form(&name);
        session.go(Route::Company);
    });
    let address = fields_within(words, entry, |entry| &mut entry.address, ADDRESS, &keep);
    let content = vec![
        fields(words, entry, PLACE, keep).into(),
        group(words.say(texts::PLACE_ADDRESS), None, address),
        actions(vec![save, cancel]),
    ];
    form(
        content,
        Rc::new(move || match entry.read(PlaceEntry::check) {
            Err(found) => refuse(entry, found, &order()),
            Ok(place) => send(place),
        }),
    )
}

fn remove_dialog(session: Session, words: Words, location: &Location) -> Markup {
    let id = location.id;
    let say = |text: Text| Markup::from(el("p").text(words.fill(text, &[("id", &location.mpn_id)])));
    let content = Markup::from([say(texts::REMOVE_ONE_WAY), say(texts::REMOVE_INVOICES)]);
    let close = || document::close_dialog("#remove-dialog");
    let keep = Action::press("keep", words.say(texts::KEEP), Kind::Quiet, close);
    let act = Action::press("remove-now", words.say(texts::REMOVE), Kind::Danger, move || {
        close();
        session.send(Command::RemoveLocation { location: id }, move |_| {
            session.tell_success(texts::LOCATION_REMOVED);
            session.go(Route::Company);
        });
    });
    let title = words.fill(texts::REMOVE_TITLE, &[("name", &location.place.name)]);
    dialog(REMOVE_DIALOG, title, content, keep, act)
}
