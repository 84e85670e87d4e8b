#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;

fn what(bytes: &[u8]) -> &'static str {
    match decode(bytes.to_vec()) {
        Err(Error::Malformed { what }) => what,
        other => panic!("not refused: {other:?}"),
    }
}

fn utf16_bytes(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn legacy(encoding: &'static Encoding, text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

/// The file decodes to the text, writes back to itself, and takes a change without touching its neighbours.
fn assert_kept(bytes: &[u8], text: &str) {
    let (decoded, charset) = decode(bytes.to_vec()).unwrap();
    assert_eq!(decoded, text);
    assert_eq!(charset.write(&decoded, []).unwrap(), bytes);
    let changed = charset.write(&decoded, [(0..1, "[X]".into())]).unwrap();
    assert_eq!(decode(changed).unwrap(), (format!("[X]{}", &text[1..]), charset));
}

#[test]
fn unicode_schemes_keep_their_marks() {
    let text = "Rüdiger\r\nNoël\u{200b} 🦜\r";
    assert_kept(text.as_bytes(), text);
    assert_kept(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), text);
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        assert_kept(&utf16_bytes(&format!("\u{feff}{text}"), unit), text);
        assert_kept(&utf16_bytes(text, unit), text);
    }
}

#[test]
fn legacy_encodings_give_every_byte_back() {
    let western = "J’ai vu Zoë — à Besançon — hier soir; c’était très agréable.";
    assert_kept(&legacy(encoding_rs::WINDOWS_1252, western), western);
    let japanese = "A: 東京都千代田区に住んでいる田中さんに電話をかけました。カタカナもあります。";
    assert_kept(&legacy(encoding_rs::SHIFT_JIS, japanese), japanese);
    assert_kept(&legacy(encoding_rs::EUC_JP, japanese), japanese);
    let russian = "J: Вчера вечером Иван Петрович позвонил своей сестре и рассказал ей новости.";
    assert_kept(&legacy(encoding_rs::WINDOWS_1251, russian), russian);
    let chinese = "A: 昨天下午他给北京的同事打了电话,告诉他们会议改到星期五。𠀀";
    assert_kept(&legacy(GB18030, chinese), chinese);
}

#[test]
fn a_stand_in_that_the_encoding_cannot_say_is_refused() {
    let (text, charset) = decode(b"Zo\xeb went home".to_vec()).unwrap();
    assert_eq!(charset.write(&text, [(0..4, "Noé".into())]).unwrap(), b"No\xe9 went home");
    assert!(matches!(charset.write(&text, [(0..4, "山".into())]), Err(Error::CannotRewrite { .. })));
}

#[test]
fn changes_that_do_not_fit_are_refused() {
    let (text, charset) = decode("né à Nice".into()).unwrap();
    for (first, second) in [(2..3, 4..5), (1..3, 1..2), (0..1, 90..91)] {
        assert!(charset.write(&text, [(first, "".into()), (second, "".into())]).is_err());
    }
}

#[test]
fn what_is_not_text_for_certain_is_refused() {
    assert_eq!(what(b"\xff\xfea\0b"), "it ends in the middle of a character");
    assert_eq!(
        what(&utf16_bytes("\u{feff}a", u16::to_le_bytes).into_iter().chain([0, 0xd8]).collect::<Vec<_>>()),
        "it holds half a character"
    );
    assert_eq!(what(b"\xff\xfe\0\0a\0\0\0"), "it holds bytes that no text has");
    assert_eq!(what(b"abc\0def"), "it holds bytes that no text has");
    assert_eq!(what(b"a\0b\0\x14\0\n\0"), "it holds bytes that no text has");
    assert_eq!(what("ein Käse für zwei é".as_bytes().split_last().unwrap().1), "it ends in the middle of a character");
    assert_eq!(what(b"caf\xc3\xa9, r\xc3\xb4le \x93quoted"), "a part of it is not UTF-8");
    assert_eq!(what(b"\xef\xbb\xbfcaf\xe9s"), "a part of it is not UTF-8");
    assert_eq!(
        what(b"\x89\x01\x02\xfe\x8d\x90\xff\x13"),
        "its character encoding was not recognised; save it as UTF-8"
    );
    assert_eq!(what(b"\x1b$B8+K\\\x1b(B"), "its character encoding is ISO-2022-JP, which is not supported");
    assert_eq!(what(b"\xef\xbb\xbf"), "it is empty");
}

#[test]
fn terminal_escapes_are_text() {
    assert_kept(b"\x1b[31mfailed\x1b[0m\x1b(B\r\n", "\u{1b}[31mfailed\u{1b}[0m\u{1b}(B\r\n");
}

#[test]
fn a_look_at_the_beginning_tells_text_from_programs() {
    assert!(is_plausible(b"plain"));
    assert!(is_plausible(b"p\0l\0"));
    assert!(is_plausible(b"\xfe\xff\0p"));
    assert!(!is_plausible(b"\x7fELF\x02\x01\0\0"));
}
