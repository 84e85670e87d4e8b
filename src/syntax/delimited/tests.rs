#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::model::{Span, UnitId};

fn table(source: &str) -> Vec<Vec<String>> {
    table_in(source, Dialect::of(source))
}

fn table_in(source: &str, dialect: Dialect) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut covered = 0;
    for cell in Cells::new(source, dialect) {
        let between = &source[covered..cell.range.start];
        assert!(between.chars().all(|c| ends_cell(c, dialect)), "{between:?} is in no cell");
        covered = cell.range.end;
        rows.resize(cell.row, Vec::new());
        rows[cell.row - 1].push(text(&source[cell.range], cell.quoting, dialect));
        assert_eq!(rows[cell.row - 1].len(), cell.column);
    }
    assert!(source[covered..].chars().all(|c| ends_cell(c, dialect)));
    rows
}

fn edit(text: &str, old: &str, new: &str) -> Edit {
    let start = text.find(old).unwrap();
    Edit { unit: UnitId(0), span: Span::of(text, start, start + old.len()).unwrap(), stand_in: new.into() }
}

fn dialect(delimiter: u8, escape: Escape) -> Dialect {
    Dialect { delimiter: Some(delimiter), escape }
}

#[test]
fn cells_follow_rfc_4180_and_looser_habits() {
    assert_eq!(table("a,b\r\n\"c,\r\nd\",\"e \"\"f\"\"\"\r\n"), [["a", "b"], ["c,\r\nd", "e \"f\""]]);
    assert_eq!(table("a,b\rc,d"), [["a", "b"], ["c", "d"]]);
    assert_eq!(table("a,b,\n,,\n1,2,3\n"), [["a", "b", ""], ["", "", ""], ["1", "2", "3"]]);
    assert_eq!(table("a, \"b, c\"\nd, \"e, f\"\n"), [["a", "b, c"], ["d", "e, f"]]);
    assert_eq!(table("a,\"b\" c\nd,e\n"), [["a", "b c"], ["d", "e"]]);
    let ragged = table("a,b\n\nc\nd,e,f\ng,h\ni,j\n");
    assert_eq!(ragged.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1, 3, 2, 2]);
}

#[test]
fn dialects_are_told_apart() {
    let of = |source: &str| (Dialect::of(source).delimiter.map(char::from), Dialect::of(source).escape);
    assert_eq!(of("name,city\nJane,Rome\n"), (Some(','), Escape::Double));
    assert_eq!(of("name\tnote\nJane\thi, there\nJoe\twell, well, well\n"), (Some('\t'), Escape::Double));
    assert_eq!(of("n;x;y\na;1,5;2,5\nb;2,5;3,5\n"), (Some(';'), Escape::Double));
    assert_eq!(of("1,5;2,5;3,5\n4,5;5,5;6,5\n"), (Some(';'), Escape::Double));
    assert_eq!(of("a|b|c\n1|2|3\n"), (Some('|'), Escape::Double));
    assert_eq!(of("a,b\n\"say \\\"hi, you\\\" now\",x\n"), (Some(','), Escape::Backslash));
    assert_eq!(of("a,b\n\"C:\\dir\\\",x\n\"D:\\\",y\n"), (Some(','), Escape::Double));
    assert_eq!(of("sep=^\na^b\n"), (Some('^'), Escape::Double));
    assert_eq!(of("jane@example.com\njoe@example.com\n"), (None, Escape::Double));
    assert_eq!(of("Dear all,\nplease find, below, what\nyou\nasked for.\nBye\n"), (None, Escape::Double));
}

#[test]
fn a_quote_that_nothing_closes_does_not_swallow_the_file() {
    let source = "a,b\n\"Jane,5\nJoe,6\n";
    let comma = dialect(b',', Escape::Double);
    assert_eq!(table_in(source, comma), [["a", "b"], ["\"Jane", "5"], ["Joe", "6"]]);
    let new = edited("Joe", Quoting::Literal, comma, &[edit("Joe", "Joe", "x, \"y\"\nz")]).unwrap();
    assert_eq!(new, "x   y  z");
}

#[test]
fn edits_keep_the_other_bytes_and_the_quoting() {
    let comma = dialect(b',', Escape::Double);
    let write = |raw: &str, quoting, dialect, old, new| {
        let text = text(raw, quoting, dialect);
        let out = edited(raw, quoting, dialect, &[edit(&text, old, new)]).unwrap();
        let cells: Vec<_> = Cells::new(&out, dialect).collect();
        assert_eq!(cells.len(), 1, "{out}");
        assert_eq!(super::text(&out, cells[0].quoting, dialect), text.replace(old, new));
        out
    };
    assert_eq!(write("Jane Roe", Quoting::Bare, comma, "Jane", "[X]"), "[X] Roe");
    assert_eq!(write("Jane Roe", Quoting::Bare, comma, "Jane", "X, Y"), "\"X, Y Roe\"");
    assert_eq!(write("5\" pipe", Quoting::Bare, comma, "pipe", "tube"), "5\" tube");
    assert_eq!(write("5\" pipe", Quoting::Bare, comma, "pipe", "\"t\""), "\"5\"\" \"\"t\"\"\"");
    assert_eq!(write("A \"B\"", Quoting::Bare, comma, "A ", ""), "\"\"\"B\"\"\"");
    assert_eq!(write(" \"a \"\"b\"\" c\"", Quoting::Quoted, comma, "\"b\"", "[X]"), " \"a [X] c\"");
    assert_eq!(write("\"a \"\"b\"\" c\"", Quoting::Quoted, comma, "b", "\""), "\"a \"\"\"\"\"\" c\"");
    assert_eq!(write("\"Jane\"", Quoting::Quoted, comma, "Jane", "[X]"), "\"[X]\"");
    assert_eq!(write("\"Jane\" Roe", Quoting::Quoted, comma, "e Ro", "-"), "\"Jan-e\"");
    assert_eq!(write("=A1&\"x\"", Quoting::Bare, comma, "A1", "B1"), "=B1&\"x\"");
    let backslash = dialect(b',', Escape::Backslash);
    assert_eq!(write(r#""a \"b\" \n""#, Quoting::Quoted, backslash, "b", "\"\\"), r#""a \"\"\\\" \n""#);
}

#[test]
fn edits_that_do_not_fit_are_refused() {
    let far = [edit("a long text", "text", "x")];
    for quoting in [Quoting::Quoted, Quoting::Bare, Quoting::Literal] {
        assert!(edited("\"ab\"", quoting, dialect(b',', Escape::Double), &far).is_err());
    }
}
