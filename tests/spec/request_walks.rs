//! Service requests on random walks: whatever both sides do and whenever, decisions stay, money adds up and access ends
//! when it was said.

use crate::partner::{GOOD, Partner, card};
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::command::Command;
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::id::{InvoiceId, RequestId, SubscriptionId};
use memberdesk::domain::invoice::InvoiceKind;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::request_entry::{ProblemType, Wanted};
use memberdesk::domain::subscription::EndReason;
use memberdesk::domain::support_request::{Act, RequestStatus, SupportRequest, Turn, Verdict};
use memberdesk::domain::user::By;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One thing that one of the two sides does, so many days after the last one.
#[derive(Clone, Debug)]
enum Doing {
    AsksToCancel(Wanted),
    AsksSomethingElse,
    Adds,
    Withdraws,
    Reopens,
    Acknowledges,
    Writes,
    AsksMember,
    CancelsNow(i64),
    CancelsAtEnd,
    Rejects,
    Closes,
    Sets(DeskMode),
    Buys,
    Renews,
    TurnsOff,
    Activates,
    CancelsAlone,
    LivesUnder(PolicyId),
}

fn doing() -> impl Strategy<Value = (i64, Doing)> {
    let wanted = prop::sample::select(vec![Wanted::Refund, Wanted::AtTermEnd]);
    let desk = prop::sample::select(vec![DeskMode::ByHand, DeskMode::Automatic]);
    let doing = prop_oneof![
        4 => wanted.prop_map(Doing::AsksToCancel),
        1 => Just(Doing::AsksSomethingElse),
        1 => Just(Doing::Adds),
        1 => Just(Doing::Withdraws),
        3 => Just(Doing::Reopens),
        1 => Just(Doing::Acknowledges),
        1 => Just(Doing::Writes),
        2 => Just(Doing::AsksMember),
        3 => (0..50_000_i64).prop_map(Doing::CancelsNow),
        2 => Just(Doing::CancelsAtEnd),
        2 => Just(Doing::Rejects),
        1 => Just(Doing::Closes),
        1 => desk.prop_map(Doing::Sets),
        3 => Just(Doing::Buys),
        2 => Just(Doing::Renews),
        1 => Just(Doing::TurnsOff),
        1 => Just(Doing::Activates),
        1 => Just(Doing::CancelsAlone),
        1 => prop::sample::select(&PolicyId::ALL[..]).prop_map(Doing::LivesUnder),
    ];
    (prop_oneof![3 => 0..10_i64, 1 => 0..200_i64], doing)
}

fn asks(partner: &Partner, wanted: Option<Wanted>) -> Option<Command> {
    let mut entry = match wanted {
        Some(_) => {
            let subscription = partner.account.subscriptions.last()?.id;
            partner.account.cancellation_request(partner.by, subscription)
        }
        None => partner.account.new_request(partner.by),
    };
    entry.problem.get_or_insert(ProblemType::Other);
    (entry.title, entry.description) = ("A title".into(), "A description".into());
    entry.wanted = wanted;
    Some(Command::OpenRequest { asked: Box::new(entry.check().expect("a request that passes the check")) })
}

