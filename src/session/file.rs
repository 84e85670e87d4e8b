//! One file on its way from open to clean.

use std::cell::{Cell, OnceCell};
use std::sync::Arc;

use crate::detect::Engine;
use crate::error::{Error, Result};
use crate::model::{Area, DetectorId, Edit, Entity, Finding, FindingId, Sensitive, Sight, UnitId, Value, edit, order};
use crate::plan::{self, Plan, Rulings};
use crate::policy::Policy;
use crate::receipt::FileReceipt;
use crate::replace::Standing;
use crate::resolve::{self, Known};
use crate::scan::{self, Before, Brief, CodeWords, Detection, OpenFile, Progress};
use crate::session::Hint;
use crate::session::shelf::{self, Hinted, Label};
use crate::verify::{self, CleanFile, Inspection, Witness, Written, witness};

/// An open file of a task.
pub struct FileSession {
    pub(super) id: String,
    /// Tells it from all others, where what was seen in it may be kept.
    pub(super) label: Label,
    pub(super) policy: Policy,
    file: OpenFile,
    pub(super) brief: Arc<Brief>,
    /// What the detectors saw in the last scan.
    pub(super) detection: Option<Detection>,
    findings: Option<Vec<Finding>>,
    /// What it suggests, once somebody has asked.
    pub(super) hinted: OnceCell<Hinted>,
    /// What reads a written file a second time.
    witness: Option<Witness>,
    /// What the check after cleaning found that is not looked for yet.
    left: Cell<Vec<Known>>,
    /// What a second look at the pixels of a written file still showed.
    pub(super) left_in_pixels: Vec<Area>,
}

/// A finding as a task hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Where in its file.
    pub id: FindingId,
    /// What it is.
    pub value: Value,
    /// How it is written there.
    pub spelling: Sensitive<String>,
    /// What found it.
    pub detector: DetectorId,
    /// Whether it is looked for in the other files too.
    pub is_sought: bool,
}

impl Sighting {
    /// What is looked for in the other files because of it; nothing for the task's own terms, which they know.
    pub(super) fn known(&self) -> Option<Known> {
        let is_sought = self.is_sought && self.value.entity != Entity::Term;
        is_sought.then(|| Known { entity: self.value.entity, spelling: self.spelling.clone() })
    }
}

/// All that a task hears of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sightings {
    /// What the file is called, with the folders above it and its ending.
    pub name: Sensitive<String>,
    /// What it tells of the programs in it.
    pub code: CodeWords,
    /// What the last scan found, by place.
    pub findings: Vec<Sighting>,
    /// Past which numbers the task has to count, because the file holds such stand-ins already.
    pub standing: Standing,
    /// Words that its owner may want removed as well.
    pub hints: Vec<Hint>,
}

impl FileSession {
    /// Opens a file.
    ///
    /// `id` names the file within its task, in receipts too; it must tell nothing. `name` may hold folders, parted
    /// by `/`.
    ///
    /// # Errors
    /// What [`OpenFile::open`] gives.
    pub fn open(id: &str, name: &str, bytes: Vec<u8>, policy: &Policy) -> Result<Self> {
        let label = shelf::label(name, &bytes);
        let file = OpenFile::open(name, bytes, policy)?;
        Ok(Self {
            id: id.to_owned(),
            label,
            policy: policy.clone(),
            file,
            brief: Arc::default(),
            detection: None,
            findings: None,
            hinted: OnceCell::new(),
            witness: witness::native(),
            left: Cell::default(),
            left_in_pixels: Vec::new(),
        })
    }

    /// Hands in what reads a written file a second time, where the engine brings nothing along.
    pub fn use_witness(&mut self, witness: Witness) {
        self.witness = Some(witness);
    }

    /// The id within the task.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The open file.
    pub fn file(&self) -> &OpenFile {
        &self.file
    }

    /// Takes in what somebody has seen in the pixels of a page, counted from 0; the next scan looks through it.
    pub fn read_page(&mut self, page_index: u32, sight: Sight) {
        (self.detection, self.findings, self.hinted) = (None, None, OnceCell::new());
        self.file.read_page(page_index, sight);
    }

    /// The terms that the last scan was told.
    pub(super) fn terms(&self) -> &[Sensitive<String>] {
        &self.brief.terms
    }

    /// Finds what is sensitive, with what the task knows. The detectors look at the file once, as long as the engine
    /// stays as it is.
    pub fn scan(&mut self, engine: &Engine, brief: impl Into<Arc<Brief>>, progress: Progress<'_>) -> &[Finding] {
        let brief = brief.into();
        let units = self.file.in_order();
        let known = self.detection.take().filter(|detection| detection.is_of(engine));
        let detection = known.unwrap_or_else(|| Detection::new(&units, engine, progress));
        let findings = scan::find(&units, &detection, engine, &brief, &self.policy);
        (self.brief, self.detection) = (brief, Some(detection));
        let is_as_before = |before: &Hinted| before.terms == self.brief.terms && before.findings == findings;
        if !self.hinted.get().is_some_and(is_as_before) {
            self.hinted.take();
        }
        self.findings.insert(findings)
    }

