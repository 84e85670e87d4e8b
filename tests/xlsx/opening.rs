//! Whole workbooks with what Excel puts beside the cells: what has to go is gone, and what is written opens elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fixture::{Fixture, NAMESPACES, cell, inflate, open_bytes, pack, replace};
use crate::package::{SECRET, is_gone};

const MICROSOFT: &str = "http://schemas.microsoft.com/office";

fn rows() -> String {
    format!(
        "<row r=\"1\">{}{}</row><row r=\"2\">{}<c r=\"B2\"><v>7</v></c></row>",
        cell("A1", "Client"),
        cell("B1", "Number"),
        cell("A2", "Jane Roe")
    )
}

fn sheet(after: &str) -> Fixture {
    Fixture::new(&format!("<sheetData>{}</sheetData>{after}", rows()))
}

fn styles(formats: &str) -> String {
    format!(
        "<styleSheet {NAMESPACES}>{formats}<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
         <fills count=\"1\"><fill><patternFill patternType=\"none\"/></fill></fills>\
         <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
         <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
         <cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
         <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
    )
}

/// Workbooks from which all that holds the secret is dropped.
fn dropping() -> Vec<(&'static str, Fixture)> {
    let plain = |name: &str| format!("<{name} {NAMESPACES}>JaneRoe</{name}>");
    let model = sheet("").part("connections", "connections.xml", ".connections", &plain("connections"));
    let model = model.part(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/powerPivotData",
        "model/item.data",
        "application/vnd.openxmlformats-officedocument.model+data",
        "JaneRoe",
    );
    let frame = |name: &str, uri: &str| {
        format!(
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" \
             xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><xdr:absoluteAnchor>\
             <xdr:pos x=\"0\" y=\"0\"/><xdr:ext cx=\"9\" cy=\"9\"/><mc:AlternateContent><mc:Choice Requires=\"a14\" \
             xmlns:a14=\"http://schemas.microsoft.com/office/drawing/2010/main\"><xdr:graphicFrame macro=\"\">\
             <xdr:nvGraphicFramePr><xdr:cNvPr id=\"2\" name=\"JaneRoe\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>\
             <xdr:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"{uri}\">\
             <s:{name} xmlns:s=\"{uri}\" name=\"JaneRoe\"/></a:graphicData></a:graphic></xdr:graphicFrame></mc:Choice>\
             <mc:Fallback/></mc:AlternateContent><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>"
        )
    };
    let drawing = "application/vnd.openxmlformats-officedocument.drawing+xml";
    let filtering = |name: &'static str, prefix: &str, year: &str, uri: &str| {
        let ext = format!(
            "<drawing r:id=\"rId1\"/><extLst><ext uri=\"{{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}}\" \
             xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:{name}List>\
             <x14:{name} r:id=\"rId2\"/></x14:{name}List></ext></extLst>"
        );
        let (kind, part) = (format!("{MICROSOFT}/{year}/relationships/{name}"), format!("{name}s/{name}1.xml"));
        let cache = format!("{MICROSOFT}/{year}/relationships/{name}Cache");
        let book = format!(
            "<definedNames><definedName name=\"{prefix}JaneRoe\">#N/A</definedName></definedNames><extLst>\
             <ext uri=\"{{BBE1A952-AA13-448e-AADC-164F8A28A991}}\" \
             xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:{name}Caches>\
             <x14:{name}Cache r:id=\"rId50\"/></x14:{name}Caches></ext></extLst>"
        );
        sheet(&ext)
            .sheet_part("rId1", "drawing", "drawings/drawing1.xml", drawing, &frame(name, uri))
            .sheet_part("rId2", &kind, &part, &format!("application/vnd.ms-excel.{name}+xml"), "<x>JaneRoe</x>")
            .part(
                &cache,
                &format!("{name}Caches/{name}Cache1.xml"),
                &format!("application/vnd.ms-excel.{name}Cache+xml"),
                "<x>JaneRoe</x>",
            )
            .after_sheets(&book)
    };
    let link = format!(
        "<externalLink {NAMESPACES}><externalBook r:id=\"rId1\"><sheetNames><sheetName val=\"JaneRoe\"/></sheetNames>\
         <sheetDataSet><sheetData sheetId=\"0\"><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>JaneRoe</v></cell></row></sheetData>\
         </sheetDataSet></externalBook></externalLink>"
    );
    let query = format!("<queryTable {NAMESPACES} name=\"JaneRoe\" connectionId=\"1\"/>");
    let connection = format!(
        "<connections {NAMESPACES}><connection id=\"1\" name=\"JaneRoe\" type=\"1\"><dbPr connection=\"DSN=JaneRoe\"/></connection></connections>"
    );
    let headers =
        format!("<headers {NAMESPACES} guid=\"{{1}}\"><header userName=\"JaneRoe\" r:id=\"rId1\"/></headers>");
    let log = format!("<revisions {NAMESPACES}><rcc><nc r=\"A1\"><v>JaneRoe</v></nc></rcc></revisions>");
    vec![
        ("data model", model),
        ("slicer", filtering("slicer", "Slicer_", "2007", "http://schemas.microsoft.com/office/drawing/2010/slicer")),
        ("timeline", filtering("timeline", "NativeTimeline_", "2011", "http://schemas.microsoft.com/office/drawing/2012/timeslicer")),
        (
            "external link",
            Fixture::rows("<row r=\"1\"><c r=\"A1\"><f>[1]JaneRoe!A1</f><v>7</v></c></row>")
                .part("externalLink", "externalLinks/externalLink1.xml", ".externalLink", &link)
                .link_within("externalLinks/externalLink1.xml", "rId1", "externalLinkPath", "file:///C:/JaneRoe.xlsx")
                .after_sheets("<externalReferences><externalReference r:id=\"rId50\"/></externalReferences>"),
        ),
        (
            "query table",
            sheet("")
                .part("connections", "connections.xml", ".connections", &connection)
                .sheet_part("rId1", "queryTable", "queryTables/queryTable1.xml", ".queryTable", &query),
        ),
        (
            "custom views",
            sheet("<customSheetViews><customSheetView guid=\"{1}\"><autoFilter ref=\"JaneRoe\"/></customSheetView></customSheetViews>")
                .after_sheets("<customWorkbookViews><customWorkbookView name=\"JaneRoe\" guid=\"{1}\" windowWidth=\"1\" windowHeight=\"1\" activeSheetId=\"1\"/></customWorkbookViews>"),
        ),
        (
            "scenarios",
            sheet("<scenarios current=\"0\"><scenario name=\"JaneRoe\" user=\"JaneRoe\" comment=\"JaneRoe\"><inputCells r=\"B2\" val=\"JaneRoe\"/></scenario></scenarios>"),
        ),
        (
            "path",
            sheet("").after_sheets("<mc:AlternateContent><mc:Choice Requires=\"x15\"><x15ac:absPath url=\"C:\\JaneRoe\\\" xmlns:x15ac=\"http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac\"/></mc:Choice></mc:AlternateContent>"),
        ),
        (
            "revision log",
            sheet("")
                .part("revisionHeaders", "revisions/revisionHeaders.xml", ".revisionHeaders", &headers)
                .part_of("revisions/revisionHeaders.xml", "rId1", "revisionLog", "revisions/revisionLog1.xml", ".revisionLog", &log),
        ),
    ]
}

