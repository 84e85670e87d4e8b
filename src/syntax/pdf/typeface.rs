//! Fonts as text is set in them: what the bytes of a string say, and how wide it is (ISO 32000-2, 9.5 to 9.7, 9.10).

mod composite;
mod simple;

use self::composite::Composite;
use self::simple::Simple;
use super::file::File;
use super::font::cmap::CMap;
use super::object::{Dict, Object};

/// A font.
#[derive(Debug)]
pub struct Typeface {
    kind: Kind,
    /// How high letters are, for a size of 1.
    up: f64,
}

#[derive(Debug)]
enum Kind {
    /// Each byte is a glyph.
    Simple(Box<Simple>),
    /// Codes of one to four bytes.
    Composite(Box<Composite>),
}

/// The next glyph of a string.
#[derive(Debug, Clone, PartialEq)]
pub struct Char {
    /// What it says; U+FFFD where nobody can tell.
    pub text: Box<str>,
    /// How many bytes of the string it is; never 0.
    pub len: usize,
    /// How far it moves on, for a size of 1; negative where text runs downwards.
    pub width: f64,
    /// Where in text that runs downwards its origin is, seen from the usual one, for a size of 1.
    pub origin: (f64, f64),
    /// Whether the distance between words is added to it.
    pub is_space: bool,
}

/// What stands for text that nobody can tell.
const UNKNOWN: &str = "\u{fffd}";

impl Typeface {
    /// Reads a font. What is missing is taken as readers take it.
    pub fn read(file: &File, dict: &Dict) -> Self {
        let to_unicode = stream_of(file, dict, "ToUnicode").map(|bytes| CMap::parse(&bytes, &mut CMap::named));
        match file.value(dict, "Subtype").as_name() {
            Some(b"Type0") => {
                let composite = Composite::read(file, dict, to_unicode);
                Self { kind: Kind::Composite(Box::new(composite)), up: 1.0 }
            }
            subtype => {
                let is_drawn = subtype == Some(b"Type3");
                let simple = Simple::read(file, dict, to_unicode.as_ref(), is_drawn);
                let up = if is_drawn { simple::height(file, dict) } else { 1.0 };
                Self { kind: Kind::Simple(Box::new(simple)), up }
            }
        }
    }

    /// The glyph with which a string begins; nothing for an empty one.
    pub fn next(&self, bytes: &[u8]) -> Option<Char> {
        match &self.kind {
            Kind::Simple(simple) => simple.next(bytes),
            Kind::Composite(composite) => composite.next(bytes),
        }
    }

    /// Tells whether text runs downwards.
    pub fn is_vertical(&self) -> bool {
        matches!(&self.kind, Kind::Composite(composite) if composite.is_vertical())
    }

    /// How high letters are, for a size of 1.
    pub fn up(&self) -> f64 {
        self.up
    }
}

/// The bytes of a stream that a key leads to; nothing where there is none, or it cannot be unpacked.
fn stream_of(file: &File, dict: &Dict, key: &str) -> Option<Vec<u8>> {
    file.bytes_of(file.value(dict, key).as_stream()?).ok()
}

/// The program of a font, whichever kind it is of.
fn program_of(file: &File, descriptor: &Dict) -> Option<Vec<u8>> {
    ["FontFile", "FontFile2", "FontFile3"].iter().find_map(|key| stream_of(file, descriptor, key))
}

/// Numbers as they come, a missing one as 0.
fn numbers(file: &File, items: &[Object]) -> Vec<f64> {
    items.iter().map(|item| file.resolve(item).as_number().unwrap_or(0.0)).collect()
}

/// A text that says something: not nothing, no control character, nothing that only one font gives a meaning to.
fn telling(text: String) -> Option<String> {
    let is_telling = |c: char| !matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
    (!text.is_empty() && text.chars().all(is_telling)).then(|| text.chars().fold(String::new(), with_letters))
}

/// Adds a character, a ligature as the letters that a reader sees in it.
fn with_letters(mut text: String, c: char) -> String {
    match c {
        '\u{fb00}' => text.push_str("ff"),
        '\u{fb01}' => text.push_str("fi"),
        '\u{fb02}' => text.push_str("fl"),
        '\u{fb03}' => text.push_str("ffi"),
        '\u{fb04}' => text.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => text.push_str("st"),
        c => text.push(c),
    }
    text
}

#[cfg(test)]
mod tests;
