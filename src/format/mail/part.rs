//! A message or a part of one, as it is kept.

use crate::syntax::mail::address::Slot;
use crate::syntax::mail::parameter::Parameters;
use crate::syntax::mail::transfer::Transfer;

/// A message or a part.
pub struct Entity {
    /// What is kept of its header.
    pub headers: Vec<Header>,
    /// What it holds.
    pub body: Body,
    /// How that travels.
    pub transfer: Transfer,
    /// Whether it is a message.
    pub is_message: bool,
}

/// A field that is kept.
pub enum Header {
    /// One in which nothing can be changed.
    Fixed(Vec<u8>),
    /// One with places in which something is said, from its first unit on.
    Slots {
        /// Its name.
        name: String,
        /// How it stands in the file.
        raw: Vec<u8>,
        /// What stands behind the colon.
        value: String,
        /// The places; each is a unit.
        slots: Vec<Slot>,
        /// The unit of the first.
        unit: u32,
    },
    /// One with parameters.
    Parameters {
        /// Its name.
        name: String,
        /// How it stands in the file; nothing if it has to be written anew.
        raw: Option<Vec<u8>>,
        /// What it says.
        parameters: Parameters,
        /// The parameters that are units, by their index, with the unit.
        units: Vec<(usize, u32)>,
    },
    /// The one that tells the transfer encoding.
    Transfer(Vec<u8>),
}

/// What a message or part holds.
pub enum Body {
    /// Nothing that says anything.
    Raw(Vec<u8>),
    /// A file.
    File(File),
    /// Parts, and the number of the boundary between them.
    Multipart(usize, Vec<Entity>),
    /// A message.
    Message(Box<Entity>),
}

/// A text or an attachment.
pub struct File {
    /// Its index among all files inside.
    pub index: usize,
    /// How it stands in the file, encoded.
    pub raw: Vec<u8>,
    /// Whether it is a text, whose lines are lines.
    pub is_text: bool,
    /// The encoding of its characters, where the header names one.
    pub charset: Option<&'static encoding_rs::Encoding>,
}

impl File {
    /// What was opened: the content of it, in UTF-8 where the header names another encoding.
    pub fn content(&self, transfer: Transfer) -> Vec<u8> {
        in_utf8(transfer.decode(&self.raw).0, self.charset)
    }
}

/// Takes over text into UTF-8.
pub fn in_utf8(bytes: Vec<u8>, charset: Option<&'static encoding_rs::Encoding>) -> Vec<u8> {
    match charset {
        Some(charset) => charset.decode_without_bom_handling(&bytes).0.into_owned().into_bytes(),
        None => bytes,
    }
}
