/**
 * Folders of many files: what of them is taken, how they are shown, and that one file's fate is its own.
 */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { zipMembers } from "./fixture/zip.js";
import { productRoot, servedCopy } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { SwappedServer } from "./harness/swapped-server.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const FILES = 260;
const TIMEOUT = { timeout: 120_000 };

/** In every tenth file, so that the others tell of the same value. */
const MAIL = "jane.roe@example.org";

/** What no file of a folder is taken for. */
const ASIDE = ["work/.git/config", "work/app/node_modules/left/index.js", "work/.DS_Store"];

/** More would be a list that the page cannot bear when it is of thousands. */
const MOST_ROWS = 130;

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

beforeEach(async () => {
  await stage.server.serve(await productRoot());
});

after(() => stage.close());

/** @param {number} index */
function pathOf(index) {
  return `work/part-${Math.floor(index / 100)}/note-${index}.txt`;
}

/** @param {number} index */
function contentOf(index) {
  return `The ledger of week ${index} was read.\n${index % 10 === 0 ? `Write to ${MAIL}.\n` : ""}`;
}

/**
 * Makes a folder and adds it.
 *
 * @param {JourneyPage} page
 * @param {string} name of the folder around it
 * @param {Record<string, string>} more files by path
 */
async function addFolder({ page }, name, more) {
  const root = join(stage.scratch, name);
  const files = { ...Object.fromEntries(Array.from({ length: FILES }, (_, index) => [pathOf(index), contentOf(index)])), ...more };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  await page.getByLabel("Choose a folder").setInputFiles(join(root, "work"));
}

test("a folder of hundreds is listed in part, reviewed file by file and handed out in its folders", TIMEOUT, async () => {
  const journey = await stage.openPage();
  const { page } = journey;
  await addFolder(journey, "many", Object.fromEntries(ASIDE.map((path) => [path, `${MAIL}\n`])));
  await page.getByText(`${ASIDE.length} files of the folder or archive are not taken`).waitFor();
  const rows = page.locator("li.file");
  const firstRow = page.locator('li.file[aria-posinset="1"]');
  await firstRow.waitFor();
  assert.equal(await firstRow.getAttribute("aria-setsize"), String(FILES));
  assert.match((await firstRow.textContent()) ?? "", /note-0\.txt/);
  assert.ok((await rows.count()) <= MOST_ROWS, `${await rows.count()} rows`);
  const lastRow = page.locator(`li.file[aria-posinset="${FILES}"]`);
  await page.getByRole("button", { name: `Check ${FILES} files` }).scrollIntoViewIfNeeded();
  await lastRow.waitFor();
  assert.match((await lastRow.textContent()) ?? "", new RegExp(`note-${FILES - 1}\\.txt`));
  assert.ok((await rows.count()) <= MOST_ROWS, `${await rows.count()} rows`);

  await journey.check();
  assert.deepEqual((await journey.groups()).map(({ value, places }) => [value, places.replace(/^\D+/, "")]), [[MAIL, `${FILES / 10} places`]]);
  const menu = page.getByLabel("File to look at");
  assert.equal(await menu.locator("option").count(), FILES);
  assert.match((await menu.locator("option:checked").textContent()) ?? "", /note-0\.txt – 1 place$/, "the first one in which something was found");
  await journey.button("Next").click();
  await page.locator(".passages").getByText("The ledger of week 10 was read.").waitFor();

  await journey.clean();
  const saved = await journey.download(journey.button("Download all in one ZIP file"));
  assert.equal(saved.name, "clean-files.zip");
  const members = zipMembers(saved.bytes);
  assert.deepEqual([...members.keys()], [...Array.from({ length: FILES }, (_, index) => pathOf(index)), "receipt.json"]);
  for (let index = 0; index < FILES; index += 1) {
    const text = members.get(pathOf(index))?.toString() ?? "";
    assert.ok(text.startsWith(`The ledger of week ${index} was read.\n`), pathOf(index));
    assert.equal(text.includes("Write to"), index % 10 === 0);
    assert.ok(!text.includes(MAIL), pathOf(index));
  }
  assert.deepEqual(stage.breaches({ MAIL }), []);
});

test("an engine that stops at one file of a folder costs that file alone", TIMEOUT, async () => {
  const root = await servedCopy(stage, "stopping-engine");
  const worker = join(root, "scrub-worker.js");
  const stops = `self.addEventListener("message", (event) => {
    if (event.data.call !== "open" || !event.data.args.name.endsWith("bad.txt")) return;
    event.stopImmediatePropagation();
    self.postMessage({ type: "dead" });
    self.close();
  });\n`;
  await writeFile(worker, stops + (await readFile(worker, "utf8")));
  const journey = await stage.openPage();
  await addFolder(journey, "stopping", { "work/part-1/bad.txt": "x\n" });
  await journey.page.getByRole("button", { name: `Check ${FILES + 1} files` }).click();
  await journey.reached("review");
  await journey.namesSought();
  assert.deepEqual((await journey.refusals()).map(({ name, code }) => [name, code]), [["work/part-1/bad.txt", "Crashed"]]);
  await journey.page.getByRole("button", { name: `Clean ${FILES} files` }).click();
  await journey.reached("clean");
});
