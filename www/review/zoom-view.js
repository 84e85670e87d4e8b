/**
 * The buttons that make pages larger and smaller.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { zoomBy } from "./page-zoom.js";

/** @typedef {import("./page-zoom.js").ZoomWish} ZoomWish */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** @param {ReviewContext} context */
export function zoomButtons({ words, review: { zoom }, desk }) {
  const wish = (/** @type {ZoomWish} */ wanted, /** @type {string} */ text, /** @type {string} */ label, /** @type {string | null} */ pressed = null) =>
    button(text, (event) => zoomBy(/** @type {Element} */ (event.currentTarget ?? event.target), wanted, desk), {
      key: wanted,
      class: "button plain zoom",
      "aria-label": label,
      title: label,
      "aria-pressed": pressed,
    });
  return h(
    "div",
    { key: "zoom", class: "zooms", role: "group", "aria-label": words.zoom.group },
    wish("out", "−", words.zoom.out),
    wish("actual", words.zoom.actualShort, words.zoom.actual),
    wish("in", "+", words.zoom.in),
    wish("fit", words.zoom.fitShort, words.zoom.fit, String(zoom === 1)),
  );
}
