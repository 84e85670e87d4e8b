import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle } from "./build.mjs";

const UPLOAD_WORKER = fileURLToPath(new URL("./upload/upload-worker.js", import.meta.url));
const TUS_SINK = fileURLToPath(new URL("./upload/tus-sink.js", import.meta.url));

/** @type {string} */
let outdir;

before(async () => {
  outdir = await mkdtemp(join(tmpdir(), "scrubjay-build-"));
});

after(() => rm(outdir, { recursive: true }));

/**
 * @param {string} entry
 * @param {string} find
 */
function mutant(entry, find) {
  return { name: "trial", entry, find, replace: '"$& mutated"' };
}

test("entry points lie flat, and find their workers beside them", async () => {
  await bundle([TUS_SINK, UPLOAD_WORKER], outdir);
  assert.deepEqual((await readdir(outdir)).sort(), ["tus-sink.js", "upload-worker.js"]);
  assert.match(await readFile(join(outdir, "tus-sink.js"), "utf8"), /new Worker\(new URL\("\.\/upload-worker\.js",import\.meta\.url\),\{type:"module"\}\)/);
});

test("a mutant changes its place, letter for letter, and no other", async () => {
  await bundle([TUS_SINK, UPLOAD_WORKER], outdir, { mutant: mutant("upload/tus-sink.js", '"Another send is still running."') });
  const text = await readFile(join(outdir, "tus-sink.js"), "utf8");
  assert.ok(text.includes('"$& mutated"'));
  assert.ok(!text.includes("Another send is still running"));
});

const USELESS_MUTANTS = /** @type {const} */ ([
  ["whose text does not occur", "upload/tus-sink.js", "no such text", /occurs 0 times/],
  ["whose text occurs more than once", "upload/tus-sink.js", "this.#worker", /occurs \d+ times/],
  ["of a file that is in no bundle", "server/main.js", "USAGE", /no entry point reaches/],
]);

for (const [what, entry, find, message] of USELESS_MUTANTS) {
  test(`a mutant ${what} fails the build`, async () => {
    await assert.rejects(bundle([TUS_SINK], outdir, { mutant: mutant(entry, find) }), message);
  });
}

/** @param {string[]} words */
function build(...words) {
  return promisify(execFile)(process.execPath, [fileURLToPath(new URL("./build.mjs", import.meta.url)), ...words]);
}

test("a mutant never replaces the product", async () => {
  await assert.rejects(build("--mutant", "trial"), /--mutant needs --outdir/);
});

test("a language that nothing is known of fails the build", async () => {
  await assert.rejects(build("--language", "zzz", "--outdir", outdir), /@tesseract\.js-data\/zzz/);
  await assert.rejects(build("--language", "../eng", "--outdir", outdir), /is no code of a language/);
});

test("a mutant that does not exist fails the build", async () => {
  await assert.rejects(build("--mutant", "no-such-mutant", "--outdir", outdir), /no mutant is called no-such-mutant/);
});
