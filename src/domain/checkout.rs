//! Beginning, filling in and paying an order (statements 130-141 and 151-163).

use super::account::{Account, Context, Decision};
use super::card::DeclineReason;
use super::competency;
use super::date::Day;
use super::event::Event;
use super::expiry;
use super::grant;
use super::id::{Draw, OrderId, PaymentMethodId, SubscriptionId};
use super::invoice::{self, Invoice, InvoiceKind};
use super::notice::{self, NoticeKind};
use super::offer::Offer;
use super::order::{Item, Order, OrderState, PayBy, Purpose, Quote};
use super::order_state;
use super::payment_method::{ChargeOutcome, Presence};
use super::refusal::Refusal;
use super::renewal;
use super::subscription::Renewal;
use super::term::NextTerm;
use super::transfer;

impl Account {
    /// Whether an offer may be bought on a day.
    ///
    /// # Errors
    /// The company is no network member (statement 109), has or awaits the offer already, or lacks what it needs.
    pub fn may_subscribe(&self, offer: Offer, today: Day) -> Result<(), Refusal> {
        self.network_member()?;
        self.nothing_arrived(offer)?;
        let from =
            |held| expiry::foreseen(self, held, today).filter(|on| self.qualified_for(offer, *on).is_ok());
        if let Some(held) = self.in_force(offer, today) {
            return Err(Refusal::AlreadyPurchased {
                subscription: held.id,
                renewable: self.may_renew(held.id, today).is_ok(),
                from: from(held),
            });
        }
        let of_other_grade = match offer {
            Offer::ActionPack => None,
            Offer::Silver => self.in_force(Offer::Gold, today),
            Offer::Gold => self.in_force(Offer::Silver, today),
        };
        match of_other_grade.map(|held| (held.offer, held.id, from(held))) {
            Some((Offer::Gold, subscription, from)) => {
                Err(Refusal::GoldIncludesSilver { subscription, from })
            }
            Some((Offer::Silver, subscription, from)) => Err(Refusal::UpgradeInstead { subscription, from }),
            Some((Offer::ActionPack, ..)) | None => self.qualified_for(offer, today),
        }
    }

    /// Whether a subscription may be renewed by hand on a day: its own time for that has come, and if it is the fee
    /// of a grade, the requirements of that grade are still met.
    ///
    /// # Errors
    /// As [`Subscription::may_renew`](super::subscription::Subscription::may_renew), or what takes its place is paid, or
    /// the requirements are not met.
    pub fn may_renew(&self, id: SubscriptionId, today: Day) -> Result<(), Refusal> {
        let subscription = self.existing_subscription(id)?;
        if let Some((order, from)) = self.upgrading(id) {
            return Err(Refusal::StartsSoon { order, from });
        }
        let verdict = subscription.may_renew(self.policy(), today);
        if let Err(Refusal::RenewalNotOpen { from: Some(from), .. }) = verdict
            && renewal::planned_charge(self, subscription).is_some_and(|on| on <= from)
        {
            // On the day from which it could be renewed it is charged first.
            return Err(Refusal::RenewalNotOpen { subscription: id, from: None });
        }
        verdict?;
        self.qualified_for(subscription.offer, today)
    }

    /// Whether gold may take the place of a silver subscription on a day.
    ///
    /// # Errors
    /// It is not silver, gold is held or awaited already, silver is no longer in force, or the requirements of gold are not
    /// met.
    pub fn may_upgrade(&self, id: SubscriptionId, today: Day) -> Result<(), Refusal> {
        self.network_member()?;
        self.nothing_arrived(Offer::Gold)?;
        let silver = self.existing_subscription(id)?;
        match silver.offer {
            Offer::Silver => {}
            Offer::ActionPack | Offer::Gold => return Err(Refusal::OnlySilverUpgrades { subscription: id }),
        }
        if let Some(gold) = self.in_force(Offer::Gold, today) {
            let renewable = self.may_renew(gold.id, today).is_ok();
            // Gold took the place of silver, which does not come back.
            return Err(Refusal::AlreadyPurchased { subscription: gold.id, renewable, from: None });
        }
        if !silver.in_force(self.policy(), today) {
            let since = silver.over_from(self.policy());
            return Err(Refusal::SilverNotInForce { subscription: id, since });
        }
        self.qualified_for(Offer::Gold, today)
    }

    /// What a purpose costs now.
    ///
    /// # Errors
    /// The subscription it is about does not exist, or the sum is too large to be represented.
    pub fn quote(&self, purpose: Purpose) -> Result<Quote, Refusal> {
        let offer = match purpose {
            Purpose::Subscribe(offer) => offer,
            Purpose::Renew(id) => self.existing_subscription(id)?.offer,
            Purpose::Upgrade(_) => Offer::Gold,
        };
        let year = self.prices.year_of(offer);
        let mut prices = vec![(Item::Year(offer), year)];
        match purpose {
            Purpose::Subscribe(_) | Purpose::Renew(_) => {}
            Purpose::Upgrade(_) => {
                let discount = year.basis_points(self.policy().upgrade_discount);
                prices.push((Item::UpgradeDiscount, discount.times(-1).ok_or(Refusal::PriceNotPossible)?));
            }
        }
        let country = self.company.as_ref().map(|company| company.address.country);
        let tax_rate = country.map_or(0, super::country::tax);
        Quote::new(&prices, tax_rate).ok_or(Refusal::PriceNotPossible)
    }

