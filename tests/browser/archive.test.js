/**
 * Archives that are too large to be held in memory: they are opened file by file, and leave as one archive of their kind.
 */
import assert from "node:assert/strict";
import { randomFillSync } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { tar, tarMembers } from "./fixture/tar.js";
import { zip, zipMembers } from "./fixture/zip.js";
import { productRoot, servedCopy } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { sha256, storedUploads } from "./harness/stored-upload.js";
import { SwappedServer } from "./harness/swapped-server.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const FILES = 120;
const TIMEOUT = { timeout: 120_000 };

/** In every tenth file, so that the others tell of the same value. */
const MAIL = "jane.roe@example.org";

/** What makes an archive large, and is no work: bytes that do not shrink by packing. */
const BALLAST = { path: "work/node_modules/left/data.bin", content: randomFillSync(Buffer.alloc(17 * 1024 * 1024)) };

/** A document that no program can open. */
const BROKEN = "work/broken.pdf";

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
  return index === 0 ? `work/${MAIL}/note-0.txt` : `work/part-${Math.floor(index / 50)}/note-${index}.txt`;
}

/** @param {number} index */
function contentOf(index) {
  return index === 1 ? "" : `The ledger of week ${index} was read.\n${index % 10 === 0 ? `Write to ${MAIL}.\n` : ""}`;
}

/** The files of the archive by path, the ballast first. */
function members() {
  const work = Array.from({ length: FILES }, (_, index) => [pathOf(index), contentOf(index)]);
  return { [BALLAST.path]: BALLAST.content, [BROKEN]: "%PDF-1.7 and nothing more", ...Object.fromEntries(work) };
}

/**
 * Adds an archive from disk, where the page finds it as it finds one of a person.
 *
 * @param {JourneyPage} page
 * @param {string} name
 * @param {Buffer} bytes
 */
async function addArchive(page, name, bytes) {
  const path = join(stage.scratch, name);
  await writeFile(path, bytes);
  await page.add([path]);
}

/** The folders that pages of this origin have on disk. @param {JourneyPage} page @returns {Promise<string[]>} */
function foldersOnDisk({ page }) {
  return page.evaluate(async () => {
    /** @type {string[]} */
    const names = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
    return names;
  });
}

/**
 * What has become of the files holds nothing that had to go, and one stand-in for one value.
 *
 * @param {Map<string, Buffer>} clean
 */
function assertClean(clean) {
  assert.equal(clean.size, FILES);
  const [first = "", ...others] = [...clean.keys()];
  assert.match(first, /^work\/[^/@]+\/note-0\.txt$/);
  assert.deepEqual(others, Array.from({ length: FILES - 1 }, (_, index) => pathOf(index + 1)));
  const told = new Set();
  for (const [index, bytes] of [...clean.values()].entries()) {
    const text = bytes.toString();
    assert.ok(!text.includes(MAIL), pathOf(index));
    assert.ok(text.startsWith(contentOf(index).split("\n")[0] ?? ""), pathOf(index));
    if (index % 10 === 0) told.add(/Write to (.+)\.\n/.exec(text)?.[1]);
    if (index === 1) assert.equal(text, "");
  }
  assert.equal(told.size, 1, "one stand-in for one value");
}

test("a large ZIP archive is worked on file by file, packed again and sent as one", TIMEOUT, async () => {
  const journey = await stage.openPage();
  const { page } = journey;
  await addArchive(journey, "work.zip", zip(members()));
  await page.getByText("1 file of the folder or archive is not taken").waitFor();
  await page.locator('li.file[aria-posinset="1"]').filter({ hasText: `work.zip/${BROKEN}` }).waitFor();
  await page.getByRole("button", { name: `Check ${FILES + 1} files` }).click();
  await journey.reached("review");
  await journey.namesSought();
  assert.deepEqual((await journey.refusals()).map(({ name, code }) => [name, code]), [[`work.zip/${BROKEN}`, "Malformed"]]);
  assert.deepEqual((await journey.groups()).map(({ value, places }) => [value, places.replace(/^\D+/, "")]), [[MAIL, `${FILES / 10 + 1} places`]]);

  await journey.clean();
  await page.getByText(`archive of ${FILES} files`).waitFor();
  const archive = await journey.download(journey.button("Download work.zip"));
  assert.equal(archive.name, "work.zip");
  assertClean(zipMembers(archive.bytes));
  assert.ok(!archive.bytes.includes(MAIL));
  const receipt = await journey.download(journey.button("Download receipt.json"));
  const { files } = JSON.parse(receipt.bytes.toString());
  assert.deepEqual(files, [
    {
      id: "file-1",
      kind: "archive",
      sha256: sha256(archive.bytes),
      len_bytes: archive.bytes.length,
      entities: { email_address: { accept: FILES / 10 + 1, reject: 0, unreviewed: 0 } },
      dropped: { dependency: 1, unknown_file: 1 },
      checks: ["rescan", "leak"],
    },
  ]);

  const cleanAt = stage.sentSoFar;
  await journey.send();
  const stored = await storedUploads(stage.data);
  assert.deepEqual(stored.map(({ name, sha256: hash }) => [name, hash]), [["receipt.json", sha256(receipt.bytes)], ["work.zip", sha256(archive.bytes)]]);
  assert.deepEqual(stage.breaches({ MAIL }, cleanAt), []);
});

