import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startServer } from "../../tests/browser/harness/server.js";

/** @type {string} */
let folder;
/** @type {import("../../tests/browser/harness/server.js").RunningServer} */
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "scrubjay-page-"));
  const root = join(folder, "root");
  await mkdir(join(root, "schema"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "outside");
  await writeFile(join(root, "index.html"), "<!doctype html>");
  await writeFile(join(root, "scrub-worker.js"), "1;");
  await writeFile(join(root, "upload-worker.js"), "2;");
  await writeFile(join(root, "scrubjay_bg.wasm"), Buffer.from("\0asm"));
  await writeFile(join(root, "lexicon.bin"), "SJLX");
  await writeFile(join(root, "names.bin"), "names");
  await writeFile(join(root, "schema", "policy.json"), "{}");
  await writeFile(join(root, ".hidden.txt"), "hidden");
  await writeFile(join(root, "notes.unknown"), "unknown");
  await symlink(join(folder, "secret.txt"), join(root, "link.txt"));
  server = await startServer({ root, data: join(folder, "data") });
});

after(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/**
 * Sends bytes as they stand: `fetch` tidies paths and sets its own host.
 *
 * @param {string} head request line and headers
 * @returns {Promise<string>}
 */
function sendRaw(head) {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk)).on("end", () => resolve(answer)).on("error", reject);
    socket.write(`${head}\r\nConnection: close\r\n\r\n`);
  });
}

/** @param {string} target */
async function rawStatus(target) {
  const answer = await sendRaw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}`);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

const MEDIA_TYPES = {
  "/": "text/html; charset=utf-8",
  "/scrub-worker.js": "text/javascript; charset=utf-8",
  "/scrubjay_bg.wasm": "application/wasm",
  "/lexicon.bin": "application/octet-stream",
  "/names.bin": "application/octet-stream",
  "/schema/policy.json": "application/json; charset=utf-8",
};

for (const [path, mediaType] of Object.entries(MEDIA_TYPES)) {
  test(`${path} is served as ${mediaType}`, async () => {
    const response = await fetch(server.origin + path);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), mediaType);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  });
}

const REFUSED_TARGETS = [
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/schema/..%2f..%2fsecret.txt",
  "/schema\\..\\..\\secret.txt",
  "/%00index.html",
  "/link.txt",
  "/.hidden.txt",
  "/notes.unknown",
  "/schema",
  "/schema/",
  "//secret.txt",
];

for (const target of REFUSED_TARGETS) {
  test(`${target} is not found`, async () => assert.equal(await rawStatus(target), 404));
}

test("a path that is no UTF-8 is refused", async () => assert.equal(await rawStatus("/%ff"), 400));

test("a host name that is not ours is refused", async () => {
  const answer = await sendRaw("GET / HTTP/1.1\r\nHost: rebound.example");
  assert.match(answer, /^HTTP\/1\.1 421/);
});

test("the page is read and not written", async () => {
  const response = await fetch(server.origin, { method: "POST", body: "x" });
  assert.equal(response.status, 405);
});

test("HEAD gives the headers of GET and no body", async () => {
  const response = await fetch(server.origin, { method: "HEAD" });
  assert.equal(response.headers.get("content-length"), "15");
  assert.equal(await response.text(), "");
});

test("an unchanged file is not sent again, a changed one is", async () => {
  const etag = (await fetch(server.origin)).headers.get("etag") ?? "";
  const headers = { "If-None-Match": etag };
  assert.equal((await fetch(server.origin, { headers })).status, 304);
  await writeFile(join(folder, "root", "index.html"), "<!doctype html>\n<p>");
  assert.equal((await fetch(server.origin, { headers })).status, 200);
});

/** @param {string} path */
async function policy(path) {
  return (await fetch(server.origin + path)).headers.get("content-security-policy") ?? "";
}

test("the page may run its own scripts and wasm, and talk to this origin", async () => {
  const page = await policy("/");
  for (const directive of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'"]) {
    assert.ok(page.split("; ").includes(directive), directive);
  }
});

for (const worker of ["/scrub-worker.js", "/ocr-worker.js", "/archive-worker.js"]) {
  test(`${worker} may talk to nobody`, async () => {
    assert.match(await policy(worker), /default-src 'none';.*connect-src 'none'/);
  });
}

test("the upload worker may talk to the uploads of this origin only", async () => {
  const directives = (await policy("/upload-worker.js")).split("; ");
  assert.ok(directives.includes("default-src 'none'"));
  assert.ok(directives.includes(`connect-src ${server.origin}/files/`));
});

test("data may do nothing", async () => {
  assert.match(await policy("/schema/policy.json"), /^default-src 'none'/);
});

test("the cage probe answers whoever reaches it", async () => {
  assert.equal((await fetch(`${server.origin}/cage-probe`)).status, 204);
});

test("the server says that it is well", async () => {
  assert.deepEqual(await (await fetch(`${server.origin}/health`)).json(), { status: "ok" });
});

test("a server that is asked to stop ends without an error", async () => {
  const other = await startServer({ root: join(folder, "root"), data: join(folder, "other") });
  assert.equal(await other.stop(), 0);
  await assert.rejects(fetch(other.origin));
});
