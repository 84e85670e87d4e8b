/**
 * The forms under which a value can hide in bytes without being unpacked.
 */

/**
 * One byte pattern that gives a value away.
 *
 * @typedef {object} NeedleForm
 * @property {string} encoding says what was done to the value
 * @property {string} pattern bytes, one character each
 * @property {boolean} folded whether to look for it in text whose case was folded; base64 means something else then
 */

/**
 * Bytes as a string of one character each: string search is fast, and lower-casing keeps positions.
 *
 * @param {Uint8Array} bytes
 */
export function byteString(bytes) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * @param {string} value
 * @returns {Buffer}
 */
function utf16be(value) {
  return Buffer.from(value, "utf16le").swap16();
}

/** @type {ReadonlyArray<[string, (value: string) => Buffer]>} */
const CHARSETS = [
  ["utf-8", (value) => Buffer.from(value, "utf8")],
  ["utf-16le", (value) => Buffer.from(value, "utf16le")],
  ["utf-16be", utf16be],
  ["latin-1", (value) => Buffer.from(value, "latin1")],
];

/**
 * What base64 makes of bytes that stand at each of the three possible places in a group. The characters at both ends
 * also depend on the neighbours and are cut off.
 *
 * @param {Buffer} bytes
 * @returns {string[]}
 */
function base64Alignments(bytes) {
  return [0, 1, 2].map((lead) => {
    const encoded = Buffer.concat([Buffer.alloc(lead), bytes]).toString("base64").replace(/=+$/, "");
    const first = Math.ceil((lead * 8) / 6);
    const last = Math.floor(((lead + bytes.length) * 8) / 6);
    return encoded.slice(first, last);
  });
}

/** @param {string} value */
function escapedEveryCharacter(value) {
  return [...Array(value.length).keys()].map((i) => `\\u${value.charCodeAt(i).toString(16).padStart(4, "0")}`).join("");
}

/**
 * @param {string} value
 * @returns {NeedleForm[]}
 */
function formsOfSpelling(value) {
  const reversed = [...value].reverse().join("");
  /** @type {NeedleForm[]} */
  const forms = [];
  for (const [charset, encode] of CHARSETS) {
    const bytes = encode(value);
    forms.push({ encoding: charset, pattern: byteString(bytes), folded: true });
    forms.push({ encoding: `reversed ${charset}`, pattern: byteString(encode(reversed)), folded: true });
    forms.push({ encoding: `hex of ${charset}`, pattern: bytes.toString("hex"), folded: true });
    for (const pattern of base64Alignments(bytes)) {
      const urlSafe = pattern.replaceAll("+", "-").replaceAll("/", "_");
      forms.push({ encoding: `base64 of ${charset}`, pattern, folded: false });
      forms.push({ encoding: `base64url of ${charset}`, pattern: urlSafe, folded: false });
    }
  }
  forms.push({ encoding: "percent-encoded", pattern: encodeURIComponent(value), folded: true });
  forms.push({ encoding: "unicode escapes", pattern: escapedEveryCharacter(value), folded: true });
  return forms;
}

/**
 * Every form of a value, each pattern once.
 *
 * @param {string} value
 * @returns {NeedleForm[]}
 */
export function needleForms(value) {
  const spellings = new Set([value, value.toLowerCase(), value.toUpperCase()].flatMap((v) => [v, v.normalize("NFC"), v.normalize("NFD")]));
  /** @type {Map<string, NeedleForm>} */
  const byPattern = new Map();
  for (const form of [...spellings].flatMap(formsOfSpelling)) {
    const pattern = form.folded ? form.pattern.toLowerCase() : form.pattern;
    const key = `${form.folded} ${pattern}`;
    if (!byPattern.has(key)) byPattern.set(key, { ...form, pattern });
  }
  return [...byPattern.values()];
}
