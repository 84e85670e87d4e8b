import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { PRINTED, placed, printedLines } from "../../tests/browser/fixture/printed-lines.js";
import { lines, startedReader } from "../../tests/browser/fixture/started-reader.js";
import { inOrder, readDivided } from "./divided-reading.js";

/** @typedef {import("./divided-reading.js").Helper} Helper */
/** @typedef {import("./ocr-message.js").Word} Word */

/** @type {import("./ocr-reader.js").OcrReader} */
let reader;

before(async () => {
  reader = await startedReader();
});

after(() => reader.end());

/** What reads the lower half, and how high each was. */
function counting() {
  /** @type {number[]} */
  const heights = [];
  /** @type {Helper} */
  const helper = {
    read: async (picture, factor) => {
      heights.push(picture.height);
      return reader.readGrey(picture, factor);
    },
  };
  return { helper, heights };
}

/** Four times the same two lines, one below the other. */
const COLUMN = placed(printedLines(), 800, 800, [[50, 50], [50, 250], [50, 450], [50, 650]]);

test("a picture that is read in halves says what it says as a whole, where it says it", async () => {
  const { helper, heights } = counting();
  const [whole, divided] = [await readDivided(reader, null, COLUMN), await readDivided(reader, helper, COLUMN)];
  assert.deepEqual(lines(divided), [1, 2, 3, 4].flatMap(() => PRINTED));
  assert.ok(heights.length === 1 && (heights[0] ?? 0) > 300 && (heights[0] ?? 0) < 500, `${heights}`);
  for (const [index, { left, top, right, bottom }] of divided.entries()) {
    const other = whole[index];
    assert.ok(other !== undefined);
    const apart = [left - other.left, top - other.top, right - other.right, bottom - other.bottom].map(Math.abs);
    assert.ok(Math.max(...apart) <= 2, `${apart} at ${index}`);
  }
});

test("a half that nobody else reads is read here", async () => {
  const divided = await readDivided(reader, { read: async () => null }, COLUMN);
  assert.deepEqual(lines(divided), [1, 2, 3, 4].flatMap(() => PRINTED));
});

test("a small picture is not divided", async () => {
  const { helper, heights } = counting();
  assert.deepEqual(lines(await readDivided(reader, helper, printedLines())), PRINTED);
  assert.deepEqual(heights, []);
});

/**
 * A line of one word.
 *
 * @param {string} text
 * @param {[number, number, number]} place left, top and right
 * @returns {Word}
 */
function word(text, [left, top, right]) {
  return { text, left, top, right, bottom: top + 10, confidence: 0.9, endsLine: true };
}

test("a column goes on in the lower half before the next one begins", () => {
  const upper = [word("title", [0, 0, 200]), word("left", [0, 20, 90]), word("left too", [0, 30, 90]), word("right", [110, 20, 200])];
  const lower = [word("left goes on", [0, 40, 90]), word("ends", [0, 60, 50]), word("right goes on", [110, 40, 200]), word("foot", [0, 80, 200])];
  const said = inOrder([...upper, word("right ends", [110, 30, 200])], lower).map(({ text }) => text);
  assert.deepEqual(said, ["title", "left", "left too", "left goes on", "ends", "right", "right ends", "right goes on", "foot"]);
});

test("what stands under no column comes last", () => {
  const said = inOrder([word("left", [0, 0, 90]), word("left too", [0, 20, 90])], [word("far right", [300, 40, 400])]);
  assert.deepEqual(said.map(({ text }) => text), ["left", "left too", "far right"]);
  assert.deepEqual(inOrder([], [word("alone", [0, 0, 10])]).map(({ text }) => text), ["alone"]);
});
