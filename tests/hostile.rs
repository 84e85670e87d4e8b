//! Any bytes give an error or a document within the limits, and never a panic.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod fixture;

use scrubjay::error::Error;
use scrubjay::format::{self, Options};
use scrubjay::limits::Limits;

/// Opens a file and, where that works, does everything that can be done without edits.
fn survive(name: &str, bytes: Vec<u8>) -> Result<&'static str, &'static str> {
    let options = Options::default();
    let (format, document) = format::open(name, bytes, &options).map_err(|error| error.code())?;
    assert!(document.units().len() as u64 <= options.limits.units);
    document.dropped();
    if let Ok(written) = document.rewrite(&[]) {
        // What is written is a file of the same format; only one without any text left may be refused.
        let again = format::open(name, written, &options);
        assert!(again.is_ok() || document.units().is_empty(), "{name} does not open again: {:?}", again.err());
    }
    Ok(format.about().id)
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap()
    }
}

#[test]
fn files_cut_anywhere() {
    for fixture in fixture::all() {
        for end in (0..fixture.bytes.len()).step_by(37) {
            let _ = survive(&fixture.name, fixture.bytes[..end].to_vec());
        }
    }
}

#[test]
fn files_with_flipped_bits() {
    let mut numbers = Numbers(0x5c1e_4a11);
    for fixture in fixture::all() {
        for _ in 0..64 {
            let mut bytes = fixture.bytes.clone();
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
            }
            let _ = survive(&fixture.name, bytes);
        }
    }
}