    /// What the last scan found; nothing before the first.
    pub fn findings(&self) -> &[Finding] {
        self.findings.as_deref().unwrap_or_default()
    }

    /// What the last scan tells of the programs in the file.
    pub fn code_words(&self) -> CodeWords {
        let mut words = self.detection.as_ref().map(Detection::code_words).unwrap_or_default();
        words.is_program &= self.file.may_be_program();
        words
    }

    /// What the last scan found, in the form that a task takes.
    pub fn sightings(&self) -> Sightings {
        Sightings { hints: self.hints(), ..self.sightings_alone() }
    }

    /// The same without the hints, which take a fifth of the time and are nothing to whom nobody asks for suggestions.
    pub fn sightings_alone(&self) -> Sightings {
        let sighting = |finding: &Finding| Sighting {
            id: finding.id,
            value: finding.value.clone(),
            spelling: self.spelling(finding.id).into(),
            detector: finding.detector.clone(),
            is_sought: resolve::is_sought(&finding.value, finding.score, finding.detector.as_str()),
        };
        Sightings {
            name: self.file.name().clone(),
            code: self.code_words(),
            findings: self.findings().iter().map(sighting).collect(),
            standing: self.file.standing(),
            hints: Vec::new(),
        }
    }

    /// What the owner may want removed besides what the last scan found, the most likely first.
    pub fn hints(&self) -> Vec<Hint> {
        let hinted =
            || Hinted { terms: self.terms().to_vec(), findings: self.findings().to_vec(), hints: self.weigh_hints() };
        self.hinted.get_or_init(hinted).hints.clone()
    }

    /// How a finding is written in the file.
    pub fn spelling(&self, id: FindingId) -> &str {
        // EXPOSE: the caller shows it to the person who owns the file.
        self.file.unit(id.unit).map_or("", |unit| id.span.slice(unit.text.expose()))
    }

    /// Takes out what the check after the last cleaning found and no scan has looked for yet. Once the task has been
    /// [told](crate::session::Task::note_left), the next scan does, and cleaning may succeed.
    pub fn take_left(&self) -> Vec<Known> {
        self.left.take()
    }

    /// Writes the file without what has to go, and proves that it is gone.
    ///
    /// # Errors
    /// `OutOfOrder` before a scan or when the rulings do not know a finding; `CannotRewrite`; `LeakFound`, after which
    /// [`take_left`](Self::take_left) tells what it was.
    pub fn clean(&self, engine: &Engine, rulings: &Rulings) -> Result<(CleanFile, FileReceipt)> {
        let (plan, edits) = self.plan(rulings)?;
        let about = self.file.format().about();
        let written = Written {
            name: self.written_name(&plan.edits)?,
            bytes: self.rewritten(&plan, &edits)?,
            format_id: about.id,
            media_type: about.media_type,
        };
        let units = self.file.in_order();
        let before = self.detection.as_ref().map(|detection| Before { units: &units, detection });
        let (brief, policy, witness) = (self.brief.as_ref(), &self.policy, self.witness.as_ref());
        let inspection = Inspection { engine, brief, policy, witness };
        let mut left = Vec::new();
        let verified = verify::verify(written, before, &plan, &inspection, &mut left);
        let is_new = |left: &Known| !self.brief.left.contains(left);
        self.left.set(order::set(left).into_iter().filter(is_new).collect());
        let clean = verified?;
        let receipt = FileReceipt::new(&self.id, &plan, &self.file, &clean);
        Ok((clean, receipt))
    }

    /// What is going to be written, and the edits of the document alone.
    pub(super) fn plan(&self, rulings: &Rulings) -> Result<(Plan, Vec<Edit>)> {
        let findings = self.findings.as_deref();
        let findings = findings.ok_or(Error::OutOfOrder { what: "The file has to be looked through" })?;
        let mut plan = plan::plan(&self.file, findings, rulings, &self.policy)?;
        let edits = document_edits(&plan.edits);
        plan.painted = self.file.document().painted(&edits);
        plan.painted.extend(&self.left_in_pixels);
        Ok((plan, edits))
    }

    /// The file without what a plan takes out.
    pub(super) fn rewritten(&self, plan: &Plan, edits: &[Edit]) -> Result<Vec<u8>> {
        let areas = [plan.areas.as_slice(), &self.left_in_pixels].concat();
        self.file.document().rewrite_without(&areas, edits)
    }

    pub(super) fn written_name(&self, edits: &[Edit]) -> Result<String> {
        // EXPOSE: the name is rewritten like any text.
        let (stem, ending) = scan::stem(self.file.name().expose());
        let count = edits.partition_point(|edit| edit.unit == UnitId(0));
        let stem = edit::apply(stem, edits.get(..count).unwrap_or_default());
        let stem = stem.ok_or(Error::CannotRewrite { what: "a change does not fit the file's name" })?;
        let stem = if stem.rsplit('/').next().is_some_and(str::is_empty) { stem + "file" } else { stem };
        Ok(stem + ending)
    }
}

