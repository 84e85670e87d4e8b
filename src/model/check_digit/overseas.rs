//! The check digits of numbers that the states of America and Oceania give to persons and taxpayers.

use super::national::date_ymd;
use super::{at, luhn_bytes, part, value, weighted, worth};

/// Brazil, CPF.
pub fn br_cpf(n: &[u8]) -> bool {
    let check = |len: usize| {
        let sum: u32 = part(n, 0, len).iter().zip((2..=len as u32 + 1).rev()).map(|(&b, w)| worth(b) * w).sum();
        sum * 10 % 11 % 10 == at(n, len)
    };
    check(9) && check(10) && n.iter().any(|byte| Some(byte) != n.first())
}

/// Brazil, CNPJ.
pub fn br_cnpj(n: &[u8]) -> bool {
    const WEIGHTS: &[u8] = &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];
    let check = |sum: u32| if sum % 11 < 2 { 0 } else { 11 - sum % 11 };
    value(n) > 0
        && check(weighted(part(n, 0, 12), part(WEIGHTS, 1, 13))) == at(n, 12)
        && check(weighted(part(n, 0, 13), WEIGHTS)) == at(n, 13)
}

/// Mexico, CURP.
pub fn mx_curp(n: &[u8]) -> bool {
    // The alphabet has an Ñ between N and O, so letters from O on count for one more.
    let place = |byte: u8| worth(byte) + u32::from(byte > b'N');
    let sum: u32 = part(n, 0, 17).iter().zip((2..=18).rev()).map(|(&byte, weight)| place(byte) * weight).sum();
    date_ymd(part(n, 4, 10)) && n.get(10).is_some_and(|sex| b"HMX".contains(sex)) && (10 - sum % 10) % 10 == at(n, 17)
}

/// Mexico, RFC: a date behind three or four letters.
pub fn mx_rfc(n: &[u8]) -> bool {
    date_ymd(part(n, n.len().saturating_sub(9), n.len()))
}

/// Argentina, CUIT and CUIL.
pub fn ar_cuit(n: &[u8]) -> bool {
    let check = 11 - weighted(n, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    matches!(value(part(n, 0, 2)), 20 | 23..=27 | 30 | 33 | 34 | 50 | 51 | 55) && check % 11 == at(n, 10)
}

/// Chile, RUT.
pub fn cl_rut(n: &[u8]) -> bool {
    let Some((last, head)) = n.split_last() else {
        return false;
    };
    let sum: u32 = head.iter().rev().zip([2, 3, 4, 5, 6, 7].iter().cycle()).map(|(&b, w)| worth(b) * w).sum();
    value(head) > 0 && b"0K987654321".get((sum % 11) as usize) == Some(last)
}

/// Colombia, NIT.
pub fn co_nit(n: &[u8]) -> bool {
    let Some((last, head)) = n.split_last() else {
        return false;
    };
    let sum: u32 = head.iter().rev().zip([3, 7, 13, 17, 19, 23, 29, 37, 41, 43]).map(|(&b, w)| worth(b) * w).sum();
    b"01987654321".get((sum % 11) as usize) == Some(last)
}

/// Uruguay, cédula de identidad.
pub fn uy_ci(n: &[u8]) -> bool {
    (10 - weighted(n, &[2, 9, 8, 7, 6, 3, 4]) % 10) % 10 == at(n, 7)
}

/// Ecuador, cédula: a province, and the Luhn formula.
pub fn ec_ci(n: &[u8]) -> bool {
    matches!(value(part(n, 0, 2)), 1..=24 | 30) && at(n, 2) < 6 && luhn_bytes(n)
}

/// Peru, RUC.
pub fn pe_ruc(n: &[u8]) -> bool {
    let check = 11 - weighted(n, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    matches!(value(part(n, 0, 2)), 10 | 15 | 16 | 17 | 20) && check % 10 == at(n, 10)
}

/// United States, ITIN: ranges that the IRS gives out.
pub fn us_itin(n: &[u8]) -> bool {
    at(n, 0) == 9 && matches!(value(part(n, 3, 5)), 50..=65 | 70..=88 | 90..=92 | 94..=99)
}

/// United States, EIN: prefixes that the IRS gives out.
pub fn us_ein(n: &[u8]) -> bool {
    !matches!(value(part(n, 0, 2)), 0 | 7..=9 | 17..=19 | 28 | 29 | 49 | 69 | 70 | 78 | 79 | 89 | 96 | 97)
}

/// Australia, TFN.
pub fn au_tfn(n: &[u8]) -> bool {
    value(n) > 0 && weighted(n, &[1, 4, 3, 7, 5, 8, 6, 9, 10]).is_multiple_of(11)
}

/// Australia, Medicare card.
pub fn au_medicare(n: &[u8]) -> bool {
    (2..=6).contains(&at(n, 0)) && weighted(n, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10 == at(n, 8)
}

/// Australia, ABN.
pub fn au_abn(n: &[u8]) -> bool {
    at(n, 0) > 0 && (weighted(n, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) + 79).is_multiple_of(89)
}

/// New Zealand, IRD number of eight or nine digits.
pub fn nz_ird(n: &[u8]) -> bool {
    let last = n.last().map_or(99, |&byte| worth(byte));
    let head = part(n, 0, n.len().saturating_sub(1));
    let check = |first: &[u8], second: &[u8]| {
        let skip = 8 - head.len().min(8);
        let rest = (11 - weighted(head, part(first, skip, 8)) % 11) % 11;
        if rest == 10 { (11 - weighted(head, part(second, skip, 8)) % 11) % 11 } else { rest }
    };
    (10_000_000..150_000_000).contains(&value(n)) && check(&[3, 2, 7, 6, 5, 4, 3, 2], &[7, 4, 3, 2, 5, 2, 7, 6]) == last
}
