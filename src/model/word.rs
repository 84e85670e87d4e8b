//! Words that somebody has read off the pixels of a picture.

use super::Sensitive;

/// A word where it stands in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: Sensitive<String>,
    /// Left, top, right and bottom of its letters, in pixels from the upper left corner of the picture as it is shown.
    pub sides: [f64; 4],
    /// Whether it is the last of its line.
    pub ends_line: bool,
}
