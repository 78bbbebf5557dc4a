//! Files for spreadsheets: read back by an independent reader, and safe to open.

use crate::lists::words_in;
use crate::partner::Partner;
use memberdesk::domain::account::Account;
use memberdesk::domain::credit_note::{Credit, credit_note};
use memberdesk::domain::date::Day;
use memberdesk::domain::event::{Event, Stamped};
use memberdesk::domain::id::InvoiceId;
use memberdesk::domain::money::{Currency, Money};
use memberdesk::domain::user::{By, Language};
use memberdesk::sheets::{Cell, csv, invoices, orders};
use proptest::prelude::*;

/// The records of a file, as the reader of another project understands them.
fn read(file: &str) -> Vec<Vec<String>> {
    let bare = file.strip_prefix('\u{feff}').expect("the mark by which Excel knows UTF-8");
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bare.as_bytes());
    let records = reader.records().map(|record| record.expect("a record that can be read"));
    records.map(|record| record.iter().map(str::to_owned).collect()).collect()
}

/// Whether a spreadsheet could take a cell for a formula: it begins like one, and is no plain number.
fn could_calculate(cell: &str) -> bool {
    let like_one = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    like_one && cell.parse::<f64>().is_err()
}

fn texts(texts: &[String]) -> Vec<Cell> {
    texts.iter().cloned().map(Cell::Text).collect()
}

/// A member who was given everything back.
fn refunded() -> Partner {
    let mut partner = Partner::with_action_pack("2020-03-19");
    let note = credit_note(&partner.account, InvoiceId(1), Credit::Full, partner.today, 0).expect("a refund");
    let event = Event::Refunded { note: Box::new(note) };
    let stamped = Stamped { on: partner.today, minute: 601, by: By::Agent, event };
    partner.account.apply(&stamped).expect("an event that fits");
    partner
}

/// A text as people type it, and as attackers do.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[=+@\t\r\n＝＋－＠-][A-Za-z0-9(),\"'!|; ]{0,20}", "[\",\r\n;' 发票]{0,8}",]
}

proptest! {
    #[test]
    fn every_text_is_read_back_as_it_was_or_led_by_an_apostrophe(
        rows in prop::collection::vec(prop::collection::vec(any_text(), 2..5), 0..6),
    ) {
        let file = csv(vec!["a".into(), "b".into()], rows.iter().map(|row| texts(row)).collect());
        let found = read(&file);
        prop_assert_eq!(&found[0], &["a", "b"]);
        prop_assert_eq!(found.len(), rows.len() + 1);
        for (found, given) in found[1..].iter().zip(&rows) {
            prop_assert_eq!(found.len(), given.len());
            for (found, given) in found.iter().zip(given) {
                let led = ["'", given].concat();
                prop_assert!(found == given || *found == led, "{:?} became {:?}", given, found);
                prop_assert!(!could_calculate(found), "{:?}", found);
            }
        }
    }

    #[test]
    fn dates_and_amounts_are_plain_in_every_language(days in 0_i64..80_000, minor in any::<i64>()) {
        let day = Day::FIRST.plus_days(days);
        for currency in Currency::ALL {
            let amount = Money::new(minor, currency);
            let file = csv(vec!["a".into()], vec![vec![Cell::Date(day), Cell::Amount(amount), Cell::Empty]]);
            prop_assert_eq!(&read(&file)[1], &[day.to_string(), amount.decimal(), String::new()]);
        }
    }
}

#[test]
fn lines_end_as_those_of_excel() {
    let file = csv(vec!["a".into()], vec![vec![Cell::Text("b\nc".into())], vec![Cell::Empty]]);
    assert_eq!(file, "\u{feff}\"a\"\r\n\"b\nc\"\r\n\r\n");
}

#[test]
fn the_file_of_the_invoices_links_each_credit_note_to_what_it_amends() {
    let partner = refunded();
    let found = read(&invoices(&partner.account, words_in(Language::English)));
    let column = |name: &str| found[0].iter().position(|head| head == name).expect("a column of that name");
    let cell = |row: usize, name: &str| found[row][column(name)].as_str();
    assert_eq!(found.len(), 3);
    assert_eq!((cell(1, "Number"), cell(1, "Document"), cell(1, "Amends")), ("2020-00001", "Invoice", ""));
    assert_eq!(cell(2, "Amends"), "2020-00001");
    assert_eq!((cell(1, "Issued"), cell(1, "Period to")), ("2020-03-19", "2021-03-18"));
    assert_eq!((cell(1, "Total"), cell(2, "Total"), cell(2, "Currency")), ("475.00", "-475.00", "USD"));
    assert_eq!(cell(1, "Order number"), partner.account.orders[0].number);
}

#[test]
fn only_words_differ_between_the_languages() {
    let account = refunded().account;
    for write in [invoices, orders] {
        let [english, chinese] = [Language::English, Language::SimplifiedChinese]
            .map(|language| read(&write(&account, words_in(language))));
        assert_eq!(english.len(), chinese.len());
        let of_numbers =
            |cell: &&String| cell.bytes().all(|byte| byte.is_ascii_digit() || b".-".contains(&byte));
        for (one, other) in english.iter().zip(&chinese).skip(1) {
            let numbers = |row: &[String]| row.iter().filter(of_numbers).cloned().collect::<Vec<_>>();
            assert_eq!(numbers(one), numbers(other));
        }
    }
}

#[test]
fn the_file_of_the_orders_tells_when_each_was_paid_and_by_which_invoice() {
    let partner = Partner::with_action_pack("2020-03-19");
    let found = read(&orders(&partner.account, words_in(Language::English)));
    let number = partner.account.orders[0].number.as_str();
    let expected = [
        number,
        "2020-03-19",
        "Microsoft Action Pack, first year",
        "Paid",
        "2020-03-19",
        "2020-00001",
        "475.00",
        "0.00",
        "475.00",
        "USD",
    ];
    assert_eq!(found[1], expected);
}

#[test]
fn what_someone_typed_into_the_company_name_stays_a_text() {
    let mut partner = refunded();
    for invoice in &mut partner.account.invoices {
        invoice.buyer.legal_name = "=HYPERLINK(\"https://example.com\",\"Pay\")".into();
    }
    let file = invoices(&partner.account, words_in(Language::English));
    assert!(read(&file).iter().flatten().all(|cell| !could_calculate(cell)));
    assert!(file.contains("\"'=HYPERLINK(\"\"https"));
}

#[test]
fn an_account_with_nothing_gives_a_file_with_a_heading() {
    for write in [invoices, orders] {
        assert_eq!(read(&write(&Account::default(), words_in(Language::English))).len(), 1);
    }
}
