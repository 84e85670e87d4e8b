//! Check digits: the general schemes here, those of one country or register beside them.
//!
//! All take the number in its compact form: upper case, without what parts its groups.

pub mod coin;
pub mod national;
pub mod overseas;
pub mod register;

/// What a character counts for: digits their value, letters from 10 on.
pub fn worth(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or(0)
}

/// Sums up the characters, each by its weight, as far as both go.
pub fn weighted(number: &[u8], weights: &[u8]) -> u32 {
    number.iter().zip(weights).map(|(&byte, &weight)| worth(byte) * u32::from(weight)).sum()
}

/// Reads digits as one number; letters count as 0.
pub fn value(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |sum: u64, byte| sum.wrapping_mul(10).wrapping_add(u64::from(worth(*byte) % 10)))
}

/// Returns what the character at a place counts for, from 0; 99 behind the end.
pub fn at(number: &[u8], index: usize) -> u32 {
    number.get(index).map_or(99, |&byte| worth(byte))
}

/// Returns a part of a number; nothing where it does not reach so far.
pub fn part(number: &[u8], from: usize, to: usize) -> &[u8] {
    number.get(from..to).unwrap_or_default()
}

/// Tells whether the digits fulfil the Luhn formula (ISO/IEC 7812-1, annex B). Everything else is skipped.
pub fn luhn(number: &str) -> bool {
    luhn_bytes(number.as_bytes())
}

/// The same for bytes.
pub fn luhn_bytes(number: &[u8]) -> bool {
    let digits = number.iter().rev().filter(|byte| byte.is_ascii_digit()).map(|byte| u32::from(byte - b'0'));
    let mut sum = 0;
    for (index, digit) in digits.enumerate() {
        let doubled = if index % 2 == 1 { digit * 2 } else { digit };
        sum += doubled / 10 + doubled % 10;
    }
    sum > 0 && sum % 10 == 0
}

/// Tells whether an account number fulfils ISO 7064 mod 97-10 as ISO 13616-1 applies it to an IBAN: letters count
/// from 10, and the first four characters are moved to the end.
pub fn mod_97(iban: &str) -> bool {
    let compact: Vec<u8> = iban.bytes().filter(u8::is_ascii_alphanumeric).collect();
    if compact.len() < 5 {
        return false;
    }
    let (head, tail) = compact.split_at(4);
    let mut rest = 0;
    for &byte in tail.iter().chain(head) {
        let worth = worth(byte);
        rest = (rest * if worth > 9 { 100 } else { 10 } + worth) % 97;
    }
    rest == 1
}

/// Tells whether digits fulfil ISO 7064 mod 11,10.
pub fn mod_11_10(number: &[u8]) -> bool {
    let Some((&last, head)) = number.split_last() else {
        return false;
    };
    let mut product = 10;
    for &byte in head {
        let sum = (worth(byte) + product) % 10;
        product = (if sum == 0 { 10 } else { sum }) * 2 % 11;
    }
    (11 - product) % 10 == worth(last)
}

/// Tells whether digits fulfil the scheme of Verhoeff (Error Detecting Decimal Codes, 1969), whose table is the
/// dihedral group of ten elements.
pub fn verhoeff(number: &[u8]) -> bool {
    const STEP: [usize; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let mut check = 0;
    for (index, &byte) in number.iter().rev().enumerate() {
        let mut digit = worth(byte) as usize;
        for _ in 0..index % 8 {
            digit = STEP.get(digit).copied().unwrap_or(0);
        }
        check = match (check < 5, digit < 5) {
            (true, true) => (check + digit) % 5,
            (true, false) => (check + digit - 5) % 5 + 5,
            (false, true) => (check - 5 + 5 - digit) % 5 + 5,
            (false, false) => (check - 5 + 5 - (digit - 5)) % 5,
        };
    }
    check == 0
}

/// Tells whether two, two and two digits are a day, a month and a year of a century, whatever that is.
pub fn is_date(day: u64, month: u64) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month) && !(month == 2 && day > 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_pass_and_one_changed_digit_fails() {
        assert!(luhn("4111 1111 1111 1111"));
        assert!(!luhn("4111 1111 1111 1112"));
        assert!(!luhn("0000 0000 0000 0000"));
        assert!(mod_97("GB29 NWBK 6016 1331 9268 19"));
        assert!(!mod_97("GB29 NWBK 6016 1331 9268 18"));
        assert!(mod_11_10(b"36574261809"));
        assert!(!mod_11_10(b"36574261890"));
        assert!(verhoeff(b"234123412346"));
        assert!(!verhoeff(b"234123412347"));
        assert!(!verhoeff(b"243123412346"));
    }
}
