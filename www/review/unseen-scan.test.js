import assert from "node:assert/strict";
import { test } from "node:test";
import { nextScan, unseenScans } from "./unseen-scan.js";

/** @typedef {import("../element/state.js").FileState} FileState */

/**
 * @param {string} id
 * @param {number[]} scans
 * @param {FileState["status"]} [status]
 * @returns {FileState}
 */
function file(id, scans, status = "ready") {
  const opened = { format: "pdf", formatName: "PDF", units: 0, characters: 0, pictures: 0, dropped: [], sheets: [], files: [], plates: [], scans };
  return { id, role: "deliverable", name: id, size: 1, status, progress: null, fault: null, opened, clean: null, namesSought: true, archive: null, holds: 0, reading: { pages: [], failed: false, unseen: false, closed: [] } };
}

/** @param {Record<string, number[]>} pages */
function seen(pages) {
  return new Map(Object.entries(pages).map(([id, numbers]) => [id, new Set(numbers)]));
}

const FILES = [file("a", [0, 3]), file("b", []), file("c", [1])];

test("scans of all files that can be cleaned are to be looked at", () => {
  const all = [{ fileId: "a", page: 0 }, { fileId: "a", page: 3 }, { fileId: "c", page: 1 }];
  assert.deepEqual(unseenScans(FILES, seen({})), all);
  assert.deepEqual(unseenScans([...FILES, file("d", [0], "refused")], seen({})), all);
  assert.deepEqual(unseenScans(FILES, seen({ a: [0, 3], b: [7] })), all.slice(2));
});

test("the next scan is the one after the last, over files and from the beginning again", () => {
  const [first, second, third] = unseenScans(FILES, seen({}));
  assert.deepEqual(nextScan(FILES, seen({}), null), first);
  assert.deepEqual(nextScan(FILES, seen({}), first ?? null), second);
  assert.deepEqual(nextScan(FILES, seen({}), second ?? null), third);
  assert.deepEqual(nextScan(FILES, seen({}), third ?? null), first);
});

test("the next scan is none that was looked at, and there is none when all were", () => {
  assert.deepEqual(nextScan(FILES, seen({ a: [0, 3] }), { fileId: "a", page: 0 }), { fileId: "c", page: 1 });
  assert.deepEqual(nextScan(FILES, seen({ c: [1] }), { fileId: "a", page: 3 }), { fileId: "a", page: 0 });
  assert.equal(nextScan(FILES, seen({ a: [0, 3], c: [1] }), null), null);
});
