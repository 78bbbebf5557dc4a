//! Carrying out requests: once each, in order, never halfway, and only for somebody.

use crate::stored;
use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::{Failure, NotStored, Now, Request};
use memberdesk::domain::account::Account;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::{Day, LAST_MINUTE, Moment};
use memberdesk::domain::desk::DeskMode;
use memberdesk::domain::due;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::CommandId;
use memberdesk::domain::membership::Verification;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::support_request::Act;
use memberdesk::domain::user::{By, Language};
use memberdesk::scenarios::{Scenario, Setting};

use crate::journal_storage::{Fate, Storage, open, stored};
use crate::partner::{GOOD, card, company, day};

fn now(day: Day, minute: u16) -> Now {
    Now { at: Moment::from_millis(1_584_576_000_000), day, minute }
}

/// A request of someone who has seen everything.
fn request(desk: &Desk<Rc<Storage>>, by: By, today: &str, command: Option<Command>) -> Request {
    let seen = desk.history().len() as u64;
    let id = CommandId(u128::from(seen + 1) << 32);
    Request { id, seen, after: None, by, now: now(day(today), 600), command }
}

fn reopened(storage: &Rc<Storage>) -> Desk<Rc<Storage>> {
    Desk::fold(open(storage, "main")).0
}

fn events(desk: &Desk<Rc<Storage>>) -> Vec<Stamped> {
    desk.history().iter().flat_map(|commit| commit.entries.clone()).collect()
}

/// The desk of a company whose Action Pack renews in 30 days, seen from 2024-03-01.
fn renewing_soon() -> (Rc<Storage>, Desk<Rc<Storage>>, By) {
    let setting =
        Setting { now: now(day("2024-03-01"), 600), language: Language::English, seed: CommandId(1 << 96) };
    let storage = stored(&Scenario::RenewalSoon.play(setting).expect("a story"));
    let desk = reopened(&storage);
    let by = By::User(desk.account().users[0].id);
    (storage, desk, by)
}

fn join() -> Command {
    Command::Join {
        company: Box::new(company("US")),
        language: Language::English,
        verification: Verification::AtOnce,
    }
}

