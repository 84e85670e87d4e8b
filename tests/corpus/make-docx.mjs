// Writes the fixtures of Word documents: `node tests/corpus/make-docx.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds; the tests in `tests/docx`
// make many more in memory.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "../browser/fixture/zip.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "docx");
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** @param {string} text */
const run = (text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
/** @param {string} content */
const paragraph = (content) => `<w:p>${content}</w:p>`;
/** @param {string[]} cells */
const row = (cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(run(cell))}</w:tc>`).join("")}</w:tr>`;

/**
 * A document with the given body and stories; each story is named after its part.
 *
 * @param {string} body
 * @param {Record<string, string>} [stories]
 * @param {[string, string][]} [links]
 */
function document(body, stories = {}, links = []) {
  const names = Object.keys(stories);
  const kind = (/** @type {string} */ name) => name.replace(/\d+$/, "");
  const overrides = names.map((name) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind(name)}+xml"/>`);
  const relations = names.map((name) => `<Relationship Id="${name}" Type="${OFFICE}/${kind(name)}" Target="${name}.xml"/>`);
  const external = links.map(
    ([id, target]) => `<Relationship Id="${id}" Type="${OFFICE}/hyperlink" Target="${target}" TargetMode="External"/>`,
  );
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  return zip({
    "[Content_Types].xml": `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${head}<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${head}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}${external.join("")}</Relationships>`,
    ...Object.fromEntries(names.map((name) => [`word/${name}.xml`, head + stories[name]])),
  });
}

const address = "jane.roe@example.com";

/** @type {Record<string, Buffer>} */
const fixtures = {
  "split-runs.docx": document(paragraph(run("Write to ") + Array.from(address, run).join("") + run(", she said."))),
  "table.docx": document(
    `<w:tbl>${row(["Name", "E-mail"])}${row(["Jane Roe", address])}${row(["John Doe", "john.doe@example.com"])}</w:tbl>`,
  ),
  "stories.docx": document(
    paragraph(run("Dear Jane Roe,") + `<w:r><w:footnoteReference w:id="2"/></w:r>`) +
      paragraph(`<w:hyperlink r:id="link">${run("her page")}</w:hyperlink>`) +
      `<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>`,
    {
      header1: `<w:hdr xmlns:w="${WORD}">${paragraph(run("For Jane Roe only"))}</w:hdr>`,
      footnotes: `<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="2">${paragraph(run(`Ask ${address}`))}</w:footnote></w:footnotes>`,
    },
    [["link", "mailto:jane.roe@example.com"]],
  ),
  "comment-and-change.docx": document(
    paragraph(
      `<w:commentRangeStart w:id="0"/>${run("Agreed.")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>` +
        `<w:ins w:id="1" w:author="Jane Roe">${run(" Added.")}</w:ins><w:del w:id="2" w:author="Jane Roe"><w:r><w:delText>Gone.</w:delText></w:r></w:del>`,
    ),
    { comments: `<w:comments xmlns:w="${WORD}"><w:comment w:id="0" w:author="Jane Roe">${paragraph(run("Ask John Doe"))}</w:comment></w:comments>` },
  ),
};

mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(fixtures)) writeFileSync(join(folder, name), bytes);
