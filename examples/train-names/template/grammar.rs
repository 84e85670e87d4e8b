//! The little language that templates are written in.
//!
//! `{one|other|}` is a choice, `$rule` what another rule writes, `$rule1` the same text each time in one line, `~` the
//! end of a rule's name where a letter follows. `$^rule` writes capitals, `$.rule` small letters, `$+rule` a capital at
//! the beginning. Outside of braces `|` is itself; `$pipe`, `$open`, `$close` and `$dollar` stand for signs.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

/// What is written one after the other.
pub type Sequence = Vec<Node>;

pub enum Node {
    Text(String),
    Choice(Vec<Sequence>),
    Slot(Slot),
}

/// A place that a rule fills.
pub struct Slot {
    pub name: String,
    /// Slots of one name and number say the same in one line.
    pub number: Option<usize>,
    pub case: Case,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Case {
    Plain,
    Upper,
    Lower,
    First,
}

/// The rules by name, each with what it may write.
pub struct Grammar {
    rules: BTreeMap<&'static str, Vec<Sequence>>,
}

impl Grammar {
    pub fn new(rules: &[&[(&'static str, &[&str])]]) -> Self {
        let mut grammar = Self { rules: BTreeMap::new() };
        for (name, ways) in rules.iter().copied().flatten() {
            grammar.rules.entry(name).or_default().extend(ways.iter().map(|way| parsed(way)));
        }
        grammar
    }

    pub fn ways(&self, rule: &str) -> Option<&[Sequence]> {
        self.rules.get(rule).map(Vec::as_slice)
    }
}

pub fn parsed(template: &str) -> Sequence {
    sequence(&mut template.chars().peekable(), false)
}

fn sequence(letters: &mut Peekable<Chars<'_>>, in_choice: bool) -> Sequence {
    let mut nodes = Sequence::new();
    let mut text = String::new();
    while let Some(letter) = letters.next_if(|&letter| !(in_choice && (letter == '|' || letter == '}'))) {
        let node = match letter {
            '{' => Node::Choice(choice(letters)),
            '$' => Node::Slot(slot(letters)),
            _ => {
                text.push(letter);
                continue;
            }
        };
        if !text.is_empty() {
            nodes.push(Node::Text(std::mem::take(&mut text)));
        }
        nodes.push(node);
    }
    if !text.is_empty() {
        nodes.push(Node::Text(text));
    }
    nodes
}

fn choice(letters: &mut Peekable<Chars<'_>>) -> Vec<Sequence> {
    let mut ways = vec![sequence(letters, true)];
    while letters.next() == Some('|') {
        ways.push(sequence(letters, true));
    }
    ways
}

fn slot(letters: &mut Peekable<Chars<'_>>) -> Slot {
    let case = match letters.peek() {
        Some('^') => Case::Upper,
        Some('.') => Case::Lower,
        Some('+') => Case::First,
        _ => Case::Plain,
    };
    if case != Case::Plain {
        letters.next();
    }
    let mut name = String::new();
    while let Some(letter) = letters.next_if(char::is_ascii_lowercase) {
        name.push(letter);
    }
    let number = letters.next_if(char::is_ascii_digit).and_then(|digit| digit.to_digit(10));
    letters.next_if_eq(&'~');
    Slot { name, number: number.and_then(|number| usize::try_from(number).ok()), case }
}
