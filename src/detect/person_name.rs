//! Reads a person's name where one is expected.
//!
//! Nothing here knows names from a list. What a name looks like is known: capitalised words of any script that has
//! capitals, initials, the small words that go between, and what follows a surname. Whether there is a person at all
//! is for the caller's cue to say.

use super::character::{begins_inside_word, is_blank, is_invisible, is_letter};
use crate::model::bytes;

/// The most words of one name.
const MOST_WORDS: usize = 6;

/// Small words that stand inside names.
const PARTICLES: &[&str] = &[
    "al", "af", "ap", "av", "bar", "bat", "ben", "bin", "bint", "da", "dal", "das", "de", "dei", "del", "della", "den",
    "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las", "le", "los", "lo", "op", "santa", "st",
    "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur", "'t",
];

/// Capitalised words that end a name, because they begin something else.
const STOPS: &[&str] = &[
    "a",
    "about",
    "according",
    "account",
    "address",
    "after",
    "age",
    "all",
    "also",
    "an",
    "and",
    "any",
    "april",
    "are",
    "as",
    "at",
    "attn",
    "august",
    "but",
    "by",
    "call",
    "case",
    "cc",
    "cell",
    "client",
    "city",
    "company",
    "contact",
    "could",
    "customer",
    "date",
    "dated",
    "december",
    "department",
    "did",
    "do",
    "does",
    "dob",
    "each",
    "email",
    "every",
    "fax",
    "february",
    "for",
    "friday",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "his",
    "how",
    "id",
    "if",
    "in",
    "insurance",
    "is",
    "it",
    "january",
    "july",
    "june",
    "last",
    "location",
    "monday",
    "mobile",
    "mrn",
    "my",
    "new",
    "next",
    "no",
    "none",
    "not",
    "november",
    "npi",
    "number",
    "october",
    "of",
    "on",
    "or",
    "our",
    "patient",
    "phone",
    "please",
    "policy",
    "re",
    "saturday",
    "see",
    "sent",
    "september",
    "she",
    "ssn",
    "subject",
    "sunday",
    "tel",
    "thank",
    "thanks",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "thursday",
    "to",
    "tuesday",
    "type",
    "unknown",
    "user",
    "version",
    "was",
    "we",
    "wednesday",
    "were",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "will",
    "with",
    "would",
    "yes",
    "you",
    "your",
    "dr",
    "prof",
    "mr",
    "mrs",
    "ms",
    "md",
    "phd",
    "rn",
    "esq",
    "provider",
    "name",
    "title",
    "description",
    "true",
    "false",
    "null",
    "n/a",
    "tbd",
    "undefined",
    "dear",
    "hi",
    "hello",
    "hey",
    "hallo",
    "hola",
    "bonjour",
    "estimado",
    "estimada",
    "liebe",
    "lieber",
    "greetings",
    "regards",
    "sincerely",
    "cheers",
];

/// Words that make the capitalised words around them an organisation, a place or a thing.
const NOT_PERSONS: &[&str] = &[
    "academy",
    "agency",
    "api",
    "application",
    "association",
    "authority",
    "avenue",
    "bank",
    "board",
    "bureau",
    "center",
    "centre",
    "church",
    "clinic",
    "club",
    "college",
    "commission",
    "committee",
    "company",
    "consulting",
    "corp",
    "corporation",
    "council",
    "county",
    "court",
    "department",
    "division",
    "enterprises",
    "foundation",
    "fund",
    "gmbh",
    "group",
    "holdings",
    "hospital",
    "hotel",
    "inc",
    "industries",
    "institute",
    "international",
    "lab",
    "laboratories",
    "labs",
    "library",
    "limited",
    "llc",
    "llp",
    "ltd",
    "manager",
    "ministry",
    "museum",
    "network",
    "office",
    "organization",
    "partners",
    "party",
    "plc",
    "press",
    "project",
    "report",
    "restaurant",
    "school",
    "service",
    "services",
    "society",
    "software",
    "solutions",
    "store",
    "street",
    "support",
    "system",
    "systems",
    "team",
    "technologies",
    "technology",
    "university",
    "industry",
    "road",
    "sir",
    "madam",
    "everyone",
    "colleague",
    "colleagues",
    "members",
    "friends",
    "friend",
    "valued",
    "hiring",
    "recruiter",
    "editor",
    "world",
    "guest",
    "admin",
    "administrator",
    "root",
    "anonymous",
    "default",
    "test",
    "example",
    "file",
    "string",
];

/// What follows a surname and is part of the name.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// A name that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// How many bytes of the text it takes.
    pub len: usize,
    /// How many of its words are more than an initial.
    pub full_words: usize,
    /// How many words it has, initials included and particles not.
    pub words: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Full,
    Initial,
    Particle,
    Suffix,
}

