/**
 * Sends one clean file over tus 1.0, from where an earlier attempt stopped.
 */
import { DetailedError, Upload } from "tus-js-client";
import { NO_RESPONSE, failureOfStatus, isPassing } from "./retry-rule.js";

/** @typedef {import("./upload-message.js").UploadItem} UploadItem */
/** @typedef {import("./upload-sink.js").UploadFailure} UploadFailure */
/** @typedef {import("./url-storage.js").UrlStorage} UrlStorage */

/** What an interruption can cost, at most. */
const CHUNK_BYTES = 8 * 1024 * 1024;

/** Begins anew whenever a chunk got through, so this bounds one outage and not the whole upload. */
const RETRY_DELAYS_MS = [0, 500, 1000, 2000, 4000, 8000];

/** How long nothing may move, tries included: a host that swallows requests would be waited for by the minute. */
const SILENCE_MS = 20_000;

/**
 * @typedef {object} TusUploadEvents
 * @property {(acknowledgedBytes: number) => void} onAcknowledged
 * @property {(url: string) => void} onSent
 * @property {(failure: UploadFailure) => void} onFailed
 */

/**
 * Names an upload by its bytes and its destination. The task is part of the destination: the receiver files an upload
 * under the metadata that it was created with, so one that was begun for another task must not be continued.
 *
 * @param {UploadItem} item
 * @param {string} endpoint
 */
export function fingerprintOf({ sha256, task = "" }, endpoint) {
  return `scrubjay-${sha256}-${task}-${endpoint}`;
}

/**
 * Everything that is told about a file.
 *
 * @param {UploadItem} item
 * @returns {Record<string, string>}
 */
function metadataOf({ name, mediaType, task, role, sha256 }) {
  return { filename: name, filetype: mediaType, ...(task === undefined ? {} : { task }), role, sha256 };
}

/** @param {Error} error */
function statusOf(error) {
  return error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? NO_RESPONSE) : NO_RESPONSE;
}

/** One file's upload, which may be paused and continued. */
export class TusUpload {
  #upload;
  #onFailed;
  #paused = false;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #silence;

  /**
   * @param {UploadItem} item
   * @param {string} endpoint
   * @param {UrlStorage | null} urlStorage
   * @param {TusUploadEvents} events exactly one of `onSent` and `onFailed` is called, once
   */
  constructor(item, endpoint, urlStorage, { onAcknowledged, onSent, onFailed }) {
    this.#onFailed = onFailed;
    this.#upload = new Upload(item.blob, {
      endpoint,
      metadata: metadataOf(item),
      fingerprint: () => Promise.resolve(fingerprintOf(item, endpoint)),
      ...(urlStorage === null ? {} : { urlStorage }),
      storeFingerprintForResuming: urlStorage !== null,
      removeFingerprintOnSuccess: true,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_DELAYS_MS,
      onShouldRetry: (error) => isPassing(statusOf(error)),
      onProgress: () => this.#listen(),
      onAfterResponse: (request, response) => {
        if (response.getStatus() < 300) this.#listen();
        if (request.getMethod() !== "HEAD") return;
        const status = response.getStatus();
        // The library answers any refused HEAD by starting over. A gateway that says 502 while the receiver restarts
        // must not cost the bytes that are already there: an error thrown here counts as no response, and is retried.
        if (isPassing(status)) throw new Error(`HTTP ${status}`);
        if (status < 300) onAcknowledged(Number(response.getHeader("Upload-Offset")));
      },
      onChunkComplete: (_chunkBytes, acceptedBytes) => onAcknowledged(acceptedBytes),
      onSuccess: () => {
        clearTimeout(this.#silence);
        onSent(this.#upload.url ?? "");
      },
      onError: (error) => this.#fail(statusOf(error)),
    });
  }

  /** Starts, from where the last attempt at the same bytes stopped. */
  async start() {
    const [previous] = await this.#upload.findPreviousUploads();
    if (previous !== undefined) this.#upload.resumeFromPreviousUpload(previous);
    // A pause may have come while the storage was read, when there was nothing to abort yet.
    if (!this.#paused) this.#begin();
  }

  /** Stops the request under way; what was acknowledged stays with the receiver. */
  async pause() {
    this.#paused = true;
    clearTimeout(this.#silence);
    await this.#upload.abort();
  }

  /** Goes on after a pause. */
  resume() {
    this.#paused = false;
    this.#begin();
  }

  #begin() {
    this.#listen();
    this.#upload.start();
  }

  /** Waits for the next sign of life from now on. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      void this.#upload.abort();
      this.#fail(NO_RESPONSE);
    }, SILENCE_MS);
  }

  /** @param {number} status of the last response; 0 when there was none */
  #fail(status) {
    clearTimeout(this.#silence);
    this.#onFailed(failureOfStatus(status));
  }
}
