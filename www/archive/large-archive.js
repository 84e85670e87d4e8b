/**
 * A large archive of a task: a folder while its files are worked on, and one file again in the end.
 *
 * The page holds handles and names of it, as of any file; `archive-worker.js` reads and writes.
 */
import { CleanFile } from "../engine/clean-file.js";
import { EngineError } from "../engine/engine-error.js";
import { joinedReceipt } from "../engine/joined-receipt.js";
import { ArchiveClient, endLater } from "./archive-client.js";
import { checkMembers } from "./limit.js";
import { PackedFile } from "./packed-file.js";

/** @typedef {import("../engine/contract.js").Cleaned} Cleaned */
/** @typedef {import("../engine/contract.js").FileReceipt} FileReceipt */
/** @typedef {import("../engine/pool.js").JobOptions} JobOptions */
/** @typedef {import("./archive-message.js").Packing} Packing */

/** @typedef {{ name: string, file: File | PackedFile }} Picked */
/** @typedef {{ files: Picked[], aside: Map<string, number> }} Listed what of an archive is work, and how much of other kinds is not taken */

const MIB = 1024 * 1024;

/** What is smaller goes to the engine without a look. */
const LOOKED_INTO_BYTES = MIB;

/** The largest archive of a kind that is not opened file by file. */
const MOST_OTHER_BYTES = 64 * MIB;

const ENDINGS = /\.(?:(zip)|(tar)|(tar\.gz|tgz)|(?:tar\.|t)(?:bz2?|xz|zst))$/i;

/** @type {Record<Packing, string>} */
const MEDIA_TYPES = { zip: "application/zip", tar: "application/x-tar", "tar.gz": "application/gzip" };

/** What the receipt says of a file that could not be cleaned, or was taken out by the person. */
const LEFT_OUT = "unknown_file";

/** See the module. */
export class LargeArchive {
  #client;
  #packing;
  #depth;
  #ending;

  /** Whether an archive was written that a person may be saving. */
  #isPacked = false;

  /** How much of each kind is not taken. @type {Map<string, number>} */
  #aside = new Map();

  /** How many of its files are taken. */
  #members = 0;

  /** What its files have become, by their place. @type {Map<number, { name: string, receipt: FileReceipt }>} */
  #kept = new Map();

  /**
   * @param {string} name with the folders it came in
   * @param {Packing} packing
   * @param {ArchiveClient} client
   */
  constructor(name, packing, client) {
    this.name = name;
    this.#packing = packing;
    this.#client = client;
    this.#depth = name.split("/").length;
    this.#ending = ENDINGS.exec(name)?.[0] ?? "";
  }

  /**
   * Whether a file may be an archive that is opened file by file.
   *
   * @param {Picked} picked
   */
  static mayBe({ name, file }) {
    return file instanceof Blob && file.size > LOOKED_INTO_BYTES && ENDINGS.test(name);
  }

  /**
   * @param {Picked} picked
   * @param {(path: string) => string | null} unwantedKind what a file is that belongs to a machine and not to the work
   * @param {JobOptions} options
   * @returns {Promise<{ archive: LargeArchive, listed: Listed } | null>} `null` for one that goes to the engine as it is
   * @throws {EngineError}
   */
  static async open({ name, file }, unwantedKind, { signal, onStart, onProgress }) {
    const packing = packingOf(name);
    if (packing === null) {
      if (file.size <= MOST_OTHER_BYTES) return null;
      const message = "An archive of this size can be opened when it is a .zip, .tar or .tar.gz. Unpack it, and add the folder.";
      throw new EngineError({ code: "LimitExceeded", message });
    }
    const archive = new LargeArchive(name, packing, new ArchiveClient());
    const stop = () => archive.end(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    onStart?.();
    try {
      const listed = await archive.#list(/** @type {File} */ (file), unwantedKind, onProgress);
      if (listed === null) archive.end();
      return listed && { archive, listed };
    } catch (reason) {
      archive.end();
      throw reason;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
  }

  /**
   * @param {Blob} file
   * @param {(path: string) => string | null} unwantedKind
   * @param {JobOptions["onProgress"]} onProgress
   * @returns {Promise<Listed | null>}
   */
  async #list(file, unwantedKind, onProgress) {
    const listing = await this.#client.call("list", { file, packing: this.#packing }, onProgress);
    if (listing === null) return null;
    for (const { kind, count } of listing.aside) this.#aside.set(kind, count);
    /** @type {Picked[]} */
    const files = [];
    listing.members.forEach(({ name, size }, index) => {
      const kind = unwantedKind(name);
      if (kind === null) files.push({ name: `${this.name}/${name}`, file: new PackedFile(this, index, size) });
      else this.#aside.set(kind, (this.#aside.get(kind) ?? 0) + 1);
    });
    checkMembers(files.length);
    this.#members = files.length;
    if (files.length > 0) return { files, aside: this.#aside };
    throw new EngineError({ code: "Malformed", message: "It holds no file that can be looked into." });
  }

  /** @param {number} index */
  unpack(index) {
    return this.#client.call("unpack", { index });
  }

  /** Begins anew with what its files become. */
  begin() {
    this.#kept.clear();
  }

  /**
   * Takes what one of its files has become.
   *
   * @param {number} index
   * @param {Cleaned & { content: Uint8Array<ArrayBuffer> }} cleaned
   */
  async keep(index, { name, content: bytes, sha256, receipt }) {
    const inside = name.split("/").slice(this.#depth).join("/");
    await this.#client.call("keep", { index, name: inside, bytes, sha256 });
    this.#kept.set(index, { name, receipt });
  }

  /** How many of its files are clean. */
  get count() {
    return this.#kept.size;
  }

  /**
   * Packs its clean files.
   *
   * @param {string} id
   * @param {string} role
   * @param {(done: number) => void} onProgress how many are packed
   * @returns {Promise<{ file: CleanFile, receipt: FileReceipt }>}
   */
  async pack(id, role, onProgress) {
    const indices = [...this.#kept.keys()].sort((a, b) => a - b);
    this.#isPacked = true;
    const { blob, sha256 } = await this.#client.call("write", { indices }, onProgress);
    const parts = indices.flatMap((index) => this.#kept.get(index)?.receipt ?? []);
    const aside = new Map(this.#aside);
    const left = this.#members - indices.length;
    if (left > 0) aside.set(LEFT_OUT, (aside.get(LEFT_OUT) ?? 0) + left);
    const path = this.#cleanName(this.#kept.get(indices[0] ?? 0)?.name ?? "");
    const file = CleanFile.ofArchive({ id, role, path, mediaType: MEDIA_TYPES[this.#packing], sha256, blob });
    return { file, receipt: joinedReceipt({ id, sha256, len_bytes: blob.size, aside }, parts) };
  }

  /**
   * The name of the archive, as it has become in those of its files.
   *
   * @param {string} path of one of them
   */
  #cleanName(path) {
    const name = path.split("/").slice(0, this.#depth).join("/");
    return ENDINGS.exec(name)?.[0].toLowerCase() === this.#ending.toLowerCase() ? name : name + this.#ending;
  }

  /** @param {unknown} [reason] what is rejected that was asked for */
  end(reason) {
    if (this.#isPacked) endLater(this.#client);
    else this.#client.end(reason);
  }
}

/**
 * @param {string} name
 * @returns {Packing | null}
 */
function packingOf(name) {
  const [, zip, tar, packed] = ENDINGS.exec(name) ?? [];
  if (zip !== undefined) return "zip";
  if (tar !== undefined) return "tar";
  return packed === undefined ? null : "tar.gz";
}
