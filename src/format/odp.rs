//! OpenDocument presentations and drawings: `.odp`, `.otp`, `.odg`, `.otg`, and `.fodp`, `.fodg` as one piece of markup
//! (OASIS OpenDocument 1.3, part 3, 3.5 and 3.6).
//!
//! # Where text hides
//! Slides, hidden ones too, speaker's notes, masters, headers and footers that slides share (10.9.3), names of slides and
//! custom shows, targets of buttons, and what [texts](super::odt) have as well.
//!
//! # What is kept
//! Slides with shapes, tables, charts, notes, masters, links, animations (15) and custom shows; the rest as in texts.
//!
//! # What is dropped
//! Sounds, films and what plays them; actions that start a macro; what goes in texts.
//!
//! # What is refused
//! As in texts.

use super::About;
use super::odf::{Family, OpenDocument};

/// The format.
pub static FORMAT: OpenDocument = OpenDocument(&Family {
    about: About {
        id: "odp",
        name: "OpenDocument presentation or drawing",
        extensions: &["odp", "otp", "fodp", "odg", "otg", "fodg"],
        media_type: "application/vnd.oasis.opendocument.presentation",
    },
    types: &["presentation", "presentation-template", "graphics", "graphics-template"],
});
