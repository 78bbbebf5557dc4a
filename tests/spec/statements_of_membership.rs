//! Statements 106 to 141, one by one: choosing a membership, and buying Action Pack.
//!
//! Each test is a statement of the published workflow as a promise, named by its number. Statements 119 and 127 to 129
//! are links to other sites, which the journeys look at; what else can happen is in `levels`, `purchase` and `cards`.

use crate::partner::{GOOD, Partner, card, chinese, day, english};
use memberdesk::domain::command::Command;
use memberdesk::domain::level::{Advantage, Level, MembershipOption, Need, Share};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, Product, Quantity};
use memberdesk::domain::order::{Order, PayBy, Purpose, Step};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{Renewal, Standing};
use memberdesk::i18n::{checkout, frame, names, offers};
use memberdesk::routes::Route;

const SUBSCRIBE: Command = Command::Subscribe { offer: Offer::ActionPack };

/// How much of a product a year of an offer contains.
fn contained(offer: Offer, product: Product) -> Option<Quantity> {
    offer.contents().iter().find(|content| content.product == product).map(|content| content.quantity)
}

/// The order that a member began for Action Pack.
fn order(partner: &Partner) -> &Order {
    let purpose = Purpose::Subscribe(Offer::ActionPack);
    partner.account.orders.iter().find(|order| order.purpose == purpose).expect("an order that was begun")
}

/// A member who began to buy Action Pack.
fn buying() -> Partner {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(SUBSCRIBE);
    partner
}

#[test]
fn statement_106_there_are_three_options_and_each_adds_to_the_one_before() {
    assert_eq!(MembershipOption::ALL.len(), 3);
    for pair in MembershipOption::ALL.windows(2) {
        let most = |option: MembershipOption| *option.levels().last().expect("a level");
        let added = |advantage: &&Advantage| {
            let (before, after) = (advantage.at(most(pair[0])), advantage.at(most(pair[1])));
            before != after && after != Share::Nothing
        };
        assert!(Advantage::ALL.iter().any(|advantage| added(&advantage)), "{:?} adds something", pair[1]);
    }
}

#[test]
fn statements_107_and_108_network_membership_is_the_core_with_entry_level_resources() {
    assert_eq!(Level::ALL[0], Level::Network);
    assert_eq!(Level::Network.needs(), [Need::Join], "and costs nothing");
    let had: Vec<Advantage> = Advantage::ALL
        .into_iter()
        .filter(|advantage| advantage.at(Level::Network) != Share::Nothing)
        .collect();
    assert_eq!(had, [Advantage::Training, Advantage::Support, Advantage::CustomerConnections]);
}

#[test]
fn statement_109_only_a_network_member_upgrades() {
    let visitor = Partner::visitor("2020-03-19");
    for offer in Offer::ALL {
        let refusal = visitor.account.may_subscribe(offer, visitor.today).expect_err("nobody has joined");
        assert_eq!(refusal, Refusal::NotAMember);
        assert_eq!((refusal.basis(), refusal.remedy()), (Basis::Statement(109), Some(Remedy::Join)));
    }
}

#[test]
fn statements_110_and_111_action_pack_is_a_subscription_for_a_year() {
    let partner = Partner::with_action_pack("2020-03-19");
    assert_eq!(partner.account.level(partner.today), Some(Level::ActionPack));
    assert_eq!(partner.account.invoices[0].period, (day("2020-03-19"), day("2021-03-18")));
    let cost = |offer| partner.account.prices.year_of(offer).minor;
    assert!(cost(Offer::ActionPack) < cost(Offer::Silver), "affordable");
}

#[test]
fn statement_112_action_pack_adds_internal_use_of_services_software_and_support() {
    for entry_level in [Advantage::Training, Advantage::Support, Advantage::CustomerConnections] {
        assert_eq!(entry_level.at(Level::ActionPack), Share::Included);
    }
    assert_eq!(Advantage::InternalUseRights.at(Level::Network), Share::Nothing);
    assert_eq!(Advantage::InternalUseRights.at(Level::ActionPack), Share::Included);
    let of = |product| contained(Offer::ActionPack, product);
    assert_eq!(of(Product::OnPremisesIncidents), Some(Quantity::Incidents(10)));
    assert_eq!(of(Product::AdvisoryHours), Some(Quantity::Hours(5)));
}

