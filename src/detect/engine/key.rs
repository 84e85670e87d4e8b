//! The keys of a pattern: short texts, one of which stands wherever the pattern fits.
//!
//! Keys of all patterns are looked for at once, and cheaply; a pattern itself is tried only where one of its keys
//! stands. Keys are written in symbols, so that there are few of them: letters have no case, any digit is one symbol,
//! and so is any byte beyond ASCII.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// The symbol for any byte beyond ASCII. No folded byte is equal to it.
pub const HIGH: u8 = 0x80;
/// The symbol for any digit.
pub const DIGIT: u8 = 0x81;

/// The shortest key.
const SHORTEST: usize = 2;

/// The longest key; most are cut sooner, as soon as they are rare.
pub const LONGEST: usize = 9;

/// The most keys of one pattern.
const MOST: usize = 4096;

/// A class of more symbols than this ends a key.
const WIDEST: usize = 32;

/// So many keys go on with no more symbols than this each.
const NARROW: usize = 12;

/// How many bytes of a pattern may lie before its keys.
const LONGEST_LEAD: usize = 3;

/// A key that is expected less often than this does not go on in several ways.
const RARE: f32 = 1e-8;

/// The same where these ways are letters or digits.
const RARE_WORD: f32 = 2e-5;

/// A key that is expected more often than this goes on behind what may stand any number of times.
const FREQUENT: f32 = 1e-5;

/// A key that is expected more often than this does not leave its last symbol to a second look.
const COMMON: f32 = 1e-3;

/// A pattern whose keys are expected more often than this is better looked for as it is.
const OFTEN: f32 = 0.004;

/// How a pattern is looked for by keys.
#[derive(Debug, PartialEq)]
pub struct Keys {
    /// The keys, none the same as another.
    pub keys: Vec<Key>,
    /// The fewest and the most bytes of the pattern before a key.
    pub lead: (usize, usize),
    /// Which byte has to stand right before a key, where only one part of the pattern lies there.
    pub before: Option<Vec<u8>>,
    /// Whether the pattern fits wherever a key stands, and ends where it ends.
    pub is_exact: bool,
}

/// One key.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// The text, in symbols.
    pub text: Vec<u8>,
    /// The symbols of which one has to follow; any may where there are none.
    pub next: Vec<u8>,
}

/// A key in the making.
#[derive(Debug, Clone, PartialEq)]
struct Text {
    bytes: Vec<u8>,
    /// How often it is expected, in one byte of text.
    rate: f32,
    /// Whether what follows in the pattern may be added.
    is_open: bool,
    /// Whether the pattern fits wherever this stands.
    is_exact: bool,
}

/// The symbols from the most frequent to the rarest; all other bytes are one more.
pub const SYMBOLS: &[u8] = b" etaoinsrlcdupmfh\x81.g\nybv\"'/-,:=()_;k*w{}<>`x+#[]|\t&$@jqz\\\x80%";

/// The symbol for bytes that patterns hardly ask for.
pub const OTHER: u8 = 0;

/// Folds a byte: letters lose their case, and what no pattern asks for loses itself.
pub const fn fold(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte.to_ascii_lowercase(),
        b'a'..=b'z' | b'0'..=b'9' | 0x80.. | b' ' | b'\n' | b'\t' | b'.' | b',' | b':' | b';' | b'"' | b'\'' | b'`' => {
            byte
        }
        b'/' | b'\\' | b'|' | b'-' | b'_' | b'=' | b'+' | b'*' | b'#' | b'&' | b'$' | b'@' | b'%' => byte,
        b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' => byte,
        _ => OTHER,
    }
}

/// Tells whether a byte may stand where a key has this symbol.
pub const fn fits(symbol: u8, byte: u8) -> bool {
    match symbol {
        HIGH => byte >= 0x80,
        DIGIT => byte.is_ascii_digit(),
        _ => symbol == fold(byte),
    }
}

