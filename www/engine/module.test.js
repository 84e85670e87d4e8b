import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { loadNames, loadOcr } from "./module.js";

const NAMES = new Uint8Array([1, 2, 3]);
const browserFetch = globalThis.fetch;

Object.assign(globalThis, { NAMES_INTEGRITY: "sha256-of-the-names", OCR_INTEGRITY: "sha256-of-the-reader", OCR_MODEL_INTEGRITY: { eng: "sha256-of-the-model" }, SIGHT_INTEGRITY: "sha256-of-the-sight" });

afterEach(() => {
  globalThis.fetch = browserFetch;
});

/**
 * Answers requests in order and keeps what was asked for.
 *
 * @param {(() => Response)[]} answers
 */
function answered(answers) {
  /** @type {RequestInit[]} */
  const asked = [];
  globalThis.fetch = async (_, options = {}) => {
    asked.push(options);
    const answer = answers[asked.length - 1];
    if (answer === undefined) throw new Error("one request too many");
    return answer();
  };
  return asked;
}

/**
 * Answers by the name of the file that is asked for; what is not named is there.
 *
 * @param {Record<string, () => Response>} answers
 */
function served(answers) {
  /** @type {Record<string, RequestInit>} */
  const asked = {};
  globalThis.fetch = async (address, options = {}) => {
    const file = String(address).split("/").at(-1) ?? "";
    asked[file] = options;
    return (answers[file] ?? (() => new Response(NAMES)))();
  };
  return asked;
}

/** What a browser does for a hash that does not fit as for a connection that is gone. @returns {Response} */
function failed() {
  throw new TypeError("Failed to fetch");
}

/** @param {number} status */
function empty(status) {
  return () => new Response(null, { status });
}

// In this order: what was loaded once is loaded.
for (const { what, answers, code } of [
  { what: "a hash that does not fit", answers: [failed, empty(200)], code: "NamesDamaged" },
  { what: "a file that is not there, which a browser holds against the hash", answers: [failed, empty(404)], code: "NamesAbsent" },
  { what: "a file that is not there", answers: [empty(404), empty(404)], code: "NamesAbsent" },
  { what: "a connection that is gone", answers: [failed, failed], code: "NamesUnreachable" },
]) {
  test(`${what} is ${code} to all who ask, and can be tried again`, async () => {
    const asked = answered(answers);
    const both = await Promise.allSettled([loadNames(), loadNames()]);
    for (const result of both) assert.equal(result.status === "rejected" && result.reason.code, code);
    assert.equal(asked.length, answers.length);
    assert.equal(asked[0]?.integrity, "sha256-of-the-names");
  });
}

test("names are fetched once, past a copy that had failed", async () => {
  const asked = answered([() => new Response(NAMES)]);
  const [first, second] = await Promise.all([loadNames(), loadNames()]);
  assert.deepEqual(first, NAMES);
  assert.equal(first, second);
  assert.equal(await loadNames(), first);
  assert.deepEqual(asked.map(({ cache }) => cache), ["reload"]);
});

test("what reads pictures is three files with a hash each, fetched again after a failure and then once", async () => {
  const missing = answered([() => new Response(NAMES), () => new Response(NAMES), empty(404), empty(404)]);
  await assert.rejects(loadOcr(["eng"]), { code: "ReaderAbsent", retryable: true, message: /ocr-eng\.bin.*HTTP 404/ });
  assert.deepEqual(missing.map(({ integrity }) => integrity), ["sha256-of-the-reader", "sha256-of-the-sight", "sha256-of-the-model", undefined]);
  // Words are read where nothing sees faces and codes.
  const asked = answered([() => new Response(NAMES), empty(404), () => new Response(NAMES), empty(404)]);
  const [first, second] = await Promise.all([loadOcr(["eng"]), loadOcr(["eng"])]);
  assert.equal(first, second);
  assert.deepEqual(first, { wasm: NAMES, models: [{ language: "eng", bytes: NAMES }], sight: null });
  assert.deepEqual(asked.map(({ cache }) => cache), ["reload", "reload", "reload", "no-store"]);
});

test("what is known of a further language lies beside the page, with a hash where the page was built with it", async () => {
  const packed = new Uint8Array([0x1f, 0x8b, 8]);
  Object.assign(globalThis, { OCR_MODEL_INTEGRITY: { eng: "sha256-of-the-model", fra: "sha256-of-french" } });
  const asked = served({ "ocr-deu.bin": () => new Response(packed) });
  const { models } = await loadOcr(["deu", "fra"]);
  assert.deepEqual(models, [{ language: "deu", bytes: packed }, { language: "fra", bytes: NAMES }]);
  assert.deepEqual([asked["ocr-deu.bin"]?.integrity, asked["ocr-fra.bin"]?.integrity], ["", "sha256-of-french"]);
  assert.equal(asked["ocr-eng.bin"], undefined, "a language that is not named is not fetched");
});

for (const { what, answer, code } of [
  { what: "is not there", answer: empty(404), code: "LanguageAbsent" },
  { what: "is the first page of the site", answer: () => new Response("<!doctype html>"), code: "LanguageDamaged" },
  { what: "cannot be reached", answer: failed, code: "LanguageUnreachable" },
]) {
  test(`a language whose file ${what} is ${code}, named, and the others are not taken instead`, async () => {
    served({ "ocr-ita.bin": answer });
    await assert.rejects(loadOcr(["eng", "ita"]), { code, retryable: true, message: /of Italian words in pictures \(ocr-ita\.bin\)/ });
  });
}
