// Writes the fixtures of presentations: `node tests/corpus/make-pptx.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds; the tests in `tests/pptx`
// make many more in memory.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { zip } from "../browser/fixture/zip.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "pptx");
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.presentationml";
const NAMESPACES = `xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="${OFFICE}" xmlns:a="${DRAWING}/main"`;

/** @param {string} text */
const run = (text) => `<a:r><a:rPr lang="en-US"/><a:t>${text}</a:t></a:r>`;
/** @param {string} runs */
const paragraph = (runs) => `<a:p>${runs}</a:p>`;
/** @param {string} name @param {string} paragraphs */
const shape = (name, paragraphs) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${name}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>${paragraphs}</p:txBody></p:sp>`;
const GROUP = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;
/** @param {string} root @param {string} shapes @param {string} [attributes] */
const page = (root, shapes, attributes = "") =>
  `<p:${root} ${NAMESPACES}${attributes}><p:cSld><p:spTree>${GROUP}${shapes}</p:spTree></p:cSld></p:${root}>`;
/** @param {string[][]} rows */
const table = (rows) =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Table 2"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>` +
  `<p:xfrm><a:off x="0" y="0"/><a:ext cx="6096000" cy="741680"/></p:xfrm><a:graphic><a:graphicData uri="${DRAWING}/table">` +
  `<a:tbl><a:tblPr/><a:tblGrid>${`<a:gridCol w="2032000"/>`.repeat(rows[0].length)}</a:tblGrid>` +
  rows
    .map((row) => {
      const cells = row.map((cell) => `<a:tc><a:txBody><a:bodyPr/>${paragraph(run(cell))}</a:txBody><a:tcPr/></a:tc>`);
      return `<a:tr h="370840">${cells.join("")}</a:tr>`;
    })
    .join("") +
  `</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;

/**
 * A presentation of slides; what a slide refers to has its relationship type, its name, and its content or its address.
 *
 * @param {{ markup: string, refers?: { id: string, kind: string, name?: string, markup?: string, target?: string }[] }[]} slides
 */
function presentation(slides) {
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`;
  const related = (/** @type {string} */ inside) => `${head}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
  const refers = slides.flatMap((slide) => slide.refers ?? []);
  const parts = refers.filter((refer) => refer.name);
  const overrides = [
    `<Override PartName="/ppt/presentation.xml" ContentType="${TYPE}.presentation.main+xml"/>`,
    ...slides.map((_, at) => `<Override PartName="/ppt/slides/slide${at + 1}.xml" ContentType="${TYPE}.slide+xml"/>`),
    ...parts.map((part) => `<Override PartName="/ppt/${part.name}" ContentType="${TYPE}.${part.kind}+xml"/>`),
  ];
  const ids = slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join("");
  const list = slides.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/slide" Target="slides/slide${at + 1}.xml"/>`);
  return zip({
    "[Content_Types].xml": `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join("")}</Types>`,
    "_rels/.rels": related(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="ppt/presentation.xml"/>`),
    "ppt/presentation.xml": `${head}<p:presentation ${NAMESPACES}><p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": related(list.join("")),
    ...Object.fromEntries(slides.map((slide, at) => [`ppt/slides/slide${at + 1}.xml`, head + slide.markup])),
    ...Object.fromEntries(
      slides.map((slide, at) => [
        `ppt/slides/_rels/slide${at + 1}.xml.rels`,
        related(
          (slide.refers ?? [])
            .map(({ id, kind, name, target }) =>
              name
                ? `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="../${name}"/>`
                : `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}" TargetMode="External"/>`,
            )
            .join(""),
        ),
      ]),
    ),
    ...Object.fromEntries(parts.map((part) => [`ppt/${part.name}`, head + part.markup])),
  });
}

const address = "jane.roe@example.com";

/** @type {Record<string, Buffer>} */
const fixtures = {
  "split-runs.pptx": presentation([
    { markup: page("sld", shape("Title 1", paragraph(run("Write to ") + Array.from(address, run).join("") + run(", she said.")))) },
  ]),
  "table.pptx": presentation([
    {
      markup: page("sld", table([["Name", "E-mail", "Town"], ["Jane Roe", address, "Springfield"], ["John Doe", "john.doe@example.com", "Shelbyville"]])),
    },
  ]),
  "notes-and-hidden-slide.pptx": presentation([
    {
      markup: page("sld", shape("Title 1", paragraph(run("Plans for") + "<a:br/>" + run("the year")))),
      refers: [{ id: "rId1", kind: "notesSlide", name: "notesSlides/notesSlide1.xml", markup: page("notes", shape("Notes Placeholder 2", paragraph(run(`Ask ${address} first`)))) }],
    },
    {
      markup: page("sld", shape("Photo of Jane Roe", paragraph(`<a:r><a:rPr lang="en-US"><a:hlinkClick r:id="rId1" tooltip="Write to Jane Roe"/></a:rPr><a:t>her page</a:t></a:r>`)), ` show="0"`),
      refers: [{ id: "rId1", kind: "hyperlink", target: `mailto:${address}` }],
    },
  ]),
  "comment-and-tag.pptx": presentation([
    {
      markup: page("sld", shape("Title 1", paragraph(run("Agreed.")))),
      refers: [
        { id: "rId1", kind: "comments", name: "comments/comment1.xml", markup: `<p:cmLst ${NAMESPACES}><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>Ask John Doe</p:text></p:cm></p:cmLst>` },
        { id: "rId2", kind: "tags", name: "tags/tag1.xml", markup: `<p:tagLst ${NAMESPACES}><p:tag name="OWNER" val="Jane Roe"/></p:tagLst>` },
      ],
    },
  ]),
};

mkdirSync(folder, { recursive: true });
for (const [name, bytes] of Object.entries(fixtures)) writeFileSync(join(folder, name), bytes);
