/**
 * The page and the place that its uploads go to, on one origin.
 */
import { realpath } from "node:fs/promises";
import { createServer } from "node:http";
import { CAGE_PROBE_PATH, UPLOAD_PATH, securityHeaders } from "./security-header.js";
import { serveStatic } from "./static.js";
import { createUploadHandler } from "./tus.js";

/** The largest upload accepted: what the engine cleans in one piece. */
export const MAX_UPLOAD_BYTES = 1024 ** 3;

const LOOPBACK_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/**
 * @typedef {object} ReceiverOptions
 * @property {string} root folder of the built page
 * @property {string} data folder that uploads are written to; made when absent
 * @property {string} [host] name that the server is reached by besides the loopback ones
 * @property {number} [maxUploadBytes] `MAX_UPLOAD_BYTES` unless given
 */

/**
 * The host that the browser asked for, or `null` if this server does not go by that name.
 *
 * A name that is not ours means that somebody's DNS points at this machine; answering would give their pages our origin.
 *
 * @param {string | undefined} header
 * @param {readonly string[]} names
 */
function ownHost(header, names) {
  const name = header?.replace(/:\d{1,5}$/, "");
  return header !== undefined && name !== undefined && names.includes(name) ? header : null;
}

/**
 * The path of a request as it was sent. Not by way of `URL`, which would take "//name/" for a host and tidy dots away
 * before anybody could refuse them.
 *
 * @param {string | undefined} target
 */
function decodedPath(target) {
  const path = target?.split("?")[0] ?? "";
  try {
    return path.startsWith("/") ? decodeURIComponent(path) : null;
  } catch {
    return null;
  }
}

/**
 * Makes the HTTP server, not yet listening.
 *
 * @param {ReceiverOptions} options
 * @returns {Promise<import("node:http").Server>}
 * @throws if `root` does not exist
 */
export async function createReceiver({ root, data, host, maxUploadBytes = MAX_UPLOAD_BYTES }) {
  const pageRoot = await realpath(root);
  const receiveUpload = await createUploadHandler(data, maxUploadBytes);
  const names = host === undefined ? LOOPBACK_HOSTS : [...LOOPBACK_HOSTS, host];

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  async function answer(request, response) {
    const requestHost = ownHost(request.headers.host, names);
    const path = decodedPath(request.url);
    if (requestHost === null || path === null) {
      response.writeHead(requestHost === null ? 421 : 400).end();
      return;
    }
    for (const [name, value] of Object.entries(securityHeaders(path, `http://${requestHost}`))) {
      response.setHeader(name, value);
    }
    if (path.startsWith(UPLOAD_PATH)) await receiveUpload(request, response);
    else if (path === CAGE_PROBE_PATH) response.writeHead(204, { "Cache-Control": "no-store" }).end();
    else if (path === "/health") answerHealth(response);
    else await serveStatic(pageRoot, path, request, response);
  }

  return createServer((request, response) => {
    answer(request, response).catch(() => {
      // The reason may hold a path of this machine: the client learns only that it failed.
      if (!response.headersSent) response.writeHead(500).end();
      else response.destroy();
    });
  });
}

/** @param {import("node:http").ServerResponse} response */
function answerHealth(response) {
  response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  response.end('{"status":"ok"}\n');
}
