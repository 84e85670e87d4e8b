import assert from "node:assert/strict";
import { test } from "node:test";
import { CHUNK_ITEMS, ItemWindow } from "./item-window.js";

test("what is rendered stays the same when all grows and the view moves along", () => {
  const window = new ItemWindow();
  window.resize(CHUNK_ITEMS * 20);
  for (let chunk = 0; chunk < 8; chunk += 1) window.measure(chunk, 500 + chunk * 10);
  const before = window.around(3000, 400);
  window.grow(3);
  const after = window.around(9000, 1200);
  assert.deepEqual([after.first, after.last], [before.first, before.last]);
  assert.deepEqual([after.abovePx, after.belowPx].map(Math.round), [before.abovePx * 3, before.belowPx * 3].map(Math.round));
});
