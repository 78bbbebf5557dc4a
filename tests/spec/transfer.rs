//! Paying by bank transfer, where the rule set has it.

use crate::partner::{GOOD, OTHER, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::entry::{Field, Problem, Why};
use memberdesk::domain::event::Event;
use memberdesk::domain::id::OrderId;
use memberdesk::domain::money::Currency;
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::{Offer, PriceList};
use memberdesk::domain::order::{OrderState, PayBy, Step};
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Renewal, Standing};
use memberdesk::domain::transfer::{TransferEntry, TransferProof, account_to_pay};
use memberdesk::domain::user::By;

pub const AREA: SolutionArea = SolutionArea::Security;

pub const SUBSCRIBE: Command = Command::Subscribe { offer: Offer::ActionPack };

pub fn state(partner: &Partner, order: OrderId) -> OrderState {
    partner.account.order(order).expect("the order").state
}

pub fn arrives(partner: &mut Partner, order: OrderId) -> Vec<Event> {
    partner.sends_as(By::Agent, Command::RecordTransfer { order })
}

fn proof(paid_on: &str) -> TransferProof {
    TransferProof { paid_on: day(paid_on), paid_to: "MEMBERDESK-DEMO-USD".into(), reference: "T-1".into() }
}

fn told(partner: &Partner, kind: &NoticeKind) -> usize {
    partner.account.notices.iter().filter(|notice| notice.kind == *kind).count()
}

#[test]
fn a_transfer_pays_only_where_the_rule_set_has_it() {
    for policy in PolicyId::ALL {
        let mut partner = Partner::member_under(policy, "2020-03-19");
        partner.sends(SUBSCRIBE);
        let order = OrderId(1);
        let choose = Command::ChoosePayment { order, pay_by: PayBy::Transfer };
        match policy {
            PolicyId::SourceDocument => {
                let refusal = partner.is_refused(choose);
                assert_eq!(refusal, Refusal::NoBankTransfer { order });
                assert_eq!(
                    (refusal.basis(), refusal.allowed_from()),
                    (Basis::Policy(Choice::BankTransfer), None)
                );
                assert_eq!(refusal.remedy(), Some(Remedy::OpenOrder(order)));
            }
            PolicyId::Window | PolicyId::Manual | PolicyId::Today => drop(partner.sends(choose)),
        }
    }
}

#[test]
fn a_rule_set_without_transfers_does_not_place_what_was_chosen_under_another() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    partner.sends(Command::AcceptTerms { order });
    partner.sends(Command::ChoosePayment { order, pay_by: PayBy::Transfer });
    partner.sends(Command::SetPolicy { policy: PolicyId::SourceDocument });
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::NoBankTransfer { order });
}

#[test]
fn a_placed_order_waits_and_takes_nothing() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    let expires = day("2020-04-18");
    assert_eq!(state(&partner, order), OrderState::AwaitingTransfer { placed: partner.today, expires });
    assert_eq!(partner.account.orders[0].next_step(), Step::Transfer);
    assert!(partner.account.subscriptions.is_empty() && partner.account.invoices.is_empty());
    assert!(partner.account.payments.is_empty());
    assert_eq!(told(&partner, &NoticeKind::TransferAwaited { order, expires }), 1);
}

#[test]
fn the_reference_is_the_number_of_the_order_and_the_mpn_id() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.orders_by_transfer(SUBSCRIBE);
    let order = &partner.account.orders[0];
    let reference = partner.account.transfer_reference(order);
    let mpn_id = partner.account.mpn_id.clone().expect("an MPN ID");
    assert_eq!(reference.split_once('-'), Some((order.number.as_str(), mpn_id.as_str())));
    assert_eq!((reference.len(), mpn_id.len()), (18, 7));
    assert_eq!(account_to_pay(Currency::Usd), "MEMBERDESK-DEMO-USD");
}

#[test]
fn the_price_stays_as_it_was_when_the_order_was_placed() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    let prices = PriceList { action_pack: 99_900, ..partner.account.prices };
    partner.sends(Command::SetPrices { prices });
    partner.on("2020-03-25");
    arrives(&mut partner, order);
    assert_eq!(partner.account.invoices[0].quote.total.decimal(), "475.00");
    assert_eq!(partner.account.payments[0].amount.decimal(), "475.00");
    assert_eq!(partner.account.payments[0].pay_by, PayBy::Transfer);
}

