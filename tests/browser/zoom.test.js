/**
 * Pages larger and smaller: by button, key, wheel and two fingers; areas lie on the same pixels of the written file however
 * large the page is shown when they are drawn, and the page as it will be is what the written file shows.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { docx, paragraph, pictured, run } from "./fixture/docx.js";
import { inlinePicture, pdf } from "./fixture/pdf.js";
import { taskFile } from "./fixture/planted-task.js";
import { png, placed, printedLines } from "./fixture/printed-lines.js";
import { areaOf, dragMouse, paperOf, partOf, startDrawing } from "./harness/area-hand.js";
import { lyingPhoto, probe } from "./harness/picture-probe.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";
import { unpack } from "./harness/unpack.js";
import { PdfView, initSync } from "../../www/pkg-viewer/scrubjay_viewer.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */
/** @typedef {import("./fixture/planted-task.js").TaskFile} TaskFile */
/** @typedef {{ x: number, y: number, width: number, height: number }} Box */
/** @typedef {{ x: number, y: number }} Place */

const TIMEOUT = { timeout: 120_000 };

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
  initSync({ module: await readFile(new URL("../../www/pkg-viewer/scrubjay_viewer_bg.wasm", import.meta.url)) });
});

after(() => stage.close());

/**
 * A picture of one shade.
 *
 * @param {number} width
 * @param {number} height
 */
function plain(width, height) {
  return { width, height, rgba: new Uint8Array(width * height * 4).fill(200).map((shade, at) => (at % 4 === 3 ? 255 : shade)) };
}

/** @param {TaskFile} file */
async function reviewOf(file) {
  const page = await stage.openPage();
  await page.page.setViewportSize({ width: 1280, height: 900 });
  await page.add([file]);
  await page.check();
  await page.page.locator('canvas[data-state="painted"]').first().waitFor();
  await page.page.locator(".paper").first().evaluate((element) => element.scrollIntoView({ block: "center" }));
  return page;
}

/** @param {import("playwright-core").Locator} locator @returns {Promise<Box>} */
async function boxOf(locator) {
  const box = await locator.boundingBox();
  assert.ok(box !== null);
  return box;
}

/** @param {JourneyPage} page */
function paneOf({ page }) {
  return page.locator(".passages");
}

/** @param {Box} box @returns {Place} */
function middle({ x, y, width, height }) {
  return { x: x + width / 2, y: y + height / 2 };
}

/** The part of the first page that can be seen and reached. @param {JourneyPage} page */
async function inSight(page) {
  const [pane, paper, bar] = [await boxOf(paneOf(page)), await boxOf(paperOf(page, 1)), await boxOf(page.page.locator(".actions.sticky"))];
  const [left, top] = [Math.max(pane.x, paper.x), Math.max(pane.y, paper.y)];
  return { x: left, y: top, width: Math.min(pane.x + pane.width - 20, paper.x + paper.width) - left, height: Math.min(pane.y + pane.height, paper.y + paper.height, bar.y) - top };
}

/**
 * Draws an area in what is in sight of the first page, and tells where on the page that is.
 *
 * @param {JourneyPage} page
 * @param {Box} part of what is in sight, from 0 to 1
 * @returns {Promise<Box>} in widths of the page
 */
async function drawInSight(page, part) {
  const sight = await inSight(page);
  const paper = await boxOf(paperOf(page, 1));
  const from = { x: sight.x + part.x * sight.width, y: sight.y + part.y * sight.height };
  const to = { x: from.x + part.width * sight.width, y: from.y + part.height * sight.height };
  const count = await page.page.getByRole("application").count();
  await page.page.mouse.move(from.x, from.y);
  await page.page.mouse.down();
  await page.page.mouse.move(to.x, to.y, { steps: 4 });
  await page.page.mouse.up();
  await page.page.getByRole("application").nth(count).waitFor();
  return { x: (from.x - paper.x) / paper.width, y: (from.y - paper.y) / paper.width, width: (to.x - from.x) / paper.width, height: (to.y - from.y) / paper.width };
}

/**
 * Places just inside the corners of a box, and just outside.
 *
 * @param {Box} box
 * @param {number} away
 */
function corners({ x, y, width, height }, away) {
  const at = (/** @type {number} */ by) => /** @type {[number, number][]} */ ([[x - by, y - by], [x + width + by, y - by], [x - by, y + height + by], [x + width + by, y + height + by]]);
  return { inside: at(-away), outside: at(away) };
}

