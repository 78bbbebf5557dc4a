//! The rules as a whole, on random walks: whatever people ask for, in whatever order and on whatever days, these
//! promises hold after every step.
//!
//! What it is held to is listed, by name, in `invariants`. A walk is drawn from its number, so that one that fails is
//! repeated by its number alone. `MEMBERDESK_LONG` walks ten times as many.

use crate::backup_schema::kinds_of_events;
use crate::invariants::{Before, OF_ACCOUNTS, OF_EVENTS};
use crate::partner::{GOOD, Partner, card, card_until, company};
use memberdesk::domain::account::{Account, Context};
use memberdesk::domain::allowed::Allowed;
use memberdesk::domain::cancelling::Refund;
use memberdesk::domain::card::{Card, TEST_CARDS};
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::desk::{DeskMode, Ruling};
use memberdesk::domain::due;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::{
    CommandId, EntitlementId, OrderId, PaymentMethodId, RequestId, SubscriptionId, UserId,
};
use memberdesk::domain::membership::Verification;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::Offer;
use memberdesk::domain::order::{PayBy, Step};
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::refusal::Refusal;
use memberdesk::domain::request_entry::{Asked, Cancellation, ProblemType, Severity, Wanted};
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::{By, Language, Role};
use memberdesk::json;
use std::collections::BTreeSet;

/// How many walks an ordinary run takes.
const WALKS: u64 = 100_000;
/// The most steps of one walk.
const STEPS: u64 = 20;
/// Every so many walks, time is also let pass a day at a time.
const SLOW_EVERY: u64 = 100;

/// What the walks may leave out: they begin as a member, the days are their own, and for the others there are walks of
/// competencies, benefits and time.
const LEFT_TO_OTHERS: [&str; 11] = [
    "membership_authorized",
    "membership_rejected",
    "date_moved",
    "profile_changed",
    "company_changed",
    "location_changed",
    "transfer_reported",
    "subscription_upgraded",
    "seat_released",
    "seat_key_earned",
    "competency_restored",
];

/// A source of numbers that depends on the walk alone (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len() as u64) as usize]
    }

    /// The number of one of so many things, sometimes one too far.
    fn number(&mut self, count: usize) -> u32 {
        1 + self.below(count as u64 + 1) as u32
    }
}

/// What is most often asked for: to go on with the order that was begun.
fn draw_likely(dice: &mut Dice, account: &Account, today: Day) -> Option<Command> {
    let open = account.orders.iter().rev().find(|order| order.is_open())?;
    let order = open.id;
    Some(match open.next_step() {
        Step::Details => Command::VerifyDetails { order },
        Step::Terms => Command::AcceptTerms { order },
        Step::Payment if account.policy().bank_transfer && dice.below(3) == 0 => {
            Command::ChoosePayment { order, pay_by: PayBy::Transfer }
        }
        Step::Payment => Command::AddPaymentMethod { card: draw_card(dice, today), order: Some(order) },
        Step::Review => Command::Buy { order },
        Step::Bank => Command::ConfirmWithBank { order, confirmed: dice.below(3) > 0 },
        Step::Transfer => Command::RecordTransfer { order },
        Step::Confirmed => return None,
    })
}

/// A test card, most often one that pays, now and then one that soon expires.
fn draw_card(dice: &mut Dice, today: Day) -> Card {
    let place = if dice.below(2) == 0 { 0 } else { dice.below(TEST_CARDS.len() as u64) };
    let number = TEST_CARDS[place as usize].number;
    if dice.below(4) == 0 {
        card_until(number, today.year() + dice.below(2) as i32, 1 + dice.below(12) as u32)
    } else {
        card(number)
    }
}

/// One of all the kinds of commands that there are, possible or not. The days are the walk's own.
fn draw_listed(dice: &mut Dice, account: &Account, today: Day) -> Command {
    let (by, id) = (By::User(UserId(1)), CommandId(1));
    let mut listed = account.allowed(&Context { by, today, real: today, minute: 600, id });
    listed.retain(|one| !matches!(one.command, Command::MoveDate { .. } | Command::FollowRealDate));
    listed.swap_remove(dice.below(listed.len() as u64) as usize).command
}

