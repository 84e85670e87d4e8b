// Writes the fixtures of data, markup, programs and archives: `node tests/corpus/make-source.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { zip } from "../browser/fixture/zip.js";

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} text */
const utf8 = (text) => Buffer.from(text, "utf8");

/**
 * A tape archive with owners and dates in it.
 *
 * @param {Record<string, Buffer | string>} files a text is the target of a symbolic link
 */
function tar(files) {
  const blocks = [];
  for (const [name, file] of Object.entries(files)) {
    const content = typeof file === "string" ? Buffer.alloc(0) : file;
    const header = Buffer.alloc(512);
    const put = (/** @type {string} */ text, /** @type {number} */ at) => header.write(text, at, "latin1");
    const octal = (/** @type {number} */ number, /** @type {number} */ length) => number.toString(8).padStart(length - 1, "0");
    put(name, 0);
    put(octal(name.endsWith(".sh") ? 0o755 : 0o644, 8), 100);
    put(octal(1000, 8), 108);
    put(octal(1000, 8), 116);
    put(octal(content.length, 12), 124);
    put(octal(1_700_000_000, 12), 136);
    put("        ", 148);
    put(typeof file === "string" ? "2" : "0", 156);
    if (typeof file === "string") put(file, 157);
    put("ustar\0" + "00", 257);
    put("jroe", 265);
    put("staff", 297);
    put(octal(header.reduce((sum, byte) => sum + byte, 0), 7) + "\0", 148);
    blocks.push(header, content, Buffer.alloc((512 - (content.length % 512)) % 512));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

const record = `{
  "name": "Jane Roe", "mail": "jane.roe\\u0040example.com",
  "phones": ["+1 202 555 0143", "+1 202 555 0144"],
  "born": 19800214, "note": "Asked \\"Jane\\" \\u2014 twice.\\nCall \\/ write.", "ok": true
}
`;
const script = `#!/bin/sh
# Written by Jane Roe <jane.roe@example.com>
export MAIL_TO=jane.roe@example.com
echo 'Dear Jane' "to \\"Jane\\"" # done
`;
const module = `"""Sends mail for Jane Roe."""
# Jane Roe wrote this,
# jane.roe@example.com knows it.
OWNER = 'Jane "J" Roe'  # also r'C:\\Users\\jroe'
PATH = r"C:\\Users\\jroe"
def greet(jane_roe: str = "x") -> str:
    return f"Dear {jane_roe}"
`;
const page = `<!DOCTYPE html>
<html><head><title>Jane Roe</title><meta name="author" content="Jane Roe">
<script>var owner = "Jane Roe"; // jane.roe@example.com
</script><script type="application/ld+json">{"name": "Jane Roe"}</script>
<style>/* by Jane Roe */ p { color: red }</style></head>
<body><!-- ask Jane -->
<p onclick="mail('jane.roe@example.com')">Dear <b>Jane</b>
 <i>R&ouml;e</i>,<br>write to <a href="mailto:jane.roe@example.com?subject=a&amp;b">us</a></p>
<input type=hidden name=owner value=jroe><img alt="Jane &quot;J&quot; Roe" src="a.png">
</body></html>
`;

/** @param {string} text */
const base64 = (text) => (utf8(text).toString("base64").match(/.{1,76}/g) ?? []).join("\n");

const letter = `Received: from mail.example.org (10.0.0.7) by mx.example.org; Mon, 20 Jul 2015 01:01:07 +0000
From: =?utf-8?Q?J=C3=B6rg_R?= =?utf-8?Q?oe?= <jorg.roe@example.org>
To: "Roe, Jane \\"J\\"" <jane.roe@example.com>,
\tjohn.doe@example.com (John
 Doe), Staff: =?iso-8859-1?Q?J=FCrgen,_X?= <jx@example.org>;
Subject: The file of
 Jane =?UTF-8?B?UsO2ZQ==?=
Date: Mon, 20 Jul 2015 01:01:07 +0000
Message-ID: <5A1.77@ws-jane.example.org>
In-Reply-To: <4F0@ws-john.example.org>
References: <1@ws-john.example.org>
\t<4F0@ws-john.example.org>
X-Mailer: Client 1.0 of Jane Roe
MIME-Version: 1.0 (Client 1.0)
Content-Type: multipart/mixed; boundary="ws-jane_1"
`;
const body = `This is a message of several parts.
--ws-jane_1
Content-Type: multipart/alternative;
 boundary=ws-jane_2

--ws-jane_2
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Dear Ja=
ne R=F6e,=20
the mail is jane.roe=40exam=
ple.com
--ws-jane_2
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

${base64("<html><body><p>Dear <b>Jane</b> R&ouml;e, it is for you and for nobody else</p></body></html>\n")}
--ws-jane_2--

--ws-jane_1
Content-Type: text/csv; name="=?utf-8?Q?J=C3=B6rg.csv?="
Content-Disposition: attachment; filename*0*=utf-8''J%C3%B6rg; filename*1=".csv"; creation-date="x"

name,mail
Jane Roe,jane.roe@example.com
--ws-jane_1
Content-Type: application/octet-stream; name=jane.bin
Content-Transfer-Encoding: base64

AAECAwQF
--ws-jane_1
Content-Type: message/rfc822

X-Originating-IP: 10.0.0.7
From: John Doe <john.doe@example.com>
Message-ID: <4F0@ws-john.example.org>
Subject: Jane

Ask Jane Roe.

--ws-jane_1--
signed by Jane
`;
/** A grey PNG picture that tells who made it. */
function picture() {
  /** @param {string} kind @param {Buffer} content */
  const chunk = (kind, content) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(content.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 20, 8, 0, 0, 0, 0]);
  const rows = deflateSync(Buffer.alloc(20 * 41, 0x80).fill(0, 0, 1).map((byte, at) => (at % 41 ? byte : 0)));
  const note = Buffer.from("Author\0Jane Roe", "latin1");
  const parts = [chunk("IHDR", header), chunk("tEXt", note), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

const letters = picture().toString("base64");
const drawing = ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">\n', "<text>Jane Roe</text>\n", "</svg>\n"];
const notebook = {
  cells: [
    {
      cell_type: "markdown",
      id: "8f2c1a90",
      metadata: { tags: ["intro"], colab: { user: { displayName: "Jane Roe", userId: "0123" } } },
      attachments: { "jane.png": { "image/png": letters } },
      source: ["# Report of Jane\n", "Roe \\_draft\\_\n", "\n", "![](attachment:jane.png) [mail](mailto:jane.roe@example.com)"],
    },
    {
      cell_type: "code",
      execution_count: 3,
      id: "11aa22bb",
      metadata: { execution: { "iopub.execute_input": "2026-02-14T09:00:00Z" }, scrolled: true },
      source: ["# Jane Roe wrote this,\n", "# once\n", 'owner = "Jane \\"J\\" Roe"\n', "!git config user.email jane.roe@example.com\n", "print(owner)"],
      outputs: [
        { output_type: "stream", name: "stdout", text: ["Jane\n", "", "Roe\n"] },
        {
          output_type: "display_data",
          metadata: { "image/png": { width: 40, height: 20 }, author: "Jane Roe" },
          data: {
            "text/plain": "<Figure of Jane>",
            "text/html": ["<table><tr><td class=jane>Jane</td>\n", "<td>R&ouml;e</td></tr></table>"],
            "image/png": `${letters.slice(0, 76)}\n${letters.slice(76)}\n`,
            "application/vnd.jupyter.widget-view+json": { model_id: "jane" },
          },
        },
        { output_type: "execute_result", execution_count: 3, metadata: {}, data: { "image/svg+xml": drawing, "application/json": { name: "Jane Roe", age: 41 } } },
        {
          output_type: "error",
          ename: "ValueError",
          evalue: "no Jane Roe",
          traceback: ["\u001b[0;31mValueError\u001b[0m: no Jane Roe", "/home/jroe/work.py in greet"],
        },
      ],
    },
    { cell_type: "raw", id: "cc", metadata: {}, source: [] },
    { cell_type: "code", id: "dd", execution_count: null, metadata: {}, outputs: [], source: "%%bash\nmail jane.roe@example.com" },
  ],
  metadata: {
    authors: [{ name: "Jane Roe" }],
    kernelspec: { display_name: "jroe-env", language: "python", name: "jroe-env" },
    language_info: { codemirror_mode: { name: "ipython", version: 3 }, file_extension: ".py", mimetype: "text/x-python", name: "python", version: "3.12.1" },
    widgets: { "application/vnd.jupyter.widget-state+json": { state: { jane: {} } } },
  },
  nbformat: 4,
  nbformat_minor: 5,
};
const oldNotebook = {
  metadata: { name: "Jane Roe", signature: "sha256:0123" },
  nbformat: 3,
  nbformat_minor: 0,
  worksheets: [
    {
      cells: [
        { cell_type: "heading", level: 1, metadata: {}, source: ["By Jane Roe"] },
        {
          cell_type: "code",
          collapsed: false,
          input: ["name = 'Jane Roe'"],
          language: "python",
          metadata: {},
          outputs: [{ output_type: "pyout", prompt_number: 1, png: letters, text: ["Jane\n", "Roe"], metadata: {} }],
          prompt_number: 1,
        },
      ],
      metadata: {},
    },
  ],
};
const calendar = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Planner 1//EN", "BEGIN:VEVENT", "UID:4711-jroe@example.com", "DTSTAMP:20260214T090000Z",
  "DTSTART;TZID=Europe/Berlin:20260220T090000", "SUMMARY:Talk with Jane", "  Roe\\, John Doe\\; and \\\\ oth", " ers\\nat nine",
  'ORGANIZER;CN="Roe, Jane";SENT-BY="mailto:office@example.com":mailto:jane.roe', " @example.com",
  "ATTENDEE;CN=John Doe;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT:mailto:john.doe@example.com", "LOCATION:1 Main Street\\, Springfield",
  "X-ALT-DESC;FMTTYPE=text/html:<p>Dear Jane</p>", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Jane", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT", "END:VCALENDAR", "",
].join("\r\n");
const cards = [
  "BEGIN:VCARD", "VERSION:3.0", "FN:Jane Roe", "N:Roe;Jane;;Dr.;", "ORG:Example\\, Ltd.;Sales", "item1.TEL;TYPE=WORK,VOICE:+1 202 555 0143",
  "EMAIL;TYPE=INTERNET:jane.roe@example.com", "ADR;TYPE=HOME:;;1 Main Street;Springfield;IL;62704;USA", "BDAY:1980-02-14", "NOTE:Met Jane in Bo", " nn", "END:VCARD", "",
].join("\r\n");
const oldCard = [
  "BEGIN:VCARD", "VERSION:2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:R=C3=B6e;J=C3=A4ne", "NOTE;ENCODING=QUOTED-PRINTABLE:Dear J=C3=A4=", "ne=0Ayours", "TEL;HOME;VOICE:+1 202 555 0143",
  "PHOTO;GIF;ENCODING=BASE64:R0lGODlhAQABAAAAACw=", "", "END:VCARD", "",
].join("\r\n");

/** @param {string} name one of the pictures beside, in letters */
const beside = (name) => readFileSync(join(here, "image", name)).toString("base64");
const saying = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20"><text y="15">Jane Roe</text></svg>').toString("base64");
/** As Word writes it, with what no program writes besides. */
const richText = String.raw`{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\adeff0\deff0\stshfdbch0\stshfloch0\stshfhich0\stshfbi0\deflang1033\deflangfe1033\themelang1033\themelangfe0\themelangcs0{\fonttbl{\f0\fbidi \froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New Roman;}{\f37\fbidi \fswiss\fcharset0\fprq2{\*\panose 020f0502020204030204}Calibri{\*\falt Carlito};}
{\f40\fbidi \froman\fcharset204\fprq2 Times New Roman Cyr;}{\f41\fnil\fcharset128 MS Mincho{\*\falt \'82\'6c\'82\'72 \'96\'be\'92\'a9};}{\f42\fnil\fcharset0 Jane Roe Hand;}}{\colortbl;\red0\green0\blue0;\red0\green0\blue255;}{\*\defchp \f37\fs22 }{\*\defpap \ql \li0\ri0 }
{\stylesheet{\ql \li0\ri0 \f37\fs22 \snext0 \sqformat \spriority0 \styrsid13050115 Normal;}{\*\cs10 \additive \ssemihidden Default Paragraph Font;}{\s15\ql \sbasedon0 \snext15 \styrsid123 Roe Letter;}{\*\ts11\tsrowd\tblind0\tblindtype3 \snext11 Normal Table;}}
{\*\listtable{\list\listtemplateid1709474622\listhybrid{\listlevel\levelnfc0\leveljc0\levelstartat1\levelfollow0{\leveltext\leveltemplateid67698703\'02\'00.;}{\levelnumbers\'01;}\fi-360\li720\lin720 }{\listname ;}\listid1234567890}}{\*\listoverridetable{\listoverride\listid1234567890\listoverridecount0\ls1}}
{\*\revtbl {Unknown;}{Jane Roe;}}{\*\rsidtbl \rsid13050115\rsid13050116}{\mmathPr\mmathFont34\mbrkBin0\mwrapIndent1440}{\info{\title Plan for Jane Roe}{\author Jane Roe}{\operator John Doe}{\creatim\yr2024\mo5\dy3\hr10\min1}{\revtim\yr2024\mo5\dy3}{\version2}{\edmins1}{\nofpages1}{\*\manager Mia Poe}{\*\company Roe Holdings}{\vern49247}}{\*\userprops {\propname Client}\proptype30{\staticval Acme Widgets}}{\*\xmlnstbl {\xmlns1 http://schemas.microsoft.com/office/word/2003/wordml}}
\paperw12240\paperh15840\margl1440\margr1440{\*\template C:\\Users\\jroe\\Roe.dotx}{\*\docvar {client}{Jane Roe}}\viewkind1{\*\wgrffmtfilter 2450}\rsidroot13050115 {\*\generator Riched20 10.0.19041}{\*\ftnsep\chftnsep }\sectd \linex0{\header \pard\plain \f37 Header for Jane Roe\par }{\footer \pard\plain Call 202-555-0143\par }
\pard\plain \ltrpar\ql \li0\ri0\itap0\pararsid13050115 \f37\fs22\lang1033 {\rtlch\fcs1 \af0 \ltrch\fcs0 \insrsid13050115 Dear Ja}{\rtlch\fcs1 \ab\af0 \ltrch\fcs0 \b\insrsid13050116 ne}{\insrsid13050116  R}{\b\'6fe, please}{ mail jane.roe@example.com
 today.\par }{\f40 \'c0\'ed\'ed\'e0 \'ca\'e0\'f0\'e5\'ed\'e8\'ed\'e0}{\par Ren\u233\'e9e Mu\u241?oz and \u-10179?\u-8704? \uc2\u26085\'93\'fa\u26412\'96\'7b\uc1  \u74 J\u97 Xne\~Roe\_Smith so\-ft\line next\tab col\emdash dash\par}
{\field\flddirty{\*\fldinst { HYPERLINK "mailto:jane.roe@example.com" }{\*\datafield 00d0c9ea}}{\fldrslt {\ul\cf2 write to Jane Roe}}}{ and }{\field{\*\fldinst { INCLUDE}{PICTURE "C:\\\\Users\\\\jroe\\\\x.png" \\d }}{\fldrslt shown}}\par
{\*\bkmkstart Jane_Roe}Marked{\*\bkmkend Jane_Roe} see {\field{\*\fldinst  REF Jane_Roe \\h }{\fldrslt Marked}} text{\cs16\super \chftn {\footnote \pard\plain \chftn  Note by Jane Roe}} goes on{\footnote\ftnalt \pard\plain End note of John Doe}.\par
{\*\atrfstart 1}Remarked{\*\atrfend 1}{\*\atnid JR}{\*\atnauthor Jane Roe}\chatn {\*\annotation{\*\atnref 1}{\*\atndate 1234567890}{\*\atnparent -1}\pard\plain Is this Jane Roe?}{\*\atnid JD}{\*\atnauthor John Doe}\chatn {\*\annotation{\*\atnref 2}{\*\atndate 1234567899}\pard\plain Yes}\par
{Jane }{\deleted\revauthdel1\revdttmdel1234567 Smith}{\revised\revauth1\revdttm1234567 Roe}{ signed.\par}
{\v Hidden Jane Roe\par}{\upr{Title ?}{\*\ud{Title \u1071?}}}\par
{\listtext\pard\plain 1.\tab}\pard\ls1 Item of Jane Roe\par
\trowd \trgaph108\cellx3000\cellx6000\pard\intbl Name\cell Phone\cell\row\trowd\cellx3000\cellx6000\pard\intbl {Jane Roe}\cell {202-555-0143}\cell\row\pard
{\object\objemb\objw100\objh200{\*\objclass Word.Document.8}{\*\objdata 0105000002000000}{\result {\pict\wmetafile8\picw100\pich100 010009000003}}}\par
{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}{\sp{\sn wzName}{\sv Portrait of Jane Roe}}{\sp{\sn pibName}{\sv C:\\jroe\\p.png}}}\picscalex100\pngblip\bliptag-1234567890{\*\blipuid 0102030405060708090a0b0c0d0e0f10}${picture().toString("hex").replace(/.{128}/g, "$&\n")}}}{\nonshppict{\pict\wmetafile8 0100}}
{\shp{\*\shpinst\shpleft10\shptop10{\sp{\sn shapeType}{\sv 202}}{\sp{\sn wzDescription}{\sv Box of John Doe}}{\sp{\sn pihlShape}{\sv {\*\hl{\hlfr jane}{\hlsrc http://example.org/jane-roe}}}}{\shptxt \pard\plain Text box of Jane Roe\par}}{\shprslt{\*\do\dobxcolumn\dptxbx{\dptxbxtext\pard Jane Roe\par}}}}
{\*\unknown Jane Roe secret}\janeroe555 {\foo visible Jane Roe}{\xe {\v Roe, Jane}}{\b\bin3 {}x}\par
{\mmath{\*\moMathPara{\*\moMath{\mr\i\f37 x=1}}}}{\*\themedata 504b0304}{\*\colorschememapping 3c3f}{\*\latentstyles\lsdstimax267{\lsdlockedexcept Normal;}}{\*\datastore 0105}}
Jane Roe behind the end
`;

/** Letters in the character sets of four fonts, as they stand and as escapes. */
const letterSets =
  "{\\rtf1\\ansi\\ansicpg1250\\deff0{\\fonttbl\\f0\\fnil Arial;\\f1\\fcharset204 Arial;\\f2\\fcharset128 MS Gothic;{\\f3\\fcharset77 Geneva;}}\r\n" +
  "Ji\xf8\xed Nov\\'e1k\\par\\f1 \\'c0\xed\xed\xe0\\par\r\n{\\f2 \\'8e\\'52\x93\\'63}\\par {\\f3 J\\'8ane}\\par\\plain J\\'e1ne\\par}\0\0";

/** What other programs make of a tape archive with a letter in it; nothing here can. */
const BZIP2 =
  "QlpoOTFBWSZTWYvfaAEAAD3/hMIQAEBABfeABBAwAGMVnkAAARAIIAB0GphEAAGgZGQSiRiA0AAaAyjRp8g9yCEGlkWYK1AWDCWkVYXjkmUM3owUIVEDwMNdoaO1W5A2lUUwsrHEWbyvjEhysXwyn4j4EYt9EJTmL3SmmzGfi7kinChIRe+0AIA=";
const XZ =
  "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4Af/AGldADUciiHOsTAtWuskb58jy03fWLK8TxMDBmCVzxAp77760xwc8z/dYy3SR7wG/U6DdwznF4d0X8Y6v/ZFQFArdUD5S2fIcHacv6Mz3MP1LtuQE3q+7wykIJ4PDxwjcngwSmj7HtypLcQAAAAAAAAGOscKAUuPqQABhQGAEAAATW03QbHEZ/sCAAAAAARZWg==";
const ZSTD =
  "KLUv/QRo3QIAQsUQEaBvIOnXB+vV19b2dpP9MegpDMRLFj62FWZ7xc61SvnlfN08W6WWO7DxZEpzt3dKbo4XTqVPKu6oud465tf6kLycLwkg0A/a+5eTKsIfSONZAMkOcMUEl6L2ykU=";

/** @type {Record<string, Buffer>} */
const fixtures = {
  "notebook/outputs-of-every-kind.ipynb": utf8(`${JSON.stringify(notebook, null, 1)}\n`),
  "notebook/version-3.ipynb": utf8(JSON.stringify(oldNotebook)),
  "calendar/folded-lines.ics": utf8(calendar),
  "calendar/parted-names.vcf": utf8(cards),
  "calendar/quoted-printable.vcf": utf8(oldCard),
  "rtf/written-by-a-word-processor.rtf": utf8(richText),
  "rtf/character-sets.rtf": Buffer.from(letterSets, "latin1"),
  "json/escapes.json": utf8(record),
  "json/one-value-on-each-line.jsonl": utf8(`{"name": "Jane Roe"}\n{"name": "John Doe", "age": 41}\r\n\n"alone"\n`),
  "json/by-hand.json5": utf8(`// by Jane Roe\n{ owner: 'Jane \\'J\\' Roe', /* or */ size: .5, }\n`),
  "json/files-in-letters.json": utf8(
    `{"owner": "Jane Roe", "photo": "${beside("camera.jpg").replaceAll("/", "\\/")}", "logo": "${beside("turned.png")}", "font": "data:font/woff2;base64,d09GMgABAAAAA"}\n`,
  ),
  "json/broken.json": utf8(`{"name": "Jane Roe", "open": "\n`),
  "yaml/values-of-every-kind.yaml": utf8(
    `%YAML 1.2\n---\n# by Jane Roe,\n# once\nname: Jane Roe # her\nmails: [jane.roe@example.com, 'x, y']\n"it's": 'it''s "Jane"'\nnote: |\n  Dear Jane,\n\n    yours\nfolded: >-\n  Jane\n  Roe\nlong: Jane\n  Roe\nbase: &jane {name: Jane, "at": [Bonn]}\nuse: *jane\n- odd\n`,
  ),
  "yaml/windows-line-ends.yml": utf8("owner: Jane Roe\r\nlist:\r\n  - Jane\r\n  - key: \"J\\u00e9\"\r\n"),
  "toml/values-of-every-kind.toml": utf8(
    `# by Jane Roe\n[package]\nauthors = ["Jane Roe <jane.roe@example.com>", 'C:\\jroe']\nborn = 1980-02-14\nsize = 1_000\ntext = """\nDear "Jane",\nbye"""\nat = { city = "Bonn", zip."a b" = 1 }\n[[bin]]\nname = "x"\n`,
  ),
  "settings/sections.ini": utf8("; by Jane Roe\n[owner]\nname = Jane Roe\nmail=jane.roe@example.com\n  more of it\nalone\n\n[db]\npassword: \"a \\\"b\\\" c\" ; x\n"),
  "settings/quoted.env": utf8("# Jane\nexport OWNER='Jane Roe'\nMAIL=jane.roe@example.com\nEMPTY=\n"),
  "settings/escapes.properties": utf8("! by Jane\nowner=J\\u00e4ne Roe\npath = C\\:\\\\jroe\n"),
  "xml/fields.xml": utf8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE staff [<!ENTITY owner "Jane Roe">]>\n<s:staff xmlns:s="urn:example:staff">\n <!-- by Jane Roe -->\n <name>Jane &amp; J&#246;rg Roe</name><add key="mail" value='jane.roe@example.com'/>\n <note><![CDATA[Dear <Jane>]]></note>\n</s:staff>\n`,
  ),
  "html/text-among-tags.html": utf8(page),
  "html/files-in-addresses.html": utf8(
    `<!DOCTYPE html>\n<p>Dear Jane Roe, <img alt="" src="data:image/svg+xml;name=jane.svg;base64,${saying}"><img src='data:image/jpeg;base64,${beside("camera.jpg")}'>\n<a href="data:text/plain,write%20to%20jane.roe@example.com">notes</a></p>\n`,
  ),
  "yaml/lines-of-letters.yaml": utf8(`owner: Jane Roe\nphoto: !!binary |\n  ${(beside("camera.jpg").match(/.{1,76}/g) ?? []).join("\n  ")}\nnext: 1\n`),
  "program/comments-and-strings.py": utf8(module),
  "program/templates.js": utf8(
    "// Jane Roe\nconst a = `Dear ${jane}`, b = /['\"]/g.test('it\\'s');\n/** Sends.\n * @author Jane Roe\n */\nfetch('https://example.com/jroe?x=1') // y\n",
  ),
  "program/verbatim.cs": utf8(`/// <author>Jane Roe</author>\nvar path = @"C:\\Users\\jroe ""x"""; char c = 'x'; var s = "Jane \\"J\\" Roe";\n`),
  "program/doubled.sql": utf8("-- by Jane Roe\nINSERT INTO staff (name) VALUES ('O''Neil'), ('Jane Roe'); /* x */\n"),
  "program/words-as-values.sh": utf8(script),
  "eml/parts-of-many-kinds.eml": utf8(`${letter}\n${body}`),
  "eml/windows-line-ends.eml": utf8(`${letter}\n${body}`.replaceAll("\n", "\r\n")),
  "eml/one-text.eml": utf8("Return-Path: <jane@example.org>\nfrom: jane.roe@example.org\nSUBJECT: Jane\n\nFrom Jane Roe,\n>From John\n"),
  "eml/bytes-beyond-ascii.eml": Buffer.from("From: J\xf6rg Roe <j@example.org>\nContent-Type: text/plain; charset=iso-8859-15\nContent-Transfer-Encoding: 8bit\n\nJ\xf6rg: 5 \xa4\n", "latin1"),
  "eml/footer-behind-base64.eml": utf8(`Subject: Jane\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64("Dear Jane Röe")}\n-- \nJane Roe\n`),
  "eml/parts-not-closed.eml": utf8("Subject: Jane\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nDear Jane\n--a\nContent-ID: <jane@example.org>\nContent-Type: text/html\n\n<p>Jane</p>\n"),
  "mbox/answers.mbox": utf8(
    `From jane.roe@example.org Mon Jul 20 01:01:07 2015\n${letter}\n${body}\nFrom john.doe@example.com Mon Jul 20 02:01:07 2015\nFrom: John Doe <john.doe@example.com>\nIn-Reply-To: <5A1.77@ws-jane.example.org>\nStatus: RO\nContent-Length: 77\n\n>From Jane at 10:00 in 2015\n>>From John\n\nFrom the desk of Jane Roe\n`,
  ),
  "mbox/windows-line-ends.mbox": utf8("From - Mon Jul 20 01:01:07 2015\r\nSubject: Jane\r\n\r\nDear Jane,\r\n\r\nFrom - Mon Jul 20 01:01:07 2015\r\nSubject: none\r\n\r\n"),
  "archive/files-of-many-kinds.zip": zip({ "jroe/record.json": record, "jroe/module.py": module, "jroe/empty.txt": "", "jroe/letter.txt": "Dear Jane Roe,\n" }),
  "archive/owners.tar": tar({ "jroe/send.sh": utf8(script), "jroe/page.html": utf8(page) }),
  "archive/links.tar": tar({ "jroe/record.json": utf8(record), "latest.json": "jroe/record.json", "jroe/up": "../jroe", "out": "/home/jroe/x", "gone": "nothing" }),
  "archive/history.zip": zip({
    "jroe/app.py": module,
    "jroe/.gitattributes": "* text=auto eol=crlf\n",
    "jroe/sub/.git": "gitdir: ../../jroe-disk/.git/modules/sub\n",
    "jroe/.git/HEAD": "ref: refs/heads/jane\n",
    "jroe/.git/config": '[remote "origin"]\n\turl = https://jroe:Spring-2024@git.example.com/x.git\n',
    "jroe/.git/logs/HEAD": `${"0".repeat(40)} ${"1".repeat(40)} Jane Roe <jane.roe@example.com> 1700000000 +0000\tcommit\n`,
    "jroe/.git/objects/8f/0": deflateSync(utf8("blob 8\0Jane Roe")),
  }),
  "archive/packed.tar.bz2": Buffer.from(BZIP2, "base64"),
  "archive/packed.tar.xz": Buffer.from(XZ, "base64"),
  "archive/packed.tar.zst": Buffer.from(ZSTD, "base64"),
  "archive/packed.tgz": gzipSync(tar({ "jroe/record.json": utf8(record) })),
};

for (const [name, content] of Object.entries(fixtures)) {
  const path = join(here, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
