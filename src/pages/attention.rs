//! What needs someone: each thing with the way to see to it.

use crate::components::notice::Tone;
use crate::domain::account::Account;
use crate::domain::competency::CompetencyStanding;
use crate::domain::date::Day;
use crate::domain::desk::DeskMode;
use crate::domain::membership::Membership;
use crate::domain::order::{Order, OrderState};
use crate::domain::permission::Permission;
use crate::domain::subscription::{Renewal, Standing, Subscription};
use crate::domain::support_request::RequestStatus;
use crate::domain::user::{By, User, UserStatus};
use crate::i18n::{
    Text, Words, checkout, competencies, home, names, permissions, refusals, requests, welcome,
};
use crate::pages::checkout::card_name;
use crate::routes::Route;

/// How many days before it expires a subscription that does not renew by itself needs someone.
const EXPIRES_SOON: i64 = 60;

/// How many days before the last day to activate benefits they need someone.
const LAPSES_SOON: i64 = 30;

/// One thing that needs someone.
pub struct Attention {
    /// How urgent it is.
    pub tone: Tone,
    /// What it is.
    pub title: String,
    /// Why, and until when.
    pub text: String,
    /// What seeing to it is called, and where it is done.
    pub way: Option<(Text, Route)>,
}

/// Everything that needs the one who acts, the most urgent first.
pub fn attention(account: &Account, words: Words, by: By, today: Day) -> Vec<Attention> {
    let finder = Finder { account, words, by, today };
    let mut found: Vec<Attention> = finder.membership().into_iter().collect();
    let held = account.subscriptions.iter().filter(|held| held.in_force(account.policy(), today));
    if account.permits(by, Permission::Buy) {
        found.extend(held.filter_map(|held| finder.subscription(held)));
    }
    if account.permits(by, Permission::ManageBenefits) {
        found.extend(account.subscriptions.iter().filter_map(|held| finder.benefits(held)));
    }
    found.extend(finder.competencies());
    found.extend(finder.requests());
    found.extend(finder.orders());
    found.extend(finder.invitations());
    found
}

struct Finder<'a> {
    account: &'a Account,
    words: Words,
    by: By,
    today: Day,
}

