//! The numbers of drawings: positions, paths, formulas and colours (ECMA-376-4, 19.1.2).
//!
//! What does not follow the grammar of its attribute may be text that somebody put there, and is not geometry.

use super::attribute::{is_number, is_own_shape, is_value};

/// The attributes that hold geometry.
const ATTRIBUTES: &[&str] = &[
    "style",
    "path",
    "eqn",
    "coordsize",
    "coordorigin",
    "from",
    "to",
    "points",
    "inset",
    "adj",
    "offset",
    "offset2",
    "focusposition",
    "focussize",
    "dashstyle",
    "fillcolor",
    "strokecolor",
    "color",
    "color2",
    "colors",
    "control1",
    "control2",
    "limo",
    "textboxrect",
    "connectlocs",
    "connectangles",
    "arcsize",
    "wrapcoords",
    "gradientshapeok",
    "origin",
    "matrix",
    "insetpen",
    "data",
    "position",
    "radiusrange",
    "polar",
    "xrange",
    "yrange",
];

/// As many digits as a telephone number has at least: a row of so many needs more than blanks to be geometry.
pub const TELLING_DIGITS: usize = 7;

/// Counts the digits of a value.
pub fn digits(value: &str) -> usize {
    value.chars().filter(|c| c.is_numeric()).count()
}

/// Tells whether an attribute holds geometry and its value is nothing else.
pub fn is_geometry(attribute: &str, value: &str) -> bool {
    ATTRIBUTES.contains(&attribute)
        && match attribute {
            "style" => value.split(';').all(is_declaration),
            "path" => is_path(value),
            "eqn" => is_formula(value),
            "wrapcoords" => is_list(value) || is_outline(value),
            _ => is_list(value),
        }
}

/// One `name:value` of a style (ECMA-376-4, 19.1.2.19).
fn is_declaration(declaration: &str) -> bool {
    if declaration.trim().is_empty() {
        return true;
    }
    let Some((name, value)) = declaration.split_once(':') else { return false };
    let (name, value) = (name.trim(), value.trim());
    is_value(name) && (is_measure(value) || is_own_shape(value) || digits(value) < TELLING_DIGITS && is_list(value))
}

/// Numbers and words between commas, semicolons and blanks.
fn is_list(value: &str) -> bool {
    let is_divided = value.contains([',', ';']) || value.starts_with(|c: char| c == '#' || c.is_ascii_lowercase());
    (is_divided || digits(value) < TELLING_DIGITS) && value.split([',', ';', ' ']).all(is_measure)
}

/// The corners around which text flows: four or more, each of two numbers.
fn is_outline(value: &str) -> bool {
    const CORNERS: usize = 4;
    value.split(' ').filter(|token| !token.is_empty()).count() >= 2 * CORNERS && value.split(' ').all(is_measure)
}

/// A number, a reference to a formula or a handle, a colour, or a word that Word itself writes.
fn is_measure(token: &str) -> bool {
    let is_short = |number: &str| number.len() <= 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_colour = |colour: &str| matches!(colour.len(), 3 | 6) && colour.bytes().all(|byte| byte.is_ascii_hexdigit());
    let shade = || token.strip_prefix("darken(").or_else(|| token.strip_prefix("lighten("));
    token.chars().nth(1).is_none()
        || is_plain_number(token)
        || is_value(token)
        || token.strip_prefix(['@', '#']).is_some_and(|rest| is_short(rest) || is_colour(rest))
        || token.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(is_short)
        || shade().and_then(|rest| rest.strip_suffix(')')).is_some_and(is_short)
}

/// A number as programs write it, which none of them begins with an idle zero.
fn is_plain_number(token: &str) -> bool {
    let rest = token.trim_start_matches(['-', '+']);
    let is_padded = rest.starts_with('0') && rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    is_number(token) && !is_padded
}

