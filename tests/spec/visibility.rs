//! Who sees what of an account: the same for every screen, list and search.

use crate::partner::{Partner, day};
use memberdesk::domain::card::DeclineReason;
use memberdesk::domain::due::Due;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{InvoiceId, NoticeId, OrderId, PaymentMethodId, SubscriptionId, UserId};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::notice::NoticeKind;
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{PayBy, Purpose};
use memberdesk::domain::transfer::TransferProof;
use memberdesk::domain::user::Role::{
    AccountAdmin, BillingAdmin, DefaultUser, GlobalAdmin, PartnerAdmin, UserAdmin,
};
use memberdesk::domain::user::{By, Language, Role};
use std::mem::discriminant;

const ORDER: OrderId = OrderId(1);
const METHOD: PaymentMethodId = PaymentMethodId(1);
const PACK: SubscriptionId = SubscriptionId(1);
const ADA: UserId = UserId(1);

/// Who sees orders, and who sees people, of the roles of a company.
const OF_BILLING: [Role; 3] = [GlobalAdmin, PartnerAdmin, BillingAdmin];
const OF_PEOPLE: [Role; 4] = [GlobalAdmin, PartnerAdmin, AccountAdmin, UserAdmin];

/// A partner with an Action Pack and a person of each role.
fn with_everyone() -> (Partner, Vec<(Role, By)>) {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let mut people = vec![(GlobalAdmin, By::User(ADA))];
    for role in Role::OF_COMPANY.into_iter().skip(1) {
        people.push((role, By::User(partner.is_joined_by(&format!("{role:?}"), &[role]))));
    }
    (partner, people)
}

fn stamped(by: By, event: Event) -> Stamped {
    Stamped { on: day("2020-03-19"), minute: 600, by, event }
}

/// The roles of those who see something.
fn roles(people: &[(Role, By)], sees: impl Fn(By) -> bool) -> Vec<Role> {
    people.iter().filter(|(_, by)| sees(*by)).map(|(role, _)| *role).collect()
}

/// Everything that can happen to an order, and to what was paid for it.
fn of_orders(partner: &Partner) -> Vec<Event> {
    let invoice = Box::new(partner.account.invoices[0].clone());
    let term = partner.journal.iter().find_map(|stamped| {
        let Event::SubscriptionStarted { term, .. } = &stamped.event else { return None };
        Some(*term)
    });
    let (quote, amount, expires) = (invoice.quote.clone(), invoice.quote.total, day("2020-04-18"));
    let proof = TransferProof { paid_on: expires, paid_to: "DEMO".into(), reference: "T-1".into() };
    vec![
        Event::OrderOpened {
            order: ORDER,
            number: "1234567890".into(),
            purpose: Purpose::Subscribe(Offer::ActionPack),
        },
        Event::DetailsVerified { order: ORDER },
        Event::TermsAccepted { order: ORDER },
        Event::PaymentChosen { order: ORDER, pay_by: PayBy::Card(METHOD) },
        Event::BankConfirmationAsked { order: ORDER, method: METHOD },
        Event::BankConfirmed { method: METHOD },
        Event::ChargeDeclined { order: ORDER, method: METHOD, reason: DeclineReason::Generic },
        Event::Charged { order: ORDER, method: METHOD, amount, invoice: invoice.clone() },
        Event::TransferAwaited { order: ORDER, quote: Box::new(quote), expires },
        Event::TransferReported { order: ORDER, proof },
        Event::TransferArrived { order: ORDER, invoice: invoice.clone(), term: term.expect("a paid year") },
        Event::OrderCancelled { order: ORDER },
        Event::OrderExpired { order: ORDER },
        Event::Refunded { note: invoice },
    ]
}

/// Everything that can happen to a person.
fn of_people(user: UserId) -> Vec<Event> {
    let (name, email, language) = ("Li Na", "li@contoso.example", Language::English);
    let (name, email) = (|| name.to_owned(), || email.to_owned());
    vec![
        Event::UserAdded { user, name: name(), email: email(), roles: vec![GlobalAdmin], language },
        Event::UserInvited { user, name: name(), email: email(), roles: vec![DefaultUser], language },
        Event::InvitationAccepted { user },
        Event::SignInRenewed { user },
        Event::ProfileChanged { user, name: name(), email: email(), language },
        Event::RolesChanged { user, roles: vec![BillingAdmin] },
        Event::UserRemoved { user },
    ]
}

#[test]
fn what_happens_to_orders_payments_and_invoices_is_told_to_those_who_see_orders() {
    let (partner, people) = with_everyone();
    for event in of_orders(&partner) {
        let stamped = stamped(By::User(ADA), event);
        let sees = |by: By| partner.account.sees_event(by, &stamped);
        assert_eq!(roles(&people, sees), OF_BILLING, "{stamped:?}");
        assert!(sees(By::Agent) && !sees(By::Visitor), "{stamped:?}");
    }
}

