//! Words that were read off pixels are searched like any text, and painted over where they have to go.

use scrubjay::detect::Engine;
use scrubjay::format::Document;
use scrubjay::model::{Edit, Sight, Span, UnitId, Word};
use scrubjay::policy::Policy;
use scrubjay::session::{FileSession, Task};

use crate::fixture::{jpeg, open, png};

fn word(text: &str, [left, top, right, bottom]: [f64; 4], ends_line: bool) -> Word {
    Word { text: text.into(), sides: [left, top, right, bottom], ends_line }
}

/// What is seen in a picture of 120 rows.
pub fn sight() -> Sight {
    let words = vec![
        word("Name:", [10.0, 40.0, 70.0, 56.0], false),
        word("Jane", [76.0, 40.0, 116.0, 56.0], false),
        word("Roe", [122.0, 40.0, 152.0, 56.0], true),
        word("unchanged", [10.0, 64.0, 110.0, 80.0], true),
    ];
    Sight { words: Some(words), ..Sight::of_picture(120) }
}

#[test]
fn a_name_that_was_read_is_painted_over_and_all_else_stays() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    let bytes = png(200, 120, &[]);
    let mut session = FileSession::open("f1", "scan.png", bytes.clone(), task.policy()).unwrap();
    assert_eq!(session.file().unread_pages(), 1);
    session.read_page(0, sight());
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    let boxes = session.boxes(0).unwrap();
    assert_eq!(boxes.iter().map(|boxed| session.spelling(boxed.finding.id)).collect::<Vec<_>>(), ["Jane Roe"]);
    let mut rulings = task.rulings("f1");
    rulings.seen.insert(0);
    let (clean, receipt) = session.clean(&engine, &rulings).unwrap();
    assert_eq!((receipt.unread_pages, receipt.unseen_pages, receipt.areas), (0, 0, 0));
    let (before, after) = (pixels(&bytes), pixels(clean.bytes()));
    for (at, (old, new)) in before.chunks(4).zip(after.chunks(4)).enumerate() {
        let (x, y) = (at % 200, at / 200);
        if (76..152).contains(&x) && (40..56).contains(&y) {
            assert_eq!(new, [0, 0, 0, 255], "{x} {y}");
        } else if !(73..155).contains(&x) || !(37..59).contains(&y) {
            assert_eq!(new, old, "{x} {y}");
        }
    }
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    open("a.png", bytes).unwrap().pixels(0).unwrap().rgba
}

#[test]
fn every_change_is_painted_or_refused() {
    let mut document = open("a.jpg", &jpeg(200, 120)).unwrap();
    let edit = |unit| [Edit { unit: UnitId(unit), span: Span::new(6, 14).unwrap(), stand_in: "[PERSON 1]".into() }];
    assert!(document.rewrite(&edit(0)).is_err());
    document.read_page(0, sight());
    assert_eq!(document.units().len(), 1);
    let written = document.rewrite(&edit(0)).unwrap();
    let painted = document.painted(&edit(0));
    assert!(document.count_within(&painted).unwrap() > 0);
    assert_eq!(open("a.jpg", &written).unwrap().count_within(&painted).unwrap(), 0);
    assert!(document.rewrite(&edit(1)).is_err());
    assert!(document.pixels(1).is_none());
}

#[test]
fn pictures_of_every_depth_are_shown_alike() {
    let shown =
        |document: &dyn Document| document.pixels(0).map(|pixels| (pixels.width, pixels.height, pixels.rgba.len()));
    assert_eq!(shown(&*open("a.png", &png(30, 20, &[])).unwrap()), Some((30, 20, 2400)));
    assert_eq!(shown(&*open("a.jpg", &jpeg(30, 20)).unwrap()), Some((30, 20, 2400)));
}
