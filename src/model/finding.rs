//! What detectors suggest, and what becomes of it.

use std::fmt;

use super::{Entity, Sensitive, Span, UnitId};

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
    pub detector: &'static str,
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
    pub detector: &'static str,
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
    /// Numbers are compared by their letters and digits alone, other values without regard to case and to how white
    /// space is made. Secrets are compared to the letter, because `a` and `A` differ in them.
    pub fn of(entity: Entity, text: &str) -> Self {
        let folded = match entity {
            Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard | Entity::Iban => {
                text.chars().filter(|c| c.is_alphanumeric() || *c == '+').flat_map(char::to_uppercase).collect()
            }
            Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => text.to_owned(),
            _ => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
        };
        Self { entity, folded: folded.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_one_value() {
        assert_eq!(Value::of(Entity::Person, "JANE\u{a0} Roe"), Value::of(Entity::Person, "Jane Roe"));
        assert_eq!(Value::of(Entity::UsSsn, "123-45-6789"), Value::of(Entity::UsSsn, "123 45 6789"));
        assert_ne!(Value::of(Entity::Password, "Aa"), Value::of(Entity::Password, "aa"));
    }
}
