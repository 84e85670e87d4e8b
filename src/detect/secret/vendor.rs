//! Keys and tokens that vendors mark as theirs.
//!
//! # Finds
//! Values with a text of their own in them, most of them at the front: `ghp_…`, `sk_live_…`, `….atlasv1.…`.
//! # Does not find
//! Vendors' keys without such a text; they are found beside their label. Ids and keys that are made to be seen, and
//! those of manuals.
//! # Evidence
//! The mark, and the length and the alphabet that belong to it.
//! # Source
//! The documentation of the vendors, named above their rows.

mod ai;
mod chat;
mod cloud;
mod code_hosting;
mod data;
mod observability;
mod payment;
mod platform;
pub mod shape;

use std::sync::OnceLock;

use super::published::is_published;
use crate::detect::character::ends_inside_word;
use crate::detect::{About, Detector, Hit, Trigger, decoy, likeness};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: Vendor = Vendor;

/// See the module. Its candidates bear the id of the vendor's row.
#[derive(Debug)]
pub struct Vendor;

static FAMILIES: &[&[Row]] = &[
    ai::ROWS,
    chat::ROWS,
    cloud::ROWS,
    code_hosting::ROWS,
    data::ROWS,
    observability::ROWS,
    payment::ROWS,
    platform::ROWS,
];

/// One kind of key.
#[derive(Debug)]
struct Row {
    id: &'static str,
    /// The one piece that stands before the mark; empty where the mark is the beginning.
    lead: &'static str,
    mark: &'static str,
    /// What follows the mark; see [`shape`].
    tail: &'static str,
    score: f32,
}

/// A key that begins with its mark.
const fn row(id: &'static str, mark: &'static str, tail: &'static str) -> Row {
    Row { id, lead: "", mark, tail, score: 0.95 }
}

/// A key with its mark inside.
const fn led(id: &'static str, lead: &'static str, mark: &'static str, tail: &'static str) -> Row {
    Row { id, lead, mark, tail, score: 0.95 }
}

/// How long a key may be, its mark not counted, in bytes.
const REACH: usize = 2048;

/// How much of a key is looked at first; nearly all are shorter.
const FIRST_REACH: usize = 320;

/// How long what stands before a mark may be, in bytes.
const LEAD_REACH: usize = 96;

const ENDINGS: usize = 128;

static ABOUT: About = About {
    id: "vendor-key",
    entity: Entity::ApiKey,
    examples: About::proof(&[
        "send «sk-7Hq2Zr9Kx4Tn6Wb8Vc3Md5Lf1Jg0Ps2Y» to nobody",
        "API key for backend: «sk-wSQqKL8fRPqchroHfEn1XEbS73E62zVZ».",
    ]),
    counterexamples: About::proof(&[
        "a task-7Hq2Zr9Kx4Tn6Wb8Vc3Md5Lf1Jg0Ps2Y",
        "sk-learn-contrib-and-other-packages-of-python",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
    ]),
};

impl Detector for Vendor {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        // All marks are one trigger: an alternation of texts is a single tree in the automaton.
        static TRIGGERS: OnceLock<[Trigger; 1]> = OnceLock::new();
        TRIGGERS.get_or_init(|| {
            let mut pattern = String::new();
            for row in FAMILIES.iter().copied().flatten() {
                pattern.push(if pattern.is_empty() { '(' } else { '|' });
                pattern.push_str(&regex::escape(row.mark));
            }
            pattern.push(')');
            [Trigger::Pattern(pattern.leak())]
        })
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let before = hit.before(hit.end, LEAD_REACH);
        for row in by_ending().get(ending(before)).into_iter().flatten().filter(|row| before.ends_with(row.mark)) {
            if let Some((start, end)) = find(row, before, hit)
                && is_made_by_chance(row, hit.slice(start, end))
            {
                let found = hit.candidate(&ABOUT, start, end, row.score);
                out.extend(found.map(|candidate| Candidate { detector: row.id.into(), ..candidate }));
                return;
            }
        }
    }
}

/// The rows by the [`ending`] of their marks, so that few have to be compared at a hit.
fn by_ending() -> &'static [Vec<&'static Row>] {
    static TABLE: OnceLock<Vec<Vec<&'static Row>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![Vec::new(); ENDINGS];
        for row in FAMILIES.iter().copied().flatten() {
            if let Some(slot) = table.get_mut(ending(row.mark)) {
                slot.push(row);
            }
        }
        table
    })
}

/// A number below [`ENDINGS`] made of the last two bytes of a text.
fn ending(text: &str) -> usize {
    match text.as_bytes() {
        [.., a, b] => (usize::from(*a) * 7 + usize::from(*b)) % ENDINGS,
        _ => 0,
    }
}

/// Finds the key around a mark; `before` ends with the mark.
fn find(row: &Row, before: &str, hit: &Hit<'_>) -> Option<(usize, usize)> {
    let before = before.strip_suffix(row.mark)?;
    let mark_start = hit.end - row.mark.len();
    let lead = if row.lead.is_empty() { 0 } else { shape::fit_back(row.lead, before)? };
    if is_inside_word(before.get(..before.len() - lead)?) {
        return None;
    }
    let tail = row.tail.strip_prefix('~').unwrap_or(row.tail);
    let mut len = shape::fit(tail, hit.after(hit.end, FIRST_REACH));
    if tail.contains('+') && len.is_none_or(|len| len + 1 >= FIRST_REACH) {
        len = shape::fit(tail, hit.after(hit.end, REACH));
    }
    let end = hit.end + len?;
    // The rest of a key that was made unreadable.
    if ["##", "**", ".."].iter().any(|blot| hit.after(end, 2) == *blot) {
        return None;
    }
    let is_label = row.mark.ends_with(['=', ' ']);
    Some((if is_label { hit.end } else { mark_start - lead }, end))
}

/// Tells whether a key would only be the rest of a word. A line break written as `\n` is no letter, nor is the path of
/// Telegram's interface.
fn is_inside_word(before: &str) -> bool {
    ends_inside_word(before) && !["\\n", "\\t", "\\r", "/bot"].iter().any(|end| before.ends_with(end))
}

fn is_made_by_chance(row: &Row, key: &str) -> bool {
    let is_sound =
        || !is_published(key) && !decoy::is_placeholder(key) && !is_repetitive(key) && !likeness::is_alphabet(key);
    let Some(tail) = row.tail.strip_prefix('~') else {
        return is_sound();
    };
    let body = key.get(row.mark.len()..).unwrap_or(key);
    // Among twenty letters of either case both occur; what has one alone is a digest or a word.
    let has = |kind: fn(char) -> bool| body.contains(kind);
    let is_mixed = body.len() < 20
        || !tail.starts_with(['A', 'w'])
        || (has(|c| c.is_ascii_lowercase()) && has(|c| c.is_ascii_uppercase()));
    is_mixed && likeness::is_chance(body, 1) && is_sound()
}

/// Long keys are made of structures with zeros in them, which base64 writes as `A`.
fn is_repetitive(key: &str) -> bool {
    const LONG: usize = 80;
    decoy::is_repetitive(key) && (key.len() < LONG || !key.contains("AAAAAAAA"))
}

#[cfg(test)]
mod tests;
