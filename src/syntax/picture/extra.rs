//! What pictures hold beside what they show.

/// A piece that is left out, by what it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extra {
    /// The camera or the program, its numbers and settings, and when it was used.
    Camera,
    /// Where the picture was taken.
    Position,
    /// Words: who made it, what it is called, what somebody said of it.
    Text,
    /// A small copy.
    Thumbnail,
    /// Another picture, or a film.
    Other,
    /// Who vouches for it.
    Signature,
    /// The maker of a profile of colours.
    Profile,
    /// Bytes that no decoder needs.
    Rest,
}

/// What is kept beside the pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Nothing: the document that the picture stands in tells how it is shown.
    Pixels,
    /// How it is turned, and what its numbers are in colours.
    Look,
}
