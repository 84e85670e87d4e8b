//! Numbers of payment cards.
//!
//! # Finds
//! Numbers of the card networks in one piece or in groups.
//! # Does not find
//! Numbers that no network issues, and such as fail the check digit, unless a card is spoken of or they stand in four
//! groups of four between hyphens, as little else does.
//! # Evidence
//! The issuer's range, its lengths, and the check digit.
//! # Source
//! ISO/IEC 7812-1; the networks' published ranges. HIPAA Safe Harbor (J) account numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::number::{self, Group};
use crate::detect::{About, Detector, Hit, Trigger, check_digit, cue};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: PaymentCard = PaymentCard;

/// See the module.
#[derive(Debug)]
pub struct PaymentCard;

static ABOUT: About = About {
    id: "payment-card",
    entity: Entity::PaymentCard,
    examples: About::proof(&[
        "What is the limit for card «4454794511390933»?",
        "«4111 1111 1111 1111» exp 12/29",
        "amex «3782-822463-10005»",
        "cc «630427373398»",
        "please block card no «180069241087615»",
        "on card «4000-0000-0091-5195» today",
        "|«4000-0000-0091-5195»|",
    ]),
    counterexamples: About::proof(&["4111 1111 1111 1112", "id 9111111111111111", "1234567890123456"]),
};

impl Detector for PaymentCard {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[Trigger::Number]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let groups = hit.run.map_or(&[] as &[Group], |run| run.groups());
        if groups.iter().map(|group| group.len()).sum::<usize>() < LEAST {
            return;
        }
        let mut rest = groups;
        while let Some((_, tail)) = rest.split_first() {
            let taken = card(hit, rest, out);
            rest = if taken > 0 { rest.get(taken..).unwrap_or_default() } else { tail };
        }
    }
}

/// The fewest and the most digits of a number.
const LEAST: usize = 12;
const MOST: usize = 19;

/// Reads a card number that begins with the first group; returns how many groups it took.
fn card(hit: &Hit<'_>, groups: &[Group], out: &mut Vec<Candidate>) -> usize {
    let Some(first) = groups.first() else {
        return 0;
    };
    if !(3..=MOST).contains(&first.len()) || matches!(hit.before(first.start, 1).as_bytes(), [b'.' | b'-']) {
        return 0;
    }
    let goes_on = |next: &Group| next.len() > 2 && first.len() + next.len() <= MOST;
    if first.len() < LEAST && !groups.get(1).is_some_and(goes_on) {
        return 0;
    }
    if hit.is_silent() && !may_be_issued(hit.after(first.start, 2).as_bytes()) {
        return 0;
    }
    let between = |last: &Group, next: &Group| number::sign(hit.slice(last.end, next.start));
    let (mut digits, mut len) = ([0; MOST], 0);
    let mut parting: Option<char> = None;
    for (index, group) in groups.iter().enumerate() {
        if let Some(last) = index.checked_sub(1).and_then(|index| groups.get(index)) {
            let sign = between(last, group);
            if !matches!(sign, Some(' ' | '-' | '\u{a0}' | '.')) || parting.is_some() && parting != sign {
                return 0;
            }
            parting = sign;
        }
        if group.len() < 3 || len + group.len() > MOST {
            return 0;
        }
        let text = hit.slice(group.start, group.end);
        for digit in text.bytes().filter(u8::is_ascii_digit) {
            if let Some(slot) = digits.get_mut(len) {
                *slot = digit;
            }
            len += 1;
        }
        if len < LEAST {
            continue;
        }
        let digits = digits.get(..len).unwrap_or_default();
        let is_last = groups.get(index + 1).is_none_or(|next| between(group, next) != parting.or(Some('-')));
        let is_sound = is_last && check_digit::luhn_bytes(digits);
        let is_grouped = index == 3 && groups.iter().take(4).all(|group| group.len() == 4);
        if is_last && (is_sound || len == 16 && (is_grouped || index == 0)) {
            let before = hit.before(first.start, 64);
            if ends_inside_word(before) || before.ends_with(['.', '-']) || begins_inside_word(hit.after(group.end, 4)) {
                return 0;
            }
            let is_cued = cue::is_near(
                before,
                &["card", "credit", "debit", "visa", "mastercard", "amex", "cc", "pan", "payment"],
            );
            let score = match (is_issued(digits), is_cued) {
                (true, true) if !is_sound => 0.6,
                (true, false) if !is_sound && parting == Some('-') => 0.55,
                _ if !is_sound => return 0,
                (true, true) => 1.0,
                (true, false) => 0.85,
                (false, true) => 0.75,
                (false, false) => return 0,
            };
            out.extend(hit.candidate(&ABOUT, first.start, group.end, score));
            return index + 1;
        }
    }
    0
}

/// Tells by its first two digits whether [`is_issued`] may hold of a number.
fn may_be_issued(lead: &[u8]) -> bool {
    // What parts the two, as something invisible may, says nothing.
    !lead.iter().all(u8::is_ascii_digit)
        || matches!(check_digit::value(lead), 18 | 21..=27 | 30 | 34..=58 | 60 | 62..=65 | 67)
}

/// Tells whether a network issues numbers of this beginning and length.
fn is_issued(digits: &[u8]) -> bool {
    let lead = |len: usize| check_digit::value(check_digit::part(digits, 0, len));
    match digits.len() {
        13 => lead(1) == 4,
        14 => matches!(lead(3), 300..=305) || matches!(lead(2), 36 | 38 | 39),
        15 => matches!(lead(2), 34 | 37) || matches!(lead(4), 1800 | 2131),
        16 => {
            lead(1) == 4
                || matches!(lead(2), 35 | 50..=55 | 60 | 62 | 64 | 65)
                || matches!(lead(4), 2200..=2204 | 2221..=2720)
                || matches!(lead(2), 56..=58 | 63 | 67)
        }
        17..=19 => lead(1) == 4 && digits.len() == 19 || matches!(lead(2), 35 | 50 | 56..=58 | 60 | 62..=65 | 67),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_issued_passes_the_first_look() {
        for lead in 0..10_000 {
            let digits = format!("{lead:04}000000000000000");
            let is_issued = (13..=19).any(|len| is_issued(check_digit::part(digits.as_bytes(), 0, len)));
            assert!(!is_issued || may_be_issued(check_digit::part(digits.as_bytes(), 0, 2)), "{lead}");
        }
    }
}
