#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::super::feature::COUNT;
use super::*;

fn packed() -> Vec<u8> {
    let rows = [(0, [1, -2, 3, -4, 5, -6]), (63, [127; 6]), (64, [-127; 6]), (300, [7, 0, 0, 0, 0, 9])];
    write(10, 8.0, &[[3; TAGS]; TAGS + 1], 4, &rows)
}

/// Features that are all the same.
fn all(at: u32) -> [u32; COUNT] {
    [at << 22; COUNT]
}

/// What features tell, some of them taken for a word's own.
fn emission(weights: &Weights, features: [u32; COUNT]) -> Emission {
    let (own, around) = features.split_at(feature::OWN);
    weights.emission(weights.sum(own), weights.sum(around))
}

#[test]
fn what_was_written_is_read_and_summed() {
    let weights = Weights::read(&packed()).unwrap();
    assert_eq!(weights.against_none, 4);
    assert_eq!((weights.chance(0), weights.chance(-8)), (1.0, (-1f32).exp()));
    assert_eq!((weights.steps[0][1], weights.step_chances[0][2]), (3, 0.0));
    let count = i32::try_from(COUNT).unwrap();
    assert_eq!(emission(&weights, all(0)), [0, 1, -2, 3, -4, 5, -6].map(|weight| weight * count));
    assert_eq!(emission(&weights, all(63)), [0, 127, 127, 127, 127, 127, 127].map(|weight| weight * count));
    assert_eq!(emission(&weights, all(64)), [0, -127, -127, -127, -127, -127, -127].map(|weight| weight * count));
    assert_eq!(emission(&weights, all(1)), [0; TAGS]);
    let mut some = all(1);
    some[7] = 300 << 22;
    assert_eq!(emission(&weights, some), [0, 7, 0, 0, 0, 0, 9]);
}

#[test]
fn damaged_weights_are_refused() {
    let good = packed();
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x10;
        assert!(Weights::read(&bad).is_none(), "byte {at}");
        assert!(Weights::read(&good[..at]).is_none(), "cut at {at}");
    }
    assert!(Weights::read(&[good, vec![0]].concat()).is_none());
}
