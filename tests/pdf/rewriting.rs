//! What stays: everything that nobody took out, where it stood, and working.

use scrubjay::format::{Comments, Document, Options, open};
use scrubjay::limits::Limits;
use scrubjay::model::DroppedKind;
use scrubjay::syntax::pdf::drawing::Drawing;
use scrubjay::syntax::pdf::interpret::{Contents, Interpreter};
use scrubjay::syntax::pdf::layer::Layers;
use scrubjay::syntax::pdf::matrix::Matrix;
use scrubjay::syntax::pdf::{Dict, File, Object, page};

use crate::fixture::{FONT, Fixture, Residue, line, open_bytes, places, replace, texts};

fn file(bytes: &[u8]) -> File {
    File::open(bytes.to_vec(), &Limits::default()).unwrap()
}

/// What the pages of a file draw.
fn drawings(bytes: &[u8]) -> Vec<Drawing> {
    let file = file(bytes);
    let layers = Layers::read(&file);
    let interpreter = Interpreter::new(&file, &layers);
    let drawing = |page: &page::Page| {
        let bytes = page.contents(&file).unwrap();
        let resources = file.value(&page.dict, "Resources").as_dict().cloned().unwrap_or_default();
        let shown = page.shown(&file);
        let contents = Contents { bytes: &bytes, resources: resources.into(), matrix: Matrix::default(), shown };
        interpreter.interpret(contents).unwrap()
    };
    page::all(&file).unwrap().iter().map(drawing).collect()
}

/// The glyphs of a file: what each says, where it stands and where the next would.
fn glyphs(bytes: &[u8]) -> Vec<(String, [f64; 4])> {
    let drawings = drawings(bytes);
    let glyphs = drawings.iter().flat_map(|drawing| &drawing.glyphs);
    let place = |(x, y): (f64, f64), (width, height): (f64, f64)| [x, y, width, height];
    glyphs.map(|glyph| (glyph.text.to_string(), place(glyph.origin, glyph.advance))).collect()
}

/// Holds that each glyph of the one list that is in the other stands where it stood, in the same order.
fn stay_in_place(before: &[(String, [f64; 4])], after: &[(String, [f64; 4])], gone: usize, what: &str) {
    let is_same = |one: &(String, [f64; 4]), other: &(String, [f64; 4])| {
        one.0 == other.0 && one.1.iter().zip(&other.1).all(|(one, other)| (one - other).abs() < 0.01)
    };
    let mut rest = after.iter();
    let found = before.iter().filter(|glyph| {
        let mut ahead = rest.clone();
        let is_there = ahead.any(|other| is_same(glyph, other));
        if is_there {
            rest = ahead;
        }
        is_there
    });
    assert_eq!(found.count() + gone, before.len(), "{what}: {before:?}\n{after:?}");
}

