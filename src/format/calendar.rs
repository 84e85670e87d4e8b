//! Calendars and address cards.
//!
//! Follows RFC 5545 (iCalendar), RFC 6350 (vCard 4), and the older vCards (RFC 2425 and 2426, vCard 2.1).
//!
//! # Where text hides
//! In the values of properties and of their parameters, whatever line ends they are folded at. Each is a unit with what it
//! is as label; names and addresses of people are parted. Escapes and quoted-printable letters are undone. Dates of
//! events, states and other words of the format are not searched for anything but secrets and what is known from elsewhere.
//!
//! # What is kept
//! Every byte outside the edits. Changed lines are not folded anew: readers take lines of any length.
//!
//! # What is dropped
//! Pictures, sounds, keys and other files that are packed into properties.
//!
//! # What is refused
//! Content that is not text.

use super::origin::TextFormat;
use super::{About, Document, Options, piece};
use crate::error::Result;
use crate::model::{Dropped, DroppedKind};
use crate::syntax::source::calendar;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "calendar",
    name: "Calendar or address card",
    extensions: &["ics", "ical", "ifb", "vcf", "vcard"],
    media_type: "text/calendar",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let cut = |source| {
        let (source, count) = calendar::without_files(source);
        let dropped = Dropped { kind: DroppedKind::EmbeddedObject, count };
        (source, if count > 0 { vec![dropped] } else { Vec::new() })
    };
    piece::open_cut(bytes, options, cut, |source| Some(calendar::pieces(source)))
}
