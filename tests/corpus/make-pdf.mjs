// Writes the fixtures of PDF files: `node tests/corpus/make-pdf.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds; the tests in `tests/pdf`
// make many more in memory.

import { createCipheriv, createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { zip } from "../browser/fixture/zip.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "pdf");

/** @typedef {string | Buffer} Bytes */
/** @typedef {Record<number, Bytes>} Objects */

/** @param {Bytes[]} pieces A string is of one byte a character. */
const bytes = (...pieces) => Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece)));

/**
 * A stream with further entries in its dictionary.
 *
 * @param {string} entries
 * @param {Bytes} body
 */
const stream = (entries, body) => bytes(`<<${entries}/Length ${bytes(body).length}>>\nstream\n`, body, "\nendstream");

/** @param {string} entries @param {string} text */
const packed = (entries, text) => stream(`${entries}/Filter/FlateDecode`, deflateSync(Buffer.from(text, "latin1")));

/** @param {number} number @param {Bytes} object */
const indirect = (number, object) => bytes(`${number} 0 obj\n`, object, "\nendobj\n");

/** @param {number} start */
const offset = (start) => `${String(start).padStart(10, "0")} 00000 n \n`;

/**
 * Objects and a table of them behind what is there already.
 *
 * @param {Bytes} before
 * @param {Objects} objects
 * @param {string} trailer
 */
function revision(before, objects, trailer) {
  let file = bytes(before);
  let table = before.length > 20 ? "" : "0 1\n0000000000 65535 f \n";
  for (const [number, object] of Object.entries(objects)) {
    table += `${number} 1\n${offset(file.length)}`;
    file = bytes(file, indirect(Number(number), object));
  }
  const size = Math.max(...Object.keys(objects).map(Number)) + 1;
  return bytes(file, `xref\n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`);
}

const FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";

/**
 * The objects of a file whose pages show those contents: 1 is the catalog, 2 the list of pages, 3 the font `F`, and the
 * pages are 11, 12 and so on, their contents 21, 22 and so on.
 *
 * @param {string[]} contents
 * @param {{catalog?: string, page?: string, resources?: string}} [entries]
 * @param {Objects} [more]
 */
function objects(contents, { catalog = "", page = "", resources = "" } = {}, more = {}) {
  const kids = contents.map((_, index) => `${11 + index} 0 R`).join(" ");
  /** @type {Objects} */
  const all = {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: `<</Type/Pages/Kids[${kids}]/Count ${contents.length}/MediaBox[0 0 600 800]>>`,
    3: FONT,
  };
  const fonts = resources.startsWith("/Font") ? "" : "/Font<</F 3 0 R>>";
  contents.forEach((content, index) => {
    all[11 + index] = `<</Type/Page/Parent 2 0 R/Contents ${21 + index} 0 R/Resources<<${fonts}${resources}>>${page}>>`;
    all[21 + index] = stream("", content);
  });
  return { ...all, ...more };
}

const HEADER = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";

/** @param {Parameters<typeof objects>} told */
const file = (...told) => revision(HEADER, objects(...told), "");