#[test]
fn the_clock_sends_no_command() {
    let (_, mut desk, _) = renewing_soon();
    let before = desk.history().len();
    let subscription = desk.account().subscriptions[0].id;
    let commands = [
        Command::TurnOffRenewal { subscription },
        Command::MoveDate { to: day("2030-01-01") },
        Command::CancelSubscription { subscription },
    ];
    for command in commands {
        let permission = command.permission();
        let asked = request(&desk, By::Clock, "2024-03-01", Some(command));
        match desk.execute(&asked) {
            Err(Failure::Refused { refusal, .. }) => {
                assert_eq!(*refusal, Refusal::NotPermitted { permission })
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(desk.history().len(), before);
}

#[test]
fn a_request_is_carried_out_once_however_often_it_comes() {
    let storage = Rc::new(Storage::default());
    let mut desk = reopened(&storage);
    let asked = request(&desk, By::Visitor, "2020-03-19", Some(join()));
    let first = desk.execute(&asked).expect("a membership");
    assert_eq!(desk.execute(&asked).expect("the same reply"), first);
    assert_eq!(reopened(&storage).execute(&asked).expect("the same reply"), first);
    assert_eq!(desk.history().len(), 1);
}

#[test]
fn where_others_acted_meanwhile_nothing_happens_and_what_they_did_is_told() {
    let (storage, mut desk, by) = renewing_soon();
    let mut other = reopened(&storage);
    let subscription = desk.account().subscriptions[0].id;
    let command = Command::TurnOffRenewal { subscription };
    let asked = request(&desk, by, "2024-03-01", Some(Command::Renew { subscription }));
    other.execute(&request(&other, by, "2024-03-01", Some(command))).expect("it is turned off");
    match desk.execute(&Request { id: CommandId(7), ..asked }) {
        Err(Failure::ChangedElsewhere { commits }) => {
            assert_eq!(commits, other.history()[commits[0].number as usize - 1..]);
        }
        reply => panic!("{reply:?}"),
    }
    assert_eq!(desk.account(), other.account());
}

#[test]
fn a_date_moved_by_years_is_as_if_each_day_had_come() {
    let (_, mut at_once, by) = renewing_soon();
    let (_, mut day_by_day, _) = renewing_soon();
    let to = day("2027-06-01");
    at_once.execute(&request(&at_once, by, "2024-03-01", Some(Command::MoveDate { to }))).expect("moved");
    let mut today = day("2024-03-01");
    while today < to {
        today = today.plus_days(1);
        day_by_day.execute(&request(&day_by_day, by, &today.to_string(), None)).expect("time passes");
    }
    let moved = events(&at_once);
    let (last, rest) = moved.split_last().expect("events");
    assert_eq!(last.event, Event::DateMoved { to: Some(to) });
    assert_eq!(rest, events(&day_by_day));
}

/// A company whose member asked on 1 March 2024 to cancel at the end of the term, seen from a later day.
fn asked_to_cancel() -> (Rc<Storage>, Desk<Rc<Storage>>, By) {
    let (storage, mut desk, by) = renewing_soon();
    let subscription = desk.account().subscriptions[0].id;
    let mut entry = desk.account().cancellation_request(by, subscription);
    (entry.title, entry.description) = ("Cancel".into(), "We do not need it any more.".into());
    entry.wanted = Some(Wanted::AtTermEnd);
    let asked = Box::new(entry.check().expect("a request that passes the check"));
    desk.execute(&request(&desk, by, "2024-03-01", Some(Command::OpenRequest { asked }))).expect("asked");
    (storage, desk, by)
}

#[test]
fn what_a_command_makes_due_today_happens_today() {
    let (_, mut desk, by) = asked_to_cancel();
    let before = desk.history().len();
    let automatic = Command::SetDesk { desk: DeskMode::Automatic };
    let asked = request(&desk, by, "2024-03-20", Some(automatic));
    let reply = desk.execute(&asked).expect("it is automatic");
    assert_eq!(due::next_day(desk.account()).filter(|next| *next <= day("2024-03-20")), None);
    let own = reply.commits.iter().position(|commit| commit.id == asked.id).expect("its own commit");
    let after: Vec<&Stamped> = reply.commits[own + 1..].iter().flat_map(|commit| &commit.entries).collect();
    let decides = |stamped: &&&Stamped| {
        let Event::RequestTurned { act, .. } = &stamped.event else { return false };
        stamped.by == By::Clock && matches!(**act, Act::Decided(_))
    };
    assert_eq!(after.iter().filter(decides).count(), 1, "{after:?}");
    assert_eq!(desk.history()[before..], reply.commits);
    assert_eq!(desk.execute(&asked).expect("the same reply"), reply);
}

#[test]
fn a_command_is_carried_out_also_where_what_it_makes_due_is_not_stored() {
    let (storage, mut desk, by) = asked_to_cancel();
    // What is due before the command was decided is stored by now.
    desk.execute(&request(&desk, by, "2024-03-20", None)).expect("time passes");
    let automatic = Command::SetDesk { desk: DeskMode::Automatic };
    storage.kill(1);
    let asked = request(&desk, by, "2024-03-20", Some(automatic));
    let reply = desk.execute(&asked).expect("it is automatic");
    assert_eq!(reply.commits.iter().map(|commit| commit.id).collect::<Vec<_>>(), [asked.id]);
    storage.heal();
    let known = desk.history().len();
    desk.execute(&request(&desk, by, "2024-03-20", None)).expect("it is made good");
    assert!(desk.history().len() > known);
    assert_eq!(reopened(&storage).account(), desk.account());
}

#[test]
fn an_interruption_while_years_pass_is_made_good_and_nothing_is_charged_twice() {
    let (storage, mut whole, by) = renewing_soon();
    let subscription = whole.account().subscriptions[0].id;
    let added = Command::AddPaymentMethod { card: card(GOOD), order: None };
    whole.execute(&request(&whole, by, "2024-03-01", Some(added))).expect("a card that lasts");
    let method = whole.account().payment_methods.last().expect("a card").id;
    let pays = Command::PayRenewalsWith { subscription, method };
    whole.execute(&request(&whole, by, "2024-03-01", Some(pays))).expect("it pays");
    let moves = |desk: &Desk<Rc<Storage>>| {
        request(desk, by, "2024-03-01", Some(Command::MoveDate { to: day("2034-06-01") }))
    };
    let untouched = storage.copy();
    storage.watch();
    whole.execute(&moves(&whole)).expect("moved");
    let writes = storage.changes.get();
    assert!(writes >= 4, "ten years take several commits");
    assert_eq!(whole.account().subscriptions[0].terms.len(), 12);
    for interrupted in 0..writes {
        let storage = untouched.copy();
        let mut desk = reopened(&storage);
        storage.kill(interrupted);
        match desk.execute(&moves(&desk)) {
            Err(Failure::NotStored { why: NotStored::Other, .. }) => {}
            reply => panic!("write {interrupted}: {reply:?}"),
        }
        storage.heal();
        let mut again = reopened(&storage);
        assert_eq!(events(&again), events(&desk), "what is shown was stored");
        again.execute(&moves(&again)).expect("moved at last");
        assert!(events(&again) == events(&whole), "interrupted at write {interrupted}");
    }
}

#[test]
fn the_same_request_may_be_sent_again_after_the_storage_was_full() {
    let (storage, mut desk, by) = renewing_soon();
    let asked = request(&desk, by, "2024-03-01", Some(Command::MoveDate { to: day("2034-06-01") }));
    storage.fail(2, Fate::Throws("full"));
    match desk.execute(&asked) {
        Err(Failure::NotStored { why: NotStored::Full, .. }) => {}
        reply => panic!("{reply:?}"),
    }
    storage.heal();
    let again = Request { seen: desk.history().len() as u64, ..asked };
    desk.execute(&again).expect("moved at last");
    assert_eq!(desk.account().stopped_on, Some(day("2034-06-01")));
}

#[test]
fn history_never_steps_back_although_a_clock_does() {
    let (_, mut desk, by) = renewing_soon();
    let send = |desk: &mut Desk<Rc<Storage>>, today: &str, minute: u16, command: Command| {
        let asked = request(desk, by, today, Some(command));
        desk.execute(&Request { now: now(day(today), minute), ..asked }).expect("carried out");
    };
    send(&mut desk, "2024-03-01", 900, Command::MoveDate { to: day("2024-06-01") });
    send(&mut desk, "2024-06-01", 30, Command::FollowRealDate);
    assert_eq!(desk.account().today(day("2024-03-02")), day("2024-06-01"), "not before the last event");
    assert_eq!(desk.account().today(day("2024-06-02")), day("2024-06-02"));
    let entitlement = desk.account().entitlements[0].id;
    send(&mut desk, "2024-02-01", 5_000, Command::ActivateBenefit { entitlement });
    let when: Vec<(Day, u16)> = events(&desk).iter().map(|stamped| (stamped.on, stamped.minute)).collect();
    assert!(when.is_sorted());
    assert!(when.iter().all(|(_, minute)| *minute <= LAST_MINUTE), "a minute is one of a day");
}

#[test]
fn what_is_due_happens_before_a_command_is_decided_even_if_it_is_refused() {
    let (_, mut desk, by) = renewing_soon();
    let invoices = desk.account().invoices.len();
    let asked = request(&desk, by, "2024-04-15", Some(Command::Subscribe { offer: Offer::ActionPack }));
    assert!(matches!(desk.execute(&asked), Err(Failure::Refused { .. })));
    assert_eq!(desk.account().invoices.len(), invoices + 1, "the year was charged on its day");
}

#[test]
fn where_nothing_is_due_nothing_is_written() {
    let (storage, mut desk, by) = renewing_soon();
    storage.watch();
    desk.execute(&request(&desk, by, "2024-03-01", None)).expect("nothing to do");
    assert_eq!(storage.changes.get(), 0);
    assert_eq!(desk.account(), &folded(&desk));
}

fn folded(desk: &Desk<Rc<Storage>>) -> Account {
    let mut account = Account::default();
    events(desk).iter().try_for_each(|stamped| account.apply(stamped)).expect("a journal that replays");
    account
}

#[test]
fn a_request_whose_minute_no_day_has_is_not_read() {
    let (_, desk, by) = renewing_soon();
    let text = stored::write(&request(&desk, by, "2024-03-01", None));
    for (minute, reads) in [(1_439, true), (1_440, false), (65_535, false)] {
        let text = text.replace("\"minute\":600", &format!("\"minute\":{minute}"));
        assert_eq!(stored::read::<Request>(&text).is_some(), reads, "{minute}");
    }
}
