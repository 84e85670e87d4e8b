import assert from "node:assert/strict";
import { test } from "node:test";
import { lineOf, rectOf } from "./page-space.js";

/** A page of 400 by 300 points, shown upright and by quarters turned to the right. */
const TURNED = {
  0: { width: 400, height: 300, transform: [1, 0, 0, -1, 0, 300] },
  90: { width: 300, height: 400, transform: [0, 1, 1, 0, 0, 0] },
  180: { width: 400, height: 300, transform: [-1, 0, 0, 1, 400, 0] },
  270: { width: 300, height: 400, transform: [0, -1, -1, 0, 300, 400] },
};

/** @param {number[]} numbers */
function rounded(numbers) {
  return numbers.map((number) => Math.round(number * 1e6) / 1e6);
}

/** A word of 40 by 20 points near the lower left corner of the page, as a line. @type {import("./page-space.js").Quad} */
const WORD = [[10, 30], [50, 30], [50, 50], [10, 50]];

test("an upright area is told from the lower edge of the page", () => {
  const shape = { x: 0.1, y: 0.25, width: 0.5, height: 0.125 };
  assert.deepEqual(rounded(rectOf(shape, TURNED[0])), [40, 150, 240, 200]);
});

test("an area on a turned page is where the page itself has it", () => {
  // Turned to the right, the left edge of the page is at the top and its lower edge at the left.
  const shape = { x: 30 / 300, y: 10 / 300, width: 20 / 300, height: 40 / 300 };
  assert.deepEqual(rounded(rectOf(shape, TURNED[90])), [10, 30, 50, 50]);
});

for (const [degrees, size] of Object.entries(TURNED)) {
  test(`an area around a line covers the line where the page is turned by ${degrees} degrees`, () => {
    const { x, y, width, height, angle } = lineOf(WORD, size);
    // The corners of the line, the way it is drawn.
    const [along, across] = [[Math.cos(angle), Math.sin(angle)], [-Math.sin(angle), Math.cos(angle)]];
    const corners = [[0, 0], [width, 0], [0, height], [width, height]].map(([s = 0, t = 0]) => [x + s * (along[0] ?? 0) + t * (across[0] ?? 0), y + s * (along[1] ?? 0) + t * (across[1] ?? 0)]);
    const [xs, ys] = [corners.map(([u = 0]) => u), corners.map(([, v = 0]) => v)];
    const shape = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
    assert.ok(shape.x >= 0 && shape.y >= 0 && shape.x + shape.width <= 1 && shape.y + shape.height <= size.height / size.width);
    assert.deepEqual(rounded(rectOf(shape, size)), [10, 30, 50, 50]);
  });
}

test("a page whose corner is not at zero and whose unit is larger is met as well", () => {
  // Cut out of a larger one at (100, 200), with two points to the unit.
  const size = { width: 200, height: 100, transform: [2, 0, 0, -2, -200, 500] };
  assert.deepEqual(rounded(rectOf({ x: 0.5, y: 0.25, width: 0.25, height: 0.25 }, size)), [150, 200, 175, 225]);
});
