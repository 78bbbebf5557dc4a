//! The data in this browser: taking it away, bringing it back, freeing space.

use super::kept;
use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, Reason, actions};
use crate::components::dialog::dialog;
use crate::components::facts::{Fact, facts};
use crate::components::icon::Icon;
use crate::components::notice::{Tone, notice};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::i18n::{Text, Words, frame, keeping as texts};
use crate::markup::{ChosenFile, Element, Handler, Markup, div, el};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown};
use crate::routes::{RECOVERY, Route};
use crate::session::{Form, Restored, Session, Spare};
use std::rc::Rc;

/// The file that was chosen, and what is in it or why it is not taken.
#[derive(Default)]
struct Chosen(Option<(String, Result<Restored, String>)>);

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::DATA);
    let lead = Some(words.say(texts::DATA_LEAD));
    let header = PageHeader { title: title.clone(), lead, ..PageHeader::default() };
    let parts: [Markup; 7] = [
        header.view(),
        kept::kept(session, words).into(),
        backup(session, words).into(),
        restore(session, words).into(),
        free(session, words).into(),
        raw(session, words).into(),
        help::how(session, words, Topic::Data),
    ];
    Page::shown(title, div("page").with(parts))
}

/// A part of the screen below its heading.
pub(super) fn section(id: &'static str, title: String) -> Element {
    el("section").class("stack").attr("aria-labelledby", id).with(el("h2").id(id).text(title))
}

pub(super) fn soft(text: String) -> Element {
    el("p").class("soft").text(text)
}

/// A size in whole kilobytes, at least one where there is anything.
pub(super) fn kilobytes(words: Words, units: usize) -> String {
    let whole = i64::try_from(units.div_ceil(1_000)).unwrap_or(i64::MAX);
    words.fill(texts::SIZE_KB, &[("n", &words.number(whole))])
}

fn backup(session: Session, words: Words) -> Element {
    // One thing is the first to do on a screen: with a file chosen that is to open it.
    let chosen = session.secret_form::<Chosen>("restore").read(|chosen| chosen.0.is_some());
    let kind = if chosen { Kind::Secondary } else { Kind::Primary };
    let take = Action::press("backup", words.say(texts::BACKUP), kind, move || session.download_backup());
    section("backup-title", words.say(texts::BACKUP_TITLE))
        .with(soft(words.say(texts::BACKUP_TEXT)))
        .with(actions(vec![take.with_icon(Icon::Download)]))
}

fn restore(session: Session, words: Words) -> Element {
    let form = session.secret_form::<Chosen>("restore");
    let limit = words.fill(texts::CHOOSE_HINT, &[("n", &texts::LARGEST_BACKUP_MB.to_string())]);
    let chosen = Handler::File(Rc::new(move |file: ChosenFile| {
        let read = session.read_backup(file.text.as_deref(), file.size);
        form.change(|chosen| chosen.0 = Some((file.name, read)));
        // The answer is on the screen in the next task.
        tabs::later(0, move || {
            let taken = form.read(|chosen| matches!(chosen.0, Some((_, Ok(_)))));
            document::focus(if taken { "#preview" } else { "#refused" });
        });
    }));
    let input = el("input")
        .class("input")
        .attr("type", "file")
        .attr("accept", ".json,application/json")
        .id("backup-file")
        .attr("aria-describedby", "backup-file-hint")
        // Emptied after each file, whose name stands below: one that was corrected meanwhile is read again.
        .value(String::new())
        .on(chosen);
    let field = div("field")
        .with(el("label").attr("for", "backup-file").text(words.say(texts::CHOOSE_FILE)))
        .with(el("p").class("hint").id("backup-file-hint").text(limit))
        .with(input);
    let found: Option<Markup> = form.read(|chosen| {
        chosen.0.as_ref().map(|(name, read)| match read {
            Ok(backup) => preview(session, words, form, name, backup),
            Err(why) => refused(words, why),
        })
    });
    section("restore-title", words.say(texts::RESTORE_TITLE))
        .with(soft(words.say(texts::RESTORE_TEXT)))
        .with(field)
        .with(found)
}

fn refused(words: Words, why: &str) -> Markup {
    let text = words.in_a_row(&[why, words.wording(texts::NOTHING_CHANGED)]);
    let told = notice(Tone::Danger, Some(words.say(texts::NOT_TAKEN)), text, None);
    el("div").id("refused").attr("role", "alert").attr("tabindex", "-1").with(told).into()
}

/// What is in the file, and what becomes of what is here.
fn preview(session: Session, words: Words, form: Form<Chosen>, name: &str, backup: &Restored) -> Markup {
    let count = |count: usize| words.number(i64::try_from(count).unwrap_or(i64::MAX));
    let company = |account: &Account| account.company.as_ref().map(|company| company.legal_name.clone());
    let days = backup.days.map_or_else(
        || words.say(texts::NOTHING_YET),
        |(first, last)| {
            let (first, last) = (words.date(first), words.date(last));
            words.fill(texts::PERIOD_DAYS, &[("first", &first), ("last", &last)])
        },
    );
    let replaces = session.read(company).map_or_else(
        || words.say(texts::REPLACES_NOTHING_YET),
        |company| words.fill(texts::REPLACES_NOTHING, &[("company", &company)]),
    );
    let fact = |name: Text, value: String| Fact::new(words.say(name), value);
    let account = &backup.account;
    let found = facts(vec![
        fact(texts::FILE, name.to_owned()),
        fact(texts::COMPANY, company(account).unwrap_or_else(|| words.say(texts::NO_COMPANY))),
        fact(texts::ACTIONS_KEPT, count(backup.commits.len())),
        fact(texts::PERIOD, days),
        fact(texts::USERS, count(account.users.len())),
        fact(texts::ORDERS, count(account.orders.len())),
        fact(texts::INVOICES, count(account.invoices.len())),
        fact(texts::REPLACES, replaces),
    ]);
    let open = Action::press("open-backup", words.say(texts::RESTORE), Kind::Primary, move || {
        let restored = form.read(|chosen| match &chosen.0 {
            Some((_, Ok(backup))) => session.restore(backup),
            Some((_, Err(_))) | None => false,
        });
        if restored {
            session.go(Route::Home);
            session.tell_success(texts::RESTORED);
        }
    });
    let heading = el("h3").id("preview").attr("tabindex", "-1").text(words.say(texts::PREVIEW));
    div("stack").with(heading).with(found).with(actions(vec![open])).into()
}

