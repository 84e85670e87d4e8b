import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { PictureSight } from "./sight.js";

/** "JANE ROE" as a Micro QR code: ISO/IEC 18004, M3. */
const CODE = [
  "#######.#.#.#.#",
  "#.....#.#.##..#",
  "#.###.#..#.#..#",
  "#.###.#..#..##.",
  "#.###.#.#######",
  "#.....#...##.##",
  "#######.##..###",
  "........####...",
  "#.....###.#####",
  ".....##.....#..",
  "####....###...#",
  "...#...#.#####.",
  "#..##..#....###",
  ".##.####....##.",
  "###..##..###.#.",
];

const QUIET = 4;
const MODULE = 4;

/** @type {PictureSight} */
let sight;

before(async () => {
  const started = await PictureSight.start(await readFile(new URL("../pkg-sight/scrubjay_sight_bg.wasm", import.meta.url)));
  assert.ok(started !== null);
  sight = started;
});

/** A code on white. */
function picture() {
  const side = (CODE.length + 2 * QUIET) * MODULE;
  const rgba = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const row = CODE[Math.floor(y / MODULE) - QUIET];
      if (row?.[Math.floor(x / MODULE) - QUIET] === "#") rgba.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, rgba };
}

test("a code is read at its place, and no face is seen in it", () => {
  const codes = sight.codes(picture());
  assert.equal(codes?.length, 1);
  const [code] = codes;
  assert.equal(code?.text, "JANE ROE");
  const wanted = [QUIET * MODULE, (QUIET + CODE.length) * MODULE];
  assert.ok(code !== undefined && Math.abs(code.left - (wanted[0] ?? 0)) < 6 && Math.abs(code.bottom - (wanted[1] ?? 0)) < 6);
  assert.deepEqual(sight.faces(picture()), []);
});

test("where nothing is nothing is seen", () => {
  const nothing = { width: 300, height: 200, rgba: new Uint8Array(300 * 200 * 4).fill(200) };
  assert.deepEqual([sight.faces(nothing), sight.codes(nothing)], [[], []]);
});

test("bytes that are no module see nothing", async () => {
  assert.equal(await PictureSight.start(new Uint8Array([1, 2, 3])), null);
});

test("what has stopped is not called again", () => {
  assert.equal(sight.faces({ width: 2, height: 2, rgba: new Uint8Array(3) }), null);
  assert.equal(sight.codes(picture()), null);
});
