/**
 * Words in pictures: found where they stand, shown as boxes on the picture, and painted over. What reads them comes when
 * a picture does and not before, and a page that does not get it says so and goes on.
 */
import assert from "node:assert/strict";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { png, placed, printedLines } from "./fixture/printed-lines.js";
import { taskFile } from "./fixture/planted-task.js";
import { productRoot, servedCopy } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { SwappedServer } from "./harness/swapped-server.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const TIMEOUT = { timeout: 120_000 };
const PARTS = ["ocr-worker.js", "ocr.wasm", "ocr-eng.bin"];
const TITLE = "Words in pictures were not looked for";
const TERM = "Bartholomew";

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

beforeEach(async () => {
  await stage.server.serve(await productRoot());
});

after(() => stage.close());

function picture(name = "screen.png") {
  return taskFile(name, png(printedLines()));
}

/** Which parts of the reader were asked for so far. */
function asked() {
  return stage.proxy.exchanges.flatMap(({ url }) => PARTS.filter((part) => url.endsWith(`/${part}`))).sort();
}

/** How many workers there are that read words in pictures. @param {JourneyPage} page */
function readers({ page }) {
  return page.workers().filter((worker) => worker.url().endsWith("/ocr-worker.js")).length;
}

/** @param {JourneyPage} page */
function notice({ page }) {
  return page.getByRole("alert").filter({ hasText: TITLE });
}

/**
 * How bright the picture on the page is around a place, which is told in pixels of the printed lines; from 0 to 255.
 *
 * @param {JourneyPage} page
 * @param {[number, number]} place
 */
function brightness({ page }, [x, y]) {
  return page.locator('canvas[data-state="painted"]').first().evaluate((element, [x, y]) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const scale = canvas.width / 584;
    const data = canvas.getContext("2d")?.getImageData((x - 20) * scale, (y - 5) * scale, 40 * scale, 10 * scale).data ?? [];
    return Array.from(data).reduce((sum, value, index) => (index % 4 === 1 ? sum + value : sum), 0) / (data.length / 4);
  }, /** @type {const} */ ([x, y]));
}

test("nothing that reads pictures is fetched while there is no picture", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("notes.txt", "Write to jane.roe@example.org.\n")]);
  await page.check();
  assert.deepEqual(asked(), []);
  await page.page.close();
});

test("a word in a picture is found, marked where it stands, and painted over", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([picture(), picture("again.png")]);
  while (readers(page) < 2) await page.page.waitForTimeout(20);
  await page.check();
  assert.deepEqual([...new Set(asked())], [...PARTS].sort());
  assert.deepEqual(asked().filter((part) => part !== "ocr-worker.js"), ["ocr-eng.bin", "ocr.wasm"], "what is large is fetched once");
  assert.equal(await notice(page).count(), 0);
  await page.page.getByText("Scrubjay has looked for words, faces and codes in it").first().waitFor();
  await page.addTerm(TERM);
  const canvas = page.page.locator('canvas[data-state="painted"]').first();
  await canvas.waitFor();
  const mark = page.page.locator(".paper.before .mark").and(page.page.getByLabel(TERM, { exact: true })).first();
  await mark.waitFor();
  const [box, paper] = await Promise.all([mark.boundingBox(), canvas.boundingBox()]);
  assert.ok(box !== null && paper !== null);
  const lies = [(box.x - paper.x) / paper.width, (box.y - paper.y) / paper.width, box.width / paper.width];
  for (const [index, wanted] of [353 / 584, 41 / 584, 168 / 584].entries()) {
    assert.ok(Math.abs((lies[index] ?? NaN) - wanted) < 0.02, `${lies} at ${index}`);
  }
  assert.ok((await brightness(page, [437, 51])) > 100, "the letters are shown as they are");

  for (const look of await page.page.getByRole("button", { name: "I have looked at this page" }).all()) await look.click();
  await page.button("again.png").click();
  await page.page.getByRole("button", { name: "I have looked at this page" }).and(page.page.locator('[aria-pressed="false"]')).click();
  await page.clean();
  const { bytes } = await page.download(page.button("Download screen.png"));
  assert.ok(bytes.length > 100 && !bytes.equals(png(printedLines())));
  assert.deepEqual(stage.breaches({}), []);

  const again = await stage.openPage();
  await again.add([taskFile("cleaned.png", bytes)]);
  await again.check();
  await again.page.locator('canvas[data-state="painted"]').first().waitFor();
  assert.ok((await brightness(again, [437, 51])) < 10, "nothing of the letters is left");
  assert.ok((await brightness(again, [200, 20])) > 100, "what stands above is as it was");
  await again.addTerm("further");
  await again.page.close();
  await page.page.close();
});

