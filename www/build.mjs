/**
 * Bundles the browser side into one flat folder.
 *
 * `node build.mjs [--outdir DIR] [--language CODE]... [--mutant NAME]`
 *
 * Flat, because a worker is started by the literal `new Worker(new URL("./x.js", import.meta.url))`, which esbuild
 * leaves as it stands: the entry point and its workers must lie side by side after bundling.
 *
 * `--language` adds what reads words in pictures in a further language, by the code that Tesseract has for it, out of the
 * npm package `@tesseract.js-data/CODE`.
 *
 * `--mutant` builds a product that is broken on purpose, so that a test can show that it would notice. A mutant is
 * `tests/browser/mutants/NAME.mjs` and exports `entry` (a source file, relative to `www`), `find` and `replace`.
 */
import { copyFile, mkdir, readFile, readdir, rm, stat } from "node:fs/promises";
import { createHash } from "node:crypto";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const WWW = dirname(fileURLToPath(import.meta.url));
const MUTANTS = join(WWW, "..", "tests", "browser", "mutants");

const ENTRY_POINTS = [
  "element/define.js",
  "element/scrub-jay.js",
  "engine/scrub-worker.js",
  "engine/ocr-worker.js",
  "archive/archive-worker.js",
  "upload/upload-worker.js",
];

const LEXICON = join(WWW, "..", "assets", "lexicon.bin");
const NAMES = join(WWW, "..", "assets", "names.bin");

/** What reads words in pictures. */
const OCR = join(WWW, "node_modules", "tesseract-wasm", "dist", "tesseract-core.wasm");
const OCR_LANGUAGE = "eng";
const OCR_LICENSES = join(WWW, "..", "assets", "ocr-licenses.txt");

const ARCHIVE_LICENSES = join(WWW, "..", "assets", "archive-licenses.txt");

/** What sees faces and codes in pictures, beside its glue. */
const SIGHT = join(WWW, "pkg-sight", "scrubjay_sight_bg.wasm");
const SIGHT_LICENSES = join(WWW, "..", "assets", "sight-licenses.txt");

/**
 * What is known of a language. It stays packed as it comes: a server that compresses no lists still sends 3 MB and not 5.
 *
 * @param {string} language
 */
function model(language) {
  return join(WWW, "node_modules", "@tesseract.js-data", language, "4.0.0_best_int", `${language}.traineddata.gz`);
}

const MODULES = ["pkg/scrubjay_bg.wasm", "pkg-viewer/scrubjay_viewer_bg.wasm", "pkg-sight/scrubjay_sight_bg.wasm"];

const ASSET_EXTENSION = /\.(?:css|html|ico|png|svg|webmanifest)$/;
const ASSET_FOLDERS = ["policy", "schema"];
const FOLDERS_WITHOUT_ASSETS = ["dist", "node_modules", "pkg", "pkg-sight", "pkg-viewer", "server"];

/**
 * @typedef {object} Mutant
 * @property {string} name
 * @property {string} entry source file that is changed, relative to `www`
 * @property {string} find text that occurs exactly once in it
 * @property {string} replace
 */

/** @param {string} path */
async function exists(path) {
  return stat(path).then(() => true, () => false);
}

/**
 * @param {string} name
 * @returns {Promise<Mutant>}
 */
async function loadMutant(name) {
  const file = join(MUTANTS, `${basename(name, ".mjs")}.mjs`);
  if (!(await exists(file))) throw new Error(`no mutant is called ${name}: ${relative(WWW, file)} does not exist`);
  const { entry, find, replace } = await import(pathToFileURL(file).href);
  if (![entry, find, replace].every((part) => typeof part === "string") || find === "") {
    throw new Error(`mutant ${name} must export the strings entry, find and replace`);
  }
  return { name, entry, find, replace };
}

/**
 * Applies a mutant to its source file while that is read. A mutant that changes nothing would pass for one that nobody
 * noticed, so the build fails unless its text was found exactly once in a file that some entry point reaches.
 *
 * @param {Mutant} mutant
 * @returns {esbuild.Plugin}
 */
