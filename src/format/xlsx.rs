//! Excel workbooks: `.xlsx`, `.xltx`, and `.xlsm`, `.xltm` without their macros (ECMA-376-1, 18, SpreadsheetML).
//!
//! # Where text hides
//! - Cells: shared texts with their runs and their sound (18.4), texts in the cell, numbers that are identifiers, dates,
//!   values that formulas left behind (18.3.1.96), in rows, columns and sheets that are hidden.
//! - Formulas: constants, names of sheets, ranges, tables and their columns (18.17), in cells, rules and validations.
//! - Pivot tables and what their caches remember of the cells, deleted ones too (18.10): an edit of a cell is one of both.
//! - Names of sheets, ranges, tables and columns; those change together with all formulas and links that use them.
//! - Page headers and footers (18.3.1.39), filters (18.3.2), validations and their messages (18.3.1.33), conditional
//!   formats (18.3.1.10), both also of the newer kind, and sparklines ([MS-XLSX], 2.6), links with their targets, places and tips (18.3.1.47).
//! - Shapes with their texts, names and links (20.5), charts with the names in their formulas (21.2), diagrams (21.4).
//! - Notes (18.7) with the names of their authors, threads with those who take part and whom they mention ([MS-XLSX],
//!   2.1.17 and 2.1.18), the drawing that shows notes in older programs (Part 4, 19.1.2).
//! - Number formats with quoted text (18.8.31), names of styles and fonts (18.8).
//! - Any other attribute or text that is not a number, a switch or a word that Excel itself writes.
//!
//! # What is kept
//! All cells with their looks, formulas, tables, pivot tables, filters, rules, names, views, links and page settings, charts,
//! on sheets of their own too, diagrams, and pictures without what they hold beside what they show. Notes and threads of
//! cells, unless the policy drops them: labels take the place of their authors, and a thread and the note that stands for
//! it in older programs say the same, so threads need not be made into notes. Where a formula
//! takes texts apart, the value that it left goes once anything is edited; the workbook is calculated anew when opened.
//!
//! # What is dropped
//! - Who wrote notes and threads, when, and whom they mention but for the text; notes on no cell and on one that has a note
//!   already; their sound; the looks of the boxes around them, but for their place and whether they are hidden; passwords, the record of shared changes, views of single users,
//!   scenarios, who has the file open (18.11, 18.2.8).
//! - Properties, which are written anew without any (Part 2, 11), thumbnail, custom XML, smart tags.
//! - Connections, query tables, data models, and what was copied from other workbooks (18.13, 18.14): a cell whose formula
//!   looks there keeps the value that it shows, a name goes, a rule no longer holds.
//! - Pivot tables of anything but cells of the workbook, with their caches (18.10); what they show stays as plain cells.
//!   Slicers, timelines.
//! - Sheets of dialogs and of old macros ([MS-XLSX], 2.1): a cell whose formula looks there keeps the value that it
//!   shows, a name goes, a rule no longer holds, and the sheets behind them are counted anew.
//! - What is cut away of pictures. Pictures of other kinds, and such as cannot be cut: a grey one takes their place.
//!   Embedded objects and controls, but for the picture that the drawing for older programs has of them (Part 4,
//!   19.1.2.11); macros, signatures, printer settings, what a shape is linked to.
//! - Texts that no cell shows, comments and processing instructions of the markup, other extensions (18.2.10), unknown
//!   attributes, names of parts and of relationships, and bytes of the archive that no part owns.
//!
//! # What is refused
//! Workbooks of nothing but dialogs and macros, parts and outside references of unknown types, cells whose text is
//! missing, document types in markup, and markup or archives that are broken, doubled, encrypted or beyond the limits.

use super::About;
use super::ooxml::{Application, Kind, Known, Office, known};

/// The format.
pub static FORMAT: Office = Office(&EXCEL);

static EXCEL: Application = Application {
    about: About {
        id: "xlsx",
        name: "Excel workbook",
        extensions: &["xlsx", "xltx", "xlsm", "xltm"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    },
    parts: PARTS,
    folder: "xl",
    program: "Microsoft Excel",
    absent: "it holds no Excel workbook",
};

macro_rules! sheet {
    ($end:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.spreadsheetml.", $end, "+xml")
    };
}

/// What the workbook itself may be.
const WORKBOOK: &[&str] = &[
    sheet!("sheet.main"),
    sheet!("template.main"),
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "application/vnd.ms-excel.template.macroEnabled.main+xml",
];

/// What is drawn on a sheet (20.5).
const DRAWING: &[&str] = &["application/vnd.openxmlformats-officedocument.drawing+xml"];

/// The parts that stay (ECMA-376-1, 12.3).
const PARTS: &[Known] = &[
    known(Kind::Workbook, "officeDocument", WORKBOOK, "workbook.xml"),
    known(Kind::Worksheet, "worksheet", &[sheet!("worksheet")], "worksheets/sheet#.xml"),
    known(Kind::Chartsheet, "chartsheet", &[sheet!("chartsheet")], "chartsheets/sheet#.xml"),
    known(Kind::SharedStrings, "sharedStrings", &[sheet!("sharedStrings")], "sharedStrings.xml"),
    known(Kind::CellStyles, "styles", &[sheet!("styles")], "styles.xml"),
    known(Kind::Table, "table", &[sheet!("table")], "tables/table#.xml"),
    known(
        Kind::PivotCache,
        "pivotCacheDefinition",
        &[sheet!("pivotCacheDefinition")],
        "pivotCache/pivotCacheDefinition#.xml",
    ),
    known(Kind::PivotRecords, "pivotCacheRecords", &[sheet!("pivotCacheRecords")], "pivotCache/pivotCacheRecords#.xml"),
    known(Kind::PivotTable, "pivotTable", &[sheet!("pivotTable")], "pivotTables/pivotTable#.xml"),
    known(Kind::Drawing, "drawing", DRAWING, "drawings/drawing#.xml"),
];
