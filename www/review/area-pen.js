/**
 * Draws, moves and resizes areas by pointer and by key.
 *
 * While a pointer is down, or keys follow each other, only the one element follows them; the review hears of the area
 * at the end, because to render it takes longer than a hand moves.
 */
import { LEAST, around, between, isSame, moved, resized } from "./area-shape.js";

/** @typedef {import("../engine/contract.js").Shape} Shape */
/** @typedef {import("./area-shape.js").Corner} Corner */
/** @typedef {import("./area-shape.js").Place} Place */
/** @typedef {import("./drawn-areas.js").DrawnArea} DrawnArea */

/** Less than this in either direction is a slip of the hand and no area. */
const SLIP_PX = 5;

/** How far a page is scrolled at most for one move of a pointer. */
const MOST_SCROLL_PX = 30;

/** How far a key moves an area, in widths of what is in sight of the page. */
const STEP = 0.01;
const FINE_STEP = 0.002;

/** After so long without a key the area is where it was meant to be. */
const PAUSE_MS = 150;

/** Ends what the pointer does, as if it had not been. @type {(() => void) | null} */
let undo = null;

/** What keys have done to areas and the review has not heard of. @type {WeakMap<Element, { shape: Shape, end: () => void }>} */
const UNSETTLED = new WeakMap();

/** @type {Record<string, { dx: number, dy: number }>} */
const ARROWS = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
};

/** Places are told in widths of the page. */
const PERCENT = 100;

/**
 * The style that puts an element where a shape is on its page.
 *
 * @param {Shape} shape
 * @returns {Record<string, string>}
 */
export function styleOf({ x, y, width, height }) {
  const cqi = (/** @type {number} */ widths) => `${(widths * PERCENT).toFixed(3)}cqi`;
  return { left: cqi(x), top: cqi(y), width: cqi(width), height: cqi(height) };
}

/**
 * Draws an area from where the pointer came down on a page.
 *
 * @param {PointerEvent} event
 * @param {number} ratio of the page
 * @param {(shape: Shape) => void} drawn
 */
export function draw(event, ratio, drawn) {
  const paper = /** @type {HTMLElement} */ (event.currentTarget);
  const draft = /** @type {HTMLElement | null} */ (paper.querySelector(".draft"));
  if (draft === null || !isTaken(event)) return;
  const from = placeOf(paper, event);
  follow(paper, event, {
    dragged: (to) => {
      put(draft, between(from, to, ratio));
      draft.classList.add("shown");
    },
    dropped: (to) => {
      draft.classList.remove("shown");
      if (to === null) return;
      const shape = between(from, to, ratio);
      if (Math.min(shape.width, shape.height) * paper.clientWidth >= SLIP_PX) drawn(shape);
    },
  });
}

/**
 * Draws an area in the middle of what is in sight of a page.
 *
 * @param {KeyboardEvent} event
 * @param {number} ratio
 * @param {(shape: Shape) => void} drawn
 */
export function drawByKey(event, ratio, drawn) {
  const paper = /** @type {HTMLElement} */ (event.currentTarget);
  if (event.key !== "Enter" || event.target !== paper) return;
  event.preventDefault();
  const { left, right, top, bottom } = inSight(paper);
  const middle = placeOf(paper, { clientX: (left + right) / 2, clientY: (top + bottom) / 2 });
  drawn(around(middle, shareInSight(paper), ratio));
}

/**
 * Moves an area along with the pointer, or one of its corners.
 *
 * @param {PointerEvent} event on the area, or on the handle of the corner
 * @param {DrawnArea} area
 * @param {Corner | null} corner
 * @param {number} ratio
 * @param {(shape: Shape) => void} changed
 */
export function drag(event, area, corner, ratio, changed) {
  const element = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.currentTarget).closest(".area"));
  const paper = /** @type {HTMLElement} */ (element.parentElement);
  if (!isTaken(event)) return;
  const before = UNSETTLED.get(element)?.shape ?? area;
  UNSETTLED.get(element)?.end();
  element.focus({ preventScroll: true });
  const from = placeOf(paper, event);
  const shapeAt = (/** @type {Place} */ to) => {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    return corner === null ? moved(before, dx, dy, ratio) : resized(before, corner, dx, dy, ratio, leastOn(paper));
  };
  follow(paper, event, {
    dragged: (to) => {
      element.classList.add("dragged");
      put(element, shapeAt(to));
    },
    dropped: (to) => {
      element.classList.remove("dragged");
      // What is rendered next is held against where the area was.
      put(element, before);
      if (to !== null) changed(shapeAt(to));
    },
  });
}

/**
 * Moves or resizes an area by the arrow keys, until these rest or `settle` is called.
 *
 * @param {KeyboardEvent} event
 * @param {DrawnArea} area
 * @param {number} ratio
 * @param {(shape: Shape) => void} changed
 */
