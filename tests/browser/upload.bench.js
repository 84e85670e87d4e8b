/**
 * How fast uploads go, against a bare PUT of the same bytes to the same machine that stores them.
 *
 * Both run in one page and in turn, so that a busy machine slows both: read the ratio first.
 */
import { createWriteStream } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { bundle } from "../../www/build.mjs";
import { createReceiver } from "../../www/server/receiver.js";
import { launchBrowser } from "./harness/browser.js";
import { figure } from "./harness/figure.js";

/** @typedef {import("./harness/upload-page.js").FileRecipe} FileRecipe */
/** @typedef {import("./harness/upload-page.js").Outcome} Outcome */

const MIB = 1024 * 1024;
const SIZE_BYTES = 200 * MIB;
const ROUNDS = 3;

/**
 * The receiver, with one path beside it that stores a PUT and does nothing else.
 *
 * @param {string} root
 * @param {string} data
 */
async function listen(root, data) {
  const receiver = await createReceiver({ root, data });
  const server = createServer((request, response) => {
    if (request.url !== "/raw") receiver.emit("request", request, response);
    else pipeline(request, createWriteStream(join(root, "raw.bin"))).then(() => response.writeHead(204).end(), () => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/**
 * @typedef {Window & { uploadPage: { make(recipe: FileRecipe): Blob, begin(recipes: FileRecipe[]): Promise<void>,
 *   outcome: Promise<Outcome> | null } }} UploadWindow
 */

/**
 * @param {import("playwright-core").Page} page
 * @param {number} seed
 * @returns {Promise<{ putMs: number, tusMs: number }>}
 */
function measure(page, seed) {
  return page.evaluate(
    async ([sizeBytes, seedOfRound]) => {
      const { uploadPage } = /** @type {UploadWindow} */ (/** @type {unknown} */ (window));
      const recipe = { id: "f", name: "bench.bin", seed: seedOfRound, sizeBytes };
      const blob = uploadPage.make(recipe);
      const putStart = performance.now();
      await fetch("/raw", { method: "PUT", body: blob });
      const putMs = performance.now() - putStart;
      // `begin` resolves once the file is made and hashed and the sending has begun.
      await uploadPage.begin([recipe]);
      const tusStart = performance.now();
      const outcome = await uploadPage.outcome;
      const tusMs = performance.now() - tusStart;
      if (outcome === null || !("sent" in outcome)) throw new Error(`the upload failed: ${JSON.stringify(outcome)}`);
      return { putMs, tusMs };
    },
    /** @type {const} */ ([SIZE_BYTES, seed]),
  );
}

/** @param {number[]} values */
function best(values) {
  return Math.min(...values);
}

/** @param {number} ms */
function mibPerSecond(ms) {
  return SIZE_BYTES / MIB / (ms / 1000);
}

const root = await mkdtemp(join(tmpdir(), "scrubjay-bench-"));
const entries = ["../../www/upload/upload-worker.js", "./harness/upload-page.js"];
await bundle(entries.map((entry) => fileURLToPath(new URL(entry, import.meta.url))), root);
await copyFile(new URL("./harness/upload-page.html", import.meta.url), join(root, "index.html"));
const server = await listen(root, join(root, "data"));
const browser = await launchBrowser();
try {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen");
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) rounds.push(await measure(page, round));
  const put = best(rounds.map(({ putMs }) => putMs));
  const tus = best(rounds.map(({ tusMs }) => tusMs));
  figure("upload of 200 MiB: bare PUT", mibPerSecond(put), "MiB/s");
  figure("upload of 200 MiB: resumable, verified", mibPerSecond(tus), "MiB/s");
  figure("upload of 200 MiB: of the PUT", (100 * put) / tus, "%");
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
  await rm(root, { recursive: true });
}
