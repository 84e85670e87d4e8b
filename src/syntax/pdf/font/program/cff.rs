//! The Compact Font Format (Adobe Technical Note 5176): which glyphs a program has, under which names, codes or CIDs.

pub(in crate::syntax::pdf::font) mod charset;
pub(in crate::syntax::pdf::font) mod dict;
pub(in crate::syntax::pdf::font) mod index;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use self::dict::{Dict, Op};
use self::index::Index;
use super::super::encoding::Encoding;
use super::u8_at;

/// The strings that need not be in a program (appendix A).
pub(in crate::syntax::pdf::font) static STANDARD_STRINGS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lists = include_str!("../../../../../assets/font/glyph-order.txt");
    lists.lines().next().unwrap_or_default().split(' ').collect()
});

/// How many bytes may stand before a program; some writers leave a line end there.
const FOREWORD: usize = 16;

/// Where the program begins, told by its header (chapter 6).
pub(in crate::syntax::pdf::font) fn start(bytes: &[u8]) -> Option<usize> {
    let is_header = |at: &usize| {
        let rest = bytes.get(*at..).unwrap_or_default();
        matches!(*rest, [1, _, 4..=32, 1..=4, ..])
    };
    (0..FOREWORD).find(is_header)
}

/// The lists that a program begins with; a list of routines follows them.
pub(in crate::syntax::pdf::font) struct Front {
    pub header: usize,
    pub names: Index,
    pub strings: Index,
    pub top: Dict,
}

impl Front {
    /// Reads the parts of a program that begins at the first byte.
    pub(in crate::syntax::pdf::font) fn read(bytes: &[u8]) -> Option<Self> {
        let header = usize::from(u8_at(bytes, 2)?);
        let names = Index::read(bytes, header)?;
        let tops = Index::read(bytes, names.end)?;
        let strings = Index::read(bytes, tops.end)?;
        let top = Dict::read(bytes, tops.items.first()?.clone());
        Some(Self { header, names, strings, top })
    }
}

/// What is kept of a program.
#[derive(Clone, Debug)]
pub(super) struct Cff {
    is_cid_keyed: bool,
    /// The string, or the CID, of each glyph.
    charset: Vec<u16>,
    glyphs: HashMap<u16, u16>,
    strings: Vec<Vec<u8>>,
    codes: Codes,
}

/// The encoding that a program has built in (chapter 12).
#[derive(Clone, Debug)]
enum Codes {
    Named(Encoding),
    /// The glyph of each code.
    Listed(HashMap<u8, u16>),
}

