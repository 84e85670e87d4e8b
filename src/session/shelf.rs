//! What is kept of small files that are closed: a task looks at each several times, and most of the work is done at the first.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::FileSession;
use crate::model::{Finding, Sensitive, TextUnit};
use crate::scan::PackedDetection;
use crate::session::Hint;

/// To look at a longer file takes long beside what it takes to open it, and what it leaves would fill the shelf.
const LONGEST: usize = 64 << 10;

/// So much is kept at the most. What comes later is looked at again.
const ROOM: usize = 16 << 20;

/// Tells a file from all others; nothing for one that is not kept.
pub type Label = Option<[u8; 32]>;

/// The label of a file.
pub fn label(name: &str, bytes: &[u8]) -> Label {
    // No name holds the byte between the two.
    let whole = || Sha256::new().chain_update(name).chain_update([0xff]).chain_update(bytes).finalize();
    (bytes.len() <= LONGEST).then(|| whole().into())
}

/// What the last scan of a file gave, and what it suggests because of that.
#[derive(Debug)]
pub struct Hinted {
    /// The terms that it was told.
    pub terms: Vec<Sensitive<String>>,
    /// What it found.
    pub findings: Vec<Finding>,
    /// What the file suggests.
    pub hints: Vec<Hint>,
}

/// What is kept of one file.
struct Kept {
    label: [u8; 32],
    detection: PackedDetection,
    hinted: Option<Hinted>,
}

/// What is kept of the files of one task, under one policy.
#[derive(Default)]
pub struct Shelf {
    kept: BTreeMap<String, Kept>,
    len_bytes: usize,
}

impl Shelf {
    /// Closes a file, and keeps what was seen in it for when it is opened again.
    pub fn keep(&mut self, session: FileSession) {
        // What was seen in pixels is told anew to each that opens the file.
        let is_text = session.file().document().plates().is_empty();
        let Some(label) = session.label.filter(|_| is_text && self.len_bytes < ROOM) else { return };
        let Some(detection) = session.detection else { return };
        let detection = detection.packed();
        self.len_bytes += detection.len_bytes();
        self.kept.insert(session.id, Kept { label, detection, hinted: session.hinted.into_inner() });
    }

    /// Gives a file that is open again what was kept of it, unless it is another by now.
    pub fn recall(&mut self, session: &mut FileSession) {
        let Some(Kept { label, detection, hinted }) = self.kept.remove(&session.id) else { return };
        self.len_bytes -= detection.len_bytes();
        if session.label == Some(label) {
            let units: Vec<&TextUnit> = session.file().in_order();
            let detection = detection.unpacked(&units);
            session.detection = Some(detection);
            session.hinted = hinted.map_or_else(OnceCell::new, OnceCell::from);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::model::Entity;
    use crate::policy::Policy;
    use crate::resolve::Known;
    use crate::scan::Brief;
    use crate::session::Sightings;

    const TEXT: &str = "Jane Roe <jane.roe@quillfeather.example>\n\nSoon Quillfeather pays Halvorsen, 555-0142.";

    fn opened(text: &str) -> FileSession {
        FileSession::open("f1", "a.txt", text.as_bytes().to_vec(), &Policy::default()).unwrap()
    }

    fn seen(session: &mut FileSession, engine: &Engine, brief: &Brief) -> Sightings {
        session.scan(engine, brief.clone(), &mut |_, _| ());
        session.sightings()
    }

    #[test]
    fn what_is_kept_of_a_file_changes_nothing_of_what_is_found() {
        let engine = Engine::without_tagger().unwrap();
        let known = vec![Known { entity: Entity::Person, spelling: "Ida Halvorsen".into() }];
        let told = Brief { known: known.into(), ..Brief::default() };
        let term = Brief { terms: vec!["Quillfeather".into()], ..told.clone() };
        let mut shelf = Shelf::default();
        let mut first = opened(TEXT);
        seen(&mut first, &engine, &Brief::default());
        shelf.keep(first);
        for brief in [&Brief::default(), &told, &term] {
            let mut again = opened(TEXT);
            shelf.recall(&mut again);
            assert!(again.detection.is_some());
            assert_eq!(seen(&mut again, &engine, brief), seen(&mut opened(TEXT), &engine, brief));
            shelf.keep(again);
        }
        let mut other = opened("nothing");
        shelf.recall(&mut other);
        assert!(other.detection.is_none() && other.hinted.get().is_none());
        assert_eq!((shelf.kept.len(), shelf.len_bytes), (0, 0));
    }
}
