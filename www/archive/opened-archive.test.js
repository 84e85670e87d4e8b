import assert from "node:assert/strict";
import { createHash, randomFillSync } from "node:crypto";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { tar, tarMembers } from "../../tests/browser/fixture/tar.js";
import { zip } from "../../tests/browser/fixture/zip.js";
import { OpenedArchive } from "./opened-archive.js";
import { Scratch } from "./scratch.js";

/** @typedef {import("./archive-message.js").Packing} Packing */

const MIB = 1024 * 1024;

/** What makes an archive large: bytes that do not shrink by packing. */
const BALLAST = { name: "ballast", content: randomFillSync(Buffer.alloc(17 * MIB)) };

/**
 * @param {Buffer} bytes
 * @param {Packing} packing
 */
async function opened(bytes, packing) {
  return OpenedArchive.open(await Scratch.open(), new Blob([/** @type {Buffer<ArrayBuffer>} */ (bytes)]), packing, () => undefined);
}

/** @param {string} text */
function hash(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** @param {Packing} packing */
async function large(packing) {
  const bytes = tar(BALLAST, { name: "a", content: "one" }, { name: "empty" }, { name: "b", content: "two" });
  const archive = await opened(packing === "tar" ? bytes : gzipSync(bytes, { level: 1 }), packing);
  assert.ok(archive !== null);
  const keep = (/** @type {number} */ index, /** @type {string} */ name, /** @type {string} */ text) => archive.keep(index, { name, bytes: new TextEncoder().encode(text), sha256: hash(text) });
  return { archive, keep };
}

test("a small archive, a document and what only looks like an archive go to the engine as they are", async () => {
  const two = Buffer.alloc(17 * MIB);
  for (let at = 0; at < two.length; at += 100) two.writeUInt32LE(at, at);
  assert.equal(await opened(zip({ a: "text", "../up": "unsafe" }).subarray(1), "zip"), null);
  assert.equal(await opened(zip({ a: "text" }), "zip"), null);
  assert.equal(await opened(tar({ name: "a", content: "text" }), "tar"), null);
  assert.equal(await opened(gzipSync(tar({ name: "a", content: "text" })), "tar.gz"), null);
  assert.notEqual(await opened(zip({ a: two, b: two }), "zip"), null, "small, with much in it");
  assert.equal(await opened(zip({ "[Content_Types].xml": "<Types/>", a: two, b: two }), "zip"), null);
});

for (const packing of /** @type {const} */ (["tar", "tar.gz"])) {
  test(`what the files of a ${packing} archive have become is packed again, as often as it is decided anew`, async () => {
    const { archive, keep } = await large(packing);
    assert.deepEqual(archive.listing.members.map(({ name }) => name), ["ballast", "a", "empty", "b"]);
    assert.equal(await (await archive.unpack(3)).text(), "two");
    for (const round of ["first", "second"]) {
      await keep(3, "x", round);
      await keep(2, "nothing", "\n");
      await keep(1, "X", "other");
      const { blob, sha256 } = await archive.write([1, 2, 3], () => undefined);
      const bytes = Buffer.from(await blob.arrayBuffer());
      assert.equal(sha256, createHash("sha256").update(bytes).digest("hex"));
      const members = tarMembers(packing === "tar" ? bytes : gunzipSync(bytes));
      assert.deepEqual([...members].map(([name, content]) => [name, content.toString()]), [["X", "other"], ["nothing", ""], ["x-2", round]]);
      assert.equal(await (await archive.unpack(1)).text(), "one", "the original is still there");
    }
  });
}

test("an archive that does not hold what the engine has verified is none", async () => {
  const { archive, keep } = await large("tar");
  await keep(1, "a", "other");
  await archive.keep(3, { name: "b", bytes: new TextEncoder().encode("one"), sha256: hash("another") });
  await assert.rejects(archive.write([1, 3], () => undefined), { code: "Unlike" });
  await keep(1, "a", "other");
  await assert.rejects(archive.write([1, 3], () => undefined), { code: "OutOfOrder" }, "what was kept for an earlier one does not count");
});
