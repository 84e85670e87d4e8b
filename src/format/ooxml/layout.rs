//! What a document looks like: read from the parts as they will be written, when somebody wants to see it.
//!
//! The units tell where in which part their text stands; the markup around that place tells what it looks like. So
//! nothing has to be kept while the units are gathered, and what is not understood here is only shown without a place.

mod flow;
mod grid;
mod place;
mod remark;
mod slide;
mod stage;
mod style;

use std::collections::BTreeMap;

use super::namespace::{self as ns, C, DGM, DSP, P, S, W, XDR};
use super::units::Units;
use crate::error::Result;
use crate::format::office::{Content, Written};
use crate::format::shot;
use crate::limits::Limits;
use crate::model::layout::SectionKind;
use crate::model::{Layout, Place, Plate, TextUnit, Visibility};
use crate::syntax::opc;
use crate::syntax::xml::{Open, Scan, Token, attributes};
use place::Places;
use remark::Remarks;

/// Makes the layout of a document.
pub fn layout(parts: &[Written], units: &Units, plates: &[Plate]) -> Layout {
    let mut view = View::new(parts, units);
    // A part that cannot be read ends there; what is left of it is shown without a place.
    let is_book = view.roots.contains(&Some((S, "workbook")));
    if is_book {
        let _ = grid::book(&mut view);
    }
    for part in 0..parts.len() {
        let root = view.roots.get(part).copied().flatten();
        let _ = match root {
            Some((W, "document")) => flow::part(&mut view, part, SectionKind::Body),
            Some((W, "hdr")) => flow::part(&mut view, part, SectionKind::Header),
            Some((W, "ftr")) => flow::part(&mut view, part, SectionKind::Footer),
            Some((W, "footnotes")) => flow::part(&mut view, part, SectionKind::Footnotes),
            Some((W, "endnotes")) => flow::part(&mut view, part, SectionKind::Endnotes),
            Some((W, "comments")) => flow::part(&mut view, part, SectionKind::Comments),
            Some((P, "sld")) => slide::part(&mut view, part),
            Some((P, "notes")) => flow::part(&mut view, part, SectionKind::Notes),
            _ => Ok(()),
        };
    }
    for part in 0..parts.len() {
        let root = view.roots.get(part).copied().flatten();
        if let Some((C, "chartSpace") | (DGM, "dataModel") | (DSP, "drawing") | (XDR, "wsDr")) = root {
            view.loose(part, SectionKind::Graphic);
        }
    }
    for part in 0..parts.len() {
        let root = view.roots.get(part).copied().flatten();
        if let Some((P, "sldLayout" | "sldMaster" | "notesMaster" | "handoutMaster")) = root {
            view.loose(part, SectionKind::Master);
        }
    }
    shot::lay_out(plates, &units.units, &mut view.layout);
    view.layout.finish(units.units.len());
    view.layout
}

/// A document while its layout is made.
struct View<'a> {
    parts: &'a [Written],
    /// The root element of each part of markup.
    roots: Vec<Option<(u8, &'a str)>>,
    names: BTreeMap<&'a str, usize>,
    places: Places,
    remarks: Remarks,
    units: &'a [TextUnit],
    stale: &'a [(usize, std::ops::Range<usize>, usize)],
    layout: Layout,
    /// For each unit, whether it has been shown where it stands.
    is_shown: Vec<bool>,
    styles: style::Styles,
    slides: u32,
    stages: BTreeMap<usize, stage::Stage>,
    limits: Limits,
}

impl<'a> View<'a> {
    fn new(parts: &'a [Written], units: &'a Units) -> Self {
        let limits = Limits::default();
        let roots: Vec<_> = (0..parts.len()).map(|part| root(text_of(parts, part), &limits)).collect();
        let styles = roots.iter().position(|root| *root == Some((W, "styles")));
        let styles = styles.and_then(|part| style::Styles::read(text_of(parts, part), &limits).ok());
        Self {
            parts,
            roots,
            names: parts.iter().enumerate().map(|(at, part)| (part.name.as_str(), at)).collect(),
            places: Places::new(units, parts.len()),
            remarks: Remarks::new(&units.units),
            units: &units.units,
            stale: &units.stale,
            layout: Layout::default(),
            is_shown: vec![false; units.units.len()],
            styles: styles.unwrap_or_default(),
            slides: 0,
            stages: BTreeMap::new(),
            limits,
        }
    }

