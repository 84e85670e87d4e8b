//! Classes of numbers that only their label tells apart: what a record, a badge or an account number looks like is up
//! to whoever gives it out.
//!
//! A class is a row of data. One reader, [`labelled_identifier`](super::personal::identifier::labelled_identifier),
//! finds labels and their values, and asks here which class a label names; so a hundred more words cost no further
//! look at the text.

use super::label::ends_in;
use super::personal::{device, financial, government, health, identifier};
use super::{About, Detector, Hit, Trigger};
use crate::model::Candidate;

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

    fn triggers(&self) -> &'static [Trigger] {
        &[]
    }

    fn examine(&self, _: &Hit<'_>, _: &mut Vec<Candidate>) {}

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

/// Finds the class that a label names, by the longest of all phrases in which it ends.
pub fn classify(words: &str) -> Option<Named> {
    let words = words.strip_suffix(" is").or_else(|| words.strip_suffix(" was")).unwrap_or(words);
    // "Member's ID" and "member ID" are one.
    let words = plain(words).replace(" s ", " ").replace("s id", " id").replace("s number", " number");
    let base = NUMBER_WORDS
        .iter()
        .find_map(|word| words.strip_suffix(word).and_then(|rest| rest.strip_suffix(' ')))
        // "ID number", "identification no".
        .map(|rest| NUMBER_WORDS.iter().find_map(|word| rest.strip_suffix(word)?.strip_suffix(' ')).unwrap_or(rest));
    let mut best: Option<(usize, Named)> = None;
    let mut offer = |len: usize, class, is_numbered| {
        if best.is_none_or(|(known, found)| known < len || known == len && is_numbered && !found.is_numbered) {
            best = Some((len, Named { class, is_numbered }));
        }
    };
    for &class in CLASSES {
        for phrase in class.named.iter().filter(|phrase| ends_in(&words, &[phrase])) {
            offer(phrase.len(), class, false);
        }
        for phrase in class.numbered.iter().filter(|phrase| base.is_some_and(|base| ends_in(base, &[phrase]))) {
            offer(phrase.len() + words.len() - base.map_or(0, str::len), class, true);
        }
    }
    best.map(|(_, named)| named)
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

/// Takes the accents off the letters that labels of western Europe hold.
fn plain(words: &str) -> String {
    words
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
        .collect()
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
