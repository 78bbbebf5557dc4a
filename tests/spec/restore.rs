//! What a backup brings back, and what it may not bring.

use memberdesk::backend::protocol::Now;
use memberdesk::backend::restore::read;
use memberdesk::domain::account::Account;
use memberdesk::domain::date::Moment;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::user::Language;
use memberdesk::journal::export::{FILE_BYTES, ImportFault, ImportProblem, to_document};
use memberdesk::journal::{Commit, Journal, MemorySlots};
use memberdesk::scenarios::{Scenario, Setting};

use crate::journal_storage::place;
use crate::partner::day;

fn story(scenario: Scenario) -> Vec<Commit> {
    let now = Now { at: Moment::from_millis(1_700_000_000_000), day: day("2026-03-02"), minute: 615 };
    let setting = Setting { now, language: Language::SimplifiedChinese, seed: CommandId(0x5eed << 96) };
    scenario.play(setting).expect("a story")
}

fn fold(commits: &[Commit]) -> Account {
    let mut account = Account::default();
    for stamped in commits.iter().flat_map(|commit| &commit.entries) {
        account.apply(stamped).expect("a history");
    }
    account
}

/// A history after a change to the JSON of its commits, with the checksum of the changed one.
fn changed(commits: &[Commit], from: &str, to: &str) -> String {
    let mut met = false;
    let commits: Vec<Commit> = commits
        .iter()
        .map(|commit| {
            let json = commit.to_json();
            met |= json.contains(from);
            let changed: Commit = serde_json::from_str(&json.replacen(from, to, 1)).expect("a commit");
            Commit { number: commit.number, ..changed }
        })
        .collect();
    assert!(met, "{from} is there to be changed");
    to_document("main", &commits)
}

fn refused(text: &str) -> ImportProblem {
    read(text).expect_err("not to be taken")
}

#[test]
fn every_ready_made_company_comes_back_from_its_backup() {
    for scenario in Scenario::ALL {
        let commits = story(scenario);
        let restored = read(&to_document("main", &commits)).expect("a backup");
        assert_eq!(restored.commits, commits, "{}", scenario.id());
        assert_eq!(restored.account, fold(&commits), "{}", scenario.id());
        let entries: Vec<_> =
            commits.iter().flat_map(|commit| &commit.entries).map(|entry| entry.on).collect();
        assert_eq!(restored.days, entries.first().copied().zip(entries.last().copied()));
    }
}

#[test]
fn a_company_without_a_history_has_a_backup_too() {
    let restored = read(&to_document("main", &[])).expect("a backup");
    assert_eq!((restored.account, restored.days), (Account::default(), None));
}

#[test]
fn ten_years_fit_into_a_fifth_of_the_largest_backup() {
    let commits = story(Scenario::TenYears);
    let file = to_document("main", &commits).len();
    println!("ten years: {} commits, a backup of {file} bytes", commits.len());
    assert!(file < FILE_BYTES / 5, "{file} bytes");
    let memory = std::rc::Rc::new(MemorySlots::default());
    Journal::begin(memory, place("main"), &commits).expect("room for it");
}

#[test]
fn an_event_that_cannot_follow_what_came_before_is_refused_with_its_place() {
    let commits = story(Scenario::FreshActionPack);
    let opened =
        commits.iter().position(|commit| commit.to_json().contains("order_opened")).expect("an order");
    let mut without: Vec<Commit> = commits.clone();
    without.remove(opened);
    for (number, commit) in (1..).zip(&mut without) {
        commit.number = number;
    }
    let problem = refused(&to_document("main", &without));
    assert_eq!(problem.why, ImportFault::Impossible);
    assert_eq!(problem.path, format!("commits[{opened}].entries[0]"));
}

#[test]
fn an_amount_below_nothing_is_refused_with_its_place() {
    let commits = story(Scenario::FreshActionPack);
    let charged = commits.iter().find(|commit| commit.to_json().contains(r#""charged""#)).expect("a charge");
    let place = charged.to_json();
    let amount = place.split(r#""amount":{"minor":"#).nth(1).expect("an amount");
    let minor = amount.split(',').next().expect("a number");
    let from = format!(r#""amount":{{"minor":{minor}"#);
    let problem = refused(&changed(&commits, &from, &format!(r#""amount":{{"minor":-{minor}"#)));
    assert_eq!(problem.why, ImportFault::Negative);
    assert!(
        problem.path.starts_with(&format!("commits[{}].entries[", charged.number - 1)),
        "{}",
        problem.path
    );
}

#[test]
fn script_in_a_name_is_a_name_like_any_other() {
    let commits = story(Scenario::NetworkMember);
    let name = fold(&commits).company.expect("a company").legal_name;
    let script = r#"<img src=x onerror=alert(1)>"#;
    let restored = read(&changed(&commits, &name, script)).expect("a backup");
    assert_eq!(restored.account.company.expect("a company").legal_name, script);
}

#[test]
fn an_order_of_nobody_is_refused_with_its_place() {
    let mut commits = story(Scenario::FreshActionPack);
    commits.remove(0);
    for (number, commit) in (1..).zip(&mut commits) {
        commit.number = number;
    }
    let problem = refused(&to_document("main", &commits));
    assert_eq!((problem.path.as_str(), problem.why), ("commits[0]", ImportFault::Impossible));
}
