/**
 * How spreadsheets name a column: A to Z, AA and on.
 *
 * @param {number} column from 1
 */
export function columnName(column) {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
