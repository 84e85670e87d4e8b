//! What a file tells of those who made it.

use super::Sensitive;

/// Where a clue was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClueKind {
    /// The organisation that the properties name.
    Company,
    /// A person whom the properties or comments name as author.
    Author,
    /// Another property: a title, a subject, one that somebody has added.
    Property,
    /// The name or path of the template.
    Template,
}

/// A text that belongs to the file but not to what is kept of it.
///
/// It is looked at for words that may stand in the text as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clue {
    /// Where it was found.
    pub kind: ClueKind,
    /// The text.
    pub text: Sensitive<String>,
}
