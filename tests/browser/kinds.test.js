/**
 * One task with a file of each kind that holds others or is written by programs: a person who stands in all of them is
 * found in each, goes from each down to what is packed inside, and has one stand-in; and each is still of its kind.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync, inflateSync } from "node:zlib";
import { LEFT, PERSON, kinds, kindsTask } from "./fixture/kinds-task.js";
import { tarMembers } from "./fixture/tar.js";
import { crc32, zipMembers } from "./fixture/zip.js";
import { findInBytes } from "./harness/needle.js";
import { productRoot } from "./harness/product.js";
import { startServer } from "./harness/server.js";
import { Stage } from "./harness/stage.js";

/** @typedef {import("./harness/journey-page.js").JourneyPage} JourneyPage */
/** @typedef {{ text: string, pictures?: Buffer[] }} Content what a person reads in a file, and the pictures in it */

const NAMES = Object.keys(kinds());

/** A stand-in: in text, and in addresses. */
const STAND_INS = { name: /\[PERSON \d+\]|person-\d+/g, mail: /\[EMAIL \d+\]|email-\d+/g };

/** How the review calls the places in files that have names for them. */
const WHERE = {
  "letter.eml": {
    name: ["From", "Subject", "Line 1", "Attachment name", "ledger of Jane Roe.csv: Cell A2"],
    mail: ["From", "Line 1", "ledger of Jane Roe.csv: Cell B2"],
  },
  "report.ipynb": { name: ["Cell 1: Line 1", "Cell 2: In code, line 1", "Cell 2: Output 1"], mail: ["Cell 1: Line 3", "Cell 2: In code, line 2"] },
  "ledger.csv": { name: ["Cell A2"], mail: ["Cell B2"] },
};

/** @type {Stage} */
let stage;

before(async () => {
  stage = await Stage.open(startServer, await productRoot());
});

after(() => stage.close());

/**
 * The size of a picture, after its parts and its packed pixels were held against their sums.
 *
 * @param {Buffer} bytes
 */
function assertPng(bytes) {
  assert.equal(bytes.toString("latin1", 1, 4), "PNG");
  /** @type {Map<string, Buffer>} */
  const chunks = new Map();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    assert.equal(crc32(named), bytes.readUInt32BE(at + 8 + length));
    chunks.set(named.toString("latin1", 0, 4), named.subarray(4));
    at += 12 + length;
  }
  assert.deepEqual([...chunks.keys()], ["IHDR", "IDAT", "IEND"], "and nothing is told about it");
  const header = chunks.get("IHDR") ?? Buffer.alloc(0);
  assert.deepEqual([header.readUInt32BE(0), header.readUInt32BE(4)], [40, 20]);
  assert.ok(inflateSync(chunks.get("IDAT") ?? Buffer.alloc(0)).length > 0);
}

/**
 * A part of a message: its fields, each on one line, and what it holds.
 *
 * @param {string} part
 */
function mailPart(part) {
  const [head = "", ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join("\n\n");
  const fields = head.replace(/\r?\n[ \t]+/g, " ");
  const transfer = /^content-transfer-encoding: *(\S+)/im.exec(fields)?.[1]?.toLowerCase();
  if (transfer === "base64") return { fields, content: Buffer.from(body, "base64") };
  if (transfer !== "quoted-printable") return { fields, content: Buffer.from(body) };
  const unfolded = body.replace(/=\r?\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return { fields, content: Buffer.from(unfolded, "latin1") };
}

/** @param {Buffer} bytes @returns {Content} */
function readMail(bytes) {
  const whole = mailPart(bytes.toString());
  const boundary = /boundary="([^"]+)"/.exec(whole.fields)?.[1];
  assert.ok(boundary !== undefined, "the message says where its parts begin");
  const [, ...parts] = whole.content.toString().split(`--${boundary}`);
  assert.equal(parts.pop()?.trim(), "--", "the message is closed");
  const read = parts.map((part) => mailPart(part.replace(/^\r?\n/, "")));
  assert.deepEqual(read.map(({ fields }) => /^content-type: *([\w/]+)/im.exec(fields)?.[1]), ["text/plain", "text/csv", "image/png"]);
  const [note, table, picture] = read.map(({ content }) => content);
  const attached = /filename="([^"]*)"/.exec(read[1]?.fields ?? "")?.[1];
  assert.match(attached ?? "", /^ledger of person-\d+\.csv$/);
  return { text: [whole.fields, attached, note, readTable(table ?? Buffer.alloc(0)).text].join("\n"), pictures: picture ? [picture] : [] };
}