fn draw_command(dice: &mut Dice, account: &Account, today: Day) -> Command {
    if dice.below(2) == 0
        && let Some(likely) = draw_likely(dice, account, today)
    {
        return likely;
    }
    if dice.below(6) == 0 {
        return draw_listed(dice, account, today);
    }
    let order = OrderId(dice.number(account.orders.len()));
    let subscription = SubscriptionId(dice.number(account.subscriptions.len()));
    let method = PaymentMethodId(dice.number(account.payment_methods.len()));
    let user = UserId(dice.number(account.users.len()));
    let entitlement = EntitlementId(dice.number(account.entitlements.len()));
    let request = RequestId(dice.number(account.requests.len()));
    match dice.below(48) {
        0..=3 => Command::Subscribe { offer: Offer::ActionPack },
        4 => Command::Subscribe { offer: dice.one_of(&[Offer::Silver, Offer::Gold]) },
        5 => Command::Upgrade { subscription },
        6 | 7 => Command::Renew { subscription },
        8 => Command::VerifyDetails { order },
        9 | 10 => Command::AcceptTerms { order },
        11 => Command::ChoosePayment { order, pay_by: PayBy::Card(method) },
        12..=15 => Command::Buy { order },
        16 => Command::ConfirmWithBank { order, confirmed: dice.below(2) == 0 },
        17 => Command::CancelOrder { order },
        18..=20 => Command::AddPaymentMethod {
            card: draw_card(dice, today),
            order: (dice.below(3) > 0).then_some(order),
        },
        21 => Command::MakeDefault { method },
        22 => Command::PayRenewalsWith { subscription, method },
        23 => Command::RemovePaymentMethod { method },
        24 => Command::TurnOffRenewal { subscription },
        25 => Command::ActivateBenefit { entitlement },
        26 => Command::ShowProductKey { entitlement, key: dice.number(3) },
        27 => Command::AssignSeat { entitlement, user },
        28 => Command::ReleaseSeat { entitlement, user },
        29 => Command::UseAllowance { entitlement },
        30 => Command::RemoveUser { user },
        31 => Command::ChangeRoles { user, roles: vec![dice.one_of(&Role::OF_COMPANY)] },
        32 => Command::SetPolicy { policy: dice.one_of(&PolicyId::ALL) },
        33 => Command::ChoosePayment { order, pay_by: PayBy::Transfer },
        34 | 35 => Command::RecordTransfer { order },
        36 | 37 => draw_request(dice, account, subscription),
        38 | 39 => Command::DecideCancellation { request, ruling: draw_ruling(dice, account) },
        40 => Command::WithdrawRequest { request },
        41 => Command::ReopenRequest { request, text: "Once more.".into() },
        42 => Command::AskMember { request, text: "Why?".into() },
        43 => Command::AddInformation { request, text: "Because.".into(), attachments: Vec::new() },
        44 => Command::SetDesk { desk: dice.one_of(&[DeskMode::ByHand, DeskMode::Automatic]) },
        45 => Command::CancelSubscription { subscription },
        46 => Command::UseCredit {
            entitlement,
            amount: Money::new(1 + dice.below(9_000) as i64, Currency::Usd),
        },
        _ => Command::Join {
            company: Box::new(company(dice.one_of(&["US", "DE", "CN", "JP", "KW"]))),
            language: Language::English,
            verification: Verification::AtOnce,
        },
    }
}

/// A request, most often one that cancels.
fn draw_request(dice: &mut Dice, account: &Account, subscription: SubscriptionId) -> Command {
    let wanted = dice.one_of(&[Wanted::Refund, Wanted::AtTermEnd]);
    let cancels = (dice.below(4) > 0).then_some(Cancellation { subscription, wanted });
    let contact =
        account.company.as_ref().map_or_else(|| company("US").contact, |company| company.contact.clone());
    Command::OpenRequest {
        asked: Box::new(Asked {
            problem: ProblemType::Billing,
            title: "A title".into(),
            description: "A description".into(),
            severity: dice.one_of(&Severity::ALL),
            contact,
            language: Language::English,
            attachments: Vec::new(),
            cancels,
        }),
    }
}

