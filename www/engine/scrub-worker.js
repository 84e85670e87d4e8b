/**
 * The scrub worker: the only realm that reads an original file, but for large archives, which `archive-worker.js` opens.
 *
 * It is served with `connect-src 'none'` and proves that before it takes a file. It gets the compiled engine and
 * all that it knows of names from the page, so it needs no request of its own. It has one file at a time. The engine's
 * memory never shrinks, so the page ends a worker that has had a large file; one whose engine has panicked ends itself.
 */
import { FileSession, initSync } from "../pkg/scrubjay.js";
import { cageIsOpen } from "./cage.js";
import { FileView } from "./file-view.js";
import { PictureWords } from "./picture-words.js";
import { readPlates } from "./plate.js";
import { readAll, useViewer } from "./second-reader.js";

/** @typedef {import("./scrub-message.js").Call} Call */
/** @typedef {import("./scrub-message.js").Calls} Calls */
/** @typedef {import("./scrub-message.js").FromScrubWorker} FromScrubWorker */
/** @typedef {import("./scrub-message.js").NamesUse} NamesUse */
/** @typedef {import("./scrub-message.js").Reading} Reading */
/** @typedef {import("./scrub-message.js").ToScrubWorker} ToScrubWorker */

const PROGRESS_INTERVAL_MS = 100;

/** How often a file is written at most, until nothing that had to go can be read in its pictures. */
const LOOKS = 4;

/** How much of the time of a search goes by with reading pixels, where there are any. */
const READING_SHARE = 0.9;

/**
 * There once the worker is fit to take a file.
 *
 * @type {FileSession | null}
 */
let session = null;

/**
 * What finds names in running text, once it has come.
 *
 * @type {Uint8Array | null}
 */
let names = null;

/** @type {NamesUse} */
let namesUse = "absent";

/** The engine's memory. @type {WebAssembly.Memory | null} */
let memory = null;

/** @type {Blob | null} */
let file = null;

/** What the file is, once it is open. @type {import("./contract.js").Opened | null} */
let about = null;

/** The pages of the file, once somebody looks at them. @type {FileView | null} */
let pages = null;

/** The pages of the file as it would be written, once somebody looks at them. @type {FileView | null} */
let draftPages = null;

/** The way to what reads words in pictures, if there is one. @type {PictureWords | null} */
let reader = null;

/** Settles when the pixels of the file have been looked at for words. @type {Promise<Reading> | null} */
let reading = null;

/**
 * @param {FromScrubWorker} message
 * @param {Transferable[]} [transfer] what is handed over and not copied
 */
function tell(message, transfer = []) {
  self.postMessage(message, { transfer });
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
  ({ memory } = initSync({ module: engine.module }));
  try {
    session = new FileSession(engine.lexicon);
    names ??= engine.names;
    useNames();
    tell({ type: "ready" });
  } catch (reason) {
    const error = errorOf(reason);
    if (error === null) throw reason;
    tell({ type: "unfit", error });
  }
}

/** @param {string} message */
function outOfOrder(message) {
  return { code: "OutOfOrder", message, retryable: false };
}

function opened() {
  if (session === null || file === null) throw outOfOrder("Open a file first.");
  return session;
}

function paged() {
  if (session === null || file === null) throw outOfOrder("Open a file first.");
  pages ??= new FileView(/** @type {import("./file-view.js").PageSource} */ (session));
  return pages;
}

/**
 * Has the pixels looked at that nothing but them tells the words of.
 *
 * @param {(part: number) => void} progress how much is done, up to 1
 * @returns {Promise<Reading>}
 */
async function lookAtPlates(progress) {
  const engine = opened();
  return looked(engine, about?.plates ?? [], /** @type {import("./file-view.js").PageSource} */ (engine), progress);
}

/**
 * Has what was painted over in a written file looked at once more.
 *
 * @param {import("../pkg/scrubjay.js").Cleaned} cleaned
 * @returns {Promise<number>} in how many places something is left
 */
