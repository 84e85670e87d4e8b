//! The texts of comments as they are written, gathered into units.

use std::collections::BTreeMap;

use super::note::OF_THREAD;
use super::thread::gap;
use crate::error::Result;
use crate::format::ooxml::attribute::classify;
use crate::format::ooxml::namespace::S;
use crate::format::ooxml::sheet::cell;
use crate::format::ooxml::splice::{Form, Setting};
use crate::format::ooxml::text::Gathered;
use crate::format::ooxml::units::Units;
use crate::limits::Limits;
use crate::model::{Location, On, Place, TextUnit, Visibility};
use crate::syntax::xml::{NO_NAMESPACE, Open, Scan, Token, attributes};

/// What comments are on.
#[derive(Clone, Copy)]
pub enum Scene<'a> {
    /// A sheet.
    Sheet {
        /// Which one, from 1; 0 for one that the workbook does not name.
        number: usize,
        /// Tells whether a cell is hidden, by its row and column.
        is_hidden: &'a dyn Fn(u32, u32) -> bool,
    },
    /// The slide that was read last.
    Slide,
}

/// The units of threads, by the numbers of these.
#[derive(Debug, Default)]
pub struct Said(BTreeMap<String, Vec<usize>>);

/// Gathers the units of a part that was made here.
///
/// # Errors
/// What [`Scan`] gives, and `LimitExceeded` for too many units.
pub fn gather(units: &mut Units, text: &str, part: usize, scene: Scene<'_>, limits: &Limits) -> Result<()> {
    let mut gatherer = Gatherer {
        units,
        part,
        scene,
        limits,
        frames: Vec::new(),
        authors: Vec::new(),
        text: Gathered::default(),
        held: Vec::new(),
        at: Head::default(),
    };
    let mut scan = Scan::new(text, &[], limits);
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => gatherer.open(&open)?,
            Token::Close => gatherer.close()?,
            Token::Text(text) => gatherer.text.add(text, scan.start, scan.end, Form::Plain),
            Token::Character(c) => {
                gatherer.text.add(c.encode_utf8(&mut [0; 4]), scan.start, scan.end, Form::Escape);
            }
            Token::Literal(_) | Token::Aside => {}
        }
    }
    Ok(())
}

struct Gatherer<'u, 'a> {
    units: &'u mut Units,
    part: usize,
    scene: Scene<'u>,
    limits: &'u Limits,
    frames: Vec<&'a str>,
    /// Who the authors of notes are.
    authors: Vec<String>,
    text: Gathered,
    /// The texts of the comment at hand, and whether each is an answer.
    held: Vec<(bool, Gathered)>,
    at: Head,
}

/// What the tag of a comment tells.
#[derive(Debug, Default)]
struct Head {
    cell: Option<(u32, u32)>,
    author: Option<usize>,
    thread: String,
}

impl<'a> Gatherer<'_, 'a> {
    fn open(&mut self, open: &Open<'a>) -> Result<()> {
        match open.local {
            "comment" | "threadedComment" => self.head(open),
            "rFont" => self.font(open)?,
            "author" | "cm" | "reply" | "p" => self.text = Gathered::default(),
            _ => {}
        }
        if !open.is_empty {
            self.frames.push(open.local);
        }
        Ok(())
    }

    fn head(&mut self, open: &Open<'a>) {
        let value = |name: &str| {
            let found = attributes(open.attributes).flatten().find(|attribute| attribute.local == name);
            found.map(|attribute| attribute.value)
        };
        let thread = value("parentId").or_else(|| value("id")).unwrap_or_default().to_owned();
        let author = value("authorId").and_then(|author| author.parse().ok());
        self.at = Head { cell: value("ref").and_then(cell), author, thread };
        self.text = Gathered::default();
    }

    fn close(&mut self) -> Result<()> {
        let local = self.frames.pop().unwrap_or_default();
        match local {
            "author" => self.authors.push(std::mem::take(&mut self.text).text),
            "comment" => self.note()?,
            "threadedComment" => {
                let text = std::mem::take(&mut self.text).unescaped();
                let unit = self.unit(text)?;
                self.units.said.0.entry(std::mem::take(&mut self.at.thread)).or_default().push(unit);
            }
            // The paragraphs of a newer comment on a slide, and the text of an older one.
            "p" | "text" if !self.frames.contains(&"comment") && !self.frames.contains(&"threadedComment") => {
                let text = std::mem::take(&mut self.text);
                self.held.push((self.frames.contains(&"reply"), text));
            }
            "cm" => {
                let (answers, first) =
                    std::mem::take(&mut self.held).into_iter().partition(|(is_answer, _)| *is_answer);
                let (answers, first): (Vec<_>, Vec<_>) = (answers, first);
                for (_, text) in first.into_iter().chain(answers) {
                    self.unit(text)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A note; what stands for a thread is that again.
    fn note(&mut self) -> Result<()> {
        let text = std::mem::take(&mut self.text).unescaped();
        let author = self.at.author.and_then(|author| self.authors.get(author));
        let thread = author.and_then(|author| author.strip_prefix(OF_THREAD));
        let said = thread.and_then(|thread| self.units.said.0.get(thread)).cloned().unwrap_or_default();
        let mut at = 0;
        let mut ranges = Vec::with_capacity(said.len());
        for (nth, unit) in said.iter().enumerate() {
            // EXPOSE: the length of what was said is told.
            let len = self.units.units.get(*unit).map_or(0, |unit| unit.text.expose().len());
            ranges.push(at + gap(nth)..at + gap(nth) + len);
            at += gap(nth) + len;
        }
        if said.is_empty() || at != text.text.len() {
            return self.unit(text).map(|_| ());
        }
        for (unit, range) in said.into_iter().zip(ranges) {
            self.units.site(unit, text.part(&range, None).pieces, self.part, Setting::Text);
        }
        Ok(())
    }

    fn unit(&mut self, text: Gathered) -> Result<usize> {
        let location = self.location();
        let unit = self.units.push(TextUnit::prose(text.text, location), self.limits)?;
        self.units.site(unit, text.pieces, self.part, Setting::Text);
        Ok(unit)
    }

    fn location(&mut self) -> Location {
        match (self.scene, self.at.cell) {
            (Scene::Sheet { number, is_hidden }, Some((row, column))) if number > 0 => {
                let place = |number: u32| usize::try_from(number).unwrap_or_default();
                let visibility = if is_hidden(row, column) { Visibility::Hidden } else { Visibility::Visible };
                let location = Location::visible(Place::Comment, place(row)).on(On::Sheet(number));
                Location { column: place(column), visibility, ..location }
            }
            (Scene::Slide, _) => {
                let slide = self.units.slide();
                Location::visible(Place::Comment, self.units.number(Place::Comment)).on(On::Slide(slide))
            }
            _ => Location::visible(Place::Comment, self.units.number(Place::Comment)),
        }
    }

    /// The font of a run, which may be one of somebody's own.
    fn font(&mut self, open: &Open<'a>) -> Result<()> {
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            let start = open.attributes_start + attribute.value_start;
            if let Some(class) = classify((S, "rFont"), (NO_NAMESPACE, attribute.local), attribute.value) {
                let name = Gathered::value(attribute.value, start)?.unescaped();
                self.units.name(class, name, self.part, Setting::Attribute, self.limits)?;
            }
        }
        Ok(())
    }
}
