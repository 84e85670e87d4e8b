//! Pieces of a file that are short enough to be shown.

use crate::model::{Finding, FindingId, Location, Span, UnitId, bytes};

use super::FileSession;

/// A piece of one text unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage {
    /// The unit.
    pub unit: UnitId,
    /// Which bytes of its text.
    pub span: Span,
    /// Where it stands; running text is counted by lines.
    pub location: Location,
}

/// A finding inside a passage.
#[derive(Debug, Clone, Copy)]
pub struct Mark<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Which bytes of the passage's text.
    pub span: Span,
}

/// Longer units are parted near this many bytes, at a line end where there is one.
const LENGTH: usize = 1500;

impl FileSession {
    /// Parts the file into passages, none of which cuts a finding; empty units have none.
    pub fn passages(&self) -> Vec<Passage> {
        let mut out = Vec::new();
        let mut findings = self.findings();
        for (id, unit) in self.file().units() {
            let count = findings.partition_point(|finding| finding.id.unit <= id);
            let (here, later) = findings.split_at(count);
            findings = later;
            // EXPOSE: borders are looked for.
            let text = unit.text.expose();
            let mut location = unit.location;
            let mut start = 0;
            while let Some(span) = Span::of(text, start, border(text, start, text.len(), here)) {
                out.push(Passage { unit: id, span, location });
                if location.has_lines() {
                    location.go_down(line_ends(span.slice(text)));
                }
                start = span.end();
            }
        }
        out
    }

    /// Where each finding stands, in the order of the findings, with the file's own [passages](Self::passages);
    /// running text is counted by lines.
    pub fn locations(&self, passages: &[Passage]) -> Vec<Location> {
        let mut later = passages.iter().peekable();
        let (mut here, mut counted) = (None, 0);
        let mut locations = Vec::with_capacity(self.findings().len());
        for finding in self.findings() {
            while let Some(passage) = later
                .next_if(|passage| (passage.unit, passage.span.start()) <= (finding.id.unit, finding.id.span.start()))
            {
                (here, counted) = (Some((passage.unit, passage.location)), passage.span.start());
            }
            let Some((unit, location)) = &mut here else { continue };
            if location.has_lines() {
                // EXPOSE: line ends are counted.
                let text = self.file().unit(*unit).map_or("", |unit| unit.text.expose());
                location.go_down(line_ends(text.get(counted..finding.id.span.start()).unwrap_or_default()));
                counted = finding.id.span.start();
            }
            locations.push(*location);
        }
        locations
    }

    /// The findings of a passage, with their places in its text.
    pub fn marks(&self, passage: &Passage) -> impl Iterator<Item = Mark<'_>> {
        let first = FindingId { unit: passage.unit, span: passage.span };
        let findings = self.findings();
        let from = findings
            .partition_point(|finding| (finding.id.unit, finding.id.span.start()) < (first.unit, first.span.start()));
        let inside = *passage;
        let all = findings.get(from..).unwrap_or_default().iter();
        all.take_while(move |finding| finding.id.unit == inside.unit && inside.span.contains(finding.id.span))
            .filter_map(move |finding| {
                // EXPOSE: the passage's text is what the span is checked against.
                let text = inside.span.slice(self.file().unit(inside.unit)?.text.expose());
                let start = finding.id.span.start() - inside.span.start();
                Some(Mark { finding, span: Span::of(text, start, start + finding.id.span.len())? })
            })
    }
}

/// Where the passage that begins at `start` ends: at `most` or before it, but never inside a finding.
pub(super) fn border(text: &str, start: usize, most: usize, findings: &[Finding]) -> usize {
    let mut end = most.min(start + LENGTH);
    if end < most {
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let lines = text.get(start..end).and_then(|piece| piece.rfind('\n'));
        end = lines.map_or(end, |line| start + line + 1);
    }
    let begun = findings.partition_point(|finding| finding.id.span.start() < end);
    let across = begun.checked_sub(1).and_then(|last| findings.get(last)).filter(|last| end < last.id.span.end());
    across.map_or(end, |finding| finding.id.span.end())
}

/// How many lines end in a text: at `\n`, at `\r` and at `\r\n`.
pub(super) fn line_ends(text: &str) -> usize {
    let (feeds, returns) = (bytes::count(text.as_bytes(), b'\n'), bytes::count(text.as_bytes(), b'\r'));
    let pairs = if returns == 0 { 0 } else { text.as_bytes().windows(2).filter(|pair| pair == b"\r\n").count() };
    feeds + returns - pairs
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::detect::Engine;
    use crate::policy::Policy;
    use crate::scan::Brief;

    #[test]
    fn passages_hold_the_whole_text_and_cut_no_finding() {
        let text = format!("{}someone@example.org{}", "é ".repeat(498), " and more\n".repeat(400));
        let mut session = FileSession::open("f", "a.txt", text.clone().into_bytes(), &Policy::default()).unwrap();
        session.scan(&Engine::new().unwrap(), Brief::default(), &mut |_, _| ());
        let passages = session.passages();
        let slice = |passage: &Passage| passage.span.slice(session.file().unit(passage.unit).unwrap().text.expose());
        let joined: String = passages.iter().filter(|passage| passage.unit.0 == 1).map(slice).collect();
        assert_eq!(joined, text);
        let marked: Vec<_> = passages
            .iter()
            .flat_map(|passage| session.marks(passage).map(|mark| mark.span.slice(slice(passage))))
            .collect();
        assert_eq!(marked, ["someone@example.org"]);
        assert_eq!(passages.last().unwrap().location.number + line_ends(slice(passages.last().unwrap())), 401);
    }

    #[test]
    fn findings_in_running_text_are_counted_by_line() {
        let policy = Policy::default();
        let text = "one\r\ntwo a@example.org\nthree\rb@example.org, c@example.org".to_owned()
            + &"\n".repeat(2000)
            + "d@example.org";
        let mut session = FileSession::open("f1", "e@example.org.txt", text.into_bytes(), &policy).unwrap();
        session.scan(&Engine::new().unwrap(), Brief::default(), &mut |_, _| ());
        let lines: Vec<_> = session.locations(&session.passages()).iter().map(|location| location.number).collect();
        assert_eq!(lines, [1, 2, 4, 4, 2004]);
    }
}
