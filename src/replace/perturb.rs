//! Amounts that are nearly right.

use super::amount::Amount;
use super::fit::fit_or_pseudonym;
use super::{Found, Ledger, Original, Replacement, Seed};
use crate::model::Entity;

/// The replacement.
pub static REPLACEMENT: Perturb = Perturb;

/// Moves an amount by up to a tenth, always alike for the same amount; what is no amount, or too small to be moved by
/// so little, gets its pseudonym.
#[derive(Debug)]
pub struct Perturb;

/// A tenth, in thousandths.
const MOST: usize = 100;

impl Replacement for Perturb {
    fn id(&self) -> &'static str {
        "perturb"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        fit_or_pseudonym(original)
    }

    fn draft(&self, found: &Found<'_>, ledger: &mut Ledger) -> Option<String> {
        draft(found, ledger)
    }

    fn has_drafts(&self) -> bool {
        true
    }
}

/// Drafts what an amount becomes.
pub fn draft(found: &Found<'_>, ledger: &mut Ledger) -> Option<String> {
    if found.value.entity != Entity::Amount {
        return None;
    }
    // EXPOSE: the same value is moved alike wherever it stands.
    let value = found.value.folded.expose();
    ledger.claim(found, |ledger, attempt| moved(&ledger.seed, value, found.spelling, attempt), str::to_owned)
}

fn moved(seed: &Seed, value: &str, text: &str, attempt: u32) -> Option<String> {
    let amount = Amount::read(text)?;
    let mut draw = seed.draw("amount", value, attempt);
    let by = u128::from(amount.digits) * (1 + draw.below(MOST) as u128) / 1000;
    // The least step, where a tenth of the amount allows one.
    let least = u64::from(amount.digits >= 10);
    let by = u64::try_from(by).ok()?.max(least);
    let digits = if draw.below(2) == 0 { amount.digits.checked_add(by)? } else { amount.digits - by };
    (by > 0).then(|| amount.written(digits))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn amounts_move_by_a_tenth_at_most_and_never_stay() {
        let seed = Seed::new(b"amounts");
        for text in ["$1,234.56", "USD 4.2 million", "3,5 Mio. €", "$10", "100.000 €", "₹12,34,567"] {
            let old = Amount::read(text).unwrap().digits;
            for attempt in 0..50 {
                let moved = moved(&seed, text, text, attempt).unwrap();
                let new = Amount::read(&moved).unwrap().digits;
                assert!(new != old && new.abs_diff(old) * 10 <= old, "{text}: {moved}");
            }
        }
        assert_eq!(moved(&seed, "$5", "$5", 0), None);
    }
}
