#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::format;
use crate::model::{Notation, Span, UnitId};

fn open(name: &str, bytes: &str) -> Box<dyn Document> {
    format::open(name, bytes.as_bytes().to_vec(), &Options::default()).unwrap().1
}

fn told(document: &dyn Document) -> Vec<&str> {
    document.units().iter().map(|unit| unit.text.expose().as_str()).collect()
}

/// Puts something else in place of "Jane" wherever it stands, as a plan would.
fn cleaned(document: &dyn Document) -> String {
    let mut edits = Vec::new();
    for (at, unit) in document.units().iter().enumerate() {
        let text = unit.text.expose();
        for (start, word) in text.match_indices("Jane").chain(text.match_indices("jane@x.org")) {
            let stand_in = if unit.notation == Notation::Prose { "[X 1]" } else { "x-1" };
            let span = Span::of(text, start, start + word.len()).unwrap();
            edits.push(Edit { unit: UnitId(u32::try_from(at).unwrap()), span, stand_in: stand_in.into() });
        }
    }
    String::from_utf8(document.rewrite(&edits).unwrap()).unwrap()
}

#[test]
fn a_stand_in_leaves_an_address_one() {
    let document = open(
        "a.eml",
        "From: Jane <jane@x.org>,\r\n  b@x.org\r\nX-Secret: Jane\r\nsubject: to Jane\r\n\r\nDear Jane\r\n",
    );
    assert_eq!(told(&*document), ["Jane", "jane@x.org", "b@x.org", "to Jane", "Dear Jane\r\n"]);
    let clean = cleaned(&*document);
    let expected = "From: \"[X 1]\" <x-1@mail.invalid>,\r\n  b@x.org\r\nsubject: to [X 1]\r\n\r\nDear [X 1]\r\n";
    assert_eq!(clean, expected);
    assert_eq!(told(&*open("a.eml", &clean))[..2], ["[X 1]", "x-1"]);
    assert_eq!(document.dropped(), [Dropped { kind: DroppedKind::MailHeader, count: 1 }]);
}

#[test]
fn a_body_is_written_in_the_encoding_that_it_came_in() {
    let head = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: ";
    for (body, clean) in [
        ("quoted-printable\n\nJa=\nne R=F6e=20\n", "quoted-printable\n\n[X 1] R=F6e=20\n"),
        ("base64\n\nSmFuZSBS9mU=\n", "base64\n\nW1ggMV0gUvZl\n"),
    ] {
        assert_eq!(cleaned(&*open("a.eml", &format!("{head}{body}"))), format!("{head}{clean}"));
    }
    let wide = open("a.eml", &format!("{head}7bit\n\nJane\n"));
    let span = Span::of("Jane\n", 0, 4).unwrap();
    let edit = Edit { unit: UnitId(0), span, stand_in: "\u{4e2d}".into() };
    let clean = String::from_utf8(wide.rewrite(&[edit]).unwrap()).unwrap();
    assert_eq!(
        clean,
        "Content-Type: text/plain;\n charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=E4=B8=AD\n"
    );
}

#[test]
fn messages_stay_linked_by_numbers() {
    let one = "From a@b.org Mon Jul 20 01:01:07 2015\nMessage-ID: <jane@x.org>\n\na\n\n";
    let two = "From a@b.org Mon Jul 20 01:01:07 2015\nReferences: <other@host>\n\t<jane@x.org>\n\nb\n";
    let clean = cleaned(&*open("a.mbox", &format!("{one}{two}")));
    let line = mailbox::SEPARATOR;
    let first = format!("{line}\nMessage-ID: <message-1@mail.invalid>\n\na\n\n");
    let second = format!("{line}\nReferences: <message-2@mail.invalid>\n <message-1@mail.invalid>\n\nb\n\n");
    // The second message is the first to name what it answers.
    assert_eq!(clean, format!("{first}{second}"));
    // The numbers are those of the order in which the names come up.
    assert_eq!(cleaned(&*open("a.mbox", &clean)), clean);
}

#[test]
fn what_cannot_be_opened_is_left_out_with_its_header() {
    let parts = "Content-Type: text/plain\n\nhello\n--b\nContent-Type: application/x; name=jane.bin\n\n\u{1}\u{2}\n--b\nContent-Type: application/pgp-signature\n\nx";
    let text = format!("Content-Type: multipart/signed; boundary=b; micalg=x\n\nbefore\n--b\n{parts}\n--b--\n");
    let document = open("a.eml", &text);
    assert_eq!(told(&*document), ["hello"]);
    let kinds: Vec<_> = document.dropped().iter().map(|dropped| dropped.kind).collect();
    let expected = [DroppedKind::Property, DroppedKind::Signature, DroppedKind::UnknownFile, DroppedKind::Unreferenced];
    assert_eq!(kinds, expected);
    let clean = "Content-Type: multipart/mixed;\n boundary=\"=_part-1_\"\n\n--=_part-1_\nContent-Type: text/plain\n\nhello\n--=_part-1_--\n";
    assert_eq!(cleaned(&*document), clean);
    assert_eq!(cleaned(&*open("a.eml", clean)), clean);
}

#[test]
fn what_is_encrypted_is_refused_unless_it_is_one_of_many() {
    let text = "Subject: x\nContent-Type: application/pkcs7-mime; name=smime.p7m\n\nJane\n";
    let refused = format::open("a.eml", text.as_bytes().to_vec(), &Options::default()).map(|_| ());
    assert_eq!(refused, Err(Error::Encrypted));
    let document = open("a.mbox", &format!("From a 01:01:07 2015\n{text}"));
    assert_eq!(told(&*document), ["x"]);
    assert_eq!(cleaned(&*document), format!("{}\nSubject: x\n\n\n", mailbox::SEPARATOR));
}

#[test]
fn what_stands_in_a_header_is_told_by_its_field() {
    let head =
        "From: jane@x.org\nTo: b@x.org\nCc: c@x.org\nSubject: s\nDate: d\nContent-Type: multipart/mixed; boundary=b\n";
    let part = "Content-Type: text/csv; name=a.csv\nContent-Description: e\n\nf\n";
    let document = open("a.eml", &format!("{head}\n--b\n{part}--b--\n"));
    let places: Vec<_> = document.units().iter().map(|unit| unit.location.place.code()).collect();
    let of_message = ["mail_from", "mail_to", "mail_copy", "mail_subject", "mail_date"];
    assert_eq!(places[..5], of_message);
    assert_eq!(places[5..], ["attachment", "mail_header", "embedded"]);
}
