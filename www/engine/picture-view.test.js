import assert from "node:assert/strict";
import { test } from "node:test";
import { PictureView } from "./picture-view.js";

/** @typedef {import("./page-space.js").Quad} Quad */

/** Four pixels across and two down: the left half red, the right one blue. */
function source() {
  const [red, blue] = [[255, 0, 0, 255], [0, 0, 255, 255]];
  const row = [red, red, blue, blue].flat();
  let asked = 0;
  return {
    pixels: (/** @type {number} */ page) => {
      asked += 1;
      return page === 0 ? { width: 4, height: 2, rgba: Uint8Array.from([row, row].flat()) } : undefined;
    },
    get asked() {
      return asked;
    },
  };
}

test("a page is shown as wide as it is asked for, and not wider than it is", () => {
  const view = new PictureView(source());
  const small = view.picture(0, 2);
  assert.deepEqual([small.width, small.height], [2, 1]);
  assert.ok((small.rgba[0] ?? 0) > 200 && (small.rgba[2] ?? 0) < 50, "red on the left");
  assert.ok((small.rgba[4] ?? 0) < 50 && (small.rgba[6] ?? 0) > 200, "blue on the right");
  const large = view.picture(0, 400);
  assert.deepEqual([large.width, large.height, large.rgba.length], [4, 2, 32]);
  assert.deepEqual([...large.rgba.subarray(0, 4)], [255, 0, 0, 255]);
});

test("boxes are told in widths from the upper left corner, and areas go back from the lower left one", () => {
  const view = new PictureView(source());
  /** @type {Quad} */
  const quad = [[1, 1], [3, 1], [3, 2], [1, 2]];
  const [box] = view.boxes(0, [{ id: "f", key: "k", entity: "person", text: "Jane", quads: [quad] }]);
  assert.deepEqual(box?.lines, [{ x: 0.25, y: 0, width: 0.5, height: 0.25, angle: 0 }]);
  assert.deepEqual(view.areas([{ page: 0, x: 0.25, y: 0, width: 0.5, height: 0.25 }]), [{ page: 0, rect: [1, 1, 3, 2] }]);
});

test("pixels are unpacked once for all that is asked of a page", () => {
  const pixels = source();
  const view = new PictureView(pixels);
  view.picture(0, 4);
  view.areas([{ page: 0, x: 0, y: 0, width: 1, height: 0.5 }]);
  assert.equal(pixels.asked, 1);
});

test("a picture without pixels is an error of ours", () => {
  const view = new PictureView(source());
  assert.throws(() => view.picture(1, 4), { code: "CannotRewrite" });
  assert.deepEqual(view.boxes(1, []), []);
});
