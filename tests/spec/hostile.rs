//! Stored values, files, addresses and what tabs say are data from anywhere: none of it stops the program, and none of
//! it makes the program lose or invent something.

use std::rc::Rc;

use memberdesk::backend::execute::Desk;
use memberdesk::backend::protocol::{Message, Now, Reply, Request};
use memberdesk::backend::restore;
use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::command::Command;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::due;
use memberdesk::domain::id::{CommandId, EntitlementId, OrderId, RequestId, SubscriptionId, UserId};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::user::{By, Language};
use memberdesk::journal::export::{from_document, to_document};
use memberdesk::journal::packed::pack;
use memberdesk::journal::{Commit, Condition, FORMAT};
use memberdesk::json;
use memberdesk::routes::Route;
use memberdesk::scenarios::{Scenario, Setting};
use serde_json::Value;

use crate::fuzzer::{change_text, change_value, fuzz, kind, rounds};
use crate::journal_export::file_of;
use crate::journal_storage::{Dice, Storage, open, place, sealed};
use crate::partner::day;

fn now() -> Now {
    Now { at: Moment::from_millis(1_772_442_000_000), day: day("2026-03-02"), minute: 615 }
}

/// The beginnings of ready-made companies, as the JSON of their commits.
fn stories() -> Vec<Vec<Value>> {
    let setting = Setting { now: now(), language: Language::SimplifiedChinese, seed: CommandId(9 << 96) };
    let story = |scenario: Scenario| scenario.play(setting).expect("a story");
    let value = |commit: &Commit| serde_json::from_str(&commit.to_json()).expect("JSON");
    Scenario::ALL.into_iter().map(|scenario| story(scenario).iter().take(14).map(value).collect()).collect()
}

fn bodies(commits: &[Value]) -> Vec<String> {
    commits.iter().map(|commit| ascii(&commit.to_string())).collect()
}

/// Changes one to three things in a history, now and then with a piece of another.
#[expect(clippy::ptr_arg, reason = "a story is changed as a value of its own kind")]
fn change_story(story: &Vec<Value>, other: &Vec<Value>, dice: &mut Dice) -> Vec<Value> {
    let mut story = story.clone();
    for _ in 0..=dice.below(3) {
        match dice.below(8) {
            0 if story.len() > 1 => drop(story.remove(dice.below(story.len()))),
            1 if !other.is_empty() => {
                story.insert(dice.below(story.len() + 1), other[dice.below(other.len())].clone());
            }
            _ if !story.is_empty() => {
                let at = dice.below(story.len());
                change_value(&mut story[at], dice);
            }
            _ => {}
        }
    }
    story
}

/// Asks an account everything that a screen asks of it, on a day and a year later.
fn ask_everything(account: &Account, today: Day) {
    let _ = account.level(today);
    for held in &account.subscriptions {
        let _ = held.standing(account.policy(), today);
    }
    let _ = due::upcoming(account, 12);
    let (order, subscription, request) = (OrderId(1), SubscriptionId(1), RequestId(1));
    let entitlement = EntitlementId(1);
    let commands = [
        Command::Subscribe { offer: Offer::ActionPack },
        Command::Subscribe { offer: Offer::Silver },
        Command::Upgrade { subscription },
        Command::Renew { subscription },
        Command::AcceptTerms { order },
        Command::Buy { order },
        Command::RecordTransfer { order },
        Command::TurnOffRenewal { subscription },
        Command::CancelSubscription { subscription },
        Command::ActivateBenefit { entitlement },
        Command::AssignSeat { entitlement, user: UserId(1) },
        Command::WithdrawRequest { request },
        Command::MoveDate { to: today.plus_days(30) },
    ];
    for (command, by) in
        commands.iter().flat_map(|command| [(command, By::User(UserId(1))), (command, By::Agent)])
    {
        let context = Context { by, today, real: today, minute: 600, id: CommandId(1) };
        let _ = account.decide(command, &context);
    }
    let mut ahead = account.clone();
    for _ in 0..60 {
        if due::step(&mut ahead, today.plus_days(400)).is_none() {
            break;
        }
    }
}

