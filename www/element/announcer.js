/**
 * Speaks to people who do not see the page change: one polite live region, never faster than it can be read out.
 */

const QUIET_MS = 1000;
const PROGRESS_STEP = 0.25;

/** Keeps the last message that is due; one that was overtaken is not spoken. */
export class Announcer {
  #show;
  #lastSpoken = -QUIET_MS;
  #lastStep = 0;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {(text: string) => void} show puts a text into the live region */
  constructor(show) {
    this.#show = show;
  }

  /** @param {string} text */
  say(text) {
    clearTimeout(this.#timer);
    const wait = Math.max(0, this.#lastSpoken + QUIET_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#lastSpoken = performance.now();
      this.#show(text);
    }, wait);
  }

  /** Begins a piece of work whose progress is to be told. */
  restartProgress() {
    this.#lastStep = 0;
  }

  /**
   * Tells each quarter once; the end has a message of its own.
   *
   * @param {number} part from 0 to 1
   * @param {(part: number) => string} words
   */
  progress(part, words) {
    const step = Math.floor(part / PROGRESS_STEP);
    if (step <= this.#lastStep || part >= 1) return;
    this.#lastStep = step;
    this.say(words(step * PROGRESS_STEP));
  }
}
