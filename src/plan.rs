//! From findings and decisions to edits.

mod placement;
mod reference;

pub use placement::Placements;
pub use reference::{Modules, Renamed, Renames, Rewritten};

use reference::References;

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::error::{Error, Result};
use crate::model::finding::without_title;
use crate::model::{
    Area, Decision, DetectorId, Edit, Entity, Finding, FindingId, Notation, Sensitive, UnitId, Value, fold, order,
};
use crate::policy::Policy;
use crate::replace::Original;
use crate::resolve;
use crate::scan::OpenFile;

/// What has been said about the values of a task.
#[derive(Debug, Clone, Default)]
pub struct Rulings {
    /// What becomes of each value, and which of its entity it is; all files share it.
    pub values: Arc<BTreeMap<Value, Ruling>>,
    /// The files of the task that get other names.
    pub renames: Arc<Renames>,
    /// Places of this file that differ from their value.
    pub places: BTreeMap<FindingId, Decision>,
    /// What somebody has drawn on the pages of this file.
    pub areas: Vec<Area>,
    /// The pages of this file, counted from 0, that nothing can read and somebody has looked at.
    pub seen: BTreeSet<u32>,
}

/// What has been said about one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// What becomes of it.
    pub decision: Decision,
    /// Which value of its entity it is in the whole task, counted from 1.
    pub number: usize,
    /// Whether somebody said so, or it is only what happens otherwise.
    pub is_decided: bool,
    /// What its stand-ins are made of, where that was worked out for the whole task.
    pub draft: Option<String>,
}

/// What is going to be written, and what must not be found afterwards.
#[derive(Debug, Default)]
pub struct Plan {
    /// Sorted by unit and place, none overlapping another.
    pub edits: Vec<Edit>,
    /// Every value that goes from at least one place, sorted.
    pub removed: Vec<Removed>,
    /// Values that stay in at least one place.
    pub kept: BTreeSet<Value>,
    /// How many places go or stay by what found them, where that is a rule of the policy's own.
    pub rules: Vec<(DetectorId, Fate, usize)>,
    /// Findings by entity and fate.
    pub counts: BTreeMap<(Entity, Fate), usize>,
    /// Where stand-ins will stand that look like values.
    pub placements: Placements,
    /// The parts of pages that go whatever they show.
    pub areas: Vec<Area>,
    /// The parts of pages that are painted over because of what was read there.
    pub painted: Vec<Area>,
    /// How many pages nobody has read or looked at.
    pub unseen_pages: usize,
}

impl Plan {
    /// What goes of a value, from at least one place; nothing where all of it stays.
    pub fn removal(&self, value: &Value) -> Option<&Removed> {
        let at = self.removed.binary_search_by(|removed| removed.value.cmp(value)).ok()?;
        self.removed.get(at)
    }
}

/// What becomes of one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is removed.
    Remove,
    /// Somebody wants it left as it is.
    Keep,
    /// It stays because nobody has said anything, and the policy only wants it shown.
    Unreviewed,
}

/// A value that goes.
#[derive(Debug)]
pub struct Removed {
    /// The value.
    pub value: Value,
    /// Each way in which it was written.
    pub spellings: BTreeSet<Sensitive<String>>,
    /// Whether nothing of it may be left anywhere: it goes from every place, and it is so peculiar that finding it
    /// again cannot be chance.
    pub everywhere: bool,
}

