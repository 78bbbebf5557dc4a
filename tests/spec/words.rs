//! The catalogue of texts and the addresses of screens.

use crate::lists::words_in;
use crate::partner::day;
use memberdesk::domain::id::{InvoiceId, OrderId, RequestId, SubscriptionId};
use memberdesk::domain::order::Step;
use memberdesk::domain::user::Language;
use memberdesk::i18n::{COUNT, PARTS, Wordings, Words, catalogue, frame, notices, welcome};
use memberdesk::routes::Route;
use std::collections::BTreeSet;

/// Every text with its name.
fn texts() -> impl Iterator<Item = (String, Wordings)> {
    PARTS
        .iter()
        .flat_map(|(part, texts)| texts.iter().map(move |text| (format!("{part} {}", text.name), *text)))
}

/// The names of the gaps of a wording that are filled in; a gap that only chooses a plural is none.
fn gaps(wording: &str) -> BTreeSet<&str> {
    wording
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(gap, _)| gap)
        .filter(|gap| !gap.contains('|'))
        .collect()
}

#[test]
fn each_text_is_found_at_its_place_in_the_catalogue() {
    assert_eq!(catalogue().count(), COUNT);
    let first = |texts: &[Wordings]| (texts[0].en, texts[0].zh_hans);
    for (text, part) in [(frame::MEMBERDESK, frame::TEXTS), (welcome::TITLE, welcome::TEXTS)] {
        let wordings = (text.wording(Language::English), text.wording(Language::SimplifiedChinese));
        assert_eq!(wordings, first(part));
    }
    let last = PARTS.last().and_then(|(_, texts)| texts.last()).expect("there are texts");
    assert_eq!(catalogue().last().map(|text| text.en), Some(last.en));
}

#[test]
fn a_wording_is_one_line() {
    for (name, text) in texts() {
        assert!(!text.en.contains('\n') && !text.zh_hans.contains('\n'), "{name}");
    }
}

#[test]
fn both_languages_fill_in_the_same_gaps() {
    for (name, text) in texts() {
        assert_eq!(gaps(text.en), gaps(text.zh_hans), "{name}");
    }
}

#[test]
fn no_text_is_empty_or_has_stray_spaces() {
    for (name, text) in texts() {
        for wording in [text.en, text.zh_hans] {
            assert!(!wording.trim().is_empty(), "{name}");
            assert!(!wording.contains("  "), "{name}");
        }
    }
}

#[test]
fn chinese_texts_use_chinese_punctuation() {
    let is_chinese = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    for (name, text) in texts() {
        let signs: Vec<char> = text.zh_hans.chars().collect();
        for pair in signs.windows(2) {
            let half_width = matches!(pair[1], ',' | '.' | ';' | ':' | '?' | '!' | '(' | ')');
            assert!(!(is_chinese(pair[0]) && half_width), "{name}: {}", text.zh_hans);
        }
    }
}

#[test]
fn chinese_texts_are_chinese() {
    let wide = |sign: char| ('\u{ff01}'..='\u{ff5e}').contains(&sign);
    let is_chinese = |sign: char| ('\u{3000}'..='\u{9fff}').contains(&sign) || wide(sign);
    // Names that are the same in both languages, and the switch that is named in the other one.
    let same = |text: &Wordings| text.en == text.zh_hans || text.zh_hans == "English";
    for (name, text) in texts() {
        let translated = text.zh_hans.chars().any(is_chinese);
        assert!(translated || same(&text) || gaps(text.zh_hans).len() > 1, "{name}: {}", text.zh_hans);
    }
}

#[test]
fn one_thing_has_one_word() {
    // What is said elsewhere, and what is said here.
    let others = [
        ("会员身份", "会员资格"),
        ("撤消", "撤销"),
        ("贷项凭证", "贷项通知单"),
        ("增值税识别号", "增值税号"),
        ("营销", "市场"),
        ("支持部门", "支持团队"),
        ("用户和权限", "用户与权限"),
        ("账户", "帐户"),
        ("付费至", "周年日"),
        ("现成", "示例"),
        ("credit memo", "credit note"),
        ("auto-renew", "automatic renewal"),
        ("license", "licence"),
        ("Look at", "View"),
        ("aid until", "anniversary"),
    ];
    for (name, text) in texts() {
        for (other, own) in others {
            let said = text.en.contains(other) || text.zh_hans.contains(other);
            assert!(!said, "{name} says {other} for {own}");
        }
    }
}

