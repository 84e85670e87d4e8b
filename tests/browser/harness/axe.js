/**
 * What axe finds wrong with a page.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const AXE = createRequire(new URL("../../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

/**
 * Puts axe into a page; no policy of the page is in its way.
 *
 * @param {import("playwright-core").Page} page
 */
export async function bringAxe(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
}

/**
 * The rules that a page breaks as it stands, and where.
 *
 * @param {import("playwright-core").Page} page with axe in it
 * @returns {Promise<{ id: string, at: string[] }[]>}
 */
export function axeFaults(page) {
  return page.evaluate(async () => {
    const { violations } = await /** @type {typeof globalThis & { axe: typeof import("axe-core") }} */ (globalThis).axe.run(document);
    return violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.flat().join(" ")) }));
  });
}
