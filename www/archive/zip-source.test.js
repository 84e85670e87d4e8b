import assert from "node:assert/strict";
import { test } from "node:test";
import { zip } from "../../tests/browser/fixture/zip.js";
import { Scratch } from "./scratch.js";
import { zipSource } from "./zip-source.js";

/** @typedef {import("./source.js").Source} Source */

const MIB = 1024 * 1024;

/** Where the directory says how long the first file is (APPNOTE.TXT, 4.3.12), and what it is for the system that made it. */
const SIZE_IN_DIRECTORY = 24;
const FLAGS_IN_DIRECTORY = 8;
const PACKING_IN_DIRECTORY = 10;
const SYSTEM_IN_DIRECTORY = 5;
const ATTRIBUTES_IN_DIRECTORY = 38;

const UNIX = 3;
const LINK = 0o120777;
const PIPE = 0o010644;
const PROGRAM = 0o100755;

/** @param {Buffer} bytes */
function source(bytes) {
  return zipSource(new Blob([/** @type {Buffer<ArrayBuffer>} */ (bytes)]), () => undefined);
}

/**
 * An archive with the record of its first file changed.
 *
 * @param {Record<string, string | Buffer>} members
 * @param {(record: Buffer) => void} change
 */
function changed(members, change) {
  const bytes = zip(members);
  change(bytes.subarray(bytes.indexOf("PK\x01\x02", "latin1")));
  return bytes;
}

/** @param {number} mode */
function withMode(mode) {
  return changed({ a: "text", b: "other" }, (record) => {
    record[SYSTEM_IN_DIRECTORY] = UNIX;
    record.writeUInt32LE(mode * 0x10000, ATTRIBUTES_IN_DIRECTORY);
  });
}

/**
 * @param {Source} from
 * @param {number} index
 */
async function content({ members }, index) {
  const scratch = await Scratch.open();
  return (await members[index]?.content(() => scratch.create("x")))?.text();
}

test("files are listed in their order and unpacked one by one", async () => {
  const found = await source(zip({ "b/x.txt": "text ".repeat(1000), "a/": "", "a/y": "", "./c\\d": "other" }));
  assert.deepEqual(found.members.map(({ name, size }) => [name, size]), [["b/x.txt", 5000], ["a/y", 0], ["c/d", 5]]);
  assert.equal(await content(found, 0), "text ".repeat(1000));
  assert.equal(await content(found, 1), "");
  assert.equal(await content(found, 2), "other");
});

test("links and what is no file are counted and left out", async () => {
  const link = await source(withMode(LINK));
  assert.deepEqual([link.members.map(({ name }) => name), [...link.aside]], [["b"], [["link", 1]]]);
  const pipe = await source(withMode(PIPE));
  assert.deepEqual([pipe.members.length, [...pipe.aside]], [1, [["unknown_file", 1]]]);
  assert.deepEqual((await source(withMode(PROGRAM))).members.map(({ isProgram }) => isProgram), [true, false]);
});

test("hostile archives are refused", async () => {
  const refused = (/** @type {Buffer} */ bytes, /** @type {string} */ code) => assert.rejects(source(bytes), { code });
  await refused(zip({ "../x": "text" }), "Malformed");
  await refused(zip({ "a/x": "one", "a//x": "two" }), "Malformed");
  await refused(changed({ a: "text" }, (record) => record.writeUInt16LE(1, FLAGS_IN_DIRECTORY)), "Encrypted");
  await refused(changed({ a: "text" }, (record) => record.writeUInt16LE(12, PACKING_IN_DIRECTORY)), "UnsupportedFormat");
  await refused(zip({ a: Buffer.alloc(3 * MIB) }), "LimitExceeded");
  await refused(zip({ a: "text" }).subarray(0, -30), "Malformed");
});

test("files that lie in each other are refused", async () => {
  const bytes = zip({ a: "text", b: "text" });
  const second = bytes.lastIndexOf("PK\x01\x02", undefined, "latin1");
  bytes.writeUInt32LE(2, second + 42);
  await assert.rejects(source(bytes), { code: "Malformed" });
});

test("what unpacks to more than the archive says, or to something else, is refused", async () => {
  const longer = await source(changed({ a: "text ".repeat(100) }, (record) => record.writeUInt32LE(50, SIZE_IN_DIRECTORY)));
  await assert.rejects(content(longer, 0), { code: "Malformed" });
  const other = await source(changed({ a: "text" }, (record) => record.writeUInt32LE(1, 16)));
  await assert.rejects(content(other, 0), { code: "Malformed" });
});
