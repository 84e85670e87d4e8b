//! What a workbook looks like: its sheets as grids.

use scrubjay::model::On;

use crate::fixture::{Fixture, cell};
use crate::view::view;

fn row(number: u32, attributes: &str, cells: &[String]) -> String {
    format!("<row r=\"{number}\" {attributes}>{}</row>", cells.concat())
}

fn shared(place: &str, number: u32) -> String {
    format!("<c r=\"{place}\" t=\"s\"><v>{number}</v></c>")
}

#[test]
fn a_cell_shows_its_unit_wherever_it_stands() {
    let rows = [
        row(1, "", &[shared("A1", 0), shared("B1", 1)]),
        row(2, "", &[shared("A2", 2), "<c r=\"B2\"><v>42.5</v></c>".to_owned()]),
        row(4, "", &[shared("A4", 2), "<c r=\"C4\" t=\"b\"><v>1</v></c>".to_owned()]),
        row(5, "", &["<c r=\"B5\" t=\"e\"><v>#N/A</v></c>".to_owned(), cell("D5", "inline")]),
    ];
    let document =
        Fixture::rows(&rows.concat()).texts(&["<t>Name</t>", "<t>Sum</t>", "<t>Jane Roe</t>"]).open().unwrap();
    let expected = [
        "sheet 1 \"One\"",
        "1: 1=Name | 2=Sum",
        "2: 1=Jane Roe | 2=42.5",
        "4: 1=Jane Roe | 3=TRUE",
        "5: 2=#N/A | 4=inline",
    ];
    assert_eq!(view(&*document), expected);
    let count = document.units().iter().filter(|unit| unit.text.expose() == "Jane Roe").count();
    assert_eq!(count, 1, "one unit stands for both cells");
}

#[test]
fn sheets_come_in_their_order_and_what_is_hidden_is_told() {
    let columns =
        "<cols><col min=\"1\" max=\"1\" width=\"12.3\"/><col min=\"2\" max=\"3\" hidden=\"1\" width=\"0\"/></cols>";
    let rows = [row(1, "", &[cell("A1", "a"), cell("B1", "b")]), row(2, "hidden=\"1\"", &[cell("A2", "c")])];
    let document = Fixture::new(&format!("{columns}<sheetData>{}</sheetData>", rows.concat()))
        .sheet_tag("name=\"Back\" state=\"veryHidden\"")
        .sheet("Front", &format!("<sheetData>{}</sheetData>", row(3, "", &[cell("C3", "d")])))
        .sheet("Empty", "<sheetData/>")
        .open()
        .unwrap();
    let expected = [
        "sheet 1 \"Back\", hidden",
        "1: 1=a | 2=b",
        "2 hidden: 1=c",
        "sheet 2 \"Front\"",
        "3: 3=d",
        "sheet 3 \"Empty\"",
    ];
    assert_eq!(view(&*document), expected);
    let columns = document.layout().tables[0].columns.clone();
    assert_eq!(
        columns.iter().map(|column| (column.number, column.width, column.is_hidden)).collect::<Vec<_>>(),
        [(1, 13, false), (2, 0, true)]
    );
    let of = |text: &str| document.units().iter().find(|unit| unit.text.expose() == text).unwrap().location;
    assert_eq!((of("a").on, of("d").on), (On::Sheet(1), On::Sheet(2)));
    assert_eq!(of("d").cell_name().as_deref(), Some("C3"));
}

#[test]
fn merged_cells_reach_over_their_columns_and_wide_sheets_are_parted() {
    let wide: Vec<String> = ["A1", "B1", "CV1"].iter().map(|place| cell(place, place)).collect();
    let merged = "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>";
    let rows = row(1, "", &[cell("A1", "a"), cell("D1", "d")]);
    let document = Fixture::new(&format!("<sheetData>{rows}</sheetData>{merged}"))
        .sheet("Wide", &format!("<sheetData>{}</sheetData>", row(1, "", &wide)))
        .open()
        .unwrap();
    assert_eq!(view(&*document), ["sheet 1 \"One\"", "1: 1+2=a | 4=d", "sheet 2 \"Wide\"", "1: 1=A1 | 2=B1 | 100=CV1"]);

    let letter = |at: u32| char::from_u32(u32::from(b'A') + at).unwrap();
    let name =
        |at: u32| if at < 26 { letter(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), letter(at % 26)) };
    let all: Vec<String> = (0..70).map(|at| cell(&format!("{}1", name(at)), &format!("v{at}"))).collect();
    let document = Fixture::rows(&row(1, "", &all)).open().unwrap();
    let lines = view(&*document);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].starts_with("1: 1=v0 |") && lines[1].ends_with("| 60=v59"), "{}", lines[1]);
    assert_eq!(
        lines[2],
        (60..70).map(|at| format!("{}=v{at}", at + 1)).collect::<Vec<_>>().join(" | ").replacen("61=", "1: 61=", 1)
    );
}

#[test]
fn values_that_formulas_took_apart_are_shown_as_the_units_that_they_are() {
    let rows =
        row(1, "", &["<c r=\"A1\" t=\"str\"><f>LEFT(B1,4)</f><v>Jane</v></c>".to_owned(), cell("B1", "Jane Roe")]);
    let document = Fixture::rows(&rows).open().unwrap();
    assert_eq!(view(&*document), ["sheet 1 \"One\"", "1: 1=Jane | 2=Jane Roe"]);
}