export function dragByKey(event, area, ratio, changed) {
  const arrow = ARROWS[event.key];
  if (arrow === undefined) return;
  event.preventDefault();
  const element = /** @type {HTMLElement} */ (event.currentTarget);
  const before = UNSETTLED.get(element)?.shape ?? area;
  const paper = /** @type {HTMLElement} */ (element.parentElement);
  const step = (event.altKey || event.ctrlKey ? FINE_STEP : STEP) * shareInSight(paper);
  const [dx, dy] = [arrow.dx * step, arrow.dy * step];
  const shape = event.shiftKey ? resized(before, "se", dx, dy, ratio, leastOn(paper)) : moved(before, dx, dy, ratio);
  if (isSame(before, shape)) return;
  const end = () => {
    UNSETTLED.delete(element);
    element.classList.remove("dragged");
    changed(shape);
  };
  UNSETTLED.set(element, { shape, end });
  // Another key puts another end there.
  setTimeout(() => UNSETTLED.get(element)?.end === end && end(), PAUSE_MS);
  element.classList.add("dragged");
  put(element, shape);
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/**
 * Ends what keys do to an area, because something else comes.
 *
 * @param {Event} event on the area
 */
export function settle(event) {
  UNSETTLED.get(/** @type {Element} */ (event.currentTarget))?.end();
}

/**
 * Gives the focus of an area that goes to another on its page, else to the page, else to the pane.
 *
 * @param {Event} event on the area or within
 */
export function handFocusOn(event) {
  const inside = /** @type {HTMLElement} */ (event.currentTarget);
  const paper = /** @type {HTMLElement} */ (inside.closest(".paper"));
  const gone = inside.dataset["area"];
  const others = /** @type {HTMLElement[]} */ ([...paper.querySelectorAll(".area")]).filter((area) => area.dataset["area"] !== gone);
  const next = others.at(-1) ?? (paper.tabIndex === 0 ? paper : /** @type {HTMLElement | null} */ (paper.closest(".passages")));
  next?.focus({ preventScroll: true });
}

/** Takes the area back that is being drawn, moved or resized with the pointer, because that is to do something else. */
export function letGo() {
  undo?.();
}

/**
 * Whether a pointer draws. What comes with it then is ours: nothing is selected, and nothing else takes it.
 *
 * @param {PointerEvent} event
 */
function isTaken(event) {
  if (event.button !== 0 || !event.isPrimary) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

/**
 * Follows a pointer until it is let go, or until the browser or the Escape key takes it away.
 *
 * @param {HTMLElement} paper
 * @param {PointerEvent} start
 * @param {{ dragged: (to: Place) => void, dropped: (to: Place | null) => void }} ways `null` for nowhere
 */
function follow(paper, { pointerId, clientX, clientY }, { dragged, dropped }) {
  const ending = new AbortController();
  const options = { signal: ending.signal, capture: true };
  let isMoved = false;
  const end = (/** @type {Place | null} */ to) => {
    ending.abort();
    undo = null;
    dropped(isMoved ? to : null);
  };
  const own = (/** @type {(event: PointerEvent) => void} */ hear) => (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === pointerId) hear(event);
  };
  undo = () => end(null);
  paper.setPointerCapture(pointerId);
  paper.addEventListener(
    "pointermove",
    own((event) => {
      isMoved ||= event.clientX !== clientX || event.clientY !== clientY;
      bringInSight(paper, event);
      if (isMoved) dragged(placeOf(paper, event));
    }),
    options,
  );
  paper.addEventListener("pointerup", own((event) => end(placeOf(paper, event))), options);
  // A page that is taken away loses the pointer as well, and then only the document hears of it.
  document.addEventListener("lostpointercapture", own(() => end(null)), options);
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      end(null);
    },
    options,
  );
}

/**
 * Scrolls towards a pointer that has left the pane: an area may be larger than what is in sight.
 *
 * @param {HTMLElement} paper
 * @param {PointerEvent} pointer
 */
function bringInSight(paper, { clientX, clientY }) {
  const pane = paper.closest(".passages");
  if (pane === null) return;
  const { left, right, top, bottom } = pane.getBoundingClientRect();
  const beyond = (/** @type {number} */ at, /** @type {number} */ from, /** @type {number} */ to) => Math.max(-MOST_SCROLL_PX, Math.min(at - Math.max(from, Math.min(at, to)), MOST_SCROLL_PX));
  pane.scrollBy(beyond(clientX, left, right), beyond(clientY, top, bottom));
}

/**
 * Where on a page the pointer is.
 *
 * @param {HTMLElement} paper
 * @param {{ clientX: number, clientY: number }} pointer
 * @returns {Place}
 */
function placeOf(paper, { clientX, clientY }) {
  const { left, top } = paper.getBoundingClientRect();
  return { x: (clientX - left - paper.clientLeft) / paper.clientWidth, y: (clientY - top - paper.clientTop) / paper.clientWidth };
}

/**
 * The part of a page that is in sight, in px of the window.
 *
 * @param {HTMLElement} paper
 */
function inSight(paper) {
  const page = paper.getBoundingClientRect();
  const pane = paper.closest(".passages")?.getBoundingClientRect() ?? page;
  const [left, top] = [Math.max(page.left, pane.left, 0), Math.max(page.top, pane.top, 0)];
  return { left, top, right: Math.max(left, Math.min(page.right, pane.right, innerWidth)), bottom: Math.max(top, Math.min(page.bottom, pane.bottom, innerHeight)) };
}

/**
 * How much of the width of a page is in sight: keys move areas as far on the screen, however large the page is shown.
 *
 * @param {HTMLElement} paper
 */
function shareInSight(paper) {
  const { left, right } = inSight(paper);
  return right > left ? (right - left) / paper.offsetWidth : 1;
}

/**
 * As thin as an area on a page may become, in widths of the page: it has to be seen.
 *
 * @param {HTMLElement} paper
 */
function leastOn(paper) {
  return Math.min(SLIP_PX / paper.clientWidth, LEAST);
}

/**
 * @param {HTMLElement} element
 * @param {Shape} shape
 */
function put(element, shape) {
  for (const [name, value] of Object.entries(styleOf(shape))) element.style.setProperty(name, value);
}
