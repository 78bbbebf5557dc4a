//! Where a request stands, in words.

use super::subscription_name;
use crate::components::email::email;
use crate::components::facts::Fact;
use crate::components::notice::{Tone, badge};
use crate::domain::account::Account;
use crate::domain::date::Day;
use crate::domain::support_request::{Shelf, SupportRequest};
use crate::i18n::{Text, Words, requests};
use crate::markup::{Markup, el};
use crate::pages::account::company::lines;
use crate::routes::Route;

/// The status of a request as a badge.
pub fn status(words: Words, request: &SupportRequest) -> Markup {
    let shelf = request.shelf();
    let tone = match shelf {
        Shelf::Open => Tone::Info,
        Shelf::AttentionNeeded => Tone::Warning,
        Shelf::Closed => Tone::Neutral,
    };
    badge(tone, words.say(requests::status(shelf)))
}

/// Who acts next in a request, and until when.
pub fn next(account: &Account, words: Words, request: &SupportRequest, today: Day) -> String {
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let policy = account.policy();
    if let Some(closes) = request.closes_on(policy) {
        return dated(requests::NEXT_MEMBER, closes);
    }
    match request.reopens_until(policy) {
        Some(until) if today <= until => dated(requests::NEXT_REOPEN, until),
        Some(_) => words.say(requests::NEXT_NOTHING),
        None => match account.automatic_day(request) {
            Some(day) => dated(requests::NEXT_DESK_ON, day),
            None => words.say(requests::NEXT_DESK),
        },
    }
}

/// What was asked, as facts.
pub fn asked(account: &Account, words: Words, request: &SupportRequest) -> Vec<Fact> {
    let asked = &request.asked;
    let about = asked.cancels.and_then(|wish| {
        let offer = account.subscription(wish.subscription)?.offer;
        let href = Route::Subscription(wish.subscription).href();
        Some((el("a").attr("href", href).text(subscription_name(words, offer)), wish.wanted))
    });
    let (about, wanted) = about.unzip();
    let phone = asked.contact.phone.clone().map(Markup::from);
    let contact = [Some(asked.contact.name.clone().into()), Some(email(&asked.contact.email)), phone];
    let contact = lines(contact.into_iter().flatten().collect());
    let severity = words.say(requests::severity(asked.severity).0);
    let moment = [("date", words.date(request.opened)), ("time", words.time(request.minute))];
    let moment =
        words.fill(requests::MOMENT, &moment.each_ref().map(|(name, value)| (*name, value.as_str())));
    let number = el("span").class("numeric").text(requests::number(&request.number));
    [
        Some(Fact::shown(words.say(requests::NUMBER), number)),
        Some(Fact::new(words.say(requests::TYPE), words.say(requests::problem_type(asked.problem)))),
        about.map(|about| Fact::shown(words.say(requests::SUBSCRIPTION), about)),
        wanted.map(|wanted| Fact::new(words.say(requests::WANTED), words.say(requests::wanted(wanted)))),
        Some(Fact::new(words.say(requests::SEVERITY), severity)),
        Some(Fact::new(words.say(requests::CREATED), moment)),
        Some(Fact::shown(words.say(requests::CONTACT), contact)),
        Some(Fact::new(words.say(requests::LANGUAGE), words.say(requests::language(asked.language)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}
