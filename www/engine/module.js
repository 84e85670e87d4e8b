/**
 * Fetches the engine, its lists of names, what it knows of names in running text, the viewer of PDF files, and what reads
 * words, in the languages of the policy, and sees faces and codes in pictures; each once for all workers.
 *
 * @typedef {object} LoadedEngine
 * @property {WebAssembly.Module} module
 * @property {Uint8Array} lexicon the lists of names, as they were built
 */
import { EngineError } from "./engine-error.js";
import { damaged, fetchPart } from "./part.js";

/** @typedef {import("./part.js").Part} Part */

/** @type {Part} */
const NAMES = { file: "names.bin", what: "The file of names", codes: "Names" };

/** @type {Part} */
const OCR = { file: "ocr.wasm", what: "What reads words in pictures", codes: "Reader" };

/** The language whose model is a part of every build. */
const BUILT_IN = "eng";

/** @type {Part} */
const SIGHT = { file: "scrubjay_sight_bg.wasm", what: "What sees faces and codes in pictures", codes: "Reader" };

/** @param {string} message */
function unavailable(message) {
  return new EngineError({ code: "EngineUnavailable", message });
}

/**
 * Runs work and, when it fails, says which directive of the page's policy stood in its way, if one did.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @param {string} otherwise what to say when no directive did
 * @returns {Promise<Result>}
 */
async function explained(work, otherwise) {
  /** @type {string | null} */
  let directive = null;
  const listen = (/** @type {SecurityPolicyViolationEvent} */ event) => {
    if (event.disposition === "enforce") directive = event.effectiveDirective;
  };
  document.addEventListener("securitypolicyviolation", listen);
  try {
    return await work();
  } catch (reason) {
    if (reason instanceof EngineError) throw reason;
    // The violation is reported as a task of its own, which may come after the rejection.
    await new Promise((resolve) => setTimeout(resolve));
    throw unavailable(directive === null ? otherwise : missingSource(directive));
  } finally {
    document.removeEventListener("securitypolicyviolation", listen);
  }
}

/** @param {string} directive */
function missingSource(directive) {
  const source = directive === "connect-src" || directive === "worker-src" ? "'self'" : "'wasm-unsafe-eval'";
  return `The Content-Security-Policy of this page blocks the engine: ${directive} must allow ${source}.`;
}

/**
 * Loads the engine that lies beside this script. Without its lists of names it would overlook people, so it is loaded
 * with them or not at all.
 *
 * @returns {Promise<LoadedEngine>}
 * @throws {EngineError} `EngineUnavailable`, with what the one who runs the page has to change
 */
export async function loadEngine() {
  const engine = compiled("scrubjay_bg.wasm", "The engine");
  const [module, lexicon] = await Promise.all([engine, fetchLexicon()]);
  return { module, lexicon };
}

/** @returns {Promise<Uint8Array>} */
async function fetchLexicon() {
  // The bundler puts the hash of the file in that it copies beside this script.
  const integrity = /** @type {{ LEXICON_INTEGRITY?: string }} */ (globalThis).LEXICON_INTEGRITY;
  if (integrity === undefined) throw unavailable("The page was not built: it does not know its list of names.");
  const response = await explained(
    () => fetch(new URL("./lexicon.bin", import.meta.url), { integrity }),
    "The list of names (lexicon.bin) could not be fetched, or it is not the one that this page was built with.",
  );
  if (!response.ok) throw unavailable(`The list of names (lexicon.bin) could not be fetched: HTTP ${response.status}.`);
  return explained(
    async () => new Uint8Array(await response.arrayBuffer()),
    "The list of names (lexicon.bin) could not be fetched whole. Is the connection up?",
  );
}

/**
 * @param {"scrubjay_bg.wasm" | "scrubjay_viewer_bg.wasm"} file that lies beside this script
 * @param {string} what it is, at the beginning of a sentence
 * @returns {Promise<WebAssembly.Module>}
 */
async function compiled(file, what) {
  const response = await explained(
    () => fetch(new URL(`./${file}`, import.meta.url)),
    `${what} (${file}) could not be fetched. Is the connection up?`,
  );
  if (!response.ok) throw unavailable(`${what} (${file}) could not be fetched: HTTP ${response.status}.`);
  const mediaType = response.headers.get("Content-Type")?.split(";")[0]?.trim();
  if (mediaType !== "application/wasm") {
    const sent = mediaType === undefined ? "no type" : mediaType;
    throw unavailable(`The server must send ${file} as application/wasm; it sent ${sent}.`);
  }
  return explained(
    () => WebAssembly.compileStreaming(response),
    `${what} could not be compiled by this browser. A current version of Chrome, Edge, Firefox or Safari can.`,
  );
}

/** @type {Promise<WebAssembly.Module> | null} */
let viewer = null;