async function leftInPixels(cleaned) {
  const engine = opened();
  const plates = /** @type {import("./contract.js").Plate[]} */ (engine.writtenPlates());
  if (plates.length === 0) return 0;
  const source = {
    pixels: (/** @type {number} */ page) => /** @type {import("./picture-view.js").Pixels | undefined} */ (engine.writtenPixels(page)),
    drawing: (/** @type {number} */ page) => /** @type {import("./file-view.js").Drawing | undefined} */ (engine.writtenDrawing(page)),
    readPage: (/** @type {number} */ page, /** @type {object} */ sight) => engine.readWrittenPage(page, sight),
  };
  const { failed } = await looked(source, plates, source);
  const left = engine.leftInPixels();
  if (left === 0 && !failed) cleaned.lookedAt();
  return left;
}

/**
 * Has plates looked at; the pages of PDF files are drawn for that.
 *
 * @param {import("./plate.js").PlateSession} engine
 * @param {import("./contract.js").Plate[]} plates
 * @param {import("./file-view.js").PageSource} source
 * @param {(part: number) => void} [progress]
 * @returns {Promise<Reading>}
 */
async function looked(engine, plates, source, progress) {
  const view = new FileView(source);
  try {
    return await readPlates(engine, plates, reader, view, progress);
  } finally {
    view.end();
  }
}

/**
 * Areas as the engine is told of them. What knows the pages is let go of again: to clean needs the memory.
 *
 * @param {import("./contract.js").Area[]} areas
 */
function onPages(areas) {
  if (areas.length === 0) return [];
  return viewed(() => {
    const found = paged().areas(areas);
    pages?.end();
    pages = null;
    return found;
  });
}

/**
 * Looks at pages. Where the viewer stops unexpectedly the engine has not: the file is shown as text then.
 *
 * @template Result
 * @param {() => Result} look
 * @returns {Result}
 */
function viewed(look) {
  try {
    return look();
  } catch (reason) {
    throw errorOf(reason) ?? { code: "Crashed", message: "The page cannot be shown.", retryable: false };
  }
}

/**
 * An error of ours as it is sent; `null` for anything else, which is a trap.
 *
 * @param {unknown} reason
 * @returns {import("./scrub-message.js").ErrorMessage | null}
 */
function errorOf(reason) {
  const { code, message, retryable } = /** @type {Record<string, unknown>} */ (Object(reason));
  if (typeof code !== "string" || typeof message !== "string") return null;
  return { code, message, retryable: retryable === true };
}

/**
 * Hands the names in, unless there are none or a file is there already. An engine that does not know them goes on
 * without: fewer names are better than no file.
 */
function useNames() {
  if (session === null || names === null || file !== null) return;
  try {
    session.useNames(names);
    namesUse = "used";
  } catch (reason) {
    if (errorOf(reason)?.code !== "EngineUnavailable") throw reason;
    namesUse = "refused";
  }
}

/** Ends the worker: after anything but an error of ours the instance must not be called again. */
function die() {
  tell({ type: "dead" });
  self.close();
}

/**
 * Reports progress at most ten times a second, however often the engine does; nothing of what is done sooner.
 *
 * @param {number} request
 */
function progressTeller(request) {
  let last = performance.now();
  return (/** @type {number} */ done, /** @type {number} */ total) => {
    const now = performance.now();
    if (now - last < PROGRESS_INTERVAL_MS) return;
    last = now;
    tell({ type: "progress", request, done, total });
  };
}

/**
 * Has the plates of the file looked at, once, and gives what tells of the progress of what follows.
 *
 * @param {number} request
 */
async function lookedAt(request) {
  const tellProgress = progressTeller(request);
  const share = reading === null && (about?.plates.length ?? 0) > 0 ? READING_SHARE : 0;
  reading ??= lookAtPlates((part) => tellProgress(part * share, 1));
  const progress = (/** @type {number} */ done, /** @type {number} */ total) => tellProgress(share + (done / Math.max(total, 1)) * (1 - share), 1);
  return { read: await reading, progress };
}

