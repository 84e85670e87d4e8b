//! The check digits of numbers that states give to persons and taxpayers.
//!
//! A function looks at what its row's shape leaves open: the check digits, and the date of birth where there is one.

pub use super::overseas::*;
use super::{at, is_date, luhn_bytes, mod_11_10, part, value, weighted, worth};

/// Any number of the shape.
pub const fn any(_: &[u8]) -> bool {
    true
}

/// `yymmdd` at the beginning.
pub fn date_ymd(n: &[u8]) -> bool {
    is_date(value(part(n, 4, 6)), value(part(n, 2, 4)))
}

/// `ddmmyy` at the beginning; Norway adds 40 to days or months of other registers.
pub fn date_dmy(n: &[u8]) -> bool {
    is_date(value(part(n, 0, 2)), value(part(n, 2, 4)))
}

/// United Kingdom, national insurance number: letters that are given out (HMRC, NIM39110).
pub fn gb_nino(n: &[u8]) -> bool {
    let (Some(&a), Some(&b)) = (n.first(), n.get(1)) else {
        return false;
    };
    let last = n.last().copied().unwrap_or_default();
    !b"DFIQUV".contains(&a)
        && !b"DFIQUVO".contains(&b)
        && ![*b"BG", *b"GB", *b"NK", *b"KN", *b"TN", *b"NT", *b"ZZ"].contains(&[a, b])
        && matches!(last, b'A'..=b'D')
}

