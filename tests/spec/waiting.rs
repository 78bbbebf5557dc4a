//! Where waiting alone helps, a refusal says from when, and it says no other day.
//!
//! Every command that is refused is tried again on each of the days to come, on which time does what it does by itself
//! and nobody does anything. What becomes possible meanwhile must have been told. Nothing is said beyond the day of an
//! automatic charge: whether a card can be charged is not known before.

use crate::cancelling::{REQUEST, asking, asks_to_cancel, decide};
use crate::lists::words_in;
use crate::model;
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::backend::protocol::Now;
use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::allowed::Allowed;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::{Day, Moment};
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::due;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::{CommandId, UserId};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::request_refusal::RequestRefusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::Standing;
use memberdesk::domain::user::{By, Language};
use memberdesk::i18n::refusals;
use memberdesk::scenarios::{Scenario, Setting};

/// How many days are looked ahead: more than a year, the grace period and the days in which a request can be reopened.
const DAYS: i64 = 450;

/// Whether it is refused because what is asked for is the case already, or soon: waiting would only undo that first.
fn is_so_already(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Request(RequestRefusal::NotClosed { .. }) | Refusal::StartsSoon { .. })
}

/// Holds every refusal of today to what the days to come bring; how many of them said from when.
fn assert_told(account: &Account, today: Day, what: &str) -> usize {
    let mut told = 0;
    for by in [By::User(UserId(1)), By::Agent] {
        let context = Context { by, today, real: today, minute: 620, id: CommandId(9 << 64) };
        let refused = account.allowed(&context).into_iter();
        let mut waiting: Vec<_> =
            refused.filter_map(|Allowed { command, verdict }| Some((command, verdict.err()?))).collect();
        waiting.retain(|(_, refusal)| !is_so_already(refusal));
        let mut later = account.clone();
        for on in (1..=DAYS).map(|days| today.plus_days(days)) {
            let happened = due::until(&mut later, on);
            let charge =
                |event: &Event| matches!(event, Event::Charged { .. } | Event::ChargeDeclined { .. });
            if happened.iter().any(|past| charge(&past.event)) {
                break;
            }
            let then = Context { today: on, real: on, ..context };
            waiting.retain(|(command, refusal)| {
                let from = refusal.allowed_from();
                told += usize::from(from == Some(on));
                match later.decide(command, &then) {
                    Ok(_) => {
                        assert_eq!(from, Some(on), "{what}: {command:?} of {by:?} on {today}: {refusal:?}");
                        false
                    }
                    Err(why) if from == Some(on) => {
                        assert_ne!(why.rule(), refusal.rule(), "{what}: {command:?} of {by:?} on {today}");
                        false
                    }
                    Err(_) => true,
                }
            });
        }
    }
    told
}

#[test]
fn where_waiting_helps_a_ready_made_company_is_told_from_when() {
    let today = day("2024-02-29");
    let mut told = 0;
    for scenario in Scenario::ALL {
        let now = Now { at: Moment::from_millis(1_709_200_800_000), day: today, minute: 615 };
        let setting = Setting { now, language: Language::English, seed: CommandId(7 << 100) };
        let mut account = Account::default();
        for stamped in scenario.play(setting).expect("a story").into_iter().flat_map(|commit| commit.entries)
        {
            account.apply(&stamped).expect("a story that fits");
        }
        told += assert_told(&account, today, &format!("{scenario:?}"));
    }
    assert!(told >= 5, "{told}");
}

#[test]
fn where_waiting_helps_it_is_told_from_when_on_random_walks() {
    let told: usize = (0..1_000)
        .map(|number| {
            let walk = model::walked(number * 100);
            assert_told(&walk.account, walk.today, &format!("walk {number}00"))
        })
        .sum();
    assert!(told > 10, "{told}");
}

const AREA: SolutionArea = SolutionArea::CloudPlatform;

