//! Sums of money.
//!
//! # Finds
//! A number with the sign, the code or the name of a currency before or after it, and with words such as `million`.
//! # Does not find
//! Numbers without a currency, and the parameters of shells and patterns: `$1`.
//! # Evidence
//! The currency beside a number that is written as sums are.
//! # Source
//! ISO 4217; Unicode, block Currency Symbols.

use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Amount = Amount;

/// See the module.
#[derive(Debug)]
pub struct Amount;

static ABOUT: About = About {
    id: "amount",
    entity: Entity::Amount,
    examples: About::proof(&[
        "We offer «$1,250,000.00» for it.",
        "about «USD 4.2 million» a year",
        "Umsatz: «3,5 Mio. €», davon «1 250 000 EUR» im Inland",
        "It costs «£12.50», or «US$ 15», or «99,90 €».",
        "raised «$12M» at «€80bn»; «CHF 12'500» each",
        "a fee of «5,000 dollars»",
        "«₹12,34,567» or «500 euros»",
        "«£ 12» each, «12 £», «£\u{a0}7», «12\u{a0}£», «12\u{202f}€», «5 million ¥», «€\u{202f}80»",
    ]),
    counterexamples: About::proof(&[
        "s/(a)(b)/$1$2/",
        "echo $10x $1",
        "EUROPE 2024 and USDT 12",
        "the 500 best of EUR",
        "version $0.1.2.3",
        "50 US states",
    ]),
};

/// What a currency is called when the name stands after the number.
const NAMES: [&str; 2] = [" dollars", " euro"];

/// Words after a number that multiply it.
const UNITS: &str = "million millions billion billions thousand trillion mn bn tn mio. mio mrd. mrd tsd. millionen milliarden tausend \
milliard milliards millones millón mil milioni miliardi miljoen miljard lakh crore crores";

/// No sum with its words is longer.
const REACH: usize = 48;

impl Detector for Amount {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern("[$] ?[0-9]"),
            // Any two bytes beyond ASCII look like a sign to a search for all triggers, so it has to stand beside a number
            // or behind the end of a word of `UNITS`. What may stand before the first keeps it from being looked for where
            // no digit is; the first byte of the longer signs is left to what reads it.
            Trigger::Pattern(r"[^\n]{0,4}(?:\xC2[\xA3\xA5]|\x82[\xAC\xB9])(?: |\xC2\xA0|\xE2\x80\xAF)?[0-9]"),
            Trigger::Pattern(concat!(
                r"(?:[0-9.DEHILNOSdehilnos]|[0-9.DEHILNOSdehilnos] |[0-9.DEHILNOSdehilnos]\xC2\xA0",
                r"|[0-9.DEHILNOSdehilnos]  |[0-9.DEHILNOSdehilnos]\xE2\x80\xAF)(?:\xC2[\xA3\xA5]|\xE2\x82[\xAC\xB9])"
            )),
            Trigger::Pattern("EUR|USD|GBP|CHF|JPY|CNY|INR|CAD|AUD|SEK|NOK|DKK|PLN"),
            Trigger::Literal(NAMES[0]),
            Trigger::Literal(NAMES[1]),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some((start, end)) = currency(hit) else { return };
        let found = match hit.trigger {
            FIRST_NAME.. => after_number(hit, start, end),
            FIRST => before_number(hit, start, end),
            // What stands before a number has been found there.
            LAST => before_number(hit, start, end).map_or_else(|| after_number(hit, start, end), |_| None),
            _ => before_number(hit, start, end).or_else(|| after_number(hit, start, end)),
        };
        if let Some((start, end)) = found {
            out.extend(hit.candidate(&ABOUT, start, end, 0.8));
        }
    }
}

/// The signs of currencies but the dollar.
const SIGNS: [char; 4] = ['€', '£', '¥', '₹'];

/// Which triggers are signs before a number and behind one, codes and names.
const FIRST: usize = 1;
const LAST: usize = 2;
const CODE: usize = 3;
const FIRST_NAME: usize = 4;

