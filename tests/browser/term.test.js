/**
 * The contributor's own words: each says how often it was found, and adding one leaves the reader where they are.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { taskFile } from "./fixture/planted-task.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

const TIMEOUT = { timeout: 60_000 };
const LINES = 400;

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/** Many lines, each with a name that no detector knows. */
function ledger() {
  const lines = Array.from({ length: LINES }, (_, index) => `Line ${index} of the ledger names Quillfeather once.`);
  return taskFile("ledger.txt", `${lines.join("\n")}\nOnly here stands Brackenbury.\n`);
}

test("each word says how often it was found, and one that cannot be looked for stays in its field", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([ledger(), taskFile("second.txt", "Nothing of note.\n")]);
  await page.check();
  assert.equal(await page.page.locator('.tab[aria-pressed="true"]').innerText(), "ledger.txt");
  const chips = () => page.page.locator(".term").allInnerTexts();
  const spoken = page.page.getByRole("status");
  await page.addTerm("Quillfeather");
  await page.addTerm("Brackenbury");
  await spoken.filter({ hasText: /^Found in 1 place\.$/ }).waitFor();
  const field = page.page.getByLabel("Add a word or phrase to remove");
  await field.fill("Nowhere at all");
  await field.press("Enter");
  await page.page.locator(".term.absent").waitFor();
  assert.deepEqual((await chips()).map((chip) => chip.replace(/\s*×$/, "").replace(/\s+/g, " ")), [
    `Quillfeather ${LINES} places`,
    "Brackenbury 1 place",
    "Nowhere at all not found",
  ]);

  await field.fill("?");
  await field.press("Enter");
  await page.page.locator(".hint.wrong").waitFor();
  assert.equal(await field.inputValue(), "?");

  await page.button("No longer look for “Brackenbury”").press("Enter");
  await page.page.locator(".term").nth(2).waitFor({ state: "detached" });
  assert.ok(await field.evaluate((element) => element.matches(":focus")));

  await page.button("Add more files").click();
  await page.add([taskFile("third.txt", "Added later.\n")]);
  await page.check();
  assert.equal(await page.page.locator('.tab[aria-pressed="true"]').innerText(), "third.txt");
  await page.page.close();
});

test("a word that is added leaves the text where the reader has scrolled it", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([ledger()]);
  await page.check();
  const text = page.page.getByRole("region", { name: "Text of the file" });
  const passage = text.locator(".passage").filter({ hasText: "Line 250 " });
  for (let tries = 0; (await passage.count()) === 0 && tries < 60; tries += 1) {
    await text.evaluate((element) => (element.scrollTop += 400));
    await page.page.waitForTimeout(50);
  }
  await passage.scrollIntoViewIfNeeded();
  await page.addTerm("Quillfeather");
  await passage.locator(".mark").first().waitFor();
  const isInView = await passage.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    const pane = /** @type {Element} */ (element.closest(".passages")).getBoundingClientRect();
    return top < pane.bottom && bottom > pane.top;
  });
  assert.ok(isInView);
  await page.page.close();
});

test("an address that nothing can be sent to is told, and cleaning goes on without it", TIMEOUT, async () => {
  const page = await stage.openPage();
  const code = await page.page.evaluate(() => {
    const element = /** @type {Element} */ (document.querySelector("scrub-jay"));
    return new Promise((resolve) => {
      element.addEventListener("scrub-error", (event) => resolve(/** @type {CustomEvent} */ (event).detail.code), { once: true });
      element.setAttribute("endpoint", "https://[");
    });
  });
  assert.equal(code, "EndpointInvalid");
  await page.page.getByText("Sending is not possible").waitFor();
  await page.add([ledger()]);
  await page.check();
  await page.clean();
  assert.equal(await page.button("Send").count(), 0);
  await page.page.close();
});
