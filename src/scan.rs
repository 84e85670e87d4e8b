//! Opens a file and finds what is sensitive in it.
//!
//! A file is its name and its content: unit 0 is the name with the folders above it, the units of the document
//! follow. Everything that looks at a file, the check after cleaning included, looks through [`OpenFile::scan`].

mod address;
mod coded;
mod detection;
mod known_values;
mod misread;
mod programs;
mod vocabulary;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

pub use self::detection::{Before, Detection, PackedDetection};
pub use self::known_values::KnownValues;
use self::misread::Misread;
pub use self::programs::{CodeWords, Programs, are_package, may_be_code};
pub use self::vocabulary::each_word;
use crate::detect::Engine;
use crate::error::{Error, Result};
use crate::format::{self, Document, Format, program};
use crate::model::{
    Candidate, Entity, Finding, FindingId, Location, Notation, Place, Sensitive, Sight, TextUnit, UnitId, Value, order,
};
use crate::policy::Policy;
use crate::replace::{self, Standing};
use crate::resolve::{self, Grams, Keep, Known, Lexicon, Stands};

/// What is known of a task before a file of it is scanned.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brief {
    /// Words that the contributor wants removed.
    pub terms: Vec<Sensitive<String>>,
    /// Values found in any file of the task.
    pub known: KnownValues,
    /// What the check after cleaning still found in this file.
    pub left: Vec<Known>,
    /// What the programs of the task tell.
    pub programs: Arc<Programs>,
}

/// Tells how far a scan has come: units done, and units in all.
pub type Progress<'a> = &'a mut dyn FnMut(usize, usize);

/// A file that has been recognised and opened.
pub struct OpenFile {
    format: &'static dyn Format,
    document: Box<dyn Document>,
    name: Sensitive<String>,
    /// The name without its ending.
    stem: TextUnit,
    /// The pages in whose pixels somebody has looked for words.
    read_pages: BTreeSet<u32>,
}

impl OpenFile {
    /// Recognises and opens a file.
    ///
    /// `name` may hold folders, parted by `/`.
    ///
    /// # Errors
    /// What [`format::open`] gives, `UnsupportedFormat` for a format and `ContentRefused` for content that the policy does
    /// not take.
    pub fn open(name: &str, bytes: Vec<u8>, policy: &Policy) -> Result<Self> {
        let (format, document) = format::open(name, bytes, &policy.options)?;
        if !policy.takes(format.about().id) {
            let advice = "The receiver of this task does not take such files.";
            return Err(Error::UnsupportedFormat { what: format.about().name, advice });
        }
        if let Some(kind) =
            document.dropped().iter().map(|dropped| dropped.kind).find(|kind| policy.refused.contains(kind))
        {
            return Err(Error::ContentRefused { what: kind.about() });
        }
        let location = Location::metadata(Place::FileName, 1);
        let stem = TextUnit::prose(stem(name).0, location).noted(Notation::Address);
        Ok(Self { format, document, name: name.into(), stem, read_pages: BTreeSet::new() })
    }

    /// What it is called, with the folders above it and its ending.
    pub fn name(&self) -> &Sensitive<String> {
        &self.name
    }

    /// Tells whether it is called as a program, or is an archive: a page or a notebook with code in it is none.
    pub fn may_be_program(&self) -> bool {
        // EXPOSE: the ending of the name is looked at.
        program::is_named(self.name.expose()) || self.document.units().iter().any(TextUnit::is_path)
    }

