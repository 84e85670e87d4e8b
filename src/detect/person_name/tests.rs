use super::*;

fn name(text: &str) -> Option<&str> {
    read(text).and_then(|name| text.get(..name.len))
}

#[test]
fn names_of_many_kinds_are_read_whole() {
    for (text, expected) in [
        ("Šárka Ottová lives here", "Šárka Ottová"),
        ("Jean-Luc O'Neill, MD", "Jean-Luc O'Neill"),
        ("Ludwig van der Berg went", "Ludwig van der Berg"),
        ("Ken N. Fukuda\n", "Ken N. Fukuda"),
        ("J.R. McDonald Jr. said", "J.R. McDonald Jr."),
        ("JANE ROE, plaintiff", "JANE ROE"),
        ("Jane Roe's report", "Jane Roe"),
        ("Andrew Brown MRN: 1", "Andrew Brown"),
        ("Jane Roe Phone: 1", "Jane Roe"),
        ("Smith I think", "Smith"),
    ] {
        assert_eq!(name(text), Some(expected));
    }
}

#[test]
fn other_capitalised_words_are_not_read() {
    for text in [
        "JavaScript is",
        "Acme Corporation",
        "The end",
        "Foo.bar",
        "Map<String>(",
        "jane roe",
        "[PERSON 1]",
        "PERSON_1",
        "J. ",
    ] {
        assert_eq!(name(text), None, "{text}");
    }
}

#[test]
fn a_whole_cell_may_be_written_in_any_way() {
    assert!(read_whole("roe, jane m.").is_some());
    assert!(read_whole("bertram m. jørgensen").is_some());
    assert!(read_whole("room 12").is_none());
    assert!(read_whole("person-1").is_none());
}
