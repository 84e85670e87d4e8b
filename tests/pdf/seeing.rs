//! What somebody has seen in the pictures of pages is searched like any text, and painted over where it has to go.

use std::io::{Cursor, Read, Write};

use scrubjay::detect::Engine;
use scrubjay::model::{Area, Sight, Word};
use scrubjay::policy::Policy;
use scrubjay::session::{FileSession, Task};
use scrubjay_viewer::Reader;

use crate::fixture::{Fixture, Residue, line, open_bytes};

/// A picture of 60 by 20 grey pixels over 45 to 165, 695 to 735: each pixel two points wide and high.
const PLACED: &str = "q 120 0 0 40 45 695 cm /I Do Q";

fn samples() -> Vec<u8> {
    (0..1200_u32).map(|at| u8::try_from(at % 60 * 3 + 40).unwrap()).collect()
}

fn pictured(content: &str) -> Fixture {
    let entries = "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8";
    Fixture::new(content).resources("/XObject<</I 30 0 R>>").stream(30, entries, samples())
}

/// What is seen of a page at two pixels to the point, from a corner of its picture on.
fn sight(words: &[(&str, [f64; 4])]) -> Sight {
    let word = |(text, sides): &(&str, [f64; 4])| Word { text: (*text).into(), sides: *sides, ends_line: false };
    Sight {
        words: Some(words.iter().map(word).collect()),
        transform: [2.0, 0.0, 0.0, -2.0, -90.0, 1470.0],
        ..Sight::default()
    }
}

#[test]
fn a_page_is_to_be_looked_at_where_it_shows_pictures() {
    assert_eq!(Fixture::new(&line(50, 600, "Nothing to see")).open().unwrap().plates(), []);
    let plates = pictured(PLACED).and_page(PLACED).and_page("").open().unwrap().plates();
    // The second page shows the same at the same place.
    let [plate] = plates.as_slice() else { panic!("{plates:?}") };
    let height = 800.0;
    assert_eq!((plate.page_index, plate.part), (0, [45.0, height - 735.0, 165.0, height - 695.0]));
    assert!((2.0..2.2).contains(&plate.scale), "{}", plate.scale);
    let turned = pictured(PLACED).page("/Rotate 90").open().unwrap().plates();
    assert_eq!(turned.first().map(|plate| plate.part), Some([695.0, 45.0, 735.0, 165.0]));
}

#[test]
fn a_name_in_a_picture_goes_there_and_in_the_text() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    let fixture = pictured(&(line(50, 600, "Name: Jane Roe") + &line(50, 560, "and more") + PLACED));
    let mut session = FileSession::open("f1", "a.pdf", fixture.bytes(), task.policy()).unwrap();
    assert_eq!(session.file().unread_pages(), 1);
    let before = session.file().unit_count();
    // From 55 to 95 and 105 to 135 across, 705 to 715 up; the line that is text as well is read once more.
    session.read_page(
        0,
        sight(&[
            ("Jane", [20.0, 40.0, 100.0, 60.0]),
            ("Roe", [120.0, 40.0, 180.0, 60.0]),
            ("and", [10.0, 330.0, 45.0, 352.0]),
        ]),
    );
    assert_eq!(session.file().unit_count(), before + 1);
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    let boxes = session.boxes(0).unwrap();
    let quads: Vec<_> = boxes.iter().flat_map(|boxed| boxed.quads.clone()).collect();
    assert!(quads.contains(&[(55.0, 705.0), (135.0, 705.0), (135.0, 715.0), (55.0, 715.0)]), "{quads:?}");
    assert_eq!(boxes.len(), 2, "{quads:?}");
    let (clean, receipt) = session.clean(&engine, &task.rulings("f1")).unwrap();
    assert_eq!((receipt.unread_pages, receipt.areas), (0, 0));
    let residue = Residue::of(clean.bytes());
    assert_eq!(residue.holds("Jane Roe"), None);
    assert!(residue.page(0).contains("and more"), "{}", residue.page(0));
    let after = residue.raw().iter().find(|bytes| bytes.len() == 1200).unwrap();
    for (at, (old, new)) in samples().iter().zip(after).enumerate() {
        // Columns of two points from 45, rows of two points down from 735.
        let (x, y) = (45 + at % 60 * 2, 735 - at / 60 * 2);
        if (56..134).contains(&x) && (707..=715).contains(&y) {
            assert_eq!(*new, 0, "{x} {y}");
        } else if !(50..140).contains(&x) || !(702..=720).contains(&y) {
            assert_eq!(new, old, "{x} {y}");
        }
    }
    assert_eq!(open_bytes(clean.bytes().to_vec()).unwrap().plates().len(), 1);
}

