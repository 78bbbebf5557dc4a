//! Beginning, filling in and paying an order (statements 130-141 and 151-163).

use super::account::{Account, Context, Decision};
use super::competency;
use super::date::Day;
use super::event::Event;
use super::grant;
use super::id::{Draw, OrderId, PaymentMethodId, SubscriptionId};
use super::invoice::{self, Invoice, InvoiceKind};
use super::offer::Offer;
use super::order::{Item, Order, OrderState, Purpose, Quote};
use super::payment_method::{ChargeOutcome, PaymentMethod, Presence};
use super::qualification::Grade;
use super::refusal::{Refusal, Thing};
use super::subscription::{NextTerm, Renewal};

impl Account {
    /// Whether an offer may be bought on a day.
    ///
    /// # Errors
    /// The company is no network member (statement 109), has the offer already, or lacks what the offer needs.
    pub fn may_subscribe(&self, offer: Offer, today: Day) -> Result<(), Refusal> {
        self.network_member()?;
        if let Some(held) = self.in_force(offer, today) {
            return Err(Refusal::AlreadyPurchased {
                subscription: held.id,
                renewable: self.may_renew(held.id, today).is_ok(),
            });
        }
        let of_other_grade = match offer {
            Offer::ActionPack => None,
            Offer::Silver => self.in_force(Offer::Gold, today),
            Offer::Gold => self.in_force(Offer::Silver, today),
        };
        match of_other_grade.map(|held| (held.offer, held.id)) {
            Some((Offer::Gold, subscription)) => Err(Refusal::GoldIncludesSilver { subscription }),
            Some((Offer::Silver, subscription)) => Err(Refusal::UpgradeInstead { subscription }),
            Some((Offer::ActionPack, _)) | None => self.qualified_for(offer, today),
        }
    }

    /// Whether a subscription may be renewed by hand on a day: its own time for that has come, and if it is the fee
    /// of a grade, the requirements of that grade are still met.
    ///
    /// # Errors
    /// As [`Subscription::may_renew`](super::subscription::Subscription::may_renew), or the requirements are not
    /// met.
    pub fn may_renew(&self, id: SubscriptionId, today: Day) -> Result<(), Refusal> {
        let subscription = self.existing_subscription(id)?;
        subscription.may_renew(self.policy(), today)?;
        self.qualified_for(subscription.offer, today)
    }

