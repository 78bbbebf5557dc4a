//! Buying Action Pack (statements 130-143).

use crate::partner::{GOOD, OTHER, Partner, card, card_until, company, day};
use memberdesk::domain::card::DeclineReason;
use memberdesk::domain::command::Command;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::OrderId;
use memberdesk::domain::membership::Verification;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, PriceEntry, PriceList};
use memberdesk::domain::order::{OrderState, PayBy, Step};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Renewal, Standing};
use memberdesk::domain::user::{By, Language};

const SUBSCRIBE: Command = Command::Subscribe { offer: Offer::ActionPack };

fn state(partner: &Partner, order: OrderId) -> OrderState {
    partner.account.order(order).expect("the order").state
}

#[test]
fn only_a_network_member_may_subscribe() {
    let partner = Partner::visitor("2020-03-19");
    assert_eq!(partner.account.may_subscribe(Offer::ActionPack, partner.today), Err(Refusal::NotAMember));

    let mut pending = Partner::visitor("2020-03-19");
    pending.sends(Command::Join {
        company: Box::new(company("US")),
        language: Language::English,
        verification: Verification::ByDesk,
    });
    pending.by = By::User(pending.account.users[0].id);
    assert_eq!(pending.is_refused(SUBSCRIBE), Refusal::MembershipPending { since: day("2020-03-19") });

    pending.by = By::Agent;
    pending.sends(Command::DecideMembership { authorize: true });
    pending.by = By::User(pending.account.users[0].id);
    pending.sends(SUBSCRIBE);
}

#[test]
fn buying_charges_at_once_and_renews_each_year_on_that_day() {
    let partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription();
    assert_eq!(subscription.bought(), day("2020-03-19"));
    assert_eq!(subscription.anniversary(), day("2021-03-19"));
    assert_eq!(subscription.renewal, Renewal::On);
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
    assert_eq!(partner.account.invoices[0].quote.total.decimal(), "475.00");
    assert_eq!(partner.account.invoices[0].period, (day("2020-03-19"), day("2021-03-18")));
}

#[test]
fn tax_follows_the_country_of_the_company() {
    let mut partner = Partner::member_in("DE", "2020-03-19");
    partner.buys_action_pack_with(card(GOOD));
    let quote = &partner.account.invoices[0].quote;
    assert_eq!(
        (quote.net.decimal(), quote.tax.decimal(), quote.total.decimal()),
        ("445.00".into(), "84.55".into(), "529.55".into())
    );
}

#[test]
fn subscribing_twice_goes_on_with_the_same_order() {
    let mut partner = Partner::member("2020-03-19");
    assert_eq!(partner.sends(SUBSCRIBE).len(), 1);
    assert_eq!(partner.sends(SUBSCRIBE), []);
    assert_eq!(partner.account.orders.len(), 1);
}

#[test]
fn there_is_one_action_pack_per_account() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    assert_eq!(
        partner.is_refused(SUBSCRIBE),
        Refusal::AlreadyPurchased { subscription, renewable: true, from: None }
    );
}

#[test]
fn nothing_is_bought_before_the_terms_are_accepted_and_a_card_is_chosen() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::TermsNotAccepted { order });
    assert_eq!(partner.account.orders[0].next_step(), Step::Terms);
    partner.sends(Command::AcceptTerms { order });
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::NoPaymentMethod { order });
    assert_eq!(partner.account.orders[0].next_step(), Step::Payment);
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
    assert_eq!(partner.account.orders[0].next_step(), Step::Review);
    partner.sends(Command::Buy { order });
    assert_eq!(partner.account.orders[0].next_step(), Step::Confirmed);
}

#[test]
fn a_paid_order_is_never_charged_again() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let order = OrderId(1);
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::OrderFinished { order });
    assert_eq!(partner.account.invoices.len(), 1);
}

#[test]
fn a_declined_card_leaves_the_order_unpaid_and_another_card_pays_it() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card("4000000000009995"));
    assert!(matches!(
        state(&partner, order),
        OrderState::Declined { reason: DeclineReason::InsufficientFunds, .. }
    ));
    assert!(partner.account.subscriptions.is_empty());
    assert!(partner.account.invoices.is_empty());

    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
    partner.sends(Command::Buy { order });
    assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
    assert_eq!(partner.account.invoices.len(), 1);
}

