import assert from "node:assert/strict";
import { test } from "node:test";
import { lines } from "../../tests/browser/fixture/started-reader.js";
import { joined } from "./joined-reading.js";

/** @typedef {import("./ocr-message.js").Word} Word */

/**
 * Words of one line, each with how sure it is, ten pixels a letter.
 *
 * @param {[text: string, confidence: number][]} words
 * @param {number} [top]
 * @param {number} [left]
 * @returns {Word[]}
 */
function line(words, top = 0, left = 0) {
  return words.map(([text, confidence], index) => {
    const start = left;
    left += (text.length + 1) * 10;
    return { text, left: start, top, right: left - 10, bottom: top + 12, confidence, endsLine: index === words.length - 1 };
  });
}

/**
 * @param {Word[]} eng
 * @param {Word[]} deu
 */
function both(eng, deu) {
  return [{ language: "eng", words: eng }, { language: "deu", words: deu }];
}

test("of two readings of a word the surer one counts, at its own place", () => {
  const [word] = joined(both(line([["GroBwang", 0.6]]), line([["Größwang", 0.9]], 1)));
  assert.deepEqual(word, { text: "Größwang", left: 0, top: 1, right: 80, bottom: 13, confidence: 0.9, endsLine: true });
  assert.deepEqual(lines(joined(both(line([["notice", 0.9]]), line([["nötice", 0.4]])))), ["notice"]);
});

test("English has to be surer than another language by some, wherever it is named", () => {
  const readings = both(line([["Uber", 0.97]]), line([["Über", 0.96]]));
  assert.deepEqual(lines(joined(readings)), ["Über"]);
  assert.deepEqual(lines(joined(readings.reverse())), ["Über"]);
  assert.deepEqual(lines(joined(both(line([["Huber", 0.97]]), line([["Hüber", 0.94]])))), ["Huber"]);
});

test("what one language takes for one word and another for two is weighed as a whole", () => {
  const two = both(line([["Lowen", 0.5], ["zahn", 0.9], ["und", 0.9]]), line([["Löwenzahn.", 0.8], ["und", 0.9]]));
  assert.deepEqual(lines(joined(two)), ["Löwenzahn. und"]);
  assert.deepEqual(lines(joined(two.reverse())), ["Löwenzahn. und"]);
});

test("a rule that was taken for a letter makes a word unsure", () => {
  assert.deepEqual(lines(joined(both(line([["|closed", 0.95]]), line([["closed.", 0.5]])))), ["closed."]);
});

test("lines end where they ended, and words that one language has missed stand where they belong", () => {
  const eng = [...line([["Frau", 0.9], ["hat", 0.9]]), ...line([["zwei", 0.9]], 20, 100), ...line([["drei", 0.9]], 40)];
  const deu = [...line([["Frau", 0.5], ["hat", 0.5], ["Müdigkeit", 0.9]]), ...line([["seit", 0.9]], 20), ...line([["ganz", 0.9], ["unten", 0.9]], 60)];
  assert.deepEqual(lines(joined(both(eng, deu))), ["Frau hat Müdigkeit", "seit zwei", "drei", "ganz unten"]);
});

test("one reading, or none, stays as it is", () => {
  const words = line([["Frau", 0.9], ["hat", 0.9]]);
  assert.equal(joined([{ language: "eng", words }]), words);
  assert.deepEqual(joined(both([], [])), []);
  assert.deepEqual(lines(joined(both([], words))), ["Frau hat"]);
});
