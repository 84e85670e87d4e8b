//! Word documents: `.docx`, `.dotx`, and `.docm`, `.dotm` without their macros (ECMA-376-1, 17, WordprocessingML).
//!
//! # Where text hides
//! - Body, tables, text boxes (both the drawing and its older twin), headers, footers, footnotes, endnotes (17.2, 17.4,
//!   17.10, 17.11), split over runs (17.3.2), hidden (17.3.2.41), as symbols (17.3.3.30), in formulas (22.1).
//! - Field instructions (17.16), targets and tips of links (17.16.22), names of bookmarks (17.13.6).
//! - Comments, with the links and pictures in them (17.13.4).
//! - What was deleted or moved away with tracked changes (17.13.5): the text before them is read as a whole.
//! - Titles, labels, values and sources of charts (21.2), points of diagrams and what is drawn of them (21.4).
//! - Descriptions and names of pictures and shapes (20.4.2.5; Part 4, 19.1), text art such as watermarks.
//! - Form fields and content controls: titles, tags, lists, help texts (17.5.2, 17.16.9).
//! - Files inside: workbooks behind charts, documents and presentations for which a picture stands (15.2.11).
//! - Stored building blocks with their names, categories and descriptions (17.12).
//! - Data from which controls are filled, with the names in it and in the paths that lead there (17.5.2.6).
//! - Names of styles, lists, fonts and themes (17.7, 17.8, 17.9, 20.1.6).
//! - Any other attribute or text that is not a number, a switch or a word that Word itself writes.
//!
//! # What is kept
//! All text with its formatting, styles, lists, sections, settings, theme, links, bookmarks, fields and controls, charts,
//! diagrams, embedded files of the kinds that can be cleaned, and pictures as PNG, JPEG or GIF without what they hold
//! beside their pixels. Tracked changes without who made them and when, or as if accepted where the policy says so; then
//! a paragraph of which only the mark was deleted stays. Comments to which the text refers, and the stretches that they are
//! about, numbered anew; which of them answer which and which are settled. Their authors are called `Author 1`, `Author 2`
//! in the order of the comments, so that a thread can still be followed.
//!
//! # What is dropped
//! - Who commented, their initials, when, their accounts, what else newer programs say of comments, such as who liked
//!   one; comments to which nothing refers, such as are left when a change is accepted, and what refers to none. All
//!   comments where the policy says so, and those of building blocks.
//! - The authors of tracked changes, editing-session ids, editing permissions and passwords (17.13.7, 17.15.1.29).
//! - Properties, which are written anew without any (Part 2, 11), thumbnail, and what binds to them; custom XML
//!   that no control is filled from, or that holds other things than plain data.
//! - The template's path, mail merge (17.14), document variables, printer settings,
//!   embedded fonts (17.8), macros, signatures (Part 2, 13).
//! - What is cut away of pictures. Pictures of other kinds, and such as cannot be cut: a grey one takes their place. Other
//!   embedded files and objects, controls, media, imported chunks.
//! - Comments and processing instructions of the markup, extensions of unknown namespaces (Part 3), the
//!   tags of unknown elements, unknown attributes, names of parts and of
//!   relationships, and bytes of the archive that no part owns.
//!
//! # What is refused
//! Parts and outside references of unknown types, document types in markup, and markup or archives that are broken,
//! doubled, encrypted or beyond the limits.

use super::About;
use super::ooxml::{Application, Kind, Known, Office, known};

/// The format.
pub static FORMAT: Office = Office(&WORD);

static WORD: Application = Application {
    about: About {
        id: "docx",
        name: "Word document",
        extensions: &["docx", "dotx", "docm", "dotm"],
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    },
    parts: PARTS,
    folder: "word",
    program: "Microsoft Office Word",
    absent: "it holds no Word document",
};

macro_rules! word {
    ($end:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.wordprocessingml.", $end, "+xml")
    };
}

/// What the document itself may be.
const DOCUMENT: &[&str] = &[
    word!("document.main"),
    word!("template.main"),
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
];

/// The parts that stay (ECMA-376-1, 11.3).
const PARTS: &[Known] = &[
    known(Kind::Document, "officeDocument", DOCUMENT, "document.xml"),
    known(Kind::Glossary, "glossaryDocument", &[word!("document.glossary")], "glossary/document.xml"),
    known(Kind::Header, "header", &[word!("header")], "header#.xml"),
    known(Kind::Footer, "footer", &[word!("footer")], "footer#.xml"),
    known(Kind::Footnotes, "footnotes", &[word!("footnotes")], "footnotes.xml"),
    known(Kind::Endnotes, "endnotes", &[word!("endnotes")], "endnotes.xml"),
    known(Kind::Comments, "comments", &[word!("comments")], "comments.xml"),
    known(Kind::CommentThreads, "commentsExtended", &[word!("commentsExtended")], "commentsExtended.xml"),
    known(Kind::Styles, "styles", &[word!("styles")], "styles.xml"),
    known(Kind::Numbering, "numbering", &[word!("numbering")], "numbering.xml"),
    known(Kind::Settings, "settings", &[word!("settings")], "settings.xml"),
    known(Kind::WebSettings, "webSettings", &[word!("webSettings")], "webSettings.xml"),
    known(Kind::FontTable, "fontTable", &[word!("fontTable")], "fontTable.xml"),
];
