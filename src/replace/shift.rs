//! All dates of a task moved by the same whole number of weeks.
//!
//! So intervals, orders and weekdays stay true, while no date is the one that was. The form stays as it was: figures,
//! names of months in seven languages, years of two digits, times.

mod calendar;
mod date;
mod month;

pub use calendar::Calendar;

use super::fit::fit_or_pseudonym;
use super::{Found, Ledger, Original, Replacement};
use crate::model::Entity;

/// The replacement.
pub static REPLACEMENT: Shift = Shift;

/// Moves dates, and tells no age over 89; what is neither, or cannot be read, gets its pseudonym.
#[derive(Debug)]
pub struct Shift;

/// The highest age that may be told (45 CFR 164.514(b)(2)(i)(C)).
const HIGHEST_AGE: u64 = 89;

impl Replacement for Shift {
    fn id(&self) -> &'static str {
        "shift"
    }

    fn stand_in(&self, original: &Original<'_>) -> String {
        fit_or_pseudonym(original)
    }

    fn draft(&self, found: &Found<'_>, ledger: &mut Ledger) -> Option<String> {
        match found.value.entity {
            Entity::Age => age(found.spelling),
            _ => ledger.calendar.moved(found),
        }
    }

    fn has_drafts(&self) -> bool {
        true
    }
}

/// Leaves an age as it is up to 89, and writes `90+` for a higher one.
fn age(text: &str) -> Option<String> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let len = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(len)?;
    if after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_high = number.parse::<u64>().ok()? > HIGHEST_AGE;
    Some(if is_high { format!("{}90+{after}", text.get(..start)?) } else { text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_high_ages_are_changed() {
        assert_eq!(age("aged 91").as_deref(), Some("aged 90+"));
        assert_eq!(age("103 Jahre alt").as_deref(), Some("90+ Jahre alt"));
        assert_eq!(age("89 years old").as_deref(), Some("89 years old"));
        assert_eq!(age("ninety-one"), None);
        assert_eq!(age("91 to 93"), None);
    }
}
