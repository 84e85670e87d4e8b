//! The one error type, with codes that callers may rely on.
//!
//! An error holds plain data only: no type of this crate, and never a piece of the user's file.

use std::fmt;

/// Everything that can go wrong between a dropped file and its receipt.
///
/// Each variant has a stable [`code`](Error::code) for programs and a message for people, which says what happened
/// and what to do next. No message quotes the content or the name of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The kind of file is not one that can be cleaned.
    UnsupportedFormat {
        /// What the file was recognised as, or why it was not; a phrase such as `an old Word file (.doc)`.
        what: &'static str,
        /// What the person can do.
        advice: &'static str,
    },
    /// The file breaks the rules of its format.
    Malformed {
        /// What is wrong, as a phrase.
        what: &'static str,
    },
    /// The file is protected by a password.
    Encrypted,
    /// The file would need more than [`Limits`](crate::limits::Limits) allow.
    LimitExceeded {
        /// Which limit, as a phrase: `bytes in one file`.
        limit: &'static str,
        /// The most that is allowed, in the unit that `limit` names.
        most: u64,
    },
    /// A part of the file is of a kind that the format does not know, so nobody can say what is inside.
    UnknownPart {
        /// The kind of the part by its registered type; never its name, which the user may have chosen.
        kind: String,
    },
    /// The file holds something that the policy does not take, not even to leave it out.
    ContentRefused {
        /// What, as a sentence of its own.
        what: &'static str,
    },
    /// The policy is not valid; every fault is listed.
    PolicyInvalid {
        /// One line a fault, each beginning with its JSON path.
        faults: Vec<String>,
    },
    /// The policy asks for something that has not been done, such as a decision on every finding of a category.
    PolicyViolation {
        /// What is missing, as a phrase.
        what: &'static str,
        /// How many times.
        count: usize,
    },
    /// A word to remove is so short that it would be found everywhere.
    TermTooShort,
    /// The format cannot write the edit that was decided.
    CannotRewrite {
        /// Why, as a phrase.
        what: &'static str,
    },
    /// The written file still holds something that had to go. It was thrown away.
    LeakFound {
        /// How many removed values, or new findings, are in the written file.
        count: usize,
        /// Which check found it: `rescan` or `leak`.
        door: &'static str,
    },
    /// A part of the engine is missing or damaged, so nothing may be scanned with it.
    EngineUnavailable {
        /// What is wrong, as a sentence without its full stop.
        what: &'static str,
    },
    /// The calls came in an order that makes no sense, such as cleaning before scanning.
    OutOfOrder {
        /// What has to be done first.
        what: &'static str,
    },
    /// Reading or writing on this machine failed.
    Io {
        /// What failed, as a phrase without a path.
        what: &'static str,
        /// The system's own words for it.
        reason: String,
    },
}

impl Error {
    /// Returns the stable code, in the form `UnsupportedFormat`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnsupportedFormat { .. } => "UnsupportedFormat",
            Self::Malformed { .. } => "Malformed",
            Self::Encrypted => "Encrypted",
            Self::LimitExceeded { .. } => "LimitExceeded",
            Self::UnknownPart { .. } => "UnknownPart",
            Self::ContentRefused { .. } => "ContentRefused",
            Self::PolicyInvalid { .. } => "PolicyInvalid",
            Self::PolicyViolation { .. } => "PolicyViolation",
            Self::TermTooShort => "TermTooShort",
            Self::CannotRewrite { .. } => "CannotRewrite",
            Self::LeakFound { .. } => "LeakFound",
            Self::EngineUnavailable { .. } => "EngineUnavailable",
            Self::OutOfOrder { .. } => "OutOfOrder",
            Self::Io { .. } => "Io",
        }
    }

    /// Tells whether the same call may succeed when it is made again unchanged.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Io { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnsupportedFormat { what, advice } => {
                write!(f, "This is {what}, which Scrubjay cannot clean. {advice}")
            }
            Self::Malformed { what } => write!(
                f,
                "The file is damaged or not what its name says: {what}. Open it in the program that made it, save it anew and try again."
            ),
            Self::Encrypted => {
                write!(f, "The file is protected by a password. Save a copy without the password and add that copy.")
            }
            Self::LimitExceeded { limit, most } => {
                write!(
                    f,
                    "The file is too large to check safely: at most {most} {limit}. Split it, or leave out what is not needed."
                )
            }
            Self::UnknownPart { kind } => write!(
                f,
                "The file holds something Scrubjay does not know ({kind}), so it cannot promise that nothing hides in it. Remove it from the file, or save the file in a plainer form."
            ),
            Self::PolicyInvalid { faults } => {
                write!(f, "The policy is not valid: {}", faults.join("; "))
            }
            Self::ContentRefused { what } => write!(
                f,
                "The receiver of this task does not take files with such content: {what} Take it out in the program that made the file, save that and add it."
            ),
            Self::PolicyViolation { what, count } => {
                write!(f, "The policy asks for {what} ({count} to go).")
            }
            Self::TermTooShort => {
                f.write_str("A word to remove needs at least two letters or digits, or it would be found everywhere.")
            }
            Self::CannotRewrite { what } => {
                write!(f, "The file could not be written back in its own format: {what}. Nothing was written.")
            }
            Self::LeakFound { count, door } => write!(
                f,
                "The check after cleaning ({door}) still found {count} of the things that had to go. The cleaned copy was thrown away and nothing was sent. Look at the findings once more, or leave this file out."
            ),
            Self::EngineUnavailable { what } => write!(f, "{what}: Scrubjay has to be installed again."),
            Self::OutOfOrder { what } => write!(f, "{what} first."),
            Self::Io { what, reason } => write!(f, "{what} failed: {reason}."),
        }
    }
}

impl std::error::Error for Error {}

/// A result with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn messages_say_what_to_do() {
        let error =
            Error::UnsupportedFormat { what: "an old Word file (.doc)", advice: "Save it as .docx and add that." };
        assert_eq!(error.code(), "UnsupportedFormat");
        assert!(error.to_string().contains("Save it as .docx"));
    }
}
