//! What holds whatever people do and whenever: the promises that the random walks of `model` are held to, by name.
//!
//! After every step, of the account as it then is ([`OF_ACCOUNTS`]):
//!
//! 1. there are never two subscriptions to one offer in force
//! 2. silver and gold are never in force together
//! 3. a Global admin stays
//! 4. money in equals invoices less credit notes
//! 5. an invoice is the sum of its lines
//! 6. never more is given back than was paid
//! 7. an order is charged once, and what is paid has its invoice
//! 8. there is one charge for each year, and no two years overlap
//! 9. each reminder of a year is sent once
//! 10. nobody is written to twice about one thing
//! 11. a person holds one seat of a benefit, and no more seats are held than there are
//! 12. nobody who was removed holds a seat
//! 13. credit is never overdrawn
//! 14. a cancelled subscription gives access until it ends, and not after
//! 15. after a decided end nothing is charged
//! 16. one request at most asks to cancel a subscription
//! 17. what the desk decided is what became of the subscription
//! 18. ids count up without a gap
//! 19. a default way to pay is one that can be used
//! 20. nothing that is due is left undone
//!
//! With every event ([`OF_EVENTS`]):
//!
//! 21. only renewing turns automatic renewal on again
//! 22. a decided request changes only by being opened again
//! 23. a cancelled order is never paid
//! 24. what was issued never changes
//! 25. a decided end is never moved or taken back, except that an upgrade takes silver's place
//!
//! And of a walk as a whole (`Walk::end` and `Walk::tries` in `model`): a replay gives the same account; time only
//! moves forward; what is stored can be read and is what happened; no card number is kept; a refusal changes nothing,
//! names its rule, and is over on the day that it names; a year at once is as each day alone; what is listed as
//! allowed is what is carried out.

use std::collections::BTreeSet;

use memberdesk::domain::account::Account;
use memberdesk::domain::benefit::Holding;
use memberdesk::domain::date::Day;
use memberdesk::domain::due;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{OrderId, UserId};
use memberdesk::domain::invoice::{Invoice, InvoiceKind};
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{Order, OrderState};
use memberdesk::domain::subscription::{EndReason, Renewal, Subscription};
use memberdesk::domain::support_request::{Act, SupportRequest, Verdict};
use memberdesk::domain::user::Role;

