/**
 * Areas that a person draws on pages: by pointer and by key, as they look, and what is gone from the cleaned file; and
 * pages that are pictures, which a person has to look at.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pdf } from "./fixture/pdf.js";
import { taskFile } from "./fixture/planted-task.js";
import { areaOf, dragMouse, lies, paperOf, partOf, startDrawing } from "./harness/area-hand.js";
import { axeFaults, bringAxe } from "./harness/axe.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";
import { PdfView, initSync } from "../../www/pkg-viewer/scrubjay_viewer.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const TIMEOUT = { timeout: 60_000 };

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
  initSync({ module: await readFile(new URL("../../www/pkg-viewer/scrubjay_viewer_bg.wasm", import.meta.url)) });
});

after(() => stage.close());

/** Two lines of which nothing is found, on a page that stands upright and on one that is turned. */
function plan() {
  const lines = [{ x: 40, y: 220, text: "The bridge is to be sold in spring" }, { x: 40, y: 120, text: "The harbour stays as it is" }];
  return taskFile("plan.pdf", pdf([{ lines }, { lines, turned: 90 }]));
}

/** A page of text between two that are pictures. */
function scanned() {
  return taskFile("scanned.pdf", pdf([{ lines: [], scan: true }, { lines: [{ x: 40, y: 200, text: "Minutes of the meeting" }] }, { lines: [], scan: true }]));
}

/**
 * A GIF of 100 by 25 pixels that are black, where a number is 0, or white, one frame after the other.
 *
 * @param {number[]} frames
 */
function moving(frames) {
  const head = "GIF89a\x64\0\x19\0\x80\0\0\0\0\0\xff\xff\xff";
  const image = (/** @type {number} */ color) => {
    // A row needs no code longer than a byte: 128 begins anew, 129 ends.
    const codes = Buffer.concat([...Array.from({ length: 25 }, () => Buffer.from([128, ...Array.from({ length: 100 }, () => color)])), Buffer.from([129])]);
    const blocks = Array.from({ length: Math.ceil(codes.length / 255) }, (_, at) => codes.subarray(at * 255, (at + 1) * 255));
    return [Buffer.from([0x2c, 0, 0, 0, 0, 100, 0, 25, 0, 0, 7]), ...blocks.flatMap((block) => [Buffer.from([block.length]), block]), Buffer.from([0])];
  };
  return Buffer.concat([Buffer.from(head, "latin1"), ...frames.flatMap(image), Buffer.from(";")]);
}

/**
 * @param {ReturnType<typeof plan>} files
 * @param {"light" | "dark"} [colorScheme]
 */
async function reviewOf(files, colorScheme = "light") {
  const page = await stage.openPage();
  await page.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.add([files]);
  await page.check();
  await page.page.locator('canvas[data-state="painted"]').first().waitFor();
  return page;
}

/**
 * All that can be read in a cleaned file, by a reader that is not the engine's.
 *
 * @param {PdfView} view
 */
function textOf(view) {
  const pages = Array.from({ length: view.pageCount() }, (_, index) => /** @type {{ byPlace: string }} */ (view.pageText(index)).byPlace);
  return pages.concat(view.strings()).join("\n");
}

/**
 * How bright a place of a page is, from 0 to 255.
 *
 * @param {PdfView} view
 * @param {number} page from 0
 * @param {[number, number]} place in widths of the page
 */
function brightness(view, page, [x, y]) {
  const { width, rgba } = /** @type {{ width: number, rgba: Uint8ClampedArray }} */ (view.render(page, 1));
  return rgba[(Math.floor(y * width) * width + Math.floor(x * width)) * 4];
}

/** @param {JourneyPage} page */
async function cleanedView(page) {
  await page.clean();
  const { bytes } = await page.download(page.page.getByRole("button", { name: /^Download .*\.pdf$/ }));
  return new PdfView(bytes);
}

/** @param {JourneyPage} page */
function focusedName(page) {
  return page.page.evaluate(() => document.querySelector("scrub-jay")?.shadowRoot?.activeElement?.getAttribute("aria-label") ?? null);
}

