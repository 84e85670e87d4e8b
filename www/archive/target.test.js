import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { zipMembers } from "../../tests/browser/fixture/zip.js";
import { tarSource } from "./tar-source.js";
import { writeArchive } from "./target.js";
import { zipSource } from "./zip-source.js";

/** @typedef {import("./archive-message.js").Packing} Packing */

const MIB = 1024 * 1024;
const LONG = `${"folder/".repeat(40)}ü.txt`;

const MEMBERS = [
  { name: "a.sh", blob: new Blob(["#!"]), isProgram: true, isStored: false },
  { name: LONG, blob: new Blob(["text ".repeat(100_000)]), isProgram: false, isStored: false },
  { name: "empty", blob: new Blob([]), isProgram: false, isStored: true },
];

/**
 * @param {Packing} packing
 * @param {typeof MEMBERS} members
 */
async function written(packing, members = MEMBERS) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let packed = 0;
  const sink = new WritableStream({
    write(/** @type {Uint8Array} */ bytes) {
      chunks.push(bytes.slice());
    },
  });
  await writeArchive(packing, members, sink, () => (packed += 1));
  assert.equal(packed, members.length);
  return Buffer.concat(chunks);
}

test("a ZIP archive tells names, content and what can be started, and is the same each time", async () => {
  const bytes = await written("zip");
  assert.ok(bytes.length < 10_000);
  assert.deepEqual([...zipMembers(bytes)].map(([name, content]) => [name, content.toString()]), [["a.sh", "#!"], [LONG, "text ".repeat(100_000)], ["empty", ""]]);
  const { members, aside } = await zipSource(new Blob([bytes]), () => undefined);
  assert.deepEqual([members.map(({ isProgram }) => isProgram), aside.size], [[true, false, false], 0]);
  assert.deepEqual(bytes.subarray(10, 14), Buffer.from([0, 0, 33, 0]), "1980-01-01 00:00");
  assert.deepEqual(await written("zip"), bytes);
});

test("what would look like a bomb is not packed", async () => {
  const dense = { name: "dense", blob: new Blob([Buffer.alloc(3 * MIB)]), isProgram: false, isStored: false };
  const bytes = await written("zip", [dense]);
  assert.equal((await zipSource(new Blob([bytes]), () => undefined)).members[0]?.size, 3 * MIB);
});

test("a tape archive tells the same and no more", async () => {
  const bytes = await written("tar");
  const { members, aside } = await tarSource(new Blob([bytes]), () => undefined);
  const contents = await Promise.all(members.map(async ({ content }) => (await content(() => Promise.reject())).text()));
  assert.deepEqual(members.map(({ name, isProgram }) => [name, isProgram]), [["a.sh", true], [LONG, false], ["empty", false]]);
  assert.deepEqual([contents, aside.size], [["#!", "text ".repeat(100_000), ""], 0]);
  assert.equal(bytes.toString("latin1", 108, 124).replace(/[\0 ]/g, ""), "00000000000000", "nobody owns it");
  assert.equal(Number.parseInt(bytes.toString("latin1", 136, 147), 8), 315_532_800, "1980-01-01");
  const packed = await written("tar.gz");
  assert.deepEqual(gunzipSync(packed), bytes);
  assert.deepEqual(packed.subarray(4, 8), Buffer.alloc(4), "no date");
});