/** @param {Buffer} bytes @returns {Content} */
function readNotebook(bytes) {
  const { cells, nbformat } = JSON.parse(bytes.toString());
  assert.equal(nbformat, 4);
  const [note, code] = cells;
  assert.deepEqual([note.cell_type, code.cell_type], ["markdown", "code"]);
  const [{ data }] = code.outputs;
  return { text: [note.source, code.source, data["text/plain"]].flat().join(""), pictures: [Buffer.from(data["image/png"], "base64")] };
}

/** @param {Buffer} bytes @returns {Content} */
function readTable(bytes) {
  const [head, row, ...rest] = bytes.toString().split("\r\n");
  assert.equal(head, "name,mail,note");
  assert.deepEqual(rest, [""]);
  const cells = /^([^,"]+),([^,"]+),"([^"]+)"$/.exec(row ?? "");
  assert.ok(cells !== null, row);
  return { text: cells.slice(1).join("\n") };
}

/** @param {Buffer} bytes @returns {Content} */
function readJson(bytes) {
  const value = JSON.parse(bytes.toString());
  assert.deepEqual(Object.keys(value), ["name", "mail", "note"]);
  return { text: Object.values(value).join("\n") };
}

/** @param {Buffer} bytes @returns {Content} */
function readYaml(bytes) {
  const lines = bytes.toString().trimEnd().split("\n");
  const values = lines.map((line) => /^(name|mail|note): (?:'([^']+)'|([^'"[\]{}&*!|>%@`#,].*))$/.exec(line));
  assert.deepEqual(values.map((found) => found?.[1]), ["name", "mail", "note"], "a bracket needs quotes");
  return { text: values.map((found) => found?.[2] ?? found?.[3]).join("\n") };
}

/** @param {Buffer} bytes @returns {Content} */
function readRichText(bytes) {
  const source = bytes.toString("latin1");
  assert.ok(source.startsWith("{\\rtf1"));
  let depth = 0;
  for (const [at, sign] of [...source].entries()) {
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    assert.ok(depth > 0 || at === source.length - 1, "the groups are closed where they end");
  }
  assert.equal(depth, 0);
  const body = source.replace(/\{\\fonttbl.*?\}\}/, "");
  return { text: body.replace(/\\[a-z]+-?\d* ?|[{}]/g, "") };
}

/**
 * A page or a drawing as a browser reads it.
 *
 * @param {"image/svg+xml" | "text/html"} type
 */
function readMarkup(type) {
  /** @param {Buffer} bytes @returns {Promise<Content>} */
  return async (bytes) => {
    const blank = await stage.browser.newPage();
    const { text, addresses } = await blank.evaluate(
      ({ source, as }) => {
        const read = new DOMParser().parseFromString(source, as);
        if (read.querySelector("parsererror") !== null) throw new Error("it is not well-formed");
        const elements = [...read.querySelectorAll("*")];
        const told = elements.flatMap((element) => [element.getAttribute("alt"), element.localName === "a" ? element.getAttribute("href") : null]);
        const addresses = elements.map((element) => element.getAttribute("src") ?? element.getAttribute("href") ?? "");
        return { text: [read.documentElement.textContent, ...told].join("\n"), addresses: addresses.filter((address) => address.startsWith("data:")) };
      },
      { source: bytes.toString(), as: type },
    );
    await blank.close();
    return { text, pictures: addresses.map((address) => Buffer.from(address.replace("data:image/png;base64,", ""), "base64")) };
  };
}