for (const { what, broken, code } of [
  { what: "its model is missing", broken: "ocr-eng.bin", code: "ReaderAbsent" },
  { what: "its wasm is damaged", broken: "ocr.wasm", code: "ReaderDamaged" },
]) {
  test(`where ${what}, the file is opened and it is said that words were not looked for, until they can be`, TIMEOUT, async () => {
    const root = await servedCopy(stage, `without-${broken}`);
    if (code === "ReaderAbsent") await rm(join(root, broken));
    else await writeFile(join(root, broken), (await readFile(join(root, broken))).fill(7, 1000, 1010));
    const page = await stage.openPage();
    await page.add([picture()]);
    await page.check();
    await notice(page).waitFor();
    assert.equal(await notice(page).getAttribute("data-code"), code);
    await page.page.getByText("Scrubjay cannot read it").waitFor();
    await page.page.locator('canvas[data-state="painted"]').first().waitFor();

    await cp(join(await productRoot(), broken), join(root, broken));
    await page.button("Try again").click();
    await notice(page).waitFor({ state: "detached" });
    await page.addTerm(TERM);
    await page.page.close();
  });
}

test("where it stops unexpectedly, the file is opened and it can be tried again", TIMEOUT, async () => {
  const root = await servedCopy(stage, "stopping");
  const stops = 'onmessage = ({ data }) => { if (data.type === "start") postMessage({ type: "ready" }); else setTimeout(() => { throw new Error("stopped"); }, 300); };';
  await writeFile(join(root, "ocr-worker.js"), stops);
  const page = await stage.openPage();
  await page.add([picture()]);
  await page.check();
  await notice(page).waitFor();
  assert.equal(await notice(page).getAttribute("data-code"), "ReaderStopped");
  await cp(join(await productRoot(), "ocr-worker.js"), join(root, "ocr-worker.js"));
  await page.button("Try again").click();
  await notice(page).waitFor({ state: "detached" });
  await page.addTerm(TERM);
  await page.page.close();
});

/** Goes before the reader's script: whoever is asked for a part of a picture stops. */
const STOPS_AT_PART = `addEventListener("message", ({ data }) => {
  if (data.type !== "link") return;
  data.port.addEventListener("message", (event) => {
    if (!("factor" in event.data)) return;
    event.stopImmediatePropagation();
    setTimeout(() => { throw new Error("stopped"); });
  });
});
`;

test("where a picture is read in halves and what reads the lower one stops, that is read all the same", TIMEOUT, async () => {
  const root = await servedCopy(stage, "half");
  const script = join(root, "ocr-worker.js");
  await writeFile(script, STOPS_AT_PART + (await readFile(script, "utf8")));
  const page = await stage.openPage();
  /** @type {[number, number][]} */
  const places = [[50, 50], [50, 250], [50, 450], [50, 650]];
  await page.add([taskFile("large.png", png(placed(printedLines(), 1200, 800, places)))]);
  while (readers(page) < 2) await page.page.waitForTimeout(20);
  await page.check();
  assert.equal(await notice(page).count(), 0);
  await page.addTerm(TERM);
  await page.page.locator(".paper.before .mark").and(page.page.getByLabel(TERM, { exact: true })).nth(3).waitFor();
  assert.equal(readers(page), 1, "what stopped has gone, and the other reads on");
  await page.page.close();
});

/**
 * From now on channels lead nowhere, and whoever gets one hears that there is none.
 *
 * @param {JourneyPage} page
 */
async function cutChannels({ page }) {
  await page.evaluate(() => {
    const send = Worker.prototype.postMessage;
    /** @type {(this: Worker, message: any, rest: any) => void} */
    Worker.prototype.postMessage = function (message, rest) {
      send.call(this, message.type === "reader" ? { ...message, port: null } : message, rest);
    };
  });
}

test("a picture in which findings are known is neither cleaned nor checked anew when its words cannot be read any more", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([picture()]);
  await page.check();
  await page.addTerm(TERM);
  await page.page.getByRole("button", { name: "I have looked at this page" }).click();
  const clean = page.button(/^Clean \d/);
  await clean.and(page.page.locator(":enabled")).waitFor();
  await cutChannels(page);
  await clean.click();
  await page.page.locator('.file-fault[data-code="ReaderStopped"]').waitFor({ state: "attached" });
  await page.reached("review");
  assert.equal(await page.button(/^Download/).count(), 0);

  await page.page.getByLabel("Add a word or phrase to remove").fill("further");
  await page.button("Add").click();
  await page.page.getByText("1 file is left out").first().waitFor();
  await page.button(/^Clean/).and(page.page.locator(":disabled")).waitFor();
  await page.page.close();
});

test("a reader that its server does not hold takes no picture", TIMEOUT, async () => {
  await stage.server.serve(await productRoot(), new Map([["/ocr-worker.js", null]]));
  const page = await stage.openPage();
  await page.add([picture()]);
  await page.check();
  const told = page.page.getByRole("alert").filter({ hasText: "Content-Security-Policy: connect-src 'none' with ocr-worker.js." });
  await told.waitFor();
  assert.equal(await told.getAttribute("data-code"), "CageOpen");
  await page.page.getByText("Scrubjay cannot read it").waitFor();
  await page.page.close();
});
