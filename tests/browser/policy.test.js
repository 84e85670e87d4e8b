/**
 * What a policy says is what the page does: its rules find, what it only wants shown stays apart, its faults are told.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { taskFile } from "./fixture/planted-task.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

const TIMEOUT = { timeout: 60_000 };

const GITLEAKS = `
[[rules]]
id = "halvorsen-token"
description = "A token of the Halvorsen gate"
regex = '''\\b(hlv_[a-z0-9]{12})\\b'''
keywords = ["hlv_"]
`;

const PRESIDIO = `
recognizers:
  - name: Plant
    supported_entity: ORGANIZATION
    deny_list: [Nordhof]
`;

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/** @param {object} policy */
async function pageUnder(policy) {
  const page = await stage.openPage();
  await page.page.evaluate((wanted) => {
    /** @type {HTMLElement & { policy: object }} */ (document.querySelector("scrub-jay")).policy = wanted;
  }, policy);
  return page;
}

test("imported rules find, and what is only shown stands apart with its reason and stays", TIMEOUT, async () => {
  const page = await pageUnder({ packs: ["hr"], gitleaks: GITLEAKS, presidio: PRESIDIO });
  await page.add([taskFile("note.txt", "Token hlv_a1b2c3d4e5f6 for Nordhof.\nBase salary: $84,500\n")]);
  await page.check();
  const groups = await page.groups();
  assert.deepEqual(
    groups.map(({ value, entity, decision }) => [value, entity, decision]),
    [
      ["hlv_a1b2c3d4e5f6", "api_key", "accept"],
      ["Nordhof", "organisation", "reject"],
      ["$84,500", "non_public", "reject"],
    ],
  );
  const apart = page.page.getByRole("list", { name: "Please have a look" });
  assert.deepEqual(await apart.locator(".value").allTextContents(), ["Nordhof", "$84,500"]);
  assert.deepEqual(await apart.locator(".reason").allTextContents(), ["Plant", "What somebody earns is rarely theirs or yours to share."]);

  await page.group("$84,500").getByRole("button", { name: "Remove", exact: true }).click();
  await page.clean();
  const { bytes } = await page.download(page.button(/^Download note/));
  assert.equal(bytes.toString(), "Token [KEY 1] for Nordhof.\nBase salary: [NON_PUBLIC 1]\n");
  await page.page.close();
});

test("every fault of the rules is told at once with its place", TIMEOUT, async () => {
  const page = await pageUnder({ preset: "mild", gitleaks: "[[rules]]\nid = 'a'\nregex = '(?=a)'\n" });
  await page.add([taskFile("note.txt", "x")]);
  await page.button("Check 1 file").click();
  const alert = page.page.getByRole("alert");
  await alert.filter({ hasText: "$.gitleaks.rules[0].regex" }).waitFor();
  assert.match((await alert.textContent()) ?? "", /\$\.preset: /);
  await page.page.close();
});
