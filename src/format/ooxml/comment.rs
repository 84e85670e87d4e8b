//! Comments stay, and nobody is named as their author.
//!
//! One name for all, as tracked changes have it, would make question and answer one voice, so whoever comments is called
//! `Author 1`, `Author 2` in the order of the comments: it tells who speaks again and nothing else, and does not change
//! when it is read again. When it was said goes as well.
//!
//! - In a text [`document`] comments are parts like others, cleaned by the two passes and settled between them.
//! - Those on cells and slides are [`rewritten`] from nothing but their texts before anything else is read.

pub mod document;
pub mod rewritten;

use std::collections::BTreeMap;

/// Authors in the order in which they are met.
#[derive(Debug, Default)]
struct Labels(BTreeMap<String, usize>);

impl Labels {
    /// The number of an author, from 1.
    fn of(&mut self, name: &str) -> usize {
        if let Some(&number) = self.0.get(name) {
            return number;
        }
        self.0.insert(name.to_owned(), self.0.len() + 1);
        self.0.len()
    }
}

/// What an author is called.
fn label(number: usize) -> String {
    format!("Author {number}")
}

/// Tells whether a name is one that is given here, and so nobody's.
pub fn is_label(name: &str) -> bool {
    let number = name.strip_prefix("Author").map(|rest| rest.strip_prefix(' ').unwrap_or(rest));
    number.is_some_and(|number| number.len() <= 8 && number.bytes().all(|byte| byte.is_ascii_digit()))
}
