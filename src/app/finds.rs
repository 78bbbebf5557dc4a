//! What the palette finds: screens, actions, and the things of the account, by words in either language.

use crate::browser::intl::voice;
use crate::components::icon::Icon;
use crate::components::side_nav::screens;
use crate::domain::account::Account;
use crate::domain::invoice::InvoiceKind;
use crate::domain::offer::Offer;
use crate::domain::permission::Permission;
use crate::domain::solution_area::SolutionArea;
use crate::domain::user::Language;
use crate::i18n::{Text, Words, competencies, frame, names, palette as texts, requests};
use crate::routes::Route;
use crate::session::Session;
use crate::sorting;

/// The most that is found at once: who sees more than this types on.
const MOST: usize = 30;

/// What choosing it does.
#[derive(Clone, Copy)]
pub(super) enum Effect {
    /// Goes to a screen.
    Go(Route),
    /// Opens the dialog that moves the date.
    MoveTime,
    /// Lists the keyboard shortcuts.
    Shortcuts,
    /// Shows everything in the other language.
    SwitchLanguage,
}

/// Something that was found.
pub(super) struct Find {
    /// The icon of its kind.
    pub icon: Icon,
    /// What it is called.
    pub text: String,
    /// Its kind.
    pub kind: Text,
    /// What choosing it does.
    pub effect: Effect,
}

/// What every word of a text is found in, the best first; without a text, the screens.
pub(super) fn find(session: Session, words: Words, text: &str) -> Vec<Find> {
    let text = text.to_lowercase();
    let asked: Vec<&str> = text.split_whitespace().collect();
    let today = session.today();
    let by = session.by();
    session.read(|account| {
        let mut finder = Finder { words, asked, found: Vec::new(), beside: None };
        finder.screens(account);
        if account.company.is_some() {
            finder.actions(account);
        }
        finder.settings();
        // Without a word there would be no end of things.
        if !finder.asked.is_empty() {
            for held in &account.subscriptions {
                let name = words.say(names::offer(held.offer));
                finder.thing(Icon::Offer, name, texts::OFFER, Route::Subscription(held.id));
            }
            for area in SolutionArea::ALL {
                let name = competencies::area(area);
                finder.named(Icon::Competency, name, texts::SCREEN, Effect::Go(Route::Competency(area)));
            }
            for user in account.people().filter(|user| account.sees_user(by, user.id)) {
                let name = [&user.name, " · ", &user.email].concat();
                finder.thing(Icon::Person, name, texts::USER, Route::User(user.id));
            }
            for benefit in account.entitlements_in_force(today) {
                let contents = benefit.offer.contents();
                if let Some(content) = contents.iter().find(|content| content.product == benefit.product) {
                    let name = names::content(words, *content);
                    finder.thing(Icon::Benefit, name, texts::BENEFIT, Route::Benefit(benefit.id));
                }
            }
            for request in account.requests_seen_by(by) {
                let name = [&requests::number(&request.number), " · ", &request.asked.title].concat();
                finder.thing(Icon::Request, name, texts::REQUEST, Route::Request(request.id));
            }
            if account.permits(by, Permission::SeeOrders) {
                finder.papers(account);
            }
        }
        finder.best()
    })
}

/// What was found so far, each with how well it fits: the lower the better.
struct Finder<'a> {
    words: Words,
    asked: Vec<&'a str>,
    found: Vec<(u8, Find)>,
    /// The kind of the last thing, and what is asked beside it: "order 5362" is looked for by its number alone.
    beside: Option<(Text, Vec<&'a str>)>,
}

