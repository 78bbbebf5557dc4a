//! The ready-made companies: each can be built on any day and shows what its name promises.

use crate::partner::day;
use memberdesk::backend::protocol::Now;
use memberdesk::domain::account::Account;
use memberdesk::domain::competency::CompetencyStanding;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::due;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::CommandId;
use memberdesk::domain::level::Level;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Collection, EndReason, Renewal, Standing, Subscription};
use memberdesk::domain::support_request::{Closing, RequestStatus};
use memberdesk::domain::user::Language;
use memberdesk::journal::Commit;
use memberdesk::scenarios::{Scenario, Setting};

/// Days of every month, ends of months, leap days and the days around them, and the turn of a year.
fn days() -> Vec<Day> {
    let mut days: Vec<Day> = (0..30).map(|step| day("2023-01-05").plus_days(step * 37)).collect();
    days.extend(
        [
            "2020-02-29",
            "2024-02-28",
            "2024-02-29",
            "2024-03-01",
            "2025-02-28",
            "2025-12-31",
            "2026-01-01",
            "2026-01-30",
            "2026-03-31",
            "2028-02-29",
            "2024-01-30",
            "2024-03-10",
            "2023-12-31",
            "2100-02-28",
            "2104-02-29",
            "2103-12-31",
        ]
        .map(day),
    );
    days
}

fn setting(today: Day, language: Language) -> Setting {
    let now = Now { at: Moment::from_millis(1_700_000_000_000), day: today, minute: 615 };
    Setting { now, language, seed: CommandId(0x5eed << 96) }
}

fn history(scenario: Scenario, today: Day, language: Language) -> Vec<Commit> {
    let played = scenario.play(setting(today, language));
    played.unwrap_or_else(|failure| panic!("{} on {today}: {failure:?}", scenario.id()))
}

fn account(history: &[Commit]) -> Account {
    let mut account = Account::default();
    for stamped in history.iter().flat_map(|commit| &commit.entries) {
        account.apply(stamped).expect("a history that can be replayed");
    }
    account
}

fn pack(account: &Account) -> &Subscription {
    account.subscriptions.iter().find(|held| held.offer == Offer::ActionPack).expect("an Action Pack")
}

/// Plays a scenario on every day and looks at the account and its Action Pack.
fn always(scenario: Scenario, shows: impl Fn(&Account, Day)) {
    for today in days() {
        shows(&account(&history(scenario, today, Language::English)), today);
    }
}

fn standing(account: &Account, today: Day) -> Standing {
    pack(account).standing(account.policy(), today)
}

#[test]
fn every_scenario_can_be_told_on_any_day_in_both_languages() {
    assert!(days().len() >= 40);
    for scenario in Scenario::ALL {
        for (number, today) in days().into_iter().enumerate() {
            let language = [Language::English, Language::SimplifiedChinese][number % 2];
            let told = history(scenario, today, language);
            let numbers: Vec<u64> = told.iter().map(|commit| commit.number).collect();
            assert_eq!(numbers, (1..=told.len() as u64).collect::<Vec<_>>());
            let moments: Vec<(Day, u16)> = told
                .iter()
                .flat_map(|commit| &commit.entries)
                .map(|stamped| (stamped.on, stamped.minute))
                .collect();
            assert!(moments.windows(2).all(|pair| pair[0] <= pair[1]), "{} goes back in time", scenario.id());
            assert!(
                moments.iter().all(|moment| *moment <= (today, 615)),
                "{} is ahead of its today",
                scenario.id()
            );
        }
    }
}

#[test]
fn a_scenario_leaves_nothing_to_do_that_is_due_today() {
    for scenario in Scenario::ALL {
        let today = day("2024-02-29");
        let mut account = account(&history(scenario, today, Language::English));
        assert_eq!(due::until(&mut account, today), []);
        assert_eq!(account.stopped_on, None, "its time goes on with the real one");
    }
}

#[test]
fn the_same_seed_tells_the_same_story_and_another_seed_other_numbers() {
    let told = |seed: u128| {
        let setting = Setting { seed: CommandId(seed), ..setting(day("2024-02-29"), Language::English) };
        Scenario::FreshActionPack.play(setting).expect("a story")
    };
    assert_eq!(told(7 << 80), told(7 << 80));
    assert_ne!(account(&told(7 << 80)).mpn_id, account(&told(8 << 80)).mpn_id);
}

#[test]
fn a_scenario_is_found_by_its_name_and_by_no_other() {
    for scenario in Scenario::ALL {
        assert_eq!(Scenario::parse(scenario.id()), Some(scenario));
        assert!(
            scenario
                .id()
                .bytes()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-')
        );
    }
    assert_eq!(Scenario::parse("Ten-Years"), None);
    assert_eq!(Scenario::parse(""), None);
}

#[test]
fn the_company_speaks_the_language_of_the_setting() {
    let today = day("2024-02-29");
    let chinese = account(&history(Scenario::NetworkMember, today, Language::SimplifiedChinese));
    assert_eq!(chinese.company.expect("a company").legal_name, "光桥系统有限公司");
    assert_eq!(chinese.prices.currency.code(), "CNY");
    assert!(chinese.users.iter().all(|user| user.language == Language::SimplifiedChinese));
    let english = account(&history(Scenario::NetworkMember, today, Language::English));
    assert_eq!(english.prices.currency.code(), "USD");
}

#[test]
fn network_member_has_joined_and_bought_nothing() {
    always(Scenario::NetworkMember, |account, today| {
        assert_eq!(account.level(today), Some(Level::Network));
        assert_eq!((account.subscriptions.len(), account.users.len()), (0, 2));
    });
}

