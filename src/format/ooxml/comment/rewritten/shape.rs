//! The drawing by which older programs show notes (ECMA-376-4, 19.1.2 and 19.4.2).

use std::collections::BTreeMap;

use super::note::Place;
use crate::error::Result;
use crate::limits::Limits;
use crate::syntax::xml::{self, DECLARATION, Namespaces, Scan, Token, attributes};

const V: u8 = 0;
const X: u8 = 1;
const NAMESPACES: Namespaces = &[("urn:schemas-microsoft-com:vml", V), ("urn:schemas-microsoft-com:office:excel", X)];

/// Where a note is shown.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Shape {
    /// The columns and rows of its edges, and how far in it they are: left, top, right, bottom.
    anchor: Option<[u32; 8]>,
    /// Whether it is shown when nobody points at its cell.
    is_shown: bool,
}

/// What the data of a shape tell, with the row and the column counted from 0.
#[derive(Debug, Default)]
struct Note {
    row: Option<u32>,
    column: Option<u32>,
    shape: Shape,
}

/// Reads where notes are shown. A drawing that is broken gives what it holds up to there.
pub(super) fn shapes(bytes: &[u8], limits: &Limits) -> BTreeMap<Place, Shape> {
    let mut found = BTreeMap::new();
    let _ = read(bytes, limits, &mut found);
    found
}

fn read(bytes: &[u8], limits: &Limits, found: &mut BTreeMap<Place, Shape>) -> Result<()> {
    let text = xml::decode(bytes)?;
    let mut scan = Scan::new(&text, NAMESPACES, limits);
    let (mut frames, mut said) = (Vec::new(), String::new());
    let mut note = None;
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                if (open.namespace, open.local) == (X, "ClientData") {
                    let mut all = attributes(open.attributes).flatten();
                    let is_note = all.any(|found| (found.local, found.value) == ("ObjectType", "Note"));
                    note = is_note.then(Note::default);
                }
                said.clear();
                frames.push((open.namespace, open.local));
                if open.is_empty {
                    end(frames.pop(), &mut note, "");
                }
            }
            Token::Text(text) => said.push_str(text),
            Token::Character(c) => said.push(c),
            Token::Literal(_) | Token::Aside => {}
            Token::Close => {
                let element = frames.pop();
                end(element, &mut note, &said);
                if element == Some((X, "ClientData"))
                    && let Some(Note { row: Some(row), column: Some(column), shape }) = note.take()
                {
                    found.entry((row + 1, column + 1)).or_insert(shape);
                }
            }
        }
    }
    Ok(())
}

/// Notes what an element inside the data of a shape tells of the note.
fn end(element: Option<(u8, &str)>, note: &mut Option<Note>, said: &str) {
    let (Some((X, local)), Some(note)) = (element, note) else { return };
    match local {
        "Row" => note.row = number(said, 1_048_575),
        "Column" => note.column = number(said, 16_383),
        "Anchor" => note.shape.anchor = anchor(said),
        "Visible" => note.shape.is_shown = said.trim() != "False",
        _ => {}
    }
}

fn number(text: &str, most: u32) -> Option<u32> {
    let text = text.trim();
    let is_sound = text.len() <= 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_sound && *number <= most)
}

fn anchor(text: &str) -> Option<[u32; 8]> {
    const FARTHEST: u32 = 4095;
    let mut edges = [0; 8];
    let mut all = text.split(',');
    for (at, edge) in edges.iter_mut().enumerate() {
        let most = match at {
            0 | 4 => 16_383,
            2 | 6 => 1_048_575,
            _ => FARTHEST,
        };
        *edge = number(all.next()?, most)?;
    }
    all.next().is_none().then_some(edges)
}

/// The numbers that are given to the shapes of a workbook, in blocks of a thousand and twenty-four.
#[derive(Debug, Default)]
pub(super) struct Blocks(usize);

/// How many shapes there are in a block.
const BLOCK: usize = 1024;

impl Blocks {
    /// Writes the drawing of the notes on these cells.
    pub(super) fn write(&mut self, places: &[Place], shapes: &BTreeMap<Place, Shape>) -> String {
        let first = self.0 + 1;
        self.0 += places.len() / (BLOCK - 1) + 1;
        let blocks: Vec<String> = (first..=self.0).map(|block| block.to_string()).collect();
        let mut out = format!(
            "{DECLARATION}<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" \
             xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\
             <o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"{}\"/></o:shapelayout>\
             <v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
             <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>",
            blocks.join(",")
        );
        for (at, place) in places.iter().enumerate() {
            let number = (first + at / (BLOCK - 1)) * BLOCK + 1 + at % (BLOCK - 1);
            shapes.get(place).copied().unwrap_or_default().write(*place, (number, at + 1), &mut out);
        }
        out + "</xml>"
    }
}

impl Shape {
    fn write(self, (row, column): Place, (number, depth): (usize, usize), out: &mut String) {
        let (row, column) = (row - 1, column - 1);
        let usual = || {
            let (left, top) = ((column + 1).min(16_380), row.saturating_sub(1).min(1_048_570));
            [left, 15, top, 10, left + 2, 31, top + 4, 9]
        };
        let anchor = self.anchor.unwrap_or_else(usual).map(|edge| edge.to_string()).join(", ");
        let (look, shown) = if self.is_shown { ("visible", "<x:Visible/>") } else { ("hidden", "") };
        *out += &format!(
            "<v:shape id=\"_x0000_s{number}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;\
             margin-top:2pt;width:108pt;height:60pt;z-index:{depth};visibility:{look}\" fillcolor=\"#ffffe1\" \
             o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
             <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\">\
             </div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/>\
             <x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>\
             <x:Column>{column}</x:Column>{shown}</x:ClientData></v:shape>"
        );
    }
}
