/**
 * A file under review looks like itself: sheets are grids, slides have their boxes in place, documents their headings
 * and tables. What is hidden says so, and a jump leads to the right cell or box.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { docx, paragraph, run } from "./fixture/docx.js";
import { taskFile } from "./fixture/planted-task.js";
import { box, pptx } from "./fixture/pptx.js";
import { axeFaults, bringAxe } from "./harness/axe.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const TIMEOUT = { timeout: 60_000 };
const ADDRESS = "jane.roe@example.com";
const ROWS = 3000;

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/** @param {string} name */
const corpus = (name) => fileURLToPath(new URL(`../corpus/${name}`, import.meta.url));

/** @param {import("./harness/journey-page.js").Files} files */
async function reviewed(files) {
  const page = await stage.openPage();
  await page.add(files);
  await page.check();
  await page.page.locator(".passages").waitFor();
  return page;
}

/**
 * Unfolds the places of a value and goes to one of them.
 *
 * @param {JourneyPage} page
 * @param {string} value
 * @param {string} place
 */
async function goTo(page, value, place) {
  const group = page.group(value);
  await group.getByRole("button", { name: /places?$/ }).click();
  await group.getByRole("button", { name: `Show ${place}` }).click();
}

function deck() {
  return taskFile(
    "deck.pptx",
    pptx([
      {
        shapes:
          box("Quarterly plan", { left: 0.1, top: 0.1, width: 0.8, height: 0.2 }) +
          box(`Write to ${ADDRESS}`, { left: 0.5, top: 0.6, width: 0.4, height: 0.3 }) +
          box("Nobody sees this", { left: 0.1, top: 0.6, width: 0.3, height: 0.2 }, 'hidden="1"') +
          box("Far away", { left: 1.2, top: 0, width: 0.2, height: 0.2 }),
      },
      { shapes: box("Spare", { left: 0, top: 0, width: 1, height: 0.2 }), hidden: true },
    ]),
  );
}

test("a workbook is shown as grids, with hidden rows marked, and a jump leads to the cell", TIMEOUT, async () => {
  const page = await reviewed(corpus("xlsx/shared-texts.xlsx"));
  const sheet = page.page.getByRole("table", { name: "Sheet “Clients”" });
  await sheet.waitFor();
  assert.deepEqual(await sheet.getByRole("columnheader").allInnerTexts(), ["Row", "A", "B"]);
  const second = sheet.getByRole("row").filter({ has: page.page.getByRole("rowheader", { name: "2", exact: true }) });
  assert.deepEqual(await second.getByRole("cell").allInnerTexts(), ["Jane Roe", ADDRESS]);
  assert.match(await sheet.getByRole("rowheader").last().innerText(), /^3\s*hidden$/);

  await goTo(page, ADDRESS, "Sheet “Clients”, B2");
  const mark = second.getByRole("cell").nth(1).locator(".mark");
  await mark.and(page.page.locator(":focus")).waitFor();

  await page.button("After").click();
  assert.deepEqual((await second.getByRole("cell").allInnerTexts())[1], "[EMAIL 1]");
  await page.button("Side by side").click();
  assert.equal(await second.getByRole("cell").nth(1).locator(".side").count(), 2);
  await page.page.close();
});

