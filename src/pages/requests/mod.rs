//! Service requests: the member's side, and the desk.

mod acting;
mod decision;
pub mod desk;
mod desk_facts;
pub mod desk_request;
mod draft;
mod effect;
pub mod list;
pub mod new;
mod new_fields;
pub mod report;
pub mod request;
mod rows;
mod status;
mod suggestions;
mod talk;

use crate::domain::offer::Offer;
use crate::i18n::{Words, names};

/// What a subscription is called in a request about it.
fn subscription_name(words: Words, offer: Offer) -> String {
    words.say(match offer {
        Offer::ActionPack => names::ACTION_PACK_SUBSCRIPTION,
        Offer::Silver | Offer::Gold => names::offer(offer),
    })
}
