import assert from "node:assert/strict";
import { test } from "node:test";
import { possible, stepped, strayed, turned } from "./zoom.js";

test("steps there and back end where they began, and none passes by the whole width", () => {
  assert.equal(stepped(stepped(1, 1), -1), 1);
  assert.equal(stepped(0.9, 1), 1);
  assert.equal(stepped(1.1, -1), 1);
  assert.ok(stepped(1, 1) > 1 && stepped(1, -1) < 1);
});

test("nothing becomes larger or smaller than can be shown", () => {
  let zoom = 1;
  for (let step = 0; step < 100; step += 1) zoom = stepped(zoom, 1);
  assert.equal(zoom, 32);
  for (let step = 0; step < 100; step += 1) zoom = turned(zoom, 1000);
  assert.equal(zoom, 1 / 32);
  assert.equal(possible(NaN), 1);
});

test("a wheel that is turned towards the person makes things smaller, and far no more than a little", () => {
  assert.ok(turned(1, 3) < 1 && turned(1, -3) > 1);
  assert.equal(turned(1, 120), turned(1, 25));
  assert.ok(Math.abs(turned(turned(1, 7), -7) - 1) < 1e-9);
});

test("the point under the pointer is found again", () => {
  const [before, after] = [{ left: 10, top: 20, width: 100, height: 50 }, { left: 0, top: -30, width: 200, height: 100 }];
  assert.deepEqual(strayed({ x: 60, y: 45 }, before, after), { x: 40, y: -25 });
  assert.deepEqual(strayed({ x: 60, y: 45 }, before, before), { x: 0, y: 0 });
});
