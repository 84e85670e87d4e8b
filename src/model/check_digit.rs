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

/// Tells whether a vehicle's number of 17 signs has the check digit that North America asks for (49 CFR 565.15(c)).
pub fn vin(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    // Letters count as they would in a table of nine columns that leaves out I, O and Q.
    let worth = |byte: u8| match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'H' => Some(u32::from(byte - b'A') + 1),
        b'J'..=b'N' | b'P' | b'R' => Some(u32::from(byte - b'J') + 1),
        b'S'..=b'Z' => Some(u32::from(byte - b'S') + 2),
        _ => None,
    };
    let products = number.bytes().zip(WEIGHTS).map(|(byte, weight)| Some(worth(byte)? * weight));
    let sum: Option<u32> = products.sum();
    let check = number.as_bytes().get(8).copied().and_then(|byte| if byte == b'X' { Some(10) } else { worth(byte) });
    number.len() == WEIGHTS.len() && sum.is_some_and(|sum| Some(sum % 11) == check)
}

/// Tells whether ten digits fulfil the check of a number of the British National Health Service: weights from 10
/// down to 2, modulo 11.
pub fn nhs(number: &str) -> bool {
    let digits: Vec<u32> = number.bytes().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0')).collect();
    let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 10 && sum > 0 && sum.is_multiple_of(11)
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
        assert!(vin("1M8GDM9AXKP042788") && vin("11111111111111111"));
        assert!(!vin("1M8GDM9AXKP042789") && !vin("1M8GDM9AXKP04278"));
        assert!(nhs("943 476 5919"));
        assert!(!nhs("943 476 5918") && !nhs("000 000 0000"));
    }
}
