/**
 * The page of the engine's measurements: the engine alone in a worker, and the product's own pool and task.
 */
import { loadEngine, loadNames, loadViewer } from "../../../www/engine/module.js";
import { ScrubPool } from "../../../www/engine/pool.js";
import { Task } from "../../../www/engine/task.js";

/** @typedef {import("./scan-timer.js").Times} Times */

const NOTHING_KNOWN = { knowledge: { terms: [], known: [] }, left: [] };
const NOTHING_RULED = { values: [], places: [] };

/** @param {string} path */
async function fetched(path) {
  return (await fetch(path)).blob();
}

/**
 * Times a file in a fresh worker and engine.
 *
 * @param {string} path
 * @param {{ name: string, names: boolean, cleans: boolean, rounds: number, paged?: boolean }} how
 * @returns {Promise<Times[]>}
 */
async function time(path, how) {
  const [engine, learnt, viewer, file] = await Promise.all([loadEngine(), how.names ? loadNames() : null, how.paged ? loadViewer() : null, fetched(path)]);
  const worker = new Worker(new URL("./scan-timer.js", import.meta.url), { type: "module" });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ ...engine, learnt, viewer, file, ...how });
    });
  } finally {
    worker.terminate();
  }
}

/**
 * Cancels the scan of a large file and waits until the pool has let go of it and the page has drawn again.
 *
 * @param {string} path
 * @param {number} afterMs how long the scan may run
 */
async function cancel(path, afterMs) {
  const [engine, file] = await Promise.all([loadEngine(), fetched(path)]);
  const pool = new ScrubPool(engine, ["eng"]);
  const controller = new AbortController();
  const job = { policy: "", fileId: "f", name: path.slice(1), file, brief: () => NOTHING_KNOWN, rulings: () => NOTHING_RULED };
  const scan = pool.scan(job, { signal: controller.signal }).then(
    () => false,
    () => true,
  );
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  const start = performance.now();
  controller.abort();
  const wasCancelled = await scan;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (!wasCancelled) throw new Error("the scan was over before it was cancelled");
  return performance.now() - start;
}

/**
 * From a file with very many findings to what the review shows first, step by step.
 *
 * @param {number} count
 */
async function many(count) {
  const engine = await loadEngine();
  const task = await Task.open(engine.module, "");
  const lines = Array.from({ length: count }, (_, index) => `write to person${index}@example.org today\n`);
  const pool = new ScrubPool(engine, ["eng"]);
  const start = performance.now();
  const job = { policy: "", fileId: "f", name: "many.txt", file: new Blob(lines), brief: () => task.brief("f"), rulings: () => task.rulings("f") };
  const { report } = await pool.scan(job);
  const scanned = performance.now();
  task.report("f", 0, report);
  const reported = performance.now();
  task.isStale("f");
  const checked = performance.now();
  task.groups();
  const grouped = performance.now();
  task.undecided();
  task.brief("f");
  const end = performance.now();
  return {
    findings: report.findings.length,
    scan: scanned - start,
    report: reported - scanned,
    stale: checked - reported,
    groups: grouped - checked,
    brief: end - grouped,
    all: end - start,
  };
}

/**
 * Times the browser's own regular expressions over the beginning of a file, in milliseconds.
 *
 * @param {string} path
 * @param {string[]} expressions
 * @param {number} length in UTF-16 units
 */
async function regExps(path, expressions, length) {
  const text = (await (await fetched(path)).text()).slice(0, length);
  const all = expressions.map((expression) => new RegExp(expression, "g"));
  let matches = 0;
  const start = performance.now();
  for (const regExp of all) {
    while (regExp.exec(text) !== null) matches += 1;
  }
  return { matches, ms: performance.now() - start };
}

export const scanPage = { time, cancel, many, regExps };

Object.assign(window, { scanPage });
