//! Walks at random through purchases, renewals and waiting: time does the same in small steps and in large ones.

use crate::partner::{Partner, card, card_until};
use memberdesk::domain::card::TEST_CARDS;
use memberdesk::domain::command::Command;
use memberdesk::domain::date::Day;
use memberdesk::domain::due::{self, Due};
use memberdesk::domain::event::Event;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::offer::{Offer, Product};
use memberdesk::domain::order::PayBy;
use memberdesk::domain::policy::PolicyId;
use memberdesk::domain::qualification::Grade;
use memberdesk::domain::reminder::Reminder;
use memberdesk::domain::solution_area::SolutionArea;
use memberdesk::domain::user::By;
use proptest::prelude::*;

/// Something that a member, the desk or whoever holds the browser does.
#[derive(Clone, Debug)]
enum Doing {
    Begins(Offer),
    Renews,
    Upgrades,
    Qualifies,
    AddsCard { number: usize, expires: i32 },
    PaysByCard,
    PaysByTransfer,
    Answers(bool),
    Cancels,
    Reports,
    TurnsOff,
    PaysRenewalsWith(usize),
    RemovesCard(usize),
    LivesUnder(PolicyId),
    DeskRecords,
    DeskCancels { days: i64 },
    Sells { seats: u32 },
}

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        3 => prop::sample::select(&Offer::ALL[..]).prop_map(Doing::Begins),
        3 => Just(Doing::Renews),
        1 => Just(Doing::Upgrades),
        1 => Just(Doing::Qualifies),
        3 => (0..TEST_CARDS.len(), 2020..2026).prop_map(|(number, expires)| Doing::AddsCard { number, expires }),
        6 => Just(Doing::PaysByCard),
        3 => Just(Doing::PaysByTransfer),
        2 => any::<bool>().prop_map(Doing::Answers),
        1 => Just(Doing::Cancels),
        1 => Just(Doing::Reports),
        2 => Just(Doing::TurnsOff),
        2 => (0..6_usize).prop_map(Doing::PaysRenewalsWith),
        1 => (0..6_usize).prop_map(Doing::RemovesCard),
        2 => prop::sample::select(&PolicyId::ALL[..]).prop_map(Doing::LivesUnder),
        3 => Just(Doing::DeskRecords),
        1 => (0..500_i64).prop_map(|days| Doing::DeskCancels { days }),
        2 => (1..40_u32).prop_map(|seats| Doing::Sells { seats }),
    ]
}

/// Waits that end near what happens: days, the days around a month, and those around a year.
fn wait() -> impl Strategy<Value = i64> {
    prop_oneof![0..3_i64, 0..40_i64, 28..33_i64, 355..400_i64]
}

fn walk() -> impl Strategy<Value = Vec<(i64, Doing)>> {
    prop::collection::vec((wait(), doing()), 1..25)
}

fn starts() -> Partner {
    let mut partner = Partner::member("2020-02-29");
    partner.sends(Command::StartCompetency { area: SolutionArea::CloudPlatform });
    partner.buys_action_pack_with(card(crate::partner::GOOD));
    partner
}

