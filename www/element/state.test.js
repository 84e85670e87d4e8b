import assert from "node:assert/strict";
import { test } from "node:test";
import { INITIAL, awaitsNames, isClean, missedWords, next } from "./state.js";

/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").State} State */

const FAULT = { code: "NamesAbsent", message: "The file of names is missing.", retryable: true };

/**
 * A review of one file that was scanned without names.
 *
 * @param {Action[]} actions that come then
 */
function reviewed(...actions) {
  /** @type {Action[]} */
  const before = [
    { type: "filesAdded", files: [{ id: "f", role: "deliverable", name: "f.txt", archive: null, size: 1 }] },
    { type: "scanStarted" },
    { type: "fileChanged", id: "f", change: { status: "ready" } },
    { type: "scanSettled" },
  ];
  return [...before, ...actions].reduce(next, INITIAL);
}

test("what of folders is not taken is counted by kind until the task begins anew", () => {
  const told = reviewed({ type: "reviewResumed" });
  const aside = [{ type: "setAside", kinds: ["history", "dependency"] }, { type: "setAside", kinds: ["history"] }].reduce((state, action) => next(state, /** @type {any} */ (action)), INITIAL);
  assert.deepEqual(aside.aside, [{ kind: "history", count: 2 }, { kind: "dependency", count: 1 }]);
  assert.deepEqual(next(aside, { type: "reset" }).aside, []);
  assert.deepEqual(told.aside, []);
});

test("names are awaited until they are there and every file was searched with them", () => {
  assert.ok(awaitsNames(reviewed()));
  const ready = reviewed({ type: "namesChanged", status: "ready" });
  assert.ok(awaitsNames(ready));
  const searching = next(ready, { type: "fileChanged", id: "f", change: { status: "scanning" } });
  assert.ok(awaitsNames(searching));
  const searched = next(searching, { type: "fileChanged", id: "f", change: { status: "ready", namesSought: true } });
  assert.ok(!awaitsNames(searched));
});

test("a file that is left out is not awaited", () => {
  const ready = reviewed({ type: "namesChanged", status: "ready" });
  assert.ok(!awaitsNames(next(ready, { type: "fileChanged", id: "f", change: { status: "refused" } })));
});

test("names that failed are not awaited, and their fault stays until they are there", () => {
  const failed = reviewed({ type: "namesChanged", status: "failed", fault: FAULT });
  assert.ok(!awaitsNames(failed));
  const again = next(failed, { type: "namesChanged", status: "loading" });
  assert.ok(awaitsNames(again));
  assert.equal(again.names.fault, FAULT);
  assert.equal(next(again, { type: "reset" }).names.fault, FAULT);
  assert.equal(next(again, { type: "namesChanged", status: "ready" }).names.fault, null);
});

test("words that were missed in a picture are told of until they are read, or the file is left out or gone", () => {
  const failed = reviewed({ type: "fileChanged", id: "f", change: { reading: { pages: [], failed: true, unseen: false, closed: [] } } }, { type: "readerFailed", fault: FAULT });
  assert.equal(missedWords(failed), FAULT);
  assert.equal(missedWords(next(failed, { type: "fileChanged", id: "f", change: { reading: { pages: [0], failed: false, unseen: false, closed: [] } } })), null);
  assert.equal(missedWords(next(failed, { type: "fileChanged", id: "f", change: { status: "refused" } })), null);
  assert.equal(missedWords(next(failed, { type: "fileRemoved", id: "f" })), null);
  assert.equal(next(failed, { type: "reset" }).readerFault, null);
});

test("a packed archive stands among the clean files in the place of its files, until the review goes on", () => {
  const inArchive = { id: "g", role: /** @type {const} */ ("deliverable"), name: "a.zip/g.txt", archive: "a", size: 1 };
  const clean = { name: "a.zip", size: 2, sha256: "0", removed: 1, areas: 0 };
  const packed = [
    { type: "filesAdded", files: [inArchive] },
    { type: "scanStarted" },
    { type: "fileChanged", id: "g", change: { status: "ready", opened: {} } },
    { type: "scanSettled" },
    { type: "cleanStarted" },
    { type: "fileChanged", id: "g", change: { status: "clean", clean } },
    { type: "archivePacked", file: { id: "a", role: "deliverable", name: "a.zip", size: 2 }, clean, holds: 1 },
    { type: "cleanSettled", clean: 1 },
  ].reduce((state, action) => next(state, /** @type {any} */ (action)), INITIAL);
  assert.deepEqual(packed.files.filter(isClean).map(({ id, holds }) => [id, holds]), [["a", 1]]);
  const again = next(packed, { type: "reviewResumed" });
  assert.deepEqual(again.files.map(({ id, status }) => [id, status]), [["g", "ready"]]);
});