/** @param {number} x @param {number} y @param {string} text */
const line = (x, y, text) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET\n`;

/** @param {string} text In UTF-16, as a string of hexadecimal digits. */
const wide = (text) => `<feff${Buffer.from(text, "utf16le").swap16().toString("hex")}>`;

function oldRevision() {
  const first = revision(HEADER, objects([line(50, 700, "Signed by Jane Roe")], {}, { 5: "(orphan jane.roe@example.org)" }), "");
  return revision(first, { 21: stream("", line(50, 700, "Signed by the client")) }, "/Prev " + first.lastIndexOf("xref\n0 1"));
}

const ways = [
  "BT /F 10 Tf 50 760 Td <4A616E6520526F65> Tj ET",
  "BT /F 10 Tf 50 740 Td [(J) 20 (a) -15 (n) 10 (e) -300 (R) 5 (oe)] TJ ET",
  "BT /F 10 Tf 50 720 Td (Call Ja) Tj (ne Roe) Tj ( on 555-0143) Tj ET",
  "BT /F 10 Tf 12 TL 50 700 Td (Jane) Tj (Roe lives here) ' 1 0.5 (Roe, Jane) \" ET",
  "BT /F 10 Tf 50 650 Td (J\\141n\\\ne Roe \\(her\\)) Tj ET",
  "BT 50 630 Td /F 10 Tf (JR) Tj 40 0 Td (jane.roe) Tj 40 0 Td (@example.org) Tj ET",
].join("\n");

const unseen = [
  line(50, 760, "In sight"),
  "BT /F 10 Tf 3 Tr 50 740 Td (invisible Jane Roe) Tj 0 Tr ET",
  "q 1 g " + line(50, 720, "white Jane Roe") + "Q",
  line(50, 900, "beyond the page Jane Roe"),
  "q " + line(50, 700, "under a box Jane Roe") + "0 g 48 697 200 14 re f Q",
  "q 0 0 5 5 re W n " + line(50, 680, "cut away Jane Roe") + "Q",
].join("\n");

const shared = file(
  [line(50, 700, "First page") + "/X Do /G gs /Pattern cs /P scn 0 0 9 9 re f", line(50, 700, "Second page") + "1 0 0 1 0 -50 cm /X Do"],
  { resources: "/XObject<</X 4 0 R>>/Pattern<</P 6 0 R>>/ExtGState<</G<</SMask<</S/Luminosity/G 7 0 R>>>>>>" },
  {
    4: packed("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>/XObject<</Y 5 0 R>>>>", line(50, 600, "Form for Jane Roe") + "/Y Do"),
    5: packed("/Type/XObject/Subtype/Form/BBox[0 0 600 800]", line(50, 580, "Inner form of Jane Roe")),
    6: packed(
      "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 90 20]/XStep 90/YStep 20/Resources<</Font<</F 3 0 R>>>>",
      line(2, 5, "Pattern of Jane Roe"),
    ),
    7: packed(
      "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Font<</F 3 0 R>>>>",
      line(50, 500, "Mask of Jane Roe"),
    ),
  },
);

/** A map from codes to Unicode, for the letters of a text numbered from 1. @param {string} letters */
function toUnicode(letters) {
  const hex = (/** @type {number} */ number) => number.toString(16).padStart(4, "0");
  const pairs = Array.from(letters, (letter, index) => `<${hex(index + 1)}> <${hex(letter.charCodeAt(0))}>`);
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${pairs.length} beginbfchar
${pairs.join("\n")}
endbfchar endcmap end end`;
}

function fonts() {
  const letters = Array.from(new Set("Composite Jane Roe")).join("");
  const coded = Array.from("Composite Jane Roe", (letter) => (letters.indexOf(letter) + 1).toString(16).padStart(4, "0")).join("");
  const drawn = Array.from(new Set("DrawnJeRo"));
  const box = stream("", "600 0 d0 50 0 400 500 re f");
  const differences = Array.from("Drawn Jane Roe", (letter) => letter).filter((letter, at, all) => all.indexOf(letter) === at && letter !== " ");
  return file(
    [`BT /T 10 Tf 50 700 Td (Drawn Jane Roe) Tj ET\nBT /C 10 Tf 50 650 Td <${coded}> Tj ET\n`],
    { resources: "/Font<</F 3 0 R/T 4 0 R/C 5 0 R>>" },
    {
      4: `<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar 122/Widths[${"600 ".repeat(91)}]/Encoding<</Differences[${differences.map((letter) => `${letter.charCodeAt(0)}/${letter}`).join(" ")} 32/space]>>/CharProcs<<${[...drawn, "space"].map((letter) => `/${letter} 8 0 R`).join("")}>>>>`,
      5: "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
      6: "<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>",
      7: packed("", toUnicode(letters)),
      8: box,
    },
  );
}

/** @param {string} text */
const appearance = (text) => stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>", line(2, 5, text));

const annotations = file(
  [line(50, 700, "Read the notes")],
  { page: "/Annots[30 0 R 31 0 R 32 0 R 33 0 R 34 0 R 35 0 R]" },
  {
    30: "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(Ask Jane Roe)/T(Jane Roe)/Subj(About Jane Roe)/NM(jane-roe-1)/M(D:20250101)/Popup 33 0 R/RC(<body>Jane Roe</body>)>>",
    31: "<</Type/Annot/Subtype/FreeText/Rect[10 40 210 60]/Contents(Free text by Jane Roe)/DA(/Helv 10 Tf 0 g)/DS(font: Jane Roe)/AP<</N 36 0 R>>>>",
    32: "<</Type/Annot/Subtype/Link/Rect[10 70 30 90]/Border[0 0 0]/A<</S/URI/URI(mailto:jane.roe@example.org)>>>>",
    33: "<</Type/Annot/Subtype/Popup/Rect[40 10 90 30]/Parent 30 0 R/Open false>>",
    34: "<</Type/Annot/Subtype/Stamp/Rect[10 100 210 120]/Name/JaneRoe/Contents(Stamp)/AP<</N 37 0 R>>>>",
    35: `<</Type/Annot/Subtype/Highlight/Rect[50 695 150 710]/QuadPoints[50 710 150 710 50 695 150 695]/Contents${wide("Zoë Roe’s words")}>>`,
    36: appearance("Free text by Jane Roe"),
    37: appearance("Stamped by Jane Roe"),
  },
);

