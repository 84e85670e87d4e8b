//! What detectors suggest, and what becomes of it.

use std::borrow::Cow;
use std::fmt;

use super::{Entity, Sensitive, Span, UnitId, fold};

/// The id of a detector: one of ours, or one that a policy brought.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DetectorId(Cow<'static, str>);

impl DetectorId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for DetectorId {
    fn from(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }
}

impl From<String> for DetectorId {
    fn from(id: String) -> Self {
        Self(Cow::Owned(id))
    }
}

impl PartialEq<&str> for DetectorId {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// A raw suggestion of one detector in one text unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What it is.
    pub entity: Entity,
    /// Where in the unit's text.
    pub span: Span,
    /// How sure the detector is, from 0 to 1.
    pub score: f32,
    /// The detector that says so.
    pub detector: DetectorId,
}

/// A finding's name within its file: the same scan of the same file gives the same ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingId {
    /// The unit that holds it.
    pub unit: UnitId,
    /// Where in the unit's text.
    pub span: Span,
}

impl fmt::Display for FindingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}-{}", self.unit.0, self.span.start(), self.span.end())
    }
}

/// A resolved finding: it overlaps no other, covers whole tokens, and has a value that is the same wherever it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its name and place.
    pub id: FindingId,
    /// What it is and the value in its compared form.
    pub value: Value,
    /// How sure the surest detector is, from 0 to 1.
    pub score: f32,
    /// The detector that decided, or `propagate` for a value known from elsewhere.
    pub detector: DetectorId,
}

/// A value as a whole task knows it: the same for every spelling that means the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    /// What it is.
    pub entity: Entity,
    /// The text in the form that is compared: see [`Value::of`].
    pub folded: Sensitive<String>,
}

impl Value {
    /// Makes the value of a piece of text.
    ///
    /// Numbers are compared by their letters and digits alone. Names of persons, whether or not a courtesy title leads
    /// them, and terms are compared without regard to case and to what parts their words. Other values are compared
    /// without regard to case and to how white space is made. Secrets are compared to the letter, because `a` and `A`
    /// differ in them.
    ///
    /// The form is for comparing only: a text that holds the value need not hold this form of it.
    pub fn of(entity: Entity, text: &str) -> Self {
        let folded = match entity {
            Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard | Entity::Iban => {
                let signs = text.chars().filter(|&c| (c.is_alphanumeric() && !fold::is_invisible(c)) || c == '+');
                signs.flat_map(char::to_uppercase).collect()
            }
            Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => text.to_owned(),
            Entity::Person => fold::words(without_title(text).unwrap_or(text)).replace('.', ""),
            Entity::CodeName => fold::words(without_kind(text).unwrap_or(text)).replace('.', ""),
            Entity::Term => fold::words(text).replace('.', ""),
            _ => text.split_whitespace().map(fold::case).collect::<Vec<_>>().join(" "),
        };
        Self { entity, folded: folded.into() }
    }
}

/// Takes a courtesy title off a name.
pub fn without_title(name: &str) -> Option<&str> {
    const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "dr"];
    let (title, rest) = name.split_once(|c: char| c.is_whitespace())?;
    let title = title.strip_suffix('.').unwrap_or(title);
    let rest = rest.trim_start();
    (!rest.is_empty() && TITLES.iter().any(|known| title.eq_ignore_ascii_case(known))).then_some(rest)
}

/// Takes off the word that says of a code name what it is the name of.
pub fn without_kind(name: &str) -> Option<&str> {
    const KINDS: &[&str] = &["project", "operation", "projekt", "projet", "proyecto", "progetto"];
    let (kind, rest) = name.split_once([' ', '-', '_', '\u{a0}'])?;
    let rest = rest.trim_matches(['"', '\'', '“', '”', '‘', '’', '«', '»', ' ']);
    (!rest.is_empty() && KINDS.iter().any(|known| kind.eq_ignore_ascii_case(known))).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_one_value() {
        assert_eq!(Value::of(Entity::Person, "JANE\u{a0} Roe"), Value::of(Entity::Person, "Jane Roe"));
        for spelling in ["blue-heron", "blue_heron", "BlueHeron", "Blue\u{ad} He\u{200b}ron", "blue.heron"] {
            assert_eq!(Value::of(Entity::Term, spelling), Value::of(Entity::Term, "Blue Heron"), "{spelling}");
        }
        for spelling in ["Mrs. Jane Roe", "Dr Jane Roe", "JANEROE", "Jane\u{a0}Roe"] {
            assert_eq!(Value::of(Entity::Person, spelling), Value::of(Entity::Person, "Jane Roe"), "{spelling}");
        }
        for spelling in ["Project Heron", "PROJECT HERON", "heron", "Project “Heron”"] {
            assert_eq!(Value::of(Entity::CodeName, spelling), Value::of(Entity::CodeName, "Heron"), "{spelling}");
        }
        assert_eq!(Value::of(Entity::Username, "mu\u{308}ller"), Value::of(Entity::Username, "Müller"));
        assert_ne!(Value::of(Entity::Username, "jane-roe"), Value::of(Entity::Username, "janeroe"));
        assert_eq!(Value::of(Entity::UsSsn, "123-45-6789"), Value::of(Entity::UsSsn, "123 45 6789"));
        assert_ne!(Value::of(Entity::Password, "Aa"), Value::of(Entity::Password, "aa"));
    }
}
