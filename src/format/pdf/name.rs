//! Names (ISO 32000-2, 7.3.5), which may say as much as any text. Those of the standard stay, and those that every
//! program gives; others by which something is called are numbered.

use std::cell::OnceCell;

use super::walk::Walk;
use crate::error::Result;
use crate::model::{Location, Notation};
use crate::syntax::pdf::font::cmap::CMap;
use crate::syntax::pdf::font::program::{Kind, Program};
use crate::syntax::pdf::font::{family, glyph_name};
use crate::syntax::pdf::{Dict, File, Object, text_string};

/// What values may be called, and the keys of what is taken over whole.
const KNOWN: &str = " \
    A AbsoluteColorimetric After All Alpha Alphabetic AppDefault Attached B BBox BE BS BackgroundColor BaseEncoding Baseline \
    BaselineShift Before BlackPoint Block BlockAlign BorderColor BorderStyle BorderThickness Both Butt C CIDFontType0 \
    CIDFontType0C CIDFontType2 Caption Center Checked Circle ClosedArrow ColSpan Color ColorBurn ColorDodge ColumnCount \
    ColumnGap ColumnWidths Column Compatible Condensed ContinuedForm ContinuedList Cyan D Dashed Darken Decimal Default \
    DeviceCMYK DeviceGray DeviceN DeviceRGB Diamond Difference Disc Distribute Dotted Double Duplex DuplexFlipLongEdge \
    DuplexFlipShortEdge End EndIndent Exclusion Expanded ExtraCondensed ExtraExpanded Font FontDescriptor Gamma GlyphOrientationVertical \
    Groove H HardLight Headers Height Hidden Hue Identity Image Indexed Inline InlineAlign Inset Inside Justify L L2R Large LrTb \
    Layout Lighten LineHeight LineThrough List ListNumbering LowerAlpha LowerRoman Luminosity MMType1 MacExpertEncoding \
    MacRomanEncoding Magenta Marked Matrix Middle Multiply N None Normal Nonstruct O OpenArrow OpenType Ordered Outset Outside \
    Overlay Overline P Padding Pattern Perceptual Placement PrintField ROpenArrow RClosedArrow R2L Range RelativeColorimetric \
    Ridge RlTb Role RowSpan RubyAlign RubyPosition S Saturation Scope Screen SemiCondensed SemiExpanded Separation Simplex Slash \
    SoftLight Solid SpaceAfter SpaceBefore Square StandardEncoding Start StartIndent Subtype Summary Suspects SymbolSet T \
    TBorderStyle TBorderColor TBorderThickness TPadding Table TbRl Text TextAlign TextDecorationColor TextDecorationThickness \
    TextDecorationType TextIndent Top TrueType Type Type0 Type1 Type1C Type3 Transparency U UltraCondensed UltraExpanded \
    Underline Unordered UpperAlpha UpperRoman UserProperties V W WhitePoint Width WinAnsiEncoding WritingMode Yellow Black \
    CalGray CalRGB CalCMYK Lab ICCBased DefaultGray DefaultRGB DefaultCMYK G RGB CMYK I CMap X Y rb Rb \
    Helv HeBo HeOb HeBO ZaDb TiRo TiBo TiIt TiBI Cour CoBo CoOb CoBO Symb ";

/// Tells whether a name is one of the standard's, or of those that every program calls the same thing by.
pub fn is_known(name: &[u8]) -> bool {
    let is_word = !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric);
    is_word && memchr::memmem::find(KNOWN.as_bytes(), &[b" ", name, b" "].concat()).is_some()
}

/// Tells whether a name is a number with up to two letters before it, or a number of ours.
fn is_number(name: &[u8]) -> bool {
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = name.split_at_checked(letters).unwrap_or_default();
    let is_ours = matches!(letters, b"Name" | b"Font" | b"Ink" | b"glyph" | b"index" | b"char") && !digits.is_empty();
    (letters.len() <= 2 || is_ours) && digits.len() <= 5 && digits.iter().all(u8::is_ascii_digit)
}