/// The key of a word, in symbols: as much of its beginning as a key may hold.
pub fn of_word(word: &str) -> Vec<u8> {
    word.bytes().take(LONGEST).map(fold).collect()
}

/// Finds the keys of a pattern; nothing for one that has none, or only such as stand everywhere.
pub fn of(pattern: &Hir) -> Option<Keys> {
    let parts = parts(pattern);
    let (mut lead, mut best) = ((0, 0), None);
    for (index, part) in parts.iter().enumerate() {
        let (texts, rate) = texts(parts.get(index..).unwrap_or_default());
        let is_sound = texts.iter().all(|text| text.bytes.len() >= SHORTEST);
        if is_sound && rate < OFTEN && best.as_ref().is_none_or(|(_, known)| rate < *known) {
            let before = match parts.first().map(|part| part.kind()) {
                Some(HirKind::Class(class)) if index == 1 => Some(bytes(class)),
                _ => None,
            };
            let is_exact = lead == (0, 0) && texts.iter().all(|text| text.is_exact);
            best = Some((
                Keys { keys: if is_exact { plain(texts) } else { grouped(texts) }, lead, before, is_exact },
                rate,
            ));
        }
        let properties = part.properties();
        lead = (lead.0 + properties.minimum_len()?, lead.1 + properties.maximum_len().unwrap_or(usize::MAX / 2));
        if lead.1 > LONGEST_LEAD {
            break;
        }
    }
    best.map(|(keys, _)| keys)
}

/// The parts that follow each other.
fn parts(pattern: &Hir) -> Vec<&Hir> {
    match pattern.kind() {
        HirKind::Concat(parts) => parts.iter().collect(),
        HirKind::Capture(capture) => self::parts(&capture.sub),
        _ => vec![pattern],
    }
}

/// The keys that these parts begin with, and how often any of them is expected.
fn texts(parts: &[&Hir]) -> (Vec<Text>, f32) {
    let mut all = vec![Text { bytes: Vec::new(), rate: 1.0, is_open: true, is_exact: true }];
    for part in parts {
        all = extend(all, part);
    }
    let is_exact = all.iter().all(|text| text.is_exact);
    all.sort_unstable_by(|a, b| a.bytes.cmp(&b.bytes));
    // Where a pattern is tried anyway, a key that begins with another says nothing new.
    let mut kept: Vec<Text> = Vec::with_capacity(all.len());
    for text in all {
        let is_told = kept
            .last()
            .is_some_and(|last| if is_exact { last.bytes == text.bytes } else { text.bytes.starts_with(&last.bytes) });
        if !is_told {
            kept.push(text);
        }
    }
    let rate = kept.iter().map(|text| text.rate).sum();
    (kept, rate)
}

fn plain(texts: Vec<Text>) -> Vec<Key> {
    texts.into_iter().map(|text| Key { text: text.bytes, next: Vec::new() }).collect()
}

/// Makes one key of those that differ in their last symbol alone, unless what is left of them is too frequent.
fn grouped(texts: Vec<Text>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::with_capacity(texts.len());
    for text in texts {
        let Some((&last, begin)) = text.bytes.split_last() else { continue };
        let can_end_sooner = begin.len() >= SHORTEST && rate_of(begin) < COMMON;
        // They are sorted, so it is one of the last.
        let Some(key) = keys
            .iter_mut()
            .rev()
            .take(2 * WIDEST)
            .find(|key| can_end_sooner && key.text == begin && !key.next.is_empty())
        else {
            let next = if can_end_sooner { vec![last] } else { Vec::new() };
            keys.push(Key { text: if can_end_sooner { begin.to_vec() } else { text.bytes }, next });
            continue;
        };
        key.next.push(last);
    }
    keys
}

