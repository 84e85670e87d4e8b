// Writes the fixtures of OpenDocument files: `node tests/corpus/make-odf.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { crc32, zip } from "../browser/fixture/zip.js";

const here = dirname(fileURLToPath(import.meta.url));
const MEDIA = "application/vnd.oasis.opendocument.";
const NAMESPACES = [
  ...["office", "style", "text", "table", "meta", "chart", "config", "form", "presentation", "script"].map((name) => [name, name]),
  ["draw", "drawing"],
  ["fo", "xsl-fo-compatible"],
  ["svg", "svg-compatible"],
  ["number", "datastyle"],
  ["anim", "animation"],
  ["smil", "smil-compatible"],
  ["of", "of"],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:${prefix === "of" ? "1.2" : "1.0"}"`)
  .concat('xmlns:xlink="http://www.w3.org/1999/xlink"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"')
  .concat('xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"', 'xmlns:x="http://example.org/x"')
  .join(" ");
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** A grey picture with a text beside its pixels. */
const picture = (() => {
  const chunk = (/** @type {string} */ kind, /** @type {Buffer} */ data) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 40, 0, 0, 0, 20, 8, 0, 0, 0, 0]);
  const pixels = deflateSync(Buffer.alloc(20 * 41, 128));
  const parts = [chunk("IHDR", header), chunk("tEXt", Buffer.from("Author\0Jane Roe")), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
})();

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text>Drawn by Jane Roe</text></svg>';
const properties = `<office:meta><meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Jane Roe</dc:creator></office:meta>`;
const settings = `<office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item config:name="ActiveTable" config:type="string">Jane Roe</config:config-item></config:config-item-set><config:config-item-set config:name="ooo:configuration-settings"><config:config-item config:name="TabOverflow" config:type="boolean">true</config:config-item><config:config-item config:name="PrinterName" config:type="string">Jane Roe's printer</config:config-item></config:config-item-set></office:settings>`;

/**
 * A package of a kind, with what programs put beside its text.
 *
 * @param {string} kind
 * @param {{ styles?: string, automatic?: string, body: string, parts?: Record<string, string | Buffer> }} made
 */