test("slides show their boxes where they stand, and what the audience does not see", TIMEOUT, async () => {
  const page = await reviewed([deck()]);
  const slide = page.page.getByRole("figure", { name: "Slide 1", exact: true });
  await slide.waitFor();
  const [stageBox, frame] = await Promise.all([slide.locator(".stage").boundingBox(), slide.locator(".stage .frame").filter({ hasText: ADDRESS }).boundingBox()]);
  assert.ok(stageBox !== null && frame !== null);
  const near = (/** @type {number} */ one, /** @type {number} */ other) => assert.ok(Math.abs(one - other) < 0.02, `${one} is not ${other}`);
  near((frame.x - stageBox.x) / stageBox.width, 0.5);
  near((frame.y - stageBox.y) / stageBox.height, 0.6);
  near(frame.width / stageBox.width, 0.4);
  near(stageBox.width / stageBox.height, 4 / 3);
  assert.match(await slide.locator(".frame.is-hidden").first().innerText(), /hidden\s+Nobody sees this/);
  assert.match(await slide.locator(".beside").innerText(), /Far away/);
  await page.page.getByRole("figure", { name: "Slide 2" }).getByText("Not shown to the audience").waitFor();

  await goTo(page, ADDRESS, "Slide 1");
  await slide.locator(".mark").and(page.page.locator(":focus")).waitFor();

  await page.page.setViewportSize({ width: 400, height: 800 });
  const inside = await slide.evaluate((figure) => [...figure.querySelectorAll(".frame")].every((box) => box.getBoundingClientRect().right <= figure.getBoundingClientRect().right));
  assert.ok(inside, "boxes stand below each other where there is no room");
  await page.page.close();
});

test("a document keeps its headings, its tables and their findings", TIMEOUT, async () => {
  const heading = `<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>${run("Payments")}</w:p>`;
  const cell = (/** @type {string} */ text) => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const table = `<w:tbl><w:tr>${cell("Name")}${cell("Contact")}</w:tr><w:tr>${cell("Someone")}${cell(ADDRESS)}</w:tr></w:tbl>`;
  const body = heading + paragraph(run("All of it went through Quillfeather.")) + table;
  const page = await reviewed([taskFile("memo.docx", docx({ body }))]);
  await page.page.getByRole("heading", { name: "Payments", level: 5 }).waitFor();
  const rows = page.page.getByRole("table", { name: "Table" }).getByRole("row");
  assert.deepEqual(await rows.nth(1).getByRole("cell").allInnerTexts(), ["Someone", ADDRESS]);
  await goTo(page, ADDRESS, "Row 2, column 2");
  await rows.nth(1).locator(".mark").and(page.page.locator(":focus")).waitFor();

  await rows.nth(1).getByRole("cell").first().getByText("Someone").dblclick({ position: { x: 20, y: 8 } });
  await page.button("Remove “Someone” everywhere").click();
  await page.group("Someone").waitFor();
  await rows.nth(1).getByRole("cell").first().locator(".mark").waitFor();
  await page.page.close();
});

test("a long table is rendered only where somebody looks, under one heading", TIMEOUT, async () => {
  const lines = Array.from({ length: ROWS }, (_, index) => `${index},entry ${index}`);
  const page = await reviewed([taskFile("long.csv", `number,entry\n${lines.join("\n")}\n${ROWS},write to ${ADDRESS}\n`)]);
  await goTo(page, ADDRESS, `Cell B${ROWS + 2}`);
  const mark = page.page.locator(".sheet .mark");
  await mark.and(page.page.locator(":focus")).waitFor();
  assert.equal(await page.page.locator(".sheet").count(), 1);
  assert.ok((await page.page.locator(".sheet tbody tr").count()) <= 100);
  const header = page.page.getByRole("columnheader", { name: "B" });
  const [head, pane] = await Promise.all([header.boundingBox(), page.page.locator(".passages").boundingBox()]);
  assert.ok(head !== null && pane !== null && Math.abs(head.y - pane.y) < 3, "the names of the columns stay in sight");
  await page.page.close();
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no fault in sheets and slides in ${colorScheme}`, TIMEOUT, async () => {
    const page = await reviewed(corpus("xlsx/shared-texts.xlsx"));
    await page.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await bringAxe(page.page);
    const faults = () => axeFaults(page.page);
    assert.deepEqual(await faults(), []);
    await page.button("Add more files").click();
    await page.add([deck()]);
    await page.check();
    await page.page.getByRole("figure", { name: "Slide 1", exact: true }).waitFor();
    assert.deepEqual(await faults(), []);
    await page.page.setViewportSize({ width: 400, height: 800 });
    assert.deepEqual(await faults(), []);
    await page.page.close();
  });
}
