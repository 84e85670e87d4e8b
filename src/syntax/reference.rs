//! Character references of markup: `&eacute;`, `&#233;`, `&#xe9;` (HTML, 13.5).

/// The references that programs write where the character itself would do, or would not be seen.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("commat", '@'),
    ("period", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("sol", '/'),
    ("lowbar", '_'),
    ("hyphen", '\u{2010}'),
    ("dash", '\u{2010}'),
    ("ndash", '\u{2013}'),
    ("mdash", '\u{2014}'),
    ("plus", '+'),
    ("num", '#'),
    ("lpar", '('),
    ("rpar", ')'),
    ("lsquo", '\u{2018}'),
    ("rsquo", '\u{2019}'),
    ("ldquo", '\u{201c}'),
    ("rdquo", '\u{201d}'),
    ("hellip", '\u{2026}'),
    ("bull", '\u{2022}'),
    ("euro", '\u{20ac}'),
    ("trade", '\u{2122}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Zcaron", 'Ž'),
    ("zcaron", 'ž'),
    ("Ccaron", 'Č'),
    ("ccaron", 'č'),
    ("Yuml", 'Ÿ'),
    ("Lstrok", 'Ł'),
    ("lstrok", 'ł'),
];

/// The names of the characters from U+00A0 to U+00FF, in order (ISO 8879, "Added Latin 1" and its kin).
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml";

/// The longest reference that is looked at, without `&` and `;`.
const REFERENCE_BYTES: usize = 8;

/// The character that a reference at the start of `rest` means, and the bytes it takes.
pub fn character(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    let end = body.bytes().take(REFERENCE_BYTES + 1).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']);
            let code = u32::from_str_radix(hexadecimal.unwrap_or(number), if hexadecimal.is_some() { 16 } else { 10 });
            char::from_u32(code.ok()?)
        }
        None => named(name),
    };
    Some((character.filter(|&c| c != '\0')?, end + 2))
}

fn named(name: &str) -> Option<char> {
    let listed = NAMED.iter().find(|(known, _)| *known == name).map(|&(_, character)| character);
    listed.or_else(|| {
        let place = LATIN_1.split_whitespace().position(|known| known == name)?;
        char::from_u32(0xa0 + u32::try_from(place).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        for (written, expected) in
            [("&nbsp;", '\u{a0}'), ("&yuml;", 'ÿ'), ("&eacute;x", 'é'), ("&#x4a;", 'J'), ("&#74;", 'J')]
        {
            assert_eq!(character(written).map(|(c, _)| c), Some(expected));
        }
        for written in ["&", "&;", "&unknown;", "&#0;", "&#x110000;", "amp;", "&amp"] {
            assert_eq!(character(written), None, "{written}");
        }
    }
}
