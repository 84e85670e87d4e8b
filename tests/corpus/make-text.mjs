// Writes the fixtures of the text formats: `node tests/corpus/make-text.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** @param {string} text */
const utf8 = (text) => Buffer.from(text, "utf8");
/** @param {string} text Characters up to U+00FF, each written as its one byte. */
const bytes = (text) => Buffer.from(text, "latin1");
/** @param {string} text */
const utf16le = (text) => Buffer.from(text, "utf16le");
/** @param {string} text */
const utf16be = (text) => utf16le(text).swap16();
/** @param {string} text Russian text in windows-1251, where the letters stand in the order of Unicode. */
const windows1251 = (text) =>
  Buffer.from(Array.from(text, (c) => (c >= "А" && c <= "я" ? c.charCodeAt(0) - 0x350 : c.charCodeAt(0))));

const letter = "Dear Jane Roe,\nplease call +1 202 555 0143 or write to jane.roe@example.com.\n";
const packed = "R0lGODlhAQABAIAAAAAAAP///yH+CEphbmUgUm9lACwAAAAAAQABAAACAkQBADs=";
const table = "name,email,note\nJane Roe,jane.roe@example.com,first\nJohn Doe,john.doe@example.com,second\n";

/** @type {Record<string, Buffer>} */
const fixtures = {
  "text/plain.txt": utf8(letter),
  "text/no-ending": utf8(letter),
  "text/mark-and-crlf.txt": utf8("\ufeff" + letter.replaceAll("\n", "\r\n")),
  "text/mixed-line-ends.log": utf8("Jane Roe\r\nlogged in\nfrom 192.0.2.7\rand left\n\n\r\n"),
  "text/invisible-characters.txt": utf8("Ja\u200bne Ro\u00ade \u202ejane\u202c roe\u2060@example.com\n"),
  "text/terminal-escapes.log": utf8("\x1b[31mfailed\x1b[0m for jane.roe@example.com\x07\r\n"),
  "text/packed-picture.txt": utf8(`Jane Roe sent data:image/gif;base64,${packed} today.\n`),
  "text/utf-16-le.txt": utf16le("\ufeffRüdiger Roe 🦜\r\n" + letter),
  "text/utf-16-be.txt": utf16be("\ufeffRüdiger Roe 🦜\r\n" + letter),
  "text/utf-16-without-mark.txt": utf16le(letter),
  "text/windows-1252.txt": bytes("Zo\xeb Roe \x96 \x93Caf\xe9 de la Gare\x94, Besan\xe7on\r\nT\xe9l. 01 99 00 12 34\r\n"),
  "text/windows-1251.txt": windows1251("Вчера вечером Иван Петрович позвонил своей сестре и рассказал ей новости.\n"),
  "text/shift-jis.txt": bytes(
    "\x93\x8c\x8b\x9e\x93s\x82\xc9\x8fZ\x82\xf1\x82\xc5\x82\xa2\x82\xe9\x93c\x92\x86\x82\xb3\x82\xf1\x82\xc9\x93d\x98b\x82\xf0\x82\xa9\x82\xaf\x82\xdc\x82\xb5\x82\xbd\x81B\r\n",
  ),
  "markdown/front-matter-and-comments.md": utf8(
    `---\nauthor: Jane Roe\n---\n# Report\n\n<!-- ask jane.roe@example.com -->\n[Jane][j] and <john.doe@example.com>\n\n[j]: mailto:jane.roe@example.com "Jane Roe"\n`,
  ),
  "markdown/escaped-addresses.md": utf8("Write to jane\\_roe\\@example.com or j&#97;ne&commat;example.com \\*today\\*.\r\n"),
  "markdown/packed-picture.md": utf8(
    `![Jane Roe](data:image/gif;base64,${packed})\n\n<img src="data:image/gif;base64,\n${packed}">\n<a href='data:text/plain,Jane%20Roe'>x</a>\n`,
  ),
  "csv/comma.csv": utf8(table),
  "csv/tab.tsv": utf8(table.replaceAll(",", "\t")),
  "csv/tab-utf-16.tsv": utf16le("\ufeff" + table.replaceAll(",", "\t").replaceAll("\n", "\r\n")),
  "csv/semicolon-windows-1252.csv": bytes("Name;Betrag;Ort\r\nJ\xfcrgen Roe;1.234,50;M\xfcnchen\r\nZo\xeb Roe;99,00;K\xf6ln\r\n"),
  "csv/pipe-without-last-line-end.csv": utf8(table.replaceAll(",", "|").trimEnd()),
  "csv/lines-inside-cells.csv": utf8(`name,address\r\n"Roe, Jane","1 Main St\r\nSpringfield"\r\n"Doe ""JD"", John",\r\n`),
  "csv/backslash-escapes.csv": utf8(`name,note\n"Jane","says \\"call me, please\\" often"\n"John","C:\\\\dir, \\"x\\""\n`),
  "csv/rows-of-many-widths.csv": utf8("Staff of 2024\n\nname,phone\nJane Roe,202 555 0143\nJohn Doe\nJim Poe,202 555 0144,mobile,\n,\n"),
  "csv/no-delimiter.csv": utf8("email\njane.roe@example.com\njohn.doe@example.com\n"),
  "csv/quote-that-nothing-closes.csv": utf8(`name,size\nJane Roe,"5\nJohn Doe,6\n`),
  "csv/formulas.csv": utf8(`name,link\n=A2,"=HYPERLINK(""mailto:jane.roe@example.com"",""Jane"")"\n-Jane Roe,+12025550143\n@x,'=1\n`),
  "csv/named-delimiter.csv": utf8("\ufeffsep=;\r\nname;city\r\nJane Roe;Springfield\r\n"),
  "csv/packed-picture.csv": utf8(`name,picture\nJane Roe,"data:image/gif;base64,${packed}"\nJohn Doe,\n`),
};

for (const [name, content] of Object.entries(fixtures)) {
  const path = join(here, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
