//! What the figures in `RESULTS.md` are read from: deciding, folding, letting time pass, and storing.
//!
//! `./dev bench` runs it natively and writes the table. Names end with a number where the growth is to be seen: the
//! same work on ten times as much.

use std::rc::Rc;

use divan::{Bencher, black_box};
use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::{Now, Request};
use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::card::{Card, ExpiryMonth, TEST_CARDS};
use memberdesk::domain::command::Command;
use memberdesk::domain::company::AddressEntry;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::due;
use memberdesk::domain::event::Stamped;
use memberdesk::domain::id::{CommandId, SubscriptionId, UserId};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Language, Profile, Role};
use memberdesk::journal::{Commit, FORMAT, Journal, MemorySlots, Place};
use memberdesk::scenarios::{Scenario, Setting};

fn main() {
    divan::main();
}

const ADMIN: By = By::User(UserId(1));
const PACK: SubscriptionId = SubscriptionId(1);

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn now(day: Day) -> Now {
    Now { at: Moment::from_millis(1_709_200_800_000), day, minute: 600 }
}

/// Ten years of a company with most of what can happen in them.
fn ten_years() -> Vec<Commit> {
    let setting =
        Setting { now: now(day("2024-02-29")), language: Language::English, seed: CommandId(1 << 96) };
    Scenario::TenYears.play(setting).expect("a story")
}

/// An account, and a pen that writes its history on.
struct Book {
    account: Account,
    commits: Vec<Commit>,
    today: Day,
}

impl Book {
    fn of_ten_years() -> Self {
        let commits = ten_years();
        let mut account = Account::default();
        fold(&mut account, &commits);
        Self { account, commits, today: day("2024-02-29") }
    }

    fn context(&self) -> Context {
        let id = CommandId((self.commits.len() as u128 + 1) << 32);
        Context { by: ADMIN, today: self.today, real: self.today, minute: 600, id }
    }

    fn write(&mut self, entries: Vec<Stamped>) {
        let number = self.commits.len() as u64 + 1;
        let id = CommandId(u128::from(number) << 32);
        self.commits.push(Commit { number, id, at: Moment::from_millis(1_709_200_800_000), entries });
    }

    fn send(&mut self, command: &Command) {
        let context = self.context();
        let events = self.account.decide(command, &context).expect("a command that is possible");
        let stamp = |event| Stamped { on: self.today, minute: 600, by: ADMIN, event };
        let entries: Vec<Stamped> = events.into_iter().map(stamp).collect();
        for stamped in &entries {
            self.account.apply(stamped).expect("an event that fits");
        }
        if !entries.is_empty() {
            self.write(entries);
        }
    }

    fn passes(&mut self, until: Day) {
        let happened = due::until(&mut self.account, until);
        self.today = until;
        if !happened.is_empty() {
            self.write(happened);
        }
    }
}

fn lasting_card() -> Card {
    let billing = AddressEntry {
        street: "1 Example Way".into(),
        city: "Redmond".into(),
        region: "WA".into(),
        postcode: "98052".into(),
        country: "US".into(),
    };
    let soon = ExpiryMonth::of(day("1971-01-01"));
    let card = TEST_CARDS[0].entry("Ada", soon, billing).check(day("1971-01-01")).expect("a card");
    Card { expiry: ExpiryMonth::of(day("2199-12-01")), ..card }
}

fn profile(number: usize) -> Profile {
    Profile {
        name: format!("Person {number}"),
        email: format!("person.{number}@example.com"),
        language: Language::English,
    }
}

/// A company that has ten years behind it, twenty people, every competency begun, and a card that lasts.
fn full() -> Book {
    let mut book = Book::of_ten_years();
    for number in 0..20 {
        book.send(&Command::InviteUser { profile: profile(number), roles: vec![Role::PartnerAdmin] });
    }
    book.send(&Command::AddPaymentMethod { card: lasting_card(), order: None });
    let method = book.account.payment_methods.last().expect("a card").id;
    let running: Vec<SubscriptionId> = book
        .account
        .subscriptions
        .iter()
        .filter(|held| held.in_force(book.account.policy(), book.today) && held.ending.is_none())
        .map(|held| held.id)
        .collect();
    for subscription in running {
        book.send(&Command::PayRenewalsWith { subscription, method });
    }
    for area in SolutionArea::ALL {
        if book.account.competency(area).is_none() {
            book.send(&Command::StartCompetency { area });
        }
        for user in [1, 2, 4, 5].map(UserId) {
            let exam = area.exams()[0].to_owned();
            book.send(&Command::RecordExam { area, user, exam, passed: book.today });
        }
        book.send(&Command::RecordCustomers { area, customers: 40, won: book.today });
    }
    book
}

