//! Where a text comes from: what all files share that are nothing but characters.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::{About, Document, Format, Options, edits_of, packed};
use crate::error::{Error, Result};
use crate::limits::{self, Limits};
use crate::model::{Dropped, DroppedKind, Edit};
use crate::syntax::charset::{self, Charset};
use crate::syntax::data_uri::{self, Emptied, Packed};

/// A text without what is left out of it, and what that is.
pub type Cut = (String, Vec<Dropped>);

/// Opens a file.
pub type Read = fn(Vec<u8>, &Options) -> Result<Box<dyn Document>>;

/// A format of nothing but characters: nearly any text could be of it, so its name says whether one is.
#[derive(Debug)]
pub struct TextFormat {
    /// What is told of it.
    pub about: &'static About,
    /// Opens a file of it, as [`Format::open`] does.
    pub read: Read,
}

impl Format for TextFormat {
    fn about(&self) -> &'static About {
        self.about
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        Origin::is_text(bytes)
    }

    fn is_text(&self) -> bool {
        true
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        packed::open(bytes, options, self.read)
    }
}

/// How the text of a file was written, and what was left out when it was read.
#[derive(Debug)]
pub struct Origin {
    charset: Charset,
    emptied: Emptied,
}

impl Origin {
    /// Tells whether the beginning of a file is that of a text.
    pub fn is_text(bytes: &[u8]) -> bool {
        charset::is_plausible(bytes)
    }

    /// Reads a file, with the files emptied that are packed into it.
    ///
    /// # Errors
    /// What [`charset::decode`] gives, and `LimitExceeded` for a text longer than one part of a file may be.
    pub fn read(bytes: Vec<u8>, limits: &Limits) -> Result<(String, Self)> {
        let (text, origin, _) = Self::read_cut(bytes, limits, |text| (text, Vec::new()))?;
        Ok((text, origin))
    }

    /// The same for a text of which `cut` leaves something out before; gives that too.
    ///
    /// # Errors
    /// As above.
    pub fn read_cut(
        bytes: Vec<u8>,
        limits: &Limits,
        cut: impl FnOnce(String) -> Cut,
    ) -> Result<(String, Self, Vec<Dropped>)> {
        let (text, charset) = Self::decode(bytes, limits)?;
        let (text, dropped) = cut(text);
        let (text, emptied) = data_uri::empty(text, true);
        Ok((text, Self { charset, emptied }, dropped))
    }

    /// The same, where letters that are a file and stand in no address are left to somebody else.
    ///
    /// # Errors
    /// As above.
    pub fn read_bare(bytes: Vec<u8>, limits: &Limits) -> Result<(String, Self)> {
        let (text, charset) = Self::decode(bytes, limits)?;
        let (text, emptied) = data_uri::empty(text, false);
        Ok((text, Self { charset, emptied }))
    }

    fn decode(bytes: Vec<u8>, limits: &Limits) -> Result<(String, Charset)> {
        let (text, charset) = charset::decode(bytes)?;
        limits::check(text.len() as u64, limits.part_bytes, "bytes of text in one file")?;
        Ok((text, charset))
    }

    /// Hands out the files that were packed into the text, each in its place.
    pub fn take_packed(&mut self) -> Vec<Option<Packed>> {
        mem::take(&mut self.emptied.slots)
    }

    /// Tells what the emptied places count as.
    pub fn dropped(&self) -> Vec<Dropped> {
        let kinds = [(DroppedKind::Picture, self.emptied.pictures), (DroppedKind::EmbeddedObject, self.emptied.others)];
        kinds.into_iter().filter(|&(_, count)| count > 0).map(|(kind, count)| Dropped { kind, count }).collect()
    }

    /// Writes the text as it was, with each range replaced by the string beside it.
    ///
    /// # Errors
    /// What [`Charset::write`] gives.
    pub fn write<'a>(
        &self,
        text: &str,
        changes: impl IntoIterator<Item = (Range<usize>, Cow<'a, str>)>,
    ) -> Result<Vec<u8>> {
        self.charset.write(text, changes)
    }
}

/// Checks that the edits are those of a file that is one unit.
///
/// # Errors
/// `CannotRewrite` when one is of another unit.
pub fn check_one_unit(edits: &[Edit]) -> Result<()> {
    if edits_of(edits, 0).len() == edits.len() {
        Ok(())
    } else {
        Err(Error::CannotRewrite { what: "a change names a part that is not there" })
    }
}
