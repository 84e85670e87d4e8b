//! What somebody has seen in pictures is searched like any text, and painted over where it has to go.

use scrubjay::detect::Engine;
use scrubjay::model::{Place, Sight, Word};
use scrubjay::policy::Policy;
use scrubjay::session::{FileSession, Task};

use crate::cropping::{picture, rows};
use crate::fixture::{Fixture, open_bytes, run};
use crate::workbook::entry;

/// What is seen in a picture of 60 rows: a name that stands from 10 to 90 across and 20 to 40 down.
fn sight() -> Sight {
    let word = |text: &str, left: f64, right: f64, ends_line| Word {
        text: text.into(),
        sides: [left, 20.0, right, 40.0],
        ends_line,
    };
    Sight { words: Some(vec![word("Jane", 10.0, 46.0, false), word("Roe", 54.0, 90.0, true)]), ..Sight::of_picture(60) }
}

#[test]
fn a_name_in_a_picture_goes_there_and_in_the_text() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    let body = format!("<w:p>{}</w:p>{}{}", run("Name: Jane Roe"), picture("rId7", ""), picture("rId8", ""));
    let fixture = Fixture::new(&body).part("rId7", "image", "media/a.png", "image/png", rows(20, 8)).part(
        "rId8",
        "image",
        "media/b.png",
        "image/png",
        rows(120, 60),
    );
    let mut session = FileSession::open("f1", "a.docx", fixture.bytes(), task.policy()).unwrap();
    // The smaller one holds nothing to read.
    assert_eq!(session.file().unread_pages(), 1);
    assert_eq!(session.file().document().pixels(0).unwrap().width, 120);
    session.read_page(0, sight());
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    let boxes = session.boxes(0).unwrap();
    let [boxed] = boxes.as_slice() else { panic!("{boxes:?}") };
    assert_eq!(session.file().unit(boxed.finding.id.unit).unwrap().location.place, Place::Picture);
    assert_eq!(boxed.quads, [[(10.0, 20.0), (90.0, 20.0), (90.0, 40.0), (10.0, 40.0)]]);
    let preview = session.preview(true);
    let kinds: Vec<&str> = preview.sections().iter().map(|section| section.kind.code()).collect();
    assert_eq!(kinds, ["body", "picture"]);
    let (clean, receipt) = session.clean(&engine, &task.rulings("f1")).unwrap();
    assert_eq!((receipt.unread_pages, receipt.pictures), (0, 2));
    assert!(!String::from_utf8_lossy(&entry(clean.bytes(), "word/document.xml")).contains("Jane"));
    let again = open_bytes(clean.bytes().to_vec()).unwrap();
    assert_eq!(again.plates().len(), 1);
    for (at, pixel) in again.pixels(0).unwrap().rgba.chunks(4).enumerate() {
        let (x, y) = (at % 120, at / 120);
        if (10..90).contains(&x) && (20..40).contains(&y) {
            assert_eq!(pixel, [0, 0, 0, 255], "{x} {y}");
        } else if !(7..93).contains(&x) || !(17..43).contains(&y) {
            assert_eq!(usize::from(pixel[0]), x, "{x} {y}");
        }
    }
}
