import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PRINTED, placed, printedLines } from "../../tests/browser/fixture/printed-lines.js";
import { lines, startedReader } from "../../tests/browser/fixture/started-reader.js";
import { factorFor, tilesOf } from "./ocr-reader.js";
import { scaled } from "./scaled-picture.js";

/** @typedef {import("./ocr-message.js").Word} Word */
/** @typedef {ReturnType<typeof printedLines>} Picture */

/** @type {import("./ocr-reader.js").OcrReader} */
let reader;

before(async () => {
  reader = await startedReader();
});

after(() => reader.end());

/**
 * @param {Picture} picture
 * @param {number} factor
 * @returns {Picture}
 */
function times({ width, height, rgba }, factor) {
  const { samples, ...size } = scaled({ width, height, samples: rgba }, { left: 0, top: 0, width, height }, factor, 4);
  return { ...size, rgba: samples };
}

/**
 * Whether words lie where they do in the picture as it is, when that is scaled.
 *
 * @param {Word[]} words
 * @param {number} factor
 */
function lie(words, factor) {
  const last = words.at(-1);
  assert.ok(last !== undefined);
  const is = [last.left, last.top, last.right, last.bottom];
  const wanted = [353, 41, 521, 62].map((side) => side * factor);
  assert.ok(is.every((side, index) => Math.abs(side - (wanted[index] ?? NaN)) <= 3 * Math.max(factor, 1)), `${is} is not ${wanted}`);
}

for (const { what, factor, colours } of [
  { what: "as it is", factor: 1 },
  { what: "half as large, as on a usual screen", factor: 0.5 },
  { what: "three times as large", factor: 3 },
  { what: "light on dark", factor: 1, colours: { ink: [230, 230, 230], ground: [24, 26, 30, 255] } },
  { what: "light on nothing", factor: 1, colours: { ink: [255, 255, 255], ground: [0, 0, 0, 0] } },
  { what: "dark on nothing", factor: 1, colours: { ink: [20, 20, 90], ground: [0, 0, 0, 0] } },
]) {
  test(`every word is read in print ${what}, with its place and its line`, () => {
    const print = printedLines(/** @type {Parameters<typeof printedLines>[0]} */ (colours));
    const words = reader.read(factor === 1 ? print : times(print, factor));
    assert.deepEqual(lines(words), PRINTED);
    lie(words, factor);
    assert.ok(words.every(({ text, confidence }) => /^\S+$/.test(text) && confidence > 0.5));
  });
}

test("a picture that is read tile by tile says every word once", () => {
  // The first stands across the middle, where two tiles of the large picture meet.
  const words = reader.read(placed(printedLines(), 5400, 500, [[2450, 60], [100, 300], [4700, 300]]));
  const said = words.map(({ text }) => text).sort();
  assert.deepEqual(said, PRINTED.join(" ").split(" ").flatMap((word) => [word, word, word]).sort());
});

test("where nothing is written nothing is read", () => {
  assert.deepEqual(reader.read({ width: 300, height: 200, rgba: new Uint8Array(300 * 200 * 4).fill(200) }), []);
  assert.deepEqual(reader.read({ width: 1, height: 1, rgba: new Uint8Array(4) }), []);
});

test("letters are brought to the size at which they are read best, where they are far from it", () => {
  const screen = { width: 1920, height: 1080 };
  assert.equal(factorFor(null, screen), 1);
  assert.equal(factorFor(17, screen), 1);
  assert.ok(factorFor(8, screen) > 1.5 && factorFor(50, screen) < 0.3);
  assert.ok(factorFor(4, { width: 10_000, height: 10_000 }) === 1, "a huge picture is not made larger");
});

test("tiles cover every pixel once with their cores, and run into each other", () => {
  const tiles = tilesOf({ width: 9001, height: 7003 }, 1);
  assert.equal(tiles.reduce((sum, { core }) => sum + (core.right - core.left) * (core.bottom - core.top), 0), 9001 * 7003);
  for (const { part, core } of tiles) {
    assert.ok(part.left <= core.left && part.left + part.width >= core.right && part.left + part.width <= 9001);
    assert.ok(core.left === 0 || core.left - part.left === 400);
  }
});
