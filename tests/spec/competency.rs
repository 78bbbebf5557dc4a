//! Competencies: earned by people and customers, held while the fee is paid, at risk and lost (statements 113-117).

use crate::cancelling::{asks_to_cancel, decide};
use crate::partner::{GOOD, Partner, card, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::competency::CompetencyStanding as Is;
use memberdesk::domain::desk::Ruling;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::UserId;
use memberdesk::domain::level::Level;
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::permission::Permission;
use memberdesk::domain::policy::{Choice, PolicyId};
use memberdesk::domain::qualification::Grade::{self, Gold, Silver};
use memberdesk::domain::refusal::{Basis, Refusal, Remedy};
use memberdesk::domain::request_entry::Wanted;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::subscription::{EndReason, Standing};
use memberdesk::domain::user::By;
use std::collections::BTreeSet;

pub const AREA: SolutionArea = SolutionArea::CloudPlatform;
const OTHER: SolutionArea = SolutionArea::Security;

pub fn standing(partner: &Partner, area: SolutionArea) -> Is {
    let competency = partner.account.competency(area).expect("a competency that was started");
    competency.standing(&partner.account, partner.today)
}

/// What time alone did to competencies and fees until a day.
pub fn meanwhile(partner: &mut Partner, until: &str) -> Vec<(String, Event)> {
    let happened = partner.lets_pass_until(day(until)).into_iter();
    let told = happened.filter(|stamped| {
        matches!(
            stamped.event,
            Event::CompetencyAttained { .. }
                | Event::CompetencyAtRisk { .. }
                | Event::CompetencyRestored { .. }
                | Event::CompetencyLost { .. }
                | Event::SubscriptionLapsed { .. }
                | Event::SubscriptionRenewed { .. }
        )
    });
    told.map(|Stamped { on, by, event, .. }| {
        assert_eq!(by, By::Clock);
        (on.to_string(), event)
    })
    .collect()
}

/// A partner who qualified for a grade and paid its fee on 19 March 2020.
pub fn holder(grade: Grade) -> Partner {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, grade).buys(grade.offer());
    partner
}

#[test]
fn there_are_18_solution_areas_each_with_its_own_exams() {
    let mut areas = SolutionArea::ALL.to_vec();
    areas.sort();
    areas.dedup();
    assert_eq!(areas, SolutionArea::ALL);
    for area in areas {
        assert!(!area.exams().is_empty(), "{area:?} has no exam");
    }
}

#[test]
fn gold_asks_for_more_than_silver_under_every_rule_set() {
    for id in PolicyId::ALL {
        let [silver, gold] = Grade::ALL.map(|grade| *id.policy().requirements(grade));
        assert!(gold.people > silver.people && gold.customers > silver.customers);
    }
}

#[test]
fn it_is_started_then_qualified_then_active() {
    let mut partner = Partner::member("2020-03-19");
    partner.gains_people(1);
    partner.sends(Command::StartCompetency { area: AREA });
    partner.passes(AREA, 1);
    partner.wins(AREA, 4);
    partner.passes(AREA, 2);
    assert_eq!(standing(&partner, AREA), Is::Started);
    partner.wins(AREA, 1);
    assert_eq!(standing(&partner, AREA), Is::Qualified { grade: Silver });
    partner.buys(Offer::Silver);
    let attained = Event::CompetencyAttained { area: AREA, grade: Silver };
    assert!(partner.journal.iter().any(|stamped| stamped.event == attained));
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2021-03-19") });
}

#[test]
fn one_fee_covers_every_solution_area_and_gold_covers_silver() {
    let mut partner = holder(Gold);
    let events = partner.on("2020-05-01").qualifies(OTHER, Silver).journal.clone();
    let attained = Event::CompetencyAttained { area: OTHER, grade: Silver };
    assert_eq!(events.last().map(|stamped| &stamped.event), Some(&attained));
    assert_eq!(standing(&partner, OTHER), Is::Active { grade: Silver, anniversary: day("2021-03-19") });
}

