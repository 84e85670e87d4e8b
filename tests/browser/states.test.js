/**
 * What the page does when things go wrong: it says so in words, keeps the rest going and sends nothing.
 */
import assert from "node:assert/strict";
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { badFiles } from "./fixture/bad-file.js";
import { KEPT, PLANTED, plantedDocument, plantedNotes, taskFile } from "./fixture/planted-task.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";
import { storedUploads } from "./harness/stored-upload.js";
import { SwappedServer } from "./harness/swapped-server.js";

const MIB = 1024 * 1024;
const CHUNK_BYTES = 8 * MIB;
const TIMEOUT = { timeout: 60_000 };

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

beforeEach(async () => {
  await stage.server.serve(await productRoot());
});

after(() => stage.close());

/**
 * Text of which only the first line is worth finding.
 *
 * @param {string} first
 * @param {number} sizeBytes
 */
function longText(first, sizeBytes) {
  const line = "The ledger was read and nothing in it was changed.\n";
  return `${first}\n${line.repeat(Math.ceil(sizeBytes / line.length))}`;
}

test("files that cannot be cleaned are refused in words, and the others go on without them", TIMEOUT, async () => {
  const page = await stage.openPage();
  const bad = badFiles();
  await page.add([...bad.map(({ file }) => file), plantedNotes()]);
  const huge = join(stage.scratch, "huge.docx");
  const handle = await open(huge, "w");
  await handle.truncate(2048 * MIB);
  await handle.close();
  await page.add([huge]);
  await page.check();

  const expected = [...bad, { file: { name: "huge.docx" }, code: "LimitExceeded", words: /^This file is too large to check safely\. ./ }];
  const refusals = await page.refusals();
  assert.deepEqual(refusals.map(({ name, code }) => [name, code]), expected.map(({ file, code }) => [file.name, code]));
  expected.forEach(({ words }, index) => assert.match(refusals[index]?.words ?? "", words));
  assert.deepEqual((await page.groups()).map(({ value }) => value), [KEPT.inOnePlace]);
  assert.deepEqual(stage.breaches(PLANTED), []);

  await page.clean();
  const cleanAt = stage.sentSoFar;
  await page.page.getByText(`${expected.length} files are left out and will not be sent.`).waitFor();
  await page.send();
  assert.deepEqual((await storedUploads(stage.data)).map(({ name }) => name), ["notes.txt", "receipt.json"]);
  assert.deepEqual(stage.breaches({ mail: KEPT.inOnePlace }, cleanAt), []);
  await page.page.close();
});

for (const [end, status] of /** @type {const} */ ([["arrive", 200], ["are missing", 404]])) {
  test(`rules from an address that ${end} late do not touch a task under the page's own`, TIMEOUT, async () => {
    const page = await stage.openPage();
    let release = () => {};
    /** @type {Promise<void>} */
    const released = new Promise((resolve) => (release = resolve));
    await page.page.route("**/late-policy.json", async (route) => {
      await released;
      await route.fulfill({ status, contentType: "application/json", body: "{}" });
    });
    await page.page.evaluate(() => {
      const element = /** @type {HTMLElement & { policy: object }} */ (document.querySelector("scrub-jay"));
      element.setAttribute("policy-src", "/late-policy.json");
      element.policy = {};
    });
    await page.add([plantedNotes()]);
    await page.check();
    const arrived = page.page.waitForResponse("**/late-policy.json");
    release();
    await (await arrived).finished();
    await page.addTerm(PLANTED.term);
    assert.deepEqual((await page.groups()).map(({ value }) => value).sort(), [PLANTED.term, KEPT.inOnePlace].sort());
    await page.clean();
    await page.page.close();
  });
}

test("what only the check after cleaning finds goes as well, and can be looked at", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("minutes.txt", "Codename: Thunderbirdia\n\nThe thunderbirdians met.")]);
  await page.check();
  assert.deepEqual((await page.groups()).map(({ value }) => value), ["Thunderbirdia"]);
  await page.clean();
  const minutes = await page.download(page.button("Download minutes.txt"));
  assert.equal(minutes.bytes.toString(), "Codename: [PROJECT 1]\n\nThe [PROJECT 2] met.");
  await page.button("Back to the review").click();
  assert.deepEqual((await page.groups()).map(({ value }) => value), ["Thunderbirdia", "thunderbirdians"]);
});

test("a task of which nothing can be used stays where files are added", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("empty.docx", "")]);
  await page.button("Check 1 file").click();
  await page.page.locator('li.file[data-status="refused"]').waitFor();
  await page.reached("adding");
  assert.equal(await page.button("Check").isDisabled(), true);
  assert.deepEqual(stage.breaches({}), []);
  await page.page.close();
});

test("a file that is cancelled leaves the others alone and nothing of itself", TIMEOUT, async () => {
  const page = await stage.openPage();
  const slow = join(stage.scratch, "slow.txt");
  await writeFile(slow, longText(`Write to ${PLANTED.scatteredMail}.`, 200 * MIB));
  await page.add([slow]);
  await page.add([plantedNotes()]);
  await page.button("Check 2 files").click();
  await page.button("Cancel slow.txt").click();
  await page.reached("review");
  assert.deepEqual(await page.page.locator('li.file[data-status="cancelled"] .file-name').allTextContents(), ["slow.txt"]);
  assert.deepEqual((await page.groups()).map(({ value }) => value), [KEPT.inOnePlace]);
  await page.clean();
  const receipt = await page.download(page.button("Download receipt.json"));
  assert.equal(JSON.parse(receipt.bytes.toString()).files.length, 1);
  assert.deepEqual(stage.breaches(PLANTED), []);
  await page.page.close();
});

test("a page whose server does not cage the scrub worker takes no file and says why", TIMEOUT, async () => {
  await stage.server.serve(await productRoot(), new Map([["/scrub-worker.js", null]]));
  const page = await stage.openPage();
  await page.add([plantedDocument()]);
  await page.button("Check 1 file").click();
  const refused = page.page.locator('li.file[data-status="refused"]');
  await refused.waitFor();
  const [refusal] = await page.refusals();
  assert.equal(refusal?.code, "CageOpen");
  assert.match(refusal.words, /^This page is not set up safely\. .*Content-Security-Policy: connect-src 'none' with scrub-worker\.js\.$/);
  assert.deepEqual(stage.breaches(PLANTED), []);
  await page.page.close();
});

test("a send that a reload cuts short goes on where it stopped", TIMEOUT, async (t) => {
  const slowly = await Stage.open(startServer, await productRoot(), 16 * MIB);
  t.after(() => slowly.close());
  const ledger = join(slowly.scratch, "ledger.txt");
  await writeFile(ledger, longText(`Kept by ${KEPT.inOnePlace}.`, 20 * MIB));
  const page = await slowly.openPage();
  const travel = async () => {
    await page.add([ledger]);
    await page.check();
    await page.clean();
  };
  const patches = () => slowly.proxy.forwarded.filter(({ method }) => method === "PATCH");
  await travel();
  await page.button("Send").click();
  while (patches()[0]?.status !== 204) await page.page.waitForTimeout(20);
  await page.page.reload();
  await page.reached("empty");
  slowly.proxy.clear();
  await travel();
  await page.send();
  // Some of the chunk that the reload cut off may have arrived as well.
  assert.ok(Number(patches()[0]?.header("upload-offset")) >= CHUNK_BYTES);
  assert.deepEqual((await storedUploads(slowly.data)).map(({ name }) => name), ["ledger.txt", "receipt.json"]);
});
