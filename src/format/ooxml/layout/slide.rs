//! Slides: where their boxes stand (ECMA-376-1, 19.3.1 and 20.1.7).

use std::collections::BTreeMap;

use super::super::namespace::{A, MC, P};
use super::stage::{Area, Look, Name, Stage, align, pair};
use super::{Reader, View, elements, is_on, is_shown_in_place, number, remark, value, walk};
use crate::error::Result;
use crate::model::Place;
use crate::model::layout::{Align, Block, Cell, Frame, FrameKind, SectionKind, Shows, index};
use crate::syntax::xml::{Open, Scan};

/// The size of a slide where the presentation does not tell it.
const USUAL: (i64, i64) = (9_144_000, 6_858_000);

/// The size of letters that nothing tells, in hundredths of a point.
const LETTERS: i64 = 1800;

/// Hundredths of a point in the unit of drawings.
const HUNDREDTH: i64 = 127;

/// Lays out a slide.
pub(super) fn part(view: &mut View<'_>, part: usize) -> Result<()> {
    view.slides += 1;
    let number = view.slides;
    let size = size(view);
    let (text, limits, places) = (view.text(part), view.limits.clone(), view.places.of(part).to_vec());
    let related = view.related(part);
    let stages = stages(view, &related);
    view.layout.begin(SectionKind::Slide, number);
    let first = view.layout.frames.len();
    let mut slide = Slide {
        view,
        related,
        stages,
        size,
        is_hidden: false,
        groups: Vec::new(),
        shape: None,
        corner: (0.0, 0.0),
        asides: 0,
        after: Vec::new(),
    };
    let read = walk(text, &places, &limits, &mut slide);
    let Slide { view, is_hidden, after, .. } = slide;
    if let Some(section) = view.layout.sections.last_mut() {
        (section.is_hidden, section.size) = (is_hidden, size);
    }
    let frames = index(first)..index(view.layout.frames.len());
    view.layout.push(Block::Slide(frames));
    after.into_iter().for_each(|unit| view.layout.paragraph(unit));
    remark::below(view, number);
    read
}

fn size(view: &View<'_>) -> (i64, i64) {
    let presentation = view.roots.iter().position(|root| *root == Some((P, "presentation")));
    let mut size = None;
    if let Some(part) = presentation {
        let _ = elements(view.text(part), &view.limits, |_, open| {
            if (open.namespace, open.local) == (P, "sldSz") {
                size = number(open, "cx").zip(number(open, "cy")).filter(|&(width, height)| width > 0 && height > 0);
            }
        });
    }
    size.unwrap_or(USUAL)
}

/// The layout of a slide and the master of that.
fn stages(view: &mut View<'_>, related: &BTreeMap<String, usize>) -> Vec<Stage> {
    let mut found = Vec::new();
    let mut related = related.clone();
    for root in ["sldLayout", "sldMaster"] {
        let is_next = |part: &&usize| view.roots.get(**part) == Some(&Some((P, root)));
        let Some(&next) = related.values().find(is_next) else { break };
        if !view.stages.contains_key(&next) {
            let stage = Stage::read(view.text(next), &view.limits).unwrap_or_default();
            view.stages.insert(next, stage);
        }
        found.extend(view.stages.get(&next).cloned());
        related = view.related(next);
    }
    found
}

struct Slide<'v, 'a> {
    view: &'v mut View<'a>,
    related: BTreeMap<String, usize>,
    stages: Vec<Stage>,
    size: (i64, i64),
    is_hidden: bool,
    groups: Vec<Group>,
    shape: Option<Shape>,
    /// The last corner that was told.
    corner: (f64, f64),
    /// How many alternatives are open that a program of today does not show.
    asides: usize,
    /// What stands in no shape.
    after: Vec<u32>,
}

/// A group of shapes, which measures what is inside in its own way (20.1.7.5).
#[derive(Default)]
struct Group {
    outer: Option<Area>,
    inner: Option<Area>,
    is_hidden: bool,
}

struct Shape {
    /// How deep it stands.
    depth: usize,
    kind: FrameKind,
    name: Option<Name>,
    area: Option<Area>,
    is_turned: bool,
    is_hidden: bool,
    letters: Option<i64>,
    align: Option<Align>,
    /// How much of their size letters keep, in thousandths of a percent.
    scale: i64,
    rows: usize,
    /// The row and the column of the table that are open, and how wide the cell is.
    cell: Option<(u16, u16)>,
    row: Option<usize>,
    /// What describes it, and what it shows of other parts.
    after: Vec<u32>,
}

