/**
 * Registers `<scrub-jay>`.
 *
 * A page may load this twice, or from two copies: the first one keeps the name, and the second does nothing.
 */
import { ScrubJay } from "./scrub-jay.js";

const NAME = "scrub-jay";

if (customElements.get(NAME) === undefined) customElements.define(NAME, ScrubJay);
