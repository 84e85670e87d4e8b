/**
 * Lists a tape archive (POSIX.1-2017, pax; GNU tar for long names) by its headers, so that each file is a part of it that
 * need not be copied.
 */
import { EngineError } from "../engine/engine-error.js";
import { FREE_BYTES, checkListed, checkRatio, checkUnpacked, malformed } from "./limit.js";
import { plainName } from "./member-name.js";
import { emptySource, setAside } from "./source.js";

/** @typedef {import("./source.js").Member} Member */
/** @typedef {import("./source.js").Source} Source */

const BLOCK = 512;

/** How much is read at once, for the headers of small files. */
const WINDOW = 32 * BLOCK;

/** The longest record of names that is read. */
const MOST_RECORD_BYTES = FREE_BYTES;

const ANYONE_STARTS = 0o111;

/** Where a sparse file says that the list of its pieces goes on in another block, and where that block does (GNU tar). */
const SPARSE_GOES_ON = 482;
const SPARSE_BLOCK_GOES_ON = 504;

/**
 * @param {Blob} file
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<Source>}
 * @throws {EngineError} `Malformed`, `LimitExceeded`
 */
export async function tarSource(file, progress) {
  const source = emptySource();
  const view = new Window(file);
  /** @type {Map<string, number>} */
  const places = new Map();
  /** What records before a header say about the file behind it. @type {Map<string, string>} */
  let records = new Map();
  let [at, count, unpacked] = [0, 0, 0];
  while (at + BLOCK <= file.size) {
    const header = await view.read(at, BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (sumOf(header) !== numberIn(header, 148, 8)) throw broken();
    checkListed((count += 1));
    progress(at, file.size);
    const type = String.fromCharCode(header[156] || 0x30);
    const size = records.has("size") && !"xgLK".includes(type) ? Number(records.get("size")) : numberIn(header, 124, 12);
    let start = at + BLOCK;
    for (let goesOn = type === "S" && header[SPARSE_GOES_ON]; goesOn; start += BLOCK) goesOn = (await view.read(start, BLOCK))[SPARSE_BLOCK_GOES_ON];
    const isWhole = Number.isSafeInteger(size) && size >= 0 && start + size <= file.size;
    if (!isWhole) throw broken();
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if ("xLK".includes(type)) {
      if (size > MOST_RECORD_BYTES) throw broken();
      const bytes = await view.read(start, size);
      if (type === "x") for (const [key, value] of paxRecords(bytes)) records.set(key, value);
      else records.set(type === "L" ? "path" : "linkpath", untilNul(bytes));
      continue;
    }
    if (type === "g") continue;
    const about = records;
    records = new Map();
    if (type === "5") continue;
    const isSparse = type === "S" || [...about.keys()].some((key) => key.startsWith("GNU.sparse."));
    if (type === "2" || isSparse || !"017".includes(type)) {
      setAside(source, type === "2" ? "link" : "unknown_file");
      continue;
    }
    const name = plainName(about.get("path") ?? nameIn(header));
    const known = type === "1" ? targetOf(source, places, about.get("linkpath") ?? untilNul(header.subarray(157, 257))) : undefined;
    if (type === "1" && known === undefined) {
      setAside(source, "unknown_file");
      continue;
    }
    const content = file.slice(start, start + size);
    /** @type {Member} */
    const member = known === undefined
      ? { name, size, isProgram: (numberIn(header, 100, 8) & ANYONE_STARTS) !== 0, isStored: false, content: async () => content }
      : { ...known, name };
    checkUnpacked((unpacked += member.size));
    const earlier = places.get(name);
    if (earlier === undefined) places.set(name, source.members.push(member) - 1);
    else {
      // Of files with one name the last is the one that is there after unpacking.
      source.members[earlier] = member;
      setAside(source, "unreferenced");
    }
  }
  if (count === 0) throw broken();
  return source;
}

/**
 * Unpacks what was packed by gzip (RFC 1952) as a whole: there is no way to a file in it but past all others.
 *
 * @param {Blob} file
 * @param {import("./scratch.js").ScratchFile} to
 * @param {(done: number, total: number) => void} progress
 * @returns {Promise<Blob>}
 */
export async function gunzipped(file, to, progress) {
  let done = 0;
  const counted = new TransformStream({
    transform(/** @type {Uint8Array<ArrayBuffer>} */ bytes, controller) {
      progress((done += bytes.length), file.size);
      controller.enqueue(bytes);
    },
  });
  const sink = new WritableStream({
    write(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
      checkUnpacked(to.size + bytes.length);
      to.write(bytes);
    },
  });
  try {
    await file.stream().pipeThrough(counted).pipeThrough(new DecompressionStream("gzip")).pipeTo(sink);
  } catch (reason) {
    throw reason instanceof EngineError ? reason : broken();
  }
  checkRatio(file.size, to.size);
  return to.finish();
}

/** Reads forward, many short pieces with one request. */
class Window {
  #file;
  #start = 0;
  #bytes = new Uint8Array();

  /** @param {Blob} file */
  constructor(file) {
    this.#file = file;
  }

  /**
   * @param {number} start
   * @param {number} length
   */
  async read(start, length) {
    const isHeld = start >= this.#start && start + length <= this.#start + this.#bytes.length;
    if (!isHeld) {
      this.#bytes = new Uint8Array(await this.#file.slice(start, start + Math.max(length, WINDOW)).arrayBuffer());
      this.#start = start;
    }
    const bytes = this.#bytes.subarray(start - this.#start, start - this.#start + length);
    if (bytes.length < length) throw broken();
    return bytes;
  }
}

/**
 * @param {Source} source
 * @param {Map<string, number>} places
 * @param {string} target
 */
function targetOf({ members }, places, target) {
  try {
    return members[places.get(plainName(target)) ?? -1];
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} header */
function nameIn(header) {
  const name = untilNul(header.subarray(0, 100));
  const isPosix = header[262] === 0;
  const prefix = isPosix ? untilNul(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

/**
 * A number in octal digits, or in binary where its first bit is set (GNU tar).
 *
 * @param {Uint8Array} header
 * @param {number} start
 * @param {number} length
 */
function numberIn(header, start, length) {
  const field = header.subarray(start, start + length);
  if (((field[0] ?? 0) & 0x80) === 0) return Number.parseInt(untilNul(field).trim() || "0", 8);
  return field.subarray(1).reduce((sum, byte) => sum * 256 + byte, (field[0] ?? 0) & 0x7f);
}

/** The sum of a header, in which the field of the sum itself counts as blanks. @param {Uint8Array} header */
function sumOf(header) {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

/** @param {Uint8Array} bytes */
function untilNul(bytes) {
  const end = bytes.indexOf(0);
  return text(end < 0 ? bytes : bytes.subarray(0, end));
}

/** @param {Uint8Array} bytes */
function text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed("The name of one of its files is not text.");
  }
}

/**
 * The records of a pax header: each its length, a blank, a key, `=`, a value and a line end.
 *
 * @param {Uint8Array} bytes
 * @returns {[string, string][]}
 */
function paxRecords(bytes) {
  /** @type {[string, string][]} */
  const records = [];
  for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
    const digits = /^\d{1,8} /.exec(String.fromCharCode(...bytes.subarray(at, at + 10)))?.[0];
    const end = at + Number(digits);
    if (digits === undefined || end > bytes.length || bytes[end - 1] !== 0x0a) throw broken();
    const equals = bytes.indexOf(0x3d, at);
    if (equals < 0 || equals >= end) throw broken();
    const key = text(bytes.subarray(at + digits.length, equals));
    // Other records may hold what is no text.
    if (key === "path" || key === "linkpath" || key === "size" || key.startsWith("GNU.sparse.")) records.push([key, text(bytes.subarray(equals + 1, end - 1))]);
    at = end;
  }
  return records;
}

function broken() {
  return malformed("The archive is broken, or packed in pieces.");
}
