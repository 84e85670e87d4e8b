import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { EngineError } from "./engine-error.js";
import { ScrubClient } from "./scrub-client.js";

/** @type {EchoingWorker[]} */
let workers;
const { Worker: original } = globalThis;

/** Answers every request with what it was given, but for those that say how to fail. */
class EchoingWorker extends EventTarget {
  constructor() {
    super();
    workers.push(this);
  }

  /** @param {any} message */
  postMessage(message) {
    const { type, request, args } = structuredClone(message);
    if (type === "start") this.answer({ type: "ready" });
    if (type !== "request") return;
    if (args.fails) this.answer({ type: "failed", request, error: { code: "Io", message: "", retryable: true } });
    else this.answer({ type: "done", request, result: args });
  }

  /** @param {object} data */
  answer(data) {
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event("message"), { data })));
  }

  terminate() {}
}

beforeEach(() => {
  workers = [];
  Object.assign(globalThis, { Worker: EchoingWorker });
});

afterEach(() => Object.assign(globalThis, { Worker: original }));

function client() {
  return new ScrubClient(/** @type {any} */ ({ module: {}, lexicon: new Uint8Array() }), null);
}

test("what is the same for all files is told once", async () => {
  const worker = client();
  const scan = (/** @type {object} */ knowledge) => worker.call("scan", { brief: { knowledge, left: [] } });
  const first = { known: ["a"] };
  assert.deepEqual(await scan(first), { brief: { knowledge: first, left: [] } });
  assert.deepEqual(await scan(first), { brief: { knowledge: undefined, left: [] } });
  const next = { known: ["a", "b"] };
  assert.deepEqual(await scan(next), { brief: { knowledge: next, left: [] } });
});

test("a worker that failed is told everything again", async () => {
  const worker = client();
  const rulings = { values: { a: 1 }, places: [] };
  const drawn = { areas: [], seen: [] };
  const failing = /** @type {any} */ ({ rulings, drawn, fails: true });
  await assert.rejects(worker.call("clean", failing), EngineError);
  assert.deepEqual(await worker.call("clean", { rulings, drawn, asBytes: true }), { rulings, drawn, asBytes: true });
  assert.deepEqual(await worker.call("clean", { rulings, drawn, asBytes: true }), { rulings: { values: undefined, places: [] }, drawn, asBytes: true });
});
