//! What the detectors see in each text of a file: looked at once, however often the file is searched.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::programs::{CodeWords, Programs};
use super::vocabulary::Vocabulary;
use super::{Progress, coded};
use crate::detect::{Context, Detected, Engine, Heading, Mark, judges_by_neighbours};
use crate::model::{Candidate, Category, DetectorId, Notation, Place, Seen, Span, TextUnit, Visibility};

/// After how many units progress is told.
const PROGRESS_STEP: usize = 2048;

/// What one engine has seen in the units of a file, in their order.
#[derive(Debug)]
pub struct Detection {
    seen: Vec<Detected>,
    /// What addresses say in another alphabet; what is seen in that counts as seen in them.
    coded: coded::All,
    vocabulary: Vocabulary,
    mark: Mark,
}

impl Detection {
    /// Runs the detectors over every unit.
    pub fn new(units: &[&TextUnit], engine: &Engine, progress: Progress<'_>) -> Self {
        Self::after(units, engine, None, progress)
    }

    /// The same, where texts that stood alike in another file are not looked at again.
    pub fn after(units: &[&TextUnit], engine: &Engine, before: Option<Before<'_>>, progress: Progress<'_>) -> Self {
        let mut recall = before.filter(|before| before.detection.is_of(engine)).map(Recall::new);
        let mut headings = BTreeMap::new();
        for label in units.iter().filter_map(|unit| unit.label.as_ref()) {
            // EXPOSE: detectors read the text, its label and its neighbour.
            let text = label.expose().as_str();
            headings.entry(text).or_insert_with(|| Heading::new(text));
        }
        let (mut seen, mut coded) = (Vec::with_capacity(units.len()), coded::All::new());
        for (index, unit) in units.iter().enumerate() {
            if let Some(thing) = thing(unit) {
                seen.push(Detected { candidates: vec![thing], ..Detected::default() });
                continue;
            }
            let stands = Stands::of(units, index);
            let known = recall.as_mut().and_then(|recall| recall.of(&stands));
            let known = known.filter(|_| unit.notation != Notation::Address).cloned();
            seen.push(known.unwrap_or_else(|| {
                let label = stands.label.and_then(|label| headings.get(label));
                let context = Context { label, previous: stands.previous, is_label: stands.is_label };
                let mut detected = engine.detect(stands.text, context);
                if unit.notation == Notation::Code {
                    detected.candidates.retain(|candidate| candidate.entity.category() == Category::Secret);
                }
                if unit.seen.is_some() {
                    detected.candidates.iter_mut().for_each(doubt);
                }
                let says = coded::detect(unit, engine, &mut detected.candidates);
                if !says.is_empty() {
                    coded.insert(index, says);
                }
                detected
            }));
            if index % PROGRESS_STEP == 0 {
                progress(index, units.len());
            }
        }
        let vocabulary = Vocabulary::of(units);
        let is_listed = |word: &str| engine.is_listed_name(word);
        for (index, (unit, detected)) in units.iter().zip(&mut seen).enumerate() {
            vocabulary.purge(index, unit, &Programs::default(), &is_listed, &mut detected.candidates);
        }
        progress(units.len(), units.len());
        Self { seen, coded, vocabulary, mark: engine.mark() }
    }

    /// Leaves out what is told soon from the file itself.
    pub fn packed(self) -> PackedDetection {
        let is_seen = |(_, detected): &(usize, Detected)| *detected != Detected::default();
        let seen = self.seen.into_iter().enumerate().filter(is_seen).collect();
        PackedDetection { seen, coded: self.coded, mark: self.mark }
    }

    /// Tells whether this engine would see the same.
    pub fn is_of(&self, engine: &Engine) -> bool {
        self.mark == engine.mark()
    }

    /// What was seen in each unit.
    pub(super) fn seen(&self) -> &[Detected] {
        &self.seen
    }

