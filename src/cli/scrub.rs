//! `scrubjay scrub`: cleaned copies and a receipt, with no person there.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use scrubjay::detect::Engine;
use scrubjay::error::{Error, Result};
use scrubjay::model::{Area, Decision, DroppedKind, Value};
use scrubjay::plan::Rulings;
use scrubjay::policy::Action;
use scrubjay::receipt::{FileReceipt, Receipt};
use scrubjay::replace::Seed;
use scrubjay::session::{FileSession, SECOND_LOOK, Task};
use scrubjay::verify::CleanFile;

use super::files::{Entry, Files};
use super::lanes::Jobs;
use super::{Outcome, PolicyArguments, io, output, sight};

/// What `scrub` takes.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders.
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    /// The folder to write to; made when it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    #[command(flatten)]
    policy: PolicyArguments,
    /// A word or phrase to remove as well; may be given again.
    #[arg(long = "term", value_name = "TERM")]
    terms: Vec<String>,
    /// Refuses files with pictures in which no words can be looked for; that takes `tesseract`,
    /// with the languages of the policy.
    #[arg(long)]
    require_ocr: bool,
    /// A secret word from which surrogates and shifts are drawn: the same files, policy and seed give the same bytes.
    /// Without it they are drawn afresh in each run.
    #[arg(long, value_name = "SECRET")]
    seed: Option<String>,
    #[command(flatten)]
    jobs: Jobs,
}

/// Cleans all files as one task.
///
/// # Errors
/// `PolicyInvalid`, `Io`, `OutOfOrder`; what is wrong with a single file is told and the others go on.
pub fn run(arguments: &Arguments) -> Result<Outcome> {
    let policy = arguments.policy.read("default")?;
    let mut files = Files::of_work(&arguments.paths, policy, &arguments.terms, arguments.jobs.count())?;
    files.requires_words = arguments.require_ocr;
    files.task = files.task.seeded(seed(arguments)?);
    refuse_overlap(&files.entries, &arguments.out)?;
    files.look_through();
    accept_all(&mut files.task);
    let receipts = clean_all(&mut files, &arguments.out);
    let left = unreviewed(&receipts);
    if left > 0 {
        output::notice("LeftForReview", &format!("{left} place(s) were left as they are, for a person to look at."));
    }
    let unseen: usize = receipts.iter().map(|receipt| receipt.unseen_pages).sum();
    if unseen > 0 {
        let what = "are pictures: whatever nothing has found in them is still there, for a person to look at.";
        output::notice("PagesUnseen", &format!("{unseen} page(s) {what}"));
    }
    tell_histories(&receipts);
    if !receipts.is_empty() {
        let receipt = Receipt::new(files.task.policy(), receipts);
        write(&arguments.out, "receipt.json", receipt.to_json().as_bytes())?;
    }
    Ok(if files.is_whole() { Outcome::Clean } else { Outcome::Refused })
}

/// How often a file is cleaned at most, until nothing is found any more.
const LOOKS: usize = 4;

/// The given seed, or a fresh one: with one that everybody knows, everybody could shift the dates back.
fn seed(arguments: &Arguments) -> Result<Seed> {
    let Some(secret) = &arguments.seed else {
        let mut fresh = [0; 32];
        let refused = |_| Error::Io { what: "Drawing a seed", reason: "the system gave no random numbers".to_owned() };
        getrandom::fill(&mut fresh).map_err(refused)?;
        return Ok(Seed::new(&fresh));
    };
    Ok(Seed::new(secret.as_bytes()))
}

/// With no person there, everything goes that may; the policy's wish for decisions is met by that. What the policy
/// only wants shown stays.
fn accept_all(task: &mut Task) {
    accept(task, task.groups().into_iter().map(|group| group.value).collect());
}

fn accept(task: &mut Task, found: BTreeSet<Value>) {
    for value in found {
        if task.policy().rule(value.entity).action != Action::Review {
            task.decide(value, Decision::Accept);
        }
    }
}

/// Tells what became of histories of versions in archives.
fn tell_histories(receipts: &[FileReceipt]) {
    let count =
        |kind: DroppedKind| -> usize { receipts.iter().filter_map(|receipt| receipt.dropped.get(kind.code())).sum() };
    let told = [
        ("HistoryDropped", DroppedKind::History, "were left out, and nothing stands in their place."),
        (
            "HistoryReplaced",
            DroppedKind::HistoryReplaced,
            "were left out: one new commit by nobody, of the cleaned files, stands in their place.",
        ),
    ];
    for (code, kind, what) in told {
        let count = count(kind);
        if count > 0 {
            output::notice(code, &format!("{count} file(s) of histories of versions (.git) {what}"));
        }
    }
}

/// Counts the places that were left for a person to look at.
fn unreviewed(receipts: &[FileReceipt]) -> usize {
    receipts.iter().flat_map(|receipt| receipt.entities.values()).map(|counts| counts.unreviewed).sum()
}

/// Cleans the files in their order and writes each; what is wrong with one is told, and the others go on.
fn clean_all(files: &mut Files, out: &Path) -> Vec<FileReceipt> {
    let (mut receipts, mut names) = (Vec::new(), BTreeSet::new());
    let accepted = files.accepted();
    let mut ahead = VecDeque::new();
    for (at, order) in (0..).zip(&accepted) {
        if ahead.is_empty() {
            ahead = cleaned_ahead(files, accepted.get(at..).unwrap_or_default());
        }
        let done = ahead.pop_front().flatten().map_or_else(|| clean(files, *order), Ok);
        match done.and_then(|(clean, receipt)| put(out, &clean, &mut names).map(|()| receipt)) {
            Ok(receipt) => receipts.push(receipt),
            Err(error) => {
                // The others are numbered without it from now on.
                ahead.clear();
                files.refuse(*order, &error);
            }
        }
        output::progress(order + 1, files.entries.len());
    }
    receipts
}

