/**
 * Uploads survive what happens to uploads: a receiver that dies, a browser that is closed, a person who changes their
 * mind. All through the real worker, in a real browser, to the real receiver.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bundle } from "../../www/build.mjs";
import { launchBrowser } from "./harness/browser.js";
import { generatedBytes } from "./harness/generated-bytes.js";
import { RecordingProxy } from "./harness/recording-proxy.js";
import { startServer } from "./harness/server.js";

/** @typedef {import("./harness/recording-proxy.js").Exchange} Exchange */
/** @typedef {import("./harness/upload-page.js").Outcome} Outcome */
/** @typedef {import("./harness/upload-page.js").FileRecipe} FileRecipe */
/** @typedef {import("playwright-core").Page} Page */

const MIB = 1024 * 1024;
const CHUNK_BYTES = 8 * MIB;
const LARGE_BYTES = 40 * MIB;
const PACE = 20 * MIB;

/** @type {FileRecipe} */
const LARGE = { id: "f1", name: "quarterly-model.xlsx", seed: 7, sizeBytes: LARGE_BYTES };

/** @type {string} */
let root;
/** @type {string} */
let scratch;
/** @type {import("./harness/server.js").RunningServer} */
let server;
/** @type {RecordingProxy} */
let proxy;
/** @type {import("playwright-core").BrowserContext} */
let browser;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "scrubjay-root-"));
  const entries = ["../../www/upload/upload-worker.js", "./harness/upload-page.js"];
  await bundle(entries.map((entry) => fileURLToPath(new URL(entry, import.meta.url))), root);
  await copyFile(new URL("./harness/upload-page.html", import.meta.url), join(root, "index.html"));
});

after(() => rm(root, { recursive: true }));

beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), "scrubjay-browser-"));
  server = await startServer({ root, data: join(scratch, "data") });
  proxy = await RecordingProxy.start(server.origin, { bytesPerSecond: PACE });
  browser = await launchBrowser({ proxyUrl: proxy.url, profile: join(scratch, "profile") });
});

afterEach(async () => {
  await browser.close();
  await proxy.close();
  await server.kill();
  await rm(scratch, { recursive: true });
});

