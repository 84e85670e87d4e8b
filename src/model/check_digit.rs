//! Check digits.

/// Tells whether the digits fulfil the Luhn formula (ISO/IEC 7812-1, annex B). Everything else is skipped.
pub fn luhn(number: &str) -> bool {
    let digits = number.bytes().rev().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0'));
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
        let worth = char::from(byte).to_digit(36).unwrap_or(0);
        rest = (rest * if worth > 9 { 100 } else { 10 } + worth) % 97;
    }
    rest == 1
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
    }
}
