//! How wide the glyphs of the 14 standard fonts are, which a file need not bring along (ISO 32000-2, 9.6.2.2).
//!
//! The table has lines of widths and the glyphs that have them: six columns for Latin text, then one for Symbol, then
//! one for ZapfDingbats, with an empty line between. `assets/FONT.md` tells where it is from.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::encoding::Encoding;

/// One of the standard fonts; upright and slanted share their widths where the makers gave them the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StandardFont {
    /// Helvetica and Helvetica-Oblique.
    Helvetica,
    /// Helvetica-Bold and Helvetica-BoldOblique.
    HelveticaBold,
    /// Times-Roman.
    Times,
    /// Times-Bold.
    TimesBold,
    /// Times-Italic.
    TimesItalic,
    /// Times-BoldItalic.
    TimesBoldItalic,
    /// The four of Courier.
    Courier,
    /// Symbol.
    Symbol,
    /// ZapfDingbats.
    ZapfDingbats,
}

/// The width of every glyph of Courier.
const COURIER: u16 = 600;

/// Widths in Helvetica, Helvetica-Bold, Times-Roman, Times-Bold, Times-Italic, Times-BoldItalic; in Symbol and
/// ZapfDingbats only the first counts.
type Widths = HashMap<&'static str, [u16; 6]>;

static WIDTHS: LazyLock<[Widths; 3]> = LazyLock::new(|| {
    let mut tables = [Widths::new(), Widths::new(), Widths::new()];
    let text = include_str!("../../../../assets/font/width.txt");
    for (table, lines) in tables.iter_mut().zip(text.split("\n\n")) {
        for line in lines.lines() {
            let columns = line.split(' ').map_while(|token| token.parse().ok());
            let mut widths = [0; 6];
            widths.iter_mut().zip(columns).for_each(|(column, width)| *column = width);
            let names = line.split(' ').skip_while(|token| token.parse::<u16>().is_ok());
            table.extend(names.map(|name| (name, widths)));
        }
    }
    tables
});

