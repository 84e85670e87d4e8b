//! Parts of known names, and other ways to write them.

use super::need::Stands;
use crate::model::finding::without_title;

/// Shorter parts are not looked for.
const LEAST_LETTERS: usize = 3;

/// The first and the last of the full words of a name, whichever of them is written first; nothing for a name of fewer.
pub fn ends(name: &str) -> Option<(&str, &str)> {
    let name = without_title(name).unwrap_or(name);
    let (last, first) = name.split_once(',').unwrap_or(("", name));
    let is_full = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // Three capitals are more often an abbreviation that somebody is named beside.
        let is_short = letters == LEAST_LETTERS && !word.contains(char::is_lowercase);
        letters >= LEAST_LETTERS && word.starts_with(char::is_uppercase) && !is_short
    };
    let mut full = first.split_whitespace().chain(last.split_whitespace()).filter(is_full);
    full.next().zip(full.next_back())
}

/// Calls `visit` with what a person of several names may also be called in a text where the first or the last of them may
/// stand: by one of them, by the surname first, by initials.
///
/// `is_name` tells whether a word is a name and little else.
pub fn each(name: &str, stands: Stands, is_name: &dyn Fn(&str) -> bool, mut visit: impl FnMut(&str)) {
    let Some((first, last)) = ends(name) else { return };
    for (part, _) in [(first, stands.first), (last, stands.last)].into_iter().filter(|(_, stands)| *stands) {
        if is_name(part) {
            visit(part);
        }
    }
    if !stands.last {
        return;
    }
    if stands.first {
        visit(&format!("{last}, {first}"));
    }
    if let Some(initial) = first.chars().next().filter(|_| is_name(last)) {
        for written in [format!("{initial}. {last}"), format!("{last}, {initial}."), format!("{last} {initial}.")] {
            visit(&written);
        }
        // Alan Ward is no award.
        let joined = format!("{initial}{last}");
        if is_name(&joined) {
            visit(&joined);
        }
    }
}