fn does(partner: &mut Partner, doing: &Doing) {
    let request = RequestId(partner.account.requests.len() as u32);
    let latest = partner.account.subscriptions.last().map(|subscription| subscription.id);
    let text = || "Some text.".to_owned();
    let ruling = |ruling| (By::Agent, Command::DecideCancellation { request, ruling });
    let paid = |partner: &mut Partner, command: Command| {
        if partner.tries(command).is_ok() {
            let order = partner.account.orders.last().expect("an order").id;
            let _may_be_paid = partner.tries(Command::VerifyDetails { order });
            let _may_be_paid = partner.tries(Command::AcceptTerms { order });
            let _may_be_paid =
                partner.tries(Command::AddPaymentMethod { card: card(GOOD), order: Some(order) });
            let _may_be_paid = partner.tries(Command::Buy { order });
        }
    };
    let member = partner.by;
    let (by, command) = match (doing, latest) {
        (Doing::AsksToCancel(wanted), Some(_)) => match asks(partner, Some(*wanted)) {
            Some(command) => (member, command),
            None => return,
        },
        (Doing::AsksSomethingElse, _) => match asks(partner, None) {
            Some(command) => (member, command),
            None => return,
        },
        (Doing::Adds, _) => {
            (member, Command::AddInformation { request, text: text(), attachments: Vec::new() })
        }
        (Doing::Withdraws, _) => (member, Command::WithdrawRequest { request }),
        (Doing::Reopens, _) => (member, Command::ReopenRequest { request, text: text() }),
        (Doing::Acknowledges, _) => (By::Agent, Command::AcknowledgeRequest { request }),
        (Doing::Writes, _) => (By::Agent, Command::WriteToMember { request, text: text() }),
        (Doing::AsksMember, _) => (By::Agent, Command::AskMember { request, text: text() }),
        (Doing::CancelsNow(0), _) => ruling(Ruling::CancelNow { refund: Refund::None }),
        (Doing::CancelsNow(minor), _) if *minor > 40_000 => {
            ruling(Ruling::CancelNow { refund: Refund::Full })
        }
        (Doing::CancelsNow(minor), _) => {
            ruling(Ruling::CancelNow { refund: Refund::Part(Money::new(*minor, Currency::Usd)) })
        }
        (Doing::CancelsAtEnd, _) => ruling(Ruling::CancelAtEnd),
        (Doing::Rejects, _) => ruling(Ruling::Reject { reason: text() }),
        (Doing::Closes, _) => (By::Agent, Command::CloseRequest { request }),
        (Doing::Sets(desk), _) => (member, Command::SetDesk { desk: *desk }),
        (Doing::LivesUnder(policy), _) => (member, Command::SetPolicy { policy: *policy }),
        (Doing::Buys, _) => return paid(partner, Command::Subscribe { offer: Offer::ActionPack }),
        (Doing::Renews, Some(subscription)) => return paid(partner, Command::Renew { subscription }),
        (Doing::TurnsOff, Some(subscription)) => (member, Command::TurnOffRenewal { subscription }),
        (Doing::CancelsAlone, Some(subscription)) => (member, Command::CancelSubscription { subscription }),
        (Doing::Activates, Some(_)) => {
            let entitlement = partner.account.entitlements.last().expect("an entitlement").id;
            (member, Command::ActivateBenefit { entitlement })
        }
        (
            Doing::AsksToCancel(_) | Doing::Renews | Doing::TurnsOff | Doing::CancelsAlone | Doing::Activates,
            None,
        ) => return,
    };
    partner.lets_pass_until(partner.today);
    let before = partner.account.clone();
    if partner.tries_as(by, command).is_err() {
        assert_eq!(partner.account, before, "a refusal changes nothing");
    }
}

fn granted(turns: &[Turn]) -> Option<&Verdict> {
    turns.iter().find_map(|turn| match &turn.act {
        Act::Decided(verdict) if verdict.cancels() => Some(verdict),
        Act::Decided(_)
        | Act::Acknowledged
        | Act::Wrote { .. }
        | Act::AskedMember { .. }
        | Act::Guided
        | Act::Closed(_)
        | Act::Reopened { .. } => None,
    })
}

fn closes(act: &Act) -> bool {
    match act {
        Act::Decided(_) | Act::Closed(_) => true,
        Act::Acknowledged
        | Act::Wrote { .. }
        | Act::AskedMember { .. }
        | Act::Guided
        | Act::Reopened { .. } => false,
    }
}

