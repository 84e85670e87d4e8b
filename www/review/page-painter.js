/**
 * Paints the pages that are in sight or close to it, one at a time and the nearest first.
 */

/** @typedef {import("../engine/contract.js").Picture} Picture */

/** The most pixels that painted pages may have together before those out of sight are cleared: four bytes each. */
const KEPT_PIXELS = 24_000_000;

/** The most pixels of one page: some browsers paint no more on a canvas. What is shown larger than that is less sharp. */
const MOST_PIXELS = 16_000_000;

/** A page whose size changes is painted when it has not for so long. */
const PAUSE_MS = 120;

/** Pixels that are shown at least so large are shown as squares. */
const COARSE = 2;

/** How far beyond the edges of the pane pages count as close, in heights of the pane. */
const MARGIN = "75% 0px";

/** @typedef {"before" | "after"} Side as the page is, or as it would be written */

/**
 * @typedef {object} Canvas
 * @property {number} page from 0
 * @property {Side} side
 * @property {number} written which of what would be written it shows, of those that were asked for one after the other
 * @property {boolean} near
 * @property {number} widthPx as it was painted or failed to be; 0 for not at all
 */

/** Fills canvases with pages. What it has painted is its cache. */
export class PagePainter {
  #fetch;
  #near;

  /** In the order in which they were painted. @type {Map<HTMLCanvasElement, Canvas>} */
  #canvases = new Map();

  /** @type {Element | null} */
  #pane = null;

  /** @type {IntersectionObserver | null} */
  #observer = null;
  #sizes = new ResizeObserver(() => this.#paintSoon());
  #busy = false;

  /** Whether somebody asked for pages since the last look at what is due. */
  #asked = false;

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;

  /** Grows whenever something else would be written. */
  #written = 0;

  /**
   * @param {(page: number, widthPx: number, side: Side) => Promise<Picture>} fetch
   * @param {(page: number) => void} near is told of every page that comes close
   */
  constructor(fetch, near) {
    this.#fetch = fetch;
    this.#near = near;
  }

  /**
   * Takes over a canvas that has come into the page.
   *
   * @param {HTMLCanvasElement} canvas
   * @param {number} page from 0
   * @param {Side} side
   */
  watch(canvas, page, side) {
    const pane = canvas.closest(".passages");
    if (pane === null) return;
    if (pane !== this.#pane) {
      this.end();
      this.#pane = pane;
      this.#observer = new IntersectionObserver((entries) => this.#see(entries), { root: pane, rootMargin: MARGIN });
    }
    this.#canvases.set(canvas, { page, side, written: this.#written, near: false, widthPx: 0 });
    this.#observer?.observe(canvas);
    this.#sizes.observe(canvas);
  }

  /** Has pages that are shown as they would be written painted anew, because something else would be. */
  outdate() {
    this.#written += 1;
    for (const [canvas, { side }] of this.#canvases) if (side === "after" && canvas.dataset["state"] === "painted") canvas.dataset["state"] = "outdated";
    void this.paint();
  }

  #paintSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.paint(), PAUSE_MS);
  }

  /** Paints whatever is close and not painted as large as it is shown. */
  async paint() {
    this.#asked = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#asked) {
      this.#asked = false;
      try {
        for (let next = this.#next(); next !== null; next = this.#next()) await this.#paintOne(...next);
      } catch {
        // The file is no longer in view, or its worker has gone. Whoever asked meanwhile asked for the next view.
      }
    }
    this.#busy = false;
  }

  /** Lets go of all canvases. */
  end() {
    this.#observer?.disconnect();
    this.#sizes.disconnect();
    clearTimeout(this.#soon);
    this.#canvases.clear();
    this.#pane = null;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #see(entries) {
    for (const { target, isIntersecting } of entries) {
      const canvas = /** @type {HTMLCanvasElement} */ (target);
      const known = this.#canvases.get(canvas);
      if (known === undefined) continue;
      known.near = isIntersecting;
      if (isIntersecting) this.#near(known.page);
      if (!canvas.isConnected) this.#forget(canvas);
    }
    void this.paint();
  }

  /** @param {HTMLCanvasElement} canvas */
  #forget(canvas) {
    this.#observer?.unobserve(canvas);
    this.#sizes.unobserve(canvas);
    this.#canvases.delete(canvas);
  }

  /** @returns {[HTMLCanvasElement, Canvas, number] | null} */
  #next() {
    const edge = this.#pane?.getBoundingClientRect();
    if (edge === undefined) return null;
    /** @type {[HTMLCanvasElement, Canvas, number] | null} */
    let next = null;
    let nearest = Infinity;
    for (const [canvas, known] of this.#canvases) {
      const widthPx = paintedWidth(canvas);
      const isDone = widthPx === known.widthPx && (known.side === "before" || known.written === this.#written);
      if (!known.near || !canvas.isConnected || widthPx === 0 || isDone) continue;
      const { top, bottom } = canvas.getBoundingClientRect();
      const away = Math.max(top - edge.bottom, edge.top - bottom, 0);
      if (away >= nearest) continue;
      nearest = away;
      next = [canvas, known, widthPx];
    }
    return next;
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Canvas} known
   * @param {number} widthPx
   */
  async #paintOne(canvas, known, widthPx) {
    const written = this.#written;
    const isTwin = (/** @type {Canvas} */ other) => other !== known && other.page === known.page && other.side === known.side && other.widthPx === widthPx && other.written === written;
    const twin = [...this.#canvases].find(([, other]) => isTwin(other))?.[0];
    if (twin !== undefined && twin.dataset["state"] === "painted") {
      Object.assign(canvas, { width: twin.width, height: twin.height });
      canvas.getContext("2d")?.drawImage(twin, 0, 0);
    } else {
      try {
        const { width, height, rgba } = await this.#fetch(known.page, widthPx, known.side);
        Object.assign(canvas, { width, height });
        canvas.toggleAttribute("data-coarse", widthPx >= width * COARSE);
        canvas.getContext("2d")?.putImageData(new ImageData(rgba, width, height), 0, 0);
      } catch (reason) {
        if (/** @type {{ name?: string }} */ (reason).name === "AbortError") throw reason;
        Object.assign(known, { widthPx, written });
        canvas.dataset["state"] = "failed";
        return;
      }
    }
    Object.assign(known, { widthPx, written });
    canvas.dataset["state"] = known.side === "after" && written !== this.#written ? "outdated" : "painted";
    this.#canvases.delete(canvas);
    this.#canvases.set(canvas, known);
    this.#clearOldest();
  }

  #clearOldest() {
    let pixels = 0;
    for (const { width, height } of this.#canvases.keys()) pixels += width * height;
    for (const [canvas, known] of this.#canvases) {
      if (pixels <= KEPT_PIXELS) return;
      if (known.near || known.widthPx === 0) continue;
      pixels -= canvas.width * canvas.height;
      Object.assign(canvas, { width: 0, height: 0 });
      known.widthPx = 0;
      delete canvas.dataset["state"];
    }
  }
}

/**
 * How wide a canvas is to be painted, in pixels of the screen; 0 for not at all.
 *
 * @param {HTMLCanvasElement} canvas
 */
function paintedWidth({ clientWidth, clientHeight }) {
  const most = Math.sqrt((MOST_PIXELS * clientWidth) / Math.max(clientHeight, 1));
  return Math.min(Math.round(clientWidth * devicePixelRatio), Math.floor(most));
}
