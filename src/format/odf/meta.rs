//! What the properties and remarks tell of those who made a document, before they are dropped (OpenDocument 1.3, part 3, 4).

use crate::limits::Limits;
use crate::model::{Clue, ClueKind};
use crate::syntax::open_document::{self, DC, META, XLINK};
use crate::syntax::xml::{self, Scan, Token, attributes, decode_value};

/// The most clues of one file; more come from no person.
const MOST: usize = 64;
/// Longer texts are no names.
const LONGEST: usize = 256;

/// Gathers the clues of a part. One that is broken gives what it holds up to there.
pub fn clues(bytes: &[u8], limits: &Limits) -> Vec<Clue> {
    let Ok(source) = xml::decode(bytes) else { return Vec::new() };
    let mut out: Vec<Clue> = Vec::new();
    let mut add = |kind: ClueKind, text: &str| {
        let clue = Clue { kind, text: text.trim().into() };
        if out.len() < MOST && !text.trim().is_empty() && text.len() <= LONGEST && !out.contains(&clue) {
            out.push(clue);
        }
    };
    let mut scan = Scan::new(&source, open_document::ALL, limits);
    let (mut kind, mut text) = (None, String::new());
    while let Ok(Some(token)) = scan.next() {
        match token {
            Token::Open(open) => {
                text.clear();
                kind = match (open.namespace, open.local) {
                    (DC, "creator") | (META, "initial-creator" | "printed-by") => Some(ClueKind::Author),
                    (DC, "title" | "subject" | "description") | (META, "keyword" | "user-defined") => {
                        Some(ClueKind::Property)
                    }
                    _ => None,
                };
                if (open.namespace, open.local) == (META, "template") {
                    for attribute in attributes(open.attributes).flatten() {
                        let is_named = matches!(attribute.local, "title" | "href");
                        let value = decode_value(attribute.value).ok();
                        if let Some(value) = value.filter(|_| is_named && scan.resolve(attribute.prefix) == XLINK) {
                            add(ClueKind::Template, &value);
                        }
                    }
                }
            }
            Token::Text(piece) => text.push_str(piece),
            Token::Character(c) => text.push(c),
            Token::Close => {
                if let Some(kind) = kind.take() {
                    add(kind, &text);
                }
            }
            Token::Literal(_) | Token::Aside => {}
        }
    }
    out
}
