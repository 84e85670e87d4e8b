// Writes the fixtures of pictures and drawings: `node tests/corpus/make-image.mjs`.
//
// Every name, number and address is made up. A file is named after the trouble it holds.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/** @param {number} value */
const be32 = (value) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]);
/** @param {number} value */
const be16 = (value) => Buffer.from([value >>> 8, value & 255]);
/** @param {number} value */
const le32 = (value) => Buffer.from(be32(value)).reverse();
/** @param {number} value */
const le16 = (value) => Buffer.from([value & 255, value >>> 8]);
/** @param {string} value */
const ascii = (value) => Buffer.from(value, "latin1");
/** @param {...(Buffer | string)} parts */
const join8 = (...parts) => Buffer.concat(parts.map((part) => (typeof part === "string" ? ascii(part) : part)));

/**
 * What a camera writes: its maker, an artist, an orientation, a place and a small copy.
 *
 * @param {number} orientation
 */
const exif = (orientation) => {
  const entry = (/** @type {number} */ tag, /** @type {number} */ kind, /** @type {number} */ count, /** @type {Buffer} */ value) =>
    join8(be16(tag), be16(kind), be32(count), value);
  const entries = [
    entry(0x010f, 2, 4, ascii("Acm\0")),
    entry(0x0112, 3, 1, join8(be16(orientation), be16(0))),
    entry(0x013b, 2, 9, be32(8 + 2 + 4 * 12 + 4)),
    entry(0x8825, 4, 1, be32(8 + 2 + 4 * 12 + 4 + 10)),
  ];
  return join8("MM\0*", be32(8), be16(4), ...entries, be32(0), "Jane Roe\0\0", be16(1), entry(1, 2, 2, ascii("N\0\0\0")), be32(0));
};

const xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><creator>Jane Roe</creator></x:xmpmeta>";

/** @param {string} kind @param {Buffer | string} data */
const chunk = (kind, data) => {
  const body = join8(kind, data);
  return join8(be32(body.length - 4), body, be32(crc32(body)));
};
const rows = deflateSync(Buffer.from([0, 10, 20, 0, 30, 40]));
const head = join8(be32(2), be32(2), Buffer.from([8, 0, 0, 0, 0]));
/** @param {...Buffer} more */
const png = (...more) => join8("\x89PNG\r\n\x1a\n", chunk("IHDR", head), ...more, chunk("IDAT", rows), chunk("IEND", ""));

/** @param {number} marker @param {Buffer | string} data */
const segment = (marker, data) => join8(Buffer.from([255, marker]), be16(data.length + 2), data);
const table = join8(Buffer.from([0]), Buffer.alloc(64, 1));
/** @param {number} about */
const huffman = (about) => join8(Buffer.from([about]), Buffer.from([1]), Buffer.alloc(15), Buffer.from([0]));
/** A grey picture of eight by eight pixels, all of them alike. @param {...Buffer} more */
const jpeg = (...more) =>
  join8(
    "\xff\xd8",
    segment(0xe0, "JFIF\0\x01\x02\0\0\x01\0\x01\0\0"),
    ...more,
    segment(0xdb, table),
    segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
    segment(0xc4, join8(huffman(0), huffman(0x10))),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    "\x3f\xff\xd9",
  );

const gif = (/** @type {string} */ more) =>
  join8("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff", more, "\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0;");

/** @param {string} filling */
const bmp = (filling) => {
  const header = join8(le32(40), le32(1), le32(2), le16(1), le16(24), le32(0), le32(8), le32(0), le32(0), le32(0), le32(0));
  return join8("BM", le32(62), le32(0), le32(54), header, "\x01\x02\x03", filling, "\x04\x05\x06", filling);
};

