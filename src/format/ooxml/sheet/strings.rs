//! The texts that cells share (ECMA-376-1, 18.4).

use std::collections::HashMap;
use std::ops::Range;

use super::super::attribute::classify;
use super::super::namespace::{self as ns, S};
use super::super::splice::{Form, Setting};
use super::super::text::Gathered;
use super::super::units::Units;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::syntax::xml::{Scan, Token, attributes};

/// A text as it is written.
#[derive(Debug)]
pub struct Item {
    written: Range<usize>,
    /// What is shown.
    pub text: Gathered,
    /// How it is pronounced (18.4.6).
    pub sound: Gathered,
}

/// All of them, and which of them the cells of which column use.
#[derive(Debug, Default)]
pub struct Strings {
    source: String,
    /// Whether its elements tell more than that white space counts.
    has_attributes: bool,
    /// The texts in their old order.
    pub items: Vec<Item>,
    /// What goes before the first and where the rest after the last begins.
    frame: Option<(usize, usize)>,
    given: HashMap<(u32, u32, bool), u32>,
    /// In their new order: the old number, and the units of the text and of its sound.
    used: Vec<(u32, Option<usize>, Option<usize>)>,
}

impl Strings {
    /// Reads a part that the first pass has cleaned.
    ///
    /// # Errors
    /// What [`Scan`] gives.
    pub fn read(source: String, limits: &Limits) -> Result<Self> {
        let mut scan = Scan::new(&source, ns::ALL, limits);
        let (mut items, mut frames, mut frame) = (Vec::new(), Vec::new(), None);
        let (mut item, mut has_attributes): (Option<Item>, bool) = (None, false);
        while let Some(token) = scan.next()? {
            match token {
                Token::Open(open) => {
                    has_attributes |= !matches!(open.attributes, "" | " xml:space=\"preserve\"");
                    if frames.is_empty() && !open.is_empty {
                        frame = Some((scan.end, scan.end));
                    }
                    if (open.namespace, open.local, frames.len()) == (S, "si", 1) {
                        let new = Item {
                            written: scan.start..scan.end,
                            text: Gathered::default(),
                            sound: Gathered::default(),
                        };
                        if open.is_empty { items.push(new) } else { item = Some(new) }
                    }
                    if !open.is_empty {
                        frames.push(open.local);
                    }
                }
                Token::Close => {
                    frames.pop();
                    if let (1, Some(mut done)) = (frames.len(), item.take_if(|_| frames.len() == 1)) {
                        done.written.end = scan.end;
                        (done.text, done.sound) = (done.text.unescaped(), done.sound.unescaped());
                        items.push(done);
                    }
                    if frames.is_empty() {
                        frame = frame.map(|(start, _)| (start, scan.start));
                    }
                }
                Token::Text(text) => add(&mut item, &frames, text, &scan, Form::Plain),
                Token::Character(c) => add(&mut item, &frames, c.encode_utf8(&mut [0; 4]), &scan, Form::Escape),
                Token::Literal(_) | Token::Aside => {}
            }
        }
        Ok(Self { source, has_attributes, items, frame, ..Self::default() })
    }

    /// The new number of a text for the cells of one column, if it has one.
    pub fn given(&self, old: u32, label: u32, is_hidden: bool) -> Option<u32> {
        self.given.get(&(old, label, is_hidden)).copied()
    }

    /// Gives a text a number for the cells of one column.
    pub fn give(&mut self, key: (u32, u32, bool), text: Option<usize>, sound: Option<usize>) -> Result<u32> {
        let new = u32::try_from(self.used.len()).map_err(|_| OUT_OF_RANGE)?;
        self.used.push((key.0, text, sound));
        self.given.insert(key, new);
        Ok(new)
    }

    /// How many no cell uses.
    pub fn orphans(&self) -> usize {
        let mut is_used = vec![false; self.items.len()];
        for (old, ..) in &self.used {
            if let Some(is_used) = usize::try_from(*old).ok().and_then(|old| is_used.get_mut(old)) {
                *is_used = true;
            }
        }
        is_used.iter().filter(|&&is_used| !is_used).count()
    }

    /// Writes the part anew and tells where its texts stand, and the names in how they look.
    ///
    /// # Errors
    /// What [`Scan`] gives, and `LimitExceeded` for too many units.
    pub fn write(&mut self, units: &mut Units, part: usize, limits: &Limits) -> Result<String> {
        let out = self.write_texts(units, part);
        if self.has_attributes {
            name_attributes(units, &out, part, limits)?;
        }
        Ok(out)
    }

    fn write_texts(&mut self, units: &mut Units, part: usize) -> String {
        let Some((start, end)) = self.frame else { return std::mem::take(&mut self.source) };
        let mut out = self.source.get(..start).unwrap_or_default().to_owned();
        for &(old, text, sound) in &self.used {
            let Some(item) = usize::try_from(old).ok().and_then(|old| self.items.get(old)) else { continue };
            let (from, to) = (item.written.start, out.len());
            for (unit, gathered) in [(text, &item.text), (sound, &item.sound)] {
                if let Some(unit) = unit {
                    let moved = Gathered { text: String::new(), pieces: gathered.pieces.clone() }.moved(from, to);
                    units.site(unit, moved.pieces, part, Setting::Run);
                }
            }
            out.push_str(self.source.get(item.written.clone()).unwrap_or_default());
        }
        out.push_str(self.source.get(end..).unwrap_or_default());
        out
    }
}

/// Adds the values of attributes: of fonts, colours and what else runs look like.
fn name_attributes(units: &mut Units, written: &str, part: usize, limits: &Limits) -> Result<()> {
    let mut scan = Scan::new(written, ns::ALL, limits);
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            let is_own = matches!(attribute.prefix, "xmlns" | "xml") || attribute.local == "xmlns";
            if is_own || attribute.value.is_empty() {
                continue;
            }
            let namespace = scan.namespace_of(&attribute);
            let start = open.attributes_start + attribute.value_start;
            if let Some(class) = classify((open.namespace, open.local), (namespace, attribute.local), attribute.value) {
                let value = Gathered::value(attribute.value, start)?.unescaped();
                units.name(class, value, part, Setting::Attribute, limits)?;
            }
        }
    }
    Ok(())
}

/// The error for a cell that shows a text that is not there.
pub const OUT_OF_RANGE: Error = Error::Malformed { what: "one of its cells shows a text that is not there" };

fn add(item: &mut Option<Item>, frames: &[&str], text: &str, scan: &Scan<'_>, form: Form) {
    let Some(item) = item else { return };
    let is_sound = frames.contains(&"rPh");
    // White space between the elements of a text is not part of it.
    if frames.last() == Some(&"t") || !text.trim().is_empty() {
        let gathered = if is_sound { &mut item.sound } else { &mut item.text };
        gathered.add(text, scan.start, scan.end, form);
    }
}
