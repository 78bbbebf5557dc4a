//! Days, anniversaries and moments: every day that can be represented, which is each of the 400 years after which the
//! calendar repeats itself, against jiff as an independent calendar.

use crate::stored;
use std::{fs, path::Path};

use jiff::{ToSpan, civil::Date};
use memberdesk::domain::date::{Day, Moment};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}

/// The same day in the other calendar.
fn other(day: Day) -> Date {
    Date::new(day.year() as i16, day.month() as i8, day.day() as i8).expect("both calendars have the day")
}

/// A day of the other calendar in ours, stopped at the ends of our range.
fn ours(date: Date) -> Day {
    match date.year() {
        ..1970 => Day::FIRST,
        1970..=2369 => Day::new(date.year().into(), date.month() as u32, date.day() as u32)
            .expect("both calendars have the day"),
        2370.. => Day::LAST,
    }
}

fn every_day() -> impl Iterator<Item = Day> {
    (0..=Day::LAST.epoch_days()).map(Day::from_epoch_days)
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..=Day::LAST.epoch_days()).prop_map(Day::from_epoch_days)
}

#[test]
fn every_day_follows_the_one_before_as_in_another_calendar() {
    let mut date = Date::constant(1970, 1, 1);
    let mut count = 0;
    for day in every_day() {
        assert_eq!(other(day), date);
        assert_eq!(day.epoch_days(), count);
        assert_eq!(day.days_from_monday(), date.weekday().to_monday_zero_offset() as u32);
        assert_eq!(day.last_of_month().day(), date.days_in_month() as u32);
        assert_eq!(day.first_of_month().day(), 1);
        assert_eq!((day.first_of_month().month(), day.last_of_month().month()), (day.month(), day.month()));
        date = date.tomorrow().unwrap();
        count += 1;
    }
    assert_eq!(date, Date::constant(2370, 1, 1));
    assert_eq!(count, 146_097);
}

#[test]
fn every_day_is_written_and_read_as_iso_8601() {
    let mut text = String::new();
    for day in every_day() {
        use std::fmt::Write;
        text.clear();
        write!(text, "{day}").unwrap();
        assert_eq!(text, other(day).to_string());
        assert_eq!(Day::parse(&text), Some(day));
    }
}

#[test]
fn every_day_renews_on_its_calendar_day_for_twenty_years() {
    for day in every_day() {
        for years in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20] {
            let renewal = day.anniversary(years);
            if renewal == Day::LAST {
                assert!(day.year() + years >= 2369);
                continue;
            }
            let leap = renewal.year() % 4 == 0 && (renewal.year() % 100 != 0 || renewal.year() % 400 == 0);
            let expected = if (day.month(), day.day()) == (2, 29) && !leap { 28 } else { day.day() };
            assert_eq!(
                (renewal.year(), renewal.month(), renewal.day()),
                (day.year() + years, day.month(), expected)
            );
        }
    }
}

#[test]
fn a_membership_bought_on_29_february_renews_on_the_29th_again_in_every_leap_year() {
    let bought = day("2020-02-29");
    let renewals: Vec<_> = (1..=10).map(|years| bought.anniversary(years).to_string()).collect();
    assert_eq!(
        renewals,
        [
            "2021-02-28",
            "2022-02-28",
            "2023-02-28",
            "2024-02-29",
            "2025-02-28",
            "2026-02-28",
            "2027-02-28",
            "2028-02-29",
            "2029-02-28",
            "2030-02-28",
        ]
    );
    assert_eq!(day("2096-02-29").anniversary(4), day("2100-02-28"));
    assert_eq!(day("2096-02-29").anniversary(8), day("2104-02-29"));
    assert_eq!(day("1996-02-29").anniversary(4), day("2000-02-29"));
}

#[test]
fn months_are_added_as_in_another_calendar_and_never_skip_a_short_one() {
    let spans = [-1200, -13, -12, -1, 0, 1, 2, 11, 12, 13, 1200];
    for day in every_day() {
        for months in spans {
            let expected = other(day).checked_add(months.months()).unwrap();
            assert_eq!(day.plus_months(months), ours(expected), "{day} and {months} months");
        }
    }
    assert_eq!(day("2021-01-31").plus_months(1), day("2021-02-28"));
    assert_eq!(day("2021-01-31").plus_months(2), day("2021-03-31"));
    assert_eq!(day("2020-03-31").plus_months(-1), day("2020-02-29"));
}

