//! Names of fonts that are everybody's.

use super::metrics::StandardFont;

/// Families of fonts that readers have, or know what to take for.
const FAMILIES: &str = " Arial ArialNarrow ArialUnicode Helvetica Times TimesNewRoman Courier CourierNew Symbol ZapfDingbats Calibri \
    Cambria Candara Consolas Constantia Corbel Verdana Tahoma Georgia Garamond Palatino PalatinoLinotype BookAntiqua \
    BookmanOldStyle CenturyGothic CenturySchoolbook ComicSans FranklinGothic GillSans Impact LucidaConsole LucidaSans SegoeUI \
    TrebuchetMS Trebuchet Wingdings Webdings SimSun SimHei MSGothic MSMincho MSPGothic MSung STSong KozMinPro KozGoPro HeiseiMin \
    HeiseiKakuGo HYSMyeongJo HYGoThic AdobeSongStd AdobeMingStd DejaVuSans DejaVuSerif LiberationSans LiberationSerif Roboto \
    OpenSans NotoSans NotoSerif MyriadPro MinionPro ";

/// How fonts of a family differ.
const CUTS: &str = " Bold Italic Oblique Regular Roman Light Medium Black Narrow Condensed BoldItalic BoldOblique MT PSMT PS BoldMT \
    ItalicMT BoldItalicMT Semibold SemiboldItalic LightItalic MediumItalic BlackItalic W Std Identity H V ";

/// Tells whether a name is that of such a font, with its style: it says nothing of whoever wrote with it.
pub fn is_usual(name: &[u8]) -> bool {
    let is_in = |list: &str, word: &[u8]| memchr::memmem::find(list.as_bytes(), &[b" ", word, b" "].concat()).is_some();
    let mut parts = name.split(|byte| matches!(byte, b'-' | b',' | b' '));
    let family = parts.next().unwrap_or_default();
    let family = ["PSMT", "MT", "PS"].iter().find_map(|end| family.strip_suffix(end.as_bytes())).unwrap_or(family);
    StandardFont::from_name(name).is_some()
        || family.iter().all(u8::is_ascii_alphanumeric)
            && is_in(FAMILIES, family)
            && parts.all(|part| is_in(CUTS, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_that_everybody_has_are_told_by_family_and_style() {
        for name in ["Arial-BoldMT", "TimesNewRomanPSMT", "Calibri,Bold", "Helvetica", "SegoeUI-Light", "CourierNew"] {
            assert!(is_usual(name.as_bytes()), "{name}");
        }
        assert!(!["JaneSans", "Arial-Jane", "Jane", "", "Arial Jane"].iter().any(|name| is_usual(name.as_bytes())));
    }
}