/** @param {string} kind @param {Buffer | string} data */
const riff = (kind, data) => join8(kind, le32(data.length), data, data.length % 2 ? "\0" : "");
const webp = () => {
  // One pixel without loss.
  const body = join8(
    "WEBP",
    riff("VP8X", Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riff("VP8L", Buffer.from([0x2f, 0, 0, 0, 0x10, 0x07, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 0x07, 0])),
    riff("EXIF", exif(3)),
    riff("XMP ", xmp),
  );
  return join8("RIFF", le32(body.length), body);
};

const tiff = () => {
  /** @param {number} tag @param {number} kind @param {number} count @param {number} value */
  const entry = (tag, kind, count, value) => join8(le16(tag), le16(kind), le32(count), le32(value));
  const entries = [
    entry(256, 3, 1, 2),
    entry(257, 3, 1, 2),
    entry(258, 3, 1, 8),
    entry(262, 3, 1, 1),
    entry(273, 4, 1, 8),
    entry(277, 3, 1, 1),
    entry(279, 4, 1, 4),
    entry(315, 2, 9, 12),
  ];
  return join8("II*\0", le32(22), Buffer.from([1, 2, 3, 4]), "Jane Roe\0\0", le16(entries.length), ...entries, le32(0));
};

const icon = () => {
  const bitmap = join8(le32(40), le32(1), le32(2), le16(1), le16(32), le32(0), le32(8), le32(0), le32(0), le32(0), le32(0), "abcd", "\x80Jan");
  return join8("\0\0\x01\0\x01\0\x01\x01\0\0\x01\0\x20\0", le32(bitmap.length), le32(26), "Jane", bitmap);
};

const packed = jpeg(segment(0xfe, "Jane Roe")).toString("base64");

/** @type {Record<string, Buffer>} */
const fixtures = {
  "image/text-after-the-end.png": join8(
    png(chunk("tEXt", "Author\0Jane Roe"), chunk("iTXt", join8("XML:com.adobe.xmp\0\0\0\0\0", xmp)), chunk("tIME", Buffer.from([7, 234, 1, 2, 3, 4, 5]))),
    "Jane Roe",
  ),
  "image/turned.png": png(chunk("eXIf", exif(6))),
  "image/camera.jpg": join8(
    jpeg(segment(0xe1, join8("Exif\0\0", exif(8))), segment(0xe1, join8("http://ns.adobe.com/xap/1.0/\0", xmp)), segment(0xfe, "Jane Roe")),
    "Jane Roe",
  ),
  "image/comment.gif": gif("\x21\xfe\x08Jane Roe\0"),
  "image/filled-rows.bmp": bmp("J"),
  "image/camera.webp": webp(),
  "image/artist.tiff": tiff(),
  "image/gap.ico": icon(),
  "svg/editor.svg": ascii(`<?xml version="1.0"?>
<!-- Jane Roe -->
<!DOCTYPE svg [<!ENTITY ns_ai "http://example.org/ai">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ns_ai;" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 50" onload="steal()" i:layer="Jane Roe">
  <title>Badge of Jane Roe</title>
  <metadata><creator>Jane Roe</creator></metadata>
  <script>fetch("https://example.org/jane")</script>
  <style>/* by Jane */ .jane { fill: url(#roe) } @import "https://example.org/jane.css"; .unused { fill: red }</style>
  <defs><linearGradient id="roe"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <rect id="janes-card" class="jane other" width="100" height="50" data-owner="Jane Roe"/>
  <text x="5" y="20">Ja<tspan font-weight="bold">ne R</tspan>oe<tspan x="5" dy="1.2em">jane.roe@example.com</tspan></text>
  <a xlink:href="https://example.org/jane"><circle r="3" aria-label="Portrait of Jane Roe"/></a>
  <image width="8" height="8" xlink:href="data:image/jpeg;base64,${packed}"/>
  <image width="8" height="8" href="https://example.org/jane.png"/>
  <foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Jane Roe</p></foreignObject>
  <use href="#janes-card" x="3"/>
</svg>
`),
  "svg/utf-16.svg": Buffer.from(`\ufeff<svg xmlns="http://www.w3.org/2000/svg">\r\n<text>Jane &amp; John</text></svg>`, "utf16le"),
};

for (const [path, content] of Object.entries(fixtures)) {
  mkdirSync(dirname(join(here, path)), { recursive: true });
  writeFileSync(join(here, path), content);
}