#[test]
fn whole_months_are_counted_until_the_day_that_completes_them() {
    for (from, to, months) in [
        ("2020-03-19", "2021-03-18", 11),
        ("2020-03-19", "2021-03-19", 12),
        ("2020-01-31", "2020-02-28", 0),
        ("2020-01-31", "2020-02-29", 1),
        ("2021-01-31", "2021-02-28", 1),
        ("2021-02-28", "2021-01-31", -1),
        ("2021-02-28", "2021-02-28", 0),
        ("1970-01-01", "2369-12-31", 399 * 12 + 11),
    ] {
        assert_eq!(day(from).months_until(day(to)), months, "{from} to {to}");
    }
}

proptest! {
    #[test]
    fn the_months_until_a_day_fit_and_one_more_would_not(from in any_day(), to in any_day()) {
        let (from, to) = (from.min(to), from.max(to));
        let months = from.months_until(to);
        prop_assert!(other(from).checked_add(months.months()).unwrap() <= other(to));
        prop_assert!(other(from).checked_add((months + 1).months()).unwrap() > other(to));
        prop_assert_eq!(to.months_until(from), -months);
    }

    #[test]
    fn days_between_are_the_days_to_add(from in any_day(), to in any_day()) {
        prop_assert_eq!(from.plus_days(from.days_until(to)), to);
        let expected = other(from).until(other(to)).unwrap().get_days();
        prop_assert_eq!(from.days_until(to), i64::from(expected));
    }

    #[test]
    fn no_number_leads_out_of_the_range(from in any_day(), days: i64, months: i32, count: u32) {
        let ends = Day::FIRST..=Day::LAST;
        prop_assert!(ends.contains(&from.plus_days(days)));
        prop_assert!(ends.contains(&from.plus_months(months)));
        prop_assert!(ends.contains(&from.anniversary(months)));
        prop_assert!(ends.contains(&from.plus_working_days(count)));
        prop_assert!(ends.contains(&Day::from_epoch_days(days)));
        prop_assert!(ends.contains(&Moment::from_millis(days).day_utc()));
        prop_assert!(ends.contains(&Moment::from_millis(0).plus_millis(days).day_utc()));
    }

    #[test]
    fn no_text_but_a_day_is_read_as_a_day(text in "\\PC{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9+: -]{10}") {
        let expected = text.parse::<Date>().ok()
            .filter(|date| (1970..=2369).contains(&date.year()) && date.to_string() == text)
            .map(ours);
        prop_assert_eq!(Day::parse(&text), expected);
    }

    #[test]
    fn a_moment_lies_on_the_day_and_at_the_time_of_another_calendar(millis in 0..=12_622_780_799_999i64) {
        let at = jiff::Timestamp::from_millisecond(millis).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
        let moment = Moment::from_millis(millis);
        prop_assert_eq!(moment.millis(), millis);
        prop_assert_eq!(other(moment.day_utc()), at.date());
        prop_assert_eq!(moment.hour_minute_utc(), (at.hour() as u32, at.minute() as u32));
    }
}

#[test]
fn working_days_pass_over_every_weekend() {
    for start in every_day() {
        let mut stepped = other(start);
        for count in 1..=12 {
            stepped = stepped.tomorrow().unwrap();
            while stepped.weekday().to_monday_zero_offset() > 4 {
                stepped = stepped.tomorrow().unwrap();
            }
            if stepped > other(Day::LAST) {
                assert_eq!(start.plus_working_days(count), Day::LAST);
                break;
            }
            assert_eq!(start.plus_working_days(count), ours(stepped), "{start} and {count} working days");
            assert!(start.plus_working_days(count).is_working_day());
        }
        assert_eq!(start.plus_working_days(0), start);
    }
    assert_eq!(day("2021-03-19").plus_working_days(1), day("2021-03-22"));
    assert_eq!(day("2021-03-20").plus_working_days(5), day("2021-03-26"));
    assert!(!day("2021-03-20").is_working_day() && !day("2021-03-21").is_working_day());
}

