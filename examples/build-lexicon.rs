//! Packs the lists of names and words that detectors ask: `build-lexicon DATA OUT`.
//!
//! `DATA` holds a folder `gazetteers` with one name a line, the most frequent first, and folders with labelled texts as
//! JSON lines: `{"text", "spans": [[start, end, type]]}`. `assets/LEXICON.md` tells where they come from. Equal input
//! gives equal bytes.
#![allow(clippy::print_stdout, reason = "a tool speaks to the person at the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use scrubjay::detect::lexicon::{self, Lexicon, Marks};

const MOST_FIRST: usize = 20_000;
const MOST_LAST: usize = 60_000;
const MOST_PLACES: usize = 35_000;
/// So many of the first are frequent.
const FREQUENT_FIRST: usize = 1_500;
const FREQUENT_LAST: usize = 4_000;
/// So many places count although a frequent name is the same word, or a name at all.
const LARGE_PLACES: usize = 3_000;
const MEDIUM_PLACES: usize = 12_000;
/// So often a word has to be written in lower case to be common.
const LEAST_COMMON: usize = 3;
/// So many companies have to share a word.
const LEAST_SHARED: usize = 12;
/// Texts in which lower case tells nothing, or of which the names come from the lists themselves.
const CARELESS: [&str; 3] = ["broad-twitter", "wnut17", "synthetic-work"];

const LEGAL_FORMS: &[&str] = &[
    "inc", "incorporated", "corp", "corporation", "co", "company", "ltd", "limited", "plc", "llc", "lp", "l.p", "n.v",
    "nv", "s.a", "sa", "ag", "se", "trust", "holdings", "holding", "group", "the", "class", "a", "b", "c", "i", "ii",
    "iii", "iv", "v",
];

type Marked = BTreeMap<String, Marks>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(data), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("build-lexicon DATA OUT".into());
    };
    let mut words = Marked::new();
    let list = |name: &str| lines(&data.join("gazetteers").join(name));
    let own = |name: &str| lines(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lexicon").join(name));
    names(&mut words, &list("first.txt")?, MOST_FIRST, FREQUENT_FIRST, (Marks::FIRST, Marks::FREQUENT));
    names(&mut words, &list("last.txt")?, MOST_LAST, FREQUENT_LAST, (Marks::LAST, Marks::FREQUENT_LAST));
    places(&mut words, list("place.txt")?.into_iter().take(MOST_PLACES));
    phrases(&mut words, list("country.txt")?.into_iter().chain(own("country.txt")?), Marks::COUNTRY);
    phrases(&mut words, own("trait.txt")?, Marks::TRAIT);
    let jobs = list("job.txt")?.into_iter().filter(|job| !job.contains([',', '(', '/'])).chain(own("job.txt")?);
    phrases(&mut words, jobs, Marks::JOB);
    companies(&mut words, &list("org.txt")?);
    phrases(&mut words, own("organisation.txt")?, Marks::COMPANY_WORD);
    phrases(&mut words, own("title.txt")?, Marks::TITLE);
    usage(&mut words, &data)?;
    for word in own("never.txt")? {
        let begins = words.get(&word).is_some_and(|known| known.any(Marks::BEGINS));
        let marks = Marks::NEVER.with(Marks::COMMON);
        words.insert(word, if begins { marks.with(Marks::BEGINS) } else { marks });
    }
    let packed = lexicon::write(words.iter().map(|(word, marks)| (word.as_str(), *marks)));
    Lexicon::read(&packed)?;
    println!("{} words, {} bytes", words.len(), packed.len());
    fs::write(out, packed)?;
    Ok(())
}

fn lines(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().map(|line| line.trim().to_lowercase()).filter(|line| line.chars().count() > 1).collect())
}

fn add(words: &mut Marked, word: &str, marks: Marks) {
    let known = words.entry(word.to_owned()).or_default();
    *known = known.with(marks);
}

fn names(words: &mut Marked, list: &[String], most: usize, frequent: usize, (mark, also): (Marks, Marks)) {
    for (index, name) in list.iter().filter(|name| !name.contains(' ')).take(most).enumerate() {
        add(words, name, if index < frequent { mark.with(also) } else { mark });
    }
}

/// Places, without the small ones of which the name is first of all that of people.
fn places(words: &mut Marked, list: impl Iterator<Item = String>) {
    let people = |words: &Marked, place: &String| {
        let known = words.get(place).copied().unwrap_or_default();
        if known.any(Marks(Marks::FREQUENT.0 | Marks::FREQUENT_LAST.0)) { LARGE_PLACES } else if known.any(Marks::NAME) { MEDIUM_PLACES } else { usize::MAX }
    };
    let kept: Vec<String> = list.enumerate().filter(|(index, place)| *index < people(words, place)).map(|(_, place)| place).collect();
    phrases(words, kept, Marks::PLACE);
}