/** @param {JourneyPage} page */
async function cleaned(page) {
  for (const look of await page.page.getByRole("button", { name: "I have looked at this page" }).all()) await look.click();
  await page.clean();
  return (await page.download(page.page.getByRole("button", { name: /^Download .*\.(pdf|png|jpg|docx)$/ }))).bytes;
}

/**
 * What the first page of a PDF file shows.
 *
 * @param {Buffer} bytes
 * @param {[number, number][]} places in points
 */
function probePdf(bytes, places) {
  const view = new PdfView(bytes);
  const { width, rgba } = /** @type {{ width: number, rgba: Uint8ClampedArray }} */ (view.render(0, 4));
  view.free();
  return places.map(([x, y]) => rgba[(Math.floor(y * 4) * width + Math.floor(x * 4)) * 4] ?? NaN);
}

const PICTURE = plain(600, 400);

/** @type {{ name: string, content: Buffer, width: number, read: (page: JourneyPage, bytes: Buffer, places: [number, number][]) => Promise<number[]> }[]} */
const KINDS = [
  {
    name: "plain.png",
    content: png(PICTURE),
    width: 600,
    read: async (page, bytes, places) => (await probe(page, bytes, places)).brightness,
  },
  {
    name: "plain.docx",
    content: docx({ body: paragraph(run("See the picture.")) + pictured(), picture: png(PICTURE) }),
    width: 600,
    read: async (page, bytes, places) => {
      const inner = [...unpack(bytes)].find(({ bytes: content }) => content.subarray(1, 4).toString("latin1") === "PNG");
      assert.ok(inner !== undefined);
      return (await probe(page, inner.bytes, places)).brightness;
    },
  },
  {
    name: "plain.pdf",
    content: pdf([{ lines: [{ x: 20, y: 10, text: "A plan." }], operations: inlinePicture(plain(100, 75), { left: 0, bottom: 0, width: 400, height: 300 }) }]),
    width: 400,
    read: async (_, bytes, places) => probePdf(bytes, places),
  },
];

for (const { name, content, width, read } of KINDS) {
  test(`areas drawn on ${name} at three sizes, and with the page scrolled, lie on the same pixels of the written file`, TIMEOUT, async () => {
    const page = await reviewOf(taskFile(name, content));
    await startDrawing(page);
    const drawn = [await drawInSight(page, { x: 0.1, y: 0.1, width: 0.2, height: 0.2 })];
    for (let press = 0; press < 7; press += 1) await page.button("Zoom in").click();
    await paneOf(page).evaluate((pane) => pane.scrollBy(73, 41));
    drawn.push(await drawInSight(page, { x: 0.5, y: 0.5, width: 0.3, height: 0.3 }));
    await page.button("Fit the width").click();
    for (let press = 0; press < 4; press += 1) await page.button("Zoom out").click();
    drawn.push(await drawInSight(page, { x: 0.75, y: 0.05, width: 0.15, height: 0.2 }));
    const bytes = await cleaned(page);
    for (const { x, y, width: wide, height } of drawn) {
      const box = { x: x * width, y: y * width, width: wide * width, height: height * width };
      // A picture in a page of a PDF goes by its own pixels, which are four points wide there.
      const { inside, outside } = corners(box, name.endsWith("pdf") ? 1.5 : 2);
      const far = name.endsWith("pdf") ? corners(box, 5).outside : outside;
      assert.ok((await read(page, bytes, inside)).every((shade) => shade < 10), `${JSON.stringify(box)} is black`);
      assert.ok((await read(page, bytes, far)).every((shade) => shade > 150), `around ${JSON.stringify(box)} all is as it was: ${await read(page, bytes, far)}`);
    }
    await page.page.close();
  });
}

test("a photograph that is turned is drawn on as it is shown", TIMEOUT, async () => {
  const maker = await stage.openPage();
  const photo = await lyingPhoto(maker, 480, 320);
  await maker.page.close();
  const page = await reviewOf(taskFile("turned.jpg", photo));
  const paper = await boxOf(paperOf(page, 1));
  assert.ok(Math.abs(paper.height / paper.width - 1.5) < 0.02, "it stands upright");
  await startDrawing(page);
  const drawn = await drawInSight(page, { x: 0.1, y: 0.2, width: 0.3, height: 0.2 });
  const bytes = await cleaned(page);
  const box = { x: drawn.x * 320, y: drawn.y * 320, width: drawn.width * 320, height: drawn.height * 320 };
  const { width, height, brightness } = await probe(page, bytes, [...corners(box, 2).inside, ...corners(box, 10).outside]);
  assert.deepEqual([width, height], [320, 480]);
  assert.ok(brightness.slice(0, 4).every((shade) => shade < 16), `${brightness}`);
  assert.ok(brightness.slice(4).every((shade) => shade > 180), `${brightness}`);
  await page.page.close();
});

