#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::model::{Edit, Span, UnitId};
use crate::syntax::source::Stretch;

/// Each piece as `=string`, `#comment` or code.
fn told(name: &str, source: &str) -> Vec<String> {
    let all = pieces(source, Language::named(name).unwrap());
    for piece in &all {
        assert!(piece.map.source(piece.text.len()) <= piece.range.len());
    }
    let tell = |piece: Piece| match piece.sense {
        Sense::Literal => format!("{}={}", piece.label.unwrap_or_default(), piece.text),
        Sense::Comment => format!("#{}", piece.text),
        _ => piece.text,
    };
    all.into_iter().map(tell).collect()
}

#[test]
fn strings_comments_and_code_are_told_apart() {
    assert_eq!(
        told("py", "# By Jane\n# Roe\nname = \"Jane \\\"J\\\" Roe\"  # her\n\"\"\"Long\ntext\"\"\"\n"),
        ["# By Jane\n Roe", "name =", "name=Jane \"J\" Roe", "# her", "=Long\ntext"]
    );
    assert_eq!(
        told("rs", "fn f<'a>(x: &'a str) -> char { 'x' } // y"),
        ["fn f<'a>(x: &'a str) -> char { 'x' }", "# y"]
    );
    assert_eq!(told("rs", "let s = r#\"a \"b\" c\"#;"), ["let s =", "s=a \"b\" c"]);
    assert_eq!(told("js", "x = a / b; y = /\"'/.test(z) // t\n'q'"), ["x = a / b; y = /\"'/.test(z)", "# t", "=q"]);
    assert_eq!(told("js", "fetch('https://a.example/b') // c"), ["fetch(", "fetch=https://a.example/b", "# c"]);
    assert_eq!(
        told("sql", "INSERT INTO t VALUES ('O''Neil', 1); -- x"),
        ["INSERT INTO t VALUES (", "VALUES=O'Neil", ", 1);", "# x"]
    );
    assert_eq!(told("sh", "export A=b#c # d\n"), ["export A=b#c", "# d"]);
    assert_eq!(told("php", "define('DB_PASSWORD', 'x');"), ["define(", "define=DB_PASSWORD", "DB_PASSWORD=x"]);
    assert_eq!(told("py", "f('user', 'password', 'message')"), ["f(", "f=user", "user=password", "=message"]);
    assert_eq!(told("js", "conn.login('a@b.example', 'swordfish', done)")[2], "password=swordfish");
    assert_eq!(told("c", "/*\n * By Jane\n * Roe\n */\nint x;"), ["#\n By Jane\n Roe\n", "int x;"]);
}

#[test]
fn what_is_filled_into_a_string_is_code() {
    assert_eq!(told("py", "x = f'Dear {jane.name!r}, {b}'"), ["x = f", "x=Dear ", "{jane.name!r}", "x=, ", "{b}"]);
    assert_eq!(told("py", "f'{{a}} {open'"), ["f", "={{a}} {open"]);
    assert_eq!(told("js", "x = `a ${b({c: 1})} d`"), ["x =", "x=a ", "${b({c: 1})}", "x= d"]);
    assert_eq!(told("cs", "x = $\"a {b}\""), ["x = $", "x=a ", "{b}"]);
}

#[test]
fn what_does_not_end_is_code_or_goes_to_the_end() {
    assert_eq!(told("py", "x = 'open\ny = 1"), ["x = 'open\ny = 1"]);
    assert_eq!(told("c", "/* open"), ["# open"]);
    assert_eq!(told("js", "`open"), ["`open"]);
    assert_eq!(told("go", ""), [""; 0]);
}

#[test]
fn stand_ins_are_written_so_that_the_program_still_reads() {
    let write = |name: &str, source: &str, old: &str, new: &str| {
        let mut all = pieces(source, Language::named(name).unwrap());
        let piece = all.iter_mut().find(|piece| piece.text.contains(old)).unwrap();
        let (text, at) = (piece.text.clone(), piece.text.find(old).unwrap());
        let span = Span::of(&text, at, at + old.len()).unwrap();
        let edits = [Edit { unit: UnitId(0), span, stand_in: new.to_owned() }];
        let mut out = source.to_owned();
        for (range, new) in Stretch::of(piece).changes(source, &text, &edits).unwrap().into_iter().rev() {
            out.replace_range(range, &new);
        }
        out
    };
    assert_eq!(write("py", "x = 'Jane'", "Jane", "O'Neil"), "x = 'O\\'Neil'");
    assert_eq!(write("sql", "('Jane')", "Jane", "O'Neil"), "('O''Neil')");
    assert_eq!(write("go", "`Jane`", "Jane", "a`b"), "`a\u{2019}b`");
    assert_eq!(write("c", "/* by Jane */", "Jane", "x */ y"), "/* by x   y */");
    assert_eq!(write("c", "// a\n// by\n// Jane Roe\nx", " by\n Jane Roe", "X"), "// a\n//X\n//\nx");
    assert_eq!(write("py", "r'C:\\Jane'", "Jane", "O'N"), "r'C:\\O\u{2019}N'");
}
