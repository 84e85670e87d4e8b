/**
 * The whole journey, in a real browser to the real receiver: what was planted in a task is found, shown, removed as
 * decided and gone from everything that leaves, and nothing leaves before the person sends it.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { DOCUMENT_NAME, KEPT, PLANTED, REQUEST, plantedDocument, plantedNotes, plantedTable, secretsOf, taskFile } from "./fixture/planted-task.js";
import { findInBytes } from "./harness/needle.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";
import { sha256, storedUploads } from "./harness/stored-upload.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

/** A document from the wild, where the folder of such documents is at hand. */
const WILD_DOCUMENT = new URL("../../../shared/corpus/docx/May_12_04.docx", import.meta.url);

/** Shorter values turn up by chance. */
const MIN_SEARCHED_BYTES = 6;

/** What the detectors find without help. */
const FOUND = {
  "Wilhelmina Oduya": "person",
  "Philippa Quartermaine": "person",
  // In a comment, which stays.
  "Bartholomew Nakamura": "person",
  "w.oduya@example.org": "email_address",
  "hidden.reviewer@example.org": "email_address",
  "escrow.desk@example.net": "email_address",
  "p.quartermaine@example.com": "email_address",
  "casework.intake@example.org": "email_address",
  "press.office@example.com": "email_address",
  "duty.roster@example.com": "email_address",
  "(212) 555-0147": "phone_number",
  "536-22-8714": "us_ssn",
};

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

function secrets() {
  return secretsOf([plantedDocument(), plantedTable(), plantedNotes(), taskFile("request.txt", `${REQUEST}\n`)]);
}

/**
 * The values that the review promises to remove, found ones included that nobody planted.
 *
 * @param {JourneyPage} page
 * @returns {Promise<Record<string, string>>}
 */
async function promised(page) {
  const groups = await page.groups();
  const gone = groups.filter(({ value, decision }) => {
    return decision === "accept" && value !== KEPT.inOnePlace && Buffer.byteLength(value) >= MIN_SEARCHED_BYTES;
  });
  return Object.fromEntries(gone.map(({ value, entity }, index) => [`${entity} in row ${index}`, value]));
}

/** @param {Buffer} bytes @param {string} value */
function holds(bytes, value) {
  return findInBytes({ value }, bytes, "file").length > 0;
}

test("a task is checked, reviewed, cleaned and sent, and what was removed leaves in no form", { timeout: 120_000 }, async (t) => {
  const page = await stage.openPage();
  await page.typeRequest(REQUEST);
  await page.add([
    plantedDocument(),
    plantedTable(),
    plantedNotes(),
    taskFile("empty.docx", ""),
    taskFile("cut.docx", plantedDocument().buffer.subarray(0, 900)),
  ]);
  const wild = await readFile(WILD_DOCUMENT).catch(() => null);
  if (wild === null) t.diagnostic("the document from the wild is skipped: its folder is not here");
  else await page.add([taskFile("May_12_04.docx", wild)]);
  await page.check();
  await page.unfoldGroups();

  const found = await page.groups();
  for (const [value, entity] of Object.entries(FOUND)) {
    assert.deepEqual(found.filter((group) => group.value === value).map((group) => [group.entity, group.decision]), [[entity, "accept"]], value);
  }
  assert.equal(found.find(({ value }) => value === PLANTED.titledName)?.places, "2 places");
  if (wild === null) assert.equal(found.length, Object.keys(FOUND).length);
  const refusals = await page.refusals();
  assert.deepEqual(refusals.map(({ name, code }) => [name, code]), [["empty.docx", "Malformed"], ["cut.docx", "Malformed"]]);
  for (const { words } of refusals) assert.match(words, /^This file is damaged\. .+ try again\.$/);

  await page.addTerm(PLANTED.term);
  assert.match((await page.groups()).find(({ value }) => value === PLANTED.term)?.places ?? "", /^3 places$/);
  await page.keepEverywhere(KEPT.everywhere);
  await page.keepInFile(KEPT.inOnePlace, DOCUMENT_NAME);
  const removed = { ...secrets(), ...(await promised(page)) };
  await page.clean();

  const files = await page.page.locator(".file-name").allInnerTexts();
  const documentName = files.find((name) => name.endsWith("merger memo.docx")) ?? "";
  assert.ok(!documentName.includes(PLANTED.term));
  const document = await page.download(page.button(`Download ${documentName}`));
  assert.equal(document.name, documentName);
  assert.deepEqual(findInBytes(removed, document.bytes, document.name), []);
  assert.ok(holds(document.bytes, KEPT.everywhere) && holds(document.bytes, KEPT.inOnePlace));
  assert.ok(holds(document.bytes, "The quarterly outlook remains unchanged."));
  const notes = await page.download(page.button("Download notes.txt"));
  assert.ok(!holds(notes.bytes, KEPT.inOnePlace) && holds(notes.bytes, "The budget is unchanged."));
  const receipt = await page.download(page.button("Download receipt.json"));
  assert.deepEqual(findInBytes({ ...removed, ...KEPT }, receipt.bytes, receipt.name), []);

  const cleanAt = stage.sentSoFar;
  await page.send();
  const stored = await storedUploads(stage.data);
  /** @type {{ files: { sha256: string, len_bytes: number }[] }} */
  const { files: told } = JSON.parse(receipt.bytes.toString());
  assert.equal(told.length, wild === null ? 4 : 5);
  assert.deepEqual(stored.map((upload) => upload.sha256).sort(), [...told.map((file) => file.sha256), sha256(receipt.bytes)].sort());
  assert.deepEqual(stored.find(({ name }) => name === documentName)?.bytes, document.bytes);
  for (const upload of stored) assert.deepEqual(findInBytes(removed, upload.bytes, upload.name), []);

  assert.deepEqual(stage.breaches(removed, cleanAt), []);
  assert.deepEqual(await page.unrecordedWays(), []);
  const bodyBytes = stage.proxy.forwarded.reduce((sum, { body }) => sum + body.length, 0);
  assert.equal(bodyBytes, stored.reduce((sum, { bytes }) => sum + bytes.length, 0));
});

