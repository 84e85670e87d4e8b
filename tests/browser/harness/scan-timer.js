/**
 * A worker that times the engine from inside, where no message and no page is in the figures.
 */
import { PageView } from "../../../www/engine/page-view.js";
import { readAll, useViewer } from "../../../www/engine/second-reader.js";
import { FileSession, TaskSession, initSync } from "../../../www/pkg/scrubjay.js";

/**
 * @typedef {{ instantiate: number, engine: number, names: number, open: number, scan: number, findings: number, clean: number | null, pages: number[], memory: number }} Times in milliseconds, and in bytes
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

/** Workers have it, and the checker does not know that this is one. */
const { FileReaderSync } = /** @type {{ FileReaderSync: new () => { readAsArrayBuffer(file: Blob): ArrayBuffer } }} */ (/** @type {unknown} */ (globalThis));

/** How many pages are painted where a file has any. */
const PAGES = 12;

/**
 * Paints pages with one pixel to the point.
 *
 * @param {Blob} file
 */
function painted(file) {
  const view = new PageView(new Uint8Array(new FileReaderSync().readAsArrayBuffer(file)));
  const times = Array.from({ length: PAGES }, (_, page) => timed(() => view.picture(page, A4_PX))[0]);
  view.end();
  return times;
}

const A4_PX = 595;

/**
 * Takes one file through the engine, `rounds` times with the same engine. With a viewer it is a PDF file.
 *
 * @param {{ module: WebAssembly.Module, lexicon: Uint8Array, learnt: Uint8Array | null, viewer: WebAssembly.Module | null, name: string, file: Blob, cleans: boolean, rounds: number }} job
 * @returns {Times[]}
 */
function measure({ module, lexicon, learnt, viewer, name, file, cleans, rounds }) {
  const [instantiate, { memory }] = timed(() => initSync({ module }));
  const [engine, session] = timed(() => new FileSession(lexicon));
  const [names] = timed(() => learnt !== null && session.useNames(learnt));
  if (viewer !== null) {
    useViewer(viewer);
    session.useSecondReader(readAll);
  }
  const task = new TaskSession("", new Uint8Array(32));
  const all = [];
  for (let round = 0; round < rounds; round += 1) {
    const [open] = timed(() => session.openFile(name, file));
    const brief = task.brief("f");
    const [scan, report] = timed(() => session.scan(brief, undefined));
    let clean = null;
    if (cleans) {
      task.reportFile("f", 0, report);
      const rulings = task.rulings("f");
      const [cleaning, cleaned] = timed(() => session.clean(rulings, { areas: [], seen: [] }));
      cleaned.free();
      task.forgetFile("f");
      clean = cleaning;
    }
    const pages = viewer === null ? [] : painted(file);
    all.push({ instantiate, engine, names, open, scan, findings: report.findings.length, clean, pages, memory: memory.buffer.byteLength });
  }
  return all;
}

self.addEventListener("message", ({ data }) => self.postMessage(measure(data)));
