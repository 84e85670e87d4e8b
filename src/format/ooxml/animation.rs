//! The formulas, filters and guides of presentations: what follows their grammar says nothing of a person
//! (ECMA-376-1, 19.5 and 20.1.9).

use super::attribute::{is_number, is_value};
use super::geometry::{TELLING_DIGITS, digits};

/// Tells whether an attribute of a timing tree holds what its grammar allows and nothing else.
pub fn is_timing(attribute: &str, value: &str) -> bool {
    match attribute {
        "path" => is_motion(value),
        "ptsTypes" => value.len() < 256 && value.bytes().all(|byte| b"AaCcFfSsTt".contains(&byte)),
        "val" | "from" | "to" | "by" | "fmla" => is_value(value) || is_expression(value),
        "filter" | "prLst" | "tmFilter" | "cmd" => {
            let words = value.split(['(', ')', ',', ';', ':', ' ']);
            digits(value) < TELLING_DIGITS * 2 && words.filter(|word| !word.is_empty()).all(is_word)
        }
        _ => false,
    }
}

/// Tells whether a text is the name of a property that is animated (ECMA-376-1, 19.5.13).
pub fn is_property(text: &str) -> bool {
    text.split('.').all(|word| word.len() == 1 || is_value(word))
}

/// Tells whether a value is the name of a guide as programs number them, or a formula of such (20.1.9.11).
pub fn is_guide(attribute: &str, value: &str) -> bool {
    const OPERATIONS: &[&str] = &[
        "*/", "+-", "+/", "?:", "abs", "at2", "cat2", "cos", "max", "min", "mod", "pin", "sat2", "sin", "sqrt", "tan",
        "val",
    ];
    if attribute != "fmla" {
        return is_operand(value);
    }
    let mut words = value.split(' ').filter(|word| !word.is_empty());
    words.next().is_some_and(|operation| OPERATIONS.contains(&operation))
        && words.clone().count() <= 3
        && words.all(|word| is_number(word) || is_operand(word))
}

/// The name of a guide: one that the standard gives (20.1.9.11), or letters and a number.
fn is_operand(name: &str) -> bool {
    const GIVEN: &[&str] = &[
        "adj",
        "maxAdj",
        "connsiteX",
        "connsiteY",
        "hc",
        "vc",
        "hd",
        "wd",
        "ls",
        "ss",
        "ssd",
        "cd",
        "il",
        "it",
        "ir",
        "ib",
        "hf",
        "vf",
        "dx",
        "dy",
        "idx",
        "idy",
        "iwd",
        "ihd",
        "stAng",
        "swAng",
        "enAng",
        "ang",
        "sw",
        "st",
        "en",
        "TXX",
        "TXY",
        "xlimo",
        "ylimo",
        "a",
        "b",
        "x",
        "y",
    ];
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let fraction = name.strip_prefix(|c: char| c.is_ascii_digit()).and_then(|rest| rest.strip_prefix("cd"));
    let is_short = name.len() - letters.len() <= 4;
    let is_given = GIVEN.contains(&letters) || letters.len() == 1 && letters.bytes().all(|b| b.is_ascii_alphabetic());
    is_short && is_given || fraction.is_some_and(|rest| rest.len() == 1 && is_number(rest))
}

/// A word of a filter, or a small number.
fn is_word(word: &str) -> bool {
    let fraction = word.strip_prefix('.').unwrap_or(word);
    is_value(word) || matches!(word, "playFrom" | "togglePause" | "verb") || is_number(fraction) && digits(word) <= 6
}

/// Sums and products of small numbers and of the places and sizes of shapes (19.5.53).
fn is_expression(value: &str) -> bool {
    const NAMES: &[&str] = &[
        "ppt_x", "ppt_y", "ppt_w", "ppt_h", "ppt_r", "ppt_c", "pi", "sin", "cos", "tan", "abs", "sqrt", "min", "max",
        "rand", "e", "E",
    ];
    let parts = value.split(|c: char| "+-*/()^,$# ".contains(c)).filter(|part| !part.is_empty());
    value.len() <= 200
        && parts.clone().count() <= 40
        && parts.clone().all(|part| {
            let is_small = digits(part) < TELLING_DIGITS && part.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            NAMES.contains(&part) || is_small
        })
        // A row of small numbers is no formula.
        && (value.contains(['#', '$']) || digits(value) < TELLING_DIGITS)
}

/// Commands of one letter, each followed by shares of the slide (19.5.4).
fn is_motion(value: &str) -> bool {
    let is_share = |word: &str| {
        let number = word.trim_start_matches(['-', '+']).split(['e', 'E']).next().unwrap_or_default();
        let whole = number.split('.').next().unwrap_or_default();
        whole.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit() || b"-+.eE".contains(&byte))
    };
    let is_command = |word: &str| matches!(word, "M" | "L" | "C" | "Z" | "E" | "m" | "l" | "c" | "z" | "e");
    let mut words = value.split([' ', ',']).filter(|word| !word.is_empty());
    let telling = value.split([' ', ',']).filter(|word| word.len() > 1 && !word.contains('.'));
    value.starts_with(['M', 'm'])
        && words.all(|word| is_command(word) || is_share(word.trim_start_matches(['M', 'L', 'C', 'm', 'l', 'c'])))
        && telling.map(digits).sum::<usize>() < TELLING_DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_powerpoint_animates_is_no_text() {
        for (attribute, value) in [
            ("val", "#ppt_y-.03"),
            ("val", "0-#ppt_w/2"),
            ("val", "visible"),
            ("val", "(6*min(max(#ppt_w*#ppt_h,.3),1)-7.4)/-.7*#ppt_w"),
            ("filter", "blinds(horizontal)"),
            ("prLst", "gradientSize: 0.1"),
            ("tmFilter", "0,0; .5, 1; 1, 1"),
            ("path", "M 0 0 L 0.25 0 E"),
            ("path", "M 1.94444E-6 -7.40741E-7 C 0.1,-0.2 0.3 0.4 -0.05 0.05 Z"),
            ("ptsTypes", "AAFf"),
        ] {
            assert!(is_timing(attribute, value), "{attribute}={value}");
        }
        for value in ["G12", "adj1", "T0", "3cd4", "connsiteX12"] {
            assert!(is_guide("name", value), "{value}");
        }
        assert!(is_guide("fmla", "+- 0 G5 10800") && is_guide("fmla", "*/ connsiteX0 w 914400"));
        assert!(is_property("style.visibility") && is_property("ppt_x") && is_property("r"));
    }

    #[test]
    fn text_in_place_of_a_formula_is_text() {
        for value in ["Jane", "4111 1111 1111 1111", "078-05-1120", "(415) 555-0123", "M 415 555 0123", "ppt_x Jane"] {
            for attribute in ["path", "val", "filter", "prLst", "tmFilter", "ptsTypes", "fmla", "name"] {
                assert!(!is_timing(attribute, value), "{attribute}={value}");
                assert!(!is_guide(attribute, value), "{attribute}={value}");
            }
            assert!(!is_property(value), "{value}");
        }
    }
}
