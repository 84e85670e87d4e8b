/**
 * What a view is given besides the state.
 *
 * @typedef {object} Context
 * @property {import("../locale/locale.js").Messages} words
 * @property {import("./journey.js").Journey} journey
 * @property {import("./delivery.js").Delivery} delivery
 * @property {import("./long-list.js").LongLists} lists
 */

export {};