/** @param {Map<string, Buffer>} members @returns {Content} */
function readFolder(members) {
  const [[tableName, table], [noteName, note], ...rest] = /** @type {[[string, Buffer], [string, Buffer]]} */ ([...members]);
  assert.deepEqual([tableName, rest], ["work/ledger.csv", []]);
  assert.match(noteName, /^work\/note of person-\d+\.txt$/);
  return { text: [noteName, readTable(table).text, note].join("\n") };
}

/** How each file is read, by something that knows nothing of the product. @type {Record<string, (bytes: Buffer) => Content | Promise<Content>>} */
const READERS = {
  "letter.eml": readMail,
  "report.ipynb": readNotebook,
  "ledger.csv": readTable,
  "ledger.json": readJson,
  "ledger.yaml": readYaml,
  "badge.svg": readMarkup("image/svg+xml"),
  "report.html": readMarkup("text/html"),
  "letter.rtf": readRichText,
  "work.zip": (bytes) => readFolder(zipMembers(bytes)),
  "work.tar.gz": (bytes) => readFolder(tarMembers(gunzipSync(bytes))),
};

/**
 * Where the review says that a value stands: the file and the place in it.
 *
 * @param {JourneyPage} journey
 * @param {string} value
 */
async function placesOf(journey, value) {
  const unfold = journey.group(value).getByRole("button", { name: /places?$/ });
  await unfold.click();
  const places = await journey.group(value).locator(".place-link").evaluateAll((links) =>
    links.map((link) => {
      const file = link.querySelector(".place-file")?.textContent ?? "";
      return { file, where: (link.textContent ?? "").slice(0, -file.length).trim() };
    }),
  );
  await unfold.click();
  return places;
}

test("a person who stands in files of every kind goes from each of them, and has one stand-in", { timeout: 120_000 }, async () => {
  for (const [name, content] of Object.entries(kinds())) {
    const labels = new Set(findInBytes(PERSON, Buffer.from(content), name).map(({ label }) => label));
    assert.deepEqual([...labels].sort(), Object.keys(PERSON).sort(), `${name} holds what has to go`);
  }
  const journey = await stage.openPage();
  await journey.add(kindsTask());
  await journey.check();
  assert.deepEqual(await journey.refusals(), []);
  const groups = await journey.groups();
  for (const [value, entity] of [[PERSON.name, "person"], [PERSON.mail, "email_address"]]) {
    assert.ok(groups.some((group) => group.value === value && group.entity === entity && group.decision === "accept"), value);
    const places = await placesOf(journey, value ?? "");
    assert.deepEqual([...new Set(places.map(({ file }) => file))].sort(), [...NAMES].sort(), `the review lists every file with ${value}`);
    for (const [file, where] of Object.entries(WHERE)) {
      const told = places.filter((place) => place.file === file).map((place) => place.where);
      assert.deepEqual(told, where[entity === "person" ? "name" : "mail"], file);
    }
  }

  await journey.clean();
  const told = { name: new Set(), mail: new Set() };
  for (const name of NAMES) {
    const { bytes } = await journey.download(journey.button(`Download ${name}`));
    assert.deepEqual(findInBytes(PERSON, bytes, name), []);
    const { text, pictures = [] } = (await READERS[name]?.(bytes)) ?? { text: "" };
    assert.ok(text.includes(LEFT), `${name} keeps what may stay`);
    pictures.forEach(assertPng);
    assert.equal(pictures.length, /\.(eml|ipynb|svg|html)$/.test(name) ? 1 : 0, name);
    for (const kind of /** @type {const} */ (["name", "mail"])) {
      const found = new Set(text.match(STAND_INS[kind])?.map((standIn) => standIn.replace(/\D/g, "")));
      assert.ok(found.size > 0, `${name} has a stand-in for the ${kind}`);
      found.forEach((number) => told[kind].add(number));
    }
  }
  assert.deepEqual([told.name.size, told.mail.size], [1, 1]);
  assert.deepEqual(stage.breaches(PERSON), []);
});