/// Adds what a part may be to every key that is open.
fn extend(all: Vec<Text>, part: &Hir) -> Vec<Text> {
    if all.iter().all(|text| !text.is_open) {
        return all;
    }
    match part.kind() {
        HirKind::Empty => all,
        // The end of a text is like the end of a line.
        HirKind::Look(Look::End) => {
            all.into_iter().map(|text| if text.is_open { text.with(b'\n', false).closed() } else { text }).collect()
        }
        HirKind::Look(_) => all.into_iter().map(|text| Text { is_exact: false, ..text }).collect(),
        HirKind::Capture(capture) => extend(all, &capture.sub),
        HirKind::Concat(parts) => parts.iter().fold(all, extend),
        HirKind::Literal(literal) => literal.0.iter().fold(all, |all, &byte| {
            let is_whole = byte.is_ascii() && !byte.is_ascii_alphanumeric() && fold(byte) != OTHER;
            all.into_iter().map(|text| if text.is_open { text.with(fold(byte), is_whole) } else { text }).collect()
        }),
        HirKind::Class(Class::Unicode(class)) if !class.is_ascii() => {
            let chars: Vec<char> =
                class.iter().flat_map(|range| range.start()..=range.end()).take(NARROW + 1).collect();
            let ways: Vec<Hir> = chars.iter().map(|c| Hir::literal(c.to_string().into_bytes())).collect();
            if ways.len() > NARROW { cut(all) } else { either(all, &ways) }
        }
        HirKind::Class(class) => {
            let (symbols, is_whole) = symbols(class);
            let open = all.iter().filter(|text| text.is_open).count();
            if symbols.len() > WIDEST || symbols.len() > NARROW && open > NARROW {
                return cut(all);
            }
            let is_wide = symbols.len() > 1 && symbols.iter().any(|&symbol| is_wordlike(symbol));
            let all = if is_wide { cut_rarer(all, RARE_WORD) } else { all };
            each_way(all, symbols.len(), |way, text| text.with(symbols.get(way).copied().unwrap_or_default(), is_whole))
        }
        HirKind::Alternation(ways) => either(all, ways),
        HirKind::Repetition(repetition) => {
            let mut all = all;
            for _ in 0..repetition.min {
                all = extend(all, &repetition.sub);
            }
            if repetition.max == Some(repetition.min) {
                return all;
            }
            all = cut_rare(all);
            let open: Vec<Text> = all.iter().filter(|text| text.is_open).cloned().collect();
            let once = extend(open, &repetition.sub);
            if repetition.max == Some(1) {
                all.extend(once);
                return all;
            }
            let (frequent, rare): (Vec<Text>, Vec<Text>) =
                once.into_iter().partition(|text| text.is_open && text.rate > FREQUENT);
            all.extend(cut(rare));
            all.extend(cut(extend(frequent.clone(), &repetition.sub)));
            all.extend(frequent);
            if all.len() <= MOST { all } else { cut(all) }
        }
    }
}

/// Adds each of some ways to go on to every key that is open.
fn either(all: Vec<Text>, ways: &[Hir]) -> Vec<Text> {
    let (open, closed): (Vec<Text>, Vec<Text>) = cut_rare(all).into_iter().partition(|text| text.is_open);
    let mut out = closed.clone();
    for way in ways {
        out.extend(extend(open.clone(), way));
    }
    if out.len() <= MOST { out } else { closed.into_iter().chain(cut(open)).collect() }
}

/// Makes as many of every open key as there are ways to go on.
fn each_way(all: Vec<Text>, ways: usize, with: impl Fn(usize, Text) -> Text) -> Vec<Text> {
    let all = if ways > 1 { cut_rare(all) } else { all };
    let open = all.iter().filter(|text| text.is_open).count();
    if all.len() + open * ways > MOST {
        return cut(all);
    }
    let mut out = Vec::with_capacity(all.len() + open * ways);
    for text in all {
        if text.is_open {
            out.extend((0..ways).map(|way| with(way, text.clone())));
        } else {
            out.push(text);
        }
    }
    out
}