#[test]
fn a_transfer_is_reported_with_its_day_account_and_reference() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    let ahead = partner.is_refused(Command::ReportTransfer { order, proof: proof("2020-03-20") });
    assert_eq!(ahead, Refusal::InTheFuture { until: day("2020-03-20") });
    assert_eq!(ahead.allowed_from(), Some(day("2020-03-20")));
    partner.sends(Command::ReportTransfer { order, proof: proof("2020-03-19") });
    partner.sends(Command::ReportTransfer { order, proof: proof("2020-03-18") });
    assert_eq!(
        partner.account.orders[0].proof.as_deref(),
        Some(&proof("2020-03-18")),
        "the latest report counts"
    );
    assert!(matches!(state(&partner, order), OrderState::AwaitingTransfer { .. }), "a report is no money");
}

#[test]
fn a_report_that_is_incomplete_says_everything_that_is_wrong_with_it() {
    let today = day("2020-03-19");
    let wrong = |entry: &TransferEntry| entry.check(today).expect_err("a problem");
    let problem = |field, why| Problem { field, why };
    assert_eq!(
        wrong(&TransferEntry::default()),
        [
            problem(Field::PaidOn, Why::Empty),
            problem(Field::PaidTo, Why::Empty),
            problem(Field::TransferReference, Why::Empty)
        ]
    );
    let entry = TransferEntry { paid_on: " 2020-03-19 ".into(), paid_to: "A".into(), reference: "B".into() };
    let proof = TransferProof { paid_on: today, paid_to: "A".into(), reference: "B".into() };
    assert_eq!(entry.check(today), Ok(proof));
    let on = |paid_on: &str| wrong(&TransferEntry { paid_on: paid_on.into(), ..entry.clone() });
    assert_eq!(on("19.03.2020"), [problem(Field::PaidOn, Why::NotADay)]);
    assert_eq!(on("2020-03-20"), [problem(Field::PaidOn, Why::DayAhead)]);
    let card = TransferEntry { reference: "4242 4242 4242 4242".into(), ..entry };
    assert_eq!(wrong(&card), [problem(Field::TransferReference, Why::HoldsCardNumber)]);
}

#[test]
fn what_a_transfer_paid_starts_two_working_days_after_it_arrived() {
    // 2020-03-20 is a Friday.
    for (arrived, starts) in
        [("2020-03-20", "2020-03-24"), ("2020-03-21", "2020-03-24"), ("2020-03-23", "2020-03-25")]
    {
        let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
        let order = partner.orders_by_transfer(SUBSCRIBE);
        partner.on(arrived);
        arrives(&mut partner, order);
        assert!(matches!(state(&partner, order), OrderState::Arrived { .. }), "{arrived}");
        let invoice = &partner.account.invoices[0];
        assert_eq!(invoice.on, day(arrived));
        assert_eq!(invoice.period.0, day(starts));
        let kind = NoticeKind::TransferArrived { order, invoice: invoice.id, starts: day(starts) };
        assert_eq!(told(&partner, &kind), 1);

        partner.lets_pass_until(day(starts).plus_days(-1));
        assert!(partner.account.subscriptions.is_empty(), "{arrived}");
        partner.on(starts);
        assert_eq!(partner.standing(), Standing::Active { anniversary: day(starts).plus_days(365) });
        assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
        assert_eq!(told(&partner, &NoticeKind::Started { subscription: partner.subscription_id() }), 1);
        assert!(partner.account.entitlements.iter().all(|entitlement| entitlement.from == day(starts)));
    }
}

#[test]
fn only_the_desk_records_that_a_transfer_has_arrived() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    let record = Command::RecordTransfer { order };
    assert_eq!(partner.is_refused(record.clone()).rule(), "role-lacks-permission");
    partner.sends_as(By::Agent, record.clone());
    assert_eq!(partner.is_refused_as(By::Agent, record), Refusal::OrderFinished { order });
}