test("what was decided anew is packed anew, with other files in one ZIP file", TIMEOUT, async () => {
  const journey = await stage.openPage();
  const { page } = journey;
  await addArchive(journey, "again.tar.gz", gzipSync(tar(...Object.entries(members()).map(([name, content]) => ({ name, content }))), { level: 1 }));
  await page.getByRole("button", { name: `Check ${FILES + 1} files` }).waitFor();
  await journey.typeRequest(`Please ask ${MAIL} for the ledgers.`);
  await journey.check();
  await journey.keepEverywhere(MAIL);
  await journey.clean();
  const kept = gunzipSync((await journey.download(journey.button("Download again.tar.gz"))).bytes);
  assert.ok(kept.includes(MAIL));

  await journey.button("Back to the review").click();
  await journey.group(MAIL).getByRole("button", { name: "Remove", exact: true }).click();
  await journey.clean();
  const saved = zipMembers((await journey.download(journey.button("Download all in one ZIP file"))).bytes);
  assert.deepEqual([...saved.keys()], ["request.txt", "again.tar.gz", "receipt.json"]);
  const again = gunzipSync(saved.get("again.tar.gz") ?? Buffer.alloc(0));
  assertClean(tarMembers(again));
  assert.ok(!again.includes(MAIL));
  assert.deepEqual(stage.breaches({ MAIL }), []);
});

test("where the browser keeps no files for the page the archive is packed all the same", TIMEOUT, async () => {
  const worker = join(await servedCopy(stage, "without-files"), "archive-worker.js");
  await writeFile(worker, `navigator.storage.getDirectory = () => Promise.reject(new Error("none"));\n${await readFile(worker, "utf8")}`);
  const journey = await stage.openPage();
  await addArchive(journey, "bare.tar", tar(...Object.entries(members()).map(([name, content]) => ({ name, content }))));
  await journey.page.getByRole("button", { name: `Check ${FILES + 1} files` }).waitFor();
  await journey.check();
  await journey.clean();
  assertClean(tarMembers((await journey.download(journey.button("Download bare.tar"))).bytes));
});

test("a hostile archive, and a large one of a kind that cannot be opened file by file, are refused as a whole", TIMEOUT, async () => {
  const journey = await stage.openPage();
  await addArchive(journey, "hostile.zip", zip({ [BALLAST.path]: BALLAST.content, "work/../../up.txt": "text" }));
  await journey.page.locator('li.file[data-status="refused"]').waitFor();
  await addArchive(journey, "packed.tar.xz", Buffer.alloc(65 * 1024 * 1024));
  await journey.page.getByText("Unpack it, and add the folder.").waitFor();
  assert.deepEqual((await journey.refusals()).map(({ name, code }) => [name, code]), [["hostile.zip", "Malformed"], ["packed.tar.xz", "LimitExceeded"]]);
  assert.ok(await journey.button("Check").isDisabled());
});

test("an archive worker that its server does not hold takes no archive", TIMEOUT, async () => {
  await stage.server.serve(await productRoot(), new Map([["/archive-worker.js", null]]));
  const journey = await stage.openPage();
  await addArchive(journey, "free.zip", zip(members()));
  await journey.page.locator('li.file[data-status="refused"]').waitFor();
  assert.deepEqual((await journey.refusals()).map(({ name, code }) => [name, code]), [["free.zip", "CageOpen"]]);
});

test("what a page that was closed had on disk is removed by the next one", TIMEOUT, async () => {
  const first = await stage.openPage();
  await addArchive(first, "left.zip", zip(members()));
  await first.page.getByRole("button", { name: `Check ${FILES + 1} files` }).waitFor();
  assert.ok((await foldersOnDisk(first)).length > 0);
  // The browser ends with its last page.
  const blank = await stage.browser.newPage();
  for (const page of stage.browser.pages()) if (page !== blank) await page.close();
  const second = await stage.openPage();
  const until = Date.now() + 10_000;
  while ((await foldersOnDisk(second)).length > 0) assert.ok(Date.now() < until, "something stays on disk");
});
