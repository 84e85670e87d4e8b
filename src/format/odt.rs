//! OpenDocument texts: `.odt`, `.ott`, and `.fodt` as one piece of markup (OASIS OpenDocument 1.3, part 3, 3.4).
//!
//! # Where text hides
//! - Paragraphs and headings, split over spans (6.1), in tables, lists, sections that are hidden or hidden by a condition
//!   (5.4), text boxes, notes (6.3), headers and footers (16.10), indexes, and in what tracked changes took out (5.5).
//! - Comments with their authors and dates (14.1); who changed what and when (14.5).
//! - Fields of the author, the sender, the file and others (7), with texts in their attributes, and variables (7.4).
//! - Titles and descriptions of shapes (10.3.17), names of styles, fonts, bookmarks, shapes, tables and sections, targets of
//!   links, forms (13), formulas, charts and other objects with parts of their own.
//! - Any other attribute or text that is not a number, a measure, or a word that the standard has.
//!
//! # What is kept
//! All text with its formatting, tables, lists, notes, pictures without what they hold beside what they show, drawings in
//! SVG, charts, formulas, forms, tracked changes and comments unless the policy says otherwise, with labels in place of
//! names and without dates; of settings those that say how the text is laid out.
//!
//! # What is dropped
//! - Properties, thumbnail, other settings, those of a printer, of windows and toolbars; scripts, macros and events, signatures, older versions,
//!   embedded fonts, what programs stored beside the document, passwords of sections.
//! - Objects of other programs, with a grey picture where theirs was; sounds and films; pictures of unknown kinds and such
//!   as lie outside. Links to data outside, sources of a mail merge.
//! - The tags of fields that show what the properties or the person's own settings say; what they showed stays as text.
//! - Elements, attributes and namespaces that nobody knows, comments and instructions of the markup, parts that nothing
//!   refers to. Names of parts and by which parts of the markup refer to each other are given anew.
//!
//! # What is refused
//! Packages behind a password, document types in markup, and what is broken, doubled or beyond the limits.

use super::About;
use super::odf::{Family, OpenDocument};

/// The format.
pub static FORMAT: OpenDocument = OpenDocument(&Family {
    about: About {
        id: "odt",
        name: "OpenDocument text",
        extensions: &["odt", "ott", "fodt"],
        media_type: "application/vnd.oasis.opendocument.text",
    },
    types: &["text", "text-template"],
});
