//! Who is called what instead: one name for each word of a name, in all files of a task.

mod list;

use std::collections::{BTreeMap, BTreeSet};

use super::Seed;
use super::fit::cased;
use crate::model::fold;

/// What a word of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Left as it is: a title, a particle, what follows a name.
    Stays,
    First,
    Initial,
    Family,
    /// The only word, which is a first name or a family name.
    Either,
}

/// Titles that tell a gender, and those that tell none.
const FEMALE_TITLES: &str = "mrs ms miss frau mme madame mlle señora sra signora mevrouw";
const MALE_TITLES: &str = "mr herr monsieur señor sr signor sir meneer";
const TITLES: &str = "mx dr prof professor dipl ing med phd rev fr mag dra m.d";
/// What stands before a family name without being one.
const PARTICLES: &str = "van von der den de del della di da dos das du la le el al bin ibn ben ter ten zu zum y e";
/// What follows a name.
const SUFFIXES: &str = "jr sr ii iii iv md phd esq dds rn";

/// The words of names in a task, each with its stand-in.
#[derive(Debug, Default)]
pub struct Names {
    /// By the first letter of the role and the folded word.
    given: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

/// A piece of a name.
#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    role: Role,
}

/// Tells whether a character belongs to a word of a name.
fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’') || fold::is_mark(c)
}

/// Tells whether a list holds a word, both in small letters.
pub(super) fn lists(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

fn words(name: &str) -> Vec<Word<'_>> {
    let parts = || name.split(|c| !is_letter(c)).filter(|part| !part.is_empty());
    let count = parts().count();
    let comma =
        name.split_once(',').map(|(before, _)| before.split(|c| !is_letter(c)).filter(|p| !p.is_empty()).count());
    let mut is_titled = false;
    let mut words: Vec<Word<'_>> = parts()
        .enumerate()
        .map(|(index, text)| {
            let lower = text.to_lowercase();
            let is_title = [FEMALE_TITLES, MALE_TITLES, TITLES].iter().any(|list| lists(list, &lower));
            let leads = index == 0 || is_titled;
            let role = if is_title && leads && index + 1 < count {
                is_titled = true;
                Role::Stays
            } else if (index > 0 && lists(SUFFIXES, &lower)) || (index + 1 < count && lists(PARTICLES, &lower)) {
                Role::Stays
            } else {
                is_titled = false;
                let is_initial = text.chars().nth(1).is_none() && text.is_ascii();
                if is_initial { Role::Initial } else { Role::First }
            };
            Word { text, role }
        })
        .collect();
    let is_alone = words.iter().filter(|word| word.role != Role::Stays).count() == 1;
    let has_title = words.first().is_some_and(|word| word.role == Role::Stays);
    let first = |word: &Word<'_>| word.role == Role::First;
    let last_of = |words: &mut [Word<'_>], role| {
        if let Some(word) = words.iter_mut().rev().find(|word| first(word)) {
            word.role = role;
        }
    };
    match comma.filter(|before| *before > 0 && words.iter().skip(*before).any(|word| word.role != Role::Stays)) {
        Some(before) => {
            words.iter_mut().take(before).filter(|word| first(word)).for_each(|word| word.role = Role::Family);
        }
        None => last_of(&mut words, if is_alone && !has_title { Role::Either } else { Role::Family }),
    }
    words
}

