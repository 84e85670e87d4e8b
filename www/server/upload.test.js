import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { startServer } from "../../tests/browser/harness/server.js";
import { createReceiver } from "./receiver.js";

/** @typedef {import("../../tests/browser/harness/server.js").RunningServer} RunningServer */

/** @type {string} */
let root;
/** @type {string} */
let data;
/** @type {RunningServer} */
let server;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "scrubjay-upload-"));
  data = join(root, "data");
  server = await startServer({ root, data });
});

afterEach(async () => {
  await server.kill();
  await rm(root, { recursive: true });
});

/** @param {Buffer} bytes */
function sha256(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** @param {Record<string, string>} metadata */
function metadataHeader(metadata) {
  return Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`).join(",");
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Record<string, string>} headers
 * @param {Uint8Array<ArrayBuffer>} [body]
 */
function request(method, path, headers = {}, body) {
  const all = { "Tus-Resumable": "1.0.0", ...headers };
  return fetch(server.origin + path, { method, headers: all, ...(body === undefined ? {} : { body }) });
}

/**
 * @param {number} size
 * @param {Record<string, string>} metadata
 */
function create(size, metadata) {
  return request("POST", "/files/", { "Upload-Length": String(size), "Upload-Metadata": metadataHeader(metadata) });
}

/**
 * @param {string} path
 * @param {number} offset
 * @param {Uint8Array<ArrayBuffer>} body
 */
function append(path, offset, body) {
  const headers = { "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
  return request("PATCH", path, headers, body);
}

/**
 * Creates an upload of these bytes and sends none of them.
 *
 * @param {Buffer} bytes
 * @param {string} [announced] a SHA-256
 */
async function begin(bytes, announced = sha256(bytes)) {
  const response = await create(bytes.length, { filename: "report.docx", filetype: "application/pdf", task: "t-1", role: "deliverable", sha256: announced });
  assert.equal(response.status, 201);
  const path = response.headers.get("location") ?? "";
  assert.match(path, /^\/files\/[0-9a-f]{32}$/);
  return { path, id: path.slice("/files/".length) };
}

/** @param {string} path */
async function offsetOf(path) {
  return (await request("HEAD", path)).headers.get("upload-offset");
}

test("an upload in two pieces is kept and marked as verified", async () => {
  const bytes = randomBytes(300_000);
  const { path, id } = await begin(bytes);
  assert.equal((await append(path, 0, bytes.subarray(0, 100_000))).status, 204);
  assert.deepEqual((await readdir(data)).sort(), [id, `${id}.json`]);
  assert.equal((await append(path, 100_000, bytes.subarray(100_000))).status, 204);
  assert.deepEqual((await readdir(data)).sort(), [id, `${id}.json`, `${id}.verified`]);
  assert.ok(bytes.equals(await readFile(join(data, id))));
});

test("an empty file arrives as well", async () => {
  const { id } = await begin(Buffer.alloc(0));
  assert.ok((await readdir(data)).includes(`${id}.verified`));
});

test("an upload goes on after the server was killed", async () => {
  const bytes = randomBytes(2_000_000);
  const { path, id } = await begin(bytes);
  await append(path, 0, bytes.subarray(0, 1_200_000));
  await server.kill();
  server = await startServer({ root, data, port: server.port });
  assert.equal(await offsetOf(path), "1200000");
  assert.equal((await append(path, 1_200_000, bytes.subarray(1_200_000))).status, 204);
  assert.ok(bytes.equals(await readFile(join(data, id))));
});

test("bytes other than announced are refused and removed", async () => {
  const bytes = randomBytes(1000);
  const { path } = await begin(bytes, sha256(randomBytes(1000)));
  const response = await append(path, 0, bytes);
  assert.equal(response.status, 460);
  assert.equal((await response.json()).code, "HashMismatch");
  assert.deepEqual(await readdir(data), []);
  assert.equal((await request("HEAD", path)).status, 404);
});

test("a server killed between the last byte and the check makes up for the check", async () => {
  const bytes = randomBytes(1000);
  for (const [stored, status] of /** @type {const} */ ([[bytes, 200], [randomBytes(1000), 460]])) {
    const { path, id } = await begin(bytes);
    await writeFile(join(data, id), stored);
    assert.equal((await request("HEAD", path)).status, status);
    assert.equal((await readdir(data)).includes(`${id}.verified`), status === 200);
  }
});

test("bytes that went missing on disk are asked for again", async () => {
  const bytes = randomBytes(5000);
  const { path, id } = await begin(bytes);
  await append(path, 0, bytes.subarray(0, 4000));
  await truncate(join(data, id), 2500);
  assert.equal(await offsetOf(path), "2500");
});

test("a wrong offset changes nothing", async () => {
  const { path } = await begin(randomBytes(100));
  assert.equal((await append(path, 50, randomBytes(50))).status, 409);
  assert.equal(await offsetOf(path), "0");
});

const HASH = sha256(Buffer.from("x"));

/** @type {Record<string, Record<string, string>>} */
const REFUSED_METADATA = {
  "an undeclared key": { filename: "a.txt", sha256: HASH, relativepath: "clients/a.txt" },
  "no hash": { filename: "a.txt" },
  "no name": { sha256: HASH },
  "a hash of another length": { filename: "a.txt", sha256: HASH.slice(1) },
  "a path for a name": { filename: "../a.txt", sha256: HASH },
  "a name of dots": { filename: "..", sha256: HASH },
  "a name with a line break": { filename: "a\n.txt", sha256: HASH },
  "a task with a slash": { filename: "a.txt", sha256: HASH, task: "a/b" },
};

for (const [fault, metadata] of Object.entries(REFUSED_METADATA)) {
  test(`metadata with ${fault} is refused, and not repeated`, async () => {
    const response = await create(1, metadata);
    assert.equal(response.status, 400);
    const body = await response.text();
    assert.equal(JSON.parse(body).code, "MetadataRefused");
    for (const value of Object.values(metadata)) assert.ok(!body.includes(value));
    assert.deepEqual(await readdir(data), []);
  });
}

test("an upload without a size is refused", async () => {
  const headers = { "Upload-Defer-Length": "1", "Upload-Metadata": metadataHeader({ filename: "a.txt", sha256: HASH }) };
  assert.equal((await request("POST", "/files/", headers)).status, 501);
});

test("an upload is neither read back nor deleted over HTTP", async () => {
  const bytes = randomBytes(100);
  const { path } = await begin(bytes);
  await append(path, 0, bytes);
  for (const method of ["GET", "DELETE"]) assert.equal((await request(method, path)).status, 405);
  for (const other of [`${path}.json`, `${path}.verified`, "/files/..%2findex.html"]) {
    assert.equal((await request("HEAD", other)).status, 404);
  }
});

test("a page of another origin gets no leave to upload", async () => {
  const response = await request("OPTIONS", "/files/", { Origin: "http://elsewhere.example" });
  assert.equal(response.headers.get("access-control-allow-origin"), null);
});

test("an upload beyond the limit is refused at its start", async () => {
  const small = await createReceiver({ root, data, maxUploadBytes: 1000 });
  await new Promise((resolve) => small.listen(0, "127.0.0.1", () => resolve(null)));
  const address = small.address();
  assert.ok(address !== null && typeof address === "object");
  const headers = {
    "Tus-Resumable": "1.0.0",
    "Upload-Length": "1001",
    "Upload-Metadata": metadataHeader({ filename: "a.txt", sha256: HASH }),
  };
  const response = await fetch(`http://127.0.0.1:${address.port}/files/`, { method: "POST", headers });
  assert.equal(response.status, 413);
  small.close();
});
