//! Digits for digits and letters for letters.

use super::folded;
use crate::replace::seed::Draw;
use crate::replace::{Found, Ledger};

const CAPITALS: &str = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const SMALL: &str = "abcdefghjkmnpqrstuvwxyz";

/// Other letters and digits at the same places; a number keeps to begin with a nought or with none.
pub fn filled(draw: &mut Draw, text: &str) -> String {
    let mut last_digit = false;
    let fill = |c: char| {
        let begins = !last_digit;
        last_digit = c.is_ascii_digit();
        match c {
            '0' if begins => '0',
            '0'..='9' if begins => draw.byte_of("123456789"),
            '0'..='9' => draw.byte_of("0123456789"),
            c if c.is_uppercase() => draw.byte_of(CAPITALS),
            c if c.is_alphabetic() => draw.byte_of(SMALL),
            c => c,
        }
    };
    text.chars().map(fill).collect()
}

/// Writes digits over those of a text, in order.
pub fn digits_over(text: &str, digits: &str) -> String {
    let mut digits = digits.chars();
    text.chars().map(|c| if c.is_ascii_digit() { digits.next().unwrap_or(c) } else { c }).collect()
}

/// The digits of a text.
pub fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A number or code of somebody's own making: the letters that tell its kind stay where they stand alone before a sign.
pub fn identifier(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling;
    let is_kind = |head: &str| head.len() <= 5 && head.len() > 1 && head.bytes().all(|byte| byte.is_ascii_uppercase());
    let head = text.find(|c: char| !c.is_alphanumeric()).and_then(|at| text.get(..at));
    let kept = head.filter(|head| is_kind(head) && text.contains(|c: char| c.is_ascii_digit())).map_or(0, str::len);
    let (kind, rest) = text.split_at_checked(kept)?;
    let mut draw = ledger.seed.draw("identifier", folded(found), attempt);
    Some(kind.to_owned() + &filled(&mut draw, rest))
}

/// A position in the Gulf of Guinea, where the equator meets the prime meridian and nobody lives: no degrees, and
/// other decimals or minutes.
pub fn coordinates(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let mut draw = ledger.seed.draw("coordinates", folded(found), attempt);
    let mut out = String::new();
    let mut is_degree = true;
    let (mut index, mut last) = (0, ' ');
    for c in found.spelling.chars() {
        if c.is_ascii_digit() {
            // Sixty minutes, sixty seconds.
            index = if last.is_ascii_digit() { index + 1 } else { 0 };
            let has_point =
                last == '.' || (index > 0 && out.rsplit(['.', ' ', ',']).next().is_some_and(|run| run.len() > 1));
            out.push(match (is_degree, index) {
                (true, _) => '0',
                (false, 0) if !has_point => draw.byte_of("012345"),
                (false, _) => draw.byte_of("0123456789"),
            });
        } else {
            // Decimals and minutes follow degrees; a comma or a letter of the compass begins the other number.
            let begins_other = matches!(c, ',' | ';' | 'N' | 'S' | 'E' | 'W' | 'O' | '-' | '+' | '/');
            is_degree = begins_other || (is_degree && !matches!(c, '.' | '°' | '\'' | '′' | '"' | '″'));
            is_degree |= c == ' ' && !found.spelling.contains(['°', 'N', 'S', ',']);
            out.push(c);
        }
        last = c;
    }
    out.contains(|c: char| ('1'..='9').contains(&c)).then_some(out)
}
