import assert from "node:assert/strict";
import { test } from "node:test";
import { DrawingFault } from "./drawing-fault.js";
import { readPlates } from "./plate.js";

/** @typedef {import("./contract.js").Plate} Plate */

/** @param {number} page @returns {Plate} */
const plate = (page) => ({ page, part: [0, 0, 4, 2], scale: 1, isDrawn: false });
const transform = [2, 0, 0, -2, -7, 9];
const pixels = () => ({ width: 4, height: 2, rgba: new Uint8Array(32), transform });
const view = { pixels };

function session() {
  /** @type {[number, { transform: number[] }][]} */
  const told = [];
  return { told, readPage: (/** @type {number} */ page, /** @type {any} */ sight) => void told.push([page, sight]) };
}

/** @param {unknown} words */
const reader = (words) => /** @type {any} */ ({ read: () => Promise.resolve(words && { words, faces: [{ left: 1, top: 0, right: 2, bottom: 1 }], codes: [] }) });

test("the engine hears of every plate, and where its pixels lie", async () => {
  const engine = session();
  assert.deepEqual(await readPlates(engine, [plate(0), plate(2)], reader([]), view), { pages: [0, 2], failed: false, unseen: false, closed: [] });
  assert.deepEqual(engine.told.map(([page, { transform: told }]) => [page, told]), [
    [0, transform],
    [2, transform],
  ]);
});

test("faces and codes are told as well, and whether they were not looked for", async () => {
  const engine = session();
  await readPlates(engine, [plate(0)], reader([]), view);
  assert.deepEqual(/** @type {any} */ (engine.told[0]?.[1]).faces, [[1, 0, 2, 1]]);
  const blind = /** @type {any} */ ({ read: () => Promise.resolve({ words: [], faces: [], codes: null }) });
  assert.deepEqual(await readPlates(engine, [plate(0)], blind, view), { pages: [0], failed: false, unseen: true, closed: [] });
});

test("what has no pixels stays unread, and a reader that fails ends it", async () => {
  const engine = session();
  const without = { pixels: (/** @type {import("./contract.js").Plate} */ { page }) => (page === 0 ? null : pixels()) };
  assert.deepEqual(await readPlates(engine, [plate(0), plate(1)], reader([]), without), { pages: [1], failed: false, unseen: false, closed: [0] });
  assert.deepEqual(await readPlates(engine, [plate(1)], reader(null), without), { pages: [], failed: true, unseen: false, closed: [] });
  assert.deepEqual(await readPlates(engine, [plate(1)], null, without), { pages: [], failed: true, unseen: false, closed: [] });
});

test("a page that cannot be drawn is told of, and the others are read", async () => {
  const engine = session();
  const faulty = {
    pixels: (/** @type {import("./contract.js").Plate} */ { page }) => {
      if (page === 1) throw new DrawingFault();
      return pixels();
    },
  };
  assert.deepEqual(await readPlates(engine, [plate(0), plate(1), plate(2)], reader([]), faulty), { pages: [0, 2], failed: true, unseen: false, closed: [] });
});

test("of a book the first hundred pages are read", async () => {
  const engine = session();
  const { pages, failed } = await readPlates(engine, Array.from({ length: 102 }, (_, page) => plate(page)), reader([]), view);
  assert.deepEqual([pages.length, pages.at(-1), failed], [100, 99, false]);
});
