//! Statements 142 to 165, one by one: renewing by itself, turning that off, and renewing by hand.
//!
//! Each test is a statement of the published workflow as a promise, named by its number; those before are in
//! `statements_of_membership`, those after in `statements_of_support`. The days on which the rules
//! change are in `boundaries`, and what else can happen is in `renewal`, `reminders` and `rule_sets`.

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::event::Event;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{Order, Purpose, Step};
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::subscription::{Renewal, Standing};
use std::collections::BTreeSet;

/// The order that renews the latest subscription.
fn renewal_order(partner: &Partner) -> &Order {
    let purpose = Purpose::Renew(partner.subscription_id());
    partner.account.open_order(purpose).expect("an order that was begun")
}

/// A partner who bought on 2020-03-19, on another day, with automatic renewal turned off on that day.
fn turned_off_on(today: &str) -> Partner {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on(today).turns_off();
    partner
}

#[test]
fn statement_142_it_renews_automatically_each_year_on_the_date_of_the_purchase() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    assert_eq!(partner.subscription().renewal, Renewal::On);
    for year in 2021..=2030 {
        let anniversary = day(&format!("{year}-03-19"));
        partner.lets_pass_until(anniversary.plus_days(-1));
        let before = partner.account.invoices.len();
        partner.lets_pass_until(anniversary);
        assert_eq!(partner.account.invoices.len(), before + 1, "{year}");
        assert_eq!(partner.account.invoices.last().map(|invoice| invoice.on), Some(anniversary));
    }
}

#[test]
fn statement_143_it_is_turned_off_at_any_time_and_not_on_again_until_it_is_renewed() {
    for today in ["2020-03-19", "2020-03-20", "2020-09-01", "2021-03-18"] {
        let mut partner = turned_off_on(today);
        assert_eq!(partner.subscription().renewal, Renewal::Off { since: day(today) });
        let mut untouched = partner.clone();
        untouched.on("2023-01-01");
        assert_eq!(untouched.subscription().renewal, Renewal::Off { since: day(today) });
        partner.renews_with(card(GOOD));
        assert_eq!(partner.subscription().renewal, Renewal::On);
    }
}

#[test]
fn statements_145_to_147_it_is_listed_as_purchased_and_no_longer_available() {
    let partner = Partner::with_action_pack("2020-03-19");
    let held = partner.account.in_force(Offer::ActionPack, partner.today).expect("a purchased offer");
    let refusal = partner.account.may_subscribe(Offer::ActionPack, partner.today);
    assert_eq!(
        refusal,
        Err(Refusal::AlreadyPurchased { subscription: held.id, renewable: true, from: None })
    );
}

#[test]
fn statement_148_turning_it_off_leaves_the_paid_year_as_it_is() {
    let mut partner = turned_off_on("2020-06-01");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2021-03-18");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    partner.on("2021-03-19");
    let last_day = day("2021-04-18");
    assert_eq!(partner.standing(), Standing::Grace { expired: day("2021-03-19"), last_day });
    assert_eq!(partner.account.invoices.len(), 1, "nothing is charged");
}

#[test]
fn statement_149_a_second_turning_off_is_refused_and_leads_to_renewing() {
    let mut partner = turned_off_on("2020-06-01");
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(Command::TurnOffRenewal { subscription });
    assert_eq!(refusal, Refusal::RenewalAlreadyOff { subscription, since: day("2020-06-01") });
    assert_eq!(refusal.basis(), Basis::Statement(149));
    assert_eq!(refusal.remedy(), Some(Remedy::Renew(subscription)));
}

#[test]
fn statement_149_no_command_but_renewing_turns_it_on_again() {
    let partner = turned_off_on("2020-06-01");
    for allowed in partner.account.allowed(&partner.context()) {
        let mut trying = partner.clone();
        if trying.tries(allowed.command.clone()).is_ok() {
            let still_off = Renewal::Off { since: day("2020-06-01") };
            assert_eq!(trying.account.subscriptions[0].renewal, still_off, "{:?}", allowed.command);
        }
    }
}

#[test]
fn statement_150_members_are_reminded_before_it_expires() {
    let mut partner = turned_off_on("2020-06-01");
    partner.on("2021-03-18");
    let reminded = partner.account.notices.iter().filter(|notice| notice.kind.reminder().is_some()).count();
    assert_eq!(reminded, 5);
    let early = partner.account.notices.iter().all(|notice| notice.on < day("2021-03-19"));
    assert!(early, "each comes before the day on which it expires");
}

#[test]
fn statements_152_and_153_what_is_renewed_is_found_among_the_purchased_offers_until_it_is_over() {
    let mut partner = turned_off_on("2020-06-01");
    for today in ["2020-06-01", "2021-03-18", "2021-03-19", "2021-04-18"] {
        partner.on(today);
        let held = partner.account.in_force(Offer::ActionPack, partner.today).expect("a purchased offer");
        assert_eq!(
            partner.account.may(&Command::Renew { subscription: held.id }, &partner.context()),
            Ok(())
        );
    }
    partner.on("2021-04-19");
    assert!(partner.account.in_force(Offer::ActionPack, partner.today).is_none());
}

