//! Partnership > Benefits: what was bought, what is left of it, and the way to activate it (statement 176).

use super::benefit::Sight;
use super::benefit::question::{self, Ask, question};
use super::benefit::usage::usage;
use crate::components::action::{Action, Kind, Reason, actions, in_common, said_once};
use crate::components::icon::{Icon, icon};
use crate::components::meter::meter;
use crate::components::notice::{Tone, badge, notice};
use crate::components::page_header::PageHeader;
use crate::components::table::{Column, Row, table};
use crate::domain::benefit::{BenefitStanding, Entitlement, Holding};
use crate::domain::command::Command;
use crate::domain::offer::{Offer, Product};
use crate::domain::subscription::{Standing, Subscription};
use crate::i18n::{Text, Words, benefits, frame, names};
use crate::markup::{Markup, div, el, unseen};
use crate::pages::help::{self, Topic};
use crate::pages::{Page, Shown};
use crate::routes::Route;
use crate::session::Session;

const DIALOG: &str = "benefits-dialog";
/// The id of the sentence that says why none of the benefits can be activated.
const WHY: &str = "benefits-why";

/// The groups of the list: their ids, their headings, and the products in them.
const GROUPS: [(&str, Text, &[Product]); 4] = [
    (
        "seats",
        benefits::GROUP_SEATS,
        &[Product::Office365E3, Product::EnterpriseMobilitySuite, Product::DynamicsCrmOnline],
    ),
    (
        "licences",
        benefits::GROUP_LICENCES,
        &[Product::Windows10Enterprise, Product::VisualStudioProfessional, Product::DeveloperTools],
    ),
    (
        "services",
        benefits::GROUP_SERVICES,
        &[Product::AzureCredit, Product::VisualStudioTeamServices, Product::GoToMarket],
    ),
    ("support", benefits::GROUP_SUPPORT, &[Product::OnPremisesIncidents, Product::AdvisoryHours]),
];

/// The screen.
pub fn show(session: Session, words: Words) -> Shown {
    let title = words.say(frame::BENEFITS);
    let header =
        PageHeader { title: title.clone(), lead: Some(words.say(benefits::LEAD)), ..PageHeader::default() };
    let today = session.today();
    let content = session.read(|account| {
        let sight = Sight { session, words, account, today };
        if account.entitlements.is_empty() {
            return nothing(words, benefits::NOTHING_TITLE, benefits::NOTHING_TEXT);
        }
        let in_force = account.entitlements_in_force(today).next().is_some();
        let waiting =
            account.entitlements_in_force(today).filter(|benefit| is_activated_here(sight, benefit));
        let common = in_common(&waiting.map(|benefit| why_not_activated(sight, benefit)).collect::<Vec<_>>());
        let told_by = common.is_some().then_some(WHY);
        let held = || account.subscriptions.iter().filter(|held| held.in_force(account.policy(), today));
        Markup::from([
            held().filter_map(|held| grace(sight, held)).collect::<Vec<_>>().into(),
            held().filter_map(|held| refund_notice(sight, held)).collect::<Vec<_>>().into(),
            (!in_force).then(|| nothing(words, benefits::OVER_TITLE, benefits::OVER_TEXT)).into(),
            held().filter_map(|held| progress(sight, held)).collect::<Vec<_>>().into(),
            common.map(|reason| said_once(WHY, reason)).into(),
            GROUPS.iter().filter_map(|group| section(sight, *group, told_by)).collect::<Vec<_>>().into(),
            contained(sight).into(),
            ended(sight).into(),
            question(sight, DIALOG),
        ])
    });
    let how = help::how(session, words, Topic::Activate);
    Page::shown(title, div("page").with(header.view()).with(content).with(how))
}

fn nothing(words: Words, title: Text, text: Text) -> Markup {
    let offers =
        Action::link("to-offers", words.say(benefits::TO_OFFERS), Kind::Primary, Route::Offers.href());
    div("empty-state")
        .with(icon(Icon::Benefit))
        .with(el("h2").text(words.say(title)))
        .with(el("p").text(words.say(text)))
        .with(actions(vec![offers]))
        .into()
}

