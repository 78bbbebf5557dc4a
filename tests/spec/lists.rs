//! Lists of any length: what is found, in which order, on which page.

use memberdesk::components::list_state::{
    Direction, Edit, Found, Key, ListState, PAGE, Rows, STRETCH, Search, turned,
};
use memberdesk::domain::user::Language;
use memberdesk::i18n::{Text, Voice, Words};
use proptest::prelude::*;
use std::cell::Cell;
use std::time::{Duration, Instant};

/// A language that puts texts into an order of its own: by their last sign.
struct ByLastSign(Language);

impl Voice for ByLastSign {
    fn language(&self) -> Language {
        self.0
    }

    fn wording(&self, text: Text) -> &'static str {
        text.wording(self.0)
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }

    fn sort(&self, named: &mut [(String, String)]) {
        named.sort_by_key(|(_, name)| name.chars().last());
    }
}

/// The words of a language, with that way of writing.
pub fn words_in(language: Language) -> Words {
    Words(match language {
        Language::English => &ByLastSign(Language::English),
        Language::SimplifiedChinese => &ByLastSign(Language::SimplifiedChinese),
    })
}

fn words() -> Words {
    words_in(Language::English)
}

const BY_NUMBER: (usize, Direction) = (0, Direction::Ascending);

/// A row of a number, a name and a kind.
type Row = (i64, String, &'static str);

fn row(number: i64, name: &str, kind: &'static str) -> Row {
    (number, name.to_owned(), kind)
}

/// So many rows, of which every third is a note.
fn rows(count: i64) -> Vec<Row> {
    let kind = |number: i64| if number % 3 == 0 { "note" } else { "invoice" };
    (0..count).map(|number| row(number, &format!("Offer {}", number % 7), kind(number))).collect()
}

fn edited(edits: impl IntoIterator<Item = Edit>) -> ListState {
    let mut state = ListState::default();
    edits.into_iter().for_each(|edit| state.edit(edit));
    state
}

fn as_list<T>(rows: &[Row], work: impl FnOnce(&Rows<'_>) -> T) -> T {
    work(&Rows {
        count: rows.len(),
        key: &|place, column| match column {
            0 => Key::Number(rows[place].0),
            _ => Key::Text(rows[place].1.clone()),
        },
        text: &|place, text| text.push_str(&format!("{} {}", rows[place].0, rows[place].1)),
        value: &|place, _| rows[place].2.into(),
    })
}

fn found(state: &ListState, rows: &[Row]) -> Found {
    as_list(rows, |rows| state.find(words(), rows, BY_NUMBER))
}

#[test]
fn a_list_is_shown_a_page_at_a_time() {
    let rows = rows(PAGE as i64 * 2 + 20);
    let pages: Vec<Vec<usize>> =
        (0..3).map(|page| found(&edited([Edit::Turn(page)]), &rows).places).collect();
    assert_eq!(pages.concat(), (0..rows.len()).collect::<Vec<_>>());
    assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [PAGE, PAGE, 20]);
}

#[test]
fn a_page_that_is_no_longer_there_shows_the_last_one() {
    let shown = found(&edited([Edit::Turn(9)]), &rows(PAGE as i64 + 1));
    assert_eq!((shown.page, shown.pages, shown.places), (1, 2, vec![PAGE]));
    let nothing = found(&edited([Edit::Turn(9)]), &[]);
    assert_eq!((nothing.page, nothing.pages, nothing.total), (0, 1, 0));
}

#[test]
fn whatever_changes_the_rows_leads_to_the_first_page() {
    for edit in [
        Edit::Search("7".into()),
        Edit::Filter(0, "note".into()),
        Edit::Sort(1, Direction::Ascending),
        Edit::ShowAll,
    ] {
        assert_eq!(edited([Edit::Turn(2), edit.clone()]).page, 0, "{edit:?}");
    }
}

#[test]
fn a_search_finds_rows_that_hold_all_its_words_in_any_case_and_width() {
    let rows = [row(1, "Silver Competency", "a"), row(21, "Gold competency", "a"), row(3, "发票 银级", "a")];
    let places = |query: &str| found(&edited([Edit::Search(query.into())]), &rows).places;
    assert_eq!(places("  COMPETENCY "), [0, 1]);
    assert_eq!(places("competency 2"), [1]);
    assert_eq!(places("ｇｏｌｄ"), [1]);
    assert_eq!(places("银级　３"), [2]);
    assert_eq!(places("gold silver"), Vec::<usize>::new());
}

#[test]
fn filters_and_search_narrow_a_list_together_and_show_all_takes_them_away() {
    let rows = rows(30);
    let mut state = edited([Edit::Filter(0, "note".into()), Edit::Search("offer 0".into())]);
    assert_eq!(found(&state, &rows).places, [0, 21]);
    assert!(state.narrows());
    state.edit(Edit::ShowAll);
    assert_eq!(found(&state, &rows).total, 30);
    assert!(!state.narrows());
}

#[test]
fn texts_are_sorted_as_the_language_does_and_equal_rows_stay_in_their_order() {
    let rows = [row(5, "B1", "a"), row(4, "A2", "a"), row(3, "C0", "a"), row(2, "B1", "a")];
    let by_name = |direction| found(&edited([Edit::Sort(1, direction)]), &rows).places;
    assert_eq!(by_name(Direction::Ascending), [2, 0, 3, 1]);
    assert_eq!(by_name(Direction::Descending), [1, 0, 3, 2]);
}

#[test]
fn pressing_the_head_of_a_column_again_turns_its_order_round() {
    let (up, down) = (Direction::Ascending, Direction::Descending);
    assert_eq!(turned(2, (2, up)), down);
    assert_eq!(turned(2, (2, down)), up);
    assert_eq!(turned(1, (2, up)), up);
    assert_eq!(turned(1, (2, down)), up);
}

#[test]
fn a_long_search_shows_what_it_has_found_and_ends_with_what_a_search_at_once_finds() {
    let rows = rows(STRETCH as i64 * 2 + 1);
    let state = edited([Edit::Search("offer 3".into()), Edit::Filter(0, "note".into()), Edit::Turn(1)]);
    let at_once = found(&state, &rows);
    let mut search = Search::default();
    as_list(&rows, |rows| search.begin(words(), &state, rows));
    let mut totals = Vec::new();
    loop {
        assert_eq!(
            search.found(&state).places,
            at_once.places,
            "the first pages stand as soon as they are found"
        );
        totals.push(search.found(&state).total);
        if !search.is_going_on() {
            break;
        }
        as_list(&rows, |rows| search.go_on(&state, rows));
    }
    assert_eq!(totals.len(), 3);
    assert!(totals.is_sorted_by(|one, next| one <= next) && totals[0] > 0);
    assert_eq!(search.found(&state), at_once);
    as_list(&rows, |rows| search.begin(words(), &state, rows));
    assert_eq!(search.found(&state), at_once, "asked again, nothing is found twice");
}

#[test]
fn a_search_for_something_else_in_other_rows_or_words_begins_anew_and_one_that_turns_a_page_does_not() {
    let (all, fewer) = (rows(STRETCH as i64 + 100), rows(30));
    let mut search = Search::default();
    let mut total_of = |words: Words, edits: &[Edit], rows: &[Row]| {
        let state = edited(edits.iter().cloned());
        as_list(rows, |rows| search.begin(words, &state, rows));
        (search.found(&state).total, search.is_going_on())
    };
    let six = Edit::Search("offer 6".into());
    assert_eq!(total_of(words(), &[], &all), (STRETCH + 100, false), "without a text all are looked at");
    let (first, goes_on) = total_of(words(), std::slice::from_ref(&six), &all);
    assert!(goes_on && first > 0);
    assert_eq!(
        total_of(words(), &[six.clone(), Edit::Turn(1)], &all),
        (first, true),
        "it is the same search"
    );
    assert_eq!(total_of(words(), std::slice::from_ref(&six), &fewer), (6, false));
    assert_eq!(total_of(words(), &[six.clone(), Edit::Filter(0, "note".into())], &fewer), (2, false));
    assert_eq!(
        total_of(words_in(Language::SimplifiedChinese), &[six], &all),
        (first, true),
        "in another language the texts are others"
    );
}

#[test]
fn no_more_is_made_of_the_rows_than_is_asked_for() {
    let (keys, texts, values) = (Cell::new(0), Cell::new(0), Cell::new(0));
    let rows = Rows {
        count: 1_000,
        key: &|place, column| {
            assert_eq!(column, 0, "only the column that is sorted by");
            keys.set(keys.get() + 1);
            Key::Number(place as i64)
        },
        text: &|_, _| texts.set(texts.get() + 1),
        value: &|_, _| {
            values.set(values.get() + 1);
            "a".into()
        },
    };
    let asked = |state: ListState| {
        let found = state.find(words(), &rows, BY_NUMBER);
        (found.total, keys.take(), texts.take(), values.take())
    };
    assert_eq!(asked(ListState::default()), (1_000, 1_000, 0, 0));
    assert_eq!(asked(edited([Edit::Filter(0, "b".into()), Edit::Search("x".into())])), (0, 0, 0, 1_000));
    assert_eq!(asked(edited([Edit::Search("x".into())])), (0, 0, 1_000, 0));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "what is measured runs outside the browser")]
