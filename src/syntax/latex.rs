//! How LaTeX writes letters that no keyboard has, and signs that mean something to it (The LaTeX Companion, 3rd ed., 9.3).

use crate::syntax::source_map::SourceMap;

/// What an accent makes of letters: each with what becomes of it.
const ACCENTS: &[(char, &str)] = &[
    ('\'', "aáeéiíoóuúyýcćlĺnńrŕsśzź"),
    ('`', "aàeèiìoòuù"),
    ('^', "aâeêiîoôuûcĉgĝhĥjĵsŝwŵyŷ"),
    ('"', "aäeëiïoöuüyÿ"),
    ('~', "aãiĩnñoõuũ"),
    ('=', "aāeēiīoōuū"),
    ('.', "cċeėgġzż"),
    ('c', "cçsştţ"),
    ('v', "cčdďeěnňrřsštťzž"),
    ('u', "aăgğ"),
    ('H', "oőuű"),
    ('r', "aåuů"),
    ('k', "aąeę"),
];

/// Letters that have names.
const LETTERS: &[(&str, char)] = &[
    ("ss", 'ß'),
    ("ae", 'æ'),
    ("AE", 'Æ'),
    ("oe", 'œ'),
    ("OE", 'Œ'),
    ("aa", 'å'),
    ("AA", 'Å'),
    ("o", 'ø'),
    ("O", 'Ø'),
    ("l", 'ł'),
    ("L", 'Ł'),
    ("i", 'ı'),
    ("dh", 'ð'),
    ("DH", 'Ð'),
    ("th", 'þ'),
    ("TH", 'Þ'),
    ("dj", 'đ'),
    ("DJ", 'Đ'),
];

/// How many bytes before a place are looked at for what it is part of.
const NEAR: usize = 4096;

/// Reads a source with its letters and signs as a reader of the page sees them: `M{\"u}ller\_x` is `Müller_x`.
pub fn unescape(source: &str) -> (String, SourceMap) {
    let (mut text, mut map) = (String::with_capacity(source.len()), SourceMap::default());
    let mut from = 0;
    for at in memchr::memchr3_iter(b'\\', b'{', b'~', source.as_bytes()) {
        // What is part of the one before begins nothing.
        let Some(kept) = source.get(from..at) else { continue };
        let Some((shown, len_bytes)) = source.get(at..).and_then(|rest| sign(rest, kept)) else { continue };
        text.push_str(kept);
        text.push_str(&shown);
        from = at + len_bytes;
        map.jump(text.len(), from);
    }
    text.push_str(source.get(from..).unwrap_or_default());
    (text, map)
}

/// Writes a stand-in so that it stays text: what stands in brackets would be an option after a command or the end of a
/// line, and would end the option that it stands in. `before` is the source up to it.
pub fn written(stand_in: &str, before: &str) -> Option<String> {
    let inside = stand_in.strip_prefix('[')?.strip_suffix(']')?;
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
    let line = before.get(before.trim_end().rfind('\n').unwrap_or(0)..).unwrap_or_default();
    let near = line.trim_end();
    let word = near.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '*');
    let is_option = line.rfind('[') > line.rfind(']');
    (word.ends_with('\\') || is_option).then(|| format!("{{[}}{inside}{{]}}"))
}

/// What a source shows where it does not show itself, and how many bytes of it that takes.
fn sign(rest: &str, before: &str) -> Option<(String, usize)> {
    let after = rest.get(1..)?;
    match rest.as_bytes().first()? {
        b'~' => {
            let is_between = |side: Option<char>| side.is_some_and(|c| c.is_alphanumeric() || c == '.');
            let tied = is_between(before.chars().next_back()) && after.starts_with(char::is_alphanumeric);
            tied.then(|| ("\u{a0}".to_owned(), 1))
        }
        b'{' => {
            let bracket = ["[", "]"].into_iter().find(|bracket| after.starts_with(bracket));
            let (shown, len) = match bracket {
                Some(bracket) => (bracket.to_owned(), 1),
                None => escape(after.strip_prefix('\\')?).map(|(shown, len)| (shown, len + 1))?,
            };
            after.get(len..)?.starts_with('}').then_some((shown, len + 2))
        }
        _ => escape(after).map(|(shown, len)| (shown, len + 1)),
    }
}

