//! Character maps: how the bytes of a string become codes, and codes become characters (ISO 32000-2, 9.7.5, 9.10.3).
//!
//! One type holds both kinds. The map that a composite font names as its encoding cuts a string into codes and gives
//! each a CID; the one it names `ToUnicode` gives each code its text. Maps in files are damaged in many ways, so
//! reading takes what it can and refuses nothing.

mod lexer;
mod named;
mod parse;
mod span;
mod write;

pub use write::write_to_unicode;

use named::Scheme;
use span::SpanMap;

/// How many code spaces of a map are kept. Maps of standards have ten at most.
const SPACES: usize = 100;

/// How many maps may stand behind each other by `usecmap`.
const DEEPEST: usize = 8;

/// A map from codes to CIDs and to text.
#[derive(Clone, Debug)]
pub struct CMap {
    scheme: Scheme,
    is_vertical: bool,
    spaces: Vec<CodeSpace>,
    cids: SpanMap<u32>,
    fallback_cids: SpanMap<u32>,
    texts: SpanMap<String>,
    base: Option<Box<CMap>>,
}

/// Codes of one length whose every byte lies between two bounds (9.7.6.2).
#[derive(Clone, Copy, Debug)]
struct CodeSpace {
    len: usize,
    low: [u8; 4],
    high: [u8; 4],
}

impl CodeSpace {
    fn new(len: usize, low: u32, high: u32) -> Self {
        let shift = 8 * (4 - u32::try_from(len.clamp(1, 4)).unwrap_or(4));
        Self { len: len.clamp(1, 4), low: (low << shift).to_be_bytes(), high: (high << shift).to_be_bytes() }
    }

    /// How many of the leading bytes fit.
    fn fitting(&self, bytes: &[u8]) -> usize {
        let bounds = self.low.iter().zip(&self.high).take(self.len);
        bytes.iter().zip(bounds).take_while(|&(byte, (low, high))| low <= byte && byte <= high).count()
    }
}

impl CMap {
    /// The map of this name that every reader has (9.7.5.2), such as `Identity-H` or `GBK-EUC-V`. Of those for text in
    /// Chinese, Japanese and Korean it knows lengths of codes and text, not CIDs.
    pub fn named(name: &[u8]) -> Option<Self> {
        let (scheme, is_vertical) = named::find(name)?;
        Some(Self { scheme, is_vertical, ..Self::empty() })
    }

    /// Reads the content of a stream that is a map. `resolve` gives the map that `usecmap` names; where it gives none,
    /// the maps that every reader has are looked through.
    pub fn parse(bytes: &[u8], resolve: &mut dyn FnMut(&[u8]) -> Option<CMap>) -> Self {
        parse::parse(bytes, resolve)
    }

    /// Puts another map behind this one, as an entry `UseCMap` of the stream asks for; one that is there already stays.
    #[must_use]
    pub fn with_base(mut self, base: CMap) -> Self {
        if self.base.is_none() && base.chain().count() < DEEPEST {
            self.is_vertical |= base.is_vertical;
            self.base = Some(Box::new(base));
        }
        self
    }

    fn empty() -> Self {
        Self {
            scheme: Scheme::Table,
            is_vertical: false,
            spaces: Vec::new(),
            cids: SpanMap::default(),
            fallback_cids: SpanMap::default(),
            texts: SpanMap::default(),
            base: None,
        }
    }

    /// The first code of a string, and how many bytes it takes: one or more, never more than there are. None only of
    /// an empty string.
    pub fn next(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        let wanted = self.code_len(bytes).clamp(1, 4);
        let code = bytes.get(..wanted).unwrap_or(bytes);
        (!code.is_empty()).then(|| (code.iter().fold(0, |number, &byte| number << 8 | u32::from(byte)), code.len()))
    }

    /// The length of the code space that the bytes lie in; else of the one that most of them lie in, the shortest of
    /// equals (9.7.6.3).
    fn code_len(&self, bytes: &[u8]) -> usize {
        let mut best: Option<(usize, usize)> = None;
        for map in self.chain() {
            if let Some(len) = map.scheme.code_len(bytes) {
                return len;
            }
            for space in &map.spaces {
                let fitting = space.fitting(bytes);
                if fitting == space.len {
                    return space.len;
                }
                if best.is_none_or(|(most, len)| fitting > most || (fitting == most && space.len < len)) {
                    best = Some((fitting, space.len));
                }
            }
        }
        best.map_or_else(|| self.usual_len(), |(_, len)| len)
    }

    /// The length of codes in a map that names no code space: that of the codes it maps, else two.
    fn usual_len(&self) -> usize {
        self.chain().find_map(|map| map.cids.longest().or_else(|| map.texts.longest())).unwrap_or(2)
    }

    /// The CID of a code of so many bytes.
    pub fn cid(&self, code: u32, len: usize) -> Option<u32> {
        let mapped = |map: &CMap| match map.scheme {
            Scheme::Identity => Some(code).filter(|_| len == 2),
            _ => map.cids.get(code, len).map(|(&cid, offset)| cid.saturating_add(offset)),
        };
        let fallback = |map: &CMap| map.fallback_cids.get(code, len).map(|(&cid, _)| cid);
        self.chain().find_map(mapped).or_else(|| self.chain().find_map(fallback))
    }

    /// The text of a code of so many bytes. A map that has none for it, but for the same number in another length, means
    /// that one. Text of nothing but U+0000 and U+FFFD, which some writers put for what they do not know, is none.
    pub fn unicode(&self, code: u32, len: usize) -> Option<String> {
        let text = self.chain().find_map(|map| {
            let exact = map.texts.get(code, len);
            let any = || (1..=4).rev().find_map(|other| map.texts.get(code, other));
            match exact.or_else(any) {
                Some((text, offset)) => advance(text, offset),
                None => map.scheme.unicode(code, len),
            }
        });
        text.filter(|text| text.chars().any(|c| c != '\0' && c != '\u{fffd}'))
    }

    /// Tells whether text goes from top to bottom.
    pub fn is_vertical(&self) -> bool {
        self.is_vertical
    }

    /// Tells whether the map gives text for any code.
    pub fn has_text(&self) -> bool {
        self.chain().any(|map| map.texts.longest().is_some() || map.scheme.has_text())
    }

    /// This map and those behind it.
    fn chain(&self) -> impl Iterator<Item = &CMap> {
        std::iter::successors(Some(self), |map| map.base.as_deref()).take(DEEPEST)
    }
}

/// The text of the code at this distance from the one that has `text`: its last character goes on by as many.
fn advance(text: &str, offset: u32) -> Option<String> {
    if offset == 0 {
        return Some(text.to_owned());
    }
    let (at, last) = text.char_indices().next_back()?;
    let last = char::from_u32(u32::from(last).checked_add(offset)?)?;
    let mut text = text.get(..at)?.to_owned();
    text.push(last);
    Some(text)
}

#[cfg(test)]
mod tests;
