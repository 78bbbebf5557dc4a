//! The membership options, and silver, gold and the upgrade between them (statements 106-118).

use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::account::Account;
use memberdesk::domain::command::Command;
use memberdesk::domain::id::SubscriptionId;
use memberdesk::domain::level::{Advantage, Level, MembershipOption, Need, Share};
use memberdesk::domain::offer::{Offer, Product, Quantity};
use memberdesk::domain::order::{Item, OrderState, Purpose, Step};
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refund::RefundBar;
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{EndReason, Standing};

const AREA: SolutionArea = SolutionArea::CloudPlatform;

/// A partner who bought silver on 19 March 2020.
fn silver() -> Partner {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    partner
}

#[test]
fn the_network_offers_three_options_with_four_levels() {
    let levels: Vec<Level> =
        MembershipOption::ALL.iter().flat_map(|option| option.levels()).copied().collect();
    assert_eq!(levels, Level::ALL);
}

#[test]
fn what_every_member_has_from_the_start_stays_at_every_level() {
    for level in Level::ALL {
        for advantage in [Advantage::Training, Advantage::Support, Advantage::CustomerConnections] {
            assert_eq!(advantage.at(level), Share::Included, "{advantage:?} at {level:?}");
        }
    }
}

#[test]
fn each_level_adds_something_to_the_one_before() {
    for pair in Level::ALL.windows(2) {
        let added = Advantage::ALL.iter().filter(|advantage| {
            advantage.at(pair[0]) != advantage.at(pair[1]) && advantage.at(pair[1]) != Share::Nothing
        });
        assert!(added.count() > 0, "{:?} adds nothing to {:?}", pair[1], pair[0]);
    }
}

#[test]
fn the_comparison_shows_all_that_the_offers_contain() {
    for level in Level::ALL {
        let contents = level.offer().map_or(&[][..], Offer::contents);
        for content in contents {
            let share = Advantage::Contains(content.product).at(level);
            let expected = if content.quantity == Quantity::Included {
                Share::Included
            } else {
                Share::Amount(content.quantity)
            };
            assert_eq!(share, expected);
            assert!(Advantage::ALL.contains(&Advantage::Contains(content.product)));
        }
    }
    let hours = Level::ALL.map(|level| Advantage::Contains(Product::AdvisoryHours).at(level));
    let amount = |hours| Share::Amount(Quantity::Hours(hours));
    assert_eq!(hours, [Share::Nothing, amount(5), amount(20), amount(50)]);
    let windows = Advantage::Contains(Product::Windows10Enterprise);
    assert_eq!(windows.at(Level::Network), Share::Nothing);
    assert_eq!(windows.at(Level::ActionPack), Share::Amount(Quantity::Licences(10)));
}

#[test]
fn the_designations_and_incentives_belong_to_competencies() {
    let at = |advantage: Advantage| Level::ALL.map(|level| advantage.at(level) == Share::Included);
    assert_eq!(at(Advantage::InternalUseRights), [false, true, true, true]);
    assert_eq!(at(Advantage::PartnerIncentives), [false, false, true, true]);
    assert_eq!(at(Advantage::SilverDesignation), [false, false, true, true]);
    assert_eq!(at(Advantage::GoldDesignation), [false, false, false, true]);
}

#[test]
fn the_level_of_a_company_follows_what_it_holds() {
    let nobody = Account::default();
    assert_eq!(nobody.level(day("2020-03-19")), None);

    let mut partner = Partner::member("2020-03-19");
    assert_eq!(partner.account.level(partner.today), Some(Level::Network));
    partner.buys(Offer::ActionPack);
    assert_eq!(partner.account.level(partner.today), Some(Level::ActionPack));
    partner.qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    assert_eq!(partner.account.level(partner.today), Some(Level::Silver));
    partner.qualifies(AREA, Grade::Gold).upgrades();
    assert_eq!(partner.account.level(partner.today), Some(Level::Gold));
    assert!(partner.account.in_force(Offer::ActionPack, partner.today).is_some());
}

#[test]
fn a_level_runs_as_the_subscription_that_gives_it() {
    let mut partner = Partner::member("2020-03-19");
    let of_level = |partner: &Partner| {
        partner.account.subscription_of_level(partner.today).map(|held| (held.offer, held.anniversary()))
    };
    assert_eq!(of_level(&partner), None);
    partner.buys(Offer::ActionPack);
    partner.on("2020-06-01").qualifies(AREA, Grade::Silver).buys(Offer::Silver);
    assert_eq!(
        of_level(&partner),
        Some((Offer::Silver, day("2021-06-01"))),
        "not Action Pack, which ends sooner"
    );
    partner.turns_off().on("2021-07-02");
    assert_eq!(
        of_level(&partner),
        Some((Offer::ActionPack, day("2022-03-19"))),
        "what is over gives no level"
    );
}

