//! Values that nobody chose: names that programs give, measures, places and words of the standard.

use crate::format::ooxml::attribute::{is_usual_font, is_usual_shape, is_usual_style};
use crate::syntax::open_document::is_known;

use super::vocabulary::{STYLE_PREFIXES, STYLES};

/// As many digits as a number that belongs to somebody has at least.
pub const TELLING_DIGITS: usize = 7;

/// Tells whether the name of a style is one that programs give: `P12`, `Table1.A1`, `Text_20_body`.
pub fn is_own_style(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let stem = name.split(['.', '-']).next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    let rest = name.get(stem.len()..).unwrap_or_default();
    let is_place = rest.split(['.', '-']).all(|part| {
        part.len() <= 7 && part.trim_start_matches(|c: char| c.is_ascii_uppercase()).bytes().all(|b| b.is_ascii_digit())
    });
    let is_numbered = STYLE_PREFIXES.split_whitespace().any(|known| known == stem) && is_place;
    digits < TELLING_DIGITS && (is_numbered || is_usual(name, STYLES)) || is_usual_style(name) || is_known(name)
}

/// Tells whether a name is one of a list, whole; numbers at its end do not matter.
fn is_usual(name: &str, list: &str) -> bool {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    list.split('|').any(|known| known == name || known == stem)
}

/// Tells whether a list of fonts names none but usual ones.
pub fn is_own_font(names: &str) -> bool {
    let bare = |name: &str| name.trim().trim_matches(['\'', '"']).to_owned();
    names.split([',', ';']).map(bare).all(|name| {
        let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
        name.is_empty() || is_usual_font(&name) || is_usual_font(stem) || is_usual(stem, super::vocabulary::FONTS)
    })
}

/// Tells whether the name of a shape, a table or a section is one that programs give.
pub fn is_own_shape(name: &str) -> bool {
    is_usual_shape(name) || is_own_style(name)
}

/// Tells whether a value is a measure, a colour, a switch, or made of words of the standard.
pub fn is_plain(attribute: &str, value: &str) -> bool {
    if value.chars().nth(1).is_none() {
        return true;
    }
    if GEOMETRY.split_whitespace().any(|known| known == attribute) {
        return is_geometry(value);
    }
    if ["language", "country", "script"].iter().any(|part| attribute.contains(part)) {
        return value.len() <= 4 && value.bytes().all(|byte| byte.is_ascii_alphabetic());
    }
    let own = ["ooxml-", "mso-spt"].iter().find_map(|start| value.strip_prefix(start));
    if attribute == "type" && own.is_some_and(|rest| rest.len() < 30 && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        return true;
    }
    let tokens: Vec<&str> =
        value.split([' ', ',', ';', ':', '(', ')', '+']).filter(|token| !token.is_empty()).collect();
    let numbers = tokens.iter().filter(|token| is_number(token) && token.bytes().all(|b| b.is_ascii_digit())).count();
    let is_plain = |token: &&str| is_number(token) || is_colour(token) || is_known(token) || is_duration(token);
    tokens.iter().all(is_plain) && numbers < 3
}

/// Tells whether a value is a number of few digits before its point, with or without a unit.
fn is_number(value: &str) -> bool {
    const UNITS: &str = "pt in cm mm px pc em % deg rad grad s ms * f";
    let number = value.trim_start_matches(['-', '+']);
    let end = number.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(number.len());
    let (number, unit) = number.split_at(end);
    let whole = number.split('.').next().unwrap_or_default();
    let is_unit = unit.is_empty() || UNITS.split(' ').any(|known| known == unit);
    !number.is_empty() && whole.len() < TELLING_DIGITS && number.len() <= 22 && is_unit
}

/// `#00ff00`
fn is_colour(value: &str) -> bool {
    value.strip_prefix('#').is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// `PT0.5S`
fn is_duration(value: &str) -> bool {
    let rest = value.strip_prefix('P').unwrap_or_default();
    !rest.is_empty() && rest.len() < 24 && rest.bytes().all(|b| b.is_ascii_digit() || b"TYMDHSW.".contains(&b))
}

/// The attributes that hold paths, lists of points and formulas over them.
const GEOMETRY: &str = "viewBox points d enhanced-path text-areas glue-points transform modifiers formula clip path values \
    keyTimes keySplines handle-position handle-range-x-minimum handle-range-x-maximum handle-range-y-minimum \
    handle-range-y-maximum handle-polar handle-radius-range-minimum handle-radius-range-maximum text-path-scale view-box \
    glue-point-leaving-directions by to from";

/// Tells whether a value is nothing but numbers, signs, and the words of paths and formulas.
fn is_geometry(value: &str) -> bool {
    const WORDS: &str = "translate rotate skewX skewY scale matrix left top right bottom width height xstretch ystretch \
        logwidth logheight if sin cos tan atan atan2 sqrt min max abs pi hasstroke hasfill rect auto cm mm in pt px deg visible \
        hidden true false none";
    let is_word = |word: &str| word.len() < 2 || WORDS.split_whitespace().any(|known| known == word);
    let words = value.split(|c: char| !c.is_ascii_alphabetic()).all(is_word);
    let numbers = value
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .all(|number| number.split('.').next().unwrap_or_default().len() < TELLING_DIGITS && number.len() <= 22);
    words && numbers && value.bytes().all(|b| b.is_ascii_alphanumeric() || b" .,;:-+*/?$()#%".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_write_themselves_is_not_text() {
        for name in ["P12", "Table1.A1", "Text body", "Heading 1", "Mgr3", "ce14", "Standard", "AL0T26", "dp1"] {
            assert!(is_own_style(name), "{name}");
        }
        for (attribute, value) in [
            ("border", "0.06pt solid #000000"),
            ("text-position", "super 58%"),
            ("class", "chart:bar"),
            ("d", "M10 0l-10 30h20z"),
            ("formula", "if(0-$0 ,0,if(50000-$0 ,$0 ,50000))"),
            ("transform", "rotate (-0.174532925199433) translate (3.961cm 1.72cm)"),
            ("type", "ooxml-roundRect"),
            ("country-asian", "CN"),
            ("dur", "PT0.5S"),
        ] {
            assert!(is_plain(attribute, value), "{value}");
        }
        assert!(is_own_font("'Liberation Sans', Arial") && is_own_font("Calibri1"));
    }

    #[test]
    fn what_a_person_chose_is_text() {
        for name in ["Jane", "JaneRoe1", "P5550100", "4155550100", "Jane Roe heading", "PJane1", "Table1.Jane"] {
            assert!(!is_own_style(name), "{name}");
        }
        for (attribute, value) in [
            ("border", "Jane"),
            ("d", "M Jane"),
            ("z-index", "5550100"),
            ("a", "415 555 0100"),
            ("type", "ooxml-Jane Roe"),
        ] {
            assert!(!is_plain(attribute, value), "{value}");
        }
        assert!(!is_own_font("Globex Sans"));
    }
}
