//! Billing > Payment methods: the saved cards, what renews with each of them, and removing one.

use crate::browser::{document, tabs};
use crate::components::action::{Action, Kind, Reason, actions, in_common, said_once};
use crate::components::dialog::dialog;
use crate::components::icon::Icon;
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::domain::account::Account;
use crate::domain::command::Command;
use crate::domain::date::Day;
use crate::domain::id::{PaymentMethodId, SubscriptionId};
use crate::domain::offer::Offer;
use crate::domain::order::PayBy;
use crate::domain::payment_method::PaymentMethod;
use crate::domain::user::Language;
use crate::i18n::{Words, billing, frame, names};
use crate::markup::{Element, Markup, div, el, unseen};
use crate::pages::card_form::why_no_card;
use crate::pages::checkout::card_name;
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown, refused};
use crate::routes::Route;
use crate::session::{Form, Session};
use crate::sorting;

/// The id of the dialog that asks before a card is removed.
const DIALOG: &str = "remove-dialog";
/// The id of the sentence that says why nothing can be done with any of the cards.
const WHY: &str = "cards-why";
/// For how many days before its end a card counts as expiring.
const SOON: i64 = 60;

/// An automatic renewal that is to be charged to a card.
struct Renewing {
    subscription: SubscriptionId,
    offer: Offer,
    on: Day,
}

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::PAYMENT_METHODS);
    let today = session.today();
    let cards = session.read(|account| {
        let cards = account.usable_payment_methods();
        let mut cards: Vec<_> = cards.map(|card| (card.clone(), renewing(account, card.id, today))).collect();
        // What pays comes first, what no longer can comes last; each in the order in which it was added.
        let default = account.default_method;
        sorting::sort_by_key(&mut cards, |(card, renewing)| {
            (!card.card.expiry.valid_on(today), default != Some(card.id), renewing.is_empty())
        });
        cards
    });
    let add =
        Action::link("add-way", words.say(billing::ADD_WAY), Kind::Primary, Route::NewPaymentMethod.href())
            .with_icon(Icon::Add)
            .unless(why_no_card(session, words, None));
    let header = PageHeader {
        title: title.clone(),
        lead: Some(words.say(billing::METHODS_LEAD)),
        actions: (!cards.is_empty()).then(|| actions(vec![add.clone()])),
        ..PageHeader::default()
    };
    let mut view = div("page").with(header.view());
    if cards.is_empty() {
        let (title, text) = (words.say(billing::NO_WAYS), words.say(billing::NO_WAYS_TEXT));
        return Page::shown(
            words.say(frame::PAYMENT_METHODS),
            view.with(super::instead(Icon::Card, title, text, add)),
        );
    }
    for (card, renewing) in &cards {
        view = view.with(warnings(words, card, renewing));
    }
    let picked = session.secret_form::<Option<PaymentMethodId>>("card-to-remove");
    let whys: Vec<Option<Reason>> = cards
        .iter()
        .flat_map(|(card, _)| {
            let id = card.id;
            [Command::MakeDefault { method: id }, Command::RemovePaymentMethod { method: id }]
        })
        .map(|command| refused::reason(words, session.may(&command)))
        .collect();
    let common = in_common(&whys);
    let told_by = common.is_some().then_some(WHY);
    let passes: Vec<Element> = cards
        .iter()
        .map(|(card, renewing)| saved(session, words, card, renewing, today, picked, told_by))
        .collect();
    let asked = picked.read(|picked| *picked);
    let asked = cards.iter().find(|(card, _)| Some(card.id) == asked).map(|(card, _)| card);
    let section = el("section")
        .class("stack")
        .attr("aria-labelledby", "saved")
        .with(el("h2").id("saved").text(words.say(billing::SAVED)))
        .with(common.map(|reason| said_once(WHY, reason)))
        .with(div("grid").with(passes));
    let section = [section.into(), help::how(session, words, Topic::Cards)];
    Page::shown(title, view.with(section).with(asked.map(|card| remove_dialog(session, words, card))))
}

/// The automatic renewals that are charged to a card, with the day of the next charge.
fn renewing(account: &Account, method: PaymentMethodId, today: Day) -> Vec<Renewing> {
    let of_card = account.subscriptions.iter().filter(|held| held.method == Some(method));
    of_card
        .filter_map(|held| {
            let on = account.next_charge(held, today)?;
            Some(Renewing { subscription: held.id, offer: held.offer, on })
        })
        .collect()
}

/// The renewals that the card cannot pay, because it expires before.
fn warnings(words: Words, card: &PaymentMethod, renewing: &[Renewing]) -> Vec<Markup> {
    let failing = renewing.iter().filter(|renewal| card.known_problem(renewal.on).is_some());
    failing
        .map(|Renewing { subscription, offer, on }| {
            let gaps = [
                ("month", &*month(words, card)),
                ("offer", &*words.say(names::offer(*offer))),
                ("date", &*words.date(*on)),
            ];
            let title = words.fill(billing::WILL_FAIL_TITLE, &[("card", &card_name(words, card))]);
            let change = Action::link(
                ["change-", &subscription.to_string()].concat(),
                words.say(billing::CHANGE_CARD),
                Kind::Secondary,
                Route::Subscription(*subscription).href(),
            );
            let text = words.fill(billing::WILL_FAIL, &gaps);
            notice(Tone::Warning, Some(title), text, Some(actions(vec![change])))
        })
        .collect()
}