/// What the first title of a name, or the name itself, tells of the gender: the list to choose from.
fn names_like(name: &[Word<'_>], word: &str) -> Option<&'static str> {
    let tells = |lower: &str, female: [&str; 2], male: [&str; 2]| {
        if female.iter().any(|list| lists(list, lower)) {
            Some(list::FEMALE)
        } else if male.iter().any(|list| lists(list, lower)) {
            Some(list::MALE)
        } else {
            None
        }
    };
    let titles = name.iter().take_while(|word| word.role == Role::Stays);
    let title =
        titles.filter_map(|word| tells(&word.text.to_lowercase(), [FEMALE_TITLES, ""], [MALE_TITLES, ""])).next();
    let word = word.to_lowercase();
    let capital = cased(&word, "Xx");
    let listed = || tells(&capital, [list::FEMALE, ""], [list::MALE, ""]);
    title.or_else(listed).or_else(|| tells(&word, [list::FEMALE_TOO, ""], [list::MALE_TOO, ""]))
}

fn key(role: Role, word: &str) -> String {
    let sign = if role == Role::Family { "f:" } else { "g:" };
    sign.to_owned() + &fold::words(word)
}

/// The key under which the first name of somebody of a family stands.
fn initial_key(letter: &str, family: &str) -> String {
    format!("i:{} {}", fold::words(letter), fold::words(family))
}

impl Names {
    /// Gives a stand-in to each word of the names in a task. What is `found` in it, folded, is no stand-in.
    pub fn new<'a>(seed: &Seed, persons: impl Iterator<Item = &'a str>, found: &BTreeSet<String>) -> Self {
        let mut names = Self::default();
        let all: Vec<Vec<Word<'_>>> = persons.map(words).collect();
        for name in &all {
            for word in name.iter().filter(|word| matches!(word.role, Role::First | Role::Family)) {
                names.give(seed, name, *word, found);
            }
            names.note_initials(name);
        }
        for name in &all {
            if let Some(word) = name.iter().find(|word| word.role == Role::Either) {
                let is_first = names_like(&[], word.text).is_some();
                let role = if is_first { Role::First } else { Role::Family };
                if names.of_single(word.text).is_none() {
                    names.give(seed, name, Word { role, ..*word }, found);
                }
            }
        }
        names
    }

    fn give(&mut self, seed: &Seed, name: &[Word<'_>], word: Word<'_>, found: &BTreeSet<String>) {
        let key = key(word.role, word.text);
        if self.given.contains_key(&key) {
            return;
        }
        let list = match word.role {
            Role::Family => list::FAMILY,
            _ => names_like(name, word.text).unwrap_or_else(|| {
                let lists = [list::FEMALE, list::MALE, list::EITHER];
                let at = seed.draw("gender", &key, 0).below(lists.len());
                lists.get(at).copied().unwrap_or(list::EITHER)
            }),
        };
        let names: Vec<&str> = list.split(' ').collect();
        let mut draw = seed.draw("name", &key, 0);
        let (start, second) = (draw.below(names.len()), draw.below(names.len()));
        let name_at = |at: usize| names.get(at % names.len()).copied().unwrap_or_default();
        let single = (0..names.len()).map(|step| name_at(start + step).to_owned());
        // When the list is used up, two of it together.
        let double = (0..names.len() * names.len())
            .map(|step| (start + step, second + step / names.len()))
            .filter(|(first, second)| first % names.len() != second % names.len())
            .map(|(first, second)| format!("{}-{}", name_at(first), name_at(second)));
        let is_free = |name: &String| {
            !self.taken.contains(name) && !name.split('-').any(|part| found.contains(&part.to_lowercase()))
        };
        if let Some(name) = single.chain(double).find(is_free) {
            self.taken.insert(name.clone());
            self.given.insert(key, name);
        }
    }

    /// Notes what the first names of a family are called, by their first letters.
    fn note_initials(&mut self, name: &[Word<'_>]) {
        let Some(family) = name.iter().find(|word| word.role == Role::Family) else { return };
        for first in name.iter().filter(|word| word.role == Role::First) {
            let called = self.of(Role::First, first.text).map(str::to_owned);
            let letter: String = first.text.chars().take(1).collect();
            if let Some(called) = called {
                self.given.entry(initial_key(&letter, family.text)).or_insert(called);
            }
        }
    }

    fn of(&self, role: Role, word: &str) -> Option<&str> {
        self.given.get(&key(role, word)).map(String::as_str)
    }

    fn of_single(&self, word: &str) -> Option<&str> {
        self.of(Role::Family, word).or_else(|| self.of(Role::First, word))
    }

    /// The first letter of what somebody of a family is called whose first name begins with a letter.
    fn initial(&self, seed: &Seed, letter: &str, family: &str, attempt: u32) -> String {
        let known = self.given.get(&initial_key(letter, family)).filter(|_| attempt == 0);
        let drawn = || seed.draw("initial", &format!("{letter} {family}"), attempt).byte_of("ABCDEFGHIJKLMNOPRSTVWY");
        known.and_then(|name| name.chars().next()).unwrap_or_else(drawn).to_string()
    }

    /// The stand-ins of the words of a name, parted by blanks; nothing when a word has none.
    pub fn draft(&self, seed: &Seed, name: &str, attempt: u32) -> Option<String> {
        let words = words(name);
        let family = words.iter().find(|word| word.role == Role::Family).map_or("", |word| word.text);
        let parts = words.iter().filter(|word| word.role != Role::Stays);
        let stand_ins: Option<Vec<String>> = parts
            .map(|word| match word.role {
                Role::Initial => Some(self.initial(seed, word.text, family, attempt)),
                Role::Either => self.of_single(word.text).map(str::to_owned),
                role => self.of(role, word.text).map(str::to_owned),
            })
            .collect();
        // A second attempt may change initials alone: whole names go by their words.
        let may_vary = attempt == 0 || words.iter().any(|word| word.role == Role::Initial);
        stand_ins.filter(|stand_ins| may_vary && !stand_ins.is_empty()).map(|stand_ins| stand_ins.join(" "))
    }

    /// The stand-in of a word of an address or an account name, in small letters: of a first or family name, or of
    /// several that are run together.
    pub fn follow(&self, seed: &Seed, word: &str, others: &[&str]) -> Option<String> {
        let lower = |name: &str| fold::words(name);
        if let Some(name) = self.of_single(word) {
            return Some(lower(name));
        }
        let initial = |letter: &str, family: &str| lower(&self.initial(seed, letter, family, 0));
        if word.len() == 1 {
            let family = others.iter().find(|other| self.of(Role::Family, other).is_some())?;
            return Some(initial(word, family));
        }
        let cuts = || word.char_indices().skip(1).filter_map(|(at, _)| word.split_at_checked(at));
        let pairs = cuts().find_map(|(first, second)| {
            let straight = self.of(Role::First, first).zip(self.of(Role::Family, second));
            let pair = straight.or_else(|| self.of(Role::Family, first).zip(self.of(Role::First, second)));
            pair.map(|(first, second)| lower(first) + &lower(second))
        });
        let one_letter = |letters: &str| letters.chars().nth(1).is_none();
        pairs.or_else(|| {
            cuts().find_map(|(first, second)| {
                if one_letter(first) {
                    self.of(Role::Family, second).map(|name| initial(first, second) + &lower(name))
                } else if one_letter(second) {
                    self.of(Role::Family, first).map(|name| lower(name) + &initial(second, first))
                } else {
                    None
                }
            })
        })
    }

    /// An invented first and family name, in small letters.
    pub fn invented(seed: &Seed, value: &str, attempt: u32) -> (String, String) {
        let mut draw = seed.draw("account", value, attempt);
        let lists = [list::FEMALE, list::MALE, list::EITHER];
        let first = lists.get(draw.below(lists.len())).map_or("", |list| draw.word_of(list));
        (first.to_lowercase(), draw.word_of(list::FAMILY).to_lowercase())
    }
}

/// Writes the words of a draft in the way in which a name is spelt.
pub fn poured(draft: &str, name: &str) -> String {
    let words = words(name);
    let names: Vec<&str> = draft.split(' ').collect();
    let parts = words.iter().filter(|word| word.role != Role::Stays).count();
    if parts != names.len() {
        // The words of the name are run together here.
        return cased(&names.concat(), name);
    }
    let mut out = String::new();
    let (mut rest, mut names) = (name, names.into_iter());
    for word in &words {
        let Some((before, after)) = rest.split_once(word.text) else { continue };
        out.push_str(before);
        match word.role {
            Role::Stays => out.push_str(word.text),
            _ => out.push_str(&cased(names.next().unwrap_or_default(), word.text)),
        }
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn names(persons: &[&str]) -> (Seed, Names) {
        let seed = Seed::new(b"names");
        let found = persons.iter().flat_map(|name| name.split(' ')).map(str::to_lowercase).collect();
        let names = Names::new(&seed, persons.iter().copied(), &found);
        (seed, names)
    }

    fn written(persons: &[&str]) -> Vec<String> {
        let (seed, names) = names(persons);
        persons.iter().map(|name| poured(&names.draft(&seed, name, 0).unwrap(), name)).collect()
    }

    #[test]
    fn parts_of_a_name_follow_the_whole() {
        let persons =
            ["Maria Lopez", "Lopez", "M. Lopez", "Lopez, Maria", "MARIA LOPEZ", "Dr. Maria de la Lopez", "maria"];
        let out = written(&persons);
        let (first, family) = out[0].split_once(' ').unwrap();
        let letter = first.chars().next().unwrap();
        assert!(lists(list::FEMALE, first) && lists(list::FAMILY, family), "{out:?}");
        assert_eq!(out[1], family);
        assert_eq!(out[2], format!("{letter}. {family}"));
        assert_eq!(out[3], format!("{family}, {first}"));
        assert_eq!(out[4], out[0].to_uppercase());
        assert_eq!(out[5], format!("Dr. {first} de la {family}"));
        assert_eq!(out[6], first.to_lowercase());
    }

    #[test]
    fn gender_is_kept_where_it_is_known() {
        for (name, list) in
            [("Thomas Okafor", list::MALE), ("Frau Xyla Brenk", list::FEMALE), ("Herr Lex Brenk", list::MALE)]
        {
            let out = written(&[name]);
            assert!(out[0].split(' ').any(|word| lists(list, word)), "{name}: {out:?}");
        }
    }

    #[test]
    fn no_stand_in_is_a_name_of_the_task_and_no_two_are_one() {
        let persons: Vec<String> = (0..700).map(|at| format!("Xu{at} Lo{at}")).collect();
        let mut persons: Vec<&str> = persons.iter().map(String::as_str).collect();
        persons.extend(["Anna Berg", "Felix Holm"]);
        let out = written(&persons);
        assert_eq!(out.iter().collect::<BTreeSet<_>>().len(), persons.len());
        for word in out.iter().flat_map(|name| name.split([' ', '-'])) {
            assert!(!["Anna", "Berg", "Felix", "Holm"].contains(&word), "{word}");
        }
    }

    #[test]
    fn account_names_follow_the_person() {
        let (seed, names) = names(&["Maria Lopez"]);
        let follow = |word: &str, others: &[&str]| names.follow(&seed, word, others);
        let (first, family) = (follow("maria", &[]).unwrap(), follow("lopez", &[]).unwrap());
        assert_eq!(follow("marialopez", &[]), Some(format!("{first}{family}")));
        assert_eq!(follow("mlopez", &[]), Some(format!("{}{family}", &first[..1])));
        assert_eq!(follow("lopezm", &[]), Some(format!("{family}{}", &first[..1])));
        assert_eq!(follow("m", &["m", "lopez"]), Some(first[..1].to_owned()));
        assert_eq!(follow("harbour", &[]), None);
    }

    #[test]
    fn names_that_are_run_together_stay_so() {
        assert_eq!(poured("Anna Berg", "MariaLopez"), "AnnaBerg");
        assert_eq!(poured("Anna Berg", "marialopez"), "annaberg");
        assert_eq!(poured("Anna Berg", "maria_lopez"), "anna_berg");
    }
}
