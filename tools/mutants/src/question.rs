//! Put into the copy of the program as `crate::mutant`: whether a mutant is the one to be tried.
//!
//! `MUTANT` names its number. With `MUTANTS_REACHED` none is tried, and the number of each that was asked for is
//! added to the file of that name, once.

use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};

const UNREAD: u32 = u32::MAX;
const RECORDING: u32 = u32::MAX - 1;
const NONE: u32 = u32::MAX - 2;

static TRIED: AtomicU32 = AtomicU32::new(UNREAD);
static REACHED: [AtomicBool; 1 << 16] = [const { AtomicBool::new(false) }; 1 << 16];

#[inline]
pub fn on(number: u32) -> bool {
    let tried = TRIED.load(Relaxed);
    if tried >= RECORDING { ask(number, tried) } else { tried == number }
}

#[cold]
fn ask(number: u32, tried: u32) -> bool {
    let tried = if tried == UNREAD { read() } else { tried };
    if tried != RECORDING {
        return tried == number;
    }
    let reached = &REACHED[number as usize];
    if !reached.load(Relaxed) && !reached.swap(true, Relaxed) {
        let file = std::env::var_os("MUTANTS_REACHED").expect("it was there before");
        let mut file = std::fs::File::options().append(true).create(true).open(file).expect("a file to add to");
        file.write_all(format!("{number}\n").as_bytes()).expect("room on the disk");
    }
    false
}

fn read() -> u32 {
    let tried = if std::env::var_os("MUTANTS_REACHED").is_some() {
        RECORDING
    } else {
        std::env::var("MUTANT").ok().and_then(|number| number.parse().ok()).unwrap_or(NONE)
    };
    TRIED.store(tried, Relaxed);
    tried
}

/// What a function gives that promises no more than that it can be gone through.
pub enum Either<A, B> {
    Left(A),
    Right(B),
}

impl<A: Iterator, B: Iterator<Item = A::Item>> Iterator for Either<A, B> {
    type Item = A::Item;

    fn next(&mut self) -> Option<A::Item> {
        match self {
            Either::Left(iterator) => iterator.next(),
            Either::Right(iterator) => iterator.next(),
        }
    }
}

impl<A: DoubleEndedIterator, B: DoubleEndedIterator<Item = A::Item>> DoubleEndedIterator for Either<A, B> {
    fn next_back(&mut self) -> Option<A::Item> {
        match self {
            Either::Left(iterator) => iterator.next_back(),
            Either::Right(iterator) => iterator.next_back(),
        }
    }
}
