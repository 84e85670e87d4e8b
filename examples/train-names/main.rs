//! Trains the tagger of names: `train-names DATA OUT [--judge FOLDER] [--code FOLDER]...`.
//!
//! `DATA` holds folders with labelled texts as JSON lines; `assets/NAMES.md` tells where they come from. `--judge` names a
//! folder with development texts, on which the result is measured; `--code` names folders with packages, whose lines
//! hold no names. Equal input gives equal bytes on one machine.
#![allow(clippy::print_stdout, reason = "a tool speaks to the person at the terminal")]
#![allow(clippy::indexing_slicing, reason = "arrays of known lengths; a wrong index has to stop the training")]

mod card;
mod chain;
mod code;
mod corpus;
mod names;
mod origin;
mod random;
mod score;
mod template;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Instant;

use scrubjay::detect::Lexicon;
use scrubjay::detect::ner::{Line, Names};

use self::card::Figures;
use self::chain::{Chain, Lesson};
use self::corpus::Sample;
use self::names::Lists;
use self::random::Random;

/// The corpora, and how much a line of each counts: the one of short messages marks handles as persons.
const CORPORA: [(&str, f32); 10] = [
    ("uner-ewt/train.jsonl", 1.0),
    ("broad-twitter/train.jsonl", 0.5),
    ("crossner/train.jsonl", 1.0),
    ("gum-named/train.jsonl", 1.0),
    ("multiner-gov/train.jsonl", 1.0),
    ("sec-filings/train.jsonl", 1.0),
    ("synthetic-work/train.jsonl", 1.0),
    ("wikigold/train.jsonl", 1.0),
    ("wnut17/train.jsonl", 1.0),
    ("wnut17/dev.jsonl", 1.0),
];
/// How many lines are made from templates.
const MADE: usize = 30_000;
const MOST_CODE: usize = 60_000;
/// How many bits of a feature are kept. Fewer would be cheaper, but features that fall together teach each other wrongly.
const BITS: u8 = 22;
/// What all chance follows from.
const SEED: u64 = 7;
/// So often all is read before the features are chosen that count, and so often after.
const ROUNDS_BEFORE: usize = 4;
const ROUNDS_AFTER: usize = 1;
const MOST_FEATURES: usize = 147_000;
/// How often a word is read as if it stood in no list.
const FORGOTTEN: f32 = 0.25;
/// How often a line is read in lower case, and in capitals.
const LOWERED: f32 = 0.05;
const RAISED: f32 = 0.03;
/// By how many nats no name is less likely than in the texts: who leaves out a name does more harm than who marks a word.
/// Chosen on the development texts.
const AGAINST_NONE: f32 = 0.75;
/// In which of the development texts persons get names of each origin.
const RENAMED: [&str; 2] = ["ewt_dev", "presidio"];

struct Arguments {
    data: PathBuf,
    out: PathBuf,
    judge: Option<PathBuf>,
    code: Vec<PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let start = Instant::now();
    let lexicon = Lexicon::embedded()?;
    let mut samples = Vec::new();
    for (path, weight) in CORPORA {
        samples.extend(corpus::read(&arguments.data.join(path), weight)?);
    }
    let lists = Lists::new(Some(&arguments.data.join("gazetteers")))?;
    samples.extend(template::samples(SEED, MADE, &lists));
    let code = code::read(&arguments.code, MOST_CODE);
    samples.extend(code.train.iter().cloned().map(Sample::plain));
    let lines = (samples.len(), code.train.len());
    let chain = train(samples, &lexicon);
    let packed = chain.packed(AGAINST_NONE);
    std::fs::write(&arguments.out, &packed)?;
    println!("{} bytes after {:.0} s", packed.len(), start.elapsed().as_secs_f32());
    let names = Names::read(&packed)?;
    let mut figures =
        Figures { lines, code: score::false_alarms(&names, &lexicon, &code.held_out), ..Figures::default() };
    if let Some(folder) = &arguments.judge {
        judge(&names, &lexicon, &lists, folder, &mut figures)?;
    }
    let page = figures.page();
    std::fs::write(arguments.out.with_file_name("NAMES.md"), &page)?;
    println!(
        "{}",
        page.lines().filter(|line| line.contains('|') || line.contains("flagged:")).collect::<Vec<_>>().join("\n")
    );
    Ok(())
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut paths = Vec::new();
    let (mut judge, mut code) = (None, Vec::new());
    let mut rest = std::env::args_os().skip(1);
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().map(PathBuf::from).ok_or("a folder has to follow");
        match argument.to_str() {
            Some("--judge") => judge = Some(value()?),
            Some("--code") => code.push(value()?),
            _ => paths.push(PathBuf::from(argument)),
        }
    }
    let [data, out] =
        <[PathBuf; 2]>::try_from(paths).map_err(|_| "train-names DATA OUT [--judge FOLDER] [--code FOLDER]...")?;
    Ok(Arguments { data, out, judge, code })
}

fn train(mut samples: Vec<Sample>, lexicon: &Lexicon) -> Chain {
    let mut chain = Chain::new(BITS);
    let mut random = Random::new(SEED);
    let mut line = Line::default();
    for round in 0..ROUNDS_BEFORE + ROUNDS_AFTER {
        if round == ROUNDS_BEFORE {
            chain.prune(MOST_FEATURES);
        }
        for last in (1..samples.len()).rev() {
            samples.swap(last, random.below(last + 1));
        }
        let (mut misjudged, mut words) = (0.0, 0);
        for sample in &samples {
            let written = random.share();
            // Only letters of ASCII change, so every place stays where it is.
            let text = if written < LOWERED {
                sample.text.to_ascii_lowercase()
            } else if written < LOWERED + RAISED {
                sample.text.to_ascii_uppercase()
            } else {
                sample.text.clone()
            };
            line.read(&text, lexicon);
            line.forget(|| random.share() < FORGOTTEN);
            let features = (0..line.len()).map(|at| line.features(at)).collect();
            words += line.len();
            misjudged += f64::from(chain.learn(&Lesson { features, tags: sample.tags(&line), weight: sample.weight }));
        }
        println!("round {}: {:.4} nats a word", round + 1, misjudged / words.max(1) as f64);
    }
    chain
}

/// Takes the figures for each file of a folder, and how well names of each origin are found in their place.
fn judge(
    names: &Names,
    lexicon: &Lexicon,
    lists: &Lists,
    folder: &Path,
    figures: &mut Figures,
) -> Result<(), Box<dyn Error>> {
    let mut renamed = Vec::new();
    for name in ["ewt_dev", "presidio", "piianon_adversarial", "piianon_technology", "piianon_legal"] {
        let samples = corpus::read(&folder.join(name).with_extension("jsonl"), 1.0)?;
        figures.files.push((name.to_owned(), score::score(names, lexicon, &samples)));
        if RENAMED.contains(&name) {
            renamed.extend(samples);
        }
    }
    for origin in origin::origins(lists) {
        let mut random = Random::new(SEED);
        let texts: Vec<Sample> = renamed.iter().map(|text| origin::swapped(text, origin, &mut random)).collect();
        let [persons, ..] = score::score(names, lexicon, &texts).covered.map(score::percent);
        figures.origins.push((origin.name.to_owned(), persons));
    }
    Ok(())
}
