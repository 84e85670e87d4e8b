import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { PdfView, initSync } from "./pkg-viewer/scrubjay_viewer.js";

/**
 * A file of one page, 60 by 40 points and turned by a quarter, with a red square and a word that is not painted.
 * Without a table of its objects, which readers then look for.
 */
const CONTENT = "1 0 0 rg 10 20 5 5 re f BT /F 10 Tf 3 Tr 10 30 Td (secret) Tj ET";
const FILE = `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 60 40] /Rotate 90 /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length ${CONTENT.length} >> stream
${CONTENT}
endstream endobj
trailer << /Root 1 0 R >>
`;

before(async () => {
  initSync({ module: await readFile(new URL("./pkg-viewer/scrubjay_viewer_bg.wasm", import.meta.url)) });
});

test("a page is drawn where its transform says", () => {
  const view = new PdfView(new TextEncoder().encode(FILE));
  assert.equal(view.pageCount(), 1);
  const { width, height, transform } = /** @type {{width: number, height: number, transform: Float64Array}} */ (
    view.pageSize(0)
  );
  assert.deepEqual([width, height], [40, 60]);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
  const [x, y] = [a * 12 + c * 22 + e, b * 12 + d * 22 + f];
  const { rgba, ...size } = /** @type {{rgba: Uint8ClampedArray, width: number, height: number, scale: number}} */ (
    view.render(0, 2)
  );
  assert.deepEqual(size, { width: 80, height: 120, scale: 2 });
  const at = (Math.floor(y * 2) * size.width + Math.floor(x * 2)) * 4;
  assert.deepEqual([...rgba.subarray(at, at + 4)], [255, 0, 0, 255]);
  assert.deepEqual([...rgba.subarray(0, 4)], [255, 255, 255, 255]);
  view.free();
});

test("what is not painted is read", () => {
  const view = new PdfView(new TextEncoder().encode(FILE));
  const text = /** @type {{byPlace: string, byOrder: string, byRun: string, unread: number}} */ (view.pageText(0));
  assert.deepEqual(text, { byPlace: "secret\n", byOrder: "secret\n", byRun: "secret\n", unread: 0 });
  assert.ok(view.strings().includes("Helvetica"));
  /** @type {string[]} */
  const streams = [];
  const unread = view.streams((/** @type {Uint8Array} */ bytes) => streams.push(new TextDecoder().decode(bytes)));
  assert.deepEqual([streams, unread], [[CONTENT], 0]);
  view.free();
});

test("a file that is none, and a page that is not there, throw a code", () => {
  assert.throws(() => new PdfView(new Uint8Array(9)), { code: "Malformed", retryable: false });
  const view = new PdfView(new TextEncoder().encode(FILE));
  assert.throws(() => view.render(1, 1), { code: "NoSuchPage" });
  view.free();
});
