//! Paragraphs, rows, cells and alternatives: what goes when their content or their mark is gone.

use super::{Cleaner, Frame, Tags};
use crate::format::ooxml::namespace::{C, DGM, MC, S, W, XDR};
use crate::syntax::xml::Open;

/// What is remembered of an open element until its end.
#[derive(Debug, Default)]
pub(super) enum State {
    #[default]
    Plain,
    Paragraph {
        start: usize,
        has_content: bool,
        is_deleted: bool,
    },
    Table {
        start: usize,
        rows: usize,
    },
    Row {
        start: usize,
        cells: usize,
        is_deleted: bool,
    },
    Cell {
        start: usize,
        is_deleted: bool,
        ends_well: bool,
    },
    /// A place on a sheet that must hold a shape or a picture.
    Anchor {
        start: usize,
        objects: usize,
    },
    /// A list that must not be empty.
    List {
        start: usize,
        entries: usize,
    },
    /// A place that must hold a paragraph.
    Story {
        blocks: usize,
    },
    /// One way to show what an older program shows in another.
    Choice {
        start: usize,
        children: usize,
    },
    Alternate {
        choices: usize,
        /// The places in the output of its own tag and of the tags of its fallback.
        tags: Vec<(usize, usize)>,
    },
}

impl<'a> Cleaner<'a> {
    /// Begins to remember an element that has just been opened.
    pub(super) fn begin(&mut self, open: &Open<'a>, tags: Tags) -> State {
        if tags == Tags::Remove {
            return State::Plain;
        }
        let (start, end) = (self.tag_start, self.length_at(self.scan.end));
        match (open.namespace, open.local) {
            (W, "p") if open.is_empty => State::Plain,
            (W, "p") => State::Paragraph { start, has_content: false, is_deleted: false },
            (W, "tbl") => State::Table { start, rows: 0 },
            (W, "tr") => State::Row { start, cells: 0, is_deleted: false },
            (W, "tc") => State::Cell { start, is_deleted: false, ends_well: false },
            (W, "hdr" | "ftr" | "footnote" | "endnote" | "comment" | "txbxContent" | "body") => {
                State::Story { blocks: 0 }
            }
            (S, "pivotCaches" | "extLst") => State::List { start, entries: 0 },
            (XDR, "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor") => State::Anchor { start, objects: 0 },
            // A shape may be on its way to become a picture.
            (XDR, "sp" | "grpSp" | "cxnSp" | "pic") | (C, "chart") | (DGM, "relIds") => {
                self.nearest(|state| if let State::Anchor { objects, .. } = state { Some(objects) } else { None });
                State::Plain
            }
            (MC, "AlternateContent") => State::Alternate { choices: 0, tags: vec![(start, end)] },
            (MC, "Choice") if open.is_empty => {
                self.note_choice();
                State::Plain
            }
            (MC, "Choice") => State::Choice { start, children: 0 },
            (MC, "Fallback") => {
                if let Some(State::Alternate { tags, .. }) = self.parent().map(|frame| &mut frame.state) {
                    tags.push((start, end));
                }
                State::Plain
            }
            _ => State::Plain,
        }
    }

    /// Tells the element around it that a child stays.
    pub(super) fn note_child(&mut self, local: &str) {
        // It may yet turn out that there is no comment.
        if local.starts_with("commentRange") {
            return;
        }
        let Some(parent) = self.parent() else { return };
        match &mut parent.state {
            State::Paragraph { has_content, .. } => *has_content |= local != "pPr",
            State::Cell { ends_well, .. } => *ends_well = matches!(local, "p" | "sdt"),
            State::Story { blocks } => *blocks += 1,
            State::List { entries, .. } => *entries += 1,
            State::Choice { children, .. } => *children += 1,
            _ if local == "sectPr" => {
                // A section must not vanish with the mark that carries it.
                for frame in self.frames.iter_mut().rev().take(3) {
                    if let State::Paragraph { has_content, .. } = &mut frame.state {
                        *has_content = true;
                    }
                }
            }
            _ => {}
        }
    }