#[test]
fn a_level_tells_which_of_its_needs_are_met() {
    let met = |partner: &Partner, level: Level| {
        let needs = level.needs().iter();
        needs.map(|need| (*need, partner.account.has(*need, partner.today))).collect::<Vec<_>>()
    };
    let mut partner = Partner::visitor("2020-03-19");
    assert_eq!(met(&partner, Level::Network), [(Need::Join, false)]);
    partner = Partner::member("2020-03-19");
    assert_eq!(met(&partner, Level::Network), [(Need::Join, true)]);
    let fee = |partner: &Partner| met(partner, Level::ActionPack)[1];
    assert_eq!(fee(&partner), (Need::Fee(Offer::ActionPack), false));
    partner.buys(Offer::ActionPack);
    assert_eq!(fee(&partner), (Need::Fee(Offer::ActionPack), true));
    partner.qualifies(AREA, Grade::Silver);
    assert_eq!(
        met(&partner, Level::Silver),
        [
            (Need::NetworkMembership, true),
            (Need::Requirements(Grade::Silver), true),
            (Need::Fee(Offer::Silver), false)
        ]
    );
    assert_eq!(
        met(&partner, Level::Gold),
        [
            (Need::NetworkMembership, true),
            (Need::Requirements(Grade::Gold), false),
            (Need::Fee(Offer::Gold), false)
        ]
    );
}

#[test]
fn silver_and_gold_are_earned_before_they_are_bought() {
    let mut partner = Partner::member("2020-03-19");
    for offer in [Offer::Silver, Offer::Gold] {
        let refusal = partner.is_refused(Command::Subscribe { offer });
        assert_eq!(refusal, Refusal::NotQualified { offer });
        assert_eq!((refusal.rule(), refusal.basis()), ("competency-requirements", Basis::Statement(114)));
        assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::OpenCompetencies)));
    }
    partner.qualifies(AREA, Grade::Silver);
    assert_eq!(partner.account.may_subscribe(Offer::Silver, partner.today), Ok(()));
    assert_eq!(
        partner.account.may_subscribe(Offer::Gold, partner.today),
        Err(Refusal::NotQualified { offer: Offer::Gold })
    );
    partner.qualifies(AREA, Grade::Gold).buys(Offer::Gold);
    assert_eq!(partner.account.level(partner.today), Some(Level::Gold));
}

#[test]
fn an_order_for_silver_is_not_paid_once_the_requirements_are_no_longer_met() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Grade::Silver).on("2021-03-01");
    partner.sends(Command::Subscribe { offer: Offer::Silver });
    let order = partner.account.orders[0].id;
    partner.sends(Command::AcceptTerms { order });
    partner.sends(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
    partner.on("2021-03-18");
    assert_eq!(partner.account.next_term(Purpose::Subscribe(Offer::Silver), partner.today).map(drop), Ok(()));
    partner.on("2021-03-19");
    assert_eq!(partner.is_refused(Command::Buy { order }), Refusal::NotQualified { offer: Offer::Silver });
    assert!(partner.account.invoices.is_empty());
}

#[test]
fn a_gold_holder_cannot_buy_silver() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Grade::Gold).buys(Offer::Gold);
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(Command::Subscribe { offer: Offer::Silver });
    assert_eq!(refusal, Refusal::GoldIncludesSilver { subscription, from: None });
    assert_eq!(
        (refusal.rule(), refusal.basis()),
        ("gold-includes-silver", Basis::Policy(Choice::OneOfEachOffer))
    );
    assert_eq!(
        (refusal.allowed_from(), refusal.remedy()),
        (None, Some(Remedy::OpenSubscription(subscription)))
    );
}

#[test]
fn a_silver_holder_comes_to_gold_only_by_the_upgrade() {
    let mut partner = silver();
    partner.qualifies(AREA, Grade::Gold);
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(Command::Subscribe { offer: Offer::Gold });
    assert_eq!(refusal, Refusal::UpgradeInstead { subscription, from: None });
    assert_eq!((refusal.rule(), refusal.basis()), ("gold-by-upgrade", Basis::Policy(Choice::Upgrade)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::Upgrade(subscription))));
}

#[test]
fn the_upgrade_takes_a_quarter_off_the_price_of_gold_in_a_line_of_its_own() {
    let mut partner = silver();
    let order = partner.on("2020-09-01").qualifies(AREA, Grade::Gold).upgrades();
    let order = partner.account.order(order).expect("the order");
    assert_eq!(order.steps(), [Step::Terms, Step::Payment, Step::Review, Step::Confirmed]);
    let quote = &partner.account.invoices[1].quote;
    let lines: Vec<_> = quote.lines.iter().map(|line| (line.item, line.net.decimal())).collect();
    assert_eq!(
        lines,
        [(Item::Year(Offer::Gold), "4730.00".into()), (Item::UpgradeDiscount, "-1182.50".into())]
    );
    assert_eq!(quote.total.decimal(), "3547.50");
}

