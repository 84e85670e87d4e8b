import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOfStatus, isPassing } from "./retry-rule.js";

test("no response, a conflict, a lock, a limit and a failing server pass", () => {
  for (const status of [0, 409, 423, 429, 500, 502, 503, 504]) assert.ok(isPassing(status), String(status));
});

test("a refusal and a missing feature do not pass", () => {
  for (const status of [400, 401, 403, 404, 410, 413, 415, 460, 501]) assert.ok(!isPassing(status), String(status));
});

const CODES = /** @type {const} */ ([
  [0, "ReceiverUnreachable", true],
  [400, "UploadRefused", false],
  [401, "NotAuthorized", false],
  [403, "NotAuthorized", false],
  [404, "UploadRefused", false],
  [413, "FileTooLarge", false],
  [429, "ReceiverFailed", true],
  [460, "HashMismatch", true],
  [501, "UploadRefused", false],
  [503, "ReceiverFailed", true],
]);

for (const [status, code, retryable] of CODES) {
  test(`status ${status} is ${code}`, () => {
    const failure = failureOfStatus(status);
    assert.deepEqual([failure.code, failure.retryable], [code, retryable]);
    assert.ok(failure.message.length > 20);
  });
}
