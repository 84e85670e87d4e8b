import assert from "node:assert/strict";
import { test } from "node:test";
import { FreeNames, plainName } from "./member-name.js";

test("names become plain or are refused", () => {
  for (const [name, plain] of [["/etc/x", "etc/x"], ["a\\b.txt", "a/b.txt"], ["./a//b", "a/b"], ["C:\\x", "C-/x"], ["a", "a"], ["a\nb\u007f", "a-b-"]]) {
    assert.equal(plainName(/** @type {string} */ (name)), plain);
  }
  for (const name of ["../x", "a/../b", "a\\..\\b", "", "/", "./.", "a\0b", "a".repeat(4097), "a/".repeat(256)]) {
    assert.throws(() => plainName(name), { code: "Malformed" }, name);
  }
});

test("names that meet are numbered", () => {
  const names = new FreeNames();
  const taken = ["a/x.txt", "A/X.txt", "a/x.txt", "a", "b", "b/y", "c/.env", "c/.env", "a/x.txt/z"].map((name) => names.take(name));
  assert.deepEqual(taken, ["a/x.txt", "A/X-2.txt", "a/x-3.txt", "a-2", "b", "b-2/y", "c/.env", "c/.env-2", "a/x.txt-2/z"]);
});

test("what is left of a name can be unpacked", () => {
  const names = new FreeNames();
  assert.deepEqual(["../x", "", "a//b/./c"].map((name) => names.take(name)), ["file/x", "file-2", "a/b/file/c"]);
});
