//! Letters that readers of pixels take for one another: a value that is known is found as it was misread as well.

use crate::model::{Candidate, Notation, Seen, Sensitive, TextUnit};
use crate::resolve::{Known, Lexicon};

/// A value is looked for in this way from so many letters and digits on: shorter ones would be found by chance.
const LEAST: usize = 5;

/// Texts with one sign for all that look alike, and what is looked for in them.
#[derive(Debug)]
pub struct Misread {
    lexicon: Lexicon,
}

impl Misread {
    /// Prepares to look for values in the units that were seen in pixels; nothing where there is none of these.
    pub fn new<'a>(units: &[&TextUnit], terms: &[&str], known: impl Iterator<Item = &'a Known>) -> Option<Self> {
        if units.iter().all(|unit| unit.seen != Some(Seen::Words)) {
            return None;
        }
        let is_long = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count() >= LEAST;
        let terms: Vec<String> = terms.iter().filter(|term| is_long(term)).map(|term| alike(term)).collect();
        // EXPOSE: the lexicon is made of the values.
        let known = known.map(|known| (known.entity, known.spelling.expose().as_str()));
        let known: Vec<_> = known
            .filter(|(_, spelling)| is_long(spelling))
            .map(|(entity, spelling)| (entity, alike(spelling)))
            .collect();
        let known = known.iter().map(|(entity, spelling)| (*entity, spelling.as_str()));
        Some(Self { lexicon: Lexicon::new(terms.iter().map(String::as_str), known, &|_| false) })
    }

    /// Adds what a unit says of them.
    pub fn find(&self, unit: &TextUnit, out: &mut Vec<Candidate>) {
        if unit.seen == Some(Seen::Words) {
            // EXPOSE: the text is searched for known values.
            let text: Sensitive<String> = alike(unit.text.expose()).into();
            // EXPOSE: as above.
            self.lexicon.find(text.expose(), Notation::Prose, &[], out);
        }
    }
}

/// The text with one sign for all that look alike, byte for byte as long.
fn alike(text: &str) -> String {
    let sign = |c| match c {
        'I' | '1' | '|' | '!' => 'l',
        '0' | 'Q' => 'O',
        '5' => 'S',
        '8' => 'B',
        '2' => 'Z',
        c => c,
    };
    text.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::{Entity, Location, Place};

    fn found(text: &str, seen: Option<Seen>) -> Vec<String> {
        let unit = TextUnit { seen, ..TextUnit::prose(text, Location::visible(Place::Page, 1)) };
        let known = [Known { entity: Entity::Identifier, spelling: "KX-10Il5".into() }];
        let mut out = Vec::new();
        let misread = Misread::new(&[&unit], &["Oslo Bay", "Ill"], known.iter());
        misread.iter().for_each(|misread| misread.find(&unit, &mut out));
        out.iter().map(|found| found.span.slice(text).to_owned()).collect()
    }

    #[test]
    fn letters_that_look_alike_count_as_the_same_in_what_was_seen_in_pixels() {
        let text = "file KX-1Ol1S of 0s1o Bay, lll";
        assert_eq!(found(text, Some(Seen::Words)), ["KX-1Ol1S", "0s1o Bay"]);
        assert_eq!(found(text, None), [""; 0]);
    }
}
