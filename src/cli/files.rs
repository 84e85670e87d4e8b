//! The files of a run, looked through as one task.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::model::Sight;
use scrubjay::policy::Policy;
use scrubjay::scan::Brief;
use scrubjay::session::{FileSession, Shelf, Sightings, Task};

use super::input::{self, Input};
use super::{lanes, output, sight};

/// A task and its files.
///
/// Files are opened again for each step, but for the one that was looked at last: a folder of any size needs little more
/// memory than its largest file, and a file by itself is opened once. Small ones are opened several at a time, one a lane,
/// and what was seen in them is kept.
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
    /// What is known of the others: of each in its lane.
    shelves: Vec<Shelf>,
}

/// A file of the run.
pub struct Entry {
    /// Its id within the task.
    pub id: String,
    /// Where it lies.
    pub input: Input,
    /// Whether it has been refused.
    pub is_refused: bool,
    /// Whether it may be opened together with others.
    is_small: bool,
    /// What is seen in its pixels by page, once it has been looked at: that takes longer than all else.
    sights: Option<Vec<(u32, Sight)>>,
}

/// Larger files are opened one at a time: several together would take the memory of several.
const SMALL_BYTES: u64 = 1 << 20;

/// So many files a lane are written together at the most: what is made of them waits in memory.
const FILES_A_LANE: usize = 4;

/// How often all files may be looked through until no new value turns up.
const ROUNDS: usize = 4;