fn says_nothing(name: &[u8]) -> bool {
    is_known(name) || is_number(name)
}

/// By which name operations call what they called by another among the same resources.
pub fn resource_name(file: &File, resources: &Dict, kind: &str, name: &[u8]) -> Vec<u8> {
    if says_nothing(name) {
        return name.to_vec();
    }
    let all = file.value(resources, kind);
    all.as_dict().and_then(|all| numbered(all, "Name", name)).unwrap_or_else(|| b"Name0".to_vec())
}

/// The number of a key among those that say something, as a name that no key has.
fn numbered(all: &Dict, word: &str, name: &[u8]) -> Option<Vec<u8>> {
    let rank = all.0.keys().filter(|key| !says_nothing(key)).position(|key| key == name)?;
    let names = (1..).map(|number: usize| format!("{word}{number}").into_bytes());
    names.filter(|name| !all.0.contains_key(name)).nth(rank)
}

/// Tells whether the name of a glyph says what every font calls it, or nothing.
fn is_usual_glyph(name: &[u8]) -> bool {
    let is_letter = std::str::from_utf8(name).is_ok_and(|name| glyph_name::to_unicode(name, false).is_some());
    is_letter || name == b".notdef" || says_nothing(name)
}

/// Tells whether a name is that of an ink of the usual catalog, as `PANTONE 286 C`.
fn is_usual_ink(name: &[u8]) -> bool {
    let mut words = name.split(|byte| *byte == b' ');
    let is_short = |word: &[u8]| word.len() <= 3 || word.iter().all(u8::is_ascii_digit) && word.len() <= 5;
    says_nothing(name)
        || words.next() == Some(b"PANTONE") && words.by_ref().take(3).all(is_short) && words.next().is_none()
}

