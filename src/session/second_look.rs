//! A written file whose pixels somebody looks at once more: what was painted over must not be read there again.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::FileSession;
use crate::detect::Engine;
use crate::error::Result;
use crate::model::{Area, Edit, Finding, Plate, Seen, Sight, UnitId};
use crate::plan::{Plan, Rulings};
use crate::policy::Policy;
use crate::scan::{self, Brief, OpenFile};
use crate::verify::CleanFile;

/// The door's name in errors and receipts.
pub const DOOR: &str = "pixels";

/// A written file on its way through the door for pixels.
pub struct SecondLook {
    file: OpenFile,
    plan: Plan,
    brief: Arc<Brief>,
    policy: Policy,
    plates: Vec<Plate>,
}

impl FileSession {
    /// Has parts of pages painted over in all that is written from now on, beside what goes anyhow.
    pub fn paint_over(&mut self, areas: Vec<Area>) {
        self.left_in_pixels.extend(areas);
    }

    /// Opens what was written for a second look; nothing where nothing was painted over because of what was read in pixels.
    ///
    /// # Errors
    /// What [`clean`](FileSession::clean) gives, and what opening the file again does.
    pub fn second_look(&self, clean: &CleanFile, rulings: &Rulings) -> Result<Option<SecondLook>> {
        // A plan of a large file takes long, and most have no pixels to look at.
        if self.file().document().plates().is_empty() {
            return Ok(None);
        }
        let (plan, _) = self.plan(rulings)?;
        let pages: BTreeSet<u32> = plan.painted.iter().map(Area::page_index).collect();
        if pages.is_empty() {
            return Ok(None);
        }
        let file = OpenFile::open(clean.name(), clean.bytes().to_vec(), &self.policy)?;
        let is_painted = |plate: &Plate| pages.contains(&plate.page_index);
        let plates = file.document().plates().into_iter().filter(is_painted).collect();
        Ok(Some(SecondLook { file, plan, brief: Arc::clone(&self.brief), policy: self.policy.clone(), plates }))
    }
}

impl SecondLook {
    /// What has to be looked at.
    pub fn plates(&self) -> &[Plate] {
        &self.plates
    }

    /// The written file.
    pub fn file(&self) -> &OpenFile {
        &self.file
    }

    /// Takes in what somebody has seen in the pixels of a page, counted from 0.
    pub fn read_page(&mut self, page_index: u32, sight: Sight) {
        self.file.read_page(page_index, sight);
    }

    /// Searches what was seen for all that was removed everywhere, and gives the places where something of it is: none where
    /// all is gone. They have to be [painted over](FileSession::paint_over) as well, and the file written anew.
    pub fn left(&self, engine: &Engine) -> Vec<Area> {
        let units = self.file.in_order();
        let findings = scan::scan(&units, engine, &self.brief, &self.policy, &mut |_, _| ());
        let is_left = |finding: &&Finding| {
            let is_seen = self.file.unit(finding.id.unit).is_some_and(|unit| unit.seen == Some(Seen::Words));
            is_seen && self.plan.removal(&finding.value).is_some_and(|removed| removed.everywhere)
        };
        // The name of the file is the first of its units, and none of the document's.
        let unit = |finding: &Finding| UnitId(finding.id.unit.0.saturating_sub(1));
        let edit = |finding: &Finding| Edit { unit: unit(finding), span: finding.id.span, stand_in: String::new() };
        let edits: Vec<Edit> = findings.iter().filter(is_left).map(edit).collect();
        self.file.document().painted(&edits)
    }
}