    fn text(&self, part: usize) -> &'a str {
        text_of(self.parts, part)
    }

    fn place(&self, unit: u32) -> Option<Place> {
        self.units.get(unit as usize).map(|unit| unit.location.place)
    }

    /// Takes down that a unit is shown; tells whether it is for the first time.
    fn show(&mut self, unit: u32) -> bool {
        self.is_shown.get_mut(unit as usize).is_some_and(|is_shown| !std::mem::replace(is_shown, true))
    }

    /// The parts that a part refers to, by the names of the relationships.
    fn related(&self, part: usize) -> BTreeMap<String, usize> {
        let mut related = BTreeMap::new();
        let Some(source) = self.parts.get(part).map(|part| part.name.as_str()) else { return related };
        let name = opc::relationships_name(source);
        let Some(&list) = self.names.get(name.as_str()) else { return related };
        let _ = elements(self.text(list), &self.limits, |_, open| {
            if let Some((id, target)) = value(open, "Id").zip(value(open, "Target"))
                && let Some(&part) = self.names.get(absolute(source, target).as_str())
            {
                related.insert(id.to_owned(), part);
            }
        });
        related
    }

    /// The units of a part that are not shown yet and can be read by themselves.
    fn take(&mut self, part: usize) -> Vec<u32> {
        let all = self.places.of(part).iter().map(|&(_, unit)| unit);
        let is_readable = |unit: &u32| {
            // Where a chart takes its values from can be read in it by nobody.
            let unit = self.units.get(*unit as usize).map(|unit| unit.location);
            unit.is_some_and(|at| {
                is_shown_in_place(at.place) && (at.place, at.visibility) != (Place::Chart, Visibility::Hidden)
            })
        };
        let readable = all.filter(is_readable).collect::<Vec<_>>();
        readable.into_iter().filter(|&unit| self.show(unit)).collect()
    }

    /// Shows what a part holds, one below the other.
    fn loose(&mut self, part: usize, kind: SectionKind) {
        let units = self.take(part);
        if units.is_empty() {
            return;
        }
        if self.layout.sections.last().is_none_or(|section| section.kind != kind) {
            self.layout.begin(kind, 0);
        }
        units.into_iter().for_each(|unit| self.layout.paragraph(unit));
    }

    /// The part with the chart or diagram that an element shows.
    fn graphic(&self, open: &Open<'_>, scan: &Scan<'_>, related: &BTreeMap<String, usize>) -> Option<usize> {
        let name = match (open.namespace, open.local) {
            (C, "chart") => "id",
            (DGM, "relIds") => "dm",
            _ => return None,
        };
        let mut found = attributes(open.attributes).flatten();
        let found = found.find(|attribute| attribute.local == name && scan.resolve(attribute.prefix) == ns::R)?;
        related.get(found.value).copied()
    }
}

/// Hears of the markup of a part in its order, and of the units that stand in it.
trait Reader<'a> {
    fn open(&mut self, open: &Open<'a>, around: &[(u8, &'a str)], scan: &Scan<'a>);
    fn close(&mut self, element: (u8, &'a str), around: &[(u8, &'a str)], end: usize);
    fn text(&mut self, _text: &'a str, _around: &[(u8, &'a str)]) {}
    fn unit(&mut self, unit: u32, around: &[(u8, &'a str)]);
}

/// Reads a part to its end.
fn walk<'a>(text: &'a str, places: &[(u32, u32)], limits: &Limits, reader: &mut impl Reader<'a>) -> Result<()> {
    let mut scan = Scan::new(text, ns::ALL, limits);
    let mut frames: Vec<(u8, &'a str)> = Vec::new();
    let mut rest = places.iter().peekable();
    while let Some(token) = scan.next()? {
        let mut is_empty = false;
        match token {
            Token::Open(open) => {
                reader.open(&open, &frames, &scan);
                frames.push((open.namespace, open.local));
                is_empty = open.is_empty;
            }
            Token::Close => {
                if let Some(element) = frames.pop() {
                    reader.close(element, &frames, scan.end);
                }
            }
            Token::Text(text) => reader.text(text, &frames),
            _ => {}
        }
        while let Some((_, unit)) = rest.next_if(|(start, _)| (*start as usize) < scan.end) {
            reader.unit(*unit, &frames);
        }
        if is_empty && let Some(element) = frames.pop() {
            reader.close(element, &frames, scan.end);
        }
    }
    Ok(())
}

/// Calls `each` for every element, with those around it.
fn elements<'a>(text: &'a str, limits: &Limits, mut each: impl FnMut(&[(u8, &'a str)], &Open<'a>)) -> Result<()> {
    let mut scan = Scan::new(text, ns::ALL, limits);
    let mut frames = Vec::new();
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                each(&frames, &open);
                if !open.is_empty {
                    frames.push((open.namespace, open.local));
                }
            }
            Token::Close => {
                frames.pop();
            }
            _ => {}
        }
    }
    Ok(())
}

fn text_of(parts: &[Written], part: usize) -> &str {
    match parts.get(part).map(|part| &part.content) {
        Some(Content::Text(text)) => text,
        _ => "",
    }
}

fn root<'a>(text: &'a str, limits: &Limits) -> Option<(u8, &'a str)> {
    let mut scan = Scan::new(text, ns::ALL, limits);
    loop {
        match scan.next().ok()?? {
            Token::Open(open) => return Some((open.namespace, open.local)),
            _ => continue,
        }
    }
}

/// The name of a part that another refers to.
fn absolute(source: &str, target: &str) -> String {
    if let Some(name) = target.strip_prefix('/') {
        return name.to_owned();
    }
    let mut path: Vec<&str> = source.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                path.pop();
            }
            "." => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The value of an attribute without a known namespace of its own, or of whatever namespace.
fn value<'a>(open: &Open<'a>, name: &str) -> Option<&'a str> {
    let mut found = attributes(open.attributes).flatten();
    found.find(|attribute| attribute.local == name).map(|attribute| attribute.value)
}

fn number(open: &Open<'_>, name: &str) -> Option<i64> {
    value(open, name)?.parse().ok()
}

fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// Tells whether what stands in a place of a kind can be read where it stands. The others are addresses and names, which
/// would part the sentences that they stand in.
fn is_shown_in_place(place: Place) -> bool {
    matches!(
        place,
        Place::Cell
            | Place::Paragraph
            | Place::TextBox
            | Place::Deletion
            | Place::Drawing
            | Place::Chart
            | Place::Header
            | Place::Footer
            | Place::Footnote
            | Place::Endnote
            | Place::Comment
            | Place::AltText
            | Place::Control
            | Place::Slide
            | Place::Note
            | Place::Master
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_found_from_where_they_are_named() {
        assert_eq!(
            absolute("ppt/slides/slide1.xml", "../slideLayouts/slideLayout2.xml"),
            "ppt/slideLayouts/slideLayout2.xml"
        );
        assert_eq!(absolute("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(absolute("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