/// What holds of an account on a day.
pub type OfAccount = (&'static str, fn(&Account, Day) -> bool);

/// What holds of an event: what it found, the event, and what it left.
pub type OfEvent = (&'static str, fn(&Before, &Stamped, &Account) -> bool);

/// What of an account an event is compared with.
pub struct Before {
    subscriptions: Vec<Subscription>,
    requests: Vec<SupportRequest>,
    orders: Vec<Order>,
    invoices: Vec<Invoice>,
}

impl Before {
    /// The account as it is before an event.
    pub fn of(account: &Account) -> Self {
        Self {
            subscriptions: account.subscriptions.clone(),
            requests: account.requests.clone(),
            orders: account.orders.clone(),
            invoices: account.invoices.clone(),
        }
    }
}

/// Numbers 1 to 20.
pub const OF_ACCOUNTS: [OfAccount; 20] = [
    ("never two subscriptions to one offer in force", |account, today| {
        Offer::ALL.into_iter().all(|offer| in_force(account, offer, today) <= 1)
    }),
    ("silver and gold are never in force together", |account, today| {
        in_force(account, Offer::Silver, today) + in_force(account, Offer::Gold, today) <= 1
    }),
    ("a Global admin stays", |account, _| account.users.iter().any(|user| user.has(Role::GlobalAdmin))),
    ("money in equals invoices less credit notes", |account, _| {
        Currency::ALL.into_iter().all(|currency| {
            let papers = account.invoices.iter().map(|paper| paper.quote.total);
            let written = Money::sum(papers.filter(|total| total.currency == currency), currency);
            written.is_some() && account.balance(currency) == written
        })
    }),
    ("an invoice is the sum of its lines", |account, _| account.invoices.iter().all(adds_up)),
    ("never more is given back than was paid", |account, _| {
        account.invoices.iter().filter(|paper| paper.kind == InvoiceKind::Invoice).all(|invoice| {
            let given: i64 = account.credit_notes(invoice.id).map(|note| -note.quote.total.minor).sum();
            let left = account.refundable(invoice.id).map(|left| left.minor);
            (0..=invoice.quote.total.minor).contains(&given)
                && left == Some(invoice.quote.total.minor - given)
        })
    }),
    ("an order is charged once, and what is paid has its invoice", |account, _| {
        account.orders.iter().all(|order| {
            let invoice = |paper: &&Invoice| paper.order == order.id && paper.kind == InvoiceKind::Invoice;
            let invoices = account.invoices.iter().filter(invoice).count();
            let paid = matches!(order.state, OrderState::Paid { .. } | OrderState::Arrived { .. });
            invoices == usize::from(paid)
        })
    }),
    ("one charge for each year, and no two years overlap", |account, _| {
        account.subscriptions.iter().all(|held| {
            let orders: BTreeSet<OrderId> = held.terms.iter().map(|term| term.order).collect();
            !held.terms.is_empty()
                && orders.len() == held.terms.len()
                && held.terms.iter().all(|term| term.from < term.anniversary)
                && held.terms.windows(2).all(|pair| pair[0].anniversary <= pair[1].from)
        })
    }),
    ("each reminder of a year is sent once", |account, _| {
        let mut sent = BTreeSet::new();
        account.notices.iter().filter(|notice| notice.kind.reminder().is_some()).all(|notice| {
            // The kind holds the day that it is about, which is another one each year.
            sent.insert(format!("{:?}", notice.kind))
        })
    }),
    ("nobody is written to twice about one thing", |account, _| {
        account.notices.iter().all(|notice| {
            let people: BTreeSet<UserId> = notice.recipients.iter().map(|to| to.user).collect();
            people.len() == notice.recipients.len()
        })
    }),
    ("a person holds one seat, and no more seats are held than there are", |account, today| {
        account.entitlements.iter().all(|benefit| {
            let holders = account.seat_holders(benefit, today);
            let people: BTreeSet<&UserId> = holders.iter().collect();
            let most = match &benefit.holding {
                Holding::Seats(seats) => seats.running.map_or(0, |running| running.seats as usize),
                Holding::Included
                | Holding::Accounts(_)
                | Holding::Licences(_)
                | Holding::Credit(_)
                | Holding::Incidents(_)
                | Holding::Hours(_) => 0,
            };
            people.len() == holders.len() && holders.len() <= most
        })
    }),
    ("nobody who was removed holds a seat", |account, today| {
        account
            .users
            .iter()
            .filter(|user| user.is_removed())
            .all(|user| account.seats_held_by(user.id, today).next().is_none())
    }),
    ("credit is never overdrawn", |account, _| {
        account.entitlements.iter().all(|benefit| match &benefit.holding {
            Holding::Credit(credit) => {
                !credit.left().is_negative() && credit.left().minor <= credit.monthly.minor
            }
            Holding::Included
            | Holding::Accounts(_)
            | Holding::Licences(_)
            | Holding::Seats(_)
            | Holding::Incidents(_)
            | Holding::Hours(_) => true,
        })
    }),
    ("a cancelled subscription gives access until it ends, and not after", |account, today| {
        cancelled(account).all(|(held, on)| {
            let paid = held.terms.iter().any(|term| term.from <= today && today < term.anniversary);
            let policy = account.policy();
            (today < on || !held.in_force(policy, today))
                && (today >= on || !paid || held.in_force(policy, today))
        })
    }),
    ("after a decided end nothing is charged", |account, today| {
        let ended = account.subscriptions.iter().filter(|held| held.ending.is_some());
        ended.into_iter().all(|held| account.next_charge(held, today).is_none())
    }),
    ("one request at most asks to cancel a subscription", |account, _| {
        account.subscriptions.iter().all(|held| {
            let about = |request: &&SupportRequest| {
                let wish = request.asked.cancels;
                request.waits_for().is_some() && wish.is_some_and(|wish| wish.subscription == held.id)
            };
            account.requests.iter().filter(about).count() <= 1
        })
    }),
    ("what the desk decided is what became of the subscription", |account, _| {
        account.requests.iter().all(|request| {
            let Some(wish) = request.asked.cancels else { return true };
            let ending = account.subscription(wish.subscription).and_then(|held| held.ending);
            match request.decision() {
                None | Some((_, Verdict::Rejected { .. })) => true,
                Some((on, Verdict::CancelledNow { .. })) => ending.is_some_and(|ending| ending.on == on),
                Some((_, Verdict::CancelledAtEnd { on, .. })) => {
                    ending.is_some_and(|ending| ending.on == *on || ending.why == EndReason::Upgraded)
                }
            }
        })
    }),
    ("ids count up without a gap", |account, _| {
        counts_up(account.orders.iter().map(|order| order.id.0))
            && counts_up(account.invoices.iter().map(|paper| paper.id.0))
            && counts_up(account.subscriptions.iter().map(|held| held.id.0))
            && counts_up(account.payment_methods.iter().map(|method| method.id.0))
            && counts_up(account.users.iter().map(|user| user.id.0))
            && counts_up(account.requests.iter().map(|request| request.id.0))
            && counts_up(account.entitlements.iter().map(|benefit| benefit.id.0))
    }),
    ("a default way to pay is one that can be used", |account, _| {
        account.default_method.is_none_or(|method| account.usable_payment_method(method).is_ok())
    }),
    ("nothing that is due is left undone", |account, today| {
        due::next_day(account).is_none_or(|next| next > today) || account.last_day == Some(today)
    }),
];

/// Numbers 21 to 25.
pub const OF_EVENTS: [OfEvent; 5] = [
    ("only renewing turns automatic renewal on again", |before, stamped, after| {
        let renewed = matches!(stamped.event, Event::SubscriptionRenewed { .. });
        before.subscriptions.iter().zip(&after.subscriptions).all(|(was, is)| {
            let turned_on = matches!(was.renewal, Renewal::Off { .. }) && is.renewal == Renewal::On;
            !turned_on || renewed
        })
    }),
    ("a decided request changes only by being opened again", |before, _, after| {
        before.requests.iter().zip(&after.requests).all(|(was, is)| {
            let decided = was.turns.last().is_some_and(|turn| matches!(turn.act, Act::Decided(_)));
            let opened = || matches!(is.turns.last().map(|turn| &turn.act), Some(Act::Reopened { .. }));
            was.asked == is.asked && (!decided || was == is || opened())
        })
    }),
    ("a cancelled order is never paid", |before, _, after| {
        before.orders.iter().zip(&after.orders).all(|(was, is)| {
            let given_up = matches!(was.state, OrderState::Cancelled { .. } | OrderState::Expired { .. });
            !given_up || was == is
        })
    }),
    ("what was issued never changes", |before, _, after| after.invoices.starts_with(&before.invoices)),
    ("a decided end is never moved or taken back", |before, _, after| {
        before.subscriptions.iter().zip(&after.subscriptions).all(|(was, is)| {
            let upgraded = is.ending.is_some_and(|ending| ending.why == EndReason::Upgraded);
            was.ending.is_none() || was.ending == is.ending || upgraded
        })
    }),
];

fn in_force(account: &Account, offer: Offer, today: Day) -> usize {
    let policy = account.policy();
    account.subscriptions.iter().filter(|held| held.offer == offer && held.in_force(policy, today)).count()
}

fn adds_up(paper: &Invoice) -> bool {
    let quote = &paper.quote;
    let currency = quote.total.currency;
    let net = Money::sum(quote.lines.iter().map(|line| line.net), currency);
    let tax = Money::sum(quote.lines.iter().map(|line| line.tax), currency);
    let total = quote.net.plus(quote.tax);
    (net, tax, total) == (Some(quote.net), Some(quote.tax), Some(quote.total))
        && paper.period.0 <= paper.period.1
}

/// The subscriptions that were cancelled, each with the first day without access.
fn cancelled(account: &Account) -> impl Iterator<Item = (&Subscription, Day)> {
    account.subscriptions.iter().filter_map(|held| {
        let ending = held.ending.filter(|ending| ending.why == EndReason::Cancelled)?;
        Some((held, ending.on))
    })
}

fn counts_up(mut ids: impl Iterator<Item = u32>) -> bool {
    let mut place = 0;
    ids.all(|id| {
        place += 1;
        id == place
    })
}
