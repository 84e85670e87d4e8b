//! Amounts in round figures.

use super::amount::Amount;
use super::fit::fit_or_pseudonym;
use super::{Found, Ledger, Original, Replacement};
use crate::model::Entity;

/// The replacement.
pub static REPLACEMENT: Round = Round;

/// Keeps two digits of an amount, its currency and its form; what is no amount gets its pseudonym.
///
/// Amounts that lie close together become one, which is the point. One with two digits stays as it is.
#[derive(Debug)]
pub struct Round;

impl Replacement for Round {
    fn id(&self) -> &'static str {
        "round"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        fit_or_pseudonym(original)
    }

    fn draft(&self, found: &Found<'_>, _: &mut Ledger) -> Option<String> {
        (found.value.entity == Entity::Amount).then(|| rounded(found.spelling)).flatten()
    }

    fn has_drafts(&self) -> bool {
        true
    }
}

fn rounded(text: &str) -> Option<String> {
    let amount = Amount::read(text)?;
    let mut unit = 1;
    while amount.digits / unit >= 100 {
        unit *= 10;
    }
    Some(amount.written((amount.digits + unit / 2) / unit * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digits_are_left() {
        for (text, round) in [
            ("$1,234.56", "$1,200.00"),
            ("€ 1.250.000", "€ 1.300.000"),
            ("USD 4.27 million", "USD 4.30 million"),
            ("99,960 kr", "100,000 kr"),
            ("$42", "$42"),
        ] {
            assert_eq!(rounded(text).as_deref(), Some(round), "{text}");
        }
    }
}