#[test]
fn statements_113_and_114_a_competency_is_earned_before_it_is_bought() {
    let mut partner = Partner::member("2020-03-19");
    let refusal = partner.is_refused(Command::Subscribe { offer: Offer::Silver });
    assert_eq!(refusal, Refusal::NotQualified { offer: Offer::Silver });
    assert_eq!((refusal.basis(), refusal.remedy()), (Basis::Statement(114), Some(Remedy::OpenCompetencies)));
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Silver).buys(Offer::Silver);
    assert_eq!(partner.account.level(partner.today), Some(Level::Silver));
}

#[test]
fn statement_115_competencies_bring_internal_use_incentives_and_more_support_and_advice() {
    for level in MembershipOption::Competencies.levels() {
        for advantage in [Advantage::Training, Advantage::InternalUseRights, Advantage::PartnerIncentives] {
            assert_eq!(advantage.at(*level), Share::Included, "{advantage:?} of {level:?}");
        }
    }
    assert_eq!(Advantage::PartnerIncentives.at(Level::ActionPack), Share::Nothing);
    let support = Offer::ALL.map(|offer| {
        match (contained(offer, Product::OnPremisesIncidents), contained(offer, Product::AdvisoryHours)) {
            (Some(Quantity::Incidents(incidents)), Some(Quantity::Hours(hours))) => (incidents, hours),
            other => panic!("{offer:?} has {other:?}"),
        }
    });
    assert_eq!(support, [(10, 5), (15, 20), (20, 50)]);
}

#[test]
fn statements_116_and_117_silver_is_named_for_capability_and_gold_for_the_best_in_one_area() {
    let at = |advantage: Advantage| Level::ALL.map(|level| advantage.at(level) == Share::Included);
    assert_eq!(at(Advantage::SilverDesignation), [false, false, true, true]);
    assert_eq!(at(Advantage::GoldDesignation), [false, false, false, true]);

    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(SolutionArea::Security, Grade::Gold).buys(Offer::Gold);
    let named = partner.account.competency(SolutionArea::Security).expect("the competency");
    assert_eq!(named.held.as_ref().map(|held| held.grade), Some(Grade::Gold));
    assert!(partner.account.competency(SolutionArea::DevOps).is_none(), "in that solution area alone");
}

#[test]
fn statement_118_after_joining_offers_can_be_bought() {
    let mut partner = Partner::visitor("2020-03-19");
    assert_eq!(partner.account.may_subscribe(Offer::ActionPack, partner.today), Err(Refusal::NotAMember));
    partner = Partner::member("2020-03-19");
    assert_eq!(partner.account.may_subscribe(Offer::ActionPack, partner.today), Ok(()));
}

#[test]
fn statements_121_and_122_a_subscription_to_action_pack_brings_all_of_it_for_a_year() {
    let partner = Partner::with_action_pack("2020-03-19");
    let granted: Vec<Product> = partner.account.entitlements.iter().map(|granted| granted.product).collect();
    let promised: Vec<Product> = Offer::ActionPack.contents().iter().map(|content| content.product).collect();
    assert_eq!(granted, promised);
    assert_eq!(partner.standing(), Standing::Active { anniversary: day("2021-03-19") });
}

#[test]
fn statement_123_it_contains_developer_tools() {
    assert_eq!(contained(Offer::ActionPack, Product::DeveloperTools), Some(Quantity::Included));
    for platform in ["iOS", "Android", "Linux", "Windows"] {
        assert!(
            english(names::DEVELOPER_TOOLS).contains(platform)
                && chinese(names::DEVELOPER_TOOLS).contains(platform)
        );
    }
}

#[test]
fn statement_124_it_contains_ten_windows_and_three_visual_studio_licences_and_an_account() {
    let of = |product| contained(Offer::ActionPack, product);
    assert_eq!(of(Product::Windows10Enterprise), Some(Quantity::Licences(10)));
    assert_eq!(of(Product::VisualStudioProfessional), Some(Quantity::Licences(3)));
    assert_eq!(of(Product::VisualStudioTeamServices), Some(Quantity::Accounts(1)));
}