function mutation({ name, entry, find, replace }) {
  const target = join(WWW, entry);
  return {
    name: `mutant-${name}`,
    setup(build) {
      let applied = false;
      build.onLoad({ filter: /\.m?js$/, namespace: "file" }, async ({ path }) => {
        if (path !== target) return undefined;
        const source = await readFile(path, "utf8");
        const matches = source.split(find).length - 1;
        if (matches !== 1) return { errors: [{ text: `mutant ${name}: its text occurs ${matches} times in ${entry}` }] };
        applied = true;
        return { contents: source.replace(find, () => replace), loader: "js" };
      });
      build.onEnd(() => (applied ? {} : { errors: [{ text: `mutant ${name}: no entry point reaches ${entry}` }] }));
    },
  };
}

/**
 * Leaves the element out of the file that only names it: `define.js` imports the bundle that lies beside it.
 *
 * @type {esbuild.Plugin}
 */
const elementBesideItsName = {
  name: "element-beside-its-name",
  setup(build) {
    build.onResolve({ filter: /^\.\/scrub-jay\.js$/ }, ({ importer, path }) =>
      basename(importer) === "define.js" ? { path, external: true } : undefined,
    );
  },
};

/**
 * Minifies the rules that a file in `style` holds as its one template literal; a fault in them fails the build.
 *
 * @type {esbuild.Plugin}
 */
