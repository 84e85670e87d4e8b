//! Comments: what they say without the signs that make them comments.

use std::borrow::Cow;
use std::ops::Range;

use super::{Piece, Sense, Writing};

/// The signs that may stand before the words of a comment.
const SIGNS: &[char] = &['/', '*', '#', '!', '-', ';', '%', '=', '<', '>', '|', '+', '~'];

/// A comment that ends with its line.
pub fn line(source: &str, range: Range<usize>) -> Piece {
    Piece::plain(source, range, Sense::Comment, Writing::Escaped(written))
}

/// A comment that may go over many lines; the stars at the start of its lines are no part of what it says.
pub fn block(source: &str, range: Range<usize>) -> Piece {
    let raw = source.get(range.clone()).unwrap_or_default();
    let mut out = Piece { range, text: String::new(), ..line(source, 0..0) };
    let mut at = 0;
    for row in raw.split_inclusive('\n') {
        let bare = if at == 0 { row } else { row.trim_start_matches([' ', '\t']) };
        let bare = bare.trim_start_matches('*');
        let said = at + row.len() - bare.len();
        if said > at {
            out.gaps.push(out.range.start + at..out.range.start + said);
            out.map.jump(out.text.len(), said);
        }
        out.text.push_str(bare);
        at += row.len();
    }
    out
}

/// Comments of one line each that follow each other become one: a sentence may run over their ends.
pub fn joined(source: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match out.last_mut() {
            Some(last) if follows(source, last, &piece) => {
                // A line end is read between them; none of what stands there goes.
                last.text.push('\n');
                last.gaps.push(last.range.end..piece.range.start);
                last.map.jump(last.text.len(), piece.range.start - last.range.start);
                last.text.push_str(&piece.text);
                last.range.end = piece.range.end;
            }
            _ => out.push(piece),
        }
    }
    out
}

/// The most bytes of comments that become one: a program that is all comment is looked at in parts.
const MOST: usize = 16 * 1024;

/// Tells whether a comment stands in the line below another, with nothing but blanks and signs between them.
fn follows(source: &str, last: &Piece, next: &Piece) -> bool {
    let are_comments = [last, next].iter().all(|piece| piece.sense == Sense::Comment);
    let between = source.get(last.range.end..next.range.start).unwrap_or_default();
    are_comments
        && last.text.len() < MOST
        && between.matches('\n').count() == 1
        && between.chars().all(|c| c.is_whitespace() || SIGNS.contains(&c))
        && !["*/", "/*", "--"].iter().any(|sign| between.contains(sign))
        && !next.text.contains('\n')
}

/// Nothing in a comment may end it.
pub fn written(text: &str) -> Cow<'_, str> {
    const ENDINGS: &[&str] = &["*/", "--", "*)", "-}", "#>", "]]", "=#", "%}", "\n", "\r"];
    if !ENDINGS.iter().any(|ending| text.contains(ending)) {
        return text.into();
    }
    ENDINGS.iter().fold(text.to_owned(), |text, ending| text.replace(ending, " ")).into()
}