#[test]
fn a_page_of_a_file_in_an_archive_is_looked_at_as_well() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files =
        [pictured(PLACED).and_page(""), pictured(&line(50, 600, "Name: Jane Roe")).and_page(PLACED).and_page(PLACED)];
    for (number, file) in files.iter().enumerate() {
        archive.start_file(format!("{number}.pdf"), zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(&file.bytes()).unwrap();
    }
    let mut session =
        FileSession::open("f1", "work.zip", archive.finish().unwrap().into_inner(), task.policy()).unwrap();
    let document = session.file().document();
    let plates: Vec<u32> = document.plates().iter().map(|plate| plate.page_index).collect();
    // The pages of the second file come behind the two of the first; its third looks like its second.
    assert_eq!(plates, [0, 3]);
    let drawing = document.drawing(3).unwrap();
    assert_eq!((drawing.page_index, drawing.page_count), (1, 3));
    assert_eq!(open_bytes(drawing.bytes.to_vec()).unwrap().plates().len(), 1);
    assert!(document.drawing(5).is_none());
    for page in plates {
        session.read_page(page, sight(&[("Jane", [20.0, 40.0, 100.0, 60.0]), ("Roe", [120.0, 40.0, 180.0, 60.0])]));
    }
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    for page in [0, 3, 4] {
        assert_eq!(session.boxes(page).unwrap().len(), 1, "{page}");
    }
    let (clean, receipt) = session.clean(&engine, &task.rulings("f1")).unwrap();
    assert_eq!(receipt.unread_pages, 0);
    let mut written = zip::ZipArchive::new(Cursor::new(clean.bytes())).unwrap();
    for number in 0..2 {
        let mut bytes = Vec::new();
        written.by_index(number).unwrap().read_to_end(&mut bytes).unwrap();
        let residue = Residue::of(&bytes);
        assert_eq!(residue.holds("Jane Roe"), None);
        let shown: Vec<_> = residue.raw().iter().filter(|bytes| bytes.len() == 1200).collect();
        assert!(!shown.is_empty() && shown.iter().all(|shown| **shown != samples()), "{number}");
    }
}

/// A file with files inside: a PDF file of two pages that look alike, a picture, a table and what nothing opens.
fn attached() -> Fixture {
    let inner = pictured(&line(50, 600, "Name: Jane Roe")).and_page(PLACED).and_page(PLACED);
    let files = [
        ("pages.pdf", inner.bytes()),
        ("JaneRoe.csv", b"name,mail\nJane Roe,jane.roe@example.org\n".to_vec()),
        ("notes", b"Jane Roe called.\n".to_vec()),
        ("run.exe", b"MZ\x90\0\x03\0".to_vec()),
    ];
    let fixture = pictured(&(line(50, 600, "Name: Jane Roe") + PLACED)).and_page("");
    let mut names = String::new();
    let fixture = (40..).step_by(2).zip(&files).fold(fixture, |fixture, (number, (name, bytes))| {
        names += &format!("({name}) {number} 0 R ");
        let specification = format!("<</Type/Filespec/F({name})/UF({name})/EF<</F {} 0 R>>>>", number + 1);
        fixture.object(number, &specification).stream(number + 1, "/Type/EmbeddedFile", bytes)
    });
    fixture.catalog(&format!("/Names<</EmbeddedFiles<</Names[{names}]>>>>"))
}

