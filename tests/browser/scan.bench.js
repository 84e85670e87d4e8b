/**
 * How fast the engine is in the browser, on files that the native measurements have left in `target/bench/`.
 *
 * Run after `cargo bench` of `text_scan`, `hard_text`, `names`, `docx_clean`, `xlsx_clean` and `pdf_clean`, as `cargo xtask bench` does:
 * the ratios are against what these have just measured.
 */
import { copyFile, mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "../../www/build.mjs";
import { launchBrowser } from "./harness/browser.js";
import { figure } from "./harness/figure.js";
import { startServer } from "./harness/server.js";

/** @typedef {Window & { scanPage: typeof import("./harness/scan-page.js").scanPage }} ScanWindow */

const BENCH = new URL("../../target/bench/", import.meta.url);
const WWW = new URL("../../www/", import.meta.url);
const ROUNDS = 4;
const MANY = 400_000;
const REG_EXP_LENGTH = 4_000_000;
const HARD = /^hard-(.+)\.txt$/;

/** @param {(number | null)[]} values */
function best(values) {
  return Math.min(...values.map((value) => value ?? Number.POSITIVE_INFINITY));
}

/** @param {import("playwright-core").Page} page */
async function textScan(page) {
  const native = JSON.parse(await readFile(new URL("native-scan.json", BENCH), "utf8"));
  const { size } = await stat(new URL("mixed-text.txt", BENCH));
  const times = await page.evaluate(
    (rounds) => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.time("/mixed-text.txt", { name: "mixed.txt", names: false, cleans: false, rounds }),
    ROUNDS,
  );
  const [cold, ...warm] = times;
  if (cold === undefined || native.bytes !== size) throw new Error("target/bench was not written by one run");
  const speed = (/** @type {number} */ ms) => size / 1e6 / (ms / 1e3);
  const scanMs = best(warm.map(({ scan }) => scan));
  figure("wasm: instance made", cold.instantiate, "ms");
  figure("wasm: engine made", cold.engine, "ms");
  figure("wasm: findings", cold.findings, "");
  figure("wasm: scan, first pass", speed(cold.scan), "MB/s");
  figure("wasm: scan, warm", speed(scanMs), "MB/s", { atLeast: 200 });
  figure("wasm: open and scan, warm", speed(best(warm.map(({ open, scan }) => open + scan))), "MB/s");
  figure("wasm: memory after the first pass", cold.memory / 1e6, "MB", { atMost: 96 });
  figure("wasm: scan, first pass, of native", (100 * native.coldMs) / cold.scan, "%");
  figure("wasm: scan, warm, of native", (100 * native.warmMs) / scanMs, "%", { atLeast: 70 });
}

/**
 * What the tagger of names costs: prose that is full of them, with it and without it.
 *
 * @param {import("playwright-core").Page} page
 */
async function names(page) {
  const { size } = await stat(new URL("prose.txt", BENCH));
  const scan = async (/** @type {boolean} */ names) => {
    const times = await page.evaluate(
      (how) => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.time("/prose.txt", { name: "prose.txt", cleans: false, ...how }),
      { names, rounds: ROUNDS },
    );
    return { times, ms: best(times.map(({ scan }) => scan)) };
  };
  const [without, tagged] = [await scan(false), await scan(true)];
  figure("wasm: names read, cold", tagged.times[0]?.names ?? 0, "ms");
  figure("wasm: scan of prose without names", size / 1e3 / without.ms, "MB/s");
  figure("wasm: scan of prose with names", size / 1e3 / tagged.ms, "MB/s");
  figure("wasm: tagging of prose", size / 1e3 / (tagged.ms - without.ms), "MB/s", { atLeast: 8 });
}

/**
 * What calls the detectors, and nothing of what these do then: one expression after the other, and all as one.
 *
 * @param {import("playwright-core").Page} page
 */
async function regularExpressions(page) {
  /** @type {string[]} */
  const triggers = JSON.parse(await readFile(new URL("triggers.json", BENCH), "utf8"));
  const expressions = triggers.map((trigger) => trigger.replaceAll("\\A", "^"));
  const ways = { "one by one": expressions, "as one": [expressions.join("|")] };
  for (const [name, list] of Object.entries(ways)) {
    const { matches, ms } = await page.evaluate(
      ([expressions, length]) =>
        /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.regExps("/mixed-text.txt", expressions, length),
      /** @type {const} */ ([list, REG_EXP_LENGTH]),
    );
    figure(`JS RegExp, triggers alone, ${name}: matches`, matches, "");
    figure(`JS RegExp, triggers alone, ${name}`, REG_EXP_LENGTH / 1e3 / ms, "MB/s");
  }
}

/** @param {import("playwright-core").Page} page */
async function hardTexts(page) {
  for (const file of hardFiles) {
    const { size } = await stat(new URL(file, BENCH));
    const times = await page.evaluate(
      ({ path, rounds }) => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.time(path, { name: "hard.txt", names: false, cleans: false, rounds }),
      { path: `/${file}`, rounds: ROUNDS },
    );
    figure(`wasm: scan of ${HARD.exec(file)?.[1]}`, size / 1e3 / best(times.map(({ scan }) => scan)), "MB/s", { atLeast: 50 });
  }
}

/**
 * Opens, scans, writes and proves a document; paints pages of one that has any.
 *
 * @param {import("playwright-core").Page} page
 * @param {{ what: string, path: string, name: string, rounds: number, atMostMs: number, paged?: boolean }} how
 */
async function documentClean(page, { what, path, name, rounds, atMostMs, paged = false }) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    // A worker takes one file, so each round has an engine of its own.
    times.push(
      ...(await page.evaluate(
        ({ path, name, paged }) => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.time(path, { name, names: true, cleans: true, rounds: 1, paged }),
        { path, name, paged },
      )),
    );
  }
  figure(`wasm ${what}: open`, best(times.map(({ open }) => open)), "ms");
  figure(`wasm ${what}: scan`, best(times.map(({ scan }) => scan)), "ms");
  figure(`wasm ${what}: clean and verify`, best(times.map(({ clean }) => clean)), "ms");
  figure(`wasm ${what}: memory`, Math.max(...times.map(({ memory }) => memory)) / 1e6, "MB");
  figure(`wasm ${what}: all`, best(times.map(({ open, scan, clean }) => open + scan + (clean ?? 0))), "ms", { atMost: atMostMs });
  if (paged) figure(`wasm ${what}: a page painted, worst but for the first`, Math.max(...times.flatMap(({ pages }) => pages.slice(1))), "ms", { atMost: 150 });
}

