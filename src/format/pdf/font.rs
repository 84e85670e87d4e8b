//! Fonts without what only says where they come from (ISO 32000-2, 9.5 to 9.8).

use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::syntax::pdf::font::bare::bare;
use crate::syntax::pdf::font::cmap::{CMap, write_to_unicode};
use crate::syntax::pdf::lexer::{is_delimiter, is_white};
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Ref, Stream};

impl Walk<'_> {
    /// A font. What its codes say is told of those alone that it is still shown with.
    ///
    /// # Errors
    /// What its parts give.
    pub fn font(&mut self, object: &Object, at: Option<Ref>) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        let keys = ["Type", "Subtype", "FirstChar", "LastChar", "Widths", "FontBBox", "FontMatrix"];
        self.copy(from, &keys, &mut dict);
        self.font_name(from, "BaseFont", &mut dict);
        if from.has("FontDescriptor") {
            dict.set("FontDescriptor", self.link(from.get("FontDescriptor"), Kind::Descriptor)?);
        }
        dict.set("Encoding", self.encoding(from.get("Encoding"), from)?);
        let codes = at.and_then(|at| self.codes.get(&at.number));
        if from.has("ToUnicode")
            && let Some(codes) = codes
        {
            let map = self.packed(Dict::default(), &write_to_unicode(codes));
            let at = self.out.reserve();
            self.put(at, map);
            dict.set("ToUnicode", Object::Ref(at));
        }
        let descendants = self.file.value(from, "DescendantFonts");
        if let Some(first) = descendants.as_array().and_then(<[_]>::first) {
            dict.set("DescendantFonts", Object::Array(vec![self.link(first, Kind::Descendant)?]));
        }
        if let Object::Dict(glyphs) = &*self.file.value(from, "CharProcs") {
            let glyphs = glyphs.clone();
            let resources = self.file.value(from, "Resources").as_dict().cloned().unwrap_or_default();
            self.drawn_glyphs(&glyphs, resources, &mut dict)?;
        }
        dict.0.retain(|_, value| *value != Object::Null);
        Ok(dict.into())
    }

    /// What gives codes their glyphs: a name, names for single codes, or a map.
    fn encoding(&mut self, object: &Object, font: &Dict) -> Result<Object> {
        let found = self.file.resolve(object);
        match &*found {
            Object::Dict(from) => {
                let mut dict = Dict::default();
                self.copy(from, &["BaseEncoding"], &mut dict);
                dict.set("Differences", self.differences(from, font));
                dict.0.retain(|_, value| *value != Object::Null);
                Ok(dict.into())
            }
            Object::Stream(map) => {
                let mut dict = Dict::default();
                self.copy(&map.dict, &["Type", "WMode"], &mut dict);
                dict.set("CMapName", Object::name("Own"));
                let base = self.map_name(map.dict.get("UseCMap"));
                if base != Object::Null {
                    dict.set("UseCMap", base);
                }
                self.system_info(&map.dict, &mut dict);
                let bytes = without_words(&self.file.bytes_of(map)?);
                let map = self.packed(dict, &bytes);
                let at = self.out.reserve();
                self.put(at, map);
                Ok(Object::Ref(at))
            }
            other => Ok(self.map_name(other)),
        }
    }

    /// The glyphs of a drawn font.
    fn drawn_glyphs(&mut self, glyphs: &Dict, resources: Dict, dict: &mut Dict) -> Result<()> {
        let mut all = Dict::default();
        let (resources, mut used) = (std::rc::Rc::new(resources), super::resource::Used::default());
        for (name, glyph) in &glyphs.0 {
            let found = self.file.resolve(glyph);
            let Object::Stream(stream) = &*found else { continue };
            let bytes = self.file.bytes_of(stream)?;
            let bytes = super::contents::glyph_operations(self, &bytes, &resources, &mut used)?;
            let glyph = self.out.reserve();
            self.put(glyph, Object::Stream(packed_stream(Dict::default(), &bytes)));
            all.0.insert(Self::drawn_glyph_name(glyphs, name), Object::Ref(glyph));
        }
        dict.set("CharProcs", all.into());
        dict.set("Resources", self.resources(&resources, &used)?.into());
        Ok(())
    }

    /// The font that a composite one is made of (9.7.4).
    ///
    /// # Errors
    /// What its parts give.
    pub fn descendant(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        self.copy(from, &["Type", "Subtype", "DW", "W", "DW2", "W2"], &mut dict);
        self.font_name(from, "BaseFont", &mut dict);
        self.system_info(from, &mut dict);
        if from.has("FontDescriptor") {
            dict.set("FontDescriptor", self.link(from.get("FontDescriptor"), Kind::Descriptor)?);
        }
        match &*self.file.value(from, "CIDToGIDMap") {
            Object::Stream(map) => dict.set("CIDToGIDMap", self.indirect_stream(map, Dict::default())?),
            Object::Name(_) => dict.set("CIDToGIDMap", Object::name("Identity")),
            _ => {}
        }
        Ok(dict.into())
    }

    /// Which collection of glyphs a font belongs to (9.7.3).
    fn system_info(&mut self, from: &Dict, to: &mut Dict) {
        let found = self.file.value(from, "CIDSystemInfo");
        let Some(from) = found.as_dict() else { return };
        let mut dict = Dict::default();
        for key in ["Registry", "Ordering"] {
            let value = self.file.value(from, key);
            let value = value.as_string().filter(|value| COLLECTIONS.contains(value)).unwrap_or(b"Identity");
            dict.set(key, Object::String(value.to_vec()));
        }
        self.copy(from, &["Supplement"], &mut dict);
        to.set("CIDSystemInfo", dict.into());
    }

    /// What describes a font (9.8).
    ///
    /// # Errors
    /// What its parts give.
    pub fn descriptor(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        let keys = [
            "Type",
            "FontStretch",
            "FontWeight",
            "Flags",
            "FontBBox",
            "ItalicAngle",
            "Ascent",
            "Descent",
            "Leading",
            "CapHeight",
            "XHeight",
            "StemV",
            "StemH",
            "AvgWidth",
            "MaxWidth",
            "MissingWidth",
        ];
        self.copy(from, &keys, &mut dict);
        self.font_name(from, "FontName", &mut dict);
        for key in ["FontFile", "FontFile2", "FontFile3"] {
            let Object::Stream(stream) = &*self.file.value(from, key) else { continue };
            let mut own = Dict::default();
            self.copy(&stream.dict, &["Subtype", "Length1", "Length2", "Length3"], &mut own);
            let at = self.out.reserve();
            let program = self.program(stream, key, own)?;
            self.put(at, program);
            dict.set(key, Object::Ref(at));
        }
        Ok(dict.into())
    }

    /// The program of a font without what drawing does not need; one that cannot be read goes.
    fn program(&mut self, stream: &Stream, key: &str, mut dict: Dict) -> Result<Object> {
        if !self.slots.is_writing() {
            return Ok(Object::Null);
        }
        let bytes = self.file.bytes_of(stream)?;
        let Some(bare) = bare(&bytes) else { return Ok(Object::Null) };
        if key == "FontFile2" {
            dict.set("Length1", Object::Integer(bare.len() as i64));
        }
        Ok(Object::Stream(packed_stream(dict, &bare)))
    }

    fn indirect_stream(&mut self, stream: &Stream, dict: Dict) -> Result<Object> {
        let object = self.stream(stream, dict)?;
        let at = self.out.reserve();
        self.put(at, object);
        Ok(Object::Ref(at))
    }
}