#[test]
fn a_silver_fee_names_gold_work_silver_until_the_upgrade() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Gold).buys(Offer::Silver);
    assert!(matches!(standing(&partner, AREA), Is::Active { grade: Silver, .. }));
    partner.on("2020-06-01").upgrades();
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Gold, anniversary: day("2021-06-01") });
}

#[test]
fn it_is_at_risk_once_the_requirements_are_no_longer_met_and_lost_at_the_anniversary() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(AREA, Silver);
    partner.on("2020-03-19").buys(Offer::Silver);
    let subscription = partner.subscription_id();
    let until = day("2021-03-19");
    assert_eq!(
        meanwhile(&mut partner, "2021-03-18"),
        [("2021-01-10".into(), Event::CompetencyAtRisk { area: AREA, grade: Silver, anniversary: until })]
    );
    assert_eq!(standing(&partner, AREA), Is::AtRisk { grade: Silver, since: day("2021-01-10"), until });
    assert_eq!(partner.account.level(partner.today), Some(Level::Silver));
    assert_eq!(
        meanwhile(&mut partner, "2022-01-01"),
        [
            ("2021-03-19".into(), Event::SubscriptionLapsed { subscription }),
            ("2021-03-19".into(), Event::CompetencyLost { area: AREA, grade: Silver })
        ]
    );
    assert_eq!(partner.standing(), Standing::Ended { since: until, why: EndReason::NotQualified });
    assert_eq!(standing(&partner, AREA), Is::Lost { grade: Silver, since: until });
    assert_eq!(partner.account.level(partner.today), Some(Level::Network));
    assert_eq!(partner.account.invoices.len(), 1, "nothing was charged");
    assert_eq!(partner.replayed(), partner.account);
}

#[test]
fn the_members_in_charge_are_told_of_a_risk_of_a_loss_and_of_the_end_of_the_fee() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(AREA, Silver);
    partner.on("2020-03-19").buys(Offer::Silver);
    let subscription = partner.subscription_id();
    let until = day("2021-03-19");
    let told = |partner: &Partner| {
        let notices = partner.account.notices_to(UserId(1)).map(|notice| (notice.on, notice.kind));
        let mut told: Vec<_> = notices
            .filter(|(_, kind)| {
                matches!(
                    kind,
                    NoticeKind::CompetencyAtRisk { .. }
                        | NoticeKind::CompetencyLost { .. }
                        | NoticeKind::FeeEnded { .. }
                )
            })
            .collect();
        told.reverse();
        told
    };
    partner.on("2022-01-01");
    assert_eq!(
        told(&partner),
        [
            (day("2021-01-10"), NoticeKind::CompetencyAtRisk { area: AREA, grade: Silver, until }),
            (until, NoticeKind::FeeEnded { subscription }),
            (until, NoticeKind::CompetencyLost { area: AREA, grade: Silver }),
        ]
    );
}

#[test]
fn a_person_who_leaves_takes_the_exam_along() {
    let mut partner = holder(Silver);
    partner.on("2020-06-01").sends(Command::RemoveUser { user: UserId(2) });
    let (since, until) = (day("2020-06-01"), day("2021-03-19"));
    assert_eq!(standing(&partner, AREA), Is::AtRisk { grade: Silver, since, until });
    assert_eq!(
        meanwhile(&mut partner, "2020-06-01"),
        [("2020-06-01".into(), Event::CompetencyAtRisk { area: AREA, grade: Silver, anniversary: until })]
    );
    let exam = AREA.exams()[0].into();
    assert_eq!(
        partner.is_refused(Command::RecordExam { area: AREA, user: UserId(2), exam, passed: partner.today }),
        Refusal::UserRemoved { user: UserId(2) }
    );
    partner.gains_people(1);
    let events = partner.passes(AREA, 3);
    assert_eq!(events[1..], [Event::CompetencyRestored { area: AREA, grade: Silver }]);
}

