//! What properties, comments and the template's path tell, before they are dropped.

use super::comment::is_label;
use crate::limits::Limits;
use crate::model::{Clue, ClueKind};
use crate::syntax::opc::{Package, Part, Target};
use crate::syntax::xml::{self, Scan, Token, attributes, decode_value};

/// The most clues of one file; more come from no person.
const MOST: usize = 64;
/// Longer texts are no names.
const LONGEST: usize = 256;

/// What to take from a kind of part, by the end of its content type: the text of these elements, or of all.
const TEXTS: &[(&str, &[(&str, ClueKind)])] = &[
    (
        "core-properties+xml",
        &[
            ("creator", ClueKind::Author),
            ("lastModifiedBy", ClueKind::Author),
            ("title", ClueKind::Property),
            ("subject", ClueKind::Property),
            ("keywords", ClueKind::Property),
            ("category", ClueKind::Property),
        ],
    ),
    (
        "extended-properties+xml",
        &[("Company", ClueKind::Company), ("Manager", ClueKind::Author), ("Template", ClueKind::Template)],
    ),
    ("custom-properties+xml", &[("lpwstr", ClueKind::Property), ("lpstr", ClueKind::Property)]),
];

/// The ends of the content types of parts that name those who commented or had a hand in it (ECMA-376-1, 11.3.2, 12.3 and
/// 13.3.1; [MS-PPTX], 2.1.2; [MS-XLSX], 2.1).
const AUTHORS: &[&str] = &[
    ".comments+xml",
    ".commentauthors+xml",
    "ms-powerpoint.authors+xml",
    "ms-excel.person+xml",
    ".usernames+xml",
    ".revisionheaders+xml",
    ".pivotcachedefinition+xml",
];

/// Gathers the clues of a package. A part that is broken gives what it holds up to there: it is dropped anyway.
pub fn clues(package: &Package, limits: &Limits) -> Vec<Clue> {
    let mut out: Vec<Clue> = Vec::new();
    let mut add = |kind: ClueKind, text: &str| {
        let clue = Clue { kind, text: text.trim().into() };
        if out.len() < MOST && !text.trim().is_empty() && text.len() <= LONGEST && !out.contains(&clue) {
            out.push(clue);
        }
    };
    for part in &package.parts {
        if let Some((_, elements)) = TEXTS.iter().find(|(end, _)| part.content_type.ends_with(end)) {
            texts(part, elements, limits, &mut add);
        } else if AUTHORS.iter().any(|end| part.content_type.ends_with(end)) {
            authors(part, limits, &mut add);
        }
        for relationship in part.relationships.iter().filter(|found| found.kind.ends_with("/attachedTemplate")) {
            if let Target::External(path) = &relationship.target {
                add(ClueKind::Template, path);
            }
        }
    }
    out
}

fn texts(part: &Part, elements: &[(&str, ClueKind)], limits: &Limits, add: &mut impl FnMut(ClueKind, &str)) {
    let Ok(source) = xml::decode(&part.bytes) else { return };
    let mut scan = Scan::new(&source, &[], limits);
    let (mut kind, mut text) = (None, String::new());
    while let Ok(Some(token)) = scan.next() {
        match token {
            Token::Open(open) => {
                kind = elements.iter().find(|(name, _)| *name == open.local).map(|(_, kind)| *kind);
                text.clear();
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
}

fn authors(part: &Part, limits: &Limits, add: &mut impl FnMut(ClueKind, &str)) {
    let Ok(source) = xml::decode(&part.bytes) else { return };
    let mut scan = Scan::new(&source, &[], limits);
    let mut text: Option<String> = None;
    while let Ok(Some(token)) = scan.next() {
        let open = match token {
            Token::Open(open) => open,
            Token::Text(piece) => {
                text.iter_mut().for_each(|text| text.push_str(piece));
                continue;
            }
            Token::Character(c) => {
                text.iter_mut().for_each(|text| text.push(c));
                continue;
            }
            Token::Close => {
                // A number stands for whoever began a thread.
                if let Some(text) = text.take().filter(|text| !text.starts_with("tc={") && !is_label(text)) {
                    add(ClueKind::Author, &text);
                }
                continue;
            }
            Token::Literal(_) | Token::Aside => continue,
        };
        let named = match open.local {
            "comment" => "author",
            "cmAuthor" | "author" | "userInfo" => "name",
            "person" => "displayName",
            "header" => "userName",
            "pivotCacheDefinition" => "refreshedBy",
            _ => continue,
        };
        text = (open.local == "author" && !open.is_empty).then(String::new);
        let author = attributes(open.attributes).flatten().find(|attribute| attribute.local == named);
        if let Some(author) = author
            && let Ok(name) = decode_value(author.value)
            && !is_label(&name)
        {
            add(ClueKind::Author, &name);
        }
    }
}
