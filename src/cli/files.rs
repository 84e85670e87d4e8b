//! The files of a run, looked through as one task.

use std::path::PathBuf;
use std::sync::Arc;

use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::model::Sight;
use scrubjay::policy::Policy;
use scrubjay::scan::Brief;
use scrubjay::session::{FileSession, Shelf, Task};

use super::input::{self, Input};
use super::{output, sight};

/// A task and its files.
///
/// Files are opened one at a time and again for each step, but for the one that was looked at last: a folder of any size
/// needs little more memory than its largest file, and a file by itself is opened once. Of small ones what was seen in them
/// is kept.
pub struct Files {
    /// What the files have in common.
    pub task: Task,
    /// The compiled detectors.
    pub engine: Engine,
    /// The files in their order.
    pub entries: Vec<Entry>,
    /// Whether a file is refused in whose pictures nothing can look for words.
    pub requires_words: bool,
    /// Whether words are suggested that may have to go as well.
    pub suggests: bool,
    /// Whether pictures are looked at.
    pub sees_pictures: bool,
    /// The one that was looked at last, by its place in the order.
    last: Option<(usize, FileSession)>,
    /// What is known of the others.
    shelf: Shelf,
}

/// A file of the run.
pub struct Entry {
    /// Its id within the task.
    pub id: String,
    /// Where it lies.
    pub input: Input,
    /// Whether it has been refused.
    pub is_refused: bool,
    /// What is seen in its pixels by page, once it has been looked at: that takes longer than all else.
    sights: Option<Vec<(u32, Sight)>>,
}

/// How often all files may be looked through until no new value turns up.
const ROUNDS: usize = 4;

impl Files {
    /// Makes a task of what is to be cleaned of some paths, and tells how much of it is not.
    ///
    /// # Errors
    /// As [`new`](Self::new), and what [`input::list_work`] gives.
    pub fn of_work(paths: &[PathBuf], policy: Policy, terms: &[String]) -> Result<Self> {
        let (inputs, left_out) = input::list_work(paths)?;
        let files = Self::new(inputs, policy, terms)?;
        if left_out > 0 {
            let what =
                "file(s) in folders are left out: histories of versions (.git), packages, caches, settings of editors.";
            output::notice("FilesLeftOut", &format!("{left_out} {what}"));
        }
        Ok(files)
    }

    /// Makes a task of files.
    ///
    /// # Errors
    /// `PolicyViolation` for a term that is too short, and what compiling the detectors gives.
    pub fn new(inputs: Vec<Input>, policy: Policy, terms: &[String]) -> Result<Self> {
        let engine = super::engine(&policy)?;
        let mut task = Task::new(policy);
        terms.iter().try_for_each(|term| task.add_term(term))?;
        let entry = |(index, input)| Entry { id: format!("f{}", index + 1), input, is_refused: false, sights: None };
        let entries = inputs.into_iter().enumerate().map(entry).collect();
        Ok(Self {
            task,
            engine,
            entries,
            requires_words: false,
            suggests: false,
            sees_pictures: true,
            last: None,
            shelf: Shelf::default(),
        })
    }

    /// Scans every file until each has been searched for the values of all others.
    ///
    /// What is wrong with a single file is told, and the others go on.
    pub fn look_through(&mut self) {
        for _ in 0..ROUNDS {
            let stale = |entry: &Entry| !entry.is_refused && self.task.is_stale(&entry.id);
            let due: Vec<usize> =
                (0..).zip(&self.entries).filter(|(_, entry)| stale(entry)).map(|(at, _)| at).collect();
            if due.is_empty() {
                return;
            }
            // Every file of a round is told the same. What the first round finds is told in the second: telling one
            // file at once of the one before would not spare that one its second look.
            let due: Vec<_> = due.into_iter().map(|order| (order, self.told(order))).collect();
            for (order, brief) in due {
                match self.scan(order, brief) {
                    Ok(session) => {
                        let sightings = if self.suggests { session.sightings() } else { session.sightings_alone() };
                        self.task.report(session.id(), order, sightings);
                        self.last = Some((order, session));
                    }
                    Err(error) => self.refuse(order, &error),
                }
            }
        }
    }

    /// Opens a file and scans it with all that the task knows.
    ///
    /// # Errors
    /// What reading and opening give.
    pub fn open(&mut self, order: usize) -> Result<FileSession> {
        let brief = self.told(order);
        self.scan(order, brief)
    }

    fn told(&mut self, order: usize) -> Arc<Brief> {
        self.entries.get(order).map(|entry| self.task.brief(&entry.id)).unwrap_or_default()
    }

    /// Opens a file and scans it with what is told here.
    ///
    /// # Errors
    /// What reading and opening give; `EngineUnavailable` where words of pictures are wanted and nothing reads them.
    pub fn scan(&mut self, order: usize, brief: impl Into<Arc<Brief>>) -> Result<FileSession> {
        let last = self.last.take();
        let mut session = match last {
            Some((last, session)) if last == order => session,
            last => {
                last.into_iter().for_each(|(_, session)| self.shelf.keep(session));
                let entry = self.entries.get_mut(order).ok_or(Error::OutOfOrder { what: "List the file" })?;
                let bytes = entry.input.read(self.task.policy())?;
                let mut session = FileSession::open(&entry.id, &entry.input.name, bytes, self.task.policy())?;
                let languages = &self.task.policy().languages;
                let look = || sight::of_file(session.file(), &session.file().document().plates(), languages);
                if self.sees_pictures {
                    for (page, sight) in entry.sights.get_or_insert_with(look).iter() {
                        session.read_page(*page, sight.clone());
                    }
                }
                self.shelf.recall(&mut session);
                if self.requires_words && session.file().unread_pages() > 0 {
                    return Err(Error::EngineUnavailable {
                        what: "What reads words in pictures, or what it knows of a language, is missing, or it cannot read one",
                    });
                }
                session
            }
        };
        session.scan(&self.engine, brief, &mut |_, _| ());
        Ok(session)
    }

    /// Tells that a file is refused, and leaves it out of the task.
    pub fn refuse(&mut self, order: usize, error: &Error) {
        let Some(entry) = self.entries.get_mut(order) else { return };
        output::refusal(error, Some(&entry.input.shown()));
        self.task.forget(&entry.id);
        entry.is_refused = true;
    }

    /// The files that have not been refused, by their place in the order.
    pub fn accepted(&self) -> Vec<usize> {
        (0..).zip(&self.entries).filter(|(_, entry)| !entry.is_refused).map(|(order, _)| order).collect()
    }

    /// Tells whether every file has been accepted.
    pub fn is_whole(&self) -> bool {
        self.entries.iter().all(|entry| !entry.is_refused)
    }
}
