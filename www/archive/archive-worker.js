/**
 * The archive worker: opens a large archive file by file, and packs what its files have become.
 *
 * It also packs all clean files of a task as one archive. It is served with `connect-src 'none'` and proves that before it takes an archive, as the scrub worker does: it reads
 * originals as well. What it unpacks and packs it keeps in files of the browser, and never more of it in memory than passes
 * through.
 */
import { cageIsOpen } from "../engine/cage.js";
import { EngineError, faultOf } from "../engine/engine-error.js";
import { FreeNames } from "./member-name.js";
import { OpenedArchive } from "./opened-archive.js";
import { Scratch, sweep } from "./scratch.js";
import { writeArchive } from "./target.js";

/** @typedef {import("./archive-message.js").Call} Call */
/** @typedef {import("./archive-message.js").Calls} Calls */
/** @typedef {import("./archive-message.js").FromArchiveWorker} FromArchiveWorker */
/** @typedef {import("./archive-message.js").ToArchiveWorker} ToArchiveWorker */

const PROGRESS_INTERVAL_MS = 100;

/** @type {Scratch | null} */
let scratch = null;

/** @type {OpenedArchive | null} */
let archive = null;

/** Ends when what was asked before has been written. @type {Promise<unknown>} */
let last = Promise.resolve();

/** @param {FromArchiveWorker} message */
function tell(message) {
  self.postMessage(message);
}

function opened() {
  if (archive === null) throw new EngineError({ code: "OutOfOrder", message: "Open an archive first." });
  return archive;
}

/**
 * Does one thing after the other.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
function inTurn(work) {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** @param {number} request */
function progressTeller(request) {
  let told = 0;
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    const now = performance.now();
    if (now - told < PROGRESS_INTERVAL_MS && done < total) return;
    told = now;
    tell({ type: "progress", request, done, total });
  };
}

/** @type {{ [Name in Call]: (args: Calls[Name]["args"], request: number) => Promise<Calls[Name]["result"]> }} */
const HANDLERS = {
  async list({ file, packing }, request) {
    if (await cageIsOpen(self.location.href)) {
      const message =
        "The archive worker could reach the network, so it takes no archive. " +
        "The server must send Content-Security-Policy: connect-src 'none' with archive-worker.js.";
      throw new EngineError({ code: "CageOpen", message });
    }
    await sweep().catch(() => undefined);
    scratch = await Scratch.open();
    archive = await OpenedArchive.open(scratch, file, packing, progressTeller(request));
    return archive?.listing ?? null;
  },
  unpack: ({ index }) => opened().unpack(index),
  keep: ({ index, ...kept }) => inTurn(() => opened().keep(index, kept)),
  write: ({ indices }, request) => inTurn(() => opened().write(indices, progressTeller(request))),
  async collect({ files }) {
    scratch ??= await Scratch.open();
    const file = await scratch.create("collected");
    const names = new FreeNames();
    const members = files.map(({ path, blob }) => ({ name: names.take(path), blob, isProgram: false, isStored: true }));
    await writeArchive("zip", members, new WritableStream({ write: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => file.write(bytes) }), () => undefined);
    return file.finish();
  },
  async end() {
    await scratch?.end();
    self.close();
    return undefined;
  },
};

self.addEventListener("message", async (/** @type {MessageEvent<ToArchiveWorker>} */ { data: { request, call, args } }) => {
  const handler = /** @type {(args: unknown, request: number) => Promise<Calls[Call]["result"]>} */ (HANDLERS[call]);
  try {
    tell({ type: "done", request, result: await handler(args, request) });
  } catch (reason) {
    tell({ type: "failed", request, error: faultOf(reason) });
  }
});
