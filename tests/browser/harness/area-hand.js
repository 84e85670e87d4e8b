/**
 * A hand that draws areas on the pages under review, and says where they lie.
 */
import assert from "node:assert/strict";

/** @typedef {import("./journey-page.js").JourneyPage} JourneyPage */
/** @typedef {{ left: number, top: number, width: number, height: number }} Part in widths of the page */

/** @param {JourneyPage} page */
export async function startDrawing(page) {
  await page.button("Draw an area").click();
  await page.page.locator(".paper.drawing").first().waitFor();
}

/**
 * @param {JourneyPage} page
 * @param {number} number
 */
export function paperOf(page, number) {
  return page.page.locator(`.page[data-page="${number}"] .paper.before`);
}

/**
 * @param {JourneyPage} page
 * @param {string} name
 */
export function areaOf(page, name) {
  return page.page.getByRole("application", { name, exact: true });
}

/**
 * Presses the mouse on one place of a page and lets it go on another, both in widths of the page.
 *
 * @param {JourneyPage} page
 * @param {number} number
 * @param {[number, number]} from
 * @param {[number, number]} to
 */
export async function dragMouse(page, number, from, to) {
  const paper = paperOf(page, number);
  // The middle of the window is free of the bar below.
  await paper.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const box = await paper.boundingBox();
  assert.ok(box !== null);
  const [start, end] = [from, to].map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.width }));
  assert.ok(start !== undefined && end !== undefined);
  const { mouse } = page.page;
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2);
  await mouse.move(end.x, end.y);
  await mouse.up();
}

/**
 * @param {JourneyPage} page
 * @param {import("playwright-core").Locator} area
 * @param {number} number
 * @returns {Promise<Part>}
 */
export async function partOf(page, area, number) {
  const [box, paper] = await Promise.all([area.boundingBox(), paperOf(page, number).boundingBox()]);
  assert.ok(box !== null && paper !== null);
  const [x, y] = [box.x - paper.x, box.y - paper.y];
  return { left: x / paper.width, top: y / paper.width, width: box.width / paper.width, height: box.height / paper.width };
}

/**
 * @param {Part} part
 * @param {[number, number, number, number]} wanted left, top, width, height
 */
export function lies({ left, top, width, height }, wanted) {
  const is = [left, top, width, height];
  assert.ok(is.every((number, index) => Math.abs(number - (wanted[index] ?? NaN)) < 0.008), `${is.map((number) => number.toFixed(3))} is not ${wanted}`);
}
