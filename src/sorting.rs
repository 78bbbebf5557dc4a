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

/// The places of items from the least to the greatest: what stands in order already, either way round, is a run, and
/// runs are merged two by two. Most lists are long and in order, so that going through them once is all there is to do.
fn sorted_places(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut ends = runs(&mut places, order);
    while ends.len() > 1 {
        let mut merged = Vec::with_capacity(count);
        for pair in ends.chunks(2) {
            let (from, until) = (merged.len(), pair[pair.len() - 1]);
            let (mut one, mut other) = places[from..until].split_at(pair[0] - from);
            while let (Some(first), Some(second)) = (one.first(), other.first()) {
                let from = if order(*second, *first) == Ordering::Less { &mut other } else { &mut one };
                merged.push(from[0]);
                *from = &from[1..];
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        places = merged;
        ends = ends.chunks(2).map(|pair| pair[pair.len() - 1]).collect();
    }
    places
}

/// Where each run ends. One that falls all the way is turned round: no two of it are equal, which would have to stay in
/// their order.
fn runs(places: &mut [usize], order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut ends, mut from) = (Vec::new(), 0);
    while from < places.len() {
        let mut falls = |place: usize| order(places[place], places[place - 1]) == Ordering::Less;
        let falling = from + 1 < places.len() && falls(from + 1);
        let more = (from + 1..places.len()).take_while(|&place| falls(place) == falling).count();
        let end = from + 1 + more;
        if falling {
            places[from..end].reverse();
        }
        ends.push(end);
        from = end;
    }
    ends
}
