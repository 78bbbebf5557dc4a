//! What a membership entitles a company to, how it is activated and when it ends (statements 112, 123-126, 176).

use crate::partner::{GOOD, Partner, card, contact, day};
use crate::stored;
use memberdesk::domain::benefit::{BenefitStanding, Holding, Left};
use memberdesk::domain::benefit_refusal::BenefitRefusal;
use memberdesk::domain::command::Command;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::EntitlementId;
use memberdesk::domain::offer::{Counting, Offer, Product, Quantity};
use memberdesk::domain::order::{Order, OrderState, Purpose};
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy, Thing};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Role};

fn activate(partner: &Partner, product: Product) -> Command {
    Command::ActivateBenefit { entitlement: partner.benefit(product) }
}

pub fn use_one(partner: &Partner, product: Product) -> Command {
    Command::UseAllowance { entitlement: partner.benefit(product) }
}

pub fn standing(partner: &Partner, entitlement: EntitlementId) -> BenefitStanding {
    let entitlement = partner.account.entitlement(entitlement).expect("the entitlement");
    partner.account.benefit_standing(entitlement, partner.today)
}

pub fn left(partner: &Partner, product: Product) -> Left {
    let entitlement = partner.account.entitlement(partner.benefit(product)).expect("the entitlement");
    partner.account.benefit_left(entitlement, partner.today)
}

#[test]
fn buying_action_pack_grants_what_it_contains_in_the_same_moment() {
    let mut partner = Partner::member("2020-03-19");
    let order = partner.buys_action_pack_with(card(GOOD));
    assert!(matches!(partner.account.order(order), Some(Order { state: OrderState::Paid { .. }, .. })));
    let granted = partner.journal.iter().find_map(|stamped| {
        let Event::BenefitsGranted { from, until, grants, .. } = &stamped.event else { return None };
        Some((*from, *until, grants.clone()))
    });
    let (from, until, grants) = granted.expect("what was granted");
    assert_eq!((from, until), (day("2020-03-19"), day("2021-03-19")));
    let dollars = |quantity| {
        let Quantity::MonthlyCredit(amount) = quantity else { return format!("{quantity:?}") };
        [&amount.decimal(), " ", amount.currency.code()].concat()
    };
    let contents: Vec<(Product, String)> =
        grants.iter().map(|grant| (grant.product, dollars(grant.quantity))).collect();
    let expected = [
        (Product::DeveloperTools, "Included"),
        (Product::Windows10Enterprise, "Licences(10)"),
        (Product::VisualStudioProfessional, "Licences(3)"),
        (Product::VisualStudioTeamServices, "Accounts(1)"),
        (Product::Office365E3, "Seats { base: 5, earned: 5 }"),
        (Product::EnterpriseMobilitySuite, "Seats { base: 5, earned: 0 }"),
        (Product::DynamicsCrmOnline, "Seats { base: 5, earned: 0 }"),
        (Product::AzureCredit, "100.00 USD"),
        (Product::OnPremisesIncidents, "Incidents(10)"),
        (Product::AdvisoryHours, "Hours(5)"),
        (Product::GoToMarket, "Included"),
    ];
    assert_eq!(contents, expected.map(|(product, quantity)| (product, quantity.to_owned())));
}

#[test]
fn silver_has_15_incidents_and_20_hours_gold_20_and_50() {
    let of = |offer: Offer, product| {
        offer.contents().iter().find(|content| content.product == product).map(|content| content.quantity)
    };
    assert_eq!(of(Offer::Silver, Product::OnPremisesIncidents), Some(Quantity::Incidents(15)));
    assert_eq!(of(Offer::Silver, Product::AdvisoryHours), Some(Quantity::Hours(20)));
    assert_eq!(of(Offer::Gold, Product::OnPremisesIncidents), Some(Quantity::Incidents(20)));
    assert_eq!(of(Offer::Gold, Product::AdvisoryHours), Some(Quantity::Hours(50)));
}

