//! Threads of cells and who takes part in them ([MS-XLSX], 2.1.17 and 2.1.18).

use std::collections::BTreeMap;

use super::note::Place;
use super::person::Persons;
use super::{Reading, SAID, SAYING, guid, label, text_of};
use crate::error::Result;
use crate::format::ooxml::sheet::{cell, cell_name};
use crate::model::DroppedKind;
use crate::syntax::xml::{self, DECLARATION, Namespaces, Open, Scan, Token, escape_text, plain_value};

const NAMESPACE: &str = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments";
const NAMESPACES: Namespaces = &[(NAMESPACE, 0)];
/// Programs that write such parts declare it; here it tells that they are of an Office file.
const OFFICE: &str = "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

/// What older programs show of a thread begins so.
const TITLE: &str = "[Threaded comment]\n";
/// Before what was said first, and before the answers.
const FIRST: &str = "\nComment:\n    ";
const ANSWER: &str = "\nReply:\n    ";

/// A thread on a cell.
#[derive(Debug)]
pub(super) struct Thread {
    pub(super) place: Place,
    is_done: bool,
    /// What was said first, and the answers.
    said: Vec<Said>,
}

/// What somebody says.
#[derive(Debug)]
struct Said {
    number: usize,
    person: usize,
    text: String,
}

/// What is known of the threads of a workbook.
#[derive(Debug, Default)]
pub(super) struct Threads {
    persons: Persons,
    /// How much is said.
    count: usize,
}

/// What somebody says, as it is read.
#[derive(Debug, Default)]
struct Read {
    place: Option<Place>,
    person: String,
    id: String,
    parent: Option<String>,
    is_done: bool,
    is_dated: bool,
    text: String,
}

impl Threads {
    /// Reads who there is.
    pub(super) fn read(reading: &Reading<'_>, part: Option<usize>) -> Self {
        Self { persons: Persons::read(reading, part, NAMESPACES, ["person", "displayName"]), count: 0 }
    }

    /// Reads the threads of a sheet as far as their cells are free; nothing where they cannot be read.
    pub(super) fn sheet(
        &mut self,
        reading: &mut Reading<'_>,
        part: usize,
        is_free: &dyn Fn(&Place) -> bool,
    ) -> Option<Vec<Thread>> {
        let all = read(reading, part).ok()?;
        let count = all.len();
        let (mut found, mut by_id, mut by_place) = (Vec::<Vec<Read>>::new(), BTreeMap::new(), BTreeMap::new());
        for said in all {
            let of_parent = said.parent.as_ref().and_then(|parent| by_id.get(parent));
            let of_place = || said.place.and_then(|place| by_place.get(&place));
            let at = match (of_parent.or_else(of_place).copied(), said.place.filter(is_free)) {
                (Some(at), _) => at,
                (None, Some(place)) => {
                    by_place.insert(place, found.len());
                    found.push(Vec::new());
                    found.len() - 1
                }
                (None, None) => continue,
            };
            by_id.insert(said.id.clone(), at);
            if let Some(thread) = found.get_mut(at) {
                thread.push(said);
            }
        }
        let kept = found.iter().map(Vec::len).sum::<usize>();
        reading.tally.add(DroppedKind::Comment, if kept > 0 { count - kept } else { 0 });
        // One thread after the other, as they will be written.
        let threads = found.into_iter().filter_map(|thread| {
            let first = thread.first()?;
            let (place, is_done) = (first.place?, first.is_done);
            let said = thread.into_iter().map(|said| self.said(reading, said)).collect();
            Some(Thread { place, is_done, said })
        });
        Some(threads.collect())
    }

    fn said(&mut self, reading: &mut Reading<'_>, said: Read) -> Said {
        self.count += 1;
        let person = self.persons.of(reading, &said.person, said.is_dated);
        Said { number: self.count, person, text: said.text }
    }

    /// Writes the threads of a sheet.
    pub(super) fn write(threads: &[Thread]) -> String {
        let mut list = String::new();
        for thread in threads {
            let (root, cell) = (thread.id(), cell_name(thread.place.0, thread.place.1));
            for (at, said) in thread.said.iter().enumerate() {
                let parent = if at > 0 { format!(" parentId=\"{root}\"") } else { String::new() };
                let done = if at == 0 && thread.is_done { " done=\"1\"" } else { "" };
                let (person, id) = (guid(SAYING, said.person + 1), guid(SAID, said.number));
                list += &format!(
                    "<threadedComment ref=\"{cell}\" personId=\"{person}\" id=\"{id}\"{parent}{done}>\
                     <text>{}</text></threadedComment>",
                    escape_text(&said.text)
                );
            }
        }
        format!("{DECLARATION}<ThreadedComments xmlns=\"{NAMESPACE}\" {OFFICE}>{list}</ThreadedComments>")
    }

    /// Writes who takes part; nothing where nobody does.
    pub(super) fn persons(&self) -> Option<String> {
        let labels = &self.persons.labels;
        if labels.is_empty() {
            return None;
        }
        let person = |(at, number): (usize, &usize)| {
            let (name, id) = (label(*number), guid(SAYING, at + 1));
            format!("<person displayName=\"{name}\" id=\"{id}\" userId=\"{name}\" providerId=\"None\"/>")
        };
        let list: String = labels.iter().enumerate().map(person).collect();
        Some(format!("{DECLARATION}<personList xmlns=\"{NAMESPACE}\" {OFFICE}>{list}</personList>"))
    }
}

impl Thread {
    /// The number of what was said first, which is that of the thread.
    pub(super) fn id(&self) -> String {
        guid(SAID, self.said.first().map_or(0, |said| said.number))
    }

    /// What older programs show of it.
    pub(super) fn as_note(&self) -> String {
        let pieces = self.said.iter().enumerate().map(|(at, said)| format!("{}{}", before(at), said.text));
        format!("{TITLE}{}", pieces.collect::<String>())
    }
}

/// What stands before the text that was said as the so-manieth, after what was said before.
const fn before(at: usize) -> &'static str {
    if at == 0 { FIRST } else { ANSWER }
}

/// How far the first text of a thread, and each that follows, is from what stands before it in the note that older programs
/// show.
pub(super) const fn gap(at: usize) -> usize {
    if at == 0 { TITLE.len() + FIRST.len() } else { ANSWER.len() }
}

fn read(reading: &Reading<'_>, part: usize) -> Result<Vec<Read>> {
    let text = xml::decode(reading.bytes(part))?;
    let mut scan = Scan::new(&text, NAMESPACES, reading.limits);
    let (mut all, mut frames) = (Vec::<Read>::new(), Vec::<&str>::new());
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                let local = if open.namespace == 0 { open.local } else { "" };
                if local == "threadedComment" {
                    all.push(head(&open)?);
                }
                if !open.is_empty {
                    frames.push(local);
                }
                continue;
            }
            Token::Close => {
                frames.pop();
                continue;
            }
            _ => {}
        }
        if let ([.., "threadedComment", "text"], Some(read)) = (frames.as_slice(), all.last_mut()) {
            read.text += &text_of(token);
        }
    }
    Ok(all)
}

fn head(open: &Open<'_>) -> Result<Read> {
    let parent = plain_value(open, "parentId")?;
    Ok(Read {
        place: plain_value(open, "ref")?.as_deref().and_then(cell),
        person: plain_value(open, "personId")?.unwrap_or_default(),
        id: plain_value(open, "id")?.unwrap_or_default(),
        is_done: matches!(plain_value(open, "done")?.as_deref(), Some("1" | "true")),
        is_dated: plain_value(open, "dT")?.is_some(),
        parent,
        text: String::new(),
    })
}
