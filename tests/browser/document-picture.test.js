/**
 * Words in the pictures of documents and of pages: found, marked where they stand, and painted over in the file that the
 * picture is part of.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { docx, paragraph, pictured, run } from "./fixture/docx.js";
import { inlinePicture, pdf } from "./fixture/pdf.js";
import { png, printedLines } from "./fixture/printed-lines.js";
import { taskFile } from "./fixture/planted-task.js";
import { zip } from "./fixture/zip.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const TIMEOUT = { timeout: 120_000 };
const TERM = "Bartholomew";

/** Where the picture lies on its page, which is 400 by 300 points. */
const PLACE = { left: 50, bottom: 200, width: 292, height: 35 };

const REPORT = pdf([{ lines: [{ x: 50, y: 150, text: "See the picture." }], operations: inlinePicture(printedLines(), PLACE) }]);

const FILES = [
  { name: "report.docx", content: docx({ body: paragraph(run("See the picture.")) + pictured(), picture: png(printedLines()) }), width: 584, word: [437, 51], line: [200, 20] },
  { name: "report.pdf", content: REPORT, width: 400, word: [268, 90], line: [150, 75] },
  { name: "letter.pdf", content: pdf([{ lines: [{ x: 50, y: 150, text: "A report is attached." }] }], { "report.pdf": REPORT }), width: 400, word: [268, 90], line: [150, 75], paper: 1 },
  { name: "bundle.zip", content: zip({ "readme.txt": "A report is beside it.\n", "report.pdf": REPORT }), width: 400, word: [268, 90], line: [150, 75] },
];

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/**
 * The page or picture that is looked at.
 *
 * @param {JourneyPage} page
 * @param {number} [index] which of those that are shown it is, from 0
 */
function shown({ page }, index = 0) {
  const paper = page.locator(".paper.before").nth(index);
  return { paper, canvas: paper.locator('canvas[data-state="painted"]') };
}

/**
 * How bright what is shown is around a place; from 0 to 255.
 *
 * @param {ReturnType<typeof shown>["canvas"]} canvas
 * @param {number[]} place in units of what is shown
 * @param {number} width of it
 */
function brightness(canvas, [x = 0, y = 0], width) {
  return canvas.evaluate((element, [x, y, width]) => {
    const canvas = /** @type {HTMLCanvasElement} */ (element);
    const scale = canvas.width / width;
    const data = canvas.getContext("2d")?.getImageData((x - 15) * scale, (y - 2) * scale, 30 * scale, 4 * scale).data ?? [];
    return Array.from(data).reduce((sum, value, index) => (index % 4 === 1 ? sum + value : sum), 0) / (data.length / 4);
  }, /** @type {const} */ ([x, y, width]));
}

for (const { name, content, width, word, line, paper: index } of FILES) {
  test(`a word in a picture of ${name} is marked there, and painted over in the file`, TIMEOUT, async () => {
    const page = await stage.openPage();
    await page.add([taskFile(name, content)]);
    await page.check();
    await page.addTerm(TERM);
    const { paper: sheet, canvas } = shown(page, index);
    const mark = sheet.locator(".mark").and(page.page.getByLabel(TERM, { exact: true })).first();
    await sheet.scrollIntoViewIfNeeded();
    await mark.waitFor();
    await canvas.waitFor();
    const [box, paper] = await Promise.all([mark.boundingBox(), canvas.boundingBox()]);
    assert.ok(box !== null && paper !== null);
    const middle = ((box.x + box.width / 2 - paper.x) / paper.width) * width;
    const down = ((box.y + box.height / 2 - paper.y) / paper.width) * width;
    assert.ok(Math.abs(middle - (word[0] ?? 0)) < width * 0.03 && Math.abs(down - (word[1] ?? 0)) < width * 0.03, `${middle} ${down}`);
    assert.ok((await brightness(canvas, word, width)) > 100, "the letters are shown as they are");
    await page.clean();
    const { bytes } = await page.download(page.button(`Download ${name}`));
    assert.deepEqual(stage.breaches({}), []);
    await page.page.close();

    const again = await stage.openPage();
    await again.add([taskFile(name, bytes)]);
    await again.check();
    const { paper: writtenSheet, canvas: written } = shown(again, index);
    await writtenSheet.scrollIntoViewIfNeeded();
    await written.waitFor();
    assert.ok((await brightness(written, word, width)) < 10, "nothing of the letters is left");
    assert.ok((await brightness(written, line, width)) > 100, "what stands above is as it was");
    await again.page.close();
  });
}
