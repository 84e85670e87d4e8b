//! Sorts and gathers in order, in little code.
//!
//! The standard library's sort is made anew for every type and weighs 6 kB each time; building an ordered map or set
//! from an iterator brings it along. What is sorted here is short or sorted once a file, and the module is downloaded
//! by everybody, so a heap and one insertion after the other serve better.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// Sorts; equal items may change places.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    *items = BinaryHeap::from(std::mem::take(items)).into_sorted_vec();
}

/// Sorts by a key; items of equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keyed = items.into_iter().enumerate().map(|(index, item)| Keyed { key: (key(&item), index), item });
    BinaryHeap::from_iter(keyed).into_sorted_vec().into_iter().map(|keyed| keyed.item).collect()
}

/// Gathers a set.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// Gathers a map; of equal keys the last one's value stays.
pub fn map<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(items);
    map
}

/// An item that is compared by its key.
struct Keyed<K, T> {
    key: K,
    item: T,
}

impl<K: Ord, T> Ord for Keyed<K, T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key.cmp(&other.key)
    }
}

impl<K: Ord, T> PartialOrd for Keyed<K, T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K: Ord, T> PartialEq for Keyed<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<K: Ord, T> Eq for Keyed<K, T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorting_is_that_of_the_standard_library() {
        let mut items: Vec<u32> = (0..200).map(|n: u32| n.wrapping_mul(2_654_435_761) >> 25).collect();
        let mut expected = items.clone();
        expected.sort_unstable();
        assert_eq!(sort_by_key(items.clone(), |n| *n), expected);
        sort(&mut items);
        assert_eq!(items, expected);
    }

    #[test]
    fn items_of_equal_keys_keep_their_order() {
        let items: Vec<(u32, usize)> = (0..100).map(|n| (u32::from(n % 7 == 0), n)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        assert_eq!(sort_by_key(items, |item| item.0), expected);
    }

    #[test]
    fn the_last_value_of_a_key_stays() {
        assert_eq!(map([(2, 'a'), (1, 'b'), (2, 'c')]), BTreeMap::from([(1, 'b'), (2, 'c')]));
        assert_eq!(set([3, 1, 3]), BTreeSet::from([1, 3]));
    }
}