/// The files inside a written file, by their content.
fn inside(bytes: &[u8], is_meant: impl Fn(&[u8]) -> bool) -> Vec<Vec<u8>> {
    let residue = Residue::of(bytes);
    let mut found: Vec<Vec<u8>> = residue.raw().iter().skip(1).filter(|bytes| is_meant(bytes)).cloned().collect();
    found.dedup();
    found
}

#[test]
fn files_inside_are_looked_at_page_by_page_and_keep_their_kind() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    let mut session = FileSession::open("f1", "a.pdf", attached().bytes(), task.policy()).unwrap();
    let document = session.file().document();
    assert_eq!(document.file_names(), ["JaneRoe.csv", "notes", "pages.pdf"]);
    let plates: Vec<u32> = document.plates().iter().map(|plate| plate.page_index).collect();
    // Its own two pages come first, and the third of the file inside looks like the second.
    assert_eq!((plates.as_slice(), document.page_count()), ([0, 3].as_slice(), 5));
    let (own, inner) = (document.drawing(1).unwrap(), document.drawing(3).unwrap());
    assert_eq!((own.page_index, own.page_count, own.is_whole), (1, 2, true));
    assert_eq!((inner.page_index, inner.page_count, inner.is_whole), (1, 3, false));
    assert!(document.drawing(5).is_none());
    for page in plates {
        session.read_page(page, sight(&[("Jane", [20.0, 40.0, 100.0, 60.0]), ("Roe", [120.0, 40.0, 180.0, 60.0])]));
    }
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    for (page, count) in [(0, 2), (1, 0), (2, 0), (3, 1), (4, 1)] {
        assert_eq!(session.boxes(page).unwrap().len(), count, "{page}");
    }
    let mut rulings = task.rulings("f1");
    // A strip of the picture in the file inside, beside the name, and one of the file's own.
    rulings.areas = vec![
        Area::new(3, (150.0, 700.0), (164.0, 730.0)).unwrap(),
        Area::new(0, (150.0, 700.0), (164.0, 730.0)).unwrap(),
    ];
    let draft = session.draft(&rulings).unwrap();
    assert_eq!(draft.drawing(1).unwrap().bytes, draft.bytes());
    assert_eq!(draft.drawing(4).unwrap().page_index, 2);
    let (clean, receipt) = session.clean(&engine, &rulings).unwrap();
    assert_eq!((receipt.unread_pages, receipt.areas), (0, 2));
    assert_eq!(draft.bytes(), clean.bytes());
    assert_eq!(Residue::of(clean.bytes()).holds("Jane Roe"), None);
    let pages = inside(clean.bytes(), |bytes| bytes.starts_with(b"%PDF-"));
    let [pages] = pages.as_slice() else { panic!("{} files", pages.len()) };
    let residue = Residue::of(pages);
    assert_eq!((residue.holds("Jane Roe"), residue.pages.len()), (None, 3));
    // Only the second page has the area; the third is painted over where the name stands.
    let shown: Vec<_> = residue.raw().iter().filter(|bytes| bytes.len() == 1200).collect();
    let strip = |bytes: &[u8]| bytes[5 * 60 + 53..5 * 60 + 59].iter().all(|sample| *sample == 0);
    let name = |bytes: &[u8]| bytes[12 * 60 + 8..12 * 60 + 40].iter().all(|sample| *sample == 0);
    assert!(shown.len() >= 2 && shown.iter().all(|bytes| name(bytes)), "{}", shown.len());
    assert!(shown.iter().any(|bytes| strip(bytes)) && shown.iter().any(|bytes| !strip(bytes)));
    assert_eq!(inside(clean.bytes(), |bytes| bytes.starts_with(b"name,")), [b"name,mail\n[PERSON 1],[EMAIL 1]\n"]);
    assert_eq!(inside(clean.bytes(), |bytes| bytes.ends_with(b"called.\n")), [b"[PERSON 1] called.\n"]);
    let names = Reader::open(clean.bytes().to_vec()).unwrap().strings();
    assert!(
        names.iter().any(|name| name == "person-1.csv") && names.iter().any(|name| name == "notes.txt"),
        "{names:?}"
    );
}
