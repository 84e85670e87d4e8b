/**
 * The worker that reads words and sees faces and codes in pictures, for one scrub worker after the other, or reads parts of
 * pictures for another like it.
 *
 * It is served with `connect-src 'none'` and proves that before it takes a picture. Pixels and words pass between it and
 * the workers that ask; the page hands the channels over and hears nothing of what they carry. It keeps what it has found
 * in whole pictures, because a file is looked through again whenever more becomes known.
 */
import { cageIsOpen } from "./cage.js";
import { readDivided } from "./divided-reading.js";
import { seenDivided } from "./divided-sight.js";
import { EngineError, faultOf } from "./engine-error.js";
import { LanguageReader } from "./language-reader.js";
import { PieceReader } from "./piece-reader.js";
import { PictureSight } from "./sight.js";

/** @typedef {import("./ocr-message.js").CodesRequest} CodesRequest */
/** @typedef {import("./ocr-message.js").FromOcrWorker} FromOcrWorker */
/** @typedef {import("./ocr-message.js").OcrAnswer} OcrAnswer */
/** @typedef {import("./ocr-message.js").OcrRequest} OcrRequest */
/** @typedef {import("./ocr-message.js").Picture} Picture */
/** @typedef {import("./ocr-message.js").PieceRequest} PieceRequest */
/** @typedef {import("./ocr-message.js").ToOcrWorker} ToOcrWorker */
/** @typedef {import("./ocr-message.js").Seen} Seen */
/** @typedef {import("./ocr-message.js").SeenCode} SeenCode */
/** @typedef {import("./ocr-message.js").Word} Word */

/** What is in so many pictures is kept. */
const KEPT = 500;

/** @type {LanguageReader | null} */
let reader = null;

/** What does a part of the work on each picture at the same time, if there is such a worker. @type {PieceReader | null} */
let helper = null;

/** @type {PictureSight | null} */
let sight = null;

/** By the hash of the pixels, the oldest first. @type {Map<string, Seen>} */
const known = new Map();

/** Ends when what was asked for before has been read. */
let last = Promise.resolve();

/** @param {FromOcrWorker} message */
function tell(message) {
  self.postMessage(message);
}

/** @param {Extract<ToOcrWorker, { type: "start" }>} parts */
async function start({ wasm, models, sight: sightWasm }) {
  if (await cageIsOpen(self.location.href)) {
    const message =
      "The worker that reads pictures could reach the network, so it takes none. " +
      "The server must send Content-Security-Policy: connect-src 'none' with ocr-worker.js.";
    tell({ type: "unfit", error: { code: "CageOpen", message, retryable: false } });
    return;
  }
  try {
    reader = await LanguageReader.start(wasm, models);
    sight = sightWasm === null ? null : await PictureSight.start(sightWasm);
    tell({ type: "ready" });
  } catch (reason) {
    if (reason instanceof EngineError) return tell({ type: "unfit", error: faultOf(reason) });
    const message = "What reads words in pictures could not be started by this browser.";
    tell({ type: "unfit", error: { code: "ReaderStopped", message, retryable: true } });
  }
}

/**
 * Reads a picture and looks at it, or remembers what was in it.
 *
 * @param {OcrRequest} request
 * @returns {Promise<Seen>}
 */
async function read({ width, height, rgba }) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", rgba));
  const key = `${width} ${digest.join(" ")}`;
  const seen = known.get(key) ?? (await seenIn({ width, height, rgba: new Uint8Array(rgba) }));
  known.delete(key);
  if (seen.words !== null) known.set(key, seen);
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break;
    known.delete(oldest);
  }
  return seen;
}

/**
 * @param {Picture} picture
 * @returns {Promise<Seen>}
 */
async function seenIn(picture) {
  return seenDivided(sight, helper, picture, (picture) => using((reader) => readDivided(reader, helper, picture)));
}

/**
 * @param {(reader: LanguageReader) => Word[] | Promise<Word[]>} work
 * @returns {Promise<Word[]>}
 */
async function using(work) {
  if (reader === null) throw new Error("The reader has stopped.");
  try {
    return await work(reader);
  } catch (reason) {
    // What has stopped within must not be called again.
    reader = null;
    throw reason;
  }
}

/**
 * @param {Request} request
 * @returns {Promise<Seen | { words: Word[] } | { codes: SeenCode[] | null }>}
 */
async function seenOf(request) {
  if ("coded" in request) return { codes: sight?.codes(request.coded) ?? null };
  if ("factor" in request) return { words: await using((reader) => reader.readGrey(request.picture, request.factor)) };
  return read(request);
}

/**
 * @param {MessagePort} port
 * @param {Request} request
 */
async function answer(port, request) {
  /** @type {OcrAnswer} */
  let reply;
  try {
    reply = { id: request.id, ...(await seenOf(request)) };
  } catch {
    // What was thrown is not told on: it may hold what the picture says.
    const message = "What reads words in pictures stopped unexpectedly.";
    reply = { id: request.id, error: { code: "ReaderStopped", message, retryable: true } };
  }
  port.postMessage(reply);
}

self.addEventListener("message", (/** @type {MessageEvent<ToOcrWorker>} */ { data }) => {
  switch (data.type) {
    case "start":
      void start(data);
      break;
    case "link": {
      const { port } = data;
      port.onmessage = (/** @type {MessageEvent<Request>} */ event) => {
        last = last.then(() => answer(port, event.data));
      };
      break;
    }
    case "helper":
      helper?.lose();
      helper = data.port === null ? null : new PieceReader(data.port);
      break;
  }
});

/** @typedef {OcrRequest | PieceRequest | CodesRequest} Request */
