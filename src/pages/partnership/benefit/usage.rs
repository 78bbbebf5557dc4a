//! How much of a benefit is used, as a bar.

use super::Sight;
use crate::components::meter::meter;
use crate::domain::benefit::{Entitlement, Holding, Left};
use crate::i18n::benefits;
use crate::markup::Markup;

/// The bar; none for a benefit without a number.
pub fn usage(sight: Sight<'_>, benefit: &Entitlement) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    let name = match &benefit.holding {
        Holding::Included | Holding::Accounts(_) => return None,
        Holding::Licences(_) => benefits::KEYS_REDEEMED,
        Holding::Seats(_) => benefits::SEATS_ASSIGNED,
        Holding::Credit(_) => benefits::CREDIT_USED,
        Holding::Incidents(_) => benefits::INCIDENTS_USED,
        Holding::Hours(_) => benefits::HOURS_USED,
    };
    let (used, of, value, most) = match account.benefit_left(benefit, today) {
        Left::Included => return None,
        Left::Count { left, of } => {
            let used = i64::from(of.saturating_sub(left));
            (words.number(used), words.number(of.into()), used, i64::from(of))
        }
        Left::Credit { left, of } => {
            let used = of.minus(left)?;
            (words.money(used), words.money(of), used.minor, of.minor)
        }
    };
    let text = words.fill(benefits::COUNT_OF, &[("used", &used), ("of", &of)]);
    let id = ["usage-", &benefit.id.to_string()].concat();
    Some(meter(id, words.say(name), text, value, most))
}