#[test]
fn what_happens_each_year_on_29_february_says_on_which_day_of_other_years() {
    let said = |on: &str, language| Words::plain(language).each_year(day(on));
    assert_eq!(said("2024-02-29", Language::English), "29\u{a0}February (28 in common years)");
    assert_eq!(said("2024-02-29", Language::SimplifiedChinese), "2月29日（平年为2月28日）");
    assert_eq!(said("2024-02-28", Language::English), "28\u{a0}February");
    assert_eq!(said("2024-03-29", Language::SimplifiedChinese), "3月29日");
}

#[test]
fn chinese_wordings_have_no_space_beside_the_gap_of_a_date_or_a_name() {
    let is_chinese = |sign: char| ('\u{3000}'..='\u{9fff}').contains(&sign);
    for (name, text) in texts() {
        for gap in ["{date}", "{until}", "{since}", "{card}", "{offer}", "{company}", "{name}"] {
            for (place, _) in text.zh_hans.match_indices(gap) {
                let (before, after) = (&text.zh_hans[..place], &text.zh_hans[place + gap.len()..]);
                let spaced = |side: &mut dyn Iterator<Item = char>| {
                    side.next() == Some(' ') && side.next().is_some_and(is_chinese)
                };
                let wrong = spaced(&mut before.chars().rev()) || spaced(&mut after.chars());
                assert!(!wrong, "{name}: {}", text.zh_hans);
            }
        }
    }
}

#[test]
fn a_name_in_latin_letters_keeps_a_space_from_the_chinese_around_it() {
    let words = words_in(Language::SimplifiedChinese);
    let told = |offer: &str| {
        words.fill(notices::CHARGE_SOON, &[("offer", offer), ("date", "4月1日"), ("amount", "1")])
    };
    assert_eq!(told("Microsoft Action Pack"), "提醒：4月1日将为 Microsoft Action Pack 扣款 1。");
    assert_eq!(told("银级能力认证"), "提醒：4月1日将为银级能力认证扣款 1。");
    assert_eq!(told("Office 365 E3"), "提醒：4月1日将为 Office 365 E3 扣款 1。");
    assert_eq!(told("Visa（尾号 4242）"), "提醒：4月1日将为 Visa（尾号 4242）扣款 1。");
}

#[test]
fn sentences_stand_behind_one_another_as_the_language_has_it() {
    let in_a_row = |language| words_in(language).in_a_row(&["One.", "Two."]);
    assert_eq!(in_a_row(Language::English), "One. Two.");
    assert_eq!(in_a_row(Language::SimplifiedChinese), "One.Two.");
}

#[test]
fn each_screen_has_one_address_and_is_found_at_it() {
    let mut routes = Route::fixed().collect::<Vec<_>>();
    routes.extend([
        Route::Subscription(SubscriptionId(3)),
        Route::AddCard(OrderId(12)),
        Route::Invoice(InvoiceId(7)),
        Route::CancelBy(SubscriptionId(3)),
        Route::Request(RequestId(4)),
        Route::DeskRequest(RequestId(4)),
    ]);
    for step in [Step::Details, Step::Terms, Step::Payment, Step::Review, Step::Bank, Step::Confirmed] {
        routes.push(Route::Checkout(OrderId(12), step));
    }
    let begins: Vec<&str> = Route::first_parts().collect();
    assert_eq!(begins.iter().collect::<BTreeSet<_>>().len(), begins.len());
    let mut paths = BTreeSet::new();
    for route in routes {
        let path = route.path();
        assert!(begins.contains(&path.split('/').next().unwrap_or_default()), "{path}");
        assert_eq!(Route::parse(&path), route, "{path}");
        assert_eq!(Route::parse(&format!("/{path}/")), route, "{path} with slashes");
        assert!(paths.insert(path));
    }
}

#[test]
fn an_address_that_nothing_answers_to_is_not_found() {
    for path in [
        "nowhere",
        "checkout",
        "checkout/0/terms",
        "checkout/01/terms",
        "checkout/+1/terms",
        "checkout/99999999999/terms",
        "checkout/1/cards",
        "partnership/offers/x",
        "billing/invoices/-1",
    ] {
        assert_eq!(Route::parse(path), Route::NotFound, "{path}");
    }
}