/** @returns {Promise<Page>} */
async function openPage() {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/`);
  return page;
}

/**
 * The page's own script, seen from here.
 *
 * @typedef {Window & { uploadPage: { begin(recipes: FileRecipe[]): Promise<void>, pause(): void, resume(): void,
 *   abort(): void, progress: Record<string, number[]>, outcome: Promise<Outcome> | null } }} UploadWindow
 */

/**
 * @param {Page} page
 * @param {FileRecipe[]} recipes
 */
async function begin(page, recipes) {
  await page.evaluate((list) => /** @type {UploadWindow} */ (/** @type {unknown} */ (window)).uploadPage.begin(list), recipes);
}

/**
 * @param {Page} page
 * @param {"pause" | "resume" | "abort"} verb
 */
async function command(page, verb) {
  await page.evaluate((name) => /** @type {UploadWindow} */ (/** @type {unknown} */ (window)).uploadPage[name](), verb);
}

/**
 * @param {Page} page
 * @returns {Promise<Outcome | null>}
 */
function outcome(page) {
  return page.evaluate(() => /** @type {UploadWindow} */ (/** @type {unknown} */ (window)).uploadPage.outcome);
}

/**
 * @param {Page} page
 * @returns {Promise<number[]>}
 */
function acknowledged(page) {
  return page.evaluate(() => /** @type {UploadWindow} */ (/** @type {unknown} */ (window)).uploadPage.progress["f1"] ?? []);
}

/**
 * Waits until the receiver has confirmed this much, and gives the last amount told.
 *
 * @param {Page} page
 * @param {number} bytes
 */
async function waitForAcknowledged(page, bytes) {
  for (;;) {
    const last = (await acknowledged(page)).at(-1) ?? 0;
    if (last >= bytes) return last;
    await sleep(10);
  }
}

/** @param {string} method */
function sentWith(method) {
  return proxy.forwarded.filter((exchange) => exchange.method === method);
}

/** @param {Exchange} exchange */
function offset(exchange) {
  return Number(exchange.header("upload-offset"));
}

/** The one verified upload of the receiver. */
async function received() {
  const names = await readdir(join(scratch, "data"));
  const verified = names.filter((name) => name.endsWith(".verified"));
  assert.equal(verified.length, 1);
  return readFile(join(scratch, "data", verified[0]?.replace(".verified", "") ?? ""));
}

/** @param {Uint8Array} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Fails unless the receiver has the large file, byte for byte. */
async function assertLargeFileArrived() {
  assert.equal(sha256(await received()), sha256(generatedBytes(LARGE.seed, LARGE_BYTES)));
}

/** Fails if more than one chunk had to be sent twice. */
function assertLittleWasSentTwice() {
  const sentBytes = sentWith("PATCH").reduce((sum, { body }) => sum + body.length, 0);
  assert.ok(sentBytes <= LARGE_BYTES + CHUNK_BYTES, `${sentBytes} bytes were sent for ${LARGE_BYTES}`);
}

/**
 * Kills the receiver while the large file is on its way, starts it again, and checks how the upload went on.
 */
async function surviveKilledReceiver() {
  const page = await openPage();
  await begin(page, [LARGE]);
  const before = await waitForAcknowledged(page, 2 * CHUNK_BYTES);
  await server.kill();
  const sentBefore = proxy.forwarded.length;
  await sleep(700);
  server = await startServer({ root, data: join(scratch, "data"), port: server.port });
  const end = await outcome(page);
  assert.ok(end !== null && "sent" in end && end.sent.length === 1, JSON.stringify(end));
  const resumed = proxy.forwarded.slice(sentBefore).find(({ method, status }) => method === "PATCH" && status === 204);
  assert.ok(resumed !== undefined && offset(resumed) >= before);
  assert.equal(sentWith("POST").length, 1);
  assert.equal((await acknowledged(page)).at(-1), LARGE_BYTES);
  assertLittleWasSentTwice();
  await assertLargeFileArrived();
}

test("an upload goes on after the receiver was killed midway", { timeout: 60_000 }, surviveKilledReceiver);

test("an upload goes on after the receiver was killed behind a gateway", { timeout: 60_000 }, async () => {
  await browser.close();
  await proxy.close();
  proxy = await RecordingProxy.start(server.origin, { bytesPerSecond: PACE, gateway: true });
  browser = await launchBrowser({ proxyUrl: proxy.url, profile: join(scratch, "profile") });
  await surviveKilledReceiver();
  assert.ok(proxy.forwarded.some(({ method, status }) => method === "HEAD" && status === 502));
});

test("an upload goes on after the browser was closed midway", { timeout: 60_000 }, async () => {
  const page = await openPage();
  await begin(page, [LARGE]);
  const before = await waitForAcknowledged(page, 2 * CHUNK_BYTES);
  await browser.close();
  const sentBefore = proxy.forwarded.length;
  browser = await launchBrowser({ proxyUrl: proxy.url, profile: join(scratch, "profile") });
  const again = await openPage();
  await begin(again, [{ ...LARGE, id: "f1" }]);
  const end = await outcome(again);
  assert.ok(end !== null && "sent" in end && end.sent.length === 1, JSON.stringify(end));
  assert.equal(sentWith("POST").length, 1, "the second browser created no upload of its own");
  const resumed = proxy.forwarded.slice(sentBefore).find(({ method }) => method === "PATCH");
  assert.ok(resumed !== undefined && offset(resumed) >= before);
  assertLittleWasSentTwice();
  await assertLargeFileArrived();
});

/**
 * @param {Page} page
 * @returns {Promise<unknown[]>}
 */
function storedEntries(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("scrubjay-upload");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("interrupted").objectStore("interrupted").getAll();
          reading.onsuccess = () => resolve(reading.result);
        };
      }),
  );
}

test("what is kept for resuming has no file name in it, and goes once the file is there", { timeout: 60_000 }, async () => {
  const page = await openPage();
  await begin(page, [LARGE]);
  await waitForAcknowledged(page, CHUNK_BYTES);
  const kept = await storedEntries(page);
  assert.equal(kept.length, 1);
  assert.deepEqual(Object.keys(/** @type {object} */ (kept[0])).sort(), ["creationTime", "fingerprint", "key", "size", "uploadUrl"]);
  assert.ok(!JSON.stringify(kept).includes("quarterly"));
  await outcome(page);
  assert.deepEqual(await storedEntries(page), []);
});

test("an upload tells the receiver the declared facts and no others", { timeout: 60_000 }, async () => {
  const page = await openPage();
  await begin(page, [{ ...LARGE, sizeBytes: 4096 }]);
  await outcome(page);
  const [creation] = sentWith("POST");
  const facts = (creation?.header("upload-metadata") ?? "").split(",").map((pair) => {
    const [key = "", value = ""] = pair.split(" ");
    return [key, Buffer.from(value, "base64").toString()];
  });
  assert.deepEqual(Object.fromEntries(facts), {
    filename: LARGE.name,
    filetype: "application/octet-stream",
    task: "t-1",
    role: "deliverable",
    sha256: sha256(generatedBytes(LARGE.seed, 4096)),
  });
});

test("a paused upload sends nothing until it is resumed", { timeout: 60_000 }, async () => {
  const page = await openPage();
  await begin(page, [LARGE]);
  await waitForAcknowledged(page, CHUNK_BYTES);
  await command(page, "pause");
  await sleep(200);
  const sentBefore = proxy.forwarded.length;
  await sleep(1000);
  assert.equal(proxy.forwarded.length, sentBefore);
  await command(page, "resume");
  await outcome(page);
  assertLittleWasSentTwice();
  await assertLargeFileArrived();
});

test("an aborted upload stops, and a later one goes on from it", { timeout: 60_000 }, async () => {
  const page = await openPage();
  await begin(page, [LARGE]);
  await waitForAcknowledged(page, CHUNK_BYTES);
  await command(page, "abort");
  assert.deepEqual(await outcome(page), { aborted: "enough" });
  await page.reload();
  await begin(page, [LARGE]);
  await outcome(page);
  assert.equal(sentWith("POST").length, 1);
  await assertLargeFileArrived();
});

test("a file that only looks clean is not sent", async () => {
  const page = await openPage();
  await begin(page, [{ ...LARGE, sizeBytes: 4096, lookAlike: true }]);
  const end = await outcome(page);
  assert.ok(end !== null && "code" in end && end.code === "NotClean");
  assert.deepEqual(proxy.forwarded.filter(({ method }) => method !== "GET"), []);
  assert.deepEqual(proxy.refused, []);
});

test("a file that fails is named, and the others still arrive", { timeout: 60_000 }, async () => {
  const page = await openPage();
  const wrong = sha256(Buffer.from("other bytes"));
  await begin(page, [
    { id: "bad", name: "bad.txt", seed: 3, sizeBytes: 4096, sha256: wrong },
    { id: "good", name: "good.txt", seed: 5, sizeBytes: 4096 },
  ]);
  const end = await outcome(page);
  assert.ok(end !== null && "code" in end);
  assert.deepEqual([end.code, end.fileId, end.retryable], ["HashMismatch", "bad", true]);
  assert.deepEqual(end.sent.map(({ id }) => id), ["good"]);
  assert.equal(sha256(await received()), sha256(generatedBytes(5, 4096)));
});

/** What a receiver does with connections once it is lost. */
const LOST_RECEIVERS = /** @type {const} */ ([
  ["breaks off every connection", (/** @type {import("node:net").Socket} */ socket) => void socket.destroy()],
  ["takes every connection and never answers", () => undefined],
]);

for (const [what, treat] of LOST_RECEIVERS) {
  test(`sending ends when the receiver ${what}`, { timeout: 60_000 }, async (t) => {
    const page = await openPage();
    await begin(page, [LARGE, { ...LARGE, id: "f2", seed: 9, sizeBytes: 4096 }]);
    await waitForAcknowledged(page, CHUNK_BYTES);
    await server.kill();
    const lost = createServer((socket) => {
      t.after(() => socket.destroy());
      socket.on("error", () => undefined);
      treat(socket);
    });
    t.after(() => lost.close());
    await once(lost.listen(server.port, "127.0.0.1"), "listening");
    const lostAt = performance.now();
    const end = await outcome(page);
    const seconds = (performance.now() - lostAt) / 1000;
    assert.ok(end !== null && "code" in end, JSON.stringify(end));
    assert.deepEqual([end.code, end.fileId, end.retryable, end.sent], ["ReceiverUnreachable", "f1", true, []]);
    assert.ok(seconds < 30, `${seconds} s`);
  });
}
