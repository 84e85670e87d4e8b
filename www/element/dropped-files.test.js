import assert from "node:assert/strict";
import { test } from "node:test";
import { isHistory } from "./dropped-files.js";

test("what lies in the folder of a history is none of the work", () => {
  const told = (/** @type {string} */ name) => isHistory({ name, file: new File([], "x") });
  for (const name of ["a/.git/config", ".git/HEAD", "a/b/.GIT/objects/aa/bb", "a/sub/.git", "a/.svn/entries", "a/CVS/Root"]) assert.ok(told(name), name);
  for (const name of ["a/.gitignore", "a/.github/x.yml", "a/git/x", ".git", "config", "a/x.git/y", "a/CVS"]) assert.ok(!told(name), name);
});