#[test]
fn gold_gets_an_anniversary_of_its_own_and_silver_ends_on_that_day() {
    let mut partner = silver();
    partner.on("2020-09-01").qualifies(AREA, Grade::Gold).upgrades();
    let silver = partner.account.subscription(SubscriptionId(1)).expect("silver");
    assert_eq!(
        silver.standing(partner.account.policy(), partner.today),
        Standing::Ended { since: day("2020-09-01"), why: EndReason::Upgraded }
    );
    assert_eq!(silver.over_from(partner.account.policy()), day("2020-09-01"));
    assert_eq!(partner.subscription().offer, Offer::Gold);
    assert_eq!(partner.subscription().anniversary(), day("2021-09-01"));
    partner.on("2021-08-31");
    assert_eq!(partner.account.invoices.len(), 2, "silver is not charged again");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn upgraded_silver_is_no_longer_refundable_and_its_gold_is() {
    let mut partner = silver();
    let silver = partner.subscription_id();
    partner.on("2020-03-25").qualifies(AREA, Grade::Gold);
    assert!(partner.account.refund_standing(silver, partner.today).is_ok());
    partner.upgrades();
    let closed = partner.account.refund_standing(silver, partner.today).expect_err("no refund of silver");
    assert_eq!(closed.because, [RefundBar::Ended { on: day("2020-03-25") }]);
    let open = partner.account.refund_standing(partner.subscription_id(), partner.today);
    assert_eq!(open.expect("a refund of gold").total.decimal(), "3547.50");
}

#[test]
fn the_order_that_renews_silver_is_given_up_by_the_upgrade() {
    let mut partner = silver();
    let subscription = partner.subscription_id();
    partner.sends(Command::Renew { subscription });
    let waiting = partner.account.open_order(Purpose::Renew(subscription)).expect("an order").id;
    partner.qualifies(AREA, Grade::Gold).upgrades();
    let state = partner.account.order(waiting).expect("the order").state;
    assert_eq!(state, OrderState::Cancelled { on: day("2020-03-19") });
}

#[test]
fn the_upgrade_needs_the_requirements_of_gold() {
    let mut partner = silver();
    let subscription = partner.subscription_id();
    assert_eq!(
        partner.is_refused(Command::Upgrade { subscription }),
        Refusal::NotQualified { offer: Offer::Gold }
    );
}

#[test]
fn only_silver_is_upgraded_and_only_once() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let subscription = partner.subscription_id();
    let refusal = partner.is_refused(Command::Upgrade { subscription });
    assert_eq!(refusal, Refusal::OnlySilverUpgrades { subscription });
    assert_eq!((refusal.rule(), refusal.basis()), ("only-silver-upgrades", Basis::Policy(Choice::Upgrade)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, None));

    let mut partner = silver();
    let subscription = partner.subscription_id();
    partner.qualifies(AREA, Grade::Gold).upgrades();
    let gold = partner.subscription_id();
    assert_eq!(
        partner.is_refused(Command::Upgrade { subscription }),
        Refusal::AlreadyPurchased { subscription: gold, renewable: true, from: None }
    );
    assert_eq!(
        partner.is_refused(Command::Upgrade { subscription: gold }),
        Refusal::OnlySilverUpgrades { subscription: gold }
    );
}

#[test]
fn silver_that_is_over_is_not_upgraded_and_gold_costs_the_whole_fee() {
    let mut partner = silver();
    let subscription = partner.subscription_id();
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-03-18").qualifies(AREA, Grade::Gold);
    partner.on("2021-04-18");
    assert_eq!(partner.account.may_upgrade(subscription, partner.today), Ok(()), "silver is in grace");
    partner.on("2021-04-19");
    let refusal = partner.is_refused(Command::Upgrade { subscription });
    assert_eq!(refusal, Refusal::SilverNotInForce { subscription, since: day("2021-04-19") });
    assert_eq!((refusal.rule(), refusal.basis()), ("silver-in-force", Basis::Policy(Choice::Upgrade)));
    assert_eq!((refusal.allowed_from(), refusal.remedy()), (None, Some(Remedy::Subscribe(Offer::Gold))));
    partner.buys(Offer::Gold);
    assert_eq!(partner.account.invoices[1].quote.total.decimal(), "4730.00");
}

#[test]
fn a_fee_is_renewed_by_hand_only_while_its_requirements_are_met() {
    let mut partner = silver();
    let subscription = partner.subscription_id();
    partner.sends(Command::SetPolicy { policy: PolicyId::Manual });
    partner.on("2021-03-19");
    let refusal = Refusal::NotQualified { offer: Offer::Silver };
    assert_eq!(partner.account.may_renew(subscription, day("2021-03-20")), Err(refusal.clone()));
    partner.on("2021-03-25");
    assert_eq!(partner.is_refused(Command::Renew { subscription }), refusal);
    partner.qualifies(AREA, Grade::Silver);
    partner.renews_with(card(GOOD));
    assert_eq!(partner.account.invoices.len(), 2);
}
