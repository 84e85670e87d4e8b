//! Telephone numbers.

use super::folded;
use super::shape::{digits_of, digits_over};
use crate::replace::seed::Draw;
use crate::replace::{Found, Ledger};

/// Area codes of North America, for numbers 555-0100 to 555-0199 there (ATIS-0300115).
const AREAS: &str = "201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 240 248 251 \
252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 330 \
331 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 432 434 435 \
440 443 469 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563";

/// Beginnings of national numbers that are kept for drama, without the nought before them: country, whether mobile,
/// beginnings, and how many digits the whole number has.
const KEPT: &[(&str, bool, &str, usize)] = &[
    // Ofcom, telephone numbers for use in TV and radio drama.
    ("44", true, "7700900", 10),
    (
        "44",
        false,
        "1632960 2079460 1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 1414960 1514960 1614960",
        10,
    ),
    // ACMA, numbers for use in fiction; no wide range of them is mobile.
    ("61", false, "25550 27010 35550 37010 75550 77010 85550 87010", 9),
    // ARCEP, decision 2018-0881.
    ("33", true, "63998", 9),
    ("33", false, "19900 26191 35301 46571 53649", 9),
    // Bundesnetzagentur, numbers for media.
    ("49", true, "17139200", 10),
    ("49", true, "176040690", 11),
    ("49", false, "3023125 6990009 4066969 2214710 8999998", 10),
    // PTS, numbers for use in books and film.
    ("46", false, "3139006 4062804 8465004", 9),
];

/// Country codes of one and of two digits; all others have three (ITU-T E.164).
const SHORT_CODES: &str = "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 \
82 84 86 90 91 92 93 94 95 98";

/// The fewest digits of a number that can be told from others.
const LEAST: usize = 6;

/// A number that its country keeps for drama, or else one that begins as none can.
pub fn draft(found: &Found<'_>, ledger: &Ledger, attempt: u32) -> Option<String> {
    let text = found.spelling;
    let main = main_part(text);
    let digits = digits_of(main);
    if digits.len() < LEAST {
        return None;
    }
    // A number with and without its country is drawn alike.
    let tail = digits.get(digits.len().saturating_sub(9)..)?;
    let mut draw = ledger.seed.draw("phone", tail, attempt);
    let is_foreign = main.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '+').starts_with('+');
    let new = if is_foreign {
        international(&mut draw, &digits, main.contains("(0)"))
    } else if digits.starts_with("00") && digits.len() > 10 {
        "00".to_owned() + &international(&mut draw, digits.get(2..)?, main.contains("(0)"))
    } else {
        national(&mut draw, &digits, main)
    };
    let extension = digits_of(text.get(main.len()..)?).len();
    let extension = ledger.seed.draw("extension", folded(found), attempt).digits(extension);
    Some(digits_over(text, &(new + &extension)))
}

/// The number without its extension.
fn main_part(text: &str) -> &str {
    let digits_before = |at: usize| digits_of(text.get(..at).unwrap_or_default()).len();
    let begins = text.char_indices().find(|(at, c)| (c.is_alphabetic() || *c == '#') && digits_before(*at) >= LEAST);
    begins.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

fn international(draw: &mut Draw, digits: &str, has_nought: bool) -> String {
    let is_code = |len: &usize| digits.get(..*len).is_some_and(|head| SHORT_CODES.split(' ').any(|code| code == head));
    let len = [1, 2].into_iter().find(is_code).unwrap_or(3).min(digits.len());
    let (code, rest) = digits.split_at_checked(len).unwrap_or((digits, ""));
    let (nought, rest) = match rest.strip_prefix('0').filter(|_| has_nought) {
        Some(rest) => ("0", rest),
        None => ("", rest),
    };
    let new = if code == "1" { american(draw, rest.len()) } else { kept(draw, code, rest) };
    format!("{code}{nought}{}", new.unwrap_or_else(|| unassignable(draw, rest.len())))
}

fn national(draw: &mut Draw, digits: &str, text: &str) -> String {
    let groups: Vec<usize> = text.split(|c: char| !c.is_ascii_digit()).map(str::len).filter(|len| *len > 0).collect();
    if let Some(rest) = digits.strip_prefix('0') {
        let countries: &[&str] = match (digits.len(), groups.as_slice()) {
            (10, [2, 2, 2, 2, 2]) => &["33"],
            (10, [2, 4, 4] | [4, 3, 3]) => &["61"],
            (11, [4, 7]) if !digits.starts_with("07") => &["49"],
            (11, _) if digits.starts_with("01") || digits.starts_with("02") || digits.starts_with("07") => &["44"],
            _ => &["49"],
        };
        let new = countries.iter().find_map(|country| kept(draw, country, rest));
        return "0".to_owned() + &new.unwrap_or_else(|| unassignable(draw, rest.len()));
    }
    let american = match (digits.len(), digits.strip_prefix('1')) {
        (11, Some(rest)) => american(draw, rest.len()).map(|new| "1".to_owned() + &new),
        (len, _) => american(draw, len),
    };
    american.unwrap_or_else(|| unassignable(draw, digits.len()))
}

/// A number of the North American plan, with or without its area.
fn american(draw: &mut Draw, len: usize) -> Option<String> {
    let area = match len {
        10 => draw.word_of(AREAS),
        7 => "",
        _ => return None,
    };
    Some(format!("{area}55501{}", draw.digits(2)))
}

/// A number that a country keeps, as long as `like`.
fn kept(draw: &mut Draw, country: &str, like: &str) -> Option<String> {
    let is_mobile = match country {
        "44" => like.starts_with('7'),
        "33" => like.starts_with(['6', '7']),
        "49" => like.starts_with("15") || like.starts_with("16") || like.starts_with("17"),
        _ => false,
    };
    let row = KEPT.iter().find(|(code, mobile, _, len)| *code == country && *mobile == is_mobile && *len == like.len());
    let (.., beginnings, len) = row?;
    let beginning = draw.word_of(beginnings);
    Some(beginning.to_owned() + &draw.digits(len - beginning.len()))
}

/// Two noughts begin no subscriber's number.
fn unassignable(draw: &mut Draw, len: usize) -> String {
    "0".repeat(len.min(2)) + &draw.digits(len.saturating_sub(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::replace::Seed;

    #[test]
    fn rows_leave_digits_to_draw() {
        for (country, _, beginnings, len) in KEPT {
            assert!(beginnings.split(' ').all(|beginning| (2..=4).contains(&(len - beginning.len()))), "{country}");
        }
    }

    #[test]
    fn an_extension_is_no_part_of_the_number() {
        assert_eq!(main_part("(415) 867-5309 ext. 12"), "(415) 867-5309 ");
        assert_eq!(main_part("Tel. 415 867 5309"), "Tel. 415 867 5309");
        assert_eq!(unassignable(&mut Seed::default().draw("", "", 0), 1), "0");
    }
}
