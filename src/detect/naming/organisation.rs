//! Organisations that say so: a legal form, `Bank`, `University of …`.

use super::{Kind, Named, Phrase};
use crate::detect::lexicon::Marks;
use crate::detect::phrase::{self, Shape, Word};
use crate::model::bytes::is_one_of;

/// What follows the name of a company.
const LEGAL_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "bv",
    "nv",
    "sarl",
    "srl",
    "pty",
    "kg",
    "oy",
    "ab",
    "as",
    "sa",
    "spa",
    "co",
];

/// What is so-and-so's, or of so-and-so.
const OF: &[&str] = &[
    "university",
    "bank",
    "ministry",
    "department",
    "institute",
    "college",
    "school",
    "academy",
    "bureau",
    "board",
    "church",
    "court",
    "council",
    "federation",
    "association",
    "society",
    "house",
    "faculty",
    "museum",
    "office",
    "ministry",
    "chamber",
    "order",
    "league",
];

/// Reads an organisation anywhere in a phrase; gives it and the word with which the rest of the phrase begins.
pub fn read(phrase: &Phrase<'_>) -> (Option<Named>, usize) {
    let is_form = |word: &Word| {
        let text = phrase.slice(word).trim_end_matches('.');
        is_one_of(text, LEGAL_FORMS) && (text.len() > 2 || word.shape == Shape::Capitals || matches!(text, "Co" | "Oy"))
    };
    let skip = phrase.words.iter().take_while(|word| word.marks.any(Marks::NEVER)).count();
    // `Acme, Inc.`: the comma ends the phrase.
    let end = phrase.words.last().map_or(0, |word| word.end);
    let comma = phrase.text.get(end..).and_then(|rest| rest.strip_prefix(", ")).unwrap_or_default();
    let form = comma.get(..comma.find(|c: char| !c.is_alphabetic()).unwrap_or(comma.len())).unwrap_or_default();
    if is_one_of(form, LEGAL_FORMS)
        && form.len() > 2
        && form.starts_with(char::is_uppercase)
        && skip < phrase.words.len()
    {
        let start = phrase.word(skip).map_or(end, |word| word.start);
        let dot = usize::from(comma.get(form.len()..).is_some_and(|rest| rest.starts_with('.')));
        let end = end + 2 + form.len() + dot;
        return (Some(Named { kind: Kind::Organisation, start, end, score: 0.9 }), phrase.words.len());
    }
    if let Some(last) = phrase.words.iter().skip(skip + 1).rposition(is_form) {
        return (phrase.named(Kind::Organisation, skip, last + 2, 0.9), skip + last + 2);
    }
    let head = phrase.words.iter().rposition(|word| word.marks.any(Marks::COMPANY_WORD) && word.is_full());
    let Some(head) = head.filter(|head| *head >= skip) else { return (None, 0) };
    let Some(word) = phrase.word(head) else { return (None, 0) };
    if let Some(end) = of_what(phrase, word, head) {
        let start = phrase.word(skip).map_or(word.start, |first| first.start);
        return (Some(Named { kind: Kind::Organisation, start, end, score: 0.8 }), phrase.words.len());
    }
    let before = phrase.words.get(skip..head).unwrap_or_default();
    let is_own = before.iter().any(|word| !word.marks.any(Marks::COMMON) && word.is_full());
    // `Grace Church`: the surname of somebody.
    let is_person =
        before.len() == 1 && word.marks.any(Marks::LAST) && before.iter().all(|word| word.marks.any(Marks::FIRST));
    if is_own && !is_person {
        return (phrase.named(Kind::Organisation, skip, head + 1 - skip, 0.75), head + 1);
    }
    (None, 0)
}

/// Where `University of Somewhere` ends, if it is one.
fn of_what(phrase: &Phrase<'_>, word: &Word, head: usize) -> Option<usize> {
    let is_last = head + 1 == phrase.words.len();
    let rest = phrase.text.get(word.end..)?.strip_prefix(" of ").filter(|_| is_last)?;
    if !is_one_of(phrase.slice(word), OF) {
        return None;
    }
    let start = phrase.text.len() - rest.strip_prefix("the ").unwrap_or(rest).len();
    let words = phrase::at(phrase.text, start, phrase.lexicon);
    words.iter().take_while(|word| word.shape != Shape::Compound).last().map(|word| word.end)
}
