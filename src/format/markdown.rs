//! Markdown.
//!
//! Follows CommonMark 0.31.2, of which only the escapes (2.4, 2.5) and the targets of links (6.3) matter here.
//!
//! # Where text hides
//! In front matter, HTML comments, link targets and titles, reference definitions, alternative texts and code. All of
//! it is in the one unit that the file is. Backslash escapes and character references are undone in that unit, since
//! `jane\_roe&#64;example.com` is an address to whoever reads the page.
//!
//! # What is kept
//! Every byte outside the edits. In the target of a link the blanks of a stand-in are written as `%20`, so that it
//! stays a link; the brackets of one that would become a link are escaped.
//!
//! # What is dropped
//! Files packed into letters that no format can open; a picture becomes a grey dot. Pictures that are only linked stay links.
//!
//! # What is refused
//! The same as in plain text: content that is not text, and text in an encoding that cannot be told for certain.

use std::borrow::Cow;
use std::ops::Range;

use super::origin::{Origin, TextFormat, check_one_unit};
use super::{About, Document, Options};
use crate::error::Result;
use crate::model::layout::{Block, Paragraph, SectionKind, index};
use crate::model::{Dropped, Edit, Layout, Location, Place, Sensitive, TextUnit};
use crate::syntax::data_uri::Packed;
use crate::syntax::markdown::{is_in_target, unescape};
use crate::syntax::source_map::SourceMap;

/// The format.
pub static FORMAT: TextFormat = TextFormat { about: &ABOUT, read: open };

static ABOUT: About = About {
    id: "markdown",
    name: "Markdown file",
    extensions: &["md", "markdown", "mdown", "mkd"],
    media_type: "text/markdown",
};

fn open(bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
    let (source, origin) = Origin::read(bytes, &options.limits)?;
    let (text, map) = unescape(&source);
    let units = vec![TextUnit::prose(text, Location::visible(Place::Text, 1))];
    Ok(Box::new(MarkdownDocument { source: source.into(), map, units, origin }))
}

struct MarkdownDocument {
    source: Sensitive<String>,
    map: SourceMap,
    units: Vec<TextUnit>,
    origin: Origin,
}

impl Document for MarkdownDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        layout.begin(SectionKind::Body, 0);
        // EXPOSE: headings are looked for.
        for (start, level) in self.units.first().map(|unit| blocks(unit.text.expose())).unwrap_or_default() {
            layout.push(Block::Paragraph(Paragraph { unit: 0, start: index(start), level, depth: 0 }));
        }
        layout
    }

    fn take_packed(&mut self) -> Vec<Option<Packed>> {
        self.origin.take_packed()
    }

    fn dropped(&self) -> Vec<Dropped> {
        self.origin.dropped()
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        check_one_unit(edits)?;
        // EXPOSE: the source is what the file is made of.
        let source = self.source.expose();
        let changes = edits.iter().map(|edit| {
            let range = self.map.source(edit.span.start())..self.map.source(edit.span.end());
            let written = written(&edit.stand_in, source, &range);
            (range, written)
        });
        self.origin.write(source, changes)
    }
}

/// Writes a stand-in so that a renderer shows it: in brackets it would else become a link or the definition of one by
/// what follows it (CommonMark 0.31.2, 4.7 and 6.3).
fn written<'a>(stand_in: &'a str, source: &str, range: &Range<usize>) -> Cow<'a, str> {
    if is_in_target(source, range.start) {
        return if stand_in.contains(' ') { stand_in.replace(' ', "%20").into() } else { stand_in.into() };
    }
    let inside = stand_in.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let is_link = source.get(range.end..).is_some_and(|rest| rest.starts_with([':', '(', '[']));
    match inside {
        Some(inside) if is_link => format!("\\[{inside}\\]").into(),
        _ => stand_in.into(),
    }
}

