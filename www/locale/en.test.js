import assert from "node:assert/strict";
import { test } from "node:test";
import { localeOf } from "./locale.js";

/** @typedef {import("../engine/contract.js").Place} Place */
/** @typedef {import("../engine/contract.js").Opened} Opened */

const { place } = localeOf("en").messages;

/** @param {string} format @param {string[]} [sheets] @returns {Opened} */
function opened(format, sheets = []) {
  return { format, formatName: "", units: 1, characters: 1, pictures: 0, dropped: [], sheets, files: [], scans: [], plates: [] };
}

/** @param {Partial<Place>} place @returns {Place} */
function at(place) {
  return { kind: "cell", number: 2, column: 0, visibility: "visible", ...place };
}

test("a cell is called as the table beside it calls it", () => {
  assert.equal(place(at({ column: 3 }), opened("docx")), "Row 2, column 3");
  assert.equal(place(at({ column: 3 }), opened("csv")), "Cell C2");
  assert.equal(place(at({ column: 3, sheet: 1 }), opened("xlsx", ["Ledger"])), "Sheet “Ledger”, C2");
  assert.equal(place(at({ column: 3, sheet: 1, kind: "comment" }), opened("xlsx", ["Ledger"])), "Sheet “Ledger”, C2, comment");
  assert.equal(place(at({ column: 3, slide: 4 }), opened("pptx")), "Slide 4, row 2, column 3");
});

test("what stands in a file inside is told by the name of that and by where it stands there", () => {
  const archive = { ...opened("archive"), files: ["notes/a.txt", "b.csv"] };
  assert.equal(place(at({ kind: "text", file: 1 }), archive), "notes/a.txt: Line 2");
  assert.equal(place(at({ column: 3, file: 2 }), archive), "b.csv: Cell C2");
  assert.equal(place(at({ column: 3, sheet: 1, file: 1 }), opened("docx", ["Ledger"])), "Embedded file 1: Sheet 1, C2");
  assert.equal(place(at({ kind: "file_name", visibility: "metadata" }), opened("csv")), "File name");
});

test("what stands in the header of a message is told by its field", () => {
  const told = ["mail_from", "mail_subject", "mail_header", "attachment"].map((kind) => place(at({ kind, visibility: "metadata" }), opened("eml")));
  assert.deepEqual(told, ["From", "Subject", "Mail header", "Attachment name"]);
});
