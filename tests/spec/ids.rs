//! Ids, and the numbers that follow from them.

use crate::partner::{GOOD, Partner, card};
use memberdesk::domain::id::{CommandId, Draw};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::json;
use std::collections::BTreeSet;

#[test]
fn whoever_reads_another_value_for_a_command_id_is_told_what_one_is() {
    let five = "\"5\"";
    let fault = json::read::<CommandId>(five).expect_err("five is no command id");
    assert!(fault.to_string().contains("32 hexadecimal digits"), "{fault}");
    let fault = serde_json::from_str::<CommandId>(five).expect_err("five is no command id");
    assert!(fault.to_string().contains("32 hexadecimal digits"), "{fault}");
}

#[test]
fn a_command_id_is_exactly_32_hexadecimal_digits() {
    let written = "00000000000000070000000000000abc";
    let id = CommandId::parse(written).expect("a command id");
    assert_eq!((id, id.to_string().as_str()), (CommandId(7 << 64 | 0xabc), written));
    let signed = "+0000000000000070000000000000abc";
    for text in ["", "abc", &written[1..], &format!("0{written}"), signed, &written.replace('7', "g")] {
        assert_eq!(CommandId::parse(text), None, "{text}");
    }
}

#[test]
fn numbers_that_look_random_are_those_of_split_mix_64() {
    // The first numbers of the published generator, started from 0.
    let mut draw = Draw::new(CommandId(0), 0);
    let published =
        [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4, 0x06c4_5d18_8009_454f, 0xf88b_b8a8_724c_81ec];
    assert_eq!(published.map(|_| draw.below(u64::MAX)), published);
}

#[test]
fn a_drawn_number_begins_with_1_to_9_and_goes_on_with_any_digit() {
    let numbers: Vec<String> = (0..1_000).map(|id| Draw::new(CommandId(id), 1).digits(3)).collect();
    let at = |place: usize| numbers.iter().map(|number| number.as_bytes()[place]).collect::<BTreeSet<u8>>();
    assert_eq!(at(0), (b'1'..=b'9').collect());
    assert_eq!(at(1), (b'0'..=b'9').collect());
    assert_eq!(at(2), (b'0'..=b'9').collect());
}

#[test]
fn what_an_account_holds_is_numbered_from_1_without_a_gap() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold).buys(Offer::Silver);
    partner.pays_renewals_with(card(GOOD));
    partner.on("2021-06-01");
    let account = &partner.account;
    let from_1 = |ids: Vec<u32>| assert_eq!(ids, (1..=ids.len() as u32).collect::<Vec<_>>());
    from_1(account.users.iter().map(|user| user.id.0).collect());
    from_1(account.payment_methods.iter().map(|method| method.id.0).collect());
    from_1(account.orders.iter().map(|order| order.id.0).collect());
    from_1(account.invoices.iter().map(|invoice| invoice.id.0).collect());
    from_1(account.subscriptions.iter().map(|subscription| subscription.id.0).collect());
    from_1(account.entitlements.iter().map(|entitlement| entitlement.id.0).collect());
    from_1(account.notices.iter().map(|notice| notice.id.0).collect());
}

#[test]
fn an_order_that_time_begins_has_ten_digits_that_follow_from_company_place_and_day() {
    let number = |mpn_id: &str, bought: &str, years: i32| {
        let mut partner = Partner::with_action_pack(bought);
        partner.account.mpn_id = Some(mpn_id.into());
        partner.lets_pass_until(partner.today.anniversary(years));
        partner.account.orders.last().expect("the order of the renewal").number.clone()
    };
    assert_eq!(number("1234567", "2020-03-19", 1), "5623718700");
    assert_ne!(number("1234567", "2020-03-19", 1), number("1234568", "2020-03-19", 1), "another company");
    assert_ne!(number("1234567", "2020-03-19", 1), number("1234567", "2020-03-20", 1), "another day");
    assert_ne!(number("1234567", "2020-03-19", 2), number("1234567", "2021-03-19", 1), "another place");
}