test("an area is drawn with the mouse, moved, resized and removed", TIMEOUT, async () => {
  const page = await reviewOf(plan());
  // High enough for a whole page.
  await page.page.setViewportSize({ width: 1280, height: 1600 });
  await startDrawing(page);
  await dragMouse(page, 1, [0.5, 0.3], [0.1, 0.15]);
  const area = areaOf(page, "Area 1 on page 1");
  lies(await partOf(page, area, 1), [0.1, 0.15, 0.4, 0.15]);
  assert.equal(await focusedName(page), "Area 1 on page 1");

  await dragMouse(page, 1, [0.2, 0.2], [0.3, 0.25]);
  lies(await partOf(page, area, 1), [0.2, 0.2, 0.4, 0.15]);
  await dragMouse(page, 1, [0.2, 0.2], [0.1, 0.1]);
  lies(await partOf(page, area, 1), [0.1, 0.1, 0.5, 0.25]);
  await dragMouse(page, 1, [0.3, 0.2], [1.4, 0.2]);
  lies(await partOf(page, area, 1), [0.5, 0.1, 0.5, 0.25]);

  await dragMouse(page, 1, [0.2, 0.5], [0.202, 0.6]);
  assert.equal(await page.page.getByRole("application").count(), 1, "a slip of the hand draws nothing");
  await page.button("Remove Area 1 on page 1").click();
  assert.equal(await page.page.getByRole("application").count(), 0);
  await page.page.close();
});

test("a drag that Escape ends leaves everything as it was", TIMEOUT, async () => {
  const page = await reviewOf(plan());
  await startDrawing(page);
  await dragMouse(page, 1, [0.1, 0.15], [0.5, 0.3]);
  const box = await areaOf(page, "Area 1 on page 1").boundingBox();
  assert.ok(box !== null);
  await page.page.mouse.move(box.x + 20, box.y + 20);
  await page.page.mouse.down();
  await page.page.mouse.move(box.x + 120, box.y + 60);
  await page.page.keyboard.press("Escape");
  await page.page.mouse.up();
  assert.deepEqual(await areaOf(page, "Area 1 on page 1").boundingBox(), box);
  await page.page.locator(".paper.drawing").first().waitFor();
  await page.page.close();
});

test("a finger draws while drawing is on, and scrolls while it is not", TIMEOUT, async () => {
  const page = await reviewOf(plan());
  const devtools = await page.page.context().newCDPSession(page.page);
  const paper = paperOf(page, 1);
  await paper.evaluate((element) => element.scrollIntoView({ block: "center" }));
  const pane = page.page.locator(".passages");
  const swipe = async () => {
    const box = await paper.boundingBox();
    assert.ok(box !== null);
    const at = (/** @type {number} */ part) => [{ x: box.x + (0.4 - part * 0.2) * box.width, y: box.y + (0.4 - part * 0.2) * box.width }];
    await devtools.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (const part of [0.25, 0.5, 0.75, 1]) await devtools.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(part) });
    await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  await startDrawing(page);
  const before = await pane.evaluate((element) => element.scrollTop);
  await swipe();
  lies(await partOf(page, areaOf(page, "Area 1 on page 1"), 1), [0.2, 0.2, 0.2, 0.2]);
  assert.equal(await pane.evaluate((element) => element.scrollTop), before);
  await page.button("Draw an area").click();
  await swipe();
  assert.equal(await page.page.getByRole("application").count(), 1);
  assert.ok((await pane.evaluate((element) => element.scrollTop)) > before);
  await page.page.close();
});

test("an area is drawn, moved, resized and removed with the keys, and each is told", TIMEOUT, async () => {
  const page = await reviewOf(plan());
  const { keyboard } = page.page;
  const told = page.page.getByRole("status");
  await page.button("Draw an area").focus();
  await keyboard.press("Enter");
  await paperOf(page, 2).focus();
  await paperOf(page, 2).evaluate((element) => element.scrollIntoView({ block: "center" }));
  await keyboard.press("Enter");
  const area = areaOf(page, "Area 1 on page 2");
  await area.and(page.page.locator(":focus")).waitFor();
  await told.getByText("Area 1 on page 2 is drawn.").waitFor();
  const { left, top, width, height } = await partOf(page, area, 2);

  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowUp");
  await told.getByText("Area 1 on page 2 is moved.").waitFor();
  lies(await partOf(page, area, 2), [left + 0.02, top - 0.01, width, height]);
  await keyboard.press("Shift+ArrowDown");
  await keyboard.press("Shift+ArrowRight");
  await keyboard.press("Shift+ArrowRight");
  await told.getByText("Area 1 on page 2 has another size.").waitFor();
  lies(await partOf(page, area, 2), [left + 0.02, top - 0.01, width + 0.02, height + 0.01]);
  for (let press = 0; press < 5; press += 1) await keyboard.press("Alt+ArrowLeft");
  lies(await partOf(page, area, 2), [left + 0.01, top - 0.01, width + 0.02, height + 0.01]);

  await keyboard.press("Delete");
  await told.getByText("Area 1 on page 2 is removed.").waitFor();
  assert.equal(await page.page.getByRole("application").count(), 0);
  assert.equal(await focusedName(page), "Page 2, to draw on");
  await keyboard.press("Escape");
  await page.button("Draw an area").and(page.page.locator('[aria-pressed="false"]:focus')).waitFor();
  await page.page.close();
});