/// What goes on and what stops while a membership is in its grace period, and can be renewed.
pub fn grace(sight: Sight<'_>, held: &Subscription) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    if account.ends_on(held).is_some() {
        return None;
    }
    let (title, last) = match account.standing_of(held, today) {
        Standing::Grace { last_day, .. } => (benefits::GRACE_TITLE, last_day),
        Standing::PastDue { last_day, .. } => (benefits::PAST_DUE_TITLE, last_day),
        Standing::Active { .. } | Standing::Expired { .. } | Standing::Ended { .. } => return None,
    };
    let offer = words.say(names::offer(held.offer));
    let text = words.fill(benefits::GRACE_TEXT, &[("offer", &offer), ("last", &words.date(last))]);
    let id = ["see-subscription-", &held.id.to_string()].concat();
    let href = Route::Subscription(held.id).href();
    let see = Action::link(id, words.say(benefits::RENEW_LINK), Kind::Secondary, href);
    Some(notice(Tone::Warning, Some(words.say(title)), text, Some(actions(vec![see]))))
}

/// That a full refund is still possible, and what ends that.
pub fn refund_notice(sight: Sight<'_>, held: &Subscription) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    let open = account.refund_standing(held.id, today).ok()?;
    let gaps = [("amount", words.money(open.total)), ("date", words.date(open.until))];
    let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
    let text = words.fill(benefits::REFUND_ACTIVATING, &gaps);
    Some(notice(Tone::Info, Some(words.say(benefits::REFUND_TITLE)), text, None))
}

/// How much of an Action Pack was activated, and what remains (statement 176).
fn progress(sight: Sight<'_>, held: &Subscription) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    match held.offer {
        Offer::ActionPack => {}
        Offer::Silver | Offer::Gold => return None,
    }
    let (done, all) = account.activation_progress(held.id, today);
    let waiting: Vec<(String, crate::domain::date::Day)> = account
        .entitlements_of(held.id)
        .filter_map(|benefit| Some((sight.name(benefit), account.left_to_activate(benefit, today)?)))
        .collect();
    let text = match waiting.iter().map(|(_, by)| *by).min() {
        Some(by) => {
            let names: Vec<String> = waiting.into_iter().map(|(name, _)| name).collect();
            let names = names.join(&words.say(benefits::BETWEEN_NAMES));
            words.fill(benefits::STILL_TO_DO, &[("date", &words.date(by)), ("names", &names)])
        }
        None if done == all => words.say(benefits::ALL_ACTIVATED),
        None => return None,
    };
    let of = words
        .fill(benefits::COUNT_OF, &[("used", &words.number(done as i64)), ("of", &words.number(all as i64))]);
    let id = ["activated-", &held.id.to_string()].concat();
    let bar = meter([&id, "-meter"].concat(), words.say(benefits::ACTIVATED_OF), of, done as i64, all as i64);
    let section = el("section")
        .class("card")
        .attr("data-kind", "plain")
        .attr("aria-labelledby", id.clone())
        .with(el("h2").id(id).text(words.say(benefits::ACTIVATE_SUBSCRIPTION)))
        .with(bar)
        .with(el("p").text(text));
    Some(section.into())
}