/**
 * Moves the focus there by the Tab key alone.
 *
 * @param {JourneyPage} page
 * @param {import("playwright-core").Locator} target
 */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.page.keyboard.press("Tab");
    const reached = await target.evaluate((element) => /** @type {ShadowRoot} */ (element.getRootNode()).activeElement === element);
    if (reached) return;
  }
  assert.fail(`the Tab key does not reach ${target}`);
}

test("the journey needs no mouse", { timeout: 60_000 }, async () => {
  const page = await stage.openPage();
  const { keyboard } = page.page;
  const headingHasFocus = async () => {
    await page.page.locator(".heading:focus").waitFor();
  };
  await tabTo(page, page.requestField);
  await keyboard.type(REQUEST);
  await tabTo(page, page.chooser);
  await page.add([plantedNotes()]);
  await tabTo(page, page.button("Check 2 files"));
  await keyboard.press("Enter");
  await page.reached("review");
  await headingHasFocus();

  await tabTo(page, page.page.getByLabel("Add a word or phrase to remove"));
  await keyboard.type(PLANTED.term);
  await keyboard.press("Enter");
  await page.group(PLANTED.term).waitFor();
  await tabTo(page, page.group(KEPT.everywhere).getByRole("button", { name: "Keep", exact: true }));
  await keyboard.press("Space");
  assert.equal((await page.groups()).find(({ value }) => value === KEPT.everywhere)?.decision, "reject");
  const mark = page.page.locator(".side.before .mark").first();
  await tabTo(page, mark);
  await keyboard.press("Enter");
  const choices = page.page.getByRole("dialog");
  await choices.waitFor();
  await keyboard.press("Escape");
  await choices.waitFor({ state: "detached" });
  await tabTo(page, page.button("Clean 2 files"));
  await keyboard.press("Enter");
  await page.reached("clean");
  await headingHasFocus();

  const downloadButton = page.button("Download notes.txt");
  await tabTo(page, downloadButton);
  const [download] = await Promise.all([page.page.waitForEvent("download"), keyboard.press("Enter")]);
  assert.equal(download.suggestedFilename(), "notes.txt");
  const cleanAt = stage.sentSoFar;
  await tabTo(page, page.button("Send"));
  await keyboard.press("Enter");
  await page.reached("sent");
  assert.deepEqual(stage.breaches(secrets(), cleanAt), []);
});
