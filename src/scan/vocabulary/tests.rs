#![allow(clippy::unwrap_used)]
use super::*;
use crate::model::{DetectorId, Location, Span};

fn unit(text: &str, notation: Notation) -> TextUnit {
    TextUnit::prose(text, Location::visible(Place::Text, 1)).noted(notation)
}

fn file(name: &str) -> TextUnit {
    TextUnit::prose(name, Location::metadata(Place::FileName, 1)).noted(Notation::Address)
}

fn is_listed(word: &str) -> bool {
    ["jane", "roe"].contains(&word.to_lowercase().as_str())
}

fn kept_as(vocabulary: &Vocabulary, index: usize, unit: &TextUnit, entity: Entity, detector: &str, score: f32) -> bool {
    let text = unit.text.expose();
    let span = Span::of(text, 0, text.len()).unwrap();
    let detector = DetectorId::from(detector.to_owned());
    let mut all = vec![Candidate { span, entity, score, detector }];
    vocabulary.purge(index, unit, &Programs::default(), &is_listed, &mut all);
    !all.is_empty()
}

fn kept(vocabulary: &Vocabulary, text: &str, detector: &str) -> bool {
    kept_as(vocabulary, usize::MAX, &unit(text, Notation::Prose), Entity::Person, detector, 0.9)
}

#[test]
fn guesses_that_are_names_of_code_are_dropped() {
    let (code, prose) = (unit("import flask; class JinjaLoader", Notation::Code), unit("Roe", Notation::Prose));
    let vocabulary = Vocabulary::of(&[&code, &prose]);
    assert!(!kept(&vocabulary, "Flask", "tagged-person"));
    assert!(!kept(&vocabulary, "Jinja", "tagged-person"));
    assert!(kept(&vocabulary, "Flask", "labelled-person"));
    assert!(kept(&vocabulary, "Jane Flask", "tagged-person"));
    assert!(!kept(&vocabulary, "flask", "name-part"));
    assert!(kept(&vocabulary, "flask jinja", "name-part"));
    assert!(kept(&vocabulary, "flask", "propagate"));
    assert!(kept(&vocabulary, "Roe", "tagged-person"));
    assert!(kept(&Vocabulary::of(&[&prose]), "Roe", "tagged-person"));
}

#[test]
fn in_a_program_a_name_has_to_be_a_likely_one() {
    let code = unit("fn server_error() {}", Notation::Code);
    let vocabulary = Vocabulary::of(&[&file("a"), &code]);
    let kept = |text: &str, detector: &str, score: f32| {
        kept_as(&vocabulary, 1, &unit(text, Notation::Prose), Entity::Person, detector, score)
    };
    for (text, detector, score) in [
        ("Server Error", "salutation", 0.9),
        ("Server Error", "labelled-person", 0.9),
        ("Licensor", "tagged-person", 0.6),
        ("X-Forwarded-Proto", "tagged-person", 0.9),
        ("prev vals", "tagged-person", 0.9),
        ("memberOf Roe", "tagged-person", 0.9),
        ("jane", "tagged-person", 0.9),
        ("EISDIR", "name-guess", 1.0),
        ("Press CTRL", "listed-person", 0.8),
    ] {
        assert!(!kept(text, detector, score), "{text}");
    }
    for (text, detector, score) in [
        ("Adaeze Okwuosa", "tagged-person", 0.9),
        ("Adaeze", "tagged-person", 0.9),
        ("Jane", "tagged-person", 0.5),
        ("jane roe", "tagged-person", 0.9),
        ("Jane Error", "labelled-person", 0.9),
        ("Jean-Luc O'Neill", "listed-person", 0.6),
        ("Adaeze", "labelled-person", 0.7),
    ] {
        assert!(kept(text, detector, score), "{text}");
    }
}

