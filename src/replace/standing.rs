//! Stand-ins that a text holds already, because it was cleaned before or somebody wrote them by hand.

use std::collections::BTreeMap;

use crate::model::{Entity, Notation, bytes};

/// The highest number that a stand-in of each entity bears; entities without one are left out.
pub type Standing = BTreeMap<Entity, usize>;

/// Longer numbers are of something else: no task counts that far.
const MOST_DIGITS: usize = 6;

/// How a blank in brackets is written inside the target of a link.
const ESCAPED_BLANK: &[u8] = b"%20";

/// Takes in the stand-ins of one text: `[PERSON 1]` in any, and `PERSON_1` or `person-1` where the notation of the text
/// makes them so. In prose the last two are too often words of another origin.
pub fn note(text: &str, notation: Notation, standing: &mut Standing) {
    let text = text.as_bytes();
    let mut found = |entity: Entity, number: usize| {
        let highest = standing.entry(entity).or_default();
        *highest = number.max(*highest);
    };
    bytes::each(text, b'[', |open| {
        if let Some((entity, number)) = text.get(open + 1..).and_then(bracketed) {
            found(entity, number);
        }
    });
    let joint = match notation {
        Notation::Prose => return,
        Notation::Identifier | Notation::Code => b'_',
        Notation::Address => b'-',
    };
    bytes::each(text, joint, |at| {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        let number = after.get(1..).and_then(leading).map(|(number, _)| number);
        if let Some((entity, number)) = number.and_then(|number| Some((trailing(before, joint)?, number))) {
            found(entity, number);
        }
    });
}

/// Reads `PERSON 1]`.
fn bracketed(text: &[u8]) -> Option<(Entity, usize)> {
    if !text.first()?.is_ascii_uppercase() {
        return None;
    }
    let is_label = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'_';
    let end = text.iter().position(|byte| !is_label(byte))?;
    let (label, rest) = text.split_at_checked(end)?;
    let entity = Entity::ALL.iter().find(|entity| entity.label().as_bytes() == label)?;
    let digits = rest.strip_prefix(b" ").or_else(|| rest.strip_prefix(ESCAPED_BLANK))?;
    let (number, rest) = leading(digits)?;
    rest.starts_with(b"]").then_some((*entity, number))
}

/// Reads the number at the beginning.
fn leading(text: &[u8]) -> Option<(usize, &[u8])> {
    let len = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = text.split_at_checked(len).filter(|_| len <= MOST_DIGITS)?;
    let number = std::str::from_utf8(digits).ok()?.parse().ok()?;
    Some((number, rest))
}

/// Reads the label at the end; of `PRIVATE_KEY` it is not `KEY`.
fn trailing(text: &[u8], joint: u8) -> Option<Entity> {
    let is_written = |label: &str| {
        let tail = text.len().checked_sub(label.len()).and_then(|start| text.split_at_checked(start));
        tail.is_some_and(|(before, tail)| {
            let letters = label.bytes().map(|byte| match byte {
                b'_' => joint,
                letter if joint == b'-' => letter.to_ascii_lowercase(),
                letter => letter,
            });
            letters.eq(tail.iter().copied()) && !before.last().is_some_and(u8::is_ascii_alphanumeric)
        })
    };
    let written = Entity::ALL.iter().filter(|entity| is_written(entity.label()));
    written.max_by_key(|entity| entity.label().len()).copied()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::replace::{Original, from_id};

    fn noted(text: &str, notation: Notation) -> Vec<(Entity, usize)> {
        let mut standing = Standing::new();
        note(text, notation, &mut standing);
        standing.into_iter().collect()
    }

    #[test]
    fn what_pseudonyms_write_is_noted_in_every_notation() {
        for &entity in Entity::ALL {
            for notation in [Notation::Prose, Notation::Identifier, Notation::Address] {
                let original = Original { entity, text: "x", number: 12, notation, draft: None };
                let stand_in = from_id("pseudonym").unwrap().stand_in(&original);
                for text in [stand_in.clone(), format!("é {stand_in}, x"), format!("a_{stand_in}_2")] {
                    assert_eq!(noted(&text, notation), [(entity, 12)], "{text}");
                }
            }
        }
    }

    #[test]
    fn the_highest_number_of_each_entity_counts() {
        let text = "[PERSON 3] wrote to [PERSON 12], [EMAIL 1] and [PERSON 4]; mailto:[EMAIL%207]";
        assert_eq!(noted(text, Notation::Prose), [(Entity::Person, 12), (Entity::EmailAddress, 7)]);
    }

    #[test]
    fn what_only_looks_like_a_stand_in_is_not_noted() {
        for text in
            ["[PERSON]", "[PERSON x]", "[person 1]", "[PERSON 1", "[ID 4711471]", "[JANE 1]", "PERSON 1", "[", "user-1"]
        {
            assert_eq!(noted(text, Notation::Prose), [], "{text}");
        }
        assert_eq!(noted("superuser-1, user_1, USER-1", Notation::Address), []);
        assert_eq!(noted("SUPERUSER_1, user_1, KEY_", Notation::Identifier), []);
    }
}
