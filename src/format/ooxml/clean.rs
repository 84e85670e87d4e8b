//! The first pass over a part: leaves out what is dropped whole, and copies all else byte for byte.
//!
//! What comes out is well formed, holds no comments, processing instructions, CDATA sections or unknown namespaces, so
//! that the second pass meets text and names only.

mod attribute;
mod block;
mod comment;
mod cut;
mod element;
mod object;
mod presentation;
mod preview;
mod slide;
mod spreadsheet;

use std::collections::{BTreeMap, BTreeSet};

use super::comment::document::Role;
use super::namespace::{self as ns, MC};
use super::sheet::{Gone, plain_cell};
use super::tally::Tally;
use super::vocabulary::is_known;
use crate::error::{Error, Result};
use crate::format::{Changes, Options};
use crate::model::DroppedKind;
use crate::syntax::picture::Crop;
use crate::syntax::xml::{DECLARATION, Open, Scan, Token, decode_value, escape_text};
use block::State;
use element::{Verdict, judge};
pub use presentation::{Action, action};
use slide::Slide;

/// What the relationships of a part are for its markup.
#[derive(Debug)]
pub struct Relations<'g> {
    /// The new name and the use of each relationship that stays, by its old name.
    pub kept: BTreeMap<String, (String, Use)>,
    /// The name under which the placeholder picture can be had.
    pub placeholder: String,
    /// Whether the document is of the strict kind.
    pub is_strict: bool,
    /// The sheets of the workbook that do not stay.
    pub gone: &'g Gone,
    /// The numbers of the stores of data that controls may be filled from.
    pub stores: BTreeSet<String>,
    /// The relationships of pictures that older drawings show for shapes of the part, by the names of the shapes.
    pub previews: BTreeMap<String, String>,
    /// Whether there are building blocks to refer to.
    pub has_blocks: bool,
    /// What the part has to do with comments.
    pub comments: Role,
    /// The relationship of the drawing that shows the notes of the sheet.
    pub notes: Option<String>,
}

/// What a relationship that stays is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The target of a link.
    Link,
    /// A picture.
    Picture,
    /// A picture that is now the placeholder.
    Placeholder,
    /// A file inside the document.
    Embedded,
    /// A header, a footer, or a part that the markup does not name.
    Part,
}

/// Cuts the picture that a relationship leads to, and gives the name of one that leads to what is left.
pub type Cutter<'a> = &'a mut dyn FnMut(&str, &Crop) -> Option<String>;

/// Cleans the markup of one part.
///
/// # Errors
/// What [`Scan`] gives, and `Malformed` for names that no program writes.
pub fn clean(
    source: &str,
    relations: &Relations<'_>,
    cutter: Cutter<'_>,
    tally: &mut Tally,
    options: &Options,
) -> Result<String> {
    let scan = Scan::new(source, ns::ALL, &options.limits);
    let out = String::with_capacity(source.len() + DECLARATION.len());
    let (copied, tag_start, frames, extent, cut_formulas) = (0, 0, Vec::new(), None, BTreeSet::new());
    let changes = options.changes;
    let slide = Slide::read(source, relations, &options.limits)?;
    let mut cleaner = Cleaner {
        source,
        scan,
        out,
        copied,
        frames,
        tag_start,
        extent,
        slide,
        cut_formulas,
        objects: 0,
        has_notes: relations.notes.is_some(),
        padding: None,
        cutter,
        relations,
        changes,
        tally,
    };
    cleaner.run()?;
    Ok(cleaner.out)
}

struct Cleaner<'a> {
    source: &'a str,
    scan: Scan<'a>,
    out: String,
    /// Up to where the source is copied or left out.
    copied: usize,
    frames: Vec<Frame<'a>>,
    /// Where in the output the tag at hand begins.
    tag_start: usize,
    /// Width and height of the drawing at hand.
    extent: Option<(&'a str, &'a str)>,
    /// What was found out about the part before.
    slide: Slide,
    /// The shared formulas that are left out, by their numbers.
    cut_formulas: BTreeSet<&'a str>,
    /// How many objects stay.
    objects: usize,
    /// Whether the sheet has to tell yet where its notes are drawn.
    has_notes: bool,
    /// What takes the place of the frame around the picture at hand, which was cut to it.
    padding: Option<String>,
    cutter: Cutter<'a>,
    relations: &'a Relations<'a>,
    changes: Changes,
    tally: &'a mut Tally,
}

/// An element that is open.
struct Frame<'a> {
    namespace: u8,
    local: &'a str,
    prefix: &'a str,
    tags: Tags,
    state: State,
}

/// What becomes of the tags of an element that is not left out whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tags {
    Keep,
    Remove,
    Rename(&'static str),
}