fn draw_ruling(dice: &mut Dice, account: &Account) -> Ruling {
    let part = Money::new(1 + dice.below(60_000) as i64, account.prices.currency);
    match dice.below(6) {
        0 => Ruling::CancelNow { refund: Refund::Full },
        1 => Ruling::CancelNow { refund: Refund::None },
        2 => Ruling::CancelNow { refund: Refund::Part(part) },
        3 => Ruling::CancelAtEnd,
        _ => Ruling::Reject { reason: "It cannot be.".into() },
    }
}

/// The one who usually sends a command.
fn who_may(command: &Command, account: &Account) -> By {
    let may = |role: Role| role.permissions().contains(&command.permission());
    if *command == Command::AcceptInvitation {
        By::User(UserId(account.users.len() as u32))
    } else if may(Role::SupportAgent) && !may(Role::GlobalAdmin) {
        By::Agent
    } else {
        By::User(UserId(1))
    }
}

/// What a walk remembers to compare with.
pub struct Walk {
    number: u64,
    pub account: Account,
    pub today: Day,
    journal: Vec<Stamped>,
    sent: u128,
}

impl Walk {
    fn begin(number: u64) -> Self {
        let policy = if number.is_multiple_of(3) { PolicyId::Window } else { PolicyId::default() };
        let mut partner = Partner::member_under(policy, "2020-02-29");
        if !number.is_multiple_of(4) {
            partner.buys_action_pack_with(card(GOOD));
        }
        if number.is_multiple_of(5) {
            partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold);
        }
        let Partner { account, today, journal, .. } = partner;
        Self { number, account, today, journal, sent: 1_000 }
    }

    fn take_in(&mut self, stamped: Stamped) {
        let before = Before::of(&self.account);
        if let Err(inconsistency) = self.account.apply(&stamped) {
            panic!("walk {}: {stamped:?} does not fit: {inconsistency:?}", self.number);
        }
        for (name, holds) in OF_EVENTS {
            assert!(holds(&before, &stamped, &self.account), "walk {}: {name}: {stamped:?}", self.number);
        }
        self.journal.push(stamped);
    }

    fn lets_pass(&mut self, days: i64) {
        let until = self.today.plus_days(days);
        let mut ahead = self.account.clone();
        let happened = due::until(&mut ahead, until);
        if self.number.is_multiple_of(SLOW_EVERY) {
            let mut slow = self.account.clone();
            let daily: Vec<Stamped> =
                (0..=days).flat_map(|day| due::until(&mut slow, self.today.plus_days(day))).collect();
            assert_eq!(daily, happened, "walk {}: days one by one or all at once", self.number);
        }
        for stamped in happened {
            assert!(stamped.on >= self.today && stamped.on <= until, "walk {}: on its day", self.number);
            self.take_in(stamped);
        }
        assert!(self.account == ahead, "walk {}: what time did was applied as it was told", self.number);
        self.today = until;
    }

    fn context(&self, by: By) -> Context {
        let id = CommandId(self.sent << 64 | 9);
        Context { by, today: self.today, real: self.today, minute: 600, id }
    }

    fn tries(&mut self, by: By, command: &Command) {
        self.sent += 1;
        let context = self.context(by);
        match self.account.decide(command, &context) {
            Ok(events) => {
                for event in events {
                    self.take_in(Stamped { on: self.today, minute: 600, by, event });
                }
            }
            Err(refusal) => self.check_refusal(command, &context, &refusal),
        }
    }

    /// A refusal names its rule, and waiting helps where it says so, unless a card is charged meanwhile.
    fn check_refusal(&self, command: &Command, context: &Context, refusal: &Refusal) {
        let rule = refusal.rule();
        let plain =
            rule.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(plain && !rule.is_empty(), "walk {}: {rule}", self.number);
        if let Some(from) = refusal.allowed_from() {
            assert!(from > self.today, "walk {}: {refusal:?} is over on {from}", self.number);
            let then = Context { today: from, real: from, ..*context };
            let mut later = self.account.clone();
            let happened = due::until(&mut later, from);
            let charge =
                |event: &Event| matches!(event, Event::Charged { .. } | Event::ChargeDeclined { .. });
            if happened.iter().any(|past| charge(&past.event)) {
                return;
            }
            if let Err(later) = later.decide(command, &then) {
                assert_ne!(later.rule(), rule, "walk {}: {refusal:?} still holds then", self.number);
            }
        }
    }

    /// What holds after every step.
    fn check(&self) {
        for (name, holds) in OF_ACCOUNTS {
            assert!(holds(&self.account, self.today), "walk {}: {name}", self.number);
        }
    }

    /// What is listed as allowed is carried out, and what is not meets the refusal that is listed.
    fn check_allowed(&self) {
        for by in [By::Visitor, By::Agent, By::Clock, By::User(UserId(1)), By::User(UserId(2))] {
            let context = self.context(by);
            for Allowed { command, verdict } in self.account.allowed(&context) {
                let decided = self.account.decide(&command, &context);
                assert_eq!(decided.clone().map(drop), verdict, "walk {}: {command:?}", self.number);
                let mut after = self.account.clone();
                for event in decided.unwrap_or_default() {
                    let stamped = Stamped { on: self.today, minute: 600, by, event };
                    assert!(after.apply(&stamped).is_ok(), "walk {}: {command:?} fits", self.number);
                }
            }
        }
    }

    /// What holds of the whole walk.
    fn end(&self) {
        let mut replayed = Account::default();
        for stamped in &self.journal {
            assert!(replayed.apply(stamped).is_ok(), "walk {}: the journal replays", self.number);
        }
        assert!(replayed == self.account, "walk {}: a replay gives the same account", self.number);
        let days: Vec<Day> = self.journal.iter().map(|stamped| stamped.on).collect();
        assert!(days.is_sorted(), "walk {}: time only moves forward", self.number);
        let text = json::write(&self.journal);
        for test_card in TEST_CARDS {
            assert!(!text.contains(test_card.number), "walk {}: no card number is kept", self.number);
        }
        let read: Vec<Stamped> = json::read(&text).expect("what was written can be read");
        assert!(read == self.journal, "walk {}: what is stored is what happened", self.number);
        if self.number.is_multiple_of(SLOW_EVERY) {
            self.check_allowed();
        }
    }
}

