/**
 * How soon the page shows the first finding of a document: from the drop, with nothing in the browser's cache.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchBrowser } from "./harness/browser.js";
import { figure } from "./harness/figure.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";

const ROUNDS = 5;
const DOCUMENT_BYTES = 50_000;
const PARAGRAPH = "The committee met in the spring and agreed that the draft should be read again before the vote.\n".repeat(5);

/** Prose of which each paragraph names a person in no list, and an address. */
function prose() {
  let text = "";
  for (let index = 0; text.length < DOCUMENT_BYTES; index += 1) {
    text += `${PARAGRAPH}Then Yevindra Kalostrom asked me to write to person${index}@example.org about it.\n`;
  }
  return text;
}

/**
 * Drops a document on a page that has just been opened and has it checked, without a pause.
 *
 * @param {string} origin
 * @param {number} idleMs how long the page lies open before
 * @returns {Promise<number>} milliseconds to the first finding
 */
async function firstFinding(origin, idleMs) {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/`);
    await page.getByText("Accepted:").waitFor();
    await page.waitForTimeout(idleMs);
    return await page.evaluate(async (text) => {
      const root = document.querySelector("scrub-jay")?.shadowRoot;
      if (!root) throw new Error("there is no page");
      /** @template Found @param {() => Found | null | undefined} look @returns {Promise<Found>} */
      const seen = (look) => new Promise((resolve) => {
        const tell = () => {
          const found = look();
          if (!found) return;
          observer.disconnect();
          resolve(found);
        };
        const observer = new MutationObserver(tell);
        observer.observe(root, { subtree: true, childList: true, attributes: true });
        tell();
      });
      const chooser = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], "notes.txt"));
      const start = performance.now();
      chooser.files = dropped.files;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
      const buttons = () => [...root.querySelectorAll("button")];
      (await seen(() => buttons().find((button) => /^Check 1/.test(button.textContent) && !button.disabled))).click();
      await seen(() => root.querySelector("li.group"));
      return performance.now() - start;
    }, prose());
  } finally {
    await browser.close();
  }
}

const data = await mkdtemp(join(tmpdir(), "scrubjay-first-"));
const server = await startServer({ root: await productRoot(), data });
try {
  for (const [name, idleMs] of /** @type {const} */ ([["at once", 0], ["after a second", 1000]])) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await firstFinding(server.origin, idleMs));
    times.sort((a, b) => a - b);
    figure(`page: first finding of 50 kB dropped ${name}, median`, times[ROUNDS >> 1] ?? 0, "ms", { atMost: 300 });
  }
} finally {
  await server.stop();
  await rm(data, { recursive: true });
}
