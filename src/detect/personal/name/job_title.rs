//! Job titles.
//!
//! # Finds
//! `senior software engineer`, `Head of Sales`, `CFO`, listed titles of one word beside `as a`, `works as`, `our`.
//! # Does not find
//! Titles of one word anywhere else, which are as often tools and roles: `driver`, `manager`.
//! # Evidence
//! The last word of the title, the words before it, and the list.
//! # Source
//! The lists that `assets/LEXICON.md` names; observed titles.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::lexicon::{Key, Marks};
use crate::detect::{About, Detector, Hit, Trigger};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: JobTitle = JobTitle;

/// See the module.
#[derive(Debug)]
pub struct JobTitle;

static ABOUT: About = About {
    id: "job-title",
    entity: Entity::JobTitle,
    examples: About::proof(&[
        "she is a «senior software engineer» there",
        "signed by the «Chief Financial Officer»",
        "our «Head of Sales» and the «CFO» agreed",
        "he works as a «plumber» in town",
        "Jane Roe — «Medical Director»\n",
        "Jane Roe («HR Specialist») said",
    ]),
    counterexamples: About::proof(&[
        "the device driver and the state manager",
        "struct SessionManager; // event manager",
        "an account of the head of the list",
        "the state (event manager) of",
    ]),
};

/// The most words of a title.
const MOST_WORDS: usize = 5;

/// How far back a title may begin, in bytes.
const REACH: usize = 64;

/// Words that say how high somebody stands.
const RANKS: &[&str] = &[
    "senior",
    "junior",
    "lead",
    "principal",
    "chief",
    "deputy",
    "assistant",
    "associate",
    "vice",
    "managing",
    "staff",
    "regional",
    "global",
    "executive",
    "interim",
    "former",
    "trainee",
    "apprentice",
    "sr",
    "jr",
];

/// Words before which a title of one word is one.
const LEADS: &[&str] = &[
    " as a ", " as an ", " as the ", " is a ", " is an ", " was a ", " was an ", "'m a ", "'m an ", " am a ",
    " am an ", " her a ", " him a ",
];

impl Detector for JobTitle {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                "(?i:[ \n](?:manager|engineer|developer|officer|director|analyst|consultant|administrator|architect|designer|accountant|assistant|coordinator|supervisor|technician|scientist|nurse|teacher|lawyer|attorney|president|executive|specialist|representative|therapist|surgeon|plumber|electrician|librarian|clerk|advisor|adviser|secretary|controller|auditor|counsel|journalist|pharmacist|physician|professor|researcher|chef|editor))",
            ),
            Trigger::Pattern("(?:Head|Director|VP) of [A-Z]"),
            Trigger::Pattern("(?: |\n)(?:CEO|CFO|CTO|COO|CIO|CISO|CMO|CHRO)"),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let found = match hit.trigger {
            0 => titled(hit),
            1 => headed(hit),
            _ => abbreviated(hit),
        };
        out.extend(found.and_then(|(start, end, score)| hit.candidate(&ABOUT, start, end, score)));
    }
}

/// Reads the title that ends in the trigger's word.
fn titled(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let after = hit.after(hit.end, 4);
    if begins_inside_word(after) || after.starts_with(['(', '=', '[']) {
        return None;
    }
    let before = hit.before(hit.end, REACH);
    let line = before.get(before.rfind(['\n', ',', '.', ':', ';', '(', '"', '/']).map_or(0, |at| at + 1)..)?;
    // Where each of the last words begins, from the last one back.
    let mut starts: Vec<usize> = line.match_indices(' ').map(|(at, _)| at + 1).collect();
    starts.insert(0, 0);
    for &start in starts.iter().rev().take(MOST_WORDS).rev() {
        let title: Vec<&str> = line.get(start..)?.split_whitespace().collect();
        let ranks = title.iter().take_while(|word| is_rank(word)).count().min(title.len().saturating_sub(1));
        let is_job = |words: &[&str]| {
            let (first, others) = words.split_first()?;
            Some(hit.lexicon.of(others.iter().fold(Key::of(first), |key, word| key.and(word))).any(Marks::JOB))
        };
        let is_listed = is_job(&title)? || is_job(title.get(ranks..)?)?;
        let start = hit.end - (line.len() - start);
        if ends_inside_word(hit.before(start, 4)) {
            continue;
        }
        if is_listed && title.len() > 1 {
            return Some((start, hit.end, 0.75));
        }
        let lead = || hit.before(start, 10).to_ascii_lowercase();
        if is_listed && LEADS.iter().any(|words| lead().ends_with(words)) {
            return Some((start, hit.end, 0.65));
        }
    }
    behind_name(hit, line)
}

/// Reads `Jane Roe — Medical Director` and `Jane Roe (HR Specialist)`: a few words with capitals between a dash or a
/// bracket and the end of the line, whatever their work.
fn behind_name(hit: &Hit<'_>, line: &str) -> Option<(usize, usize, f32)> {
    const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
    let dash = line.rfind(['—', '–']).and_then(|at| line.get(at..)?.split_once(' '));
    let field = dash.map_or(line, |(_, field)| field);
    let start = hit.end - field.len();
    let is_announced = dash.is_some() || hit.before(start, 1) == "(";
    let is_alone = matches!(hit.after(hit.end, 1), "" | "\n" | "\r" | ")");
    let mut words = field.split(' ');
    let has_capitals = words.all(|word| word.starts_with(|c: char| c.is_uppercase()));
    let is_title = is_announced && is_alone && has_capitals && WORDS.contains(&field.split(' ').count());
    is_title.then_some((start, hit.end, 0.6))
}

/// Reads `Head of Something`.
fn headed(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let before = hit.before(hit.end, 16);
    let start = hit.end
        - (before.len()
            - before.rfind(" of ").and_then(|of| {
                before.get(..of)?.rfind(|c: char| !c.is_alphabetic()).map_or(Some(0), |at| Some(at + 1))
            })?);
    let field = hit.after(hit.end - 1, 48);
    let is_part = |c: char| c.is_alphabetic() || matches!(c, ' ' | '&' | '-');
    let field = field.get(..field.find(|c: char| !is_part(c)).unwrap_or(field.len()))?;
    let words = field.split(' ').take_while(|word| word.starts_with(|c: char| c.is_uppercase() || c == '&'));
    let len = words.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    (!ends_inside_word(hit.before(start, 4))).then_some((start, hit.end - 1 + len, 0.75))
}

/// Reads `CFO`.
fn abbreviated(hit: &Hit<'_>) -> Option<(usize, usize, f32)> {
    let before = hit.before(hit.end, 6);
    let start = hit.end - (before.len() - before.rfind([' ', '\n'])? - 1);
    (!begins_inside_word(hit.after(hit.end, 4))).then_some((start, hit.end, 0.7))
}

fn is_rank(word: &str) -> bool {
    RANKS.iter().any(|rank| rank.eq_ignore_ascii_case(word.trim_end_matches('.')))
}
