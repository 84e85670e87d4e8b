//! The third door, for formats whose text takes an interpreter to read: another reader tells what it reads in the written
//! file, and none of that may be what had to go.
//!
//! The reader shares no code with the format. What one of the two takes for text and the other does not, or joins in
//! another way, is found by one of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Written;
use super::leak::{Searched, vocabulary};
use crate::error::{Error, Result};
use crate::model::Area;
use crate::resolve::Known;

/// Another reader: takes the written bytes and parts of their pages. What it cannot read is an error.
pub type Witness = Rc<dyn Fn(&[u8], &[Area]) -> Result<Reading>>;

/// What another reader reads.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every text, in each way in which it can be read.
    pub texts: Vec<String>,
    /// What stands in the parts of pages.
    pub within: String,
}

/// The door's name in errors and receipts.
pub const DOOR: &str = "second reader";

/// The formats that are read twice.
const FORMATS: [&str; 1] = ["pdf"];

/// Tells whether files of a format are read twice.
pub fn reads(format_id: &str) -> bool {
    FORMATS.contains(&format_id)
}

/// Looks for every removed value in what the other reader reads; `left` takes in what is there.
///
/// # Errors
/// `LeakFound` with the number of values; `EngineUnavailable` where there is no other reader; what it gives.
pub fn check(
    written: &Written,
    searched: &Searched<'_>,
    areas: &[Area],
    witness: Option<&Witness>,
    left: &mut Vec<Known>,
) -> Result<()> {
    if !reads(written.format_id) {
        return Ok(());
    }
    let missing = Error::EngineUnavailable { what: "The second reader of PDF files is missing" };
    let reading = witness.ok_or(missing)?(&written.bytes, areas)?;
    let mut found = BTreeSet::new();
    for text in reading.texts.iter().filter(|text| !vocabulary::is_document_name(text)) {
        // Two lines that follow each other for this reader may have nothing to do with each other; what runs over the end of
        // a line is looked for at the first door.
        text.lines().for_each(|line| searched.find_words(line, &mut found));
    }
    left.extend(searched.known(&found));
    let within = reading.within.chars().filter(|c| !c.is_whitespace()).count();
    match found.len() + within {
        0 => Ok(()),
        count => Err(Error::LeakFound { count, door: DOOR }),
    }
}

/// The other reader that the native command brings along.
#[cfg(not(target_arch = "wasm32"))]
pub fn native() -> Option<Witness> {
    Some(Rc::new(native::read))
}

/// In the browser the other reader is a module of its own, which the page hands in.
#[cfg(target_arch = "wasm32")]
pub fn native() -> Option<Witness> {
    None
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use scrubjay_viewer::Reader;

    use super::Reading;
    use crate::error::{Error, Result};
    use crate::model::Area;

    /// How many files may lie in one another.
    const NESTED: usize = 3;

    const UNREAD: Error = Error::CannotRewrite { what: "a second reader cannot read the written file" };

    /// Reads a file and those inside it.
    pub fn read(bytes: &[u8], areas: &[Area]) -> Result<Reading> {
        let reader = Reader::open(bytes.to_vec()).map_err(|_| UNREAD)?;
        let texts = texts(&reader, NESTED)?;
        // Those behind the last page lie in files inside.
        let here = areas.iter().filter(|area| (area.page_index() as usize) < reader.page_count());
        let within = here.map(|area| reader.text_within(area.page_index() as usize, area.sides()));
        let within = within.collect::<std::result::Result<_, _>>().map_err(|_| UNREAD)?;
        Ok(Reading { texts, within })
    }

    fn texts(reader: &Reader, nested: usize) -> Result<Vec<String>> {
        let pages = reader.page_texts().into_iter().chain(reader.loose_text());
        let mut texts = reader.strings();
        for page in pages {
            if page.unread > 0 {
                return Err(UNREAD);
            }
            texts.extend([page.by_place, page.by_order, page.by_run]);
        }
        let mut inner = Vec::new();
        let count = reader.streams(&mut |bytes| {
            if bytes.starts_with(b"%PDF-") {
                inner.push(bytes.to_vec());
            }
        });
        if count.unread > 0 || reader.unread_objects() > 0 {
            return Err(UNREAD);
        }
        for bytes in inner {
            let reader = Reader::open(bytes).map_err(|_| UNREAD)?;
            texts.extend(self::texts(&reader, nested.checked_sub(1).ok_or(UNREAD)?)?);
        }
        Ok(texts)
    }
}