fn section(
    sight: Sight<'_>,
    (id, heading, products): (&'static str, Text, &[Product]),
    told_by: Option<&'static str>,
) -> Option<Markup> {
    let granted = || sight.account.entitlements_in_force(sight.today);
    let cards: Vec<Markup> = products
        .iter()
        .flat_map(|product| granted().filter(move |benefit| benefit.product == *product))
        .map(|benefit| card(sight, benefit, told_by))
        .collect();
    (!cards.is_empty()).then(|| {
        el("section")
            .class("stack")
            .attr("aria-labelledby", id)
            .with(el("h2").id(id).text(sight.words.say(heading)))
            .with(div("grid").with(cards))
            .into()
    })
}

fn card(sight: Sight<'_>, benefit: &Entitlement, told_by: Option<&'static str>) -> Markup {
    let words = sight.words;
    let id = ["benefit-", &benefit.id.to_string()].concat();
    let link = sight.link(benefit);
    let offer = words.say(names::offer(benefit.offer));
    let standing = sight.account.benefit_standing(benefit, sight.today);
    let dated = |text: Text, day| words.fill(text, &[("date", &words.date(day))]);
    let until = match standing {
        BenefitStanding::Waiting { activate_by } => Some(dated(benefits::CARD_WAITING, activate_by)),
        BenefitStanding::Usable { until } => {
            // After the anniversary it goes on through the last day to renew.
            let held = sight.account.subscription(benefit.subscription).filter(|_| until <= sight.today);
            let through = held.map(|held| sight.account.last_day_of(held));
            Some(dated(benefits::CARD_USABLE, through.unwrap_or(until.plus_days(-1))))
        }
        BenefitStanding::Lapsed { since } => Some(dated(benefits::CARD_LATE, since.plus_days(-1))),
        BenefitStanding::Ended { since } => Some(dated(benefits::CARD_LAPSED, since)),
        BenefitStanding::Contained { .. } => None,
    };
    el("article")
        .class("card")
        .key(id.clone())
        .attr("aria-labelledby", id.clone())
        .with(div("card-head").with(el("h3").id(id).with(link)).with(sight.badge(benefit)))
        .with(usage(sight, benefit))
        .with(
            div("stack")
                .attr("data-gap", "s")
                .with([offer].into_iter().chain(until).map(small).collect::<Vec<_>>()),
        )
        .with(actions(vec![action(sight, benefit).about(sight.full_name(benefit)).told_by(told_by)]))
        .into()
}

fn small(text: String) -> Markup {
    el("p").class("soft").with(el("small").text(text)).into()
}

/// Whether its card offers to activate it; otherwise it leads to where it is used.
fn is_activated_here(sight: Sight<'_>, benefit: &Entitlement) -> bool {
    match &benefit.holding {
        Holding::Licences(_) | Holding::Incidents(_) | Holding::Hours(_) => false,
        Holding::Included | Holding::Accounts(_) | Holding::Seats(_) | Holding::Credit(_) => {
            !sight.is_usable(benefit)
        }
    }
}

fn why_not_activated(sight: Sight<'_>, benefit: &Entitlement) -> Option<Reason> {
    sight.why_not(&Command::ActivateBenefit { entitlement: benefit.id }, Route::Benefits)
}

/// What to do next with a benefit: activate it, or use it on its own screen.
fn action(sight: Sight<'_>, benefit: &Entitlement) -> Action {
    let Sight { session, words, .. } = sight;
    let id = benefit.id;
    if is_activated_here(sight, benefit) {
        let activate = move || question::ask(session, DIALOG, Ask::Activate(id));
        let action_id = ["activate-", &id.to_string()].concat();
        return Action::press(action_id, words.say(benefits::ACTIVATE), Kind::Secondary, activate)
            .unless(why_not_activated(sight, benefit));
    }
    let text = match &benefit.holding {
        Holding::Licences(_) => benefits::SEE_KEYS,
        Holding::Incidents(_) => benefits::USE_INCIDENT,
        Holding::Hours(_) => benefits::USE_HOUR,
        Holding::Seats(_) => benefits::ASSIGN_SEATS,
        Holding::Credit(_) => benefits::USE_CREDIT,
        Holding::Included | Holding::Accounts(_) => benefits::LOOK,
    };
    Action::link(
        ["use-", &id.to_string()].concat(),
        words.say(text),
        Kind::Secondary,
        Route::Benefit(id).href(),
    )
}

/// Benefits that a larger one contains, with the way there.
fn contained(sight: Sight<'_>) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    let rows: Vec<Row> = account
        .entitlements
        .iter()
        .filter_map(|benefit| match account.benefit_standing(benefit, today) {
            BenefitStanding::Contained { by } => Some((benefit, account.entitlement(by)?)),
            BenefitStanding::Waiting { .. }
            | BenefitStanding::Lapsed { .. }
            | BenefitStanding::Usable { .. }
            | BenefitStanding::Ended { .. } => None,
        })
        .map(|(benefit, larger)| Row {
            key: benefit.id.to_string(),
            cells: vec![
                sight.link(benefit),
                words.say(names::offer(benefit.offer)).into(),
                words.say(names::offer(larger.offer)).into(),
            ],
        })
        .collect();
    let columns = [benefits::COLUMN_BENEFIT, benefits::COLUMN_OFFER, benefits::COLUMN_LARGER];
    (!rows.is_empty()).then(|| {
        div("stack")
            .with(table(
                words.say(benefits::GROUP_CONTAINED),
                columns.map(|text| Column::new(words.say(text))).into(),
                rows,
            ))
            .with(el("p").class("soft").text(words.say(benefits::CONTAINED_TEXT)))
            .into()
    })
}

/// Benefits of memberships that are over.
fn ended(sight: Sight<'_>) -> Option<Markup> {
    let Sight { words, account, today, .. } = sight;
    let rows: Vec<Row> = account
        .entitlements
        .iter()
        .rev()
        .filter_map(|benefit| match account.benefit_standing(benefit, today) {
            BenefitStanding::Ended { since } => Some((benefit, since)),
            BenefitStanding::Waiting { .. }
            | BenefitStanding::Lapsed { .. }
            | BenefitStanding::Usable { .. }
            | BenefitStanding::Contained { .. } => None,
        })
        .map(|(benefit, since)| Row {
            key: benefit.id.to_string(),
            cells: vec![
                sight.link(benefit),
                words.say(names::offer(benefit.offer)).into(),
                words.date(since).into(),
            ],
        })
        .collect();
    let columns = [benefits::COLUMN_BENEFIT, benefits::COLUMN_OFFER, benefits::COLUMN_ENDED];
    (!rows.is_empty()).then(|| {
        table(words.say(benefits::GROUP_ENDED), columns.map(|text| Column::new(words.say(text))).into(), rows)
    })
}

impl Sight<'_> {
    /// A word about where a benefit stands.
    pub fn badge(self, benefit: &Entitlement) -> Markup {
        let (tone, text) = match self.account.benefit_standing(benefit, self.today) {
            BenefitStanding::Waiting { .. } => (Tone::Info, benefits::WAITING),
            BenefitStanding::Lapsed { .. } => (Tone::Warning, benefits::LAPSED),
            BenefitStanding::Usable { .. } if self.account.goes_on_in_grace(benefit, self.today) => {
                (Tone::Warning, benefits::IN_GRACE)
            }
            BenefitStanding::Usable { .. } if benefit.activated.is_none() => (Tone::Success, benefits::READY),
            BenefitStanding::Usable { .. } => (Tone::Success, benefits::IN_USE),
            BenefitStanding::Contained { .. } => (Tone::Neutral, benefits::CONTAINED),
            BenefitStanding::Ended { .. } => (Tone::Neutral, benefits::ENDED),
        };
        badge(tone, self.words.say(text))
    }

    /// Its name, with the membership where another one grants the same.
    fn full_name(self, benefit: &Entitlement) -> String {
        let offer = self.granted_twice(benefit).then(|| self.of_which(benefit));
        [self.name(benefit), offer.unwrap_or_default()].concat()
    }

    fn granted_twice(self, benefit: &Entitlement) -> bool {
        let same = self.account.entitlements.iter().filter(|other| other.product == benefit.product);
        same.count() > 1
    }

    /// The membership that grants it, behind its name.
    fn of_which(self, benefit: &Entitlement) -> String {
        [self.words.say(frame::COMMA), self.words.say(names::offer(benefit.offer))].concat()
    }

    fn link(self, benefit: &Entitlement) -> Markup {
        let of_which = self.granted_twice(benefit).then(|| unseen(self.of_which(benefit)));
        let link = el("a").attr("href", Route::Benefit(benefit.id).href());
        link.text(self.name(benefit)).with(of_which).into()
    }
}
