//! Order: the same as that of the standard library, which is the oracle.

use memberdesk::sorting;
use proptest::prelude::*;
use std::cell::Cell;
use std::cmp::Reverse;

/// Lists of few different values, of which some stretches stand in order already, either way round.
fn lists() -> impl Strategy<Value = Vec<u8>> {
    let stretch = (prop::collection::vec(0..9_u8, 0..12), 0..3).prop_map(|(mut stretch, order)| {
        match order {
            0 => stretch.sort_unstable(),
            1 => stretch.sort_unstable_by_key(|value| Reverse(*value)),
            _ => {}
        }
        stretch
    });
    prop::collection::vec(stretch, 0..6).prop_map(|stretches| stretches.concat())
}

proptest! {
    #[test]
    fn values_stand_in_order_and_equal_ones_stay_in_theirs(list in lists()) {
        let mut sorted: Vec<(u8, usize)> = list.iter().copied().zip(0..).collect();
        let mut expected = sorted.clone();
        sorting::sort_by_key(&mut sorted, |(value, _)| *value);
        expected.sort_by_key(|(value, _)| *value);
        prop_assert_eq!(&sorted, &expected);
        sorting::sort_by_key(&mut sorted, |(value, _)| Reverse(*value));
        expected.sort_by_key(|(value, _)| Reverse(*value));
        prop_assert_eq!(sorted, expected);
    }
}

#[test]
fn a_list_in_order_is_gone_through_once_whichever_way_round_it_is() {
    for list in [(0..1_000).collect::<Vec<i32>>(), (0..1_000).rev().collect()] {
        let asked = Cell::new(0);
        let mut sorted = list;
        sorting::sort_by(&mut sorted, |one, other| {
            asked.set(asked.get() + 1);
            one.cmp(other)
        });
        assert!(sorted.is_sorted());
        assert_eq!(asked.get(), 1_000, "each pair of neighbours, and the first one to know which way");
    }
}