const fields = file(
  [line(50, 700, "A form")],
  {
    catalog: "/AcroForm<</Fields[30 0 R 31 0 R 32 0 R 33 0 R 34 0 R]/DA(/Helv 0 Tf 0 g)/DR<</Font<</Helv 3 0 R>>>>/XFA(jane.roe@example.org)>>",
    page: "/Annots[35 0 R 31 0 R 32 0 R 33 0 R 34 0 R]",
  },
  {
    30: "<</T(applicant)/Kids[35 0 R]>>",
    31: "<</Type/Annot/Subtype/Widget/FT/Ch/T(choice)/TU(Whom to ask)/Ff 131072/Rect[10 40 210 60]/V(Jane Roe)/Opt[(Jane Roe)[(j.doe)(John Doe)]]/DA(/Helv 10 Tf)/AP<</N 36 0 R>>>>",
    32: "<</Type/Annot/Subtype/Widget/FT/Btn/T(box)/Rect[10 70 30 90]/V/JaneRoe/AS/JaneRoe/MK<</CA(4)>>/AP<</N<</JaneRoe 37 0 R/Off 37 0 R>>>>>>",
    33: "<</Type/Annot/Subtype/Widget/FT/Sig/T(signature)/Rect[10 100 210 120]/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Name(Jane Roe)/Contents<4a616e6520526f65>/ByteRange[0 0 0 0]>>/AP<</N 38 0 R>>>>",
    34: "<</Type/Annot/Subtype/Widget/FT/Tx/T(digits)/Ff 16777216/MaxLen 8/Rect[10 130 210 150]/V(5550143)/DV(5550143)/DA(/Helv 10 Tf)/AP<</N 39 0 R>>>>",
    35: "<</Type/Annot/Subtype/Widget/FT/Tx/Parent 30 0 R/T(name)/TM(jane_roe)/TU(The name of Jane Roe)/Rect[10 10 210 30]/V(Jane Roe)/DA(/Helv 10 Tf 0 g)/AP<</N 40 0 R>>/AA<</K<</S/JavaScript/JS(ask\\(\"Jane Roe\"\\))>>>>>>",
    36: appearance("Jane Roe"),
    37: stream("/Type/XObject/Subtype/Form/BBox[0 0 20 20]", "2 2 16 16 re S"),
    38: appearance("Signed by Jane Roe"),
    39: stream(
      "/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>",
      `/Tx BMC q BT /F 10 Tf 10 5 Td ${Array.from("5550143", (digit) => `(${digit}) Tj 25 0 Td`).join(" ")} ET Q EMC`,
    ),
    40: stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]", "/Tx BMC q BT /Helv 10 Tf 2 5 Td (Jane Roe) Tj ET Q EMC"),
  },
);

const outlines = file(
  [line(50, 700, "First"), line(50, 700, "Second")],
  {
    catalog:
      "/Outlines 30 0 R/PageMode/UseOutlines/Names<</Dests 34 0 R>>/Dests<</JaneRoe[12 0 R/Fit]>>/PageLabels<</Nums[0<</S/r/P(Jane Roe )>>1<</S/D/St 7>>]>>/OpenAction<</S/GoTo/D(roe)>>",
    page: "/Annots[35 0 R]",
  },
  {
    30: "<</Type/Outlines/First 31 0 R/Last 33 0 R/Count 3>>",
    31: "<</Title(For Jane Roe)/Parent 30 0 R/Next 32 0 R/First 36 0 R/Last 36 0 R/Count 1/Dest/JaneRoe>>",
    32: `<</Title${wide("Zoë’s part")}/Parent 30 0 R/Prev 31 0 R/Next 33 0 R/A<</S/GoTo/D(roe)>>>>`,
    33: "<</Title(Her page)/Parent 30 0 R/Prev 32 0 R/A<</S/URI/URI(https://example.org/jane-roe)>>>>",
    34: "<</Kids[37 0 R]>>",
    35: "<</Type/Annot/Subtype/Link/Rect[10 70 30 90]/Dest(roe)>>",
    36: "<</Title(jane.roe@example.org)/Parent 31 0 R/Dest[11 0 R/XYZ 0 700 null]>>",
    37: "<</Limits[(roe)(roe)]/Names[(roe)<</D[12 0 R/FitH 700]>>]>>",
  },
);