/// Workbooks of which all that holds a name stays, and is edited.
fn keeping() -> Vec<(&'static str, Fixture)> {
    let formats = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"&quot;Jane Roe &quot;0\"/></numFmts>";
    let hidden = format!(
        "<sheetData>{}<row r=\"3\" hidden=\"1\">{}</row></sheetData><autoFilter ref=\"A1:B3\"><filterColumn colId=\"0\"><filters>\
         <filter val=\"Jane Roe\"/></filters></filterColumn></autoFilter>",
        rows(),
        cell("A3", "Jane Roe Hidden")
    );
    let extended = sheet(
        "<extLst><ext uri=\"{05C60535-1F16-4fd2-B633-F4F36F0B64E0}\" \
         xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x14:sparklineGroups \
         xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\"><x14:sparklineGroup displayEmptyCellsAs=\"gap\">\
         <x14:colorSeries rgb=\"FF376092\"/><x14:sparklines><x14:sparkline><xm:f>'Jane Roe'!A1:B1</xm:f><xm:sqref>C1</xm:sqref>\
         </x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>",
    );
    vec![
        ("number format", sheet("").part("styles", "styles.xml", ".styles", &styles(formats))),
        ("hidden rows", Fixture::new(&hidden)),
        ("sparklines", extended.sheet("Jane Roe", "<sheetData/>")),
        ("pivot table", crate::pivot::workbook()),
        ("chart sheet", crate::sheet::chart_sheet("Jane Roe", "Sales of Jane Roe")),
    ]
}