const minifiedStyle = {
  name: "minified-style",
  setup(build) {
    build.onLoad({ filter: /[\\/]style[\\/][a-z]+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const rules = /(?<=^export const [A-Z]+ = )`([^`]*)`(?=;$)/m;
      const [literal, text] = rules.exec(source) ?? [];
      if (literal === undefined || text === undefined) return undefined;
      const { code, warnings } = await esbuild.transform(text, { loader: "css", minify: true });
      if (warnings.length > 0) return { errors: warnings };
      return { contents: source.replace(literal, () => JSON.stringify(code)), loader: "js" };
    });
  },
};

/**
 * Lets a bundle leave out the classes of the engine's glue that it does not use: page and worker use different ones.
 * Each would be kept by two statements beside it, neither of which does anything for a class that nobody makes.
 *
 * @type {esbuild.Plugin}
 */
const unusedGlueLeftOut = {
  name: "unused-glue-left-out",
  setup(build) {
    build.onLoad({ filter: /[\\/]pkg[\\/]scrubjay\.js$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source
        .replace(/^if \(Symbol\.dispose\) .*$/gm, "")
        .replace(/: new FinalizationRegistry\(/g, ": /* @__PURE__ */ new FinalizationRegistry(");
      return { contents, loader: "js" };
    });
  },
};

/**
 * The hash that a browser holds a fetched file against.
 *
 * @param {string} path
 */
async function integrity(path) {
  return `sha256-${createHash("sha256").update(await readFile(path)).digest("base64")}`;
}

/**
 * Bundles entry points next to each other.
 *
 * @param {string[]} entryPoints absolute paths; base names are unique
 * @param {string} outdir
 * @param {{ languages?: string[], mutant?: Mutant | undefined }} [options] the languages of words in pictures
 */
export async function bundle(entryPoints, outdir, { languages = [OCR_LANGUAGE], mutant } = {}) {
  const ofModels = await Promise.all(languages.map(async (language) => [language, await integrity(model(language))]));
  await esbuild.build({
    entryPoints: entryPoints.map((path) => ({ in: path, out: basename(path, ".js") })),
    outdir,
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    // Nothing is written where extensions and error collectors read; only the glue and the upload library would.
    drop: ["console"],
    define: {
      "globalThis.LEXICON_INTEGRITY": JSON.stringify(await integrity(LEXICON)),
      "globalThis.NAMES_INTEGRITY": JSON.stringify(await integrity(NAMES)),
      "globalThis.OCR_INTEGRITY": JSON.stringify(await integrity(OCR)),
      "globalThis.OCR_MODEL_INTEGRITY": JSON.stringify(Object.fromEntries(ofModels)),
      "globalThis.SIGHT_INTEGRITY": JSON.stringify(await integrity(SIGHT)),
    },
    logLevel: "warning",
    plugins: [elementBesideItsName, minifiedStyle, unusedGlueLeftOut, ...(mutant === undefined ? [] : [mutation(mutant)])],
  });
}

/** Static files, relative to `www`. */
async function assets() {
  const entries = await readdir(WWW, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(WWW, join(entry.parentPath, entry.name)))
    .filter((path) => {
      const folder = path.split(/[\\/]/)[0] ?? "";
      if (FOLDERS_WITHOUT_ASSETS.includes(folder)) return false;
      return ASSET_EXTENSION.test(path) || (ASSET_FOLDERS.includes(folder) && path.endsWith(".json"));
    })
    .sort();
}

/**
 * @param {string} outdir
 * @param {string[]} languages
 */
async function copyAssets(outdir, languages) {
  for (const path of await assets()) {
    const target = join(outdir, path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(WWW, path), target);
  }
  for (const module of MODULES) await copyFile(join(WWW, module), join(outdir, basename(module)));
  await copyFile(LEXICON, join(outdir, "lexicon.bin"));
  await copyFile(NAMES, join(outdir, "names.bin"));
  await copyFile(OCR, join(outdir, "ocr.wasm"));
  for (const language of languages) await copyFile(model(language), join(outdir, `ocr-${language}.bin`));
  // Those who pass the files on have to pass this on with them.
  await copyFile(OCR_LICENSES, join(outdir, "ocr-licenses.txt"));
  await copyFile(ARCHIVE_LICENSES, join(outdir, "archive-licenses.txt"));
  await copyFile(SIGHT_LICENSES, join(outdir, "sight-licenses.txt"));
}

/**
 * The languages of words in pictures, each of which is there.
 *
 * @param {string[]} further
 */
async function languagesWith(further) {
  const languages = [...new Set([OCR_LANGUAGE, ...further])];
  for (const language of languages) {
    if (!/^[a-z_]+$/.test(language)) throw new Error(`${language} is no code of a language: they look like deu or chi_sim`);
    if (await exists(model(language))) continue;
    throw new Error(`nothing is known of the language ${language}: npm install --no-save @tesseract.js-data/${language} in www, if that is its code`);
  }
  return languages;
}

async function entryPoints() {
  const required = ["pkg/scrubjay.js", "pkg-sight/scrubjay_sight.js", "pkg-viewer/scrubjay_viewer.js", ...MODULES, ...ENTRY_POINTS, "index.html"];
  for (const path of required) {
    if (await exists(join(WWW, path))) continue;
    const remedy = path.startsWith("pkg") ? ": build the wasm package first (cargo xtask build)" : "";
    throw new Error(`www/${path} is missing${remedy}`);
  }
  return ENTRY_POINTS.map((path) => join(WWW, path));
}

/** @param {string[]} words */
async function main(words) {
  const { values } = parseArgs({
    args: words,
    options: { outdir: { type: "string" }, language: { type: "string", multiple: true }, mutant: { type: "string" } },
  });
  if (values.mutant !== undefined && values.outdir === undefined) {
    throw new Error("--mutant needs --outdir: a mutant never replaces the product");
  }
  const outdir = resolve(values.outdir ?? join(WWW, "dist"));
  const mutant = values.mutant === undefined ? undefined : await loadMutant(values.mutant);
  const [sources, languages] = [await entryPoints(), await languagesWith(values.language ?? [])];
  // Only the default folder is known to hold nothing but earlier builds.
  if (values.outdir === undefined) await rm(outdir, { recursive: true, force: true });
  await bundle(sources, outdir, { languages, mutant });
  await copyAssets(outdir, languages);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((reason) => {
    process.stderr.write(`build failed: ${reason instanceof Error ? reason.message : String(reason)}\n`);
    process.exitCode = 1;
  });
}