#[test]
fn a_processing_error_may_pass_on_the_next_try() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card("4000000000000119"));
    assert!(matches!(
        state(&partner, order),
        OrderState::Declined { reason: DeclineReason::ProcessingError, .. }
    ));
    partner.sends(Command::Buy { order });
    assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
}

#[test]
fn a_processing_error_passes_only_when_the_same_card_is_tried_again() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card("4000000000009995"));
    let pays_with = |partner: &mut Partner, number: &str| {
        partner.sends(Command::AddPaymentMethod { card: card(number), order: Some(order) });
        partner.sends(Command::Buy { order });
        match state(partner, order) {
            OrderState::Declined { reason, .. } => Some(reason),
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::AwaitingTransfer { .. }
            | OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => None,
        }
    };
    let failed = pays_with(&mut partner, "4000000000000119");
    assert_eq!(failed, Some(DeclineReason::ProcessingError), "what became of another card does not count");
    let hiccup = partner.latest_method();
    assert_eq!(pays_with(&mut partner, "4000000000000002"), Some(DeclineReason::Generic));
    partner.sends(Command::ChoosePayment { order, pay_by: PayBy::Card(hiccup) });
    partner.sends(Command::Buy { order });
    assert!(matches!(state(&partner, order), OrderState::Declined { .. }), "it was not tried last");
    partner.sends(Command::Buy { order });
    assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
}

#[test]
fn a_bank_that_asks_waits_for_the_answer_of_the_person() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card("4000002760003184"));
    assert!(matches!(state(&partner, order), OrderState::AwaitingBank { .. }));
    assert_eq!(
        partner.is_refused(Command::Buy { order }),
        Refusal::BankConfirmationOpen { order, from: None }
    );

    partner.sends(Command::ConfirmWithBank { order, confirmed: false });
    assert!(matches!(
        state(&partner, order),
        OrderState::Declined { reason: DeclineReason::BankConfirmationFailed, .. }
    ));
    partner.sends(Command::Buy { order });
    partner.sends(Command::ConfirmWithBank { order, confirmed: true });
    assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
}

#[test]
fn a_card_that_expired_while_its_bank_waited_is_declined() {
    let mut partner = Partner::member("2020-03-30");
    let order = partner.buys_action_pack_with(card_until("4000002760003184", 2020, 3));
    partner.on("2020-03-31");
    let mut in_time = partner.clone();
    in_time.sends(Command::ConfirmWithBank { order, confirmed: true });
    assert!(matches!(state(&in_time, order), OrderState::Paid { .. }), "it is valid on its last day");

    partner.on("2020-04-01");
    partner.sends(Command::ConfirmWithBank { order, confirmed: true });
    let method = partner.latest_method();
    let reason = DeclineReason::CardExpired;
    assert_eq!(state(&partner, order), OrderState::Declined { method, reason, on: partner.today });
    assert_eq!((partner.account.invoices.len(), partner.account.payments.len()), (0, 0));
}

#[test]
fn without_a_waiting_bank_there_is_nothing_to_confirm() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    assert_eq!(
        partner.is_refused(Command::ConfirmWithBank { order, confirmed: true }),
        Refusal::NoBankConfirmation { order }
    );
}

#[test]
fn the_numbers_of_a_purchase_follow_from_its_command() {
    let mut once = Partner::member("2020-03-19");
    let mut again = once.clone();
    assert_eq!(once.sends(SUBSCRIBE), again.sends(SUBSCRIBE));
    let Some(Event::OrderOpened { number, .. }) = once.journal.last().map(|stamped| stamped.event.clone())
    else {
        panic!("an order was begun")
    };
    assert_eq!(number.len(), 10);
}

#[test]
fn a_replay_of_the_journal_gives_the_same_account() {
    let mut partner = Partner::with_action_pack("2020-02-29");
    partner.on("2026-01-01");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn a_bank_that_asks_once_lets_the_renewal_through() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card("4000000000003220"));
    assert!(matches!(state(&partner, order), OrderState::AwaitingBank { .. }));
    let mut unanswered = partner.clone();
    partner.sends(Command::ConfirmWithBank { order, confirmed: true });
    partner.on("2021-03-19");
    assert_eq!(partner.account.invoices.len(), 2, "the renewal was charged");

    unanswered.sends(Command::ConfirmWithBank { order, confirmed: false });
    unanswered.sends(Command::Buy { order });
    assert!(
        matches!(state(&unanswered, order), OrderState::AwaitingBank { .. }),
        "it asks until it is answered"
    );
}