#[test]
fn no_transfer_is_awaited_for_an_order_that_was_not_placed() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.sends(SUBSCRIBE);
    let order = OrderId(1);
    let refusal = partner.is_refused_as(By::Agent, Command::RecordTransfer { order });
    assert_eq!(refusal, Refusal::NoTransferAwaited { order });
    let report = Command::ReportTransfer { order, proof: proof("2020-03-19") };
    assert_eq!(partner.is_refused(report), Refusal::NoTransferAwaited { order });
}

#[test]
fn an_order_that_is_unpaid_after_30_days_expires() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    partner.on("2020-04-17");
    let mut in_time = partner.clone();
    arrives(&mut in_time, order);
    assert!(matches!(state(&in_time, order), OrderState::Arrived { .. }));

    partner.on("2020-04-18");
    assert_eq!(state(&partner, order), OrderState::Expired { on: day("2020-04-18") });
    assert_eq!(told(&partner, &NoticeKind::OrderExpired { order }), 1);
    let refusal = partner.is_refused_as(By::Agent, Command::RecordTransfer { order });
    assert_eq!(refusal, Refusal::OrderFinished { order });
    partner.sends(SUBSCRIBE);
    assert_eq!(partner.account.orders.len(), 2, "buying begins anew");
}

#[test]
fn a_draft_that_nobody_goes_on_with_expires_after_30_days_without_a_notice() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(SUBSCRIBE);
    partner.on("2020-04-17");
    assert_eq!(state(&partner, OrderId(1)), OrderState::Draft);
    partner.on("2020-04-18");
    assert_eq!(state(&partner, OrderId(1)), OrderState::Expired { on: day("2020-04-18") });
    assert!(partner.account.notices.is_empty());
}

#[test]
fn to_pay_in_another_way_the_order_is_cancelled_and_bought_again() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: None });
    let method = partner.latest_method();
    let choose = Command::ChoosePayment { order, pay_by: PayBy::Card(method) };
    for command in
        [choose, Command::AddPaymentMethod { card: card(GOOD), order: Some(order) }, Command::Buy { order }]
    {
        let refusal = partner.is_refused(command);
        assert_eq!(refusal, Refusal::TransferAwaited { order });
        assert_eq!(
            (refusal.rule(), refusal.basis()),
            ("cancel-to-pay-otherwise", Basis::Policy(Choice::BankTransfer))
        );
        assert_eq!(refusal.remedy(), Some(Remedy::CancelAndBuyAgain(order)));
    }
    partner.sends(Command::CancelOrder { order });
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.invoices.len(), 1);
}

#[test]
fn what_was_paid_and_has_yet_to_start_is_not_bought_twice() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    arrives(&mut partner, order);
    let from = day("2020-03-23");
    let refusal = partner.is_refused(SUBSCRIBE);
    assert_eq!(refusal, Refusal::StartsSoon { order, from });
    assert_eq!(refusal.remedy(), Some(Remedy::OpenOrder(order)));
    assert_eq!(partner.is_refused(Command::CancelOrder { order }), Refusal::OrderFinished { order });
    partner.lets_pass_until(from);
    assert!(matches!(partner.is_refused(SUBSCRIBE), Refusal::AlreadyPurchased { .. }));
}

#[test]
fn what_a_transfer_pays_does_not_renew_by_itself() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    arrives(&mut partner, order);
    partner.on("2020-04-01");
    let subscription = partner.subscription();
    assert_eq!((subscription.renewal, subscription.method), (Renewal::ByHand, None));
    assert_eq!(partner.account.next_charge(subscription, partner.today), None);
    partner.on("2021-06-01");
    assert_eq!(partner.account.invoices.len(), 1);
}

#[test]
fn a_renewal_by_transfer_starts_when_the_money_arrives() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Manual, "2020-03-19");
    let subscription = partner.subscription_id();
    partner.on("2021-04-01");
    let order = partner.orders_by_transfer(Command::Renew { subscription });
    let expires = day("2021-04-19");
    assert_eq!(
        state(&partner, order),
        OrderState::AwaitingTransfer { placed: partner.today, expires },
        "a renewal is paid by its last day, 2021-04-18"
    );
    partner.on("2021-04-18");
    arrives(&mut partner, order);
    assert!(matches!(state(&partner, order), OrderState::Paid { .. }));
    assert_eq!(partner.subscription().anniversary(), day("2022-04-18"));
    assert_eq!(partner.account.invoices[1].period, (day("2021-04-18"), day("2022-04-17")));
    assert_eq!(partner.account.subscriptions.len(), 1);
}