#[test]
fn glyphs_that_stay_keep_their_places() {
    let composite = "/Font<</F 3 0 R/C 30 0 R/V 33 0 R>>";
    let map = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <007f> <0001> endbfrange endcmap";
    let codes = |text: &str| text.bytes().map(|byte| format!("00{byte:02x}")).collect::<String>();
    let cases = [
        ("plain", line(50, 700, "Signed by JaneRoe today")),
        (
            "kerned",
            "BT /F 10 Tf 50 700 Td [(By J) 20 (a) -15 (n) 10 (e) -90 (R) 5 (oe) -200 (today)] TJ (and) Tj ET".into(),
        ),
        ("spaced", "BT /F 10 Tf 3 Tc 9 Tw 50 700 Td (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("stretched", "BT /F 10 Tf 130 Tz 3 Tc 50 700 Td (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("raised", "BT /F 10 Tf 4 Ts 50 700 Td (By JaneRoe to day) Tj 0 Ts (and) Tj ET".into()),
        ("turned", "BT /F 1 Tf 0 12 -12 0 300 100 Tm (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("mirrored", "BT /F 10 Tf -1 0 0 1 300 100 Tm (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("from below", "1 0 0 -1 0 800 cm BT /F 10 Tf 1 0 0 -1 50 100 Tm (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("upside down", "BT /F -10 Tf 300 100 Td (By JaneRoe to day) Tj (and) Tj ET".into()),
        ("lines", "BT /F 10 Tf 12 TL 50 700 Td (By JaneRoe) ' 2 1 (of JaneRoe here) \" T* (and) Tj ET".into()),
        ("at the end", "BT /F 10 Tf 50 700 Td (By JaneRoe) Tj 0 -12 Td (and) Tj ET (on) Tj".into()),
        ("invisible", "BT /F 10 Tf 3 Tr 50 700 Td (By JaneRoe here) Tj 0 Tr (and) Tj ET".into()),
        (
            "in a state that is saved",
            "q BT /F 10 Tf 50 700 Td (By JaneRoe here) Tj ET Q BT /F 12 Tf 50 600 Td (and) Tj ET".into(),
        ),
        ("composite", format!("BT /C 10 Tf 50 700 Td <{}> Tj <{}> Tj ET", codes("By JaneRoe here"), codes("and"))),
        ("downwards", format!("BT /V 10 Tf 50 700 Td <{}> Tj <{}> Tj ET", codes("By JaneRoe here"), codes("and"))),
    ];
    for (what, content) in cases {
        let fixture = Fixture::new(&content)
            .resources("")
            .object(11, &format!("<</Type/Page/Parent 2 0 R/Contents 21 0 R/Resources<<{composite}>>>>"))
            .object(30, "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[31 0 R]/ToUnicode 32 0 R>>")
            .object(31, "<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>")
            .stream(32, "", map)
            .object(33, "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-V/DescendantFonts[31 0 R]/ToUnicode 32 0 R>>");
        let before = fixture.bytes();
        let document = open_bytes(before.clone()).unwrap();
        let count = content.matches("JaneRoe").count().max(1);
        assert_eq!(glyphs(&document.rewrite(&[]).unwrap()).len(), glyphs(&before).len(), "{what}");
        for stand_in in ["", "X", "[PERSON 1]", "[A STAND-IN THAT IS FAR TOO LONG FOR ITS PLACE]"] {
            let after = replace(&*document, "JaneRoe", stand_in).unwrap();
            stay_in_place(&glyphs(&before), &glyphs(&after), 7 * count, &format!("{what}, {stand_in:?}"));
            assert_eq!(Residue::of(&after).holds("JaneRoe"), None, "{what}");
        }
    }
}

#[test]
fn stand_ins_are_read_where_the_text_was() {
    let document =
        Fixture::new(&(line(50, 700, "Signed by JaneRoe today.") + &line(50, 600, "Other JaneRoe"))).open().unwrap();
    let written = replace(&*document, "JaneRoe", "[PERSON 1]").unwrap();
    assert_eq!(texts(&*open_bytes(written.clone()).unwrap()), ["Signed by [PERSON 1] today.", "Other [PERSON 1]"]);
    let residue = Residue::of(&written);
    assert!(residue.page(0).contains("Signed by [PERSON 1] today."), "{:?}", residue.pages);
    assert!(residue.page(0).contains("Other [PERSON 1]"), "{:?}", residue.pages);
}

#[test]
fn pages_and_their_sizes_stay() {
    let fixture = Fixture::new(&line(50, 700, "One JaneRoe"))
        .and_page(&line(50, 700, "Two"))
        .and_page("")
        .page("/Rotate 90/CropBox[10 10 500 700]/UserUnit 2");
    let written = replace(&*fixture.open().unwrap(), "JaneRoe", "X").unwrap();
    let written = file(&written);
    let pages = page::all(&written).unwrap();
    assert_eq!(pages.len(), 3);
    for page in &pages {
        let number = |key: &str| written.value(&page.dict, key).as_integer();
        assert_eq!((number("Rotate"), number("UserUnit")), (Some(90), Some(2)));
        assert_eq!(page.shown(&written).width(), 490.0);
    }
}

#[test]
fn an_edit_in_one_place_leaves_the_same_form_elsewhere_alone() {
    let form = line(50, 700, "Form of JaneRoe");
    let fixture = Fixture::new("/X Do").and_page("/X Do").resources("/XObject<</X 30 0 R>>").form(30, "", &form);
    let document = fixture.open().unwrap();
    let unit = document.units().iter().position(|unit| unit.location.number == 2).unwrap();
    let span = scrubjay::model::Span::of(document.units()[unit].text.expose(), 8, 15).unwrap();
    let unit = scrubjay::model::UnitId(u32::try_from(unit).unwrap());
    let edit = scrubjay::model::Edit { unit, span, stand_in: "[X]".into() };
    let residue = Residue::of(&document.rewrite(&[edit]).unwrap());
    assert_eq!(residue.page(0).trim(), "Form of JaneRoe");
    assert_eq!(residue.page(1).trim(), "Form of [X]");
}

#[test]
fn forms_under_names_of_stand_ins_stay_what_they_are() {
    // The names are those that copies are called by.
    let fixture = Fixture::new("/Sj1 Do /X Do /Sj0 Do")
        .resources("/XObject<</X 30 0 R/Sj1 31 0 R/Sj0 32 0 R>>")
        .form(30, "", &line(50, 700, "By JaneRoe"))
        .form(31, "", &line(50, 600, "Second"))
        .form(32, "", &line(50, 500, "Third"));
    let written = replace(&*fixture.open().unwrap(), "JaneRoe", "[X]").unwrap();
    let residue = Residue::of(&written);
    for text in ["By [X]", "Second", "Third"] {
        assert_eq!(residue.page(0).matches(text).count(), 1, "{text}: {:?}", residue.pages);
    }
}

/// The objects that keys lead to, one after the other.
fn at(file: &File, from: &Dict, path: &str) -> Object {
    let mut here = Object::Dict(from.clone());
    for key in path.split('/') {
        let next = match (&here, key.parse::<usize>()) {
            (Object::Array(items), Ok(index)) => items.get(index).cloned().unwrap_or_default(),
            (object, _) => object.as_dict().map(|dict| dict.get(key).clone()).unwrap_or_default(),
        };
        here = Object::clone(&file.resolve(&next));
    }
    here
}

fn root(file: &File) -> Dict {
    file.root().unwrap().as_dict().unwrap().clone()
}

fn fixture_of_corpus(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/pdf");
    std::fs::read(folder.join(name)).unwrap()
}

fn cleaned(name: &str) -> (File, Vec<u8>) {
    let document = open_bytes(fixture_of_corpus(name)).unwrap();
    let written = replace(&*document, "Jane Roe", "[PERSON 1]").unwrap();
    let written = replace(&*open_bytes(written).unwrap(), "JaneRoe", "PERSON_1").unwrap();
    (file(&written), written)
}

#[test]
fn links_and_bookmarks_lead_where_they_led() {
    let (file, written) = cleaned("outline-and-destinations.pdf");
    let root = root(&file);
    let pages = page::all(&file).unwrap();
    let (first, second) = (pages[0].at.unwrap(), pages[1].at.unwrap());
    let leads = |path: &str| match at(&file, &root, path) {
        Object::Array(items) => items[0].as_ref(),
        other => panic!("{path}: {other:?}"),
    };
    assert_eq!(at(&file, &root, "Outlines/First/Title").as_string(), Some(&b"For [PERSON 1]"[..]));
    assert_eq!(leads("Outlines/First/Dest"), Some(second));
    assert_eq!(leads("Outlines/First/First/Dest"), Some(first));
    assert_eq!(leads("Outlines/First/Next/A/D"), Some(second));
    assert_eq!(
        at(&file, &root, "Outlines/First/Next/Next/A/URI").as_string(),
        Some(&b"https://example.org/jane-roe"[..])
    );
    assert_eq!(at(&file, &root, "Outlines/Last/Title").as_string(), Some(&b"Her page"[..]));
    assert_eq!(leads("OpenAction/D"), Some(second));
    assert_eq!(at(&file, &root, "PageMode").as_name(), Some(&b"UseOutlines"[..]));
    assert_eq!(at(&file, &root, "PageLabels/Nums/1/P").as_string(), Some(&b"[PERSON 1] "[..]));
    assert_eq!(at(&file, &root, "PageLabels/Nums/3/St").as_integer(), Some(7));
    assert_eq!(leads("Pages/Kids/0/Annots/0/Dest"), Some(second));
    assert_eq!(Residue::of(&written).holds("Jane Roe"), None);
}

#[test]
fn fields_stay_fields() {
    let (file, written) = cleaned("form-fields.pdf");
    let root = root(&file);
    let string =
        |path: &str| String::from_utf8(at(&file, &root, path).as_string().unwrap_or_default().to_vec()).unwrap();
    assert_eq!(string("AcroForm/Fields/0/T"), "applicant");
    assert_eq!(string("AcroForm/Fields/0/Kids/0/V"), "[PERSON 1]");
    assert_eq!(string("AcroForm/Fields/0/Kids/0/Parent/T"), "applicant");
    assert_eq!(string("AcroForm/Fields/1/Opt/1/1"), "John Doe");
    assert_eq!(at(&file, &root, "AcroForm/Fields/1/Ff").as_integer(), Some(131072));
    assert_eq!(string("AcroForm/Fields/4/V"), "5550143");
    assert_eq!(at(&file, &root, "AcroForm/Fields/4/MaxLen").as_integer(), Some(8));
    assert_eq!(at(&file, &root, "AcroForm/Fields/3/V"), Object::Null);
    let font = at(&file, &root, "AcroForm/DR/Font/Helv");
    assert_eq!(font.as_dict().and_then(|font| font.get("BaseFont").as_name()), Some(&b"Helvetica"[..]));
    let state = at(&file, &root, "AcroForm/Fields/2/AS").as_name().unwrap().to_vec();
    let looks = at(&file, &root, "AcroForm/Fields/2/AP/N");
    assert!(looks.as_dict().unwrap().0.contains_key(&state), "{looks:?}");
    let residue = Residue::of(&written);
    assert_eq!(residue.holds("Jane Roe"), None);
    let digits: String = residue.page(0).chars().filter(char::is_ascii_digit).collect();
    assert!(digits.contains("5550143"), "{:?}", residue.pages);
}

#[test]
fn annotations_keep_their_looks_and_their_authors_are_numbered() {
    let (file, written) = cleaned("annotations.pdf");
    let root = root(&file);
    let string = |path: &str| at(&file, &root, &format!("Pages/Kids/0/Annots/{path}")).as_string().map(<[u8]>::to_vec);
    assert_eq!(string("0/T").as_deref(), Some(&b"Author 1"[..]));
    assert_eq!(string("0/Contents").as_deref(), Some(&b"Ask [PERSON 1]"[..]));
    assert_eq!(string("2/A/URI").as_deref(), Some(&b"mailto:jane.roe@example.org"[..]));
    assert_eq!(at(&file, &root, "Pages/Kids/0/Annots/0/Popup/Subtype").as_name(), Some(&b"Popup"[..]));
    let residue = Residue::of(&written);
    assert!(residue.page(0).contains("Stamped by [PERSON 1]"), "{:?}", residue.pages);
    assert_eq!(residue.holds("Jane Roe"), None);
    let options = Options { comments: Comments::Drop, ..Options::default() };
    let (_, document) = open("a.pdf", fixture_of_corpus("annotations.pdf"), &options).unwrap();
    assert!(document.dropped().iter().any(|dropped| dropped.kind == DroppedKind::Comment && dropped.count == 5));
    assert_eq!(Residue::of(&document.rewrite(&[]).unwrap()).holds("Jane Roe"), None);
}

#[test]
fn structure_stays() {
    let (file, written) = cleaned("structure-and-spoken-words.pdf");
    let root = root(&file);
    let name = |path: &str| at(&file, &root, path).as_name().map(<[u8]>::to_vec);
    assert_eq!(name("StructTreeRoot/K/0/S").as_deref(), Some(&b"Document"[..]));
    assert_eq!(name("StructTreeRoot/K/0/K/0/S").as_deref(), Some(&b"P"[..]));
    assert_eq!(name("StructTreeRoot/ParentTree/Nums/1/1/S").as_deref(), Some(&b"Figure"[..]));
    assert_eq!(at(&file, &root, "StructTreeRoot/K/0/K/1/K/0/MCID").as_integer(), Some(1));
    assert_eq!(at(&file, &root, "StructTreeRoot/K/0/K/1/Alt").as_string(), Some(&b"Portrait of [PERSON 1]"[..]));
    assert_eq!(at(&file, &root, "Lang").as_string(), Some(&b"en-US"[..]));
    assert_eq!(Residue::of(&written).holds("Jane Roe"), None);
}

/// Units of every file of the corpus that hold the name, by their places, and what is dropped.
#[test]
fn what_the_corpus_hides_is_found_where_it_is() {
    let told = |name: &str| {
        let document = open_bytes(fixture_of_corpus(name)).unwrap();
        let dropped = document.dropped().iter().map(|dropped| dropped.kind.code()).collect::<Vec<_>>();
        (places(&*document, "Jane"), dropped)
    };
    assert_eq!(told("old-revision.pdf"), (vec![], vec![]));
    assert_eq!(told("unseen-text.pdf"), (vec!["page"; 4], vec!["hidden_text"]));
    assert_eq!(told("shared-form-pattern-and-mask.pdf").0.len(), 6);
    assert_eq!(told("drawn-and-composite-font.pdf").0, ["page"; 2]);
    assert_eq!(told("hidden-layer.pdf"), (vec![], vec!["layer"]));
    assert_eq!(told("actions-and-properties.pdf").0, Vec::<&str>::new());
    assert_eq!(told("attachments.pdf").0, ["embedded", "embedded", "embedded"]);
    for name in ["encrypted-rc4.pdf", "encrypted-aes.pdf"] {
        assert_eq!(told(name), (vec!["page", "outline"], vec!["protection"]), "{name}");
    }
    assert_eq!(told("packed-objects.pdf").0, ["page", "outline"]);
    assert_eq!(told("broken-directory.pdf").0, ["page"]);
}

#[test]
fn nothing_of_a_name_is_left_in_any_file_of_the_corpus() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/pdf");
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let bytes = std::fs::read(entry.path()).unwrap();
        let count = page::all(&file(&bytes)).unwrap().len();
        let mut written = bytes;
        for term in [
            "jane.roe@example.org",
            "jane-roe",
            "Jane Roe",
            "Roe, Jane",
            "Jane\nRoe",
            "JaneRoe",
            "555-0143",
            "jane_roe",
        ] {
            written = replace(&*open_bytes(written).unwrap(), term, "[X]").unwrap();
        }
        let residue = Residue::of(&written);
        for term in ["jane.roe@example.org", "jane-roe", "Jane Roe", "555-0143", "JaneRoe"] {
            assert_eq!(residue.holds(term), None, "{name}: {term}: {}", residue.said());
        }
        assert_eq!(residue.pages.len(), count, "{name}");
    }
}

#[test]
fn files_inside_are_cleaned_and_others_are_left_out() {
    let document = open_bytes(fixture_of_corpus("attachments.pdf")).unwrap();
    assert!(document.dropped().iter().any(|dropped| dropped.kind == DroppedKind::EmbeddedObject));
    let written = replace(&*document, "Jane Roe", "[PERSON 1]").unwrap();
    let file = file(&written);
    let root = root(&file);
    let names = at(&file, &root, "Names/EmbeddedFiles/Names");
    assert_eq!(names.as_array().map(<[_]>::len), Some(2), "{names:?}");
    let stream = at(&file, &root, "Names/EmbeddedFiles/Names/1/EF/F");
    let inner = file.bytes_of(stream.as_stream().unwrap()).unwrap();
    let (format, inner) = open("a.xlsx", inner, &Options::default()).unwrap();
    assert_eq!(format.about().id, "xlsx");
    assert!(texts(&*inner).iter().any(|text| text == "Paid to [PERSON 1]"), "{:?}", texts(&*inner));
    let annotation = at(&file, &root, "Pages/Kids/0/Annots/0/FS/UF");
    assert_eq!(annotation.as_string(), Some(&b"[PERSON 1].xlsx"[..]));
}

#[test]
fn fonts_of_stand_ins_do_not_take_the_place_of_others() {
    let fixture = Fixture::new("BT /Sj0 10 Tf 50 700 Td (By JaneRoe) Tj ET")
        .object(11, "<</Type/Page/Parent 2 0 R/Contents 21 0 R/Resources<</Font<</Sj0 3 0 R>>>>>>")
        .object(3, &FONT.replace("Helvetica", "Courier"));
    let written = replace(&*fixture.open().unwrap(), "JaneRoe", "[X]").unwrap();
    let drawing = &drawings(&written)[0];
    assert_eq!(drawing.glyphs[0].advance.0, 6.0);
    assert_eq!(texts(&*open_bytes(written).unwrap()), ["By [X]"]);
}

#[test]
fn what_is_written_is_the_same_every_time_and_settles() {
    let document = open_bytes(fixture_of_corpus("shared-form-pattern-and-mask.pdf")).unwrap();
    let once = replace(&*document, "Jane Roe", "[PERSON 1]").unwrap();
    assert_eq!(once, replace(&*document, "Jane Roe", "[PERSON 1]").unwrap());
    let again: Box<dyn Document> = open_bytes(once.clone()).unwrap();
    assert_eq!(again.rewrite(&[]).unwrap(), once);
}

#[test]
fn the_stand_in_of_a_word_over_two_lines_stands_on_the_longer_piece() {
    let page = "BT /F 10 Tf 1 0 0 1 50 700 Tm (of the al-) Tj 0 -12 Td (ternative methods) Tj ET";
    let written = replace(&*Fixture::new(page).open().unwrap(), "alternative", "[TERM 1]").unwrap();
    let lines: Vec<String> = Residue::of(&written).page(0).lines().map(|line| line.trim().to_owned()).collect();
    assert_eq!(lines, ["of the", "[TERM 1] methods"]);
}

#[test]
fn what_stands_in_a_filled_frame_stays() {
    for frame in [
        "40 690 m 300 690 l 300 720 l 40 720 l h 42 692 m 42 718 l 298 718 l 298 692 l h f",
        "40 690 260 30 re 42 692 256 26 re f*",
    ] {
        let document = Fixture::new(&(line(50, 700, "Filed today") + frame)).open().unwrap();
        assert!(document.dropped().is_empty() && texts(&*document) == ["Filed today"], "{frame}");
    }
}

#[test]
fn a_file_that_is_cut_off_before_what_it_shows_is_refused() {
    let whole = Fixture::new(&line(50, 700, "some text")).bytes();
    let at = memchr::memmem::find(&whole, b"21 0 obj").unwrap();
    let error = open_bytes(whole[..at].to_vec()).map(|_| ()).unwrap_err();
    assert_eq!(error.code(), "Malformed");
}

#[test]
fn a_stand_in_of_two_lines_stands_on_two() {
    let page = "BT /F 10 Tf 1 0 0 1 50 700 Tm (9 Example Road) Tj 0 -12 Td (Exampleton) Tj 0 -12 Td (Attachment) Tj ET";
    let document = Fixture::new(page).open().unwrap();
    for (stand_in, expected) in [
        ("7 Other Way\nOtherton", ["7 Other Way", "Otherton", "Attachment"].as_slice()),
        ("7 Other Way\nby\nOtherton", &["7 Other Way by Otherton", "Attachment"]),
    ] {
        let written = replace(&*document, "9 Example Road\nExampleton", stand_in).unwrap();
        let lines: Vec<String> = Residue::of(&written).page(0).lines().map(|line| line.trim().to_owned()).collect();
        assert_eq!(lines.iter().filter(|line| !line.is_empty()).collect::<Vec<_>>(), expected);
    }
}
