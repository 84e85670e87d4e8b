//! How much of the names in labelled texts is found, and how much else.

use scrubjay::detect::Lexicon;
use scrubjay::detect::ner::{Kind, Names};

use crate::corpus::Sample;

/// Counts of letters and digits.
#[derive(Default, Clone, Copy)]
pub struct Score {
    /// For persons, organisations and places: how many are found, as whatever, of how many.
    pub covered: [(usize, usize); 3],
    /// How many of those that are flagged belong to no name, of how many.
    pub over: (usize, usize),
}

/// The kinds, in the order of [`Score::covered`].
pub const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

/// Tags texts and compares.
pub fn score(names: &Names, lexicon: &Lexicon, samples: &[Sample]) -> Score {
    let mut score = Score::default();
    for sample in samples {
        let mut flagged = vec![false; sample.text.len()];
        names.each(&sample.text, lexicon, |name| flagged[name.start..name.end].fill(true));
        let mut gold = vec![None; sample.text.len()];
        for (start, end, kind) in &sample.spans {
            gold[*start..*end].fill(KINDS.iter().position(|known| known == kind));
        }
        for (at, _) in sample.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            if let Some(kind) = gold[at] {
                let (found, all) = &mut score.covered[kind];
                *found += usize::from(flagged[at]);
                *all += 1;
            }
            if flagged[at] {
                score.over.0 += usize::from(gold[at].is_none());
                score.over.1 += 1;
            }
        }
    }
    score
}

/// Counts the flagged words in lines that hold no names, and all words.
pub fn false_alarms(names: &Names, lexicon: &Lexicon, lines: &[String]) -> (usize, usize) {
    let (mut flagged, mut all) = (0, 0);
    let words =
        |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).count();
    for line in lines {
        all += words(line);
        names.each(line, lexicon, |name| flagged += words(&line[name.start..name.end]));
    }
    (flagged, all)
}

/// A share, in per cent.
pub fn percent((part, whole): (usize, usize)) -> f32 {
    100.0 * part as f32 / whole.max(1) as f32
}
