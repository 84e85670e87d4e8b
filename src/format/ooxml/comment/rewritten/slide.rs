//! Comments on slides in their older form (ECMA-376-1, 19.4; [MS-PPTX], 2.6).

use std::collections::BTreeMap;

use super::slide_thread::Newer;
use super::{AUTHORS, ON_SLIDES, Reading, label, text_of};
use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, P, P15, R};
use crate::format::ooxml::part::relation;
use crate::limits::Limits;
use crate::model::order;
use crate::syntax::opc::{Relationship, Target};
use crate::syntax::xml::{self, DECLARATION, Open, Scan, Token, attributes, decode_value, escape_text, plain_value};

/// The relationships of a presentation, those to its slides in the order in which they are shown.
pub fn ordered<'r>(presentation: &[u8], relationships: &'r [Relationship]) -> Vec<&'r Relationship> {
    let is_slide = |relationship: &Relationship| relationship.kind.ends_with("/slide");
    let mut places = BTreeMap::new();
    let has_slides = relationships.iter().any(is_slide);
    let quoted = if has_slides { presentation } else { &[] }.split(|&byte| byte == b'"');
    for (place, text) in quoted.enumerate().filter(|(_, text)| text.len() <= 32) {
        places.entry(text).or_insert(place);
    }
    let place = |relationship: &Relationship| {
        let place = places.get(relationship.id.as_bytes()).filter(|_| is_slide(relationship)).copied();
        (!is_slide(relationship), place)
    };
    order::sort_by_key(relationships.iter().collect(), |relationship: &&Relationship| place(relationship))
}

/// Reads the comments of a presentation, slide by slide.
pub(super) fn presentation(reading: &mut Reading<'_>, presentation: usize) {
    let bytes = reading.bytes(presentation);
    let numbers = numbers(bytes, reading.limits).unwrap_or_default();
    let list = reading.target(presentation, &AUTHORS);
    let mut authors = Authors::read(reading, list);
    let mut newer = Newer::read(reading, presentation);
    for relationship in ordered(bytes, reading.relationships(presentation)) {
        let (Target::Part(slide), Some("slide")) = (&relationship.target, relation(&relationship.kind)) else {
            continue;
        };
        if let Some(part) = reading.target(*slide, &ON_SLIDES)
            && let Ok(comments) = read(reading, part)
            && !comments.is_empty()
        {
            let text = authors.write(reading, &comments);
            reading.add(*slide, &ON_SLIDES, Some(part), text);
        }
        newer.slide(reading, *slide, numbers.get(&relationship.id).copied().unwrap_or(FIRST));
    }
    if let Some(text) = authors.list(reading.is_strict) {
        reading.add(presentation, &AUTHORS, list, text);
    }
    newer.finish(reading, presentation);
}

/// The number of a slide of which nothing is told, which is the least that one may have (19.7.13).
const FIRST: u32 = 256;

/// The numbers of the slides, by the relationships that lead to them.
fn numbers(bytes: &[u8], limits: &Limits) -> Result<BTreeMap<String, u32>> {
    let text = xml::decode(bytes)?;
    let mut scan = Scan::new(&text, ns::ALL, limits);
    let mut found = BTreeMap::new();
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        if (open.namespace, open.local) != (P, "sldId") {
            continue;
        }
        let (mut number, mut id) = (None, None);
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            match (attribute.local, scan.namespace_of(&attribute)) {
                ("id", R) => id = Some(decode_value(attribute.value)?.into_owned()),
                ("id", _) => number = attribute.value.parse().ok(),
                _ => {}
            }
        }
        found.extend(id.zip(number));
    }
    Ok(found)
}

/// A comment as it is read.
#[derive(Debug, Default)]
struct Comment {
    /// The number of its author, and its own among those of the author.
    key: Key,
    /// The comment that it answers.
    parent: Option<Key>,
    corner: (String, String),
    is_dated: bool,
    text: String,
}

/// The number of an author and of one of their comments, as read.
type Key = (String, String);

fn read(reading: &Reading<'_>, part: usize) -> Result<Vec<Comment>> {
    let text = xml::decode(reading.bytes(part))?;
    let mut scan = Scan::new(&text, ns::ALL, reading.limits);
    let (mut comments, mut frames) = (Vec::<Comment>::new(), Vec::new());
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                match (open.namespace, open.local) {
                    (P, "cm") => {
                        let (key, is_dated) = (key(&open)?, plain_value(&open, "dt")?.is_some());
                        comments.push(Comment { key, is_dated, ..Comment::default() });
                    }
                    (P, "pos") => {
                        let corner = (coordinate(&open, "x")?, coordinate(&open, "y")?);
                        comments.last_mut().into_iter().for_each(|comment| comment.corner = corner.clone());
                    }
                    (P15, "parentCm") => {
                        let parent = key(&open)?;
                        comments.last_mut().into_iter().for_each(|comment| comment.parent = Some(parent.clone()));
                    }
                    _ => {}
                }
                if !open.is_empty {
                    frames.push((open.namespace, open.local));
                }
                continue;
            }
            Token::Close => {
                frames.pop();
                continue;
            }
            _ => {}
        }
        if let ([.., (P, "cm"), (P, "text")], Some(comment)) = (frames.as_slice(), comments.last_mut()) {
            comment.text += &text_of(token);
        }
    }
    Ok(comments)
}

