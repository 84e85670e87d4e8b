import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { PRINTED_GERMAN, printedGerman } from "../../tests/browser/fixture/printed-german.js";
import { PRINTED, printedLines } from "../../tests/browser/fixture/printed-lines.js";
import { lines, readerOf } from "../../tests/browser/fixture/started-reader.js";
import { greyOf } from "./grey-picture.js";
import { LanguageReader } from "./language-reader.js";

const GERMAN = greyOf(printedGerman());
const ENGLISH = greyOf(printedLines());

test("English alone misreads German, and both together read both", async () => {
  const alone = await readerOf(["eng"]);
  const read = lines(alone.readGrey(GERMAN, 1)).join(" ");
  assert.ok(!/[äöüß]/i.test(read) && read.includes("wohnt in"), read);
  alone.end();
  const both = await readerOf(["eng", "deu"]);
  assert.deepEqual(lines(both.readGrey(GERMAN, 1)), PRINTED_GERMAN);
  assert.deepEqual(lines(both.readGrey(ENGLISH, 1)), PRINTED);
  both.end();
});

test("a language without English reads by itself", async () => {
  const reader = await readerOf(["deu"]);
  assert.deepEqual(lines(reader.readGrey(GERMAN, 1)), PRINTED_GERMAN);
  reader.end();
});

test("what is no model is told by its file", async () => {
  const wasm = await readFile(new URL("../node_modules/tesseract-wasm/dist/tesseract-core.wasm", import.meta.url));
  const nothing = Uint8Array.from(Buffer.from("H4sIAAAAAAAAAwMAAAAAAAAAAAA=", "base64"));
  for (const bytes of [new Uint8Array([1, 2, 3]), nothing]) {
    await assert.rejects(LanguageReader.start(wasm, [{ language: "deu", bytes }]), { code: "LanguageDamaged", message: /ocr-deu\.bin/ });
  }
});
