/**
 * A page with a sink and nothing else: what the product does between a clean file and the receiver.
 */
import { CleanFile } from "../../../www/engine/clean-file.js";
import { TusSink } from "../../../www/upload/tus-sink.js";
import { UploadError } from "../../../www/upload/upload-sink.js";
import { generatedBytes } from "./generated-bytes.js";

/** @typedef {import("../../../www/upload/upload-sink.js").Sent} Sent */

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @typedef {object} FileRecipe
 * @property {string} id
 * @property {string} name
 * @property {number} seed
 * @property {number} sizeBytes
 * @property {string} [sha256] a hash other than the true one
 * @property {boolean} [lookAlike] an object with the fields of a clean file that is none
 */

/** @param {FileRecipe} recipe */
async function makeFile({ id, name, seed, sizeBytes, sha256: announced, lookAlike = false }) {
  const bytes = generatedBytes(seed, sizeBytes);
  const parts = {
    id,
    name,
    mediaType: "application/octet-stream",
    role: "deliverable",
    sha256: announced ?? (await sha256(bytes)),
    blob: new Blob([bytes]),
  };
  return lookAlike ? /** @type {CleanFile} */ (/** @type {unknown} */ (parts)) : new CleanFile(parts);
}

/**
 * How a send ended, as data that crosses to the test.
 *
 * @typedef {{ sent: Sent[] } | { code: string, retryable: boolean, fileId: string | undefined, sent: readonly Sent[] }
 *   | { aborted: string }} Outcome
 */

/** What the test drives. */
class UploadPage {
  #sink = new TusSink({ endpoint: "/files/", task: "t-1" });
  #abort = new AbortController();

  /** Acknowledged bytes, as they were told. @type {Record<string, number[]>} */
  progress = {};

  /** @type {Promise<Outcome> | null} */
  outcome = null;

  /**
   * The bytes alone, for a send by other means.
   *
   * @param {FileRecipe} recipe
   */
  make({ seed, sizeBytes }) {
    return new Blob([generatedBytes(seed, sizeBytes)]);
  }

  /** @param {FileRecipe[]} recipes */
  async begin(recipes) {
    const files = await Promise.all(recipes.map(makeFile));
    this.outcome = this.#send(files);
  }

  pause() {
    this.#sink.pause();
  }

  resume() {
    this.#sink.resume();
  }

  abort() {
    this.#abort.abort(new Error("enough"));
  }

  /**
   * @param {CleanFile[]} files
   * @returns {Promise<Outcome>}
   */
  async #send(files) {
    try {
      const sent = await this.#sink.send(files, {
        signal: this.#abort.signal,
        onProgress: ({ id, acknowledgedBytes }) => (this.progress[id] ??= []).push(acknowledgedBytes),
      });
      return { sent };
    } catch (error) {
      if (!(error instanceof UploadError)) return { aborted: error instanceof Error ? error.message : String(error) };
      const { code, retryable, fileId, sent } = error;
      return { code, retryable, fileId, sent };
    }
  }
}

/** @type {typeof globalThis & { uploadPage?: UploadPage }} */ (globalThis).uploadPage = new UploadPage();
