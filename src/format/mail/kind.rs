//! What a part is, as its header tells it.

use encoding_rs::{Encoding, REPLACEMENT, UTF_8};

use crate::format::media_type;
use crate::syntax::mail::field::Field;
use crate::syntax::mail::parameter::{self, Parameters};
use crate::syntax::mail::transfer::Transfer;

/// What a header tells of a part.
pub struct Kind {
    /// Its media type and the parameters of that.
    pub media: Parameters,
    /// The name of its file.
    pub file_name: Option<String>,
    /// How it travels; nothing for an encoding that cannot be read.
    pub transfer: Option<Transfer>,
}

impl Kind {
    /// Reads a header; what it does not tell is of the type `default`.
    pub fn of(fields: &[Field<'_>], default: &str) -> Self {
        let value = |name: &str| fields.iter().find(|field| field.is(name)).map(Field::value);
        let media = value("Content-Type").map(|value| parameter::read(&value)).filter(is_media_type);
        let media = media.unwrap_or_else(|| Parameters { value: default.to_owned(), ..Parameters::default() });
        let disposition = value("Content-Disposition").map(|value| parameter::read(&value)).unwrap_or_default();
        let file_name = disposition.get("filename").or_else(|| media.get("name")).map(str::to_owned);
        // A comment may follow (RFC 2045, 6.1).
        let transfer = value("Content-Transfer-Encoding").map(|value| parameter::read(&value).value);
        Self { file_name, transfer: Transfer::of(&transfer.unwrap_or_default()), media }
    }

    /// The media type.
    pub fn name(&self) -> &str {
        &self.media.value
    }

    /// Tells whether it holds parts.
    pub fn is_multipart(&self) -> bool {
        self.name().starts_with("multipart/")
    }

    /// Tells whether nobody can read it without a key.
    pub fn is_encrypted(&self) -> bool {
        let name = self.name();
        name == "multipart/encrypted" || name.ends_with("pkcs7-mime") || name == "application/pgp-encrypted"
    }

    /// Tells whether it is a signature.
    pub fn is_signature(&self) -> bool {
        self.name().ends_with("pkcs7-signature") || self.name() == "application/pgp-signature"
    }

    /// Tells whether it is a message, or the header of one.
    pub fn is_message(&self) -> bool {
        let is_named = |name: &String| name.to_ascii_lowercase().ends_with(".eml");
        matches!(self.name(), "message/rfc822" | "message/global" | "message/news" | "text/rfc822-headers")
            || self.file_name.as_ref().is_some_and(is_named)
    }

    /// Tells whether it is a text.
    pub fn is_text(&self) -> bool {
        self.name().starts_with("text/") || self.name().starts_with("message/") || self.is_multipart()
    }

    /// The encoding of its characters where that is not found out better from them. What says that it is ASCII and is not
    /// is mostly UTF-8.
    pub fn charset(&self, bytes: &[u8]) -> Option<&'static Encoding> {
        let label = self.media.get("charset").unwrap_or_default().trim().to_ascii_lowercase();
        let is_ascii = label.is_empty() || label.contains("ascii");
        let named = Encoding::for_label(label.as_bytes()).filter(|_| !is_ascii && self.is_text());
        named.filter(|encoding| *encoding != UTF_8 || std::str::from_utf8(bytes).is_err())
    }

    /// Tells whether its letters are written with others, so that they cannot be read.
    pub fn is_disguised(&self) -> bool {
        let label = self.media.get("charset").unwrap_or_default().trim().to_ascii_lowercase();
        label.contains("utf-7") || Encoding::for_label(label.as_bytes()) == Some(REPLACEMENT)
    }

    /// The name by which it is opened: that of its file, or one that its type tells.
    pub fn opened_as(&self) -> String {
        let named = self.file_name.as_ref().filter(|name| name.contains('.'));
        if let Some(name) = named.filter(|_| self.name() != "text/html") {
            return name.clone();
        }
        let ending = if self.is_multipart() { "txt" } else { media_type::ending(self.name()) };
        format!("body.{ending}")
    }
}

fn is_media_type(media: &Parameters) -> bool {
    media.value.split_once('/').is_some_and(|(kind, of)| parameter::is_token(kind) && parameter::is_token(of))
}
