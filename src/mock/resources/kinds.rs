//! The lists of an account.

use super::Seen;
use serde::Serialize;
use serde_json::{Value, json};

/// A list of things of an account.
pub struct Kind {
    /// Its name in addresses.
    pub name: &'static str,
    /// The member that names a thing.
    pub key: &'static str,
    /// All its things, the first one first.
    pub items: fn(&Seen<'_>) -> Vec<Value>,
}

/// Every list.
pub const KINDS: &[Kind] = &[
    Kind { name: "subscriptions", key: "id", items: subscriptions },
    Kind { name: "orders", key: "id", items: orders },
    Kind { name: "invoices", key: "id", items: invoices },
    Kind { name: "payment-methods", key: "id", items: payment_methods },
    Kind { name: "service-requests", key: "id", items: service_requests },
    Kind { name: "benefits", key: "id", items: benefits },
    Kind { name: "users", key: "id", items: users },
    Kind { name: "locations", key: "id", items: locations },
    Kind { name: "competencies", key: "area", items: competencies },
    Kind { name: "notices", key: "id", items: notices },
];

/// A thing as the journal would have it, with what is derived beside it.
fn with(thing: &impl Serialize, derived: Value) -> Value {
    // Every value of the rules is an object of JSON; one that were not would be told by what is derived alone.
    let mut value = serde_json::to_value(thing).unwrap_or_default();
    match (value.as_object_mut(), derived) {
        (Some(value), Value::Object(derived)) => value.extend(derived),
        (None, derived) => return derived,
        (Some(_), _) => {}
    }
    value
}

fn subscriptions(seen: &Seen<'_>) -> Vec<Value> {
    let told = |subscription: &crate::domain::subscription::Subscription| {
        let derived = json!({
            "standing": seen.account.standing_of(subscription, seen.today),
            "anniversary": subscription.anniversary(),
            "last_day": seen.account.last_day_of(subscription),
        });
        with(subscription, derived)
    };
    seen.account.subscriptions.iter().map(told).collect()
}

fn orders(seen: &Seen<'_>) -> Vec<Value> {
    let told = |order: &crate::domain::order::Order| {
        with(order, json!({ "open": order.is_open(), "expires": seen.account.order_expires(order) }))
    };
    seen.account.orders.iter().map(told).collect()
}

fn invoices(seen: &Seen<'_>) -> Vec<Value> {
    seen.account.invoices.iter().map(|invoice| with(invoice, json!({}))).collect()
}

fn payment_methods(seen: &Seen<'_>) -> Vec<Value> {
    let told = |method: &crate::domain::payment_method::PaymentMethod| {
        let derived = json!({
            "default": seen.account.default_method == Some(method.id),
            "problem": method.known_problem(seen.today),
        });
        with(method, derived)
    };
    seen.account.payment_methods.iter().map(told).collect()
}

fn service_requests(seen: &Seen<'_>) -> Vec<Value> {
    let policy = seen.account.policy();
    let told = |request: &crate::domain::support_request::SupportRequest| {
        let derived = json!({
            "changed": request.changed(),
            "closes_on": request.closes_on(policy),
            "reopens_until": request.reopens_until(policy),
        });
        with(request, derived)
    };
    seen.account.requests.iter().map(told).collect()
}

fn benefits(seen: &Seen<'_>) -> Vec<Value> {
    let told = |benefit: &crate::domain::benefit::Entitlement| {
        let derived = json!({
            "standing": seen.account.benefit_standing(benefit, seen.today),
            "left": seen.account.benefit_left(benefit, seen.today),
            "activate_by": seen.account.activate_by(benefit),
        });
        with(benefit, derived)
    };
    seen.account.entitlements.iter().map(told).collect()
}

fn users(seen: &Seen<'_>) -> Vec<Value> {
    seen.account.users.iter().map(|user| with(user, json!({}))).collect()
}

fn locations(seen: &Seen<'_>) -> Vec<Value> {
    seen.account.locations.iter().map(|location| with(location, json!({}))).collect()
}

fn competencies(seen: &Seen<'_>) -> Vec<Value> {
    let told = |competency: &crate::domain::competency::Competency| {
        with(competency, json!({ "standing": competency.standing(seen.account, seen.today) }))
    };
    seen.account.competencies.iter().map(told).collect()
}

fn notices(seen: &Seen<'_>) -> Vec<Value> {
    seen.account.notices.iter().map(|notice| with(notice, json!({}))).collect()
}
