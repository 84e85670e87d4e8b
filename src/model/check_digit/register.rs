//! The check digits of numbers that registers give to practitioners, banks, things and companies.

use super::national::{es_dni, gr_afm, ie_pps, nl_bsn, pt_nif};
use super::{at, luhn_bytes, mod_11_10, part, value, weighted, worth};

/// United States, National Provider Identifier: the Luhn formula over 80840 and the number (45 CFR 162.406).
pub fn npi(n: &[u8]) -> bool {
    matches!(at(n, 0), 1 | 2) && luhn_bytes(&[b"80840", n].concat())
}

/// United States, registration of the Drug Enforcement Administration.
pub fn dea(n: &[u8]) -> bool {
    let odd = weighted(part(n, 2, 8), &[1, 0, 1, 0, 1]);
    let even = weighted(part(n, 2, 8), &[0, 1, 0, 1, 0, 1]);
    n.first().is_some_and(|kind| b"ABCDEFGHJKLMPRSTUX".contains(kind)) && (odd + 2 * even) % 10 == at(n, 8)
}

/// United States, Medicare Beneficiary Identifier: letters that it does not use.
pub fn mbi(n: &[u8]) -> bool {
    at(n, 0) > 0 && !n.iter().any(|byte| b"SLOIBZ".contains(byte))
}

/// United States, routing number of the American Bankers Association.
pub fn aba(n: &[u8]) -> bool {
    matches!(value(part(n, 0, 2)), 1..=12 | 21..=32 | 61..=72 | 80)
        && weighted(n, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10)
}

/// Vehicle identification number with the check digit of North America (49 CFR 565.15).
pub fn vin(n: &[u8]) -> bool {
    const WORTHS: &[u8] = b"12345678012345070923456789";
    let place = |byte: u8| match byte {
        b'A'..=b'Z' => WORTHS.get(usize::from(byte - b'A')).map_or(0, |&digit| worth(digit)),
        _ => worth(byte),
    };
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let sum: u32 = n.iter().zip(weights).map(|(&byte, weight)| place(byte) * weight).sum();
    let letters = n.iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    !n.iter().any(|byte| b"IOQ".contains(byte))
        && (1..=15).contains(&letters)
        && b"0123456789X".get((sum % 11) as usize) == n.get(8)
}

/// Number of a ship of the International Maritime Organization.
pub fn imo(n: &[u8]) -> bool {
    weighted(n, &[7, 6, 5, 4, 3, 2]) % 10 == at(n, 6)
}

/// Mobile equipment identity; a body that reports it stands in its first two digits (3GPP TS 23.003, 6.2.1).
pub fn imei(n: &[u8]) -> bool {
    value(part(n, 0, 8)) > 0 && luhn_bytes(n)
}

/// Integrated circuit card: industry 89, and the Luhn formula (ITU-T E.118).
pub fn iccid(n: &[u8]) -> bool {
    part(n, 0, 2) == b"89" && luhn_bytes(n)
}

/// Mexico, standardised bank account (CLABE).
pub fn clabe(n: &[u8]) -> bool {
    let sum: u32 = part(n, 0, 17).iter().zip([3, 7, 1].iter().cycle()).map(|(&b, w)| worth(b) * w % 10).sum();
    value(part(n, 0, 3)) > 0 && (10 - sum % 10) % 10 == at(n, 17)
}

