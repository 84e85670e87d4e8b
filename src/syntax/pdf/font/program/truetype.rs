//! The tables of a TrueType or OpenType font that tell of characters, names and widths.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::encoding::Encoding;
use super::charmap::{self, Map};
use super::{CharMap, sfnt, u8_at, u16_at, u32_at};

/// The names that glyphs have in fonts of Mac OS, in the order of format 1 of the table `post`.
static MAC_ORDER: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lists = include_str!("../../../../../assets/font/glyph-order.txt");
    lists.lines().nth(1).unwrap_or_default().split(' ').collect()
});

/// What is kept of the tables.
#[derive(Clone, Debug)]
pub(super) struct TrueType {
    glyph_count: u16,
    units_per_em: u16,
    maps: Vec<Map>,
    /// The character of each glyph, and U+0000 where it has none.
    characters: Vec<char>,
    names: Names,
    glyphs: HashMap<String, u16>,
    widths: Vec<u16>,
}

impl TrueType {
    /// Reads what there is; none where not even the outlines are.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let tables = sfnt::tables(bytes)?;
        let table = |tag: &[u8; 4]| tables.iter().find(|table| &table.tag == tag).map_or(&[][..], |table| table.bytes);
        if table(b"glyf").is_empty() && table(b"CFF ").is_empty() && table(b"maxp").is_empty() {
            return None;
        }
        let maps = charmap::read(table(b"cmap"));
        let names = Names::read(table(b"post"));
        let width_count = usize::from(u16_at(table(b"hhea"), 34).unwrap_or(0));
        Some(Self {
            glyph_count: glyph_count(table(b"maxp"), table(b"head"), table(b"loca")),
            units_per_em: u16_at(table(b"head"), 18).filter(|&units| units > 0).unwrap_or(1000),
            characters: characters(&maps),
            maps,
            glyphs: names.glyphs(),
            names,
            widths: table(b"hmtx")
                .as_chunks::<4>()
                .0
                .iter()
                .take(width_count)
                .filter_map(|pair| u16_at(pair, 0))
                .collect(),
        })
    }

    pub(super) fn glyph_count(&self) -> u16 {
        self.glyph_count
    }

    pub(super) fn glyph(&self, map: CharMap, code: u32) -> Option<u16> {
        let maps = || self.maps.iter().filter(|found| is_of(found, map));
        let exact = maps().find_map(|map| map.glyph(code));
        let private = || {
            let codes = [0xf000, 0xf100, 0xf200].map(|block: u32| block + code);
            codes.iter().find_map(|code| maps().find_map(|map| map.glyph(*code)))
        };
        if map == CharMap::Symbol && code <= 0xff { exact.or_else(private) } else { exact }
    }

    pub(super) fn glyph_named(&self, name: &str) -> Option<u16> {
        self.glyphs.get(name).copied()
    }

    pub(super) fn name(&self, glyph: u16) -> Option<&str> {
        self.names.name(glyph)
    }

    pub(super) fn unicode(&self, glyph: u16) -> Option<char> {
        self.characters.get(usize::from(glyph)).copied().filter(|&c| c != '\0')
    }

    /// In thousandths of an em; glyphs at the end share the last width.
    pub(super) fn width(&self, glyph: u16) -> Option<u32> {
        let width = self.widths.get(usize::from(glyph)).or_else(|| self.widths.last())?;
        Some((u32::from(*width) * 1000 + u32::from(self.units_per_em) / 2) / u32::from(self.units_per_em))
    }
}

fn is_of(map: &Map, wanted: CharMap) -> bool {
    match wanted {
        CharMap::Unicode => matches!((map.platform, map.encoding), (3, 1 | 10) | (0, _)),
        CharMap::Symbol => (map.platform, map.encoding) == (3, 0),
        CharMap::Mac => (map.platform, map.encoding) == (1, 0),
    }
}

fn glyph_count(maxp: &[u8], head: &[u8], loca: &[u8]) -> u16 {
    let is_long = u16_at(head, 50) == Some(1);
    let places = loca.len() / if is_long { 4 } else { 2 };
    u16_at(maxp, 4).unwrap_or_else(|| u16::try_from(places.saturating_sub(1)).unwrap_or(u16::MAX))
}

/// The character of each glyph: the lowest of those that it has, those outside the private area first.
fn characters(maps: &[Map]) -> Vec<char> {
    let pairs = |wanted| maps.iter().filter(move |map| is_of(map, wanted)).flat_map(Map::pairs);
    let of_unicode = || pairs(CharMap::Unicode).filter_map(|(code, glyph)| Some((char::from_u32(code)?, glyph)));
    let of_mac = pairs(CharMap::Mac);
    let of_mac =
        of_mac.filter_map(|(code, glyph)| Some((Encoding::MacRoman.to_char(u8::try_from(code).ok()?)?, glyph)));
    let is_private = |c: char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\0'..'\u{20}');
    let public = of_unicode().filter(|&(c, _)| !is_private(c));
    let mut characters = Vec::new();
    for (c, glyph) in public.chain(of_mac).chain(of_unicode()) {
        let glyph = usize::from(glyph);
        if characters.len() <= glyph {
            characters.resize(glyph + 1, '\0');
        }
        if let Some(slot) = characters.get_mut(glyph).filter(|slot| **slot == '\0') {
            *slot = c;
        }
    }
    characters
}

/// The names of glyphs by the table `post`, formats 1 and 2 (OpenType 1.9, "post").
#[derive(Clone, Debug, Default)]
struct Names {
    /// The place of each glyph's name, first among the names of Mac OS, then among its own.
    places: Vec<u16>,
    own: Vec<String>,
}

impl Names {
    fn read(post: &[u8]) -> Self {
        match u32_at(post, 0) {
            Some(0x0001_0000) => Self { places: (0..258).collect(), own: Vec::new() },
            Some(0x0002_0000) => {
                let count = usize::from(u16_at(post, 32).unwrap_or(0));
                let rest = post.get(34..).unwrap_or_default();
                let places = rest.as_chunks::<2>().0.iter().take(count).map(|&place| u16::from_be_bytes(place));
                Self { places: places.collect(), own: own_names(rest.get(count * 2..).unwrap_or_default()) }
            }
            _ => Self::default(),
        }
    }

    fn name(&self, glyph: u16) -> Option<&str> {
        let place = usize::from(*self.places.get(usize::from(glyph))?);
        match place.checked_sub(MAC_ORDER.len()) {
            Some(place) => self.own.get(place).map(String::as_str),
            None => MAC_ORDER.get(place).copied(),
        }
    }

    /// The first glyph of each name.
    fn glyphs(&self) -> HashMap<String, u16> {
        let mut glyphs = HashMap::new();
        for glyph in 0..u16::try_from(self.places.len()).unwrap_or(u16::MAX) {
            if let Some(name) = self.name(glyph)
                && !glyphs.contains_key(name)
            {
                glyphs.insert(name.to_owned(), glyph);
            }
        }
        glyphs
    }
}

/// The names in the table itself, each behind its length.
fn own_names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(len) = u8_at(bytes, at).map(usize::from)
        && let Some(name) = bytes.get(at + 1..at + 1 + len)
    {
        names.push(String::from_utf8_lossy(name).into_owned());
        at += 1 + len;
    }
    names
}
