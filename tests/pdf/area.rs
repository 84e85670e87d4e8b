//! What an area touches is gone from the file, and what lies beside it is where it was.

use scrubjay::model::Area;
use scrubjay_viewer::Reader;

use crate::fixture::{Fixture, Residue, SECRET, line, open_bytes, replace};

/// The area in which [`SECRET`] stands when it is written at 50, 700.
const SIDES: [f64; 4] = [45.0, 695.0, 120.0, 715.0];

fn area(page_index: u32) -> Area {
    let [left, bottom, right, top] = SIDES;
    Area::new(page_index, (left, bottom), (right, top)).unwrap()
}

fn without(fixture: &Fixture, areas: &[Area]) -> Vec<u8> {
    let document = fixture.open().unwrap();
    let written = document.rewrite_without(areas, &[]).unwrap();
    assert_eq!(open_bytes(written.clone()).unwrap().count_within(areas).unwrap(), 0);
    written
}

/// Holds that the secret is gone, the rest is there, and the area is black.
fn is_clean(fixture: &Fixture, what: &str) -> Residue {
    let document = fixture.open().unwrap();
    assert!(document.count_within(&[area(0)]).unwrap() > 0 || what.contains("drawn"), "{what}");
    let written = without(fixture, &[area(0)]);
    let residue = Residue::of(&written);
    assert_eq!(residue.holds(SECRET), None, "{what}: {}", residue.said());
    assert!(residue.page(0).contains("stays"), "{what}: {}", residue.page(0));
    let reader = Reader::open(written).unwrap();
    assert_eq!(reader.text_within(0, SIDES).unwrap(), "", "{what}");
    assert_eq!(pixel(&reader, 80, 705), [0, 0, 0], "{what}");
    residue
}

/// The color of a point of the first page, in its own space.
fn pixel(reader: &Reader, x: usize, y: usize) -> [u8; 3] {
    let picture = reader.render(0, 1.0, 10_000_000).unwrap();
    let at = ((800 - y) * picture.width as usize + x) * 4;
    [picture.rgba[at], picture.rgba[at + 1], picture.rgba[at + 2]]
}

fn kept() -> String {
    line(50, 730, "this stays") + &line(50, 685, "and this stays")
}

#[test]
fn text_goes_wherever_it_is_written() {
    let secret = line(50, 700, SECRET);
    let cases = [
        ("plain", secret.clone()),
        ("invisible", format!("3 Tr {secret} 0 Tr")),
        ("in a space of its own", "q .5 0 0 .5 25 350 cm BT /F 20 Tf 50 700 Td (JaneRoe) Tj ET Q".into()),
        ("in a state that nobody ends", "q q .1 0 0 .1 0 0 cm BT /F 100 Tf 500 7000 Td (JaneRoe) Tj".into()),
        ("with states that nobody began", format!("Q Q {secret} Q")),
        ("spoken", format!("/Span <</ActualText (JaneRoe)>> BDC {secret} EMC")),
    ];
    for (what, content) in cases {
        let residue = is_clean(&Fixture::new(&(kept() + &content)), what);
        assert!(residue.page(0).contains("and this stays"), "{what}");
    }
}

#[test]
fn a_form_that_is_drawn_twice_loses_what_it_shows_in_the_area_alone() {
    let content = kept() + "q 1 0 0 1 0 0 cm /X Do Q q 1 0 0 1 0 -300 cm /X Do Q";
    let fixture = Fixture::new(&content).resources("/XObject<</X 30 0 R>>").form(30, "", &line(50, 700, SECRET));
    let residue = Residue::of(&without(&fixture, &[area(0)]));
    assert_eq!(residue.page(0).matches(SECRET).count(), 1, "{}", residue.page(0));
}

#[test]
fn other_pages_stay_as_they_are() {
    let fixture = Fixture::new(&line(50, 700, SECRET)).and_page(&line(50, 700, SECRET));
    let residue = Residue::of(&without(&fixture, &[area(1)]));
    assert!(residue.page(0).contains(SECRET) && !residue.page(1).contains(SECRET));
}

#[test]
fn notes_links_and_fields_go_with_what_they_say() {
    let rect = "/Rect[50 698 110 712]";
    for (what, annotation) in [
        ("a note", format!("<</Type/Annot/Subtype/Text{rect}/Contents(JaneRoe)>>")),
        ("a link", format!("<</Type/Annot/Subtype/Link{rect}/A<</S/URI/URI(https://example.org/JaneRoe)>>>>")),
        ("a field", format!("<</Type/Annot/Subtype/Widget/FT/Tx/T(a){rect}/V(JaneRoe)/DV(JaneRoe)>>")),
        ("a box of a field", format!("<</Type/Annot/Subtype/Widget/Parent 31 0 R{rect}>>")),
    ] {
        let field = if annotation.contains("31 0 R") { "<</FT/Tx/T(b)/V(JaneRoe)/Kids[30 0 R]>>" } else { "null" };
        let fixture = Fixture::new(&kept())
            .page("/Annots[30 0 R]")
            .catalog("/AcroForm<</Fields[30 0 R 31 0 R]>>")
            .object(30, &annotation)
            .object(31, field);
        is_clean(&fixture, what);
    }
}

#[test]
fn lines_that_draw_letters_go() {
    let fixture = Fixture::new(&(kept() + "50.125 700 m 60 711.375 l 70 700 l S 300 300 m 310 320.5 l S"));
    let said = is_clean(&fixture, "drawn").said();
    assert!(!said.contains("711.375") && !said.contains("50.125") && said.contains("320.5"), "{said}");
}

