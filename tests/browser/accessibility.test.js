/**
 * No screen of the journey has a fault that axe can see, in light and in dark.
 */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { PLANTED, REQUEST, plantedDocument, taskFile } from "./fixture/planted-task.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */
/** @typedef {typeof globalThis & { axe: typeof import("axe-core") }} WithAxe */

const PHONE = { width: 360, height: 700 };

const AXE = createRequire(new URL("../../www/package.json", import.meta.url)).resolve("axe-core/axe.min.js");

/** @type {Stage} */
let stage;
/** @type {string} */
let axeSource;

before(async () => {
  axeSource = await readFile(AXE, "utf8");
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/**
 * @param {JourneyPage} page
 * @param {string} screen
 */
async function assertAccessible({ page }, screen) {
  const { faults, looked } = await page.evaluate(async () => {
    const { passes, violations } = await /** @type {WithAxe} */ (globalThis).axe.run(document);
    // A target inside the element's root is a path of selectors.
    const looked = passes.filter(({ nodes }) => nodes.some(({ target }) => Array.isArray(target[0]))).map(({ id }) => id);
    const faults = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")}: ${failureSummary}`) }));
    return { faults, looked };
  });
  for (const rule of ["button-name", "color-contrast"]) assert.ok(looked.includes(rule), `${rule} was not tried inside the element`);
  assert.deepEqual(faults, [], screen);
}

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`axe finds no fault in ${colorScheme}`, { timeout: 60_000 }, async () => {
    const page = await stage.openPage();
    await page.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.page.evaluate(axeSource);
    await assertAccessible(page, "empty");
    await page.typeRequest(REQUEST);
    await page.add([plantedDocument(), taskFile("empty.docx", "")]);
    await assertAccessible(page, "adding");
    await page.check();
    const mark = page.page.locator(".mark").first();
    await mark.click();
    await page.page.getByRole("dialog").waitFor();
    await assertAccessible(page, "review with the choices of a place");
    await page.page.keyboard.press("Escape");
    await page.button("Side by side").click();
    await page.group(PLANTED.titledName).getByRole("button", { name: "2 places" }).click();
    for (const summary of await page.page.locator("summary").all()) await summary.click();
    await assertAccessible(page, "review with everything unfolded");
    await page.page.setViewportSize(PHONE);
    await assertAccessible(page, "review on a phone");
    await page.clean();
    await assertAccessible(page, "clean");
    await page.send();
    await assertAccessible(page, "sent");
    await page.page.close();
  });
}

test("axe finds no fault while names are on their way, nor where they are missing", { timeout: 60_000 }, async () => {
  let giveUp = () => {};
  /** @type {Promise<void>} */
  const givenUp = new Promise((resolve) => (giveUp = resolve));
  await stage.browser.route("**/names.bin", async (route) => {
    await givenUp;
    await route.abort();
  });
  const page = await stage.openPage();
  await page.page.emulateMedia({ reducedMotion: "reduce" });
  await page.page.evaluate(axeSource);
  await page.add([plantedDocument()]);
  await page.button("Check 1 file").click();
  await page.reached("review");
  await assertAccessible(page, "review without names yet");
  giveUp();
  await page.button("Try again").waitFor();
  await assertAccessible(page, "review without names");
  await page.clean();
  await assertAccessible(page, "clean without names");
  await page.page.close();
});
