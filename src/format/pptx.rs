//! PowerPoint presentations: `.pptx`, `.ppsx`, `.potx`, and `.pptm`, `.ppsm`, `.potm` without their macros
//! (ECMA-376-1, 19, PresentationML).
//!
//! # Where text hides
//! - Slides with their shapes, tables and formulas (19.3, 21.1), split over runs (21.1.2.3), on hidden slides (19.3.1.38),
//!   in hidden shapes (20.1.2.2.8) and in such as lie beside the slide.
//! - Speaker's notes (19.3.1.26), layouts, masters of slides, notes and handouts (19.3.1.39, 19.3.1.42), with prompts,
//!   headers, footers and the last text of fields such as dates (21.1.2.2.4).
//! - Comments of both kinds with the names of their authors, their accounts and their dates (19.4; [MS-PPTX], 2.16), the
//!   words that a newer one is on.
//! - Descriptions and names of shapes and pictures (20.1.2.2.8), targets and tips of links and of buttons (21.1.2.3.5).
//! - Files inside: workbooks behind charts, documents for which a picture stands (15.2.11).
//! - Names of custom shows (19.2.1.6), sections, layouts, table styles, themes and fonts.
//! - Any other attribute or text that is not a number, a switch, a formula of an animation or a word that PowerPoint itself
//!   writes.
//!
//! # What is kept
//! All text with its formatting, tables, charts, diagrams, embedded files of the kinds that can be cleaned, shapes,
//! pictures without what they hold beside what they show, layouts, masters, themes, transitions, links, jumps between slides, custom shows and sections. Animations
//! (19.5) are kept as far as all that they move is. Comments on slides, unless the policy drops them, with their answers:
//! labels take the place of their authors, the newer ones are all of the first day of 1970, since a date is needed.
//!
//! # What is dropped
//! - Who commented and when; which words a newer comment is on, so that it is on the shape; what it says of tasks; comments
//!   on anything but slides; tags and other data of programs (19.3.1.5, 19.3.3), records of changes
//!   and of slide libraries, the password for changes (19.2.1.19), every extension but the sections.
//! - Properties, which are written anew without any (Part 2, 11), thumbnail, custom XML, printer settings, embedded fonts
//!   (19.2.1.9), macros, signatures (Part 2, 13), what was published as a web page (19.2.1.15).
//! - What is cut away of pictures. Pictures of other kinds, and such as cannot be cut: a grey one takes their place.
//!   Of ink, and of embedded objects that cannot be cleaned, only their picture stays, where there is one, be it in the
//!   drawing for older programs (Part 4, 19.1.2.11), of which nothing else stays; controls, sounds and films go, with what
//!   animates them.
//! - Actions that start a program, a macro or an object (21.1.2.3.5).
//! - Comments and processing instructions of the markup, extensions of unknown namespaces (Part 3), the tags of unknown
//!   elements, unknown attributes, names of parts and of relationships, and bytes of the archive that no part owns.
//!
//! # What is refused
//! Parts and outside references of unknown types, document types in markup, and markup or archives that are broken,
//! doubled, encrypted or beyond the limits.

use super::About;
use super::ooxml::{Application, Kind, Known, Office, known};

/// The format.
pub static FORMAT: Office = Office(&POWERPOINT);

static POWERPOINT: Application = Application {
    about: About {
        id: "pptx",
        name: "PowerPoint presentation",
        extensions: &["pptx", "ppsx", "potx", "pptm", "ppsm", "potm"],
        media_type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    },
    parts: PARTS,
    folder: "ppt",
    program: "Microsoft Office PowerPoint",
    absent: "it holds no PowerPoint presentation",
};

macro_rules! presentation {
    ($end:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.presentationml.", $end, "+xml")
    };
}

/// What the presentation itself may be.
const PRESENTATION: &[&str] = &[
    presentation!("presentation.main"),
    presentation!("slideshow.main"),
    presentation!("template.main"),
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
];

/// The parts that stay (ECMA-376-1, 13.3).
const PARTS: &[Known] = &[
    known(Kind::Document, "officeDocument", PRESENTATION, "presentation.xml"),
    known(Kind::Slide, "slide", &[presentation!("slide")], "slides/slide#.xml"),
    known(Kind::SlideLayout, "slideLayout", &[presentation!("slideLayout")], "slideLayouts/slideLayout#.xml"),
    known(Kind::SlideMaster, "slideMaster", &[presentation!("slideMaster")], "slideMasters/slideMaster#.xml"),
    known(Kind::NotesSlide, "notesSlide", &[presentation!("notesSlide")], "notesSlides/notesSlide#.xml"),
    known(Kind::NotesMaster, "notesMaster", &[presentation!("notesMaster")], "notesMasters/notesMaster#.xml"),
    known(Kind::HandoutMaster, "handoutMaster", &[presentation!("handoutMaster")], "handoutMasters/handoutMaster#.xml"),
    known(Kind::PresentationProperties, "presProps", &[presentation!("presProps")], "presProps.xml"),
    known(Kind::ViewProperties, "viewProps", &[presentation!("viewProps")], "viewProps.xml"),
    known(Kind::TableStyles, "tableStyles", &[presentation!("tableStyles")], "tableStyles.xml"),
];
