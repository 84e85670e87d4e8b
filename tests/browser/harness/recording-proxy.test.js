import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { RecordingProxy } from "./recording-proxy.js";

/** The server behind the proxy: gives back what it gets. */
const server = createServer((incoming, response) => {
  response.writeHead(201, { "X-Method": incoming.method ?? "" });
  incoming.pipe(response);
});

/** @type {string} */
let origin;
/** @type {RecordingProxy} */
let proxy;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  origin = `http://127.0.0.1:${address.port}`;
});

beforeEach(async () => {
  proxy = await RecordingProxy.start(origin);
});

afterEach(() => proxy.close());

after(() => server.close());

/**
 * What a browser does with a proxy: the whole address in the request line.
 *
 * @param {string} url
 * @param {string} body
 * @returns {Promise<{ status: number | undefined, body: string }>}
 */
async function sendByProxy(url, body) {
  const { hostname, port } = new URL(proxy.url);
  const outgoing = request({ hostname, port, path: url, method: "POST", headers: { Host: new URL(url).host, "X-Case": "Kept" } });
  outgoing.end(body);
  const [response] = await once(outgoing, "response");
  let answer = "";
  for await (const chunk of response) answer += chunk;
  return { status: response.statusCode, body: answer };
}

/** @param {string} head */
async function sendRaw(head) {
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.write(head);
  const [answer] = await once(socket, "data");
  socket.destroy();
  return String(answer);
}

test("a request to the allowed server is passed on and kept whole", async () => {
  assert.deepEqual(await sendByProxy(`${origin}/a?b=c`, "hello"), { status: 201, body: "hello" });
  const [kept] = proxy.exchanges;
  assert.deepEqual([kept?.method, kept?.url, kept?.outcome, kept?.status], ["POST", `${origin}/a?b=c`, "forwarded", 201]);
  assert.equal(kept?.body.toString(), "hello");
  assert.ok(kept?.rawHeaders.includes("X-Case"));
  assert.equal(kept?.header("x-case"), "Kept");
});

test("a request to any other server is refused and kept whole", async () => {
  assert.equal((await sendByProxy("http://127.0.0.1:9/steal", "secret")).status, 403);
  assert.deepEqual(proxy.refused.map(({ url, body }) => [url, body.toString()]), [["http://127.0.0.1:9/steal", "secret"]]);
});

test("the same host under another name or port is another server", async () => {
  for (const other of [origin.replace("127.0.0.1", "localhost"), "http://127.0.0.1/"]) await sendByProxy(other, "x");
  assert.equal(proxy.refused.length, 2);
});

test("tunnels are refused and kept, also those to the allowed server", async () => {
  for (const authority of ["elsewhere.example:443", new URL(origin).host]) {
    assert.match(await sendRaw(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`), /^HTTP\/1\.1 403/);
  }
  assert.deepEqual(proxy.refused.map(({ method }) => method), ["CONNECT", "CONNECT"]);
});

test("a WebSocket that is not tunnelled is refused and kept", async () => {
  const answer = await sendRaw(`GET ${origin}/socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
  assert.match(answer, /^HTTP\/1\.1 403/);
  assert.equal(proxy.refused.length, 1);
});

test("what Chromium sends on its own account is refused, kept, and not held against the page", async () => {
  assert.equal((await sendByProxy("http://update.googleapis.com/service", "version")).status, 403);
  assert.equal((await sendByProxy("http://update.googleapis.com.evil.example/", "secret")).status, 403);
  assert.deepEqual(proxy.exchanges.map(({ outcome }) => outcome), ["browser", "refused"]);
  assert.equal(proxy.exchanges[0]?.body.toString(), "version");
});

test("a body that was cut short is kept as far as it came", async () => {
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  socket.write(`POST ${origin}/a HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\npartial`);
  while ((proxy.exchanges[0]?.body.length ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  assert.equal(proxy.exchanges[0]?.body.toString(), "partial");
});

test("a server that is gone looks gone", async () => {
  const gone = await RecordingProxy.start("http://127.0.0.1:9");
  const { hostname, port } = new URL(gone.url);
  const outgoing = request({ hostname, port, path: "http://127.0.0.1:9/", method: "POST" });
  outgoing.end("x");
  await assert.rejects(once(outgoing, "response"));
  await gone.close();
});
