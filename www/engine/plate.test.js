import assert from "node:assert/strict";
import { test } from "node:test";
import { readPlates } from "./plate.js";

/** @typedef {import("./contract.js").Plate} Plate */

/** @param {number} page @returns {Plate} */
const plate = (page) => ({ page, part: [0, 0, 4, 2], scale: 1 });
const pixels = () => ({ width: 4, height: 2, rgba: new Uint8Array(32) });

/** @param {(page: number) => ReturnType<typeof pixels> | undefined} source */
function session(source) {
  /** @type {[number, { transform: number[] }][]} */
  const told = [];
  return { told, pixels: source, readPage: (/** @type {number} */ page, /** @type {any} */ sight) => void told.push([page, sight]) };
}

/** @param {unknown} words */
const reader = (words) => /** @type {any} */ ({ read: () => Promise.resolve(words && { words, faces: [{ left: 1, top: 0, right: 2, bottom: 1 }], codes: [] }) });

test("the engine hears of every plate, and where its pixels lie", async () => {
  const engine = session(pixels);
  assert.deepEqual(await readPlates(engine, [plate(0), plate(2)], reader([]), null), { pages: [0, 2], failed: false, unseen: false });
  assert.deepEqual(engine.told.map(([page, { transform }]) => [page, transform]), [
    [0, [1, 0, 0, -1, 0, 2]],
    [2, [1, 0, 0, -1, 0, 2]],
  ]);
});

test("faces and codes are told as well, and whether they were not looked for", async () => {
  const engine = session(pixels);
  await readPlates(engine, [plate(0)], reader([]), null);
  assert.deepEqual(/** @type {any} */ (engine.told[0]?.[1]).faces, [[1, 0, 2, 1]]);
  const blind = /** @type {any} */ ({ read: () => Promise.resolve({ words: [], faces: [], codes: null }) });
  assert.deepEqual(await readPlates(engine, [plate(0)], blind, null), { pages: [0], failed: false, unseen: true });
});

test("pages that have to be drawn are, and no others", async () => {
  const engine = session(() => assert.fail("the engine has no pixels of pages"));
  const view = () => ({ pixels: () => ({ ...pixels(), transform: [2, 0, 0, -2, -7, 9] }) });
  assert.deepEqual(await readPlates(engine, [plate(1)], reader([]), view), { pages: [1], failed: false, unseen: false });
  assert.deepEqual(engine.told[0]?.[1].transform, [2, 0, 0, -2, -7, 9]);
});

test("what has no pixels stays unread, and a reader that fails ends it", async () => {
  const engine = session((page) => (page === 0 ? undefined : pixels()));
  assert.deepEqual(await readPlates(engine, [plate(0), plate(1)], reader([]), null), { pages: [1], failed: false, unseen: false });
  assert.deepEqual(await readPlates(engine, [plate(1)], reader(null), null), { pages: [], failed: true, unseen: false });
  assert.deepEqual(await readPlates(engine, [plate(1)], null, null), { pages: [], failed: true, unseen: false });
});

test("of a book the first hundred pages are read", async () => {
  const engine = session(pixels);
  const { pages, failed } = await readPlates(engine, Array.from({ length: 102 }, (_, page) => plate(page)), reader([]), null);
  assert.deepEqual([pages.length, pages.at(-1), failed], [100, 99, false]);
});
