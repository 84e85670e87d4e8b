//! The heart of an address: the piece that tells that there is one, found from what triggered the look.

use super::token::{Kind, Tokens};
use super::{walk, word};

/// The most words of the name of a street.
const MOST_WORDS: usize = 6;

/// The heart of an address: its tokens from the first to one past the last, and how sure it is alone and with a
/// sure ending.
#[derive(Debug, Clone, Copy)]
pub struct Heart {
    pub start: usize,
    pub end: usize,
    pub alone: f32,
    pub ended: f32,
}

/// `12 Main St`, `1600 5th Ave NW`; the kind of street is the anchor.
pub fn named_before(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let kind = if tokens.is_one_of(anchor, word::AFTER) { anchor } else { anchor.checked_sub(1)? };
    if !tokens.is_one_of(kind, word::AFTER) {
        return None;
    }
    let end = behind_kind(tokens, kind);
    let mut at = kind;
    let mut capitals = usize::from(tokens.is_capital(kind));
    let mut small = 0;
    while let Some(before) = at.checked_sub(1).filter(|_| kind - at < MOST_WORDS) {
        match tokens.kind(before)? {
            Kind::Number if at < kind => {
                let is_named = capitals >= 2 || capitals == 1 && small == 0;
                let is_small = kind - at <= 3;
                let heart = Heart {
                    start: before,
                    end,
                    alone: if is_named { 0.8 } else { 0.0 },
                    ended: if is_named { 0.95 } else { 0.75 },
                };
                return (!walk::is_counted(tokens, before) && (is_named || is_small)).then_some(heart);
            }
            Kind::Word if tokens.is_capital(before) => capitals += 1,
            Kind::Word if tokens.is_one_of(before, word::PARTICLES) || !tokens.is_capital(kind) => small += 1,
            // "12, Main Street"
            Kind::Comma if capitals > 1 && at < kind && tokens.kind(before.checked_sub(1)?) == Some(Kind::Number) => {}
            Kind::Dot if is_abbreviation(tokens, before.checked_sub(1)?) => {}
            _ => break,
        }
        at = before;
    }
    // "Koepenicker Str. 74": the number may stand behind.
    None
}

/// Steps over the point, the direction and the number that may stand behind a kind of street.
fn behind_kind(tokens: &Tokens<'_>, kind: usize) -> usize {
    let mut end = kind + 1;
    if tokens.kind(end) == Some(Kind::Dot)
        && tokens.text(kind).len() <= 4
        && (tokens.is_capital(end + 1)
            || walk::is_closed(tokens, end + 1) && tokens.kind(end + 1).is_some()
            || walk::unit(tokens, end + 1).is_some())
    {
        end += 1;
    }
    if tokens.is_one_of(end, word::DIRECTIONS) && tokens.is_capital(end) {
        end += 1;
    }
    let is_numbered = tokens.is_one_of(kind, &["highway", "hwy", "route"]) && tokens.kind(end) == Some(Kind::Number);
    end + usize::from(is_numbered)
}

/// `12 rue de la Paix`, `Via Roma 71`; the anchor is the kind of street.
pub fn named_behind(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let is_marked = tokens.kind(anchor) == Some(Kind::Dot) || tokens.text(anchor) == "/";
    let kind = if is_marked { anchor.checked_sub(1)? } else { anchor };
    if !tokens.is_one_of(kind, word::BEFORE) || tokens.text(kind).len() == 1 && !is_marked {
        return None;
    }
    let is_numbered = kind.checked_sub(1).is_some_and(|before| {
        let parted = matches!(tokens.kind(before), Some(Kind::Comma)) || tokens.is_one_of(before, word::NUMBER_TAILS);
        let number = if parted { before.checked_sub(1) } else { Some(before) };
        number.is_some_and(|number| tokens.kind(number) == Some(Kind::Number) && !walk::is_counted(tokens, number))
    });
    let start = match kind.checked_sub(1) {
        Some(before) if is_numbered && tokens.kind(before) != Some(Kind::Number) => before - 1,
        Some(before) if is_numbered => before,
        _ => kind,
    };
    let (end, capitals, has_number) = name_and_number(tokens, anchor + 1);
    if tokens.text(kind) == "via" && !tokens.is_capital(anchor + 1) {
        return None;
    }
    if capitals == 0 && !(is_numbered && end > anchor + 2) || !(has_number || is_numbered) {
        return None;
    }
    // "via John 5" may be prose; a kind in small letters needs a number of its own.
    let is_sure = tokens.is_capital(kind) || is_numbered || is_marked;
    let alone = if is_sure && capitals > 0 { 0.8 } else { 0.45 };
    Some(Heart { start, end, alone, ended: if capitals > 0 { 0.95 } else { 0.7 } })
}

