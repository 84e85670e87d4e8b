// Writes the fixtures of Excel workbooks: `node tests/corpus/make-xlsx.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds; the tests in `tests/xlsx`
// make many more in memory.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "../browser/fixture/zip.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "xlsx");
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
const NAMESPACES = `xmlns="${SHEET}" xmlns:r="${OFFICE}"`;

/** @param {[string, string, string][]} relations */
const related = (relations) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** A cell with a shared text. @param {string} place @param {number} text */
const shared = (place, text) => `<c r="${place}" t="s"><v>${text}</v></c>`;

/**
 * A workbook of sheets with the given markup, the texts that they share, and perhaps a table on the first.
 *
 * @param {[string, string][]} sheets
 * @param {string[]} texts
 * @param {{ table?: string, book?: string, styles?: string }} [more]
 */
function workbook(sheets, texts, { table, book = "", styles } = {}) {
  const numbered = sheets.map((_, index) => index + 1);
  const override = (/** @type {string} */ name, /** @type {string} */ kind) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const parts = [
    override("workbook", "sheet.main"),
    override("sharedStrings", "sharedStrings"),
    ...numbered.map((number) => override(`worksheets/sheet${number}`, "worksheet")),
    ...(table ? [override("tables/table1", "table")] : []),
    ...(styles ? [override("styles", "styles")] : []),
  ];
  const listed = sheets.map(([name], index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  /** @type {[string, string, string][]} */
  const relations = [
    ...numbered.map((number) => /** @type {[string, string, string]} */ ([`rId${number}`, "worksheet", `worksheets/sheet${number}.xml`])),
    ["rId20", "sharedStrings", "sharedStrings.xml"],
    ...(styles ? [/** @type {[string, string, string]} */ (["rId21", "styles", "styles.xml"])] : []),
  ];
  /** @type {Record<string, string>} */
  const entries = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${parts.join("")}</Types>`,
    "_rels/.rels": related([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": `${HEAD}<workbook ${NAMESPACES}><sheets>${listed.join("")}</sheets>${book}</workbook>`,
    "xl/_rels/workbook.xml.rels": related(relations),
    "xl/sharedStrings.xml": `${HEAD}<sst xmlns="${SHEET}">${texts.map((text) => `<si>${text.startsWith("<") ? text : `<t>${text}</t>`}</si>`).join("")}</sst>`,
  };
  sheets.forEach(([, markup], index) => {
    entries[`xl/worksheets/sheet${index + 1}.xml`] = `${HEAD}<worksheet ${NAMESPACES}>${markup}</worksheet>`;
  });
  if (styles) entries["xl/styles.xml"] = `${HEAD}<styleSheet xmlns="${SHEET}">${styles}</styleSheet>`;
  if (table) {
    entries["xl/tables/table1.xml"] = `${HEAD}<table xmlns="${SHEET}" ${table}</table>`;
    entries["xl/worksheets/_rels/sheet1.xml.rels"] = related([["rId1", "table", "../tables/table1.xml"]]);
  }
  return zip(entries);
}

const address = "jane.roe@example.com";
const STYLES =
  `<fonts><font><name val="Calibri"/></font></fonts><fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders>` +
  `<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>` +
  `<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`;

/** @type {Record<string, Buffer>} */
const fixtures = {
  // One text below two headings, runs inside a text, a text that no cell shows, a hidden row.
  "shared-texts.xlsx": workbook(
    [
      [
        "Clients",
        `<sheetData><row r="1">${shared("A1", 0)}${shared("B1", 1)}</row><row r="2">${shared("A2", 2)}${shared("B2", 3)}</row>` +
          `<row r="3" hidden="1">${shared("A3", 4)}${shared("B3", 2)}</row></sheetData>`,
      ],
    ],
    ["Name", "Contact", "Jane Roe", `<r><t>jane.</t></r><r><rPr><b/></rPr><t>roe@example.com</t></r>`, "John Doe", "Mary Major"],
  ),
  // Numbers that are identifiers, dates, a text in the cell, a formula with a constant and the name of a sheet.
  "numbers-and-formulas.xlsx": workbook(
    [
      [
        "Jane Roe",
        `<sheetData><row r="1">${shared("A1", 0)}${shared("B1", 1)}${shared("C1", 2)}</row>` +
          `<row r="2"><c r="A2"><v>212090917</v></c><c r="B2" s="1"><v>29285</v></c><c r="C2" t="inlineStr"><is><t>${address}</t></is></c></row>` +
          `<row r="3"><c r="A3"><v>4.111111111111111E15</v></c><c r="B3" s="1"><v>31001</v></c><c r="C3"><f>COUNTIF(C2:C3,"${address}")</f><v>0</v></c></row></sheetData>`,
      ],
      ["Sums", `<sheetData><row r="1"><c r="A1"><f>SUM('Jane Roe'!A2:A3)</f><v>4111111323202028</v></c></row></sheetData>`],
    ],
    ["Number", "Born", "Note"],
    { styles: STYLES, book: `<definedNames><definedName name="Roes">'Jane Roe'!$A$2:$A$3</definedName></definedNames><calcPr calcId="191029"/>` },
  ),
  // A table whose columns are named in a formula.
  "table.xlsx": workbook(
    [
      [
        "Sales",
        `<sheetData><row r="1">${shared("A1", 0)}${shared("B1", 1)}</row><row r="2">${shared("A2", 2)}<c r="B2"><v>12</v></c></row>` +
          `<row r="4"><c r="A4"><f>SUM(Totals[Jane Roe])</f><v>12</v></c></row></sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`,
      ],
    ],
    ["City", "Jane Roe", "Springfield"],
    {
      table: `id="1" name="Totals" displayName="Totals" ref="A1:B2"><autoFilter ref="A1:B2"/><tableColumns count="2"><tableColumn id="1" name="City"/><tableColumn id="2" name="Jane Roe"/></tableColumns>`,
    },
  ),
};

mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(fixtures)) writeFileSync(join(folder, name), bytes);