/// The names in which collections of glyphs are called (9.7.3).
const COLLECTIONS: [&[u8]; 7] = [b"Adobe", b"Identity", b"GB1", b"CNS1", b"Japan1", b"Korea1", b"KR"];

/// A map of codes without its comments, and without strings and names that are not the standard's: what it is called, and
/// by whom.
fn without_words(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let len = |ends: fn(&u8) -> bool| after.iter().take_while(|byte| !ends(byte)).count();
        let (word, after) = match byte {
            b'%' => after.split_at(len(|byte| matches!(byte, b'\r' | b'\n'))),
            b'(' => after.split_at(string_len(after)),
            b'/' => after.split_at(len(|byte| is_delimiter(*byte) || is_white(*byte))),
            _ => (after.get(..0).unwrap_or_default(), after),
        };
        rest = after;
        match byte {
            b'%' => {}
            b'(' if COLLECTIONS.contains(&word) => [b"(", word].iter().for_each(|piece| out.extend_from_slice(piece)),
            b'(' => out.extend_from_slice(b"(Identity"),
            b'/' if MAP_NAMES.contains(&word) || CMap::named(word).is_some() => {
                [b"/", word].iter().for_each(|piece| out.extend_from_slice(piece))
            }
            b'/' => out.extend_from_slice(b"/Own"),
            _ => out.push(byte),
        }
    }
    out
}

/// The names that maps of codes call things by (Adobe Technical Note 5014).
const MAP_NAMES: [&[u8]; 13] = [
    b"CIDInit",
    b"CIDSystemInfo",
    b"CMap",
    b"CMapName",
    b"CMapType",
    b"CMapVersion",
    b"Ordering",
    b"ProcSet",
    b"Registry",
    b"Supplement",
    b"UIDOffset",
    b"WMode",
    b"XUID",
];

/// How many bytes a string has, up to what closes it.
fn string_len(bytes: &[u8]) -> usize {
    let (mut depth, mut is_escaped) = (1_usize, false);
    let closes = |byte: &u8| {
        let was_escaped = is_escaped;
        is_escaped = *byte == b'\\' && !was_escaped;
        match byte {
            b'(' if !was_escaped => depth += 1,
            b')' if !was_escaped => depth -= 1,
            _ => {}
        }
        depth == 0
    };
    bytes.iter().position(closes).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_keeps_its_codes_and_says_nothing_of_itself() {
        let map =
            b"%!PS Jane\n/CIDInit /ProcSet findresource begin /CMapName /Jane-H def\n/Registry (Jane \\) (Roe)) def \
            /Ordering (Japan1) def 1 begincodespacerange <00> <ff> endcodespacerange";
        let expected = b"\n/CIDInit /ProcSet findresource begin /CMapName /Own def\n/Registry (Identity) def \
            /Ordering (Japan1) def 1 begincodespacerange <00> <ff> endcodespacerange";
        assert_eq!(String::from_utf8_lossy(&without_words(map)), String::from_utf8_lossy(expected));
    }
}
