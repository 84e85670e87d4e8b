//! Parts of known names, and other ways to write them.

use crate::model::finding::without_title;

/// Shorter parts are not looked for.
const LEAST_LETTERS: usize = 3;

/// Calls `visit` with what a person of several names may also be called: by one of them, by the surname first, by
/// initials.
///
/// `is_name` tells whether a word is a name and little else; of what cannot stand anywhere, as `holds` tells, nothing is
/// made.
pub fn each(name: &str, holds: &dyn Fn(&str) -> bool, is_name: &dyn Fn(&str) -> bool, mut visit: impl FnMut(&str)) {
    let name = without_title(name).unwrap_or(name);
    let turned = name.split_once(',').map(|(last, first)| format!("{} {}", first.trim(), last.trim()));
    let name = turned.as_deref().unwrap_or(name);
    let is_full = |word: &&str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        // Three capitals are more often an abbreviation that somebody is named beside.
        let is_short = letters == LEAST_LETTERS && !word.contains(char::is_lowercase);
        letters >= LEAST_LETTERS && word.starts_with(char::is_uppercase) && !is_short
    };
    let full: Vec<&str> = name.split_whitespace().filter(is_full).collect();
    let (Some(first), Some(last)) = (full.first(), full.last().filter(|_| full.len() > 1)) else {
        return;
    };
    let (is_first, is_last) = (holds(first), holds(last));
    for (part, _) in [(first, is_first), (last, is_last)].into_iter().filter(|(_, is_held)| *is_held) {
        if is_name(part) {
            visit(part);
        }
    }
    if !is_last {
        return;
    }
    if is_first {
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