/// Does it if it may be done now.
fn does(partner: &mut Partner, doing: &Doing) {
    let subscription = partner.account.subscriptions.last().map(|held| held.id);
    let order = partner.account.open_orders().last().map(|order| order.id);
    let method = |place: usize| {
        let methods = &partner.account.payment_methods;
        (!methods.is_empty()).then(|| methods[place % methods.len()].id)
    };
    let try_all = |partner: &mut Partner, commands: Vec<Command>| {
        for command in commands {
            let _refused_or_done = partner.tries(command);
        }
    };
    let pays = |pay_by: PayBy| {
        order.map_or_else(Vec::new, |order| {
            let choose = Command::ChoosePayment { order, pay_by };
            let verify = Command::VerifyDetails { order };
            vec![verify, Command::AcceptTerms { order }, choose, Command::Buy { order }]
        })
    };
    let commands = match doing {
        Doing::Begins(offer) => vec![Command::Subscribe { offer: *offer }],
        Doing::Renews => {
            subscription.map(|subscription| Command::Renew { subscription }).into_iter().collect()
        }
        Doing::Upgrades => {
            subscription.map(|subscription| Command::Upgrade { subscription }).into_iter().collect()
        }
        Doing::Qualifies => {
            partner.qualifies(SolutionArea::CloudPlatform, Grade::Gold);
            Vec::new()
        }
        Doing::AddsCard { number, expires } => {
            let card = card_until(TEST_CARDS[*number].number, *expires, 6);
            vec![Command::AddPaymentMethod { card, order: None }]
        }
        Doing::PaysByCard => method(usize::MAX).map_or_else(Vec::new, |method| pays(PayBy::Card(method))),
        Doing::PaysByTransfer => pays(PayBy::Transfer),
        Doing::Answers(confirmed) => {
            let answer = |order| Command::ConfirmWithBank { order, confirmed: *confirmed };
            order.map(answer).into_iter().collect()
        }
        Doing::Cancels => order.map(|order| Command::CancelOrder { order }).into_iter().collect(),
        Doing::Reports => {
            let proof = memberdesk::domain::transfer::TransferProof {
                paid_on: partner.today,
                paid_to: "MEMBERDESK-DEMO-USD".into(),
                reference: "T-1".into(),
            };
            order.map(|order| Command::ReportTransfer { order, proof }).into_iter().collect()
        }
        Doing::TurnsOff => {
            subscription.map(|subscription| Command::TurnOffRenewal { subscription }).into_iter().collect()
        }
        Doing::PaysRenewalsWith(place) => subscription
            .zip(method(*place))
            .map(|(subscription, method)| Command::PayRenewalsWith { subscription, method })
            .into_iter()
            .collect(),
        Doing::RemovesCard(place) => {
            method(*place).map(|method| Command::RemovePaymentMethod { method }).into_iter().collect()
        }
        Doing::LivesUnder(policy) => vec![Command::SetPolicy { policy: *policy }],
        Doing::DeskRecords => {
            let before = std::mem::replace(&mut partner.by, By::Agent);
            try_all(partner, order.map(|order| Command::RecordTransfer { order }).into_iter().collect());
            partner.by = before;
            Vec::new()
        }
        Doing::Sells { seats } => vec![Command::RecordSale { product: Product::Office365E3, seats: *seats }],
        Doing::DeskCancels { days } => {
            let held =
                partner.account.subscriptions.iter().rev().find(|held| {
                    held.ending.is_none() && held.in_force(partner.account.policy(), partner.today)
                });
            if let Some(subscription) = held.map(|held| held.id) {
                let ends = partner.today.plus_days(*days);
                let event = Event::SubscriptionCancelled { subscription, ends };
                partner.desk_does(event);
            }
            Vec::new()
        }
    };
    try_all(partner, commands);
}

/// The walk with time passing in steps of so many days, the sizes taken in turn.
fn walked(walk: &[(i64, Doing)], steps: &[i64]) -> Partner {
    let mut partner = starts();
    let mut sizes = steps.iter().cycle();
    for (wait, doing) in walk.iter().chain(&[(800, Doing::TurnsOff)]) {
        let until = partner.today.plus_days(*wait);
        while partner.today < until {
            let step = sizes.next().map_or(until, |days| partner.today.plus_days(*days));
            partner.lets_pass_until(step.min(until));
        }
        does(&mut partner, doing);
    }
    partner
}

