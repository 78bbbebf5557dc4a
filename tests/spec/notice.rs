//! What members are written when their membership renews, or cannot (statements 142 and 150).

use crate::partner::{Partner, card, day};
use memberdesk::domain::card::DeclineReason;
use memberdesk::domain::id::UserId;
use memberdesk::domain::notice::{NoticeKind, Recipient};
use memberdesk::domain::user::Language;

/// The notices so far, each with its day.
fn notices(partner: &Partner) -> Vec<(String, NoticeKind)> {
    partner.account.notices.iter().map(|notice| (notice.on.to_string(), notice.kind)).collect()
}

#[test]
fn an_automatic_charge_is_told_to_those_in_charge_in_their_language() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.on("2021-03-19");
    let notice = partner.account.notices.last().expect("a notice");
    let (subscription, invoice) = (partner.subscription_id(), partner.account.invoices[1].id);
    let anniversary = day("2022-03-19");
    assert_eq!(notice.kind, NoticeKind::Renewed { subscription, invoice, anniversary });
    assert_eq!(notice.recipients, [Recipient { user: UserId(1), language: Language::English }]);
    assert_eq!(partner.account.notices_to(UserId(1)).next(), Some(notice));
    assert_eq!(partner.account.notices_to(UserId(2)).next(), None);
}

#[test]
fn each_declined_charge_is_told_with_the_next_try_and_the_last_day() {
    let mut partner = Partner::with_action_pack("2020-03-19");
    partner.pays_renewals_with(card("4000000000000341"));
    partner.on("2021-03-31");
    let subscription = partner.subscription_id();
    let declined = |next_try: Option<&str>| NoticeKind::RenewalDeclined {
        subscription,
        reason: DeclineReason::Generic,
        next_try: next_try.map(day),
        last_day: day("2021-04-18"),
    };
    let told: Vec<_> = notices(&partner).into_iter().filter(|(on, _)| on.as_str() >= "2021-03-19").collect();
    assert_eq!(
        told,
        [
            ("2021-03-19".into(), declined(Some("2021-03-20"))),
            ("2021-03-20".into(), declined(Some("2021-03-22"))),
            ("2021-03-22".into(), declined(Some("2021-03-24"))),
            ("2021-03-24".into(), declined(Some("2021-03-26"))),
            ("2021-03-26".into(), declined(None)),
        ]
    );
}
