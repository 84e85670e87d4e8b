//! Persons whose e-mail address stands nearby.
//!
//! # Finds
//! `Jane Roe <…@…>`, and capitalised words near an address whose local part is made of them: `jane.roe@`, `jroe@`,
//! `roe_jane84@`.
//! # Does not find
//! A first name alone, and names further away than a few lines.
//! # Evidence
//! The address says how its owner is called.
//! # Source
//! RFC 5322, section 3.4; observed ways in which addresses are made from names.

use crate::detect::character::{ends_inside_word, is_invisible};
use crate::detect::personal::contact::email_address;
use crate::detect::{About, Detector, Hit, Trigger, person_name};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: MailboxPerson = MailboxPerson;

/// See the module.
#[derive(Debug)]
pub struct MailboxPerson;

/// How far from the address its owner's name is looked for, in bytes.
const REACH: usize = 384;

static ABOUT: About = About {
    id: "mailbox-person",
    entity: Entity::Person,
    examples: About::proof(&[
        "To «Šárka Ottová» <«so1984@acme.org»>",
        "[10:32] «Brian Garcia» updated the profile. E-mail «brian.garcia52@acme.org»",
        "«Jane M. Roe» is reached at «jroe@acme.org».",
    ]),
    counterexamples: About::proof(&["The Garcia Report was written by somebody else."]),
};

impl Detector for MailboxPerson {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        email_address::TRIGGERS
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let Some((start, end)) = email_address::address(hit) else {
            return;
        };
        display_name(hit, start, out);
        let local = email_address::local(hit, start);
        let letters: String = local
            .split('+')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_alphabetic())
            .flat_map(char::to_lowercase)
            .collect();
        if letters.chars().count() < 4 {
            return;
        }
        let before = hit.before(start, REACH);
        mentions(hit, start - before.len(), before, &letters, out);
        mentions(hit, end, hit.after(end, REACH), &letters, out);
    }
}

/// Adds the name before the angle bracket of a mailbox.
fn display_name(hit: &Hit<'_>, address_start: usize, out: &mut Vec<Candidate>) {
    let before = hit.before(address_start, 96);
    let Some(shown) = before.strip_suffix('<').or_else(|| before.strip_suffix("&lt;")) else {
        return;
    };
    let shown = shown.trim_end_matches([' ', '"', '\'']);
    let line = shown.rsplit(['\n', ':', ',', ';', '"', '>', '/', '*', '\'']).next().unwrap_or_default();
    let lead = line.len() - line.trim_start().len();
    let name = line.trim_start();
    let start = address_start - before.len() + (shown.len() - line.len()) + lead;
    for (offset, _) in
        name.char_indices().filter(|&(at, _)| at == 0 || name.get(..at).is_some_and(|text| text.ends_with(' ')))
    {
        let rest = name.get(offset..).unwrap_or_default();
        if person_name::read(rest).is_some_and(|read| read.len == rest.len() && read.words >= 2) {
            out.extend(hit.candidate(&ABOUT, start + offset, start + name.len(), 0.9));
            return;
        }
    }
}

/// Adds the names in `text` of which the letters of a local part are made.
fn mentions(hit: &Hit<'_>, from: usize, text: &str, letters: &str, out: &mut Vec<Candidate>) {
    let mut resume = 0;
    for (at, c) in text.char_indices() {
        if at < resume || !c.is_uppercase() || ends_inside_word(text.get(..at).unwrap_or_default()) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let Some(name) = person_name::read(rest) else {
            continue;
        };
        if let Some((start, end)) = owner(rest.get(..name.len).unwrap_or_default(), letters) {
            out.extend(hit.candidate(&ABOUT, from + at + start, from + at + end, 0.85));
            resume = at + end;
        }
    }
}

/// Finds the words of a name that together give the letters of a local part.
fn owner(name: &str, letters: &str) -> Option<(usize, usize)> {
    let words: Vec<(usize, &str)> = name
        .split(' ')
        .scan(0, |at, word| {
            let start = *at;
            *at += word.len() + 1;
            Some((start, word))
        })
        .collect();
    for (index, &(start, first)) in words.iter().enumerate() {
        for &(last_start, last) in words.iter().skip(index + 1).take(3) {
            let (first_plain, last_plain) = (plain(first), plain(last));
            let initial: String = first_plain.chars().take(1).collect();
            let last_initial: String = last_plain.chars().take(1).collect();
            let made = [
                format!("{first_plain}{last_plain}"),
                format!("{last_plain}{first_plain}"),
                format!("{initial}{last_plain}"),
                format!("{last_plain}{initial}"),
                format!("{first_plain}{last_initial}"),
            ];
            let between: String =
                words.iter().skip(index).take_while(|(at, _)| *at <= last_start).map(|(_, word)| plain(word)).collect();
            if last_plain.chars().count() > 1 && (made.iter().any(|local| local == letters) || between == letters) {
                return Some((start, last_start + last.len()));
            }
        }
    }
    None
}

fn plain(word: &str) -> String {
    word.chars().filter(|&c| c.is_alphabetic() && !is_invisible(c)).flat_map(char::to_lowercase).collect()
}
