//! Cells of the usual form are read without a look at their tags; what is read must be the same.

use crate::fixture::{Fixture, inflate, replace};
use crate::package::SECRET;

const REFERENCES: &[&str] =
    &["", "A1", "ZZ7", "A999999", "A1048576", "A1048577", "A5551234", "XFD1", "a1", "A0", "A1:B2"];
const STYLES: &[&str] = &["", "0", "1", "007", "4294967296", "99999999999", "-1"];
const KINDS: &[&str] = &["", "s", "str", "inlineStr", "b", "e", "d", "n", "x"];
const VALUES: &[&str] = &[
    "0",
    " 1 ",
    "JaneRoe",
    "&#x4a;aneRoe",
    "_x004A_aneRoe",
    "aneRoe_x0041_",
    "43831.5",
    "219097631",
    "99999999999",
    "1E+5",
    "#REF!",
    "true",
    "2020-01-01",
    "Name:",
    "]]&gt;",
    "é",
    "\r\n",
    " ",
    "",
];

fn tag(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{value}\"") }
}

/// Rows of cells of every kind and with every value, with references and styles in turn.
fn rows(mark: &str) -> String {
    let (mut rows, mut turn) = (String::new(), 0);
    for kind in KINDS {
        rows += "<row>";
        for value in VALUES.iter().filter(|value| *kind != "s" || value.trim().parse::<u8>().is_ok()) {
            for form in ["<v>@</v>", "<is><t>@</t></is>", "<is><t xml:space=\"preserve\">@</t></is>"] {
                let (reference, style) = (REFERENCES[turn % REFERENCES.len()], STYLES[turn % STYLES.len()]);
                let tags = format!("{}{}{}", tag("r", reference), tag("s", style), tag("t", kind));
                rows += &format!("<c{mark}{tags}>{}</c>", form.replace('@', value));
                turn += 1;
            }
            rows += &format!("<c{mark}{}/>", tag("t", kind));
        }
        rows += "</row>";
    }
    rows
}

#[test]
fn cells_read_as_they_would_be_in_any_other_form() {
    let open = |mark: &str| Fixture::rows(&rows(mark)).texts(&["<t>JaneRoe</t>", "<t>x</t>"]).open().unwrap();
    // A blank more in a tag is what no program writes.
    let (usual, other) = (open(""), open(" "));
    let told = |document: &dyn scrubjay::format::Document| {
        let units = document.units().iter();
        let told = |unit: &scrubjay::model::TextUnit| {
            format!("{} {:?} {:?}", unit.text.expose(), unit.location, unit.label.as_ref().map(|label| label.expose()))
        };
        units.map(told).collect::<Vec<_>>()
    };
    assert_eq!(told(&*usual), told(&*other));
    assert!(told(&*usual).len() > 15);
    for (find, stand_in) in [(SECRET, "X"), ("219097631", "X"), ("43831.5", "7")] {
        let write = |document| inflate(replace(document, find, stand_in).unwrap());
        let (usual, other) = (write(&*usual), write(&*other));
        let same = |written: &str| written.replace("  ", " ").replace("<c >", "<c>").replace("<c />", "<c/>");
        assert!(same(&usual) == same(&other), "{}", same(&usual));
        assert!(!usual.contains(find), "{usual}");
    }
}

#[test]
fn names_that_an_empty_cell_declares_hold_for_it_alone() {
    let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let rows = |mark: &str| {
        let row = format!("<x:row><x:c xmlns=\"{sheet}\"/><c{mark} r=\"A1\" t=\"str\"><v>JaneRoe</v></c></x:row>");
        let sheet = format!("<x:worksheet xmlns:x=\"{sheet}\"><x:sheetData>{row}</x:sheetData></x:worksheet>");
        let mut entries = Fixture::rows("").entries();
        for (name, bytes) in &mut entries {
            if name == "xl/worksheets/sheet1.xml" {
                *bytes = sheet.clone().into_bytes();
            }
        }
        let document = crate::fixture::open_bytes(crate::fixture::pack(&entries)).unwrap();
        inflate(document.rewrite(&[]).unwrap())
    };
    assert!(!rows(" ").contains(SECRET));
    assert_eq!(rows(""), rows(" "));
}
