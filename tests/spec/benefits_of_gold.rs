//! What gold takes over of the benefits of the silver that it takes the place of.

use crate::benefits::{left, standing, use_one};
use crate::partner::{Partner, day};
use memberdesk::domain::benefit::{BenefitStanding, Holding, Left};
use memberdesk::domain::command::Command;
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::product_key::KeyStanding;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::Standing;
use memberdesk::domain::user::{By, Role};

#[test]
fn gold_goes_on_with_the_seats_and_keys_that_people_had_in_silver() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    let user = partner.account.users[0].id;
    let (seats, keys) =
        (partner.benefit(Product::Office365E3), partner.benefit(Product::Windows10Enterprise));
    partner.sends(Command::ActivateBenefit { entitlement: seats });
    partner.sends(Command::AssignSeat { entitlement: seats, user });
    partner.sends(Command::ShowProductKey { entitlement: keys, key: 2 });
    partner.sends(Command::RedeemProductKey { entitlement: keys, key: 2 });
    partner.sends(use_one(&partner, Product::AdvisoryHours));

    partner.on("2020-09-19");
    partner.qualifies(SolutionArea::Security, Grade::Gold).upgrades();
    assert!(matches!(standing(&partner, seats), BenefitStanding::Ended { .. }));
    let account = &partner.account;
    let seats = account.entitlement(partner.benefit(Product::Office365E3)).expect("gold's seats");
    assert_eq!(account.seat_holders(seats, partner.today), [user]);
    assert_eq!(left(&partner, Product::Office365E3), Left::Count { left: 99, of: 100 });
    assert_eq!(standing(&partner, seats.id), BenefitStanding::Usable { until: day("2021-09-19") });
    let Holding::Seats(held) = &seats.holding else { panic!("{seats:?} has no seats") };
    assert!(held.waiting.is_empty(), "the key of the first gold year is redeemed with it");
    let licences =
        account.entitlement(partner.benefit(Product::Windows10Enterprise)).expect("gold's licences");
    let key = account.product_keys(licences, partner.today)[1];
    let (on, until) = (day("2020-03-19"), day("2021-03-19"));
    assert_eq!(key.standing, KeyStanding::Redeemed { on, until });
    assert_eq!(left(&partner, Product::Windows10Enterprise), Left::Count { left: 99, of: 100 });
    assert_eq!(left(&partner, Product::AdvisoryHours), Left::Count { left: 50, of: 50 });
    assert!(
        matches!(left(&partner, Product::AzureCredit), Left::Credit { left, .. } if left.minor == 60_000)
    );
    assert!(account.refund_standing(partner.subscription_id(), partner.today).is_err(), "it is in use");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn gold_bought_in_the_grace_period_of_silver_takes_no_seat_away() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    let (entitlement, user) = (partner.benefit(Product::Office365E3), partner.account.users[0].id);
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.sends(Command::AssignSeat { entitlement, user });
    let subscription = partner.subscription_id();
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-03-10");
    partner.qualifies(SolutionArea::Security, Grade::Gold);
    partner.on("2021-04-10");
    assert!(matches!(partner.standing(), Standing::Grace { .. }));
    partner.upgrades();
    let seats = partner.account.entitlement(partner.benefit(Product::Office365E3)).expect("gold's seats");
    assert_eq!(partner.account.seat_holders(seats, partner.today), [user]);
}

#[test]
fn gold_that_starts_after_silver_was_over_begins_with_nobody() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    let entitlement = partner.benefit(Product::Office365E3);
    let user = partner.is_joined_by("Omar Haddad", &[Role::DefaultUser]);
    partner.sends(Command::ActivateBenefit { entitlement });
    partner.sends(Command::AssignSeat { entitlement, user });
    let subscription = partner.subscription_id();
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-03-10");
    partner.qualifies(SolutionArea::Security, Grade::Gold);
    partner.on("2021-04-16");
    let order = partner.orders_by_transfer(Command::Upgrade { subscription });
    partner.on("2021-04-18");
    partner.sends_as(By::Agent, Command::RecordTransfer { order });
    partner.sends(Command::RemoveUser { user });
    partner.on("2021-04-21");
    assert_eq!(partner.subscription().offer, Offer::Gold);
    let seats = partner.account.entitlement(partner.benefit(Product::Office365E3)).expect("gold's seats");
    assert_eq!(partner.account.seat_holders(seats, partner.today), []);
    assert!(matches!(standing(&partner, seats.id), BenefitStanding::Waiting { .. }));
}

#[test]
fn gold_starts_anew_where_silver_was_not_used() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    partner.qualifies(SolutionArea::Security, Grade::Gold).upgrades();
    let seats = partner.benefit(Product::Office365E3);
    assert!(matches!(standing(&partner, seats), BenefitStanding::Waiting { .. }));
    partner.sends(Command::ActivateBenefit { entitlement: seats });
    assert_eq!(left(&partner, Product::Office365E3), Left::Count { left: 100, of: 100 });
}