/// Closes every key before the pattern is at its end.
fn cut(all: Vec<Text>) -> Vec<Text> {
    all.into_iter()
        .map(|text| if text.is_open { Text { is_open: false, is_exact: false, ..text } } else { text })
        .collect()
}

/// Tells whether a symbol stands for letters or digits.
fn is_wordlike(symbol: u8) -> bool {
    symbol.is_ascii_alphanumeric() || !symbol.is_ascii()
}

/// Closes the keys that are rare enough.
fn cut_rare(all: Vec<Text>) -> Vec<Text> {
    cut_rarer(all, RARE)
}

fn cut_rarer(all: Vec<Text>, rate: f32) -> Vec<Text> {
    let (rare, others): (Vec<Text>, Vec<Text>) = all.into_iter().partition(|text| text.is_open && text.rate < rate);
    others.into_iter().chain(cut(rare)).collect()
}

impl Text {
    /// The key, with more of the pattern to come.
    fn closed(self) -> Self {
        Self { is_open: false, is_exact: false, ..self }
    }

    /// The key with one byte more.
    fn with(mut self, byte: u8, is_whole: bool) -> Self {
        if self.bytes.len() >= LONGEST {
            return Self { is_open: false, is_exact: false, ..self };
        }
        self.rate *= rate_behind(self.bytes.last().copied().unwrap_or(b' '), byte);
        self.bytes.push(byte);
        self.is_exact &= is_whole;
        self
    }
}

/// The symbols of a class, and whether they say all that the class says.
fn symbols(class: &Class) -> (Vec<u8>, bool) {
    let all = bytes(class);
    let holds = |mut range: std::ops::RangeInclusive<u8>| range.all(|byte| all.binary_search(&byte).is_ok());
    let (has_high, has_digits) = (holds(0x80..=u8::MAX), holds(b'0'..=b'9'));
    let symbol = |byte: u8| match byte {
        0x80.. if has_high => HIGH,
        b'0'..=b'9' if has_digits => DIGIT,
        _ => fold(byte),
    };
    let mut symbols: Vec<u8> = all.iter().map(|&byte| symbol(byte)).collect();
    symbols.sort_unstable();
    symbols.dedup();
    let fitting: usize = symbols.iter().map(|&symbol| like(symbol)).sum();
    // A search for keys takes all digits for one, and all bytes beyond ASCII.
    let is_told =
        symbols.iter().all(|&symbol| matches!(symbol, HIGH | DIGIT) || symbol.is_ascii() && !symbol.is_ascii_digit());
    (symbols, is_told && fitting == all.len())
}

/// How many bytes fit a symbol; more than there are for the one that says nothing of them.
const fn like(symbol: u8) -> usize {
    match symbol {
        HIGH => 128,
        DIGIT => 10,
        b'a'..=b'z' => 2,
        OTHER => 512,
        _ => 1,
    }
}

/// The bytes of a class, in order; of one of characters those in ASCII.
fn bytes(class: &Class) -> Vec<u8> {
    match class {
        Class::Bytes(class) => class.iter().flat_map(|range| range.start()..=range.end()).collect(),
        Class::Unicode(class) => {
            let chars = class.iter().flat_map(|range| range.start()..=range.end().min('\u{7f}'));
            chars.filter_map(|c| u8::try_from(c).ok()).collect()
        }
    }
}

/// How often a text of these symbols is expected in one byte of text.
pub fn rate_of(symbols: &[u8]) -> f32 {
    let mut last = b' ';
    symbols.iter().fold(1.0, |all, &symbol| all * rate_behind(std::mem::replace(&mut last, symbol), symbol))
}

