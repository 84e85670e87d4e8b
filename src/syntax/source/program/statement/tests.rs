#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use crate::model::{Edit, Span, UnitId};
use crate::syntax::source::{Language, Piece, Sense, Stretch, program};

fn pieces(source: &str) -> Vec<Piece> {
    program::pieces(source, Language::named("sql").unwrap())
}

/// Each value that has a column, as `column=value`.
fn told(source: &str) -> Vec<String> {
    let all = pieces(source).into_iter().filter(|piece| piece.sense == Sense::Value);
    all.map(|piece| format!("{}={}", piece.label.unwrap_or_default(), piece.text)).collect()
}

#[test]
fn values_have_the_names_of_their_columns() {
    assert_eq!(
        told(
            "INSERT INTO staff (id, full_name, ssn) VALUES\n (1, 'Jane O''Neil', '078-05-1120'), -- x, (\n (2, lower('Joe'), NULL);"
        ),
        ["full_name=Jane O'Neil", "ssn=078-05-1120", "full_name=Joe"]
    );
    for source in [
        "INSERT INTO `hr`.`staff` (`name`, `ssn`) VALUES ('J', '1')",
        "INSERT [dbo].[staff] ([name], [ssn]) VALUES (N'J', N'1')\nGO",
        "insert into \"staff\" (\"name\", s.ssn) overriding system value values ('J', '1') on conflict do nothing",
        "REPLACE INTO staff (name, ssn) VALUES ROW('J', '1')",
        "CREATE TABLE IF NOT EXISTS public.Staff (name varchar(20) DEFAULT 'x', ssn numeric(9, 2) NOT NULL, PRIMARY KEY (name, ssn));\nINSERT INTO staff VALUES ('J', '1');",
        "create temp table t (\"name\" text, [ssn] int, constraint c check (ssn in (1, 2))); insert into t values ('J', '1')",
    ] {
        assert_eq!(told(source), ["name=J", "ssn=1"], "{source}");
    }
}

#[test]
fn dumps_of_mysql_escape_by_backslashes() {
    let source = r"INSERT INTO `t` (`a`,`b`) VALUES ('O\'Neil, J\\','x''y'),('C:\\','y');";
    assert_eq!(told(source), [r"a=O'Neil, J\", "b=x'y", r"a=C:\", "b=y"]);
    assert_eq!(told(r"INSERT INTO t (a, b) VALUES ('C:\', 'y')"), [r"a=C:\", "b=y"]);
}

#[test]
fn numbers_that_may_be_somebodys_are_values_of_their_own() {
    let source = "INSERT INTO staff (id, ssn) VALUES (17, 078051120), (18, -123456789), (19, 5 + 1234567);";
    let mut all = pieces(source);
    let piece = all.iter_mut().find(|piece| piece.sense == Sense::Value).unwrap();
    assert_eq!((piece.label.as_deref(), piece.text.as_str()), (Some("ssn"), "078051120"));
    for (stand_in, written) in [("[O'N]", "'[O''N]'"), ("123456789", "123456789")] {
        let text = piece.text.clone();
        let edits =
            [Edit { unit: UnitId(0), span: Span::of(&text, 0, text.len()).unwrap(), stand_in: stand_in.into() }];
        let stretch = Stretch::of(&mut piece.clone());
        let changes = stretch.changes(source, &text, &edits).unwrap();
        let mut out = source.to_owned();
        changes.into_iter().rev().for_each(|(range, new)| out.replace_range(range, &new));
        assert_eq!(out, source.replace("078051120", written));
    }
    assert_eq!(told(source), ["ssn=078051120"]);
}

#[test]
fn what_is_no_row_of_a_table_is_read_as_before() {
    for source in [
        "INSERT INTO t (a, b) VALUES ('x')",
        "INSERT INTO t (a, b) VALUES ('x', 'y', 'z')",
        "INSERT INTO t (a, b c) VALUES ('x', 'y')",
        "INSERT INTO t (a, b VALUES ('x', 'y')",
        "INSERT INTO t (a) VALUES ('x'",
        "INSERT INTO t VALUES ('x')",
        "INSERT INTO t (a) SELECT ('x')",
        "SELECT a INTO t FROM u WHERE b IN ('x')",
        "CREATE VIEW t (a) AS VALUES ('x')",
        "VALUES ('x'), (((((",
        "COPY t (a) FROM stdin;\nx\ty\n",
        "COPY t (a) FROM 'file.csv';\nx\n\\.\n",
        "COPY t (a) FROM stdin; x\n\\.\n",
    ] {
        assert_eq!(told(source), [""; 0], "{source}");
    }
    assert_eq!(told("INSERT INTO t (a) VALUES ('x', 'y'), ('z')"), ["a=z"]);
}

#[test]
fn lines_that_are_copied_are_rows() {
    let source = "COPY public.staff (id, \"full name\", note) FROM stdin;\n1\tJane O'Neil\tC:\\\\x\n2\t\\N\ttwo\\tlines\\n\n3\tx\n\\.\n\nSELECT 'x';\n";
    assert_eq!(told(source), ["id=1", "full name=Jane O'Neil", "note=C:\\x", "id=2", "note=two\tlines\n", "=3", "=x"]);
    assert_eq!(pieces(source).last().unwrap().text, "x");
    assert_eq!(told("CREATE TABLE t (a int);\nCOPY t FROM STDIN;\r\nx\r\n\\.\r\n"), ["a=x"]);
    let mut all = pieces(source);
    let piece = all.iter_mut().find(|piece| piece.text.starts_with("C:")).unwrap();
    let text = piece.text.clone();
    let edits = [Edit { unit: UnitId(0), span: Span::of(&text, 0, 2).unwrap(), stand_in: "a\tb\\".into() }];
    let changes = Stretch::of(piece).changes(source, &text, &edits).unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].1, "a\\tb\\\\");
}

#[test]
fn hostile_statements_are_read_once() {
    const MANY: usize = 100_000;
    for part in
        ["COPY t FROM stdin;\n", "INSERT INTO t (a) VALUES (", "[", "`a", "CREATE TABLE t (a ", "VALUES (1234567 "]
    {
        let source = part.repeat(MANY);
        let start = std::time::Instant::now();
        assert!(told(&source).is_empty(), "{part}");
        assert!(start.elapsed().as_secs() < 20, "{part}");
    }
    let wide =
        format!("CREATE TABLE t ({} a int);{}", "a int,".repeat(MANY), "INSERT INTO t VALUES ('x');".repeat(MANY));
    assert!(told(&wide).is_empty());
}
