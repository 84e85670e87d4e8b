//! The Compact Font Format: strings that name no glyph become blanks of the same length, and bytes that no part of the
//! program takes become zeros, so that no offset changes.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::syntax::pdf::font::program::cff::dict::{Dict, Op};
use crate::syntax::pdf::font::program::cff::index::Index;
use crate::syntax::pdf::font::program::cff::{self, Front, STANDARD_STRINGS, charset};
use crate::syntax::pdf::font::program::{u8_at, u16_at};

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes = bytes.get(cff::start(bytes)?..)?;
    let front = Front::read(bytes)?;
    let mut layout = Layout { bytes, taken: Vec::new() };
    let kept_strings = layout.measure(&front)?;
    let mut out = layout.without_gaps();
    let blank = |out: &mut Vec<u8>, range: &Range<usize>| {
        out.get_mut(range.clone()).into_iter().for_each(|bytes| bytes.fill(b' '));
    };
    for (place, range) in front.strings.items.iter().enumerate() {
        if !kept_strings.contains(&place) {
            blank(&mut out, range);
        }
    }
    for range in &front.names.items {
        if !bytes.get(range.clone()).is_some_and(is_font_name) {
            blank(&mut out, range);
        }
    }
    Some(out)
}

/// How many fonts a program may consist of, how long the private part of one may be, and how many pieces all may have.
const FONTS: usize = 256;
const PRIVATE_BYTES: usize = 1 << 16;
const PIECES: usize = 1 << 20;

/// Tells whether bytes look like the name of a font: what PostScript allows, and not longer than it does.
fn is_font_name(name: &[u8]) -> bool {
    name.len() <= 127 && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"+-_.,*".contains(byte))
}

/// Which bytes belong to parts of the program.
struct Layout<'a> {
    bytes: &'a [u8],
    taken: Vec<Range<usize>>,
}

impl Layout<'_> {
    fn take(&mut self, at: usize, len: usize) {
        self.taken.push(at..at.saturating_add(len).min(self.bytes.len()));
    }

    fn take_list(&mut self, at: usize) -> Option<Index> {
        let index = Index::read(self.bytes, at).filter(|_| self.taken.len() < PIECES)?;
        // What lies between offsets and strings, or behind a string and before the next, belongs to nothing.
        self.take(at, index.data.saturating_sub(at));
        self.taken.extend(index.items.iter().cloned());
        Some(index)
    }

    /// Finds every part, and tells which of the program's own strings have to stay.
    fn measure(&mut self, front: &Front) -> Option<BTreeSet<usize>> {
        self.take(0, front.header);
        let mut at = front.header;
        for _ in 0..4 {
            at = self.take_list(at)?.end;
        }
        let top = &front.top;
        let glyphs = self.take_list(top.offset(Op::CHAR_STRINGS)?)?.items.len();
        let is_cid_keyed = top.has(Op::ROS);
        let charset = top.offset(Op::CHARSET).unwrap_or(0);
        if charset > 2 {
            // A list that ends early is read as far as it goes.
            self.take(charset, charset::len(self.bytes, charset, glyphs).unwrap_or(usize::MAX));
        }
        let encoding = top.offset(Op::ENCODING).unwrap_or(0);
        if encoding > 1 {
            self.take(encoding, cff::codes_len(self.bytes, encoding)?);
        }
        self.take_private(top)?;
        let mut kept: BTreeSet<i64> = top.numbers(Op::ROS).iter().take(2).copied().collect();
        if let Some(at) = top.offset(Op::FONTS) {
            for range in self.take_list(at).filter(|fonts| fonts.items.len() <= FONTS)?.items {
                let font = Dict::read(self.bytes, range);
                self.take_private(&font)?;
                kept.extend(font.numbers(Op::FONT_NAME).iter().filter(|&&name| self.is_font_name(front, name)));
            }
        }
        if let Some(at) = top.offset(Op::FONT_SELECT) {
            self.take(at, select_len(self.bytes, at, glyphs)?);
        }
        if !is_cid_keyed {
            kept.extend(charset::read(self.bytes, charset, glyphs, false).into_iter().map(i64::from));
            kept.extend(cff::more_codes(self.bytes, encoding).into_iter().map(|(_, string)| i64::from(string)));
        }
        let own = |id: i64| usize::try_from(id).ok()?.checked_sub(STANDARD_STRINGS.len());
        Some(kept.into_iter().filter_map(own).collect())
    }

    fn is_font_name(&self, front: &Front, id: i64) -> bool {
        let place = usize::try_from(id).ok().and_then(|id| id.checked_sub(STANDARD_STRINGS.len()));
        let range = place.and_then(|place| front.strings.items.get(place));
        range.and_then(|range| self.bytes.get(range.clone())).is_some_and(is_font_name)
    }

    /// The private part of a font, and the routines that it points to from where it is itself.
    fn take_private(&mut self, font: &Dict) -> Option<()> {
        let &[len, at] = font.numbers(Op::PRIVATE) else { return Some(()) };
        let (len, at) = (usize::try_from(len).ok().filter(|&len| len <= PRIVATE_BYTES)?, usize::try_from(at).ok()?);
        self.take(at, len);
        let private = Dict::read(self.bytes, at..at.saturating_add(len).min(self.bytes.len()));
        match private.offset(Op::LOCAL_ROUTINES) {
            Some(offset) if offset > 0 => self.take_list(at.checked_add(offset)?).map(|_| ()),
            _ => Some(()),
        }
    }

    /// The program with zeros where nothing is, and without what stands behind its last part.
    fn without_gaps(mut self) -> Vec<u8> {
        self.taken.sort_by_key(|range| range.start);
        let end = self.taken.iter().map(|range| range.end).max().unwrap_or(0);
        let mut out = vec![0; end];
        let mut reach = 0;
        for range in self.taken {
            let range = range.start.max(reach)..range.end;
            reach = reach.max(range.end);
            if let (Some(to), Some(from)) = (out.get_mut(range.clone()), self.bytes.get(range)) {
                to.copy_from_slice(from);
            }
        }
        out
    }
}

/// How many bytes the list takes that tells which font of a program a glyph belongs to (chapter 19).
fn select_len(bytes: &[u8], at: usize, glyphs: usize) -> Option<usize> {
    match u8_at(bytes, at)? {
        0 => Some(1 + glyphs),
        3 => Some(3 + 3 * usize::from(u16_at(bytes, at.checked_add(1)?)?) + 2),
        _ => None,
    }
}
