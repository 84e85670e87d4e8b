/**
 * A server, a proxy that records, and a browser behind it: what every test of the page stands on.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "./browser.js";
import { JourneyPage } from "./journey-page.js";
import { RecordingProxy } from "./recording-proxy.js";
import { breaches } from "./traffic-check.js";

/** @typedef {{ origin: string, stop(): Promise<unknown> }} Server */

/**
 * Where pages are opened and everything that they send is kept.
 *
 * @template {Server} [Kind=Server]
 */
export class Stage {
  /**
   * @param {Kind} server
   * @param {RecordingProxy} proxy
   * @param {import("playwright-core").BrowserContext} browser
   * @param {string} scratch
   */
  constructor(server, proxy, browser, scratch) {
    this.server = server;
    this.proxy = proxy;
    this.browser = browser;
    this.scratch = scratch;
    /** Folder of the receiver. */
    this.data = join(scratch, "data");
    this.origin = server.origin;
  }

  /**
   * @template {Server} Kind
   * @param {(folders: { root: string, data: string }) => Promise<Kind>} start
   * @param {string} root folder of the built page
   * @param {number} [bytesPerSecond] the pace of uploads; unbounded unless given
   * @returns {Promise<Stage<Kind>>}
   */
  static async open(start, root, bytesPerSecond = Infinity) {
    const scratch = await mkdtemp(join(tmpdir(), "scrubjay-stage-"));
    const server = await start({ root, data: join(scratch, "data") });
    const proxy = await RecordingProxy.start(server.origin, { bytesPerSecond });
    const browser = await launchBrowser({ proxyUrl: proxy.url });
    return new Stage(server, proxy, browser, scratch);
  }

  /** Opens the page, with nothing recorded before it. @returns {Promise<JourneyPage>} */
  async openPage() {
    this.proxy.clear();
    return JourneyPage.open(this.browser, this.origin);
  }

  /** Takes the memory of interrupted uploads from the browser. @param {JourneyPage} page */
  async forgetInterrupted({ page }) {
    const devtools = await this.browser.newCDPSession(page);
    await devtools.send("Storage.clearDataForOrigin", { origin: this.origin, storageTypes: "indexeddb" });
    await devtools.detach();
  }

  /** How much has been sent so far. */
  get sentSoFar() {
    return this.proxy.exchanges.length;
  }

  /**
   * @param {Record<string, string>} removed values by label
   * @param {number} [cleanAt] what `sentSoFar` was when Send was pressed
   */
  breaches(removed, cleanAt = Infinity) {
    const { origin } = this;
    return breaches({ exchanges: this.proxy.exchanges, cleanAt, origin, removed });
  }

  async close() {
    await this.browser.close();
    await this.proxy.close();
    await this.server.stop();
    await rm(this.scratch, { recursive: true });
  }
}
