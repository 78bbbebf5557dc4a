//! What time will do, foretold.

use crate::partner::{Partner, day};
use memberdesk::domain::due::{self, Due};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::solution_area::SolutionArea;

#[test]
fn of_what_is_to_come_as_many_things_are_told_as_are_asked_for_the_earliest_first() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    let all = due::upcoming(&partner.account, 100);
    assert!(all.is_sorted() && all.len() > 5, "{all:?}");
    assert!(all.contains(&(day("2021-03-19"), Due::Charge(partner.account.subscriptions[0].id))));
    for most in 1..=all.len() {
        assert_eq!(due::upcoming(&partner.account, most), all[..most]);
    }
}
