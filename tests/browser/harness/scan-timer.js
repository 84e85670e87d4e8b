/**
 * A worker that times the engine from inside, where no message and no page is in the figures.
 */
import { FileSession, TaskSession, initSync } from "../../../www/pkg/scrubjay.js";

/**
 * @typedef {{ instantiate: number, engine: number, names: number, open: number, scan: number, findings: number, clean: number | null, memory: number }} Times in milliseconds, and in bytes
 */

/**
 * @template Result
 * @param {() => Result} work
 * @returns {[number, Result]}
 */
function timed(work) {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
}

/**
 * Takes one file through the engine, `rounds` times with the same engine.
 *
 * @param {{ module: WebAssembly.Module, lexicon: Uint8Array, learnt: Uint8Array | null, name: string, file: Blob, cleans: boolean, rounds: number }} job
 * @returns {Times[]}
 */
function measure({ module, lexicon, learnt, name, file, cleans, rounds }) {
  const [instantiate, { memory }] = timed(() => initSync({ module }));
  const [engine, session] = timed(() => new FileSession(lexicon));
  const [names] = timed(() => learnt !== null && session.useNames(learnt));
  const task = new TaskSession("", new Uint8Array(32));
  const all = [];
  for (let round = 0; round < rounds; round += 1) {
    const [open] = timed(() => session.openFile(name, file));
    const brief = task.brief("f");
    const [scan, report] = timed(() => session.scan(brief, undefined));
    let clean = null;
    if (cleans) {
      task.reportFile("f", 0, report);
      const rulings = task.brief("f");
      const [cleaning, cleaned] = timed(() => session.clean(rulings, { areas: [], seen: [] }));
      cleaned.free();
      task.forgetFile("f");
      clean = cleaning;
    }
    all.push({ instantiate, engine, names, open, scan, findings: report.findings.length, clean, memory: memory.buffer.byteLength });
  }
  return all;
}

self.addEventListener("message", ({ data }) => self.postMessage(measure(data)));
