/**
 * Fetches the engine, its lists of names, what it knows of names in running text, and the viewer of PDF files; each once
 * for all workers.
 *
 * @typedef {object} LoadedEngine
 * @property {WebAssembly.Module} module
 * @property {Uint8Array} lexicon the lists of names, as they were built
 */
import { EngineError } from "./engine-error.js";

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

/** How long names may be on their way: whoever has such a connection can still send, with the notice that goes along. */
const NAMES_TIMEOUT_MS = 90_000;

/** How long the server may take to say that a file is there. */
const PROBE_TIMEOUT_MS = 10_000;

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
  names ??= fetchNames().catch((reason) => {
    names = null;
    namesCache = "reload";
    throw reason;
  });
  return names;
}

/** @returns {Promise<Uint8Array>} */
async function fetchNames() {
  const integrity = /** @type {{ NAMES_INTEGRITY?: string }} */ (globalThis).NAMES_INTEGRITY;
  if (integrity === undefined) throw unavailable("The page was not built: it does not know its file of names.");
  const address = new URL("./names.bin", import.meta.url);
  const signal = AbortSignal.timeout(NAMES_TIMEOUT_MS);
  try {
    const response = await fetch(address, { integrity, cache: namesCache, priority: "low", signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    if (signal.aborted) throw namesUnreachable();
  }
  throw await namesFault(address);
}

/**
 * Asks once more, without the hash: a browser does not tell a file that is not there, one that is another and a
 * connection that is gone apart.
 *
 * @param {URL} address
 */
async function namesFault(address) {
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  const response = await fetch(address, { cache: "no-store", signal }).catch(() => null);
  if (response === null) return namesUnreachable();
  void response.body?.cancel().catch(() => undefined);
  if (response.ok) return namesDamaged();
  const message = `The file of names (names.bin) could not be fetched: HTTP ${response.status}.`;
  return new EngineError({ code: "NamesAbsent", message, retryable: true });
}

function namesUnreachable() {
  const message = "The file of names (names.bin) could not be fetched. Is the connection up?";
  return new EngineError({ code: "NamesUnreachable", message, retryable: true });
}

/** What is wrong with bytes that are not what this page was built with. */
export function namesDamaged() {
  const message = "The file of names (names.bin) is not whole, or not the one that this page was built with.";
  return new EngineError({ code: "NamesDamaged", message, retryable: true });
}