/// A walk to its last step, held to the promises after each.
pub fn walked(number: u64) -> Walk {
    let mut dice = Dice(number);
    let mut walk = Walk::begin(number);
    for _ in 0..1 + dice.below(STEPS) {
        let days = match dice.below(8) {
            0 | 1 => dice.below(40) as i64,
            2 => 330 + dice.below(80) as i64,
            _ => 0,
        };
        walk.lets_pass(days);
        let command = draw_command(&mut dice, &walk.account, walk.today);
        let by = match dice.below(16) {
            0 => By::Visitor,
            1 => By::Agent,
            2 => By::User(UserId(dice.number(walk.account.users.len()))),
            _ => who_may(&command, &walk.account),
        };
        walk.tries(by, &command);
        walk.check();
    }
    walk
}

#[test]
fn the_rules_hold_whatever_people_do_and_whenever() {
    let long = std::env::var_os("MEMBERDESK_LONG").is_some();
    let walks = if long { WALKS * 10 } else { WALKS };
    let lanes = std::thread::available_parallelism().map_or(1, |lanes| lanes.get() as u64);
    std::thread::scope(|scope| {
        for lane in 0..lanes {
            scope
                .spawn(move || (lane..walks).step_by(lanes as usize).for_each(|number| walked(number).end()));
        }
    });
}

#[test]
fn the_walks_reach_what_they_are_about() {
    let mut seen = BTreeSet::new();
    for number in 0..3_000 {
        let mut dice = Dice(number);
        let mut walk = Walk::begin(number);
        for _ in 0..STEPS {
            let days = if dice.below(4) == 0 { dice.below(400) as i64 } else { 0 };
            walk.lets_pass(days);
            let command = draw_command(&mut dice, &walk.account, walk.today);
            let by = who_may(&command, &walk.account);
            walk.tries(by, &command);
        }
        for stamped in &walk.journal {
            let text = serde_json::to_value(&stamped.event).expect("an event can be written");
            let name = text.as_str().map(str::to_owned);
            let name = name.or_else(|| text.as_object()?.keys().next().cloned());
            seen.extend(name);
        }
    }
    let kinds = kinds_of_events();
    let reached = |kind: &&String| seen.contains(*kind) || LEFT_TO_OTHERS.contains(&kind.as_str());
    let missing: Vec<&String> = kinds.iter().filter(|kind| !reached(kind)).collect();
    assert_eq!(missing, Vec::<&String>::new());
}
