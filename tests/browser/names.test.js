/**
 * Names in running text: what finds them comes after all else. Nothing waits for it but what would count as clean, and
 * a page that does not get it says so and goes on.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { KEPT, taskFile } from "./fixture/planted-task.js";
import { productRoot, servedCopy } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { storedUploads } from "./harness/stored-upload.js";
import { SwappedServer } from "./harness/swapped-server.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */

const TIMEOUT = { timeout: 60_000 };
const NAMES = "names.bin";
const TITLE = "Names in sentences may be missed";

/** Invented, and in no list: only the sentence around it tells that it is a name. */
const NAME = "Yevindra Kalostrom";
const OTHER_NAME = "Quillan Vossberry";

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

beforeEach(async () => {
  await stage.server.serve(await productRoot());
});

after(() => stage.close());

function notes() {
  return taskFile("notes.txt", `I spoke with ${NAME} yesterday about the offer.\nWrite to ${KEPT.inOnePlace}.\n`);
}

/** Keeps the next names on their way until they are let go. @returns {Promise<() => void>} */
async function heldBack() {
  let release = () => {};
  /** @type {Promise<void>} */
  const released = new Promise((resolve) => (release = resolve));
  const hold = async (/** @type {import("playwright-core").Route} */ route) => {
    await released;
    await route.continue();
  };
  await stage.browser.route(`**/${NAMES}`, hold, { times: 1 });
  return release;
}

function namesRequests() {
  return stage.proxy.exchanges.filter(({ url }) => url.endsWith(`/${NAMES}`)).length;
}

/** @param {JourneyPage} page */
async function found(page) {
  return (await page.groups()).map(({ value, decision }) => [value, decision]);
}

/** The notice that names may be missed. @param {JourneyPage} page */
function notice({ page }) {
  return page.getByRole("alert").filter({ hasText: TITLE });
}

test("names in sentences are found in every file, and what finds them is fetched once", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([notes(), taskFile("second.txt", `Then ${OTHER_NAME} asked me whether the budget was final.\n`)]);
  await page.check();
  const values = (await page.groups()).map(({ value, entity }) => [value, entity]);
  assert.deepEqual(values.filter(([, entity]) => entity === "person").sort(), [[OTHER_NAME, "person"], [NAME, "person"]]);
  await page.clean();
  assert.equal(await notice(page).count(), 0);
  assert.equal(namesRequests(), 1);
  assert.deepEqual(stage.breaches({ NAME, OTHER_NAME }), []);
  await page.page.close();
});

test("names that come late are found by themselves, what was decided stays, and cleaning waits for them", TIMEOUT, async () => {
  const release = await heldBack();
  const page = await stage.openPage();
  await page.add([notes()]);
  await page.button("Check 1 file").click();
  await page.reached("review");
  await page.group(KEPT.inOnePlace).waitFor();
  await page.page.getByText("Names in sentences are still being looked for.").waitFor();
  await page.keepEverywhere(KEPT.inOnePlace);
  assert.deepEqual(await found(page), [[KEPT.inOnePlace, "reject"]]);
  const clean = page.button("Clean 1 file");
  assert.ok(await clean.isDisabled());
  assert.equal(await clean.getAttribute("aria-describedby"), "clean-note");
  assert.match(await page.page.locator("#clean-note").innerText(), /^This can start when names in sentences have been looked for\./);

  release();
  await page.group(NAME).waitFor();
  await page.namesSought();
  assert.deepEqual((await found(page)).sort(), [[KEPT.inOnePlace, "reject"], [NAME, "accept"]].sort());
  await page.page.locator(".mark").filter({ hasText: NAME }).waitFor();
  await page.clean();
  const cleaned = await page.download(page.button("Download notes.txt"));
  assert.ok(!cleaned.bytes.includes(NAME) && cleaned.bytes.includes(KEPT.inOnePlace));
  await page.page.close();
});

test("names that come while a word is looked for are looked for after it", TIMEOUT, async () => {
  const release = await heldBack();
  const page = await stage.openPage();
  const files = Array.from({ length: 6 }, (_, index) => taskFile(`file-${index}.txt`, `${"Nothing of note. ".repeat(20_000)}\nThen ${NAME} asked me about Bluefinch.\n`));
  await page.add(files);
  await page.button("Check 6 files").click();
  await page.reached("review");
  const field = page.page.getByLabel("Add a word or phrase to remove");
  await field.fill("Bluefinch");
  await field.press("Enter");
  release();
  await page.group("Bluefinch").waitFor();
  await page.group(NAME).waitFor();
  await page.namesSought();
  const counts = (await page.groups()).filter(({ value }) => value === NAME || value === "Bluefinch").map(({ value, places }) => [value, places]);
  assert.deepEqual(counts.sort(), [["Bluefinch", "6 places"], [NAME, "6 places"]]);
  await page.clean();
  await page.page.close();
});

