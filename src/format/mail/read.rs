//! Bytes to messages: what each part is, and what of it is kept.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use encoding_rs::WINDOWS_1252;

use super::kind::Kind;
use super::part::{Body, Entity, File, Header, in_utf8};
use crate::error::{Error, Result};
use crate::format::nested::Files;
use crate::format::{Document, Format, Options};
use crate::model::{DroppedKind, Location, TextUnit};
use crate::syntax::mail::transfer::Transfer;
use crate::syntax::mail::{field, multipart};

/// How deep parts may lie in one another.
const DEPTH: u64 = 40;

/// Reads the messages of a file.
pub struct Reader<'a> {
    pub(super) options: &'a Options,
    pub(super) line_end: &'static str,
    pub(super) units: Vec<TextUnit>,
    /// The first unit of each message.
    pub(super) starts: Vec<usize>,
    pub(super) nested: Files,
    /// What these are called; empty for what has no name.
    pub(super) names: Vec<String>,
    pub(super) held: Vec<Range<usize>>,
    pub(super) dropped: BTreeMap<DroppedKind, usize>,
    pub(super) len_unpacked: u64,
    /// The names of messages, with their numbers.
    pub(super) ids: HashMap<String, usize>,
    /// How many boundaries there are.
    boundaries: usize,
    /// How many entities there are.
    entities: u64,
    /// Whether what cannot be read without a key is all that there is.
    is_alone: bool,
}

impl<'a> Reader<'a> {
    /// A reader that has read nothing yet.
    pub fn new(options: &'a Options, line_end: &'static str, is_alone: bool) -> Self {
        Self {
            options,
            line_end,
            units: Vec::new(),
            starts: Vec::new(),
            nested: Files::default(),
            names: Vec::new(),
            held: Vec::new(),
            dropped: BTreeMap::new(),
            len_unpacked: 0,
            ids: HashMap::new(),
            boundaries: 0,
            entities: 0,
            is_alone,
        }
    }

    /// Counts what is dropped.
    pub fn drop(&mut self, kind: DroppedKind, count: usize) {
        if count > 0 {
            *self.dropped.entry(kind).or_default() += count;
        }
    }

    /// Reads a message of the file, the `number`th.
    ///
    /// # Errors
    /// `Encrypted` and `LimitExceeded`.
    pub fn message(&mut self, bytes: &[u8], number: usize) -> Result<Entity> {
        self.starts.push(self.units.len());
        self.inner_message(bytes, number, 0)
    }

    fn inner_message(&mut self, bytes: &[u8], number: usize, depth: u64) -> Result<Entity> {
        let head = field::read(bytes);
        let kind = Kind::of(&head.fields, "text/plain");
        let (units, dropped) = (self.units.len(), self.dropped.clone());
        let mut headers = self.headers(&head.fields, true, number)?;
        let (body, transfer) = match self.body(&kind, head.body, number, depth)? {
            Some(read) => read,
            None => {
                // What speaks of the content goes with it.
                self.units.truncate(units);
                self.dropped = dropped;
                self.drop(DroppedKind::UnknownFile, 1);
                let is_own = |field: &&field::Field<'_>| !field.name.to_ascii_lowercase().starts_with("content-");
                let own: Vec<_> = head.fields.iter().filter(is_own).cloned().collect();
                headers = self.headers(&own, true, number)?;
                (Body::Raw(Vec::new()), Transfer::SevenBit)
            }
        };
        self.drop(DroppedKind::MailHeader, head.strays);
        if headers.is_empty() {
            headers.push(Header::Fixed(format!("MIME-Version: 1.0{}", self.line_end).into_bytes()));
        }
        let mut entity = Entity { headers, body, transfer, is_message: true };
        settle(&mut entity);
        Ok(entity)
    }

    /// Reads a part; nothing for one that is dropped.
    fn part(&mut self, bytes: &[u8], default: &str, number: usize, depth: u64) -> Result<Option<Entity>> {
        let head = field::read(bytes);
        let kind = Kind::of(&head.fields, default);
        if kind.is_signature() {
            self.drop(DroppedKind::Signature, 1);
            return Ok(None);
        }
        let (units, dropped) = (self.units.len(), self.dropped.clone());
        let headers = self.headers(&head.fields, false, number)?;
        self.drop(DroppedKind::MailHeader, head.strays);
        let Some((body, transfer)) = self.body(&kind, head.body, number, depth)? else {
            self.units.truncate(units);
            // What was dropped of its header went with it.
            self.dropped = dropped;
            self.drop(DroppedKind::UnknownFile, 1);
            return Ok(None);
        };
        let mut entity = Entity { headers, body, transfer, is_message: false };
        settle(&mut entity);
        Ok(Some(entity))
    }

