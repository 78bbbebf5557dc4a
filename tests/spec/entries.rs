//! What is typed into a field: which texts are taken, what is tidied in them, and what is refused.

use memberdesk::domain::{
    country::Country,
    entry::{self, Field, Why},
};
use proptest::prelude::*;

fn line(text: &str) -> Result<String, Why> {
    entry::line(Field::Title, text, 40).map_err(|problem| problem.why)
}

fn email(text: &str) -> Result<String, Why> {
    entry::email(Field::Email, text).map_err(|problem| problem.why)
}

fn phone(text: &str) -> Result<Option<String>, Why> {
    entry::phone(Field::Phone, text).map_err(|problem| problem.why)
}

#[test]
fn e_mail_addresses_of_every_script_are_taken() {
    let longest = format!("{}@{}.example", "a".repeat(64), vec!["b".repeat(60); 3].join("."));
    assert_eq!(longest.len(), 255);
    let long = &longest[1..];
    let widest = format!("{}@{}.com", "a".repeat(64), "b".repeat(63));
    for (typed, kept) in [
        ("ada@example.com", "ada@example.com"),
        (" Ada.Byron+news@EXAMPLE.Co.UK ", "Ada.Byron+news@example.co.uk"),
        ("o'neil_{x}!#$%&*/=?^`|~-@a-b.example", "o'neil_{x}!#$%&*/=?^`|~-@a-b.example"),
        ("1@2.example", "1@2.example"),
        ("李雷@例子.公司", "李雷@例子.公司"),
        ("李雷＠例子。公司", "李雷@例子.公司"),
        ("ａｄａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "ada@example.com"),
        ("jörg@müller.example", "jörg@müller.example"),
        ("a\u{200b}da@exam\u{ad}ple.com\u{feff}", "ada@example.com"),
        ("ada@xn--fsq.xn--55qx5d", "ada@xn--fsq.xn--55qx5d"),
        (long, long),
        (&widest, &widest),
        ("a～b@example.com", "a~b@example.com"),
    ] {
        assert_eq!(email(typed).as_deref(), Ok(kept), "{typed}");
    }
    assert_eq!(email(&longest), Err(Why::TooLong { most: 254 }));
}

#[test]
fn what_is_not_an_e_mail_address_is_refused() {
    assert_eq!(email(" \u{3000}\u{200b}"), Err(Why::Empty));
    let long_local = format!("{}@example.com", "a".repeat(65));
    let long_label = format!("ada@{}.com", "a".repeat(64));
    for typed in [
        "ada",
        "@",
        "@example.com",
        "ada@",
        "ada@example",
        "ada@@example.com",
        "ada@x@example.com",
        "ada@.com",
        "ada@example.",
        "ada@example..com",
        ".ada@example.com",
        "ada.@example.com",
        "a..da@example.com",
        "ada@-example.com",
        "ada@example-.com",
        "ada@exam_ple.com",
        "ada@example.c",
        "ada@127.0.0.1",
        "ada@[127.0.0.1]",
        "ada byron@example.com",
        "ada@exa mple.com",
        "\"ada\"@example.com",
        "<ada@example.com>",
        "Ada <ada@example.com>",
        "mailto:ada@example.com",
        "ada@example.com,b@example.com",
        "ada@example.com\r\nBcc: b@example.com",
        "ada\0@example.com",
        "ada(x)@example.com",
        "a\\b@example.com",
        "“ada”@example.com",
        "ada…@example.com",
        "ada@ex😀mple.com",
        "ada@example.com；",
        "a、b@example.com",
        "ada@\u{e000}.com",
        &long_local,
        &long_label,
    ] {
        assert_eq!(email(typed), Err(Why::NotAnEmail), "{typed}");
    }
}

#[test]
fn telephone_numbers_are_taken_as_people_write_them() {
    for (typed, kept) in [
        ("+1 (425) 555-0100", "+1 (425) 555-0100"),
        ("010-5917.8888", "010-5917.8888"),
        ("  ＋８６　１０　５９１７８８８８ ", "+86 10 59178888"),
        ("555\u{2060}0100", "5550100"),
        ("123456", "123456"),
        ("(123) 456)))))))))))))))))))))))", "(123) 456)))))))))))))))))))))))"),
        ("123456789012345", "123456789012345"),
    ] {
        assert_eq!(phone(typed), Ok(Some(kept.to_owned())), "{typed}");
    }
    assert_eq!(phone(""), Ok(None));
    for typed in [
        "12345",
        "1234567890123456",
        "+",
        "++1 425 555 0100",
        "1+4255550100",
        "555-0100 ext. 2",
        "call me",
        "555/0100",
        "=1+5550100",
        "٠١٢٣٤٥٦",
        "1                                5550100)))))))))))))))))))))))))",
    ] {
        assert_eq!(phone(typed), Err(Why::NotAPhone), "{typed}");
    }
}

#[test]
fn hostile_text_is_made_visible_and_harmless_and_honest_text_stays() {
    for (typed, kept) in [
        ("  Contoso \t  Ltd\r\n", "Contoso Ltd"),
        ("Contoso\u{3000}\u{a0}\u{2003}Ltd\u{2028}2", "Contoso Ltd 2"),
        ("a\u{2800}\u{2800}b", "a b"),
        ("nul\0l, esc\u{1b}[31m, del\u{7f}, c1\u{9b}2J", "nul l, esc [31m, del , c1 2J"),
        ("user\u{202e}txt.exe", "usertxt.exe"),
        ("\u{2066}a\u{2069}\u{200f}b\u{61c}c\u{200e}", "abc"),
        ("pay\u{200b}pal\u{2060} inc\u{feff}\u{ad}", "paypal inc"),
        ("pay\u{200d}pal ad\u{200c}min", "paypal admin"),
        ("公\u{200d}司\u{fe0f}", "公司"),
        ("ad\u{115f}\u{1160}\u{3164}\u{ffa0}min\u{34f}", "admin"),
        ("tag\u{e0041}\u{e007f}s \u{fff9}\u{fdd0}\u{ffff}\u{10ffff}", "tags"),
        ("Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}algo", "Z\u{301}\u{302}\u{303}\u{304}algo"),
        (
            "Z\u{301}\u{200b}\u{302}\u{200b}\u{303}\u{200b}\u{304}\u{200b}\u{305}a",
            "Z\u{301}\u{302}\u{303}\u{304}a",
        ),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("'; DROP TABLE users; --", "'; DROP TABLE users; --"),
        ("${7*7} {{7*7}} %s %n ../../etc", "${7*7} {{7*7}} %s %n ../../etc"),
        ("👩\u{200d}a م\u{200d}\u{61c}م 👩\u{200d}\u{2800}💻", "👩a مم 👩 💻"),
        // Honest signs that are invisible too, where they mean something.
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("क्\u{200d}ष", "क्\u{200d}ष"),
        ("👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥", "👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥"),
        ("葛\u{e0100}城市", "葛\u{e0100}城市"),
        ("👩\u{200d} 💻\u{200d}\u{200d}💻\u{fe0f}\u{fe0f}\u{200d}", "👩 💻\u{200d}💻\u{fe0f}"),
        ("微软（中国）有限公司", "微软（中国）有限公司"),
        ("ﬁn Ångström İstanbul Việt", "ﬁn Ångström İstanbul Việt"),
        ("Đặng Thị Ế", "Đặng Thị Ế"),
    ] {
        assert_eq!(line(typed).as_deref(), Ok(kept), "{typed:?}");
    }
    for typed in [
        "",
        " ",
        "\r\n\t",
        "\u{200b}\u{200d}\u{2060}",
        "\u{3164}",
        "\u{202e}\u{202c}",
        "\u{2800}",
        "\u{fe0f}",
    ] {
        assert_eq!(line(typed), Err(Why::Empty), "{typed:?}");
    }
}

#[test]
fn exactly_the_signs_that_show_nothing_are_taken_out() {
    // The property Default_Ignorable_Code_Point of Unicode, the annotation marks and the noncharacters.
    let ignorable = |code: u32| {
        const SINGLE: [u32; 6] = [0xAD, 0x34F, 0x61C, 0x3164, 0xFEFF, 0xFFA0];
        const RANGES: [(u32, u32); 11] = [
            (0x115F, 0x1160),
            (0x17B4, 0x17B5),
            (0x180B, 0x180F),
            (0x200B, 0x200F),
            (0x202A, 0x202E),
            (0x2060, 0x206F),
            (0xFDD0, 0xFDEF),
            (0xFE00, 0xFE0F),
            (0xFFF0, 0xFFFB),
            (0x1BCA0, 0x1BCA3),
            (0x1D173, 0x1D17A),
        ];
        SINGLE.contains(&code)
            || RANGES.iter().any(|&(first, last)| (first..=last).contains(&code))
            || (0xE0000..0xE1000).contains(&code)
            || code % 0x10000 >= 0xFFFE
    };
    let codes = (0..0x20000).chain(0xDFFFE..0xE1010).chain(0x10FFF0..=0x10FFFF);
    for sign in codes.filter_map(char::from_u32) {
        let nothing =
            ignorable(sign.into()) || sign.is_whitespace() || sign.is_control() || sign == '\u{2800}';
        assert_eq!(line(sign.encode_utf8(&mut [0; 4])).is_err(), nothing, "{sign:?}");
    }
}

#[test]
fn joiners_selectors_and_marks_stay_in_their_scripts_to_the_last_sign() {
    let stays = |text: String| line(&text) == Ok(text);
    for (first, last) in [('\u{600}', '\u{18AA}'), ('\u{2190}', '\u{2BFF}'), ('\u{1F000}', '\u{1FBFF}')] {
        assert!(stays(format!("{first}\u{200c}{last}\u{200d}{first}")), "{first} {last}");
    }
    for outside in ['\u{5FF}', '\u{18B0}', '\u{218F}', '\u{2C00}', '\u{1EFFD}', '\u{1FC00}'] {
        assert!(
            !stays(format!("{outside}\u{200d}👩")) && !stays(format!("👩\u{200d}{outside}")),
            "{outside}"
        );
    }
    for (selector, inside, outside) in [
        (
            '\u{FE0E}',
            "\u{2030}\u{2BFF}\u{3030}\u{32FF}\u{1F000}\u{1FBFF}",
            "\u{2027}\u{2C00}\u{3029}\u{3300}\u{1FC00}",
        ),
        (
            '\u{E0100}',
            "\u{3400}\u{9FFF}\u{F900}\u{FAFF}\u{20000}\u{3FFFD}",
            "\u{33FF}\u{A000}\u{F8FF}\u{FB00}\u{1FFFD}\u{40000}",
        ),
        ('\u{E01EF}', "\u{3400}", "\u{33FF}"),
    ] {
        assert!(inside.chars().all(|sign| stays(format!("{sign}{selector}"))), "{selector:?}");
        assert!(outside.chars().all(|sign| !stays(format!("{sign}{selector}"))), "{selector:?}");
    }
    for mark in "\u{300}\u{36E}\u{36F}\u{1AB0}\u{1AFF}\u{1DC0}\u{1DFF}\u{20D0}\u{20FF}".chars() {
        let marks = |count| format!("Z{}", mark.to_string().repeat(count));
        assert!(stays(marks(4)) && !stays(marks(5)), "{mark:?}");
    }
    for letter in ["\u{2FF}", "\u{370}", "\u{1AAF}", "\u{1B00}", "\u{1DBF}", "\u{1E00}", "\u{2100}"] {
        assert!(stays(letter.repeat(5)), "{letter:?}");
    }
}

#[test]
fn punctuation_and_symbols_of_every_script_are_no_part_of_an_e_mail_address() {
    let taken = |sign: char| email(&format!("a{sign}b@example.com")).is_ok();
    for (refused, letters) in [
        ("\u{A1}\u{BF}", "\u{C0}"),
        ("\u{2010}\u{2BFF}", "\u{1FFF}\u{2C00}"),
        ("\u{2E00}\u{2E7F}", "\u{2DFF}\u{2E80}"),
        ("\u{3001}\u{3004}\u{3008}\u{3030}", "\u{3005}\u{3007}\u{3031}"),
        ("\u{D7FC}\u{E000}\u{F8FF}", "\u{D7FB}\u{F900}"),
        ("\u{FD3E}\u{FD3F}", "\u{FD3D}\u{FD40}"),
        ("\u{FE10}\u{FE6F}", "\u{FE70}"),
        ("\u{FF00}\u{FFE0}\u{FFFD}", "\u{FFDF}"),
        ("\u{1F000}\u{1FBFF}", "\u{1EFFD}\u{1FC00}"),
        ("\u{E1000}\u{10FFFD}", "\u{DFFFD}"),
    ] {
        assert!(!refused.chars().any(taken), "{refused:?}");
        assert!(letters.chars().all(taken), "{letters:?}");
    }
}

#[test]
fn the_length_is_counted_in_characters_after_tidying() {
    let full = "字".repeat(40);
    assert_eq!(line(&full), Ok(full.clone()));
    assert_eq!(line(&format!("  {full}\u{200b} ")), Ok(full.clone()));
    assert_eq!(line(&format!("{full}x")), Err(Why::TooLong { most: 40 }));
    assert_eq!(line(&" ".repeat(100_000)), Err(Why::Empty));
    assert_eq!(line(&"x".repeat(1_000_000)), Err(Why::TooLong { most: 40 }));
}

#[test]
fn a_message_keeps_its_lines_and_single_empty_lines() {
    let message = |text| entry::paragraphs(Field::Message, text, 100).map_err(|problem| problem.why);
    for (typed, kept) in [
        ("\n\n one  two \r\nthree\rfour\u{2029}\n\n\n\n five \n", "one two\nthree\nfour\n\nfive"),
        ("a \n \t \n b", "a\n\nb"),
        ("a\r\n\r\nb", "a\n\nb"),
        ("你好，\n请取消订阅。", "你好，\n请取消订阅。"),
    ] {
        assert_eq!(message(typed).as_deref(), Ok(kept), "{typed:?}");
    }
    assert_eq!(message(" \n\r\n "), Err(Why::Empty));
    assert_eq!(message(&"x\n".repeat(51)), Err(Why::TooLong { most: 100 }));
    assert_eq!(line("one\ntwo"), Ok("one two".to_owned()));
}

/// Characters that tidying looks at, crowded together as no ordinary text has them.
fn crowded_text() -> impl Strategy<Value = String> {
    const SIGNS: &str = "a4 \n\r\t\0\u{1b}\u{85}\u{a0}\u{ad}\u{301}\u{34f}\u{61c}\u{115f}\u{1680}\u{17b4}\
        \u{200b}\u{200c}\u{200d}\u{200e}\u{2028}\u{202e}\u{20e3}\u{2066}\u{2800}\u{3000}\u{fe00}\u{fe0e}\
        \u{fe0f}\u{feff}\u{e0041}\u{e0100}म❤公👩";
    let signs: Vec<char> = SIGNS.chars().collect();
    prop::collection::vec(prop::sample::select(signs), 0..24).prop_map(String::from_iter)
}

proptest! {
    #[test]
    fn tidied_text_is_tidy(typed in prop_oneof![any::<String>(), crowded_text()]) {
        for lines in [false, true] {
            let tidied = if lines {
                entry::paragraphs(Field::Message, &typed, 100)
            } else {
                entry::line(Field::Title, &typed, 100)
            };
            let Ok(text) = tidied else { continue };
            let again = if lines {
                entry::paragraphs(Field::Message, &text, 100)
            } else {
                entry::line(Field::Title, &text, 100)
            };
            prop_assert_eq!(again.as_ref(), Ok(&text));
            prop_assert_eq!(text.trim(), &text);
            prop_assert!(!text.contains("  ") && !text.contains("\n\n\n"));
            prop_assert!(text.chars().all(|sign| !sign.is_control() || (lines && sign == '\n')));
            let never = ['\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{ad}', '\u{e0041}'];
            let unseen = text.contains(never);
            prop_assert!(!unseen);
            let joined_to_nothing = text.starts_with(['\u{200c}', '\u{200d}', '\u{fe0f}', '\u{e0100}'])
                || text.ends_with(['\u{200c}', '\u{200d}']);
            prop_assert!(!joined_to_nothing);
        }
    }

    #[test]
    fn a_checked_value_passes_its_own_check_unchanged(
        typed in prop_oneof![
            any::<String>(),
            crowded_text(),
            "[a-z0-9＠@.。-]{3,20}",
            "[+(]?[０-９0-9 ().-]{6,20}",
        ],
        of in proptest::sample::select(Country::ALL),
    ) {
        if let Ok(kept) = email(&typed) {
            prop_assert_eq!(kept.bytes().filter(|&byte| byte == b'@').count(), 1);
            prop_assert_eq!(email(&kept), Ok(kept));
        }
        if let Ok(Some(kept)) = phone(&typed) {
            prop_assert!(kept.is_ascii());
            prop_assert_eq!(phone(&kept), Ok(Some(kept)));
        }
        if let Ok(Some(kept)) = entry::postcode(&typed, Some(of)) {
            prop_assert!(kept.is_ascii() && kept.len() <= 10);
            prop_assert_eq!(entry::postcode(&kept, Some(of)), Ok(Some(kept)));
        }
    }
}

#[test]
fn a_form_can_be_asked_for_a_card_number_before_it_is_kept() {
    for (text, holds) in [
        ("4242 4242 4242 4242", true),
        ("my card ４２４２-４２４２-４２４２-４２４２ please", true),
        ("4242\u{3000}4242\u{3000}4242\u{3000}4242", true),
        ("4242 4242 4242 4241", false),
        ("1234567", false),
        ("", false),
    ] {
        assert_eq!(entry::holds_card_number(text), holds, "{text}");
    }
}
