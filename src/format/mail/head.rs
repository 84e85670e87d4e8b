//! What is kept of a header, and as what.

use super::part::Header;
use super::read::Reader;
use crate::error::Result;
use crate::model::layout::index;
use crate::model::{DroppedKind, Location, Notation, Place, TextUnit};
use crate::syntax::mail::address::{self, Kind, Slot};
use crate::syntax::mail::field::Field;
use crate::syntax::mail::parameter::{self, Parameters};
use crate::syntax::mail::transfer::Transfer;

/// What a field is.
#[derive(Clone, Copy)]
enum Sort {
    Addresses,
    Text,
    Address,
    Ids,
    Version,
    Type,
    Disposition,
    Transfer,
}

/// The fields that are kept, in lower case; those of a message, and those of a part as well.
const OF_MESSAGE: &[(&str, Sort)] = &[
    ("from", Sort::Addresses),
    ("to", Sort::Addresses),
    ("cc", Sort::Addresses),
    ("bcc", Sort::Addresses),
    ("reply-to", Sort::Addresses),
    ("sender", Sort::Addresses),
    ("subject", Sort::Text),
    ("date", Sort::Text),
    ("message-id", Sort::Ids),
    ("in-reply-to", Sort::Ids),
    ("references", Sort::Ids),
    ("mime-version", Sort::Version),
];
const OF_PART: &[(&str, Sort)] = &[
    ("content-type", Sort::Type),
    ("content-disposition", Sort::Disposition),
    ("content-transfer-encoding", Sort::Transfer),
    ("content-id", Sort::Address),
    ("content-location", Sort::Address),
    ("content-description", Sort::Text),
    ("content-language", Sort::Text),
];

/// Where the texts of a field stand; elsewhere they stand among the rest of a header.
const PLACES: &[(&str, Place)] = &[
    ("from", Place::MailFrom),
    ("sender", Place::MailSender),
    ("reply-to", Place::MailReplyTo),
    ("to", Place::MailTo),
    ("cc", Place::MailCopy),
    ("bcc", Place::MailCopy),
    ("subject", Place::MailSubject),
    ("date", Place::MailDate),
];

/// The parameters that are kept.
const PARAMETERS: &[&str] =
    &["boundary", "charset", "name", "filename", "format", "delsp", "type", "start", "report-type", "method"];