/**
 * Loads what shows PDF files and reads them a second time. It is as large as the engine, so it is not to be asked for
 * before a PDF file has come.
 *
 * @returns {Promise<WebAssembly.Module>} one for all who ask; after a failure the next one asks the server again
 * @throws {EngineError} `EngineUnavailable`
 */
export function loadViewer() {
  viewer ??= compiled("scrubjay_viewer_bg.wasm", "The viewer of PDF files").catch((reason) => {
    viewer = null;
    throw reason;
  });
  return viewer;
}

/** @type {Promise<Uint8Array> | null} */
let names = null;

/** A damaged copy would come out of the cache again. @type {RequestCache} */
let namesCache = "default";

/**
 * Loads what finds names in running text. It is as large as the engine, so nothing waits for it: without it the engine
 * works and finds fewer names.
 *
 * @returns {Promise<Uint8Array>} one for all who ask; after a failure the next one asks the server again
 * @throws {EngineError} `NamesAbsent`, `NamesDamaged` or `NamesUnreachable`
 */
export function loadNames() {
  const integrity = /** @type {{ NAMES_INTEGRITY?: string }} */ (globalThis).NAMES_INTEGRITY;
  names ??= fetchPart({ ...NAMES, integrity, cache: namesCache, priority: "low" }).catch((reason) => {
    names = null;
    namesCache = "reload";
    throw reason;
  });
  return names;
}

/**
 * What reads words in pictures.
 *
 * @typedef {object} LoadedOcr
 * @property {Uint8Array} wasm
 * @property {import("./ocr-message.js").Model[]} models what it knows of each language
 * @property {Uint8Array | null} sight what sees faces and codes; `null` where it could not be had
 */

/** By the languages. @type {Map<string, Promise<LoadedOcr>>} */
const ocrs = new Map();

/** @type {RequestCache} */
let ocrCache = "default";

/** What every file that is packed by gzip begins with. */
const GZIP = [0x1f, 0x8b];

/**
 * Loads what reads words in pictures, with all of the languages or not at all, and what sees faces and codes in them,
 * without which words are read too. It is not to be asked for before a picture has come.
 *
 * @param {string[]} languages by the codes of Tesseract's models
 * @returns {Promise<LoadedOcr>} one for all who ask; after a failure the next one asks the server again
 * @throws {EngineError} `ReaderAbsent`, `ReaderDamaged` or `ReaderUnreachable`; the same with `Language`, naming the one
 */
export function loadOcr(languages) {
  const key = languages.join("+");
  const loading = ocrs.get(key) ?? fetchOcr(languages).catch((reason) => {
    ocrs.delete(key);
    ocrCache = "reload";
    throw reason;
  });
  ocrs.set(key, loading);
  return loading;
}

/**
 * @param {string[]} languages
 * @returns {Promise<LoadedOcr>}
 */
async function fetchOcr(languages) {
  const ofWasm = /** @type {{ OCR_INTEGRITY?: string }} */ (globalThis).OCR_INTEGRITY;
  const ofSight = /** @type {{ SIGHT_INTEGRITY?: string }} */ (globalThis).SIGHT_INTEGRITY;
  const [wasm, sight, ...models] = await Promise.all([
    fetchPart({ ...OCR, integrity: ofWasm, cache: ocrCache }),
    fetchPart({ ...SIGHT, integrity: ofSight, cache: ocrCache }).catch(() => null),
    ...languages.map(fetchModel),
  ]);
  return { wasm, sight, models };
}

/**
 * Fetches what is known of a language. Whoever runs the page may put files of further ones beside it; of those the page
 * has no hash.
 *
 * @param {string} language
 * @returns {Promise<import("./ocr-message.js").Model>}
 */
async function fetchModel(language) {
  const hashes = /** @type {{ OCR_MODEL_INTEGRITY?: Record<string, string> }} */ (globalThis).OCR_MODEL_INTEGRITY;
  const [file, what] = [`ocr-${language}.bin`, `What is known of ${nameOf(language)} words in pictures`];
  /** @type {Part} */
  const part = { file, what, codes: language === BUILT_IN ? "Reader" : "Language" };
  const integrity = hashes?.[language] ?? (language === BUILT_IN ? undefined : "");
  const bytes = await fetchPart({ ...part, integrity, cache: ocrCache });
  // A server may send its first page for every file that it does not have.
  if (integrity === "" && !GZIP.every((byte, at) => bytes[at] === byte)) throw damaged(part);
  return { language, bytes };
}

/**
 * The English name of a language; its code where it has none.
 *
 * @param {string} language
 */
function nameOf(language) {
  return new Intl.DisplayNames("en", { type: "language" }).of(language.slice(0, 3)) ?? language;
}

/** What is wrong with bytes that are not what this page was built with. */
export function namesDamaged() {
  return damaged(NAMES);
}