/// The edits of the document alone, counted from its own first unit.
fn document_edits(edits: &[Edit]) -> Vec<Edit> {
    let shifted = |edit: &Edit| Some(Edit { unit: UnitId(edit.unit.0.checked_sub(1)?), ..edit.clone() });
    edits.iter().filter_map(shifted).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::Entity;
    use crate::session::Task;

    fn cleaned(name: &str, text: &str, terms: &[&str]) -> (CleanFile, FileReceipt) {
        let engine = Engine::new().unwrap();
        let mut task = Task::new(Policy::default());
        for term in terms {
            task.add_term(term).unwrap();
        }
        let mut session = FileSession::open("f1", name, text.as_bytes().to_vec(), task.policy()).unwrap();
        session.scan(&engine, task.brief("f1"), &mut |_, _| ());
        task.report("f1", 0, session.sightings());
        session.clean(&engine, &task.rulings("f1")).unwrap()
    }

    #[test]
    fn name_and_text_are_cleaned_alike() {
        let (clean, receipt) = cleaned("Halvorsen/Halvorsen offer.txt", "For Halvorsen: a@example.org", &["Halvorsen"]);
        assert_eq!(clean.name(), "term-1/term-1 offer.txt");
        assert_eq!(clean.bytes(), b"For [TERM 1]: [EMAIL 1]");
        assert_eq!(receipt.entities.get("term").map(|counts| counts.accept), Some(3));
    }

    #[test]
    fn what_was_cleaned_of_terms_that_read_like_stand_ins_stays_as_it_is() {
        let terms = ["user-1", "TERM_1", "key 2", "person"];
        let text = "user-1 at term-1.example, a person with USER_1; KEY-2 of Jane Roe <a@example.org>";
        let (first, _) = cleaned("user-1/key-2.txt", text, &terms);
        let (second, _) = cleaned(first.name(), std::str::from_utf8(first.bytes()).unwrap(), &terms);
        assert_eq!(second.bytes(), first.bytes());
        // The name of the first reads like one of the terms, so it changes once more.
        let (third, _) = cleaned(second.name(), std::str::from_utf8(second.bytes()).unwrap(), &terms);
        assert_eq!((third.name(), third.bytes()), (second.name(), first.bytes()));
    }

    #[test]
    fn a_name_that_the_code_says_too_stops_no_file() {
        let text = "# Ask Mr. Brown about this. Then ask Brown.\nbrown = 1\nprint(brown)\n";
        let (clean, _) = cleaned("a.py", text, &[]);
        assert_eq!(clean.bytes(), b"# Ask [PERSON 1] about this. Then ask [PERSON 1].\nbrown = 1\nprint(brown)\n");
    }

    /// Scans and cleans the one file of a task, told what the check found before.
    fn look(task: &mut Task, session: &mut FileSession, left: Vec<Known>) -> Result<(CleanFile, FileReceipt)> {
        let engine = Engine::without_tagger().unwrap();
        task.note_left("f1", left);
        session.scan(&engine, task.brief("f1"), &mut |_, _| ());
        task.report("f1", 0, session.sightings());
        session.clean(&engine, &task.rulings("f1"))
    }

    #[test]
    fn what_only_the_check_finds_goes_once_it_is_told() {
        let mut task = Task::new(Policy::default());
        let text = b"Codename: Thunderbirdia\n\nThe thunderbirdians met.".to_vec();
        let mut session = FileSession::open("f1", "a.txt", text, task.policy()).unwrap();
        assert_eq!(look(&mut task, &mut session, Vec::new()).unwrap_err(), Error::LeakFound { count: 1, door: "leak" });
        let left = session.take_left();
        assert_eq!(left, [Known { entity: Entity::CodeName, spelling: "thunderbirdia".into() }]);
        assert_eq!(session.take_left(), []);
        let (clean, _) = look(&mut task, &mut session, left).unwrap();
        assert_eq!(clean.bytes(), b"Codename: [PROJECT 1]\n\nThe [PROJECT 2] met.");
        // It is looked for in this file alone.
        assert_eq!((task.brief("f1").left.len(), task.brief("f2").left.len()), (1, 0));
    }

    #[test]
    fn an_address_behind_the_code_of_a_terminal_goes_once_it_is_told() {
        let mut task = Task::new(Policy::default());
        let text = b"[0;36m192.1.0.2[0m is 192.1.0.2".to_vec();
        let mut session = FileSession::open("f1", "a.txt", text, task.policy()).unwrap();
        assert!(look(&mut task, &mut session, Vec::new()).is_err());
        let left = session.take_left();
        let (clean, _) = look(&mut task, &mut session, left).unwrap();
        // The word in whose middle it stands goes with it.
        assert_eq!(clean.bytes(), b"[0;[IP 1][0m is [IP 2]");
    }

    #[test]
    fn stand_ins_that_stand_already_are_not_given_again() {
        let (clean, _) = cleaned("person-4/term-2.txt", "[TERM 1] met Halvorsen", &["Halvorsen"]);
        assert_eq!((clean.name(), clean.bytes()), ("person-4/term-2.txt", &b"[TERM 1] met [TERM 3]"[..]));
    }
}