const document = (kind, { styles = "", automatic = "", body, parts = {} }) =>
  zip({
    mimetype: MEDIA + kind,
    "content.xml": `${HEAD}<office:document-content ${NAMESPACES} office:version="1.3"><office:scripts><office:script script:language="ooo:Basic">Jane Roe</office:script></office:scripts><office:automatic-styles>${automatic}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    "styles.xml": `${HEAD}<office:document-styles ${NAMESPACES} office:version="1.3">${styles}</office:document-styles>`,
    "meta.xml": `${HEAD}<office:document-meta ${NAMESPACES}>${properties}</office:document-meta>`,
    "settings.xml": `${HEAD}<office:document-settings ${NAMESPACES}>${settings}</office:document-settings>`,
    "Thumbnails/thumbnail.png": picture,
    "Basic/Standard/Module1.xml": "<x>Jane Roe</x>",
    "META-INF/documentsignatures.xml": "<x>Jane Roe</x>",
    "META-INF/manifest.xml": `${HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
    "Jane Roe.bin": Buffer.from([1, 2, 3]),
    ...parts,
  });

const change = '<office:change-info><dc:creator>Jane Roe</dc:creator><dc:date>2024-05-03T10:00:00</dc:date></office:change-info>';
const frame = (/** @type {string} */ inside) =>
  `<draw:frame draw:name="Jane's frame" text:anchor-type="as-char" svg:width="2cm" svg:height="1cm">${inside}<svg:title>Portrait of Jane Roe</svg:title><svg:desc>Taken by John Doe</svg:desc></draw:frame>`;
const text = `<text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:deletion>${change}<text:p>older </text:p></text:deletion></text:changed-region><text:changed-region text:id="ct2"><text:insertion>${change}</text:insertion></text:changed-region></text:tracked-changes>
<text:user-field-decls><text:user-field-decl office:value-type="string" office:string-value="Jane Roe" text:name="client"/></text:user-field-decls>
<text:h text:style-name="JaneHeading" text:outline-level="1">Report for <text:bookmark-start text:name="Jane_Roe"/>Acme<text:bookmark-end text:name="Jane_Roe"/></text:h>
<text:p text:style-name="P1">Write   to
   <text:span text:style-name="T1">jane</text:span>.<text:span>roe@exa</text:span>mple.com<text:s text:c="2"/>soon,<text:tab/>J&amp;R<text:line-break/>she said.<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Ask John Doe</text:p></text:note-body></text:note></text:p>
<text:p>Jane Roe said <text:change text:change-id="ct1"/><text:change-start text:change-id="ct2"/>new <text:change-end text:change-id="ct2"/>things<office:annotation office:name="__a1"><dc:creator>John Doe</dc:creator><dc:date>2024-05-03T10:00:00</dc:date><meta:creator-initials>JD</meta:creator-initials><text:p>Is this Jane Roe?</text:p></office:annotation>.<office:annotation-end office:name="__a1"/></text:p>
<text:p>By <text:author-name text:fixed="false">Jane Roe</text:author-name> for <text:user-defined text:name="Client Roe">Roe Ltd</text:user-defined>, page <text:page-number>1</text:page-number>, <text:hidden-text text:condition="ooow:client==&quot;Jane&quot;" text:string-value="Hidden Jane">x</text:hidden-text><text:a xlink:type="simple" xlink:href="https://example.org/people/jane%20roe">her page</text:a> <text:a xlink:href="#Jane_Roe">above</text:a></text:p>
<text:section text:name="For Jane" text:display="none"><text:p>Nobody sees Jane Roe</text:p></text:section>
<table:table table:name="Staff of Jane"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>E-mail</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Jane Roe</text:p></table:table-cell><table:table-cell><text:p>jane.roe@example.com</text:p></table:table-cell></table:table-row></table:table>`;
const textStyles = `<office:styles><style:style style:name="JaneHeading" style:display-name="Heading of Jane" style:family="paragraph"/></office:styles><office:master-styles><style:master-page style:name="Standard"><style:header><text:p>For Jane Roe only</text:p></style:header></style:master-page></office:master-styles>`;
const automatic = `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" x:note="Jane Roe"/></style:style><x:note>Jane Roe</x:note>`;
const chart = `<office:body><office:chart><chart:chart chart:class="chart:bar"><chart:title><text:p>Sales of Jane Roe</text:p></chart:title><table:table table:name="local-table"><table:table-row><table:table-cell office:value-type="string"><text:p>Jane Roe</text:p></table:table-cell></table:table-row></table:table></chart:chart></office:chart></office:body>`;

const cell = (/** @type {string} */ shown, attributes = 'office:value-type="string"') =>
  `<table:table-cell ${attributes}>${shown === "" ? "" : `<text:p>${shown}</text:p>`}</table:table-cell>`;
const sheet = `<office:spreadsheet><table:content-validations><table:content-validation table:name="val1" table:condition="of:cell-content-is-in-list(&quot;Jane Roe&quot;;&quot;John Doe&quot;)" table:base-cell-address="$'Staff Roe'.$A$1"><table:help-message table:title="Ask Jane" table:display="true"><text:p>Ask Jane Roe</text:p></table:help-message></table:content-validation></table:content-validations>
<table:table table:name="Staff Roe" table:print-ranges="'Staff Roe'.A1:'Staff Roe'.C4">
<table:table-row>${cell("Name")}${cell("Born")}${cell("Phone")}${cell("Pay")}</table:table-row>
<table:table-row>${cell("Jane Roe")}${cell("02/14/80", 'office:value-type="date" office:date-value="1980-02-14" calcext:value-type="date"')}${cell("2025550143", 'office:value-type="float" office:value="2025550143" calcext:value-type="float"')}${cell("$84,500.00", 'office:value-type="currency" office:currency="USD" office:value="84500"')}</table:table-row>
<table:table-row table:visibility="collapse">${cell("Jane Doe", 'table:formula="of:=[.A2]" office:value-type="string" office:string-value="Jane Doe"')}${cell("")}${cell("", 'office:value-type="float" office:value="2025550144"')}${cell("Roe", 'table:content-validation-name="val1" office:value-type="string"')}</table:table-row>
<table:table-row>${cell("", 'table:formula="of:=VLOOKUP(Salaries;[$\'Staff Roe\'.A1:.B2];2)"')}<table:table-cell office:value-type="string"><office:annotation><dc:creator>John Doe</dc:creator><text:p>Ask Jane Roe</text:p></office:annotation><text:p>noted</text:p></table:table-cell></table:table-row>
</table:table>
<table:named-expressions><table:named-range table:name="Salaries" table:base-cell-address="$'Staff Roe'.$A$1" table:cell-range-address="$'Staff Roe'.$A$1:.$C$4"/></table:named-expressions></office:spreadsheet>`;

const slides = `<office:presentation><presentation:footer-decl presentation:name="ftr1">For Jane Roe</presentation:footer-decl><draw:page draw:name="Jane's page" draw:master-page-name="Default" draw:style-name="dp1"><draw:frame svg:width="2cm" svg:height="1cm"><draw:text-box><text:p>Dear <text:span>Ja</text:span>ne Roe</text:p></draw:text-box></draw:frame><draw:custom-shape xml:id="jane1" draw:name="Rectangle 1" svg:width="2cm"><text:p>Ask jane.roe@example.com</text:p><draw:enhanced-geometry svg:viewBox="0 0 21600 21600" draw:type="rectangle" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape><anim:par presentation:node-type="timing-root"><anim:set smil:begin="jane1.click" smil:targetElement="jane1" smil:dur="0.001s" smil:to="visible"/></anim:par><presentation:notes><draw:frame><draw:text-box><text:p>Say that Jane Roe knows</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation>`;

const flat = (/** @type {string} */ kind, /** @type {string} */ body) =>
  `${HEAD}<office:document ${NAMESPACES} office:mimetype="${MEDIA}${kind}" office:version="1.3">${properties}${settings}<office:body>${body}</office:body></office:document>`;

/** @type {Record<string, string | Buffer>} */
const fixtures = {
  "odt/all-places.odt": document("text", {
    styles: textStyles,
    automatic,
    body: `<office:text>${text}<text:p>${frame('<draw:image xlink:href="Pictures/jane.png"/>')}${frame('<draw:image xlink:href="Pictures/jane.svg"/>')}${frame('<draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/>')}${frame('<draw:object-ole xlink:href="./Object 2"/><draw:image xlink:href="./ObjectReplacements/Object 2"/>')}</text:p></office:text>`,
    parts: {
      "Pictures/jane.png": picture,
      "Pictures/jane.svg": drawing,
      "Object 1/content.xml": `${HEAD}<office:document-content ${NAMESPACES}>${chart}</office:document-content>`,
      "ObjectReplacements/Object 1": picture,
      "Object 2": Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]),
      "ObjectReplacements/Object 2": Buffer.from("VCLMTF Jane Roe"),
    },
  }),
  "odt/flat.fodt": flat("text", `<office:text>${text}<text:p>${frame(`<draw:image><office:binary-data>${picture.toString("base64")}</office:binary-data></draw:image>`)}</text:p></office:text>`),
  "ods/all-places.ods": document("spreadsheet", { body: sheet }),
  "ods/flat.fods": flat("spreadsheet", sheet),
  "odp/all-places.odp": document("presentation", { body: slides, styles: textStyles }),
  "odp/flat.fodp": flat("presentation", slides),
};

for (const [name, bytes] of Object.entries(fixtures)) {
  mkdirSync(join(here, dirname(name)), { recursive: true });
  writeFileSync(join(here, name), bytes);
}
