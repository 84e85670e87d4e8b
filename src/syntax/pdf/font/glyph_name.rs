//! Which characters the name of a glyph stands for, by the rules of the Adobe Glyph List
//! (<https://github.com/adobe-type-tools/agl-specification>).
//!
//! Two things are done otherwise than there, because what is read here is searched and not shown. Small capitals, old
//! style figures and raised letters become the letters and figures that a reader sees in them, not characters of the
//! private area. And a few names that TeX's fonts use are known.

use std::collections::HashMap;
use std::sync::LazyLock;

/// How long a name may be: as long as names in PDF are (ISO 32000-2, annex C), with some room.
const LONGEST_BYTES: usize = 512;

/// Names that are not in the list, or that stand there for a character of the private area.
const MORE: &[(&str, &str)] = &[
    ("angbracketleft", "⟨"),
    ("angbracketright", "⟩"),
    ("angleleft", "⟨"),
    ("angleright", "⟩"),
    ("asteriskcentered", "∗"),
    ("asuperior", "a"),
    ("bardbl", "‖"),
    ("bsuperior", "b"),
    ("centinferior", "¢"),
    ("centsuperior", "¢"),
    ("circlecopyrt", "©"),
    ("commainferior", ","),
    ("commasuperior", ","),
    ("compwordmark", "\u{200c}"),
    ("copyrightsans", "©"),
    ("copyrightserif", "©"),
    ("diamondmath", "⋄"),
    ("dollarinferior", "$"),
    ("dollarsuperior", "$"),
    ("dotlessj", "ȷ"),
    ("dsuperior", "d"),
    ("epsilon1", "ϵ"),
    ("epsiloninv", "ϵ"),
    ("esuperior", "e"),
    ("follows", "≻"),
    ("followsequal", "⪰"),
    ("hyphenchar", "-"),
    ("hypheninferior", "-"),
    ("hyphensuperior", "-"),
    ("isuperior", "i"),
    ("lscript", "ℓ"),
    ("lsuperior", "l"),
    ("mapsto", "↦"),
    ("msuperior", "m"),
    ("negationslash", "\u{338}"),
    ("onefitted", "1"),
    ("osuperior", "o"),
    ("periodinferior", "."),
    ("periodsuperior", "."),
    ("precedesequal", "⪯"),
    ("rangedash", "–"),
    ("registersans", "®"),
    ("registerserif", "®"),
    ("rsuperior", "r"),
    ("rupiah", "Rp"),
    ("similarequal", "≃"),
    ("ssuperior", "s"),
    ("threequartersemdash", "—"),
    ("tie", "\u{361}"),
    ("trademarksans", "™"),
    ("trademarkserif", "™"),
    ("tsuperior", "t"),
    ("vector", "\u{20d7}"),
    ("visiblespace", "␣"),
];