#[test]
fn what_is_at_risk_is_lost_with_its_fee_where_that_ends_sooner() {
    let mut partner = Partner::member_under(PolicyId::Window, "2020-03-19");
    partner.qualifies(AREA, Silver).buys(Offer::Silver);
    let mut goes_on = partner.clone();
    let command = asks_to_cancel(&partner, Wanted::AtTermEnd);
    partner.sends(command);
    partner.sends_as(By::Agent, decide(Ruling::CancelAtEnd));
    let on = "2020-06-01";
    for partner in [&mut partner, &mut goes_on] {
        partner.on(on).sends(Command::RemoveUser { user: UserId(2) });
        partner.lets_pass_until(day(on));
    }
    let at_risk = |until| Is::AtRisk { grade: Silver, since: day(on), until };
    let told = |partner: &Partner| {
        partner.account.notices_to(UserId(1)).find_map(|notice| {
            let NoticeKind::CompetencyAtRisk { until, .. } = notice.kind else { return None };
            Some(until)
        })
    };
    let (ends, until) = (day("2021-03-19"), day("2021-04-19"));
    assert_eq!((standing(&partner, AREA), told(&partner)), (at_risk(ends), Some(ends)));
    assert_eq!((standing(&goes_on, AREA), told(&goes_on)), (at_risk(until), Some(until)));
    assert_eq!(partner.account.fee_decided_to_end(partner.today), Some(ends));
    assert_eq!(goes_on.account.fee_decided_to_end(goes_on.today), None);
    let lost = Event::CompetencyLost { area: AREA, grade: Silver };
    assert_eq!(meanwhile(&mut partner, "2021-12-31"), [(ends.to_string(), lost)]);
}

#[test]
fn met_again_in_time_it_is_kept_and_the_fee_is_charged() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(AREA, Silver);
    partner.on("2020-03-19").buys(Offer::Silver);
    partner.on("2021-03-18");
    let events = partner.wins(AREA, 5);
    assert_eq!(events[1..], [Event::CompetencyRestored { area: AREA, grade: Silver }]);
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2021-03-19") });
    let happened = meanwhile(&mut partner, "2021-12-31");
    assert!(matches!(happened.as_slice(), [(on, Event::SubscriptionRenewed { .. })] if on == "2021-03-19"));
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2022-03-19") });
    let held = partner.account.competency(AREA).and_then(|competency| competency.held).expect("held");
    assert_eq!(held.since, day("2020-03-19"));
}

#[test]
fn where_one_area_keeps_the_fee_the_other_is_lost_alone() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(OTHER, Silver);
    partner.on("2020-03-19").qualifies(AREA, Silver).buys(Offer::Silver);
    partner.on("2021-03-01").wins(AREA, 5);
    let until = day("2021-03-19");
    let happened = meanwhile(&mut partner, "2021-03-19");
    assert_eq!(happened[0], ("2021-03-19".into(), Event::CompetencyLost { area: OTHER, grade: Silver }));
    assert!(matches!(happened[1..], [(_, Event::SubscriptionRenewed { .. })]), "{happened:?}");
    assert_eq!(standing(&partner, OTHER), Is::Lost { grade: Silver, since: until });
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2022-03-19") });

    let events = partner.wins(OTHER, 5);
    assert_eq!(events[1..], [Event::CompetencyAttained { area: OTHER, grade: Silver }]);
}

#[test]
fn renewing_early_does_not_put_off_the_day_on_which_it_is_lost() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(OTHER, Silver);
    partner.on("2020-03-19").qualifies(AREA, Silver).buys(Offer::Silver);
    partner.on("2021-02-01").renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-03-19"));
    partner.on("2021-03-19");
    assert_eq!(standing(&partner, OTHER), Is::Lost { grade: Silver, since: day("2021-03-19") });
}

#[test]
fn gold_that_falls_back_to_silver_is_lost_at_the_anniversary_and_silver_stays() {
    let mut partner = holder(Gold);
    partner.on("2021-02-01").qualifies(OTHER, Gold);
    partner.wins(AREA, 5);
    partner.on("2021-03-19");
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2022-03-19") });
    let lost = partner.account.competency(AREA).and_then(|competency| competency.lost);
    assert_eq!(lost, Some((Gold, day("2021-03-19"))));
}

