import assert from "node:assert/strict";
import { test } from "node:test";
import { seenDivided } from "./divided-sight.js";

/** @typedef {import("./ocr-message.js").Picture} Picture */
/** @typedef {import("./ocr-message.js").SeenCode} SeenCode */

const SIDE = { left: 1, top: 2, right: 3, bottom: 4 };
const WORDS = [{ text: "Jane", ...SIDE, confidence: 0.9, endsLine: true }];
const HERE = [{ ...SIDE, text: "seen here" }];
const THERE = [{ ...SIDE, text: "seen there" }];
const SMALL = { width: 2, height: 1, rgba: new Uint8Array(8) };

/** What sees a face and a code, and keeps what it was asked for, in order. */
function looking() {
  /** @type {string[]} */
  const asked = [];
  const sight = {
    faces: () => (asked.push("faces"), [SIDE]),
    codes: () => (asked.push("codes"), HERE),
  };
  /** @param {SeenCode[] | null} codes */
  const helper = (codes) => ({ codes: async () => (asked.push("codes there"), codes) });
  const read = async () => (asked.push("words"), WORDS);
  return { asked, sight, helper, read };
}

test("codes are looked for by another before words are read here", async () => {
  const { asked, sight, helper, read } = looking();
  assert.deepEqual(await seenDivided(sight, helper(THERE), SMALL, read), { words: WORDS, faces: [SIDE], codes: THERE });
  assert.deepEqual(asked, ["codes there", "words", "faces"]);
});

test("faces are looked for while another still reads", async () => {
  const { asked, sight, helper } = looking();
  const read = async () => {
    asked.push("upper words");
    await new Promise((resolve) => setTimeout(resolve));
    asked.push("lower words");
    return WORDS;
  };
  assert.deepEqual(await seenDivided(sight, helper(THERE), SMALL, read), { words: WORDS, faces: [SIDE], codes: THERE });
  assert.deepEqual(asked, ["codes there", "upper words", "faces", "lower words"]);
});

test("codes for which nobody else looked are looked for here, after all else", async () => {
  const { asked, sight, helper, read } = looking();
  assert.deepEqual((await seenDivided(sight, helper(null), SMALL, read)).codes, HERE);
  assert.deepEqual(asked, ["codes there", "words", "faces", "codes"]);
  assert.deepEqual((await seenDivided(sight, null, SMALL, read)).codes, HERE);
});

test("a huge picture is copied for nobody", async () => {
  const { asked, sight, helper, read } = looking();
  assert.deepEqual((await seenDivided(sight, helper(THERE), { ...SMALL, width: 5000, height: 4001 }, read)).codes, HERE);
  assert.deepEqual(asked, ["words", "faces", "codes"]);
});

test("each of the three may be missing", async () => {
  const { asked, sight, helper, read } = looking();
  assert.deepEqual(await seenDivided(null, helper(THERE), SMALL, read), { words: WORDS, faces: null, codes: null });
  assert.deepEqual(asked, ["words"]);
  const stopped = async () => {
    throw new Error("stopped");
  };
  assert.deepEqual(await seenDivided(sight, null, SMALL, stopped), { words: null, faces: [SIDE], codes: HERE });
});
