/**
 * The leak test can fail: builds that leak on purpose are caught, each by the check that the honest build passes.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { PLANTED, plantedDocument, secretsOf } from "./fixture/planted-task.js";
import { buildMutant, productRoot } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { SwappedServer } from "./harness/swapped-server.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */
/** @typedef {import("./harness/swapped-server.js").Policies} Policies */
/** @typedef {import("./harness/traffic-check.js").Breach} Breach */

const SEEN_WITHIN_MS = 10_000;

/** What was sent before the journey ended may be on its way through the proxy still. */
const RECORDED_WITHIN_MS = 6_000;
const TIMEOUT = { timeout: 60_000 };

const SECRETS = secretsOf([plantedDocument()]);

const CAGE = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

after(() => stage.close());

/**
 * Serves a build and opens it. What a build before it had left half sent is forgotten: this one would find the rest of
 * the same file at the receiver, and send nothing.
 *
 * @param {string | null} mutant `null` for the product itself
 * @param {Policies} [policies]
 */
async function open(mutant, policies) {
  const root = mutant === null ? await productRoot() : join(stage.scratch, mutant);
  if (mutant !== null) await buildMutant(mutant, root);
  await stage.server.serve(root, policies);
  const page = await stage.openPage();
  await stage.forgetInterrupted(page);
  return page;
}

/**
 * @param {JourneyPage} page
 * @returns {Promise<number>} how much had been sent when Send was pressed
 */
async function travel(page) {
  await page.add([plantedDocument()]);
  await page.check();
  await page.addTerm(PLANTED.term);
  await page.clean();
  const cleanAt = stage.sentSoFar;
  await page.send();
  return cleanAt;
}

/**
 * Travels until a value is seen outside. What becomes of the page is nothing to go by: a leak may end it.
 *
 * @param {JourneyPage} page
 * @returns {Promise<Breach[]>} at the end, seen or not
 */
async function breachesOnTheWay(page) {
  let cleanAt = Infinity;
  let late = performance.now() + SEEN_WITHIN_MS;
  const way = travel(page).then((mark) => (cleanAt = mark), () => undefined);
  void way.then(() => (late = Math.min(late, performance.now() + RECORDED_WITHIN_MS)));
  for (;;) {
    const ended = performance.now() > late;
    const found = stage.breaches(SECRETS, cleanAt);
    if (ended || found.some(({ kind }) => kind === "value")) {
      await page.page.close();
      await way;
      return found;
    }
    await sleep(100);
  }
}

/** @param {Breach[]} found @param {RegExp} what */
function assertCaught(found, what) {
  const values = found.filter(({ kind }) => kind === "value").map((breach) => breach.what);
  assert.ok(values.some((value) => what.test(value)), `not seen: ${what}; seen: ${JSON.stringify(found)}`);
}

test("the product itself sends a task and breaks no promise", TIMEOUT, async () => {
  const page = await open(null);
  const cleanAt = await travel(page);
  assert.deepEqual(stage.breaches(SECRETS, cleanAt), []);
  assert.deepEqual(await page.unrecordedWays(), []);
  await page.page.close();
});

/** What each mutant is to be seen with, under the policies of the product. @type {Record<string, RegExp>} */
const CAUGHT = {
  "page-fetch": /^phone as utf-8 in zip member, POST .*\/health: body$/,
  "page-beacon": /^ssn as utf-8 in zip member, POST .*\/health: body$/,
  "page-navigation": /^titledName as utf-8 in base64 in zip member, GET http:\/\/elsewhere\.example\/: address$/,
  "page-base64": /^phone as utf-8 in .*base64 in zip member, GET .*\/icon\.svg: address$/,
  "page-deflate": /^hiddenMail as utf-8 in deflate-raw in zip member, POST .*: body$/,
  "page-utf16": /^linkTarget as utf-16le, POST .*: body$/,
  "upload-name": /^documentName as utf-8 in base64, POST .*\/files\/: headers$/,
  "upload-original": /^phone as utf-8 in zip member, PATCH .*\/files\/.*: body$/,
  "receipt-value": /^ssn as utf-8, PATCH .*\/files\/.*: body$/,
  "receipt-hash": /^hash of file 0 as utf-8, PATCH .*\/files\/.*: body$/,
};

for (const [mutant, what] of Object.entries(CAUGHT)) {
  test(`the leak of ${mutant} is caught`, TIMEOUT, async () => {
    assertCaught(await breachesOnTheWay(await open(mutant)), what);
  });
}

test("the leak of page-webrtc is caught, which goes past the proxy", TIMEOUT, async () => {
  const page = await open("page-webrtc");
  await page.add([plantedDocument()]);
  await page.check();
  assert.deepEqual(await page.unrecordedWays(), ["RTCPeerConnection"]);
  await page.page.close();
});

test("a form cannot be submitted under the page's policy, and the leak of page-form is caught without it", TIMEOUT, async () => {
  const page = await open("page-form");
  const cleanAt = await travel(page);
  assert.deepEqual(stage.breaches(SECRETS, cleanAt), []);
  await page.page.close();
  const free = await open("page-form", new Map([["/", null]]));
  assertCaught(await breachesOnTheWay(free), /^phone as utf-8 in zip member, POST .*\/health: body$/);
});

test("a scrub worker that leaks is held by its own policy", TIMEOUT, async () => {
  const page = await open("worker-fetch");
  const cleanAt = await travel(page);
  assert.deepEqual(stage.breaches(SECRETS, cleanAt), []);
  await page.page.close();
});

test("a scrub worker that leaks takes no file where it has no policy", TIMEOUT, async () => {
  const page = await open("worker-fetch", new Map([["/scrub-worker.js", null]]));
  await page.add([plantedDocument()]);
  await page.button(/^Check/).click();
  await page.page.locator('[data-code="CageOpen"]').waitFor();
  assert.deepEqual(stage.breaches(SECRETS), []);
  await page.page.close();
});

test("a scrub worker that leaks is caught where its policy has a hole that its own test does not find", TIMEOUT, async () => {
  const holed = new Map([["/scrub-worker.js", `${CAGE}; connect-src ${stage.origin}/files/`]]);
  assertCaught(await breachesOnTheWay(await open("worker-fetch", holed)), /^phone as utf-8 in zip member, POST .*\/files\/: body$/);
});
