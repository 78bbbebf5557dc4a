//! Orders that end unpaid because what they are for came in another way or can no longer begin, and who is told.

use crate::cancelling::{PACK, asks_to_cancel, decide};
use crate::partner::{Partner, day};
use crate::transfer::{AREA, SUBSCRIBE, arrives, state};
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::id::{OrderId, UserId};
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{OrderState, Purpose};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::subscription::EndReason;
use memberdesk::domain::user::{By, Role};

/// How often it was told that no transfer is awaited for an order any more.
fn told(partner: &Partner, order: OrderId) -> usize {
    let about = NoticeKind::OrderExpired { order };
    partner.account.notices.iter().filter(|notice| notice.kind == about).count()
}

/// A member who meets the requirements of gold.
fn qualified(policy: PolicyId) -> Partner {
    let mut partner = Partner::member_under(policy, "2020-03-16");
    partner.qualifies(AREA, Grade::Gold);
    partner
}

/// The notices are numbered without a gap, each once.
fn numbered(partner: &Partner) -> bool {
    partner.account.notices.iter().zip(1..).all(|(notice, number)| notice.id.0 == number)
}

#[test]
fn a_grade_that_begins_ends_the_orders_of_every_grade_that_no_longer_can() {
    for (waits, begins) in [(Offer::Silver, Offer::Gold), (Offer::Gold, Offer::Silver)] {
        let mut partner = qualified(PolicyId::Window);
        let order = partner.orders_by_transfer(Command::Subscribe { offer: waits });
        let pack = partner.orders_by_transfer(SUBSCRIBE);
        partner.buys(begins);
        assert_eq!(state(&partner, order), OrderState::Cancelled { on: partner.today });
        assert!(matches!(state(&partner, pack), OrderState::AwaitingTransfer { .. }), "that one can begin");
        assert_eq!((told(&partner, order), told(&partner, pack)), (1, 0));
        assert!(numbered(&partner));
    }
}

#[test]
fn a_draft_of_a_grade_that_can_no_longer_begin_ends_without_a_notice() {
    let mut partner = qualified(PolicyId::SourceDocument);
    partner.sends(Command::Subscribe { offer: Offer::Silver });
    let draft = partner.account.open_order(Purpose::Subscribe(Offer::Silver)).expect("the draft").id;
    partner.buys(Offer::Gold);
    assert_eq!(state(&partner, draft), OrderState::Cancelled { on: partner.today });
    assert_eq!(partner.account.notices, []);
}

#[test]
fn of_two_grades_that_wait_for_transfers_the_second_ends_when_the_first_begins() {
    let mut partner = qualified(PolicyId::Window);
    let silver = partner.orders_by_transfer(Command::Subscribe { offer: Offer::Silver });
    let gold = partner.orders_by_transfer(Command::Subscribe { offer: Offer::Gold });
    arrives(&mut partner, silver);
    let from = day("2020-03-18");
    let starts = Refusal::StartsSoon { order: silver, from };
    assert_eq!(partner.account.may_arrive(gold, partner.today), Err(starts), "until then it is said why");
    partner.lets_pass_until(from);
    assert_eq!(state(&partner, gold), OrderState::Cancelled { on: from });
    assert_eq!(told(&partner, gold), 1);
    assert!(numbered(&partner));
}

#[test]
fn a_renewal_of_silver_that_waits_for_its_transfer_ends_with_the_upgrade_and_that_is_told() {
    let mut partner = qualified(PolicyId::Manual);
    partner.buys(Offer::Silver);
    let subscription = partner.subscription_id();
    partner.on("2021-03-10").qualifies(AREA, Grade::Gold);
    partner.on("2021-03-18");
    let order = partner.orders_by_transfer(Command::Renew { subscription });
    partner.upgrades();
    assert_eq!(state(&partner, order), OrderState::Cancelled { on: partner.today });
    assert_eq!(told(&partner, order), 1);
    assert!(numbered(&partner));
}

#[test]
fn money_is_not_asked_for_while_it_could_not_be_taken() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-16");
    let person = partner.is_joined_by("Ines Duarte", &[Role::DefaultUser]);
    partner.qualifies(AREA, Grade::Silver);
    let order = partner.orders_by_transfer(Command::Subscribe { offer: Offer::Silver });
    assert_eq!(partner.account.may_arrive(order, partner.today), Ok(()));
    assert_eq!(person, UserId(2));
    partner.sends(Command::RemoveUser { user: person });
    let refusal = Refusal::NotQualified { offer: Offer::Silver };
    assert_eq!(partner.account.may_arrive(order, partner.today), Err(refusal.clone()));
    assert_eq!(partner.is_refused_as(By::Agent, Command::RecordTransfer { order }), refusal);
    partner.gains_people(1);
    partner.passes(AREA, 3);
    assert_eq!(partner.account.may_arrive(order, partner.today), Ok(()), "the order goes on to wait");
    arrives(&mut partner, order);
}

#[test]
fn who_gives_an_order_up_calls_off_its_transfer_for_all_in_charge() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-16");
    let other = partner.is_joined_by("Ines Duarte", &[Role::PartnerAdmin]);
    let order = partner.orders_by_transfer(SUBSCRIBE);
    partner.sends(Command::CancelOrder { order });
    assert_eq!(told(&partner, order), 1);
    let latest = partner.account.notices_to(other).next().map(|notice| notice.kind);
    assert_eq!(latest, Some(NoticeKind::OrderExpired { order }));
}

#[test]
fn cancelling_calls_off_the_transfer_that_a_renewal_waits_for() {
    let mut partner = Partner::with_action_pack_under(PolicyId::Manual, "2020-03-19");
    partner.on("2021-03-25");
    let order = partner.orders_by_transfer(Command::Renew { subscription: PACK });
    let command = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(command);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    assert_eq!(state(&partner, order), OrderState::Cancelled { on: partner.today });
    assert_eq!(told(&partner, order), 1);
    assert!(numbered(&partner));
}

#[test]
fn a_fee_that_ends_ends_the_renewal_that_waits_for_a_transfer_and_that_is_told() {
    let mut partner = Partner::member_under(PolicyId::Manual, "2020-03-16");
    let person = partner.is_joined_by("Ines Duarte", &[Role::DefaultUser]);
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    let subscription = partner.subscription_id();
    partner.on("2021-03-15").qualifies(AREA, Grade::Silver);
    partner.on("2021-03-20");
    let order = partner.orders_by_transfer(Command::Renew { subscription });
    partner.sends(Command::RemoveUser { user: person });
    // Elsewhere there is time to meet the requirements again for as long as it can be renewed.
    partner.sends(Command::SetPolicy { policy: PolicyId::SourceDocument });
    partner.on("2021-03-21");
    assert_eq!(state(&partner, order), OrderState::Cancelled { on: day("2021-03-20") });
    let ended = partner.subscription().ending.map(|ending| ending.why);
    assert_eq!(ended, Some(EndReason::NotQualified));
    assert_eq!(told(&partner, order), 1);
    assert!(numbered(&partner));
}
