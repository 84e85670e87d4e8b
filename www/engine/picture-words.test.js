import assert from "node:assert/strict";
import { test } from "node:test";
import { answeringChannel } from "../../tests/browser/fixture/answering-channel.js";
import { PictureWords } from "./picture-words.js";

/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").OcrRequest} OcrRequest */

const WORD = { text: "Jane", left: 1, top: 2, right: 3, bottom: 4, confidence: 0.9, endsLine: true };

function picture() {
  return { width: 2, height: 1, rgba: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]) };
}

const SEEN = { words: [WORD], faces: [{ left: 1, top: 2, right: 3, bottom: 4 }], codes: null };

/** @param {(request: OcrRequest) => OcrAnswer | null} reply */
function answered(reply) {
  return answeringChannel(reply);
}

test("pixels are handed over and what is in them comes back, one picture after the other", async () => {
  const { port, asked, end } = answered(({ id }) => ({ id, ...SEEN }));
  const words = new PictureWords(port);
  const given = picture();
  assert.deepEqual(await words.read(given), SEEN);
  assert.equal(given.rgba.byteLength, 0, "the pixels are not copied");
  assert.deepEqual(await words.read(picture()), SEEN);
  assert.deepEqual(asked.map(({ id, width, height }) => [id, width, height]), [[1, 2, 1], [2, 2, 1]]);
  assert.deepEqual([...new Uint8Array(asked[1]?.rgba ?? new ArrayBuffer(0))], [1, 2, 3, 4, 5, 6, 7, 8]);
  end();
});

test("pixels within a larger memory are handed over alone", async () => {
  const { port, asked, end } = answered(({ id }) => ({ id, words: [], faces: [], codes: [] }));
  const memory = Uint8Array.from([0, 0, 0, 0, 1, 2, 3, 4, 9]);
  await new PictureWords(port).read({ width: 1, height: 1, rgba: memory.subarray(4, 8) });
  assert.deepEqual([...new Uint8Array(asked[0]?.rgba ?? new ArrayBuffer(0))], [1, 2, 3, 4]);
  assert.equal(memory.byteLength, 9);
  end();
});

for (const { what, reply } of [
  { what: "a reader that has stopped", reply: (/** @type {OcrRequest} */ { id }) => ({ id, error: { code: "ReaderStopped", message: "", retryable: true } }) },
  { what: "a reader that says nothing in time", reply: () => null },
]) {
  test(`${what} is not asked again`, async () => {
    const { port, asked, end } = answered(reply);
    const words = new PictureWords(port, 20);
    assert.equal(await words.read(picture()), null);
    assert.equal(await words.read(picture()), null);
    assert.equal(asked.length, 1);
    end();
  });
}

test("who waits hears that the reader has gone", async () => {
  const { port, end } = answered(() => null);
  const words = new PictureWords(port);
  const waiting = words.read(picture());
  words.lose();
  assert.equal(await waiting, null);
  end();
});