impl Walk<'_> {
    /// A name that is a text.
    ///
    /// # Errors
    /// What the slots give.
    pub fn own_name(&mut self, name: &[u8], location: Location) -> Result<Vec<u8>> {
        if says_nothing(name) {
            return Ok(name.to_vec());
        }
        let text = text_string::write(&String::from_utf8_lossy(name));
        let new = self.text(&text, location, Notation::Identifier)?;
        Ok(text_string::read(new.as_string().unwrap_or_default()).into_bytes())
    }

    /// Takes over the name of a font where it is one of those that readers have, else a number: what a font looks like is
    /// told by its program and its description.
    pub fn font_name(&mut self, from: &Dict, key: &str, to: &mut Dict) {
        let value = self.file.value(from, key);
        let Some(name) = value.as_name() else { return };
        // The mark of a font that is not whole (9.9.2).
        let name = if name.get(6) == Some(&b'+') { name.get(7..).unwrap_or_default() } else { name };
        let name = self.numbered_name(name, "Font", family::is_usual(name));
        to.set(key, Object::Name(name));
    }

    fn numbered_name(&mut self, name: &[u8], word: &'static str, is_usual: bool) -> Vec<u8> {
        if is_usual || says_nothing(name) {
            return name.to_vec();
        }
        let next = self.names.len() + 1;
        format!("{word}{}", self.names.entry(name.to_vec()).or_insert(next)).into_bytes()
    }

    /// The name of a glyph that a font draws itself.
    pub fn drawn_glyph_name(glyphs: &Dict, name: &[u8]) -> Vec<u8> {
        if is_usual_glyph(name) {
            name.to_vec()
        } else {
            numbered(glyphs, "glyph", name).unwrap_or_else(|| b".notdef".to_vec())
        }
    }

    /// The names that an encoding gives to single codes (9.6.5.1). What the font has no glyph of is shown by no reader.
    pub fn differences(&self, encoding: &Dict, font: &Dict) -> Object {
        let file = self.file;
        let list = file.value(encoding, "Differences");
        let drawn = file.value(font, "CharProcs");
        let descriptor = file.value(font, "FontDescriptor");
        let program = OnceCell::new();
        let has = |name: &[u8]| {
            let program = program.get_or_init(|| {
                let mut keys = ["FontFile", "FontFile2", "FontFile3"].iter();
                let found = keys.find_map(|key| Some(file.value(descriptor.as_dict()?, key).as_stream()?.clone()))?;
                Program::read(&file.bytes_of(&found).ok()?)
            });
            let name = std::str::from_utf8(name).ok();
            // The glyphs of Type 1 are locked away with their names.
            let is_told =
                |name, program: &Program| program.kind() == Kind::Type1 || program.glyph_named(name).is_some();
            name.zip(program.as_ref()).is_some_and(|(name, program)| is_told(name, program))
        };
        let mut all = Vec::new();
        for item in list.as_array().unwrap_or_default() {
            match (&*file.resolve(item), drawn.as_dict()) {
                (Object::Integer(code), _) => all.push(Object::Integer(*code)),
                (Object::Name(name), Some(drawn)) => all.push(Object::Name(Self::drawn_glyph_name(drawn, name))),
                (Object::Name(name), None) if is_usual_glyph(name) || has(name) => all.push(Object::Name(name.clone())),
                (Object::Name(_), None) => all.push(Object::name(".notdef")),
                _ => {}
            }
        }
        if all.is_empty() { Object::Null } else { Object::Array(all) }
    }

    /// The names of inks (8.6.6.4): one, or a list.
    pub fn inks(&mut self, object: &Object) -> Object {
        let found = self.file.resolve(object);
        let mut ink = |name: &[u8]| Object::Name(self.numbered_name(name, "Ink", is_usual_ink(name)));
        match &*found {
            Object::Name(name) => ink(name),
            Object::Array(names) => {
                let names: Vec<_> = names.iter().map(|name| name.as_name().unwrap_or_default().to_vec()).collect();
                Object::Array(names.iter().map(|name| ink(name)).collect())
            }
            _ => Object::Null,
        }
    }

    /// Takes over the name of a map of codes that every reader has.
    pub fn map_name(&self, object: &Object) -> Object {
        let found = self.file.resolve(object);
        let name = found.as_name().filter(|name| is_known(name) || CMap::named(name).is_some());
        name.map_or(Object::Null, |name| Object::Name(name.to_vec()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_standard_are_known_and_numbers_say_nothing() {
        for name in ["Normal", "A", "Black", "DeviceRGB", "Symb"] {
            assert!(is_known(name.as_bytes()), "{name}");
        }
        for name in ["JaneRoe", "", " ", "Normal Black", "normal", "Jane"] {
            assert!(!is_known(name.as_bytes()), "{name}");
        }
        assert!(["F1", "Im0", "TT12", "", "7", "Name12"].iter().all(|name| is_number(name.as_bytes())));
        assert!(
            !["Jane", "Jane1", "F555014", "F1a", "Name", "é1", "Roe"].iter().any(|name| is_number(name.as_bytes()))
        );
    }

    #[test]
    fn usual_glyphs_and_inks_keep_their_names() {
        assert!(["a", "adieresis", "uni00E4", "g12", ".notdef"].iter().all(|name| is_usual_glyph(name.as_bytes())));
        assert!(!is_usual_glyph(b"JaneRoe"));
        assert!(is_usual_ink(b"PANTONE 286 C") && is_usual_ink(b"Cyan") && !is_usual_ink(b"PANTONE Jane 5"));
    }

    #[test]
    fn names_of_resources_are_numbered_and_none_is_given_twice() {
        let fonts = ["Jane", "Richard", "F1", "Name1"].map(|name| (name.as_bytes().to_vec(), Object::Bool(true)));
        let fonts = Dict(fonts.into_iter().collect());
        assert_eq!(numbered(&fonts, "Name", b"Jane"), Some(b"Name2".to_vec()));
        assert_eq!(numbered(&fonts, "Name", b"Richard"), Some(b"Name3".to_vec()));
        assert_eq!(numbered(&fonts, "Name", b"Doe"), None);
    }
}