impl StandardFont {
    /// The standard font that this name of a font means: its own, one of the usual second names (`ArialMT`,
    /// `TimesNewRoman,Bold`, `CourierNewPS-ItalicMT`), with or without the mark of a subset (`ABCDEF+`).
    pub fn from_name(name: &[u8]) -> Option<Self> {
        let (name, _) = name.split_at_checked(64).unwrap_or((name, &[]));
        let name = if name.get(6) == Some(&b'+') { name.get(7..)? } else { name };
        let name: String = name
            .iter()
            .filter(|byte| !matches!(byte, b' ' | b',' | b'-' | b'_'))
            .map(|&byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        let families =
            ["helvetica", "arial", "timesnewroman", "times", "couriernew", "courier", "symbol", "zapfdingbats"];
        let (family, style) = families.iter().find_map(|family| Some((*family, name.strip_prefix(family)?)))?;
        let (is_bold, is_italic) = read_style(style)?;
        Some(match (family, is_bold, is_italic) {
            ("helvetica" | "arial", false, _) => Self::Helvetica,
            ("helvetica" | "arial", true, _) => Self::HelveticaBold,
            ("timesnewroman" | "times", false, false) => Self::Times,
            ("timesnewroman" | "times", true, false) => Self::TimesBold,
            ("timesnewroman" | "times", false, true) => Self::TimesItalic,
            ("timesnewroman" | "times", true, true) => Self::TimesBoldItalic,
            ("symbol", ..) => Self::Symbol,
            ("zapfdingbats", ..) => Self::ZapfDingbats,
            _ => Self::Courier,
        })
    }

    /// The width of a glyph by its name, in thousandths of the size of the font.
    pub fn width(self, glyph: &str) -> Option<u16> {
        let (table, column) = match self {
            Self::Helvetica => (0, 0),
            Self::HelveticaBold => (0, 1),
            Self::Times => (0, 2),
            Self::TimesBold => (0, 3),
            Self::TimesItalic => (0, 4),
            Self::TimesBoldItalic => (0, 5),
            Self::Courier => return Some(COURIER).filter(|_| glyph != ".notdef"),
            Self::Symbol => (1, 0),
            Self::ZapfDingbats => (2, 0),
        };
        WIDTHS.get(table)?.get(glyph)?.get(column).copied()
    }

    /// The encoding that the font has when the file names none.
    pub fn encoding(self) -> Encoding {
        match self {
            Self::Symbol => Encoding::Symbol,
            Self::ZapfDingbats => Encoding::ZapfDingbats,
            _ => Encoding::Standard,
        }
    }

    /// How far the font reaches above its line, in thousandths of its size; for the two of signs the top of their box.
    pub fn ascent(self) -> i16 {
        match self {
            Self::Helvetica | Self::HelveticaBold => 718,
            Self::Times | Self::TimesBold | Self::TimesItalic | Self::TimesBoldItalic => 683,
            Self::Courier => 629,
            Self::Symbol => 1010,
            Self::ZapfDingbats => 820,
        }
    }

    /// How far it reaches below its line, in thousandths of its size, negative.
    pub fn descent(self) -> i16 {
        match self {
            Self::Helvetica | Self::HelveticaBold => -207,
            Self::Times | Self::TimesBold | Self::TimesItalic | Self::TimesBoldItalic => -217,
            Self::Courier => -157,
            Self::Symbol => -293,
            Self::ZapfDingbats => -143,
        }
    }
}

/// Tells whether a style is bold and whether it slants; none if it says more than that, as `narrow` does.
fn read_style(mut style: &str) -> Option<(bool, bool)> {
    let (mut is_bold, mut is_italic) = (false, false);
    while !style.is_empty() {
        let words = ["bold", "italic", "oblique", "regular", "normal", "roman", "psmt", "ps", "mt", "std"];
        let word = words.into_iter().find(|word| style.starts_with(word))?;
        is_bold |= word == "bold";
        is_italic |= word == "italic" || word == "oblique";
        style = style.get(word.len()..)?;
    }
    Some((is_bold, is_italic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_second_names() {
        for (name, font) in [
            ("Helvetica", Some(StandardFont::Helvetica)),
            ("Helvetica-BoldOblique", Some(StandardFont::HelveticaBold)),
            ("ArialMT", Some(StandardFont::Helvetica)),
            ("Arial,BoldItalic", Some(StandardFont::HelveticaBold)),
            ("ABCDEF+Arial-BoldMT", Some(StandardFont::HelveticaBold)),
            ("Times-Roman", Some(StandardFont::Times)),
            ("TimesNewRoman,Bold", Some(StandardFont::TimesBold)),
            ("TimesNewRomanPS-BoldItalicMT", Some(StandardFont::TimesBoldItalic)),
            ("Times New Roman", Some(StandardFont::Times)),
            ("CourierNewPS-ItalicMT", Some(StandardFont::Courier)),
            ("Symbol,Italic", Some(StandardFont::Symbol)),
            ("ZapfDingbats", Some(StandardFont::ZapfDingbats)),
            ("ArialNarrow", None),
            ("Helvetica-Light", None),
            ("Garamond", None),
            ("", None),
        ] {
            assert_eq!(StandardFont::from_name(name.as_bytes()), font, "{name}");
        }
    }

    #[test]
    fn widths_of_the_makers() {
        for (font, glyph, width) in [
            (StandardFont::Helvetica, "A", Some(667)),
            (StandardFont::HelveticaBold, "A", Some(722)),
            (StandardFont::Times, "space", Some(250)),
            (StandardFont::TimesBold, "a", Some(500)),
            (StandardFont::TimesItalic, "W", Some(833)),
            (StandardFont::TimesBoldItalic, "at", Some(832)),
            (StandardFont::Courier, "i", Some(600)),
            (StandardFont::Symbol, "alpha", Some(631)),
            (StandardFont::ZapfDingbats, "a1", Some(974)),
            (StandardFont::ZapfDingbats, "A", None),
            (StandardFont::Courier, ".notdef", None),
        ] {
            assert_eq!(font.width(glyph), width, "{font:?} {glyph}");
        }
    }

    #[test]
    fn every_glyph_of_a_standard_encoding_has_a_width() {
        for (font, encoding) in [
            (StandardFont::Helvetica, Encoding::WinAnsi),
            (StandardFont::Times, Encoding::Standard),
            (StandardFont::Symbol, Encoding::Symbol),
            (StandardFont::ZapfDingbats, Encoding::ZapfDingbats),
        ] {
            for name in (0..=255).filter_map(|code| encoding.name(code)) {
                assert!(font.width(name).is_some(), "{font:?} {name}");
            }
        }
    }
}
