#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;
use crate::limits::Limits;

const FONT: &str = "3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n";

fn drawing(contents: &str, resources: &str, objects: &str) -> Drawing {
    let bytes = format!(
        "%PDF-1.7\n9 0 obj <</Type/Catalog/Pages 8 0 R/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>>> endobj\n\
         8 0 obj <</Kids[]>> endobj\n7 0 obj <</Type/OCG/Name(x)>> endobj\n{FONT}1 0 obj <<{resources}>> endobj\n{objects}"
    );
    let file = File::open(bytes.into_bytes(), &Limits::default()).unwrap();
    let layers = Layers::read(&file);
    let resources = Rc::new(file.get(Ref::new(1)).as_dict().unwrap().clone());
    let shown = Rect { left: 0.0, bottom: 0.0, right: 100.0, top: 100.0 };
    let contents = Contents { bytes: contents.as_bytes(), resources, matrix: Matrix::default(), shown };
    Interpreter::new(&file, &layers).interpret(contents).unwrap()
}

fn text(drawing: &Drawing) -> String {
    drawing.glyphs.iter().map(|glyph| &*glyph.text).collect()
}

const FONTS: &str = "/Font<</F 3 0 R>>";

#[test]
fn glyphs_stand_where_they_are_drawn() {
    let drawing = drawing("BT /F 10 Tf 2 Tc 200 Tz 1 0 0 1 5 6 Tm [(A) -1000 (i)] TJ ET", FONTS, "");
    let [a, i] = drawing.glyphs.as_slice() else { panic!("{drawing:?}") };
    assert_eq!((a.origin, a.advance, a.up), ((5.0, 6.0), (13.34, 0.0), (0.0, 10.0)));
    assert!((i.origin.0 - (5.0 + 13.34 + 4.0 + 20.0)).abs() < 1e-9, "{:?}", i.origin);
    assert!((a.distance + 867.0).abs() < 1e-9, "{}", a.distance);
    assert_eq!((i.place.item, i.place.start, i.place.len), (2, 0, 1));
}

#[test]
fn every_operator_of_text_shows_text() {
    let shown = "BT /F 10 Tf 12 TL (a) Tj (b) ' 1 2 (c) \" T* [(d)] TJ 0 -5 TD (e) Tj ET";
    let drawing = drawing(shown, FONTS, "");
    assert_eq!(text(&drawing), "abcde");
    let lines: Vec<f64> = drawing.glyphs.iter().map(|glyph| glyph.origin.1).collect();
    assert_eq!(lines, [0.0, -12.0, -24.0, -36.0, -41.0]);
}

#[test]
fn what_nobody_sees_is_noted_as_hidden() {
    let shown = "BT /F 10 Tf 1 0 0 1 5 5 Tm (a) Tj 3 Tr (b) Tj 0 Tr 1 0 0 1 500 5 Tm (c) Tj ET \
        q 50 50 5 5 re W n BT 1 0 0 1 5 5 Tm (d) Tj ET Q /OC /L BDC BT 1 0 0 1 5 5 Tm (e) Tj ET EMC BT (f) Tj ET";
    let drawing = drawing(shown, "/Font<</F 3 0 R>>/Properties<</L 7 0 R>>", "");
    let told: Vec<_> = drawing.glyphs.iter().map(|glyph| (&*glyph.text, glyph.is_hidden, glyph.is_off)).collect();
    assert_eq!(
        told,
        [
            ("a", false, false),
            ("b", true, false),
            ("c", true, false),
            ("d", true, false),
            ("e", false, true),
            ("f", false, false),
        ]
    );
}