#[test]
fn activating_is_the_next_step_and_each_benefit_counts() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    assert_eq!(partner.account.activation_progress(subscription, partner.today), (0, 9));
    let tools = partner.benefit(Product::DeveloperTools);
    assert_eq!(standing(&partner, tools), BenefitStanding::Waiting { activate_by: day("2020-12-14") });
    assert_eq!(partner.sends(activate(&partner, Product::DeveloperTools)).len(), 1);
    assert_eq!(standing(&partner, tools), BenefitStanding::Usable { until: day("2021-03-19") });
    partner.sends(activate(&partner, Product::VisualStudioTeamServices));
    partner.sends(activate(&partner, Product::Office365E3));
    assert_eq!(partner.account.activation_progress(subscription, partner.today), (3, 9));
    assert_eq!(partner.account.waiting_to_activate(subscription, day("2020-12-14")), 6);
    assert_eq!(
        partner.account.waiting_to_activate(subscription, day("2020-12-15")),
        0,
        "it is too late then"
    );
    let credit = partner.benefit(Product::AzureCredit);
    assert_eq!([tools, credit].map(|id| partner.account.is_activated(id)), [true, false]);
    let refusal = partner.is_refused(activate(&partner, Product::DeveloperTools));
    let already = BenefitRefusal::AlreadyActivated { entitlement: tools, since: day("2020-03-19") };
    assert_eq!(refusal, already.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("already-activated", Basis::Policy(Choice::Meaning)));
}

#[test]
fn what_is_activated_by_using_it_has_no_step_of_its_own() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    for product in [Product::Windows10Enterprise, Product::OnPremisesIncidents, Product::AdvisoryHours] {
        let refusal = partner.is_refused(activate(&partner, product));
        assert_eq!(refusal, BenefitRefusal::OtherKind { entitlement: partner.benefit(product) }.into());
        assert_eq!(refusal.rule(), "benefit-of-other-kind");
    }
}

#[test]
fn going_to_market_needs_its_contact_first() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let refusal = partner.is_refused(activate(&partner, Product::GoToMarket));
    assert_eq!(refusal.rule(), "marketing-contact-first");
    assert_eq!(refusal.remedy(), Some(Remedy::SetMarketingContact));
    let name = Command::SetMarketingContact { contact: contact() };
    assert_eq!(partner.sends(name.clone()).len(), 1);
    assert_eq!(partner.sends(name), []);
    partner.sends(activate(&partner, Product::GoToMarket));
    assert_eq!(partner.account.marketing_contact, Some(contact()));
}

#[test]
fn the_accounts_of_a_benefit_are_open_once_it_is_activated() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let product = Product::VisualStudioTeamServices;
    assert_eq!(left(&partner, product), Left::Count { left: 1, of: 1 });
    partner.sends(activate(&partner, product));
    assert_eq!(left(&partner, product), Left::Count { left: 0, of: 1 });
    assert_eq!(left(&partner, Product::DeveloperTools), Left::Included);
}

#[test]
fn the_last_day_to_activate_is_270_days_after_the_first() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2020-12-14");
    let tools = partner.benefit(Product::DeveloperTools);
    assert_eq!(standing(&partner, tools), BenefitStanding::Waiting { activate_by: day("2020-12-14") });
    partner.sends(activate(&partner, Product::DeveloperTools));
    partner.on("2020-12-15");
    let subscription = partner.subscription_id();
    let accounts = partner.benefit(Product::VisualStudioTeamServices);
    assert_eq!(standing(&partner, accounts), BenefitStanding::Lapsed { since: day("2020-12-15") });
    let refusal = partner.is_refused(activate(&partner, Product::VisualStudioTeamServices));
    let activate_by = day("2020-12-14");
    let passed = BenefitRefusal::ActivateByPassed { subscription, activate_by, goes_on: true };
    assert_eq!(refusal, passed.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("activate-by-passed", Basis::Policy(Choice::Benefits)));
    assert_eq!(refusal.remedy(), Some(Remedy::Renew(subscription)));
    // A step that was taken in time is not undone.
    assert!(matches!(standing(&partner, tools), BenefitStanding::Usable { .. }));
}

#[test]
fn renewing_extends_benefits_and_opens_activation_again() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(activate(&partner, Product::DeveloperTools));
    partner.on("2021-01-10");
    partner.renews_with(card(GOOD));
    let tools = partner.benefit(Product::DeveloperTools);
    assert_eq!(standing(&partner, tools), BenefitStanding::Usable { until: day("2022-03-19") });
    let accounts = partner.benefit(Product::VisualStudioTeamServices);
    let again = day("2021-03-19").plus_days(270);
    assert_eq!(standing(&partner, accounts), BenefitStanding::Waiting { activate_by: again });
    partner.sends(activate(&partner, Product::VisualStudioTeamServices));
    assert_eq!(partner.account.entitlements.len(), 11, "renewing grants nothing twice");
}