impl Finder<'_> {
    fn screens(&mut self, account: &Account) {
        let joined = account.company.is_some();
        for (route, icon, text) in screens() {
            let always = matches!(
                route,
                Route::Home | Route::Companies | Route::Simulation | Route::Connection | Route::Help
            );
            if joined || always {
                self.named(icon, text, texts::SCREEN, Effect::Go(route));
            }
        }
        if !joined {
            self.named(Icon::Company, frame::JOIN, texts::SCREEN, Effect::Go(Route::Join));
        }
    }

    fn actions(&mut self, account: &Account) {
        self.named(Icon::Offer, texts::SUBSCRIBE, texts::ACTION, Effect::Go(Route::Offers));
        for held in account.subscriptions.iter().filter(|held| held.ending.is_none()) {
            let route = Route::Subscription(held.id);
            let cancel = Route::CancelBy(held.id);
            let offers = [(Icon::Renew, texts::RENEW, route), (Icon::Bell, texts::TURN_OFF, route)];
            for (icon, text, route) in offers.into_iter().chain([(Icon::Request, texts::CANCEL, cancel)]) {
                self.about(icon, text, held.offer, route);
            }
        }
        self.named(Icon::Add, texts::NEW_REQUEST, texts::ACTION, Effect::Go(Route::NewRequest));
        self.named(Icon::Add, texts::INVITE, texts::ACTION, Effect::Go(Route::Invite));
        self.named(Icon::Add, texts::ADD_CARD, texts::ACTION, Effect::Go(Route::NewPaymentMethod));
    }

    fn settings(&mut self) {
        self.named(Icon::Calendar, texts::MOVE_TIME, texts::ACTION, Effect::MoveTime);
        self.named(Icon::Language, texts::SWITCH_LANGUAGE, texts::ACTION, Effect::SwitchLanguage);
        self.named(Icon::Info, texts::KEYS, texts::ACTION, Effect::Shortcuts);
    }

    /// Orders and invoices, the newest first, as far as there is room for them.
    fn papers(&mut self, account: &Account) {
        let before = self.found.len();
        for invoice in account.invoices.iter().rev() {
            if self.found.len() > before + MOST {
                return;
            }
            let kind = match invoice.kind {
                InvoiceKind::Invoice => texts::INVOICE,
                InvoiceKind::CreditNote { .. } => texts::CREDIT_NOTE,
            };
            self.thing(Icon::Invoice, invoice.number.clone(), kind, Route::Invoice(invoice.id));
        }
        for order in account.orders.iter().rev() {
            if self.found.len() > before + 2 * MOST {
                return;
            }
            self.thing(Icon::Order, order.number.clone(), texts::ORDER, Route::Order(order.id));
        }
    }

    /// Something that is called the same in each account: its name counts in both languages.
    fn named(&mut self, icon: Icon, text: Text, kind: Text, effect: Effect) {
        let both = in_both_languages(text);
        if let Some(fit) = fits(&self.asked, &both, self.words.wording(text)) {
            self.found.push((fit, Find { icon, text: self.words.say(text), kind, effect }));
        }
    }

    fn about(&mut self, icon: Icon, text: Text, offer: Offer, route: Route) {
        let offer = self.words.say(names::offer(offer));
        let name = self.words.fill(text, &[("offer", &offer)]);
        let both = [&in_both_languages(text), " ", &offer].concat();
        if let Some(fit) = fits(&self.asked, &both, &name) {
            self.found.push((fit, Find { icon, text: name, kind: texts::ACTION, effect: Effect::Go(route) }));
        }
    }

    fn thing(&mut self, icon: Icon, text: String, kind: Text, route: Route) {
        if self.beside.as_ref().is_none_or(|(known, _)| *known != kind) {
            let name = in_both_languages(kind).to_lowercase();
            let beside = self.asked.iter().copied().filter(|word| !name.contains(word)).collect();
            self.beside = Some((kind, beside));
        }
        let beside = self.beside.iter().find(|(_, beside)| beside.len() < self.asked.len());
        let fit = fits(&self.asked, &text, &text)
            .or_else(|| beside.and_then(|(_, beside)| fits(beside, &text, &text)).map(|_| 2));
        if let Some(fit) = fit {
            self.found.push((fit, Find { icon, text, kind, effect: Effect::Go(route) }));
        }
    }

    fn best(mut self) -> Vec<Find> {
        sorting::sort_by_key(&mut self.found, |(fit, _)| *fit);
        self.found.into_iter().take(MOST).map(|(_, find)| find).collect()
    }
}

/// How a text is worded in both languages, as far as they are there.
fn in_both_languages(text: Text) -> String {
    [Language::English, Language::SimplifiedChinese].map(|language| voice(language).wording(text)).join(" ")
}

/// How well something fits what is asked: 0 if its name begins with it, 1 if a word of it does, 2 if it is in there.
fn fits(asked: &[&str], where_to_look: &str, name: &str) -> Option<u8> {
    let (all, name) = (where_to_look.to_lowercase(), name.to_lowercase());
    if !asked.iter().all(|word| all.contains(word)) {
        return None;
    }
    let Some(first) = asked.first() else { return Some(0) };
    let begins = |text: &str| text.starts_with(first);
    Some(if begins(&name) {
        0
    } else if name.split_whitespace().any(begins) {
        1
    } else {
        2
    })
}
