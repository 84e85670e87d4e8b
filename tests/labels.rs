//! What is known for what it is only by the column that it stands in.
#![allow(clippy::unwrap_used)]

use scrubjay::detect::Engine;
use scrubjay::policy::Policy;
use scrubjay::scan::{Brief, OpenFile};

/// The values that are found in a file.
fn found(name: &str, source: &str) -> Vec<String> {
    let (engine, policy) = (Engine::new().unwrap(), Policy::default());
    let file = OpenFile::open(name, source.as_bytes().to_vec(), &policy).unwrap();
    let findings = file.scan(&engine, &Brief::default(), &policy, &mut |_, _| ());
    // EXPOSE: the values are made up.
    findings.iter().map(|finding| finding.value.folded.expose().clone()).collect()
}

/// Holds that a number is found under the heading of a number of social security, and not under another.
fn is_known_by_its_column(name: &str, source: &str) {
    const NUMBER: &str = "219099998";
    assert_eq!(found(name, source), [NUMBER], "{source}");
    let other = source.replace("ssn", "count");
    assert!(found(name, &other).is_empty(), "{other}");
}

#[test]
fn values_in_statements_of_sql_are_known_by_their_columns() {
    for source in [
        "INSERT INTO staff (id, ssn) VALUES (1, '219099998');",
        "INSERT INTO staff (id, ssn) VALUES (1, 219099998);",
        "CREATE TABLE staff (id int, ssn text);\nINSERT INTO staff VALUES (1, '219099998');",
        "COPY staff (id, ssn) FROM stdin;\n1\t219099998\n\\.\n",
    ] {
        is_known_by_its_column("dump.sql", source);
    }
}

#[test]
fn texts_in_tables_of_pages_are_known_by_their_headings() {
    for source in [
        "<table><tr><th>id</th><th>ssn</th></tr><tr><td>1</td><td>219099998</td></tr></table>",
        "<table><tr><td>id</td><td>ssn</td><td>note</td></tr><tr><td>1</td><td>219099998</td><td>none</td></tr></table>",
        "<dl><dt>ssn</dt><dd>219099998</dd></dl>",
    ] {
        is_known_by_its_column("page.html", source);
    }
}