impl Files {
    /// Makes a task of what is to be cleaned of some paths, and tells how much of it is not. Small files are worked on in
    /// so many lanes.
    ///
    /// # Errors
    /// As [`new`](Self::new), and what [`input::list_work`] gives.
    pub fn of_work(paths: &[PathBuf], policy: Policy, terms: &[String], lanes: usize) -> Result<Self> {
        let (inputs, left_out) = input::list_work(paths)?;
        let mut files = Self::new(inputs, policy, terms)?;
        files.shelves.resize_with(lanes.max(1), Shelf::default);
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
        let entry = |(index, input): (usize, Input)| {
            let is_small = fs::metadata(&input.path).is_ok_and(|about| about.len() <= SMALL_BYTES);
            Entry { id: format!("f{}", index + 1), input, is_refused: false, is_small, sights: None }
        };
        let entries = inputs.into_iter().enumerate().map(entry).collect();
        Ok(Self {
            task,
            engine,
            entries,
            requires_words: false,
            suggests: false,
            sees_pictures: true,
            last: None,
            shelves: vec![Shelf::default()],
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
            let suggests = self.suggests;
            let mut seen = self.in_lanes(&due, |_, shelf, _, session| {
                let sightings = sightings(&session, suggests);
                shelf.keep(session);
                sightings
            });
            for (order, brief) in due {
                match (seen.remove(&order), self.entries.get(order)) {
                    (Some(Ok(sightings)), Some(entry)) => self.task.report(&entry.id, order, sightings),
                    (Some(Err(error)), _) => self.refuse(order, &error),
                    _ => drop(self.look(order, brief)),
                }
            }
        }
    }

    /// The longest run of files at the beginning that may be opened together; none where that is one alone.
    pub fn together<'a>(&self, orders: &'a [usize]) -> &'a [usize] {
        let lanes = self.shelves.len();
        let count = orders.iter().take(lanes * FILES_A_LANE).take_while(|order| self.is_small(**order)).count();
        if lanes > 1 && count > 1 { orders.get(..count).unwrap_or_default() } else { &[] }
    }

    /// Opens and scans small files several at a time, and gives what is made of each; nothing for larger ones, and for none
    /// where there is one lane or one file.
    pub fn in_lanes<Made: Send>(
        &mut self,
        told: &[(usize, Arc<Brief>)],
        make: impl Fn(&Engine, &mut Shelf, usize, FileSession) -> Made + Sync,
    ) -> BTreeMap<usize, Result<Made>> {
        if self.shelves.len() < 2 || told.len() < 2 {
            return BTreeMap::new();
        }
        let small = told.iter().filter(|(order, _)| self.is_small(*order));
        let mut briefs: BTreeMap<usize, Arc<Brief>> = small.cloned().collect();
        if let Some((order, session)) = self.last.take() {
            self.keep(order, session);
        }
        let looking = Looking::of(&self.task, &self.engine, self.requires_words, self.sees_pictures);
        let entries = self.entries.iter_mut().enumerate();
        let things = entries.filter_map(|(order, entry)| Some((order, (entry, briefs.remove(&order)?)))).collect();
        lanes::each(&mut self.shelves, things, |shelf, order, (entry, brief)| {
            let mut session = looking.open(entry, Some(shelf))?;
            session.scan(looking.engine, brief, &mut |_, _| ());
            Ok(make(looking.engine, shelf, order, session))
        })
    }

    fn keep(&mut self, order: usize, session: FileSession) {
        if let Some(shelf) = lanes::of(&mut self.shelves, order) {
            shelf.keep(session);
        }
    }

    fn is_small(&self, order: usize) -> bool {
        self.entries.get(order).is_some_and(|entry| entry.is_small)
    }

    /// Scans a file with what is told here, and takes what was found into the task; nothing for a file that is refused.
    pub fn look(&mut self, order: usize, brief: impl Into<Arc<Brief>>) -> Option<&FileSession> {
        match self.scan(order, brief) {
            Ok(session) => {
                self.task.report(session.id(), order, sightings(&session, self.suggests));
                Some(&self.last.insert((order, session)).1)
            }
            Err(error) => {
                self.refuse(order, &error);
                None
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

    /// What a file is told here.
    pub fn told(&mut self, order: usize) -> Arc<Brief> {
        self.entries.get(order).map(|entry| self.task.brief(&entry.id)).unwrap_or_default()
    }

    fn scan(&mut self, order: usize, brief: impl Into<Arc<Brief>>) -> Result<FileSession> {
        let last = self.last.take();
        let mut session = match last {
            Some((last, session)) if last == order => session,
            last => {
                if let Some((last, session)) = last {
                    self.keep(last, session);
                }
                let looking = Looking::of(&self.task, &self.engine, self.requires_words, self.sees_pictures);
                let entry = self.entries.get_mut(order).ok_or(Error::OutOfOrder { what: "List the file" })?;
                looking.open(entry, lanes::of(&mut self.shelves, order))?
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

/// What opening a file takes, whichever it is.
struct Looking<'a> {
    policy: &'a Policy,
    engine: &'a Engine,
    requires_words: bool,
    sees_pictures: bool,
}

impl<'a> Looking<'a> {
    fn of(task: &'a Task, engine: &'a Engine, requires_words: bool, sees_pictures: bool) -> Self {
        Self { policy: task.policy(), engine, requires_words, sees_pictures }
    }

    /// Opens a file, with what is seen in its pixels and what the shelf of its lane has kept of it.
    fn open(&self, entry: &mut Entry, shelf: Option<&mut Shelf>) -> Result<FileSession> {
        let bytes = entry.input.read(self.policy)?;
        let mut session = FileSession::open(&entry.id, &entry.input.name, bytes, self.policy)?;
        let look = || sight::of_file(session.file(), &session.file().document().plates(), &self.policy.languages);
        if self.sees_pictures {
            for (page, sight) in entry.sights.get_or_insert_with(look).iter() {
                session.read_page(*page, sight.clone());
            }
        }
        if let Some(shelf) = shelf {
            shelf.recall(&mut session);
        }
        if self.requires_words && session.file().unread_pages() > 0 {
            return Err(Error::EngineUnavailable {
                what: "What reads words in pictures, or what it knows of a language, is missing, or it cannot read one",
            });
        }
        Ok(session)
    }
}

/// What a scan found, with what it suggests where that is wanted.
fn sightings(session: &FileSession, suggests: bool) -> Sightings {
    if suggests { session.sightings() } else { session.sightings_alone() }
}