impl Cff {
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.get(start(bytes)?..)?;
        let front = Front::read(bytes)?;
        let outlines = Index::read(bytes, front.top.offset(Op::CHAR_STRINGS)?)?;
        let is_cid_keyed = front.top.has(Op::ROS);
        let charset =
            charset::read(bytes, front.top.offset(Op::CHARSET).unwrap_or(0), outlines.items.len(), is_cid_keyed);
        let mut glyphs = HashMap::new();
        for (glyph, &id) in (0..).zip(&charset) {
            glyphs.entry(id).or_insert(glyph);
        }
        let string = |range: &Range<usize>| bytes.get(range.clone()).unwrap_or_default().to_vec();
        let strings = front.strings.items.iter().map(string).collect();
        let codes = match front.top.offset(Op::ENCODING).unwrap_or(0) {
            0 => Codes::Named(Encoding::Standard),
            1 => Codes::Named(Encoding::Expert),
            at => Codes::Listed(codes(bytes, at, &glyphs).unwrap_or_default()),
        };
        Some(Self { is_cid_keyed, charset, glyphs, strings, codes })
    }

    pub(super) fn glyph_count(&self) -> u16 {
        u16::try_from(self.charset.len()).unwrap_or(u16::MAX)
    }

    pub(super) fn is_cid_keyed(&self) -> bool {
        self.is_cid_keyed
    }

    /// In a program without CIDs, a CID is the number of a glyph.
    pub(super) fn glyph_of_cid(&self, cid: u16) -> Option<u16> {
        if self.is_cid_keyed {
            self.glyphs.get(&cid).copied()
        } else {
            Some(cid).filter(|&cid| cid < self.glyph_count())
        }
    }

    pub(super) fn glyph_named(&self, name: &str) -> Option<u16> {
        if self.is_cid_keyed {
            return None;
        }
        let standard = || STANDARD_STRINGS.iter().position(|&known| known == name);
        let own = || Some(self.strings.iter().position(|known| known == name.as_bytes())? + STANDARD_STRINGS.len());
        let id = standard().or_else(own)?;
        self.glyphs.get(&u16::try_from(id).ok()?).copied()
    }

    pub(super) fn name(&self, glyph: u16) -> Option<Cow<'_, str>> {
        let id = *self.charset.get(usize::from(glyph)).filter(|_| !self.is_cid_keyed)?;
        match usize::from(id).checked_sub(STANDARD_STRINGS.len()) {
            Some(own) => self.strings.get(own).map(|name| String::from_utf8_lossy(name)),
            None => STANDARD_STRINGS.get(usize::from(id)).map(|&name| Cow::Borrowed(name)),
        }
    }

    pub(super) fn builtin_name(&self, code: u8) -> Option<Cow<'_, str>> {
        match &self.codes {
            _ if self.is_cid_keyed => None,
            Codes::Named(encoding) => encoding.name(code).map(Cow::Borrowed),
            Codes::Listed(glyphs) => self.name(*glyphs.get(&code)?),
        }
    }
}

/// An encoding that is listed in the program.
fn codes(bytes: &[u8], at: usize, glyphs: &HashMap<u16, u16>) -> Option<HashMap<u8, u16>> {
    let format = u8_at(bytes, at)?;
    let count = usize::from(u8_at(bytes, at + 1)?);
    let list = bytes.get(at + 2..)?;
    let mut codes = HashMap::new();
    match format & 0x7f {
        0 => codes.extend(list.iter().copied().take(count).zip(1..)),
        1 => {
            let ranges = list.as_chunks::<2>().0.iter().take(count);
            codes.extend(ranges.flat_map(|&[first, left]| first..=first.saturating_add(left)).zip(1..));
        }
        _ => return None,
    }
    let more = more_codes(bytes, at).into_iter();
    codes.extend(more.filter_map(|(code, string)| Some((code, *glyphs.get(&string)?))));
    Some(codes)
}

/// The codes of an encoding that stand for a string and not for the next glyph, behind the others.
pub(in crate::syntax::pdf::font) fn more_codes(bytes: &[u8], at: usize) -> Vec<(u8, u16)> {
    let list = own_codes_len(bytes, at).filter(|_| at > 1 && u8_at(bytes, at).is_some_and(|format| format & 0x80 != 0));
    let Some(list) = list.and_then(|len| bytes.get(at + len..)) else { return Vec::new() };
    let count = list.first().copied().map_or(0, usize::from);
    let entries = list.get(1..).unwrap_or_default().as_chunks::<3>().0.iter().take(count);
    entries.map(|&[code, high, low]| (code, u16::from_be_bytes([high, low]))).collect()
}

fn own_codes_len(bytes: &[u8], at: usize) -> Option<usize> {
    let count = usize::from(u8_at(bytes, at.checked_add(1)?)?);
    match u8_at(bytes, at)? & 0x7f {
        0 => Some(2 + count),
        1 => Some(2 + count * 2),
        _ => None,
    }
}

/// How many bytes an encoding takes that is listed in the program.
pub(in crate::syntax::pdf::font) fn codes_len(bytes: &[u8], at: usize) -> Option<usize> {
    let has_more = u8_at(bytes, at)? & 0x80 != 0;
    let more = if has_more { 1 + 3 * more_codes(bytes, at).len() } else { 0 };
    Some(own_codes_len(bytes, at)? + more)
}
