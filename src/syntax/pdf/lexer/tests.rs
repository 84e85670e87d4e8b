#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use super::*;

fn read(bytes: &[u8]) -> Option<Object> {
    Lexer::new(bytes, 0).read()
}

fn string(bytes: &[u8]) -> Vec<u8> {
    read(bytes).unwrap().as_string().unwrap().to_vec()
}

#[test]
fn numbers_are_read_as_other_readers_read_them() {
    for (written, meant) in [
        ("17", Object::Integer(17)),
        ("-98", Object::Integer(-98)),
        ("+17", Object::Integer(17)),
        ("34.5", Object::Real(34.5)),
        ("-.002", Object::Real(-0.002)),
        ("4.", Object::Real(4.0)),
        ("--5", Object::Integer(-5)),
        ("1.2.3", Object::Real(1.2)),
        ("12-34", Object::Integer(12)),
        ("99999999999999999999", Object::Real(99_999_999_999_999_999_999.0)),
        (".", Object::Real(0.0)),
    ] {
        assert_eq!(read(written.as_bytes()), Some(meant), "{written}");
    }
}

#[test]
fn strings_and_names_are_unescaped() {
    assert_eq!(string(br"(a\(b\)\n\101\7(c)\\ \x)"), b"a(b)\nA\x07(c)\\ x");
    assert_eq!(string(b"(a\\\r\nb\r\nc)"), b"ab\nc");
    assert_eq!(string(b"(cut off"), b"cut off");
    assert_eq!(string(b"<4a 61\n6e6>"), b"Jan`");
    assert_eq!(read(b"/A#20B#zz"), Some(Object::Name(b"A B#zz".to_vec())));
    assert_eq!(read(b"/ "), Some(Object::Name(Vec::new())));
}

#[test]
fn references_are_told_from_numbers() {
    let items = |bytes: &[u8]| read(bytes).unwrap().as_array().unwrap().to_vec();
    let at = |number, generation| Object::Ref(Ref { number, generation });
    assert_eq!(
        items(b"[1 0 R 2 3 0 R 4 5]"),
        [at(1, 0), Object::Integer(2), at(3, 0), Object::Integer(4), Object::Integer(5)]
    );
    let mut lexer = Lexer::new(b"1 0 RG", 0);
    assert_eq!(lexer.token(true), Some(Token::Object(Object::Integer(1))));
    let mut lexer = Lexer::new(b"1 0 R", 0);
    assert_eq!(lexer.token(false), Some(Token::Object(Object::Integer(1))));
}

#[test]
fn damage_does_not_take_in_what_follows() {
    let dict = read(b"<< /A 1 /B /C /D >> tail").unwrap();
    assert_eq!(dict.as_dict().unwrap().get("B"), &Object::name("C"));
    assert!(!dict.as_dict().unwrap().has("D"));
    assert_eq!(read(b"<< /A 1 endobj").unwrap().as_dict().unwrap().get("A"), &Object::Integer(1));
    assert_eq!(read(b"[1 2 endobj").unwrap().as_array().unwrap().len(), 2);
    assert_eq!(read(b"<< /A (x) junk /B 2 >>").unwrap().as_dict().unwrap().get("B"), &Object::Integer(2));
}

#[test]
fn what_lies_too_deep_is_passed_quickly() {
    for open in [&b"["[..], b"<</A", b"[<</A", b"("] {
        let all = open.repeat(100_000);
        let mut lexer = Lexer::new(&all, 0);
        while lexer.token(true).is_some() {}
        assert_eq!(lexer.at(), all.len());
    }
    let mut lexer = Lexer::new(b"]]>) Tj", 0);
    assert_eq!(lexer.token(false), Some(Token::Keyword(b"Tj")));
}

#[test]
fn every_beginning_of_a_file_ends() {
    let all = br"<< /A [1 (x\(\1) <4a> /N#41 true null 5 0 R] /B << /C -1.5 >> % comment
        >> BT /F1 12 Tf (a) Tj ET";
    for end in 0..all.len() {
        let mut lexer = Lexer::new(&all[..end], 0);
        let mut count = 0;
        while lexer.token(true).is_some() {
            count += 1;
        }
        assert!(count < 40);
    }
}
