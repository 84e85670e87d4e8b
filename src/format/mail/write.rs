//! Messages to bytes: what is not changed stays as it stands.

use super::MailDocument;
use super::part::{Body, Entity, File, Header};
use crate::error::{Error, Result};
use crate::format::{edits_of, edits_within};
use crate::model::{Area, Edit, edit};
use crate::syntax::mail::address::{self, Slot};
use crate::syntax::mail::parameter::{self, Parameters};
use crate::syntax::mail::transfer::Transfer;

const UNFIT: Error = Error::CannotRewrite { what: "a change does not fit a message" };

/// A body as it is written, and what the header has to say of it.
struct Written {
    bytes: Vec<u8>,
    /// The encoding, if it is another one than before.
    transfer: Option<Transfer>,
    /// Whether it is in UTF-8 now.
    is_utf8: bool,
    boundary: Option<String>,
}

impl Written {
    const fn plain(bytes: Vec<u8>) -> Self {
        Self { bytes, transfer: None, is_utf8: false, boundary: None }
    }
}

impl MailDocument {
    /// Writes a message or part with the edits in it.
    ///
    /// # Errors
    /// `CannotRewrite` when an edit does not fit, and what the formats of its files give.
    pub(super) fn written(&self, entity: &Entity, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let body = self.body(entity, areas, edits)?;
        let mut out = Vec::with_capacity(body.bytes.len() + 1024);
        for header in &entity.headers {
            self.header(header, &body, edits, &mut out)?;
        }
        let has_field = entity.headers.iter().any(|header| matches!(header, Header::Transfer(_)));
        if let Some(transfer) = body.transfer.filter(|_| !has_field) {
            let field = format!("Content-Transfer-Encoding: {}{}", transfer.name(), self.line_end);
            out.extend_from_slice(field.as_bytes());
        }
        out.extend_from_slice(self.line_end.as_bytes());
        out.extend_from_slice(&body.bytes);
        Ok(out)
    }

    fn header(&self, header: &Header, body: &Written, edits: &[Edit], out: &mut Vec<u8>) -> Result<()> {
        match header {
            Header::Fixed(raw) => out.extend_from_slice(raw),
            Header::Transfer(raw) => match body.transfer {
                Some(transfer) => {
                    let field = format!("Content-Transfer-Encoding: {}{}", transfer.name(), self.line_end);
                    out.extend_from_slice(field.as_bytes());
                }
                None => out.extend_from_slice(raw),
            },
            Header::Slots { name, raw, value, slots, unit } => match self.slots(name, value, slots, *unit, edits)? {
                Some(field) => out.extend_from_slice(field.as_bytes()),
                None => out.extend_from_slice(raw),
            },
            Header::Parameters { name, raw, parameters, units } => {
                let mut new = parameters.clone();
                for (at, unit) in units {
                    let (_, text) = new.list.get_mut(*at).ok_or(UNFIT)?;
                    *text = edit::apply(text, edits_of(edits, *unit)).ok_or(UNFIT)?;
                }
                adapt(&mut new, name, body);
                match raw {
                    Some(raw) if new == *parameters => out.extend_from_slice(raw),
                    _ => out.extend_from_slice(parameter::write(name, &new, self.line_end).as_bytes()),
                }
            }
        }
        Ok(())
    }

    /// A field with edits in its places; nothing where there are none.
    fn slots(&self, name: &str, value: &str, slots: &[Slot], first: u32, edits: &[Edit]) -> Result<Option<String>> {
        let (mut out, mut from, mut is_changed) = (format!("{name}:"), 0, false);
        for (slot, unit) in slots.iter().zip(first..) {
            let own = edits_of(edits, unit);
            if own.is_empty() {
                continue;
            }
            is_changed = true;
            let raw = value.get(slot.range.clone()).ok_or(UNFIT)?;
            let text = edit::apply(&address::text(slot.kind, raw), own).ok_or(UNFIT)?;
            out.push_str(value.get(from..slot.range.start).ok_or(UNFIT)?);
            let column = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
            out.push_str(&address::write(slot.kind, &text, raw, column, self.line_end));
            from = slot.range.end;
        }
        out.push_str(value.get(from..).ok_or(UNFIT)?);
        out.push_str(self.line_end);
        Ok(is_changed.then_some(out))
    }