    /// The format.
    pub fn format(&self) -> &'static dyn Format {
        self.format
    }

    /// The document inside.
    pub fn document(&self) -> &dyn Document {
        self.document.as_ref()
    }

    /// Takes in what somebody has seen in the pixels of a page, counted from 0.
    pub fn read_page(&mut self, page_index: u32, sight: Sight) {
        self.read_pages.extend(sight.words.is_some().then_some(page_index));
        self.document.read_page(page_index, sight);
    }

    /// How many pages and pictures there are in whose pixels nobody has looked for words.
    pub fn unread_pages(&self) -> usize {
        self.document.plates().iter().filter(|plate| !self.read_pages.contains(&plate.page_index)).count()
    }

    /// How many units there are, the name included.
    pub fn unit_count(&self) -> usize {
        1 + self.document.units().len()
    }

    /// One unit: the name for 0, the document's first for 1.
    pub fn unit(&self, id: UnitId) -> Option<&TextUnit> {
        match (id.0 as usize).checked_sub(1) {
            None => Some(&self.stem),
            Some(index) => self.document.units().get(index),
        }
    }

    /// Every unit with its id.
    pub fn units(&self) -> impl Iterator<Item = (UnitId, &TextUnit)> {
        let all = std::iter::once(&self.stem).chain(self.document.units());
        all.enumerate().map(|(index, unit)| (UnitId(u32::try_from(index).unwrap_or(u32::MAX)), unit))
    }

    /// The highest numbers of the stand-ins that the name and the document hold already.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::new();
        for (_, unit) in self.units() {
            // EXPOSE: the text is searched for stand-ins.
            replace::note(unit.text.expose(), unit.notation, &mut standing);
        }
        standing
    }

    /// Finds what is sensitive in the name and the document; see [`scan`].
    pub fn scan(&self, engine: &Engine, brief: &Brief, policy: &Policy, progress: Progress<'_>) -> Vec<Finding> {
        scan(&self.in_order(), engine, brief, policy, progress)
    }

    /// The units, in order: what [`scan`] and [`find`] take.
    pub fn in_order(&self) -> Vec<&TextUnit> {
        self.units().map(|(_, unit)| unit).collect()
    }
}

/// Finds everything that the policy counts, sorted by place, none overlapping another.
///
/// The units are those of one file, in order; a unit's id is its index. What is found once is found wherever it
/// stands in the file; so is what the brief knows from other files.
pub fn scan(
    units: &[&TextUnit],
    engine: &Engine,
    brief: &Brief,
    policy: &Policy,
    progress: Progress<'_>,
) -> Vec<Finding> {
    find(units, &Detection::new(units, engine, progress), engine, brief, policy)
}

/// The same, of units that the detectors have looked at.
pub fn find(
    units: &[&TextUnit],
    detection: &Detection,
    engine: &Engine,
    brief: &Brief,
    policy: &Policy,
) -> Vec<Finding> {
    let (detected, coded) = (detection.seen(), detection.coded());
    // EXPOSE: the policy's words are compared with the text.
    let keep = Keep::new(policy.keep_terms.iter().map(|term| term.expose().as_str()));
    let is_listed = |word: &str| engine.is_listed_name(word);
    let candidates = detection.candidates(units, &brief.programs, &is_listed);
    let (own, guesses) = learn(units, &candidates, engine, &keep, policy);
    // EXPOSE: the lexicon is made of the terms.
    let terms: Vec<&str> = brief.terms.iter().chain(&policy.remove_terms).map(|term| term.expose().as_str()).collect();
    let mut misread = Misread::new(units, &terms, own.iter().chain(brief.known.iter()).chain(&brief.left));
    let mut lexicon = lexicon(&terms, (&own, &brief.known), (&guesses, &brief.left), (units, coded), engine);
    let mut new = BTreeSet::new();
    let spelt = spellings(&terms, &own);
    let (mut known_again, mut resolved) = (vec![Vec::new(); units.len()], vec![Vec::new(); units.len()]);
    for _ in 0..ROUNDS {
        let all = units.iter().zip(detected.iter().zip(&candidates)).zip(&mut known_again).zip(&mut resolved);
        for (index, (((unit, (detected, candidates)), known_again), resolved)) in all.enumerate() {
            // EXPOSE: the text is searched for known values.
            let text = unit.text.expose();
            let before = known_again.len();
            lexicon.find(text, unit.notation, &detected.runs, known_again);
            misread.iter().for_each(|misread| misread.find(unit, known_again));
            coded.get(&index).into_iter().for_each(|coded| coded::find(coded, &lexicon, known_again));
            detection.vocabulary().purge(index, unit, &brief.programs, &is_listed, known_again);
            let is_new = resolved.is_empty() && !candidates.is_empty();
            if is_new || known_again.len() > before {
                *resolved = settle(text, [candidates.as_ref(), known_again].concat(), &keep, policy);
            }
        }
        let found = new_forms(units, &mut resolved, engine);
        // EXPOSE: spellings are compared.
        let lower = |found: &Known| found.spelling.expose().to_ascii_lowercase();
        let is_spelt = |lower: String| spelt.contains(&lower) || brief.known.is_spelt(&lower);
        let is_new = |found: &Known| !new.contains(found) && !is_spelt(lower(found));
        let mut found = order::set(found.into_iter().filter(is_new));
        let is_known = |found: &Known| own.contains(found) || new.contains(found) || brief.known.contains(found);
        found.extend(sought(units, &resolved, |found| !is_known(found)));
        if found.is_empty() {
            break;
        }
        misread = Misread::new(units, &[], found.iter());
        lexicon =
            self::lexicon(&[], (&found, &KnownValues::default()), (&BTreeSet::new(), &[]), (units, coded), engine);
        new.extend(found);
    }
    let mut findings = Vec::new();
    for (index, (unit, resolved)) in units.iter().zip(resolved).enumerate() {
        // EXPOSE: the value is taken out of the text.
        let text = unit.text.expose();
        let unit = UnitId(u32::try_from(index).unwrap_or(u32::MAX));
        findings.extend(resolved.into_iter().map(|candidate| Finding {
            id: FindingId { unit, span: candidate.span },
            value: Value::of(candidate.entity, candidate.span.slice(text)),
            score: candidate.score,
            detector: candidate.detector,
        }));
    }
    findings
}