fn ten_thousand_rows_are_searched_sorted_and_shown_in_a_moment() {
    let rows = rows(10_000);
    let state = edited([
        Edit::Search("offer".into()),
        Edit::Filter(0, "invoice".into()),
        Edit::Sort(1, Direction::Descending),
        Edit::Turn(3),
    ]);
    let begun = Instant::now();
    let shown = found(&state, &rows);
    let took = begun.elapsed();
    assert_eq!((shown.total, shown.places.len(), shown.page), (6_666, PAGE, 3));
    // Unoptimized and on a busy machine; optimized it is a few milliseconds.
    assert!(took < Duration::from_millis(500), "took {took:?}");
    println!("10,000 rows searched, filtered and sorted by a text: {took:?}");
}

proptest! {
    #[test]
    fn turning_all_pages_shows_every_matching_row_once_and_in_order(
        numbers in prop::collection::vec(0_i64..40, 0..160),
        query in "[0-3]?",
        descending: bool,
    ) {
        let rows: Vec<Row> = numbers.iter().map(|&number| row(number, "x", "a")).collect();
        let direction = if descending { Direction::Descending } else { Direction::Ascending };
        let mut state = edited([Edit::Search(query.clone()), Edit::Sort(0, direction)]);
        let mut shown = Vec::new();
        for page in 0..found(&state, &rows).pages {
            state.edit(Edit::Turn(page));
            shown.extend(found(&state, &rows).places);
        }
        let mut expected: Vec<usize> =
            (0..rows.len()).filter(|&place| numbers[place].to_string().contains(&query)).collect();
        expected.sort_by_key(|&place| if descending { -numbers[place] } else { numbers[place] });
        prop_assert_eq!(shown, expected);
    }
}
