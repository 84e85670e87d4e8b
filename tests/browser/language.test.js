/**
 * Words in pictures in the languages that a policy names: read in all of them, or not at all where one is missing.
 */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import { taskFile } from "./fixture/planted-task.js";
import { printedGerman } from "./fixture/printed-german.js";
import { png } from "./fixture/printed-lines.js";
import { productRoot, servedCopy } from "./harness/product.js";
import { Stage } from "./harness/stage.js";
import { SwappedServer } from "./harness/swapped-server.js";

const TIMEOUT = { timeout: 120_000 };
const MODEL = fileURLToPath(new URL("../../www/node_modules/@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz", import.meta.url));
const WORDS = ["Übergönne", "Höfelmeyer", "Wörthstraße"];

/** As they stand in the picture, with what belongs to them. */
const FOUND = ["Jördis Höfelmeyer", "Äußere Wörthstraße 9", "Übergönne"];

/** @type {Stage<SwappedServer>} */
let stage;

before(async () => {
  stage = await Stage.open(SwappedServer.start, await productRoot());
});

after(() => stage.close());

/**
 * The page after it has looked at the German picture.
 *
 * @param {string[]} languages
 */
async function pageIn(languages) {
  const page = await stage.openPage();
  await page.page.evaluate((wanted) => {
    /** @type {HTMLElement & { policy: object }} */ (document.querySelector("scrub-jay")).policy = wanted;
  }, { ocr: { languages }, terms: { remove: WORDS } });
  await page.add([taskFile("letter.png", png(printedGerman()))]);
  await page.check();
  return page;
}

/** Which models were asked for. */
function models() {
  return stage.proxy.exchanges.flatMap(({ url }) => /ocr-\w+\.bin$/.exec(url) ?? []).sort();
}

test("German words in a picture are found where the policy names German, and overlooked where it names English alone", TIMEOUT, async () => {
  const root = await servedCopy(stage, "german");
  await cp(MODEL, join(root, "ocr-deu.bin"));
  const english = await pageIn(["eng"]);
  assert.deepEqual(models(), ["ocr-eng.bin"], "no other language is fetched");
  assert.deepEqual((await english.groups()).filter(({ entity }) => entity === "term"), []);
  await english.page.close();

  const both = await pageIn(["eng", "deu"]);
  assert.deepEqual([...new Set(models())], ["ocr-deu.bin", "ocr-eng.bin"]);
  const found = (await both.groups()).filter(({ entity }) => entity === "term").map(({ value }) => value);
  assert.deepEqual(found.sort(), FOUND);
  assert.deepEqual(stage.breaches({}), []);
  await both.page.close();
});

test("where a language is missing no word is read, and it is said which one", TIMEOUT, async () => {
  const root = await servedCopy(stage, "without-german");
  const page = await pageIn(["eng", "deu"]);
  const notice = page.page.getByRole("alert").filter({ hasText: "Words in pictures were not looked for" });
  await notice.waitFor();
  assert.equal(await notice.getAttribute("data-code"), "LanguageAbsent");
  const said = (await notice.textContent()) ?? "";
  assert.ok(said.includes("German words in pictures (ocr-deu.bin)") && said.includes("look at your pictures yourself"), said);
  await page.page.getByText("Scrubjay cannot read it").waitFor();

  await cp(MODEL, join(root, "ocr-deu.bin"));
  await page.button("Try again").click();
  await notice.waitFor({ state: "detached" });
  await page.group("Übergönne").waitFor();
  await page.page.close();
});
