import assert from "node:assert/strict";
import { test } from "node:test";
import { localeOf } from "../locale/locale.js";
import { DrawnAreas } from "./drawn-areas.js";

const SHAPE = { x: 0.1, y: 0.2, width: 0.3, height: 0.1 };

function begun() {
  const { messages } = localeOf("en");
  /** @type {string[]} */
  const said = [];
  let changes = 0;
  const areas = new DrawnAreas({ changed: () => (changes += 1), announce: (words) => said.push(words(messages)) });
  return { areas, said, changes: () => changes };
}

/**
 * @param {DrawnAreas} areas
 * @param {string} file
 */
function idsOf(areas, file) {
  return areas.of(file).map(({ id }) => id);
}

test("areas belong to their file, and to their page", () => {
  const { areas, said } = begun();
  areas.add("f", 1, SHAPE);
  areas.add("g", 1, SHAPE);
  areas.add("f", 1, { ...SHAPE, y: 0.5 });
  assert.deepEqual(areas.drawn("f").areas, [{ page: 1, ...SHAPE }, { page: 1, ...SHAPE, y: 0.5 }]);
  assert.deepEqual(areas.drawn("none"), { areas: [], seen: [] });
  assert.deepEqual(said, ["Area 1 on page 2 is drawn.", "Area 1 on page 2 is drawn.", "Area 2 on page 2 is drawn."]);
});

test("an area that changes keeps its place among the others, and every change is told", () => {
  const { areas, said, changes } = begun();
  areas.add("f", 0, SHAPE);
  areas.add("f", 0, SHAPE);
  const before = idsOf(areas, "f");
  const [first = ""] = before;
  areas.change("f", first, { ...SHAPE, x: 0.2 });
  areas.change("f", first, { ...SHAPE, x: 0.2, width: 0.1 });
  assert.deepEqual(idsOf(areas, "f"), before);
  assert.deepEqual(areas.drawn("f").areas[0], { page: 0, ...SHAPE, x: 0.2, width: 0.1 });
  assert.deepEqual(said.slice(2), ["Area 1 on page 1 is moved.", "Area 1 on page 1 has another size."]);
  assert.equal(changes(), 4);
});

test("what changes nothing is not told, and what is gone cannot change", () => {
  const { areas, said, changes } = begun();
  areas.add("f", 0, SHAPE);
  const [id = ""] = idsOf(areas, "f");
  areas.change("f", id, { ...SHAPE });
  assert.equal(changes(), 1);
  areas.remove("f", id);
  areas.remove("f", id);
  areas.change("f", id, { ...SHAPE, x: 0 });
  assert.deepEqual(areas.drawn("f").areas, []);
  assert.deepEqual(said, ["Area 1 on page 1 is drawn.", "Area 1 on page 1 is removed."]);
});

test("only a new area takes the focus, and once", () => {
  const { areas } = begun();
  areas.add("f", 0, SHAPE);
  areas.add("f", 0, SHAPE);
  const [first = "", second = ""] = idsOf(areas, "f");
  assert.deepEqual([areas.takeFresh(first), areas.takeFresh(second), areas.takeFresh(second)], [false, true, false]);
});

test("a scan that was looked at can be taken back", () => {
  const { areas, said } = begun();
  areas.see("f", 10, true);
  areas.see("f", 2, true);
  areas.see("f", 2, true);
  areas.see("g", 1, true);
  assert.deepEqual(areas.drawn("f").seen, [2, 10]);
  areas.see("f", 10, false);
  assert.deepEqual(areas.drawn("f").seen, [2]);
  assert.equal(said.at(-1), "Page 11 is to be looked at.");
});

test("a file that is forgotten leaves nothing, and the others stay", () => {
  const { areas } = begun();
  for (const file of ["f", "g"]) {
    areas.add(file, 0, SHAPE);
    areas.see(file, 0, true);
  }
  areas.forget("f");
  assert.deepEqual(areas.drawn("f"), { areas: [], seen: [] });
  assert.deepEqual(areas.drawn("g"), { areas: [{ page: 0, ...SHAPE }], seen: [0] });
});