/// A file that is clean, with its part of the receipt.
type Done = (CleanFile, FileReceipt);

/// Cleans the first of some files together, where they are small. The last of these may be one that is not clean at once:
/// it has to be cleaned by itself, which may change what becomes of those after it. So it makes no difference to what is
/// written how many are cleaned together.
fn cleaned_ahead(files: &mut Files, orders: &[usize]) -> VecDeque<Option<Done>> {
    let told: Vec<_> = files.together(orders).iter().map(|order| (*order, files.told(*order))).collect();
    let rulings = |(order, _): &(usize, _)| Some((*order, files.task.rulings(&files.entries.get(*order)?.id)));
    let rulings: BTreeMap<usize, Rulings> = told.iter().filter_map(rulings).collect();
    let languages = files.task.policy().languages.clone();
    let done = files.in_lanes(&told, |engine, shelf, order, session| {
        match clean_once(engine, &languages, &session, rulings.get(&order)?) {
            Ok((done, left)) if left.is_empty() => Some(done),
            _ => {
                shelf.keep(session);
                None
            }
        }
    });
    let mut ahead: VecDeque<_> = done.into_values().map(|done| done.ok().flatten()).collect();
    let clean = ahead.iter().take_while(|done| done.is_some()).count();
    ahead.truncate(clean + 1);
    ahead
}

fn clean(files: &mut Files, order: usize) -> Result<Done> {
    let mut session = files.open(order)?;
    let mut looks = LOOKS;
    loop {
        looks -= 1;
        let rulings = files.task.rulings(session.id());
        match clean_once(&files.engine, &files.task.policy().languages, &session, &rulings) {
            Ok((_, left)) if !left.is_empty() => {
                if looks == 0 {
                    return Err(Error::LeakFound { count: left.len(), door: SECOND_LOOK });
                }
                session.paint_over(left);
                continue;
            }
            // What one look finds because of another may be found by turns; what the last one found goes as well.
            Err(Error::OutOfOrder { .. }) if looks > 0 => {}
            // So does what only the check finds.
            Err(error @ Error::LeakFound { .. }) if looks > 0 => {
                let left = session.take_left();
                if left.is_empty() {
                    return Err(error);
                }
                files.task.note_left(session.id(), left);
                session.scan(&files.engine, files.task.brief(session.id()), &mut |_, _| ());
            }
            done => return done.map(|(done, _)| done),
        }
        let sightings = session.sightings_alone();
        let found: BTreeSet<Value> = sightings.findings.iter().map(|sighting| sighting.value.clone()).collect();
        files.task.report(session.id(), order, sightings);
        accept(&mut files.task, found);
    }
}

/// Writes a clean file under a name that no other has.
fn put(out: &Path, clean: &CleanFile, names: &mut BTreeSet<String>) -> Result<()> {
    write(out, &free_name(clean, names), clean.bytes())
}

/// Cleans a file, and looks once more at what was painted over in it, where something reads words in pictures; what of it
/// is still there has to be painted over as well.
fn clean_once(
    engine: &Engine,
    languages: &[String],
    session: &FileSession,
    rulings: &Rulings,
) -> Result<(Done, Vec<Area>)> {
    let (clean, mut receipt) = session.clean(engine, rulings)?;
    let Some(mut look) = session.second_look(&clean, rulings)? else { return Ok(((clean, receipt), Vec::new())) };
    let sights = sight::of_file(look.file(), look.plates(), languages);
    let is_whole = sights.iter().filter(|(_, sight)| sight.words.is_some()).count() == look.plates().len();
    sights.into_iter().for_each(|(page, sight)| look.read_page(page, sight));
    let left = look.left(engine);
    if left.is_empty() && is_whole {
        receipt.checks.push(SECOND_LOOK.to_owned());
    }
    Ok(((clean, receipt), left))
}

/// The clean name, with a number where an earlier file of the run has it already.
fn free_name(clean: &CleanFile, names: &mut BTreeSet<String>) -> String {
    let (stem, ending) = scrubjay::scan::stem(clean.name());
    let numbered = (2..).map(|number| format!("{stem}-{number}{ending}"));
    let mut wanted = std::iter::once(clean.name().to_owned()).chain(numbered);
    let free = wanted.find(|name| name != "receipt.json" && !names.contains(&name.to_lowercase()));
    let free = free.unwrap_or_default();
    names.insert(free.to_lowercase());
    free
}

/// Writes a file whole or not at all.
fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let failed = |error: std::io::Error| io("Writing the cleaned file", &error);
    let path = out.join(name);
    let folder = path.parent().unwrap_or(out);
    fs::create_dir_all(folder).map_err(failed)?;
    let partial = folder.join(format!(".scrubjay-{}.part", std::process::id()));
    let mut file = fs::File::create(&partial).map_err(failed)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all()).and_then(|()| fs::rename(&partial, &path));
    if written.is_err() {
        // The first failure is the one to tell.
        let _ = fs::remove_file(&partial);
    }
    written.map_err(failed)
}

/// Refuses to write into a folder that is being cleaned: originals would be overwritten or cleaned copies read.
fn refuse_overlap(entries: &[Entry], out: &Path) -> Result<()> {
    let Ok(out) = fs::canonicalize(out) else { return Ok(()) };
    let folder_of = |entry: &Entry| fs::canonicalize(&entry.input.path).ok()?.parent().map(Path::to_owned);
    if entries.iter().filter_map(folder_of).any(|folder| folder.starts_with(&out)) {
        return Err(Error::OutOfOrder {
            what: "Name another folder for --out, one that holds none of the given files",
        });
    }
    Ok(())
}