fn free(session: Session, words: Words) -> Element {
    let drafts = spare(session, words, Spare::Drafts);
    let copies = spare(session, words, Spare::Copies);
    let companies = Action::link(
        "to-companies",
        words.say(texts::TO_COMPANIES),
        Kind::Secondary,
        Route::Companies.href(),
    );
    section("free-title", words.say(texts::FREE_TITLE))
        .with(soft(words.say(texts::FREE_TEXT)))
        .with(div("grid").with([histories(session, words), drafts, copies]))
        .with(actions(vec![companies]))
}

/// The histories, which can be packed: how much they are and would be, and the question before it is done.
fn histories(session: Session, words: Words) -> Markup {
    const QUESTION: &str = "#sure-pack";
    let (units, against) = (session.unpacked(), session.no_packing());
    let reason = against.map(|why| Reason { text: words.say(why), basis: None, way_out: None });
    let sizes = [kilobytes(words, units), kilobytes(words, session.units_packed(units))];
    let size = words.fill(texts::HISTORIES_SIZE, &[("before", &sizes[0]), ("after", &sizes[1])]);
    let size = if units == 0 { kilobytes(words, 0) } else { size };
    let press = |id: &'static str, text, kind, act: fn(Session)| {
        Action::press(id, words.say(text), kind, move || act(session))
    };
    let ask = press("pack", texts::PACK, Kind::Secondary, |_| document::show_dialog(QUESTION)).unless(reason);
    let leave =
        press("pack-leave", texts::LEAVE_UNPACKED, Kind::Secondary, |_| document::close_dialog(QUESTION));
    let act = press("pack-sure", texts::PACK, Kind::Primary, |session| {
        document::close_dialog(QUESTION);
        session.pack_histories();
    });
    let about =
        div("stack").attr("data-gap", "s").with(el("h3").text(words.say(texts::HISTORIES))).with(soft(size));
    let text = el("p").text(words.say(texts::SURE_PACK_TEXT));
    let sure = dialog(&QUESTION[1..], words.say(texts::SURE_PACK), text, leave, act);
    el("article").class("card").with(about).with(actions(vec![ask])).with(sure).into()
}

/// Something that can be removed: how much it is, and the question before it goes.
fn spare(session: Session, words: Words, spare: Spare) -> Markup {
    let (id, question, name, delete, sure, text) = match spare {
        Spare::Drafts => (
            ["delete-drafts", "delete-drafts-sure", "delete-drafts-keep"],
            "sure-drafts",
            texts::DRAFTS,
            texts::DELETE_DRAFTS,
            texts::SURE_DRAFTS,
            texts::SURE_DRAFTS_TEXT,
        ),
        Spare::Copies => (
            ["delete-copies", "delete-copies-sure", "delete-copies-keep"],
            "sure-copies",
            texts::COPIES,
            texts::DELETE_COPIES,
            texts::SURE_COPIES,
            texts::SURE_COPIES_TEXT,
        ),
    };
    let selector = ["#", question].concat();
    let (asked, kept, done) = (selector.clone(), selector.clone(), selector);
    let units = session.spare(spare);
    let reason = || Reason { text: words.say(texts::NOTHING_TO_DELETE), basis: None, way_out: None };
    let ask = Action::press(id[0], words.say(delete), Kind::Secondary, move || document::show_dialog(&asked))
        .unless((units == 0).then(reason));
    let keep =
        Action::press(id[2], words.say(texts::KEEP), Kind::Secondary, move || document::close_dialog(&kept));
    let act = Action::press(id[1], words.say(delete), Kind::Danger, move || {
        document::close_dialog(&done);
        session.free(spare);
    });
    let about = div("stack")
        .attr("data-gap", "s")
        .with(el("h3").text(words.say(name)))
        .with(soft(kilobytes(words, units)));
    let sure = dialog(question, words.say(sure), el("p").text(words.say(text)), keep, act);
    el("article").class("card").with(about).with(actions(vec![ask])).with(sure).into()
}

fn raw(session: Session, words: Words) -> Element {
    let take =
        Action::press("take-everything", words.say(texts::DOWNLOAD_STORED), Kind::Secondary, move || {
            session.download_stored();
        });
    // Another page, which works also without this app.
    let recovery = el("a")
        .attr("href", RECOVERY)
        .attr("rel", "external")
        .id("to-recovery")
        .text(words.say(texts::TO_RECOVERY));
    section("raw-title", words.say(texts::RAW_TITLE))
        .with(soft(words.say(texts::RAW_TEXT)))
        .with(actions(vec![take.with_icon(Icon::Download)]))
        .with(el("p").with(recovery))
}