impl<'a> Cleaner<'a> {
    fn run(&mut self) -> Result<()> {
        let mut is_first = true;
        loop {
            self.pass_cells();
            let Some(token) = self.scan.next()? else { break };
            if std::mem::take(&mut is_first) || self.frames.is_empty() && matches!(token, Token::Open(_)) {
                self.cut(self.scan.start, self.scan.start, "");
                self.out.clear();
                self.out.push_str(DECLARATION);
            }
            match token {
                Token::Open(open) => self.open(open)?,
                Token::Close => self.close()?,
                Token::Literal(text) => self.cut(self.scan.start, self.scan.end, &escape_text(text)),
                Token::Aside => {
                    self.cut(self.scan.start, self.scan.end, "");
                    self.tally.add(DroppedKind::Unreferenced, 1);
                }
                Token::Text(_) | Token::Character(_) => {}
            }
            if self.frames.is_empty() {
                self.flush();
            }
        }
        // White space after the root is not copied.
        Ok(())
    }

    /// Leaves the cells of a row as they are where they hold nothing but a value.
    fn pass_cells(&mut self) {
        self.scan.leave_empty();
        let is_row = self.frames.last().is_some_and(|frame| (frame.namespace, frame.local) == (ns::S, "row"));
        if is_row && self.scan.resolve("") == ns::S {
            let mut end = self.scan.end;
            while let Some(cell) = plain_cell(self.source, end) {
                end = cell.end;
            }
            self.scan.pass(end);
        }
    }

    fn open(&mut self, open: Open<'a>) -> Result<()> {
        if open.prefix.len() > 12 || open.local.len() > 60 {
            return Err(Error::Malformed { what: "one of its parts uses names that no program writes" });
        }
        if self.frames.is_empty() && !is_known(open.local) {
            return Err(Error::Malformed { what: "one of its parts begins with an element that no program writes" });
        }
        self.place_notes(Some(&open));
        self.tag_start = self.length_at(self.scan.start);
        if let Some(picture) = self.slide.picture(self.scan.start).map(str::to_owned) {
            return self.skip(open, &picture);
        }
        let mut verdict = self.slide.verdict(self.scan.start).unwrap_or_else(|| judge(&open, self.changes));
        verdict = self.judge_comment(&open).unwrap_or(verdict);
        if (open.namespace, open.local) == (ns::W, "placeholder") && !self.relations.has_blocks {
            verdict = Verdict::Skip(None);
        }
        if (open.namespace, open.local) == (ns::A, "srcRect")
            && let Some(padding) = self.padding.take()
        {
            return self.skip(open, &padding);
        }
        if verdict == Verdict::Keep && matches!(open.namespace, ns::S | ns::XM) {
            verdict = self.judge_formula(&open)?;
        }
        if verdict == Verdict::Keep && !open.attributes.is_empty() {
            verdict = self.judge_attributes(&open)?;
        }
        match verdict {
            Verdict::Keep if is_mark(&open) => self.close_at_once(open),
            Verdict::Keep => self.keep(open, Tags::Keep),
            Verdict::Rename(name) => {
                let (start, end) = (self.scan.start, self.scan.end);
                let slash = if open.is_empty { "/" } else { "" };
                self.cut(start, end, &format!("<{}{name}{slash}>", qualifier(open.prefix)));
                self.keep(open, Tags::Rename(name))
            }
            Verdict::Unwrap(kind) => {
                self.count(kind);
                self.cut(self.scan.start, self.scan.end, "");
                self.keep(open, Tags::Remove)
            }
            Verdict::Delete => {
                self.note_deletion();
                self.tally.add(DroppedKind::TrackedChange, 1);
                self.skip(open, "")
            }
            // A frame on a sheet holds no picture; it goes with the anchor around it.
            Verdict::Placeholder if self.frames.iter().any(|frame| frame.namespace == ns::XDR) => {
                self.tally.add(DroppedKind::EmbeddedObject, 1);
                self.skip(open, "")
            }
            Verdict::Placeholder => {
                self.tally.add(DroppedKind::EmbeddedObject, 1);
                let picture = self.picture(open.prefix);
                self.skip(open, &picture)
            }
            Verdict::Replace(text) => {
                let name = format!("{}{}", qualifier(open.prefix), open.local);
                self.skip(open, &format!("<{name}>{text}</{name}>"))
            }
            Verdict::Skip(kind) => {
                self.count(kind);
                self.skip(open, "")
            }
        }
    }

    fn keep(&mut self, open: Open<'a>, tags: Tags) -> Result<()> {
        if open.namespace == ns::WP && open.local == "extent" {
            self.extent = attribute::extent(open.attributes)?;
        }
        if tags != Tags::Remove {
            self.note_child(open.local);
        }
        let state = self.begin(&open, tags);
        if open.is_empty {
            return Ok(());
        }
        let Open { namespace, local, prefix, .. } = open;
        self.frames.push(Frame { namespace, local, prefix, tags, state });
        Ok(())
    }