/// Commands of one or two letters, each followed by its numbers (ECMA-376-4, 19.1.2.14).
fn is_path(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_lowercase())
        && value.split(|c: char| !c.is_ascii_lowercase()).all(is_command)
        && value.split(|c: char| c.is_ascii_lowercase()).all(|numbers| {
            // References need no comma between them: `@4@5`.
            let is_divided = numbers.contains([',', '@']) || digits(numbers) < TELLING_DIGITS;
            is_divided && numbers.replace('@', ",@").split([',', ' ']).all(is_measure)
        })
}

/// Any commands without numbers, and at most one that takes some.
fn is_command(letters: &str) -> bool {
    const BARE: &[&str] = &["x", "e", "nf", "ns"];
    const WITH_NUMBERS: &[&str] = &[
        "m", "l", "c", "t", "r", "v", "ae", "al", "at", "ar", "wa", "wr", "qx", "qy", "qb", "ha", "hb", "hc", "hd",
        "he", "hf", "hg", "hh", "hi",
    ];
    let mut rest = letters;
    while let Some(after) = BARE.iter().find_map(|bare| rest.strip_prefix(bare)) {
        rest = after;
    }
    rest.is_empty() || WITH_NUMBERS.contains(&rest)
}

/// An operation and its operands, three at most (ECMA-376-4, 19.1.2.6).
fn is_formula(value: &str) -> bool {
    const OPERATIONS: &[&str] = &[
        "val", "sum", "prod", "product", "mid", "abs", "min", "max", "if", "mod", "atan2", "sin", "cos", "cosatan2",
        "sinatan2", "sqrt", "sumangle", "ellipse", "tan",
    ];
    let mut words = value.split(' ').filter(|word| !word.is_empty());
    words.next().is_some_and(|operation| OPERATIONS.contains(&operation))
        && words.clone().count() <= 3
        && words.all(|word| is_measure(word) && (digits(word) < TELLING_DIGITS || is_angle(word)))
}

/// Whole degrees, each of 65536 parts: the only long numbers of formulas.
fn is_angle(word: &str) -> bool {
    word.parse::<i64>().is_ok_and(|number| number % 65_536 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_draws_is_geometry() {
        for (attribute, value) in [
            ("style", "position:absolute;margin-left:-4.5pt;z-index:-251645952;mso-wrap-style:none"),
            ("style", "mso-fit-shape-to-text:t;mso-next-textbox:#_x0000_s1027"),
            ("path", "m@4@5l@4@11@9@11@9@5xe"),
            ("path", "m,l,21600r21600,l21600,xe"),
            ("path", "al10800,10800@8@8@4@6,10800,10800,10800,10800@9@7l@30@31xe"),
            ("eqn", "prod @3 21600 pixelWidth"),
            ("eqn", "sumangle @1 -11796480 0"),
            ("adj", "-11796480,,5400"),
            ("fillcolor", "#4f81bd [3204]"),
            ("fillcolor", "fill darken(118)"),
            ("colors", "0 #923743;1 red"),
            ("inset", ",7.2pt,,7.2pt"),
            ("wrapcoords", "-54 0 -54 21525 21600 21525 21600 0 -54 0"),
            ("connectlocs", "@9,0;@10,10800"),
        ] {
            assert!(is_geometry(attribute, value), "{attribute}={value}");
        }
    }

    #[test]
    fn text_in_place_of_geometry_is_text() {
        for attribute in ATTRIBUTES {
            for value in
                ["(415) 555-0123", "4111 1111 1111 1111", "078-05-1120", "Jane", "&#74;&#97;", "x:4111 1111 1111 1111"]
            {
                assert!(!is_geometry(attribute, value), "{attribute}={value}");
            }
        }
        assert!(!is_geometry("path", "m078-05-1120"));
        assert!(!is_geometry("eqn", "sum 078051120 0 0") && !is_geometry("eqn", "sum 5550100 0 0"));
        assert!(!is_geometry("title", "1,2"));
    }
}