    fn body(&mut self, kind: &Kind, bytes: &[u8], number: usize, depth: u64) -> Result<Option<(Body, Transfer)>> {
        crate::limits::check(depth, DEPTH, "parts inside one another")?;
        self.entities += 1;
        crate::limits::check(self.entities, self.options.limits.units, "parts in one file")?;
        if kind.is_encrypted() {
            return if self.is_alone { Err(Error::Encrypted) } else { Ok(None) };
        }
        let Some(transfer) = kind.transfer else { return Ok(None) };
        if kind.is_multipart() {
            let boundary = kind.media.get("boundary").filter(|boundary| !boundary.is_empty());
            if let Some(split) = boundary.and_then(|boundary| multipart::split(bytes, boundary.trim_end())) {
                return Ok(Some((self.parts(kind, &split, number, depth)?, transfer)));
            }
        }
        let (content, is_whole) = transfer.decode(bytes);
        self.len_unpacked = self.len_unpacked.saturating_add(content.len() as u64);
        crate::limits::check(self.len_unpacked, self.options.limits.unpacked_bytes, "bytes after unpacking")?;
        // What stands among base64 is read by nobody, and so does not stay.
        let raw = if is_whole { bytes.to_vec() } else { transfer.encode(&content, false, self.line_end) };
        if content.trim_ascii().is_empty() {
            return Ok(Some((Body::Raw(raw), transfer)));
        }
        if kind.is_message() {
            let inner = self.inner_message(&content, number, depth + 1)?;
            return Ok(Some((Body::Message(Box::new(inner)), transfer)));
        }
        let file = self.file(kind, content, raw)?;
        Ok(file.map(|file| (Body::File(file), transfer)))
    }

    fn parts(&mut self, kind: &Kind, split: &multipart::Multipart<'_>, number: usize, depth: u64) -> Result<Body> {
        self.boundaries += 1;
        let boundary = self.boundaries;
        let is_said = |bytes: &[u8]| !bytes.trim_ascii().is_empty();
        self.drop(DroppedKind::Unreferenced, usize::from(is_said(split.before)) + usize::from(is_said(split.after)));
        let default = if kind.name() == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let mut parts = Vec::with_capacity(split.parts.len());
        for bytes in &split.parts {
            parts.extend(self.part(bytes, default, number, depth + 1)?);
        }
        Ok(Body::Multipart(boundary, parts))
    }

    /// Opens a text or an attachment; nothing for one that no format can.
    fn file(&mut self, kind: &Kind, content: Vec<u8>, raw: Vec<u8>) -> Result<Option<File>> {
        if kind.is_disguised() {
            return Ok(None);
        }
        let mut charset = kind.charset(&content);
        if content.starts_with(b"-----BEGIN PGP MESSAGE") && self.is_alone {
            return Err(Error::Encrypted);
        }
        let is_open = charset.is_none() && kind.is_text() && std::str::from_utf8(&content).is_err();
        let again = is_open.then(|| content.clone());
        let mut opened = self.opened(kind, in_utf8(content, charset));
        if let Some(content) = again.filter(|_| opened.is_none()) {
            charset = Some(WINDOWS_1252);
            opened = self.opened(kind, in_utf8(content, charset));
        }
        let Some((_, document)) = opened else { return Ok(None) };
        for dropped in document.dropped() {
            self.drop(dropped.kind, dropped.count);
        }
        self.len_unpacked = self.len_unpacked.saturating_add(document.len_unpacked());
        let from = self.units.len();
        let places: Vec<Location> = document.units().iter().map(|unit| unit.location).collect();
        let number = self.nested.count() + 1;
        let index = self.nested.add(document, number, &mut self.units, &self.options.limits)?;
        self.names.push(kind.file_name.clone().unwrap_or_default());
        if kind.file_name.is_none() {
            // What a message says by itself stands in it and not in a file inside.
            let own = self.units.get_mut(from..).unwrap_or_default();
            own.iter_mut().zip(places).for_each(|(unit, place)| unit.location = place);
        }
        self.held.push(from..self.units.len());
        Ok(Some(File { index, raw, is_text: kind.is_text(), charset }))
    }

    fn opened(&self, kind: &Kind, content: Vec<u8>) -> Option<(&'static dyn Format, Box<dyn Document>)> {
        let opener = self.options.opener?;
        let left = self.options.limits.unpacked_bytes.saturating_sub(self.len_unpacked);
        let options = self.options.inside(left);
        let name = kind.opened_as();
        if kind.is_text() {
            return opener(Some(&name), content, &options).ok();
        }
        opener(Some(&name), content.clone(), &options).or_else(|_| opener(None, content, &options)).ok()
    }
}

/// Makes the header fit a body that was read otherwise than the header says.
fn settle(entity: &mut Entity) {
    if matches!(entity.body, Body::Multipart(..)) {
        entity.headers.retain(|header| !matches!(header, Header::Transfer(_)) || entity.transfer.is_identity());
        entity.transfer = Transfer::EightBit;
        return;
    }
    for header in &mut entity.headers {
        let Header::Parameters { raw, parameters, units, .. } = header else { continue };
        if parameters.value.starts_with("multipart/") {
            *raw = None;
            parameters.value = "text/plain".into();
        }
        if let Some(at) = parameters.list.iter().position(|(name, _)| name == "boundary") {
            *raw = None;
            parameters.list.remove(at);
            units.iter_mut().filter(|(index, _)| *index > at).for_each(|(index, _)| *index -= 1);
        }
    }
}
