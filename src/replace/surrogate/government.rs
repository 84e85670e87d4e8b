//! Numbers that a state or a registry gives.

use super::shape::{digits_of, digits_over};
use super::{folded, shape};
use crate::model::check_digit::{luhn, national, register};
use crate::replace::fit::poured;
use crate::replace::{Found, Ledger, Seed};

/// Tells how a number is built, `9` for a digit and `A` for a letter; signs stay.
fn pattern(text: &str) -> String {
    let sign = |c: char| {
        if c.is_ascii_digit() {
            '9'
        } else if c.is_ascii_alphabetic() {
            'A'
        } else {
            c
        }
    };
    text.chars().map(sign).collect()
}

/// Draws digits after a beginning, and the last one so that the whole is right.
fn checked(
    seed: &Seed,
    found: &Found<'_>,
    attempt: u32,
    beginning: &str,
    is_right: fn(&str) -> bool,
) -> Option<String> {
    let len = digits_of(found.spelling).len();
    let mut draw = seed.draw("number", folded(found), attempt);
    // Some bodies have no digit that fits; one in two has, and more.
    let body = |_| beginning.to_owned() + &draw.digits(len.saturating_sub(beginning.len() + 1));
    let numbers = (0..16).map(body).flat_map(|body| ('0'..='9').map(move |check| format!("{body}{check}")));
    let mut right = numbers.filter(|number| is_right(number));
    right.next().map(|number| digits_over(found.spelling, &number))
}

/// A number from 900 on, which the administration never gives; groups below 50 are no taxpayer's number either (20 CFR
/// 422.103; Internal Revenue Manual 3.21.263).
pub fn us_ssn(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    if digits_of(found.spelling).len() != 9 {
        return None;
    }
    let mut draw = ledger.seed.draw("ssn", folded(found), attempt);
    let (group, serial) = (1 + draw.below(49), 1 + draw.below(9999));
    let number = format!("9{}{group:02}{serial:04}", draw.digits(2));
    Some(digits_over(found.spelling, &number))
}

/// Tells whether ten digits are a number of the British National Health Service.
pub fn nhs(number: &str) -> bool {
    let digits = digits_of(number);
    digits.len() == 10 && national::gb_nhs(digits.as_bytes())
}

/// Tells whether a vehicle's number has the check digit that North America asks for.
pub fn vin(number: &str) -> bool {
    number.len() == 17 && register::vin(number.as_bytes())
}

/// Numbers of the countries that keep a range for tests; the others have none that is nobody's.
pub fn national_id(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling;
    let compact: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
    match pattern(&compact).as_str() {
        // Canada: no number begins with a nought. A United States number may be filed under this name too.
        "999999999" if pattern(text) == "999-99-9999" => us_ssn(found, ledger, attempt),
        "999999999" if luhn(text) => checked(&ledger.seed, found, attempt, "0", luhn),
        // United Kingdom, health: 999 is for tests.
        "9999999999" if nhs(text) => checked(&ledger.seed, found, attempt, "999", nhs),
        // United Kingdom, national insurance: no prefix has a Q.
        "AA999999A" | "AA999999" => {
            let mut draw = ledger.seed.draw("national insurance", folded(found), attempt);
            let (digits, suffix) = (draw.digits(6), draw.byte_of("ABCD"));
            let suffix = if compact.len() == 9 { suffix.to_string() } else { String::new() };
            Some(poured(&format!("QQ{digits}{suffix}"), text))
        }
        _ => None,
    }
}

/// A United States employer's number with a prefix that no office has, or one built like a social security number.
pub fn tax_number(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    match pattern(found.spelling).as_str() {
        "99-9999999" => {
            let number = format!("00{}", ledger.seed.draw("employer", folded(found), attempt).digits(7));
            Some(digits_over(found.spelling, &number))
        }
        "999-99-9999" => us_ssn(found, ledger, attempt),
        _ => None,
    }
}

/// A national provider's number: those given begin with 1 or 2. The check digit counts a prefix of 80840 (45 CFR
/// 162.406).
pub fn professional_licence(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let is_npi: fn(&str) -> bool = |number| luhn(&format!("80840{number}"));
    let is_number = found.spelling.len() == 10 && pattern(found.spelling) == "9".repeat(10) && is_npi(found.spelling);
    is_number.then(|| checked(&ledger.seed, found, attempt, "9", is_npi)).flatten()
}

/// A vehicle of a maker and a year that there is not: no region has `A0`, and a nought tells no year (ISO 3780; 49 CFR
/// 565.15(d)). The check digit is right. Plates have no such range.
pub fn vehicle(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";
    let is_vin = found.spelling.len() == 17 && found.spelling.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let mut draw = ledger.seed.draw("vehicle", folded(found), attempt);
    let mut signs = |count: usize| (0..count).map(|_| draw.byte_of(SIGNS)).collect::<String>();
    let (front, back) = (format!("A0{}", signs(6)), format!("0{}", signs(3)));
    let serial = draw.digits(4);
    let all = "0123456789X".chars().map(|check| format!("{front}{check}{back}{serial}"));
    all.filter(|_| is_vin).find(|number| vin(number))
}

/// An IMEI whose reporting body is the one for tests (GSMA TS.06), or another serial number.
pub fn device(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let digits = digits_of(found.spelling);
    if digits.len() == 15 && luhn(&digits) && !found.spelling.contains(|c: char| c.is_alphabetic()) {
        return checked(&ledger.seed, found, attempt, "001", luhn);
    }
    if is_uuid(found.spelling) {
        let mut draw = ledger.seed.draw("device", folded(found), attempt);
        let hex = |c: char| if c.is_ascii_hexdigit() { draw.byte_of("0123456789abcdef") } else { c };
        return Some(found.spelling.chars().map(hex).collect());
    }
    shape::identifier(found, ledger, attempt)
}

fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}
