/**
 * PDF files: what shows them comes when the first of them does, findings lie as boxes over the words of the pages, and
 * what was removed is gone from the cleaned file.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { pdf } from "./fixture/pdf.js";
import { taskFile } from "./fixture/planted-task.js";
import { axeFaults, bringAxe } from "./harness/axe.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";
import { PdfView, initSync } from "../../www/pkg-viewer/scrubjay_viewer.js";

const TIMEOUT = { timeout: 60_000 };
const VIEWER = "scrubjay_viewer_bg.wasm";
const ADDRESS = "jane.roe@example.org";
const PHONE = "+44 20 7946 0123";

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
  initSync({ module: await readFile(new URL(`../../www/pkg-viewer/${VIEWER}`, import.meta.url)) });
});

after(() => stage.close());

function report() {
  return taskFile(
    "report.pdf",
    pdf([
      { lines: [{ x: 40, y: 250, text: "Quarterly report", size: 20 }, { x: 40, y: 200, text: `Write to ${ADDRESS} about it.` }] },
      { lines: [{ x: 60, y: 100, text: `Call ${PHONE} in the morning` }], turned: 90, note: `From ${ADDRESS}` },
    ]),
  );
}

/**
 * Where a box lies on its page, in widths of the page.
 *
 * @param {import("./harness/journey-page.js").JourneyPage} page
 * @param {string} name of the page
 * @param {string} text of the finding
 */
async function boxOf(page, name, text) {
  const figure = page.page.getByRole("figure", { name, exact: true });
  await figure.scrollIntoViewIfNeeded();
  const mark = figure.getByRole("button", { name: text });
  await mark.scrollIntoViewIfNeeded();
  const [box, paper] = await Promise.all([mark.boundingBox(), figure.locator(".paper").boundingBox()]);
  assert.ok(box !== null && paper !== null);
  const part = (/** @type {number} */ px) => px / paper.width;
  return { left: part(box.x - paper.x), top: part(box.y - paper.y), width: part(box.width), height: part(box.height), paper: part(paper.height) };
}

/**
 * @param {number} one
 * @param {number} other
 */
function near(one, other) {
  assert.ok(Math.abs(one - other) < 0.01, `${one} is not ${other}`);
}

/**
 * How much of a part of a painted page is not white.
 *
 * @param {import("playwright-core").Locator} canvas
 * @param {{ left: number, top: number, width: number, height: number }} part in widths of the page
 */
async function inked(canvas, part) {
  return canvas.evaluate((element, { left, top, width, height }) => {
    const picture = /** @type {HTMLCanvasElement} */ (element);
    const px = (/** @type {number} */ widths) => Math.round(widths * picture.width);
    const pixels = picture.getContext("2d")?.getImageData(px(left), px(top), px(width), px(height)).data ?? [];
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
    return dark / (pixels.length / 4);
  }, part);
}

function viewerRequests() {
  return stage.proxy.exchanges.filter(({ url }) => url.includes(VIEWER)).length;
}

test("the viewer is fetched when a PDF file comes, once, and not before", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("notes.txt", `Write to ${ADDRESS}.\n`)]);
  await page.check();
  await page.clean();
  assert.equal(viewerRequests(), 0);
  await page.button("Start a new task").click();
  await page.reached("empty");
  await page.add([report()]);
  await page.check();
  await page.clean();
  assert.equal(viewerRequests(), 1);
  await page.page.close();
});

test("findings lie over their words, on pages that are turned as well", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([report()]);
  await page.check();
  // "Write to " is 44.7 points wide in Helvetica of 12 points, the address 118.7; letters reach a little below the line.
  const address = await boxOf(page, "Page 1", ADDRESS);
  near(address.left, (40 + 44.7) / 400);
  near(address.width, 118.7 / 400);
  assert.ok(address.top < 92 / 400 && address.top + address.height > 100 / 400 && address.height < 16 / 400);
  near(address.paper, 300 / 400);
  const canvas = page.page.getByRole("img", { name: "Picture of page 1" });
  await page.page.locator('.page[data-page="1"] canvas[data-state="painted"]').waitFor();
  assert.ok((await inked(canvas, address)) > 0.05, "the words are painted where the box is");
  assert.equal(await inked(canvas, { ...address, top: address.top + 0.1 }), 0, "there is nothing below");

  const phone = await boxOf(page, "Page 2", PHONE);
  near(phone.paper, 400 / 300);
  near(phone.top, (60 + 24.0) / 300);
  assert.ok(phone.left < 100 / 300 && phone.left + phone.width > 100 / 300 && phone.height > phone.width * 3);
  await page.page.close();
});