    /// The year that an order would pay for if it were paid on a day.
    ///
    /// # Errors
    /// The purchase or renewal is not possible on that day.
    pub fn next_term(&self, purpose: Purpose, today: Day) -> Result<NextTerm, Refusal> {
        self.term_from(purpose, today, today)
    }

    /// The year that an order pays for if it is paid today and what it buys starts on a day; a renewal has its own
    /// start.
    pub(super) fn term_from(&self, purpose: Purpose, today: Day, start: Day) -> Result<NextTerm, Refusal> {
        match purpose {
            Purpose::Subscribe(offer) => {
                self.may_subscribe(offer, today)?;
                NextTerm::first(self.policy(), start)
            }
            Purpose::Renew(id) => {
                self.may_renew(id, today)?;
                self.existing_subscription(id)?.renewed(self.policy(), today)
            }
            Purpose::Upgrade(id) => {
                self.may_upgrade(id, today)?;
                NextTerm::first(self.policy(), start)
            }
        }
    }
}

/// Decides to begin a purchase, or goes on with the one that was begun.
pub(super) fn open(account: &Account, context: &Context, purpose: Purpose) -> Decision {
    account.next_term(purpose, context.today)?;
    if account.open_order(purpose).is_some() {
        return Ok(Vec::new());
    }
    let number = Draw::new(context.id, 2).digits(10);
    Ok(vec![Event::OrderOpened { order: account.next_order(), number, purpose }])
}

/// Decides that the details of a renewal were verified (statement 155).
pub(super) fn verify_details(account: &Account, id: OrderId) -> Decision {
    let order = account.unpaid_order(id)?;
    Ok(if order.details_verified { Vec::new() } else { vec![Event::DetailsVerified { order: id }] })
}

/// Decides that the terms were accepted (statements 134 and 156).
pub(super) fn accept_terms(account: &Account, id: OrderId) -> Decision {
    let order = account.unpaid_order(id)?;
    Ok(if order.terms_accepted.is_some() { Vec::new() } else { vec![Event::TermsAccepted { order: id }] })
}

/// Decides how an order is to be paid.
pub(super) fn choose_payment(account: &Account, id: OrderId, pay_by: PayBy) -> Decision {
    let order = unplaced(account, id)?;
    match pay_by {
        PayBy::Card(method) => drop(account.usable_payment_method(method)?),
        PayBy::Transfer => account.may_transfer(id)?,
    }
    let unchanged = order.pay_by == Some(pay_by);
    Ok(if unchanged { Vec::new() } else { vec![Event::PaymentChosen { order: id, pay_by }] })
}

/// Decides to buy (statements 138 and 160): a card is charged immediately, or its bank asks the person first; a
/// transfer is awaited.
pub(super) fn buy(account: &Account, context: &Context, id: OrderId) -> Decision {
    let order = unplaced(account, id)?;
    account.next_term(order.purpose, context.today)?;
    if order.details_open() {
        return Err(Refusal::DetailsNotVerified { order: id });
    }
    if order.terms_accepted.is_none() {
        return Err(Refusal::TermsNotAccepted { order: id });
    }
    let method = match order.pay_by.ok_or(Refusal::NoPaymentMethod { order: id })? {
        PayBy::Card(method) => account.usable_payment_method(method)?,
        PayBy::Transfer => return transfer::place(account, context.today, order),
    };
    match method.charge(context.today, order.last_decline(), Presence::Present) {
        ChargeOutcome::Charged => {
            let mut events = Vec::new();
            settle_card(account, context.today, order, method.id, &mut events)?;
            Ok(events)
        }
        ChargeOutcome::Declined(reason) => {
            Ok(vec![Event::ChargeDeclined { order: id, method: method.id, reason }])
        }
        ChargeOutcome::AsksBank => Ok(vec![Event::BankConfirmationAsked { order: id, method: method.id }]),
    }
}