    /// Writes a pair of tags as one, so that the second pass meets it in one form only.
    fn close_at_once(&mut self, open: Open<'a>) -> Result<()> {
        let end = self.scan.end;
        self.cut(end - 1, end, "/>");
        self.note_child(open.local);
        self.pass(open)?;
        self.copied = self.scan.end;
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        let (start, end) = (self.scan.start, self.scan.end);
        self.place_notes(None);
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        match frame.tags {
            Tags::Keep => {}
            Tags::Remove => self.cut(start, end, ""),
            Tags::Rename(name) => self.cut(start, end, &format!("</{}{name}>", qualifier(frame.prefix))),
        }
        self.finish(frame);
        Ok(())
    }

    /// Leaves out the element that has just begun, and writes `instead`.
    fn skip(&mut self, open: Open<'a>, instead: &str) -> Result<()> {
        let start = self.scan.start;
        if !instead.is_empty() {
            self.note_child(open.local);
        }
        self.pass(open)?;
        self.cut(start, self.scan.end, instead);
        Ok(())
    }

    /// Reads on to the end of the element that has just begun.
    fn pass(&mut self, open: Open<'a>) -> Result<()> {
        let mut depth = usize::from(!open.is_empty);
        while depth > 0 {
            match self.scan.next()? {
                Some(Token::Open(open)) => depth += usize::from(!open.is_empty),
                Some(Token::Close) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// Writes the source up to `start`, then `instead`, and goes on at `end`.
    fn cut(&mut self, start: usize, end: usize, instead: &str) {
        self.out.push_str(self.source.get(self.copied..start).unwrap_or_default());
        self.out.push_str(instead);
        self.copied = end;
    }

    fn flush(&mut self) {
        self.cut(self.scan.end, self.scan.end, "");
    }

    /// How long the output would be if the source were copied up to `at`.
    fn length_at(&self, at: usize) -> usize {
        self.out.len() + at.saturating_sub(self.copied)
    }

    fn count(&mut self, kind: Option<DroppedKind>) {
        if let Some(kind) = kind {
            self.tally.add(kind, 1);
        }
    }

    /// The element whose tags stay and that the next token is in.
    fn parent(&mut self) -> Option<&mut Frame<'a>> {
        self.frames.iter_mut().rev().find(|frame| frame.tags != Tags::Remove)
    }

    /// A picture that shows nothing, of the size of what stood there.
    fn picture(&self, prefix: &str) -> String {
        let (width, height) = self.extent.unwrap_or(("914400", "914400"));
        let (drawing, related) = if self.relations.is_strict {
            ("http://purl.oclc.org/ooxml/drawingml/", "http://purl.oclc.org/ooxml/officeDocument/relationships")
        } else {
            (
                "http://schemas.openxmlformats.org/drawingml/2006/",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            )
        };
        let (a, id) = (qualifier(prefix), &self.relations.placeholder);
        format!(
            "<{a}graphicData uri=\"{drawing}picture\"><pic:pic xmlns:pic=\"{drawing}picture\">\
             <pic:nvPicPr><pic:cNvPr id=\"0\" name=\"\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><{a}blip xmlns:r=\"{related}\" r:embed=\"{id}\"/>\
             <{a}stretch><{a}fillRect/></{a}stretch></pic:blipFill>\
             <pic:spPr><{a}xfrm><{a}off x=\"0\" y=\"0\"/><{a}ext cx=\"{width}\" cy=\"{height}\"/></{a}xfrm>\
             <{a}prstGeom prst=\"rect\"><{a}avLst/></{a}prstGeom></pic:spPr></pic:pic></{a}graphicData>"
        )
    }

    /// Tells whether every prefix that a choice requires is understood (ECMA-376-3, 10.2).
    fn requires(&self, open: &Open<'a>) -> Result<bool> {
        debug_assert_eq!(open.namespace, MC);
        for attribute in crate::syntax::xml::attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.prefix.is_empty() && attribute.local == "Requires" {
                let value = decode_value(attribute.value)?;
                return Ok(value.split_whitespace().all(|prefix| ns::is_understood(self.scan.resolve(prefix))));
            }
        }
        Ok(false)
    }
}

/// Tells whether an element stands for a character, a value or the place of a comment, has no content by the standard (ECMA-376-1, 17.3.3 and
/// 18.10.1) or none that a cache of cells has, and yet is written as a pair of tags.
fn is_mark(open: &Open<'_>) -> bool {
    let stands_for_text = matches!(open.local, "sym" | "tab" | "ptab" | "br" | "cr" | "noBreakHyphen" | "softHyphen")
        || open.local.starts_with("commentR");
    let is_item = matches!(open.local, "s" | "n" | "d" | "b" | "e" | "m" | "x");
    !open.is_empty && (open.namespace == ns::W && stands_for_text || open.namespace == ns::S && is_item)
}

fn qualifier(prefix: &str) -> String {
    if prefix.is_empty() { String::new() } else { format!("{prefix}:") }
}