impl Finder<'_> {
    fn membership(&self) -> Option<Attention> {
        let (tone, title, text, on, way) = match self.account.membership {
            Membership::Pending { since } => {
                // The network decides, whose part is played on that screen.
                let way = Some((home::VERIFY, Route::Simulation));
                (Tone::Info, welcome::PENDING, welcome::PENDING_TEXT, since, way)
            }
            Membership::Rejected { on } => {
                let may = self.account.may_join(self.by).is_ok();
                let way = may.then_some((welcome::JOIN, Route::Join));
                (Tone::Danger, welcome::REJECTED, welcome::REJECTED_TEXT, on, way)
            }
            Membership::None | Membership::Authorized { .. } => return None,
        };
        let text = self.words.fill(text, &[("date", &self.words.date(on))]);
        Some(Attention { tone, title: self.words.say(title), text, way })
    }

    fn subscription(&self, held: &Subscription) -> Option<Attention> {
        // What ends by a decision, or as soon as what takes its place starts, is neither charged nor renewed.
        if self.account.ends_on(held).is_some() {
            return None;
        }
        let words = self.words;
        let policy = self.account.policy();
        let offer = words.say(names::offer(held.offer));
        let way = Some((welcome::SEE_TO_IT, Route::Subscription(held.id)));
        let dated = |text: Text, day: Day| words.fill(text, &[("date", &words.date(day))]);
        let told = |tone, title: Text, text: String, days: i64| {
            let gaps = [("offer", offer.as_str()), ("count", &words.number(days)), ("n", &days.to_string())];
            let title = words.fill(title, &gaps);
            Some(Attention { tone, title, text, way })
        };
        match self.account.standing_of(held, self.today) {
            Standing::Grace { last_day, .. } => {
                told(Tone::Warning, welcome::EXPIRED, dated(welcome::EXPIRED_TEXT, last_day), 0)
            }
            Standing::PastDue { last_day, .. } => {
                let text = match self.account.next_charge(held, self.today) {
                    Some(next) => words.fill(
                        welcome::PAST_DUE_AGAIN,
                        &[("next", &words.date(next)), ("date", &words.date(last_day))],
                    ),
                    None => dated(welcome::PAST_DUE_TEXT, last_day),
                };
                told(Tone::Danger, welcome::PAST_DUE, text, 0)
            }
            Standing::Active { .. } => {
                let text = match held.renews(policy) {
                    Renewal::On => return self.card(held, &offer),
                    Renewal::Off { .. } => home::EXPIRES_TEXT,
                    Renewal::ByHand => home::EXPIRES_BY_HAND_TEXT,
                };
                let expires = held.expires(policy);
                let days = self.today.days_until(expires);
                if days > EXPIRES_SOON {
                    return None;
                }
                let title = if days == 0 { home::EXPIRES_TODAY } else { home::EXPIRES_IN };
                let text = match held.renewable_from(policy) {
                    None => dated(text, expires),
                    // Who is told to renew before it expires would find that it cannot be renewed yet.
                    Some(from) => {
                        let (from, last_day) = (words.date(from), words.date(self.account.last_day_of(held)));
                        words.fill(home::RENEWABLE_TEXT, &[("from", &from), ("date", &last_day)])
                    }
                };
                told(Tone::Warning, title, text, days)
            }
            Standing::Expired { .. } | Standing::Ended { .. } => None,
        }
    }

    /// That the card will not pay the next charge.
    fn card(&self, held: &Subscription, offer: &str) -> Option<Attention> {
        let words = self.words;
        let on = self.account.next_charge(held, self.today)?;
        let method = self.account.payment_method(held.method?)?;
        method.known_problem(on)?;
        let gaps = [("card", card_name(words, method)), ("offer", offer.to_owned())];
        let title = words.fill(home::CARD_FAILS, &[(gaps[0].0, &gaps[0].1), (gaps[1].0, &gaps[1].1)]);
        let text = words.fill(home::CARD_FAILS_TEXT, &[("date", &words.date(on))]);
        let way = Some((home::CHANGE_CARD, Route::Subscription(held.id)));
        Some(Attention { tone: Tone::Warning, title, text, way })
    }

    /// Benefits that can soon no longer be activated. Activating would end the refund that an open cancellation asks for.
    fn benefits(&self, held: &Subscription) -> Option<Attention> {
        let words = self.words;
        let (last, count) = self.account.activation_deadline(held.id, self.today)?;
        let soon = self.today.days_until(last) <= LAPSES_SOON;
        let (n, date) = (count.to_string(), words.date(last));
        let goes_on = self.account.may_go_on(held.id, self.today);
        let text = if goes_on { home::TO_ACTIVATE_TEXT } else { home::TO_ACTIVATE_LAST_TEXT };
        let offer = words.say(names::offer(held.offer));
        (soon && self.account.open_cancellation(held.id).is_none()).then(|| Attention {
            tone: Tone::Warning,
            title: words.fill(home::TO_ACTIVATE, &[("n", &n), ("offer", &offer)]),
            text: words.fill(text, &[("n", &n), ("date", &date)]),
            way: Some((home::SEE_BENEFITS, Route::Benefits)),
        })
    }

    fn competencies(&self) -> Vec<Attention> {
        let words = self.words;
        let found = self.account.competencies.iter().filter_map(|competency| {
            let CompetencyStanding::AtRisk { grade, until, .. } =
                competency.standing(self.account, self.today)
            else {
                return None;
            };
            let area = words.say(competencies::area(competency.area));
            let grade = words.say(competencies::grade_within(grade));
            // Meeting the requirements again keeps nothing beyond the end of the fee.
            let with_fee = self.account.fee_decided_to_end(self.today) == Some(until);
            let text = if with_fee { home::AT_RISK_ENDING_TEXT } else { home::AT_RISK_TEXT };
            Some(Attention {
                tone: Tone::Warning,
                title: words.fill(home::AT_RISK, &[("area", &area)]),
                text: words.fill(text, &[("grade", &grade), ("date", &words.date(until))]),
                way: Some((home::OPEN_COMPETENCY, Route::Competency(competency.area))),
            })
        });
        found.collect()
    }

    /// Requests that wait for the side of the one who acts.
    fn requests(&self) -> Vec<Attention> {
        let words = self.words;
        if self.by == By::Agent {
            let open = |request: &&crate::domain::support_request::SupportRequest| {
                matches!(request.status, RequestStatus::Open { .. })
            };
            let waiting = self.account.requests.iter().filter(open).count();
            let count = (waiting > 0 && self.account.desk == DeskMode::ByHand).then(|| waiting.to_string());
            let told = count.map(|count| Attention {
                tone: Tone::Info,
                title: words.fill(home::DESK_WAITS, &[("count", &count), ("n", &count)]),
                text: words.say(home::DESK_WAITS_TEXT),
                way: Some((home::OPEN_DESK, Route::Desk)),
            });
            return told.into_iter().collect();
        }
        let policy = self.account.policy();
        let waiting = self.account.requests_seen_by(self.by).filter_map(|request| {
            let closes = request.closes_on(policy)?;
            let (number, date) = (requests::number(&request.number), words.date(closes));
            let gaps = [("number", number.as_str()), ("title", &request.asked.title), ("date", &date)];
            Some(Attention {
                tone: Tone::Info,
                title: words.say(home::REQUEST_WAITS),
                text: words.fill(home::REQUEST_WAITS_TEXT, &gaps),
                way: Some((home::OPEN_REQUEST, Route::Request(request.id))),
            })
        });
        waiting.collect()
    }

    /// The orders that were begun and not paid, for those who buy: first those that wait for money from outside. What an
    /// automatic charge left unpaid was told with its subscription, unless a transfer is to pay it.
    fn orders(&self) -> Vec<Attention> {
        if !self.account.permits(self.by, Permission::Buy) {
            return Vec::new();
        }
        let by_transfer = |order: &&Order| matches!(order.state, OrderState::AwaitingTransfer { .. });
        let (transfers, others): (Vec<&Order>, Vec<&Order>) =
            self.account.open_orders().partition(by_transfer);
        let others = others.into_iter().filter(|order| !self.account.is_owed(order));
        transfers.into_iter().chain(others).map(|order| self.order(order)).collect()
    }

    fn order(&self, order: &Order) -> Attention {
        let words = self.words;
        let dated =
            |text: Text, day: Day| words.fill(text, &[("number", &order.number), ("date", &words.date(day))]);
        let (tone, title, text, way) = match order.state {
            OrderState::AwaitingTransfer { expires, .. } => {
                match self.account.may_arrive(order.id, self.today) {
                    Ok(()) => (
                        Tone::Info,
                        home::TRANSFER_WAITS,
                        dated(home::TRANSFER_WAITS_TEXT, expires),
                        home::SEE_TRANSFER,
                    ),
                    // Nobody is asked for money that could not be taken.
                    Err(refusal) => {
                        let reason = refusals::reason(words, &refusal);
                        let gaps = [("number", order.number.as_str()), ("reason", &reason)];
                        let text = words.fill(home::TRANSFER_REFUSED_TEXT, &gaps);
                        (Tone::Warning, checkout::TRANSFER_REFUSED, text, home::SEE_TRANSFER)
                    }
                }
            }
            OrderState::Declined { .. } => {
                (Tone::Info, home::ORDER_WAITS, dated(home::ORDER_DECLINED_TEXT, order.opened), home::FINISH)
            }
            OrderState::Draft
            | OrderState::AwaitingBank { .. }
            | OrderState::Arrived { .. }
            | OrderState::Paid { .. }
            | OrderState::Cancelled { .. }
            | OrderState::Expired { .. } => {
                (Tone::Info, home::ORDER_WAITS, dated(home::ORDER_WAITS_TEXT, order.opened), home::FINISH)
            }
        };
        let way = Some((way, Route::Checkout(order.id, order.next_step())));
        Attention { tone, title: words.say(title), text, way }
    }

    /// Invitations that are not accepted, for those who look after users.
    fn invitations(&self) -> Option<Attention> {
        let words = self.words;
        let invited = |user: &&User| matches!(user.status, UserStatus::Invited { .. });
        let names: Vec<&str> =
            self.account.users.iter().filter(invited).map(|user| user.name.as_str()).collect();
        let tells = !names.is_empty() && self.account.permits(self.by, Permission::ManageUsers);
        tells.then(|| {
            let count = names.len().to_string();
            let names = names.join(&words.say(permissions::AND));
            Attention {
                tone: Tone::Neutral,
                title: words.fill(home::INVITED, &[("count", &count), ("n", &count)]),
                text: words.fill(home::INVITED_TEXT, &[("names", &names)]),
                way: Some((home::OPEN_USERS, Route::Users)),
            }
        })
    }
}