fn key(open: &Open<'_>) -> Result<Key> {
    Ok((plain_value(open, "authorId")?.unwrap_or_default(), plain_value(open, "idx")?.unwrap_or_default()))
}

/// A corner of a comment, where it is a plain number.
pub(super) fn coordinate(open: &Open<'_>, name: &str) -> Result<String> {
    let is_sound = |written: &String| {
        let digits = written.strip_prefix('-').unwrap_or(written);
        !digits.is_empty() && digits.len() <= 9 && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    Ok(plain_value(open, name)?.filter(is_sound).unwrap_or_else(|| "0".to_owned()))
}

/// Those who comment.
#[derive(Debug, Default)]
struct Authors {
    /// Their names and colours, by their numbers as read.
    known: BTreeMap<String, (String, Option<usize>)>,
    /// Those who are met, by their numbers as read, in the order in which they are.
    numbers: BTreeMap<String, usize>,
    met: Vec<Author>,
}

#[derive(Debug)]
struct Author {
    label: usize,
    colour: usize,
    /// How many comments they have.
    count: usize,
}

impl Authors {
    fn read(reading: &Reading<'_>, list: Option<usize>) -> Self {
        let mut authors = Self::default();
        let bytes = list.map(|list| reading.bytes(list)).unwrap_or_default();
        let Ok(text) = xml::decode(bytes) else { return authors };
        let mut scan = Scan::new(&text, ns::ALL, reading.limits);
        while let Ok(Some(token)) = scan.next() {
            let Token::Open(open) = token else { continue };
            if let (P, "cmAuthor", Ok(Some(id))) = (open.namespace, open.local, plain_value(&open, "id")) {
                let name = plain_value(&open, "name").ok().flatten().unwrap_or_default();
                let colour = plain_value(&open, "clrIdx").ok().flatten().and_then(|colour| colour.parse().ok());
                let colour = colour.filter(|colour| *colour < 1000);
                authors.known.entry(id).or_insert((name.trim().to_owned(), colour));
            }
        }
        authors
    }

    /// Writes the comments of a slide.
    fn write(&mut self, reading: &mut Reading<'_>, comments: &[Comment]) -> String {
        let mut keys = BTreeMap::new();
        let mut numbers = Vec::with_capacity(comments.len());
        for comment in comments {
            let number = self.next(reading, comment);
            keys.entry(&comment.key).or_insert(number);
            numbers.push(number);
        }
        let mut list = String::new();
        for (comment, (author, index)) in comments.iter().zip(numbers) {
            let answered = comment.parent.as_ref().and_then(|parent| keys.get(parent));
            let thread = answered.filter(|parent| **parent != (author, index)).map(|(author, index)| {
                format!(
                    "<p:extLst><p:ext uri=\"{{C676402C-5697-4E1C-873F-D02D1690AC5C}}\"><p15:threadingInfo \
                     xmlns:p15=\"http://schemas.microsoft.com/office/powerpoint/2012/main\" timeZoneBias=\"0\">\
                     <p15:parentCm authorId=\"{author}\" idx=\"{index}\"/></p15:threadingInfo></p:ext></p:extLst>"
                )
            });
            let ((x, y), text) = (&comment.corner, escape_text(&comment.text));
            list += &format!(
                "<p:cm authorId=\"{author}\" idx=\"{index}\"><p:pos x=\"{x}\" y=\"{y}\"/><p:text>{text}</p:text>{}</p:cm>",
                thread.unwrap_or_default()
            );
        }
        format!("{DECLARATION}<p:cmLst xmlns:p=\"{}\">{list}</p:cmLst>", main(reading.is_strict))
    }

    /// The numbers of a comment: that of its author, and its own.
    fn next(&mut self, reading: &mut Reading<'_>, comment: &Comment) -> (usize, usize) {
        let (name, colour) = self.known.get(&comment.key.0).cloned().unwrap_or_default();
        let (label, next) = (reading.author(&name, comment.is_dated), self.met.len());
        let number = *self.numbers.entry(comment.key.0.clone()).or_insert(next);
        if number == next {
            self.met.push(Author { label, colour: colour.unwrap_or(number), count: 0 });
        }
        let Some(author) = self.met.get_mut(number) else { return (number, 1) };
        author.count += 1;
        (number, author.count)
    }

    /// Writes who there is; nothing where there is nobody.
    fn list(&self, is_strict: bool) -> Option<String> {
        if self.met.is_empty() {
            return None;
        }
        let author = |(id, author): (usize, &Author)| {
            let (name, Author { label, colour, count }) = (self::label(author.label), author);
            format!(
                "<p:cmAuthor id=\"{id}\" name=\"{name}\" initials=\"A{label}\" lastIdx=\"{count}\" clrIdx=\"{colour}\"/>"
            )
        };
        let list: String = self.met.iter().enumerate().map(author).collect();
        Some(format!("{DECLARATION}<p:cmAuthorLst xmlns:p=\"{}\">{list}</p:cmAuthorLst>", main(is_strict)))
    }
}

const fn main(is_strict: bool) -> &'static str {
    if is_strict {
        "http://purl.oclc.org/ooxml/presentationml/main"
    } else {
        "http://schemas.openxmlformats.org/presentationml/2006/main"
    }
}
