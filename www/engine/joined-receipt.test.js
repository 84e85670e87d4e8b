import assert from "node:assert/strict";
import { test } from "node:test";
import { joinedReceipt } from "./joined-receipt.js";

/** @typedef {import("./contract.js").FileReceipt} FileReceipt */

test("the receipt of an archive sums up those of its files", () => {
  const counts = (/** @type {number} */ accept) => ({ accept, reject: 1, unreviewed: 0 });
  const one = /** @type {FileReceipt} */ (/** @type {unknown} */ ({ id: "f1", kind: "text", sha256: "1", len_bytes: 1, entities: { person: counts(2) }, dropped: { comment: 1 }, checks: ["rescan", "leak", "pixels"] }));
  const two = /** @type {FileReceipt} */ ({ ...one, id: "f2", entities: { person: counts(3), iban: counts(1) }, rules: { own: counts(4) }, pictures: 2, areas: 1, checks: ["rescan", "leak"] });
  const aside = new Map([["dependency", 7], ["comment", 1]]);
  assert.deepEqual(joinedReceipt({ id: "a", sha256: "2", len_bytes: 9, aside }, [one, two]), {
    id: "a",
    kind: "archive",
    sha256: "2",
    len_bytes: 9,
    entities: { person: { accept: 5, reject: 2, unreviewed: 0 }, iban: { accept: 1, reject: 1, unreviewed: 0 } },
    rules: { own: { accept: 4, reject: 1, unreviewed: 0 } },
    pictures: 2,
    unseen_pages: 0,
    unread_pages: 0,
    areas: 1,
    dropped: { dependency: 7, comment: 3 },
    checks: ["rescan", "leak"],
  });
});
