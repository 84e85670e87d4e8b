//! What a file looks like, in items that are short enough to be shown one by one.

use crate::model::layout::{Block, Cell, Frame, Paragraph, Section, SectionKind, Shows, Table, index};
use crate::model::{FindingId, Layout, Place, Span, UnitId};

use super::FileSession;
use super::passage::{Passage, border, line_ends};

/// A file as it is shown: a list of items, and what they belong to.
#[derive(Debug, Default)]
pub struct Preview {
    layout: Layout,
    items: Vec<Item>,
    /// For each unit of the file, the first item that shows it.
    first: Vec<u32>,
}

/// One of the things that are shown below each other; they tell their parts by indexes.
#[derive(Debug, Clone)]
pub enum Item {
    /// The name of the file.
    FileName,
    /// The beginning of a section.
    Section(u32),
    /// A page as it looks, by its section.
    Page(u32),
    /// A paragraph or a piece of a long one.
    Text {
        /// The section.
        section: u32,
        /// What it looks like; its unit is counted from the document's first.
        paragraph: Paragraph,
        /// Where it ends in its unit.
        end: u32,
        /// In running text, the line in which it begins, from 1.
        line: u32,
    },
    /// A row of a table or sheet.
    Row {
        /// The section.
        section: u32,
        /// The table.
        table: u32,
        /// The row.
        row: u32,
    },
    /// A slide.
    Slide {
        /// The section.
        section: u32,
        /// The first of its boxes.
        first: u32,
        /// One past the last of them.
        end: u32,
    },
}

/// What is shown of a unit, or a value that is none.
#[derive(Debug, Clone, Copy)]
pub enum Piece<'a> {
    /// A unit or a part of it.
    Passage(Passage),
    /// A value in which nothing is looked for.
    Value(&'a str),
}

impl FileSession {
    /// Makes the preview. No item cuts a finding in two, so it is to be made anew after a scan. Pages are items
    /// themselves `as_pages`, and what a picture of them shows is no item then.
    pub fn preview(&self, as_pages: bool) -> Preview {
        let layout = self.file().document().layout();
        let named = self.file_name().map(|_| Item::FileName);
        let mut preview = Preview { items: named.into_iter().collect(), first: Vec::new(), layout };
        let layout = &preview.layout;
        for (at, section) in layout.sections.iter().enumerate() {
            let at = index(at);
            let is_page = as_pages && matches!(section.kind, SectionKind::Page | SectionKind::Picture);
            if is_page {
                preview.items.push(Item::Page(at));
            } else if has_heading(section) {
                preview.items.push(Item::Section(at));
            }
            let start = if is_page { section.drawn.end } else { section.blocks.start };
            let blocks = start as usize..section.blocks.end as usize;
            let mut blocks = layout.blocks.get(blocks).unwrap_or_default().iter().peekable();
            let mut line = (0, 1);
            while let Some(block) = blocks.next() {
                match block {
                    Block::Row { table, row } => {
                        preview.items.push(Item::Row { section: at, table: *table, row: *row });
                    }
                    Block::Slide(frames) => {
                        preview.items.push(Item::Slide { section: at, first: frames.start, end: frames.end });
                    }
                    Block::Paragraph(paragraph) => {
                        let end = match blocks.peek() {
                            Some(Block::Paragraph(next)) if next.unit == paragraph.unit => next.start,
                            _ => u32::MAX,
                        };
                        self.part(at, *paragraph, end, &mut line, &mut preview.items);
                    }
                }
            }
        }
        preview.first = vec![u32::MAX; self.file().unit_count()];
        for (at, item) in preview.items.iter().enumerate() {
            each_unit(&preview.layout, item, &mut |unit| {
                if let Some(first) = preview.first.get_mut(unit.0 as usize) {
                    *first = (*first).min(index(at));
                }
            });
        }
        preview
    }

    /// Parts a paragraph into pieces that cut no finding. A piece that the one before it has taken in is left out.
    fn part(&self, section: u32, paragraph: Paragraph, end: u32, line: &mut (u32, u32), items: &mut Vec<Item>) {
        let unit = UnitId(paragraph.unit.saturating_add(1));
        let Some(known) = self.file().unit(unit) else { return };
        // EXPOSE: borders are looked for.
        let text = known.text.expose();
        let all = self.findings();
        let from = all.partition_point(|finding| finding.id.unit < unit);
        let to = all.partition_point(|finding| finding.id.unit <= unit);
        let here = all.get(from..to).unwrap_or_default();
        let mut start = match items.last() {
            Some(Item::Text { paragraph: before, end, .. }) if before.unit == paragraph.unit => {
                paragraph.start.max(*end)
            }
            _ => paragraph.start,
        };
        let end = (end as usize).min(text.len());
        while (start as usize) < end {
            let stop = border(text, start as usize, end, here);
            if line.0 != paragraph.unit {
                *line = (paragraph.unit, 1);
            }
            items.push(Item::Text {
                section,
                paragraph: Paragraph { start, ..paragraph },
                end: index(stop),
                line: line.1,
            });
            if known.location.place == Place::Text {
                line.1 += index(line_ends(text.get(start as usize..stop).unwrap_or_default()));
            }
            start = index(stop);
        }
    }