/// Switzerland, enterprise identification number, behind `CHE`.
pub fn che(n: &[u8]) -> bool {
    (11 - weighted(n, &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == at(n, 8)
}

/// Poland, NIP.
pub fn pl_nip(n: &[u8]) -> bool {
    weighted(n, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == at(n, 9)
}

/// Tells whether what stands behind the letters of a country is a number of its taxpayers of value added tax.
pub fn vat(country: &[u8], n: &[u8]) -> bool {
    let Ok(country) = <[u8; 2]>::try_from(country) else {
        return false;
    };
    let all = |n: &[u8]| n.iter().all(u8::is_ascii_digit);
    let digits = all(n);
    let number = value(n);
    match (&country, n.len()) {
        (b"AT", 9) => {
            let sum: u32 = part(n, 1, 8)
                .iter()
                .zip([1, 2, 1, 2, 1, 2, 1])
                .map(|(&byte, weight)| worth(byte) * weight / 10 + worth(byte) * weight % 10)
                .sum();
            n.first() == Some(&b'U') && all(part(n, 1, 9)) && (16 - sum % 10) % 10 == at(n, 8)
        }
        (b"BE", 10) => digits && 97 - value(part(n, 0, 8)) % 97 == value(part(n, 8, 10)),
        (b"BG", 9) => {
            let first = weighted(n, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
            let check = if first < 10 { first } else { weighted(n, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10 };
            digits && check == at(n, 8)
        }
        (b"BG" | b"CZ" | b"LT" | b"LV", 10..=12) => digits,
        (b"CY", 9) => all(part(n, 0, 8)) && n.get(8).is_some_and(u8::is_ascii_uppercase),
        (b"CZ", 8) => {
            let rest = weighted(n, &[8, 7, 6, 5, 4, 3, 2]) % 11;
            digits && (11 - rest) % 11 % 10 == at(n, 7)
        }
        (b"CZ" | b"LT", 9) => digits,
        (b"DE", 9) => digits && at(n, 0) > 0 && mod_11_10(n),
        (b"DK", 8) => digits && weighted(n, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11),
        (b"EE", 9) => digits && weighted(n, &[3, 7, 1, 3, 7, 1, 3, 7, 1]).is_multiple_of(10),
        (b"EL" | b"GR", 9) => digits && gr_afm(n),
        (b"ES", 9) => es_dni(n) || es_cif(n),
        (b"FI", 8) => digits && weighted(n, &[7, 9, 10, 5, 8, 4, 2, 1]).is_multiple_of(11),
        (b"FR", 11) => {
            let siren = part(n, 2, 11);
            all(siren) && (luhn_bytes(siren) && (!digits || (value(siren) * 100 + 12) % 97 == value(part(n, 0, 2))))
        }
        (b"GB" | b"XI", 9 | 12) => {
            let rest = weighted(n, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
            digits && matches!(rest, 0 | 42)
        }
        (b"HR", 11) => digits && mod_11_10(n),
        (b"HU", 8) => digits && weighted(n, &[9, 7, 3, 1, 9, 7, 3, 1]).is_multiple_of(10),
        (b"IE", 8 | 9) => all(part(n, 0, 7)) && ie_pps(n),
        (b"IT", 11) => digits && luhn_bytes(n),
        (b"LU", 8) => digits && value(part(n, 0, 6)) % 89 == value(part(n, 6, 8)),
        (b"MT", 8) => digits && weighted(n, &[3, 4, 6, 7, 8, 9, 10, 1]).is_multiple_of(37),
        (b"NL", 12) => all(part(n, 0, 9)) && n.get(9) == Some(&b'B') && (nl_bsn(n) || nl_vat(n)),
        (b"PL", 10) => digits && pl_nip(n),
        (b"PT", 9) => digits && pt_nif(n),
        (b"RO", 6..=10) => {
            let weights = part(&[7, 5, 3, 2, 1, 7, 5, 3, 2], 10 - n.len(), 9);
            digits && weighted(n, weights) * 10 % 11 % 10 == at(n, n.len() - 1)
        }
        (b"SE", 12) => digits && luhn_bytes(part(n, 0, 10)) && !number.is_multiple_of(100),
        (b"SI", 8) => digits && (11 - weighted(n, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 10 == at(n, 7),
        (b"SK", 10) => digits && number > 0 && number.is_multiple_of(11),
        _ => false,
    }
}

/// Spain, number of a company: its last character is a digit or a letter.
pub fn es_cif(n: &[u8]) -> bool {
    let body = part(n, 1, 8);
    let odd: u32 = body.iter().step_by(2).map(|&byte| worth(byte) * 2 / 10 + worth(byte) * 2 % 10).sum();
    let check = (10 - (odd + weighted(body, &[0, 1, 0, 1, 0, 1])) % 10) % 10;
    n.first().is_some_and(|kind| b"ABCDEFGHJNPQRSUVW".contains(kind))
        && body.iter().all(u8::is_ascii_digit)
        && (at(n, 8) == check || b"JABCDEFGHI".get(check as usize) == n.get(8))
}

/// Netherlands, numbers given from 2020 on: ISO 7064 mod 97-10 over `NL` and the number.
fn nl_vat(n: &[u8]) -> bool {
    let rest = b"NL".iter().chain(n).fold(0, |rest, &byte| {
        let worth = worth(byte);
        (rest * if worth > 9 { 100 } else { 10 } + worth) % 97
    });
    rest == 1
}

#[cfg(test)]
mod tests;
