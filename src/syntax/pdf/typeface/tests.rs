#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use crate::limits::Limits;
use crate::syntax::pdf::Ref;

/// The first object of a file that holds nothing else.
fn typeface(objects: &str) -> Typeface {
    let bytes = format!("%PDF-1.7\n9 0 obj <</Type/Catalog/Pages 8 0 R>> endobj 8 0 obj <</Kids[]>> endobj\n{objects}");
    let file = File::open(bytes.into_bytes(), &Limits::default()).unwrap();
    let font = file.get(Ref::new(1));
    Typeface::read(&file, font.as_dict().unwrap())
}

fn read(font: &Typeface, bytes: &[u8]) -> (String, Vec<f64>) {
    let (mut rest, mut text, mut widths) = (bytes, String::new(), Vec::new());
    while let Some(char) = font.next(rest) {
        text.push_str(&char.text);
        widths.push(char.width);
        rest = &rest[char.len..];
    }
    (text, widths)
}

#[test]
fn a_standard_font_needs_nothing_but_its_name() {
    let font = typeface("1 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj");
    assert_eq!(read(&font, b"Ai"), ("Ai".to_owned(), vec![0.667, 0.222]));
}

#[test]
fn differences_and_maps_give_codes_their_meanings() {
    let font = typeface(
        "1 0 obj <</Subtype/Type1/BaseFont/X/FirstChar 1/Widths[500 250 100]/ToUnicode 2 0 R\
         /Encoding<</Differences[1/J/a/uni00E9]>>>> endobj\n\
         2 0 obj <</Length 0>> stream\n1 begincodespacerange <00> <ff> endcodespacerange\n\
         1 beginbfchar <02> <0041> endbfchar\nendstream endobj",
    );
    assert_eq!(read(&font, &[1, 2, 3, 4]), ("JAé\u{fffd}".to_owned(), vec![0.5, 0.25, 0.1, 0.0]));
}

#[test]
fn codes_of_two_bytes_lead_to_widths_by_glyph() {
    let font = typeface(
        "1 0 obj <</Subtype/Type0/Encoding/Identity-H/DescendantFonts[3 0 R]/ToUnicode 2 0 R>> endobj\n\
         3 0 obj <</Subtype/CIDFontType2/DW 700/W[3[250 300] 7 9 400]>> endobj\n\
         2 0 obj <</Length 0>> stream\n1 begincodespacerange <0000> <ffff> endcodespacerange\n\
         1 beginbfrange <0003> <0008> <0061> endbfrange\nendstream endobj",
    );
    assert_eq!(read(&font, &[0, 3, 0, 4, 0, 8, 0, 99]), ("abf\u{fffd}".to_owned(), vec![0.25, 0.3, 0.4, 0.7]));
    assert!(!font.is_vertical());
    let down = typeface("1 0 obj <</Subtype/Type0/Encoding/UniJIS-UCS2-V/DescendantFonts[<</DW 1000>>]>> endobj");
    assert!(down.is_vertical());
    assert_eq!(read(&down, &[0x5c, 0x71]), ("山".to_owned(), vec![-1.0]));
}

#[test]
fn letters_that_are_drawn_may_be_named_by_their_codes() {
    let font = typeface("1 0 obj <</Subtype/Type3/Encoding<</Differences[65/65/66/99]>>>> endobj");
    assert_eq!(read(&font, b"ABC").0, "AB\u{fffd}");
}
