import assert from "node:assert/strict";
import { test } from "node:test";
import { withinLines } from "./word-box.js";

/** @typedef {import("./ocr-message.js").Word} Word */

const GROUND = 240;
const [WIDTH, HEIGHT] = [200, 60];

/**
 * Three words in each of two lines, on a picture with their letters.
 *
 * @param {{ second?: Partial<Word>, ink?: [number, number, number, number][] }} [changes] of the last word but one, and what else is drawn: left, top, width and height
 */
function printed({ second = {}, ink = [] } = {}) {
  const samples = new Uint8Array(WIDTH * HEIGHT).fill(GROUND);
  const draw = (/** @type {[number, number, number, number]} */ [left, top, width, height]) => {
    for (let y = top; y < top + height; y += 1) samples.fill(10, y * WIDTH + left, y * WIDTH + left + width);
  };
  /** @type {Word[]} */
  const words = [];
  for (const top of [10, 30]) {
    for (const left of [10, 70, 130]) {
      for (let x = left; x < left + 48; x += 6) draw([x, top, 3, 12]);
      words.push({ text: "word", left, top, right: left + 50, bottom: top + 12, confidence: 0.9, endsLine: left === 130 });
    }
  }
  ink.forEach(draw);
  Object.assign(/** @type {Word} */ (words[4]), second);
  return { words, picture: { width: WIDTH, height: HEIGHT, samples } };
}

/** @param {ReturnType<typeof printed>} printed */
function mended({ words, picture }) {
  return withinLines(words, picture).map(({ top, bottom }) => [top, bottom]);
}

const UPPER = [10, 22];
const LOWER = [30, 42];

test("boxes that end where their letters do stay as they are", () => {
  assert.deepEqual(mended(printed()), [UPPER, UPPER, UPPER, LOWER, LOWER, LOWER]);
});

test("a box that covers a piece of the line above ends where nothing is written", () => {
  assert.deepEqual(mended(printed({ second: { top: 14 } }))[4], [22, 42]);
});

test("what hangs down from the line above is not covered either", () => {
  const given = printed({ second: { top: 14 }, ink: [[76, 22, 3, 4]] });
  Object.assign(/** @type {Word} */ (given.words[1]), { bottom: 26 });
  assert.deepEqual(mended(given)[4], [26, 42]);
});

test("what stands above the letters of the word itself stays in its box", () => {
  const accent = printed({ second: { top: 14 }, ink: [[90, 24, 4, 3]] });
  const [top = 0] = mended(accent)[4] ?? [];
  assert.ok(top >= 22 && top <= 24, `${top}`);
});

test("where letters of both lines touch the box stays as it is", () => {
  const touching = printed({ second: { top: 14 }, ink: [[76, 20, 3, 12]] });
  assert.deepEqual(mended(touching)[4], [14, 42]);
});

test("a box that covers a piece of the line below ends above it", () => {
  const given = printed();
  Object.assign(/** @type {Word} */ (given.words[1]), { bottom: 38 });
  assert.deepEqual(mended(given)[1], [10, 30]);
});

test("a word alone in its line is held against the lines around it", () => {
  const given = printed({ second: { top: 14 } });
  given.words.splice(5, 1);
  given.words.splice(3, 1);
  assert.deepEqual(mended(given)[3], [22, 42]);
});
