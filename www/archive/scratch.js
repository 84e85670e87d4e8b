/**
 * Room for what is too large for memory: files that the browser keeps for this page alone (WHATWG File System, bucket file
 * system), or Blobs where it keeps none.
 *
 * A folder belongs to whoever holds the lock of its name. What a page left behind that was closed is removed by the next one.
 */
import { EngineError } from "../engine/engine-error.js";

const PREFIX = "scrub-jay-";

/** How much is gathered before a Blob is made of it. */
const BLOB_BYTES = 4 * 1024 * 1024;

/**
 * @typedef {object} ScratchFile written from its beginning to its end
 * @property {number} size bytes so far
 * @property {(bytes: Uint8Array<ArrayBuffer>) => void} write
 * @property {() => Promise<Blob>} finish gives what was written; nothing can be added after it
 */

/**
 * What a worker has of a file alone (WHATWG File System, 2.6), which the checker knows in no page.
 *
 * @typedef {object} SyncAccess
 * @property {(bytes: Uint8Array<ArrayBuffer>, options: { at: number }) => number} write gives how many bytes it took
 * @property {(size: number) => void} truncate
 * @property {() => void} close
 *
 * @typedef {FileSystemFileHandle & { createSyncAccessHandle: () => Promise<SyncAccess> }} WorkerFileHandle
 */

/** Removes the folders that no page holds. */
export async function sweep() {
  const root = await navigator.storage.getDirectory();
  /** @type {Set<string>} */
  const left = new Set();
  for await (const name of root.keys()) if (name.startsWith(PREFIX)) left.add(name);
  // Asked after it: a lock is taken before its folder is made.
  const { held = [] } = await navigator.locks.query();
  for (const { name = "" } of held) left.delete(name);
  for (const name of left) await root.removeEntry(name, { recursive: true }).catch(() => undefined);
}

/** The files of one worker. */
export class Scratch {
  /** @type {FileSystemDirectoryHandle | null} */
  #root;

  /** @type {FileSystemDirectoryHandle | null} */
  #folder;

  /** @type {Set<StoredFile>} */
  #open = new Set();

  /**
   * @param {FileSystemDirectoryHandle | null} root
   * @param {FileSystemDirectoryHandle | null} folder
   */
  constructor(root, folder) {
    this.#root = root;
    this.#folder = folder;
  }

  static async open() {
    try {
      const name = PREFIX + crypto.randomUUID();
      const root = await navigator.storage.getDirectory();
      await held(name);
      return new Scratch(root, await root.getDirectoryHandle(name, { create: true }));
    } catch {
      return new Scratch(null, null);
    }
  }

  /**
   * Begins a file, in the place of another of its name.
   *
   * @param {string} name
   * @returns {Promise<ScratchFile>}
   */
  async create(name) {
    if (this.#folder === null) return new BlobFile();
    const handle = /** @type {WorkerFileHandle} */ (await this.#folder.getFileHandle(name, { create: true }));
    const file = new StoredFile(handle, await handle.createSyncAccessHandle(), () => this.#open.delete(file));
    this.#open.add(file);
    return file;
  }

  /** @param {string} name */
  async remove(name) {
    await this.#folder?.removeEntry(name).catch(() => undefined);
  }

  /** Removes everything. */
  async end() {
    for (const file of this.#open) file.close();
    if (this.#folder !== null) await this.#root?.removeEntry(this.#folder.name, { recursive: true }).catch(() => undefined);
  }
}

/** A file on disk. @implements {ScratchFile} */
class StoredFile {
  #handle;
  #access;
  #closed;
  size = 0;

  /**
   * @param {FileSystemFileHandle} handle
   * @param {SyncAccess} access
   * @param {() => void} closed
   */
  constructor(handle, access, closed) {
    this.#handle = handle;
    this.#access = access;
    this.#closed = closed;
    access.truncate(0);
  }

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  write(bytes) {
    let written = 0;
    try {
      while (written < bytes.length) {
        const count = this.#access.write(bytes.subarray(written), { at: this.size });
        if (count === 0) throw new Error("nothing was written");
        written += count;
        this.size += count;
      }
    } catch {
      const message = "The browser keeps no more than this on disk.";
      throw new EngineError({ code: "NoSpace", message, retryable: true });
    }
  }

  /** @returns {Promise<Blob>} */
  async finish() {
    this.close();
    return this.#handle.getFile();
  }

  close() {
    this.#access.close();
    this.#closed();
  }
}

/** What the browser keeps wherever it likes, which is on disk when it is much. @implements {ScratchFile} */
class BlobFile {
  /** @type {Blob[]} */
  #parts = [];

  /** @type {Uint8Array<ArrayBuffer>[]} */
  #gathered = [];
  #gatheredBytes = 0;
  size = 0;

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  write(bytes) {
    this.#gathered.push(bytes.slice());
    this.#gatheredBytes += bytes.length;
    this.size += bytes.length;
    if (this.#gatheredBytes >= BLOB_BYTES) this.#gather();
  }

  async finish() {
    this.#gather();
    return new Blob(this.#parts);
  }

  #gather() {
    this.#parts.push(new Blob(this.#gathered));
    this.#gathered = [];
    this.#gatheredBytes = 0;
  }
}

/**
 * Takes a lock for as long as this realm lives.
 *
 * @param {string} name
 * @returns {Promise<void>}
 */
function held(name) {
  return new Promise((resolve, reject) => {
    const forEver = () => {
      resolve();
      return new Promise(() => undefined);
    };
    navigator.locks.request(name, forEver).catch(reject);
  });
}