#[test]
fn forms_patterns_and_masks_are_gone_through_and_none_for_ever() {
    let resources = "/Font<</F 3 0 R>>/XObject<</X 4 0 R>>/Pattern<</P 5 0 R>>/ExtGState<</G<</SMask<</G 6 0 R>>>>>>";
    let form = |number: u32, text: &str, more: &str, then: &str| {
        format!(
            "{number} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 50 50]/Matrix[1 0 0 1 10 0]{more}/Length 0>> stream\n\
             BT /F 10 Tf ({text}) Tj ET {then}\nendstream endobj\n"
        )
    };
    let objects = [form(4, "x", "", ""), form(5, "p", "/PatternType 1", "/X Do"), form(6, "m", "", "/X Do")].concat();
    let drawing = drawing("/X Do /G gs /G gs /Pattern cs /P scn /P scn 1 0 0 1 3 0 cm /X Do", resources, &objects);
    assert_eq!(text(&drawing), "xmxpxx");
    assert_eq!(drawing.glyphs[0].origin, (10.0, 0.0));
    assert_eq!(drawing.glyphs[5].origin, (13.0, 0.0));
    let parents: Vec<_> = drawing.instances.iter().map(|instance| instance.parent.clone()).collect();
    assert_eq!(parents[1], Some((0, Call::Operation(0))));
    assert_eq!(parents[2], Some((0, Call::Mask(b"G".to_vec()))));
}

#[test]
fn filled_rectangles_pictures_and_spoken_words_are_noted() {
    let shown = "0 0 0 rg 10 10 20 5 re f 1 0 0 1 5 5 cm 0 0 m 9 0 l 9 9 l 0 9 l h f 0 0 m 5 5 l 9 0 l f \
        /Span <</ActualText (fi) /MCID 3>> BDC EMC BI /W 1 /H 1 /CS /G /BPC 8 ID x EI";
    let drawing = drawing(shown, "", "");
    let rects: Vec<_> = drawing.fills.iter().map(|fill| (fill.rect, fill.is_solid)).collect();
    let rect = |left, bottom, right, top| Rect { left, bottom, right, top };
    let (first, second, third) = (rect(10.0, 10.0, 30.0, 15.0), rect(5.0, 5.0, 14.0, 14.0), rect(5.0, 5.0, 14.0, 10.0));
    assert_eq!(rects, [(first, true), (second, true), (third, false)]);
    assert_eq!((drawing.words.len(), drawing.words[0].key, drawing.pictures.len()), (1, "ActualText", 1));
}

#[test]
fn a_frame_is_not_filled_all_over() {
    let fills = |shown: &str| drawing(shown, "", "").fills.iter().filter(|fill| fill.is_solid).count();
    assert_eq!(fills("10 10 50 50 re 12 12 46 46 re f*"), 0);
    assert_eq!(fills("10 10 50 50 re 12 58 46 -46 re f"), 0);
    assert_eq!(fills("10 10 m 60 10 l 60 60 l 10 60 l h 12 12 m 12 58 l 58 58 l 58 12 l h f"), 0);
    assert_eq!(fills("10 10 50 50 re 30 30 m 40 30 l 35 40 l f*"), 0);
    // Of two side by side, and of two that lie over each other in one direction, all is filled.
    assert_eq!(fills("10 10 20 50 re 40 10 20 50 re f*"), 2);
    assert_eq!(fills("10 10 50 50 re 12 12 46 46 re f"), 2);
}

#[test]
fn what_a_mask_fills_covers_nothing() {
    let mask = "4 0 obj <</Subtype/Form/BBox[0 0 100 100]/Length 18>> stream\n0 0 100 100 re f\nendstream endobj\n";
    let state = "/ExtGState<</G <</SMask<</S/Luminosity/G 4 0 R>>>>>>/XObject<</X 4 0 R>>";
    let fills = |shown: &str| drawing(shown, state, mask).fills.iter().filter(|fill| fill.is_solid).count();
    assert_eq!((fills("/G gs"), fills("/G gs /X Do"), fills("/X Do")), (0, 0, 1));
}

#[test]
fn the_numbers_of_inks_are_no_light() {
    let spaces = "/ColorSpace<</S [/Separation /Black /DeviceCMYK 9 0 R]/I [/ICCBased 9 0 R]>>/Font<</F 3 0 R>>";
    let color = |set: &str| drawing(&format!("BT /F 10 Tf {set} (a) Tj ET"), spaces, "").glyphs[0].color;
    assert_eq!(color("/S cs 1 scn"), None);
    assert_eq!(color("/I cs 1 1 1 scn"), Some([1.0; 3]));
    assert_eq!(color("/S cs 1 scn 0 g"), Some([0.0; 3]));
    let is_solid = |set: &str| drawing(&format!("{set} 0 0 9 9 re f"), spaces, "").fills[0].is_solid;
    assert!(is_solid("/S cs 1 scn") && !is_solid("/Pattern cs /P scn"));
}