#[test]
fn whatever_is_in_a_file_it_is_refused_with_its_place_or_taken_as_a_whole() {
    fuzz(
        "imports",
        stories(),
        rounds(4_000),
        change_story,
        |story| bodies(story).join("\n"),
        |story| {
            let bodies = bodies(story);
            let file = file_of(&bodies.iter().map(String::as_str).collect::<Vec<_>>());
            match restore::read(&file) {
                Ok(restored) => {
                    let written = to_document("main", &restored.commits);
                    assert_eq!(from_document(&written).expect("a file of ours").commits, restored.commits);
                    let (_, last) = restored.days.unwrap_or((now().day, now().day));
                    ask_everything(&restored.account, last);
                    let account = &restored.account;
                    let sizes = [
                        account.orders.len(),
                        account.subscriptions.len(),
                        account.requests.len(),
                        account.users.len(),
                    ];
                    format!("taken {sizes:?}").replace(|digit: char| digit.is_ascii_digit(), "#")
                }
                Err(problem) => {
                    assert!(
                        problem.path.is_empty()
                            || problem.path.starts_with("commits[")
                            || problem.path == "memberdesk.commits",
                        "{problem:?}"
                    );
                    kind(&format!("{problem:?}"))
                }
            }
        },
    );
}

#[test]
fn whatever_the_text_of_a_file_is_it_stops_nothing() {
    let seeds: Vec<String> = stories()
        .iter()
        .take(3)
        .map(|story| {
            let bodies = bodies(&story[..story.len().min(3)]);
            file_of(&bodies.iter().map(String::as_str).collect::<Vec<_>>())
        })
        .collect();
    let change = |text: &String, _: &String, dice: &mut Dice| change_text(text, dice);
    fuzz("files", seeds, rounds(8_000), change, String::clone, |text| match restore::read(text) {
        Ok(restored) => format!("taken {}", restored.commits.len()),
        Err(problem) => kind(&format!("{problem:?}")),
    });
}

/// A segment with these bodies as the program would have written it.
fn segment(bodies: &[String]) -> String {
    let cover = format!("memberdesk {FORMAT} main ");
    let mut before = "00000000".to_owned();
    let mut lines = String::new();
    for (number, body) in (1..).zip(bodies) {
        let line = sealed(&cover, &format!("{before} {number} {} {body}", body.len()));
        before = line[..8].to_owned();
        lines.push_str(&line);
        lines.push('\n');
    }
    let heading = sealed("", &format!("memberdesk {FORMAT} main 1 1 {} 00000000 {before}", bodies.len()));
    format!("{heading}\n{lines}")
}

/// Opens what is stored, goes on with it as the person would, and holds the journal to what it promises.
fn open_and_go_on(text: &str) -> String {
    let storage = Rc::new(Storage::default());
    storage.tamper(1, text);
    let opened = open(&storage, "main");
    assert_eq!(storage.changes.get(), 0, "looking writes nothing");
    let (readable, condition) = (opened.commits.clone(), opened.condition.clone());
    let (mut desk, _) = Desk::fold(opened);
    assert!(desk.history().len() <= readable.len());
    let written = to_document("main", desk.history());
    assert_eq!(from_document(&written).expect("a file of ours").commits, desk.history());
    ask_everything(desk.account(), now().day);
    let command = Some(Command::Subscribe { offer: Offer::ActionPack });
    let request = Request {
        id: CommandId(3),
        seen: desk.history().len() as u64,
        after: None,
        by: By::User(UserId(1)),
        now: now(),
        command,
    };
    if let Condition::Damaged(damage) = &condition {
        let before = desk.history().len();
        let _ = desk.execute(&request);
        assert_eq!(desk.history().len(), before, "nothing follows damage");
        assert_eq!(storage.segment(1).as_deref(), Some(text), "nothing is written over it");
        desk.journal_mut().set_aside().expect("room for a copy");
        let kept = desk.journal_mut().kept().expect("memory");
        assert!(damage.raw.iter().all(|raw| kept.iter().any(|copy| copy.value == raw.value)));
        let again = open(&storage, "main");
        assert!(matches!(again.condition, Condition::Sound | Condition::Empty), "{:?}", again.condition);
        assert_eq!(again.commits, readable);
    } else {
        let before = desk.history().len();
        let done = desk.execute(&request);
        assert!(done.is_ok() || desk.history().len() >= before);
        if let Condition::Newer { .. } = condition {
            assert_eq!(storage.changes.get(), 0, "a later version is not written");
        }
    }
    let name = match condition {
        Condition::Empty => "empty",
        Condition::Sound => "sound",
        Condition::Damaged(_) => "damaged",
        Condition::Newer { .. } => "newer",
    };
    format!("{name} {} {}", readable.len(), desk.history().len())
}

