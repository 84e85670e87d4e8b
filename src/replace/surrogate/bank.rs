//! Numbers of accounts, cards and banks.

use super::folded;
use super::shape::{digits_of, digits_over};
use crate::model::check_digit::{luhn, mod_97};
use crate::replace::fit::poured;
use crate::replace::{Found, Ledger};

/// A card of an issuer that there is not: 9 is for national issuers, and 999 is no country (ISO/IEC 7812-1, 5.2; ISO
/// 3166-1). Length and check digit are those of a card.
pub fn card(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let len = digits_of(found.spelling).len();
    let mut draw = ledger.seed.draw("card", folded(found), attempt);
    let body = format!("9999{}", draw.digits(len.checked_sub(5)?));
    let checked = ('0'..='9').map(|check| format!("{body}{check}")).find(|number| luhn(number))?;
    (len >= 12).then(|| digits_over(found.spelling, &checked))
}

/// Countries in which the lowest number of a bank is given out.
const LOWEST_IN_USE: [&str; 2] = ["BE", "BR"];

/// How many signs of a bank's number are noughts, or `X` where they are letters.
const BANK: usize = 5;

/// An account of a bank that there is not: its number is all noughts, or `XXXX`. The check digits are right.
pub fn iban(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let compact: String = found.spelling.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let (country, account) = (compact.get(..2)?, compact.get(4..)?);
    if LOWEST_IN_USE.contains(&country) || account.len() < 2 * BANK {
        return None;
    }
    let mut draw = ledger.seed.draw("iban", folded(found), attempt);
    let sign = |(index, c): (usize, char)| match (c.is_ascii_digit(), index < BANK) {
        (true, true) => '0',
        (false, true) => 'X',
        (true, false) => draw.byte_of("0123456789"),
        (false, false) => draw.byte_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    };
    let account: String = account.chars().enumerate().map(sign).collect();
    let checked = (2..=98).map(|check| format!("{country}{check:02}{account}")).find(|iban| mod_97(iban))?;
    Some(poured(&checked, found.spelling))
}

/// A code that is for tests: its eighth sign is a nought (ISO 9362). The country stays.
pub fn swift(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let code = found.spelling;
    if !matches!(code.len(), 8 | 11) || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let mut draw = ledger.seed.draw("swift", folded(found), attempt);
    let mut letters = |count: usize| (0..count).map(|_| draw.byte_of("BCDFGHJKLMNPQRSTVWXYZ")).collect::<String>();
    let branch = if code.len() == 11 { "XXX" } else { "" };
    Some(format!("{}{}{}0{branch}", letters(4), code.get(4..6)?.to_uppercase(), letters(1)))
}

/// An address of the same form whose check sum is wrong, so that nothing can be sent to it.
pub fn wallet(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    const PREFIXES: [&str; 8] = ["0x", "bitcoincash:", "bc1", "tb1", "ltc1", "addr1", "cosmos1", "xpub"];
    const BECH32: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const BASE58: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let text = found.spelling;
    let known = PREFIXES.iter().find(|prefix| text.starts_with(*prefix)).map_or(1, |prefix| prefix.len());
    let (prefix, body) = text.split_at_checked(known)?;
    let alphabet = if body.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        "0123456789abcdef"
    } else if body.contains(|c: char| c.is_ascii_uppercase()) {
        BASE58
    } else {
        BECH32
    };
    let mut draw = ledger.seed.draw("wallet", folded(found), attempt);
    let body: String = body.chars().map(|c| if c.is_alphanumeric() { draw.byte_of(alphabet) } else { c }).collect();
    (body.len() >= 16).then(|| format!("{prefix}{body}"))
}
