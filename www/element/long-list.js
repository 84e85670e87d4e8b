/**
 * Lists of any length, of which only the rows near the view stand in the page.
 *
 * They scroll with the page, or with whatever the element stands in, so their place is asked of the browser.
 */
import { CHUNK_ITEMS, ItemWindow } from "../review/item-window.js";
import { h } from "./render.js";

/** @typedef {import("./render.js").Description} Description */
/** @typedef {import("../review/item-window.js").Stretch} Stretch */

/** Shorter lists stand in the page as a whole. */
const MOST_ROWS = 4 * CHUNK_ITEMS;

/** Which parts of the lists are rendered. */
export class LongLists {
  #changed;

  /** @type {Map<string, { window: ItemWindow, stretch: Stretch }>} */
  #lists = new Map();

  /** @param {() => void} changed called when other rows have come near */
  constructor(changed) {
    this.#changed = changed;
  }

  /**
   * The rows of a list that are worth rendering, with room kept for the others.
   *
   * @template Item
   * @param {string} name that no other list on the page has
   * @param {Item[]} items
   * @param {(item: Item, properties: import("./render.js").ElementProperties) => Description} row
   * @returns {Description[]}
   */
  rows(name, items, row) {
    if (items.length <= MOST_ROWS) {
      this.#lists.delete(name);
      return items.map((item) => row(item, {}));
    }
    const { first, last, abovePx, belowPx } = this.#stretch(name, items.length);
    const from = first * CHUNK_ITEMS;
    const shown = items.slice(from, (last + 1) * CHUNK_ITEMS).map((item, index) =>
      row(item, {
        "aria-posinset": from + index + 1,
        "aria-setsize": items.length,
        "data-chunk-of": index % CHUNK_ITEMS === 0 && `${name} ${first + index / CHUNK_ITEMS}`,
      }),
    );
    return [gap("above", abovePx), ...shown, gap("below", belowPx)];
  }

  /**
   * Learns how high rows came out and what is in view; to be called after rendering, and when anything was scrolled.
   *
   * @param {ParentNode} root
   */
  settle(root) {
    for (const [name, list] of this.#lists) {
      const edges = [...root.querySelectorAll(`[data-chunk-of^="${CSS.escape(name)} "]`)];
      const [top, below] = ["above", "below"].map((side) => edges[0]?.parentElement?.querySelector(`:scope > .gap.${side}`)?.getBoundingClientRect().top);
      // In what is folded up nothing has a height.
      if (top === undefined || below === undefined || below <= top) continue;
      const starts = [...edges.map((edge) => edge.getBoundingClientRect().top), below];
      edges.forEach((_, index) => list.window.measure(list.stretch.first + index, (starts[index + 1] ?? below) - (starts[index] ?? below)));
      const before = list.stretch;
      list.stretch = list.window.around(-top, innerHeight);
      if (Object.entries(before).some(([key, value]) => Math.abs(list.stretch[/** @type {keyof Stretch} */ (key)] - value) >= 1)) this.#changed();
    }
  }

  /**
   * @param {string} name
   * @param {number} count
   */
  #stretch(name, count) {
    const list = this.#lists.get(name) ?? { window: new ItemWindow(), stretch: { first: 0, last: 0, abovePx: 0, belowPx: 0 } };
    this.#lists.set(name, list);
    list.window.resize(count);
    list.stretch = list.window.again(list.stretch);
    return list.stretch;
  }
}

/**
 * @param {"above" | "below"} side
 * @param {number} heightPx
 */
function gap(side, heightPx) {
  return h("li", { key: side, class: `gap ${side}`, role: "presentation", style: { "block-size": `${heightPx}px` } });
}