impl Group {
    /// The area as the group around this one measures it.
    fn outwards(&self, [x, y, width, height]: Area) -> Area {
        let (Some([ox, oy, ow, oh]), Some([ix, iy, iw, ih])) = (self.outer, self.inner) else {
            return [x, y, width, height];
        };
        let scale = |outer: f64, inner: f64| if inner > 0.0 && outer > 0.0 { outer / inner } else { 1.0 };
        let (across, down) = (scale(ow, iw), scale(oh, ih));
        [ox + (x - ix) * across, oy + (y - iy) * down, width * across, height * down]
    }
}

impl<'a> Slide<'_, 'a> {
    fn begin(&mut self, open: &Open<'a>, depth: usize) {
        let kind = match open.local {
            "pic" => FrameKind::Picture,
            "graphicFrame" => FrameKind::Graphic,
            _ => FrameKind::Text,
        };
        self.shape = Some(Shape {
            depth,
            kind,
            name: None,
            area: None,
            is_turned: false,
            is_hidden: false,
            letters: None,
            align: None,
            scale: 100_000,
            rows: self.view.layout.rows.len(),
            cell: None,
            row: None,
            after: Vec::new(),
        });
    }

    /// Takes a corner or a size of a shape or of a group (20.1.7.4, 20.1.7.3).
    fn measure(&mut self, open: &Open<'a>, around: &[(u8, &'a str)]) {
        let is_of_group = matches!(around, [.., (P, "grpSpPr"), (A, "xfrm")]);
        if !is_of_group && !matches!(around, [.., (P, "spPr"), (A, "xfrm")] | [.., (P, "xfrm")]) {
            return;
        }
        if matches!(open.local, "off" | "chOff") {
            self.corner = pair(open, "x", "y");
            return;
        }
        let (width, height) = pair(open, "cx", "cy");
        let area = Some([self.corner.0, self.corner.1, width, height]);
        match (open.local, is_of_group) {
            ("chExt", _) => self.groups.iter_mut().last().into_iter().for_each(|group| group.inner = area),
            (_, true) => self.groups.iter_mut().last().into_iter().for_each(|group| group.outer = area),
            _ => {
                if let Some(shape) = &mut self.shape {
                    shape.area = shape.area.or(area);
                }
            }
        }
    }

    fn look(&mut self, open: &Open<'a>, around: &[(u8, &'a str)]) {
        let Some(shape) = &mut self.shape else { return };
        match (open.namespace, open.local) {
            (P, "ph") => {
                let name = Name::read(open);
                if name.is_title() {
                    shape.kind = FrameKind::Title;
                }
                shape.name = Some(name);
            }
            (A | P, "xfrm") => {
                const QUARTER: i64 = 5_400_000;
                let turns = (number(open, "rot").unwrap_or(0) + QUARTER / 2).div_euclid(QUARTER);
                shape.is_turned = around.last() == Some(&(P, "spPr")) && turns.rem_euclid(2) == 1;
            }
            (A, "rPr" | "endParaRPr" | "defRPr") => shape.letters = shape.letters.or_else(|| number(open, "sz")),
            (A, "pPr") => shape.align = shape.align.or_else(|| align(open)),
            (A, "normAutofit") => shape.scale = number(open, "fontScale").unwrap_or(shape.scale),
            (A, "tbl") => shape.kind = FrameKind::Table,
            (A, "tr") => (shape.row, shape.cell) = (Some(self.view.layout.cells.len()), Some((0, 1))),
            (A, "tc") => {
                let across = value(open, "gridSpan").and_then(|span| span.parse().ok()).unwrap_or(1);
                shape.cell = shape.cell.map(|(column, _)| (column.saturating_add(1), across));
            }
            _ => {}
        }
    }

    fn emit(&mut self, unit: u32) {
        let Some(shape) = &self.shape else { return self.after.push(unit) };
        let (layout, shows) = (&mut self.view.layout, Shows::Unit(unit));
        match shape.cell.filter(|_| shape.row.is_some()) {
            Some((column, across)) => layout.cells.push(Cell { column, across, shows }),
            None => {
                let start = layout.cells.len();
                layout.cells.push(Cell { column: 1, across: 1, shows });
                layout.row(index(layout.rows.len() - shape.rows + 1), start);
            }
        }
    }

    fn end_row(&mut self) {
        let Some(shape) = &mut self.shape else { return };
        let Some(start) = shape.row.take() else { return };
        let number = index(self.view.layout.rows.len() - shape.rows + 1);
        self.view.layout.row(number, start);
    }

    fn end(&mut self) {
        for unit in self.shape.as_mut().map(|shape| std::mem::take(&mut shape.after)).unwrap_or_default() {
            self.emit(unit);
        }
        let Some(shape) = self.shape.take() else { return };
        let rows = index(shape.rows)..index(self.view.layout.rows.len());
        if rows.is_empty() && !matches!(shape.kind, FrameKind::Picture | FrameKind::Graphic) {
            return;
        }
        let inherited = shape.name.as_ref().map(|name| self.inherited(name)).unwrap_or_default();
        let own = shape.area.map(|area| if shape.is_turned { turned(area) } else { area });
        let own = own.map(|area| self.groups.iter().rev().fold(area, |area, group| group.outwards(area)));
        let area = own.or(inherited.area);
        let (width, height) = (self.size.0 as f64, self.size.1 as f64);
        let is_outside = area.is_some_and(|[x, y, w, h]| x >= width || y >= height || x + w <= 0.0 || y + h <= 0.0);
        let letters = shape.letters.or(inherited.letters).unwrap_or(LETTERS) * shape.scale / 100_000;
        let letters = letters.saturating_mul(HUNDREDTH * 10_000) / self.size.0;
        self.view.layout.frames.push(Frame {
            kind: shape.kind,
            area: area
                .map(|[x, y, w, h]| [part_of(x, width), part_of(y, height), part_of(w, width), part_of(h, height)]),
            letters: u16::try_from(letters).unwrap_or(u16::MAX),
            align: shape.align.or(inherited.align).unwrap_or_default(),
            is_hidden: shape.is_hidden || self.groups.iter().any(|group| group.is_hidden),
            is_outside,
            rows,
        });
    }

    /// What the layout of the slide says of a place, and the master where that says nothing.
    fn inherited(&self, name: &Name) -> Look {
        let mut look = Look::default();
        for (at, stage) in self.stages.iter().enumerate() {
            let found = stage.look(name, at > 0);
            look = Look {
                area: look.area.or(found.area),
                letters: look.letters.or(found.letters),
                align: look.align.or(found.align),
            };
        }
        look
    }
}