/// Decides what the person's answer to the bank leads to.
pub(super) fn confirm_with_bank(
    account: &Account,
    context: &Context,
    id: OrderId,
    confirmed: bool,
) -> Decision {
    let order = account.unpaid_order(id)?;
    let method = match order.state {
        OrderState::AwaitingBank { method } => account.usable_payment_method(method)?,
        OrderState::Draft
        | OrderState::Declined { .. }
        | OrderState::AwaitingTransfer { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => return Err(Refusal::NoBankConfirmation { order: id }),
    };
    // The card may have expired while its bank waited.
    let failed = if confirmed {
        method.known_problem(context.today)
    } else {
        Some(DeclineReason::BankConfirmationFailed)
    };
    match failed {
        Some(reason) => Ok(vec![Event::ChargeDeclined { order: id, method: method.id, reason }]),
        None => {
            let mut events = vec![Event::BankConfirmed { method: method.id }];
            settle_card(account, context.today, order, method.id, &mut events)?;
            Ok(events)
        }
    }
}

/// Decides to give an unpaid order up.
pub(super) fn cancel_order(account: &Account, id: OrderId) -> Decision {
    let mut events = Vec::new();
    order_state::cancel(account, &mut events, account.unpaid_order(id)?);
    Ok(events)
}

/// The order of that id, if it was not placed yet: no bank waits for an answer, and no transfer is awaited.
pub(super) fn unplaced(account: &Account, id: OrderId) -> Result<&Order, Refusal> {
    let order = account.unpaid_order(id)?;
    match order.state {
        OrderState::AwaitingBank { .. } => Err(Refusal::BankConfirmationOpen { order: id, from: None }),
        OrderState::AwaitingTransfer { .. } => Err(Refusal::TransferAwaited { order: id }),
        OrderState::Draft
        | OrderState::Declined { .. }
        | OrderState::Arrived { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. }
        | OrderState::Expired { .. } => Ok(order),
    }
}

/// A card was charged today.
fn settle_card(
    account: &Account,
    today: Day,
    order: &Order,
    method: PaymentMethodId,
    events: &mut Vec<Event>,
) -> Result<(), Refusal> {
    let term = account.next_term(order.purpose, today)?;
    let quote = account.quote(order.purpose)?;
    settle(account, today, order, PayBy::Card(method), quote, term, events)
}

/// The money is there: adds the invoice, and the year that it pays for, to what a decision causes.
pub(super) fn settle(
    account: &Account,
    today: Day,
    order: &Order,
    pay_by: PayBy,
    quote: Quote,
    term: NextTerm,
    events: &mut Vec<Event>,
) -> Result<(), Refusal> {
    let company = account.company.as_ref().ok_or(Refusal::NotAMember)?;
    let (id, place) = (order.id, account.next_invoice());
    let invoice = Box::new(Invoice {
        id: place,
        number: invoice::number(place, today),
        kind: InvoiceKind::Invoice,
        order: id,
        on: today,
        period: term.period(),
        quote,
        buyer: company.clone(),
    });
    match pay_by {
        PayBy::Card(method) => {
            let amount = invoice.quote.total;
            events.push(Event::Charged { order: id, method, amount, invoice });
        }
        PayBy::Transfer => {
            events.push(Event::TransferArrived { order: id, invoice, term });
            let kind = NoticeKind::TransferArrived { order: id, invoice: place, starts: term.from };
            notice::send_to_those_in_charge(account, events, kind);
        }
    }
    if term.from <= today || matches!(order.purpose, Purpose::Renew(_)) {
        begin(account, today, order, pay_by, term, events)?;
    }
    Ok(())
}

/// Adds to what a decision causes that what an order bought begins, or goes on for one more year.
///
/// What a card pays renews by itself, where the rule set has that (statements 142 and 164). What a transfer pays does
/// not: there is nothing to charge.
pub(super) fn begin(
    account: &Account,
    today: Day,
    order: &Order,
    pay_by: PayBy,
    term: NextTerm,
    events: &mut Vec<Event>,
) -> Result<(), Refusal> {
    let id = order.id;
    let (method, renewal) = match (pay_by, account.policy().automatic) {
        (PayBy::Card(method), Some(_)) => (Some(method), Renewal::On),
        (PayBy::Card(method), None) => (Some(method), Renewal::ByHand),
        (PayBy::Transfer, _) => (None, Renewal::ByHand),
    };
    let start = |events: &mut Vec<Event>, offer: Offer, upgraded: Option<SubscriptionId>| {
        let subscription = account.next_subscription();
        events.push(Event::SubscriptionStarted { subscription, offer, order: id, method, term, renewal });
        if let Some(grade) = offer.grade() {
            events.extend(competency::fee_paid(account, grade, term.anniversary, today));
        }
        events.extend(grant::granted(account, today, subscription, offer, &term, upgraded));
        // What would bring it once more, or a grade in its place, can no longer begin.
        let needless = |other: &&Order| other.id != id && other.brings(offer);
        for other in account.open_orders().filter(needless) {
            order_state::cancel(account, events, other);
        }
    };
    match order.purpose {
        Purpose::Subscribe(offer) => start(events, offer, None),
        Purpose::Upgrade(silver) => {
            // Gold that starts on the first day without silver follows it without a gap.
            let held = account.existing_subscription(silver)?;
            let was_held = |on: Day| held.in_force(account.policy(), on);
            if was_held(today) || (held.ending.is_none() && was_held(today.plus_days(-1))) {
                events.push(Event::SubscriptionUpgraded { subscription: silver });
            }
            start(events, Offer::Gold, Some(silver));
            if let Some(renewal) = account.open_order(Purpose::Renew(silver)) {
                order_state::cancel(account, events, renewal);
            }
        }
        Purpose::Renew(subscription) => {
            let method = method.or(account.existing_subscription(subscription)?.method);
            events.push(Event::SubscriptionRenewed { subscription, order: id, method, term, renewal });
            events.extend(grant::extended(account, today, subscription, &term));
        }
    }
    Ok(())
}
