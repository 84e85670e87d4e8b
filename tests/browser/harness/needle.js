/**
 * Looks for planted values in everything that a browser sent.
 */
import { byteString, needleForms } from "./needle-form.js";
import { unpack } from "./unpack.js";

/** @typedef {import("./needle-form.js").NeedleForm} NeedleForm */
/** @typedef {import("./recording-proxy.js").Exchange} Exchange */

/** Shorter values turn up in random bytes. */
const MIN_VALUE_BYTES = 6;

/**
 * One place where a value was found. It names the value by its label, so that a report does not repeat it.
 *
 * @typedef {object} Leak
 * @property {string} label
 * @property {string} encoding how the value was written
 * @property {string[]} path what had to be undone to see it, outermost first
 * @property {string} where part of the traffic
 */

/**
 * @typedef {object} Part
 * @property {string} where
 * @property {Buffer} bytes
 */

/**
 * Looks for values in bytes and in everything inside them. Each leak is told once a label, encoding and path.
 *
 * @param {Record<string, string>} values by label
 * @param {Buffer} bytes
 * @param {string} where
 * @returns {Leak[]}
 */
export function findInBytes(values, bytes, where) {
  return search(prepare(values), { where, bytes });
}

/**
 * Looks for values in recorded traffic: addresses, headers and bodies, and uploads as the receiver puts them together.
 *
 * @param {Record<string, string>} values by label
 * @param {readonly Exchange[]} exchanges
 * @returns {Leak[]}
 */
export function findInTraffic(values, exchanges) {
  const needles = prepare(values);
  return [...exchanges.flatMap(partsOf), ...joinedUploads(exchanges)].flatMap((part) => search(needles, part));
}

/**
 * @param {Record<string, string>} values
 * @returns {Array<{ label: string, forms: NeedleForm[] }>}
 */
function prepare(values) {
  return Object.entries(values).map(([label, value]) => {
    if (Buffer.byteLength(value) < MIN_VALUE_BYTES) throw new Error(`the value of ${label} is too short to be looked for`);
    return { label, forms: needleForms(value) };
  });
}

/**
 * @param {Array<{ label: string, forms: NeedleForm[] }>} needles
 * @param {Part} part
 * @returns {Leak[]}
 */
function search(needles, { where, bytes }) {
  /** @type {Map<string, Leak>} */
  const leaks = new Map();
  for (const view of unpack(bytes)) {
    const text = byteString(view.bytes);
    const folded = text.toLowerCase();
    for (const { label, forms } of needles) {
      for (const { encoding, pattern, folded: fold } of forms) {
        if (!(fold ? folded : text).includes(pattern)) continue;
        leaks.set(JSON.stringify([label, encoding, view.path]), { label, encoding, path: view.path, where });
      }
    }
  }
  return [...leaks.values()];
}

/**
 * @param {Exchange} exchange
 * @returns {Part[]}
 */
function partsOf({ method, url, rawHeaders, body }) {
  const request = `${method} ${url.split("?")[0]}`;
  return [
    { where: `${request}: address`, bytes: Buffer.from(url) },
    // Node gives header values one character a byte.
    { where: `${request}: headers`, bytes: Buffer.from(rawHeaders.join("\n"), "latin1") },
    { where: `${request}: body`, bytes: body },
  ];
}

/**
 * A large upload comes in pieces, and a compressed member may lie across a border: each upload is also searched whole.
 *
 * @param {readonly Exchange[]} exchanges
 * @returns {Part[]}
 */
function joinedUploads(exchanges) {
  /** @type {Map<string, Exchange[]>} */
  const byUrl = new Map();
  for (const exchange of exchanges) {
    if (exchange.header("upload-offset") === undefined || exchange.body.length === 0) continue;
    byUrl.set(exchange.url, [...(byUrl.get(exchange.url) ?? []), exchange]);
  }
  return [...byUrl].filter(([, pieces]) => pieces.length > 1).map(([url, pieces]) => ({ where: `upload ${url}`, bytes: joined(pieces) }));
}

/** @param {Exchange[]} pieces */
function joined(pieces) {
  const placed = pieces.map((piece) => ({ at: Number(piece.header("upload-offset")), body: piece.body }));
  const whole = Buffer.alloc(Math.max(...placed.map(({ at, body }) => at + body.length)));
  for (const { at, body } of placed) body.copy(whole, at);
  return whole;
}