#[test]
fn files_with_pieces_moved_and_doubled() {
    let mut numbers = Numbers(0x0b5e_55ed);
    for fixture in fixture::all() {
        for _ in 0..32 {
            let mut bytes = fixture.bytes.clone();
            let (from, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let at = numbers.below(bytes.len());
            bytes.splice(at..at, piece);
            let _ = survive(&fixture.name, bytes);
        }
    }
}

#[test]
fn zeros_anywhere_in_a_text_are_refused() {
    for fixture in fixture::all()
        .into_iter()
        .filter(|fixture| format::all().iter().any(|format| format.about().id == fixture.format && format.is_text()))
    {
        for at in (0..fixture.bytes.len()).step_by(7) {
            let mut bytes = fixture.bytes.clone();
            // Two zeros are a zero in UTF-16 and move nothing out of step.
            let at = at & !1;
            bytes.splice(at..at, [0, 0]);
            let outcome = survive(&fixture.name, bytes);
            assert!(outcome.is_err(), "{} with a zero at {at}: {outcome:?}", fixture.path());
        }
    }
}

#[test]
fn names_that_lie() {
    let endings = format::all().iter().flat_map(|format| format.about().extensions.iter().copied());
    let endings: Vec<_> = endings.chain(["pdf", "xlsx", "json", "html", "py", "xyz", "TXT "]).collect();
    for fixture in fixture::all() {
        for ending in &endings {
            let name = if ending.is_empty() { "file".to_owned() } else { format!("file.{ending}") };
            let outcome = survive(&name, fixture.bytes.clone());
            let own = format::all().iter().find(|format| format.about().id == fixture.format).unwrap();
            if !own.is_text() && !own.about().extensions.contains(ending) {
                assert!(outcome.is_err(), "{} passes as .{ending}: {outcome:?}", fixture.path());
            }
        }
    }
}

#[test]
fn kinds_that_cannot_be_cleaned_are_refused_with_advice() {
    let cases: [(&str, &[u8]); 6] = [
        ("a.csv", b"%!PS-Adobe-3.0 Jane"),
        ("a.txt", b"Subject: x\nMIME-Version: 1.0\n\nSmFuZQ==\n"),
        ("a.txt", b"PK\x03\x04\x14\0\x08\0"),
        ("a.psd", b"8BPS\0\x01\0\0\0\0\0\0"),
        ("a.emlx", b"From: Jane"),
        ("a.unheard", b"Jane\x01\x02"),
    ];
    for (name, bytes) in cases {
        match format::open(name, bytes.to_vec(), &Options::default()).map(|(format, _)| format.about().id) {
            Err(Error::UnsupportedFormat { what, advice }) => assert!(!what.is_empty() && !advice.is_empty()),
            other => panic!("{name} {:?}: {other:?}", String::from_utf8_lossy(bytes)),
        }
    }
}

#[test]
fn what_is_not_text_is_refused_under_every_text_name() {
    let mut numbers = Numbers(0xb10b);
    let noise: Vec<u8> = (0..4096).map(|_| u8::try_from(numbers.below(256)).unwrap()).collect();
    let without_zeros: Vec<u8> = noise.iter().copied().filter(|&byte| byte != 0).collect();
    for name in ["a.txt", "a.md", "a.csv", "a"] {
        for bytes in [&noise, &without_zeros] {
            let outcome = survive(name, bytes.clone());
            assert_eq!(outcome, Err("Malformed"), "{name}");
        }
        assert_eq!(survive(name, Vec::new()), Ok("text"), "nothing is a text");
        assert_eq!(survive(name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec()), Err("UnsupportedFormat"));
    }
}

#[test]
fn claims_beyond_the_limits_are_refused() {
    let limits = Limits { file_bytes: 64, part_bytes: 32, units: 4, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let open = |name: &str, text: &str| format::open(name, text.as_bytes().to_vec(), &options).map(|_| ());
    assert!(matches!(open("a.txt", &"a".repeat(65)), Err(Error::LimitExceeded { most: 64, .. })));
    for name in ["a.txt", "a.md", "a.csv"] {
        assert!(matches!(open(name, &"a".repeat(33)), Err(Error::LimitExceeded { most: 32, .. })), "{name}");
    }
    assert!(matches!(open("a.csv", "a,b\nc,d\ne,f\n"), Err(Error::LimitExceeded { most: 4, .. })));
}

/// Each of these makes a reader that looks back or ahead without end take hours.
#[test]
fn repetition_costs_no_more_than_its_length() {
    for piece in [
        "\"",
        ",\"",
        "\"\n",
        "\\\"",
        "\"\"\"",
        "data:",
        "\"data:a/b,",
        "data:image/png;base64,",
        "&",
        "\\",
        "](",
        ";,\t|",
        "\r",
        "<?a>",
        "<!a[",
        "<a b=c ",
        "</a",
        "<script>",
        "a: \"b\n",
        "- ",
        "&a ",
        "[",
        "{a: ",
        "'\\",
        "/*",
        "// a\n",
        "a = [\n",
        "] ",
        "a:b\n",
        "From: \"(\n ",
        "From: =?a?B?",
        "Content-Type: multipart/a; boundary=b\n\n--b\n",
        "Content-Type: a/b; a*0*=(\n\n",
        "From a 01:01 2015\n\n",
        "=3D=\n",
        "--=_part-1_",
        "Content-Type: message/rfc822\n\n",
        "A;B=\"c",
        "A:b\r\n ",
        ";ENCODING=QUOTED-PRINTABLE:=C3=\n",
        ";ENCODING=B:\nAAAA\n",
        "{\\rtf1{",
        "{\\rtf1{\\info{x}",
        "{\\rtf1{\\field{\\fldinst ",
        "\\u1?",
        "\\bin9",
    ] {
        let names = [
            "a.json", "a.yaml", "a.toml", "a.ini", "a.xml", "a.html", "a.py", "a.js", "a.sh", "a.sql", "a.eml",
            "a.mbox", "a.ics", "a.ipynb", "a.rtf",
        ];
        for name in ["a.txt", "a.md", "a.csv"].into_iter().chain(names) {
            let _ = survive(name, piece.repeat(200_000).into_bytes());
        }
    }
}

/// The same in the texts of a notebook, one string or a list of many.
#[test]
fn repetition_in_a_notebook_costs_no_more_than_its_length() {
    for piece in ["\\\"", "\\\\", "a", "# a\\n", "<b>", "</", "&", "](", "'''", "!a\\n", "\\u001b[0m"] {
        let lines = format!("[\"{piece}\"{}]", format!(",\"{piece}\"").repeat(100_000));
        for source in [format!("\"{}\"", piece.repeat(200_000)), lines] {
            let output =
                format!(r#"{{"output_type": "display_data", "metadata": {{}}, "data": {{"text/html": {source}}}}}"#);
            let code =
                format!(r#"{{"cell_type": "code", "metadata": {{}}, "outputs": [{output}], "source": {source}}}"#);
            let text = format!(r#"{{"cell_type": "markdown", "metadata": {{}}, "source": {source}}}"#);
            let info = r#"{"language_info": {"name": "python"}}"#;
            let notebook =
                format!(r#"{{"cells": [{code}, {text}], "metadata": {info}, "nbformat": 4, "nbformat_minor": 5}}"#);
            assert_eq!(survive("a.ipynb", notebook.into_bytes()), Ok("notebook"));
        }
    }
}
