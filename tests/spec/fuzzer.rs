//! A fuzzer that needs no instrumented program: it changes what it has, and keeps what led to an answer that was not
//! seen before, to change that further. What has grown to several times the size of what it began with is tried and not
//! kept, because a copy of a copy doubles with every change and would soon be all that is tried.
//!
//! Every run with the same number of rounds does the same. An input that stops the program is kept in `target/fuzz`.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use serde_json::{Map, Number, Value};

use crate::journal_storage::Dice;

/// Values that programs stumble over.
fn strange(dice: &mut Dice) -> Value {
    let texts = [
        "",
        "x",
        "\u{0}",
        "王小明",
        "=1+1",
        "2026-02-29",
        "1970-01-01",
        "2369-12-31",
        "2370-01-01",
        "0000-00-00",
        "18446744073709551616",
        "<img src=x onerror=alert(1)>",
        "00000000000000000000000000000000",
    ];
    let numbers = [0, 1, -1, 59, 1_440, 65_536, i64::from(i32::MAX), i64::from(u32::MAX), i64::MAX, i64::MIN];
    match dice.below(8) {
        0 => Value::Null,
        1 => Value::Bool(dice.below(2) == 0),
        2 => Value::Array(Vec::new()),
        3 => Value::Object(Map::new()),
        4 => Number::from_f64(1e300).map_or(Value::Null, Value::Number),
        5 => Value::from(u64::MAX),
        6 => Value::from(numbers[dice.below(numbers.len())]),
        _ => Value::from(texts[dice.below(texts.len())]),
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// The value of a number, counted through the whole of it.
fn nth<'a>(value: &'a mut Value, at: &mut usize) -> Option<&'a mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(values) => values.iter_mut().find_map(|inner| nth(inner, at)),
        Value::Object(fields) => fields.values_mut().find_map(|inner| nth(inner, at)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

/// Changes one thing in a JSON value.
pub fn change_value(value: &mut Value, dice: &mut Dice) {
    let total = count(value);
    let other = nth(value, &mut dice.below(total)).cloned().unwrap_or(Value::Null);
    let Some(place) = nth(value, &mut dice.below(total)) else { return };
    match (dice.below(6), &mut *place) {
        (0, _) => *place = strange(dice),
        (1, _) => *place = other,
        (2, Value::Array(values)) if !values.is_empty() => drop(values.remove(dice.below(values.len()))),
        (3, Value::Array(values)) if !values.is_empty() => {
            let again = values[dice.below(values.len())].clone();
            values.insert(dice.below(values.len() + 1), again);
        }
        (2, Value::Object(fields)) if !fields.is_empty() => {
            let name = fields.keys().nth(dice.below(fields.len())).cloned().unwrap_or_default();
            fields.remove(&name);
        }
        (_, Value::Number(number)) => {
            let known = number.as_i64().unwrap_or_default();
            let near = [
                known.wrapping_add(1),
                known.wrapping_sub(1),
                known.wrapping_mul(1_000),
                known.wrapping_neg(),
            ];
            *place = Value::from(near[dice.below(near.len())]);
        }
        (_, Value::String(text)) => *text = change_text(text, dice),
        (_, Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => *place = strange(dice),
    }
}

/// Changes something in a text.
pub fn change_text(text: &str, dice: &mut Dice) -> String {
    let pieces = [
        "",
        "0",
        "9",
        "a",
        "/",
        "-",
        " ",
        "\n",
        "\"",
        "\\",
        "{",
        "[",
        "}",
        "%",
        "\u{0}",
        "王",
        "😀",
        "memberdesk",
    ];
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len() + 1);
    let end = at + dice.below(characters.len() - at + 1).min(dice.below(40));
    match dice.below(4) {
        0 => drop(characters.drain(at..end)),
        1 => characters.splice(at..at, pieces[dice.below(pieces.len())].chars()).for_each(drop),
        2 => {
            let again = characters[at..end].to_vec();
            characters.splice(at..at, again).for_each(drop);
        }
        _ => characters.splice(at..end, pieces[dice.below(pieces.len())].chars()).for_each(drop),
    }
    characters.into_iter().collect()
}

/// So many times as large as the largest seed may be what is changed further.
const GROWTH: usize = 2;

/// A kind of answer: the same without what is only counted.
pub fn kind(answer: &str) -> String {
    answer.chars().filter(|character| !character.is_ascii_digit()).take(160).collect()
}

fn is_long() -> bool {
    std::env::var_os("MEMBERDESK_LONG").is_some()
}

/// How often an ordinary run tries, or forty times as often in the long form: what is slowest is tried 100,000 times.
pub fn rounds(ordinary: usize) -> usize {
    if is_long() { ordinary * 40 } else { ordinary }
}

/// Tries so many inputs that come from `seeds` by `change`. `answer` holds the program to its promises, and says what
/// came of the input.
pub fn fuzz<T: Clone>(
    name: &str,
    seeds: Vec<T>,
    rounds: usize,
    change: impl Fn(&T, &T, &mut Dice) -> T,
    show: impl Fn(&T) -> String,
    answer: impl Fn(&T) -> String,
) {
    let mut dice = Dice(2020);
    let largest = GROWTH * seeds.iter().map(|seed| show(seed).len()).max().unwrap_or_default();
    let mut inputs = seeds;
    let mut seen = BTreeSet::new();
    for round in 0..rounds {
        let (one, other) = (dice.below(inputs.len()), dice.below(inputs.len()));
        let input = change(&inputs[one], &inputs[other], &mut dice);
        let found = catch_unwind(AssertUnwindSafe(|| answer(&input))).unwrap_or_else(|stopped| {
            let _ = fs::create_dir_all("target/fuzz");
            let _ = fs::write(format!("target/fuzz/{name}.txt"), show(&input));
            eprintln!("round {round} of {name}: the input is in target/fuzz/{name}.txt");
            resume_unwind(stopped)
        });
        if seen.insert(found) && show(&input).len() <= largest {
            inputs.push(input);
        }
    }
    let figure = format!("{rounds} inputs, {} kinds of answers, 0 panics", seen.len());
    println!("{name}: {figure}");
    let folder = if is_long() { "target/figures/long" } else { "target/figures/short" };
    let _ = fs::create_dir_all(folder);
    let _ = fs::write(format!("{folder}/fuzz-{name}.txt"), figure + "\n");
}
