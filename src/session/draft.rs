//! A file as it would be written now, for somebody to look at before anything is cleaned.

use std::cell::OnceCell;

use super::FileSession;
use crate::error::Result;
use crate::format::{Document, Drawing, Pixels};
use crate::plan::Rulings;
use crate::policy::Policy;
use crate::scan::OpenFile;

/// What would be written. Nothing of it is proven, so it is shown and never handed out: only a
/// [`CleanFile`](crate::verify::CleanFile) is.
pub struct Draft {
    name: String,
    bytes: Vec<u8>,
    policy: Policy,
    /// How many of its pages are its own, and not those of files inside, and have to be drawn.
    own_pages: u32,
    /// The same opened; nothing where it cannot be.
    file: OnceCell<Option<OpenFile>>,
}

impl FileSession {
    /// Writes the file for somebody to look at. Pages that nobody has looked at are no fault here.
    ///
    /// # Errors
    /// `OutOfOrder` before a scan or when the rulings do not know a finding; `CannotRewrite`.
    pub fn draft(&self, rulings: &Rulings) -> Result<Draft> {
        let (plan, edits) = self.plan(rulings)?;
        let whole = self.file().document().drawing(0).filter(|drawing| drawing.is_whole);
        Ok(Draft {
            name: self.written_name(&plan.edits)?,
            bytes: self.rewritten(&plan, &edits)?,
            policy: self.policy.clone(),
            own_pages: whole.map_or(0, |drawing| drawing.page_count),
            file: OnceCell::new(),
        })
    }
}

impl Draft {
    /// The bytes that would be written.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The pixels of a page, counted from 0, as it would be shown; nothing where they cannot be had.
    pub fn pixels(&self, page_index: u32) -> Option<Pixels> {
        self.document()?.pixels(page_index)
    }

    /// What such a page has to be drawn from, because it has no pixels before.
    pub fn drawing(&self, page_index: u32) -> Option<Drawing<'_>> {
        // What is nothing but pages need not be opened once more to be drawn.
        if page_index < self.own_pages {
            return Some(Drawing { bytes: &self.bytes, page_index, page_count: self.own_pages, is_whole: true });
        }
        self.document()?.drawing(page_index)
    }

    fn document(&self) -> Option<&dyn Document> {
        let open = || OpenFile::open(&self.name, self.bytes.clone(), &self.policy).ok();
        self.file.get_or_init(open).as_ref().map(OpenFile::document)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::error::Error;
    use crate::model::Area;
    use crate::session::Task;

    /// A picture of two white pixels side by side; black is the other colour that it knows.
    const TWO_WHITE_PIXELS: &[u8] =
        b"GIF89a\x02\0\x01\0\x80\0\0\xff\xff\xff\0\0\0,\0\0\0\0\x02\0\x01\0\0\x02\x02\x04\n\0;";

    #[test]
    fn a_draft_shows_what_cleaning_writes_and_needs_nobody_to_have_looked() {
        let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
        let mut session = FileSession::open("f1", "a.gif", TWO_WHITE_PIXELS.to_vec(), task.policy()).unwrap();
        let mut rulings = task.rulings("f1");
        assert!(matches!(session.draft(&rulings), Err(Error::OutOfOrder { .. })));
        session.scan(&engine, task.brief("f1"), &mut |_, _| ());
        let reds = |draft: &Draft| draft.pixels(0).unwrap().rgba.into_iter().step_by(4).collect::<Vec<_>>();
        assert_eq!(reds(&session.draft(&rulings).unwrap()), [255, 255]);

        rulings.areas.push(Area::new(0, (1.2, 0.2), (1.8, 0.8)).unwrap());
        let draft = session.draft(&rulings).unwrap();
        assert_eq!(reds(&draft), [255, 0]);
        assert!(draft.pixels(1).is_none());
        rulings.seen.insert(0);
        let (clean, _) = session.clean(&engine, &rulings).unwrap();
        assert_eq!(clean.bytes(), draft.bytes());
    }
}