/// Makes the plan of one file.
///
/// # Errors
/// `OutOfOrder` when a finding has no ruling, because the task has not heard of it.
pub fn plan(file: &OpenFile, findings: &[Finding], rulings: &Rulings, policy: &Policy) -> Result<Plan> {
    let unseen = |page: &&u32| !rulings.seen.contains(page);
    let unseen_pages = file.document().scans().iter().filter(unseen).count();
    let mut plan = Plan { areas: rulings.areas.clone(), unseen_pages, ..Plan::default() };
    let mut removed: BTreeMap<&Value, (BTreeSet<Sensitive<String>>, bool)> = BTreeMap::new();
    let (mut drafted, mut stays) = (BTreeSet::new(), BTreeSet::new());
    let modules = Modules::of(reference::names(file).map(|(_, path)| path));
    for finding in findings {
        let ruling = rulings.values.get(&finding.value);
        let ruling = ruling.ok_or(Error::OutOfOrder { what: "The file has to be looked through again" })?;
        let own = rulings.places.get(&finding.id).copied();
        let decision = own.unwrap_or(ruling.decision);
        let fate = match decision {
            Decision::Accept => Fate::Remove,
            Decision::Reject if own.is_some() || ruling.is_decided => Fate::Keep,
            Decision::Reject => Fate::Unreviewed,
        };
        *plan.counts.entry((finding.value.entity, fate)).or_default() += 1;
        if policy.detectors.iter().any(|own| own.id() == finding.detector.as_str()) {
            match plan.rules.iter_mut().find(|(rule, known, _)| (rule, *known) == (&finding.detector, fate)) {
                Some((_, _, count)) => *count += 1,
                None => plan.rules.push((finding.detector.clone(), fate, 1)),
            }
        }
        if decision == Decision::Reject {
            plan.kept.insert(finding.value.clone());
            stays.insert(finding.id);
            continue;
        }
        let Some(unit) = file.unit(finding.id.unit) else { continue };
        // EXPOSE: the spelling decides the stand-in and is looked for after writing.
        let text = finding.id.span.slice(unit.text.expose());
        let entity = finding.value.entity;
        // EXPOSE: what the file is called tells how its name is written.
        let notation = match finding.id.unit {
            UnitId(0) => rulings.renames.modules().notation(file.name().expose(), finding.id.span),
            id if reference::is_name(id, unit) => modules.notation(unit.text.expose(), finding.id.span),
            _ => unit.notation,
        };
        let original = Original { entity, text, number: ruling.number, notation, draft: ruling.draft.as_deref() };
        let stand_in = policy.rule(entity).replacement.stand_in(&original);
        plan.edits.push(Edit { unit: finding.id.unit, span: finding.id.span, stand_in });
        if ruling.draft.is_some() {
            drafted.insert(finding.id);
        }
        let (spellings, is_sought) = removed.entry(&finding.value).or_default();
        spellings.insert(text.into());
        *is_sought |= resolve::is_sought(&finding.value, finding.score, finding.detector.as_str());
    }
    let code = LazyCell::new(|| Code::of(file));
    plan.removed = removed
        .into_iter()
        .map(|(value, (spellings, is_sought))| Removed {
            value: value.clone(),
            everywhere: !plan.kept.contains(value)
                && is_sought
                && !(is_plain_word(value, &spellings) && code.says(value)),
            spellings,
        })
        .collect();
    order::sort(&mut plan.edits);
    let renamed = reference::renamed(file, &plan.edits, |place| drafted.contains(&place));
    for references in [&References::of(&renamed, &modules), rulings.renames.references()] {
        drafted.extend(references.follow(file, &stays, &mut plan.edits));
    }
    for edits in plan.edits.chunk_by(|a, b| a.unit == b.unit).filter(|_| !drafted.is_empty()) {
        let Some(unit) = edits.first().and_then(|edit| file.unit(edit.unit)) else { continue };
        let is_drafted = |edit: &Edit| drafted.contains(&FindingId { unit: edit.unit, span: edit.span });
        // EXPOSE: the length is counted.
        plan.placements.note(unit.location, unit.text.expose().len(), edits, is_drafted);
    }
    Ok(plan)
}

/// The code of programs in a file, in which a word that was removed elsewhere may be a word like others.
struct Code(String);

impl Code {
    fn of(file: &OpenFile) -> Self {
        let mut all = String::new();
        for (_, unit) in file.units().filter(|(_, unit)| unit.notation == Notation::Code) {
            // EXPOSE: the code is searched for the words that were removed.
            all.push_str(&fold::words(unit.text.expose()));
            all.push('\n');
        }
        Self(all)
    }

    /// Tells whether the code says a word.
    fn says(&self, value: &Value) -> bool {
        // EXPOSE: the code is searched for the word.
        memchr::memmem::find(self.0.as_bytes(), value.folded.expose().as_bytes()).is_some()
    }
}

/// Tells whether a value is one word that nobody asked to go, whatever title stands before it.
fn is_plain_word(value: &Value, spellings: &BTreeSet<Sensitive<String>>) -> bool {
    // EXPOSE: what the word is made of is looked at.
    let is_one = |spelling: &Sensitive<String>| {
        let spelling = spelling.expose().as_str();
        without_title(spelling).unwrap_or(spelling).chars().all(char::is_alphanumeric)
    };
    value.entity != Entity::Term && spellings.iter().all(is_one)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::scan::Brief;

    fn scanned() -> (OpenFile, Vec<Finding>) {
        let policy = Policy::default();
        let text = b"ann@example.org met bob@example.org, ann@example.org left".to_vec();
        let file = OpenFile::open("a.txt", text, &policy).unwrap();
        let findings = file.scan(&Engine::new().unwrap(), &Brief::default(), &policy, &mut |_, _| ());
        (file, findings)
    }

    fn ruling(findings: &[Finding], decision: Decision) -> Rulings {
        let values = findings
            .iter()
            .map(|finding| (finding.value.clone(), Ruling { decision, number: 1, is_decided: true, draft: None }));
        Rulings { values: Arc::new(values.collect()), ..Rulings::default() }
    }

    #[test]
    fn a_value_kept_in_one_place_may_be_found_after_writing() {
        let (file, findings) = scanned();
        let mut rulings = ruling(&findings, Decision::Accept);
        rulings.places.insert(findings.last().unwrap().id, Decision::Reject);
        let plan = plan(&file, &findings, &rulings, &Policy::default()).unwrap();
        let everywhere: Vec<_> = plan.removed.iter().map(|removed| removed.everywhere).collect();
        assert_eq!((plan.edits.len(), plan.kept.len(), everywhere), (2, 1, vec![false, true]));
    }

    #[test]
    fn a_finding_nobody_has_heard_of_stops_the_plan() {
        let (file, findings) = scanned();
        let error = plan(&file, &findings, &Rulings::default(), &Policy::default()).unwrap_err();
        assert_eq!(error.code(), "OutOfOrder");
    }
}