/// Tells how many bytes of a text that fits lie at most before a digit which is always there.
pub fn digit_within(pattern: &Hir) -> Option<usize> {
    match pattern.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => literal.0.iter().position(u8::is_ascii_digit),
        HirKind::Class(Class::Unicode(class)) if !class.is_ascii() => None,
        HirKind::Class(class) => bytes(class).iter().all(u8::is_ascii_digit).then_some(0),
        HirKind::Capture(capture) => digit_within(&capture.sub),
        HirKind::Repetition(repetition) => digit_within(&repetition.sub).filter(|_| repetition.min > 0),
        HirKind::Alternation(ways) => ways.iter().map(digit_within).try_fold(0, |most, within| Some(within?.max(most))),
        HirKind::Concat(parts) => {
            let mut before = 0;
            for part in parts {
                if let Some(within) = digit_within(part) {
                    return Some(before + within);
                }
                before += part.properties().maximum_len()?;
            }
            None
        }
    }
}

/// How often a symbol is expected behind another.
fn rate_behind(last: u8, symbol: u8) -> f32 {
    let is_digit = |symbol: u8| symbol == DIGIT || symbol.is_ascii_digit();
    // Digits stand together.
    rate(symbol) * if is_digit(last) && is_digit(symbol) { 10.0 } else { 1.0 }
}

/// How often a symbol is expected: roughly, in prose and code together.
fn rate(symbol: u8) -> f32 {
    /// Of each letter in ten thousand bytes.
    const LETTERS: [u16; 26] = [
        580, 140, 320, 330, 960, 200, 170, 280, 560, 20, 70, 400, 240, 560, 580, 240, 20, 520, 520, 720, 240, 100, 100,
        50, 140, 20,
    ];
    let expected = match symbol {
        b'a'..=b'z' => LETTERS.get(usize::from(symbol - b'a')).copied().unwrap_or_default(),
        b' ' => 1500,
        DIGIT => 400,
        HIGH => 100,
        b'0'..=b'9' | b'@' => 20,
        0x82.. => 5,
        b'.' | b',' | b'(' | b')' | b'"' | b'\'' | b':' | b'=' | b'/' | b'-' | b'*' | b';' => 120,
        _ => 30,
    };
    f32::from(expected) / 10_000.0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn keys(pattern: &str) -> Option<Keys> {
        let config = regex_automata::util::syntax::Config::new().unicode(false).utf8(false);
        of(&regex_automata::util::syntax::parse_with(pattern, &config).unwrap())
    }

    fn texts(pattern: &str) -> Vec<String> {
        let keys = keys(pattern).map_or_else(Vec::new, |keys| keys.keys);
        let written = |symbols: &[u8]| String::from_utf8_lossy(symbols).into_owned();
        keys.iter().map(|key| format!("{}|{}", written(&key.text), written(&key.next))).collect()
    }

    #[test]
    fn keys_are_what_a_pattern_cannot_do_without() {
        assert_eq!(texts("(?i:pass|key) *[:=]"), ["key| :=", "pass| :="]);
        assert_eq!(texts("(?i:ea)[:=]"), ["ea:|", "ea=|"]);
        assert_eq!(texts("(?:^|[^a-z])lat:"), ["lat|:"]);
        assert_eq!(keys("xy(?:°|ß)").unwrap().keys.len(), 2);
        assert_eq!(texts("[A-Z][A-Z][A-Z][0-9]"), [""; 0]);
    }

    #[test]
    fn a_symbol_is_its_own_and_the_rest_is_one() {
        for byte in 0..0x80_u8 {
            let is_known = SYMBOLS.contains(&byte.to_ascii_lowercase()) || byte.is_ascii_digit();
            assert_eq!(fold(byte), if is_known { byte.to_ascii_lowercase() } else { OTHER }, "{byte}");
        }
    }

    #[test]
    fn only_what_needs_no_second_look_is_exact() {
        let is_exact = |pattern| keys(pattern).unwrap().is_exact;
        assert!(!is_exact("(?i:tok): *[0-9]") && is_exact("(?i:tok)[g-iG-I]"));
        assert!(!is_exact("Token:") && !is_exact("(?i:k9:)") && !is_exact("(?i:ab)\\b:"));
    }
}