    /// The candidates in each unit, without those that are words of programs in other files.
    pub(super) fn candidates<'a>(
        &'a self,
        units: &[&TextUnit],
        told: &Programs,
        is_listed: &dyn Fn(&str) -> bool,
    ) -> Vec<Cow<'a, [Candidate]>> {
        let left = |(index, (unit, detected)): (usize, (&&TextUnit, &'a Detected))| {
            if told.is_empty() || detected.candidates.is_empty() {
                return Cow::Borrowed(detected.candidates.as_slice());
            }
            let mut candidates = detected.candidates.clone();
            self.vocabulary.purge(index, unit, told, is_listed, &mut candidates);
            Cow::Owned(candidates)
        };
        units.iter().zip(&self.seen).enumerate().map(left).collect()
    }

    /// What the file tells the others of its task of the programs in it.
    pub fn code_words(&self) -> CodeWords {
        self.vocabulary.told()
    }

    /// The words of the programs in the file.
    pub(super) const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// What addresses say in another alphabet.
    pub(super) const fn coded(&self) -> &coded::All {
        &self.coded
    }
}

/// What one engine has seen in a file that is closed.
#[derive(Debug)]
pub struct PackedDetection {
    /// What was seen in those units in which there is something.
    seen: Vec<(usize, Detected)>,
    coded: coded::All,
    mark: Mark,
}

impl PackedDetection {
    /// The same beside the open file, of which these are the units.
    pub fn unpacked(self, units: &[&TextUnit]) -> Detection {
        let mut seen = vec![Detected::default(); units.len()];
        for (index, detected) in self.seen {
            seen.get_mut(index).into_iter().for_each(|empty| empty.clone_from(&detected));
        }
        Detection { seen, coded: self.coded, vocabulary: Vocabulary::of(units), mark: self.mark }
    }

    /// How much room it takes, about.
    pub fn len_bytes(&self) -> usize {
        let seen = self.seen.iter().map(|(_, detected)| detected.candidates.capacity() + detected.runs.capacity() + 1);
        let coded = self.coded.values().flatten().map(|coded| coded.says.len());
        size_of::<Self>() + seen.sum::<usize>() * size_of::<Candidate>() + coded.sum::<usize>()
    }
}

/// The thing that somebody has seen, for which a unit stands.
fn thing(unit: &TextUnit) -> Option<Candidate> {
    let Some(Seen::Thing(entity)) = unit.seen else { return None };
    // EXPOSE: the text is measured.
    let text = unit.text.expose();
    Some(Candidate { span: Span::of(text, 0, text.len())?, entity, score: 1.0, detector: DetectorId::from(PIXELS) })
}

/// Letters that were taken for others look like names to whoever goes by neighbours: such a guess goes where it stands, and
/// is looked for nowhere else.
fn doubt(candidate: &mut Candidate) {
    /// Too little for a name to be looked for elsewhere.
    const MOST: f32 = 0.6;
    if judges_by_neighbours(candidate.detector.as_str()) {
        candidate.score = candidate.score.min(MOST);
    }
}

/// What finds faces and codes.
const PIXELS: &str = "pixels";

/// A file and what was seen in it, for the check of another file that was made of it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'a> {
    /// The units, in order.
    pub units: &'a [&'a TextUnit],
    /// What was seen in them.
    pub detection: &'a Detection,
}

/// All that detectors ask about a unit: where these are equal, so is what they see.
#[derive(Debug, PartialEq, Eq)]
struct Stands<'a> {
    text: &'a str,
    label: Option<&'a str>,
    /// The text of the unit before, of one that has no label: what has one stands in a table or a form.
    previous: &'a str,
    is_label: bool,
}