/// Reads the name of a street and a number behind it: where they end, how many capitals there are, whether there is
/// a number.
fn name_and_number(tokens: &Tokens<'_>, from: usize) -> (usize, usize, bool) {
    let (mut at, mut end, mut capitals) = (from, from, 0);
    while at < from + MOST_WORDS + 2 {
        let is_apart = tokens.get(at).is_some_and(|token| token.is_apart);
        match tokens.kind(at) {
            Some(Kind::Word) if tokens.is_one_of(at, NUMBER_MARKS) => {
                let dot = usize::from(tokens.kind(at + 1) == Some(Kind::Dot));
                if tokens.kind(at + 1 + dot) != Some(Kind::Number) {
                    break;
                }
                at += dot;
            }
            Some(Kind::Word)
                if end == at
                    && at > from
                    && tokens.is_one_of(at, word::NO_TOWN)
                    && tokens.kind(at - 1) == Some(Kind::Dot) =>
            {
                break;
            }
            Some(Kind::Word) if tokens.is_capital(at) => {
                capitals += 1;
                end = at + 1;
            }
            Some(Kind::Word) if tokens.is_one_of(at, word::PARTICLES) => {}
            // "rue des jardins", "calle mayor"
            Some(Kind::Word) if capitals == 0 && at < from + 2 => end = at + 1,
            Some(Kind::Word) if capitals == 0 && at < from + 3 && tokens.is_capital(at + 1) => {}
            Some(Kind::Dot)
                if end == at && tokens.text(at.saturating_sub(1)).chars().count() <= 3 && tokens.is_capital(at + 1) =>
            {
                end = at + 1;
            }
            Some(Kind::Comma) if tokens.kind(at + 1) == Some(Kind::Number) && tokens.digits(at + 1) <= 4 => {}
            Some(Kind::Number) if is_apart && at > from => {
                let is_year = capitals == 0;
                let dot = usize::from(
                    tokens.kind(at + 1) == Some(Kind::Dot)
                        && walk::is_closed(tokens, at + 2)
                        && tokens.kind(at + 2).is_some(),
                );
                return (at + 1 + dot, capitals, !is_year || tokens.digits(at) <= 3);
            }
            _ => break,
        }
        at += 1;
    }
    (end, capitals, false)
}

/// What stands between the name of a street and its number.
const NUMBER_MARKS: &[&str] = &["nº", "n", "no", "nr", "num", "núm"];

/// `Lindenstraße 14`, `Obere Gasse 5`, `Kálmán Imre u. 12.`; the anchor is the number.
pub fn compound(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let mut kind = anchor.checked_sub(1)?;
    if matches!(tokens.kind(kind)?, Kind::Dot | Kind::Comma) {
        kind = kind.checked_sub(1)?;
    }
    let name = tokens.text(kind);
    let digits = tokens.digits(anchor);
    if tokens.kind(anchor)? != Kind::Number || digits > 4 || tokens.kind(kind)? != Kind::Word {
        return None;
    }
    let mut start = kind;
    let mut capitals = usize::from(tokens.is_capital(kind));
    while let Some(before) = start.checked_sub(1).filter(|_| kind - start < 3) {
        let is_apart = tokens.get(start).is_some_and(|token| token.is_apart);
        let is_small = tokens.is_one_of(before, word::PARTICLES)
            || start == kind && tokens.kind(before) == Some(Kind::Word) && !tokens.is_capital(kind);
        let is_part =
            tokens.is_capital(before) || (is_small && start.checked_sub(2).is_some_and(|at| tokens.is_capital(at)));
        if !is_apart
            || !is_part
            || tokens.is_one_of(before, word::NO_TOWN)
            || tokens.is_one_of(before, &["der", "die", "das"])
        {
            break;
        }
        capitals += usize::from(tokens.is_capital(before));
        start = before;
    }
    let is_word = name.chars().count() <= 6 && name.len() < 7;
    if capitals == 0 || is_word && start == kind {
        return None;
    }
    let end = anchor + 1;
    let dot = usize::from(tokens.kind(end) == Some(Kind::Dot) && tokens.kind(end + 1) == Some(Kind::Line));
    Some(Heart { start, end: end + dot, alone: 0.8, ended: 0.95 })
}