test("a box is a button for the keys: it opens the choices of its finding and gets the focus back", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([report()]);
  await page.check();
  const box = page.page.getByRole("figure", { name: "Page 1" }).getByRole("button", { name: ADDRESS });
  await box.focus();
  await page.page.keyboard.press("Enter");
  const dialog = page.page.getByRole("dialog");
  await dialog.getByRole("group", { name: "In this place" }).getByRole("button", { name: "Keep" }).click();
  await box.and(page.page.locator(".kept:focus")).waitFor();

  await page.button("After").click();
  const second = page.page.getByRole("figure", { name: "Page 2" });
  await second.scrollIntoViewIfNeeded();
  await second.getByRole("button", { name: "[PHONE 1]" }).waitFor();
  await page.page.locator('.page[data-page="2"] .paper.after canvas[data-state="painted"]').waitFor();
  await page.page.close();
});

test("a jump leads to the box on a page far down, and to the text where pages are shown as that", TIMEOUT, async () => {
  const pages = Array.from({ length: 60 }, (_, index) => ({ lines: [{ x: 40, y: 200, text: `Number ${index} of many` }] }));
  const page = await stage.openPage();
  await page.add([taskFile("long.pdf", pdf([...pages, { lines: [{ x: 40, y: 200, text: `Write to ${ADDRESS}` }] }]))]);
  await page.check();
  const group = page.group(ADDRESS);
  await group.getByRole("button", { name: /places?$/ }).click();
  await group.getByRole("button", { name: "Show Page 61" }).click();
  await page.page.locator('.page[data-page="61"] .mark:focus').waitFor();
  await page.page.locator('.page[data-page="61"] canvas[data-state="painted"]').waitFor();
  const painted = await page.page.locator('canvas[data-state="painted"]').count();
  assert.ok(painted < 20, `${painted} pages are painted, though few are in sight`);

  await page.button("As text").click();
  await page.page.getByRole("heading", { name: "Page 1", exact: true }).waitFor();
  assert.equal(await page.page.locator("canvas").count(), 0);
  await group.getByRole("button", { name: "Show Page 61" }).click();
  await page.page.locator(".passage .mark:focus").waitFor();
  await page.page.close();
});

test("a PDF file is cleaned, and another reader finds nothing of what was removed", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([report()]);
  await page.check();
  assert.deepEqual((await page.groups()).map(({ value }) => value).sort(), [PHONE, ADDRESS].sort());
  await page.clean();
  const { name, bytes } = await page.download(page.button("Download report.pdf"));
  assert.equal(name, "report.pdf");
  const view = new PdfView(bytes);
  const texts = [view.pageText(0), view.pageText(1)].map((text) => /** @type {{ byPlace: string }} */ (text).byPlace);
  const all = texts.concat(view.strings()).join("\n");
  view.free();
  assert.match(all, /Quarterly report/);
  assert.match(all, /Write to .*EMAIL 1.* about it/s);
  for (const removed of ["jane", "roe", "7946", "0123"]) assert.ok(!all.includes(removed), removed);
  await page.page.close();
});

test("without the viewer the text is shown, and nothing counts as clean", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.page.route(`**/${VIEWER}`, (route) => route.abort());
  await page.add([report()]);
  await page.check();
  await page.page.locator(".passage .mark").first().waitFor();
  assert.equal(await page.page.locator("canvas").count(), 0);
  await page.button(/^Clean \d/).click();
  const fault = page.page.locator('.file-fault[data-code="EngineUnavailable"]');
  await fault.waitFor({ state: "attached" });
  assert.match((await fault.textContent()) ?? "", /scrubjay_viewer_bg\.wasm/);
  await page.page.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no fault in pages in ${colorScheme}`, TIMEOUT, async () => {
    const page = await stage.openPage();
    await page.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.add([report()]);
    await page.check();
    await page.page.locator(".paper .mark").first().waitFor();
    await bringAxe(page.page);
    for (const look of ["Before", "After", "Side by side"]) {
      await page.button(look).click();
      assert.deepEqual(await axeFaults(page.page), [], look);
    }
    await page.page.close();
  });
}
