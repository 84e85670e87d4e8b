#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::format;
use crate::model::{Span, UnitId};
use crate::syntax::base64;

fn open(name: &str, source: &str) -> Box<dyn Document> {
    format::open(name, source.as_bytes().to_vec(), &Options::default()).unwrap().1
}

fn replaced(document: &dyn Document, old: &str, new: &str) -> String {
    let find = |(at, unit): (u32, &TextUnit)| {
        let text = unit.text.expose();
        let start = text.find(old)?;
        Some(Edit { unit: UnitId(at), span: Span::of(text, start, start + old.len())?, stand_in: new.into() })
    };
    let edits: Vec<_> = (0..).zip(document.units()).filter_map(find).collect();
    String::from_utf8(document.rewrite(&edits).unwrap()).unwrap()
}

/// A drawing that says something, in letters, as drawings are written.
fn drawing(says: &str) -> String {
    let text = format!(r#"<svg xmlns="http://www.w3.org/2000/svg"><text>{says}</text></svg>"#);
    base64::encode(&open("a.svg", &text).rewrite(&[]).unwrap())
}

#[test]
fn a_drawing_in_an_address_is_read_and_put_back() {
    let source = format!(r#"<p>Jane</p><img src="data:image/svg+xml;base64,{}" alt="J">"#, drawing("Dear Jane Roe"));
    let document = open("a.html", &source);
    assert!(document.dropped().is_empty(), "{:?}", document.dropped());
    assert!(document.units().iter().any(|unit| unit.text.expose() == "Dear Jane Roe"));
    assert_eq!(replaced(&*document, "none", ""), source, "nothing changes by itself");
    assert_eq!(replaced(&*document, "Jane Roe", "X"), source.replace(&drawing("Dear Jane Roe"), &drawing("Dear X")));
    assert_eq!(document.layout().units().max(), Some(document.units().len() as u32 - 1), "each can be reviewed");
}

#[test]
fn what_an_address_says_of_its_file_goes() {
    let source = format!("![a](data:image/svg+xml;name=jane-roe.svg;base64,{})", drawing("a"));
    assert_eq!(replaced(&*open("a.md", &source), "none", ""), source.replace(";name=jane-roe.svg", ""));
}

#[test]
fn a_picture_of_letters_alone_loses_what_is_said_about_it() {
    let plain = include_bytes!("../../../tests/corpus/image/camera.jpg");
    let source = format!(r#"{{"photo": "{}", "next": 1}}"#, base64::encode(plain).replace('/', "\\/"));
    let out = replaced(&*open("a.json", &source), "none", "");
    let letters = out.strip_prefix(r#"{"photo": ""#).unwrap().strip_suffix(r#"", "next": 1}"#).unwrap();
    let (_, alone) = format::open("a.jpg", plain.to_vec(), &Options::default()).unwrap();
    assert_eq!(base64::decode(letters).unwrap(), alone.rewrite(&[]).unwrap());
    assert!(letters.len() > 200 && letters.len() < source.len());
}

#[test]
fn what_no_format_can_open_stays_out() {
    let font = "data:font/woff2;base64,d09GMgABAAAAA";
    let photo = format!("iVBORw0KGgo{}", "A".repeat(200));
    let document = open("a.txt", &format!("{font} and {photo}"));
    let told: Vec<_> = document.dropped().iter().map(|dropped| (dropped.kind, dropped.count)).collect();
    assert_eq!(told, [(DroppedKind::Picture, 1), (DroppedKind::EmbeddedObject, 1)]);
    let out = replaced(&*document, "none", "");
    assert!(!out.contains("d09G") && !out.contains("AAAAAAAAAAAA"), "{out}");
}

#[test]
fn letters_of_two_bytes_stay_out_too() {
    let source = format!("see data:image/svg+xml;base64,{}", drawing("Jane"));
    let bytes: Vec<u8> = [0xfeff].into_iter().chain(source.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (_, document) = format::open("a.txt", bytes, &Options::default()).unwrap();
    assert_eq!(document.dropped().len(), 1);
    assert!(document.rewrite(&[]).unwrap().len() < 400);
}

#[test]
fn packing_within_packing_comes_to_an_end() {
    let mut source = drawing("Jane");
    for _ in 0..20 {
        source = base64::encode(format!(r#"<p><img src="data:text/html;base64,{source}"></p>"#).as_bytes());
    }
    let document = open("a.html", &format!(r#"<p><img src="data:text/html;base64,{source}"></p>"#));
    assert_eq!(document.dropped().iter().map(|dropped| dropped.count).sum::<usize>(), 1);
}