test("areas outlive a new search, another file in view and another look, and are black afterwards", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([plan(), taskFile("notes.txt", "Write to jane.roe@example.org about the plan.\n")]);
  await page.check();
  await page.button("plan.pdf").click();
  await startDrawing(page);
  await dragMouse(page, 1, [0.1, 0.15], [0.5, 0.3]);
  await areaOf(page, "Area 1 on page 1").waitFor();
  await page.addTerm("harbour");
  await page.button("notes.txt").click();
  await page.page.locator(".passage .mark").first().waitFor();
  await page.button("plan.pdf").click();
  lies(await partOf(page, areaOf(page, "Area 1 on page 1"), 1), [0.1, 0.15, 0.4, 0.15]);

  await page.button("After").click();
  await page.page.getByRole("img", { name: "Area 1 on page 1, black" }).waitFor();
  const canvas = page.page.locator('.page[data-page="1"] .paper.after canvas[data-state="painted"]');
  const middle = await canvas.evaluate((element) => {
    const { width, height } = /** @type {HTMLCanvasElement} */ (element);
    return Array.from(/** @type {HTMLCanvasElement} */ (element).getContext("2d")?.getImageData(width * 0.3, height * 0.3, 1, 1).data ?? []);
  });
  assert.deepEqual(middle, [0, 0, 0, 255]);
  assert.equal(await page.page.locator(".paper.drawing").count(), 0, "what will be is not drawn on");
  await page.button("Draw an area").click();
  await areaOf(page, "Area 1 on page 1").waitFor();
  assert.equal(await page.button("Before").getAttribute("aria-pressed"), "true");
  await page.page.close();
});

test("what is under an area is gone from the cleaned file, on turned pages as well", TIMEOUT, async () => {
  const page = await reviewOf(plan());
  // High enough for a whole page.
  await page.page.setViewportSize({ width: 1280, height: 1600 });
  await startDrawing(page);
  // The first line of each page: its letters stand 80 points below the upper edge of a page 300 points high.
  await dragMouse(page, 1, [30 / 400, 60 / 400], [300 / 400, 90 / 400]);
  await dragMouse(page, 2, [210 / 300, 30 / 300], [240 / 300, 300 / 300]);
  await areaOf(page, "Area 1 on page 2").waitFor();
  const view = await cleanedView(page);
  await page.page.getByText("2 areas are black.").waitFor();
  const text = textOf(view);
  assert.equal(text.match(/The harbour stays as it is/g)?.length, 2);
  for (const word of ["bridge", "sold", "spring"]) assert.ok(!text.includes(word), word);
  assert.ok((brightness(view, 0, [100 / 400, 75 / 400]) ?? 255) < 10, "there is a black box");
  assert.ok((brightness(view, 1, [225 / 300, 100 / 300]) ?? 255) < 10, "there is one on the turned page");
  assert.equal(brightness(view, 0, [350 / 400, 75 / 400]), 255);
  view.free();
  await page.page.close();
});

test("pages that are pictures have to be looked at before anything is cleaned", TIMEOUT, async () => {
  const page = await reviewOf(scanned());
  const clean = page.button(/^Clean \d/);
  const look = (/** @type {number} */ number) => page.page.locator(`.page[data-page="${number}"]`).getByRole("button", { name: "I have looked at this page" });
  await page.page.getByText("2 pages are pictures that you have to look at.").waitFor();
  assert.ok(await clean.isDisabled());
  await page.button("Show the next one").click();
  await look(1).and(page.page.locator(":focus")).waitFor();
  await page.page.keyboard.press("Enter");
  await page.page.getByText("1 page is a picture that you have to look at.").waitFor();
  assert.ok(await clean.isDisabled());
  await page.button("Show the next one").click();
  await look(3).and(page.page.locator(":focus")).waitFor();
  await page.page.keyboard.press("Enter");
  await page.button("Show the next one").waitFor({ state: "detached" });
  assert.ok(await clean.isEnabled());
  await look(3).click();
  assert.ok(await clean.isDisabled(), "it can be taken back");
  await look(3).click();

  await startDrawing(page);
  // The first dark line of the sheet: 60 to 80 points from the upper edge, and 240 from the left one.
  await dragMouse(page, 3, [30 / 400, 55 / 400], [250 / 400, 85 / 400]);
  await areaOf(page, "Area 1 on page 3").waitFor();
  const view = await cleanedView(page);
  assert.match(textOf(view), /Minutes of the meeting/);
  assert.ok((brightness(view, 2, [245 / 400, 70 / 400]) ?? 255) < 10, "what the area touches is black");
  assert.ok((brightness(view, 0, [245 / 400, 70 / 400]) ?? 0) > 200, "and on the other page it is as it was");
  assert.ok((brightness(view, 2, [300 / 400, 70 / 400]) ?? 0) > 200, "as is what lies beside");
  view.free();
  await page.page.close();
});

