//! Messages of electronic mail: what single messages and mailboxes share.

mod head;
mod kind;
mod part;
mod read;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;

use self::part::Entity;
use self::read::Reader;
use super::nested::Files;
use super::{Document, Options, check_units, shot};
use crate::error::{Error, Result};
use crate::model::layout::{Block, Layout, Paragraph, SectionKind, index};
use crate::model::{Area, Dropped, DroppedKind, Edit, TextUnit};
use crate::syntax::mail::{field, line_end, lines, mailbox, without_end};

/// Tells whether a file begins as a message does: with a field, or with what a mailbox puts before it.
pub fn begins_with_field(bytes: &[u8]) -> bool {
    let first = lines(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        .find(|line| !without_end(line).is_empty())
        .unwrap_or_default();
    // Names of any signs are allowed, and nobody uses them; the first line of data may look like one.
    let is_usual = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    field::is_envelope(first) || field::name(first).is_some_and(is_usual)
}

/// Opens one message.
///
/// # Errors
/// `Encrypted`, `LimitExceeded`, and `Malformed` for bytes that no message has.
pub fn open_message(bytes: &[u8], options: &Options) -> Result<Box<dyn Document>> {
    check(bytes)?;
    // Mark and empty lines at the front are no part of a message.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let mut reader = Reader::new(options, line_end(bytes), true);
    let message = reader.message(bytes, 1)?;
    Ok(Box::new(MailDocument::new(reader, vec![message], false)))
}

/// Opens a mailbox.
///
/// # Errors
/// The same, and `Malformed` where no message begins.
pub fn open_mailbox(bytes: &[u8], options: &Options) -> Result<Box<dyn Document>> {
    const EMPTY: Error = Error::Malformed { what: "no message begins in it" };
    check(bytes)?;
    let (before, found) = mailbox::split(bytes);
    crate::limits::check(found.len() as u64, options.limits.units, "messages in one file")?;
    let mut reader = Reader::new(options, line_end(bytes), false);
    reader.drop(DroppedKind::Unreferenced, usize::from(!before.trim_ascii().is_empty()));
    let mut messages = Vec::with_capacity(found.len());
    for (number, (separator, bytes)) in found.into_iter().enumerate() {
        if separator != mailbox::SEPARATOR.as_bytes() {
            reader.drop(DroppedKind::MailHeader, 1);
        }
        messages.push(reader.message(bytes, number + 1)?);
    }
    if messages.is_empty() { Err(EMPTY) } else { Ok(Box::new(MailDocument::new(reader, messages, true))) }
}

/// Refuses what no message holds: a zero may hide what follows it from one reader and not from another.
fn check(bytes: &[u8]) -> Result<()> {
    const ZERO: Error = Error::Malformed { what: "it holds bytes that no text has" };
    if memchr::memchr(0, bytes).is_some() { Err(ZERO) } else { Ok(()) }
}

/// An open message or mailbox.
struct MailDocument {
    messages: Vec<Entity>,
    is_mailbox: bool,
    line_end: &'static str,
    nested: Files,
    names: Vec<String>,
    /// The units of each of them.
    held: Vec<Range<usize>>,
    units: Vec<TextUnit>,
    /// The first unit of each message.
    starts: Vec<usize>,
    dropped: BTreeMap<DroppedKind, usize>,
    len_unpacked: u64,
    /// Where the units end that were there before anybody looked at pictures.
    read_from: usize,
}

impl MailDocument {
    fn new(reader: Reader<'_>, messages: Vec<Entity>, is_mailbox: bool) -> Self {
        Self {
            messages,
            is_mailbox,
            line_end: reader.line_end,
            nested: reader.nested,
            names: reader.names,
            held: reader.held,
            read_from: reader.units.len(),
            units: reader.units,
            starts: reader.starts,
            dropped: reader.dropped,
            len_unpacked: reader.len_unpacked,
        }
    }
}

impl Document for MailDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.dropped.iter().map(|(&kind, &count)| Dropped { kind, count }).collect()
    }

    fn file_names(&self) -> Vec<String> {
        self.names.clone()
    }

    fn files(&self) -> Option<&Files> {
        Some(&self.nested)
    }

    fn files_mut(&mut self) -> Option<(&mut Files, &mut Vec<TextUnit>)> {
        Some((&mut self.nested, &mut self.units))
    }

    fn len_unpacked(&self) -> u64 {
        self.len_unpacked
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        layout.begin(SectionKind::Body, 0);
        let mut starts = self.starts.iter().copied().peekable();
        for unit in 0..self.read_from {
            let is_first = starts.next_if_eq(&unit).is_some();
            while starts.next_if_eq(&unit).is_some() {}
            let level = if is_first && self.is_mailbox { 2 } else { 0 };
            layout.push(Block::Paragraph(Paragraph { unit: index(unit), level, ..Paragraph::default() }));
        }
        shot::lay_out(&self.plates(), &self.units, &mut layout);
        layout.finish(self.units.len());
        layout
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        check_units(edits, &self.units)?;
        let mut out = Vec::new();
        for message in &self.messages {
            let written = self.written(message, areas, edits)?;
            if self.is_mailbox { mailbox::add(&mut out, &written, self.line_end) } else { out = written }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests;