#[test]
fn fresh_action_pack_was_bought_today() {
    always(Scenario::FreshActionPack, |account, today| {
        assert_eq!(account.level(today), Some(Level::ActionPack));
        assert_eq!((pack(account).bought(), pack(account).renewal), (today, Renewal::On));
    });
}

#[test]
fn renewal_in_30_days_renews_on_the_30th_day_from_today() {
    always(Scenario::RenewalSoon, |account, today| {
        let anniversary = today.plus_days(30);
        assert_eq!(standing(account, today), Standing::Active { anniversary });
        assert_eq!(account.next_charge(pack(account), today), Some(anniversary));
        assert!(account.activation_progress(pack(account).id, today).0 > 0, "benefits are in use");
    });
}

#[test]
fn automatic_renewal_off_still_runs_and_will_expire() {
    always(Scenario::RenewalOff, |account, today| {
        assert!(matches!(standing(account, today), Standing::Active { .. }));
        assert!(matches!(pack(account).renewal, Renewal::Off { .. }));
        assert_eq!(account.next_charge(pack(account), today), None);
    });
}

#[test]
fn expired_in_grace_can_still_be_renewed() {
    always(Scenario::ExpiredInGrace, |account, today| {
        let expired = today.plus_days(-10);
        assert!(matches!(standing(account, today), Standing::Grace { expired: on, .. } if on == expired));
        assert_eq!(account.may_renew(pack(account).id, today), Ok(()));
    });
}

#[test]
fn card_expires_first_will_renew_with_a_card_that_cannot_pay_then() {
    always(Scenario::CardExpiring, |account, today| {
        let pack = pack(account);
        let card = &pack.method.and_then(|method| account.payment_method(method)).expect("a card").card;
        assert!(card.expiry.valid_on(today) && card.expiry.expires_before(pack.anniversary()));
        assert_eq!((pack.renewal, pack.anniversary()), (Renewal::On, today.plus_days(60)));
    });
}

#[test]
fn charge_declined_is_past_due_and_tried_again_tomorrow() {
    always(Scenario::ChargeDeclined, |account, today| {
        assert!(matches!(standing(account, today), Standing::PastDue { .. }));
        assert!(matches!(pack(account).collection, Collection::Declined { attempts: 2, .. }));
        assert_eq!(account.next_charge(pack(account), today), Some(today.plus_days(1)));
    });
}

#[test]
fn cancellation_waiting_is_seen_and_undecided_and_would_be_refunded() {
    always(Scenario::CancellationWaiting, |account, today| {
        let [request] = account.requests.as_slice() else { panic!("one request") };
        assert!(matches!(request.status, RequestStatus::Open { .. }));
        assert_eq!(request.decision(), None);
        assert_eq!(account.may_decide(request, today).map(|wish| wish.wanted), Ok(Wanted::Refund));
        assert!(account.refund_standing(pack(account).id, today).is_ok());
        assert!(matches!(standing(account, today), Standing::Active { .. }));
    });
}

#[test]
fn silver_qualified_may_buy_silver_and_has_not() {
    always(Scenario::SilverQualified, |account, today| {
        let competency = account.competency(SolutionArea::CloudPlatform).expect("a competency");
        assert_eq!(
            competency.standing(account, today),
            CompetencyStanding::Qualified { grade: Grade::Silver }
        );
        assert_eq!(account.may_subscribe(Offer::Silver, today), Ok(()));
        assert_eq!(account.competencies.len(), 2);
    });
}

#[test]
fn silver_at_risk_is_lost_in_about_six_weeks() {
    always(Scenario::SilverAtRisk, |account, today| {
        assert_eq!(account.level(today), Some(Level::Silver));
        let competency = account.competency(SolutionArea::DataAnalytics).expect("a competency");
        let CompetencyStanding::AtRisk { grade: Grade::Silver, since, until } =
            competency.standing(account, today)
        else {
            panic!("{:?} on {today}", competency.standing(account, today))
        };
        assert!((44..=45).contains(&today.days_until(until)) && since < today);
    });
}

#[test]
fn ten_years_shows_what_can_happen_in_ten_years() {
    for today in days() {
        let told = history(Scenario::TenYears, today, Language::English);
        let account = account(&told);
        let count = |is: fn(&Event) -> bool| {
            told.iter().flat_map(|commit| &commit.entries).filter(|stamped| is(&stamped.event)).count()
        };
        assert_eq!(account.level(today), Some(Level::Gold));
        assert!(matches!(standing(&account, today), Standing::Active { .. }));
        assert_eq!(pack(&account).terms.len(), 11);
        let silver = account.subscriptions.iter().find(|held| held.offer == Offer::Silver).expect("silver");
        assert!(matches!(
            silver.standing(account.policy(), today),
            Standing::Ended { why: EndReason::Upgraded, .. }
        ));
        let competency = |area| account.competency(area).expect("a competency").standing(&account, today);
        assert!(matches!(
            competency(SolutionArea::CloudPlatform),
            CompetencyStanding::Active { grade: Grade::Gold, .. }
        ));
        assert!(matches!(
            competency(SolutionArea::Security),
            CompetencyStanding::Lost { grade: Grade::Silver, .. }
        ));
        assert_eq!(count(|event| matches!(event, Event::RenewalTurnedOff { .. })), 1);
        assert_eq!(count(|event| matches!(event, Event::RenewalDeclined { .. })), 1);
        assert_eq!(count(|event| matches!(event, Event::CompetencyAtRisk { .. })), 1);
        assert!(count(|event| matches!(event, Event::CreditReceived { .. })) > 100);
        assert_eq!(account.users.iter().filter(|user| user.is_removed()).count(), 1);
        assert_eq!(account.locations.len(), 1);
        let [question] = account.requests.as_slice() else { panic!("one request") };
        assert!(matches!(question.status, RequestStatus::Closed { why: Closing::Answered, .. }));
    }
}
