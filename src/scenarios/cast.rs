//! The company that the scenarios are about: its name, its people, its offices and its cards, in the words of a
//! language. All of it is made up.

use crate::domain::card::{Card, ExpiryMonth, TEST_CARDS};
use crate::domain::company::{Address, AddressEntry, Company, CompanyEntry, Contact, Place, PlaceEntry};
use crate::domain::date::Day;
use crate::domain::id::SubscriptionId;
use crate::domain::request_entry::{Asked, ProblemType, RequestEntry, Wanted};
use crate::domain::user::{Language, Profile};

/// How many people there are; the first one is the person who joins.
const PEOPLE: usize = 6;

/// A test card by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plastic {
    /// Every charge succeeds.
    Good,
    /// Another one of which every charge succeeds.
    Spare,
    /// It can be added, and every charge is declined.
    Declined,
    /// The first charge is declined and the second one succeeds.
    Hiccup,
}

/// Their mailboxes.
fn mailboxes(language: Language) -> [&'static str; PEOPLE] {
    match language {
        Language::English => {
            ["mei.lin", "jonas.weber", "priya.raman", "daniel.okafor", "sofia.alvarez", "yuki.tanaka"]
        }
        Language::SimplifiedChinese => {
            ["lin.mei", "wang.qiang", "li.jing", "chen.chen", "zhao.min", "zhou.yang"]
        }
    }
}

/// What the people are called.
fn names(language: Language) -> [&'static str; PEOPLE] {
    match language {
        Language::English => {
            ["Mei Lin", "Jonas Weber", "Priya Raman", "Daniel Okafor", "Sofia Alvarez", "Yuki Tanaka"]
        }
        Language::SimplifiedChinese => ["林美", "王强", "李静", "陈晨", "赵敏", "周洋"],
    }
}

fn seat(language: Language) -> AddressEntry {
    let (street, city, region, postcode, country) = match language {
        Language::English => ("410 Terry Avenue North", "Seattle", "WA", "98109", "US"),
        Language::SimplifiedChinese => ("中关村大街 27 号", "北京", "北京市", "100080", "CN"),
    };
    address([street, city, region, postcode, country])
}

fn address([street, city, region, postcode, country]: [&str; 5]) -> AddressEntry {
    AddressEntry {
        street: street.to_owned(),
        city: city.to_owned(),
        region: region.to_owned(),
        postcode: postcode.to_owned(),
        country: country.to_owned(),
    }
}

/// The company on the day it joins.
///
/// # Panics
/// Never: a test checks every entry of this file in both languages.
pub fn company(language: Language) -> Company {
    let legal_name = match language {
        Language::English => "Lumen Bridge Systems",
        Language::SimplifiedChinese => "光桥系统有限公司",
    };
    let entry = CompanyEntry {
        legal_name: legal_name.to_owned(),
        address: seat(language),
        contact_name: names(language)[0].to_owned(),
        email: mailbox(language, 0),
        ..CompanyEntry::default()
    };
    entry.check().expect("the ready-made company passes the check")
}

/// The same company after it moved within its country.
///
/// # Panics
/// Never, as [`company`].
pub fn moved_company(language: Language) -> Company {
    let (street, postcode) = match language {
        Language::English => ("1201 Third Avenue", "98101"),
        Language::SimplifiedChinese => ("建国路 93 号", "100022"),
    };
    let before = company(language);
    let address =
        Address { street: street.to_owned(), postcode: Some(postcode.to_owned()), ..before.address.clone() };
    CompanyEntry::from(&Company { address, ..before }).check().expect("the moved company passes the check")
}

/// A second office.
///
/// # Panics
/// Never, as [`company`].
pub fn office(language: Language) -> Place {
    let (name, parts) = match language {
        Language::English => ("Portland office", ["620 SW 5th Avenue", "Portland", "OR", "97204", "US"]),
        Language::SimplifiedChinese => ("上海办公室", ["南京西路 1266 号", "上海", "上海市", "200040", "CN"]),
    };
    let entry = PlaceEntry { name: name.to_owned(), address: address(parts) };
    entry.check().expect("the ready-made office passes the check")
}

