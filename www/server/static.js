/**
 * Serves the built page: regular files below one root, GET and HEAD, nothing else.
 */
import { createReadStream } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";

/** A file whose extension is not listed is not served: a type that has to be guessed is a type that can be mistaken. */
const MEDIA_TYPE_BY_EXTENSION = new Map([
  [".bin", "application/octet-stream"],
  [".css", "text/css; charset=utf-8"],
  [".html", "text/html; charset=utf-8"],
  [".ico", "image/x-icon"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".txt", "text/plain; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".webmanifest", "application/manifest+json"],
]);

/**
 * Turns the path of a request into the path of a file, or `null` where no file may be meant.
 *
 * Hidden names are refused, which covers `.` and `..` as well.
 *
 * @param {string} path decoded path of the request
 * @returns {string[] | null} the segments below the root
 */
function fileSegments(path) {
  const segments = (path === "/" ? "/index.html" : path).slice(1).split("/");
  const plain = segments.every((segment) => /^[^.\\\0][^\\\0]*$/.test(segment));
  return plain ? segments : null;
}

/**
 * Opens the file that a path names, if it lies below the root once links are followed.
 *
 * @param {string} root absolute path without links
 * @param {string} path decoded path of the request
 */
async function openBelow(root, path) {
  const segments = fileSegments(path);
  if (segments === null) return null;
  try {
    const file = await realpath(join(root, ...segments));
    if (!file.startsWith(root + sep)) return null;
    const handle = await open(file, "r");
    const stat = await handle.stat();
    if (stat.isFile()) return { handle, stat };
    await handle.close();
    return null;
  } catch {
    return null;
  }
}

/**
 * Answers one request from the files below `root`.
 *
 * Every answer may be kept but must be asked for again (`no-cache`): a new build takes effect at the next load, and an
 * unchanged file costs a 304.
 *
 * @param {string} root absolute path without links
 * @param {string} path decoded path of the request
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
export async function serveStatic(root, path, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const mediaType = MEDIA_TYPE_BY_EXTENSION.get(extname(path === "/" ? "/index.html" : path));
  const found = mediaType === undefined ? null : await openBelow(root, path);
  if (found === null || mediaType === undefined) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  const { handle, stat } = found;
  try {
    const etag = `"${stat.size.toString(16)}-${Math.trunc(stat.mtimeMs).toString(16)}"`;
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", "no-cache");
    if (request.headers["if-none-match"] === etag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { "Content-Type": mediaType, "Content-Length": stat.size });
    if (request.method === "HEAD") response.end();
    else await pipeline(createReadStream("", { fd: handle, autoClose: false }), response);
  } finally {
    await handle.close();
  }
}