/// The month through which a card is valid.
fn month(words: Words, card: &PaymentMethod) -> String {
    let expiry = card.card.expiry;
    let two_digits = match words.language() {
        Language::English if expiry.month < 10 => "0",
        Language::English | Language::SimplifiedChinese => "",
    };
    let month = [two_digits, &expiry.month.to_string()].concat();
    words.fill(billing::MONTH_OF, &[("month", &month), ("year", &expiry.year.to_string())])
}

fn saved(
    session: Session,
    words: Words,
    card: &PaymentMethod,
    renewing: &[Renewing],
    today: Day,
    picked: Form<Option<PaymentMethodId>>,
    told_by: Option<&'static str>,
) -> Element {
    let uses: Vec<Markup> = renewing
        .iter()
        .map(|Renewing { subscription, offer, on }| {
            let (offer, date) = (words.say(names::offer(*offer)), words.date(*on));
            let text = words.fill(billing::RENEWS_ON, &[("offer", &offer), ("date", &date)]);
            el("p").with(el("a").attr("href", Route::Subscription(*subscription).href()).text(text)).into()
        })
        .collect();
    let none = uses.is_empty().then(|| el("p").class("soft").text(words.say(billing::RENEWS_NOTHING)));
    let id = card.id;
    // Two cards may end alike; a card that was added anew is valid for longer.
    let name = [card_name(words, card), words.say(frame::COMMA), month(words, card)].concat();
    let default = session.read(|account| account.default_method == Some(id));
    let make_default = (!default).then(|| {
        let press = move || {
            session.send(Command::MakeDefault { method: id }, move |_| {
                session.tell_success(billing::MADE_DEFAULT);
            });
        };
        Action::press(
            ["default-", &id.to_string()].concat(),
            words.say(billing::MAKE_DEFAULT),
            Kind::Secondary,
            press,
        )
        .about(name.clone())
        .unless(refused::reason(words, session.may(&Command::MakeDefault { method: id })))
        .told_by(told_by)
    });
    let remove = Action::press(
        ["remove-", &id.to_string()].concat(),
        words.say(billing::REMOVE),
        Kind::Secondary,
        move || {
            picked.change(|picked| *picked = Some(id));
            tabs::later(0, || document::show_dialog("#remove-dialog"));
        },
    )
    .about(name.clone())
    .unless(refused::reason(words, session.may(&Command::RemovePaymentMethod { method: id })))
    .told_by(told_by);
    el("article")
        .class("stack")
        .key(id.to_string())
        .attr("data-gap", "s")
        .attr("aria-label", name)
        .with(pass(words, card, default, today))
        .with(div("stack").attr("data-gap", "s").with(uses).with(none))
        .with(actions(make_default.into_iter().chain([remove]).collect()))
}

fn pass(words: Words, card: &PaymentMethod, default: bool, today: Day) -> Element {
    let expired = !card.card.expiry.valid_on(today);
    let expiring = !card.card.expiry.valid_on(today.plus_days(SOON));
    let life = match (expired, expiring) {
        (true, _) => Some(badge(Tone::Danger, words.say(billing::CARD_EXPIRED))),
        (false, true) => Some(badge(Tone::Warning, words.say(billing::CARD_EXPIRING))),
        (false, false) => None,
    };
    let default = default.then(|| badge(Tone::Success, words.say(billing::DEFAULT)));
    let fact = |name, value: String| -> Markup {
        el("div").with(el("dt").text(words.say(name))).with(el("dd").text(value)).into()
    };
    let number = el("p")
        .class("number")
        .with(el("span").attr("aria-hidden", "true").text("•••• "))
        .with(unseen(words.say(billing::ENDING)))
        .text(card.card.last_four.to_string());
    div("pass")
        .attr_if("data-state", expired.then_some("ended"))
        .with(el("strong").text(words.say(names::brand(card.card.brand))))
        .with(div("stack").attr("data-gap", "s").with(life).with(default))
        .with(number)
        .with(
            el("dl")
                .class("facts-line")
                .with(fact(billing::HOLDER, card.card.holder.clone()))
                .with(fact(billing::VALID_UNTIL, month(words, card))),
        )
}

fn remove_dialog(session: Session, words: Words, card: &PaymentMethod) -> Markup {
    let id = card.id;
    let name = card_name(words, card);
    let (next, orders) = session.read(|account| {
        let next = account.usable_payment_methods().find(|other| other.id != id);
        let next = next.filter(|_| account.default_method == Some(id)).map(|next| card_name(words, next));
        let with_card = account.open_orders().filter(|order| order.pay_by == Some(PayBy::Card(id)));
        (next, with_card.map(|order| order.number.clone()).collect::<Vec<_>>())
    });
    let mut content = vec![el("p").text(words.say(billing::REMOVE_TEXT))];
    content.extend(next.map(|next| el("p").text(words.fill(billing::REMOVE_DEFAULT, &[("card", &next)]))));
    content.extend(
        orders.iter().map(|number| el("p").text(words.fill(billing::REMOVE_ORDER, &[("number", number)]))),
    );
    let close = || document::close_dialog("#remove-dialog");
    let keep = Action::press("keep-card", words.say(billing::KEEP_CARD), Kind::Quiet, close);
    let act = Action::press("remove-now", words.say(billing::REMOVE), Kind::Danger, move || {
        close();
        session.send(Command::RemovePaymentMethod { method: id }, move |_| {
            session.tell_success(billing::CARD_REMOVED);
            // What opened the dialog is gone with the card.
            tabs::later(0, || {
                document::focus("h1");
            });
        });
    });
    dialog(DIALOG, words.fill(billing::REMOVE_TITLE, &[("card", &name)]), content, keep, act)
}
