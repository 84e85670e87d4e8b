//! Notes of cells (ECMA-376-1, 18.7).

use std::collections::{BTreeMap, BTreeSet};

use super::shape::{Blocks, shapes};
use super::thread::{Thread, Threads};
use super::{NOTES, PERSONS, Reading, SHAPES, THREADS, label, text_of};
use crate::error::Result;
use crate::format::ooxml::attribute::is_number;
use crate::format::ooxml::namespace::{self as ns, S};
use crate::format::ooxml::part::relation;
use crate::format::ooxml::sheet::{cell, cell_name};
use crate::model::{DroppedKind, order};
use crate::syntax::opc::Target;
use crate::syntax::xml::{
    self, DECLARATION, NO_NAMESPACE, Open, Scan, Token, attributes, decode_value, escape_attribute, escape_text,
};

/// Who the author of a note is that stands for a thread, before the number of the thread ([MS-XLSX], 2.1.17).
pub(super) const OF_THREAD: &str = "tc=";

/// The row and the column of a cell, counted from 1.
pub(super) type Place = (u32, u32);

/// A note as it is read.
#[derive(Debug, Default)]
struct Note {
    place: Place,
    author: String,
    runs: Vec<Run>,
}

/// A stretch of text of one look.
#[derive(Debug, Default)]
struct Run {
    /// The properties as they are written; nothing where there are none.
    look: String,
    text: String,
}

/// Reads the notes and threads of a workbook, sheet by sheet.
pub(super) fn book(reading: &mut Reading<'_>, book: usize) {
    let persons = reading.target(book, &PERSONS);
    let mut threads = Threads::read(reading, persons);
    let mut blocks = Blocks::default();
    let mut seen = BTreeSet::new();
    for relationship in reading.relationships(book) {
        let (Target::Part(sheet), Some("worksheet")) = (&relationship.target, relation(&relationship.kind)) else {
            continue;
        };
        if seen.insert(*sheet) {
            self::sheet(reading, *sheet, &mut threads, &mut blocks);
        }
    }
    if let Some(text) = threads.persons() {
        reading.add(book, &PERSONS, persons, text);
    }
}

fn sheet(reading: &mut Reading<'_>, sheet: usize, threads: &mut Threads, blocks: &mut Blocks) {
    let (part, drawing) = (reading.target(sheet, &NOTES), reading.target(sheet, &SHAPES));
    let read = part.map(|part| read(reading, part)).transpose();
    let Ok(notes) = read.map(Option::unwrap_or_default) else { return };
    let of_threads = reading.target(sheet, &THREADS);
    // A note of its own leaves no room for a thread on the same cell.
    let taken = order::map(notes.iter().map(|note| (note.place, note.is_of_thread())));
    let is_free = |place: &Place| taken.get(place).is_none_or(|is_of_thread| *is_of_thread);
    let said = of_threads.and_then(|part| threads.sheet(reading, part, &is_free));
    let said = said.unwrap_or_default();
    if notes.is_empty() && said.is_empty() {
        return;
    }
    let text = write(reading, &notes, &said);
    let more = said.iter().map(|thread| thread.place).filter(|place| !taken.contains_key(place));
    let places: Vec<Place> = notes.iter().map(|note| note.place).chain(more).collect();
    let shapes = drawing.map(|drawing| shapes(reading.bytes(drawing), reading.limits)).unwrap_or_default();
    reading.add(sheet, &NOTES, part, text);
    reading.add(sheet, &SHAPES, drawing, blocks.write(&places, &shapes));
    if let Some(part) = of_threads.filter(|_| !said.is_empty()) {
        reading.add(sheet, &THREADS, Some(part), Threads::write(&said));
    }
}

impl Note {
    /// Tells whether it stands for a thread in programs that know none.
    fn is_of_thread(&self) -> bool {
        self.author.starts_with(OF_THREAD)
    }
}

/// Reads a part of notes.
fn read(reading: &mut Reading<'_>, part: usize) -> Result<Vec<Note>> {
    let text = xml::decode(reading.bytes(part))?;
    let mut scan = Scan::new(&text, ns::ALL, reading.limits);
    let (mut notes, mut names, mut frames) = (Vec::<Note>::new(), Vec::<String>::new(), Vec::<&str>::new());
    let (mut note, mut lost) = (None::<Note>, 0);
    let mut authors = Vec::new();
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                let local = if open.namespace == S { open.local } else { "" };
                match (local, &mut note) {
                    ("author", None) => names.push(String::new()),
                    ("comment", None) => {
                        let (place, author) = head(&open)?;
                        note = Some(Note { place: place.unwrap_or_default(), ..Note::default() });
                        authors.push(author);
                    }
                    ("r", Some(note)) => note.runs.push(Run::default()),
                    ("t", Some(note)) if frames.last() == Some(&"text") => note.runs.push(Run::default()),
                    (local, Some(Note { runs, .. })) if frames.last() == Some(&"rPr") => {
                        let look = look(local, &open, &scan)?;
                        runs.last_mut().into_iter().for_each(|run| run.look += &look);
                    }
                    _ => {}
                }
                frames.push(local);
                if !open.is_empty {
                    continue;
                }
            }
            Token::Close => {}
            _ => {
                let text = text_of(token);
                match (frames.as_slice(), &mut note) {
                    ([.., "author"], None) => names.last_mut().into_iter().for_each(|name| *name += &text),
                    ([.., "text" | "r", "t"], Some(note)) => {
                        note.runs.last_mut().into_iter().for_each(|run| run.text += &text);
                    }
                    // The sound of a text, and what stands where nothing should.
                    _ => lost += usize::from(!text.trim().is_empty()),
                }
                continue;
            }
        }
        if frames.pop() == Some("comment") {
            notes.extend(note.take());
        }
    }
    for (note, author) in notes.iter_mut().zip(authors) {
        note.author = author.and_then(|at| names.get(at)).map(|name| name.trim().to_owned()).unwrap_or_default();
        note.runs.retain(|run| !run.text.is_empty());
    }
    let mut taken = BTreeSet::new();
    let count = notes.len();
    notes.retain(|note| note.place != Place::default() && taken.insert(note.place));
    if !notes.is_empty() {
        reading.tally.add(DroppedKind::Comment, count - notes.len());
        reading.tally.add(DroppedKind::CustomData, lost);
    }
    Ok(notes)
}

