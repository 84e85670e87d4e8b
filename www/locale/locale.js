/**
 * The words of the page in the language that was asked for, with the number forms of the region.
 */
import { english } from "./en.js";

/**
 * What a language file is given to build its messages with.
 *
 * @typedef {object} Wording
 * @property {(count: number) => string} number
 * @property {(bytes: number) => string} size
 * @property {(part: number) => string} percent
 * @property {(items: string[]) => string} list joined with commas and "and"
 * @property {(count: number, forms: PluralForms) => string} plural the fitting form, `#` replaced by the count
 */

/** @typedef {Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }} PluralForms */
/** @typedef {ReturnType<typeof english>} Messages */

/** @type {Record<string, (wording: Wording) => Messages>} */
const LANGUAGES = { en: english };

const SIZE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

/**
 * @param {string} tag BCP 47
 * @returns {Wording}
 */
function wordingOf(tag) {
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: "percent" });
  const rules = new Intl.PluralRules(tag);
  const lists = new Intl.ListFormat(tag, { type: "conjunction" });
  const sizes = SIZE_UNITS.map((unit, step) => {
    const options = { style: "unit", unit, unitDisplay: step === 0 ? "long" : "short", maximumFractionDigits: step < 2 ? 0 : 1 };
    return new Intl.NumberFormat(tag, /** @type {Intl.NumberFormatOptions} */ (options));
  });
  return {
    number: (count) => numbers.format(count),
    percent: (part) => percents.format(part),
    list: (items) => lists.format(items),
    size(bytes) {
      const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), SIZE_UNITS.length - 1);
      return (sizes[step] ?? numbers).format(bytes / 1000 ** step);
    },
    plural: (count, forms) => (forms[rules.select(count)] ?? forms.other).replace("#", numbers.format(count)),
  };
}

/**
 * Finds the messages for a language tag; English where there is no translation.
 *
 * @param {string} tag BCP 47; one that is not well formed counts as English
 * @returns {{ tag: string, messages: Messages }}
 */
export function localeOf(tag) {
  const [wanted = "en"] = wellFormed(tag);
  const language = new Intl.Locale(wanted).language;
  const messages = LANGUAGES[language];
  return messages === undefined
    ? { tag: "en", messages: english(wordingOf("en")) }
    : { tag: wanted, messages: messages(wordingOf(wanted)) };
}

/** @param {string} tag */
function wellFormed(tag) {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}
