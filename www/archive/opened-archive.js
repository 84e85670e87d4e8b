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
/** @typedef {import("./target.js").CleanMember} CleanMember */
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

/** What gzip has packed, as it is read once more. */
const PROOF = "proof";

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

  /** Where in the file of clean content each of them lies. @type {Map<number, { name: string, start: number, end: number, digest: string }>} */
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
    const source = await sourceOf(file, packing, () => scratch.create("tar"), progress);
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
   * @param {{ name: string, bytes: Uint8Array<ArrayBuffer>, sha256: string }} clean
   */
  async keep(index, { name, bytes, sha256: digest }) {
    this.#clean ??= this.#scratch.create(`clean-${this.#round}`);
    const file = await this.#clean;
    const start = file.size;
    const isEmpty = this.#member(index).size === 0;
    if (!isEmpty) file.write(bytes);
    this.#kept.set(index, { name, start, end: file.size, digest: isEmpty ? hexOf(sha256.create()) : digest });
    return undefined;
  }

  /**
   * Packs what was kept, and reads it once more.
   *
   * @param {number[]} indices of it, in order
   * @param {Progress} progress
   * @returns {Promise<Written>}
   */
  async write(indices, progress) {
    const round = this.#round;
    try {
      const clean = await (await this.#clean)?.finish();
      const members = this.#cleanMembers(indices, clean ?? new Blob());
      let steps = 0;
      const step = () => progress(Math.floor((steps += 1) / 2), members.length);
      const written = await this.#packed(members, await this.#scratch.create(`archive-${round}`), step);
      await this.#prove(written.blob, members, step);
      return written;
    } finally {
      await this.#scratch.remove(`clean-${round}`);
      // The one before it: a page that asks again has forgotten it.
      await this.#scratch.remove(`archive-${round - 1}`);
      this.#clean = null;
      this.#kept.clear();
      this.#round += 1;
    }
  }

  /**
   * @param {number[]} indices
   * @param {Blob} clean what was kept, one behind the other
   */
  #cleanMembers(indices, clean) {
    const names = new FreeNames();
    return indices.map((index) => {
      const kept = this.#kept.get(index);
      if (kept === undefined) throw outOfOrder();
      const { isProgram, isStored } = this.#member(index);
      return { name: names.take(kept.name), blob: clean.slice(kept.start, kept.end), digest: kept.digest, isProgram, isStored };
    });
  }

  /**
   * @param {CleanMember[]} members
   * @param {ScratchFile} file
   * @param {() => void} packed called after each
   * @returns {Promise<Written>}
   */
  async #packed(members, file, packed) {
    const hash = sha256.create();
    const sink = new WritableStream({
      write(/** @type {Uint8Array<ArrayBuffer>} */ bytes) {
        hash.update(bytes);
        file.write(bytes);
      },
    });
    await writeArchive(this.#packing, members, sink, packed);
    return { blob: await file.finish(), sha256: hexOf(hash) };
  }

  /**
   * Holds a written archive against what the engine has verified: these files, and no others.
   *
   * @param {Blob} blob
   * @param {(CleanMember & { digest: string })[]} members
   * @param {() => void} proved called after each
   */
  async #prove(blob, members, proved) {
    const { members: found, aside } = await sourceOf(blob, this.#packing, () => this.#scratch.create(PROOF), () => undefined);
    if (found.length !== members.length || aside.size > 0) throw unlike();
    for (const [index, { name, digest }] of members.entries()) {
      const member = found[index];
      if (member?.name !== name || (await digestOf(member)) !== digest) throw unlike();
      proved();
    }
    await this.#scratch.remove(PROOF);
  }

  /** @param {number} index */
  #member(index) {
    const member = this.#source.members[index];
    if (member === undefined) throw outOfOrder();
    return member;
  }
}

/**
 * @param {Blob} file
 * @param {Packing} packing
 * @param {() => Promise<ScratchFile>} create begins a file for what gzip has packed
 * @param {Progress} progress
 */
async function sourceOf(file, packing, create, progress) {
  if (packing === "zip") return zipSource(file, progress);
  if (packing === "tar") return tarSource(file, progress);
  return tarSource(await gunzipped(file, await create(), progress), () => undefined);
}

/** How long a file was before gzip packed it, but for multiples of 4 GiB. @param {Blob} file */
async function lengthBefore(file) {
  const end = await file.slice(-GZIP_LENGTH_BYTES).arrayBuffer();
  return end.byteLength < GZIP_LENGTH_BYTES ? 0 : new DataView(end).getUint32(0, true);
}

/** @param {ScratchFile} file */
function sinkTo(file) {
  return new WritableStream({ write: (/** @type {Uint8Array<ArrayBuffer>} */ bytes) => file.write(bytes) });
}

/** @param {ReturnType<typeof sha256.create>} hash */
function hexOf(hash) {
  return Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The hash of what a file in an archive holds, which is not kept for it.
 *
 * @param {import("./source.js").Member} member
 */
async function digestOf(member) {
  const hash = sha256.create();
  /** @type {ScratchFile} */
  const hashed = {
    size: 0,
    write(bytes) {
      hash.update(bytes);
      hashed.size += bytes.length;
    },
    finish: async () => new Blob(),
  };
  const content = await member.content(async () => hashed);
  // What lies in the archive as it is, is not written to any file.
  await content.stream().pipeTo(sinkTo(hashed));
  return hexOf(hash);
}

function unlike() {
  return new EngineError({ code: "Unlike", message: "The archive that was packed does not hold what was cleaned. Clean the files once more." });
}

function outOfOrder() {
  return new EngineError({ code: "OutOfOrder", message: "There is no such file in the archive." });
}