/// A street of any name beside a part of a building; the anchor is the number of the part.
pub fn unit(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let unit = (anchor.saturating_sub(3)..anchor).rev().find(|&at| tokens.is_one_of(at, word::UNITS))?;
    let end = walk::unit(tokens, unit)?;
    let mut at = unit;
    for _ in 0..2 {
        let before = at.checked_sub(1);
        at = before.filter(|&before| matches!(tokens.kind(before), Some(Kind::Comma | Kind::Line))).unwrap_or(at);
    }
    let (start, has_number) = street_before(tokens, at);
    if has_number {
        return Some(Heart { start, end, alone: 0.75, ended: 0.9 });
    }
    // "Suite 541 6343 Skogstien 106"
    let loose = loose(tokens, end);
    if let Some(end) = loose {
        return Some(Heart { start: unit, end, alone: 0.6, ended: 0.85 });
    }
    let is_home = tokens.is_one_of(unit, &["apt", "flat", "apartment", "appt", "suite"]) && tokens.is_capital(unit);
    Some(Heart { start: unit, end, alone: if is_home { 0.5 } else { 0.0 }, ended: if is_home { 0.75 } else { 0.0 } })
}

/// Tells whether a word is short enough for its point to belong to it.
fn is_abbreviation(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(Kind::Word) && tokens.text(at).chars().count() <= 4
}

/// Reads back over what may be the line of a street: where it begins, and whether a number is in it.
fn street_before(tokens: &Tokens<'_>, to: usize) -> (usize, bool) {
    let (mut start, mut words, mut has_number) = (to, 0, false);
    while let Some(before) = start.checked_sub(1).filter(|_| to - start < 9) {
        let is_part = match tokens.kind(before) {
            Some(Kind::Number) => {
                has_number = true;
                true
            }
            Some(Kind::Word) => {
                words += 1;
                tokens.is_capital(before) && !tokens.is_one_of(before, word::NO_TOWN)
                    || tokens.is_one_of(before, word::PARTICLES)
                        && !tokens.is_one_of(before, &["in", "on", "of", "the", "a", "and"])
                        && before.checked_sub(1).is_some_and(|at| tokens.is_capital(at))
                    || tokens.is_one_of(before, word::BEFORE)
                    || tokens.is_one_of(before, word::AFTER)
            }
            Some(Kind::Dot) => before.checked_sub(1).is_some_and(|at| {
                is_abbreviation(tokens, at) || tokens.kind(at) == Some(Kind::Number) && before + 1 == to
            }),
            _ => false,
        };
        if !is_part {
            break;
        }
        start = before;
    }
    (start, has_number && words > 0)
}

/// Numbers and capitals in the order of a street: `846 31 Rue Al Imam`, `172 Maneeži 75`, `Arenales 9462`.
fn loose(tokens: &Tokens<'_>, from: usize) -> Option<usize> {
    let numbers = (from..from + 2).take_while(|&at| tokens.kind(at) == Some(Kind::Number)).count();
    let (end, capitals, has_number) = name_and_number(tokens, from + numbers);
    let is_street = capitals > 0 && tokens.is_capital(from + numbers) && (has_number || numbers > 0);
    is_street.then_some(end)
}

/// `P.O. Box 12`; the anchor is the number.
pub fn boxed(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let start = (anchor.saturating_sub(8)..anchor).find(|&at| walk::box_number(tokens, at) == Some(anchor + 1))?;
    Some(Heart { start, end: anchor + 1, alone: 0.8, ended: 0.95 })
}

/// `PSC 4095, Box 8316, APO AE 85103`, `USS Arden, FPO AP 96601`; the anchor is the code.
pub fn military(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    const LEADS: &[&str] = &["psc", "cmr", "unit", "uss", "usns", "usnv", "uscgc", "usnr"];
    let office = (anchor.saturating_sub(4)..anchor).rev().find(|&at| tokens.is_one_of(at, &["apo", "fpo", "dpo"]))?;
    let start = (office.saturating_sub(9)..office).rev().find(|&at| tokens.is_one_of(at, LEADS)).unwrap_or(office);
    Some(Heart { start, end: anchor + 1, alone: 0.95, ended: 0.95 })
}

/// `Springfield, IL 62701`; the anchor is the code.
pub fn town_and_code(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let state = (anchor.saturating_sub(2)..anchor).rev().find(|&at| tokens.kind(at) == Some(Kind::Word))?;
    let is_code = tokens.kind(anchor) == Some(Kind::Number) && matches!(tokens.text(anchor).len(), 4 | 5 | 9 | 10)
        || walk::shaped_code(tokens, anchor).is_some();
    if !is_code || !word::STATES.contains(&tokens.text(state)) {
        return None;
    }
    let comma = state.checked_sub(1)?;
    let town = (comma.saturating_sub(4)..comma).rev().take_while(|&at| tokens.is_capital(at)).last()?;
    let end = walk::shaped_code(tokens, anchor).unwrap_or(anchor + 1);
    let before = town.checked_sub(1);
    let parted = before.filter(|&before| matches!(tokens.kind(before), Some(Kind::Comma | Kind::Line)));
    if let Some((start, true)) = parted.map(|parted| street_before(tokens, parted)) {
        return Some(Heart { start, end, alone: 0.85, ended: 0.9 });
    }
    Some(Heart { start: town, end, alone: 0.6, ended: 0.7 })
}

