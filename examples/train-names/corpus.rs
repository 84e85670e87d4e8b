//! Labelled texts.

use std::error::Error;
use std::fs;
use std::path::Path;

use scrubjay::detect::ner::{Kind, Line, tag::Tag};
use serde_json::Value;

/// A line and the names in it.
#[derive(Clone)]
pub struct Sample {
    /// The line.
    pub text: String,
    /// Where each name begins and ends, in bytes, and what it names; in order.
    pub spans: Vec<(usize, usize, Kind)>,
    /// How much it counts.
    pub weight: f32,
}

impl Sample {
    /// A line without names.
    pub const fn plain(text: String) -> Self {
        Self { text, spans: Vec::new(), weight: 1.0 }
    }

    /// The tag of each word of the line.
    pub fn tags(&self, line: &Line) -> Vec<usize> {
        let (mut tags, mut last) = (Vec::with_capacity(line.len()), None);
        for (start, end) in line.spans() {
            let name = self.spans.iter().find(|(from, to, _)| *from < end && start < *to);
            let tag = name.map(|name| if last == Some(name) { Tag::inside(name.2) } else { Tag::begin(name.2) });
            last = name;
            tags.push(tag.map_or(Tag::NONE, |tag| tag.0));
        }
        tags
    }
}

/// Reads JSON lines: `{"text", "spans": [[start, end, type]]}` or `{"text", "spans": [{"start", "end", "type"}]}`, with
/// offsets in characters. Types that name no person, organisation or place are left out.
pub fn read(path: &Path, weight: f32) -> Result<Vec<Sample>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    text.lines().map(|line| sample(line, weight).ok_or_else(|| format!("{}: {line}", path.display()).into())).collect()
}

fn sample(line: &str, weight: f32) -> Option<Sample> {
    let value: Value = serde_json::from_str(line).ok()?;
    let text = value.get("text")?.as_str()?.to_owned();
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let offset = |value: &Value| offsets.get(usize::try_from(value.as_u64()?).ok()?).copied();
    let mut spans = Vec::new();
    for span in value.get("spans")?.as_array()? {
        let [start, end, name] = if span.is_array() {
            [span.get(0)?, span.get(1)?, span.get(2)?]
        } else {
            [span.get("start")?, span.get("end")?, span.get("type")?]
        };
        if let Some(kind) = kind(name.as_str()?) {
            spans.push((offset(start)?, offset(end)?, kind));
        }
    }
    spans.sort_by_key(|(start, ..)| *start);
    Some(Sample { text, spans, weight })
}

fn kind(name: &str) -> Option<Kind> {
    match name {
        "PER" | "PERSON" | "PERSON_NAME" => Some(Kind::Person),
        "ORG" | "ORGANIZATION" | "ORGANIZATION_NAME" => Some(Kind::Organisation),
        "LOC" | "GPE" | "STREET_ADDRESS" => Some(Kind::Place),
        _ => None,
    }
}