#[test]
fn a_renewal_that_is_not_paid_by_its_last_day_expires_with_the_subscription() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Manual, "2020-03-19");
    let subscription = partner.subscription_id();
    partner.on("2021-04-01");
    let order = partner.orders_by_transfer(Command::Renew { subscription });
    partner.on("2021-04-19");
    assert_eq!(state(&partner, order), OrderState::Expired { on: day("2021-04-19") });
    assert_eq!(told(&partner, &NoticeKind::OrderExpired { order }), 1);
    assert!(matches!(partner.standing(), Standing::Expired { .. }));
}

#[test]
fn while_a_transfer_is_awaited_no_card_is_charged_for_the_same_year() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Window, "2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2021-03-20");
    let owed = partner.account.open_orders().last().expect("the declined order").id;
    let subscription = partner.subscription_id();
    let order = partner.orders_by_transfer(Command::Renew { subscription });
    assert_eq!(order, owed, "renewing goes on with the order that is owed");
    partner.on("2021-03-24");
    assert_eq!(partner.declines(), 1);
    let charged = |partner: &Partner| {
        let order = partner.account.order(order).expect("the order");
        partner.account.charged_all_the_same(order, partner.today)
    };
    assert_eq!(charged(&partner), Some(day("2021-03-25")), "giving up calls off the transfer alone");
    partner.pays_renewals_with(card(OTHER));
    partner.sends(Command::CancelOrder { order });
    partner.on("2021-03-24");
    assert_eq!(partner.account.invoices.len(), 1, "the attempts of 21 and 23 March are not made up for");
    partner.on("2021-03-25");
    assert_eq!(partner.account.invoices.len(), 2, "the next attempt is made on its day");
}

#[test]
fn an_order_waits_for_its_transfer_under_another_rule_set_too() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    partner.sends(Command::SetPolicy { policy: PolicyId::SourceDocument });
    arrives(&mut partner, order);
    partner.on("2020-03-23");
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-23") });
}

#[test]
fn a_replay_of_transfers_gives_the_same_account() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    let order = partner.orders_by_transfer(SUBSCRIBE);
    partner.sends(Command::ReportTransfer { order, proof: proof("2020-03-19") });
    arrives(&mut partner, order);
    assert_eq!(partner.replayed(), partner.account);
    partner.on("2022-01-01");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn a_draft_expires_though_the_charge_of_a_renewal_was_declined() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    partner.on("2021-03-19");
    let owed = partner.account.open_orders().next().expect("the order of the renewal").id;
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Silver);
    partner.sends(Command::Subscribe { offer: Offer::Silver });
    let draft = partner.account.open_orders().last().expect("the draft").id;
    partner.on("2021-04-18");
    assert_eq!(state(&partner, draft), OrderState::Expired { on: day("2021-04-18") });
    assert!(
        matches!(state(&partner, owed), OrderState::Declined { .. }),
        "it can be paid until the last day"
    );
    partner.on("2021-04-19");
    assert_eq!(state(&partner, owed), OrderState::Expired { on: day("2021-04-19") });
}

#[test]
fn a_draft_of_a_renewal_expires_when_it_can_be_paid_no_more() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.turns_off().subscription_id();
    partner.on("2021-04-10").sends(Command::Renew { subscription });
    let draft = partner.account.open_orders().last().expect("the draft").clone();
    assert_eq!(partner.account.order_expires(&draft), Some(day("2021-04-19")));
    partner.on("2021-04-18");
    assert_eq!(state(&partner, draft.id), OrderState::Draft);
    partner.on("2021-04-19");
    assert_eq!(state(&partner, draft.id), OrderState::Expired { on: day("2021-04-19") });
}

#[test]
fn while_a_transfer_is_awaited_no_charge_is_announced() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Window, "2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    let id = partner.subscription_id();
    let next = |partner: &Partner| partner.account.next_charge(partner.subscription(), partner.today);
    partner.on("2021-03-20");
    assert_eq!(next(&partner), Some(day("2021-03-21")), "the declined charge is tried again");
    partner.orders_by_transfer(Command::Renew { subscription: id });
    assert_eq!(next(&partner), None);
}