/// Reads a name at the very beginning of the text: capitalised words, at least one of them more than an initial.
pub fn read(text: &str) -> Option<Name> {
    let mut name = Name { len: 0, full_words: 0, words: 0 };
    let mut at = 0;
    while name.words < MOST_WORDS {
        let rest = text.get(at..).unwrap_or_default();
        let gap = gap(rest, name.len == 0);
        let Some(word) = gap.and_then(|gap| rest.get(gap..)).and_then(word) else {
            break;
        };
        let start = at + gap.unwrap_or(0);
        let Some(kind) = kind(word, name.words) else {
            break;
        };
        let mut end = start + word.len();
        let after = text.get(end..).unwrap_or_default();
        if kind != Kind::Particle && is_label_or_code(after) {
            break;
        }
        if matches!(kind, Kind::Initial | Kind::Suffix) && after.starts_with('.') {
            end += 1;
        }
        if kind == Kind::Full && is_one_of(word, NOT_PERSONS) {
            return None;
        }
        at = end;
        match kind {
            // A particle counts once the surname that it belongs to has been read.
            Kind::Particle => continue,
            Kind::Full => {
                name.full_words += 1;
                name.words += 1;
            }
            Kind::Initial => {
                // "Mr. Smith I think": a lone letter after a full word needs its dot or a word after it.
                let dotted = end > start + word.len();
                if !dotted && (name.words == 0 || !continues(after)) {
                    break;
                }
                name.words += 1;
            }
            Kind::Suffix => {}
        }
        name.len = end;
    }
    (name.full_words > 0).then_some(name)
}

/// Tells whether a word is one of the small ones that names may begin with.
pub fn is_particle(word: &str) -> bool {
    is_one_of_exactly(word, PARTICLES)
}

/// Tells whether a word may be one word of a name: capitalised, and not one that begins or names something else.
pub fn is_name_word(text: &str) -> bool {
    read(text).is_some_and(|name| name.len == text.len() && name.words == 1)
}

/// Reads a name that fills the whole text, in any case, with the surname first or last: `roe, jane m.`.
pub fn read_whole(text: &str) -> Option<Name> {
    let text = text.trim();
    let words: Vec<&str> = text.split(|c: char| is_blank(c) || c == ',').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > MOST_WORDS || text.matches(',').count() > 1 {
        return None;
    }
    let mut name = Name { len: text.len(), full_words: 0, words: 0 };
    for given in words {
        let bare = given.trim_end_matches('.');
        if word(bare)? != bare || is_one_of(bare, NOT_PERSONS) || is_one_of(bare, STOPS) {
            return None;
        }
        if !is_one_of(bare, PARTICLES) && !is_one_of(bare, SUFFIXES) {
            name.words += 1;
            name.full_words += usize::from(bare.chars().filter(|c| !is_invisible(*c)).count() > 1);
        }
    }
    (name.full_words > 0).then_some(name)
}

/// Measures the one blank that may stand between two words of a name.
fn gap(rest: &str, is_first: bool) -> Option<usize> {
    let invisible: usize = rest.chars().take_while(|&c| is_invisible(c)).map(char::len_utf8).sum();
    if is_first {
        return Some(0);
    }
    let mut chars = rest.get(invisible..)?.chars();
    let blank = chars.next().filter(|&c| is_blank(c) && c != '\t');
    match blank {
        Some(c) => Some(invisible + c.len_utf8()),
        // "J.R. Roe": initials may touch.
        None => rest.starts_with(|c: char| c.is_uppercase()).then_some(0),
    }
}

/// Cuts the word at the beginning: letters, with apostrophes and hyphens inside.
fn word(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '‐' | '‑') && (end > 0 || c == '\'');
        let next_is_letter = chars.peek().is_some_and(|&(_, next)| is_letter(next));
        if !(is_letter(c) || joins && next_is_letter) {
            break;
        }
        end = at + c.len_utf8();
    }
    // A possessive belongs to the sentence, not to the name.
    let word = text.get(..end)?;
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    (!word.is_empty()).then_some(word)
}

fn kind(word: &str, words_before: usize) -> Option<Kind> {
    let mut letters = word.chars().filter(|&c| !is_invisible(c));
    let first = letters.next()?;
    if !first.is_uppercase() {
        return is_one_of_exactly(word, PARTICLES).then_some(Kind::Particle);
    }
    let Some(second) = letters.next() else {
        return Some(Kind::Initial);
    };
    if words_before > 0 && is_one_of(word, SUFFIXES) {
        return Some(Kind::Suffix);
    }
    if is_one_of(word, STOPS) {
        return None;
    }
    (is_capitals(word) || has_name_capitals(word, second)).then_some(Kind::Full)
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase())
}

/// Tells names such as `McDonald`, `O'Neill`, `DeVito`, `Jean-Luc` from compounds such as `JavaScript`.
fn has_name_capitals(word: &str, second: char) -> bool {
    if second.is_uppercase() {
        return false;
    }
    let mut inner = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    inner.all(|at| {
        let before = word.get(..at).unwrap_or_default();
        let begun = before.rsplit(['-', '‐', '‑', '\'', '’']).next().unwrap_or_default();
        begun.is_empty()
            || ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Da", "Del", "Ab"].contains(&begun)
    })
}

/// What directly follows a word may show that it is a label, a path or a piece of code.
fn is_label_or_code(after: &str) -> bool {
    let mut chars = after.chars();
    match chars.next() {
        Some(':' | '=' | '(' | '@' | '/' | '\\' | '#' | '$') => true,
        Some('<') => chars.next().is_some_and(char::is_uppercase),
        Some('.') => chars.next().is_some_and(|c| c.is_lowercase() || c == '_'),
        _ => begins_inside_word(after),
    }
}

fn continues(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(is_blank) && chars.next().is_some_and(char::is_uppercase)
}

fn is_one_of(word: &str, list: &[&str]) -> bool {
    if !word.is_ascii() {
        return is_one_of_exactly(&word.to_lowercase(), list);
    }
    bytes::is_one_of(word, list)
}

fn is_one_of_exactly(word: &str, list: &[&str]) -> bool {
    list.iter().any(|known| known.as_bytes().first() == word.as_bytes().first() && *known == word)
}

#[cfg(test)]
mod tests;
