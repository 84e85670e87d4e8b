//! OpenDocument spreadsheets: `.ods`, `.ots`, and `.fods` as one piece of markup (OASIS OpenDocument 1.3, part 3, 3.7).
//!
//! # Where text hides
//! - Cells: what they show, the value behind it (19.385), their formulas (19.642) with texts, numbers and names in them,
//!   cells that are hidden or covered, on sheets that are hidden.
//! - Names of sheets, ranges and expressions (9.4), in every formula and reference; conditions and messages of validations
//!   (9.4.4), conditional formats, filters, scenarios, headers and footers, comments.
//! - What [texts](super::odt) have as well.
//!
//! # What is kept
//! Cells with values, formulas and formats, names, validations, charts, comments as in texts. A cell of which the text is
//! edited becomes one of text, without the value and the formula that would bring it back.
//!
//! # What is dropped
//! Tracked changes, which are accepted; pivot tables, of which what they show stays; connections to data outside; passwords
//! of sheets; what goes in texts.
//!
//! # What is refused
//! As in texts.

use super::About;
use super::odf::{Family, OpenDocument};

/// The format.
pub static FORMAT: OpenDocument = OpenDocument(&Family {
    about: About {
        id: "ods",
        name: "OpenDocument spreadsheet",
        extensions: &["ods", "ots", "fods"],
        media_type: "application/vnd.oasis.opendocument.spreadsheet",
    },
    types: &["spreadsheet", "spreadsheet-template"],
});