/// What the list holds for a name: a character, or code points in hexadecimal with `_` between them.
enum Meaning {
    One(char),
    Several(&'static str),
}

static LIST: LazyLock<HashMap<&'static str, Meaning>> =
    LazyLock::new(|| read(include_str!("../../../../assets/font/glyph-list.txt")));

static DINGBATS: LazyLock<HashMap<&'static str, Meaning>> =
    LazyLock::new(|| read(include_str!("../../../../assets/font/dingbat-list.txt")));

/// Reads lines of a code point and its names. Where the code point is one, the line has its distance to the line
/// before, and nothing for a distance of one.
fn read(list: &'static str) -> HashMap<&'static str, Meaning> {
    let mut names = HashMap::new();
    let mut last = 0_u32;
    for line in list.lines() {
        let (code, rest) = line.split_once(' ').unwrap_or_default();
        if !code.contains('_') {
            last = last.saturating_add(if code.is_empty() { 1 } else { u32::from_str_radix(code, 16).unwrap_or(0) });
        }
        for name in rest.split(' ') {
            let meaning = if code.contains('_') {
                Meaning::Several(code)
            } else {
                Meaning::One(char::from_u32(last).unwrap_or('\u{fffd}'))
            };
            names.insert(name, meaning);
        }
    }
    names
}

/// The characters that a glyph of this name stands for; none when the name says nothing of them (`.notdef`, `g12`,
/// `cid:34`). In a font of dingbats, `a1` to `a206` are those of ZapfDingbats.
pub fn to_unicode(name: &str, is_dingbat: bool) -> Option<String> {
    if name.len() > LONGEST_BYTES {
        return None;
    }
    let base = name.split('.').next().unwrap_or_default();
    let mut text = String::new();
    match component(base, is_dingbat) {
        Some(whole) => text.push_str(&whole),
        None => base.split('_').filter_map(|part| component(part, is_dingbat)).for_each(|part| text.push_str(&part)),
    }
    Some(text).filter(|text| !text.is_empty())
}

fn component(name: &str, is_dingbat: bool) -> Option<String> {
    let dingbat = || DINGBATS.get(name).filter(|_| is_dingbat);
    if let Some(meaning) = dingbat() {
        return Some(spell(meaning));
    }
    if let Ok(at) = MORE.binary_search_by_key(&name, |&(known, _)| known) {
        return MORE.get(at).map(|&(_, text)| text.to_owned());
    }
    LIST.get(name).map(spell).or_else(|| numbered(name))
}

fn spell(meaning: &Meaning) -> String {
    match meaning {
        Meaning::One(one) => String::from(plain(*one)),
        Meaning::Several(codes) => {
            codes.split('_').filter_map(|code| u32::from_str_radix(code, 16).ok().and_then(char::from_u32)).collect()
        }
    }
}

/// The character that a variant of it in the private area stands for: the list puts small capitals and old style
/// figures at F700 and the code that they have in Latin-1.
fn plain(c: char) -> char {
    match u32::from(c) {
        code @ 0xf721..=0xf7ff => char::from_u32(code - 0xf700).unwrap_or(c),
        code @ 0xf6f4..=0xf6ff => "˘ˇˆ˙˝łœ˛˚š˜ž".chars().nth((code - 0xf6f4) as usize).unwrap_or(c),
        _ => c,
    }
}

/// `uni` and groups of four hexadecimal digits, which are UTF-16; or `u` and four to six of them, a code point.
fn numbered(name: &str) -> Option<String> {
    let is_hex = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| is_hex(digits) && digits.len() >= 4) {
        let (groups, []) = digits.as_bytes().as_chunks::<4>() else { return None };
        let units = groups.iter().filter_map(|group| u16::from_str_radix(str::from_utf8(group).ok()?, 16).ok());
        return char::decode_utf16(units).collect::<Result<_, _>>().ok();
    }
    let digits = name.strip_prefix('u').filter(|digits| is_hex(digits) && (4..=6).contains(&digits.len()))?;
    u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latin(name: &str) -> Option<String> {
        to_unicode(name, false)
    }

    #[test]
    fn names_of_the_list() {
        for (name, text) in [
            ("A", "A"),
            ("space", " "),
            ("controlSTX", "\u{1}"),
            ("germandbls", "ß"),
            ("Euro", "€"),
            ("fi", "ﬁ"),
            ("afii10017", "А"),
            ("zukatakana", "ズ"),
            ("dalethatafpatah", "ד\u{5b2}"),
            ("rehyehaleflamarabic", "\u{631}\u{fef3}\u{fe8e}\u{644}"),
        ] {
            assert_eq!(latin(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(LIST.len(), 4281);
        assert_eq!(DINGBATS.len(), 201);
    }

    #[test]
    fn names_made_by_rule() {
        for (name, text) in [
            ("uni20AC", "€"),
            ("uni20ac", "€"),
            ("uni00410308", "A\u{308}"),
            ("uniD835DC00", "𝐀"),
            ("u1F600", "😀"),
            ("u0041", "A"),
            ("f_f_i", "ffi"),
            ("A.sc", "A"),
            ("T_h.liga", "Th"),
            ("Lcommaaccent_uni20AC0308_u1040C.alternate", "Ļ\u{20ac}\u{308}\u{1040c}"),
        ] {
            assert_eq!(latin(name).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn what_a_reader_sees_in_small_capitals_and_old_figures() {
        for (name, text) in [("Asmall", "a"), ("sevenoldstyle", "7"), ("Ydieresissmall", "ÿ"), ("Lslashsmall", "ł")] {
            assert_eq!(latin(name).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn dingbats_only_in_fonts_of_them() {
        assert_eq!(to_unicode("a12", true).as_deref(), Some("☞"));
        assert_eq!(latin("a12"), None);
        assert_eq!(to_unicode("space", true).as_deref(), Some(" "));
    }

    #[test]
    fn names_that_say_nothing() {
        for name in ["", ".notdef", "g12", "cid:34", "glyph7", "uniD800", "uni20A", "u110000", "uniéé", "_", "."] {
            assert_eq!(latin(name), None, "{name}");
        }
        assert_eq!(latin(&"a_".repeat(10_000)), None);
    }

    #[test]
    fn the_names_beside_the_list_are_in_order() {
        assert!(MORE.is_sorted_by(|a, b| a.0 < b.0));
    }
}
