/**
 * The workers' headers hold in the browser: whatever runs under them reaches nothing but what they name.
 *
 * A script that tries every way out is served under the name of each worker by the real server, and under a name that
 * has no policy of a worker, where the same ways must be open: else the script would prove nothing.
 */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launchBrowser } from "./harness/browser.js";
import { RecordingProxy } from "./harness/recording-proxy.js";
import { startServer } from "./harness/server.js";

/** Tries each way, reports which of them threw, and compiles the smallest wasm module. */
const ESCAPE = `
const ways = {
  probe: () => fetch("/cage-probe"),
  fetch: () => fetch("/escape-fetch", { method: "POST", body: new Blob(["x"]) }),
  upload: () => fetch("/files/escape", { method: "OPTIONS" }),
  elsewhere: () => fetch("http://elsewhere.example/escape-elsewhere", { mode: "no-cors" }),
  xhr: () => new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.onload = resolve;
    xhr.onerror = reject;
    xhr.open("GET", "/escape-xhr");
    xhr.send();
  }),
  socket: () => new Promise((resolve, reject) => {
    const socket = new WebSocket("ws://elsewhere.example/escape-socket");
    socket.onopen = socket.onclose = resolve;
    socket.onerror = reject;
  }),
  events: () => new Promise((resolve, reject) => {
    const events = new EventSource("/escape-events");
    events.onopen = resolve;
    events.onerror = () => { events.close(); reject(); };
  }),
  script: () => import("http://elsewhere.example/escape-script.js"),
  worker: () => new Promise((resolve, reject) => {
    const worker = new Worker(URL.createObjectURL(new Blob(["fetch(origin + '/escape-worker').finally(() => postMessage(0))"])));
    worker.onmessage = resolve;
    worker.onerror = reject;
  }),
  wasm: () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
};
const open = [];
for (const [name, way] of Object.entries(ways)) {
  const late = new Promise((_, reject) => setTimeout(reject, 1000));
  await Promise.race([Promise.resolve().then(way), late]).then(() => open.push(name), () => {});
}
postMessage(open);
`;

/** @type {string} */
let root;
/** @type {import("./harness/server.js").RunningServer} */
let server;
/** @type {RecordingProxy} */
let proxy;
/** @type {import("playwright-core").BrowserContext} */
let browser;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "scrubjay-cage-"));
  await writeFile(join(root, "index.html"), '<!doctype html><link rel="icon" href="data:,">');
  for (const name of ["scrub-worker.js", "ocr-worker.js", "archive-worker.js", "upload-worker.js"]) await writeFile(join(root, name), ESCAPE);
});

after(() => rm(root, { recursive: true }));

beforeEach(async () => {
  server = await startServer({ root, data: join(root, "data") });
  proxy = await RecordingProxy.start(server.origin);
  browser = await launchBrowser({ proxyUrl: proxy.url });
});

afterEach(async () => {
  await browser.close();
  await proxy.close();
  await server.stop();
});

/**
 * Runs the script under the headers of a path, and gives the ways that were open to it.
 *
 * @param {string} origin
 * @param {string} path
 * @returns {Promise<string[]>}
 */
async function waysOut(origin, path) {
  const page = await browser.newPage();
  await page.goto(`${origin}/`);
  return page.evaluate(
    (url) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(url, { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = () => reject(new Error("the worker did not run"));
      }),
    path,
  );
}

/** What reached the proxy from inside the worker. */
function escaped() {
  return [...proxy.forwarded, ...proxy.refused].filter(({ url }) => !/\/(?:[a-z]+-worker\.js)?$/.test(url));
}

for (const [name, file] of [["scrub worker", "scrub-worker.js"], ["worker that reads words in pictures", "ocr-worker.js"], ["worker that opens archives", "archive-worker.js"]]) {
  test(`the ${name} compiles wasm and reaches nothing`, { timeout: 60_000 }, async () => {
    assert.deepEqual(await waysOut(server.origin, `/${file}`), ["wasm"]);
    assert.deepEqual(escaped(), []);
  });
}

test("the upload worker reaches uploads, compiles nothing and reaches nothing else", { timeout: 60_000 }, async () => {
  assert.deepEqual(await waysOut(server.origin, "/upload-worker.js"), ["upload"]);
  assert.deepEqual(escaped().map(({ url }) => url), [`${server.origin}/files/escape`]);
});

test("the same script gets out where nothing holds it", { timeout: 60_000 }, async () => {
  const bare = createServer((request, response) => {
    const isScript = request.url === "/free.js";
    const mediaType = isScript ? "text/javascript" : request.url === "/escape-events" ? "text/event-stream" : "text/html";
    response.writeHead(200, { "Content-Type": mediaType }).end(isScript ? ESCAPE : '<!doctype html><link rel="icon" href="data:,">');
  });
  bare.listen(0, "127.0.0.1");
  await once(bare, "listening");
  const address = bare.address();
  assert.ok(address !== null && typeof address === "object");
  const origin = `http://127.0.0.1:${address.port}`;
  await browser.close();
  await proxy.close();
  proxy = await RecordingProxy.start(origin);
  browser = await launchBrowser({ proxyUrl: proxy.url });
  const open = await waysOut(origin, "/free.js");
  for (const way of ["probe", "fetch", "xhr", "events", "worker", "wasm"]) assert.ok(open.includes(way), way);
  const seen = escaped().map(({ url }) => url).join(" ");
  for (const way of ["cage-probe", "fetch", "xhr", "events", "worker", "elsewhere", "script", "elsewhere.example:80"]) {
    assert.ok(seen.includes(way), way);
  }
  bare.close();
  bare.closeAllConnections();
});