#[test]
fn what_a_string_or_a_page_is_called_in_a_program_is_nobody() {
    let code = unit("x = 1;", Notation::Code);
    let vocabulary = Vocabulary::of(&[&file("a"), &code]);
    let literal = TextUnit::prose("Jane", Location::visible(Place::Literal, 1));
    assert!(!kept_as(&vocabulary, 1, &literal, Entity::Person, "listed-person", 0.8));
    assert!(kept_as(&vocabulary, 1, &literal, Entity::Person, "labelled-person", 0.8));
    let style = TextUnit::prose("Light Shading", Location::visible(Place::Literal, 1));
    assert!(!kept_as(&vocabulary, 1, &style, Entity::Person, "labelled-person", 0.8));
    assert!(kept_as(&vocabulary, 1, &style, Entity::Person, "labelled-person", 0.95));
    let page = |address: &str| {
        kept_as(&vocabulary, 1, &unit(address, Notation::Prose), Entity::WebAddress, "web-address", 0.8)
    };
    assert!(!page("https://left-pad.example.org/"));
    assert!(page("https://github.com/janeroe") && page("http://people.example.org/~jroe/"));
}

#[test]
fn code_that_is_called_after_persons_keeps_its_name() {
    let code = unit("mod janeroe; fn f() {}", Notation::Code);
    let vocabulary = Vocabulary::of(&[&file("a"), &code]);
    let kept =
        |detector: &str| kept_as(&vocabulary, 1, &unit("Jane-Roe", Notation::Prose), Entity::Person, detector, 0.9);
    assert!(!kept("listed-person"));
    assert!(kept("labelled-person") && kept("mailbox-person"));
}

#[test]
fn a_document_beside_a_script_is_no_program() {
    let (code, prose) = (unit("x = 1;", Notation::Code), unit("Licensor", Notation::Prose));
    let names = ["task", "a.py", "b.docx", "c.rst"].map(file);
    let [task, script, document, page] = &names;
    let units = [task, script, &code, document, &prose, page, &prose];
    assert_eq!(of_programs(&units), (vec![true, true, true, false, false, true, true], true));
    // A file of data has names of values, which are written as code is.
    let key = unit("name", Notation::Code);
    assert_eq!(of_programs(&[task, &key, &prose]), (vec![false; 3], false));
}

#[test]
fn a_table_beside_a_notebook_is_of_no_program() {
    let (code, prose) = (unit("x = 1;", Notation::Code), unit("Roe", Notation::Prose));
    let [task, notebook, table] = &["task", "a.ipynb", "b.txt"].map(file);
    let units = [task, notebook, &code, table, &prose];
    assert_eq!(of_programs(&units), (vec![false, true, true, false, false], false));
}

#[test]
fn words_of_other_programs_are_told() {
    let code = unit("import flask", Notation::Code);
    let told = Vocabulary::of(&[&code]).told();
    assert_eq!((told.words, told.is_program), (vec!["flask".to_owned(), "import".to_owned()], false));
    let prose = unit("Flask Roe", Notation::Prose);
    let kept = |words: &[&str], is_package: bool, len: usize, detector: &'static str| {
        let programs = Programs { words: words.iter().map(|word| (*word).to_owned()).collect(), is_package };
        let candidate = |span| Candidate { span, entity: Entity::Person, score: 0.9, detector: detector.into() };
        let mut all: Vec<Candidate> = Span::new(0, len).map(candidate).into_iter().collect();
        Vocabulary::of(&[&prose]).purge(0, &prose, &programs, &is_listed, &mut all);
        !all.is_empty()
    };
    assert!(kept(&[], true, 5, "tagged-person") && kept(&["flasks"], true, 5, "tagged-person"));
    assert!(kept(&["flask"], false, 5, "tagged-person") && !kept(&["flask"], true, 5, "tagged-person"));
    // A name of a list is one, whatever programs call their things.
    assert!(kept(&["flask", "roe"], true, 9, "tagged-person") && kept(&["flask", "roe"], true, 9, "labelled-person"));
    assert!(kept(&["flask"], false, 5, "labelled-person") && !kept(&["flask"], true, 5, "labelled-person"));
    // What lies beside programs is read as it is elsewhere where it is a document.
    let paragraph = TextUnit::prose("Flask", Location::visible(Place::Paragraph, 1));
    let programs = Programs { words: ["flask".to_owned()].into(), is_package: true };
    let span = Span::new(0, 5).unwrap();
    let mut all = vec![Candidate { span, entity: Entity::Person, score: 0.9, detector: "tagged-person".into() }];
    Vocabulary::of(&[&paragraph]).purge(0, &paragraph, &programs, &is_listed, &mut all);
    assert_eq!(all.len(), 1);
}
