//! What a person chose of a list, and which of its rows that shows: searching, filtering, sorting, turning pages.
//!
//! All of it works on short keys, so that ten thousand rows stay fast; only the rows of one page become markup.

use crate::i18n::Words;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How many rows a page has.
pub const PAGE: usize = 50;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// The least first: the earliest, the smallest, A.
    Ascending,
    /// The greatest first: the latest, the largest, Z.
    Descending,
}

/// What a row is sorted by in one column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// By a number: an amount in minor units, the days of a date, the place of a state among others.
    Number(i64),
    /// By a text, in the order of a dictionary of the person's language.
    Text(String),
}

/// One row as searching, filtering and sorting see it.
pub struct Row {
    /// What it is sorted by, for each column.
    pub keys: Vec<Key>,
    /// What a search looks in: numbers, names, dates as `2020-03-19`.
    pub text: String,
    /// Its value for each filter, in the order of the list's filters.
    pub values: Vec<Cow<'static, str>>,
}

/// What the person chose. It is kept in a form of the session, so that it outlives a visit to one of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListState {
    /// What is searched for.
    pub query: String,
    /// The chosen value of each filter; empty, or missing, for all.
    pub filters: Vec<String>,
    /// The column that is sorted by, and which way; the list's own order if nothing was chosen.
    pub sort: Option<(usize, Direction)>,
    /// The page that is shown, from 0.
    pub page: usize,
}

/// One thing that a person does to a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Searches for this.
    Search(String),
    /// Chooses a value of a filter, by the filter's place; empty for all.
    Filter(usize, String),
    /// Sorts by a column.
    Sort(usize, Direction),
    /// Turns to a page.
    Turn(usize),
    /// Takes search and filters away.
    ShowAll,
}

/// What of a list is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rows of the page by their places in the list, in the order in which they are shown.
    pub places: Vec<usize>,
    /// How many rows match.
    pub total: usize,
    /// The page, from 0: the last one if there are fewer than was asked for.
    pub page: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
}

impl ListState {
    /// Takes in what the person does. Whatever changes which rows there are, or their order, leads to the first page.
    pub fn edit(&mut self, edit: Edit) {
        self.page = 0;
        match edit {
            Edit::Search(query) => self.query = query,
            Edit::Filter(filter, value) => {
                if self.filters.len() <= filter {
                    self.filters.resize(filter + 1, String::new());
                }
                self.filters[filter] = value;
            }
            Edit::Sort(column, direction) => self.sort = Some((column, direction)),
            Edit::Turn(page) => self.page = page,
            Edit::ShowAll => {
                self.query.clear();
                self.filters.clear();
            }
        }
    }

    /// The chosen value of a filter; empty for all.
    pub fn filter(&self, filter: usize) -> &str {
        self.filters.get(filter).map_or("", String::as_str)
    }

    /// Whether it leaves out any rows at all.
    pub fn narrows(&self) -> bool {
        !self.query.trim().is_empty() || self.filters.iter().any(|value| !value.is_empty())
    }

    /// Which rows are shown. `initial` is how the list is sorted until the person chooses otherwise; rows that are
    /// equal in the column stay in the order in which they are given.
    pub fn find(&self, words: Words, rows: &[Row], initial: (usize, Direction)) -> Found {
        let sought = plain(&self.query);
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let mut places: Vec<usize> =
            (0..rows.len()).filter(|&place| self.passes(&rows[place], &sought)).collect();
        let (column, direction) = self.sort.unwrap_or(initial);
        sort(words, rows, &mut places, column, direction);
        let total = places.len();
        let pages = total.div_ceil(PAGE).max(1);
        let page = self.page.min(pages - 1);
        let places = places.into_iter().skip(page * PAGE).take(PAGE).collect();
        Found { places, total, page, pages }
    }

    fn passes(&self, row: &Row, sought: &[&str]) -> bool {
        let filtered = self.filters.iter().enumerate().all(|(filter, chosen)| {
            chosen.is_empty() || row.values.get(filter).is_some_and(|value| value == chosen)
        });
        filtered
            && (sought.is_empty() || {
                let text = plain(&row.text);
                sought.iter().all(|word| text.contains(word))
            })
    }
}

/// Which way a column is sorted when its head is pressed: the other way if it is the one that is sorted by.
pub fn turned(column: usize, sorted: (usize, Direction)) -> Direction {
    match sorted {
        (same, Direction::Ascending) if same == column => Direction::Descending,
        (_, Direction::Ascending | Direction::Descending) => Direction::Ascending,
    }
}

/// A text as it is compared: in small letters, and with the wide signs of Chinese keyboards made narrow.
fn plain(text: &str) -> String {
    let narrow = |sign: char| match sign {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}

fn sort(words: Words, rows: &[Row], places: &mut [usize], column: usize, direction: Direction) {
    // The browser is asked about each different text once, not about each pair of rows.
    let texts = places.iter().filter_map(|&place| match rows[place].keys.get(column) {
        Some(Key::Text(text)) => Some((text.clone(), text.clone())),
        Some(Key::Number(_)) | None => None,
    });
    let mut texts: Vec<(String, String)> = texts.collect();
    texts.sort_unstable();
    texts.dedup();
    words.format.sort(words.language, &mut texts);
    let ranks: BTreeMap<&str, i64> = texts.iter().map(|(text, _)| text.as_str()).zip(0..).collect();
    let rank = |place: usize| match rows[place].keys.get(column) {
        Some(Key::Number(number)) => *number,
        Some(Key::Text(text)) => ranks.get(text.as_str()).copied().unwrap_or_default(),
        None => 0,
    };
    let turn = |order: Ordering| match direction {
        Direction::Ascending => order,
        Direction::Descending => order.reverse(),
    };
    let mut ranked: Vec<(i64, usize)> = places.iter().map(|&place| (rank(place), place)).collect();
    ranked.sort_by(|(one, _), (other, _)| turn(one.cmp(other)));
    for (place, (_, sorted)) in places.iter_mut().zip(ranked) {
        *place = sorted;
    }
}