    /// What is shown of a unit of the document, all of it.
    pub fn whole(&self, unit: u32) -> Option<Passage> {
        let unit = UnitId(unit.checked_add(1)?);
        let known = self.file().unit(unit)?;
        // EXPOSE: the length is told.
        let text = known.text.expose();
        Some(Passage { unit, span: Span::of(text, 0, text.len())?, location: known.location })
    }

    /// What is shown of the file's name.
    pub fn file_name(&self) -> Option<Passage> {
        let known = self.file().unit(UnitId(0))?;
        // EXPOSE: the length is told.
        let text = known.text.expose();
        Some(Passage { unit: UnitId(0), span: Span::of(text, 0, text.len())?, location: known.location })
    }

    /// What is shown of a paragraph.
    pub fn paragraph(&self, paragraph: Paragraph, end: u32, line: u32) -> Option<Passage> {
        let whole = self.whole(paragraph.unit)?;
        let mut location = whole.location;
        if location.place == Place::Text {
            // The unit may begin further down in its file.
            location.number += (line as usize).saturating_sub(1);
        }
        Some(Passage { span: Span::new(paragraph.start as usize, end as usize)?, location, ..whole })
    }

    /// What a cell shows.
    pub fn piece<'a>(&self, preview: &'a Preview, shows: Shows) -> Option<Piece<'a>> {
        match shows {
            Shows::Unit(unit) => self.whole(unit).map(Piece::Passage),
            Shows::Value(at) => Some(Piece::Value(preview.layout.value(at))),
        }
    }
}

impl Preview {
    /// The items, in order.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The sections.
    pub fn sections(&self) -> &[Section] {
        &self.layout.sections
    }

    /// The tables.
    pub fn tables(&self) -> &[Table] {
        &self.layout.tables
    }

    /// A row: its number, whether it is hidden and a heading, and its cells.
    pub fn row(&self, row: u32) -> Option<(&crate::model::layout::Row, &[Cell])> {
        let row = self.layout.rows.get(row as usize)?;
        let cells = self.layout.cells.get(row.cells.start as usize..row.cells.end as usize)?;
        Some((row, cells))
    }

    /// The boxes of a slide.
    pub fn frames(&self, first: u32, end: u32) -> &[Frame] {
        self.layout.frames.get(first as usize..end as usize).unwrap_or_default()
    }

    /// The item that shows a finding, the first of them where there are several.
    pub fn item_of(&self, id: FindingId) -> usize {
        let mut at = self.first.get(id.unit.0 as usize).copied().unwrap_or(0) as usize;
        while let Some(Item::Text { paragraph, .. }) = self.items.get(at + 1)
            && paragraph.unit.checked_add(1) == Some(id.unit.0)
            && paragraph.start as usize <= id.span.start()
        {
            at += 1;
        }
        at.min(self.items.len().saturating_sub(1))
    }

    /// Calls `each` for every unit of the file that an item shows.
    pub fn units(&self, item: &Item, each: &mut dyn FnMut(UnitId)) {
        each_unit(&self.layout, item, each);
    }
}

/// Tells whether a section begins with a line that says what it is; a slide says so itself.
fn has_heading(section: &Section) -> bool {
    match section.kind {
        SectionKind::Body | SectionKind::Slide => false,
        SectionKind::Sheet => section.number > 0,
        _ => !section.blocks.is_empty(),
    }
}