/** @type {{ [Name in Call]: (args: Calls[Name]["args"], request: number) => Calls[Name]["result"] | Promise<Calls[Name]["result"]> }} */
const HANDLERS = {
  open({ policy, fileId, name, file: given }) {
    if (session === null) throw outOfOrder("Start the engine first.");
    if (file !== null) throw outOfOrder("A worker takes one file at a time.");
    file = given;
    session.begin(policy, fileId);
    const openedFile = /** @type {import("./contract.js").Opened} */ (session.openFile(name, file));
    about = openedFile;
    return openedFile;
  },
  async scan({ brief }, request) {
    const { read, progress } = await lookedAt(request);
    return { report: opened().scan(brief, progress), names: namesUse, reading: read };
  },
  async search({ brief }, request) {
    const { read, progress } = await lookedAt(request);
    opened().search(brief, progress);
    return { reading: read };
  },
  preview({ asPages }) {
    return opened().preview(asPages);
  },
  items({ start: first, count }) {
    return opened().items(first, count);
  },
  itemOf({ findingId }) {
    return opened().itemOf(findingId);
  },
  boxes({ page }) {
    const found = opened().boxes(page);
    return viewed(() => paged().boxes(page, found));
  },
  draft({ rulings, drawn }) {
    const engine = opened();
    draftPages?.end();
    draftPages = null;
    const areas = viewed(() => (drawn.areas.length === 0 ? [] : paged().areas(drawn.areas)));
    engine.draft(rulings, { areas, seen: drawn.seen });
    draftPages = new FileView({
      pixels: (/** @type {number} */ page) => engine.draftPixels(page),
      drawing: (/** @type {number} */ page) => engine.draftDrawing(page),
    });
    return undefined;
  },
  picture({ page, widthPx, side }) {
    if (side === "after" && draftPages === null) throw outOfOrder("Write a draft first.");
    return viewed(() => (side === "after" && draftPages !== null ? draftPages : paged()).picture(page, widthPx));
  },
  async clean({ rulings, drawn, asBytes }) {
    const engine = opened();
    const written = { areas: onPages(drawn.areas), seen: drawn.seen };
    for (let looks = LOOKS; looks > 0; looks -= 1) {
      let cleaned;
      try {
        cleaned = engine.clean(rulings, written);
      } catch (reason) {
        const error = errorOf(reason);
        if (error?.code !== "LeakFound") throw reason;
        return { left: engine.takeLeft(), error };
      }
      if ((await leftInPixels(cleaned)) > 0) continue;
      const { name, mediaType, sha256, receipt } = cleaned;
      const bytes = /** @type {Uint8Array<ArrayBuffer>} */ (cleaned.bytes);
      // A Blob crosses to the page as a handle: the bytes are not copied again.
      return { name, mediaType, sha256, receipt, content: asBytes ? bytes : new Blob([bytes], { type: mediaType }) };
    }
    throw { code: "LeakFound", message: "Something that had to go can still be read in a picture. Draw an area over it.", retryable: false };
  },
  close() {
    session?.close();
    [pages, draftPages].forEach((view) => view?.end());
    [file, about, pages, draftPages, reading] = [null, null, null, null, null];
    return { memoryBytes: memory?.buffer.byteLength ?? 0 };
  },
};

/** @param {Calls[Call]["result"]} result */
function handedOver(result) {
  if (typeof result !== "object") return [];
  if ("rgba" in result) return [result.rgba.buffer];
  return "content" in result && !(result.content instanceof Blob) ? [result.content.buffer] : [];
}

/**
 * @param {Extract<ToScrubWorker, { type: "request" }>} message
 */
async function answer({ request, call, args }) {
  try {
    const handler = /** @type {(args: unknown, request: number) => Calls[Call]["result"] | Promise<Calls[Call]["result"]>} */ (HANDLERS[call]);
    const result = await handler(args, request);
    tell({ type: "done", request, result }, handedOver(result));
  } catch (reason) {
    const error = errorOf(reason);
    if (error !== null) {
      tell({ type: "failed", request, error });
    } else {
      die();
    }
  }
}

self.addEventListener("message", (/** @type {MessageEvent<ToScrubWorker>} */ { data }) => {
  switch (data.type) {
    case "start":
      start(data).catch(die);
      break;
    case "names":
      names = data.names;
      try {
        useNames();
      } catch {
        die();
      }
      break;
    case "viewer":
      useViewer(data.module);
      session?.useSecondReader(readAll);
      break;
    case "reader":
      if (data.port === null) reader?.lose();
      else reader = new PictureWords(data.port);
      break;
    case "request":
      void answer(data);
      break;
  }
});
