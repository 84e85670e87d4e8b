//! Taking glyphs out of the strings that show them, and putting stand-ins in their place (ISO 32000-2, 9.4.3).
//!
//! What stays stands where it stood: a distance takes the place of each glyph that goes. A stand-in is set in the color
//! and direction of the text around it, in a font that every reader has, and so small that it fits into the gap.

use crate::syntax::pdf::content::{self, Operation, Operator};
use crate::syntax::pdf::drawing::Style;
use crate::syntax::pdf::font::encoding::Encoding;
use crate::syntax::pdf::font::glyph_name;
use crate::syntax::pdf::font::metrics::StandardFont;
use crate::syntax::pdf::object::Object;

/// A glyph that goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Gone {
    /// The string in the list that shows it.
    pub item: u32,
    /// Its first byte.
    pub start: u32,
    /// How many bytes.
    pub len: u32,
    /// The distance that takes its place.
    pub distance: f64,
    /// What is written before it.
    pub label: Option<Label>,
}

/// A stand-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its text.
    pub text: String,
    /// How the text around it is set.
    pub style: Style,
    /// How much room it has along the line, in units of text space.
    pub room: f64,
}

/// Letters are made narrower down to this part of their width, then smaller.
const NARROWEST: f64 = 0.55;

/// Writes an operation that shows text without the glyphs that go, and tells whether stand-ins were written.
pub fn show(operation: &Operation, gone: &[Gone], label_font: &[u8], out: &mut Vec<u8>) -> bool {
    let shown = prelude(operation, out);
    let single = std::slice::from_ref(shown);
    let items = shown.as_array().unwrap_or(single);
    let (mut list, mut labels) = (List::default(), 0);
    for (index, item) in (0_u32..).zip(items) {
        if let Some(distance) = item.as_number() {
            list.distance += distance;
            continue;
        }
        let Some(bytes) = item.as_string() else { continue };
        let mut from = 0;
        for glyph in gone.iter().filter(|glyph| glyph.item == index) {
            let start = glyph.start as usize;
            list.push(bytes.get(from..start).unwrap_or_default());
            if let Some(label) = glyph.label.as_ref()
                && let Some(width) = list.label(label, label_font, out)
            {
                labels += 1;
                list.distance += width * 1000.0 / (label.style.size * label.style.scale);
            }
            list.distance += glyph.distance;
            from = start + glyph.len as usize;
        }
        list.push(bytes.get(from..).unwrap_or_default());
    }
    list.flush(true, out);
    labels > 0
}

/// Writes what some operators do before they show, and gives what they show.
fn prelude<'a>(operation: &'a Operation, out: &mut Vec<u8>) -> &'a Object {
    let operand = |index: usize| operation.operands.get(index).unwrap_or(&Object::Null);
    let mut write = |operator, operands| content::write(&Operation { operator, operands }, out);
    match operation.operator {
        Operator::NextLineShow => {
            write(Operator::NextLine, Vec::new());
            operand(0)
        }
        Operator::NextLineShowSpaced => {
            write(Operator::WordSpace, vec![operand(0).clone()]);
            write(Operator::CharSpace, vec![operand(1).clone()]);
            write(Operator::NextLine, Vec::new());
            operand(2)
        }
        _ => operand(0),
    }
}

/// A list of strings and distances that is being made.
#[derive(Default)]
struct List {
    items: Vec<Object>,
    /// The distance before the next string.
    distance: f64,
}

