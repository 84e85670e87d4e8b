//! What newer programs write behind the rest of a sheet ([MS-XLSX], 2.6): rules, validations and small charts in cells.

use crate::syntax::xml::{Open, attributes};

/// The extensions that stay, by their numbers: conditional formats, what joins one of them to a rule of the older kind,
/// validations, sparklines.
const KNOWN: &[&str] = &[
    "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
    "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}",
    "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}",
    "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}",
];

/// Tells whether a number is that of an extension that stays.
pub fn is_extension(uri: &str) -> bool {
    KNOWN.iter().any(|known| known.eq_ignore_ascii_case(uri))
}

/// Tells whether an extension of a sheet stays.
pub fn is_kept(open: &Open<'_>) -> bool {
    let uri = attributes(open.attributes).flatten().find(|attribute| attribute.local == "uri");
    uri.is_some_and(|uri| is_extension(uri.value))
}
