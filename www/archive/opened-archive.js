/**
 * One archive that is opened file by file: what is in it, and what its files have become.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { EngineError } from "../engine/engine-error.js";
import { checkMember } from "./limit.js";
import { FreeNames } from "./member-name.js";
import { gunzipped, tarSource } from "./tar-source.js";
import { writeArchive } from "./target.js";
import { zipSource } from "./zip-source.js";

/** @typedef {import("./archive-message.js").Listing} Listing */
/** @typedef {import("./archive-message.js").Packing} Packing */
/** @typedef {import("./archive-message.js").Written} Written */
/** @typedef {import("./scratch.js").Scratch} Scratch */
/** @typedef {import("./scratch.js").ScratchFile} ScratchFile */
/** @typedef {import("./source.js").Source} Source */
/** @typedef {(done: number, total: number) => void} Progress */

const MIB = 1024 * 1024;

/** An archive that is larger, or holds more, is opened file by file; others go to the engine as one file. */
const LARGE_BYTES = 16 * MIB;
const LARGE_UNPACKED_BYTES = 32 * MIB;

/** Where the last four bytes of what gzip has packed tell how much it was (RFC 1952, 2.3.1). */
const GZIP_LENGTH_BYTES = 4;

/** Documents that are packed as ZIP archives. */
const DOCUMENT_PARTS = ["[Content_Types].xml", "META-INF/manifest.xml"];

const EMPTY_LINE = new Blob(["\n"]);

/** How each kind begins, and where. @type {Record<Packing, { at: number, bytes: number[] }>} */
const MARKS = {
  zip: { at: 0, bytes: [0x50, 0x4b, 3, 4] },
  tar: { at: 257, bytes: [0x75, 0x73, 0x74, 0x61, 0x72] },
  "tar.gz": { at: 0, bytes: [0x1f, 0x8b] },
};

/** See the module. */
export class OpenedArchive {
  #scratch;
  #packing;
  #source;

  /** By place in the list. @type {Map<number, Promise<Blob>>} */
  #contents = new Map();

  /** Where in the file of clean content each of them lies. @type {Map<number, { name: string, start: number, end: number }>} */
  #kept = new Map();

  /** @type {Promise<ScratchFile> | null} */
  #clean = null;

  /** How many archives have been written. */
  #round = 0;

  /**
   * @param {Scratch} scratch
   * @param {Packing} packing
   * @param {Source} source
   */
  constructor(scratch, packing, source) {
    this.#scratch = scratch;
    this.#packing = packing;
    this.#source = source;
  }

  /**
   * @param {Scratch} scratch
   * @param {Blob} file
   * @param {Packing} packing as its name tells
   * @param {Progress} progress
   * @returns {Promise<OpenedArchive | null>} `null` for one that the engine is to have as it is
   */
  static async open(scratch, file, packing, progress) {
    const { at, bytes } = MARKS[packing];
    const begins = new Uint8Array(await file.slice(at, at + bytes.length).arrayBuffer());
    if (bytes.some((byte, index) => begins[index] !== byte)) return null;
    const isLarge = file.size > LARGE_BYTES;
    if (packing === "tar.gz" && !isLarge && (await lengthBefore(file)) <= LARGE_UNPACKED_BYTES) return null;
    const source = await sourceOf(scratch, file, packing, progress);
    const unpacked = source.members.reduce((sum, { size }) => sum + size, 0);
    const isDocument = packing === "zip" && source.members.some(({ name }) => DOCUMENT_PARTS.includes(name));
    return isDocument || (!isLarge && unpacked <= LARGE_UNPACKED_BYTES) ? null : new OpenedArchive(scratch, packing, source);
  }

  /** @returns {Listing} */
  get listing() {
    const members = this.#source.members.map(({ name, size }) => ({ name, size }));
    return { members, aside: [...this.#source.aside].map(([kind, count]) => ({ kind, count })) };
  }

  /**
   * What a file holds; unpacked once.
   *
   * @param {number} index
   */
  async unpack(index) {
    const member = this.#member(index);
    checkMember(member.size);
    // The engine opens nothing that is empty; for its name it is given an empty line.
    if (member.size === 0) return EMPTY_LINE;
    const unpacked = this.#contents.get(index) ?? member.content(() => this.#scratch.create(`member-${index}`));
    this.#contents.set(index, unpacked);
    unpacked.catch(() => this.#contents.delete(index));
    return unpacked;
  }

  /**
   * Takes what a file has become. To be called for one file after the other.
   *
   * @param {number} index
   * @param {string} name
   * @param {Blob} blob
   */
  async keep(index, name, blob) {
    this.#clean ??= this.#scratch.create(`clean-${this.#round}`);
    const file = await this.#clean;
    const start = file.size;
    if (this.#member(index).size > 0) await blob.stream().pipeTo(new WritableStream({ write: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => file.write(bytes) }));
    this.#kept.set(index, { name, start, end: file.size });
    return undefined;
  }

  /**
   * Packs what was kept.
   *
   * @param {number[]} indices of it, in order
   * @param {Progress} progress
   * @returns {Promise<Written>}
   */
  async write(indices, progress) {
    try {
      return await this.#written(indices, progress);
    } finally {
      await this.#startOver();
    }
  }

  /**
   * @param {number[]} indices
   * @param {Progress} progress
   * @returns {Promise<Written>}
   */
  async #written(indices, progress) {
    const [clean, names] = [await (await this.#clean)?.finish(), new FreeNames()];
    const members = indices.map((index) => {
      const kept = this.#kept.get(index);
      if (kept === undefined || clean === undefined) throw outOfOrder();
      const { isProgram, isStored } = this.#member(index);
      return { name: names.take(kept.name), blob: clean.slice(kept.start, kept.end), isProgram, isStored };
    });
    const [file, hash] = [await this.#scratch.create(`archive-${this.#round}`), sha256.create()];
    const sink = new WritableStream({
      write(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
        hash.update(bytes);
        file.write(bytes);
      },
    });
    let done = 0;
    await writeArchive(this.#packing, members, sink, () => progress((done += 1), members.length));
    return { blob: await file.finish(), sha256: Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("") };
  }

  /** What has been packed before is not what will be: the decisions may be others. */
  async #startOver() {
    await this.#scratch.remove(`clean-${this.#round}`);
    await this.#scratch.remove(`archive-${this.#round - 1}`);
    this.#clean = null;
    this.#kept.clear();
    this.#round += 1;
  }

  /** @param {number} index */
  #member(index) {
    const member = this.#source.members[index];
    if (member === undefined) throw outOfOrder();
    return member;
  }
}

/**
 * @param {Scratch} scratch
 * @param {Blob} file
 * @param {Packing} packing
 * @param {Progress} progress
 */
async function sourceOf(scratch, file, packing, progress) {
  if (packing === "zip") return zipSource(file, progress);
  if (packing === "tar") return tarSource(file, progress);
  return tarSource(await gunzipped(file, await scratch.create("tar"), progress), () => undefined);
}

/** How long a file was before gzip packed it, but for multiples of 4 GiB. @param {Blob} file */
async function lengthBefore(file) {
  const end = await file.slice(-GZIP_LENGTH_BYTES).arrayBuffer();
  return end.byteLength < GZIP_LENGTH_BYTES ? 0 : new DataView(end).getUint32(0, true);
}

function outOfOrder() {
  return new EngineError({ code: "OutOfOrder", message: "There is no such file in the archive." });
}