    /// Marks what a deletion without content of its own deletes: a paragraph's end, a row, a cell.
    pub(super) fn note_deletion(&mut self) {
        let mut around = self.frames.iter_mut().rev().filter(|frame| frame.tags != Tags::Remove);
        let Some(parent) = around.next() else { return };
        let marked = match (parent.namespace, parent.local) {
            (W, "rPr") => around.next().filter(|frame| frame.local == "pPr").and_then(|_| around.next()),
            (W, "trPr" | "tcPr") => around.next(),
            _ => None,
        };
        if let Some(
            State::Paragraph { is_deleted, .. } | State::Row { is_deleted, .. } | State::Cell { is_deleted, .. },
        ) = marked.map(|frame| &mut frame.state)
        {
            *is_deleted = true;
        }
    }

    /// Decides over an element whose end has just been read.
    pub(super) fn finish(&mut self, frame: Frame<'a>) {
        match frame.state {
            State::Paragraph { start, has_content: false, is_deleted: true } => {
                self.take_back(start);
                self.forget_block();
            }
            State::Row { start, is_deleted, cells } => {
                if is_deleted || cells == 0 {
                    self.take_back(start);
                } else {
                    self.nearest(|state| if let State::Table { rows, .. } = state { Some(rows) } else { None });
                }
            }
            State::Table { start, rows: 0 } => {
                self.take_back(start);
                self.forget_block();
            }
            State::Cell { start, is_deleted: true, .. } | State::List { start, entries: 0 } => self.take_back(start),
            State::Anchor { start, objects: 0 } => {
                self.take_back(start);
                self.forget_block();
            }
            State::Choice { start, children: 0 } => self.take_back(start),
            State::Choice { .. } => self.note_choice(),
            State::Cell { ends_well, .. } => {
                if !ends_well {
                    self.add_paragraph(frame.prefix);
                }
                self.nearest(|state| if let State::Row { cells, .. } = state { Some(cells) } else { None });
            }
            State::Story { blocks: 0 } => self.add_paragraph(frame.prefix),
            State::Alternate { choices: 0, tags } => {
                // Without a choice the alternative would not be valid: what was the fallback stands alone.
                self.cut(self.scan.start, self.scan.end, "");
                for (start, end) in tags.into_iter().rev() {
                    self.out.replace_range(start..end, "");
                }
            }
            State::Plain if frame.namespace == MC && frame.local == "Fallback" => {
                let place = (self.length_at(self.scan.start), self.length_at(self.scan.end));
                if let Some(State::Alternate { tags, .. }) = self.parent().map(|frame| &mut frame.state) {
                    tags.push(place);
                }
            }
            _ => {}
        }
    }

    /// Takes back all that was written since `start`, up to the end of the tag at hand.
    fn take_back(&mut self, start: usize) {
        self.flush();
        self.out.truncate(start);
    }

    /// Tells the alternative around it that a choice stays.
    fn note_choice(&mut self) {
        if let Some(State::Alternate { choices, .. }) = self.parent().map(|frame| &mut frame.state) {
            *choices += 1;
        }
    }

    /// The block that was told to the element around it is not there after all.
    fn forget_block(&mut self) {
        match self.parent().map(|frame| &mut frame.state) {
            Some(State::Cell { ends_well, .. }) => *ends_well = false,
            Some(State::Choice { children, .. }) => *children = children.saturating_sub(1),
            Some(State::Story { blocks }) => *blocks = blocks.saturating_sub(1),
            _ => {}
        }
    }

    /// Writes an empty paragraph before the end tag at hand, where the schema wants one (ECMA-376-1, 17.4.65).
    fn add_paragraph(&mut self, prefix: &str) {
        let paragraph = format!("<{}p/>", super::qualifier(prefix));
        self.cut(self.scan.start, self.scan.start, &paragraph);
    }

    fn nearest(&mut self, count: impl Fn(&mut State) -> Option<&mut usize>) {
        if let Some(found) = self.frames.iter_mut().rev().find_map(|frame| count(&mut frame.state)) {
            *found += 1;
        }
    }
}
