//! The first door: the written file is opened as a new one and scanned.

use super::Written;
use super::stand_in::StandIns;
use crate::detect::{Engine, judges_by_neighbours};
use crate::error::{Error, Result};
use crate::model::Finding;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::scan::{Brief, OpenFile};

/// Scans the written file with everything the task knows.
///
/// A finding is a leak unless its value was kept on purpose or it lies inside a stand-in. Content that the format
/// always drops is a leak when it is still there.
///
/// # Errors
/// `LeakFound` with the number of leaks; `CannotRewrite` when the result is of another format or does not open.
pub fn check(written: &Written, plan: &Plan, engine: &Engine, brief: &Brief, policy: &Policy) -> Result<()> {
    let unreadable = |_| Error::CannotRewrite { what: "the written file does not open again" };
    let file = OpenFile::open(&written.name, written.bytes.clone(), policy).map_err(unreadable)?;
    if file.format().about().id != written.format_id {
        return Err(Error::CannotRewrite { what: "the written file is of another format" });
    }
    let findings = file.scan(engine, brief, policy, &mut |_, _| ());
    let stand_ins = StandIns::of(plan, str::to_owned);
    let left = findings.iter().filter(|finding| !is_expected(&file, finding, plan, &stand_ins)).count();
    let undropped = file.document().dropped().iter().map(|dropped| dropped.count).sum::<usize>();
    match left + undropped {
        0 => Ok(()),
        count => Err(Error::LeakFound { count, door: "rescan" }),
    }
}

fn is_expected(file: &OpenFile, finding: &Finding, plan: &Plan, stand_ins: &StandIns) -> bool {
    if plan.kept.contains(&finding.value) {
        return true;
    }
    // Stand-ins are other neighbours than those that a word was judged by before. It was seen then, and was no name.
    let must_be_gone = || plan.removed.iter().any(|removed| removed.everywhere && removed.value == finding.value);
    if judges_by_neighbours(finding.detector) && !must_be_gone() {
        return true;
    }
    let span = finding.id.span;
    // EXPOSE: the finding is compared with the stand-ins that were written.
    file.unit(finding.id.unit).is_some_and(|unit| stand_ins.cover(unit.text.expose(), span.start(), span.end()))
}
