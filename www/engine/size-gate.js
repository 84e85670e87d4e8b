/**
 * Decides how many files are worked on at once.
 */

/** The engine needs a small multiple of a file's size; this keeps that multiple below what a browser tab may have. */
const MOST_BYTES = 256 * 1024 * 1024;

/** How many jobs are asked at most which of them begins sooner where there is room. */
const REACH = 32;

/** Lets jobs through about in order while both their number and their bytes allow it. A job too large for all goes alone. */
export class SizeGate {
  #mostJobs;
  #jobs = 0;
  #bytes = 0;

  /** @type {{ bytes: number, isNear: () => boolean, admit: () => void }[]} */
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
   * @param {() => boolean} [isNear] whether the job would begin sooner than others by now; it may go before them
   * @returns {Promise<() => void>} gives the room back; to be called once
   */
  enter(bytes, signal, isNear = () => false) {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const entry = { bytes, isNear, admit: () => resolve(this.#leaver(bytes)) };
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
    while (this.#waiting.length > 0 && this.#jobs < this.#mostJobs) {
      const at = Math.max(this.#waiting.slice(0, REACH).findIndex(({ isNear }) => isNear()), 0);
      const next = this.#waiting[at];
      if (next === undefined || (this.#bytes + next.bytes > MOST_BYTES && this.#jobs > 0)) return;
      this.#waiting.splice(at, 1);
      this.#jobs += 1;
      this.#bytes += next.bytes;
      next.admit();
    }
  }
}