/// The same for what stands behind a backslash.
fn escape(rest: &str) -> Option<(String, usize)> {
    let first = rest.chars().next()?;
    match first {
        // The end of a line, which is no escape and begins none.
        '\\' => Some(("\\\\".to_owned(), 1)),
        '_' | '&' | '%' | '#' | '$' | '{' | '}' => Some((first.into(), 1)),
        _ => accented(first, rest).or_else(|| named(rest)).map(|(shown, len)| (shown.into(), len)),
    }
}

fn accented(accent: char, rest: &str) -> Option<(char, usize)> {
    let (_, pairs) = ACCENTS.iter().find(|(known, _)| *known == accent)?;
    let after = rest.get(1..)?;
    let blank = after.len() - after.trim_start_matches(' ').len();
    if accent.is_alphabetic() && blank == 0 && !after.starts_with('{') {
        return None;
    }
    let after = after.get(blank..)?;
    let (bare, braces) = after.strip_prefix('{').map_or((after, 0), |inside| (inside, 1));
    let (letter, len) = match bare.strip_prefix("\\i") {
        Some(_) => ('i', 2),
        None => (bare.chars().next()?, 1),
    };
    if braces == 1 && !bare.get(len..)?.starts_with('}') {
        return None;
    }
    let lower = letter.to_ascii_lowercase();
    let at = pairs.chars().step_by(2).position(|known| known == lower)?;
    let made = pairs.chars().nth(2 * at + 1)?;
    let made = if letter.is_ascii_uppercase() { made.to_uppercase().next()? } else { made };
    Some((made, 1 + blank + len + 2 * braces))
}

fn named(rest: &str) -> Option<(char, usize)> {
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (name, after) = rest.split_at_checked(len)?;
    let (_, letter) = LETTERS.iter().find(|(known, _)| *known == name)?;
    // What ends the name is not shown.
    let end = if after.starts_with("{}") { 2 } else { usize::from(after.starts_with(' ')) };
    Some((*letter, len + end))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn letters_are_read_however_they_are_written() {
        for (source, shown) in [
            (r#"J\"urgen M{\"u}ller, \"{O}zil, \" Ubung"#, "Jürgen Müller, Özil, Übung"),
            (r"Jos\'e Mu\~noz, Mart\'{\i}n, Mar\'\ia", "José Muñoz, Martín, María"),
            (
                r"Ko\v{c}\'i, Fran\c cois, Erd\H{o}s, Stra\ss e, Gro\ss{}, {\O}re, \L{}\'od\'z",
                "Kočí, François, Erdős, Straße, Groß, Øre, Łódź",
            ),
            (r"jane\_roe@example.com, 5\%, Dr.~Jane~Roe", "jane_roe@example.com, 5%, Dr.\u{a0}Jane\u{a0}Roe"),
            (r"{[}PERSON 1{]}", "[PERSON 1]"),
        ] {
            assert_eq!(unescape(source).0, shown, "{source}");
        }
    }

    #[test]
    fn what_is_no_letter_stays() {
        for source in [
            r"one\\'a' \\ \textbf{Jane} \cite{x} \section{a} \over \item[x]",
            r"\url{https://x.org/~jane}",
            r"\'",
            r"\v",
            "~",
            "{",
        ] {
            assert_eq!(unescape(source).0, source);
        }
    }

    #[test]
    fn a_place_leads_back_to_all_that_it_is_written_with() {
        let source = r#"Dear J\"urgen M{\"u}ller, hello"#;
        let (text, map) = unescape(source);
        let start = text.find("Jürgen").unwrap();
        let end = text.find(", hello").unwrap();
        assert_eq!(&source[map.source(start)..map.source(end)], r#"J\"urgen M{\"u}ller"#);
    }

    #[test]
    fn a_stand_in_is_no_option() {
        for (before, expected) in [
            ("Dear ", None),
            (r"12 High Street \\", Some("{[}X 1{]}")),
            ("12 High Street \\\\\n  ", Some("{[}X 1{]}")),
            (r"\item ", Some("{[}X 1{]}")),
            (r"\item[", Some("{[}X 1{]}")),
            (r"\item[a] ", None),
            (r"\author{", None),
        ] {
            assert_eq!(written("[X 1]", before).as_deref(), expected, "{before}");
        }
        assert_eq!(written("2020-01-01", r"\\"), None);
    }
}
