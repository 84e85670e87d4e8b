#![allow(clippy::unwrap_used)]

use super::*;

fn open(bytes: &[u8]) -> Result<File> {
    File::open(bytes.to_vec(), &Limits::default())
}

const OBJECTS: &[u8] = b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n\
    2 0 obj <</Type/Pages/Kids[]/Count 0/T(text)/S 3 0 R>> endobj\n\
    3 0 obj <</Length 99>> stream\nbody\nendstream endobj\n";

fn pages(file: &File) -> Dict {
    let root = file.root().unwrap();
    file.value(root.as_dict().unwrap(), "Pages").as_dict().unwrap().clone()
}

#[test]
fn objects_are_found_without_a_directory() {
    for start in [&b""[..], b"junk before\n"] {
        let file = open(&[start, OBJECTS].concat()).unwrap();
        let pages = pages(&file);
        assert_eq!(pages.get("T").as_string(), Some(&b"text"[..]));
        let stream = file.value(&pages, "S");
        assert_eq!(file.bytes_of(stream.as_stream().unwrap()).unwrap(), b"body");
    }
}

#[test]
fn the_last_of_an_object_counts_where_there_is_no_directory() {
    let newer = b"2 0 obj <</Type/Pages/Kids[]/T(newer)>> endobj\n";
    let file = open(&[OBJECTS, newer].concat()).unwrap();
    assert_eq!(pages(&file).get("T").as_string(), Some(&b"newer"[..]));
}

#[test]
fn objects_that_lead_to_each_other_end() {
    let file = open(
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R/A 4 0 R>> endobj\n2 0 obj <</Kids[]>> endobj\n\
        4 0 obj 5 0 R endobj 5 0 obj 4 0 R endobj\n6 0 obj <</Length 6 0 R>> stream\nx\nendstream endobj",
    )
    .unwrap();
    let root = file.root().unwrap();
    assert_eq!(*file.value(root.as_dict().unwrap(), "A"), Object::Null);
    let stream = file.get(Ref::new(6));
    assert_eq!(file.bytes_of(stream.as_stream().unwrap()).unwrap(), b"x");
}

#[test]
fn any_beginning_of_a_file_is_read_or_refused() {
    for len in 0..OBJECTS.len() {
        if let Ok(file) = open(OBJECTS.get(..len).unwrap()) {
            assert!(file.root().is_some());
        }
    }
    assert!(matches!(open(b"%PDF-1.4\n"), Err(Error::Malformed { .. })));
}