#[test]
fn gold_that_only_meets_silver_ends_and_silver_can_be_bought() {
    let mut partner = holder(Gold);
    partner.on("2021-03-01").wins(AREA, 5);
    partner.on("2021-03-19");
    assert_eq!(
        partner.standing(),
        Standing::Ended { since: day("2021-03-19"), why: EndReason::NotQualified }
    );
    assert_eq!(standing(&partner, AREA), Is::Qualified { grade: Silver });
    partner.buys(Offer::Silver);
    assert!(matches!(standing(&partner, AREA), Is::Active { grade: Silver, .. }));
}

#[test]
fn an_unpaid_fee_ends_what_is_qualified_after_the_grace_period() {
    let mut partner = holder(Silver);
    let subscription = partner.subscription_id();
    partner.sends(Command::TurnOffRenewal { subscription });
    partner.on("2021-03-01").wins(AREA, 5);
    assert_eq!(meanwhile(&mut partner, "2021-04-18"), []);
    assert!(matches!(standing(&partner, AREA), Is::Active { .. }));
    assert_eq!(
        meanwhile(&mut partner, "2021-04-19"),
        [("2021-04-19".into(), Event::CompetencyLost { area: AREA, grade: Silver })]
    );
    assert_eq!(standing(&partner, AREA), Is::Qualified { grade: Silver });
}

#[test]
fn a_fee_that_is_past_due_ends_with_the_requirements() {
    let mut partner = holder(Silver);
    partner.on("2020-03-22").wins(AREA, 5);
    partner.sends(Command::AddPaymentMethod { card: card("4000000000000341"), order: None });
    let (subscription, method) = (partner.subscription_id(), partner.latest_method());
    partner.sends(Command::PayRenewalsWith { subscription, method });
    let happened = meanwhile(&mut partner, "2021-12-31");
    assert_eq!(
        happened,
        [
            ("2021-03-22".into(), Event::SubscriptionLapsed { subscription }),
            ("2021-03-22".into(), Event::CompetencyLost { area: AREA, grade: Silver })
        ]
    );
    assert!(partner.account.orders.iter().all(|order| !order.is_open()), "nothing is left to pay");
}

#[test]
fn where_renewing_has_a_window_the_requirements_may_be_met_again_in_it() {
    let mut partner = holder(Silver);
    partner.sends(Command::SetPolicy { policy: PolicyId::Window });
    let anniversary = day("2021-03-19");
    assert_eq!(
        meanwhile(&mut partner, "2021-04-10"),
        [("2021-03-19".into(), Event::CompetencyAtRisk { area: AREA, grade: Silver, anniversary })]
    );
    let until = day("2021-04-19");
    assert_eq!(standing(&partner, AREA), Is::AtRisk { grade: Silver, since: anniversary, until });
    assert_eq!(partner.account.invoices.len(), 1, "it is not charged while the requirements are not met");
    partner.wins(AREA, 5);
    meanwhile(&mut partner, "2021-04-11");
    assert_eq!(partner.account.invoices.len(), 1, "what has expired is not charged by itself any more");
    partner.renews_with(card(GOOD));
    assert_eq!(partner.subscription().anniversary(), day("2022-04-11"));

    let mut late = holder(Silver);
    late.sends(Command::SetPolicy { policy: PolicyId::Window });
    let happened = meanwhile(&mut late, "2021-06-01");
    assert_eq!(happened[1..], [("2021-04-19".into(), Event::CompetencyLost { area: AREA, grade: Silver })]);
    assert_eq!(late.standing(), Standing::Expired { since: day("2021-03-20") });
}

#[test]
fn another_rule_set_gives_another_day_to_a_competency_that_is_at_risk() {
    let mut partner = Partner::member("2020-01-10");
    partner.qualifies(AREA, Silver);
    partner.on("2020-03-19").buys(Offer::Silver);
    partner.on("2021-02-01");
    let since = day("2021-01-10");
    assert_eq!(standing(&partner, AREA), Is::AtRisk { grade: Silver, since, until: day("2021-03-19") });
    partner.sends(Command::SetPolicy { policy: PolicyId::Window });
    assert_eq!(standing(&partner, AREA), Is::AtRisk { grade: Silver, since, until: day("2021-04-19") });
    assert_eq!(meanwhile(&mut partner, "2021-04-18"), []);
    partner.sends(Command::SetPolicy { policy: PolicyId::SourceDocument });
    let subscription = partner.subscription_id();
    assert_eq!(
        meanwhile(&mut partner, "2021-04-18"),
        [
            ("2021-04-18".into(), Event::SubscriptionLapsed { subscription }),
            ("2021-04-18".into(), Event::CompetencyLost { area: AREA, grade: Silver })
        ]
    );
}