#[test]
fn a_card_is_removed_unless_its_bank_waits_or_a_renewal_needs_it() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (subscription, first) = (partner.subscription_id(), partner.latest_method());
    let remove = |method| Command::RemovePaymentMethod { method };
    let needed = Refusal::NeededForRenewal { method: first, subscription, on: day("2021-03-19"), from: None };
    assert_eq!(partner.is_refused(remove(first)), needed);

    partner.sends(Command::AddPaymentMethod { card: card(OTHER), order: None });
    let spare = partner.latest_method();
    let mut without_spare = partner.clone();
    without_spare.sends(remove(spare));

    partner.qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    partner.sends(Command::Subscribe { offer: Offer::Silver });
    let order = partner.account.open_orders().next().expect("an order").id;
    let mut drafting = partner.clone();
    drafting.sends(remove(spare));
    partner.pays(order, card("4000002760003184"));
    let asked = partner.latest_method();
    let from = Some(partner.today.plus_days(30));
    assert_eq!(partner.is_refused(remove(asked)), Refusal::BankConfirmationOpen { order, from });
    partner.sends(remove(spare));
}

#[test]
fn an_order_keeps_its_card_while_another_one_is_removed() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    partner.sends(Command::AddPaymentMethod { card: card(OTHER), order: None });
    let spare = partner.latest_method();
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
    let chosen = partner.latest_method();
    let pay_by = |partner: &Partner| partner.account.order(order).expect("the order").pay_by;
    partner.sends(Command::RemovePaymentMethod { method: spare });
    assert_eq!(pay_by(&partner), Some(PayBy::Card(chosen)));
    let left: Vec<_> = partner.account.usable_payment_methods().map(|method| method.id).collect();
    assert_eq!(left, [chosen]);
    partner.sends(Command::RemovePaymentMethod { method: chosen });
    assert_eq!(pay_by(&partner), None);
    assert_eq!(partner.account.usable_payment_methods().count(), 0);
}

#[test]
fn the_very_same_card_is_saved_once() {
    let mut partner = Partner::member("2020-03-19");
    let add = |card, order| Command::AddPaymentMethod { card, order };
    partner.sends(add(card(GOOD), None));
    let saved = partner.latest_method();
    assert!(partner.sends(add(card(GOOD), None)).is_empty());
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    let chosen = Event::PaymentChosen { order, pay_by: PayBy::Card(saved) };
    assert_eq!(partner.sends(add(card(GOOD), Some(order))), [chosen]);

    partner.sends(add(card_until(GOOD, 2030, 1), None));
    assert_ne!(partner.latest_method(), saved, "one that was issued anew is another one");
    partner.sends(Command::RemovePaymentMethod { method: saved });
    assert_eq!(partner.sends(add(card(GOOD), None)).len(), 1, "one that was removed is no longer saved");
}

#[test]
fn orders_stay_in_the_order_in_which_they_were_begun() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    partner.sends(SUBSCRIBE);
    partner.sends(Command::Subscribe { offer: Offer::Silver });
    let open = |partner: &Partner| partner.account.open_orders().map(|order| order.id).collect::<Vec<_>>();
    let (first, second) = (OrderId(1), OrderId(2));
    assert_eq!(open(&partner), [first, second]);
    partner.pays(second, card("4000000000009995"));
    assert_eq!(open(&partner), [first, second], "the second was declined");
    partner.pays(first, card("4000000000009995"));
    assert_eq!(open(&partner), [first, second], "so was the first");
    partner.pays(first, card(GOOD));
    assert_eq!(open(&partner), [second]);
}

#[test]
fn prices_are_typed_as_they_are_and_kept_as_they_are_typed() {
    let prices = PriceList::demonstration(Currency::Usd);
    let mut entry = PriceEntry::of(&prices);
    let typed = [(Offer::ActionPack, "475.00"), (Offer::Silver, "1670.00"), (Offer::Gold, "4730.00")];
    for (offer, price) in typed {
        assert_eq!(entry.price(offer), price);
    }
    assert_eq!(entry.check(Currency::Usd), Ok(prices));
    for (offer, _) in typed {
        *entry.price_mut(offer) = "12.5".into();
        let changed = entry.check(Currency::Usd).expect("prices");
        assert_eq!(changed.year_of(offer), Money::new(1_250, Currency::Usd));
    }
    *entry.price_mut(Offer::Silver) = "much".into();
    assert_eq!(entry.check(Currency::Usd), Err(vec![Offer::Silver]));
}