/// Whether an event is what was foreseen.
fn is_what(event: &Event, due: Due) -> bool {
    match due {
        Due::Start(_) => matches!(event, Event::SubscriptionStarted { .. }),
        Due::End(_) => matches!(event, Event::SubscriptionEnded { .. }),
        Due::Request(_) => matches!(event, Event::RequestTurned { .. }),
        Due::FeeEnd(_) => matches!(event, Event::SubscriptionLapsed { .. }),
        Due::Competency(_) => matches!(
            event,
            Event::CompetencyAttained { .. }
                | Event::CompetencyRestored { .. }
                | Event::CompetencyAtRisk { .. }
                | Event::CompetencyLost { .. }
        ),
        Due::Charge(_) => matches!(event, Event::Charged { .. } | Event::ChargeDeclined { .. }),
        Due::Expiry(_) => matches!(event, Event::SubscriptionExpired { .. }),
        Due::GraceEnd(_) => matches!(event, Event::GraceEnded { .. }),
        Due::Credit(_) => matches!(event, Event::CreditReceived { .. }),
        Due::SeatKey(_) => matches!(event, Event::SeatKeyEarned { .. }),
        Due::OrderExpiry(_) => matches!(event, Event::OrderExpired { .. }),
        Due::Reminder(..) => {
            matches!(event, Event::NoticeSent { kind, .. } if kind.reminder().is_some())
        }
    }
}

/// What may come before it in the same breath: the order that a charge begins, and the one that gives way to it.
fn leads_to(event: &Event) -> bool {
    matches!(event, Event::OrderOpened { .. } | Event::OrderCancelled { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_the_steps_time_does_the_same(walk in walk(), steps in prop::collection::vec(1..120_i64, 1..6)) {
        let at_once = walked(&walk, &[]);
        let by_day = walked(&walk, &[1]);
        let by_steps = walked(&walk, &steps);
        prop_assert_eq!(&at_once.journal, &by_day.journal);
        prop_assert_eq!(&at_once.journal, &by_steps.journal);
        prop_assert_eq!(&at_once.replayed(), &at_once.account);
        prop_assert_eq!(&at_once.account, &by_day.account);
    }

    #[test]
    fn what_is_foreseen_first_is_what_happens_first(walk in walk()) {
        let mut partner = starts();
        for (wait, doing) in &walk {
            partner.lets_pass_until(partner.today.plus_days(*wait));
            does(&mut partner, doing);
            let foreseen = due::upcoming(&partner.account, 3);
            prop_assert!(foreseen.is_sorted());
            prop_assert_eq!(foreseen.first().map(|(on, _)| *on), due::next_day(&partner.account));
            let mut ahead = partner.clone();
            if let Some(&(on, next)) = foreseen.first() {
                let happened = ahead.lets_pass_until(on.max(partner.today));
                prop_assert_eq!(happened[0].on, on);
                let first = happened.iter().find(|past| !leads_to(&past.event)).map(|past| &past.event);
                prop_assert!(first.is_some_and(|event| is_what(event, next)), "{:?}: {:?}", next, happened);
            } else {
                prop_assert_eq!(ahead.lets_pass_until(partner.today.plus_days(2_000)), []);
            }
        }
    }

    #[test]
    fn history_never_steps_back_money_agrees_and_no_reminder_comes_twice(walk in walk()) {
        let partner = walked(&walk, &[]);
        let when: Vec<(Day, u16)> = partner.journal.iter().map(|past| (past.on, past.minute)).collect();
        prop_assert!(when.is_sorted());
        for currency in Currency::ALL {
            let totals = partner.account.invoices.iter().map(|invoice| invoice.quote.total);
            let written = Money::sum(totals.filter(|total| total.currency == currency), currency);
            prop_assert_eq!(partner.account.balance(currency), written);
        }
        for held in &partner.account.subscriptions {
            let mut reminded: Vec<(usize, Reminder)> = Vec::new();
            let mut year = 0;
            for past in &partner.journal {
                if matches!(past.event, Event::SubscriptionRenewed { subscription, .. } if subscription == held.id) {
                    year += 1;
                } else if let Event::NoticeSent { kind, .. } = &past.event {
                    let of_held = kind.reminder().filter(|(id, _)| *id == held.id);
                    reminded.extend(of_held.map(|(_, reminder)| (year, reminder)));
                }
            }
            let count = reminded.len();
            reminded.sort_unstable();
            reminded.dedup();
            prop_assert_eq!(reminded.len(), count);
        }
    }
}
