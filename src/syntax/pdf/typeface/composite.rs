//! Fonts whose codes lead to the glyphs of another font (ISO 32000-2, 9.7).

use std::collections::BTreeMap;

use super::{Char, UNKNOWN, numbers, program_of, stream_of, telling};
use crate::syntax::pdf::file::File;
use crate::syntax::pdf::font::cmap::CMap;
use crate::syntax::pdf::font::program::Program;
use crate::syntax::pdf::object::{Dict, Object};

/// A font with codes of several bytes.
#[derive(Debug)]
pub(super) struct Composite {
    codes: CMap,
    to_unicode: Option<CMap>,
    widths: BTreeMap<u32, f64>,
    default_width: f64,
    /// For text that runs downwards: how far a glyph moves on, and where its origin is.
    heights: BTreeMap<u32, (f64, f64, f64)>,
    default_height: (f64, f64),
    /// What leads from the numbers of glyphs to those in the program; nothing where they are the same.
    glyphs: Option<Vec<u8>>,
    program: Option<Program>,
}

/// Widths told for more glyphs than any font has are left out.
const GLYPHS: u32 = 0x1_0000;

impl Composite {
    pub(super) fn read(file: &File, dict: &Dict, to_unicode: Option<CMap>) -> Self {
        let descendants = file.value(dict, "DescendantFonts");
        let first = match &*descendants {
            Object::Array(items) => items.first().map(|first| file.resolve(first)),
            _ => None,
        };
        let font = first.as_deref().and_then(Object::as_dict).cloned().unwrap_or_default();
        let descriptor = file.value(&font, "FontDescriptor");
        let descriptor = descriptor.as_dict().cloned().unwrap_or_default();
        let program = program_of(file, &descriptor).and_then(|bytes| Program::read(&bytes));
        let height = numbers(file, file.value(&font, "DW2").as_array().unwrap_or_default());
        let default_height = match *height.as_slice() {
            [origin, way] => (origin / 1000.0, way / 1000.0),
            _ => (0.88, -1.0),
        };
        Self {
            codes: codes(file, dict),
            to_unicode,
            widths: widths(file, &font),
            default_width: file.value(&font, "DW").as_number().unwrap_or(1000.0) / 1000.0,
            heights: heights(file, &font),
            default_height,
            glyphs: stream_of(file, &font, "CIDToGIDMap"),
            program,
        }
    }

    pub(super) fn is_vertical(&self) -> bool {
        self.codes.is_vertical()
    }

    pub(super) fn next(&self, bytes: &[u8]) -> Option<Char> {
        let (code, len) = self.codes.next(bytes)?;
        let cid = self.codes.cid(code, len);
        let known = cid.and_then(|cid| self.widths.get(&cid)).copied();
        let width = known.unwrap_or(if cid.is_none() && len == 1 { 0.5 } else { self.default_width });
        let (width, origin) = if self.is_vertical() {
            let usual = (self.default_height.1, width / 2.0, self.default_height.0);
            let (way, x, y) = cid.and_then(|cid| self.heights.get(&cid)).copied().unwrap_or(usual);
            (way, (x, y))
        } else {
            (width, (0.0, 0.0))
        };
        let text = self.text(code, len, cid).into_boxed_str();
        Some(Char { text, len, width, origin, is_space: len == 1 && code == 32 })
    }

    fn text(&self, code: u32, len: usize, cid: Option<u32>) -> String {
        let told = self.to_unicode.as_ref().and_then(|map| map.unicode(code, len)).and_then(telling);
        let coded = || self.codes.unicode(code, len).and_then(telling);
        let programmed = || {
            let (program, cid) = (self.program.as_ref()?, cid?);
            let glyph = match &self.glyphs {
                Some(map) => {
                    let at = usize::try_from(cid).ok()?.checked_mul(2)?;
                    u16::from_be_bytes(*map.get(at..)?.first_chunk()?)
                }
                None => program.glyph_of_cid(u16::try_from(cid).ok()?)?,
            };
            program.unicode(glyph).and_then(telling)
        };
        told.or_else(coded).or_else(programmed).unwrap_or_else(|| UNKNOWN.to_owned())
    }
}

/// What parts a string into codes.
fn codes(file: &File, dict: &Dict) -> CMap {
    let encoding = file.value(dict, "Encoding");
    let identity = || CMap::named(b"Identity-H").unwrap_or_else(|| CMap::parse(&[], &mut CMap::named));
    match &*encoding {
        Object::Name(name) => CMap::named(name).unwrap_or_else(identity),
        Object::Stream(stream) => {
            let map = CMap::parse(&file.bytes_of(stream).unwrap_or_default(), &mut CMap::named);
            match file.value(&stream.dict, "UseCMap").as_name().and_then(CMap::named) {
                Some(base) => map.with_base(base),
                None => map,
            }
        }
        _ => identity(),
    }
}

/// Widths by glyph (9.7.4.3).
fn widths(file: &File, font: &Dict) -> BTreeMap<u32, f64> {
    let mut all = BTreeMap::new();
    each_range(file, font, "W", 1, &mut |cid, told| {
        if let [width] = *told {
            all.insert(cid, width / 1000.0);
        }
    });
    all
}

/// The same for text that runs downwards.
fn heights(file: &File, font: &Dict) -> BTreeMap<u32, (f64, f64, f64)> {
    let mut all = BTreeMap::new();
    each_range(file, font, "W2", 3, &mut |cid, told| {
        if let [way, x, y] = *told {
            all.insert(cid, (way / 1000.0, x / 1000.0, y / 1000.0));
        }
    });
    all
}

/// Calls `note` with each glyph of a list and the numbers that are told of it, `count` for each.
fn each_range(file: &File, font: &Dict, key: &str, count: usize, note: &mut dyn FnMut(u32, &[f64])) {
    let list = file.value(font, key);
    let items = list.as_array().unwrap_or_default();
    let mut rest = items.iter().map(|item| file.resolve(item));
    let mut left = GLYPHS;
    while let Some(first) = rest.next().and_then(|first| first.as_integer()).and_then(|first| u32::try_from(first).ok())
    {
        let Some(next) = rest.next() else { return };
        if let Some(each) = next.as_array() {
            let told = numbers(file, each);
            for (cid, told) in (first..).zip(told.chunks_exact(count)) {
                left = left.saturating_sub(1);
                if left == 0 {
                    return;
                }
                note(cid, told);
            }
            continue;
        }
        let Some(last) = next.as_integer().and_then(|last| u32::try_from(last).ok()) else { return };
        let told: Vec<f64> = rest.by_ref().take(count).map(|item| item.as_number().unwrap_or(0.0)).collect();
        for cid in first..=last {
            left = left.saturating_sub(1);
            if left == 0 {
                return;
            }
            note(cid, &told);
        }
    }
}
