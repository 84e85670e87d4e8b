import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, test } from "node:test";
import { pdf } from "../../tests/browser/fixture/pdf.js";
import { FileSession } from "../pkg/scrubjay.js";
import { readAll, useViewer } from "./second-reader.js";
import { Task } from "./task.js";

/** @typedef {{ bytes: Uint8Array, name: string }} Cleaned */

const LEXICON = await readFile(new URL("../../assets/lexicon.bin", import.meta.url));
const ADDRESS = "jane.roe@example.org";
const FILE = pdf([{ lines: [{ x: 40, y: 200, text: `Write to ${ADDRESS} about it.` }] }]);

/** @param {string} path */
async function compiled(path) {
  return WebAssembly.compile(await readFile(new URL(path, import.meta.url)));
}

/** @type {Task} */
let task;

before(async () => {
  useViewer(await compiled("../pkg-viewer/scrubjay_viewer_bg.wasm"));
  task = await Task.open(await compiled("../pkg/scrubjay_bg.wasm"), "");
});

/**
 * Cleans the file as a worker does, with a second reader of one's own.
 *
 * @param {((bytes: Uint8Array, areas: import("./second-reader.js").EngineArea[]) => unknown) | null} read
 * @returns {Cleaned}
 */
function cleaned(read) {
  const session = new FileSession(LEXICON);
  session.begin("", "f");
  if (read !== null) session.useSecondReader(read);
  session.open("f.pdf", FILE);
  task.report("f", 0, session.scan(task.brief("f"), undefined));
  return session.clean(task.rulings("f"), { areas: [], seen: [] });
}

test("the second reader reads what stands in a file, and lets the cleaned one pass", () => {
  assert.ok(readAll(FILE, []).texts.some((text) => text.includes(ADDRESS)));
  const { bytes } = cleaned(readAll);
  const { texts } = readAll(bytes, []);
  assert.ok(texts.some((text) => text.includes("about it")));
  assert.ok(!texts.some((text) => text.includes("jane")));
});

test("what the second reader still reads is a leak", () => {
  assert.throws(() => cleaned((bytes) => ({ texts: [...readAll(bytes, []).texts, `To: ${ADDRESS}`], within: "" })), { code: "LeakFound" });
});

for (const [what, read, code] of /** @type {const} */ ([
  ["without a second reader", null, "EngineUnavailable"],
  ["with one that stops", () => { throw new Error("unread"); }, "CannotRewrite"],
  ["with one that gives something else than texts", () => ({ texts: [1], within: "" }), "CannotRewrite"],
  ["with one that gives nothing", () => undefined, "CannotRewrite"],
])) {
  test(`${what} nothing counts as clean`, () => {
    assert.throws(() => cleaned(read), { code });
  });
}