/// How often a file is searched for what was found in its addresses, and for values that have grown.
const ROUNDS: usize = 3;

/// What known values have become in addresses and the like: `lopezm` of Maria Lopez. It is gone there, so it has to be
/// gone from prose, where nobody would look for it in that form.
fn new_forms(units: &[&TextUnit], resolved: &mut [Vec<Candidate>], engine: &Engine) -> BTreeSet<Known> {
    let mut new = BTreeSet::new();
    for (unit, resolved) in units.iter().zip(resolved).filter(|(unit, _)| unit.notation != Notation::Prose) {
        // EXPOSE: the values are taken out of the text.
        let text = unit.text.expose();
        new.extend(
            resolved.iter_mut().filter_map(|found| resolve::new_form(text, found, &|word| engine.is_name(word))),
        );
    }
    new
}

/// The values that other files will be told of, as far as they are new: two that stood side by side may have become one.
/// Unless they are looked for at once, the next scan finds more than this one.
fn sought(units: &[&TextUnit], resolved: &[Vec<Candidate>], is_new: impl Fn(&Known) -> bool) -> Vec<Known> {
    let mut all = Vec::new();
    for (unit, resolved) in units.iter().zip(resolved) {
        // EXPOSE: the values are taken out of the text.
        let text = unit.text.expose();
        for found in resolved.iter().filter(|found| found.entity != Entity::Term) {
            let spelling = found.span.slice(text);
            let known = Known { entity: found.entity, spelling: spelling.into() };
            let is_sought =
                || resolve::is_sought(&Value::of(found.entity, spelling), found.score, found.detector.as_str());
            if is_new(&known) && is_sought() {
                all.push(known);
            }
        }
    }
    all
}

/// The spellings in which values are known, without capitals.
fn spellings(terms: &[&str], known: &BTreeSet<Known>) -> BTreeSet<String> {
    // EXPOSE: spellings are compared.
    let known = known.iter().map(|known| known.spelling.expose().to_ascii_lowercase());
    order::set(terms.iter().map(|term| term.to_ascii_lowercase()).chain(known))
}

/// Resolves what has to go and what is only shown apart from each other: a passage that stays until somebody removes it
/// must not take a name inside it with it, nor hand it its own fate.
fn settle(text: &str, candidates: Vec<Candidate>, keep: &Keep, policy: &Policy) -> Vec<Candidate> {
    let threshold = |entity| policy.threshold(entity);
    let (shown, gone): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| policy.only_shows(candidate.entity));
    let gone = resolve::resolve(text, gone, keep, threshold);
    if shown.is_empty() {
        return gone;
    }
    resolve::fill(text, gone, resolve::resolve(text, shown, keep, threshold))
}

