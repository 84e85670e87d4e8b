import assert from "node:assert/strict";
import { test } from "node:test";
import { around, between, moved, resized } from "./area-shape.js";

/** A page twice as high as it is wide. */
const RATIO = 0.5;

/** @param {import("../engine/contract.js").Shape} shape */
function rounded({ x, y, width, height }) {
  return [x, y, width, height].map((number) => Math.round(number * 1e6) / 1e6);
}

test("a shape lies between two places, whichever is first", () => {
  const [one, other] = [{ x: 0.2, y: 1.5 }, { x: 0.6, y: 1.1 }];
  assert.deepEqual(rounded(between(one, other, RATIO)), [0.2, 1.1, 0.4, 0.4]);
  assert.deepEqual(between(one, other, RATIO), between(other, one, RATIO));
});

test("what is drawn beyond the page ends at its edge", () => {
  assert.deepEqual(rounded(between({ x: 0.9, y: 1.9 }, { x: 1.4, y: 2.3 }, RATIO)), [0.9, 1.9, 0.1, 0.1]);
  assert.deepEqual(rounded(between({ x: 0.1, y: 0.1 }, { x: -1, y: -1 }, RATIO)), [0, 0, 0.1, 0.1]);
});

test("a shape around a place is inside the page, also of one that is very low", () => {
  assert.deepEqual(rounded(around({ x: 0.5, y: 1 }, 1, RATIO)), [0.375, 0.97, 0.25, 0.06]);
  assert.deepEqual(rounded(around({ x: 1, y: 2 }, 1, RATIO)), [0.75, 1.94, 0.25, 0.06]);
  assert.deepEqual(rounded(around({ x: 0.5, y: 0.01 }, 1, 50)), [0.375, 0, 0.25, 0.02]);
  assert.deepEqual(rounded(around({ x: 0.5, y: 1 }, 0.2, RATIO)), [0.475, 0.994, 0.05, 0.012]);
});

test("a shape that is moved keeps its size and stays on the page", () => {
  const shape = { x: 0.2, y: 0.2, width: 0.3, height: 0.1 };
  assert.deepEqual(rounded(moved(shape, 0.1, -0.1, RATIO)), [0.3, 0.1, 0.3, 0.1]);
  assert.deepEqual(rounded(moved(shape, 5, 5, RATIO)), [0.7, 1.9, 0.3, 0.1]);
  assert.deepEqual(rounded(moved(shape, -5, -5, RATIO)), [0, 0, 0.3, 0.1]);
});

test("a corner moves alone, stays on the page and never passes the one across", () => {
  const shape = { x: 0.2, y: 0.2, width: 0.3, height: 0.1 };
  assert.deepEqual(rounded(resized(shape, "se", 0.1, 0.1, RATIO)), [0.2, 0.2, 0.4, 0.2]);
  assert.deepEqual(rounded(resized(shape, "nw", 0.1, 0.05, RATIO)), [0.3, 0.25, 0.2, 0.05]);
  assert.deepEqual(rounded(resized(shape, "ne", 9, -9, RATIO)), [0.2, 0, 0.8, 0.3]);
  assert.deepEqual(rounded(resized(shape, "sw", 9, -9, RATIO)), [0.49, 0.2, 0.01, 0.01]);
});

test("on a page that is shown large a shape may be thinner, and one that is thinner stays so on a small page", () => {
  const shape = { x: 0.2, y: 0.2, width: 0.3, height: 0.1 };
  const thin = resized(shape, "se", -1, -1, RATIO, 0.001);
  assert.deepEqual(rounded(thin), [0.2, 0.2, 0.001, 0.001]);
  assert.deepEqual(rounded(resized(thin, "se", 0.1, 0, RATIO)), [0.2, 0.2, 0.101, 0.001]);
});