#[test]
fn only_members_work_towards_competencies_and_each_is_started_once() {
    let mut partner = Partner::member("2020-03-19");
    let not_started = Refusal::CompetencyNotStarted { area: AREA };
    assert_eq!(
        partner.is_refused(Command::RecordCustomers { area: AREA, customers: 1, won: partner.today }),
        not_started
    );
    assert_eq!(
        (not_started.rule(), not_started.basis()),
        ("competency-not-started", Basis::Policy(Choice::Meaning))
    );
    assert_eq!(
        (not_started.allowed_from(), not_started.remedy()),
        (None, Some(Remedy::StartCompetency(AREA)))
    );
    partner.sends(Command::StartCompetency { area: AREA });
    let started = partner.is_refused(Command::StartCompetency { area: AREA });
    assert_eq!(started, Refusal::CompetencyStarted { area: AREA });
    assert_eq!((started.rule(), started.basis()), ("competency-started", Basis::Policy(Choice::Meaning)));
    assert_eq!((started.allowed_from(), started.remedy()), (None, Some(Remedy::OpenCompetencies)));

    partner.gains_people(1);
    partner.by = By::User(UserId(2));
    assert_eq!(
        partner.is_refused(Command::StartCompetency { area: OTHER }),
        Refusal::NotPermitted { permission: Permission::StartCompetency }
    );
}

#[test]
fn every_solution_area_is_found_by_its_name_in_addresses() {
    let names: BTreeSet<&str> = SolutionArea::ALL.iter().map(|area| area.id()).collect();
    assert_eq!(names.len(), SolutionArea::ALL.len());
    for area in SolutionArea::ALL {
        assert!(area.id().bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'-'), "{}", area.id());
        assert_eq!(SolutionArea::parse(area.id()), Some(area));
    }
    assert_eq!(SolutionArea::parse("nothing"), None);
}

#[test]
fn the_customers_that_were_won_are_told_those_that_lapse_last_first() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(Command::StartCompetency { area: SolutionArea::CloudPlatform });
    partner.wins(SolutionArea::CloudPlatform, 2);
    partner.on("2020-04-19");
    partner.wins(SolutionArea::CloudPlatform, 3);
    let competency = partner.account.competency(SolutionArea::CloudPlatform).expect("a competency");
    let won: Vec<u32> = competency.evidence.customers().iter().map(|won| won.customers).collect();
    assert_eq!(won, [3, 2]);
}

#[test]
fn after_the_paid_year_a_grade_can_be_renewed_no_longer_than_its_requirements_are_met() {
    let mut partner = Partner::member("2020-03-19");
    partner.qualifies(AREA, Silver).buys(Offer::Silver);
    partner.turns_off();
    // These count for a year, and the paid year ends before.
    partner.on("2020-04-01").wins(AREA, 5);
    partner.on("2021-03-25");
    let last_day = day("2021-03-31");
    let grace = Standing::Grace { expired: day("2021-03-19"), last_day };
    assert_eq!(partner.account.standing_of(partner.subscription(), partner.today), grace);
    let told = partner.account.notices.iter().map(|notice| notice.kind);
    let expired = |kind: &NoticeKind| matches!(kind, NoticeKind::Expired { .. });
    let subscription = partner.subscription_id();
    assert_eq!(told.rev().find(expired), Some(NoticeKind::Expired { subscription, last_day }));
    partner.on("2021-03-31");
    assert!(partner.account.may_renew(subscription, partner.today).is_ok());
    partner.on("2021-04-01");
    assert_eq!(partner.standing(), Standing::Ended { since: partner.today, why: EndReason::NotQualified });
}
