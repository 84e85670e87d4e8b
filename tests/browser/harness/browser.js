/**
 * Starts Chromium for a test: the one place that knows where it is and how it is driven.
 */
import { createRequire } from "node:module";

/** @type {typeof import("playwright-core")} */
const { chromium } = createRequire(new URL("../../../www/package.json", import.meta.url))("playwright-core");

/** @typedef {import("playwright-core").BrowserContext} BrowserContext */

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  // QUIC would go past an HTTP proxy.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Opens a browser with one context; closing the context ends the browser.
 *
 * @param {object} [options]
 * @param {string} [options.proxyUrl] sends all traffic there, loopback included, which browsers would send directly
 * @param {string} [options.profile] folder of a profile that outlives the browser; a throw-away one unless given
 * @param {import("playwright-core").BrowserContextOptions} [options.context] locale, colour scheme and the like
 * @returns {Promise<BrowserContext>}
 */
export async function launchBrowser({ proxyUrl, profile = "", context = {} } = {}) {
  return chromium.launchPersistentContext(profile, {
    ...context,
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
    ...(proxyUrl === undefined ? {} : { proxy: { server: proxyUrl, bypass: "<-loopback>" } }),
  });
}