#[test]
fn statement_154_renewing_begins_an_order_once() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    assert!(matches!(
        partner.sends(Command::Renew { subscription }).as_slice(),
        [Event::OrderOpened { purpose: Purpose::Renew(_), .. }]
    ));
    assert_eq!(partner.sends(Command::Renew { subscription }), [], "beginning again goes on with it");
}

#[test]
fn statements_155_to_163_the_steps_of_renewing_come_in_their_order() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(Command::Renew { subscription });
    let order = renewal_order(&partner).id;
    let steps = [Step::Details, Step::Terms, Step::Payment, Step::Review, Step::Confirmed];
    assert_eq!(renewal_order(&partner).steps(), steps);

    let commands = [
        Command::VerifyDetails { order },
        Command::AcceptTerms { order },
        Command::AddPaymentMethod { card: card(GOOD), order: Some(order) },
        Command::Buy { order },
    ];
    for (step, command) in steps.into_iter().zip(commands) {
        assert_eq!(partner.account.order(order).map(Order::next_step), Some(step));
        partner.sends(command);
    }
    assert_eq!(partner.account.order(order).map(Order::next_step), Some(Step::Confirmed));
}

#[test]
fn statement_155_nothing_is_renewed_before_the_details_are_verified() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(Command::Renew { subscription });
    let order = renewal_order(&partner).id;
    partner.sends(Command::AcceptTerms { order });
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
    let refusal = partner.is_refused(Command::Buy { order });
    assert_eq!(refusal, Refusal::DetailsNotVerified { order });
    assert_eq!(refusal.remedy(), Some(Remedy::OpenOrder(order)));
    assert_eq!(partner.account.order(order).map(Order::next_step), Some(Step::Details), "it opens there");
    partner.sends(Command::VerifyDetails { order });
    partner.sends(Command::Buy { order });
    assert_eq!(partner.account.order(order).map(Order::next_step), Some(Step::Confirmed));
}

#[test]
fn statements_156_and_158_nothing_is_bought_without_terms_and_a_way_to_pay() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(Command::Renew { subscription });
    let order = renewal_order(&partner).id;
    partner.sends(Command::VerifyDetails { order });
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::TermsNotAccepted { order });
    partner.sends(Command::AcceptTerms { order });
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::NoPaymentMethod { order });
}

#[test]
fn statement_161_the_card_is_charged_immediately() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-10-10");
    partner.renews_with(card(GOOD));
    let invoice = partner.account.invoices.last().expect("an invoice");
    assert_eq!((invoice.on, invoice.quote.total.decimal()), (day("2020-10-10"), "475.00".into()));
    assert_eq!(partner.account.payments.last().map(|payment| payment.on), Some(day("2020-10-10")));
}

#[test]
fn statement_164_after_renewing_before_expiry_it_renews_a_year_after_the_paid_one() {
    let mut partner = turned_off_on("2020-06-01");
    partner.on("2021-01-10");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-03-19"), "no paid day is lost");
    partner.on("2022-03-19");
    assert_eq!(partner.subscription().anniversary(), day("2023-03-19"));
}

#[test]
fn statement_164_after_renewing_when_it_has_expired_it_renews_on_the_day_of_the_renewal() {
    let mut partner = turned_off_on("2020-06-01");
    partner.on("2021-03-25");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-03-25"));
    partner.on("2022-03-25");
    assert_eq!(partner.subscription().anniversary(), day("2023-03-25"));
}

#[test]
fn statement_165_after_renewing_it_can_be_turned_off_again() {
    let mut partner = turned_off_on("2020-06-01");
    partner.renews_with(card(GOOD));
    partner.turns_off();
    assert_eq!(partner.subscription().renewal, Renewal::Off { since: day("2020-06-01") });
    partner.on("2022-06-01");
    assert_eq!(partner.account.invoices.len(), 2, "the year that was bought, and no other");
}

/// The numbers in the name of a test such as `statements_155_to_163_the_steps`.
fn numbers(name: &str) -> Vec<u16> {
    let words: Vec<&str> = name.split('_').skip(1).collect();
    let number = |place: usize| words.get(place).and_then(|word| word.parse::<u16>().ok());
    let first = number(0).expect("the number of a statement");
    match (words.get(1), number(2)) {
        (Some(&"to"), Some(last)) => (first..=last).collect(),
        (Some(&"and"), Some(second)) => vec![first, second],
        (_, _) => vec![first],
    }
}

#[test]
fn every_statement_of_the_workflow_has_its_promise() {
    // Headings, and links to other sites.
    let promise_nothing = [119, 120, 127, 128, 129, 130, 144, 151, 166, 175];
    let files = [
        include_str!("statements_of_membership.rs"),
        include_str!("statements.rs"),
        include_str!("statements_of_support.rs"),
    ];
    let names =
        files.into_iter().flat_map(|file| file.split("\nfn ")).filter(|text| text.starts_with("statement"));
    let promised: BTreeSet<u16> = names.flat_map(numbers).collect();
    let missing: Vec<u16> =
        (106..=177).filter(|n| !promised.contains(n) && !promise_nothing.contains(n)).collect();
    assert_eq!(missing, Vec::<u16>::new());
}