/// Where paragraphs begin, and the levels of those that are headings (CommonMark 0.31.2, 4.2, 4.5 and 4.8).
fn blocks(text: &str) -> Vec<(usize, u8)> {
    let (mut blocks, mut at, mut is_new, mut is_code) = (Vec::new(), 0, true, false);
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        let is_fence = bare.starts_with("```") || bare.starts_with("~~~");
        is_code ^= is_fence;
        let signs = bare.bytes().take_while(|&byte| byte == b'#').count();
        let is_heading =
            !is_code && (1..=6).contains(&signs) && matches!(bare.as_bytes().get(signs), None | Some(b' ' | b'\t'));
        let level = if is_heading { u8::try_from(signs).unwrap_or(0) } else { 0 };
        if level > 0 || is_new && !bare.is_empty() || at == 0 {
            blocks.push((at, level));
        }
        is_new = !is_code && (level > 0 || bare.is_empty());
        at += line.len();
    }
    blocks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::format::Format;
    use crate::model::{DroppedKind, Span, UnitId};

    fn replaced(source: &str, old: &[&str], new: &str) -> String {
        let document = FORMAT.open(source.as_bytes().to_vec(), &Options::default()).unwrap();
        let text = document.units()[0].text.expose();
        let edit = |old: &&str| {
            let start = text.find(old).unwrap();
            Edit { unit: UnitId(0), span: Span::of(text, start, start + old.len()).unwrap(), stand_in: new.into() }
        };
        String::from_utf8(document.rewrite(&old.iter().map(edit).collect::<Vec<_>>()).unwrap()).unwrap()
    }

    #[test]
    fn escaped_values_go_with_their_escapes() {
        let source = "---\nauthor: Jane\n---\nAsk jane\\_roe&#64;example.com \\*now\\*.\n";
        assert_eq!(
            replaced(source, &["Jane", "jane_roe@example.com"], "[X 1]"),
            "---\nauthor: [X 1]\n---\nAsk [X 1] \\*now\\*.\n"
        );
    }

    #[test]
    fn links_stay_links() {
        let source = "[Jane](mailto:jane@example.com \"t\")";
        assert_eq!(replaced(source, &["Jane", "jane@example.com"], "[X 1]"), "[[X 1]](mailto:[X%201] \"t\")");
    }

    #[test]
    fn headings_and_paragraphs_are_told_apart() {
        let source = "# One\ntext\nmore\n\n\n## Two\n```\n# no heading\n\n#!\n```\n\n#tag\n";
        let told: Vec<_> =
            blocks(source).iter().map(|&(at, level)| (source[at..].lines().next().unwrap(), level)).collect();
        assert_eq!(told, [("# One", 1), ("text", 0), ("## Two", 2), ("```", 0), ("#tag", 0)]);
        assert_eq!(blocks(""), []);
    }

    #[test]
    fn stand_ins_do_not_become_links() {
        for (source, expected) in [
            ("Jane: approved\n", "\\[X 1\\]: approved\n"),
            ("- Jane(CEO) and", "- \\[X 1\\](CEO) and"),
            ("Jane[1] and", "\\[X 1\\][1] and"),
            ("Jane (CEO)", "[X 1] (CEO)"),
        ] {
            let out = replaced(source, &["Jane"], "[X 1]");
            assert_eq!(out, expected);
            let again = FORMAT.open(out.into_bytes(), &Options::default()).unwrap();
            assert!(again.units()[0].text.expose().contains("[X 1]"));
        }
    }

    #[test]
    fn packed_pictures_are_dropped() {
        let document = FORMAT.open(b"![a](data:image/gif;base64,R0lG)".to_vec(), &Options::default()).unwrap();
        assert_eq!(document.dropped(), [Dropped { kind: DroppedKind::Picture, count: 1 }]);
        let out = document.rewrite(&[]).unwrap();
        assert!(!out.windows(4).any(|four| four == b"R0lG"));
        assert!(FORMAT.open(out, &Options::default()).unwrap().dropped().is_empty());
    }
}
