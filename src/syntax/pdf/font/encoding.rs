//! The encodings that ISO 32000-2 names: which glyph a code of one byte stands for (annex D).
//!
//! The table is one line an encoding: names of glyphs in the order of their codes, and a number where the row goes on
//! at another code. `assets/FONT.md` tells where it is from.

use std::sync::LazyLock;

/// A named encoding of the annex; [`Encoding::Expert`] is the one of the Compact Font Format (Technical Note 5176,
/// appendix B), which no page names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Adobe's standard encoding for Latin text.
    Standard,
    /// The one of Mac OS for Latin text, with the mathematical signs that TrueType fonts use of it (9.6.5.4).
    MacRoman,
    /// The one of Windows, code page 1252; what it leaves free stands for a bullet.
    WinAnsi,
    /// Small capitals, old style figures and the like.
    MacExpert,
    /// The built-in one of the font Symbol.
    Symbol,
    /// The built-in one of the font ZapfDingbats.
    ZapfDingbats,
    /// The one of text strings outside pages.
    PdfDoc,
    /// The expert encoding of the Compact Font Format.
    Expert,
}

type Table = [[Option<&'static str>; 256]; 8];

static NAMES: LazyLock<Table> = LazyLock::new(|| {
    let mut table = [[None; 256]; 8];
    for (row, line) in table.iter_mut().zip(include_str!("../../../../assets/font/encoding.txt").lines()) {
        let mut code = 0_usize;
        for token in line.split(' ') {
            if let Ok(next) = token.parse() {
                code = next;
            } else if let Some(cell) = row.get_mut(code) {
                *cell = Some(token);
                code += 1;
            }
        }
    }
    table
});

/// The characters of `PDFDocEncoding` at 18 to 1F, and at 80 to 9E (hexadecimal).
const DOC_ACCENTS: &str = "˘ˇˆ˙˝˛˚˜";
const DOC_PUNCTUATION: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž";

impl Encoding {
    /// The encoding of this name, as an entry `Encoding` or `BaseEncoding` has it, without the slash.
    pub fn from_name(name: &[u8]) -> Option<Self> {
        Some(match name {
            b"StandardEncoding" => Self::Standard,
            b"MacRomanEncoding" => Self::MacRoman,
            b"WinAnsiEncoding" => Self::WinAnsi,
            b"MacExpertEncoding" => Self::MacExpert,
            b"SymbolEncoding" => Self::Symbol,
            b"ZapfDingbatsEncoding" => Self::ZapfDingbats,
            b"PDFDocEncoding" => Self::PdfDoc,
            _ => return None,
        })
    }

    /// The name of the glyph at this code.
    pub fn name(self, code: u8) -> Option<&'static str> {
        *NAMES.get(self as usize)?.get(usize::from(code))?
    }

    /// The character at this code of `PDFDocEncoding`; for the other encodings the one that the glyph's name means.
    pub fn to_char(self, code: u8) -> Option<char> {
        if self != Self::PdfDoc {
            let text = super::glyph_name::to_unicode(self.name(code)?, self == Self::ZapfDingbats)?;
            return text.chars().next();
        }
        match code {
            0x18..=0x1f => DOC_ACCENTS.chars().nth(usize::from(code - 0x18)),
            0x80..=0x9e => DOC_PUNCTUATION.chars().nth(usize::from(code - 0x80)),
            0xa0 => Some('€'),
            0x7f | 0x9f | 0xad => None,
            _ => Some(char::from(code)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_annex_names_these_glyphs() {
        for (encoding, code, name) in [
            (Encoding::Standard, 0o101, Some("A")),
            (Encoding::Standard, 0o47, Some("quoteright")),
            (Encoding::Standard, 0o373, Some("germandbls")),
            (Encoding::Standard, 0o200, None),
            (Encoding::MacRoman, 0o212, Some("adieresis")),
            (Encoding::MacRoman, 0o312, Some("space")),
            (Encoding::MacRoman, 0o377, Some("caron")),
            (Encoding::WinAnsi, 0o200, Some("Euro")),
            (Encoding::WinAnsi, 0o201, Some("bullet")),
            (Encoding::WinAnsi, 0o240, Some("space")),
            (Encoding::WinAnsi, 0o255, Some("hyphen")),
            (Encoding::WinAnsi, 0o377, Some("ydieresis")),
            (Encoding::WinAnsi, 0o37, None),
            (Encoding::MacExpert, 0o141, Some("Asmall")),
            (Encoding::Symbol, 0o141, Some("alpha")),
            (Encoding::Symbol, 0o376, Some("bracerightbt")),
            (Encoding::ZapfDingbats, 0o41, Some("a1")),
            (Encoding::ZapfDingbats, 0o376, Some("a191")),
            (Encoding::PdfDoc, 0o240, Some("Euro")),
            (Encoding::Expert, 0o377, Some("Ydieresissmall")),
        ] {
            assert_eq!(encoding.name(code), name, "{encoding:?} {code:o}");
        }
    }

    #[test]
    fn characters_of_strings_outside_pages() {
        let text: String = [0x18, 0x1f, 0x41, 0x80, 0x84, 0x9e, 0xa0, 0xe9, 0x0a]
            .into_iter()
            .filter_map(|code| Encoding::PdfDoc.to_char(code))
            .collect();
        assert_eq!(text, "˘˜A•—ž€é\n");
        assert_eq!(Encoding::PdfDoc.to_char(0x9f), None);
    }

    #[test]
    fn names_and_characters_of_pdf_doc_agree() {
        for code in 0x20..=0xff {
            let Some(name) = Encoding::PdfDoc.name(code) else { continue };
            let meant = crate::syntax::pdf::font::glyph_name::to_unicode(name, false);
            assert_eq!(Encoding::PdfDoc.to_char(code).map(String::from), meant, "{name}");
        }
    }

    #[test]
    fn every_name_has_a_character() {
        for encoding in [
            Encoding::Standard,
            Encoding::MacRoman,
            Encoding::WinAnsi,
            Encoding::MacExpert,
            Encoding::Symbol,
            Encoding::ZapfDingbats,
            Encoding::PdfDoc,
            Encoding::Expert,
        ] {
            let named = (0..=255).filter(|&code| encoding.name(code).is_some()).count();
            assert!(named >= 149, "{encoding:?}: {named}");
            for code in (0..=255).filter(|&code| encoding.name(code).is_some()) {
                assert!(encoding.to_char(code).is_some(), "{encoding:?} {:?}", encoding.name(code));
            }
        }
    }

    #[test]
    fn only_names_of_the_standard_are_known() {
        assert_eq!(Encoding::from_name(b"WinAnsiEncoding"), Some(Encoding::WinAnsi));
        assert_eq!(Encoding::from_name(b"Identity-H"), None);
    }
}