    fn body(&self, entity: &Entity, areas: &[Area], edits: &[Edit]) -> Result<Written> {
        match &entity.body {
            Body::Raw(raw) => Ok(Written::plain(raw.clone())),
            Body::File(file) => self.file(file, entity.transfer, areas, edits),
            Body::Message(inner) => {
                let bytes = self.written(inner, areas, edits)?;
                Ok(Written::plain(entity.transfer.encode(&bytes, true, self.line_end)))
            }
            Body::Multipart(number, parts) => {
                let parts: Vec<Vec<u8>> =
                    parts.iter().map(|part| self.written(part, areas, edits)).collect::<Result<_>>()?;
                let boundary = boundary(*number, &parts)?;
                let mut bytes = Vec::new();
                let mut add = |text: &str| bytes.extend_from_slice(text.as_bytes());
                // A body of parts has at least one.
                if parts.is_empty() {
                    add(&format!("--{boundary}{0}{0}{0}", self.line_end));
                }
                for part in &parts {
                    bytes.extend_from_slice(format!("--{boundary}{}", self.line_end).as_bytes());
                    bytes.extend_from_slice(part);
                    bytes.extend_from_slice(self.line_end.as_bytes());
                }
                bytes.extend_from_slice(format!("--{boundary}--").as_bytes());
                if entity.is_message {
                    bytes.extend_from_slice(self.line_end.as_bytes());
                }
                Ok(Written { boundary: Some(boundary), ..Written::plain(bytes) })
            }
        }
    }

    fn file(&self, file: &File, transfer: Transfer, areas: &[Area], edits: &[Edit]) -> Result<Written> {
        let (nested, held) = self.nested.get(file.index).zip(self.held.get(file.index)).ok_or(UNFIT)?;
        let own = edits_within(edits, held.clone());
        let seen = edits_within(edits, self.read_from..self.units.len());
        let new = nested.rewrite_without(areas, &[own, seen].concat())?;
        let old = file.content(transfer);
        if new == old {
            return Ok(Written::plain(file.raw.clone()));
        }
        let (new, is_utf8) = in_charset(new, file);
        let fitting = match transfer {
            Transfer::SevenBit | Transfer::EightBit if !file.is_text => Transfer::Base64,
            Transfer::SevenBit if file.raw.is_ascii() && !new.is_ascii() => Transfer::QuotedPrintable,
            other => other,
        };
        let mut bytes = fitting.encode(&new, file.is_text, self.line_end);
        if fitting == Transfer::Base64 && !file.raw.ends_with(b"\n") {
            bytes.truncate(bytes.len().saturating_sub(self.line_end.len()));
        }
        Ok(Written { transfer: (fitting != transfer).then_some(fitting), is_utf8, ..Written::plain(bytes) })
    }
}

/// Takes over a text from UTF-8 into the encoding that the header names, if that has a sign for all of it.
fn in_charset(new: Vec<u8>, file: &File) -> (Vec<u8>, bool) {
    let Some(charset) = file.charset else { return (new, false) };
    let Ok(text) = std::str::from_utf8(&new) else { return (new, true) };
    let (bytes, used, is_lossy) = charset.encode(text);
    if is_lossy || used != charset {
        return (new, true);
    }
    (bytes.into_owned(), false)
}

/// Makes parameters tell what a body has become.
fn adapt(parameters: &mut Parameters, name: &str, body: &Written) {
    if !name.eq_ignore_ascii_case("Content-Type") {
        return;
    }
    for (name, text) in &mut parameters.list {
        match (name.as_str(), &body.boundary) {
            ("boundary", Some(boundary)) => text.clone_from(boundary),
            ("charset", _) if body.is_utf8 => *text = "utf-8".into(),
            _ => {}
        }
    }
}

/// A boundary that none of the parts holds. It tells no more than which one it is.
fn boundary(number: usize, parts: &[Vec<u8>]) -> Result<String> {
    /// Only who wants to be in the way takes as many.
    const MOST: usize = 16;
    const TAKEN: Error = Error::CannotRewrite { what: "no boundary between parts can be told from what they say" };
    let is_free =
        |boundary: &String| !parts.iter().any(|part| memchr::memmem::find(part, boundary.as_bytes()).is_some());
    (1..MOST).map(|count| format!("=_part-{number}{}", "_".repeat(count))).find(is_free).ok_or(TAKEN)
}
