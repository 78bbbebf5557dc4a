//! Sorting, in one piece of code for values of every kind.
//!
//! The standard library compiles its sorting anew for each kind of value, two kilobytes at a time, to be as fast as can
//! be. Nothing here is sorted often enough to notice; a program that is loaded over a slow network is.

use std::cmp::Ordering;

/// Sorts by an order; what is equal keeps its order.
pub fn sort_by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &mut |one, other| order(&items[one], &items[other]));
    let mut goes_to = vec![0; items.len()];
    for (to, from) in places.into_iter().enumerate() {
        goes_to[from] = to;
    }
    for place in 0..items.len() {
        while goes_to[place] != place {
            let to = goes_to[place];
            items.swap(place, to);
            goes_to.swap(place, to);
        }
    }
}

/// Sorts by a key; what is equal keeps its order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by the values themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// The places of items from the least to the greatest: runs of one, two, four and so on are merged.
fn sorted_places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut length = 1;
    while length < count {
        let mut merged = Vec::with_capacity(count);
        for run in places.chunks(2 * length) {
            let (mut one, mut other) = run.split_at(length.min(run.len()));
            while let (Some(first), Some(second)) = (one.first(), other.first()) {
                let from = if order(*second, *first) == Ordering::Less { &mut other } else { &mut one };
                merged.push(from[0]);
                *from = &from[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        places = merged;
        length *= 2;
    }
    places
}