/// The cell and the number of the author of a note.
fn head(open: &Open<'_>) -> Result<(Option<Place>, Option<usize>)> {
    let (mut place, mut author) = (None, None);
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        match (attribute.prefix, attribute.local) {
            ("", "ref") => place = cell(attribute.value),
            ("", "authorId") => author = attribute.value.parse().ok(),
            _ => {}
        }
    }
    Ok((place, author))
}

/// Writes a property of a run (18.4.7) as far as it is one.
fn look(local: &str, open: &Open<'_>, scan: &Scan<'_>) -> Result<String> {
    const LOOKS: &[&str] = &[
        "b",
        "i",
        "strike",
        "condense",
        "extend",
        "outline",
        "shadow",
        "u",
        "vertAlign",
        "sz",
        "color",
        "rFont",
        "family",
        "charset",
        "scheme",
    ];
    const WORDS: &[&str] = &[
        "true",
        "false",
        "single",
        "double",
        "singleAccounting",
        "doubleAccounting",
        "none",
        "superscript",
        "subscript",
        "baseline",
        "major",
        "minor",
    ];
    if !LOOKS.contains(&local) {
        return Ok(String::new());
    }
    let mut out = format!("<{local}");
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        let value = attribute.value;
        let is_sound = match attribute.local {
            _ if scan.namespace_of(&attribute) != NO_NAMESPACE => false,
            "val" if local == "rFont" => true,
            "val" => is_number(value) || WORDS.contains(&value),
            "rgb" => value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "theme" | "indexed" => value.len() <= 3 && is_number(value),
            "tint" => value.len() <= 24 && value.parse::<f64>().is_ok_and(|tint| tint.abs() <= 1.0),
            "auto" => matches!(value, "0" | "1" | "true" | "false"),
            _ => false,
        };
        if is_sound {
            out += &format!(" {}=\"{}\"", attribute.local, escape_attribute(&decode_value(value)?));
        }
    }
    Ok(out + "/>")
}

/// Writes a part of notes.
fn write(reading: &mut Reading<'_>, notes: &[Note], said: &[Thread]) -> String {
    let mut threads = order::map(said.iter().map(|thread| (thread.place, thread)));
    let (mut authors, mut list) = (Authors::default(), String::new());
    for note in notes {
        match threads.remove(&note.place) {
            Some(thread) => authors.note(thread, &mut list),
            None => {
                let name = if note.is_of_thread() { "" } else { note.author.as_str() };
                let author = authors.of(label(reading.author(name, false)));
                list += &head_of(note.place, author);
                note.write(&mut list);
                list += "</text></comment>";
            }
        }
    }
    let rest: Vec<&Thread> = said.iter().filter(|thread| threads.contains_key(&thread.place)).collect();
    rest.into_iter().for_each(|thread| authors.note(thread, &mut list));
    let main = if reading.is_strict {
        "http://purl.oclc.org/ooxml/spreadsheetml/main"
    } else {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    };
    let names: String = authors.names.iter().map(|name| format!("<author>{name}</author>")).collect();
    format!(
        "{DECLARATION}<comments xmlns=\"{main}\"><authors>{names}</authors><commentList>{list}</commentList></comments>"
    )
}

fn head_of((row, column): Place, author: usize) -> String {
    format!("<comment ref=\"{}\" authorId=\"{author}\" shapeId=\"0\"><text>", cell_name(row, column))
}

/// The authors of one part, in the order in which its notes need them.
#[derive(Default)]
struct Authors {
    names: Vec<String>,
    numbers: BTreeMap<String, usize>,
}

impl Authors {
    fn of(&mut self, name: String) -> usize {
        let next = self.names.len();
        *self.numbers.entry(name).or_insert_with_key(|name| {
            self.names.push(name.clone());
            next
        })
    }

    /// Writes the note that stands for a thread.
    fn note(&mut self, thread: &Thread, list: &mut String) {
        let author = self.of(format!("{OF_THREAD}{}", thread.id()));
        *list += &head_of(thread.place, author);
        *list += &format!("<t xml:space=\"preserve\">{}</t></text></comment>", escape_text(&thread.as_note()));
    }
}

impl Note {
    fn write(&self, out: &mut String) {
        let text = |run: &Run| format!("<t xml:space=\"preserve\">{}</t>", escape_text(&run.text));
        match self.runs.as_slice() {
            [] => *out += "<t xml:space=\"preserve\"></t>",
            [run] if run.look.is_empty() => *out += &text(run),
            runs => {
                for run in runs {
                    let look = if run.look.is_empty() { String::new() } else { format!("<rPr>{}</rPr>", run.look) };
                    *out += &format!("<r>{look}{}</r>", text(run));
                }
            }
        }
    }
}
