/**
 * What is inside bytes: everything that can be decompressed or decoded out of them, at any depth.
 *
 * It does not ask what the bytes claim to be. Streams are looked for at every place where one could begin, so that a
 * zip in a form field, a gzip in base64 in JSON or a PDF's compressed page is opened all the same.
 */
import {
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from "node:zlib";

/**
 * Bytes found inside others.
 *
 * @typedef {object} View
 * @property {string[]} path what was undone to get here, outermost first
 * @property {Buffer} bytes
 */

const MAX_DEPTH = 8;
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Streams without a signature are tried at the start and after this many blank lines, where the parts of forms begin. */
const MAX_BLANK_LINES = 64;

/** Shorter runs are words. */
const MIN_RUN = 12;

// A stream may be cut off, by a chunk border or by the end of a connection: what it gives up to there counts.
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_OUTPUT_BYTES };
const PARTIAL_BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MAX_OUTPUT_BYTES };

/**
 * @param {() => Buffer} decompress
 * @returns {Buffer | null} `null` if there was no such stream
 */
function attempt(decompress) {
  try {
    const bytes = decompress();
    return bytes.length > 0 ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * Every position of a byte pattern.
 *
 * @param {Buffer} bytes
 * @param {Buffer} pattern
 */
function* positions(bytes, pattern) {
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) yield at;
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<[string, Buffer]>}
 */
function* zipMembers(bytes) {
  for (const at of positions(bytes, Buffer.from("PK\x03\x04", "latin1"))) {
    if (at + 30 > bytes.length || bytes.readUInt16LE(at + 8) !== 8) continue;
    const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const member = attempt(() => inflateRawSync(bytes.subarray(data), PARTIAL));
    if (member !== null) yield ["zip member", member];
  }
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<[string, Buffer]>}
 */
function* signedStreams(bytes) {
  for (const at of positions(bytes, Buffer.from([0x1f, 0x8b, 0x08]))) {
    const found = attempt(() => gunzipSync(bytes.subarray(at), PARTIAL));
    if (found !== null) yield ["gzip", found];
  }
  for (const level of [0x01, 0x5e, 0x9c, 0xda]) {
    for (const at of positions(bytes, Buffer.from([0x78, level]))) {
      const found = attempt(() => inflateSync(bytes.subarray(at), PARTIAL));
      if (found !== null) yield ["deflate", found];
    }
  }
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<[string, Buffer]>}
 */
function* unsignedStreams(bytes) {
  const starts = [0];
  for (const at of positions(bytes, Buffer.from("\r\n\r\n"))) {
    if (starts.push(at + 4) > MAX_BLANK_LINES) break;
  }
  for (const start of starts) {
    const rest = bytes.subarray(start);
    const raw = attempt(() => inflateRawSync(rest, PARTIAL));
    if (raw !== null) yield ["deflate-raw", raw];
    const brotli = attempt(() => brotliDecompressSync(rest, PARTIAL_BROTLI));
    if (brotli !== null) yield ["brotli", brotli];
  }
}

/**
 * @param {Buffer} bytes
 * @returns {Generator<[string, Buffer]>}
 */
function* textEncodings(bytes) {
  const text = bytes.toString("latin1");
  if (/%[0-9A-Fa-f]{2}/.test(text)) {
    const decoded = text.replaceAll("+", " ").replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    yield ["percent-encoding", Buffer.from(decoded, "latin1")];
  }
  if (/\\u[0-9A-Fa-f]{4}/.test(text)) {
    const decoded = text.replace(/\\u([0-9A-Fa-f]{4})/g, (_, hex) =>
      Buffer.from(String.fromCharCode(parseInt(hex, 16))).toString("latin1"),
    );
    yield ["unicode escapes", Buffer.from(decoded, "latin1")];
  }
  // JSON may write a slash as "\/", and MIME breaks base64 into lines.
  const joined = text.replace(/\\\/|\r?\n/g, (found) => (found.startsWith("\\") ? "/" : ""));
  for (const [run] of joined.matchAll(new RegExp(`[A-Za-z0-9+/_-]{${MIN_RUN},}`, "g"))) {
    yield ["base64", Buffer.from(run, "base64")];
    if (/^(?:[0-9A-Fa-f]{2})+$/.test(run)) yield ["hex", Buffer.from(run, "hex")];
  }
}

/**
 * The bytes themselves and everything inside them.
 *
 * @param {Buffer} bytes
 * @param {string[]} [path]
 * @returns {Generator<View>}
 */
export function* unpack(bytes, path = []) {
  yield { path, bytes };
  if (path.length >= MAX_DEPTH) return;
  for (const layer of [zipMembers, signedStreams, unsignedStreams, textEncodings]) {
    for (const [name, inner] of layer(bytes)) yield* unpack(inner, [...path, name]);
  }
}