#[test]
fn whatever_a_stored_value_is_it_is_noticed_kept_and_gone_on_with() {
    let stories = stories();
    let plain = stories.iter().map(|story| segment(&bodies(&story[..story.len().min(5)])));
    let packed = stories.iter().filter_map(|story| pack(&segment(&bodies(story))));
    let seeds: Vec<String> = plain.chain(packed).collect();
    assert!(seeds.len() > stories.len(), "some are packed");
    let change = |text: &String, other: &String, dice: &mut Dice| match dice.below(6) {
        0 => {
            let lines: Vec<&str> = text.lines().chain(other.lines()).collect();
            let some = (0..dice.below(8)).map(|_| lines[dice.below(lines.len())]);
            some.collect::<Vec<_>>().join("\n") + "\n"
        }
        _ => change_text(text, dice),
    };
    fuzz("values", seeds, rounds(2_500), change, String::clone, |text| open_and_go_on(text));
}

#[test]
fn whatever_a_sealed_history_says_it_is_shown_as_far_as_it_makes_sense() {
    let seeds = stories();
    fuzz(
        "histories",
        seeds,
        rounds(2_500),
        change_story,
        |story| bodies(story).join("\n"),
        |story| {
            let bodies = bodies(story);
            if bodies.is_empty() { "nothing".into() } else { open_and_go_on(&segment(&bodies)) }
        },
    );
}

/// JSON with every character beyond ASCII escaped.
fn ascii(json: &str) -> String {
    let escape = |character: char| match character.is_ascii() {
        true => character.to_string(),
        false => character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    };
    json.chars().map(escape).collect()
}

#[test]
fn whatever_address_is_linked_to_it_is_a_screen_and_leads_to_itself() {
    let mut seeds: Vec<String> = Route::fixed().map(Route::path).collect();
    seeds.extend(
        [
            "checkout/1/review",
            "billing/orders/7",
            "partnership/competencies/security",
            "account/users/2/change",
        ]
        .map(str::to_owned),
    );
    let change = |text: &String, other: &String, dice: &mut Dice| match dice.below(4) {
        0 => format!("{text}/{other}"),
        _ => change_text(text, dice),
    };
    fuzz("links", seeds, rounds(20_000), change, String::clone, |address| {
        let route = Route::parse(address);
        if route != Route::NotFound {
            assert_eq!(Route::parse(&route.path()), route, "{address}");
        }
        kind(&format!("{route:?}"))
    });
}

#[test]
fn whatever_another_tab_says_it_is_understood_or_passed_over() {
    let commits: Vec<Commit> =
        stories()[1].iter().map(|value| serde_json::from_value(value.clone()).expect("a commit")).collect();
    let request = Request {
        id: CommandId(3),
        seen: 2,
        after: None,
        by: By::User(UserId(1)),
        now: now(),
        command: Some(Command::Renew { subscription: SubscriptionId(1) }),
    };
    let reply = Reply { commits };
    let messages = [
        Message::Ask(request),
        Message::News(reply.clone()),
        Message::Done(CommandId(3), reply),
        Message::Leads,
    ];
    let seeds: Vec<Value> =
        messages.iter().map(|message| serde_json::to_value(message).expect("JSON")).collect();
    let change = |value: &Value, _: &Value, dice: &mut Dice| {
        let mut value = value.clone();
        for _ in 0..=dice.below(3) {
            change_value(&mut value, dice);
        }
        value
    };
    fuzz("messages", seeds, rounds(3_000), change, Value::to_string, |value| {
        match json::read::<Message>(&value.to_string()) {
            Ok(Message::Ask(request)) => {
                let storage = Rc::new(Storage::default());
                let mut desk = Desk::fold(open(&storage, place("main").sandbox())).0;
                kind(&format!("asked {:?}", desk.execute(&request).map(|_| ())))
            }
            Ok(Message::News(reply) | Message::Done(_, reply)) => {
                let storage = Rc::new(Storage::default());
                let mut desk = Desk::fold(open(&storage, "main")).0;
                let heard = desk.hear(&reply.commits);
                ask_everything(desk.account(), day("2026-03-02"));
                format!("heard {heard}")
            }
            Ok(Message::Failed(..)) => "failed".into(),
            Ok(Message::Leads) => "leads".into(),
            Err(error) => kind(&error.to_string()),
        }
    });
}
