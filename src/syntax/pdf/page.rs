//! The pages of a file, with what they inherit (ISO 32000-2, 7.7.3).

use std::collections::BTreeSet;

use super::file::File;
use super::matrix::Rect;
use super::object::{Dict, Object, Ref};
use crate::error::{Error, Result};
use crate::limits;

/// A page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its object; nothing for one that stands in the list of its parent.
    pub at: Option<Ref>,
    /// What it says of itself, with what its parents say for it.
    pub dict: Dict,
}

/// The most pages of one file.
const PAGES: u64 = 50_000;

/// What pages inherit (table 31).
const INHERITED: [&str; 4] = ["Resources", "MediaBox", "CropBox", "Rotate"];

/// The size of a page that tells none: US letter.
const LETTER: Rect = Rect { left: 0.0, bottom: 0.0, right: 612.0, top: 792.0 };

/// Lists the pages in order.
///
/// # Errors
/// `LimitExceeded` for too many.
pub fn all(file: &File) -> Result<Vec<Page>> {
    let root = file.root();
    let Some(root) = root.as_deref().and_then(Object::as_dict) else { return Ok(Vec::new()) };
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    let mut open = vec![(root.get("Pages").clone(), Dict::default())];
    while let Some((node, inherited)) = open.pop() {
        let at = node.as_ref();
        if at.is_some_and(|at| !seen.insert(at.number)) {
            continue;
        }
        let found = file.resolve(&node);
        let Some(dict) = found.as_dict() else { continue };
        let mut own = inherited;
        for key in INHERITED.iter().filter(|key| dict.has(key)) {
            own.set(key, dict.get(key).clone());
        }
        let kids = file.value(dict, "Kids");
        if let Some(kids) = kids.as_array() {
            limits::check(open.len().saturating_add(kids.len()) as u64, PAGES * 4, "pages in one file")?;
            open.extend(kids.iter().rev().map(|kid| (kid.clone(), own.clone())));
            continue;
        }
        let mut dict = dict.clone();
        for (key, value) in own.0 {
            dict.0.entry(key).or_insert(value);
        }
        pages.push(Page { at, dict });
        limits::check(pages.len() as u64, PAGES, "pages in one file")?;
    }
    if pages.is_empty() { Err(Error::Malformed { what: "it has no pages" }) } else { Ok(pages) }
}

impl Page {
    /// Its size, in units of its default space, before it is turned: what is shown of it.
    pub fn shown(&self, file: &File) -> Rect {
        let read = |key| Rect::read(&file.value(&self.dict, key)).filter(|rect| rect.area() > 0.0);
        let media = read("MediaBox").unwrap_or(LETTER);
        let crop = read("CropBox").map(|crop| crop.cut(&media)).filter(|crop| crop.area() > 0.0);
        crop.unwrap_or(media)
    }

    /// How often it is turned by a quarter to be shown, clockwise, from 0 to 3 (table 31).
    pub fn quarter_turns(&self, file: &File) -> u8 {
        let turned = file.value(&self.dict, "Rotate").as_number().unwrap_or_default();
        match (turned / 90.0).round().rem_euclid(4.0) {
            1.0 => 1,
            2.0 => 2,
            3.0 => 3,
            _ => 0,
        }
    }

    /// Its operations, the streams of them joined.
    ///
    /// # Errors
    /// `LimitExceeded` when more is packed than may be unpacked; `Malformed` for a file that is cut off before them.
    pub fn contents(&self, file: &File) -> Result<Vec<u8>> {
        let contents = file.value(&self.dict, "Contents");
        let single = std::slice::from_ref(&*contents);
        let mut all = Vec::new();
        for piece in contents.as_array().unwrap_or(single) {
            let found = file.resolve(piece);
            if let Some(stream) = found.as_stream() {
                all.extend(file.bytes_of(stream)?);
                all.push(b'\n');
            }
            if file.is_mended() && self.dict.has("Contents") && *found == Object::Null {
                return Err(Error::Malformed { what: "it is cut off, and what its pages show is missing" });
            }
        }
        Ok(all)
    }
}
