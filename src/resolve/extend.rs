//! Spans grow to whole tokens and whole names.

use super::propagate::{GUESS, PART};
use crate::detect::{is_name_word, judges_by_neighbours};
use crate::model::fold::{is_invisible, is_mark};
use crate::model::{Candidate, Entity, Span};

/// Grows each span that begins or ends inside a word to the whole word.
///
/// Terms are left as they are: part of an identifier is all that has to go there, and the lexicon chose their
/// borders.
pub fn to_whole_tokens(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        if candidate.entity != Entity::Term {
            // The span before has been grown already, so nothing is walked over twice.
            let floor = out.last().map_or(0, |last| last.span.end()).min(candidate.span.start());
            let (start, end) = (candidate.span.start(), candidate.span.end());
            let covered = out.last().is_some_and(|last| last.span.end() >= end);
            let grown =
                if covered { None } else { Span::of(text, grown_start(text, start, floor), grown_end(text, end)) };
            candidate.span = grown.unwrap_or(candidate.span);
        }
        match out.last_mut() {
            Some(last)
                if touches_inside_word(text, last.span, candidate.span)
                    && last.entity != Entity::Term
                    && candidate.entity != Entity::Term =>
            {
                let span = last.span.union(candidate.span);
                if super::overlap::better(&candidate, last).is_gt() {
                    *last = candidate;
                }
                last.span = span;
            }
            _ => out.push(candidate),
        }
    }
    out
}

/// Grows persons of one word, such as a known surname, to the capitalised words beside them, and joins the pieces of
/// one name that a single blank parts.
pub fn to_whole_names(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for mut candidate in candidates {
        // Where names are known from lists, their neighbours have been judged already.
        let detector = candidate.detector.as_str();
        let is_judged = matches!(detector, PART | GUESS) || judges_by_neighbours(detector);
        if candidate.entity == Entity::Person && !is_judged {
            candidate.span = with_neighbours(text, candidate.span).unwrap_or(candidate.span);
        }
        match out.last_mut() {
            Some(last)
                if last.entity == Entity::Person
                    && candidate.entity == Entity::Person
                    && matches!(text.get(last.span.end()..candidate.span.start()), Some(" " | "\u{a0}" | "-" | "")) =>
            {
                last.span = last.span.union(candidate.span);
                last.score = last.score.max(candidate.score);
            }
            _ => out.push(candidate),
        }
    }
    out
}

/// Takes the name word before and the one after a single word into its span.
fn with_neighbours(text: &str, span: Span) -> Option<Span> {
    const LONGEST: usize = 24;
    if span.slice(text).contains([' ', '\u{a0}']) {
        return None;
    }
    let is_part = |c: &char| is_joined(*c) || matches!(c, '-' | '\'' | '’');
    let before = text.get(..span.start())?.strip_suffix(' ').unwrap_or_default();
    let len: usize = before.chars().rev().take(LONGEST).take_while(is_part).map(char::len_utf8).sum();
    let first = before.get(before.len() - len..).filter(|word| is_name_word(word)).map(|_| before.len() - len);
    let after = text.get(span.end()..)?.strip_prefix(' ').unwrap_or_default();
    let len: usize = after.chars().take(LONGEST).take_while(is_part).map(char::len_utf8).sum();
    let last = after.get(..len).filter(|word| is_name_word(word)).map(|_| span.end() + 1 + len);
    Span::of(text, first.unwrap_or(span.start()), last.unwrap_or(span.end()))
}

/// Takes blanks off the ends of spans, and lets the invisible characters around a value go with it.
pub fn without_edges(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates
        .into_iter()
        .filter_map(|mut candidate| {
            let value = candidate.span.slice(text);
            let trimmed = value.trim();
            let start = candidate.span.start() + (value.len() - value.trim_start().len());
            let end = start + trimmed.len();
            let before = text
                .get(..start)?
                .chars()
                .rev()
                .take(8)
                .take_while(|&c| is_invisible(c))
                .map(char::len_utf8)
                .sum::<usize>();
            let after =
                text.get(end..)?.chars().take(8).take_while(|&c| is_invisible(c)).map(char::len_utf8).sum::<usize>();
            candidate.span = Span::of(text, start - before, end + after)?;
            Some(candidate)
        })
        .collect()
}

fn grown_start(text: &str, start: usize, floor: usize) -> usize {
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    if !first.is_some_and(is_joined) {
        return start;
    }
    let before = text.get(floor..start).unwrap_or_default();
    start - before.chars().rev().take_while(|&c| is_joined(c)).map(char::len_utf8).sum::<usize>()
}

fn grown_end(text: &str, end: usize) -> usize {
    let last = text.get(..end).and_then(|before| before.chars().next_back());
    if !last.is_some_and(is_joined) {
        return end;
    }
    end + text.get(end..).unwrap_or_default().chars().take_while(|&c| is_joined(c)).map(char::len_utf8).sum::<usize>()
}

fn touches_inside_word(text: &str, a: Span, b: Span) -> bool {
    let joined = |c: Option<char>| c.is_some_and(is_joined);
    b.start() < a.end()
        || (a.end() == b.start() && joined(a.slice(text).chars().next_back()) && joined(b.slice(text).chars().next()))
}

/// Tells whether a character and its neighbour of the same kind are one token.
///
/// Scripts that are written without blanks are left out: there the neighbour is as likely another word.
pub(super) fn is_joined(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || is_invisible(c)
        || (!c.is_ascii()
            && (c.is_alphanumeric() || is_mark(c))
            && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..))
}
