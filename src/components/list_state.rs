//! What a person chose of a list, and which of its rows that shows: searching, filtering, sorting, turning pages.
//!
//! Of ten thousand rows no more is made than is asked for: a key of the one column that is sorted by, a text while
//! something is searched for, and markup of the rows of one page.

use crate::domain::user::Language;
use crate::i18n::Words;
use crate::json::Written;
use crate::sorting;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many rows a page has.
pub const PAGE: usize = 25;

/// How many rows a [`Search`] looks at before it shows what it has found.
pub const STRETCH: usize = 1_000;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Written)]
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

/// The rows of a list as searching, filtering and sorting ask for them, each by its place.
pub struct Rows<'a> {
    /// How many there are.
    pub count: usize,
    /// What a row is sorted by in a column.
    pub key: &'a dyn Fn(usize, usize) -> Key,
    /// Writes what a search looks in: numbers, names, dates as `2020-03-19`.
    pub text: &'a dyn Fn(usize, &mut String),
    /// The value of a row for a filter, by the filter's place in the list of filters.
    pub value: &'a dyn Fn(usize, usize) -> Cow<'static, str>,
}

/// What the person chose. It is kept in a form of the session, so that it outlives a visit to one of the rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Written)]
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
    pub fn find(&self, words: Words, rows: &Rows<'_>, initial: (usize, Direction)) -> Found {
        let places = self.matching(rows, 0..rows.count);
        let (column, direction) = self.sort.unwrap_or(initial);
        self.turned_to(sorted(words, rows, places, column, direction).iter())
    }

    /// The rows of a stretch that search and filters leave, in the order in which they are given.
    fn matching(&self, rows: &Rows<'_>, stretch: Range<usize>) -> Vec<usize> {
        let mut sought = self.query.clone();
        make_plain(&mut sought);
        let sought: Vec<&str> = sought.split_whitespace().collect();
        let mut text = String::new();
        let places = stretch.filter(|&place| {
            self.is_chosen(rows, place)
                && (sought.is_empty() || {
                    text.clear();
                    (rows.text)(place, &mut text);
                    make_plain(&mut text);
                    sought.iter().all(|word| text.contains(word))
                })
        });
        places.collect()
    }

    /// The page of what was found that is turned to.
    fn turned_to<'a>(&self, found: impl ExactSizeIterator<Item = &'a usize>) -> Found {
        let total = found.len();
        let pages = total.div_ceil(PAGE).max(1);
        let page = self.page.min(pages - 1);
        let places = found.skip(page * PAGE).take(PAGE).copied().collect();
        Found { places, total, page, pages }
    }

    /// Whether the filters let a row through.
    fn is_chosen(&self, rows: &Rows<'_>, place: usize) -> bool {
        let mut filters = self.filters.iter().enumerate();
        filters.all(|(filter, chosen)| chosen.is_empty() || (rows.value)(place, filter) == chosen.as_str())
    }
}

/// A search through rows that stand in their order and whose texts take long to make: a stretch of them at a time, so
/// that a letter is answered at once however many there are, and no text is kept.
#[derive(Default)]
pub struct Search {
    /// What is searched for, in how many rows, in which language.
    made_for: Option<(ListState, usize, Language)>,
    /// How many rows were looked at.
    looked_at: usize,
    places: Vec<usize>,
}

impl Search {
    /// Looks at the first stretch where something else is searched for than before.
    pub fn begin(&mut self, words: Words, state: &ListState, rows: &Rows<'_>) {
        let made_for = Some((ListState { page: 0, ..state.clone() }, rows.count, words.language()));
        if self.made_for != made_for {
            *self = Search { made_for, ..Search::default() };
            self.go_on(state, rows);
        }
    }

    /// Looks at the next stretch.
    pub fn go_on(&mut self, state: &ListState, rows: &Rows<'_>) {
        let stretch = if state.query.trim().is_empty() { rows.count } else { STRETCH };
        let end = rows.count.min(self.looked_at + stretch);
        self.places.extend(state.matching(rows, self.looked_at..end));
        self.looked_at = end;
    }

    /// Whether there are rows that were not looked at.
    pub fn is_going_on(&self) -> bool {
        self.made_for.as_ref().is_some_and(|(_, count, _)| self.looked_at < *count)
    }

    /// The page that is shown of what was found until now.
    pub fn found(&self, state: &ListState) -> Found {
        state.turned_to(self.places.iter())
    }
}

/// Which way a column is sorted when its head is pressed: the other way if it is the one that is sorted by.
pub fn turned(column: usize, sorted: (usize, Direction)) -> Direction {
    match sorted {
        (same, Direction::Ascending) if same == column => Direction::Descending,
        (_, Direction::Ascending | Direction::Descending) => Direction::Ascending,
    }
}

/// Makes a text as it is compared: in small letters, and with the wide signs of Chinese keyboards made narrow.
fn make_plain(text: &mut String) {
    if text.is_ascii() {
        text.make_ascii_lowercase();
        return;
    }
    let narrow = |sign: char| match sign {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        _ => sign,
    };
    *text = text.chars().map(narrow).flat_map(char::to_lowercase).collect();
}

/// Places in the order of their keys; those of equal keys stay in their order.
fn sorted(
    words: Words,
    rows: &Rows<'_>,
    places: Vec<usize>,
    column: usize,
    direction: Direction,
) -> Vec<usize> {
    let (mut ranked, mut named) = (Vec::with_capacity(places.len()), Vec::new());
    for place in places {
        match (rows.key)(place, column) {
            Key::Number(number) => ranked.push((number, place)),
            Key::Text(text) => named.push((text, place)),
        }
    }
    // The browser is asked about each different text once, not about each pair of rows.
    let mut texts = BTreeSet::new();
    texts.extend(named.iter().map(|(text, _)| text.as_str()));
    let mut texts: Vec<(String, String)> =
        texts.into_iter().map(|text| (text.to_owned(), text.to_owned())).collect();
    words.sort(&mut texts);
    let mut ranks = BTreeMap::new();
    ranks.extend(texts.iter().map(|(text, _)| text.as_str()).zip(0_i64..));
    let rank = |text: &str| ranks.get(text).copied().unwrap_or_default();
    ranked.extend(named.iter().map(|(text, place)| (rank(text), *place)));
    match direction {
        Direction::Ascending => sorting::sort_by_key(&mut ranked, |(rank, _)| *rank),
        Direction::Descending => sorting::sort_by_key(&mut ranked, |(rank, _)| Reverse(*rank)),
    }
    ranked.into_iter().map(|(_, place)| place).collect()
}
