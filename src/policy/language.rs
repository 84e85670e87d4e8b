//! The languages of words in pictures, by the codes of Tesseract's models.

use serde_json::{Map, Value as Json};

use super::reader::Reader;

/// The keys of the setting; the schema lists the same.
pub(super) const OCR: &[&str] = &["languages"];

/// The language that is read where a policy says nothing of it.
pub(super) const USUAL: &str = "eng";

/// Each is one more reading of every picture, so there may not be more.
pub(super) const MOST: usize = 4;

/// The most letters that a code holds behind an underscore, as `chi_sim_vert` does.
const LONGEST_PART: usize = 5;

/// Reads the setting; nothing where it does not name languages.
pub(super) fn read(reader: &mut Reader, value: Option<&Json>) -> Option<Vec<String>> {
    let ocr: &Map<String, Json> = reader.object("$.ocr", value)?;
    reader.known_keys("$.ocr", ocr, OCR);
    let path = "$.ocr.languages";
    let named = ocr.get("languages")?;
    let count = named.as_array().map(Vec::len);
    let languages = reader.strings(path, Some(named));
    if count.is_some_and(|count| count == 0 || count > MOST) {
        reader.fault(path, format_args!("has to name 1 to {MOST} languages"));
    }
    for (index, code) in languages.iter().enumerate() {
        let path = format!("{path}[{index}]");
        if !is_code(code) {
            reader.fault(&path, "has to be the code of a language as Tesseract has it, such as eng, deu or chi_sim");
        } else if languages.iter().take(index).any(|other| other == code) {
            reader.fault(&path, "stands twice");
        }
    }
    Some(languages)
}

/// Tells whether a text has the shape of a code: three small letters of ISO 639-2, and up to two parts that say more.
/// It becomes a part of a file's name and of a command.
fn is_code(text: &str) -> bool {
    let is_small = |part: &str| part.bytes().all(|letter| letter.is_ascii_lowercase());
    let mut parts = text.split('_');
    let is_language =
        parts.next().is_some_and(|part| part.len() == 3 && is_small(part) && !["osd", "equ"].contains(&part));
    let rest: Vec<&str> = parts.collect();
    is_language && rest.len() <= 2 && rest.iter().all(|part| (3..=LONGEST_PART).contains(&part.len()) && is_small(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(json: &str) -> (Option<Vec<String>>, Vec<String>) {
        let mut reader = Reader::default();
        let languages = read(&mut reader, serde_json::from_str(json).ok().as_ref());
        (languages, reader.faults)
    }

    #[test]
    fn codes_are_taken_in_their_order() {
        let (languages, faults) = read_text(r#"{"languages": ["deu", "eng", "chi_sim", "chi_tra_vert"]}"#);
        assert_eq!(languages.unwrap_or_default(), ["deu", "eng", "chi_sim", "chi_tra_vert"]);
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(read_text("{}"), (None, Vec::new()));
    }

    #[test]
    fn every_fault_is_told_at_its_place() {
        for (json, wanted) in [
            ("[]", &["$.ocr: has to be an object"][..]),
            (r#"{"language": "deu"}"#, &["$.ocr.language: no such key"]),
            (r#"{"languages": "deu"}"#, &["$.ocr.languages: has to be a list"]),
            (r#"{"languages": []}"#, &["$.ocr.languages: has to name 1 to 4 languages"]),
            (r#"{"languages": ["eng", 3]}"#, &["$.ocr.languages[1]: has to be a string"]),
            (r#"{"languages": ["eng", "deu", "eng"]}"#, &["$.ocr.languages[2]: stands twice"]),
            (
                r#"{"languages": ["eng", "deu", "fra", "ita", "spa"]}"#,
                &["$.ocr.languages: has to name 1 to 4 languages"],
            ),
        ] {
            assert_eq!(read_text(json).1, wanted, "{json}");
        }
        for code in
            ["", "de", "DEU", "de-DE", "german", "../a", "eng+deu", "eng_", "eng_a", "eng_sim_vert_more", "osd", "équ"]
        {
            let (_, faults) = read_text(&serde_json::json!({ "languages": [code] }).to_string());
            assert!(
                faults.len() == 1 && faults.iter().all(|fault| fault.starts_with("$.ocr.languages[0]: ")),
                "{code}: {faults:?}"
            );
        }
    }
}
