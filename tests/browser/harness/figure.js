/**
 * Figures of measuring programs, as `cargo xtask bench` reads them: one line of JSON each.
 */

/**
 * @param {string} name
 * @param {number} value
 * @param {string} unit
 * @param {{ atLeast?: number, atMost?: number }} [target]
 */
export function figure(name, value, unit, { atLeast, atMost } = {}) {
  const target = atLeast ?? atMost ?? null;
  process.stdout.write(`${JSON.stringify({ name, value, unit, target, at_least: atLeast !== undefined })}\n`);
}