/// A person of the company by number; 0 is the one who joins.
pub fn person(language: Language, number: usize) -> Profile {
    let number = number % PEOPLE;
    Profile { name: names(language)[number].to_owned(), email: mailbox(language, number), language }
}

/// Whom marketing people reach.
pub fn marketing_contact(language: Language) -> Contact {
    let Profile { name, email, .. } = person(language, 2);
    Contact { name, email, phone: None }
}

fn mailbox(language: Language, number: usize) -> String {
    [mailboxes(language)[number], "@lumenbridge.example"].concat()
}

/// What the company asks when it wants to cancel a subscription and have the fee back (statement 170).
///
/// # Panics
/// Never, as [`company`].
pub fn cancellation(language: Language, subscription: SubscriptionId) -> Asked {
    let (title, description) = match language {
        Language::English => (
            "Cancel our Action Pack subscription",
            "We bought Action Pack ten days ago and have not activated anything. Please cancel it and refund the fee.",
        ),
        Language::SimplifiedChinese => (
            "取消我们的 Action Pack 订阅",
            "我们在十天前购买了 Action Pack，尚未激活任何权益。请取消订阅并退还费用。",
        ),
    };
    let entry = RequestEntry {
        subscription: Some(subscription),
        wanted: Some(Wanted::Refund),
        ..request(language, title, description)
    };
    entry.check().expect("the ready-made request passes the check")
}

/// A question to the desk, what the desk asks back, what it is told, and its answer.
pub struct Question {
    /// The request.
    pub asked: Asked,
    /// What the desk asks back.
    pub asked_back: &'static str,
    /// What the company tells.
    pub told: &'static str,
    /// What the desk answers.
    pub answer: &'static str,
}

/// A question about an invoice.
///
/// # Panics
/// Never, as [`company`].
pub fn question(language: Language) -> Question {
    let (title, description, asked_back, told, answer) = match language {
        Language::English => (
            "Which year does our latest invoice pay for?",
            "Our accountants want to know the period of the latest invoice.",
            "Which invoice do you mean: the one for Action Pack?",
            "Yes, the one for Action Pack.",
            "It pays for the year that began on the anniversary. The period is printed below the invoice number.",
        ),
        Language::SimplifiedChinese => (
            "最新的发票对应哪一年？",
            "我们的会计想了解最新发票的计费周期。",
            "您指的是 Action Pack 的发票吗？",
            "是的，是 Action Pack 的发票。",
            "它对应从周年日开始的一年。计费周期印在发票编号下方。",
        ),
    };
    let asked =
        request(language, title, description).check().expect("the ready-made request passes the check");
    Question { asked, asked_back, told, answer }
}

fn request(language: Language, title: &str, description: &str) -> RequestEntry {
    let Profile { name, email, .. } = person(language, 1);
    RequestEntry {
        problem: Some(ProblemType::Billing),
        title: title.to_owned(),
        description: description.to_owned(),
        contact_name: name,
        email,
        language,
        ..RequestEntry::default()
    }
}

/// A card of the company that was typed on a day and pays until the end of a month.
///
/// # Panics
/// Never while the month lies within twenty years of the day: a test checks it.
pub fn card(language: Language, plastic: Plastic, typed: Day, expiry: ExpiryMonth) -> Card {
    let number = match plastic {
        Plastic::Good => "4242424242424242",
        Plastic::Spare => "5555555555554444",
        Plastic::Declined => "4000000000000341",
        Plastic::Hiccup => "4000000000000119",
    };
    let listed = TEST_CARDS.iter().find(|card| card.number == number).unwrap_or(&TEST_CARDS[0]);
    let entry = listed.entry(names(language)[0], expiry, seat(language));
    entry.check(typed).expect("the ready-made card passes the check")
}