/// Something in the order of a street where an address is spoken of; the anchor is its first token.
pub fn spoken_of(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let is_corner = anchor.checked_sub(2).is_some_and(|at| tokens.is_one_of(at, &["corner"]));
    let end = loose(tokens, anchor).filter(|&end| {
        let count = end - anchor;
        !(tokens.is_one_of(anchor, NO_STREET) || count == 2 && walk::is_counted(tokens, anchor + 1))
    })?;
    if is_corner && tokens.is_one_of(end, &["and", "&", "und", "et", "y"]) {
        let (end, capitals, _) = name_and_number(tokens, end + 1);
        let start = anchor.checked_sub(3).filter(|&at| tokens.is_one_of(at, &["the"])).unwrap_or(anchor);
        return (capitals > 0).then_some(Heart { start, end, alone: 0.75, ended: 0.85 });
    }
    let is_ended = walk::is_closed(tokens, end) || tokens.kind(end) != Some(Kind::Word);
    Some(Heart { start: anchor, end, alone: if is_ended { 0.6 } else { 0.4 }, ended: 0.85 })
}

/// `5049 Harjukuja 54` behind a word of place; the anchor is the first word of the name.
pub fn between_numbers(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let (end, capitals, has_number) = name_and_number(tokens, anchor);
    let number = anchor.checked_sub(1)?;
    let is_street = has_number
        && capitals > 0
        && !walk::is_counted(tokens, number)
        && !walk::is_counted(tokens, end.checked_sub(1)?)
        && !tokens.is_one_of(anchor, NO_STREET)
        && tokens.digits(end - 1) <= 4
        && tokens.text(anchor).chars().count() > 3;
    is_street.then_some(Heart {
        start: number,
        end,
        alone: if walk::is_closed(tokens, end) { 0.55 } else { 0.4 },
        ended: 0.85,
    })
}

/// Capitalised words that are counted.
const NO_STREET: &[&str] = &[
    "version",
    "page",
    "chapter",
    "section",
    "figure",
    "table",
    "level",
    "gate",
    "step",
    "phase",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "day",
    "year",
    "python",
    "windows",
    "appendix",
    "part",
    "volume",
    "type",
    "class",
    "article",
    "line",
    "lines",
    "room",
];

/// A British or Canadian post code; the trigger ends in its last character.
pub fn shaped(tokens: &Tokens<'_>, lead: &str) -> Option<Heart> {
    let last = tokens.index_before(lead.len())?;
    let start = (last.saturating_sub(1)..=last).find(|&at| walk::shaped_code(tokens, at) == Some(last + 1))?;
    let is_whole = tokens.get(last).is_some_and(|token| token.end == lead.len());
    let is_parted = last > start;
    let mut first = start;
    // The town and the street before the code, where they are plain.
    let town =
        (start.saturating_sub(4)..start).rev().take_while(|&at| tokens.is_capital(at) && tokens.is_capital(at)).last();
    if let Some(town) = town
        && let Some(parted) =
            town.checked_sub(1).filter(|&at| matches!(tokens.kind(at), Some(Kind::Comma | Kind::Line)))
        && let (street, true) = street_before(tokens, parted)
    {
        first = street;
    }
    let score = match (is_parted, first < start) {
        (_, true) => 0.85,
        (true, false) => 0.6,
        (false, false) => 0.3,
    };
    is_whole.then_some(Heart { start: first, end: last + 1, alone: score, ended: score.max(0.7) })
}

/// A post code that its name precedes; the anchor is its first token.
pub fn labelled_code(tokens: &Tokens<'_>, anchor: usize) -> Option<Heart> {
    let end = match walk::shaped_code(tokens, anchor) {
        Some(end) => end,
        None if tokens.kind(anchor) == Some(Kind::Number) && (3..=9).contains(&tokens.digits(anchor)) => {
            let goes_on = tokens.kind(anchor + 1) == Some(Kind::Number) && tokens.digits(anchor) == 3;
            anchor + 1 + usize::from(goes_on)
        }
        None => return None,
    };
    Some(Heart { start: anchor, end, alone: 0.8, ended: 0.8 })
}
