/**
 * Decides how many files are worked on at once.
 */

/** The engine needs a small multiple of a file's size; this keeps that multiple below what a browser tab may have. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Lets jobs through in order while both their number and their bytes allow it. A job too large for all goes alone. */
export class SizeGate {
  #mostJobs;
  #jobs = 0;
  #bytes = 0;

  /** @type {{ bytes: number, admit: () => void }[]} */
  #waiting = [];

  /** @param {number} mostJobs */
  constructor(mostJobs) {
    this.#mostJobs = mostJobs;
  }

  /**
   * Waits for room and takes it.
   *
   * @param {number} bytes
   * @param {AbortSignal} [signal]
   * @returns {Promise<() => void>} gives the room back; to be called once
   */
  enter(bytes, signal) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const entry = { bytes, admit: () => resolve(this.#leaver(bytes)) };
      signal?.addEventListener("abort", () => {
        const index = this.#waiting.indexOf(entry);
        if (index < 0) return;
        this.#waiting.splice(index, 1);
        reject(signal.reason);
        this.#advance();
      }, { once: true });
      this.#waiting.push(entry);
      this.#advance();
    });
  }

  /** @param {number} bytes */
  #leaver(bytes) {
    return () => {
      this.#jobs -= 1;
      this.#bytes -= bytes;
      this.#advance();
    };
  }

  #advance() {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const fits = this.#jobs < this.#mostJobs && this.#bytes + first.bytes <= MOST_BYTES;
      if (!fits && this.#jobs > 0) return;
      this.#waiting.shift();
      this.#jobs += 1;
      this.#bytes += first.bytes;
      first.admit();
    }
  }
}
