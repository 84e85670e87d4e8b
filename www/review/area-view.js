/**
 * The areas that a person has drawn on a page: outlined where the page is shown as it is, black where as it will be.
 */
import { button } from "../element/control.js";
import { h } from "../element/render.js";
import { drag, dragByKey, draw, drawByKey, handFocusOn, settle, styleOf } from "./area-pen.js";
import { CORNERS } from "./area-shape.js";
import { pan } from "./page-zoom.js";

/** @typedef {import("../element/render.js").Content} Content */
/** @typedef {import("../element/render.js").ElementProperties} ElementProperties */
/** @typedef {import("../engine/contract.js").Shape} Shape */
/** @typedef {import("./drawn-areas.js").DrawnArea} DrawnArea */
/** @typedef {import("./review-view.js").ReviewContext} ReviewContext */

/** @typedef {{ side: "before" | "after", number: number, ratio: number }} Paper a page, counted from 1, on one of the sides */

const HINT_ID = "draw-hint";

/** What the button that removes an area needs above it, in widths of a small page. */
const ROOM = 0.09;

const REMOVING = ["Delete", "Backspace"];

/**
 * The button that begins and ends drawing.
 *
 * @param {ReviewContext} context
 */
export function drawButton({ words, review: { drawing }, desk }) {
  return button(words.area.draw, () => desk.draw(!drawing), { key: "draw", class: "button plain draw", "aria-pressed": String(drawing) });
}

/**
 * How to draw, while somebody does.
 *
 * @param {ReviewContext} context
 */
export function drawHint({ words, review: { drawing } }) {
  return drawing && h("p", { key: HINT_ID, id: HINT_ID, class: "draw-hint" }, h("span", {}, words.area.hint), " ", h("span", { class: "touch-hint" }, words.area.touchHint), h("span", { class: "key-hint" }, words.area.keyHint));
}

/**
 * What makes a page one to draw on; nothing while nobody draws.
 *
 * @param {Paper} paper
 * @param {ReviewContext} context
 * @returns {ElementProperties}
 */
export function paperProperties({ side, number, ratio }, { words, review: { drawing, fileId }, desk }) {
  const looks = `paper ${side}`;
  if (!drawing || side === "after") return { class: looks, on: { pointerdown: pan } };
  const drawn = (/** @type {Shape} */ shape) => desk.areas.add(fileId, number - 1, shape);
  return {
    class: `${looks} drawing`,
    tabindex: "0",
    role: "group",
    "aria-label": words.area.paper(number),
    "aria-describedby": HINT_ID,
    on: {
      pointerdown: (event) => draw(event, ratio, drawn),
      keydown: (event) => drawByKey(event, ratio, drawn),
    },
  };
}

/**
 * @param {Paper} paper
 * @param {ReviewContext} context
 * @returns {Content[]}
 */
export function areasOn(paper, context) {
  const { side, number } = paper;
  const { words, review } = context;
  const areas = review.areas.filter(({ page }) => page === number - 1);
  const views = areas.flatMap((area, index) => {
    const name = words.area.name(index + 1, number);
    return side === "after" ? blackBox(area, words.area.black(name)) : areaBox(area, name, paper, context);
  });
  return [...views, side === "before" && review.drawing && h("div", { key: "draft", class: "draft", "aria-hidden": "true" })];
}

/**
 * @param {DrawnArea} area
 * @param {string} name
 */
function blackBox(area, name) {
  return [h("div", { key: area.id, class: "area", part: "area", role: "img", "aria-label": name, style: styleOf(area) })];
}

/**
 * @param {DrawnArea} area
 * @param {string} name
 * @param {Paper} paper
 * @param {ReviewContext} context
 */
function areaBox(area, name, { ratio }, { words, review: { fileId }, desk }) {
  const { id, x, y, width } = area;
  const style = styleOf(area);
  const { top = "", left = "", height: high = "" } = style;
  const changed = (/** @type {Shape} */ shape) => desk.areas.change(fileId, id, shape);
  const remove = (/** @type {Event} */ event) => {
    event.preventDefault();
    handFocusOn(event);
    desk.areas.remove(fileId, id);
  };
  return [
    h(
      "div",
      {
        key: id,
        class: "area",
        part: "area",
        // It takes the arrow keys, which readers of screens keep for themselves elsewhere.
        role: "application",
        tabindex: "0",
        "aria-roledescription": words.area.kind,
        "aria-label": name,
        "aria-description": words.area.keyHint,
        "data-area": id,
        style,
        mounted: (element) => {
          if (desk.areas.takeFresh(id)) element.focus({ preventScroll: true });
        },
        on: {
          pointerdown: (event) => drag(event, area, null, ratio, changed),
          blur: settle,
          keydown: (event) => (REMOVING.includes(event.key) ? remove(event) : dragByKey(event, area, ratio, changed)),
        },
      },
      CORNERS.map((corner) => h("span", { key: corner, class: `handle ${corner}`, "aria-hidden": "true", on: { pointerdown: (event) => drag(event, area, corner, ratio, changed) } })),
    ),
    button("×", remove, {
      key: `remove ${id}`,
      class: y < ROOM ? "area-remove below" : "area-remove",
      "aria-label": words.area.remove(name),
      "data-area": id,
      style: { "--_top": top, "--_left": left, "--_height": high, "--_right": `${((x + width) * 100).toFixed(3)}cqi` },
      on: { pointerdown: (event) => event.stopPropagation() },
    }),
  ];
}