fn each_unit(layout: &Layout, item: &Item, each: &mut dyn FnMut(UnitId)) {
    let mut tell = |unit: u32| each(UnitId(unit.saturating_add(1)));
    let row = |row: usize, tell: &mut dyn FnMut(u32)| {
        let Some(row) = layout.rows.get(row) else { return };
        let cells = layout.cells.get(row.cells.start as usize..row.cells.end as usize).unwrap_or_default();
        for cell in cells {
            if let Shows::Unit(unit) = cell.shows {
                tell(unit);
            }
        }
    };
    match item {
        Item::FileName => each(UnitId(0)),
        Item::Section(section) => {
            if let Some(unit) = layout.sections.get(*section as usize).and_then(|section| section.title) {
                tell(unit);
            }
        }
        Item::Page(section) => {
            let drawn = layout.sections.get(*section as usize).map(|section| section.drawn.clone()).unwrap_or_default();
            for block in layout.blocks.get(drawn.start as usize..drawn.end as usize).unwrap_or_default() {
                if let Block::Paragraph(paragraph) = block {
                    tell(paragraph.unit);
                }
            }
        }
        Item::Text { paragraph, .. } => tell(paragraph.unit),
        Item::Row { row: at, .. } => row(*at as usize, &mut tell),
        Item::Slide { first, end, .. } => {
            for frame in layout.frames.get(*first as usize..*end as usize).unwrap_or_default() {
                (frame.rows.start as usize..frame.rows.end as usize).for_each(|at| row(at, &mut tell));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use crate::detect::Engine;
    use crate::policy::Policy;
    use crate::scan::Brief;

    fn open(name: &str, bytes: Vec<u8>) -> FileSession {
        let mut session = FileSession::open("f", name, bytes, &Policy::default()).unwrap();
        session.scan(&Engine::new().unwrap(), Brief::default(), &mut |_, _| ());
        session
    }

    fn text(session: &FileSession, item: &Item) -> String {
        let Item::Text { paragraph, end, line, .. } = *item else { return String::new() };
        let passage = session.paragraph(paragraph, end, line).unwrap();
        passage.span.slice(session.file().unit(passage.unit).unwrap().text.expose()).to_owned()
    }

    #[test]
    fn every_unit_and_every_finding_of_every_fixture_is_in_an_item() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        let mut count = 0;
        for format in crate::format::all() {
            for entry in std::fs::read_dir(folder.join(format.about().id)).unwrap() {
                let path = entry.unwrap().path();
                let name = path.file_name().unwrap().to_str().unwrap();
                if name.starts_with('.') {
                    continue;
                }
                let session = open(name, std::fs::read(&path).unwrap());
                let preview = session.preview(count % 2 == 0);
                let mut shown = std::collections::BTreeSet::new();
                for item in preview.items() {
                    preview.units(item, &mut |unit| {
                        shown.insert(unit);
                    });
                }
                for (id, unit) in session.file().units() {
                    assert!(shown.contains(&id) || unit.text.expose().is_empty(), "{name}: unit {} is not shown", id.0);
                }
                for finding in session.findings() {
                    let item = &preview.items()[preview.item_of(finding.id)];
                    let mut is_here = false;
                    preview.units(item, &mut |unit| is_here |= unit == finding.id.unit);
                    assert!(is_here, "{name}: {}", finding.id);
                    if let Item::Text { paragraph, end, .. } = item
                        && finding.id.unit.0 > 0
                    {
                        let span = Span::new(paragraph.start as usize, *end as usize).unwrap();
                        assert!(span.contains(finding.id.span), "{name}: {} is cut", finding.id);
                    }
                    count += 1;
                }
            }
        }
        assert!(count > 20, "{count}");
    }

    #[test]
    fn long_texts_are_parted_between_lines_and_never_inside_a_finding() {
        let long = format!("{}someone@example.org{}", "é ".repeat(498), " and more\n".repeat(400));
        let session = open("a.txt", long.clone().into_bytes());
        let preview = session.preview(false);
        let pieces: Vec<String> = preview.items().iter().map(|item| text(&session, item)).collect();
        assert_eq!(pieces.concat(), long);
        assert!(pieces.len() > 3, "{}", pieces.len());
        let id = session.findings().iter().find(|finding| finding.id.unit == UnitId(1)).unwrap().id;
        assert!(pieces[preview.item_of(id)].contains("someone@example.org"));
        let lines: Vec<u32> = preview
            .items()
            .iter()
            .filter_map(|item| if let Item::Text { line, .. } = item { Some(*line) } else { None })
            .collect();
        assert!(lines.is_sorted() && lines[0] == 1 && lines.last().unwrap() > &250, "{lines:?}");
    }

    #[test]
    fn paragraphs_that_a_finding_runs_over_become_one() {
        let key = format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n\n{}\n-----END PRIVATE KEY-----",
            "MIIEvQIBADANBgkq".repeat(4),
            "MIIEvQIBADANBgkq".repeat(4)
        );
        let source = format!("# Head\n\n{key}\n\nafter\n");
        let session = open("a.md", source.clone().into_bytes());
        let preview = session.preview(false);
        let pieces: Vec<String> = preview.items().iter().map(|item| text(&session, item)).collect();
        assert_eq!(pieces.concat(), source);
        for finding in session.findings().iter().filter(|finding| finding.id.unit == UnitId(1)) {
            let Item::Text { paragraph, end, .. } = preview.items()[preview.item_of(finding.id)] else { panic!() };
            assert!(Span::new(paragraph.start as usize, end as usize).unwrap().contains(finding.id.span));
        }
    }
}
