//! Classes of numbers that only their label tells apart: what a record, a badge or an account number looks like is up
//! to whoever gives it out.
//!
//! A class is a row of data. One reader, [`labelled_identifier`](super::personal::identifier::labelled_identifier),
//! finds labels and their values, and asks here which class a label names; so a hundred more words cost no further
//! look at the text.

use std::sync::OnceLock;

use super::label::Endings;
use super::personal::{device, financial, government, health, identifier};
use super::{About, Detector};

/// What the labels of one kind of number say. Words are in lower case, without accents.
#[derive(Debug)]
pub struct Class {
    /// What is told of it in lists.
    pub about: &'static About,
    /// Labels that need no word for "number".
    pub named: &'static [&'static str],
    /// What is numbered, where a word for "number" follows.
    pub numbered: &'static [&'static str],
    /// Beginnings by which a number says itself what it is: `MRN-1015952`.
    pub prefixes: &'static [&'static str],
}

impl Detector for Class {
    fn about(&self) -> &'static About {
        self.about
    }

    fn is_row(&self) -> bool {
        true
    }
}

/// The classes. Where two know a label equally well, the first is taken.
static CLASSES: &[&Class] = &[
    &health::medical_record::DETECTOR,
    &health::health_insurance::DETECTOR,
    &government::professional_licence::DETECTOR,
    &government::driving_licence::DETECTOR,
    &government::passport::DETECTOR,
    &government::labelled_tax_number::DETECTOR,
    &government::labelled_national_id::DETECTOR,
    &financial::bank_account::DETECTOR,
    &financial::labelled_card::DETECTOR,
    &device::vehicle::DETECTOR,
    &device::device_id::DETECTOR,
    &device::biometric_id::DETECTOR,
    &identifier::document_number::DETECTOR,
    &identifier::labelled_identifier::CLASS,
];

const NUMBER_WORDS: &[&str] = &[
    "id",
    "no",
    "num",
    "number",
    "nr",
    "code",
    "nos",
    "numbers",
    "ids",
    "identifier",
    "nummer",
    "numero",
    "n",
    "key",
    "identification",
];

/// What a label says about the value beside it.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// The class of the value.
    pub class: &'static Class,
    /// Whether the label has a word for "number".
    pub is_numbered: bool,
}

/// A phrase by which labels name a class.
#[derive(Debug)]
struct Phrase {
    text: &'static str,
    class: &'static Class,
    /// Whether a word for "number" follows.
    is_numbered: bool,
    /// The phrase before this one with the same [`slot`], counted from 1; 0 for none.
    next: u16,
}

/// All phrases, in the order of the classes from the last to the first, and the last one of each slot.
#[derive(Debug)]
struct Phrases {
    all: Vec<Phrase>,
    slots: [u16; SLOTS],
}

const SLOTS: usize = 128;

/// A number below [`SLOTS`] made of the last two bytes of a text.
fn slot(text: &str) -> usize {
    match text.as_bytes() {
        [.., a, b] => (usize::from(*a) * 7 + usize::from(*b)) % SLOTS,
        _ => 0,
    }
}

impl Phrases {
    fn get() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| {
            let mut phrases = Self { all: Vec::new(), slots: [0; SLOTS] };
            for &class in CLASSES.iter().rev() {
                for (list, is_numbered) in [(class.numbered, true), (class.named, false)] {
                    for text in list {
                        if let Some(slot) = phrases.slots.get_mut(slot(text)) {
                            phrases.all.push(Phrase { text, class, is_numbered, next: *slot });
                            *slot = u16::try_from(phrases.all.len()).unwrap_or(0);
                        }
                    }
                }
            }
            phrases
        })
    }

    /// Calls `offer` with the phrases in which a text ends.
    fn each(&self, text: &str, is_numbered: bool, mut offer: impl FnMut(&Phrase)) {
        let endings = Endings::of(text);
        let mut next = self.slots.get(slot(text)).copied().unwrap_or(0);
        while let Some(phrase) = usize::from(next).checked_sub(1).and_then(|index| self.all.get(index)) {
            if phrase.is_numbered == is_numbered && endings.is(phrase.text) {
                offer(phrase);
            }
            next = phrase.next;
        }
    }
}

/// Finds the class that a label names, by the longest of all phrases in which it ends.
pub fn classify(words: &str) -> Option<Named> {
    let words = words.strip_suffix(" is").or_else(|| words.strip_suffix(" was")).unwrap_or(words);
    let plain = if is_plain(words) { None } else { Some(plain(words)) };
    let words = plain.as_deref().unwrap_or(words);
    // "ID number", "identification no".
    let base = before_number(words).map(|rest| before_number(rest).unwrap_or(rest));
    let mut best: Option<(usize, Named)> = None;
    let mut offer = |len: usize, phrase: &Phrase| {
        let Phrase { class, is_numbered, .. } = *phrase;
        if best.is_none_or(|(known, found)| known < len || known == len && is_numbered && !found.is_numbered) {
            best = Some((len, Named { class, is_numbered }));
        }
    };
    let phrases = Phrases::get();
    phrases.each(words, false, |phrase| offer(phrase.text.len(), phrase));
    if let Some(base) = base {
        phrases.each(base, true, |phrase| offer(phrase.text.len() + words.len() - base.len(), phrase));
    }
    best.map(|(_, named)| named)
}

/// Takes the last word off where it is one for "number".
fn before_number(words: &str) -> Option<&str> {
    let (before, last) = words.rsplit_once(' ')?;
    NUMBER_WORDS.contains(&last).then_some(before)
}

/// Finds the class of a number that carries its label with it, and the length of that label.
pub fn prefixed(text: &str) -> Option<(&'static Class, usize)> {
    CLASSES.iter().find_map(|&class| {
        let prefix = class.prefixes.iter().find(|prefix| {
            text.strip_prefix(**prefix).is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii_alphabetic()))
        })?;
        Some((class, prefix.len()))
    })
}

/// Tells whether [`plain`] would leave words as they are.
fn is_plain(words: &str) -> bool {
    let has_owner = |at: usize, pair: &[u8]| {
        let next = words.as_bytes().get(at + 2);
        pair == b"s " && (matches!(next, Some(b'i' | b'n')) || at > 0 && words.as_bytes().get(at - 1) == Some(&b' '))
    };
    words.is_ascii() && !words.as_bytes().windows(2).enumerate().any(|(at, pair)| has_owner(at, pair))
}

/// Takes the accents off the letters that labels of western Europe hold, and makes "member's ID" and "member ID" one.
fn plain(words: &str) -> String {
    let words: String = words
        .chars()
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' => 'i',
            'ó' | 'ò' | 'ô' | 'õ' | 'ö' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            other => other,
        })
        .collect();
    words.replace(" s ", " ").replace("s id", " id").replace("s number", " number")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_decides() {
        let class = |words| classify(words).map(|named| named.class.about.id);
        assert_eq!(class("patient s health insurance id"), Some("health-insurance"));
        assert_eq!(class("bank account number"), Some("bank-account"));
        assert_eq!(class("account number"), Some("bank-account"));
        assert_eq!(class("driver s license number"), Some("driving-licence"));
        assert_eq!(class("medical license no"), Some("professional-licence"));
        assert_eq!(class("case no"), Some("labelled-identifier"));
        assert_eq!(class("número de cuenta"), Some("bank-account"));
        assert_eq!(class("page number"), None);
    }
}