/// The rule that refuses a command of somebody, and from when it is said not to.
fn refused(partner: &mut Partner, by: By, command: Command) -> (&'static str, Option<String>) {
    let refusal = partner.is_refused_as(by, command);
    (refusal.rule(), refusal.allowed_from().map(|from| from.to_string()))
}

fn buying(partner: &mut Partner, offer: Offer) -> (&'static str, Option<String>) {
    let by = partner.by;
    refused(partner, by, Command::Subscribe { offer })
}

fn from(day: &str) -> Option<String> {
    Some(day.to_owned())
}

#[test]
fn what_is_held_is_bought_again_from_the_day_on_which_it_is_over() {
    let pack = |partner: &mut Partner| buying(partner, Offer::ActionPack);
    let mut partner = Partner::with_action_pack("2020-03-19");
    assert_eq!(pack(&mut partner), ("one-of-each-offer", None), "it will be renewed");
    partner.turns_off();
    assert_eq!(pack(&mut partner), ("one-of-each-offer", from("2021-04-19")));

    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    for (on, expected) in [("2021-03-25", None), ("2021-03-26", from("2021-04-19"))] {
        assert_eq!(pack(partner.on(on)).1, expected, "after the last attempt nothing is charged any more");
    }

    let mut partner = asking(Wanted::AtTermEnd);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert_eq!(pack(&mut partner).1, from("2021-03-19"));
}

#[test]
fn the_other_grade_is_bought_from_the_day_on_which_the_held_one_is_over_if_its_requirements_are_met_then() {
    for (held, other, rule) in [
        (Offer::Gold, Offer::Silver, "gold-includes-silver"),
        (Offer::Silver, Offer::Gold, "gold-by-upgrade"),
    ] {
        let mut partner = Partner::member("2020-03-19");
        partner.qualifies(AREA, Grade::Gold).buys(held);
        assert_eq!(buying(&mut partner, other), (rule, None));
        partner.turns_off();
        assert_eq!(buying(&mut partner, other), (rule, None), "the customers count for twelve months");
        partner.on("2020-09-01").wins(AREA, 15);
        assert_eq!(buying(&mut partner, other), (rule, from("2021-04-19")));
    }
}

#[test]
fn a_smaller_benefit_counts_again_from_the_day_on_which_the_larger_one_is_over_if_it_lasts_longer() {
    for (pack, silver, pack_renews, expected) in [
        ("2020-03-19", "2020-04-19", false, None),
        ("2020-03-19", "2020-03-19", false, None),
        ("2020-04-19", "2020-03-19", false, from("2021-04-19")),
        ("2020-03-19", "2020-03-19", true, from("2021-04-19")),
    ] {
        let mut partner = Partner::member("2020-03-19");
        partner.qualifies(AREA, Grade::Silver);
        for on in ["2020-03-19", "2020-04-19"] {
            partner.on(on);
            if on == pack {
                partner.buys_action_pack_with(card(GOOD));
                if !pack_renews {
                    partner.turns_off();
                }
            }
            if on == silver {
                partner.buys(Offer::Silver);
                partner.turns_off();
            }
        }
        partner.on("2020-09-01").wins(AREA, 5);
        let hours =
            partner.account.entitlements.iter().find(|benefit| {
                (benefit.offer, benefit.product) == (Offer::ActionPack, Product::AdvisoryHours)
            });
        let entitlement = hours.expect("the hours of Action Pack").id;
        let told = refused(&mut partner, By::User(UserId(1)), Command::UseAllowance { entitlement });
        assert_eq!(told, ("larger-benefit-counts", expected), "{pack} {silver} {pack_renews}");
    }
}