#[test]
fn statement_125_it_contains_up_to_ten_office_seats_and_five_of_each_other_suite() {
    let of = |product| contained(Offer::ActionPack, product);
    let Some(Quantity::Seats { base, earned }) = of(Product::Office365E3) else { panic!("seats") };
    assert_eq!(base + earned, 10);
    for suite in [Product::EnterpriseMobilitySuite, Product::DynamicsCrmOnline] {
        assert_eq!(of(suite), Some(Quantity::Seats { base: 5, earned: 0 }));
    }
}

#[test]
fn statement_126_it_brings_100_dollars_of_azure_credit_every_month() {
    let credit = Money::new(10_000, Currency::Usd);
    assert_eq!(contained(Offer::ActionPack, Product::AzureCredit), Some(Quantity::MonthlyCredit(credit)));
}

#[test]
fn statements_131_to_133_the_menu_leads_to_the_available_offers_where_subscribing_begins() {
    assert_eq!(Route::Offers.path(), "partnership/offers");
    assert_eq!((english(frame::PARTNERSHIP), english(frame::OFFERS)), ("Partnership", "Offers"));
    assert_eq!(english(offers::AVAILABLE), "Available offers");
    assert_eq!(english(names::ACTION_PACK), "Microsoft Action Pack");
    assert_eq!(english(offers::SUBSCRIBE_NOW), "Subscribe now");
    let mut partner = Partner::member("2020-03-19");
    assert_eq!(partner.account.may_subscribe(Offer::ActionPack, partner.today), Ok(()));
    partner.sends(SUBSCRIBE);
    assert!(order(&partner).is_open());
}

#[test]
fn statement_134_next_agrees_to_the_terms_and_conditions_first() {
    let mut partner = buying();
    let id = order(&partner).id;
    assert_eq!(order(&partner).next_step(), Step::Terms);
    assert_eq!((english(frame::NEXT), english(names::STEP_TERMS)), ("Next", "Terms and Conditions"));
    let refusal = partner.is_refused(Command::Buy { order: id });
    assert_eq!(refusal, Refusal::TermsNotAccepted { order: id });
    assert_eq!(refusal.basis(), Basis::Statement(134));
    partner.sends(Command::AcceptTerms { order: id });
}

#[test]
fn statements_135_to_137_payment_details_come_next_and_are_entered_where_there_are_none() {
    let mut partner = buying();
    let id = order(&partner).id;
    partner.sends(Command::AcceptTerms { order: id });
    assert_eq!(order(&partner).next_step(), Step::Payment);
    assert_eq!(english(checkout::ADD_WAY), "Get started! Add a way to pay");
    let refusal = partner.is_refused(Command::Buy { order: id });
    assert_eq!(refusal, Refusal::NoPaymentMethod { order: id });
    assert_eq!((refusal.basis(), refusal.remedy()), (Basis::Statement(136), Some(Remedy::OpenOrder(id))));
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(id) });
    assert_eq!(order(&partner).next_step(), Step::Review);
}

#[test]
fn statement_136_a_way_to_pay_that_is_there_need_not_be_entered_again() {
    let mut partner = buying();
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: None });
    let (id, method) = (order(&partner).id, partner.latest_method());
    partner.sends(Command::AcceptTerms { order: id });
    partner.sends(Command::ChoosePayment { order: id, pay_by: PayBy::Card(method) });
    assert_eq!(order(&partner).next_step(), Step::Review);
}

#[test]
fn statements_138_to_141_buy_charges_the_card_immediately_and_confirms_the_order() {
    let mut partner = buying();
    let id = order(&partner).id;
    partner.sends(Command::AcceptTerms { order: id });
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(id) });
    assert_eq!(partner.account.payments.len(), 0, "nothing is charged before");
    assert_eq!(english(names::STEP_REVIEW), "Review order");
    assert_eq!(
        (english(checkout::BUY), english(checkout::CONFIRMED_TITLE)),
        ("Buy", "Your order is confirmed")
    );
    assert_eq!(english(frame::CLOSE), "Close");
    partner.sends(Command::Buy { order: id });
    let [payment] = &partner.account.payments[..] else { panic!("one payment") };
    assert_eq!((payment.on, payment.amount), (partner.today, Money::new(47_500, Currency::Usd)));
    assert_eq!(order(&partner).next_step(), Step::Confirmed);
    assert_eq!(partner.subscription().renewal, Renewal::On);
}
