//! Plain text.
//!
//! Follows the WHATWG Encoding Standard for how bytes are characters.
//!
//! # Where text hides
//! Everywhere in plain sight: the whole file is one unit, so that a value may run over line ends. A file of one word has
//! what its name says as label: `master.key`. Characters that
//! nobody sees (zero-width characters, soft hyphens, marks of direction, terminal escapes) are part of it. In LaTeX a letter
//! may be written by a command (`M\"uller`): it is read as the letter that it shows.
//!
//! # What is kept
//! Every byte outside the edits: encoding, byte order mark, line ends, also mixed ones. What looks like an escape or a
//! packed value (`\u0041`, base64) is kept as the characters it is written with.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot.
//!
//! # What is refused
//! Content that is not text, text in an encoding that cannot be told for certain, and text with half characters.

use std::borrow::Cow;

use super::origin::{Origin, TextFormat, check_one_unit};
use super::{About, Document, Options};
use crate::error::{Error, Result};
use crate::model::{Dropped, Edit, Location, Place, Sensitive, TextUnit};
use crate::syntax::data_uri::Packed;
use crate::syntax::latex;
use crate::syntax::source_map::SourceMap;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "text",
    name: "Text file",
    extensions: &[
        "txt",
        "text",
        "log",
        "rst",
        "adoc",
        "asciidoc",
        "org",
        "tex",
        "bib",
        "sty",
        "diff",
        "patch",
        "srt",
        "vtt",
        "sub",
        "pem",
        "crt",
        "pub",
        "ppk",
        "",
        "token",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "vault_pass",
        "apikey",
    ],
    media_type: "text/plain",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let (text, origin) = Origin::read(bytes, &options.limits)?;
    let label = label(&text, &options.ending).map(|label| label.to_owned().into());
    let (text, latex) = if LATEX.contains(&options.ending.as_str()) {
        let (shown, map) = latex::unescape(&text);
        (shown, Some((text.into(), map)))
    } else {
        (text, None)
    };
    let units = vec![TextUnit::prose(text, Location::visible(Place::Text, 1)).labelled(label)];
    Ok(Box::new(TextDocument { units, latex, origin }))
}

/// The endings of files in which letters are written as LaTeX writes them.
const LATEX: &[&str] = &["tex", "bib", "sty"];

/// What files hold that are one word, by the endings of their names.
const KEYS: &[(&str, &str)] = &[
    ("key", "secret key"),
    ("token", "token"),
    ("secret", "secret"),
    ("password", "password"),
    ("passwd", "password"),
    ("passphrase", "password"),
    ("vault_pass", "password"),
    ("apikey", "api key"),
];

/// What a file of one word is called by its name: it has no other label.
fn label(text: &str, ending: &str) -> Option<&'static str> {
    let text = text.trim();
    let is_word = !text.is_empty() && !text.contains(char::is_whitespace);
    KEYS.iter().find(|(known, _)| *known == ending && is_word).map(|(_, label)| *label)
}

struct TextDocument {
    /// The one unit, which is also the only copy of the text where that is written as it is shown.
    units: Vec<TextUnit>,
    /// Where it is not, the source, and the way back to it.
    latex: Option<(Sensitive<String>, SourceMap)>,
    origin: Origin,
}

impl Document for TextDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn take_packed(&mut self) -> Vec<Option<Packed>> {
        self.origin.take_packed()
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.origin.dropped()
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        check_one_unit(edits)?;
        let [unit] = self.units.as_slice() else {
            return Err(Error::CannotRewrite { what: "a text is one unit" });
        };
        if let Some((source, map)) = &self.latex {
            // EXPOSE: the source is what the file is made of.
            let source = source.expose();
            let changes = edits.iter().map(|edit| {
                let range = map.source(edit.span.start())..map.source(edit.span.end());
                let written = latex::written(&edit.stand_in, source.get(..range.start).unwrap_or_default());
                (range, written.map_or(edit.stand_in.as_str().into(), Cow::Owned))
            });
            return self.origin.write(source, changes);
        }
        let changes = edits.iter().map(|edit| (edit.span.start()..edit.span.end(), edit.stand_in.as_str().into()));
        // EXPOSE: the text is what the file is made of.
        self.origin.write(unit.text.expose(), changes)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::format::Format;
    use crate::limits::Limits;
    use crate::model::{Span, UnitId};

    #[test]
    fn edits_are_spliced_into_the_original_bytes() {
        let bytes = b"\xff\xfeJ\0a\0n\0e\0\r\0\n\0\x0b\x20x\0\n\0";
        let document = FORMAT.open(bytes.to_vec(), &Options::default()).unwrap();
        let text = document.units()[0].text.expose();
        assert_eq!(text, "Jane\r\n\u{200b}x\n");
        let edit = Edit { unit: UnitId(0), span: Span::of(text, 0, 4).unwrap(), stand_in: "[P]".into() };
        assert_eq!(document.rewrite(std::slice::from_ref(&edit)).unwrap(), b"\xff\xfe[\0P\0]\0\r\0\n\0\x0b\x20x\0\n\0");
        assert!(document.rewrite(&[Edit { unit: UnitId(1), ..edit }]).is_err());
    }

    #[test]
    fn a_name_in_latex_goes_with_the_commands_that_write_it() {
        let options = Options { ending: "tex".to_owned(), ..Options::default() };
        let source = "To J\\\"urgen M{\\\"u}ller\\\\\nand \\textbf{all}.\n";
        let document = FORMAT.open(source.as_bytes().to_vec(), &options).unwrap();
        let text = document.units()[0].text.expose();
        let start = text.find("Jürgen").unwrap();
        let span = Span::of(text, start, start + "Jürgen Müller".len()).unwrap();
        let edit = Edit { unit: UnitId(0), span, stand_in: "[P 1]".into() };
        assert_eq!(document.rewrite(&[]).unwrap(), source.as_bytes());
        assert_eq!(document.rewrite(&[edit]).unwrap(), b"To [P 1]\\\\\nand \\textbf{all}.\n");
    }

    #[test]
    fn a_file_of_one_word_is_called_what_its_name_says() {
        let label = |text: &str, ending: &str| {
            let options = Options { ending: ending.to_owned(), ..Options::default() };
            let document = FORMAT.open(text.as_bytes().to_vec(), &options).unwrap();
            document.units()[0].label.as_ref().map(|label| label.expose().clone())
        };
        assert_eq!(label("cafe0123babe4567\n", "key").as_deref(), Some("secret key"));
        assert_eq!(label("two words", "key"), None);
        assert_eq!(label("word", "txt"), None);
    }

    #[test]
    fn a_text_larger_than_a_part_is_refused() {
        let limits = Limits { part_bytes: 3, ..Limits::default() };
        let options = Options { limits, ..Options::default() };
        assert!(FORMAT.open(b"abc".to_vec(), &options).is_ok());
        assert!(matches!(FORMAT.open(b"abcd".to_vec(), &options), Err(Error::LimitExceeded { most: 3, .. })));
    }
}
