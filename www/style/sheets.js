/**
 * The element's style, as constructed sheets: a page whose policy forbids inline style can still embed it.
 */
import { AREAS } from "./areas.js";
import { BASE } from "./base.js";
import { FILES } from "./files.js";
import { FINDINGS } from "./findings.js";
import { PREVIEW } from "./preview.js";
import { TEXT } from "./text.js";
import { THEME } from "./theme.js";

/** @param {string} rules */
function sheet(rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}

export const STYLE_SHEETS = [THEME, BASE, FILES, FINDINGS, TEXT, PREVIEW, AREAS].map(sheet);
