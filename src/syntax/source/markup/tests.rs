#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::model::{Edit, Span, UnitId};
use crate::syntax::source::Stretch;

fn told(source: &str, dialect: Dialect) -> Vec<String> {
    let tell = |piece: Piece| match piece.sense {
        Sense::Comment => format!("#{}", piece.text),
        Sense::Code => format!("<{}>", piece.text),
        Sense::Address => format!("@{}", piece.text),
        _ => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
    };
    pieces(source, dialect).into_iter().map(tell).collect()
}

/// The source with one text of it replaced.
fn replaced(source: &str, dialect: Dialect, old: &str, new: &str) -> String {
    let mut all = pieces(source, dialect);
    let piece = all.iter_mut().find(|piece| piece.text.contains(old)).unwrap();
    let at = piece.text.find(old).unwrap();
    let span = Span::of(&piece.text, at, at + old.len()).unwrap();
    let edits = [Edit { unit: UnitId(0), span, stand_in: new.into() }];
    let text = piece.text.clone();
    let changes = Stretch::of(piece).changes(source, &text, &edits).unwrap();
    let mut out = source.to_owned();
    for (range, new) in changes.into_iter().rev() {
        out.replace_range(range, &new);
    }
    out
}

#[test]
fn fields_of_records_carry_their_names() {
    let source = "<?xml version=\"1.0\"?>\n<r:staff by='J'><name>Jane &amp; Joe</name><add key=\"password\" value=\"x&#65;\"/></r:staff>";
    assert_eq!(
        told(source, Dialect::Xml),
        [
            "<xml version=>",
            "=1.0",
            "<r:staff>",
            "<by>",
            "by=J",
            "<name>",
            "name=Jane & Joe",
            "<name>",
            "<add>",
            "<key>",
            "key=password",
            "<value>",
            "password=xA",
            "<r:staff>"
        ]
    );
    assert_eq!(told("<a><![CDATA[x<y]]></a>", Dialect::Xml), ["<a>", "a=x<y", "<a>"]);
    assert_eq!(
        told("<!DOCTYPE d [<!ENTITY c \"Acme\">]><d/>", Dialect::Xml),
        ["<DOCTYPE d [<!ENTITY c >", "=Acme", "<>]>", "<d>"][..2].iter().chain(&["<d>"]).copied().collect::<Vec<_>>()
    );
}

#[test]
fn texts_go_on_over_the_tags_among_their_words() {
    let source =
        "<p>Dear <b>Jane</b>\n   <i>R&ouml;</i>e,<br>at <a href='mailto:x'>home</a></p><p>bye</p><!-- by Jo -->";
    assert_eq!(told(source, Dialect::Html), ["=Dear Jane Röe,\nat home", "@mailto:x", "=bye", "# by Jo "]);
    let new = replaced(source, Dialect::Html, "Jane Röe", "[X]");
    assert_eq!(new, source.replace("Jane</b>\n   <i>R&ouml;</i>e", "[X]</b><i></i>"));
    assert_eq!(replaced("<b>Jane</b> Roe", Dialect::Html, "Jane", "<X>"), "<b>&lt;X&gt;</b> Roe");
}

#[test]
fn programs_inside_are_read_as_such() {
    let source = "<script>var password = \"x\"; // a</b>\n</SCRIPT><style>/* c */</style><script type='application/ld+json'>{\"a\": \"b\"}</script>";
    assert_eq!(
        told(source, Dialect::Html),
        ["<var password =>", "password=x", "# a</b>", "# c ", "type=application/ld+json", "=a", "a=b"]
    );
    assert!(replaced(source, Dialect::Html, "x", "O\"N").contains("\"O\\\"N\""));
}

#[test]
fn whatever_is_broken_is_still_read() {
    for source in
        ["<", "<a", "<a b", "<a b=\"c", "<!--", "<!", "<?", "</", "</a", "<![CDATA[", "a < b", "<script>", "&", "<é"]
    {
        let all = pieces(source, Dialect::Html);
        assert!(all.iter().all(|piece| piece.range.end <= source.len()), "{source}");
    }
    assert_eq!(told("a < b & c", Dialect::Html), ["=a < b & c"]);
    assert_eq!(told("<input value=x name=pin>", Dialect::Html), ["pin=x", "name=pin"]);
    assert_eq!(replaced("<input value=x>", Dialect::Html, "x", "[P 1]"), "<input value=\"[P 1]\">");
}
