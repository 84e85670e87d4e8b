//! Messages of electronic mail.
//!
//! Follows RFC 5322 for the header, RFC 2045 to 2047 and RFC 2231 for parts and for what they are coded in.
//!
//! # Where text hides
//! In the fields of a header: names and addresses, subjects, words coded because they are not ASCII, the names of files.
//! In texts and web pages in every transfer encoding and character set. In attachments, which are opened as what they are,
//! and in messages inside messages.
//!
//! # What is kept
//! Who wrote to whom, when and about what, cleaned; the order of parts; every part that nothing is changed in, as it
//! stands. Answers stay linked to what they answer: the name of each message becomes its number.
//!
//! # What is dropped
//! Fields that are not on the list of those that tell what the message is about: the machines that it went through, the
//! programs that sent and weighed it, lists. Parameters that tell when a file was made. Signatures, since they no longer
//! fit. Attachments that no format can open, and what stands before the first part or behind the last one. Boundaries
//! between parts become numbers.
//!
//! # What is refused
//! Messages that are encrypted, or hold a part that is; bytes that no message has.

use super::origin::Origin;
use super::{About, Document, Format, Options, mail};
use crate::error::Result;

/// The format.
pub static FORMAT: Eml = Eml;

/// See the module.
#[derive(Debug)]
pub struct Eml;

static ABOUT: About = About { id: "eml", name: "Message (e-mail)", extensions: &["eml"], media_type: "message/rfc822" };

impl Format for Eml {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        Origin::is_text(bytes) && mail::begins_with_field(bytes)
    }

    fn is_text(&self) -> bool {
        true
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        mail::open_message(&bytes, options)
    }
}
