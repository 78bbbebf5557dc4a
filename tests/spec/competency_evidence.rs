//! What a company shows for a competency (statement 114): exams and customers, and how long they count.

use crate::competency::{AREA, holder, meanwhile, standing};
use crate::partner::{Partner, day};
use memberdesk::domain::command::Command;
use memberdesk::domain::competency::CompetencyStanding as Is;
use memberdesk::domain::event::Event;
use memberdesk::domain::id::UserId;
use memberdesk::domain::policy::{Choice, Requirements};
use memberdesk::domain::qualification::Grade::Silver;
use memberdesk::domain::refusal::{Basis, Refusal, Thing};

#[test]
fn progress_tells_what_counts_against_what_is_asked() {
    let mut partner = Partner::member("2020-03-19");
    partner.gains_people(1);
    partner.sends(Command::StartCompetency { area: AREA });
    partner.passes(AREA, 1);
    partner.sends(Command::RecordExam {
        area: AREA,
        user: UserId(1),
        exam: AREA.exams()[1].into(),
        passed: partner.today,
    });
    partner.passes(AREA, 2);
    partner.wins(AREA, 3);
    let progress = |partner: &Partner| {
        let competency = partner.account.competency(AREA).expect("a competency");
        competency.progress(&partner.account, Silver, partner.today)
    };
    assert_eq!((progress(&partner).people, progress(&partner).customers), (2, 3));
    assert_eq!(progress(&partner).asked, Requirements { people: 2, customers: 5 });
    assert!(!progress(&partner).is_met());
    partner.wins(AREA, 2);
    assert!(progress(&partner).is_met());
    partner.on("2021-03-19");
    assert_eq!((progress(&partner).people, progress(&partner).customers), (2, 0));
}
#[test]
fn an_exam_counts_for_two_years() {
    let mut partner = holder(Silver);
    partner.on("2021-01-01").wins(AREA, 5);
    partner.on("2021-12-01").wins(AREA, 5);
    partner.on("2022-03-18");
    assert!(matches!(standing(&partner, AREA), Is::Active { .. }));
    let happened = meanwhile(&mut partner, "2022-03-19");
    assert_eq!(
        happened.last(),
        Some(&("2022-03-19".into(), Event::CompetencyLost { area: AREA, grade: Silver }))
    );
}
#[test]
fn an_exam_that_is_passed_again_counts_from_then_on() {
    let mut partner = holder(Silver);
    partner.on("2021-01-01").wins(AREA, 5);
    partner.on("2021-06-01").passes(AREA, 1);
    partner.passes(AREA, 2);
    partner.on("2021-12-01").wins(AREA, 5);
    partner.on("2022-03-19");
    assert_eq!(standing(&partner, AREA), Is::Active { grade: Silver, anniversary: day("2023-03-19") });
}
#[test]
fn the_same_pass_is_recorded_once_and_each_person_counts_once() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(Command::StartCompetency { area: AREA });
    assert_eq!(partner.passes(AREA, 1).len(), 1);
    assert_eq!(partner.passes(AREA, 1), []);
    partner.on("2020-03-20").passes(AREA, 1);
    partner.wins(AREA, 5);
    assert_eq!(partner.wins(AREA, 0), []);
    assert_eq!(standing(&partner, AREA), Is::Started);
}
#[test]
fn what_is_recorded_has_happened_and_belongs_to_the_area() {
    let mut partner = Partner::member("2020-03-19");
    partner.sends(Command::StartCompetency { area: AREA });
    let exam = |user, exam: &str, passed: &str| Command::RecordExam {
        area: AREA,
        user: UserId(user),
        exam: exam.into(),
        passed: day(passed),
    };
    let future = Refusal::InTheFuture { until: day("2020-03-20") };
    assert_eq!(partner.is_refused(exam(1, "AZ-103", "2020-03-20")), future);
    assert_eq!(
        partner.is_refused(Command::RecordCustomers { area: AREA, customers: 1, won: day("2020-03-20") }),
        future
    );
    assert_eq!((future.rule(), future.basis()), ("not-in-the-future", Basis::Policy(Choice::Meaning)));
    assert_eq!((future.allowed_from(), future.remedy()), (Some(day("2020-03-20")), None));
    assert_eq!(partner.is_refused(exam(1, "AZ-500", "2020-03-19")), Refusal::NotFound { thing: Thing::Exam });
    assert_eq!(partner.is_refused(exam(2, "AZ-103", "2020-03-19")), Refusal::NotFound { thing: Thing::User });
    partner.sends(exam(1, "AZ-103", "2018-03-19"));
    let competency = partner.account.competency(AREA).expect("a competency");
    assert_eq!(competency.evidence.exams()[0].lapses, day("2020-03-19"));
    assert_eq!(competency.progress(&partner.account, Silver, partner.today).people, 0);
}