    /// Whether gold may take the place of a silver subscription on a day.
    ///
    /// # Errors
    /// It is not silver, gold is held already, silver is no longer in force, or the requirements of gold are not
    /// met.
    pub fn may_upgrade(&self, id: SubscriptionId, today: Day) -> Result<(), Refusal> {
        self.network_member()?;
        let silver = self.existing_subscription(id)?;
        match silver.offer {
            Offer::Silver => {}
            Offer::ActionPack | Offer::Gold => return Err(Refusal::OnlySilverUpgrades { subscription: id }),
        }
        if let Some(gold) = self.in_force(Offer::Gold, today) {
            let renewable = self.may_renew(gold.id, today).is_ok();
            return Err(Refusal::AlreadyPurchased { subscription: gold.id, renewable });
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
                prices.push((Item::UpgradeDiscount, discount.times(-1).ok_or(Refusal::BeyondCalendar)?));
            }
        }
        let country = self.company.as_ref().map(|company| company.address.country);
        let tax_rate = country.map_or(0, super::country::tax);
        Quote::new(&prices, tax_rate).ok_or(Refusal::BeyondCalendar)
    }

    /// The year that an order would pay for if it were paid on a day.
    ///
    /// # Errors
    /// The purchase or renewal is not possible on that day.
    pub fn next_term(&self, purpose: Purpose, today: Day) -> Result<NextTerm, Refusal> {
        match purpose {
            Purpose::Subscribe(offer) => {
                self.may_subscribe(offer, today)?;
                NextTerm::first(self.policy(), today)
            }
            Purpose::Renew(id) => {
                self.may_renew(id, today)?;
                self.existing_subscription(id)?.renewed(self.policy(), today)
            }
            Purpose::Upgrade(id) => {
                self.may_upgrade(id, today)?;
                NextTerm::first(self.policy(), today)
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

/// Decides which saved way to pay an order uses.
pub(super) fn choose_payment(account: &Account, id: OrderId, method: PaymentMethodId) -> Decision {
    let order = unplaced(account, id)?;
    account.usable_payment_method(method)?;
    let unchanged = order.method == Some(method);
    Ok(if unchanged { Vec::new() } else { vec![Event::PaymentChosen { order: id, method }] })
}

/// Decides to buy (statements 138 and 160): the card is charged immediately, or its bank asks the person first.
pub(super) fn buy(account: &Account, context: &Context, id: OrderId) -> Decision {
    let order = unplaced(account, id)?;
    account.next_term(order.purpose, context.today)?;
    if order.terms_accepted.is_none() {
        return Err(Refusal::TermsNotAccepted { order: id });
    }
    let method = order.method.ok_or(Refusal::NoPaymentMethod { order: id })?;
    let method = account.usable_payment_method(method)?;
    match method.charge(context.today, order.declined, Presence::Present) {
        ChargeOutcome::Charged => settle(account, context.today, order, method),
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
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. } => return Err(Refusal::NoBankConfirmation { order: id }),
    };
    if confirmed {
        let mut events = vec![Event::BankConfirmed { method: method.id }];
        events.extend(settle(account, context.today, order, method)?);
        Ok(events)
    } else {
        let reason = super::card::DeclineReason::BankConfirmationFailed;
        Ok(vec![Event::ChargeDeclined { order: id, method: method.id, reason }])
    }
}

/// Decides to give an unpaid order up.
pub(super) fn cancel_order(account: &Account, id: OrderId) -> Decision {
    account.unpaid_order(id)?;
    Ok(vec![Event::OrderCancelled { order: id }])
}

/// The order of that id, if it can be paid and no bank waits for an answer.
fn unplaced(account: &Account, id: OrderId) -> Result<&Order, Refusal> {
    let order = account.unpaid_order(id)?;
    match order.state {
        OrderState::AwaitingBank { .. } => Err(Refusal::BankConfirmationOpen { order: id }),
        OrderState::Draft
        | OrderState::Declined { .. }
        | OrderState::Paid { .. }
        | OrderState::Cancelled { .. } => Ok(order),
    }
}

/// The money was taken: the receipt, and what it was paid for.
fn settle(account: &Account, today: Day, order: &Order, method: &PaymentMethod) -> Decision {
    let term = account.next_term(order.purpose, today)?;
    settle_term(account, today, order, method, term)
}

/// The money was taken for a given year.
pub(super) fn settle_term(
    account: &Account,
    today: Day,
    order: &Order,
    method: &PaymentMethod,
    term: NextTerm,
) -> Decision {
    let company = account.company.as_ref().ok_or(Refusal::NotAMember)?;
    let quote = account.quote(order.purpose)?;
    let id = account.next_invoice();
    let invoice = Invoice {
        id,
        number: invoice::number(id, today),
        kind: InvoiceKind::Invoice,
        order: order.id,
        on: today,
        period: term.period(),
        quote,
        buyer: company.clone(),
    };
    let renewal = if account.policy().automatic.is_some() { Renewal::On } else { Renewal::ByHand };
    let mut events = vec![Event::Charged {
        order: order.id,
        method: method.id,
        amount: invoice.quote.total,
        invoice: Box::new(invoice),
    }];
    let started = |subscription: SubscriptionId, offer: Offer| Event::SubscriptionStarted {
        subscription,
        offer,
        order: order.id,
        method: method.id,
        term,
        renewal,
    };
    match order.purpose {
        Purpose::Subscribe(offer) => {
            let subscription = account.next_subscription();
            events.push(started(subscription, offer));
            let grade = offer.grade();
            let paid = grade.map(|grade| competency::fee_paid(account, grade, term.anniversary, today));
            events.extend(paid.into_iter().flatten());
            events.extend(grant::granted(account, today, subscription, offer, &term, None));
        }
        Purpose::Renew(subscription) => {
            events.push(Event::SubscriptionRenewed {
                subscription,
                order: order.id,
                method: method.id,
                term,
                renewal,
            });
            events.extend(grant::extended(account, today, subscription, &term));
        }
        Purpose::Upgrade(silver) => {
            if account.subscription(silver).is_none() {
                return Err(Refusal::NotFound { thing: Thing::Subscription });
            }
            let renewal = account.open_order(Purpose::Renew(silver));
            events.extend(renewal.map(|order| Event::OrderCancelled { order: order.id }));
            events.push(Event::SubscriptionUpgraded { subscription: silver });
            let gold = account.next_subscription();
            events.push(started(gold, Offer::Gold));
            events.extend(competency::fee_paid(account, Grade::Gold, term.anniversary, today));
            events.extend(grant::granted(account, today, gold, Offer::Gold, &term, Some(silver)));
        }
    }
    Ok(events)
}
