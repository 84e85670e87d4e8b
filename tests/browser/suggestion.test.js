/**
 * Suggested words: each says why, is added with one press or never comes again, and never leaves the machine.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { taskFile } from "./fixture/planted-task.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

const TIMEOUT = { timeout: 60_000 };

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
  // The tagger takes some of these words for names, and what is found is not suggested.
  await stage.browser.route("**/names.bin", (route) => route.abort());
});

after(() => stage.close());

const MEMO = [
  "Please write to ann@quillfeather.example and bob@quillfeather.example about it.",
  "In the spring Quillfeather asked for a plan, and Quillfeather pays for it.",
  "The rest was done by Brackenbury Stone GmbH in May; nobody else at Brackenbury Stone knew.",
].join("\n");

test("a suggestion says why, and is added or turned down with one press", TIMEOUT, async () => {
  const page = await stage.openPage();
  await page.add([taskFile("memo.txt", MEMO)]);
  await page.check();
  const suggestions = page.page.locator(".suggestion");
  await suggestions.nth(1).waitFor();
  const texts = (await suggestions.allInnerTexts()).map((text) => text.replace(/\s+/g, " "));
  assert.equal(texts.length, 2, texts.join(" | "));
  assert.match(texts.join(" | "), /Quillfeather the domain of 2 addresses – 2 places/);
  assert.match(texts.join(" | "), /Brackenbury Stone looks like the name of a company – 1 place\b/);

  await page.button("Add “Quillfeather” to your own words").click();
  await page.page.locator(".term").filter({ hasText: "Quillfeather" }).waitFor();
  await suggestions.nth(1).waitFor({ state: "detached" });

  await page.button("Do not suggest “Brackenbury Stone”").press("Enter");
  await suggestions.first().waitFor({ state: "detached" });
  assert.ok(await page.page.getByLabel("Add a word or phrase to remove").evaluate((field) => field.matches(":focus")));
  await page.addTerm("pays");
  await page.page.locator(".term").nth(1).waitFor();
  assert.equal(await suggestions.count(), 0);

  await page.clean();
  const receipt = await page.page.getByText("Receipt").first().isVisible();
  assert.ok(receipt);
  await page.page.close();
});