/// The area that something takes up after a quarter turn.
fn turned([x, y, width, height]: Area) -> Area {
    [x + (width - height) / 2.0, y + (height - width) / 2.0, height, width]
}

/// A length in ten-thousandths of another.
#[allow(clippy::cast_possible_truncation, reason = "what is too far away stays far away")]
fn part_of(length: f64, whole: f64) -> i32 {
    (length / whole * 10_000.0).round() as i32
}

impl<'a> Reader<'a> for Slide<'_, 'a> {
    fn open(&mut self, open: &Open<'a>, around: &[(u8, &'a str)], scan: &Scan<'a>) {
        match (open.namespace, open.local) {
            (MC, "Fallback") => self.asides += 1,
            (P, "sld") => self.is_hidden = matches!(value(open, "show"), Some("0" | "false")),
            (P, "grpSp") if self.asides == 0 => self.groups.push(Group::default()),
            (P, "sp" | "pic" | "graphicFrame" | "cxnSp") if self.shape.is_none() && self.asides == 0 => {
                self.begin(open, around.len());
            }
            (P, "cNvPr") if is_on(value(open, "hidden")) => match (&mut self.shape, self.groups.last_mut()) {
                (Some(shape), _) => shape.is_hidden = true,
                (None, Some(group)) => group.is_hidden = true,
                (None, None) => {}
            },
            (A, "off" | "ext" | "chOff" | "chExt") => self.measure(open, around),
            _ => self.look(open, around),
        }
        if let Some(graphic) = self.view.graphic(open, scan, &self.related) {
            let units = self.view.take(graphic);
            match &mut self.shape {
                Some(shape) => shape.after.extend(units),
                None => self.after.extend(units),
            }
        }
    }

    fn close(&mut self, element: (u8, &'a str), around: &[(u8, &'a str)], _end: usize) {
        match element {
            (MC, "Fallback") => self.asides = self.asides.saturating_sub(1),
            (A, "tr") => self.end_row(),
            (P, "grpSp") if self.asides == 0 => {
                self.groups.pop();
            }
            _ if self.shape.as_ref().is_some_and(|shape| shape.depth == around.len()) => self.end(),
            _ => {}
        }
    }

    fn unit(&mut self, unit: u32, _around: &[(u8, &'a str)]) {
        let Some(place) = self.view.place(unit).filter(|&place| is_shown_in_place(place)) else { return };
        if self.asides > 0 || !self.view.show(unit) {
            return;
        }
        match &mut self.shape {
            Some(shape) if place == Place::AltText => shape.after.push(unit),
            _ => self.emit(unit),
        }
    }
}
