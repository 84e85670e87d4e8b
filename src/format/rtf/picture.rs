//! Pictures, as they are written in hexadecimal digits or as bytes.

use std::fmt;
use std::ops::Range;

use super::read::Reader;
use super::site::Site;
use crate::error::Result;
use crate::format::Document;
use crate::format::ooxml::part::GREY;
use crate::format::ooxml::splice::{self, Form, Setting};
use crate::model::{DroppedKind, Location, Notation, Place, TextUnit};
use crate::syntax::picture::{self, Bare, Glyph, Kind};
use crate::syntax::rtf::digit;

/// The words that say of what kind a picture is.
const KINDS: &str = "pngblip jpegblip emfblip wmetafile macpict pmmetafile dibitmap wbitmap";
/// How many digits a line has.
const LINE_DIGITS: usize = 128;

/// A picture while it is read.
#[derive(Debug, Default)]
pub struct Picture {
    kinds: Vec<Range<usize>>,
    /// Where its bytes are written.
    range: Range<usize>,
    bytes: Vec<u8>,
    half: Option<u8>,
    /// Whether something else stands among its digits.
    is_mixed: bool,
}

/// A picture that stays.
#[derive(Debug)]
pub struct Figure {
    /// Where its bytes are written.
    pub range: Range<usize>,
    /// Whether these are all that is written there.
    is_whole: bool,
    /// The bytes themselves, which are written anew only where they change.
    original: Vec<u8>,
    /// What it is.
    pub shape: Shape,
}

/// What is known of a picture that stays.
pub enum Shape {
    /// A file that a format has opened.
    Opened(Box<dyn Document>),
    /// The same, among the files inside.
    File(usize),
    /// A drawing, with the texts in it by their units.
    Drawing(Bare, Vec<(usize, Vec<splice::Piece>)>),
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Shape")
    }
}

impl Picture {
    /// Takes in a control word.
    pub fn word(&mut self, name: &str, place: Range<usize>) {
        if super::destination::has(KINDS, name) {
            self.kinds.push(place);
        }
    }

    /// Takes in digits that stand at a place, or an escape, which is none.
    pub fn digits(&mut self, text: &[u8], place: Range<usize>, is_escape: bool) {
        for (at, byte) in text.iter().enumerate().filter(|(_, byte)| is_escape || !byte.is_ascii_whitespace()) {
            let end = if is_escape { place.end } else { place.start + at + 1 };
            self.reach(place.start + at..end);
            let Some(digit) = digit(*byte).filter(|_| !is_escape) else {
                self.is_mixed = true;
                continue;
            };
            match self.half.take() {
                Some(high) => self.bytes.push(high << 4 | digit),
                None => self.half = Some(digit),
            }
        }
    }

    /// Takes in bytes as they are.
    pub fn data(&mut self, data: &[u8], place: Range<usize>) {
        self.reach(place);
        self.bytes.extend_from_slice(data);
    }

    fn reach(&mut self, place: Range<usize>) {
        if self.range.is_empty() {
            self.range.start = place.start;
        }
        self.range.end = place.end;
    }
}

impl Figure {
    /// How many bytes it is.
    pub fn len(&self) -> usize {
        self.original.len()
    }

    /// What is written for other bytes; nothing where what is there can stay.
    pub fn written(&self, bytes: &[u8]) -> Option<String> {
        (!self.is_whole || self.original != bytes).then(|| hexadecimal(bytes))
    }
}

impl Reader<'_> {
    /// Takes the picture at hand among those that stay, or has a grey area written in its place.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub(super) fn end_picture(&mut self) -> Result<()> {
        let Picture { kinds, range, bytes, half, is_mixed } = std::mem::take(&mut self.picture);
        if bytes.is_empty() {
            self.cut(range.start, range.end, "");
        }
        if bytes.is_empty() || bytes == GREY && !is_mixed {
            return Ok(());
        }
        let Some(shape) = self.shape(&bytes)? else {
            self.parts.tally.add(DroppedKind::Picture, 1);
            let (first, others) = kinds
                .split_first()
                .map_or((range.start..range.start, &[][..]), |(first, others)| (first.clone(), others));
            self.cut(first.start, first.end, "\\pngblip ");
            others.iter().for_each(|kind| self.cut(kind.start, kind.end, ""));
            self.cut(range.start, range.end, &hexadecimal(GREY));
            return Ok(());
        };
        self.parts.figures.push(Figure { range, is_whole: half.is_none() && !is_mixed, original: bytes, shape });
        Ok(())
    }

    fn shape(&mut self, bytes: &[u8]) -> Result<Option<Shape>> {
        let name = match bytes {
            [0x89, b'P', b'N', b'G', ..] => "picture.png",
            [0xff, 0xd8, 0xff, ..] => "picture.jpg",
            _ => return self.drawing(bytes),
        };
        let (_, left) = &mut self.parts.left;
        let Some(rest) = left.checked_sub(bytes.len() as u64) else { return Ok(None) };
        let options = self.options.inside(rest);
        let opened = self.options.opener.and_then(|opener| opener(Some(name), bytes.to_vec(), &options).ok());
        *left = rest.saturating_sub(opened.as_ref().map_or(0, |(_, document)| document.len_unpacked()));
        Ok(opened.map(|(_, document)| Shape::Opened(document)))
    }

    fn drawing(&mut self, bytes: &[u8]) -> Result<Option<Shape>> {
        let bare = picture::bare(bytes, &mut self.parts.left.0);
        let Some(bare) = bare.filter(|bare| matches!(bare.kind, Kind::Emf | Kind::Wmf)) else { return Ok(None) };
        self.parts.tally.add(DroppedKind::PictureData, bare.removed);
        let mut texts = Vec::new();
        for (glyphs, notation) in [(&bare.texts, Notation::Prose), (&bare.faces, Notation::Identifier)] {
            for glyphs in glyphs {
                let (text, pieces) = drawn(glyphs);
                texts.push((self.parts.units.len(), pieces));
                let location = Location::visible(Place::Drawing, self.parts.number(Place::Drawing));
                let site = Site { pieces: Vec::new(), is_counted: false };
                self.parts.push(TextUnit::prose(text, location).noted(notation), site, &self.options.limits)?;
            }
        }
        Ok(Some(Shape::Drawing(bare, texts)))
    }
}

/// A text that a drawing writes letter by letter.
fn drawn(glyphs: &[Glyph]) -> (String, Vec<splice::Piece>) {
    let (mut text, mut pieces) = (String::new(), Vec::new());
    for glyph in glyphs {
        let from = text.len();
        text.push(glyph.letter);
        let written = glyph.start..glyph.start + glyph.len;
        pieces.push(splice::Piece { text: from..text.len(), written, form: Form::Escape });
    }
    (text, pieces)
}

/// Takes the letters of edits out of a drawing.
pub fn blot(bytes: &mut [u8], pieces: &[splice::Piece], edits: &[crate::model::Edit]) {
    let site = splice::Site { part: 0, pieces: 0..pieces.len(), setting: Setting::Drawn };
    splice::blot(&site, pieces, edits, bytes);
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2 + bytes.len() / LINE_DIGITS);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % (LINE_DIGITS / 2) == 0 {
            out.push('\n');
        }
        out.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(u32::from(digit), 16).unwrap_or('0')));
    }
    out
}
