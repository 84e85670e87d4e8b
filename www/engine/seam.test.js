import assert from "node:assert/strict";
import { test } from "node:test";
import { cutAlong, seamOf } from "./seam.js";

/** @typedef {import("./grey-picture.js").Grey} Grey */

const SIZE = 9;
const GROUND = 240;
const INK = 20;

/**
 * @param {number} width
 * @param {number} height
 * @returns {Grey}
 */
function blank(width, height) {
  return { width, height, samples: new Uint8Array(width * height).fill(GROUND) };
}

/**
 * @param {Grey} picture
 * @param {[number, number, number, number]} box left, top, width and height
 */
function fill({ width, samples }, [left, top, across, down]) {
  for (let y = top; y < top + down; y += 1) samples.fill(INK, y * width + left, y * width + left + across);
}

/**
 * Prints a line of words: strokes, with gaps between every six.
 *
 * @param {Grey} picture
 * @param {[number, number, number]} place left, top and width
 */
function line(picture, [left, top, across]) {
  for (let x = left, stroke = 1; x + 3 <= left + across; x += stroke % 6 === 0 ? 12 : 5, stroke += 1) fill(picture, [x, top, 2, SIZE]);
}

/** @param {Grey} picture */
function inkOf({ samples }) {
  return samples.filter((shade) => shade === INK).length;
}

/**
 * The rows of a picture in which lines begin.
 *
 * @param {Grey} picture
 * @param {number} x where a stroke stands in each
 */
function tops({ width, height, samples }, x) {
  return Array.from({ length: height }, (_, y) => y).filter((y) => samples[y * width + x] === INK && samples[(y - 1) * width + x] !== INK);
}

test("a cut goes between lines, and from one column to another where these stand in its way", () => {
  const picture = blank(800, 480);
  const left = Array.from({ length: 24 }, (_, index) => 20 + index * 18);
  const right = left.map((top) => top + 9);
  for (const top of left) line(picture, [20, top, 340]);
  for (const top of right) line(picture, [440, top, 340]);
  const seam = seamOf(picture, SIZE);
  assert.ok(seam !== null);
  assert.ok(new Set(seam).size > 1, "no straight line goes through");
  const [upper, lower] = cutAlong(picture, seam);
  assert.ok(upper !== undefined && lower !== undefined);
  assert.equal(inkOf(upper.picture) + inkOf(lower.picture), inkOf(picture), "every letter is in one half");
  const whole = (/** @type {number} */ x) => [...tops(upper.picture, x), ...tops(lower.picture, x).map((top) => top + lower.top)];
  assert.deepEqual([whole(20), whole(440)], [left, right]);
  assert.ok(Math.abs(inkOf(upper.picture) / inkOf(picture) - 0.5) < 0.1, "both have as much to read");
});

test("a cut crosses the rules of a table, and none of its words", () => {
  const picture = blank(600, 400);
  for (const x of [10, 200, 400, 580]) fill(picture, [x, 10, 2, 380]);
  for (let y = 10; y < 390; y += 20) {
    fill(picture, [10, y, 570, 1]);
    for (const left of [20, 210, 410]) line(picture, [left, y + 6, 150]);
  }
  const seam = seamOf(picture, SIZE);
  assert.ok(seam !== null);
  const [upper, lower] = cutAlong(picture, seam);
  assert.ok(upper !== undefined && lower !== undefined);
  const count = (/** @type {Grey} */ half) => tops(half, 210).length;
  assert.equal(count(upper.picture) + count(lower.picture), count(picture));
});

test("a gap between words is no way through a line", () => {
  const picture = blank(600, 400);
  for (let index = 0; index < 12; index += 1) line(picture, [20, 20 + index * 30, 560]);
  const seam = seamOf(picture, SIZE);
  assert.equal(new Set(seam).size, 1);
});

test("where something stands in every row there is no cut", () => {
  const picture = blank(600, 400);
  for (let row = 0; row < 400; row += 1) for (let x = 0; x < 590; x += 9) fill(picture, [x + ((row * 5) % 9), row, 1, 1]);
  assert.equal(seamOf(picture, SIZE), null);
  assert.equal(seamOf(blank(600, 400), SIZE), null);
  assert.equal(seamOf(blank(1, 1), SIZE), null);
});
