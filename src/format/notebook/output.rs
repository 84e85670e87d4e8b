//! Outputs of cells, and the pictures among them.

use std::fmt;
use std::ops::Range;

use super::read::{Fate, Kind, Reader};
use crate::format::Document;
use crate::model::DroppedKind;
use crate::syntax::base64;
use crate::syntax::source::Sense;
use crate::syntax::source::json::tree::{STRING, Shape, Value};

/// A picture or drawing that was opened.
pub struct Open {
    /// Where it stands.
    pub place: Figure,
    /// What it is.
    pub document: Box<dyn Document>,
    /// How many bytes it was.
    pub len_bytes: u64,
}

impl fmt::Debug for Open {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Open").field("place", &self.place).finish_non_exhaustive()
    }
}

/// Where a picture stands, and how it is written there.
#[derive(Debug)]
pub struct Figure {
    /// The value.
    pub range: Range<usize>,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// As a string of base64 letters, in lines or not.
    Packed { in_lines: bool },
    /// As a text, in one string.
    Text,
    /// As a text, each line a string of a list: what stands before the first, between two, and behind the last.
    Lines { open: Range<usize>, between: Range<usize>, close: Range<usize> },
}

/// How many letters a line of base64 has (RFC 2045, 6.8).
const LINE_LETTERS: usize = 76;

impl Figure {
    /// The value for a picture of these bytes.
    pub fn written(&self, source: &str, bytes: &[u8]) -> String {
        let quoted = |text: &str| format!("\"{}\"", (STRING.write)(text));
        let part = |range: &Range<usize>| source.get(range.clone()).unwrap_or_default();
        let text = || String::from_utf8_lossy(bytes);
        match &self.form {
            Form::Packed { in_lines: false } => quoted(&base64::encode(bytes)),
            Form::Packed { in_lines: true } => {
                let letters = base64::encode(bytes);
                let lines = letters.as_bytes().chunks(LINE_LETTERS).map(String::from_utf8_lossy);
                quoted(&lines.map(|line| format!("{line}\n")).collect::<String>())
            }
            Form::Text => quoted(&text()),
            Form::Lines { open, between, close } => {
                let lines: Vec<_> = text().split_inclusive('\n').map(quoted).collect();
                format!("{}{}{}", part(open), lines.join(part(between)), part(close))
            }
        }
    }
}

impl Reader<'_> {
    pub(super) fn output(&mut self, output: &Value) -> Fate {
        const KINDS: &[&str] = &["stream", "display_data", "execute_result", "error", "pyout", "pyerr"];
        self.object(output, |own, key, value| match key {
            "output_type" => own.one_of(value, KINDS),
            "name" | "stream" => own.one_of(value, &["stdout", "stderr", "stdin"]),
            "ename" => own.name(value, Sense::Code),
            "data" => own.bundle(value),
            "metadata" => own.output_metadata(value),
            "execution_count" | "prompt_number" => own.word(value),
            "text" | "evalue" | "latex" | "javascript" | "json" => own.text(value, Kind::Prose),
            "traceback" => own.each(value, |own, line| own.text(line, Kind::Prose)),
            "html" => own.representation("text/html", value),
            "png" => own.representation("image/png", value),
            "jpeg" => own.representation("image/jpeg", value),
            "svg" => own.representation("image/svg+xml", value),
            _ => Some(DroppedKind::CustomData),
        })
    }

    pub(super) fn attachments(&mut self, value: &Value) -> Fate {
        if !matches!(value.shape, Shape::Object(_)) {
            return self.generic(value);
        }
        for member in value.members() {
            let range = member.key.start.saturating_sub(1)..member.key.end + 1;
            self.name(&Value { range, shape: Shape::Text }, Sense::Address);
            if self.bundle(&member.value).is_some() {
                return self.refuse();
            }
        }
        None
    }

    /// One thing in several forms, each named by its media type.
    fn bundle(&mut self, value: &Value) -> Fate {
        self.object(value, Self::representation)
    }

    fn representation(&mut self, media_type: &str, value: &Value) -> Fate {
        match media_type {
            "text/html" => self.text(value, Kind::Html),
            "text/markdown" => self.text(value, Kind::Markdown),
            "text/plain" | "text/latex" | "text/csv" | "text/vnd.mermaid" | "application/javascript" => {
                self.text(value, Kind::Prose)
            }
            "application/json" | "application/geo+json" | "application/vnd.plotly.v1+json" => self.generic(value),
            _ if media_type.starts_with("application/vnd.vega") => self.vega(media_type, value),
            "image/png" => self.figure(value, "output.png"),
            "image/jpeg" => self.figure(value, "output.jpg"),
            "image/gif" => self.figure(value, "output.gif"),
            "image/webp" => self.figure(value, "output.webp"),
            "image/bmp" => self.figure(value, "output.bmp"),
            "image/svg+xml" => self.figure(value, "output.svg"),
            _ if media_type.starts_with("image/") => Some(DroppedKind::Picture),
            "application/pdf" => Some(DroppedKind::EmbeddedObject),
            _ => Some(DroppedKind::CustomData),
        }
    }

    /// A chart of Vega or Vega-Lite, of any version.
    fn vega(&mut self, media_type: &str, value: &Value) -> Fate {
        let rest = media_type.trim_start_matches("application/vnd.vega").trim_start_matches("lite");
        let is_version = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'v');
        let is_known = rest.strip_suffix("+json").is_some_and(|rest| rest.len() <= 8 && rest.chars().all(is_version));
        if is_known { self.generic(value) } else { Some(DroppedKind::CustomData) }
    }

    fn figure(&mut self, value: &Value, name: &str) -> Fate {
        let opened = self.open(value, name);
        let is_unread = opened.is_none();
        self.parts.figures.extend(opened);
        is_unread.then_some(DroppedKind::Picture)
    }

    fn open(&mut self, value: &Value, name: &str) -> Option<Open> {
        let text = value.lines(self.source)?.text;
        let is_drawing = name.ends_with("svg");
        let bytes = if is_drawing { text.clone().into_bytes() } else { base64::decode(&text)? };
        let len_bytes = bytes.len() as u64;
        self.left = self.left.checked_sub(len_bytes)?;
        let (_, document) = self.options.opener?(Some(name), bytes, &self.options.inside(self.left)).ok()?;
        self.left = self.left.saturating_sub(document.len_unpacked());
        let form = match (is_drawing, value.items()) {
            (false, _) => Form::Packed { in_lines: text.contains('\n') },
            (true, [first, .., last]) => {
                let second = value.items().get(1).map_or(last.range.start, |second| second.range.start);
                let open = value.range.start..first.range.start;
                Form::Lines { open, between: first.range.end..second, close: last.range.end..value.range.end }
            }
            (true, _) => Form::Text,
        };
        Some(Open { place: Figure { range: value.range.clone(), form }, document, len_bytes })
    }
}
