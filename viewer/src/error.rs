//! Why a file or a page cannot be read.

use std::fmt;

/// Why a file or a page cannot be read; no message says anything of the file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The file is encrypted in a way that the empty password does not open.
    Encrypted,
    /// The file is no PDF, or too damaged to find its pages.
    Malformed,
    /// There is no page of that index.
    NoSuchPage,
    /// A stream, a page or a picture is larger than what is read.
    LimitExceeded,
}

impl Error {
    /// The stable name of the error.
    pub fn code(self) -> &'static str {
        match self {
            Self::Encrypted => "Encrypted",
            Self::Malformed => "Malformed",
            Self::NoSuchPage => "NoSuchPage",
            Self::LimitExceeded => "LimitExceeded",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Encrypted => "the file is protected with a password: save it without one",
            Self::Malformed => "the file is no PDF that can be read",
            Self::NoSuchPage => "the file has no such page",
            Self::LimitExceeded => "the file or the page is too large to be read",
        })
    }
}

impl std::error::Error for Error {}
