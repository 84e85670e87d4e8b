//! What the files of a task tell each other: the values that are looked for in all of them, and what is due for another look.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Task;
use crate::detect::is_tagged;
use crate::model::{Entity, Sensitive, Value, order};
use crate::resolve::{Known, is_derived, is_part};
use crate::scan::{Brief, Programs, each_word, may_be_code};
use crate::session::Sighting;

/// In how many places a value was found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sought {
    places: usize,
    /// Those of them where more than its neighbours in running text, or another place, tells what it is.
    sure: usize,
}

/// What files were told, and how what is known differs from it.
pub type Told = (Arc<Brief>, Arc<News>);

/// How what is known differs from what a file was told.
#[derive(Debug, Default)]
pub struct News {
    /// Values that it was not told.
    new: Vec<Known>,
    /// Those that are no values any more, because they are words of programs, as they are compared.
    gone: Vec<Sensitive<String>>,
    /// Words of programs that it was not told.
    words: BTreeSet<String>,
    /// Whether it took the files for something else.
    is_other: bool,
}

impl Task {
    /// What the file's next scan has to be told.
    pub fn brief(&mut self, file_id: &str) -> Arc<Brief> {
        let knowledge = self.knowledge();
        let file = self.files.entry(file_id.to_owned()).or_default();
        file.briefed = Arc::clone(&knowledge);
        file.with_left(knowledge)
    }

    /// What a file is told that is looked at by itself: nothing that was found in the others, only what the programs among
    /// them call their things.
    pub fn brief_alone(&self) -> Brief {
        Brief { programs: Arc::clone(&self.knowledge().programs), ..Brief::default() }
    }

    /// What the file was told before the scan that it has reported last, to see once more what that found.
    pub fn last_brief(&self, file_id: &str) -> Arc<Brief> {
        let Some(file) = self.files.get(file_id) else { return self.knowledge() };
        file.with_left(file.told.clone().unwrap_or_else(|| self.knowledge()))
    }

    /// Takes in what the check after cleaning [found](crate::session::FileSession::take_left) in a file: the next scan of
    /// that file looks for it as well. The other files may be clean by then, so they are not told.
    pub fn note_left(&mut self, file_id: &str, left: impl IntoIterator<Item = Known>) {
        self.files.entry(file_id.to_owned()).or_default().left.extend(left);
    }

    /// Forgets what all files are told, because it is another now.
    pub(super) fn learn_anew(&mut self) {
        self.knowledge.take();
        self.news.take();
    }

    /// Counts what a file has told among what is looked for in all. Most reports of a large task hold nothing new, and
    /// everything that was worked out for all files stays then.
    pub(super) fn seek(&mut self, sightings: &[Sighting]) {
        for (known, is_sure) in sightings.iter().filter_map(told) {
            let sought = self.sought.entry(known).or_default();
            let is_new = sought.places == 0 || is_sure && sought.sure == 0;
            sought.places += 1;
            sought.sure += usize::from(is_sure);
            if is_new {
                self.learn_anew();
            }
        }
    }

    pub(super) fn seek_no_more(&mut self, sightings: &[Sighting]) {
        for (known, is_sure) in sightings.iter().filter_map(told) {
            let Some(sought) = self.sought.get_mut(&known) else { continue };
            sought.places = sought.places.saturating_sub(1);
            sought.sure = sought.sure.saturating_sub(usize::from(is_sure));
            let is_gone = sought.places == 0;
            if is_gone || is_sure && sought.sure == 0 {
                self.learn_anew();
            }
            if is_gone {
                self.sought.remove(&known);
            }
        }
    }

