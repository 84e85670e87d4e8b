/**
 * Makes the pages larger and smaller by wheel, key, button and two fingers, and moves them about with the pointer.
 *
 * What is shown follows at once, and the review hears of it: the point under the pointer stays where it is.
 */
import { letGo } from "./area-pen.js";
import { possible, stepped, strayed, turned } from "./zoom.js";

/** @typedef {import("./review-desk.js").ReviewDesk} ReviewDesk */

/** @typedef {{ x: number, y: number }} Place in the window, in px */
/** @typedef {"in" | "out" | "fit" | "actual"} ZoomWish */

/** A line and a page of a wheel that tells these, in px. */
const WHEEL_UNITS = [1, 16, 400];

const PERCENT = 100;

/** @type {Record<string, ZoomWish>} */
const KEYS = { "+": "in", "=": "in", "-": "out", "_": "out", 0: "fit", 1: "actual" };

/** Two fingers on the pages. @type {{ distance: number, zoom: number, middle: Place } | null} */
let pinch = null;

/**
 * @param {Element} inside the pane, or beside it
 * @param {ZoomWish} wish
 * @param {ReviewDesk} desk
 */
export function zoomBy(inside, wish, desk) {
  const pane = /** @type {HTMLElement | null | undefined} */ (inside.closest(".text-pane")?.querySelector(".passages"));
  if (pane === null || pane === undefined) return;
  const zoom = zoomOf(pane);
  const place = middleOf(pane);
  const paper = paperAt(pane, place);
  const wanted = { in: stepped(zoom, 1), out: stepped(zoom, -1), fit: 1, actual: zoom * growthToActual(paper) };
  show(pane, wanted[wish], place, desk);
  const shown = paperAt(pane, place);
  desk.tellZoom(((shown?.clientWidth ?? 0) / naturalOf(shown)) * PERCENT);
}

/**
 * What a pane of pages listens to.
 *
 * @param {ReviewDesk} desk
 * @returns {Record<string, (event: any) => void>}
 */
export function zoomListeners(desk) {
  return {
    keydown: (/** @type {KeyboardEvent} */ event) => {
      const wish = KEYS[event.key];
      // With these keys the browser itself makes the page larger.
      if (wish === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      zoomBy(/** @type {Element} */ (event.currentTarget), wish, desk);
    },
    wheel: (/** @type {WheelEvent} */ event) => {
      if ((!event.ctrlKey && !event.metaKey) || !isOnPage(event.target)) return;
      event.preventDefault();
      const pane = /** @type {HTMLElement} */ (event.currentTarget);
      show(pane, turned(zoomOf(pane), event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1)), { x: event.clientX, y: event.clientY }, desk);
    },
    touchstart: (/** @type {TouchEvent} */ event) => {
      const fingers = twoFingers(event);
      if (fingers === null || !event.cancelable) return;
      event.preventDefault();
      // The first finger drew until the other came.
      letGo();
      pinch = { ...fingers, zoom: zoomOf(/** @type {HTMLElement} */ (event.currentTarget)) };
    },
    touchmove: (/** @type {TouchEvent} */ event) => {
      const fingers = twoFingers(event);
      if (fingers === null || pinch === null || !event.cancelable) return;
      event.preventDefault();
      const pane = /** @type {HTMLElement} */ (event.currentTarget);
      pane.scrollBy(pinch.middle.x - fingers.middle.x, pinch.middle.y - fingers.middle.y);
      show(pane, pinch.zoom * (fingers.distance / pinch.distance), fingers.middle, desk);
      pinch.middle = fingers.middle;
    },
    touchend: () => (pinch = null),
    touchcancel: () => (pinch = null),
  };
}

/**
 * Moves the pages along with the mouse.
 *
 * @param {PointerEvent} event on a page
 */
export function pan(event) {
  const { target, button, pointerType, pointerId } = event;
  if (pointerType === "touch" || button !== 0 || !(target instanceof HTMLCanvasElement)) return;
  const pane = target.closest(".passages");
  if (pane === null) return;
  const [left, top] = [pane.scrollLeft + event.clientX, pane.scrollTop + event.clientY];
  const ending = new AbortController();
  const options = { signal: ending.signal };
  target.setPointerCapture(pointerId);
  target.addEventListener(
    "pointermove",
    (to) => pane.scrollTo(left - to.clientX, top - to.clientY),
    options,
  );
  target.addEventListener("lostpointercapture", () => ending.abort(), options);
}

