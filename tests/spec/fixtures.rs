//! What every released version stored can still be opened, and shows the same company.
//!
//! `tests/fixtures/format-N` holds the values that version N of the stored form left in a browser, the file that it
//! exported, and what the company was like then. Nothing in it is ever edited. A new version of the form begins a new
//! folder: `MEMBERDESK_WRITE_FIXTURE=1 cargo test --no-default-features --test spec fixtures` writes it once. Version 2
//! is that of packed values: its folder has the history of version 1, of which one segment is packed.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::Now;
use memberdesk::domain::account::Account;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::money::Currency;
use memberdesk::domain::user::Language;
use memberdesk::journal::export::{from_document, to_document};
use memberdesk::journal::packed::{PACKED, pack};
use memberdesk::journal::{Condition, FORMAT, Journal, MemorySlots, Slots};
use memberdesk::scenarios::{Scenario, Setting};

use crate::journal_storage::{Storage, append_all, open, place};
use crate::partner::day;

/// The day from which the companies of the fixtures are looked at.
const TODAY: &str = "2024-02-29";

fn folder(format: u32) -> PathBuf {
    Path::new("tests/fixtures").join(format!("format-{format}"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the company is like: facts that every version tells.
fn summary(account: &Account, today: Day) -> String {
    let mut text = String::new();
    let mut line = |what: &str, fact: &dyn std::fmt::Display| {
        writeln!(text, "{what}: {fact}").expect("a text takes a line");
    };
    let company = account.company.as_ref().expect("a company");
    line("company", &company.legal_name);
    line("contact", &company.contact.email);
    line("MPN ID", &account.mpn_id.as_deref().unwrap_or_default());
    line("level", &format!("{:?}", account.level(today)));
    for user in &account.users {
        line("person", &format!("{} {} {:?} {:?}", user.name, user.email, user.roles, user.status));
    }
    for held in &account.subscriptions {
        let standing = held.standing(account.policy(), today);
        line("subscription", &format!("{} {:?} {:?} {standing:?}", held.id, held.offer, held.renewal));
        for term in &held.terms {
            line("  year", &format!("{} to {} by order {}", term.from, term.anniversary, term.order));
        }
    }
    for invoice in &account.invoices {
        let total = invoice.quote.total;
        line("document", &format!("{} {} {}", invoice.number, invoice.on, total.decimal()));
    }
    for currency in Currency::ALL {
        let balance = account.balance(currency).expect("a sum");
        line("balance", &format!("{} {}", balance.decimal(), currency.code()));
    }
    for competency in &account.competencies {
        let standing = competency.standing(account, today);
        line("competency", &format!("{:?} {standing:?}", competency.area));
    }
    for benefit in &account.entitlements {
        let standing = account.benefit_standing(benefit, today);
        line("benefit", &format!("{} {:?} {standing:?}", benefit.id, benefit.product));
    }
    for request in &account.requests {
        line("request", &format!("{} {} {:?}", request.number, request.asked.title, request.status));
    }
    line("orders", &account.orders.len());
    line("cards", &account.payment_methods.len());
    line("locations", &account.locations.len());
    line("notices", &account.notices.len());
    text
}

/// The company that a version left: ten years in Chinese, so that every kind of text is in it.
fn write(format: u32) {
    let folder = folder(format);
    assert!(!folder.exists(), "{} is never written again", folder.display());
    fs::create_dir_all(&folder).expect("a folder");
    let now = Now { at: Moment::from_millis(1_709_200_800_000), day: day(TODAY), minute: 615 };
    let setting = Setting { now, language: Language::SimplifiedChinese, seed: CommandId(0xf1 << 100) };
    let history = Scenario::TenYears.play(setting).expect("a story");
    let storage = Rc::new(Storage::default());
    append_all(&storage, "main", &history);
    for (key, value) in storage.all() {
        let segment = place("main").segment_of(&key).expect("a segment");
        fs::write(folder.join(format!("segment-{segment:06}.txt")), value).expect("a file");
    }
    fs::write(folder.join("export.json"), to_document("main", &history)).expect("a file");
    let desk = Desk::fold(open(&storage, "main")).0;
    fs::write(folder.join("company.txt"), summary(desk.account(), day(TODAY))).expect("a file");
}

/// The same history as version 1 left it, of which the first segment is packed.
fn write_packed() {
    let (from, to) = (folder(1), folder(PACKED));
    fs::create_dir_all(&to).expect("a folder");
    for name in ["company.txt", "export.json"] {
        fs::copy(from.join(name), to.join(name)).expect("a file");
    }
    let storage = stored(1);
    Journal::open(Rc::clone(&storage), place("main")).expect("memory").journal.pack(1).expect("memory");
    for key in storage.keys("").expect("memory") {
        let segment = place("main").segment_of(&key).expect("a segment");
        let value = storage.read(&key).expect("memory").expect("a listed key");
        fs::write(to.join(format!("segment-{segment:06}.txt")), value).expect("a file");
    }
}

/// A storage with the values that a version left.
fn stored(format: u32) -> Rc<MemorySlots> {
    let storage = Rc::new(MemorySlots::default());
    for entry in fs::read_dir(folder(format)).expect("a fixture of the version") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if let Some(number) = name.strip_prefix("segment-") {
            let key = place("main").segment(number.parse().expect("a number"));
            storage.write(&key, &read(&path)).expect("memory");
        }
    }
    storage
}

#[test]
fn every_version_of_the_stored_form_opens_and_shows_the_same_company() {
    let write_anew = std::env::var_os("MEMBERDESK_WRITE_FIXTURE").is_some();
    if write_anew && !folder(FORMAT).exists() {
        write(FORMAT);
    }
    if write_anew && !folder(PACKED).exists() {
        write_packed();
    }
    for format in 1..=FORMAT.max(PACKED) {
        let folder = folder(format);
        let opened = Journal::open(stored(format), place("main")).expect("memory");
        assert_eq!(opened.condition, Condition::Sound);
        let stored = opened.commits.clone();
        let (desk, _) = Desk::fold(opened);
        assert_eq!(desk.history().len(), stored.len(), "every event fits");
        assert_eq!(summary(desk.account(), day(TODAY)), read(&folder.join("company.txt")), "format {format}");

        let exported = from_document(&read(&folder.join("export.json"))).expect("a file of ours");
        assert_eq!(exported.commits, stored, "the file holds what was stored");
    }
}

/// A number that grows is a loss; one that becomes less is written here.
#[test]
fn packing_takes_no_more_room_than_it_did() {
    let segment = read(&folder(1).join("segment-000001.txt"));
    let packed = pack(&segment).expect("a segment that is worth packing");
    assert_eq!((segment.len(), packed.len()), (57_212, 8_934));
}

#[test]
fn what_was_stored_is_still_stored_in_the_same_characters() {
    let folder = folder(FORMAT);
    let exported = from_document(&read(&folder.join("export.json"))).expect("a file of ours");
    assert_eq!(to_document("main", &exported.commits), read(&folder.join("export.json")));
    let storage = Rc::new(Storage::default());
    append_all(&storage, "main", &exported.commits);
    for (key, value) in storage.all() {
        let segment = place("main").segment_of(&key).expect("a segment");
        let fixture = read(&folder.join(format!("segment-{segment:06}.txt")));
        assert!(value == fixture, "segment {segment} is written in another form: that takes a new version");
    }
}
