/**
 * Fetches parts of the product without which it works and finds less. What went wrong is told apart.
 */
import { EngineError } from "./engine-error.js";

/**
 * @typedef {object} Part
 * @property {string} file that lies beside this script
 * @property {string} what it is, at the beginning of a sentence
 * @property {"Names" | "Reader" | "Language"} codes what the codes of its faults begin with: `Absent`, `Damaged`, `Unreachable` follow
 */

/** How long a part may be on its way: whoever has such a connection can still send, with the notice that goes along. */
const TIMEOUT_MS = 90_000;

/** How long the server may take to say that a file is there. */
const PROBE_TIMEOUT_MS = 10_000;

/**
 * @param {Part & { integrity: string | undefined, cache: RequestCache, priority?: RequestPriority }} part with the hash that the bundler put in
 * @returns {Promise<Uint8Array>}
 * @throws {EngineError}
 */
export async function fetchPart(part) {
  const { file, integrity, cache, priority = "auto" } = part;
  if (integrity === undefined) throw new EngineError({ code: "EngineUnavailable", message: `The page was not built: it does not know ${file}.` });
  const address = new URL(`./${file}`, import.meta.url);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(address, { integrity, cache, priority, signal });
    if (response.ok) return new Uint8Array(await response.arrayBuffer());
  } catch {
    if (signal.aborted) throw unreachable(part);
  }
  throw await faultOf(part, address);
}

/**
 * Asks once more, without the hash: a browser does not tell a file that is not there, one that is another and a
 * connection that is gone apart.
 *
 * @param {Part} part
 * @param {URL} address
 */
async function faultOf(part, address) {
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  const response = await fetch(address, { cache: "no-store", signal }).catch(() => null);
  if (response === null) return unreachable(part);
  void response.body?.cancel().catch(() => undefined);
  if (response.ok) return damaged(part);
  const { file, what, codes } = part;
  return new EngineError({ code: `${codes}Absent`, message: `${what} (${file}) could not be fetched: HTTP ${response.status}.`, retryable: true });
}

/** @param {Part} part */
function unreachable({ file, what, codes }) {
  return new EngineError({ code: `${codes}Unreachable`, message: `${what} (${file}) could not be fetched. Is the connection up?`, retryable: true });
}

/**
 * What is wrong with bytes that are not what this page was built with.
 *
 * @param {Part} part
 */
export function damaged({ file, what, codes }) {
  const message = `${what} (${file}) is not whole, or not the one that this page was built with.`;
  return new EngineError({ code: `${codes}Damaged`, message, retryable: true });
}
