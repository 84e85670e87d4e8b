//! From the heart of an address to both its ends: units, towns, regions, post codes, countries.

use super::token::{Kind, Tokens};
use super::word;

/// The most words of the name of a town.
const MOST_TOWN_WORDS: usize = 5;

/// The most pieces of an address.
const MOST_PIECES: usize = 8;

/// The end of an address.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// The index of the first token behind it.
    pub end: usize,
    /// Whether a unit, a post code, a region or a country stands in it.
    pub is_sure: bool,
}

/// Walks from the end of a street on.
pub fn to_right(tokens: &Tokens<'_>, from: usize) -> Ending {
    let mut ending = Ending { end: from, is_sure: false };
    let mut at = from;
    // Where the town began that nothing sure has followed yet.
    let mut towns = 0;
    for _ in 0..MOST_PIECES {
        let (begin, lines) = separator(tokens, at);
        let most_towns = if lines == 0 { 4 } else { 2 };
        if lines > 2 || begin == at && tokens.get(at).is_some_and(|token| !token.is_apart) {
            break;
        }
        if let Some(end) = sure(tokens, begin, towns > 0, (begin > at, lines)) {
            (ending, at, towns) = (Ending { end, is_sure: true }, end, 0);
            continue;
        }
        let end = town(tokens, begin);
        if end == begin || towns >= most_towns {
            break;
        }
        if towns == 0 && lines == 0 && (begin > at || ending.is_sure) && is_closed(tokens, end) {
            ending.end = end;
        }
        (at, towns) = (end, towns + 1);
    }
    ending
}

/// Walks from the beginning of a street back over further numbers and units before it.
pub fn to_left(tokens: &Tokens<'_>, from: usize) -> usize {
    let mut start = from;
    for _ in 0..3 {
        let Some(before) = start.checked_sub(1) else {
            break;
        };
        let is_apart = tokens.get(start).is_some_and(|token| token.is_apart);
        if is_apart && tokens.kind(start) == Some(Kind::Number) && tokens.is_one_of(before, word::UNITS) {
            start = before;
            break;
        }
        if is_apart && tokens.kind(before) == Some(Kind::Number) && !is_counted(tokens, before) {
            start = if before > 0 && tokens.is_one_of(before - 1, word::UNITS) { before - 1 } else { before };
            continue;
        }
        let parted = matches!(tokens.kind(before), Some(Kind::Comma | Kind::Line));
        let Some(number) = (if parted { before.checked_sub(1) } else { None }) else {
            break;
        };
        let named =
            number.checked_sub(1).map(|name| if tokens.text(name) == "#" { name.saturating_sub(1) } else { name });
        match named {
            Some(unit)
                if matches!(tokens.kind(number), Some(Kind::Number | Kind::Code))
                    && tokens.is_one_of(unit, word::UNITS) =>
            {
                start = unit;
            }
            _ => break,
        }
    }
    start
}

/// Tells whether a number goes with a word before it, as a page or a year does.
pub fn is_counted(tokens: &Tokens<'_>, number: usize) -> bool {
    let text = tokens.text(number);
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    number.checked_sub(1).is_some_and(|before| is_year && tokens.is_one_of(before, word::BEFORE_YEAR))
}

/// Steps over what parts the pieces of an address, and counts the line ends.
fn separator(tokens: &Tokens<'_>, from: usize) -> (usize, usize) {
    let (mut at, mut lines) = (from, 0);
    for _ in 0..4 {
        match tokens.kind(at) {
            Some(Kind::Comma) => {}
            Some(Kind::Line) => lines += tokens.text(at).matches('\n').count().max(1),
            Some(Kind::Dot) if tokens.kind(at + 1) == Some(Kind::Line) => {}
            Some(Kind::Other) if matches!(tokens.text(at), "-" | "–" | "|" | "/" | "·" | "•") => {}
            _ => break,
        }
        at += 1;
    }
    (at, lines)
}

/// Reads a piece that no other text would have there.
///
/// `parted` says whether anything but a blank parts it from what is before, and by how many line ends.
fn sure(tokens: &Tokens<'_>, at: usize, has_town: bool, parted: (bool, usize)) -> Option<usize> {
    let (is_parted, lines) = parted;
    unit(tokens, at)
        .or_else(|| box_number(tokens, at))
        .or_else(|| region(tokens, at, has_town && lines < 2, lines))
        .or_else(|| bracketed(tokens, at).filter(|_| has_town))
        .or_else(|| country(tokens, at))
        .or_else(|| post_code(tokens, at).filter(|&end| has_town || is_parted && is_capital_word(tokens, end)))
        .or_else(|| shaped_code(tokens, at))
}