/// A history of so many commits: a full company whose people do something every day.
fn history(commits: usize) -> Vec<Commit> {
    let mut book = full();
    let areas = SolutionArea::ALL;
    let mut turn = 0;
    while book.commits.len() < commits {
        turn += 1;
        match turn % 5 {
            0 => book.passes(book.today.plus_days(1)),
            1 => {
                let profile = profile(1_000 + turn);
                book.send(&Command::ChangeOwnProfile { profile });
            }
            2 => book.send(&Command::RecordSale { product: Product::Office365E3, seats: 1 }),
            3 => book.send(&Command::RecordCustomers {
                area: areas[turn % areas.len()],
                customers: 1,
                won: book.today,
            }),
            _ => {
                let user = book.account.users.last().expect("a person").id;
                let role = [Role::PartnerAdmin, Role::BillingAdmin][turn / 5 % 2];
                book.send(&Command::ChangeRoles { user, roles: vec![role] });
            }
        }
    }
    book.commits.truncate(commits);
    book.commits
}

fn fold(account: &mut Account, commits: &[Commit]) {
    for stamped in commits.iter().flat_map(|commit| &commit.entries) {
        account.apply(stamped).expect("an event that fits");
    }
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10, sample_size = 1)]
fn fold_commits(bencher: Bencher<'_, '_>, commits: usize) {
    let history = history(commits);
    bencher.bench_local(|| {
        let mut account = Account::default();
        fold(&mut account, &history);
        account
    });
}

/// A storage with a journal of so many commits, and its place.
fn stored(commits: usize) -> (Rc<MemorySlots>, Place) {
    let place = Place::new("bench", "main").expect("a place");
    let slots = Rc::new(MemorySlots::default());
    let mut journal = Journal::open(Rc::clone(&slots), place.clone()).expect("memory").journal;
    for commit in &history(commits) {
        journal.append(commit).expect("room");
    }
    (slots, place)
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5, sample_size = 1)]
fn open_commits(bencher: Bencher<'_, '_>, commits: usize) {
    let (slots, place) = stored(commits);
    bencher.bench_local(|| {
        let opened = Journal::open(Rc::clone(&slots), place.clone()).expect("memory");
        Desk::fold(opened).0.history().len()
    });
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 100, sample_size = 1)]
fn send_after_commits(bencher: Bencher<'_, '_>, commits: usize) {
    let (slots, place) = stored(commits);
    let (mut desk, _) = Desk::fold(Journal::open(slots, place).expect("memory"));
    let today = desk.account().last_day.expect("a history");
    let mut sent = 0_u32;
    bencher.bench_local(|| {
        sent += 1;
        let seen = desk.history().len() as u64;
        let command = Some(Command::ChangeOwnProfile { profile: profile(5_000_000 + sent as usize) });
        let id = CommandId(1 << 100 | u128::from(sent) << 20);
        desk.execute(&Request { id, seen, after: None, by: ADMIN, now: now(today), command })
            .expect("carried out")
    });
}

#[divan::bench]
fn decide_turning_off(bencher: Bencher<'_, '_>) {
    let book = full();
    let command = Command::TurnOffRenewal { subscription: PACK };
    bencher.bench_local(|| black_box(book.account.decide(black_box(&command), &book.context())));
}

#[divan::bench]
fn decide_renewing(bencher: Bencher<'_, '_>) {
    let book = full();
    let command = Command::Renew { subscription: PACK };
    bencher.bench_local(|| black_box(book.account.decide(black_box(&command), &book.context())));
}

#[divan::bench]
fn decide_a_refused_purchase(bencher: Bencher<'_, '_>) {
    let book = full();
    let command = Command::Subscribe { offer: Offer::ActionPack };
    bencher.bench_local(|| black_box(book.account.decide(black_box(&command), &book.context())));
}

#[divan::bench]
fn list_everything_allowed(bencher: Bencher<'_, '_>) {
    let book = full();
    bencher.bench_local(|| black_box(book.account.allowed(&book.context())));
}

#[divan::bench]
fn list_what_comes_next(bencher: Bencher<'_, '_>) {
    let book = full();
    bencher.bench_local(|| black_box(due::upcoming(&book.account, 5)));
}

#[divan::bench(args = [1, 10, 100], sample_count = 20, sample_size = 1)]
fn pass_years(bencher: Bencher<'_, '_>, years: i32) {
    let book = full();
    let until = book.today.plus_months(12 * years);
    bencher.with_inputs(|| book.account.clone()).bench_local_values(|mut account| {
        let happened = due::until(&mut account, until).len();
        (account, happened)
    });
}

#[divan::bench]
fn encode_a_commit(bencher: Bencher<'_, '_>) {
    let commits = ten_years();
    let longest = commits.iter().max_by_key(|commit| commit.to_body().len()).expect("a commit");
    bencher.bench_local(|| black_box(longest).to_body());
}

#[divan::bench]
fn decode_a_commit(bencher: Bencher<'_, '_>) {
    let commits = ten_years();
    let longest = commits.iter().map(Commit::to_body).max_by_key(String::len).expect("a commit");
    bencher.bench_local(|| Commit::from_body(1, FORMAT, black_box(&longest)));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn tell_ten_years() -> Vec<Commit> {
    ten_years()
}