#[test]
fn incidents_and_hours_are_used_one_at_a_time() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    for used in 1..=5 {
        partner.sends(use_one(&partner, Product::AdvisoryHours));
        assert_eq!(left(&partner, Product::AdvisoryHours), Left::Count { left: 5 - used, of: 5 });
    }
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(use_one(&partner, Product::AdvisoryHours));
    assert_eq!(refusal, BenefitRefusal::UsedUp { subscription, next: None, goes_on: true }.into());
    assert_eq!((refusal.rule(), refusal.basis()), ("used-up", Basis::Statement(112)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::Renew(subscription))));
    assert_eq!(left(&partner, Product::OnPremisesIncidents), Left::Count { left: 10, of: 10 });

    partner.renews_with(card(GOOD));
    let refusal = partner.is_refused(use_one(&partner, Product::AdvisoryHours));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (Some(day("2021-03-19")), None));
    partner.on("2021-03-19");
    partner.sends(use_one(&partner, Product::AdvisoryHours));
    assert_eq!(left(&partner, Product::AdvisoryHours), Left::Count { left: 4, of: 5 });
}

#[test]
fn hours_that_were_not_used_lapse_with_the_year() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.sends(use_one(&partner, Product::AdvisoryHours));
    partner.on("2021-03-20");
    assert_eq!(left(&partner, Product::AdvisoryHours), Left::Count { left: 5, of: 5 });
}

#[test]
fn benefits_go_on_through_the_grace_period_and_end_after_it() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(activate(&partner, Product::DeveloperTools));
    partner.sends(Command::TurnOffRenewal { subscription });
    let tools = partner.benefit(Product::DeveloperTools);
    partner.on("2021-04-18");
    assert!(matches!(standing(&partner, tools), BenefitStanding::Usable { .. }));
    partner.sends(use_one(&partner, Product::AdvisoryHours));
    assert_eq!(partner.account.entitlements_in_force(partner.today).count(), 11);

    partner.on("2021-04-19");
    assert_eq!(standing(&partner, tools), BenefitStanding::Ended { since: day("2021-04-19") });
    assert_eq!(partner.account.entitlements_in_force(partner.today).count(), 0);
    let refusal = partner.is_refused(use_one(&partner, Product::AdvisoryHours));
    assert_eq!(refusal, BenefitRefusal::Ended { subscription, since: day("2021-04-19") }.into());
    assert_eq!(
        (refusal.rule(), refusal.basis()),
        ("benefits-end-with-membership", Basis::Policy(Choice::Grace))
    );
    assert_eq!(refusal.remedy(), Some(Remedy::SubscribeAgain(subscription)));
}

#[test]
fn a_benefit_is_in_its_grace_period_as_soon_as_its_membership_has_expired() {
    // 365 days after 19 March 2020 is 19 March 2021, on which only two of the rule sets count it as expired.
    let expired = [PolicyId::SourceDocument, PolicyId::Today];
    for policy in PolicyId::ALL {
        let mut partner = Partner::with_action_pack_under(policy, "2020-03-19");
        if policy.policy().automatic.is_some() {
            partner.turns_off();
        }
        let in_grace = |partner: &Partner| {
            let tools = partner.account.entitlement(partner.benefit(Product::DeveloperTools)).expect("tools");
            partner.account.goes_on_in_grace(tools, partner.today)
        };
        assert!(!in_grace(partner.on("2021-03-18")), "{policy:?}");
        assert_eq!(in_grace(partner.on("2021-03-19")), expired.contains(&policy), "{policy:?}");
        assert!(in_grace(partner.on("2021-03-20")), "{policy:?}");
        assert!(in_grace(partner.on("2021-04-18")), "{policy:?}");
        assert!(!in_grace(partner.on("2021-04-19")), "{policy:?}");
    }
}

#[test]
fn buying_again_grants_anew() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    partner.sends(activate(&partner, Product::DeveloperTools));
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-06-01");
    partner.buys_action_pack_with(card(GOOD));
    assert_eq!(partner.account.entitlements.len(), 22);
    assert_eq!(partner.account.activation_progress(partner.subscription_id(), partner.today), (0, 9));
}