/// `Apt. 12`, `Suite #4B`, `Unit C`.
pub fn unit(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.text(at) == "#" && tokens.kind(at + 1) == Some(Kind::Number) {
        return Some(at + 2);
    }
    // "3º B", and the stair and flat behind a Finnish number: "A 5"
    if tokens.text(at).starts_with(|c: char| c.is_ascii_digit()) && tokens.text(at).contains(['º', 'ª']) {
        return Some(at + 1 + usize::from(tokens.is_capital(at + 1) && tokens.text(at + 1).len() == 1));
    }
    if tokens.text(at).len() == 1
        && tokens.is_capital(at)
        && tokens.kind(at + 1) == Some(Kind::Number)
        && tokens.digits(at + 1) <= 3
    {
        return Some(at + 2);
    }
    if !tokens.is_one_of(at, word::UNITS) {
        // "2nd Floor", "3. Etage"
        let is_level = tokens.is_one_of(at + 1, &["floor", "fl", "etage", "stock", "og"]);
        return (is_level && tokens.text(at).starts_with(|c: char| c.is_ascii_digit())).then_some(at + 2);
    }
    let mut value = at + 1;
    if tokens.kind(value) == Some(Kind::Dot) {
        value += 1;
    }
    if matches!(tokens.text(value), "#" | "№") || tokens.is_one_of(value, &["no", "number", "nr"]) {
        value += if tokens.kind(value + 1) == Some(Kind::Dot) { 2 } else { 1 };
    }
    let is_value = match tokens.kind(value)? {
        Kind::Number | Kind::Code => true,
        Kind::Word => tokens.text(value).len() == 1 && tokens.is_capital(value),
        _ => false,
    };
    is_value.then_some(value + 1)
}

/// `P.O. Box 12`, `Box 12`, `Postfach 12`.
pub fn box_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut value = at;
    if tokens.is_one_of(at, &["p", "po", "post", "g"]) {
        value += 1;
        for _ in 0..4 {
            let is_office = tokens.is_one_of(value, &["o", "office"]);
            if !(is_office || tokens.kind(value) == Some(Kind::Dot)) {
                break;
            }
            value += 1;
        }
        if !tokens.is_one_of(value, &["box"]) {
            return None;
        }
    } else if tokens.is_one_of(at, &["rural"]) && tokens.is_one_of(at + 1, &["route"]) {
        value += 1;
    } else if !tokens
        .is_one_of(at, &["postfach", "postbox", "postbus", "pobox", "apartado", "bp", "postboks", "casella"])
    {
        return None;
    }
    value += 1;
    if tokens.is_one_of(value, &["postal", "postale", "de", "no", "number", "nr"]) {
        value += 1;
    }
    matches!(tokens.kind(value)?, Kind::Number | Kind::Code).then_some(value + 1)
}

/// A region, perhaps with its post code: `, NY 10001`, `(NSW) 2000`.
fn region(tokens: &Tokens<'_>, at: usize, has_town: bool, lines_before: usize) -> Option<usize> {
    let text = tokens.text(at);
    let is_short = (2..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase());
    let is_blank = text == "nan";
    let is_number = tokens.kind(at) == Some(Kind::Number) && text.len() <= 2 && has_town;
    if !(is_short || is_blank || is_number) {
        return None;
    }
    let (next, lines) = separator(tokens, at + 1);
    let code = post_code(tokens, next).or_else(|| shaped_code(tokens, next));
    if let Some(end) = code.filter(|_| lines <= 1 && (!is_number || lines == 1)) {
        return Some(end);
    }
    // "…, NY": as sure as the town before it, where a code would stand.
    let is_end =
        is_blank || is_closed(tokens, at + 1) || text.len() == 2 && !tokens.is_capital(at + 1) && lines_before == 0;
    (!is_number && has_town && is_end).then_some(at + 1)
}

/// A province in brackets: `(TO)`, `(Québec)`.
fn bracketed(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    (tokens.text(at) == "(" && tokens.is_capital(at + 1) && tokens.text(at + 2) == ")").then_some(at + 3)
}

/// A country, perhaps with the post code behind it.
fn country(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_two = word::COUNTRIES_OF_TWO
        .iter()
        .any(|(one, two)| tokens.is_one_of(at, &[one]) && tokens.is_one_of(at + 1, &[two]));
    let mut end = match () {
        () if is_two => at + 2,
        () if tokens.is_one_of(at, word::COUNTRIES) => at + 1,
        () => return None,
    };
    if tokens.text(end) == "(" && tokens.text(end + 2) == ")" {
        end += 3;
    }
    Some(post_code(tokens, end).unwrap_or(end))
}