/// The same package in the strict namespaces.
fn strict(fixture: &Fixture) -> Vec<(String, Vec<u8>)> {
    let pairs = [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
        ("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/"),
    ];
    let entries = fixture.entries().into_iter();
    let entries = entries.map(|(name, bytes)| {
        let mut text = String::from_utf8(bytes).unwrap();
        pairs.iter().for_each(|(from, to)| text = text.replace(from, to));
        (name, text.into_bytes())
    });
    entries.collect()
}

/// All workbooks as they are written once names are edited.
fn written() -> Vec<(&'static str, Vec<u8>)> {
    let opened = |name, fixture: Fixture| (name, replace(&*fixture.open().unwrap(), "Jane Roe", "PERSON_1").unwrap());
    let all = dropping().into_iter().chain(keeping());
    let mut all: Vec<_> = all.map(|(name, fixture)| opened(name, fixture)).collect();
    let document = open_bytes(pack(&strict(&keeping().remove(1).1))).unwrap();
    all.push(("strict", replace(&*document, "Jane Roe", "PERSON_1").unwrap()));
    all
}

#[test]
fn what_has_to_go_is_gone_and_nothing_names_it() {
    for (name, fixture) in dropping() {
        let document = fixture.open().unwrap_or_else(|error| panic!("{name}: {error}"));
        is_gone(&*document, name);
        let written = inflate(replace(&*document, SECRET, "X").unwrap());
        for part in
            ["connections", "model/", "licers/", "imelines/", "externalLink", "queryTable", "revision", "extLst"]
        {
            assert!(!written.contains(part), "{name}, {part}: {written}");
        }
        assert!(!written.contains(SECRET), "{name}: {written}");
        assert!(!document.dropped().is_empty() || name == "path", "{name}");
    }
}

#[test]
fn what_stays_is_edited_and_stable() {
    for (name, bytes) in written() {
        let all = inflate(bytes.clone());
        assert!(!all.contains("Jane Roe"), "{name}: {all}");
        let again = open_bytes(bytes.clone()).unwrap();
        assert_eq!(again.dropped(), [], "{name}");
        assert!(again.rewrite(&[]).unwrap() == bytes, "{name}");
    }
}

#[test]
fn a_strict_workbook_stays_strict() {
    let (_, bytes) = written().pop().unwrap();
    let all = inflate(bytes);
    assert!(all.contains("http://purl.oclc.org/ooxml/spreadsheetml/main") && all.contains("PERSON_1"), "{all}");
    assert!(!all.contains("http://schemas.openxmlformats.org/spreadsheetml/2006/main"), "{all}");
}

/// Where the workbooks are put for other programs; nothing where a program is not there.
fn folder(program: &str, argument: &str) -> Option<(PathBuf, Vec<PathBuf>)> {
    let is_there = Command::new(program).arg(argument).output().is_ok_and(|output| output.status.success());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("opening-{program}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let files = written().into_iter().map(|(name, bytes)| {
        let path = folder.join(format!("{}.xlsx", name.replace(' ', "-")));
        fs::write(&path, bytes).unwrap();
        path
    });
    is_there.then(|| (folder.clone(), files.collect()))
}

#[test]
fn libreoffice_opens_all_of_them() {
    let Some((folder, files)) = folder("soffice", "--version") else { return };
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut command = Command::new("soffice");
    command.args([&profile, "--headless", "--convert-to", "csv", "--outdir"]).arg(&folder).args(&files);
    assert!(command.output().unwrap().status.success());
    for file in files {
        let table = fs::read_to_string(file.with_extension("csv")).unwrap_or_else(|_| panic!("{}", file.display()));
        assert!(table.contains('7') || table.contains('1'), "{}: {table}", file.display());
    }
}

#[test]
fn openpyxl_opens_all_of_them() {
    let Some((_, files)) = folder("python3", "-copenpyxl_is_there=__import__('openpyxl')") else { return };
    let script = "import sys, openpyxl, warnings\nwarnings.simplefilter('ignore')\n\
        for name in sys.argv[1:]:\n    book = openpyxl.load_workbook(name)\n    print(name, [s.title for s in book._sheets], \
        [len(getattr(s, '_pivots', [])) for s in book._sheets])";
    let output = Command::new("python3").args(["-c", script]).args(&files).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
    assert!(told.lines().any(|line| line.contains("pivot-table") && line.ends_with("[1]")), "{told}");
}
