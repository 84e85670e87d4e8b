/**
 * What the browser is told to forbid, per path.
 *
 * The page, what reads files and pictures, and what sends get three policies. A worker that is loaded from a URL lives
 * under the headers of its own response and not under those of the page, so each worker file needs its own row here;
 * without one it could reach any host.
 *
 * No `require-trusted-types-for`: bundlers find a worker only in the literal
 * `new Worker(new URL("./x.js", import.meta.url))`, and Trusted Types accepts that literal only under a policy named
 * `default`, which an embedded element must not install in its host's page. `script-src` and `worker-src` hold workers
 * to this origin, and nothing in the page parses markup from text.
 */

/** Where uploads are created; the only address that the upload worker may speak to. */
export const UPLOAD_PATH = "/files/";

/** Answers 204 to whoever reaches it. The scrub worker fetches it before it takes a file, the reader of pictures before it takes a picture, what opens archives before it takes one, and that fetch must fail. */
export const CAGE_PROBE_PATH = "/cage-probe";

const POWERFUL_FEATURES = [
  "accelerometer",
  "autoplay",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "publickey-credentials-get",
  "screen-wake-lock",
  "serial",
  "usb",
];

/** Sent with every response. */
const BASE = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": POWERFUL_FEATURES.map((feature) => `${feature}=()`).join(", "),
};

/**
 * The policy of a path that no row below names: it is data, and a document or worker made of it may do nothing.
 */
const INERT = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "worker-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** Of the scrub worker, of the one that reads words in pictures, and of the one that opens archives. */
const CAGE = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/**
 * A path in a policy needs an absolute address, and a trailing slash lets it cover everything below. After a redirect
 * browsers compare the origin only, so the receiver answers none on this path.
 *
 * @param {string} origin
 */
function uploadWorkerPolicy(origin) {
  return `default-src 'none'; script-src 'self'; connect-src ${origin}${UPLOAD_PATH}`;
}

/** @type {ReadonlyMap<string, (origin: string) => string>} */
const POLICY_BY_PATH = new Map([
  ["/", () => PAGE],
  ["/index.html", () => PAGE],
  ["/scrub-worker.js", () => CAGE],
  ["/ocr-worker.js", () => CAGE],
  ["/archive-worker.js", () => CAGE],
  ["/upload-worker.js", uploadWorkerPolicy],
]);

/**
 * The headers that a response to `path` carries whatever its status.
 *
 * Every `.html` file counts as a page.
 *
 * @param {string} path decoded path of the request, from `/`
 * @param {string} origin scheme, host and port that the browser used, without a trailing slash
 * @returns {Record<string, string>}
 */
export function securityHeaders(path, origin) {
  const policy = POLICY_BY_PATH.get(path)?.(origin) ?? (path.endsWith(".html") ? PAGE : INERT);
  return { ...BASE, "Content-Security-Policy": policy };
}
