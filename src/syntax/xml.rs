//! Markup, read token by token with the place of each, so that an edit changes its own bytes and no others.
//!
//! What is accepted is narrower than XML 1.0: no document type (and so no entities but the five and character
//! references), no encoding but UTF-8 and UTF-16, ASCII names. Office Open XML asks for no more
//! (ECMA-376-2, 8.1.4), and each of these has hidden something somewhere.

mod attribute;
mod encoding;
mod escape;
mod scan;

pub use attribute::{Attribute, attributes, plain_value};
pub use encoding::decode;
pub use escape::{Unescaped, decode_value, escape_attribute, escape_text, unescape};
pub use scan::{NO_NAMESPACE, Namespaces, OTHER_NAMESPACE, Open, Scan, Token};

use crate::error::Error;

/// The declaration that every written part begins with.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The error for markup that is not well formed.
pub(crate) const ILL_FORMED: Error = Error::Malformed { what: "the markup of one of its parts is broken" };