test("a page without its names says so up to the end, and everything can be sent", TIMEOUT, async () => {
  await rm(join(await servedCopy(stage, "absent"), NAMES));
  const page = await stage.openPage();
  await notice(page).filter({ hasText: "missing on the server" }).waitFor();
  assert.equal(await notice(page).getAttribute("data-code"), "NamesAbsent");
  await page.add([notes()]);
  await page.check();
  assert.deepEqual(await found(page), [[KEPT.inOnePlace, "accept"]]);
  assert.ok(await notice(page).isVisible());
  await page.clean();
  assert.ok(await notice(page).isVisible());
  const cleanAt = stage.sentSoFar;
  await page.send();
  assert.ok(await notice(page).isVisible());
  assert.deepEqual((await storedUploads(stage.data)).map(({ name }) => name), ["notes.txt", "receipt.json"]);
  assert.deepEqual(stage.breaches({ mail: KEPT.inOnePlace }, cleanAt), []);
  await page.button("Start a new task").click();
  await page.reached("empty");
  assert.ok(await notice(page).isVisible());
  await page.page.close();
});

test("names that are there again are taken in the review, and the files searched anew", TIMEOUT, async () => {
  const path = join(await servedCopy(stage, "absent-for-now"), NAMES);
  await rm(path);
  const page = await stage.openPage();
  await notice(page).waitFor();
  await page.add([notes()]);
  await page.check();
  await page.button("Try again").click();
  await page.button("Try again").and(page.page.locator(":enabled")).waitFor();
  assert.equal(await page.group(NAME).count(), 0);

  await cp(join(await productRoot(), NAMES), path);
  await page.button("Try again").click();
  await page.group(NAME).waitFor();
  await notice(page).waitFor({ state: "detached" });
  await page.clean();
  await page.page.close();
});

test("names of which one byte is another are not used; good ones take a result back to the review", TIMEOUT, async () => {
  const path = join(await servedCopy(stage, "damaged"), NAMES);
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
  await writeFile(path, bytes);
  const page = await stage.openPage();
  await notice(page).filter({ hasText: "arrived damaged" }).waitFor();
  assert.equal(await notice(page).getAttribute("data-code"), "NamesDamaged");
  await page.add([notes()]);
  await page.check();
  assert.deepEqual(await found(page), [[KEPT.inOnePlace, "accept"]]);
  await page.clean();

  await cp(join(await productRoot(), NAMES), path);
  await page.button("Try again").click();
  await page.reached("review");
  await page.group(NAME).waitFor();
  await notice(page).waitFor({ state: "detached" });
  await page.clean();
  const cleaned = await page.download(page.button("Download notes.txt"));
  assert.ok(!cleaned.bytes.includes(NAME));
  await page.page.close();
});

test("names that the engine cannot read cost no file", TIMEOUT, async () => {
  const path = join(await servedCopy(stage, "foreign"), NAMES);
  const hash = (/** @type {Buffer} */ bytes) => createHash("sha256").update(bytes).digest("base64");
  const foreign = Buffer.from("names of another engine");
  const script = join(dirname(path), "scrub-jay.js");
  await writeFile(script, (await readFile(script, "utf8")).replace(hash(await readFile(path)), hash(foreign)));
  await writeFile(path, foreign);
  const page = await stage.openPage();
  await page.add([notes(), taskFile("second.txt", `Write to ${KEPT.everywhere}.\n`)]);
  await page.check();
  await notice(page).waitFor();
  assert.equal(await notice(page).getAttribute("data-code"), "NamesDamaged");
  assert.deepEqual((await found(page)).sort(), [[KEPT.inOnePlace, "accept"], [KEPT.everywhere, "accept"]].sort());
  await page.clean();
  await page.page.close();
});

test("names that no connection brings are told apart from missing ones, and sending waits while they are tried again", TIMEOUT, async () => {
  await stage.browser.route(`**/${NAMES}`, (route) => route.abort());
  const page = await stage.openPage();
  await notice(page).filter({ hasText: "Check your connection" }).waitFor();
  assert.equal(await notice(page).getAttribute("data-code"), "NamesUnreachable");
  await page.add([notes()]);
  await page.check();
  await page.clean();
  await stage.browser.unroute(`**/${NAMES}`);
  const release = await heldBack();
  await page.button("Try again").click();
  await page.page.locator("#send-note").waitFor();
  assert.ok(await page.button("Send").isDisabled());
  assert.ok(await notice(page).isVisible());
  release();
  await page.group(NAME).waitFor();
  await page.page.close();
});