/// Where the currency begins and ends.
fn currency(hit: &Hit<'_>) -> Option<(usize, usize)> {
    let next = |at: usize| hit.after(at, 4).chars().next();
    match hit.trigger {
        0 => {
            let before = hit.before(hit.end, 3);
            let sign = hit.end - before.len() + before.rfind('$')?;
            // `US$`, `A$`; other letters make it part of a name.
            let country = hit.before(sign, 8);
            let letters = country.chars().rev().take_while(|c| c.is_alphanumeric() || "\\$_{".contains(*c)).count();
            let letters = country.get(country.len().checked_sub(letters)?..)?;
            let is_country = ["", "US", "A", "C", "CA", "AU", "HK", "NZ", "S"].contains(&letters);
            is_country.then_some((sign - letters.len(), sign + 1))
        }
        FIRST => {
            let before = hit.before(hit.end, 7);
            let at = before.rfind(SIGNS)?;
            let start = hit.end - before.len() + at;
            Some((start, start + before.get(at..)?.chars().next()?.len_utf8()))
        }
        LAST => {
            let sign = hit.before(hit.end, 3).chars().next_back()?;
            Some((hit.end - sign.len_utf8(), hit.end))
        }
        CODE => {
            let start = hit.end - 3;
            let inside = hit.before(start, 4).chars().next_back().is_some_and(|c| c.is_alphabetic() || c == '_');
            let goes_on = next(hit.end).is_some_and(|c| c.is_alphabetic() || c == '_');
            (!inside && !goes_on).then_some((start, hit.end))
        }
        _ => {
            let end = hit.end + usize::from(next(hit.end) == Some('s'));
            (!next(end).is_some_and(char::is_alphanumeric)).then_some((hit.start + 1, end))
        }
    }
}

/// A sum whose currency stands first.
fn before_number(hit: &Hit<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let after = hit.after(end, REACH);
    let blank = after.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}')).map_or(0, char::len_utf8);
    let rest = after.get(blank..)?;
    let len = number(rest)?;
    let tail = rest.get(len..)?;
    let unit = unit(tail);
    if unit == 0 && tail.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    // A single digit after a dollar is a parameter.
    let is_parameter = hit.trigger == 0 && len == 1 && unit == 0;
    // What has a year's form after a code is more often a year.
    (!is_parameter).then_some((start, end + blank + len + unit))
}

/// A sum whose currency stands last.
fn after_number(hit: &Hit<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    if hit.trigger == 0 {
        return None;
    }
    let before = hit.before(start, REACH);
    let whole = before.strip_suffix([' ', '\u{a0}', '\u{202f}']).unwrap_or(before);
    let lower = whole.to_ascii_lowercase();
    let named = UNITS.split(' ').filter(|unit| lower.ends_with(unit)).map(str::len).max().unwrap_or(0);
    let number_end = whole.get(..whole.len() - named)?.trim_end_matches([' ', '\u{a0}']);
    let is_part = |c: &char| c.is_ascii_digit() || is_separator(*c);
    let run: usize = number_end.chars().rev().take_while(is_part).map(char::len_utf8).sum();
    let run = number_end.get(number_end.len() - run..)?.trim_start_matches(is_separator);
    let short = run.rfind(' ').and_then(|at| run.get(at + 1..)).unwrap_or(run);
    let sum = [run, short].into_iter().find(|sum| number(sum) == Some(sum.len()))?;
    let from = start - before.len() + number_end.len() - sum.len();
    let is_cut = hit.before(from, 4).chars().next_back().is_some_and(|c| c.is_alphanumeric() || "._$-".contains(c));
    (!is_cut).then_some((from, end))
}

const fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}')
}

/// How many bytes at the front are a number: digits, between which single signs may stand. Blanks and apostrophes part
/// groups of three; two signs of one kind make no version number.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(text);
    let mut points = 0;
    while let Some(c) = text.get(len..)?.chars().next().filter(|c| is_separator(*c)) {
        let group = digits(text.get(len + c.len_utf8()..)?);
        if group == 0 || (!matches!(c, '.' | ',') && group != 3) {
            break;
        }
        points += usize::from(c == '.' && group != 3);
        len += c.len_utf8() + group;
    }
    (len > 0 && points < 2).then_some(len)
}

/// How many bytes at the front are a word that multiplies a number, with the blank before it.
fn unit(text: &str) -> usize {
    let blank = text.chars().next().filter(|c| matches!(c, ' ' | '\u{a0}' | '-')).map_or(0, char::len_utf8);
    let rest = text.get(blank..).unwrap_or_default();
    let ends = |len: usize| !rest.get(len..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let is_at_front =
        |unit: &&str| rest.get(..unit.len()).is_some_and(|front| front.eq_ignore_ascii_case(unit)) && ends(unit.len());
    let word = UNITS.split(' ').filter(is_at_front).map(str::len).max();
    let letter = || (blank == 0 && rest.starts_with(['k', 'K', 'm', 'M', 'b', 'B']) && ends(1)).then_some(1);
    word.or_else(letter).map_or(0, |len| blank + len)
}
