//! A refusal as the reason beside an action: the sentence, what it rests on, and the way out.

use crate::components::action::{Reason, WayOut};
use crate::domain::order::Step;
use crate::domain::refusal::{Refusal, Remedy};
use crate::i18n::{Text, Words, refusals};
use crate::routes::Route;

/// Why a command is not possible now.
pub fn reason(words: Words, verdict: Result<(), Refusal>) -> Option<Reason> {
    let refusal = verdict.err()?;
    let way = |text: Text, route: Route| Some(WayOut::There(words.say(text), route.href()));
    let way_out = match refusal.remedy() {
        Some(Remedy::Join) => way(refusals::JOIN, Route::Join),
        Some(
            Remedy::OpenSubscription(id)
            | Remedy::Renew(id)
            | Remedy::Upgrade(id)
            | Remedy::ChangeRenewalPayment(id),
        ) => way(refusals::OPEN, Route::Subscription(id)),
        Some(Remedy::Subscribe(_)) => way(refusals::OFFERS, Route::Offers),
        // An order shows the step that it needs, whichever is asked for.
        Some(Remedy::OpenOrder(id) | Remedy::CancelAndBuyAgain(id)) => {
            way(refusals::OPEN, Route::Checkout(id, Step::Review))
        }
        Some(Remedy::WriteRequest) => way(refusals::WRITE_REQUEST, Route::NewRequest),
        Some(Remedy::RequestCancellation(id)) => way(refusals::WRITE_REQUEST, Route::CancelBy(id)),
        Some(Remedy::OpenRequest(id) | Remedy::ReopenRequest(id)) => {
            way(refusals::OPEN_REQUEST, Route::Request(id))
        }
        Some(
            Remedy::AskSomeoneWith(_)
            | Remedy::SubscribeAgain(_)
            | Remedy::OpenCompetencies
            | Remedy::StartCompetency(_)
            | Remedy::OpenBenefit(_)
            | Remedy::SetMarketingContact
            | Remedy::OpenUsers
            | Remedy::AcceptInvitation
            | Remedy::OpenUser(_)
            | Remedy::AskSomeoneOf(_)
            | Remedy::AppointGlobalAdmin
            | Remedy::RefundPart(_),
        )
        | None => None,
    };
    Some(Reason { text: refusals::reason(words, &refusal), basis: refusals::basis(words, &refusal), way_out })
}
