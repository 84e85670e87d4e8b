import assert from "node:assert/strict";
import { test } from "node:test";
import { answeringChannel } from "../../tests/browser/fixture/answering-channel.js";
import { PieceReader } from "./piece-reader.js";

/** @typedef {import("./ocr-message.js").CodesRequest} CodesRequest */
/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").PieceRequest} PieceRequest */

const WORD = { text: "Jane", left: 1, top: 2, right: 3, bottom: 4, confidence: 0.9, endsLine: true };
const PIECE = { width: 2, height: 1, samples: Uint8Array.from([1, 2]) };

/**
 * What asks a worker that answers as it is told.
 *
 * @param {(request: PieceRequest | CodesRequest) => OcrAnswer | null} reply
 */
function answered(reply) {
  const { port, ...other } = answeringChannel(reply);
  return { helper: new PieceReader(port), ...other };
}

test("parts are copied to it and words come back, one part after the other", async () => {
  const { helper, asked, end } = answered(({ id }) => ({ id, words: [WORD] }));
  assert.deepEqual(await helper.read(PIECE, 2), [WORD]);
  assert.deepEqual(await helper.read(PIECE, 1), [WORD]);
  assert.deepEqual(asked, [{ id: 1, picture: PIECE, factor: 2 }, { id: 2, picture: PIECE, factor: 1 }]);
  assert.equal(PIECE.samples.length, 2, "who asks may have to read it himself");
  end();
});

test("codes are asked for while words are still read, and each answer goes where it belongs", async () => {
  const codes = [{ left: 1, top: 2, right: 3, bottom: 4, text: "JANE ROE" }];
  const { helper, asked, end } = answered((request) => ("coded" in request ? { id: request.id, codes } : { id: request.id, words: [WORD] }));
  const picture = { width: 1, height: 1, rgba: new Uint8Array(4) };
  assert.deepEqual(await Promise.all([helper.codes(picture), helper.read(PIECE, 2)]), [codes, [WORD]]);
  assert.deepEqual(asked, [{ id: 1, coded: picture }, { id: 2, picture: PIECE, factor: 2 }]);
  end();
});

test("codes that it cannot look for are no reason not to ask for words", async () => {
  const { helper, end } = answered((request) => ("coded" in request ? { id: request.id, codes: null } : { id: request.id, words: [WORD] }));
  assert.equal(await helper.codes({ width: 1, height: 1, rgba: new Uint8Array(4) }), null);
  assert.deepEqual(await helper.read(PIECE, 2), [WORD]);
  end();
});

test("one that has stopped is not asked again", async () => {
  const { helper, asked, end } = answered(({ id }) => ({ id, error: { code: "ReaderStopped", message: "", retryable: true } }));
  assert.equal(await helper.read(PIECE, 1), null);
  assert.equal(await helper.read(PIECE, 1), null);
  assert.equal(asked.length, 1);
  end();
});

test("who waits hears that it has gone", async () => {
  const { helper, end } = answered(() => null);
  const waiting = [helper.read(PIECE, 1), helper.codes({ width: 1, height: 1, rgba: new Uint8Array(4) })];
  helper.lose();
  assert.deepEqual(await Promise.all(waiting), [null, null]);
  end();
});