/**
 * @param {HTMLElement} pane
 * @param {number} wanted
 * @param {Place} place that stays over the same point
 * @param {ReviewDesk} desk
 */
function show(pane, wanted, place, desk) {
  const [before, zoom] = [zoomOf(pane), possible(wanted)];
  const paper = paperAt(pane, place);
  if (zoom === before || paper === null) return;
  const was = paper.getBoundingClientRect();
  pane.style.setProperty("--_zoom", String(zoom));
  const { x, y } = strayed(place, was, paper.getBoundingClientRect());
  pane.scrollBy(x, y);
  desk.zoom(zoom);
}

/** @param {HTMLElement} pane */
function zoomOf(pane) {
  return Number(pane.style.getPropertyValue("--_zoom")) || 1;
}

/**
 * The page at a place, or the one nearest to it.
 *
 * @param {HTMLElement} pane
 * @param {Place} place
 * @returns {HTMLElement | null}
 */
function paperAt(pane, { x, y }) {
  const away = (/** @type {DOMRect} */ { left, right, top, bottom }) => Math.max(left - x, x - right, 0) + Math.max(top - y, y - bottom, 0);
  const papers = /** @type {HTMLElement[]} */ ([...pane.querySelectorAll(".paper")]);
  const [first = null, ...others] = papers;
  return others.reduce((nearest, paper) => (nearest !== null && away(paper.getBoundingClientRect()) < away(nearest.getBoundingClientRect()) ? paper : nearest), first);
}

/**
 * How wide a page is when nothing makes it larger or smaller, in px.
 *
 * @param {HTMLElement | null} paper
 */
function naturalOf(paper) {
  return Number(paper?.dataset["natural"]) || Math.max(paper?.clientWidth ?? 1, 1);
}

/**
 * How much larger the pages have to be shown for one to be as wide as it is by itself. What is between two that stand side
 * by side does not grow with them.
 *
 * @param {HTMLElement | null} paper
 */
function growthToActual(paper) {
  const sheets = paper?.parentElement;
  if (paper === null || sheets === null || sheets === undefined || sheets.clientWidth === 0) return 1;
  return 1 + ((naturalOf(paper) - paper.clientWidth) * sheets.childElementCount) / sheets.clientWidth;
}

/**
 * The middle of what is in sight: of the area that has the focus, or else of the page in the middle. Of two that stand side
 * by side that is the first, for between them there is nothing to see.
 *
 * @param {HTMLElement} pane
 * @returns {Place}
 */
function middleOf(pane) {
  const edge = pane.getBoundingClientRect();
  const whole = middleWithin(edge, edge) ?? { x: 0, y: 0 };
  const wanted = [pane.querySelector(".area:focus"), paperAt(pane, whole)];
  return wanted.map((element) => element && middleWithin(element.getBoundingClientRect(), edge)).find((place) => place !== null) ?? whole;
}

/**
 * @param {DOMRect} rect
 * @param {DOMRect} edge
 * @returns {Place | null} the middle of what of the one is inside the other
 */
function middleWithin(rect, edge) {
  const [left, right] = [Math.max(rect.left, edge.left), Math.min(rect.right, edge.right)];
  const [top, bottom] = [Math.max(rect.top, edge.top), Math.min(rect.bottom, edge.bottom)];
  return left < right && top < bottom ? { x: (left + right) / 2, y: (top + bottom) / 2 } : null;
}

/**
 * Whether something happens on a page; text is made larger by the browser.
 *
 * @param {EventTarget | null} target
 */
function isOnPage(target) {
  return target instanceof Element && target.closest(".page") !== null;
}

/**
 * @param {TouchEvent} event
 * @returns {{ distance: number, middle: Place } | null} `null` for fewer or more than two, and for any on text
 */
function twoFingers({ touches }) {
  const [one, other] = touches;
  if (one === undefined || other === undefined || touches.length > 2 || ![one, other].every(({ target }) => isOnPage(target))) return null;
  const [dx, dy] = [other.clientX - one.clientX, other.clientY - one.clientY];
  return { distance: Math.max(Math.hypot(dx, dy), 1), middle: { x: one.clientX + dx / 2, y: one.clientY + dy / 2 } };
}
