//! A draft in the spelling and the notation of the place where it goes.

use super::{name, written};
use crate::model::{Entity, Notation, fold};

/// Longer names are no bookmarks (ECMA-376-1, 17.13.6.2).
const LONGEST_IDENTIFIER: usize = 40;

/// Writes a draft in place of a text.
///
/// Nothing where the notation does not allow what it is made of: a sign, or a digit at the front of a name.
pub fn fit(entity: Entity, draft: &str, text: &str, notation: Notation) -> Option<String> {
    let fitted = match entity {
        Entity::PhoneNumber | Entity::UsSsn | Entity::PaymentCard | Entity::Iban => poured(draft, text),
        Entity::Person => name::poured(draft, text),
        Entity::Password | Entity::PrivateKey | Entity::ApiKey | Entity::UrlCredential => draft.to_owned(),
        _ => cased(draft, text),
    };
    let joint = match notation {
        Notation::Prose => return Some(fitted),
        Notation::Identifier | Notation::Code => '_',
        Notation::Address => '-',
    };
    // What stood there before may stand there again.
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == joint || text.contains(c);
    let fitted: String = fitted.chars().map(|c| if allowed(c) || !c.is_ascii() { c } else { joint }).collect();
    let is_sound = match notation {
        Notation::Identifier | Notation::Code => {
            let begins = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
            fitted.len() <= LONGEST_IDENTIFIER.max(text.len()) && (!begins(&fitted) || begins(text))
        }
        _ => true,
    };
    (is_sound && !fitted.is_empty() && fitted.chars().all(allowed)).then_some(fitted)
}

/// Writes a draft in place of a text, or a pseudonym where there is none or it does not fit.
pub fn fit_or_pseudonym(original: &super::Original<'_>) -> String {
    let fitted = original.draft.and_then(|draft| fit(original.entity, draft, original.text, original.notation));
    fitted.unwrap_or_else(|| written(original.entity.label(), Some(original.number), original.notation))
}

/// Puts the letters and digits of a draft where those of a text stand; the draft itself where there are more or fewer.
pub fn poured(draft: &str, text: &str) -> String {
    let signs = || draft.chars().filter(|c| c.is_alphanumeric());
    if signs().count() != text.chars().filter(|c| c.is_alphanumeric()).count() {
        return draft.to_owned();
    }
    let mut signs = signs();
    let pour = |c: char| match c {
        c if fold::is_invisible(c) => None,
        c if c.is_lowercase() => signs.next().map(|sign| sign.to_ascii_lowercase()),
        c if c.is_alphanumeric() => signs.next().map(|sign| sign.to_ascii_uppercase()),
        c => Some(c),
    };
    text.chars().filter_map(pour).collect()
}

/// Writes a word in the case of another: capitals, small letters, a capital at the front, or as it is.
pub fn cased(word: &str, like: &str) -> String {
    let letters = || like.chars().filter(|c| c.is_uppercase() || c.is_lowercase());
    let count = letters().count();
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    if count > 1 && capitals == count {
        word.to_uppercase()
    } else if count > 0 && capitals == 0 {
        word.to_lowercase()
    } else if letters().next().is_some_and(char::is_uppercase) && word.starts_with(char::is_lowercase) {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    } else {
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_signs_of_the_place() {
        assert_eq!(poured("2025550147", "(415) 867-5309"), "(202) 555-0147");
        assert_eq!(poured("DE00 1", "gb12 3"), "de00 1");
        assert_eq!(poured("12", "a-b-c"), "12");
    }

    #[test]
    fn case_follows_the_place() {
        assert_eq!(cased("Berg", "LOPEZ"), "BERG");
        assert_eq!(cased("Berg", "lopez"), "berg");
        assert_eq!(cased("march", "Mai"), "March");
        assert_eq!(cased("Berg-Moreau", "Lopez"), "Berg-Moreau");
        assert_eq!(cased("B", "M"), "B");
    }

    #[test]
    fn what_a_notation_cannot_hold_is_written_otherwise_or_not_at_all() {
        let fit = |draft, text, notation| fit(Entity::Organisation, draft, text, notation);
        assert_eq!(fit("Velmond Ltd", "Acme", Notation::Identifier).as_deref(), Some("Velmond_Ltd"));
        assert_eq!(fit("Velmond Ltd", "Acme", Notation::Address).as_deref(), Some("Velmond-Ltd"));
        assert_eq!(fit("Velmond Ltd", "Acme Inc", Notation::Address).as_deref(), Some("Velmond Ltd"));
        assert_eq!(fit("12 Velmond", "Acme", Notation::Identifier), None);
        assert_eq!(fit("März", "Acme", Notation::Address), None);
        assert_eq!(fit(&"Velmond".repeat(9), "Acme", Notation::Identifier), None);
    }
}