const structure = file(
  [
    "/P <</MCID 0>> BDC " + line(50, 700, "A picture of somebody") + "EMC\n" +
      "/Span <</ActualText(Jane Roe)/Lang(en)>> BDC " + line(50, 680, "J. R.") + "EMC\n" +
      "/Span /Own BDC " + line(50, 660, "555") + "EMC\n" +
      "/Figure <</MCID 1/Alt(Portrait of Jane Roe)>> BDC 50 600 30 30 re f EMC\n" +
      "/Artifact <</Type/Pagination/Subtype/Footer/Contents(Page of Jane Roe)>> BDC " + line(50, 20, "Page 1") + "EMC\n" +
      "/JaneRoe BMC 1 w EMC /JaneRoe <</Note(Jane Roe)>> DP",
  ],
  {
    catalog: "/StructTreeRoot 30 0 R/MarkInfo<</Marked true>>/Lang(en-US)",
    page: "/StructParents 0",
    resources: "/Properties<</Own<</ActualText(555-0143)>>>>",
  },
  {
    30: "<</Type/StructTreeRoot/K[31 0 R]/ParentTree<</Nums[0[32 0 R 33 0 R]]>>/RoleMap<</JaneRoe/P>>/IDTree<</Names[(jane-roe)32 0 R]>>>>",
    31: "<</Type/StructElem/S/Document/P 30 0 R/K[32 0 R 33 0 R]/T(Report of Jane Roe)>>",
    32: "<</Type/StructElem/S/JaneRoe/P 31 0 R/Pg 11 0 R/K[0]/ID(jane-roe)/E(Jane A. Roe)/A<</O/UserProperties/P[<</N(Owner)/V(Jane Roe)>>]>>>>",
    33: "<</Type/StructElem/S/Figure/P 31 0 R/Pg 11 0 R/K[<</Type/MCR/Pg 11 0 R/MCID 1>>]/Alt(Portrait of Jane Roe)/ActualText(Jane Roe, smiling)/A<</O/Layout/BBox[50 600 80 630]/Placement/Block>>>>",
  },
);

const layers = file(
  [line(50, 700, "In sight") + "/OC /L BDC " + line(50, 680, "Hidden Jane Roe") + "/X Do EMC /X Do /OC /M BDC " + line(50, 660, "Shown to all") + "EMC"],
  {
    catalog: "/OCProperties<</OCGs[30 0 R 31 0 R]/D<</OFF[30 0 R]/Order[30 0 R 31 0 R]>>>>",
    resources: "/Properties<</L 30 0 R/M 31 0 R>>/XObject<</X 4 0 R>>",
  },
  {
    4: stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]/OC 30 0 R/Resources<</Font<</F 3 0 R>>>>", line(50, 640, "Form of a layer, jane.roe@example.org")),
    30: "<</Type/OCG/Name(Draft by Jane Roe)>>",
    31: "<</Type/OCG/Name(Jane Roe)>>",
  },
);

