/**
 * Remembers where interrupted uploads are, over reloads and restarts of the browser.
 *
 * An entry is a fingerprint, an address, a size and a time. What the client library would keep besides, such as the
 * name of the file, stays out: this outlives the page.
 */

const DATABASE = "scrubjay-upload";
const STORE = "interrupted";
const BY_FINGERPRINT = "fingerprint";

/** @typedef {import("tus-js-client").PreviousUpload} PreviousUpload */

/**
 * @typedef {object} Entry
 * @property {number} [key]
 * @property {string} fingerprint
 * @property {string} uploadUrl
 * @property {number | null} size bytes
 * @property {string} creationTime
 */

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
function ended(transaction) {
  return new Promise((resolve) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => resolve();
  });
}

/**
 * @param {Entry} entry
 * @returns {PreviousUpload}
 */
function previousUpload({ key, uploadUrl, size, creationTime }) {
  return { urlStorageKey: String(key), uploadUrl, size, creationTime, metadata: {}, parallelUploadUrls: null };
}

/**
 * The client library's storage interface over IndexedDB, which workers have; `localStorage` they have not.
 *
 * No method rejects: a storage that fails (full, or closed by the browser) costs the resumption of an upload, and the
 * library would make it cost the upload.
 */
export class UrlStorage {
  #database;

  /** Settles when the last change is on disk. @type {Promise<unknown>} */
  #lastChange = Promise.resolve();

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  /**
   * Opens the storage, or resolves to `null` where the browser grants none (private windows, opaque origins). Uploads
   * then work and cannot be resumed after a reload.
   *
   * @returns {Promise<UrlStorage | null>}
   */
  static async open() {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
        store.createIndex(BY_FINGERPRINT, "fingerprint");
      };
      return new UrlStorage(await settled(request));
    } catch {
      return null;
    }
  }

  /** @returns {Promise<PreviousUpload[]>} */
  async findAllUploads() {
    return this.#entries((store) => store.getAll());
  }

  /**
   * The interrupted uploads of one fingerprint, newest first.
   *
   * @param {string} fingerprint
   * @returns {Promise<PreviousUpload[]>}
   */
  async findUploadsByFingerprint(fingerprint) {
    return (await this.#entries((store) => store.index(BY_FINGERPRINT).getAll(fingerprint))).reverse();
  }

  /** @param {string} urlStorageKey */
  async removeUpload(urlStorageKey) {
    await this.#attempt("readwrite", (store) => store.delete(Number(urlStorageKey)));
  }

  /**
   * @param {string} fingerprint
   * @param {PreviousUpload} upload
   * @returns {Promise<string>} the key to remove it by
   */
  async addUpload(fingerprint, { uploadUrl, size, creationTime }) {
    const entry = { fingerprint, uploadUrl, size, creationTime };
    return String(await this.#attempt("readwrite", (store) => store.add(entry)));
  }

  /**
   * Waits until all changes are on disk. The library does not wait for its own, and a worker that ends before them
   * leaves behind what should be gone.
   */
  async flush() {
    await this.#lastChange;
  }

  /** @param {(store: IDBObjectStore) => IDBRequest<Entry[]>} query */
  async #entries(query) {
    const entries = await this.#attempt("readonly", query);
    return (entries ?? []).map(previousUpload);
  }

  /**
   * @template Result
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result>} operation
   * @returns {Promise<Result | null>} `null` when the storage failed
   */
  async #attempt(mode, operation) {
    try {
      const transaction = this.#database.transaction(STORE, mode);
      this.#lastChange = ended(transaction);
      return await settled(operation(transaction.objectStore(STORE)));
    } catch {
      return null;
    }
  }
}
