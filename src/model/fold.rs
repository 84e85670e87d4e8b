//! What of a character matters when values are compared.

mod decomposition;

/// Calls `visit` with what a character becomes when neither case nor the way it is encoded matters.
///
/// It is taken apart as far as living scripts need it (a part of NFKD in Unicode Standard Annex 15): `ü` is one with
/// `u` and a mark, a Hangul syllable with its letters, a wide letter with a plain one, a ligature with its letters.
/// The whole tables of Unicode would be a twentieth of what a browser loads. `ß` is `ss`, and a final `ς` is a `σ`, as in full
/// case folding (Unicode, CaseFolding.txt).
pub fn each(c: char, mut visit: impl FnMut(char)) {
    if c.is_ascii() || stays(c) {
        visit(c.to_ascii_lowercase());
        return;
    }
    parts(c, &mut |part| {
        if part.is_ascii() || is_mark(part) {
            visit(part.to_ascii_lowercase());
            return;
        }
        for lower in part.to_lowercase() {
            match lower {
                'ß' => "ss".chars().for_each(&mut visit),
                'ς' => visit('σ'),
                '’' | '‘' => visit('\''),
                other => visit(other),
            }
        }
    });
}

/// Tells of the most common letters without case that they are made of no others.
const fn stays(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{5d0}'..='\u{5ea}' | '\u{627}'..='\u{64a}')
}

fn parts(c: char, visit: &mut impl FnMut(char)) {
    const HANGUL: u32 = 0xac00;
    const VOWELS: u32 = 21;
    const TAILS: u32 = 28;
    let code = u32::from(c);
    match c {
        '\u{ff01}'..='\u{ff5e}' => visit(char::from_u32(code - 0xfee0).unwrap_or(c)),
        'ﬀ' => "ff".chars().for_each(visit),
        'ﬁ' => "fi".chars().for_each(visit),
        'ﬂ' => "fl".chars().for_each(visit),
        'ﬃ' => "ffi".chars().for_each(visit),
        'ﬄ' => "ffl".chars().for_each(visit),
        'ﬅ' | 'ﬆ' => "st".chars().for_each(visit),
        // Unicode Standard, 3.12.
        '가'..='힣' => {
            let index = code - HANGUL;
            let (lead, vowel, tail) = (index / (VOWELS * TAILS), index / TAILS % VOWELS, index % TAILS);
            let letters = [Some(0x1100 + lead), Some(0x1161 + vowel), (tail > 0).then_some(0x11a7 + tail)];
            letters.into_iter().flatten().filter_map(char::from_u32).for_each(visit);
        }
        _ => match decomposition::pair(c) {
            Some((base, mark)) => {
                parts(base, visit);
                visit(mark);
            }
            None => visit(c),
        },
    }
}

/// Folds a text, and leaves out of it only what cannot be seen.
pub fn case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().filter(|&c| !is_invisible(c)).for_each(|c| each(c, |part| out.push(part)));
    out
}

/// Folds a name or a term to its letters, digits and signs: what may part its words is left out.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        each(c, |part| {
            if !is_joint(part) && !is_invisible(part) {
                out.push(part);
            }
        });
    }
    out
}

/// A class of characters that a text can be searched for.
///
/// The standard library's searches are compiled anew for each closure and each length of an array; those for a function
/// are there once.
pub const fn class(of: fn(char) -> bool) -> fn(char) -> bool {
    of
}

/// Tells whether a character may part the words of a name or a term without being part of it.
pub fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}') || c.is_whitespace()
}

/// Tells whether a character shows nothing and does not part a word: zero-width and direction marks, soft hyphens,
/// fillers, tags, and what chooses between the forms of a character.
///
/// They are put into names to fool scanners, and come along when text is copied from a screen.
pub const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{e0000}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// Tells whether a character is a mark that sits on the letter before it.
pub const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_said_to_stay_do() {
        for c in ('\0'..=char::MAX).filter(|c| stays(*c)) {
            let mut all = Vec::new();
            parts(c, &mut |part| all.extend(part.to_lowercase()));
            assert_eq!(all, [c]);
        }
    }

    #[test]
    fn ways_to_write_a_letter_are_one() {
        for (a, b) in [("Müller", "MU\u{308}LLER"), ("Straße", "STRASSE"), ("STRAẞE", "strasse"), ("ΣΟΦΟΣ", "σοφος")]
        {
            assert_eq!(case(a), case(b), "{a}");
        }
        assert_eq!(case("Nguyễn 한 が"), case("Nguye\u{302}\u{303}n \u{1112}\u{1161}\u{11ab} か\u{3099}"));
        assert_eq!(case("Ｊａｎｅ ﬁnch O’Neill"), "jane finch o'neill");
        assert_ne!(case("Muller"), case("Müller"));
    }
}
