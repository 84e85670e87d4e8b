//! Comments on cells and slides: read before anything else, written anew, and gathered from what is written.
//!
//! Nothing of their parts is copied. What is written is made of the texts, of numbers that are given anew and of words
//! that the programs themselves write, so that whoever commented, and when, is told nowhere.
//!
//! - Notes of cells (ECMA-376-1, 18.7) keep the looks of their text. The drawing that older programs show them by
//!   (ECMA-376-4, 19.1.2) is made anew, too: one shape for each, where it was and hidden as it was.
//! - Threads of cells ([MS-XLSX], 2.1.17) stay threads: what is said in them is all that differs from one to the next, and
//!   so the note that stands for each in older programs can be made from it. An edit of the one is one of both. Whom
//!   they mention is told by their text alone, since an edit would move what the numbers of a mention point to.
//! - Comments on slides stay in the form that they have, the older (ECMA-376-1, 19.4) with the threads that were added to
//!   it, or the newer ([MS-PPTX], 2.16) on the slide or the shape that they are about.

mod anchor;
mod gather;
mod note;
mod person;
mod shape;
mod slide;
mod slide_thread;
mod thread;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Labels, is_label, label};
use crate::format::ooxml::part::{Kind, Known, known, relation};
use crate::format::ooxml::tally::Tally;
use crate::format::{Comments, Options};
use crate::limits::Limits;
use crate::model::DroppedKind;
use crate::syntax::opc::{Package, Relationship, Target};
use crate::syntax::xml::Token;
pub use gather::{Said, Scene, gather};
pub use slide::ordered;

/// The parts that are made for each part of a package that has comments, by the index of that.
#[derive(Debug, Default)]
pub struct Remarks(BTreeMap<usize, Vec<Made>>);

/// A part that is written anew.
#[derive(Debug)]
pub struct Made {
    /// What it is.
    pub known: &'static Known,
    /// The part that it takes the place of, by its index; what is made from nothing has none.
    pub index: Option<usize>,
    /// Its markup.
    pub text: String,
}

macro_rules! sheet {
    ($end:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.", $end)
    };
}

static NOTES: Known = known(Kind::Notes, "comments", &[sheet!("spreadsheetml.comments+xml")], "comments#.xml");
static SHAPES: Known = known(Kind::NoteShapes, "vmlDrawing", &[sheet!("vmlDrawing")], "drawings/vmlDrawing#.vml");
static THREADS: Known = known(
    Kind::Threads,
    "threadedComment",
    &["application/vnd.ms-excel.threadedcomments+xml"],
    "threadedComments/threadedComment#.xml",
);
static PERSONS: Known = known(Kind::Persons, "person", &["application/vnd.ms-excel.person+xml"], "persons/person.xml");
static ON_SLIDES: Known =
    known(Kind::SlideComments, "comments", &[sheet!("presentationml.comments+xml")], "comments/comment#.xml");
static AUTHORS: Known =
    known(Kind::CommentAuthors, "commentAuthors", &[sheet!("presentationml.commentAuthors+xml")], "commentAuthors.xml");
static SLIDE_THREADS: Known = known(
    Kind::SlideThreads,
    "modernComments",
    &["application/vnd.ms-powerpoint.comments+xml"],
    "comments/modernComment#.xml",
);
static SLIDE_PERSONS: Known =
    known(Kind::Persons, "authors", &["application/vnd.ms-powerpoint.authors+xml"], "authors.xml");

impl Remarks {
    /// Reads the comments of a workbook or a presentation; there are none where they are to be dropped.
    ///
    /// A part of comments that cannot be read is left to be dropped as a whole.
    pub fn read(folder: &str, package: &Package, tally: &mut Tally, options: &Options) -> Self {
        let root = package.relationships.iter().find(|root| relation(&root.kind) == Some("officeDocument"));
        let Some(Target::Part(document)) = root.map(|root| &root.target) else { return Self::default() };
        if options.comments == Comments::Drop {
            return Self::default();
        }
        let limits = &options.limits;
        let is_strict = root.is_some_and(|root| root.kind.starts_with("http://purl.oclc.org/"));
        let mut reading =
            Reading { package, limits, is_strict, tally, labels: Labels::default(), found: Self::default() };
        match folder {
            "xl" => note::book(&mut reading, *document),
            "ppt" => slide::presentation(&mut reading, *document),
            _ => {}
        }
        reading.found
    }

    /// Takes the parts that are made for a part.
    pub fn take(&mut self, index: usize) -> Vec<Made> {
        self.0.remove(&index).unwrap_or_default()
    }
}

/// What the readers of comments have in common.
struct Reading<'a> {
    package: &'a Package,
    limits: &'a Limits,
    is_strict: bool,
    tally: &'a mut Tally,
    labels: Labels,
    found: Remarks,
}

impl<'a> Reading<'a> {
    /// What a part refers to.
    fn relationships(&self, index: usize) -> &'a [Relationship] {
        self.package.parts.get(index).map_or(&[], |part| part.relationships.as_slice())
    }

    /// The first part of a kind that a part refers to.
    fn target(&self, of: usize, known: &Known) -> Option<usize> {
        let end = if known.relation == "modernComments" { "comments" } else { known.relation };
        let is_it = |index: &usize| {
            let content_type = self.package.parts.get(*index).map_or("", |part| part.content_type.as_str());
            known.content_types.iter().any(|known| known.eq_ignore_ascii_case(content_type))
        };
        let all = self.relationships(of).iter().filter(|found| relation(&found.kind) == Some(end));
        let mut all = all.filter_map(|found| if let Target::Part(index) = found.target { Some(index) } else { None });
        all.find(is_it)
    }

    fn bytes(&self, index: usize) -> &'a [u8] {
        self.package.parts.get(index).map_or(&[], |part| part.bytes.as_slice())
    }

    fn add(&mut self, of: usize, known: &'static Known, index: Option<usize>, text: String) {
        self.found.0.entry(of).or_default().push(Made { known, index, text });
    }

    /// The label of an author. It is told where that is one who is named, or when something was said.
    fn author(&mut self, name: &str, is_dated: bool) -> usize {
        self.tally.add(DroppedKind::CommentAuthor, usize::from(is_dated || !name.is_empty() && !is_label(name)));
        self.labels.of(name)
    }
}

/// A number in the form by which the newer comments tell persons and each other apart.
fn guid(group: u16, number: usize) -> String {
    format!("{{00000000-0000-4000-{group:X}-{number:012}}}")
}

/// The text that a token stands for, with one sign for the end of a line (XML 1.0, 2.11).
fn text_of(token: Token<'_>) -> Cow<'_, str> {
    match token {
        Token::Text(text) | Token::Literal(text) if text.contains('\r') => {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        }
        Token::Text(text) | Token::Literal(text) => Cow::Borrowed(text),
        Token::Character(c) => Cow::Owned(c.to_string()),
        Token::Open(_) | Token::Close | Token::Aside => Cow::Borrowed(""),
    }
}

/// The numbers of what is said.
const SAID: u16 = 0x8000;
/// The numbers of who says it.
const SAYING: u16 = 0x9000;