    /// What every file is told: one for all of them, and the same until something else is known.
    pub fn knowledge(&self) -> Arc<Brief> {
        let learn = || {
            let programs = self.code.programs(self.files.len());
            let is_value = |(known, sought): &(&Known, &Sought)| sought.sure > 0 || !is_code(known, &programs);
            let known: Vec<Known> = self.sought.iter().filter(is_value).map(|(known, _)| known.clone()).collect();
            let (terms, known, left) = (self.terms.clone(), known.into(), Vec::new());
            Brief { terms, known, left, programs: programs.into() }
        };
        Arc::clone(self.knowledge.get_or_init(|| Arc::new(learn())))
    }

    /// Tells whether the file has to be scanned again, because the task knows more than the file's last scan was
    /// told and found itself, or knows better.
    pub fn is_stale(&self, file_id: &str) -> bool {
        let Some(file) = self.files.get(file_id) else { return true };
        let Some(told) = &file.told else { return true };
        let brief = self.knowledge();
        if Arc::ptr_eq(&brief, told) {
            return false;
        }
        if brief.terms != told.terms {
            return true;
        }
        let News { new, gone, words, is_other } = &*self.news(told);
        let own = order::set(file.sightings.iter().map(|sighting| (sighting.value.entity, &sighting.spelling)));
        let is_code = |sighting: &Sighting| {
            // EXPOSE: what was found is compared with words of programs.
            let (folded, spelling) = (sighting.value.folded.expose(), sighting.spelling.expose());
            let detector = sighting.detector.as_str();
            is_found_again(detector) && gone.iter().any(|gone| folded.contains(gone.expose().as_str()))
                || may_be_code(detector) && (*is_other || says_any(spelling, words))
        };
        new.iter().any(|known| !own.contains(&(known.entity, &known.spelling))) || file.sightings.iter().any(is_code)
    }

    fn news(&self, told: &Arc<Brief>) -> Arc<News> {
        let mut all = self.news.borrow_mut();
        if let Some((_, news)) = all.iter().find(|(before, _)| Arc::ptr_eq(before, told)) {
            return Arc::clone(news);
        }
        let knowledge = self.knowledge();
        let programs = &knowledge.programs;
        let gone = missing(&told.known, &knowledge.known).filter(|known| is_code(known, programs));
        // EXPOSE: the values are compared with what was found.
        let folded = |known: &Known| Value::of(known.entity, known.spelling.expose()).folded;
        let news = Arc::new(News {
            new: missing(&knowledge.known, &told.known).cloned().collect(),
            gone: gone.map(folded).collect(),
            words: programs.words.difference(&told.programs.words).cloned().collect(),
            is_other: programs.is_package != told.programs.is_package,
        });
        all.push((Arc::clone(told), Arc::clone(&news)));
        news
    }
}

/// What is looked for in the other files because of a place, and whether that place tells surely what it is.
fn told(sighting: &Sighting) -> Option<(Known, bool)> {
    let detector = sighting.detector.as_str();
    Some((sighting.known()?, !is_tagged(detector) && !is_derived(detector)))
}

/// Tells whether a value stands there that was found elsewhere.
fn is_found_again(detector: &str) -> bool {
    is_derived(detector) && !is_part(detector)
}

/// Those that stand in the first and not in the second of two sorted lists.
fn missing<'a>(one: &'a [Known], other: &'a [Known]) -> impl Iterator<Item = &'a Known> {
    let mut other = other.iter().peekable();
    one.iter().filter(move |known| {
        while other.next_if(|other| other < known).is_some() {}
        other.next_if(|other| other == known).is_none()
    })
}

/// Tells whether a name is made of words of programs.
fn is_code(known: &Known, programs: &Programs) -> bool {
    let mut is_code = matches!(known.entity, Entity::Person | Entity::Organisation | Entity::CodeName);
    // EXPOSE: the value is compared with words of programs.
    each_word(known.spelling.expose(), |word| is_code &= programs.words.contains(word));
    is_code
}

fn says_any(text: &str, words: &BTreeSet<String>) -> bool {
    let mut is_said = false;
    each_word(text, |word| is_said |= words.contains(word));
    is_said
}