#[test]
fn arithmetic_stops_at_the_ends_of_the_range() {
    assert_eq!((Day::FIRST.to_string(), Day::LAST.to_string()), ("1970-01-01".into(), "2369-12-31".into()));
    assert_eq!(Day::LAST.plus_days(1), Day::LAST);
    assert_eq!(Day::FIRST.plus_days(-1), Day::FIRST);
    assert_eq!(day("2369-12-15").plus_months(1), Day::LAST);
    assert_eq!(day("1970-01-15").plus_months(-1), Day::FIRST);
    assert_eq!(day("2196-02-29").anniversary(i32::MAX), Day::LAST);
    assert_eq!(day("2196-02-29").anniversary(i32::MIN), Day::FIRST);
    assert_eq!(Day::LAST.plus_working_days(u32::MAX), Day::LAST);
    assert_eq!(Moment::from_millis(i64::MAX).day_utc(), Day::LAST);
    assert_eq!(Moment::from_millis(i64::MAX).hour_minute_utc(), (23, 59));
    assert_eq!(Moment::from_millis(i64::MAX).plus_millis(1), Moment::from_millis(i64::MAX));
    assert_eq!(Moment::from_millis(-1).millis(), 0);
}

#[test]
fn days_that_no_calendar_has_or_that_lie_outside_are_refused_wherever_they_come_from() {
    for text in [
        "2021-02-29",
        "2100-02-29",
        "2021-04-31",
        "2021-00-10",
        "2021-13-01",
        "2021-01-00",
        "1969-12-31",
        "2370-01-01",
        "0000-00-00",
        "9999-12-31",
        "",
        "2021-1-1",
        "2021-01-1 ",
        "+021-01-01",
        "2021/01/01",
        "2021/01-01",
        "2021-01/01",
        "2021-01-01T00:00",
        "20210101",
        "２０２１-01-01",
        "2021-0١-01",
    ] {
        assert_eq!(Day::parse(text), None, "{text}");
        assert_eq!(stored::read::<Day>(&stored::write(&text.to_owned())), None, "{text}");
    }
    for json in ["null", "20210101", "[2021,1,1]", "{}"] {
        assert_eq!(stored::read::<Day>(json), None, "{json}");
    }
    for json in ["-1", "12622780800000", "1e3", "\"0\"", "null", "99999999999999999999"] {
        assert_eq!(stored::read::<Moment>(json), None, "{json}");
    }
    assert_eq!(Day::new(2021, 2, 29), None);
    assert_eq!(Day::new(1969, 12, 31), None);
    assert_eq!(Day::new(2370, 1, 1), None);
    assert_eq!(Day::new(i32::MAX, u32::MAX, u32::MAX), None);
}

#[test]
fn days_and_moments_are_stored_as_a_text_and_a_number() {
    let anniversary = day("2021-03-19");
    assert_eq!(stored::write(&anniversary), "\"2021-03-19\"");
    assert_eq!(stored::read("\"2021-03-19\""), Some(anniversary));
    assert_eq!(stored::read(r#""2021\u002d03-19""#), Some(anniversary));
    assert_eq!(format!("{anniversary:?} {anniversary:>12}"), "2021-03-19   2021-03-19");
    let moment = Moment::from_millis(1_584_576_000_000);
    assert_eq!(stored::write(&moment), "1584576000000");
    assert_eq!(stored::read("1584576000000"), Some(moment));
    assert_eq!(moment.day_utc(), day("2020-03-19"));
}

#[test]
fn no_rule_can_ask_what_time_it_is() {
    fn walk(folder: &Path, visit: &mut impl FnMut(&Path, &str)) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, visit);
            } else {
                visit(&path, &fs::read_to_string(&path).unwrap());
            }
        }
    }
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = 0;
    walk(&package.join("src/domain"), &mut |path, text| {
        files += 1;
        for clock in ["::now(", "SystemTime", "time::Instant", "chrono::Utc", "chrono::Local", "js_sys"] {
            assert!(!text.contains(clock), "{} names {clock}", path.display());
        }
    });
    assert!(files > 0);
    let manifest = fs::read_to_string(package.join("Cargo.toml")).unwrap();
    let chrono = manifest.lines().find(|line| line.starts_with("chrono")).expect("chrono is a dependency");
    assert!(chrono.contains("default-features = false") && !chrono.contains("clock"), "{chrono}");
}