#[test]
fn a_second_request_to_cancel_is_written_from_the_day_on_which_time_closes_the_first() {
    let again = |partner: &mut Partner| {
        let command = asks_to_cancel(partner, Wanted::Refund);
        refused(partner, By::User(UserId(1)), command)
    };
    let mut partner = asking(Wanted::Refund);
    assert_eq!(again(&mut partner), ("one-cancellation-request", None), "the desk has no deadline");
    let mut automatic = partner.clone();
    automatic.sends(Command::SetDesk { desk: DeskMode::Automatic });
    assert_eq!(again(&mut automatic).1, from("2020-03-23"), "after two working days");
    partner.sends_as(By::Agent, Command::AskMember { request: REQUEST, text: "Why?".into() });
    assert_eq!(again(&mut partner).1, from("2020-04-02"), "after fourteen days without an answer");
}

#[test]
fn a_decision_is_owed_until_there_is_nothing_left_to_cancel() {
    let closing =
        |partner: &mut Partner| refused(partner, By::Agent, Command::CloseRequest { request: REQUEST });
    let mut partner = asking(Wanted::AtTermEnd);
    assert_eq!(closing(&mut partner), ("decision-owed", None));
    partner.turns_off();
    assert_eq!(closing(&mut partner).1, from("2021-04-19"));
    let asks = Command::AskMember { request: REQUEST, text: "Why?".into() };
    for (on, expected) in [("2021-04-05", None), ("2021-04-06", from("2021-04-19"))] {
        let mut asked = partner.clone();
        asked.on(on).sends_as(By::Agent, asks.clone());
        assert_eq!(closing(&mut asked).1, expected, "unless it closes by itself before, or on that day");
    }
}

#[test]
fn a_card_is_needed_no_more_where_the_fee_will_not_be_charged() {
    for (policy, expected) in [(PolicyId::SourceDocument, "2021-03-19"), (PolicyId::Window, "2021-03-20")] {
        let mut partner = Partner::member_under(policy, "2020-03-19");
        partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
        let removing = |partner: &mut Partner| {
            let method = partner.latest_method();
            refused(partner, By::User(UserId(1)), Command::RemovePaymentMethod { method })
        };
        assert_eq!(removing(&mut partner), ("needed-for-renewal", from(expected)), "{policy:?}");
        let mut then = partner.clone();
        let method = then.latest_method();
        then.on(expected).sends(Command::RemovePaymentMethod { method });
        partner.on("2020-09-01").wins(AREA, 5);
        assert_eq!(removing(&mut partner).1, None, "{policy:?}");
    }
}

#[test]
fn a_card_is_needed_until_the_last_retry_of_a_charge_that_failed_before_the_requirements_did() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-20");
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    partner.on("2020-03-22").wins(AREA, 5);
    partner.pays_renewals_with(card("4000000000000341"));
    // Charged on 21 March, and again 1, 3, 5 and 7 days later; the customers count until the 22nd.
    partner.on("2021-03-21");
    assert!(matches!(partner.standing(), Standing::PastDue { .. }));
    partner.on("2021-03-22");
    let method = partner.latest_method();
    let remove = Command::RemovePaymentMethod { method };
    assert_eq!(
        refused(&mut partner, By::User(UserId(1)), remove.clone()),
        ("needed-for-renewal", from("2021-03-29"))
    );
    partner.on("2021-03-28");
    partner.is_refused(remove.clone());
    partner.on("2021-03-29").sends(remove);
}

#[test]
fn what_is_charged_before_it_could_be_renewed_by_hand_names_no_day() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Window, "2019-03-19");
    let subscription = partner.subscription_id();
    let renew = Command::Renew { subscription };
    let refusal = partner.is_refused(renew.clone());
    assert_eq!(refusal, Refusal::RenewalNotOpen { subscription, from: None });
    assert_eq!(
        refusals::reason(words_in(Language::English), &refusal),
        "It renews by itself. It can be renewed by hand only once that has failed or is turned off."
    );
    partner.turns_off();
    let from = Some(day("2020-03-19"));
    assert_eq!(partner.is_refused(renew), Refusal::RenewalNotOpen { subscription, from });
}
