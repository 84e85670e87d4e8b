/**
 * A forward proxy that keeps every byte a browser sends, and lets it reach one server only.
 *
 * DevTools and the drivers built on it report empty bodies for files, blobs, forms, beacons and workers. A leak test
 * that looks there passes on a product that leaks; here nothing is passed on that was not kept first.
 */
import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Hosts that Chromium itself calls, whatever its flags say. Requests to them are refused and recorded like all others,
 * and only not counted as attempts of the page. Exact names: a suffix would let the page hide among them.
 */
const BROWSER_HOSTS = new Set([
  "accounts.google.com",
  "clients2.google.com",
  "content-autofill.googleapis.com",
  "edgedl.me.gvt1.com",
  "optimizationguide-pa.googleapis.com",
  "redirector.gvt1.com",
  "safebrowsing.googleapis.com",
  "safebrowsingohttpgateway.googleapis.com",
  "update.googleapis.com",
]);

/**
 * One thing that the browser sent. A tunnel (`CONNECT`, which is also how WebSockets come) has no body.
 */
export class Exchange {
  /** @type {Buffer[]} */
  #chunks = [];

  /**
   * @param {string} method
   * @param {string} url absolute; `host:port` for a tunnel
   * @param {string[]} rawHeaders names and values in turn, as they were sent
   * @param {"forwarded" | "refused" | "browser"} outcome `browser`: refused, and sent by Chromium on its own account
   */
  constructor(method, url, rawHeaders, outcome) {
    this.method = method;
    this.url = url;
    this.rawHeaders = rawHeaders;
    this.outcome = outcome;
    /** Set when the server answers. @type {number | null} */
    this.status = null;
  }

  /** @param {Buffer} chunk */
  record(chunk) {
    this.#chunks.push(chunk);
  }

  /** What was sent of the body, also of a request that was cut short. */
  get body() {
    return Buffer.concat(this.#chunks);
  }

  /**
   * @param {string} name
   * @returns {string | undefined}
   */
  header(name) {
    const at = this.rawHeaders.findIndex((word, i) => i % 2 === 0 && word.toLowerCase() === name.toLowerCase());
    return at < 0 ? undefined : this.rawHeaders[at + 1];
  }
}

/** @param {string} authority */
function isBrowserHost(authority) {
  return BROWSER_HOSTS.has(authority.replace(/:\d+$/, ""));
}

/** A running proxy. */
export class RecordingProxy {
  #server = createServer();
  #allowedHost;
  #bytesPerSecond;
  #gateway;

  /** Everything since the start or the last `clear`, in the order in which it began. @type {Exchange[]} */
  exchanges = [];

  /**
   * @param {string} allowedOrigin
   * @param {number} bytesPerSecond
   * @param {boolean} gateway
   */
  constructor(allowedOrigin, bytesPerSecond, gateway) {
    this.#allowedHost = new URL(allowedOrigin).host;
    this.#bytesPerSecond = bytesPerSecond;
    this.#gateway = gateway;
  }

  /**
   * @param {string} allowedOrigin the only server that requests are passed on to
   * @param {object} [options]
   * @param {number} [options.bytesPerSecond] the pace at which a body is passed on; unbounded unless given
   * @param {boolean} [options.gateway] answer 502 for a server that is gone, as a gateway does; else break off
   * @returns {Promise<RecordingProxy>}
   */
  static async start(allowedOrigin, { bytesPerSecond = Infinity, gateway = false } = {}) {
    const proxy = new RecordingProxy(allowedOrigin, bytesPerSecond, gateway);
    proxy.#server.on("request", (request, response) => proxy.#forward(request, response));
    proxy.#server.on("connect", (request, socket) => proxy.#refuseTunnel(request, socket));
    proxy.#server.on("upgrade", (request, socket) => proxy.#refuseTunnel(request, socket));
    proxy.#server.listen(0, "127.0.0.1");
    await once(proxy.#server, "listening");
    return proxy;
  }

  /** The address to give to the browser. */
  get url() {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy is closed");
    return `http://127.0.0.1:${address.port}`;
  }

  /** What the page sent to the server that it may reach. */
  get forwarded() {
    return this.exchanges.filter(({ outcome }) => outcome === "forwarded");
  }

  /** What the page tried to send elsewhere. */
  get refused() {
    return this.exchanges.filter(({ outcome }) => outcome === "refused");
  }

  /** Forgets what was recorded so far. */
  clear() {
    this.exchanges = [];
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:http").ServerResponse} response
   */
  #forward(request, response) {
    const target = URL.parse(request.url ?? "");
    const allowed = target?.host === this.#allowedHost;
    const exchange = this.#begin(request, allowed ? "forwarded" : isBrowserHost(target?.host ?? "") ? "browser" : "refused");
    if (!allowed || target === null) {
      request.on("data", (chunk) => exchange.record(chunk));
      request.on("end", () => response.writeHead(403).end());
      return;
    }
    const body = Readable.from(this.#recorded(request, exchange));
    const { hostname, port, pathname, search } = target;
    const onward = httpRequest(
      { hostname, port, path: pathname + search, method: request.method ?? "GET", headers: onwardHeaders(request) },
      (answer) => {
        exchange.status = answer.statusCode ?? null;
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
        answer.on("error", () => response.destroy());
      },
    );
    onward.on("error", () => {
      // A browser reads an answer only once its body is taken.
      body.unpipe(onward).resume();
      if (this.#gateway && !response.headersSent) {
        exchange.status = 502;
        response.writeHead(502).end();
      } else response.destroy();
    });
    response.on("close", () => onward.destroy());
    body.on("error", () => onward.destroy());
    body.pipe(onward);
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {Exchange} exchange
   */
  async *#recorded(request, exchange) {
    for await (const chunk of request) {
      exchange.record(chunk);
      yield chunk;
      if (this.#bytesPerSecond !== Infinity) await sleep((1000 * chunk.length) / this.#bytesPerSecond);
    }
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {import("node:stream").Duplex} socket
   */
  #refuseTunnel(request, socket) {
    this.#begin(request, isBrowserHost(request.url ?? "") ? "browser" : "refused");
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
  }

  /**
   * @param {import("node:http").IncomingMessage} request
   * @param {Exchange["outcome"]} outcome
   */
  #begin(request, outcome) {
    const exchange = new Exchange(request.method ?? "", request.url ?? "", request.rawHeaders, outcome);
    this.exchanges.push(exchange);
    return exchange;
  }
}

/** @param {import("node:http").IncomingMessage} request */
function onwardHeaders(request) {
  const headers = { ...request.headers };
  delete headers["proxy-connection"];
  return headers;
}
