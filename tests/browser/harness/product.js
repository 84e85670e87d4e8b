/**
 * The built product, and builds of it that are broken on purpose.
 */
import { execFile } from "node:child_process";
import { cp, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const BUILD = fileURLToPath(new URL("../../../www/build.mjs", import.meta.url));

/** The folder of the built page. @returns {Promise<string>} */
export async function productRoot() {
  const root = fileURLToPath(new URL("../../../www/dist/", import.meta.url));
  await stat(`${root}index.html`).catch(() => {
    throw new Error("the page is not built: run cargo xtask build");
  });
  return root;
}

/**
 * A copy of the page to break, served from now on.
 *
 * @param {import("./stage.js").Stage<import("./swapped-server.js").SwappedServer>} stage
 * @param {string} name of its folder
 */
export async function servedCopy(stage, name) {
  const root = join(stage.scratch, name);
  await cp(await productRoot(), root, { recursive: true });
  await stage.server.serve(root);
  return root;
}

/**
 * Builds a mutant of the page; the engine stays as it is.
 *
 * @param {string} name of a file in `mutants`, without its ending
 * @param {string} outdir
 */
export async function buildMutant(name, outdir) {
  await promisify(execFile)(process.execPath, [BUILD, "--mutant", name, "--outdir", outdir]);
}