impl List {
    fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.push_distance();
        self.items.push(Object::String(bytes.to_vec()));
    }

    fn push_distance(&mut self) {
        let distance = rounded(std::mem::take(&mut self.distance));
        if distance != 0.0 {
            self.items.push(Object::Real(distance));
        }
    }

    fn flush(&mut self, ends: bool, out: &mut Vec<u8>) {
        self.push_distance();
        let items = std::mem::take(&mut self.items);
        // What shows nothing still moves on; at the end of a text that matters to what follows.
        if !items.is_empty() || ends {
            content::write(&Operation { operator: Operator::ShowSpaced, operands: vec![Object::Array(items)] }, out);
        }
    }

    /// Writes a stand-in, and tells how far that moves on; nothing where none fits.
    fn label(&mut self, label: &Label, font: &[u8], out: &mut Vec<u8>) -> Option<f64> {
        let style = &label.style;
        let (name, bytes) = (style.font.clone()?, encoded(&label.text));
        let size = style.size * style.up;
        let natural = width(&bytes) * size.abs();
        if style.is_vertical
            || bytes.is_empty()
            || !natural.is_normal()
            || !label.room.is_normal()
            || style.scale == 0.0
        {
            return None;
        }
        let fit = (label.room / natural).min(style.scale.abs());
        let shrink = (fit / (NARROWEST * style.scale.abs())).min(1.0);
        let (size, scale) = (rounded(size * shrink), rounded(fit / shrink * style.scale.signum() * 100.0) / 100.0);
        self.flush(false, out);
        let mut write = |operator, operands| content::write(&Operation { operator, operands }, out);
        let real = |number: f64| vec![Object::Real(rounded(number))];
        write(Operator::Font, vec![Object::Name(font.to_vec()), Object::Real(size)]);
        write(Operator::CharSpace, real(0.0));
        write(Operator::WordSpace, real(0.0));
        write(Operator::TextScale, real(scale * 100.0));
        write(Operator::ShowText, vec![Object::String(bytes.clone())]);
        write(Operator::Font, vec![Object::Name(name), Object::Real(style.size)]);
        write(Operator::CharSpace, vec![Object::Real(style.char_space)]);
        write(Operator::WordSpace, vec![Object::Real(style.word_space)]);
        write(Operator::TextScale, vec![Object::Real(style.scale * 100.0)]);
        Some(width(&bytes) * size * scale)
    }
}

fn rounded(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// A text in the encoding of the font for stand-ins; what that has not is a question mark.
fn encoded(text: &str) -> Vec<u8> {
    let code = |c: char| {
        let is = |code: &u8| {
            let name = Encoding::WinAnsi.name(*code);
            name.and_then(|name| glyph_name::to_unicode(name, false)).is_some_and(|text| text.chars().eq([c]))
        };
        match c {
            ' '..='~' => u8::try_from(u32::from(c)).unwrap_or(b'?'),
            _ => (0x80..=u8::MAX).find(is).unwrap_or(b'?'),
        }
    };
    text.chars().map(code).collect()
}

/// The width of letters of the font for stand-ins, for a size of 1.
fn width(bytes: &[u8]) -> f64 {
    let of = |byte: &u8| {
        let name = Encoding::WinAnsi.name(*byte)?;
        StandardFont::Helvetica.width(name).map(|width| f64::from(width) / 1000.0)
    };
    bytes.iter().map(|byte| of(byte).unwrap_or(0.5)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(operation: &str, gone: &[Gone]) -> String {
        let mut out = Vec::new();
        for operation in content::Operations::new(operation.as_bytes()) {
            show(&operation, gone, b"Sj0", &mut out);
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    fn gone(item: u32, start: u32, label: Option<Label>) -> Gone {
        Gone { item, start, len: 1, distance: -500.0, label }
    }

    #[test]
    fn distances_take_the_place_of_glyphs() {
        assert_eq!(written("(Jane) Tj", &[gone(0, 1, None), gone(0, 2, None)]), "[(J) -1000 (e)] TJ\n");
        assert_eq!(written("[(Ja) 20 (n) -30 (e)] TJ", &[gone(2, 0, None)]), "[(Ja) -510 (e)] TJ\n");
        assert_eq!(written("(J) '", &[gone(0, 0, None)]), "T*\n[-500] TJ\n");
        assert_eq!(written("1 2 (Ja) \"", &[gone(0, 1, None)]), "1 Tw\n2 Tc\nT*\n[(J) -500] TJ\n");
    }

    #[test]
    fn stand_ins_fit_into_the_gap_and_move_nothing() {
        let style = Style {
            font: Some(b"F".to_vec()),
            size: 10.0,
            up: 1.0,
            char_space: 1.0,
            word_space: 0.0,
            scale: 1.0,
            rise: 0.0,
            mode: 0,
            is_vertical: false,
        };
        let label = Label { text: "[X]".to_owned(), style, room: 10.0 };
        let wide = written("(abc) Tj", &[gone(0, 1, Some(label.clone()))]);
        assert!(wide.starts_with("[(a)] TJ\n/Sj0 10 Tf\n0 Tc\n0 Tw\n81.766 Tz\n([X]) Tj\n/F 10 Tf\n1 Tc\n"), "{wide}");
        assert!(wide.ends_with("100 Tz\n[499.998 (c)] TJ\n"), "{wide}");
        let narrow = written("(abc) Tj", &[gone(0, 1, Some(Label { room: 2.0, ..label }))]);
        assert!(narrow.contains("/Sj0 2.9"), "{narrow}");
    }
}
