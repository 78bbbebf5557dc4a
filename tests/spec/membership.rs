//! Joining the network (statements 107-109 and 118).

use crate::partner::{Partner, company, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::id::UserId;
use memberdesk::domain::membership::{Membership, Verification};
use memberdesk::domain::money::Currency;
use memberdesk::domain::offer::{Offer, PriceList};
use memberdesk::domain::permission::Permission;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Language, Role};

fn join(country: &str, verification: Verification) -> Command {
    Command::Join { company: Box::new(company(country)), language: Language::SimplifiedChinese, verification }
}

fn pending() -> Partner {
    let mut partner = Partner::visitor("2020-03-19");
    partner.sends(join("CN", Verification::ByDesk));
    partner.by = By::User(UserId(1));
    partner
}

fn decided(mut partner: Partner, authorize: bool) -> Partner {
    partner.by = By::Agent;
    partner.sends(Command::DecideMembership { authorize });
    partner.by = By::User(UserId(1));
    partner
}

#[test]
fn a_company_that_joins_is_a_member_at_once_with_an_mpn_id_of_seven_digits() {
    let partner = Partner::member("2020-03-19");
    assert_eq!(partner.account.membership, Membership::Authorized { since: day("2020-03-19") });
    let mpn_id = partner.account.mpn_id.as_deref().expect("an MPN ID");
    assert_eq!((mpn_id.len(), mpn_id.bytes().all(|sign| sign.is_ascii_digit())), (7, true));
}

#[test]
fn the_person_who_joins_is_the_first_global_admin_and_is_written_to_in_the_chosen_language() {
    let partner = pending();
    let [first] = partner.account.users.as_slice() else { panic!("one person") };
    assert_eq!(
        (first.roles.as_slice(), first.language),
        (&[Role::GlobalAdmin][..], Language::SimplifiedChinese)
    );
    assert_eq!(first.email, company("CN").contact.email);
}

#[test]
fn what_the_desk_has_yet_to_verify_can_wait_and_nothing_else() {
    let mut partner = pending();
    let waiting = Refusal::MembershipPending { since: day("2020-03-19") };
    for command in [
        Command::Subscribe { offer: Offer::ActionPack },
        Command::StartCompetency { area: SolutionArea::Security },
        join("CN", Verification::AtOnce),
    ] {
        assert_eq!(partner.is_refused(command), waiting);
    }
    assert_eq!((waiting.rule(), waiting.basis()), ("membership-pending", Basis::Statement(118)));
    assert_eq!((waiting.allowed_from(), waiting.remedy()), (None, None));
}

#[test]
fn the_desk_authorizes_and_not_the_company_itself() {
    let mut partner = pending();
    assert_eq!(
        partner.is_refused(Command::DecideMembership { authorize: true }),
        Refusal::NotPermitted { permission: Permission::DecideMembership }
    );
    partner.on("2020-03-23");
    let partner = decided(partner, true);
    assert_eq!(partner.account.membership, Membership::Authorized { since: day("2020-03-23") });
    assert_eq!(partner.account.may_subscribe(Offer::ActionPack, partner.today), Ok(()));
}

#[test]
fn the_desk_decides_once() {
    for authorize in [true, false] {
        let mut partner = decided(pending(), authorize);
        partner.by = By::Agent;
        assert_eq!(
            partner.is_refused(Command::DecideMembership { authorize: true }),
            Refusal::MembershipDecided
        );
    }
    let mut nobody = Partner::visitor("2020-03-19");
    nobody.by = By::Agent;
    assert_eq!(nobody.is_refused(Command::DecideMembership { authorize: true }), Refusal::NotAMember);
}

#[test]
fn a_rejected_company_may_not_buy_and_may_join_again_with_better_data() {
    let mut partner = decided(pending(), false);
    assert_eq!(partner.account.membership, Membership::Rejected { on: day("2020-03-19") });
    let refusal = partner.is_refused(Command::Subscribe { offer: Offer::ActionPack });
    assert_eq!((&refusal, refusal.remedy()), (&Refusal::MembershipRejected, Some(Remedy::Join)));

    partner.on("2020-04-01").sends(join("DE", Verification::AtOnce));
    assert_eq!(partner.account.membership, Membership::Authorized { since: day("2020-04-01") });
    assert_eq!(partner.account.users.len(), 1);
    assert_eq!(partner.account.company, Some(company("DE")));
    assert_eq!(partner.account.prices.currency.code(), "EUR");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn prices_that_were_set_stay_where_a_company_joins_again_in_the_same_currency() {
    let set = |mut partner: Partner| {
        let prices = PriceList { action_pack: 12_345, ..partner.account.prices };
        partner.sends(Command::SetPrices { prices });
        decided(partner, false)
    };
    let price = |mut partner: Partner, country| {
        partner.sends(join(country, Verification::AtOnce));
        partner.account.prices
    };
    assert_eq!(price(set(pending()), "CN").action_pack, 12_345);
    assert_eq!(price(set(pending()), "DE"), PriceList::demonstration(Currency::Eur));
}

#[test]
fn only_its_global_admin_lets_a_rejected_company_join_again() {
    let mut partner = decided(pending(), false);
    let refused = Refusal::NotPermitted { permission: Permission::Join };
    partner.gains_people(1);
    for by in [By::Visitor, By::User(UserId(2)), By::Agent] {
        partner.by = by;
        assert_eq!(partner.is_refused(join("DE", Verification::AtOnce)), refused);
    }
}

#[test]
fn who_may_join_is_known_before_the_form_is_filled_in() {
    let not_permitted = Err(Refusal::NotPermitted { permission: Permission::Join });
    let ada = By::User(UserId(1));
    let nobody = Partner::visitor("2020-03-19").account;
    assert_eq!((nobody.may_join(By::Visitor), nobody.may_join(By::Agent)), (Ok(()), not_permitted.clone()));
    let waits = Err(Refusal::MembershipPending { since: day("2020-03-19") });
    assert_eq!(pending().account.may_join(ada), waits);
    assert_eq!(decided(pending(), true).account.may_join(ada), Err(Refusal::AlreadyJoined));

    let mut rejected = decided(pending(), false);
    rejected.gains_people(1);
    assert_eq!(rejected.account.may_join(ada), Ok(()));
    for by in [By::User(UserId(2)), By::Agent] {
        assert_eq!(rejected.account.may_join(by), not_permitted);
    }
}

#[test]
fn the_contact_of_a_company_that_joins_again_becomes_no_user() {
    let mut partner = decided(pending(), false);
    let mut other = company("DE");
    other.contact.name = "Mei Tanaka".into();
    let (language, verification) = (Language::English, Verification::AtOnce);
    partner.sends(Command::Join { company: Box::new(other), language, verification });
    let [first] = partner.account.users.as_slice() else { panic!("one person") };
    assert_eq!(first.name, "Ada Lindqvist");
}

#[test]
fn a_member_does_not_join_again() {
    let mut partner = Partner::member("2020-03-19");
    assert_eq!(partner.is_refused(join("US", Verification::AtOnce)), Refusal::AlreadyJoined);
}
