import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { BLOCK, tar } from "../../tests/browser/fixture/tar.js";
import { Scratch } from "./scratch.js";
import { gunzipped, tarSource } from "./tar-source.js";

/** @param {Buffer} bytes */
function source(bytes) {
  return tarSource(new Blob([/** @type {Buffer<ArrayBuffer>} */ (bytes)]), () => undefined);
}

/** @param {Buffer} bytes */
async function files(bytes) {
  const { members } = await source(bytes);
  const none = () => Promise.reject(new Error("a tape archive is not copied"));
  return Promise.all(members.map(async ({ name, content }) => [name, await (await content(none)).text()]));
}

const LONG = `${"folder/".repeat(40)}x.txt`;

test("files are parts of the archive, under names of all lengths", async () => {
  const path = `path=${LONG}\n`;
  const pax = `${path.length + 4} ${path}`;
  const bytes = tar(
    { type: "g", content: "17 comment=secret" },
    { name: "a/", type: "5" },
    { name: "a/x", content: "text".repeat(1000) },
    { name: "y", prefix: "b/c", content: "" },
    { type: "x", content: pax },
    { name: "cut", content: "pax" },
    { type: "L", content: `${LONG}2\0` },
    { name: "cut", content: "gnu" },
  );
  assert.deepEqual(await files(bytes), [["a/x", "text".repeat(1000)], ["b/c/y", ""], [LONG, "pax"], [`${LONG}2`, "gnu"]]);
});

test("other names of a file are copies of it, and the last of a name counts", async () => {
  const bytes = tar({ name: "a", content: "old" }, { name: "a", content: "new", mode: 0o755 }, { name: "b", type: "1", target: "a" }, { name: "c", type: "1", target: "nothing" });
  assert.deepEqual(await files(bytes), [["a", "new"], ["b", "new"]]);
  const { members, aside } = await source(bytes);
  assert.deepEqual(members.map(({ isProgram }) => isProgram), [true, true]);
  assert.deepEqual([...aside], [["unreferenced", 1], ["unknown_file", 1]]);
});

test("links, devices and files in pieces are counted and left out", async () => {
  const sparse = `GNU.sparse.major=1\n`;
  const { members, aside } = await source(tar(
    { name: "l", type: "2", target: "a" },
    { name: "d", type: "3" },
    { name: "s", type: "S", content: "piece" },
    { type: "x", content: `${sparse.length + 3} ${sparse}` },
    { name: "p", content: "piece" },
    { name: "a", content: "whole" },
  ));
  assert.deepEqual([members.map(({ name }) => name), [...aside]], [["a"], [["link", 1], ["unknown_file", 3]]]);
});

test("hostile archives are refused", async () => {
  const refused = (/** @type {Buffer} */ bytes) => assert.rejects(source(bytes), { code: "Malformed" });
  await refused(tar({ name: "../x", content: "text" }));
  await refused(tar({ name: "x", content: "text".repeat(1000) }).subarray(0, 2 * BLOCK));
  await refused(tar({ type: "x", content: "99999 path=x\n" }, { name: "x" }));
  await refused(Buffer.alloc(2 * BLOCK));
  const bytes = tar({ name: "x", content: "text" });
  bytes[0] = 0x79;
  await refused(bytes);
});

test("what gzip packed is unpacked to a file, unless it is a bomb or broken", async () => {
  const unpacked = async (/** @type {Buffer} */ packed) => {
    const to = await (await Scratch.open()).create("tar");
    return gunzipped(new Blob([/** @type {Buffer<ArrayBuffer>} */ (packed)]), to, () => undefined);
  };
  assert.equal(await (await unpacked(gzipSync("text"))).text(), "text");
  await assert.rejects(unpacked(gzipSync("text").subarray(0, -6)), { code: "Malformed" });
  await assert.rejects(unpacked(gzipSync(Buffer.alloc(4 * 1024 * 1024))), { code: "LimitExceeded" });
});

test("whatever bytes are changed, an archive is listed or refused", async () => {
  const path = `path=${LONG}\n`;
  const whole = tar({ type: "x", content: `${path.length + 4} ${path}` }, { name: "a", content: "text" }, { type: "L", content: `${LONG}\0` }, { name: "b", content: "more" }, { name: "s", type: "S", content: "piece" }, { name: "c", type: "1", target: "a" });
  // Always the same numbers (Numerical Recipes, 7.1).
  let seed = 1;
  const random = (/** @type {number} */ below) => (seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32) % below;
  let refused = 0;
  for (let round = 0; round < 3000; round += 1) {
    const bytes = Buffer.from(whole);
    for (let changes = 1 + (round % 4); changes > 0; changes -= 1) bytes[random(bytes.length)] = random(256);
    // The sum of a header is what an attacker sets as well.
    for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
      if (whole[at + 257] !== 0x75) continue;
      bytes.fill(0x20, at + 148, at + 156);
      const sum = bytes.subarray(at, at + BLOCK).reduce((all, byte) => all + byte, 0);
      bytes.write(sum.toString(8).padStart(6, "0"), at + 148, "latin1");
    }
    await source(bytes).catch((reason) => {
      refused += 1;
      assert.equal(reason.code, "Malformed");
    });
  }
  assert.ok(refused > 100 && refused < 2900, `${refused} of 3000`);
});