#[test]
fn of_a_core_benefit_the_offer_that_grants_most_counts() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let (small, licences) =
        (partner.benefit(Product::AdvisoryHours), partner.benefit(Product::Windows10Enterprise));
    partner.qualifies(SolutionArea::Security, Grade::Silver).buys(Offer::Silver);
    let large = partner.benefit(Product::AdvisoryHours);
    assert_eq!(standing(&partner, small), BenefitStanding::Contained { by: large });
    let refusal = partner.is_refused(Command::UseAllowance { entitlement: small });
    assert_eq!(
        refusal,
        BenefitRefusal::Contained { by: large, more: true, from: Some(day("2021-03-19")) }.into()
    );
    assert_eq!(
        (refusal.rule(), refusal.remedy()),
        ("larger-benefit-counts", Some(Remedy::OpenBenefit(large)))
    );
    partner.sends(Command::UseAllowance { entitlement: large });
    // Internal-use rights add up.
    assert!(matches!(standing(&partner, licences), BenefitStanding::Waiting { .. }));
    let marketing: Vec<_> = partner
        .account
        .entitlements_in_force(partner.today)
        .filter(|benefit| benefit.product == Product::GoToMarket)
        .map(|benefit| (benefit.offer, benefit.counting))
        .collect();
    assert_eq!(marketing, [(Offer::ActionPack, Counting::Core)], "of equals the first counts");
}

#[test]
fn only_who_manages_benefits_touches_them() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let tools = activate(&partner, Product::DeveloperTools);
    for role in [Role::AccountAdmin, Role::BillingAdmin, Role::UserAdmin, Role::DefaultUser] {
        let person = partner.is_joined_by(&format!("Person {role:?}"), &[role]);
        let refusal = partner.is_refused_as(By::User(person), tools.clone());
        assert_eq!(refusal, Refusal::NotPermitted { permission: Permission::ManageBenefits });
    }
    let partner_admin = partner.is_joined_by("Pat Admin", &[Role::PartnerAdmin]);
    partner.sends_as(By::User(partner_admin), tools);
}

#[test]
fn a_benefit_that_is_not_there_is_not_found() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let command = Command::ActivateBenefit { entitlement: EntitlementId(99) };
    assert_eq!(partner.is_refused(command), Refusal::NotFound { thing: Thing::Entitlement });
}

#[test]
fn every_rule_set_grants_and_activates_alike() {
    for policy in PolicyId::ALL {
        let mut partner = Partner::member("2020-03-19");
        partner.sends(Command::SetPolicy { policy });
        partner.buys_action_pack_with(card(GOOD));
        partner.sends(activate(&partner, Product::Office365E3));
        assert_eq!(partner.account.entitlements.len(), 11, "{policy:?}");
        assert!(partner.account.open_order(Purpose::Subscribe(Offer::ActionPack)).is_none());
    }
}

#[test]
fn an_event_that_speaks_of_a_missing_benefit_changes_nothing() {
    let partner = Partner::with_action_pack("2020-03-19");
    let entitlement = EntitlementId(99);
    let user = partner.account.users[0].id;
    let events = [
        Event::BenefitActivated { entitlement },
        Event::SeatAssigned { entitlement, user },
        Event::SeatReleased { entitlement, user },
        Event::AllowanceUsed { entitlement },
        Event::ProductKeyShown { entitlement, key: 1, code: String::new() },
        Event::ProductKeyRedeemed {
            entitlement: partner.benefit(Product::Windows10Enterprise),
            key: 1,
            until: partner.today,
        },
        Event::AllowanceUsed { entitlement: partner.benefit(Product::DeveloperTools) },
        Event::SeatAssigned { entitlement: partner.benefit(Product::DeveloperTools), user },
    ];
    for event in events {
        let mut account = partner.account.clone();
        let stamped = Stamped { on: partner.today, minute: 0, by: By::Clock, event };
        account.apply(&stamped).expect_err("an event that does not fit");
        assert_eq!(account, partner.account);
    }
}

#[test]
fn what_was_used_is_kept_whole_in_a_replay() {
    let mut partner = Partner::with_action_pack("2020-02-29");
    partner.sends(activate(&partner, Product::AzureCredit));
    partner.sends(use_one(&partner, Product::OnPremisesIncidents));
    partner.on("2024-06-01");
    assert_eq!(partner.replayed(), partner.account);
    assert_eq!(stored::read(&stored::write(&partner.journal)).as_ref(), Some(&partner.journal));
    let hours =
        partner.account.entitlement(partner.benefit(Product::OnPremisesIncidents)).expect("incidents");
    assert!(matches!(&hours.holding, Holding::Incidents(used) if used.uses == [day("2020-02-29")]));
}
