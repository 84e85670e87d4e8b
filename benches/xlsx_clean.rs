//! How long workbooks of a hundred thousand rows take natively, step by step: one whose columns say the same few things
//! again and again, and one whose rows are people, each another.
//!
//! The workbooks are left in `target/bench/`, so that `tests/browser/scan.bench.js` cleans the same bytes.

#![allow(clippy::unwrap_used)]

mod figure;

use std::fmt::Write as _;

use figure::dice::Dice;
use figure::package::{clean, zipped};
use figure::{informs, keep};

const ROWS: usize = 100_000;
const ROUNDS: usize = 2;

const FIRST: &[&str] = &[
    "James",
    "Mary",
    "Robert",
    "Patricia",
    "John",
    "Jennifer",
    "Michael",
    "Linda",
    "David",
    "Elizabeth",
    "William",
    "Susan",
    "Joseph",
    "Jessica",
    "Thomas",
    "Sarah",
];
const LAST: &[&str] = &[
    "Smith",
    "Johnson",
    "Williams",
    "Brown",
    "Jones",
    "Garcia",
    "Miller",
    "Davis",
    "Martinez",
    "Hernandez",
    "Lopez",
    "Wilson",
    "Anderson",
    "Taylor",
    "Moore",
    "Jackson",
];
const CITY: &[&str] = &["Boston", "Chicago", "Denver", "Austin", "Seattle", "Portland", "Atlanta", "Toledo"];
const STATE: &[&str] = &["open", "shipped", "paid", "cancelled", "returned"];
const REMARK: &[&str] = &[
    "delivered",
    "late",
    "customer",
    "asked",
    "for",
    "refund",
    "invoice",
    "sent",
    "again",
    "waiting",
    "approval",
    "package",
    "damaged",
    "replaced",
    "order",
    "quick",
    "gift",
    "wrapped",
    "address",
    "checked",
    "phone",
    "done",
];

fn main() {
    for (name, people) in [("few", false), ("people", true)] {
        let bytes = workbook(people);
        keep(&format!("rows-{name}.xlsx"), &bytes);
        informs(&format!("native xlsx, {name}: file"), bytes.len() as f64 / 1e6, "MB");
        clean(&format!("native xlsx, {name}"), "orders.xlsx", &bytes, ROUNDS);
    }
}

/// A row is an order: its number, a date, who or what, where, how much, how far, and a remark.
fn workbook(people: bool) -> Vec<u8> {
    let mut dice = Dice::new();
    let mut sheet = String::from("<row r=\"1\">");
    for heading in ["Order", "Date", "Customer", "E-mail", "City", "Amount", "Status", "Remark"] {
        text(&mut sheet, heading);
    }
    sheet.push_str("</row>");
    for row in 2..ROWS + 2 {
        write!(sheet, "<row r=\"{row}\">").unwrap();
        write!(sheet, "<c r=\"A{row}\"><v>{}</v></c>", 100_000 + row).unwrap();
        write!(sheet, "<c r=\"B{row}\" s=\"1\"><v>{}</v></c>", 43_831 + dice.below(1500)).unwrap();
        let (first, last, number) = (dice.of(FIRST), dice.of(LAST), dice.below(2000));
        if people {
            text(&mut sheet, &format!("{first} {last}"));
            let (first, last) = (first.to_lowercase(), last.to_lowercase());
            text(&mut sheet, &format!("{first}.{last}{number}@example.org"));
        } else {
            text(&mut sheet, &format!("Item {number}"));
            text(&mut sheet, "none");
        }
        text(&mut sheet, dice.of(CITY));
        write!(sheet, "<c><v>{}.{}</v></c>", dice.below(10_000), dice.below(10)).unwrap();
        text(&mut sheet, dice.of(STATE));
        let words = if people { 3 + dice.below(4) } else { 1 };
        let remark: Vec<&str> = (0..words).map(|_| dice.of(REMARK)).collect();
        text(&mut sheet, &remark.join(" "));
        sheet.push_str("</row>");
    }
    package(&sheet)
}

fn text(sheet: &mut String, text: &str) {
    write!(sheet, "<c t=\"inlineStr\"><is><t>{text}</t></is></c>").unwrap();
}

fn package(rows: &str) -> Vec<u8> {
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let relations = |id: &str, of: &[(&str, &str)]| {
        let mut all = format!("<Relationships xmlns=\"{RELATIONS}\">");
        for (index, (kind, target)) in of.iter().enumerate() {
            write!(all, "<Relationship Id=\"{id}{index}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>").unwrap();
        }
        all + "</Relationships>"
    };
    let types = [("workbook", "sheet.main"), ("styles", "styles"), ("worksheets/sheet1", "worksheet")];
    let types: String = types
        .iter()
        .map(|(part, kind)| format!("<Override PartName=\"/xl/{part}.xml\" ContentType=\"{KIND}.{kind}+xml\"/>"))
        .collect();
    let markup =
        "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    zipped(&[
        ("[Content_Types].xml", format!("<Types xmlns=\"{TYPES}\">{markup}{types}</Types>")),
        ("_rels/.rels", relations("rId", &[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            relations("rId", &[("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>\
                 <sheet name=\"Orders\" sheetId=\"1\" r:id=\"rId0\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>\
                 </styleSheet>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>")),
    ])
}