/// The values that are peculiar enough to be looked for in the rest of the task, and those that are looked for in the
/// rest of the file alone.
fn learn(
    units: &[&TextUnit],
    candidates: &[Cow<'_, [Candidate]>],
    engine: &Engine,
    keep: &Keep,
    policy: &Policy,
) -> (BTreeSet<Known>, BTreeSet<Known>) {
    let (mut known, mut guesses) = (BTreeSet::new(), BTreeSet::new());
    let is_name = |word: &str| engine.is_name(word);
    for (unit, found) in units.iter().zip(candidates).filter(|(_, found)| !found.is_empty()) {
        // EXPOSE: the values are taken out of the text.
        let text = unit.text.expose();
        for candidate in settle(text, found.to_vec(), keep, policy) {
            let spelling = candidate.span.slice(text);
            let value = Value::of(candidate.entity, spelling);
            let (score, detector) = (candidate.score, candidate.detector.as_str());
            let found = || Known { entity: candidate.entity, spelling: spelling.into() };
            if resolve::is_sought(&value, score, detector) {
                known.insert(found());
            } else if resolve::is_sought_here(&value, spelling, score, detector, &is_name) {
                guesses.insert(found());
            }
        }
    }
    (known, guesses)
}

/// All that is looked for by itself: terms, and values that may stand in the file.
fn lexicon(
    terms: &[&str],
    (own, told): (&BTreeSet<Known>, &KnownValues),
    (guesses, left): (&BTreeSet<Known>, &[Known]),
    (units, coded): (&[&TextUnit], &coded::All),
    engine: &Engine,
) -> Lexicon {
    // EXPOSE: the texts' lengths are added up.
    let len: usize = units.iter().map(|unit| unit.text.expose().len()).sum();
    let mut grams = None;
    if (own.len() + told.len()).saturating_mul(GRAMS_FROM) > len {
        // EXPOSE: what is in no text of the file need not be prepared for.
        let all: &mut Grams = grams.insert(Grams::default());
        units.iter().for_each(|unit| all.add(unit.text.expose()));
        coded.values().flatten().for_each(|coded| all.add(&coded.says));
    }
    let (guesses, left) = (guesses.iter().map(spelt), left.iter().map(spelt));
    let (terms_of_addresses, of_addresses) = (address::terms(terms), address::values(own.iter()));
    let terms = terms.iter().copied().chain(terms_of_addresses.iter().map(String::as_str));
    let of_addresses = of_addresses.iter().chain(told.in_addresses());
    let of_addresses = of_addresses.map(|(entity, spelling)| (*entity, spelling.as_str()));
    let is_name = |word: &str| engine.is_name(word);
    let own = own.iter().map(spelt).chain(of_addresses);
    let own = own.map(|(entity, spelling)| (entity, spelling, Stands::of(entity, spelling, grams.as_ref())));
    let told = told.may_stand(grams.as_ref()).map(|(known, stands)| {
        let (entity, spelling) = spelt(known);
        (entity, spelling, stands)
    });
    Lexicon::within(terms, own.chain(told), guesses, left, &is_name)
}

fn spelt(known: &Known) -> (Entity, &str) {
    // EXPOSE: the lexicon is made of the values.
    (known.entity, known.spelling.expose().as_str())
}

/// A file of fewer bytes than this for each known value is looked through first for which of them may stand in it; in
/// a longer one that costs more than it spares.
const GRAMS_FROM: usize = 256;

/// Parts a file name into what is text and its ending with the dot.
pub fn stem(name: &str) -> (&str, &str) {
    let base = name.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    let dot = name.get(base..).and_then(|base| base.rfind('.')).filter(|dot| *dot > 0);
    dot.and_then(|dot| name.split_at_checked(base + dot)).unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn scan(name: &str, text: &str, brief: &Brief) -> Vec<(u32, String)> {
        scan_with(&Engine::new().unwrap(), name, text, brief)
    }

    fn scan_with(engine: &Engine, name: &str, text: &str, brief: &Brief) -> Vec<(u32, String)> {
        let policy = Policy::default();
        let file = OpenFile::open(name, text.as_bytes().to_vec(), &policy).unwrap();
        let findings = file.scan(engine, brief, &policy, &mut |_, _| ());
        let text_of = |id: FindingId| id.span.slice(file.unit(id.unit).unwrap().text.expose()).to_owned();
        findings.iter().map(|finding| (finding.id.unit.0, text_of(finding.id))).collect()
    }

    #[test]
    fn the_name_is_searched_like_the_text() {
        let brief = Brief { terms: vec!["Halvorsen".into()], ..Brief::default() };
        let found = scan("Halvorsen/offer.txt", "For Halvorsen only.", &brief);
        assert_eq!(found, [(0, "Halvorsen".to_owned()), (1, "Halvorsen".to_owned())]);
    }

    #[test]
    fn a_word_written_as_in_an_address_is_found_as_it_is_read() {
        let brief = Brief { terms: vec!["Tools%20Wiki".into()], ..Brief::default() };
        let found = scan("a.txt", "see Tools Wiki, x/Tools%20Wiki.", &brief);
        assert_eq!(found, [(1, "Tools Wiki".to_owned()), (1, "Tools%20Wiki".to_owned())]);
    }

    #[test]
    fn what_an_address_says_in_base64_is_found_with_all_that_says_it() {
        let text = "x,http://x.example/?a=dXNlcj1IYWx2b3JzZW4mYj0x&b=amFuZS5yb2VAZXhhbXBsZS5jb20";
        let unit = TextUnit::prose(text, Location::metadata(Place::Link, 1)).noted(Notation::Address);
        let (engine, policy) = (Engine::without_tagger().unwrap(), Policy::default());
        let brief = Brief { terms: vec!["Halvorsen".into()], ..Brief::default() };
        let found = super::scan(&[&unit], &engine, &brief, &policy, &mut |_, _| ());
        let found: Vec<&str> = found.iter().map(|finding| finding.id.span.slice(text)).collect();
        assert_eq!(found, ["dXNlcj1IYWx2b3JzZW4mYj0x", "amFuZS5yb2VAZXhhbXBsZS5jb20"]);
    }

    #[test]
    fn a_given_word_with_a_number_is_no_stand_in() {
        for term in ["project-7", "host-1", "DOCUMENT_3", "user-1", "key-2", "PERSON 4"] {
            let brief = Brief { terms: vec![term.into()], ..Brief::default() };
            assert_eq!(scan("a.txt", &format!("see {term}."), &brief), [(1, term.to_owned())]);
        }
    }

    #[test]
    fn a_given_word_is_left_inside_a_stand_in() {
        for term in ["term-1", "user 1", "[USER 1]", "TERM", "person", "PRIVATE_KEY 2"] {
            let brief = Brief { terms: vec![term.into()], ..Brief::default() };
            let text = "[TERM 1] [USER 1], of [PERSON 12]; [PRIVATE_KEY 2]";
            assert_eq!(scan("a.txt", text, &brief), [], "{term}");
        }
    }

    #[test]
    fn what_a_name_has_become_in_an_address_is_found_in_prose_too() {
        let text = "Name: Maria Castellanos\nsee http://x.example/mcastellanosb.htm and CASTELLANOSMARIA";
        let found = scan("cv_castellanosmaria.b.txt", text, &Brief::default());
        let found: Vec<(u32, &str)> = found.iter().map(|(unit, value)| (*unit, value.as_str())).collect();
        assert_eq!(found, [(0, "castellanosmaria"), (1, "Maria Castellanos"), (1, "CASTELLANOSMARIA")]);
    }

    #[test]
    fn a_name_that_is_guessed_in_one_place_goes_from_all_places_of_its_file() {
        let engine = Engine::without_tagger().unwrap();
        let scan = |text: &str| scan_with(&engine, "a.txt", text, &Brief::default());
        assert_eq!(scan("lot;Vermeulen;7"), []);
        let found = scan("asked Vermeulen about it\n\nlot;Vermeulen;7");
        assert_eq!(found, [(1, "Vermeulen".to_owned()), (1, "Vermeulen".to_owned())]);
    }

    #[test]
    fn names_part_at_the_last_dot_of_the_last_folder() {
        assert_eq!(stem("a.b/report.v2.docx"), ("a.b/report.v2", ".docx"));
        assert_eq!(stem("a.b/report"), ("a.b/report", ""));
        assert_eq!(stem(".profile"), (".profile", ""));
    }
}
