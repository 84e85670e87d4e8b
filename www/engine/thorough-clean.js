/**
 * Cleans a file until the check after it finds nothing more: stand-ins are other neighbours than what stood there, and
 * show in some files what could not be seen before. What the check finds goes as well.
 */
import { EngineError } from "./engine-error.js";

/** @typedef {import("./contract.js").Cleaned} Cleaned */
/** @typedef {import("./contract.js").Drawn} Drawn */

/** How often a file is cleaned at most. */
const LOOKS = 4;

/**
 * @param {import("./pool.js").ScrubPool} pool
 * @param {import("./task.js").Task} task
 * @param {object} file
 * @param {string} file.id
 * @param {() => import("./pool.js").FileJob} file.job with all that the task knows by then
 * @param {Drawn} file.drawn on its pages
 * @param {import("./pool.js").JobOptions} options
 * @returns {Promise<Cleaned>}
 * @throws {EngineError} `LeakFound` when there is no end to it
 */
export async function cleanThoroughly(pool, task, { id, job, drawn }, options) {
  for (let looks = LOOKS; ; looks -= 1) {
    const outcome = await pool.clean(job(), drawn, options);
    if (!("left" in outcome)) return outcome;
    if (looks === 1 || outcome.left.length === 0) throw new EngineError(outcome.error);
    task.noteLeft(id, outcome.left);
    const { report } = await pool.scan(job(), options);
    task.reportAgain(id, report);
  }
}