/** @param {import("playwright-core").Page} page */
async function cancelling(page) {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    times.push(
      await page.evaluate(() => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.cancel("/mixed-text.txt", 250)),
    );
  }
  figure("cancel a scan, worst", Math.max(...times), "ms", { atMost: 50 });
}

/** @param {import("playwright-core").Page} page */
async function manyFindings(page) {
  const { findings, scan, report, stale, groups, brief, all } = await page.evaluate(
    (count) => /** @type {ScanWindow} */ (/** @type {unknown} */ (window)).scanPage.many(count),
    MANY,
  );
  figure("many findings: how many", findings, "");
  figure("many findings: open, scan, hand over", scan, "ms");
  figure("many findings: report", report, "ms");
  figure("many findings: is stale", stale, "ms");
  figure("many findings: groups", groups, "ms");
  figure("many findings: brief", brief, "ms");
  figure("many findings: all", all, "ms", { atMost: 4000 });
}

const root = await mkdtemp(join(tmpdir(), "scrubjay-bench-"));
const entries = ["./harness/scan-page.js", "./harness/scan-timer.js", "../../www/engine/scrub-worker.js"];
await bundle(entries.map((entry) => fileURLToPath(new URL(entry, import.meta.url))), root);
await copyFile(new URL("./harness/scan-page.html", import.meta.url), join(root, "index.html"));
await copyFile(new URL("dist/scrubjay_bg.wasm", WWW), join(root, "scrubjay_bg.wasm"));
await copyFile(new URL("dist/scrubjay_viewer_bg.wasm", WWW), join(root, "scrubjay_viewer_bg.wasm"));
for (const list of ["lexicon.bin", "names.bin"]) await copyFile(new URL(`dist/${list}`, WWW), join(root, list));
for (const text of ["mixed-text.txt", "prose.txt"]) await copyFile(new URL(text, BENCH), join(root, text));
const hardFiles = (await readdir(BENCH)).filter((file) => HARD.test(file)).sort();
for (const file of hardFiles) await copyFile(new URL(file, BENCH), join(root, file));
// The server gives nothing out whose type it does not know.
for (const document of ["five-million.docx", "rows-few.xlsx", "rows-people.xlsx", "hundred-pages.pdf"]) {
  await copyFile(new URL(document, BENCH), join(root, document.replace(/\.\w+$/, ".txt")));
}
const server = await startServer({ root, data: join(root, "data") });
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/`);
  await page.waitForFunction(() => "scanPage" in window);
  await textScan(page);
  await regularExpressions(page);
  await hardTexts(page);
  await names(page);
  await documentClean(page, { what: "pdf, 100 pages", path: "/hundred-pages.txt", name: "report.pdf", rounds: ROUNDS, atMostMs: 2000, paged: true });
  await documentClean(page, { what: "docx", path: "/five-million.txt", name: "report.docx", rounds: ROUNDS, atMostMs: 1500 });
  for (const rows of ["few", "people"]) {
    await documentClean(page, { what: `xlsx, ${rows}`, path: `/rows-${rows}.txt`, name: "orders.xlsx", rounds: 2, atMostMs: 3000 });
  }
  await cancelling(page);
  await manyFindings(page);
} finally {
  await browser.close();
  await server.stop();
  await rm(root, { recursive: true });
}
