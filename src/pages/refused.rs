//! A refusal as the reason beside an action: the sentence, what it rests on, and the way out.

use crate::components::action::{Reason, WayOut};
use crate::domain::order::Step;
use crate::domain::refusal::{Refusal, Remedy};
use crate::i18n::{Text, Words, refusals};
use crate::routes::Route;

/// Why a command is not possible now.
pub fn reason(words: Words, verdict: Result<(), Refusal>) -> Option<Reason> {
    let refusal = verdict.err()?;
    let way_out = refusal.remedy().map(|remedy| {
        let (text, route) = way_out(remedy);
        WayOut::There(words.say(text), route.href())
    });
    Some(Reason { text: refusals::reason(words, &refusal), basis: refusals::basis(words, &refusal), way_out })
}

/// Where a remedy is found, and what the way there is called.
fn way_out(remedy: Remedy) -> (Text, Route) {
    match remedy {
        Remedy::Join => (refusals::JOIN, Route::Join),
        Remedy::OpenSubscription(id) | Remedy::Renew(id) => (refusals::OPEN, Route::Subscription(id)),
        Remedy::Upgrade(id) => (refusals::UPGRADE, Route::Subscription(id)),
        Remedy::ChangeRenewalPayment(id) => (refusals::CHANGE_CARD, Route::Subscription(id)),
        Remedy::Subscribe(_) | Remedy::SubscribeAgain(_) => (refusals::OFFERS, Route::Offers),
        // An order shows the step that it needs, whichever is asked for.
        Remedy::OpenOrder(id) | Remedy::CancelAndBuyAgain(id) => {
            (refusals::OPEN_ORDER, Route::Checkout(id, Step::Review))
        }
        Remedy::OpenCompetencies => (refusals::REQUIREMENTS, Route::Competencies),
        Remedy::StartCompetency(area) => (refusals::REQUIREMENTS, Route::Competency(area)),
        Remedy::OpenBenefit(id) => (refusals::OPEN_BENEFIT, Route::Benefit(id)),
        Remedy::SetMarketingContact => (refusals::NAME_CONTACT, Route::Benefits),
        Remedy::AskSomeoneWith(_) | Remedy::AskSomeoneOf(_) | Remedy::OpenUsers => {
            (refusals::OPEN_USERS, Route::Users)
        }
        Remedy::AcceptInvitation => (refusals::ACCEPT, Route::Users),
        Remedy::AppointGlobalAdmin => (refusals::APPOINT, Route::Users),
        Remedy::OpenUser(id) => (refusals::OPEN_USER, Route::User(id)),
        Remedy::WriteRequest => (refusals::WRITE_REQUEST, Route::NewRequest),
        Remedy::OpenRequest(id) => (refusals::OPEN_REQUEST, Route::Request(id)),
        Remedy::ReopenRequest(id) => (refusals::REOPEN, Route::Request(id)),
        Remedy::RequestCancellation(id) => (refusals::REQUEST_CANCELLATION, Route::CancelBy(id)),
        Remedy::RefundPart(_) => (refusals::REFUND_PART, Route::Desk),
    }
}