/// What was said in a request stays said, and after it was closed only opening it again follows.
fn history_holds(now: &SupportRequest, before: Option<&Vec<Turn>>) -> Result<(), TestCaseError> {
    if let Some(before) = before {
        prop_assert!(now.turns.starts_with(before));
    }
    for pair in now.turns.windows(2) {
        let reopens = matches!(pair[1].act, Act::Reopened { .. });
        prop_assert_eq!(closes(&pair[0].act), reopens);
        prop_assert!((pair[0].on, pair[0].minute) <= (pair[1].on, pair[1].minute));
        prop_assert!(!reopens || pair[0].on.days_until(pair[1].on) <= 14);
    }
    let granted =
        now.turns.iter().filter(|turn| matches!(&turn.act, Act::Decided(verdict) if verdict.cancels()));
    prop_assert!(granted.count() <= 1, "granted twice");
    let closed = matches!(now.status, RequestStatus::Closed { .. });
    prop_assert_eq!(closed, now.turns.last().is_some_and(|turn| closes(&turn.act)));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn decisions_stay_money_adds_up_and_access_ends_when_it_was_said(
        doings in prop::collection::vec(doing(), 1..40),
    ) {
        let mut partner = Partner::with_action_pack("2020-02-29");
        let mut histories: BTreeMap<RequestId, Vec<Turn>> = BTreeMap::new();
        let mut ended_after: BTreeMap<SubscriptionId, usize> = BTreeMap::new();
        for (days, doing) in doings {
            partner.lets_pass_until(partner.today.plus_days(days));
            does(&mut partner, &doing);
            partner.lets_pass_until(partner.today);
            let (account, today) = (&partner.account, partner.today);
            let policy = account.policy();

            for request in &account.requests {
                history_holds(request, histories.get(&request.id))?;
                histories.insert(request.id, request.turns.clone());
                if let RequestStatus::AttentionNeeded { since } = request.status {
                    prop_assert!(since.days_until(today) < policy.requests.close_waiting);
                }
                let Some(wish) = request.asked.cancels else { continue };
                let open = account.requests.iter().filter(|other| {
                    other.waits_for().is_some()
                        && other.asked.cancels.is_some_and(|other| other.subscription == wish.subscription)
                });
                prop_assert!(open.count() <= 1, "two open requests to cancel one subscription");
                let cancelled = account.subscription(wish.subscription).expect("the subscription");
                let given = |credit_notes: &[InvoiceId]| -> i64 {
                    let notes = credit_notes.iter().filter_map(|&note| account.invoice(note));
                    notes.map(|note| -note.quote.total.minor).sum()
                };
                match granted(&request.turns) {
                    None => {}
                    Some(Verdict::CancelledNow { refunded, credit_notes }) => {
                        prop_assert!(!cancelled.in_force(policy, today));
                        prop_assert_eq!(refunded.map_or(0, |refunded| refunded.minor), given(credit_notes));
                    }
                    Some(Verdict::CancelledAtEnd { on, refunded, credit_notes }) => {
                        prop_assert_eq!(refunded.map_or(0, |refunded| refunded.minor), given(credit_notes));
                        let ending = cancelled.ending.expect("an end");
                        prop_assert_eq!((ending.on, ending.why), (*on, EndReason::Cancelled));
                        prop_assert_eq!(cancelled.in_force(policy, today), today < *on);
                    }
                    Some(Verdict::Rejected { .. }) => prop_assert!(false, "a rejection grants nothing"),
                }
            }

            for subscription in &account.subscriptions {
                if subscription.ending.is_some() {
                    let years = *ended_after.entry(subscription.id).or_insert(subscription.terms.len());
                    prop_assert_eq!(subscription.terms.len(), years, "a year was bought after the end was decided");
                    prop_assert_eq!(account.next_charge(subscription, today), None);
                }
            }
            for invoice in account.invoices.iter().filter(|invoice| invoice.kind == InvoiceKind::Invoice) {
                let left = account.refundable(invoice.id).expect("an amount");
                prop_assert!(!left.is_negative() && left.minor <= invoice.quote.total.minor);
            }
            let documents = Money::sum(account.invoices.iter().map(|invoice| invoice.quote.total), Currency::Usd);
            prop_assert_eq!(account.balance(Currency::Usd), documents);
        }
        prop_assert_eq!(partner.replayed(), partner.account);
    }

    #[test]
    fn a_day_at_a_time_or_all_at_once_makes_the_same_of_requests(
        doings in prop::collection::vec(doing(), 1..15),
        days in 1..100_i64,
    ) {
        let mut slow = Partner::with_action_pack("2020-02-29");
        for (days, doing) in doings {
            slow.lets_pass_until(slow.today.plus_days(days));
            does(&mut slow, &doing);
        }
        let mut quick = slow.clone();
        for _ in 0..days {
            slow.lets_pass_until(slow.today.plus_days(1));
        }
        quick.lets_pass_until(quick.today.plus_days(days));
        prop_assert_eq!(&slow.journal, &quick.journal);
        prop_assert_eq!(slow.account, quick.account);
    }
}
