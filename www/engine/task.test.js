import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { FileSession } from "../pkg/scrubjay.js";
import { Task } from "./task.js";

const MODULE = await WebAssembly.compile(await readFile(new URL("../pkg/scrubjay_bg.wasm", import.meta.url)));
const LEXICON = await readFile(new URL("../../assets/lexicon.bin", import.meta.url));
const NAMES = await readFile(new URL("../../assets/names.bin", import.meta.url));

/**
 * Scans one text as a worker does, and tells the task.
 *
 * @param {Task} task
 * @param {number} order
 * @param {string} text
 */
function scan(task, order, text) {
  const fileId = `f${order}`;
  const session = new FileSession(LEXICON);
  session.begin("", fileId);
  session.open(`${fileId}.txt`, new TextEncoder().encode(text));
  task.report(fileId, order, session.scan(task.brief(fileId), undefined));
  return session;
}

test("stand-ins that any file holds already are not given again", async () => {
  const task = await Task.open(MODULE, "");
  const session = scan(task, 0, "write to ann@example.org");
  assert.deepEqual(task.groups().map(({ standIn }) => standIn), ["[EMAIL 1]"]);
  scan(task, 1, "[EMAIL 3] wrote");
  assert.deepEqual(task.groups().map(({ standIn }) => standIn), ["[EMAIL 4]"]);
  const cleaned = session.clean(task.rulings("f0"), { areas: [], seen: [] });
  assert.equal(new TextDecoder().decode(cleaned.bytes), "write to [EMAIL 4]");
  task.forget("f1");
  assert.deepEqual(task.groups().map(({ standIn }) => standIn), ["[EMAIL 1]"]);
});

test("a task tells where its values stand", async () => {
  const task = await Task.open(MODULE, "");
  task.addTerm("Heron");
  scan(task, 0, "the heron plan, HERON");
  assert.equal(task.termPlaces("Heron"), 2);
  const [group] = task.groups();
  assert.equal(task.placesOf(group?.key ?? "").length, 2);
});

test("a word counts as found within something longer that goes, but not within another word", async () => {
  const task = await Task.open(MODULE, "");
  for (const term of ["Bluebird", "blue", "J&R"]) task.addTerm(term);
  scan(task, 0, "about Project Bluebird, Jane Roe <jane.roe@example.org>");
  assert.deepEqual(["Bluebird", "blue", "J&R"].map((term) => task.termPlaces(term)), [1, 0, 0]);
});

test("names in running text are found by the lists, and damaged lists are refused", async () => {
  const task = await Task.open(MODULE, "");
  scan(task, 0, "Yesterday Maria Lopez said that the offer stands.");
  assert.deepEqual(task.groups().map(({ value }) => value), ["Maria Lopez"]);
  const damaged = Uint8Array.from(LEXICON);
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  assert.throws(() => new FileSession(damaged), { code: "EngineUnavailable" });
});

test("names that no list knows are found with what was learnt of them, and damaged bytes change nothing", async () => {
  const task = await Task.open(MODULE, "");
  const session = new FileSession(LEXICON);
  session.begin("", "f");
  session.open("f.txt", new TextEncoder().encode("I spoke with Yevindra Kalostrom yesterday about the offer."));
  const scanned = () => session.scan(task.brief("f"), undefined).findings.map((/** @type {{ value: string }} */ { value }) => value);
  assert.deepEqual(scanned(), []);
  session.useNames(NAMES);
  assert.deepEqual(scanned(), ["Yevindra Kalostrom"]);
  const damaged = Uint8Array.from(NAMES);
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  assert.throws(() => session.useNames(damaged), { code: "EngineUnavailable" });
  assert.deepEqual(scanned(), ["Yevindra Kalostrom"]);
});