for (const [width, height] of /** @type {const} */ ([[40, 30], [6000, 4000]])) {
  test(`an area is drawn, moved and resized on a picture of ${width} by ${height} pixels`, TIMEOUT, async () => {
    const page = await reviewOf(taskFile("size.png", png(plain(width, height))));
    await page.button("Zoom to 100%").click();
    const natural = await boxOf(paperOf(page, 1).locator("canvas"));
    assert.ok(Math.abs(natural.width - width) <= width * 0.001 + 1, `${natural.width}`);
    await page.button("Fit the width").click();
    await startDrawing(page);
    await drawInSight(page, { x: 0.2, y: 0.2, width: 0.2, height: 0.3 });
    for (const key of ["ArrowRight", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowDown"]) await page.page.keyboard.press(key);
    await page.page.waitForTimeout(300);
    const part = await partOf(page, areaOf(page, "Area 1 on page 1"), 1);
    const bytes = await cleaned(page);
    const box = { x: part.left * width, y: part.top * width, width: part.width * width, height: part.height * width };
    const away = Math.max(1.1, width / 500);
    const { brightness } = await probe(page, bytes, [...corners(box, away).inside, ...corners(box, away).outside]);
    assert.deepEqual(brightness.map((shade) => shade < 10), [true, true, true, true, false, false, false, false], `${JSON.stringify(box)} ${brightness}`);
    await page.page.close();
  });
}

test("buttons, keys and the wheel make pages larger and smaller, and what is under the pointer stays there", TIMEOUT, async () => {
  const page = await reviewOf(taskFile("plain.png", png(plain(1000, 900))));
  const { mouse, keyboard } = page.page;
  const width = async () => (await boxOf(paperOf(page, 1))).width;
  const fit = await width();
  await page.button("Zoom in").click();
  assert.ok((await width()) > fit * 1.2);
  assert.equal(await page.button("Fit the width").getAttribute("aria-pressed"), "false");
  await page.page.getByRole("status").getByText(/^Shown at \d+%\.$/).waitFor();
  await page.button("Zoom out").click();
  assert.ok(Math.abs((await width()) - fit) < 2);

  await paperOf(page, 1).locator("canvas").click({ position: { x: 200, y: 150 } });
  for (const key of ["+", "+", "-"]) await keyboard.press(key);
  assert.ok((await width()) > fit * 1.2);
  await keyboard.press("1");
  assert.ok(Math.abs((await boxOf(paperOf(page, 1).locator("canvas"))).width - 1000) < 2);
  await keyboard.press("0");
  assert.ok(Math.abs((await width()) - fit) < 2);

  const paper = await boxOf(paperOf(page, 1));
  const sight = await inSight(page);
  const at = { x: Math.round(sight.x + sight.width * 0.6), y: Math.round(sight.y + sight.height * 0.6) };
  const under = { x: (at.x - paper.x) / paper.width, y: (at.y - paper.y) / paper.width };
  await mouse.move(at.x, at.y);
  await keyboard.down("Control");
  for (let turn = 0; turn < 5; turn += 1) await mouse.wheel(0, -100);
  await keyboard.up("Control");
  await page.page.waitForFunction((fit) => (document.querySelector("scrub-jay")?.shadowRoot?.querySelector(".paper")?.clientWidth ?? 0) > fit * 3, fit);
  const large = await boxOf(paperOf(page, 1));
  assert.ok(Math.abs(large.x + under.x * large.width - at.x) < 4, `${large.x + under.x * large.width} is not ${at.x}`);
  assert.ok(Math.abs(large.y + under.y * large.width - at.y) < 4, `${large.y + under.y * large.width} is not ${at.y}`);

  const before = await paneOf(page).evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  await mouse.down();
  await mouse.move(at.x - 60, at.y - 40, { steps: 3 });
  await mouse.up();
  const then = await paneOf(page).evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  assert.deepEqual(then.map((px, index) => Math.round(px - (before[index] ?? 0))), [60, 40]);
  assert.equal(await page.page.getByRole("application").count(), 0, "who does not draw moves the page");
  await page.page.close();
});

test("in the middle of a long file as well", TIMEOUT, async () => {
  const pages = Array.from({ length: 90 }, (_, index) => ({ lines: [{ x: 40, y: 200, text: `Number ${index} of many` }] }));
  const page = await reviewOf(taskFile("long.pdf", pdf(pages)));
  const paper = paperOf(page, 50);
  for (let scroll = 0; scroll < 60 && (await paper.count()) === 0; scroll += 1) {
    await paneOf(page).evaluate((pane) => pane.scrollBy(0, 1500));
    await page.page.waitForTimeout(50);
  }
  await paper.evaluate((element) => element.scrollIntoView({ block: "start" }));
  const pane = await boxOf(paneOf(page));
  const [x, y] = [Math.round(pane.x + 300), Math.round(pane.y + 150)];
  const under = async () => {
    const box = await boxOf(paper);
    return { x: (x - box.x) / box.width, y: (y - box.y) / box.width, width: box.width };
  };
  const before = await under();
  await page.page.mouse.move(x, y);
  await page.page.keyboard.down("Control");
  for (let turn = 0; turn < 4; turn += 1) {
    await page.page.mouse.wheel(0, -100);
    await page.page.waitForTimeout(50);
  }
  const large = await under();
  assert.ok(large.width > before.width * 2);
  for (let turn = 0; turn < 4; turn += 1) {
    await page.page.mouse.wheel(0, 100);
    await page.page.waitForTimeout(50);
  }
  await page.page.keyboard.up("Control");
  for (const now of [large, await under()]) assert.ok(Math.hypot(now.x - before.x, now.y - before.y) < 0.01, JSON.stringify([before, now]));
  await page.page.close();
});

for (const { name, content } of KINDS) {
  test(`on ${name}, shown large, areas are drawn, moved, resized and removed with the mouse, also beyond what is in sight`, TIMEOUT, async () => {
    const page = await reviewOf(taskFile(name, content));
    const { mouse } = page.page;
    for (let press = 0; press < 6; press += 1) await page.button("Zoom in").click();
    await startDrawing(page);
    await drawInSight(page, { x: 0.3, y: 0.3, width: 0.2, height: 0.2 });
    const area = areaOf(page, "Area 1 on page 1");
    const drawn = await boxOf(area);
    const drag = async (/** @type {Place} */ from, /** @type {number} */ dx, /** @type {number} */ dy) => {
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(from.x + dx, from.y + dy, { steps: 8 });
      await mouse.up();
      return boxOf(area);
    };
    const moved = await drag(middle(drawn), 40, 25);
    assert.deepEqual([moved.x - drawn.x, moved.y - drawn.y, moved.width - drawn.width].map(Math.round), [40, 25, 0]);
    const resized = await drag({ x: moved.x - 3, y: moved.y - 3 }, -20, 15);
    assert.deepEqual([resized.x - moved.x, resized.y - moved.y, resized.width - moved.width, resized.height - moved.height].map(Math.round), [-20, 15, 20, -15]);
    const pane = await boxOf(paneOf(page));
    const before = await paneOf(page).evaluate(({ scrollLeft }) => scrollLeft);
    const far = await drag({ x: resized.x + resized.width + 3, y: resized.y + resized.height + 3 }, pane.x + pane.width + 60 - resized.x - resized.width, 0);
    const scrolled = (await paneOf(page).evaluate(({ scrollLeft }) => scrollLeft)) - before;
    assert.ok(scrolled > 20 && far.width > pane.x + pane.width - resized.x, `${scrolled} ${far.width}`);
    await page.page.keyboard.press("0");
    await page.button("Remove Area 1 on page 1").click();
    await area.waitFor({ state: "detached" });
    await page.page.close();
  });

  test(`on ${name} areas are drawn, moved, resized and removed with keys alone, as large as it is shown`, TIMEOUT, async () => {
    const page = await reviewOf(taskFile(name, content));
    const { keyboard } = page.page;
    await page.button("Draw an area").focus();
    await keyboard.press("Space");
    const paper = paperOf(page, 1);
    for (let press = 0; press < 40 && !(await paper.evaluate((element) => element.matches(":focus"))); press += 1) await keyboard.press("Tab");
    for (let press = 0; press < 6; press += 1) await keyboard.press("+");
    await keyboard.press("Enter");
    const area = areaOf(page, "Area 1 on page 1");
    await area.and(page.page.locator(":focus")).waitFor();
    const drawn = await boxOf(area);
    const sight = await inSight(page);
    assert.ok(drawn.x >= sight.x && drawn.x + drawn.width <= sight.x + sight.width, "it is in sight");
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowUp");
    await page.page.getByRole("status").getByText("Area 1 on page 1 is moved.").waitFor();
    const moved = await boxOf(area);
    const [left, up] = [drawn.x - moved.x, drawn.y - moved.y];
    assert.ok(Math.abs(left - up) < 1 && left > 4 && left < 12, `${left} ${up}: a step is as far as on a page that fits`);
    await keyboard.press("Shift+ArrowRight");
    await keyboard.press("Shift+ArrowDown");
    await page.page.getByRole("status").getByText("Area 1 on page 1 has another size.").waitFor();
    const resized = await boxOf(area);
    assert.ok(resized.width - moved.width > 4 && resized.height - moved.height > 4);
    await keyboard.press("0");
    await area.and(page.page.locator(":focus")).waitFor();
    await keyboard.press("Delete");
    await area.waitFor({ state: "detached" });
    assert.ok(await paper.evaluate((element) => element.matches(":focus")));
    await page.page.close();
  });
}

/**
 * Fingers on the screen, step by step.
 *
 * @param {JourneyPage} page
 * @param {Place[][]} steps where each finger is
 */
async function touch(page, steps) {
  const devtools = await page.page.context().newCDPSession(page.page);
  for (const [index, touchPoints] of steps.entries()) {
    await devtools.send("Input.dispatchTouchEvent", { type: index === 0 ? "touchStart" : "touchMove", touchPoints: touchPoints.map((place, id) => ({ ...place, id })) });
  }
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await devtools.detach();
}

/** @param {Place} from @param {Place} to */
function swipe(from, to) {
  return [0, 0.25, 0.5, 0.75, 1].map((part) => [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
}

for (const { name, content } of KINDS) {
  test(`areas on ${name} are drawn, moved, resized and removed by touch, and two fingers zoom and never draw`, TIMEOUT, async () => {
    const page = await reviewOf(taskFile(name, content));
    await startDrawing(page);
    const sight = await inSight(page);
    const at = (/** @type {number} */ x, /** @type {number} */ y) => ({ x: sight.x + x * sight.width, y: sight.y + y * sight.height });
    await touch(page, swipe(at(0.3, 0.3), at(0.5, 0.5)));
    const area = areaOf(page, "Area 1 on page 1");
    const drawn = await boxOf(area);
    assert.ok(Math.abs(drawn.x - at(0.3, 0.3).x) < 2 && Math.abs(drawn.width - 0.2 * sight.width) < 3, JSON.stringify(drawn));

    await touch(page, swipe(middle(drawn), { x: middle(drawn).x + 50, y: middle(drawn).y + 30 }));
    const moved = await boxOf(area);
    assert.deepEqual([moved.x - drawn.x, moved.y - drawn.y, moved.width].map(Math.round), [50, 30, Math.round(drawn.width)]);
    const corner = { x: moved.x + moved.width, y: moved.y + moved.height };
    await touch(page, swipe(corner, { x: corner.x + 30, y: corner.y - 20 }));
    const resized = await boxOf(area);
    assert.deepEqual([resized.width - moved.width, resized.height - moved.height].map(Math.round), [30, -20]);

    const focus = at(0.5, 0.5);
    const paper = await boxOf(paperOf(page, 1));
    const under = { x: (focus.x - paper.x) / paper.width, y: (focus.y - paper.y) / paper.width };
    const fingers = (/** @type {number} */ away) => [{ x: focus.x - away, y: focus.y }, { x: focus.x + away, y: focus.y }];
    // One comes down before the other, as fingers do.
    await touch(page, [[{ x: focus.x - 50, y: focus.y }], fingers(50), fingers(70), fingers(100)]);
    const large = await boxOf(paperOf(page, 1));
    assert.ok(Math.abs(large.width / paper.width - 2) < 0.1, `${large.width / paper.width}`);
    assert.ok(Math.abs(large.x + under.x * large.width - focus.x) < 5, "what is between the fingers stays there");
    assert.equal(await page.page.getByRole("application").count(), 1);

    const handle = await area.locator(".handle.se").evaluate((element) => element.getBoundingClientRect().width);
    assert.equal(handle, 24, "handles stay as large as they are");
    await touch(page, [[middle(await boxOf(page.page.getByRole("button", { name: "Remove Area 1 on page 1" })))]]);
    await area.waitFor({ state: "detached" });
    await page.button("Draw an area").click();
    await touch(page, [fingers(100), fingers(70), fingers(50)]);
    assert.ok(Math.abs((await boxOf(paperOf(page, 1))).width / paper.width - 1) < 0.05, "who does not draw zooms as well");
    await page.page.close();
  });
}

/**
 * How bright a page is as it will be.
 *
 * @param {JourneyPage} page
 * @param {number} width of the page, in units of the places
 * @param {[number, number][]} places
 */
function shownAfter({ page }, width, places) {
  return page.locator('.paper.after canvas[data-state="painted"]').first().evaluate(
    (element, { width, places }) => {
      const canvas = /** @type {HTMLCanvasElement} */ (element);
      const scale = canvas.width / width;
      return places.map(([x, y]) => canvas.getContext("2d")?.getImageData(Math.floor(x * scale), Math.floor(y * scale), 1, 1).data[1] ?? NaN);
    },
    { width, places },
  );
}

test("the page as it will be is what the written file shows: with what is accepted black, and what is kept as it was", TIMEOUT, async () => {
  const page = await reviewOf(taskFile("screen.png", png(placed(printedLines(), 700, 500, [[50, 50]]))));
  await page.addTerm("Bartholomew");
  const mark = page.page.locator(".paper.before .mark").and(page.page.getByLabel("Bartholomew", { exact: true }));
  await mark.waitFor();
  await page.button("Side by side").click();
  await page.page.locator('.paper.after canvas[data-state="painted"]').waitFor();
  /** @type {[number, number][]} */
  const grid = Array.from({ length: 35 * 25 }, (_, at) => [(at % 35) * 20 + 10, Math.floor(at / 35) * 20 + 10]);
  // Between letters of the word, where the picture itself is white.
  /** @type {[number, number]} */
  const word = [487, 92];
  assert.deepEqual((await shownAfter(page, 700, [word, [487, 120]])).map((shade) => shade < 10), [true, false]);

  await startDrawing(page);
  await dragMouse(page, 1, [0.2, 0.5], [0.4, 0.6]);
  await page.page.locator(".paper.after .area").waitFor();
  await page.page.locator('.paper.after canvas[data-state="painted"]').waitFor();
  const [area = 255] = await shownAfter(page, 700, [[200, 380]]);
  assert.ok(area < 10);
  await page.keepEverywhere("Bartholomew");
  await page.page.waitForFunction(() => document.querySelector("scrub-jay")?.shadowRoot?.querySelector(".paper.after canvas")?.getAttribute("data-state") === "painted");
  const kept = await shownAfter(page, 700, [word]);
  assert.ok((kept[0] ?? 0) > 100, "what is kept is as it was");

  await page.group("Bartholomew").getByRole("button", { name: "Remove", exact: true }).click();
  await page.page.waitForFunction(() => document.querySelector("scrub-jay")?.shadowRoot?.querySelector(".paper.after canvas")?.getAttribute("data-state") === "painted");
  await page.button("After").click();
  await page.button("Zoom to 100%").click();
  await page.page.waitForTimeout(300);
  await page.page.locator('.paper.after canvas[data-state="painted"]').waitFor();
  assert.equal(await page.page.locator(".paper.after canvas").evaluate((canvas) => /** @type {HTMLCanvasElement} */ (canvas).width), 700);
  const shown = await shownAfter(page, 700, grid);
  const { brightness } = await probe(page, await cleaned(page), grid);
  assert.deepEqual(shown.map((shade) => shade < 10), brightness.map((shade) => shade < 10), "it is what is written");
  await page.page.close();
});

test("a page that is asked for while the view is read anew is painted all the same", TIMEOUT, async () => {
  const page = await reviewOf(taskFile("large.png", png(placed(printedLines(), 3000, 2500, [[50, 50]]))));
  await page.page.getByLabel("Add a word or phrase to remove").fill("Bartholomew");
  await page.button("Add").click();
  // The page as it will be takes longer than the search, after which the view begins again.
  await page.button("Side by side").click();
  await page.group("Bartholomew").waitFor();
  await page.page.locator('.paper.after canvas[data-state="painted"]').waitFor();
  await page.page.close();
});
