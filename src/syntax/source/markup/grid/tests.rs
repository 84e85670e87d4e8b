#![allow(clippy::indexing_slicing)]
use crate::syntax::source::Sense;
use crate::syntax::source::markup::{Dialect, pieces};

/// Each text as `label=text`.
fn told(source: &str) -> Vec<String> {
    let all = pieces(source, Dialect::Html).into_iter().filter(|piece| piece.sense == Sense::Value);
    all.map(|piece| format!("{}={}", piece.label.unwrap_or_default(), piece.text)).collect()
}

#[test]
fn cells_have_the_headings_of_their_columns() {
    for source in [
        "<table><caption>x</caption><tr><th>Name</th><th>SSN</th></tr><tr><td>Jane</td><td><b>2</b>1</td></tr></table>",
        "<TABLE><CAPTION>x<TR><TH>Name<TH>SSN<TR><TD>Jane<TD>21</TABLE>",
        "<table><caption>x</caption><thead><tr><td>Name<td>SSN</thead><tbody><tr><td>Jane<td>21",
    ] {
        assert_eq!(told(source), ["=x", "=Name", "=SSN", "Name=Jane", "SSN=21"], "{source}");
    }
    assert_eq!(
        told(
            "<table><tr><th colspan=3>Staff<tr><th colspan=2>Name<th>SSN<tr><td>Jane<td>Roe<td><p>1<p>2<tr><td colspan=2>Jo<td>3</table>"
        )[3..],
        ["Name=Jane", "Name=Roe", "SSN=1", "SSN=2", "Name=Jo", "SSN=3"]
    );
    assert_eq!(told("<table><tr><td>Id<td>Name<tr><td>1<td>Jane</table>")[2..], ["Id=1", "Name=Jane"]);
}

#[test]
fn cells_have_the_heading_of_their_row_where_columns_have_none() {
    assert_eq!(told("<table><tr><th>SSN<td>21<tr><th>Name<td>Jane</table>"), ["=SSN", "SSN=21", "=Name", "Name=Jane"]);
    assert_eq!(
        told("<dl><dt>SSN<dd>21<dt>Name<dd>Jane<dd>Jo</dl>x"),
        ["=SSN", "SSN=21", "=Name", "Name=Jane", "Name=Jo", "=x"]
    );
}

#[test]
fn what_is_in_doubt_has_no_label() {
    for source in [
        "<table><tr><td>SSN<td>21<tr><td>Name<td>Jane</table>",
        "<table><tr><td>Name<td>Jane<tr><td>City<td>Bonn</table>",
        "<table><tr><td>Name<td>1<tr><td>2<td>3</table>",
        "<table><tr><td>a<td>b<tr><td>1<td><table><tr><td>x</table></table>",
        "<table><tr><th rowspan=2>a<th>b<tr><td>1</table>",
        "<table><tr><th colspan=x>a<th>b<tr><td>1<td>2</table>",
        "<table><tr><th><th>Jane<th>Jo<tr><th>SSN<td>1<td>2</table>",
        "<table><tr><th>a<th>b</table><table><tr><td>1<td>2</table>",
        "<table><tr><th><p>a<p>b<tr><td>1</table>",
        "<td>1</td></table></dl><dd>x<dt>y",
        "<dl><dd>x</dl><dt>y<dd>z",
    ] {
        assert!(told(source).iter().all(|text| text.starts_with('=')), "{source}");
    }
}

#[test]
fn tables_inside_tables_are_their_own() {
    let inner = "<table><tr><th>SSN<tr><td>1</table>";
    let source = format!("<table><tr><th>Name<th>Note<tr><td>Jane<td>{inner}x<tr><td>Jo<td>y</table>");
    assert_eq!(told(&source)[2..], ["Name=Jane", "=SSN", "SSN=1", "Note=x", "Name=Jo", "Note=y"]);
}

#[test]
fn hostile_tables_are_read_once() {
    for part in ["<table>", "<table><tr><th>a<td>b", "<tr><th colspan=1000>a", "<td>1", "<dl><dt>a<dd>b", "</table>"] {
        let source = format!("<table><tr><th>a<tr>{}", part.repeat(100_000));
        let start = std::time::Instant::now();
        assert!(!told(&source).is_empty());
        assert!(start.elapsed().as_secs() < 20, "{part}");
    }
}
