/**
 * The scrub worker: the only realm that reads an original file.
 *
 * It is served with `connect-src 'none'` and proves that before it takes a file. It gets the compiled engine and
 * all that it knows of names from the page, so it needs no request of its own. One worker handles one file and is then
 * ended: the engine's memory never shrinks, and an engine that has panicked is lost for good.
 */
import { FileSession, initSync } from "../pkg/scrubjay.js";
import { cageIsOpen } from "./cage.js";

/** @typedef {import("./scrub-message.js").Call} Call */
/** @typedef {import("./scrub-message.js").Calls} Calls */
/** @typedef {import("./scrub-message.js").FromScrubWorker} FromScrubWorker */
/** @typedef {import("./scrub-message.js").NamesUse} NamesUse */
/** @typedef {import("./scrub-message.js").ToScrubWorker} ToScrubWorker */

const PROGRESS_INTERVAL_MS = 100;

/**
 * The lists of names; there once the worker is fit to take a file.
 *
 * @type {Uint8Array | null}
 */
let lexicon = null;

/**
 * What finds names in running text, if it had come when the worker was started.
 *
 * @type {Uint8Array | null}
 */
let names = null;

/** @type {NamesUse} */
let namesUse = "absent";

/** @type {FileSession | null} */
let session = null;

/** @param {FromScrubWorker} message */
function tell(message) {
  self.postMessage(message);
}

/** @param {Extract<ToScrubWorker, { type: "start" }>} engine */
async function start(engine) {
  if (await cageIsOpen(self.location.href)) {
    const message =
      "The scrub worker could reach the network, so it takes no file. " +
      "The server must send Content-Security-Policy: connect-src 'none' with scrub-worker.js.";
    tell({ type: "unfit", error: { code: "CageOpen", message, retryable: false } });
    return;
  }
  initSync({ module: engine.module });
  lexicon = engine.lexicon;
  names = engine.names;
  tell({ type: "ready" });
}

/** @param {string} message */
function outOfOrder(message) {
  return { code: "OutOfOrder", message, retryable: false };
}

function opened() {
  if (session === null) throw outOfOrder("Open a file first.");
  return session;
}

/**
 * Hands the names in. An engine that does not know them goes on without: fewer names are better than no file.
 *
 * @param {FileSession} file
 * @returns {NamesUse}
 */
function useNames(file) {
  if (names === null) return "absent";
  try {
    file.useNames(names);
    return "used";
  } catch (reason) {
    if (/** @type {{ code?: unknown }} */ (Object(reason)).code !== "EngineUnavailable") throw reason;
    return "refused";
  }
}

/**
 * Reports progress at most ten times a second, however often the engine does.
 *
 * @param {number} request
 */
function progressTeller(request) {
  let last = 0;
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    const now = performance.now();
    if (now - last < PROGRESS_INTERVAL_MS && done < total) return;
    last = now;
    tell({ type: "progress", request, done, total });
  };
}

/** @type {{ [Name in Call]: (args: Calls[Name]["args"], request: number) => Calls[Name]["result"] }} */
const HANDLERS = {
  open({ policy, fileId, name, file }) {
    if (lexicon === null) throw outOfOrder("Start the engine first.");
    if (session !== null) throw outOfOrder("A worker takes one file.");
    session = new FileSession(policy, fileId, lexicon);
    const opened = session.openFile(name, file);
    namesUse = useNames(session);
    return opened;
  },
  scan({ brief }, request) {
    const report = opened().scan(brief, progressTeller(request));
    return { report, passageCount: opened().passageCount(), names: namesUse };
  },
  passages({ start: first, count }) {
    return opened().passages(first, count);
  },
  passageOf({ findingId }) {
    return opened().passageOf(findingId);
  },
  clean({ brief }) {
    const cleaned = opened().clean(brief);
    const { name, mediaType, sha256, receipt } = cleaned;
    const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (cleaned.bytes);
    // A Blob crosses to the page as a handle: the bytes are not copied again.
    return { name, mediaType, sha256, receipt, blob: new Blob([bytes], { type: mediaType }) };
  },
};

/**
 * @param {Extract<ToScrubWorker, { type: "request" }>} message
 */
function answer({ request, call, args }) {
  try {
    const handler = /** @type {(args: unknown, request: number) => Calls[Call]["result"]} */ (HANDLERS[call]);
    tell({ type: "done", request, result: handler(args, request) });
  } catch (reason) {
    const { code, message, retryable } = /** @type {Record<string, unknown>} */ (Object(reason));
    if (typeof code === "string" && typeof message === "string") {
      tell({ type: "failed", request, error: { code, message, retryable: retryable === true } });
    } else {
      // Not an error of ours: a trap. The instance must not be called again.
      tell({ type: "dead" });
      self.close();
    }
  }
}

self.addEventListener("message", (/** @type {MessageEvent<ToScrubWorker>} */ { data }) => {
  if (data.type === "request") answer(data);
  else start(data).catch(() => tell({ type: "dead" }));
});