/// United Kingdom, NHS number.
pub fn gb_nhs(n: &[u8]) -> bool {
    let check = 11 - weighted(n, &[10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    check % 11 == at(n, 9) && check != 10
}

/// United Kingdom, unique taxpayer reference.
pub fn gb_utr(n: &[u8]) -> bool {
    let rest = weighted(part(n, 1, 10), &[6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
    b"21987654321".get(rest as usize).map(|&byte| worth(byte)) == Some(at(n, 0))
}

/// Germany, tax identification number: the check digit, and one digit twice or thrice among the first ten.
pub fn de_idnr(n: &[u8]) -> bool {
    let count = |digit: u8| part(n, 0, 10).iter().filter(|&&byte| byte == digit).count();
    let many = (b'0'..=b'9').map(count).filter(|&count| count > 1);
    at(n, 0) != 0 && many.clone().count() == 1 && many.sum::<usize>() <= 3 && mod_11_10(n)
}

/// Identity cards and passports as machines read them (ICAO Doc 9303, part 3, section 4.9).
pub fn icao(n: &[u8]) -> bool {
    let Some((&last, head)) = n.split_last() else {
        return false;
    };
    weighted(head, &[7, 3, 1, 7, 3, 1, 7, 3, 1]) % 10 == worth(last)
}

/// Germany, number of the pension insurance; the letter counts as two digits.
pub fn de_rvnr(n: &[u8]) -> bool {
    let letter = worth(n.get(8).copied().unwrap_or_default()).saturating_sub(9);
    let digits = part(n, 0, 8).iter().map(|&b| worth(b)).chain([letter / 10, letter % 10]);
    let digits = digits.chain(part(n, 9, 11).iter().map(|&b| worth(b)));
    let sum: u32 = digits
        .zip([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])
        .map(|(digit, weight)| digit * weight / 10 + digit * weight % 10)
        .sum();
    sum % 10 == at(n, 11) && is_date(value(part(n, 2, 4)), value(part(n, 4, 6)))
}

/// France, registration number; the departments 2A and 2B count as 19 and 18.
pub fn fr_nir(n: &[u8]) -> bool {
    let mut digits = n.to_vec();
    for (place, letter, stand_in) in [(6, b'A', b'9'), (6, b'B', b'8')] {
        if let Some(slot) = digits.get_mut(place).filter(|slot| **slot == letter) {
            *slot = stand_in;
            digits.get_mut(5).into_iter().for_each(|slot| *slot = b'1');
        }
    }
    let month = value(part(&digits, 3, 5));
    matches!(at(n, 0), 1..=4 | 7 | 8)
        && (matches!(month, 1..=12 | 20..=42) || month >= 50)
        && 97 - value(part(&digits, 0, 13)) % 97 == value(part(&digits, 13, 15))
}

/// Spain, DNI and NIE: the letter.
pub fn es_dni(n: &[u8]) -> bool {
    let Some((&last, head)) = n.split_last() else {
        return false;
    };
    let lead = match head.first() {
        Some(b'X') => 0,
        Some(b'Y') => 1,
        Some(b'Z') => 2,
        Some(b'0'..=b'9') => return b"TRWAGMYFPDXBNJZSQVHLCKE".get((value(head) % 23) as usize) == Some(&last),
        _ => return false,
    };
    let number = value(head.get(1..).unwrap_or_default()) + lead * 10_000_000;
    b"TRWAGMYFPDXBNJZSQVHLCKE".get((number % 23) as usize) == Some(&last)
}

/// Italy, codice fiscale: the last letter.
pub fn it_cf(n: &[u8]) -> bool {
    const ODD: &[u8] = &[1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let place = |byte: u8| if byte.is_ascii_digit() { worth(byte) } else { worth(byte).saturating_sub(10) };
    let sum: u32 = part(n, 0, 15)
        .iter()
        .enumerate()
        .map(|(index, &byte)| match index % 2 {
            0 => ODD.get(place(byte) as usize).map_or(0, |&value| u32::from(value)),
            _ => place(byte),
        })
        .sum();
    n.len() == 16 && place(n.get(15).copied().unwrap_or_default()) == sum % 26
}

/// Netherlands, burgerservicenummer: the eleven test.
pub fn nl_bsn(n: &[u8]) -> bool {
    let sum = weighted(part(n, 0, 8), &[9, 8, 7, 6, 5, 4, 3, 2]);
    sum > 0 && sum % 11 == at(n, 8)
}

/// Belgium, register number; those born from 2000 on have a 2 before it for the check.
pub fn be_rrn(n: &[u8]) -> bool {
    let (head, check) = (value(part(n, 0, 9)), value(part(n, 9, 11)));
    let month = value(part(n, 2, 4)) % 20;
    month <= 12 && value(part(n, 4, 6)) <= 31 && [head, head + 2_000_000_000].iter().any(|head| 97 - head % 97 == check)
}

/// Poland, PESEL; the month tells the century too.
pub fn pl_pesel(n: &[u8]) -> bool {
    let sum = weighted(n, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
    (10 - sum % 10) % 10 == at(n, 10) && is_date(value(part(n, 4, 6)), value(part(n, 2, 4)) % 20)
}

/// Czechia and Slovakia, rodné číslo of ten digits; months of women and of full registers are raised.
pub fn cz_rc(n: &[u8]) -> bool {
    let rest = value(part(n, 0, 9)) % 11 % 10;
    rest == u64::from(at(n, 9)) && is_date(value(part(n, 4, 6)), value(part(n, 2, 4)) % 50 % 20)
}

/// Sweden, personnummer of ten or twelve digits; coordination numbers add 60 to the day.
pub fn se_pnr(n: &[u8]) -> bool {
    let short = part(n, n.len().saturating_sub(10), n.len());
    let century = value(part(n, 0, 2));
    (n.len() == 10 || (18..=20).contains(&century))
        && is_date(value(part(short, 4, 6)) % 60, value(part(short, 2, 4)))
        && luhn_bytes(short)
}

/// Norway, fødselsnummer and D number.
pub fn no_fnr(n: &[u8]) -> bool {
    let check = |sum: u32| (11 - sum % 11) % 11;
    is_date(value(part(n, 0, 2)) % 40, value(part(n, 2, 4)) % 40)
        && check(weighted(n, &[3, 7, 6, 1, 8, 9, 4, 5, 2])) == at(n, 9)
        && check(weighted(n, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2])) == at(n, 10)
}

/// Finland, henkilötunnus, with or without the sign of the century.
pub fn fi_hetu(n: &[u8]) -> bool {
    let len = n.len();
    let serial = value(part(n, len.saturating_sub(4), len.saturating_sub(1)));
    let number = value(part(n, 0, 6)) * 1000 + serial;
    date_dmy(n)
        && n.get(6).is_some_and(|sign| len == 10 || b"ABCDEFYXWVU".contains(sign))
        && b"0123456789ABCDEFHJKLMNPRSTUVWXY".get((number % 31) as usize) == n.last()
}

/// Estonia and Lithuania, isikukood and asmens kodas.
pub fn ee_ik(n: &[u8]) -> bool {
    let first = weighted(n, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
    let check = if first < 10 { first } else { weighted(n, &[3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11 % 10 };
    (1..=8).contains(&at(n, 0)) && is_date(value(part(n, 5, 7)), value(part(n, 3, 5))) && check == at(n, 10)
}

/// Latvia, personas kods with a date of birth.
pub fn lv_pk(n: &[u8]) -> bool {
    let sum = weighted(n, &[1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    date_dmy(n) && (1101 - sum) % 11 == at(n, 10)
}

/// Ireland, PPS number.
pub fn ie_pps(n: &[u8]) -> bool {
    let second = n.get(8).map_or(0, |&byte| if byte == b'W' { 0 } else { worth(byte).saturating_sub(9) });
    let sum = weighted(n, &[8, 7, 6, 5, 4, 3, 2]) + 9 * second;
    b"WABCDEFGHIJKLMNOPQRSTUV".get((sum % 23) as usize) == n.get(7)
}

/// Portugal, NIF.
pub fn pt_nif(n: &[u8]) -> bool {
    let check = 11 - weighted(n, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    matches!(at(n, 0), 1..=3 | 5..=9) && (if check > 9 { 0 } else { check }) == at(n, 8)
}

/// Austria, social insurance number.
pub fn at_svnr(n: &[u8]) -> bool {
    let sum = weighted(n, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]);
    at(n, 0) != 0 && sum % 11 == at(n, 3) && is_date(value(part(n, 4, 6)), value(part(n, 6, 8)) % 12 + 1)
}

/// EAN-13, as the Swiss AHV number has it.
pub fn ean_13(n: &[u8]) -> bool {
    let sum = weighted(n, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
    (10 - sum % 10) % 10 == at(n, 12)
}

/// Romania, cod numeric personal.
pub fn ro_cnp(n: &[u8]) -> bool {
    let check = weighted(n, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    at(n, 0) > 0
        && is_date(value(part(n, 5, 7)), value(part(n, 3, 5)))
        && (if check == 10 { 1 } else { check }) == at(n, 12)
}

/// Bulgaria, EGN; the month tells the century too.
pub fn bg_egn(n: &[u8]) -> bool {
    let check = weighted(n, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
    check == at(n, 9) && is_date(value(part(n, 4, 6)), value(part(n, 2, 4)) % 20)
}

/// Hungary, TAJ number.
pub fn hu_taj(n: &[u8]) -> bool {
    let sum = weighted(n, &[3, 7, 3, 7, 3, 7, 3, 7]);
    sum > 0 && sum % 10 == at(n, 8)
}

/// Hungary, tax number of a person.
pub fn hu_tax(n: &[u8]) -> bool {
    at(n, 0) == 8 && weighted(n, &[1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 == at(n, 9)
}

/// Greece, AFM.
pub fn gr_afm(n: &[u8]) -> bool {
    let sum = value(n) > 0;
    let doubled = part(n, 0, 8).iter().fold(0, |sum, &byte| (sum + worth(byte)) * 2);
    sum && doubled % 11 % 10 == at(n, 8)
}

/// Greece, AMKA.
pub fn gr_amka(n: &[u8]) -> bool {
    date_dmy(n) && luhn_bytes(n)
}

/// The number of the Yugoslav register, as its successor states go on with it.
pub fn jmbg(n: &[u8]) -> bool {
    let rest = weighted(n, &[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    date_dmy(n) && (11 - rest) % 11 % 10 == at(n, 12) && rest != 1
}

/// Iceland, kennitala; companies add 40 to the day.
pub fn is_kt(n: &[u8]) -> bool {
    let sum = weighted(n, &[3, 2, 7, 6, 5, 4, 3, 2]);
    (11 - sum % 11) % 11 == at(n, 8) && is_date(value(part(n, 0, 2)) % 40, value(part(n, 2, 4)))
}

/// Ukraine, number of the taxpayers' register.
pub fn ua_rntrc(n: &[u8]) -> bool {
    let sum = weighted(part(n, 1, 9), &[5, 7, 9, 4, 6, 10, 5, 7]) + 11 - at(n, 0) % 11;
    sum % 11 % 10 == at(n, 9)
}

/// Russia, SNILS.
pub fn ru_snils(n: &[u8]) -> bool {
    let sum = weighted(n, &[9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101 % 100;
    u64::from(sum) == value(part(n, 9, 11)) && value(n) > 0
}

/// Russia, INN of a person.
pub fn ru_inn(n: &[u8]) -> bool {
    weighted(n, &[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == at(n, 10)
        && weighted(n, &[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10 == at(n, 11)
}

/// Turkey, T.C. kimlik numarası.
pub fn tr_tckn(n: &[u8]) -> bool {
    let (odd, even) = (weighted(n, &[1, 0, 1, 0, 1, 0, 1, 0, 1]), weighted(n, &[0, 1, 0, 1, 0, 1, 0, 1]));
    at(n, 0) > 0 && (odd * 7 + 90 - even) % 10 == at(n, 9) && (odd + even + at(n, 9)) % 10 == at(n, 10)
}

/// The Luhn formula.
pub fn luhn(n: &[u8]) -> bool {
    luhn_bytes(n)
}

/// South Africa: a date, and the Luhn formula.
pub fn za_id(n: &[u8]) -> bool {
    date_ymd(n) && at(n, 10) <= 2 && luhn_bytes(n)
}

/// India, Aadhaar.
pub fn in_aadhaar(n: &[u8]) -> bool {
    at(n, 0) >= 2 && super::verhoeff(n)
}

/// India, PAN: the fourth letter tells the kind of holder.
pub fn in_pan(n: &[u8]) -> bool {
    n.get(3).is_some_and(|kind| b"ABCFGHLJPTK".contains(kind)) && value(part(n, 5, 9)) > 0
}

/// India, GSTIN: state, PAN, entity, `Z`, and a check character over base 36.
pub fn in_gstin(n: &[u8]) -> bool {
    let sum: u32 = part(n, 0, 14)
        .iter()
        .enumerate()
        .map(|(index, &byte)| worth(byte) * (1 + index as u32 % 2))
        .map(|product| product / 36 + product % 36)
        .sum();
    n.get(13) == Some(&b'Z') && (36 - sum % 36) % 36 == at(n, 14)
}

/// China, resident identity number (GB 11643).
pub fn cn_ric(n: &[u8]) -> bool {
    let sum = weighted(n, &[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
    let year = value(part(n, 6, 10));
    (1900..=2099).contains(&year)
        && is_date(value(part(n, 12, 14)), value(part(n, 10, 12)))
        && b"10X98765432".get((sum % 11) as usize) == n.get(17)
}

/// Japan, My Number.
pub fn jp_my(n: &[u8]) -> bool {
    let rest = weighted(n, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    value(n) > 0 && (if rest <= 1 { 0 } else { 11 - rest }) == at(n, 11)
}

/// Korea, resident registration number; those given from October 2020 on have no check digit any more.
pub fn kr_rrn(n: &[u8]) -> bool {
    date_ymd(n) && at(n, 6) < 9
}

/// Taiwan, national identification card: the letter counts for two digits.
pub fn tw_id(n: &[u8]) -> bool {
    let place = b"ABCDEFGHJKLMNPQRSTUVXYWZIO".iter().position(|byte| Some(byte) == n.first());
    let lead = place.map_or(0, |place| place as u32 + 10);
    let sum = lead / 10 + lead % 10 * 9 + weighted(part(n, 1, 10), &[8, 7, 6, 5, 4, 3, 2, 1, 1]);
    matches!(at(n, 1), 1 | 2 | 8 | 9) && sum.is_multiple_of(10)
}

/// Hong Kong, identity card; one letter counts as two with a blank before it.
pub fn hk_id(n: &[u8]) -> bool {
    let (lead, rest) = if n.len() == 9 {
        (at(n, 0) * 9 + at(n, 1) * 8, part(n, 2, 9))
    } else {
        (36 * 9 + at(n, 0) * 8, part(n, 1, 8))
    };
    let check = rest.last().map_or(99, |&byte| if byte == b'A' { 10 } else { worth(byte) });
    (lead + weighted(part(rest, 0, 6), &[7, 6, 5, 4, 3, 2]) + check).is_multiple_of(11)
}

/// Singapore, NRIC and FIN.
pub fn sg_nric(n: &[u8]) -> bool {
    let sum = weighted(part(n, 1, 8), &[2, 7, 6, 5, 4, 3, 2]);
    let (letters, add): (&[u8], u32) = match n.first() {
        Some(b'S') => (b"JZIHGFEDCBA", 0),
        Some(b'T') => (b"JZIHGFEDCBA", 4),
        Some(b'F') => (b"XWUTRQPNMLK", 0),
        Some(b'G') => (b"XWUTRQPNMLK", 4),
        Some(b'M') => (b"KLJNPQRTUWX", 3),
        _ => return false,
    };
    let rest = (sum + add) % 11;
    let rest = if n.first() == Some(&b'M') { 10 - rest } else { rest };
    letters.get(rest as usize) == n.get(8)
        || n.first() == Some(&b'M') && b"XWUTRQPNJLK".get(((sum + 3) % 11) as usize) == n.get(8)
}

/// Thailand, citizen number.
pub fn th_pin(n: &[u8]) -> bool {
    let sum = weighted(n, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    at(n, 0) > 0 && (11 - sum % 11) % 10 == at(n, 12)
}

/// Indonesia, NIK: days of women are raised by 40.
pub fn id_nik(n: &[u8]) -> bool {
    is_date(value(part(n, 6, 8)) % 40, value(part(n, 8, 10))) && at(n, 0) > 0
}

/// Kazakhstan, IIN.
pub fn kz_iin(n: &[u8]) -> bool {
    let first = weighted(n, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
    let check = if first < 10 { first } else { weighted(n, &[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 };
    date_ymd(n) && check == at(n, 11)
}

/// United Arab Emirates, Emirates ID.
pub fn ae_id(n: &[u8]) -> bool {
    part(n, 0, 3) == b"784" && luhn_bytes(n)
}

/// Saudi Arabia: citizens begin with 1, residents with 2.
pub fn sa_id(n: &[u8]) -> bool {
    matches!(at(n, 0), 1 | 2) && luhn_bytes(n)
}

/// Egypt: century, date, governorate.
pub fn eg_id(n: &[u8]) -> bool {
    matches!(at(n, 0), 2 | 3) && date_ymd(part(n, 1, 7))
}

/// Kuwait, civil identification number.
pub fn kw_id(n: &[u8]) -> bool {
    let check = 11 - weighted(n, &[2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11;
    matches!(at(n, 0), 1..=3) && date_ymd(part(n, 1, 7)) && check == at(n, 11)
}

/// Luxembourg, matricule: a date, the Luhn formula, and Verhoeff's scheme.
pub fn lu_matricule(n: &[u8]) -> bool {
    let (twelve, last) = (part(n, 0, 12), part(n, 12, 13));
    is_date(value(part(n, 6, 8)), value(part(n, 4, 6)))
        && luhn_bytes(twelve)
        && super::verhoeff(&[part(n, 0, 11), last].concat())
}

#[cfg(test)]
mod tests;
