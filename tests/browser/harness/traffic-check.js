/**
 * The promise, as a check on everything that a browser sent: nothing but requests for the page's own files before the
 * task is clean, nothing but uploads afterwards, nothing to any other host, and no removed value in any of it.
 */
import { findInTraffic } from "./needle.js";

/** @typedef {import("./recording-proxy.js").Exchange} Exchange */

/** What the page is made of: the only addresses that it may ask for. */
const OWN_FILES = new Set([
  "/",
  "/archive-worker.js",
  "/define.js",
  "/icon.svg",
  "/lexicon.bin",
  "/names.bin",
  "/ocr-deu.bin",
  "/ocr-eng.bin",
  "/ocr-worker.js",
  "/ocr.wasm",
  "/scrubjay_sight_bg.wasm",
  "/scrub-jay.js",
  "/scrub-worker.js",
  "/scrubjay_bg.wasm",
  "/scrubjay_viewer_bg.wasm",
  "/style/page.css",
  "/upload-worker.js",
]);

const UPLOAD_METHODS = new Set(["HEAD", "PATCH", "POST"]);

/**
 * One breach of the promise. It names values by their labels, so that a report does not repeat them.
 *
 * @typedef {object} Breach
 * @property {"value" | "too early" | "not an upload" | "elsewhere"} kind
 * @property {string} what
 */

/**
 * @param {object} traffic
 * @param {readonly Exchange[]} traffic.exchanges everything, from the first load on
 * @param {number} traffic.cleanAt how many of them there were when the person pressed Send; all, if nobody has
 * @param {string} traffic.origin of the page
 * @param {Record<string, string>} traffic.removed values that had to stay, by label
 * @returns {Breach[]} none if the promise was kept
 */
export function breaches({ exchanges, cleanAt, origin, removed }) {
  const byPage = exchanges.filter(({ outcome }) => outcome !== "browser");
  const before = new Set(exchanges.slice(0, cleanAt));
  const found = findInTraffic(removed, exchanges).map(({ label, encoding, path, where }) =>
    breach("value", `${label} as ${[encoding, ...path].join(" in ")}, ${where}`),
  );
  return [...found, ...byPage.flatMap((exchange) => requestBreach(exchange, before.has(exchange), origin))];
}

/**
 * @param {Breach["kind"]} kind
 * @param {string} what
 * @returns {Breach}
 */
function breach(kind, what) {
  return { kind, what };
}

/**
 * @param {Exchange} exchange
 * @param {boolean} isBefore
 * @param {string} origin
 * @returns {Breach[]}
 */
function requestBreach({ method, url, body, outcome }, isBefore, origin) {
  const request = `${method} ${url.split("?")[0]}`;
  if (outcome === "refused" || !url.startsWith(`${origin}/`)) return [breach("elsewhere", request)];
  const path = url.slice(origin.length);
  if (method === "GET" && OWN_FILES.has(path) && body.length === 0) return [];
  if (isBefore) return [breach("too early", request)];
  return path.startsWith("/files/") && UPLOAD_METHODS.has(method) ? [] : [breach("not an upload", request)];
}