fn phrases(words: &mut Marked, list: impl IntoIterator<Item = String>, mark: Marks) {
    for phrase in list {
        if let Some((first, _)) = phrase.split_once(' ') {
            add(words, first, Marks::BEGINS);
        }
        add(words, &phrase, mark);
    }
}

/// Companies without their legal forms, and the words that many of them share.
fn companies(words: &mut Marked, list: &[String]) {
    let mut shared: BTreeMap<&str, usize> = BTreeMap::new();
    for company in list {
        let bare = |word: &&str| word.trim_end_matches(['.', ',']).len();
        let parts: Vec<&str> = company.split_whitespace().map(|word| word.get(..bare(&word)).unwrap_or(word)).collect();
        let is_form = |word: &&&str| LEGAL_FORMS.contains(*word);
        let end = parts.len() - parts.iter().rev().take_while(is_form).count();
        let start = usize::from(parts.first() == Some(&"the"));
        for word in parts.get(start + 1..).unwrap_or_default() {
            *shared.entry(word).or_default() += 1;
        }
        if let Some(name) = parts.get(start..end).filter(|name| !name.is_empty() && name.len() <= 4) {
            let name = name.join(" ");
            if !words.get(&name).is_some_and(|known| known.any(Marks::NAME)) {
                phrases(words, [name], Marks::COMPANY);
            }
        }
    }
    for (word, _) in shared.into_iter().filter(|(word, count)| *count >= LEAST_SHARED && word.len() > 2) {
        if word.chars().all(char::is_alphabetic) {
            add(words, word, Marks::COMPANY_WORD);
        }
    }
}

/// How often a word is written in which way outside the names of persons, and in them.
#[derive(Default)]
struct Usage {
    lower: usize,
    capital: usize,
    person: usize,
}

/// Marks what is common, and what is seldom a person although it may be.
fn usage(words: &mut Marked, data: &Path) -> Result<(), Box<dyn Error>> {
    let mut all: BTreeMap<String, Usage> = BTreeMap::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(data)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    folders.sort();
    for folder in folders {
        let text = folder.join("train.jsonl");
        let is_careless = folder.file_name().is_some_and(|name| CARELESS.iter().any(|careless| name == *careless));
        if is_careless || !text.is_file() {
            continue;
        }
        for line in fs::read_to_string(text)?.lines() {
            count(&serde_json::from_str(line)?, &mut all);
        }
    }
    for (word, Usage { lower, capital, person }) in all {
        let known = words.get(&word).copied().unwrap_or_default();
        if lower >= LEAST_COMMON && lower >= person {
            add(words, &word, Marks::COMMON);
        }
        let other = capital + lower;
        if known.any(Marks::NAME) && other >= 2 && other > 2 * person {
            add(words, &word, Marks::DOUBTFUL);
        }
    }
    Ok(())
}

fn count(document: &serde_json::Value, all: &mut BTreeMap<String, Usage>) {
    let text: Vec<char> = document["text"].as_str().unwrap_or_default().chars().collect();
    let mut kinds = vec![None; text.len()];
    for span in document["spans"].as_array().into_iter().flatten() {
        let (from, to) = (span[0].as_u64().unwrap_or(0), span[1].as_u64().unwrap_or(0));
        let is_person = span[2] == "PER";
        kinds.iter_mut().take(to as usize).skip(from as usize).for_each(|kind| *kind = Some(is_person));
    }
    let mut at = 0;
    for piece in text.chunk_by(|a, b| a.is_alphabetic() == b.is_alphabetic()) {
        let word: String = piece.iter().collect();
        let kind = kinds.get(at).copied().flatten();
        let begins = text.get(..at).is_none_or(|before| {
            before.iter().rev().find(|c| !c.is_whitespace()).is_none_or(|c| matches!(c, '.' | '!' | '?' | ':' | '"' | '“'))
        });
        at += piece.len();
        if !word.starts_with(char::is_alphabetic) || piece.len() < 2 {
            continue;
        }
        let usage = all.entry(word.to_lowercase()).or_default();
        let is_lower = word.chars().all(char::is_lowercase);
        match kind {
            Some(true) => usage.person += 1,
            None if is_lower => usage.lower += 1,
            // What begins a sentence has its capital for that.
            _ if !is_lower && (kind.is_some() || !begins) => usage.capital += 1,
            _ => {}
        }
    }
}