impl<'a> Stands<'a> {
    fn of(units: &[&'a TextUnit], index: usize) -> Self {
        let unit = units.get(index);
        let before = index.checked_sub(1).and_then(|before| units.get(before));
        let before = before.filter(|before| before.location.place != Place::FileName);
        // EXPOSE: detectors read the text, its label and its neighbour.
        let label = unit.and_then(|unit| unit.label.as_ref()).map(|label| label.expose().as_str());
        let before = before.filter(|_| label.is_none());
        Self {
            text: unit.map_or("", |unit| unit.text.expose()),
            label,
            previous: before.map_or("", |before| before.text.expose()),
            is_label: unit.is_some_and(|unit| names_only(unit)),
        }
    }
}

/// Tells whether a unit only names a thing.
fn names_only(unit: &TextUnit) -> bool {
    unit.notation != Notation::Prose
        || unit.location.visibility == Visibility::Metadata
        || unit.location.place == Place::Literal
}

/// Goes along a file beside another that was made of it: what was changed is skipped in both, what fell together with
/// something else in the older one.
struct Recall<'a> {
    before: Before<'a>,
    at: usize,
}

/// How many units may have fallen together in one place before the rest is looked at anew.
const REACH: usize = 32;

impl<'a> Recall<'a> {
    fn new(before: Before<'a>) -> Self {
        Self { before, at: 0 }
    }

    fn of(&mut self, stands: &Stands<'_>) -> Option<&'a Detected> {
        let units = self.before.units;
        let near = self.at..units.len().min(self.at.saturating_add(REACH));
        let is_alike = |index: &usize| {
            // EXPOSE: the texts are compared.
            let is_candidate = units.get(*index).is_some_and(|unit| unit.text.expose() == stands.text);
            is_candidate && Stands::of(units, *index) == *stands
        };
        let found = near.into_iter().find(is_alike);
        self.at = found.unwrap_or(self.at) + 1;
        self.before.detection.seen.get(found?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::model::Location;

    fn unit(text: &str, label: Option<&str>) -> TextUnit {
        let mut unit = TextUnit::prose(text, Location::visible(Place::Paragraph, 1));
        unit.label = label.map(|label| label.to_owned().into());
        unit
    }

    fn detection(units: &[TextUnit], engine: &Engine, before: Option<Before<'_>>) -> Detection {
        let units: Vec<&TextUnit> = units.iter().collect();
        Detection::after(&units, engine, before, &mut |_, _| ())
    }

    #[test]
    fn what_is_recalled_is_what_would_be_seen() {
        let engine = Engine::new().unwrap();
        let texts =
            ["Best regards,", "Jane Roe", "a@example.org", "555-0142", "none", "call (212) 555-0147", "7310042"];
        let labels = [None, None, Some("Mail"), Some("Phone"), Some("Phone"), None, None];
        let old: Vec<TextUnit> = texts.iter().zip(labels).map(|(text, label)| unit(text, label)).collect();
        let seen = detection(&old, &engine, None);
        let borrowed: Vec<&TextUnit> = old.iter().collect();
        let before = Before { units: &borrowed, detection: &seen };
        // Each unit changed, dropped, put before another, or under another heading.
        for changed in 0..old.len() {
            let mut variants = vec![old.clone(); 4];
            variants[0][changed] = unit("[NAME 1]", labels[changed]);
            variants[1].remove(changed);
            variants[2].swap(0, changed);
            variants[3][changed].label = Some("Passport number".to_owned().into());
            for new in variants {
                let (recalled, afresh) = (detection(&new, &engine, Some(before)), detection(&new, &engine, None));
                assert_eq!(recalled.seen, afresh.seen);
            }
        }
    }

    #[test]
    fn an_engine_that_has_learnt_names_looks_again() {
        let mut engine = Engine::without_tagger().unwrap();
        let units = [unit("We met Wilhelmina Oduya in March.", None)];
        let before = detection(&units, &engine, None);
        assert!(before.is_of(&engine));
        engine.use_names(crate::detect::ner::Names::embedded().unwrap());
        assert!(!before.is_of(&engine) && !before.is_of(&Engine::without_tagger().unwrap()));
        let borrowed: Vec<&TextUnit> = units.iter().collect();
        let again = detection(&units, &engine, Some(Before { units: &borrowed, detection: &before }));
        assert_eq!(again.seen, detection(&units, &engine, None).seen);
    }
}
