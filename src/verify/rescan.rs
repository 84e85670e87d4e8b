//! The first door: the written file is opened as a new one and scanned.

use super::Written;
use super::stand_in::StandIns;
use crate::detect::{Engine, judges_by_neighbours};
use crate::error::{Error, Result};
use crate::model::{Finding, FindingId, Location, Notation, Place, Value};
use crate::plan::Plan;
use crate::policy::Policy;
use crate::resolve::{self, Known};
use crate::scan::{self, Before, Brief, Detection, OpenFile};

/// The door's name in errors and receipts.
pub const DOOR: &str = "rescan";

/// Scans the written file with everything the task knows; `left` takes in the values that it finds.
///
/// A finding is a leak unless its value was kept on purpose or it lies inside a stand-in. One that looks like a value is
/// held to its place; only among the names that a format may have to tell apart by more signs its text is enough.
/// Content that the format always drops is a leak when it is still there.
///
/// Detectors are not asked again about a text that stands as it stood in the file `before`: they see in it what they saw
/// then. What they saw, and what is looked for everywhere, is held against it as against any other.
///
/// # Errors
/// `LeakFound` with the number of leaks; `CannotRewrite` when the result is of another format or does not open.
pub fn check(
    written: &Written,
    before: Option<Before<'_>>,
    plan: &Plan,
    engine: &Engine,
    brief: &Brief,
    policy: &Policy,
    left: &mut Vec<Known>,
) -> Result<()> {
    let unreadable = |_| Error::CannotRewrite { what: "the written file does not open again" };
    let file = OpenFile::open(&written.name, written.bytes.clone(), policy).map_err(unreadable)?;
    if file.format().about().id != written.format_id {
        return Err(Error::CannotRewrite { what: "the written file is of another format" });
    }
    let units = file.in_order();
    let detection = Detection::after(&units, engine, before, &mut |_, _| ());
    let findings = scan::find(&units, &detection, engine, brief, policy);
    let (plain, all) = (StandIns::plain(plan), StandIns::of(plan, str::to_owned));
    // What is only shown may be cut otherwise now that stand-ins are around it; it is a leak where somebody removed it.
    let is_shown = |value: &Value| policy.only_shows(value.entity) && plan.removal(value).is_none();
    let found = findings.iter().filter(|finding| !is_shown(&finding.value));
    let found = found.filter(|finding| !is_expected(&file, finding, plan, brief, [&plain, &all]));
    let found: Vec<&Finding> = found.collect();
    left.extend(found.iter().filter_map(|finding| known(&file, finding)));
    let undropped = file.document().dropped().iter().map(|dropped| dropped.count).sum::<usize>();
    let drawn = file.document().count_within(&[plan.areas.as_slice(), &plan.painted].concat())?;
    match found.len() + undropped + drawn {
        0 => Ok(()),
        count => Err(Error::LeakFound { count, door: DOOR }),
    }
}

/// A finding as other looks are told of it.
fn known(file: &OpenFile, finding: &Finding) -> Option<Known> {
    let FindingId { unit, span } = finding.id;
    // EXPOSE: the value is looked for once more.
    let text = file.unit(unit)?.text.expose();
    Some(Known { entity: finding.value.entity, spelling: span.slice(text).into() })
}

fn is_expected(file: &OpenFile, finding: &Finding, plan: &Plan, brief: &Brief, [plain, all]: [&StandIns; 2]) -> bool {
    if plan.kept.contains(&finding.value) {
        return true;
    }
    let word = &finding.value.folded;
    // EXPOSE: the word is compared with what is known.
    let is_it = |known: &Known| Value::of(known.entity, known.spelling.expose()).folded == *word;
    let is_known = || brief.known.is_value(word) || brief.left.iter().any(is_it);
    // Stand-ins are other neighbours than those that a word was judged by before. It was seen then, and was no name.
    let must_be_gone = || plan.removal(&finding.value).is_some_and(|removed| removed.everywhere);
    if judges_by_neighbours(finding.detector.as_str()) && !must_be_gone() && !is_known() {
        return true;
    }
    // A word that is judged by its neighbours may be taken for a name now that stand-ins are among these, and is found
    // again, whole or in part, everywhere else. What was known before, or went, is no such word.
    // EXPOSE: the word is compared with what was removed.
    let is_of_removed =
        || plan.removed.iter().any(|removed| removed.value.folded.expose().contains(word.expose().as_str()));
    if resolve::is_derived(finding.detector.as_str()) && !is_of_removed() && !is_known() {
        return true;
    }
    // What an area has cut may read like something else; nothing of it was seen in the whole, and nobody knows it.
    let is_cut = |location: Location| {
        let pages = plan.areas.iter().chain(&plan.painted).map(|area| area.page_index() as usize + 1);
        matches!(location.place, Place::Page | Place::Annotation | Place::Control) && { pages }
            .any(|number| number == location.number)
    };
    let is_new = || plan.removal(&finding.value).is_none() && !is_known();
    if file.unit(finding.id.unit).is_some_and(|unit| is_cut(unit.location)) && is_new() {
        return true;
    }
    let span = finding.id.span;
    file.unit(finding.id.unit).is_some_and(|unit| {
        // EXPOSE: the finding is compared with the stand-ins that were written.
        let (text, start, end) = (unit.text.expose(), span.start(), span.end());
        let stand_ins = if matches!(unit.notation, Notation::Identifier | Notation::Code) { all } else { plain };
        let reflows = file.document().reflows();
        stand_ins.cover(text, start, end)
            || plan.placements.touch(text, start, end)
            || reflows && plan.placements.touch_near(unit.location, text, start, end)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::model::Entity;
    use crate::plan::Removed;

    /// Checks a text of which nothing was seen before.
    fn left(text: &str, plan: &Plan, brief: &Brief) -> Vec<String> {
        let (engine, mut left) = (Engine::without_tagger().unwrap(), Vec::new());
        let written = Written { name: "a.txt".into(), bytes: text.into(), format_id: "text", media_type: "text/plain" };
        let verdict = check(&written, None, plan, &engine, brief, &Policy::default(), &mut left);
        assert_eq!(verdict.is_ok(), left.is_empty(), "{verdict:?}");
        left.iter().map(|known| known.spelling.expose().clone()).collect()
    }

    #[test]
    fn what_only_the_check_takes_for_a_name_is_none_and_what_was_known_or_went_is() {
        let text = "asked Vermeulen about it\n\nlot;Vermeulen;7";
        let (plan, brief) = (Plan::default(), Brief::default());
        assert_eq!(left(text, &plan, &brief), [""; 0]);
        let value = Value::of(Entity::Person, "Anna Vermeulen");
        let removed = Removed { value, spellings: ["Anna Vermeulen".into()].into(), everywhere: true };
        let plan = Plan { removed: vec![removed], ..Plan::default() };
        assert_eq!(left(text, &plan, &brief), ["Vermeulen"]);
        let vermeulen = || vec![Known { entity: Entity::Person, spelling: "Vermeulen".into() }];
        let of_task = Brief { known: vermeulen().into(), ..Brief::default() };
        assert_eq!(left(text, &Plan::default(), &of_task), ["Vermeulen"; 2]);
        let of_check = Brief { left: vermeulen(), ..Brief::default() };
        assert_eq!(left(text, &Plan::default(), &of_check), ["Vermeulen"; 2]);
    }
}
