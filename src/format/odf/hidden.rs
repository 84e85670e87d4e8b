//! Styles whose text, sheet or slide is not shown (OpenDocument 1.3, part 3, 20.190, 19.702 and 20.230).

use std::collections::BTreeSet;

use crate::error::Result;
use crate::limits::Limits;
use crate::syntax::open_document::{self, PRESENTATION, STYLE, TABLE, TEXT};
use crate::syntax::xml::{Scan, Token, attributes, decode_value};

/// Gives the names of the styles of a part that hide what they are for.
///
/// # Errors
/// What [`Scan`] gives.
pub fn styles(source: &str, limits: &Limits) -> Result<BTreeSet<String>> {
    let mut hidden = BTreeSet::new();
    if !source.contains(":display=") && !source.contains(":visibility=") {
        return Ok(hidden);
    }
    let mut scan = Scan::new(source, open_document::ALL, limits);
    let mut name = String::new();
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            let value = attribute.value;
            match (open.local, scan.namespace_of(&attribute), attribute.local) {
                ("style", STYLE, "name") => name = decode_value(value)?.into_owned(),
                ("text-properties" | "paragraph-properties", TEXT, "display") if value == "none" => {}
                ("table-properties", TABLE, "display") if value == "false" => {}
                ("drawing-page-properties", PRESENTATION, "visibility") if value == "hidden" => {}
                _ => continue,
            }
            if open.local != "style" {
                hidden.insert(name.clone());
            }
        }
    }
    Ok(hidden)
}
