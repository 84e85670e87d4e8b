//! Where on the pages of a file its findings stand.

use super::FileSession;
use crate::error::Result;
use crate::format::Quad;
use crate::model::{Finding, Place};

/// A finding on a page.
#[derive(Debug)]
pub struct Boxed<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where it is drawn: a place for each of its lines.
    pub quads: Vec<Quad>,
}

impl FileSession {
    /// Tells which findings of the last scan a page, counted from 0, draws, and where.
    ///
    /// # Errors
    /// What the format gives.
    pub fn boxes(&self, page_index: u32) -> Result<Vec<Boxed<'_>>> {
        let number = page_index as usize + 1;
        let is_here = |finding: &&Finding| {
            let location = self.file().unit(finding.id.unit).map(|unit| unit.location);
            location.is_some_and(|at| {
                at.number == number && matches!(at.place, Place::Page | Place::Picture | Place::Annotation)
            })
        };
        let findings: Vec<&Finding> = self.findings().iter().filter(is_here).collect();
        // The name of the file is the first of its units, and none of the document's.
        let piece = |finding: &&Finding| (finding.id.unit.0.saturating_sub(1), finding.id.span);
        let pieces: Vec<_> = findings.iter().map(piece).collect();
        let quads = self.file().document().boxes(page_index, &pieces)?;
        let boxed = findings.into_iter().zip(quads).map(|(finding, quads)| Boxed { finding, quads });
        Ok(boxed.filter(|boxed| !boxed.quads.is_empty()).collect())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::model::Visibility;
    use crate::policy::Policy;
    use crate::scan::Brief;

    #[test]
    fn whatever_a_page_of_a_fixture_shows_has_its_boxes() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/pdf");
        let engine = Engine::new().unwrap();
        let mut count = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let Ok(mut session) = FileSession::open("f", "a.pdf", bytes, &Policy::default()) else { continue };
            session.scan(&engine, Brief::default(), &mut |_, _| ());
            for finding in session.findings() {
                let location = session.file().unit(finding.id.unit).unwrap().location;
                if location.place == Place::Page && location.visibility == Visibility::Visible {
                    let page = u32::try_from(location.number).unwrap() - 1;
                    let boxed = session.boxes(page).unwrap();
                    assert!(boxed.iter().any(|boxed| boxed.finding.id == finding.id), "{path:?}: {}", finding.id);
                    count += 1;
                }
            }
        }
        assert!(count > 5, "{count}");
    }
}