test("a picture that cannot be shown says what to do instead, and is cleaned once somebody has looked at it", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("sign.ico", await readFile(new URL("../corpus/image/gap.ico", import.meta.url)))]);
  await page.check();
  await page.page.getByText("save it as .png or .jpg and add that instead").waitFor();
  await page.page.getByText("This picture cannot be shown here.").waitFor();
  await page.button("I have looked at this page").click();
  await page.clean();
  assert.equal((await page.download(page.button("Download sign.ico"))).name, "sign.ico");
  assert.deepEqual(stage.breaches({}), []);
  await page.page.close();
});

test("moments of a moving picture are shown, and what is covered in one is covered in all", TIMEOUT, async () => {
  const page = await reviewOf(taskFile("demo.gif", moving([1, 0, 1])));
  const moments = page.page.locator("figure.page");
  assert.equal(await moments.count(), 3);
  assert.equal(await page.page.getByText("It is one moment of a moving picture").count(), 3);
  for (const [at, looks] of [255, 0, 255].entries()) {
    await moments.nth(at).scrollIntoViewIfNeeded();
    const canvas = moments.nth(at).locator('canvas[data-state="painted"]');
    const middle = await canvas.evaluate((/** @type {HTMLCanvasElement} */ it) => it.getContext("2d")?.getImageData(it.width / 2, it.height / 2, 1, 1).data[0]);
    assert.equal(middle, looks, `moment ${at + 1}`);
    await moments.nth(at).getByRole("button", { name: "I have looked at this page" }).click();
  }
  await startDrawing(page);
  await dragMouse(page, 3, [0.1, 0.05], [0.4, 0.2]);
  await areaOf(page, "Area 1 on page 3").waitFor();
  await page.clean();
  const { bytes } = await page.download(page.button("Download demo.gif"));
  const first = await page.page.evaluate(async (all) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(all)]));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context?.drawImage(picture, 0, 0);
    return [25, 75].map((x) => context?.getImageData(x, 12, 1, 1).data[0]);
  }, [...bytes]);
  assert.deepEqual(first, [0, 255]);
  await page.page.close();
});

test("a jump to a picture of a page leads out of the text, and into another file", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("notes.txt", "Nothing to see here.\n"), scanned()]);
  await page.check();
  await page.button("scanned.pdf").click();
  await page.button("As text").click();
  await page.button("I have looked at page 1").click();
  await page.button("notes.txt").click();
  await page.page.getByText("1 page is a picture that you have to look at.").waitFor();
  await page.button("Show the next one").click();
  await page.page.locator('.page[data-page="3"] [data-scan="2"]:focus').waitFor();
  assert.equal(await page.button("scanned.pdf").getAttribute("aria-pressed"), "true");
  await page.page.close();
});

test("where the viewer is missing, pictures of pages can be looked at elsewhere and confirmed at the text", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.page.route("**/scrubjay_viewer_bg.wasm", (route) => route.abort());
  await page.add([scanned()]);
  await page.check();
  await page.button("Show the next one").click();
  await page.button("I have looked at page 1").and(page.page.locator(":focus")).waitFor();
  assert.equal(await page.button("Draw an area").count(), 0);
  await page.page.keyboard.press("Enter");
  await page.button("Show the next one").click();
  await page.button("I have looked at page 3").and(page.page.locator(":focus")).waitFor();
  await page.page.keyboard.press("Enter");
  assert.ok(await page.button(/^Clean \d/).isEnabled());
  await page.page.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no fault while somebody draws in ${colorScheme}`, TIMEOUT, async () => {
    const page = await reviewOf(scanned(), colorScheme);
    await startDrawing(page);
    await dragMouse(page, 1, [0.1, 0.1], [0.5, 0.3]);
    await page.page.locator('[data-scan="0"]').click();
    await bringAxe(page.page);
    for (const look of ["Before", "Side by side", "After"]) {
      await page.button(look).click();
      assert.deepEqual(await axeFaults(page.page), [], look);
    }
    await page.page.close();
  });
}
