//! Latin words in which letters of other scripts stand that look the same, as when a text is to escape a scanner.

/// Letters of other scripts and the Latin ones that they look like.
const PAIRS: &[(&str, &str)] = &[
    ("аеорсухіѕјԁһӏ", "aeopcyxisjdhl"),
    ("АВЕКМНОРСТУХІЅЈ", "ABEKMHOPCTYXISJ"),
    ("οανικτυρ", "oaviktup"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
];

/// Writes a word with Latin letters only, if some of its letters are and all others look as if they were.
pub fn latin(word: &str) -> Option<String> {
    // Greek and Cyrillic letters begin with these bytes.
    let is_other = |byte: u8| matches!(byte, 0xce..=0xd4);
    let is_mixed = word.bytes().any(is_other) && word.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !is_mixed {
        return None;
    }
    let mut changed = false;
    let plain: String = word
        .chars()
        .map(|c| {
            let same = |(others, latin): &(&str, &str)| latin.chars().nth(others.chars().position(|other| other == c)?);
            let latin = PAIRS.iter().find_map(same);
            changed |= latin.is_some();
            latin.unwrap_or(c)
        })
        .collect();
    changed.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_scripts_become_one() {
        assert_eq!(latin("Kеnnеth").as_deref(), Some("Kenneth"));
        for word in ["Kenneth", "Мария", "Zoë"] {
            assert_eq!(latin(word), None, "{word}");
        }
    }
}
