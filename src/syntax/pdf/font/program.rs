//! The font programs that files bring along (ISO 32000-2, 9.9): which glyph is meant by a code, a name or a CID.
//!
//! Outlines are not read. Subsets that writers of PDF make leave out tables that a font on its own must have, so
//! whatever is missing just tells nothing.

mod big_endian;
pub(super) mod cff;
mod charmap;
pub(super) mod sfnt;
mod truetype;
pub(super) mod type1;

pub(super) use big_endian::{u8_at, u16_at, u32_at};

use std::borrow::Cow;

use self::cff::Cff;
use self::truetype::TrueType;
use self::type1::Type1;

use super::encoding::Encoding;
use super::glyph_name;

/// What a font program is, by its content; what the file says of it is often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tables with outlines of TrueType.
    TrueType,
    /// Tables with a `CFF` table.
    OpenType,
    /// Compact Font Format on its own, be it of type `Type1C` or `CIDFontType0C`.
    Cff,
    /// PostScript, with or without the segments of a PFB file.
    Type1,
}

/// The kind of a program; none where the bytes are no font that a PDF file may have.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    if let Some(tables) = sfnt::tables(bytes) {
        let has_cff = tables.iter().any(|table| &table.tag == b"CFF ");
        return Some(if has_cff { Kind::OpenType } else { Kind::TrueType });
    }
    if type1::is_type1(bytes) {
        return Some(Kind::Type1);
    }
    cff::start(bytes).map(|_| Kind::Cff)
}

/// Which of the tables of a TrueType font that map characters is asked (9.6.5.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CharMap {
    /// Those for Unicode: platform 3, encoding 1 or 10; platform 0.
    Unicode,
    /// The one for signs: platform 3, encoding 0.
    Symbol,
    /// The one for Mac OS Roman: platform 1, encoding 0.
    Mac,
}

/// A font program, as far as text needs it.
#[derive(Clone, Debug)]
pub struct Program {
    kind: Kind,
    truetype: Option<TrueType>,
    cff: Option<Cff>,
    type1: Option<Type1>,
}

impl Program {
    /// Reads a program; none where the bytes are no font, or too damaged to tell a glyph.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let kind = kind(bytes)?;
        let mut program = Self { kind, truetype: None, cff: None, type1: None };
        match kind {
            Kind::TrueType => program.truetype = Some(TrueType::read(bytes)?),
            Kind::OpenType => {
                program.cff = Some(Cff::read(sfnt::table(bytes, b"CFF ")?)?);
                program.truetype = TrueType::read(bytes);
            }
            Kind::Cff => program.cff = Some(Cff::read(bytes)?),
            Kind::Type1 => program.type1 = Some(Type1::read(bytes)),
        }
        Some(program)
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How many glyphs it has; none for Type 1, whose glyphs have no numbers.
    pub fn glyph_count(&self) -> Option<u16> {
        self.cff.as_ref().map(Cff::glyph_count).or_else(|| Some(self.truetype.as_ref()?.glyph_count()))
    }

    /// Tells whether its glyphs have CIDs and no names.
    pub fn is_cid_keyed(&self) -> bool {
        self.cff.as_ref().is_some_and(Cff::is_cid_keyed)
    }

    /// The glyph that a CID means, where the file has no `CIDToGIDMap` (9.7.4.2).
    pub fn glyph_of_cid(&self, cid: u16) -> Option<u16> {
        match &self.cff {
            Some(cff) => cff.glyph_of_cid(cid),
            None => Some(cid),
        }
    }

    /// The glyph of a character in one of the maps of a font with tables. In the map for signs, a code of one byte
    /// also means F000 to F2FF and that byte.
    pub fn glyph(&self, map: CharMap, code: u32) -> Option<u16> {
        self.truetype.as_ref()?.glyph(map, code)
    }

    /// The glyph of a name.
    pub fn glyph_named(&self, name: &str) -> Option<u16> {
        let named = self.cff.as_ref().and_then(|cff| cff.glyph_named(name));
        named.or_else(|| self.truetype.as_ref()?.glyph_named(name))
    }

    /// The glyph that a code of one byte means in a simple TrueType font (9.6.5.4), given the name that the encoding
    /// in the file gives to the code, and whether the file calls the font symbolic.
    pub fn glyph_of_code(&self, code: u8, name: Option<&str>, is_symbolic: bool) -> Option<u16> {
        let by_name = || {
            let name = name?;
            let character = glyph_name::to_unicode(name, false).and_then(|text| text.chars().next());
            let of_mac = || (0..=255).find(|&code| Encoding::MacRoman.name(code) == Some(name));
            character
                .and_then(|c| self.glyph(CharMap::Unicode, u32::from(c)))
                .or_else(|| self.glyph(CharMap::Mac, u32::from(of_mac()?)))
                .or_else(|| self.glyph_named(name))
        };
        let by_code = || {
            let maps = [CharMap::Symbol, CharMap::Mac, CharMap::Unicode];
            maps.into_iter().find_map(|map| self.glyph(map, u32::from(code)))
        };
        if is_symbolic { by_code().or_else(by_name) } else { by_name().or_else(by_code) }
    }

    /// The name of a glyph.
    pub fn name(&self, glyph: u16) -> Option<Cow<'_, str>> {
        let named = self.cff.as_ref().and_then(|cff| cff.name(glyph));
        named.or_else(|| self.truetype.as_ref()?.name(glyph).map(Cow::Borrowed))
    }

    /// The name that the program itself gives to a code of one byte.
    pub fn builtin_name(&self, code: u8) -> Option<Cow<'_, str>> {
        let of_cff = self.cff.as_ref().and_then(|cff| cff.builtin_name(code));
        of_cff.or_else(|| self.type1.as_ref()?.builtin_name(code).map(Cow::Borrowed))
    }

    /// The text that a glyph stands for, by the maps for Unicode and for Mac OS Roman, else by its name.
    pub fn unicode(&self, glyph: u16) -> Option<String> {
        let mapped = self.truetype.as_ref().and_then(|tables| tables.unicode(glyph)).map(String::from);
        mapped.or_else(|| glyph_name::to_unicode(&self.name(glyph)?, false))
    }

    /// The width of a glyph in thousandths of the size of the font; only fonts with tables tell it here.
    pub fn width(&self, glyph: u16) -> Option<u32> {
        self.truetype.as_ref()?.width(glyph)
    }
}

#[cfg(test)]
mod tests;
