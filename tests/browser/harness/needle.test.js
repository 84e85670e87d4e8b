import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { findInBytes, findInTraffic } from "./needle.js";
import { Exchange } from "./recording-proxy.js";

const VALUE = "Quentin Ödegård 4417-1234";
const VALUES = { name: VALUE };

/** Text around the value that does not contain it. */
const PROSE = "The quick brown fox jumps over the lazy dog; pack my box with five dozen liquor jugs. ".repeat(20);
const LETTER = `${PROSE}${VALUE}${PROSE}`;

/**
 * A zip file of one member. Signature, compression method and lengths are what readers go by.
 *
 * @param {string} name
 * @param {Buffer} content
 */
function zip(name, content) {
  const header = Buffer.alloc(30);
  header.write("PK\x03\x04", 0, "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([header, Buffer.from(name), deflateRawSync(content), Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
}

/** @param {Buffer} bytes */
function base64(bytes) {
  return bytes.toString("base64");
}

/** @param {Buffer} bytes */
function multipart(bytes) {
  const head = '--border\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: application/octet-stream\r\n\r\n';
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from("\r\n--border--\r\n")]);
}

/** @type {Record<string, Buffer>} */
const HIDDEN = {
  "as it is": Buffer.from(LETTER),
  "in capitals": Buffer.from(LETTER.toUpperCase()),
  "in small letters": Buffer.from(LETTER.toLowerCase()),
  "with combining accents": Buffer.from(LETTER.normalize("NFD")),
  "in Latin-1": Buffer.from(LETTER, "latin1"),
  "in UTF-16LE": Buffer.from(LETTER, "utf16le"),
  "in UTF-16BE": Buffer.from(LETTER, "utf16le").swap16(),
  reversed: Buffer.from([...LETTER].reverse().join("")),
  "percent-encoded": Buffer.from(encodeURIComponent(LETTER)),
  "percent-encoded, every byte": Buffer.from(Buffer.from(LETTER).toString("hex").replace(/../g, "%$&")),
  "as a form field": Buffer.from(new URLSearchParams({ note: LETTER }).toString()),
  "in JSON with unicode escapes": Buffer.from(JSON.stringify(LETTER).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)),
  "in base64 at place 0": Buffer.from(base64(Buffer.from(VALUE))),
  "in base64 at place 1": Buffer.from(base64(Buffer.from(`x${VALUE}`))),
  "in base64 at place 2": Buffer.from(base64(Buffer.from(`xx${VALUE}`))),
  "in base64 after more base64 letters": Buffer.from(`/path/abc${base64(Buffer.from(VALUE))}`),
  "in base64url": Buffer.from(Buffer.from(LETTER).toString("base64url")),
  "in base64 of UTF-16": Buffer.from(base64(Buffer.from(LETTER, "utf16le"))),
  "in base64 broken into lines": Buffer.from(base64(Buffer.from(LETTER)).replace(/.{20}/g, "$&\r\n")),
  "in base64 twice": Buffer.from(base64(Buffer.from(base64(Buffer.from(LETTER))))),
  "in hex": Buffer.from(Buffer.from(LETTER).toString("hex")),
  "in upper-case hex": Buffer.from(Buffer.from(LETTER).toString("hex").toUpperCase()),
  "in gzip": gzipSync(LETTER),
  "in deflate": deflateSync(LETTER),
  "in raw deflate": deflateRawSync(LETTER),
  "in brotli": brotliCompressSync(LETTER),
  "in gzip that was cut off": gzipSync(Buffer.concat([Buffer.from(LETTER), randomBytes(50_000)])).subarray(0, 20_000),
  "in a zip member": zip("a.xml", Buffer.from(LETTER)),
  "in the name of a zip member": zip(`${VALUE}.xml`, Buffer.from(PROSE)),
  "in a zip in a zip": zip("a.docx", zip("b.xml", Buffer.from(LETTER))),
  "in a zip in a form": multipart(zip("a.xml", Buffer.from(LETTER))),
  "in raw deflate in a form": multipart(deflateRawSync(LETTER)),
  "in brotli in a form": multipart(brotliCompressSync(LETTER)),
  "in a zip in base64 in JSON": Buffer.from(JSON.stringify({ file: base64(zip("a.xml", Buffer.from(LETTER))) })),
  "in UTF-16 in gzip in base64": Buffer.from(base64(gzipSync(Buffer.from(LETTER, "utf16le")))),
  "in a PDF stream": Buffer.concat([Buffer.from("%PDF-1.7\n4 0 obj\nstream\n"), deflateSync(LETTER), Buffer.from("\nendstream\n")]),
};

for (const [how, bytes] of Object.entries(HIDDEN)) {
  test(`a value is found ${how}`, () => {
    const leaks = findInBytes(VALUES, bytes, "body");
    assert.ok(leaks.length > 0);
    assert.ok(leaks.every(({ label }) => label === "name"));
  });

  test(`a letter without the value is clean ${how}`, () => {
    assert.deepEqual(findInBytes({ other: "Zebedee Quillfeather" }, bytes, "body"), []);
  });
}

test("random bytes are clean", () => {
  assert.deepEqual(findInBytes(VALUES, randomBytes(4_000_000), "body"), []);
});

test("a leak says where it was and what had to be undone", () => {
  const leaks = findInBytes(VALUES, zip("a.docx", zip("b.xml", Buffer.from(LETTER))), "body");
  assert.ok(leaks.some(({ path, encoding }) => encoding === "utf-8" && path.join(" > ") === "zip member > zip member"));
  assert.ok(!JSON.stringify(leaks).includes("Quentin"));
});

test("a value too short to tell from chance is refused", () => {
  assert.throws(() => findInBytes({ age: "42" }, Buffer.from("x"), "body"), /too short/);
});

/**
 * @param {{ url?: string, headers?: string[], body?: Buffer }} sent
 */
function exchange({ url = "http://127.0.0.1/files/1", headers = [], body = Buffer.alloc(0) }) {
  const made = new Exchange("PATCH", url, headers, "forwarded");
  made.record(body);
  return made;
}

test("addresses, headers and bodies are searched", () => {
  const encoded = encodeURIComponent(VALUE);
  const places = [
    exchange({ url: `http://127.0.0.1/?q=${encoded}` }),
    exchange({ headers: ["Upload-Metadata", `filename ${base64(Buffer.from(VALUE))}`] }),
    exchange({ headers: ["X-Note", Buffer.from(VALUE).toString("latin1")] }),
    exchange({ body: Buffer.from(VALUE) }),
  ];
  for (const place of places) assert.ok(findInTraffic(VALUES, [place]).length > 0);
});

test("an upload in pieces is searched whole", () => {
  const noise = randomBytes(3000).toString("latin1");
  const archive = zip("a.xml", Buffer.from(`${noise}${LETTER}`));
  const border = archive.length - 100;
  const pieces = [
    exchange({ headers: ["Upload-Offset", String(border)], body: archive.subarray(border) }),
    exchange({ headers: ["Upload-Offset", "0"], body: archive.subarray(0, border) }),
  ];
  const leaks = findInTraffic(VALUES, pieces);
  assert.ok(leaks.some(({ where }) => where.startsWith("upload ")));
});
