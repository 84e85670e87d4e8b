//! Text that is written without capitals, as in chats.

use crate::detect::lexicon::{Key, Lexicon, Marks};

/// Longer texts without any capital are no prose.
const LONGEST: usize = 64 << 10;

/// Shorter words are too often something else.
const LEAST_LETTERS: usize = 3;

/// Gives a text in which nothing has a capital those that names have; nothing for every other text.
///
/// Only letters that take as many bytes with their capital are changed, so every place stays what it was.
pub fn capitalised(text: &str, lexicon: &Lexicon) -> Option<String> {
    if text.len() > LONGEST || text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    for (index, word) in text.split_inclusive(|c: char| !c.is_alphabetic()).enumerate() {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        let mut letters = bare.chars();
        let Some(first) = letters.next() else {
            out.push_str(word);
            continue;
        };
        let is_initial = index > 0 && letters.as_str().is_empty() && word.ends_with('.');
        let marks =
            if letters.as_str().len() + 1 < LEAST_LETTERS { Marks::default() } else { lexicon.of(Key::of(bare)) };
        let other = Marks(Marks::COMMON.0 | Marks::NEVER.0 | Marks::DOUBTFUL.0);
        let is_name = marks.any(Marks::NAME) && !marks.any(other);
        let mut upper = first.to_uppercase();
        match upper.next().filter(|upper| (is_name || is_initial) && upper.len_utf8() == first.len_utf8()) {
            Some(capital) if upper.next().is_none() => {
                out.push(capital);
                out.push_str(word.get(first.len_utf8()..).unwrap_or_default());
                changed |= is_name;
            }
            _ => out.push_str(word),
        }
    }
    changed.then_some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_get_their_capitals_and_nothing_moves() {
        let lexicon = Lexicon::embedded().unwrap();
        let text = "write to maria b. lopez today, šárka";
        assert_eq!(capitalised(text, &lexicon).unwrap(), "write to Maria B. Lopez today, Šárka");
        assert_eq!(capitalised("Write to maria lopez", &lexicon), None);
    }
}
