#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;

fn told(source: &str) -> Vec<String> {
    let tell = |piece: Piece| match piece.sense {
        Sense::Code => format!("`{}`", piece.text),
        Sense::Address => format!("<{}>", piece.text),
        _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
    };
    pieces(source).into_iter().map(tell).collect()
}

#[test]
fn values_and_parameters_are_told_apart() {
    let source = "BEGIN:VEVENT\r\nATTENDEE;CN=\"Roe, Jane\";ROLE=CHAIR:mailto:jane.roe@example.com\r\nDTSTART;TZID=Europe/Berlin:20260214T090000\r\nSUMMARY:Meet Jane\\, then\\nJohn\r\nitem1.X-A:b\r\n";
    let expected = ["name=Roe, Jane", "<mailto:jane.roe@example.com>", "`Europe/Berlin`", "`20260214T090000`"];
    assert_eq!(told(source), [expected.as_slice(), &["=Meet Jane, then\nJohn", "X-A=b"]].concat());
}

#[test]
fn names_and_addresses_are_parted() {
    let source =
        "N:Roe;Jane;;Dr.;\nADR;TYPE=home:;;1 Main\\; Street;Springfield;IL;62704;\nTEL;HOME;VOICE:+1 202 555 0143\n";
    let expected = ["last name=Roe", "first name=Jane", "title=Dr.", "street=1 Main; Street", "city=Springfield"];
    assert_eq!(told(source), [expected.as_slice(), &["state=IL", "zip=62704", "phone=+1 202 555 0143"]].concat());
}

#[test]
fn folded_lines_are_one() {
    let source = "SUMMARY:Dear Ja\r\n ne R\r\n\toe\r\nNOTE;ENCODING=QUOTED-PRINTABLE:J=C3=A4ne =\r\nR=F6e\r\n";
    let all = pieces(source);
    assert_eq!(all[0].text, "Dear Jane Roe");
    let place = |at: usize| all[0].range.start + all[0].map.source(at);
    assert_eq!(&source[place(5)..place(13)], "Ja\r\n ne R\r\n\toe");
    assert_eq!(all[1].text, "Jäne Röe");
    assert_eq!(quoted_printable("Röe=\n"), "R=C3=B6e=3D=0A");
}

#[test]
fn files_go() {
    let source = "FN:Jane\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\nKEY;BASE64:AAAA\nBBBB\nLOGO:data:image/png;base64,AAAA\nNOTE:x\n";
    assert_eq!(without_files(source.into()), ("FN:Jane\nNOTE:x\n".into(), 3));
    assert_eq!(without_files("PHOTO:https://example.com/a".into()).1, 0);
}

#[test]
fn what_is_broken_is_still_read() {
    assert_eq!(told("Jane Roe\n\n;:\nA;B=\"Jane:x\n"), ["=Jane Roe", "=\"Jane", "A=x"]);
}