/// A picture of 60 by 20 grey pixels over 45 to 165, 695 to 735: each pixel two points wide and high.
const PLACED: &str = "q 120 0 0 40 45 695 cm /I Do Q";

fn samples() -> Vec<u8> {
    (0..1200_u32).map(|at| u8::try_from(at % 60 * 3 + 40).unwrap()).collect()
}

fn picture(entries: &str, body: &[u8]) -> Fixture {
    let entries = format!("/Type/XObject/Subtype/Image/Width 60/Height 20{entries}");
    Fixture::new(&(kept() + PLACED)).resources("/XObject<</I 30 0 R>>").stream(30, &entries, body)
}

/// The pixels of the picture of a written file.
fn pixels(written: &[u8]) -> Vec<u8> {
    let all = Residue::of(written);
    all.raw().iter().find(|bytes| bytes.len() == 1200).cloned().unwrap_or_else(|| panic!("{}", all.said()))
}

#[test]
fn pixels_under_an_area_are_painted_and_no_others() {
    let fixture = picture("/ColorSpace/DeviceGray/BitsPerComponent 8", &samples());
    let written = without(&fixture, &[area(0)]);
    let (before, after) = (samples(), pixels(&written));
    for (at, (before, after)) in before.iter().zip(&after).enumerate() {
        // From 45 to 120 are the first 38 columns, from 695 to 715 the last ten rows.
        let expected = if at % 60 < 38 && at / 60 >= 10 { 0 } else { *before };
        assert_eq!(*after, expected, "{at}");
    }
}

#[test]
fn a_mask_that_draws_letters_is_painted_too() {
    let fixture = picture("/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 31 0 R", &[7; 1200]).stream(
        31,
        "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8",
        samples(),
    );
    let residue = Residue::of(&without(&fixture, &[area(0)]));
    let masks: Vec<_> = residue.raw().iter().filter(|bytes| bytes.len() == 1200 && bytes[0] == 40).collect();
    assert!(!masks.is_empty() && masks.iter().all(|mask| mask[1140..1178].iter().all(|sample| *sample == 255)));
}

#[test]
fn a_picture_among_the_operations_is_painted_too() {
    let hex: String = samples().iter().map(|byte| format!("{byte:02x}")).collect();
    let content = format!("q 120 0 0 40 45 695 cm BI /W 60 /H 20 /CS /G /BPC 8 /F /AHx ID {hex}> EI Q");
    let written = without(&Fixture::new(&(kept() + &content)), &[area(0)]);
    let reader = Reader::open(written).unwrap();
    assert_eq!(pixel(&reader, 130, 700)[0], samples()[42]);
    assert_eq!(pixel(&reader, 80, 705), [0, 0, 0]);
    let secret: String = samples()[1140..1160].iter().map(|byte| format!("{byte:02x}")).collect();
    let said = Residue::of(&without(&Fixture::new(&(kept() + &content)), &[area(0)])).said();
    assert!(!said.contains(&secret));
}

#[test]
fn what_a_scan_shows_behind_letters_that_nobody_sees_goes_with_them() {
    let entries = "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8";
    let content = format!("{PLACED} BT 3 Tr /F 10 Tf 50 700 Td (of {SECRET} today) Tj ET");
    let fixture = Fixture::new(&content).resources("/XObject<</I 30 0 R>>").stream(30, entries, samples());
    let written = replace(&*fixture.open().unwrap(), SECRET, "X").unwrap();
    let after = pixels(&written);
    let row = &after[17 * 60..18 * 60];
    assert!(row[8..20].iter().all(|sample| *sample == 0), "{row:?}");
    assert_eq!(row[..4], samples()[..4], "{row:?}");
    assert_eq!(after[..600], samples()[..600]);
}

#[test]
fn a_page_that_is_a_picture_is_told() {
    let entries = "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8";
    let scan = "q 600 0 0 800 0 0 cm /I Do Q";
    let fixture = Fixture::new(&line(50, 700, "some text"))
        .and_page(scan)
        .and_page(&format!("{scan} BT 3 Tr /F 10 Tf 50 700 Td (what a scanner read) Tj ET"))
        .and_page("q 60 0 0 80 0 0 cm /I Do Q")
        .and_page(&format!("{scan} {}", ["many words over a picture"; 8].map(|text| line(50, 700, text)).concat()))
        .resources("/XObject<</I 30 0 R>>")
        .stream(30, entries, samples());
    assert_eq!(fixture.open().unwrap().scans(), [1, 2]);
}

#[test]
fn what_was_painted_over_in_a_scan_goes_from_the_picture() {
    let entries = "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8";
    let content = "q 600 0 0 800 0 0 cm /I Do Q 0 g 100 200 200 120 re f";
    let fixture = Fixture::new(content).resources("/XObject<</I 30 0 R>>").stream(30, entries, samples());
    let after = pixels(&fixture.open().unwrap().rewrite(&[]).unwrap());
    for (at, (before, after)) in samples().iter().zip(&after).enumerate() {
        // Pixels are 10 points wide and 40 high; those at the edges stay.
        let (column, row) = (at % 60, at / 60);
        let is_under = (11..29).contains(&column) && (13..14).contains(&row);
        assert_eq!(*after, if is_under { 0 } else { *before }, "{column} {row}");
    }
}

#[test]
fn what_an_area_still_shows_is_told() {
    let fixture = picture("/ColorSpace/DeviceGray/BitsPerComponent 8", &samples());
    assert_eq!(fixture.open().unwrap().count_within(&[area(0)]).unwrap(), 1);
    let even = picture("/ColorSpace/DeviceGray/BitsPerComponent 8", &[9; 1200]);
    assert_eq!(even.open().unwrap().count_within(&[area(0)]).unwrap(), 0);
}
