//! The line, the sentence and the words around a hit.

use crate::detect::Hit;
use crate::model::fold::class;

/// How far a line or a sentence is followed to either side, in bytes.
const REACH: usize = 320;

/// A piece of text with its place.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// Where it begins.
    pub start: usize,
    /// The text.
    pub text: &'a str,
}

/// The line around a place, as far as it is followed.
pub fn line<'a>(hit: &Hit<'a>, at: usize) -> Piece<'a> {
    let (before, after) = (hit.before(at, REACH), hit.after(at, REACH));
    let breaks = ['\n', '\r'];
    let start = at - before.len() + before.rfind(breaks).map_or(0, |found| found + 1);
    let end = at + after.find(breaks).unwrap_or(after.len());
    Piece { start, text: hit.slice(start, end) }
}

/// The sentence around a place, or nothing where it does not end within reach.
pub fn sentence<'a>(hit: &Hit<'a>, at: usize) -> Option<Piece<'a>> {
    let (before, after) = (hit.before(at, REACH), hit.after(at, REACH));
    let floor = at - before.len();
    let start = before.char_indices().rev().map(|(index, c)| index + c.len_utf8());
    let start = start.into_iter().find(|&index| parts(before, after, index));
    if start.is_none() && floor > 0 {
        return None;
    }
    let start = floor + start.unwrap_or(0);
    let whole = hit.slice(start, at + after.len());
    let from = at - start;
    let ends = whole.char_indices().map(|(index, c)| index + c.len_utf8()).filter(|&index| index > from);
    let end = ends.into_iter().find(|&index| parts(whole, "", index));
    if end.is_none() && after.len() + 4 > REACH {
        return None;
    }
    let text = whole.get(..end.unwrap_or(whole.len()))?;
    let lead = text.len() - text.trim_start_matches(class(|c| !c.is_alphanumeric() && !"\"“$€£(".contains(c))).len();
    Some(Piece { start: start + lead, text: text.get(lead..)?.trim_end() })
}

/// Words behind whose dot a sentence goes on.
const ABBREVIATIONS: &[&str] =
    &["inc", "corp", "ltd", "co", "mr", "mrs", "ms", "dr", "approx", "vs", "no", "est", "u.s", "ca"];

/// Tells whether one sentence ends and another begins at a place of a text, which goes on with `rest`.
fn parts(text: &str, rest: &str, at: usize) -> bool {
    let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let next = after.chars().chain(rest.chars()).next();
    match before.chars().next_back() {
        Some('\n') => {
            // A line that was only wrapped goes on in lower case.
            !next.is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '$')
                || before.trim_end_matches(class(|c| matches!(c, '\n' | '\r'))).len() + 1
                    < before.len() - usize::from(before.ends_with("\r\n"))
        }
        Some('!' | '?' | '|') => next.is_none_or(char::is_whitespace),
        Some('.') => {
            let word =
                before.trim_end_matches('.').rsplit(class(|c| matches!(c, ' ' | '\n'))).next().unwrap_or_default();
            next.is_none_or(char::is_whitespace)
                && !ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
                && word.chars().count() > 1
        }
        _ => false,
    }
}

/// The words of a text with their places.
pub fn words(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let is_between = class(|c| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '+' | '&')));
    let mut end = 0;
    text.split_inclusive(is_between).filter_map(move |piece| {
        let start = end;
        end += piece.len();
        let word = piece.trim_end_matches(is_between);
        (!word.is_empty()).then_some(Piece { start, text: word })
    })
}

/// The entries of a list that is written as one text, parted by `|`.
///
/// A list of many short words takes half the room in this form.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split('|')
}