impl Reader<'_> {
    /// Takes over the fields that are kept, and counts the others.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn headers(&mut self, fields: &[Field<'_>], is_message: bool, number: usize) -> Result<Vec<Header>> {
        let mut out = Vec::new();
        let mut seen = Vec::new();
        for field in fields {
            let is = |(name, _): &&(&str, Sort)| field.is(name);
            let of_message = OF_MESSAGE.iter().find(is).filter(|_| is_message);
            let kept = of_message.or_else(|| OF_PART.iter().find(is));
            let header = match kept {
                // What is said twice is read by some in one way and by some in the other.
                Some((name, sort)) if !seen.contains(name) => {
                    seen.push(*name);
                    self.header(field, *sort, number)
                }
                _ => None,
            };
            match header {
                Some(header) => out.push(header),
                None => self.drop(DroppedKind::MailHeader, 1),
            }
            self.options.limits.check_units(self.units.len())?;
        }
        Ok(out)
    }

    fn header(&mut self, field: &Field<'_>, sort: Sort, number: usize) -> Option<Header> {
        let value = field.value();
        match sort {
            Sort::Addresses => Some(self.slots(field, address::list(&value), value, number)),
            Sort::Text => Some(self.slots(field, address::whole(&value, Kind::Text), value, number)),
            Sort::Address => Some(self.slots(field, id(&value), value, number)),
            Sort::Ids => self.ids(field, &value),
            Sort::Version => Some(self.version(field, &value)),
            Sort::Type | Sort::Disposition => self.parameters(field, &value, matches!(sort, Sort::Type), number),
            Sort::Transfer => {
                let name = parameter::read(&value).value;
                let known = Transfer::of(&name)?;
                let is_known = value.trim().eq_ignore_ascii_case(known.name());
                let raw = if is_known || value.trim() == "binary" {
                    ended(field.raw, self.line_end)
                } else {
                    self.line(field, known.name())
                };
                Some(Header::Transfer(raw))
            }
        }
    }

    fn line(&self, field: &Field<'_>, value: &str) -> Vec<u8> {
        format!("{}: {value}{}", field.name, self.line_end).into_bytes()
    }

    /// A field whose places are units.
    fn slots(&mut self, field: &Field<'_>, slots: Vec<Slot>, value: String, number: usize) -> Header {
        let unit = index(self.units.len());
        for slot in &slots {
            let text = address::text(slot.kind, value.get(slot.range.clone()).unwrap_or_default());
            let is_address = matches!(slot.kind, Kind::Address);
            let notation = if is_address { Notation::Address } else { Notation::Prose };
            self.tell(text, field.name, notation, Location::metadata(place(field), number));
        }
        Header::Slots { name: field.name.to_owned(), raw: ended(field.raw, self.line_end), value, slots, unit }
    }

    fn tell(&mut self, text: String, label: &str, notation: Notation, location: Location) {
        let unit = TextUnit::prose(text, location).noted(notation);
        self.units.push(unit.labelled(Some(label.to_owned().into())));
    }

    /// The names of messages, each replaced by its number, so that answers still belong to what they answer.
    fn ids(&mut self, field: &Field<'_>, value: &str) -> Option<Header> {
        let mut line = format!("{}:", field.name);
        let (mut rest, mut is_numbered) = (value, true);
        while let Some((before, from)) = rest.split_once('<') {
            let (id, after) = from.split_once('>').unwrap_or((from, ""));
            let id: String = id.split_ascii_whitespace().collect();
            let next = self.ids.len() + 1;
            let known = self.ids.entry(id).or_insert(next);
            let written = format!("message-{known}@mail.invalid");
            is_numbered &= before.trim().is_empty() && from.starts_with(&format!("{written}>"));
            let is_first = line.ends_with(':');
            line.push_str(if is_first { " <" } else { "\n <" });
            line.push_str(&written);
            line.push('>');
            rest = after;
        }
        if line.ends_with(':') {
            return None;
        }
        if !is_numbered || !rest.trim().is_empty() {
            self.drop(DroppedKind::MailHeader, 1);
        }
        line.push('\n');
        Some(Header::Fixed(line.replace('\n', self.line_end).into_bytes()))
    }

    fn version(&mut self, field: &Field<'_>, value: &str) -> Header {
        if value.trim() != "1.0" {
            self.drop(DroppedKind::Property, 1);
        }
        Header::Fixed(self.line(field, "1.0"))
    }

    /// A field with parameters, of which the names of files are units.
    fn parameters(&mut self, field: &Field<'_>, value: &str, is_type: bool, number: usize) -> Option<Header> {
        let read = parameter::read(value);
        let is_sound = match read.value.split_once('/') {
            Some((kind, of)) => is_type && parameter::is_token(kind) && parameter::is_token(of),
            None => !is_type && parameter::is_token(&read.value),
        };
        if !is_sound {
            return None;
        }
        let count = read.list.len();
        let mut kept = Parameters { value: read.value, list: Vec::new(), is_all: read.is_all };
        let mut units = Vec::new();
        for (name, text) in read.list {
            let is_name = matches!(name.as_str(), "name" | "filename" | "start");
            let is_sound = is_name || name == "boundary" || text.split('/').all(parameter::is_token);
            if !PARAMETERS.contains(&name.as_str()) || !is_sound {
                continue;
            }
            if is_name {
                units.push((kept.list.len(), index(self.units.len())));
                let place = if name == "start" { Place::MailHeader } else { Place::Attachment };
                self.tell(text.clone(), field.name, Notation::Address, Location::metadata(place, number));
            }
            kept.list.push((name, text));
        }
        self.drop(DroppedKind::Property, count - kept.list.len());
        if kept.value == "multipart/signed" {
            kept.value = "multipart/mixed".into();
            kept.is_all = false;
        }
        let is_whole = kept.is_all && kept.list.len() == count && kept.list.iter().all(|(name, _)| name != "boundary");
        let raw = is_whole.then(|| ended(field.raw, self.line_end));
        Some(Header::Parameters { name: field.name.to_owned(), raw, parameters: kept, units })
    }
}

/// What stands in angles, or all of a value that has none.
fn id(value: &str) -> Vec<Slot> {
    let mut whole = address::whole(value, Kind::Address);
    for slot in &mut whole {
        let text = value.get(slot.range.clone()).unwrap_or_default();
        if text.len() > 2 && text.starts_with('<') && text.ends_with('>') {
            slot.range = slot.range.start + 1..slot.range.end - 1;
        }
    }
    whole
}

/// Where the texts of a field stand.
fn place(field: &Field<'_>) -> Place {
    PLACES.iter().find(|(name, _)| field.is(name)).map_or(Place::MailHeader, |(_, place)| *place)
}

/// A field with a line end behind it.
fn ended(raw: &[u8], line_end: &str) -> Vec<u8> {
    let mut raw = raw.to_vec();
    if !raw.ends_with(b"\n") {
        raw.extend_from_slice(line_end.as_bytes());
    }
    raw
}