/// `10115`, `340 12`, `90010-170`, `SE-123 45`, `D-10115`.
fn post_code(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let text = tokens.text(at);
    if tokens.kind(at)? == Kind::Code {
        let (land, number) = text.split_once('-')?;
        let is_code = (1..=2).contains(&land.len())
            && land.bytes().all(|b| b.is_ascii_uppercase())
            && (3..=5).contains(&number.len())
            && number.bytes().all(|b| b.is_ascii_digit());
        return is_code.then_some(at + 1);
    }
    if tokens.kind(at)? != Kind::Number || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let parted =
        text.split_once('-').is_none_or(|(a, b)| matches!((a.len(), b.len()), (5, 3 | 4) | (4, 3) | (3, 4) | (2, 3)));
    let is_apart = tokens.get(at + 1).is_some_and(|token| token.is_apart);
    let goes_on = tokens.kind(at + 1) == Some(Kind::Number) && is_apart;
    if text.len() == 3
        && goes_on
        && matches!(tokens.text(at + 1).len(), 2 | 3)
        && tokens.kind(at + 2) != Some(Kind::Number)
    {
        return Some(at + 2);
    }
    let is_code = parted && (text.len() >= 4 || text.len() == 3 && is_closed(tokens, at + 1)) && text.len() <= 10;
    if !is_code || goes_on {
        return None;
    }
    // The two letters behind a Dutch code belong to it.
    let letters = tokens.text(at + 1);
    let is_dutch = text.len() == 4 && is_apart && letters.len() == 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    Some(if is_dutch { at + 2 } else { at + 1 })
}

/// A British or Canadian post code, known by its shape.
pub fn shaped_code(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let (outer, inner) = (tokens.text(at), tokens.text(at + 1));
    if tokens.kind(at)? != Kind::Code || outer.len() > 7 {
        return None;
    }
    if is_british(outer, inner) || is_canadian(outer, inner) {
        return Some(at + 2);
    }
    let (outer, inner) = outer.split_at_checked(outer.len().checked_sub(3)?)?;
    (is_british(outer, inner) || is_canadian(outer.trim_end_matches('-'), inner)).then_some(at + 1)
}

fn is_british(outer: &str, inner: &str) -> bool {
    let upper = |b: u8| b.is_ascii_uppercase();
    let is_inner = matches!(inner.as_bytes(), &[a, b, c] if a.is_ascii_digit() && upper(b) && upper(c));
    let is_outer = match *outer.as_bytes() {
        [a, d] => upper(a) && d.is_ascii_digit(),
        [a, b, c] => upper(a) && (upper(b) && c.is_ascii_digit() || b.is_ascii_digit() && c.is_ascii_alphanumeric()),
        [a, b, c, d] => upper(a) && upper(b) && c.is_ascii_digit() && d.is_ascii_alphanumeric(),
        _ => false,
    };
    is_inner && is_outer
}

fn is_canadian(outer: &str, inner: &str) -> bool {
    let letter = |b: u8| b.is_ascii_uppercase() && !b"DFIOQU".contains(&b);
    matches!(outer.as_bytes(), &[a, b, c] if letter(a) && b.is_ascii_digit() && letter(c))
        && matches!(inner.as_bytes(), &[a, b, c] if a.is_ascii_digit() && letter(b) && c.is_ascii_digit())
}

/// Reads the words of a town; gives where they end, which is where they begin when there are none.
fn town(tokens: &Tokens<'_>, from: usize) -> usize {
    let (mut at, mut end) = (from, from);
    while at < from + MOST_TOWN_WORDS {
        if at > from && tokens.get(at).is_some_and(|token| !token.is_apart) {
            break;
        }
        if at > from && country(tokens, at).is_some() {
            break;
        }
        if is_capital_word(tokens, at) {
            at += 1;
            // "St. Gallen"
            if tokens.kind(at) == Some(Kind::Dot) && tokens.text(at - 1).len() <= 2 && is_capital_word(tokens, at + 1) {
                at += 1;
            }
            end = at;
        } else if at > from && tokens.is_one_of(at, word::PARTICLES) {
            at += 1;
        } else {
            break;
        }
    }
    // "SW 10115": short capitals at the end are a region.
    let last = tokens.text(end.saturating_sub(1));
    let is_region = (2..=3).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_uppercase()) || last == "nan";
    if tokens.text(end) == "(" && is_capital_word(tokens, end + 1) {
        let close = (end + 2..end + 5).find(|&at| tokens.text(at) == ")");
        return close.map_or(end, |close| close + 1);
    }
    if is_region && end > from + 1 { end - 1 } else { end }
}

fn is_capital_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital(at) && !tokens.is_one_of(at, word::NO_TOWN) && !is_label(tokens, at)
}

/// Tells whether a word is the label of what follows.
fn is_label(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.text(at + 1).starts_with([':', '='])
}

/// Tells whether an address may end here: no word goes on in the same line.
pub fn is_closed(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.kind(at) {
        None | Some(Kind::Comma | Kind::Dot | Kind::Line) => true,
        Some(Kind::Other) => {
            matches!(tokens.text(at), "(" | ")" | "\"" | "'" | ";" | "?" | "!" | "|" | "<" | "»" | "”" | "]" | "}")
        }
        Some(_) => false,
    }
}