/** A workbook of one sheet with one text. @param {string} text */
function workbook(text) {
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = (/** @type {string} */ kind, /** @type {string} */ target) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations("worksheet", "sheet1.xml"),
    "xl/sheet1.xml": `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
  });
}

const attachments = file(
  [line(50, 700, "See what is attached")],
  { catalog: "/Names<</EmbeddedFiles<</Names[(Jane Roe.xlsx)30 0 R(tool)31 0 R]>>>>/AF[30 0 R]", page: "/Annots[32 0 R]" },
  {
    30: "<</Type/Filespec/F(Jane Roe.xlsx)/UF(Jane Roe.xlsx)/Desc(Salary of Jane Roe)/EF<</F 33 0 R>>>>",
    31: "<</Type/Filespec/F(tool.bin)/UF(tool.bin)/EF<</F 34 0 R>>>>",
    32: "<</Type/Annot/Subtype/FileAttachment/Rect[10 10 30 30]/Name/PushPin/Contents(The table)/FS 30 0 R>>",
    33: stream("/Type/EmbeddedFile/Params<</ModDate(D:20250101)>>", workbook("Paid to Jane Roe")),
    34: stream("/Type/EmbeddedFile", "\x7fELF tool of Jane Roe"),
  },
);

const actions = revision(
  HEADER,
  objects(
    [line(50, 700, "Nothing starts")],
    {
      catalog:
        "/Names<</JavaScript<</Names[(JaneRoe)30 0 R]>>>>/OpenAction<</S/JavaScript/JS(app.alert\\('Jane Roe'\\))>>/AA<</WC 30 0 R>>/Metadata 31 0 R/PieceInfo<</Own<</Private(Jane Roe)>>>>/URI<</Base(https://example.org/jane-roe/)>>",
      page: "/AA<</O 30 0 R>>/Metadata 31 0 R/PieceInfo<</Own<</Private(Jane Roe)>>>>/Thumb 32 0 R/LastModified(D:20250101)/Annots[33 0 R 34 0 R 35 0 R]",
    },
    {
      30: "<</S/JavaScript/JS(mailDoc\\('jane.roe@example.org'\\))>>",
      31: stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>Jane Roe</creator></x:xmpmeta>"),
      32: stream("/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80"),
      33: "<</Type/Annot/Subtype/Link/Rect[10 70 30 90]/A<</S/Launch/F(/home/jane.roe/run.sh)>>>>",
      34: "<</Type/Annot/Subtype/Link/Rect[10 90 30 99]/A<</S/Named/N/NextPage/Next<</S/GoToR/F(jane-roe.pdf)/D[0/Fit]>>>>>>",
      35: "<</Type/Annot/Subtype/Screen/Rect[10 20 30 40]/T(Jane Roe)/A<</S/Rendition/JS(Jane Roe)>>>>",
      36: "<</Author(Jane Roe)/Title(For Jane Roe)/Producer(Own)>>",
    },
  ),
  "/Info 36 0 R/ID[(Jane Roe)(Jane Roe)]",
);

const PAD = Buffer.from("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A", "hex");

/** @param {Buffer} key @param {Buffer} data */
function rc4(key, data) {
  const state = Array.from({ length: 256 }, (_, index) => index);
  const swap = (/** @type {number} */ i, /** @type {number} */ j) => ([state[i], state[j]] = [state[j], state[i]]);
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + state[i] + key[i % key.length]) % 256;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) % 256;
      j = (j + state[i]) % 256;
      swap(i, j);
      return byte ^ state[(state[i] + state[j]) % 256];
    }),
  );
}

/** @param {Buffer[]} pieces */
const md5 = (...pieces) => createHash("md5").update(Buffer.concat(pieces)).digest();

/** A file that opens with the empty password (ISO 32000-2, 7.6.4). @param {boolean} isAes */
function encrypted(isAes) {
  const id = Buffer.alloc(16, 7);
  const owner = Buffer.alloc(32, 9);
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  let key = md5(PAD, owner, permissions, id);
  for (let round = 0; round < 50; round += 1) key = md5(key);
  let user = rc4(key, md5(PAD, id));
  for (let round = 1; round < 20; round += 1) user = rc4(Buffer.from(key.map((byte) => byte ^ round)), user);
  const coded = (/** @type {number} */ number, /** @type {string} */ text) => {
    const own = Buffer.from([number & 255, number >> 8, 0, 0, 0]);
    const plain = Buffer.from(text, "latin1");
    if (!isAes) return rc4(md5(key, own), plain);
    const start = Buffer.alloc(16, number);
    const cipher = createCipheriv("aes-128-cbc", md5(key, own, Buffer.from("sAlT")), start);
    return Buffer.concat([start, cipher.update(plain), cipher.final()]);
  };
  const hex = (/** @type {Buffer} */ data) => `<${data.toString("hex")}>`;
  const all = objects([""], { catalog: "/Outlines 30 0 R" });
  all[21] = stream("", coded(21, line(50, 700, "Kept from Jane Roe")));
  all[30] = "<</Type/Outlines/First 31 0 R/Last 31 0 R/Count 1>>";
  all[31] = `<</Title${hex(coded(31, "Bookmark of Jane Roe"))}/Parent 30 0 R/Dest[11 0 R/Fit]>>`;
  const method = isAes ? "/V 4/R 4/CF<</StdCF<</CFM/AESV2/AuthEvent/DocOpen/Length 16>>>>/StmF/StdCF/StrF/StdCF" : "/V 2/R 3";
  all[32] = `<</Filter/Standard${method}/Length 128/P -4/O${hex(owner)}/U${hex(Buffer.concat([user, Buffer.alloc(16)]))}>>`;
  return revision(HEADER, all, `/Encrypt 32 0 R/ID[${hex(id)}${hex(id)}]`);
}

/** A file whose objects and directory are packed. */
function packedObjects() {
  const all = objects([line(50, 700, "Packed for Jane Roe")], { catalog: "/Outlines 30 0 R" }, {
    30: "<</Type/Outlines/First 31 0 R/Last 31 0 R/Count 1>>",
    31: "<</Title(Bookmark of Jane Roe)/Parent 30 0 R/Dest[11 0 R/Fit]>>",
  });
  let [starts, bodies] = ["", ""];
  /** @type {number[][]} */
  const rows = [[0, 0, 0, 0]];
  let out = bytes(HEADER);
  const inner = Object.entries(all).filter(([, object]) => typeof object === "string");
  inner.forEach(([number, object], index) => {
    starts += `${number} ${bodies.length} `;
    bodies += `${object}\n`;
    rows[Number(number)] = [2, 0, 40, index];
  });
  const place = (/** @type {number} */ number, /** @type {Buffer} */ object) => {
    rows[number] = [1, out.length >> 8, out.length & 255, 0];
    out = bytes(out, indirect(number, object));
  };
  place(21, bytes(all[21]));
  place(40, packed(`/Type/ObjStm/N ${inner.length}/First ${starts.length}`, starts + bodies));
  const start = out.length;
  rows[41] = [1, start >> 8, start & 255, 0];
  const table = Buffer.from(Array.from({ length: 42 }, (_, number) => rows[number] ?? [0, 0, 0, 0]).flat());
  const directory = stream("/Type/XRef/Size 42/W[1 2 1]/Root 1 0 R/Filter/FlateDecode", deflateSync(table));
  return bytes(out, indirect(41, directory), `startxref\n${start}\n%%EOF\n`);
}

/** A file whose directory leads to wrong places. */
function brokenDirectory() {
  const whole = file([line(50, 700, "Mended for Jane Roe")], {}, { 4: "(nothing leads to jane.roe@example.org)" });
  return bytes("some bytes before\n", whole.toString("latin1").replace(/startxref\n\d+/, "startxref\n77"));
}

const column = (/** @type {number} */ x, /** @type {string[]} */ lines) => lines.map((text, index) => line(x, 740 - index * 12, text)).join("");
const layout = file(
  [
    column(50, ["The left column tells at some length of", "the meeting and of all that was said there", "by Jane Roe and her colleagues, who were con-", "vinced of it and told so to everybody there."]) +
      column(330, ["The right column goes on with something", "else entirely, as columns in papers often do,", "and names nobody but John Doe, who is men-", "tioned once and then never again in it."]),
    ["Name", "Phone", "Jane Roe", "555-0143", "John Doe", "555-0144"].map((text, index) => line(50 + (index % 2) * 150, 700 - (index >> 1) * 20, text)).join("") +
      "BT /F 10 Tf 0 1 -1 0 500 300 Tm (Turned by Jane Roe) Tj ET\n",
  ],
);

/** @type {Record<string, Buffer>} */
const fixtures = {
  "old-revision.pdf": oldRevision(),
  "ways-of-writing-text.pdf": file([ways]),
  "unseen-text.pdf": file([unseen]),
  "shared-form-pattern-and-mask.pdf": shared,
  "drawn-and-composite-font.pdf": fonts(),
  "annotations.pdf": annotations,
  "form-fields.pdf": fields,
  "outline-and-destinations.pdf": outlines,
  "structure-and-spoken-words.pdf": structure,
  "hidden-layer.pdf": layers,
  "attachments.pdf": attachments,
  "actions-and-properties.pdf": actions,
  "encrypted-rc4.pdf": encrypted(false),
  "encrypted-aes.pdf": encrypted(true),
  "packed-objects.pdf": packedObjects(),
  "broken-directory.pdf": brokenDirectory(),
  "columns-table-and-turned-text.pdf": layout,
};

mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(fixtures)) writeFileSync(join(folder, name), content);