#[test]
fn what_happens_to_other_people_is_told_to_those_who_see_users() {
    let (partner, people) = with_everyone();
    for event in of_people(ADA) {
        let stamped = stamped(By::Clock, event);
        assert_eq!(roles(&people, |by| partner.account.sees_event(by, &stamped)), OF_PEOPLE, "{stamped:?}");
    }
}

#[test]
fn people_are_told_what_happened_to_them_and_what_they_did() {
    let (partner, people) = with_everyone();
    for &(role, by) in &people {
        let By::User(user) = by else { panic!("{by:?} is a person") };
        for event in of_people(user) {
            assert!(partner.account.sees_event(by, &stamped(By::User(ADA), event)), "{role:?}");
        }
        for event in of_people(ADA) {
            assert!(partner.account.sees_event(by, &stamped(by, event)), "{role:?}");
        }
    }
}

#[test]
fn everything_else_that_happens_to_a_company_is_told_to_everyone_in_it() {
    let (partner, people) = with_everyone();
    let kept: Vec<Event> = of_orders(&partner).into_iter().chain(of_people(ADA)).collect();
    for stamped in &partner.journal {
        let told = kept.iter().all(|event| discriminant(event) != discriminant(&stamped.event));
        for &(role, by) in &people {
            let sees = partner.account.sees_event(by, stamped);
            assert!(sees || !told, "{role:?}: {stamped:?}");
        }
    }
    let (_, default) = people[5];
    let seen = partner.journal.iter().filter(|stamped| partner.account.sees_event(default, stamped));
    let seen: Vec<&Event> = seen.map(|stamped| &stamped.event).collect();
    assert!(seen.iter().any(|event| matches!(event, Event::SubscriptionStarted { .. })));
    assert!(seen.iter().any(|event| matches!(event, Event::PaymentMethodAdded { .. })));
}

#[test]
fn what_is_written_about_an_order_or_a_refund_is_told_to_those_who_see_orders() {
    let (partner, people) = with_everyone();
    let (on, amount) = (day("2020-04-18"), Money::new(47_500, Currency::Usd));
    let cancelled = |refunded| NoticeKind::SubscriptionCancelled { subscription: PACK, on, refunded };
    let seeing = |kind: NoticeKind| {
        let sent = Event::NoticeSent { notice: NoticeId(1), kind, recipients: Vec::new() };
        let sent = stamped(By::Clock, sent);
        roles(&people, |by| partner.account.sees_event(by, &sent))
    };
    for kind in [
        NoticeKind::TransferAwaited { order: ORDER, expires: on },
        NoticeKind::TransferArrived { order: ORDER, invoice: InvoiceId(1), starts: on },
        NoticeKind::OrderExpired { order: ORDER },
        cancelled(Some(amount)),
    ] {
        assert_eq!(seeing(kind), OF_BILLING, "{kind:?}");
    }
    for kind in [NoticeKind::Started { subscription: PACK }, cancelled(None)] {
        assert_eq!(seeing(kind), Role::OF_COMPANY, "{kind:?}");
    }
}

#[test]
fn what_time_will_do_to_an_order_is_told_to_those_who_see_orders() {
    let (partner, people) = with_everyone();
    let seeing = |due: Due| roles(&people, |by| partner.account.sees_due(by, due));
    for due in [Due::Start(ORDER), Due::OrderExpiry(ORDER)] {
        assert_eq!(seeing(due), OF_BILLING, "{due:?}");
    }
    for due in [Due::Charge(PACK), Due::Expiry(PACK)] {
        assert_eq!(seeing(due), Role::OF_COMPANY, "{due:?}");
    }
}

#[test]
fn people_are_seen_by_those_who_see_users_and_each_by_oneself() {
    let (partner, people) = with_everyone();
    assert_eq!(roles(&people, |by| partner.account.sees_user(by, ADA)), OF_PEOPLE);
    for (role, by) in people {
        let By::User(user) = by else { panic!("{by:?} is a person") };
        assert!(partner.account.sees_user(by, user), "{role:?}");
    }
    assert!(partner.account.sees_user(By::Agent, ADA) && !partner.account.sees_user(By::Visitor, ADA));
}

#[test]
fn product_keys_are_seen_by_those_who_may_ask_for_one() {
    let (partner, people) = with_everyone();
    assert_eq!(roles(&people, |by| partner.account.sees_product_keys(by)), [GlobalAdmin, PartnerAdmin]);
    assert!(!partner.account.sees_product_keys(By::Agent));
}
