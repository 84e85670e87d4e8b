#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::*;
use crate::format;
use crate::model::{Span, UnitId};

fn notebook(cells: &str, metadata: &str) -> String {
    format!(r#"{{"cells": [{cells}], "metadata": {metadata}, "nbformat": 4, "nbformat_minor": 5}}"#)
}

fn open(source: &str) -> Box<dyn Document> {
    format::open("a.ipynb", source.as_bytes().to_vec(), &Options::default()).unwrap().1
}

fn replaced(source: &str, old: &str, new: &str) -> String {
    let document = open(source);
    let find = |(at, unit): (u32, &TextUnit)| {
        let text = unit.text.expose();
        let start = text.find(old)?;
        Some(Edit { unit: UnitId(at), span: Span::of(text, start, start + old.len())?, stand_in: new.into() })
    };
    let edits: Vec<_> = (0..).zip(document.units()).filter_map(find).collect();
    String::from_utf8(document.rewrite(&edits).unwrap()).unwrap()
}

#[test]
fn values_are_found_over_the_ends_of_lines() {
    let source = notebook(r#"{"cell_type": "markdown", "metadata": {}, "source": ["Dear Jane\n", "R\\_oe,\n"]}"#, "{}");
    let out = replaced(&source, "Jane\nR_oe", "[X \"1\"]");
    assert_eq!(out, source.replace(r#"Jane\n", "R\\_oe,"#, r#"[X \"1\"]", ","#));
}

#[test]
fn strings_of_programs_are_escaped_twice() {
    let cell = r##"{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null, "source": ["# by\n", "# Jane\n", "a = \"Jane \\\"J\\\" Roe\"\n", "!git -c user=Jane\n", "b"]}"##;
    let source = notebook(cell, r#"{"language_info": {"name": "python"}}"#);
    let told: Vec<_> = open(&source).units().iter().map(|unit| unit.text.expose().clone()).collect();
    assert_eq!(told, [" by\n Jane", "a =", "Jane \"J\" Roe", "!git -c user=Jane\nb"]);
    let out = replaced(&source, "Jane \"J\"", "X \"1\"");
    assert_eq!(out, source.replace(r#"Jane \\\"J\\\""#, r#"X \\\"1\\\""#));
}

#[test]
fn what_is_said_about_it_goes() {
    let metadata = r#"{"authors": [{"name": "Jane Roe"}], "kernelspec": {"display_name": "jroe", "language": "python", "name": "jroe-env", "env": {}}, "widgets": {"a": 1}}"#;
    let source = notebook(
        r#"{"id": "a1", "cell_type": "raw", "metadata": {"tags": ["x"], "colab": {"user": "Jane"}}, "source": ""}"#,
        metadata,
    );
    let document = open(&source);
    let out = String::from_utf8(document.rewrite(&[]).unwrap()).unwrap();
    let kept = r#"{"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}"#;
    let cell = r#"{"id": "a1", "cell_type": "raw", "metadata": {"tags": ["x"]}, "source": ""}"#;
    assert_eq!(out, notebook(cell, kept));
    assert_eq!(document.clues()[0].text.expose(), "Jane Roe");
    assert!(open(&out).dropped().is_empty());
}

#[test]
fn outputs_that_cannot_be_read_go() {
    let output = r#"{"output_type": "display_data", "metadata": {}, "data": {"image/png": "AAAA", "application/x": {"a": "Jane"}, "text/plain": ["x"]}}"#;
    let cell = format!(
        r#"{{"cell_type": "code", "metadata": {{}}, "execution_count": 1, "source": [], "outputs": [{output}]}}"#
    );
    let out = replaced(&notebook(&cell, "{}"), "none", "");
    assert!(out.contains(r#""data": {"text/plain": ["x"]}"#), "{out}");
}

#[test]
fn other_files_are_refused() {
    for source in ["{", "[]", r#"{"nbformat": 2}"#, r#"{"nbformat": 4, "cells": [{"cell_type": "x"}]}"#] {
        assert!(format::open("a.ipynb", source.into(), &Options::default()).is_err(), "{source}");
    }
}

#[test]
fn a_text_is_told_by_its_cell_and_by_the_line_in_it() {
    let code = |source: &str, output: &str| {
        format!(
            r#"{{"cell_type": "code", "metadata": {{}}, "execution_count": 1, "source": {source},
            "outputs": [{{"output_type": "stream", "name": "stdout", "text": {output}}}]}}"#
        )
    };
    let markdown = r#"{"cell_type": "markdown", "metadata": {}, "source": "one\ntwo"}"#;
    let cells = [markdown.to_owned(), code(r#"["a = 1\n", "b = 'C:\\new'\n", "c = 'Jane'"]"#, r#""out""#)].join(",");
    let document = open(&notebook(&cells, "{}"));
    let spot = |text: &str| {
        let unit = document.units().iter().find(|unit| unit.text.expose() == text).unwrap();
        let spot = unit.location.inner.unwrap();
        (spot.file, spot.place, spot.number)
    };
    assert_eq!(spot("one\ntwo"), (1, Place::Text, 1));
    assert_eq!(spot("Jane"), (2, Place::Literal, 3));
    assert_eq!(spot("out"), (2, Place::Output, 1));
}
