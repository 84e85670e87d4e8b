import assert from "node:assert/strict";
import { test } from "node:test";
import { SizeGate } from "./size-gate.js";

test("jobs go in their order, but for one that would begin sooner by now", async () => {
  const gate = new SizeGate(1);
  /** @type {string[]} */
  const begun = [];
  const leave = await gate.enter(1);
  let isNear = false;
  const enter = async (/** @type {string} */ name, /** @type {() => boolean} */ near) => {
    const done = await gate.enter(1, undefined, near);
    begun.push(name);
    done();
  };
  const jobs = [enter("first", () => false), enter("second", () => isNear), enter("third", () => false)];
  isNear = true;
  leave();
  await Promise.all(jobs);
  assert.deepEqual(begun, ["second", "first", "third"]);
});

test("a job too large for all goes alone, and others wait for it", async () => {
  const gate = new SizeGate(4);
  const leave = await gate.enter(Number.MAX_SAFE_INTEGER);
  let isBegun = false;
  const next = gate.enter(1).then((done) => {
    isBegun = true;
    done();
  });
  await Promise.resolve();
  assert.equal(isBegun, false);
  leave();
  await next;
  assert.equal(isBegun, true);
});
