/**
 * Lists what was dropped or chosen, folders opened. Only handles are taken; nothing is read.
 */

/**
 * @typedef {object} PickedFile
 * @property {string} name with the folders it came in, `/` between
 * @property {File | import("../archive/packed-file.js").PackedFile} file
 */

/**
 * @param {Iterable<File> | null} files of an input element
 * @returns {PickedFile[]}
 */
export function chosenFiles(files) {
  return inOrder(Array.from(files ?? [], (file) => ({ name: file.webkitRelativePath || file.name, file })));
}

/**
 * Opens the folders of a drop. To be called while the event is handled: afterwards the browser shows nothing.
 *
 * @param {DataTransfer} transfer
 * @returns {Promise<PickedFile[]>}
 */
export async function droppedFiles(transfer) {
  const items = Array.from(transfer.items).filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry());
  if (entries.includes(null)) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map((entry) => filesBelow(/** @type {FileSystemEntry} */ (entry))));
  return inOrder(found.flat());
}

/** Whether a file came in a folder. One that was picked by itself is always meant. @param {PickedFile} picked */
export function isInFolder({ name }) {
  return name.includes("/");
}

/**
 * Files of folders as a person would look for them; browsers list them as they come. Others stay as they were picked.
 *
 * @param {PickedFile[]} files
 */
function inOrder(files) {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  return files.some(isInFolder) ? files.sort((a, b) => compare(a.name, b.name)) : files;
}

/**
 * @param {FileSystemEntry} entry
 * @returns {Promise<PickedFile[]>}
 */
async function filesBelow(entry) {
  if (entry.isDirectory) {
    const entries = await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry));
    const found = await Promise.all(entries.map(filesBelow));
    return found.flat();
  }
  const file = await new Promise((resolve, reject) => {
    /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject);
  });
  return [{ name: entry.fullPath.replace(/^\//, ""), file }];
}

/**
 * A reader gives a folder in portions and ends with an empty one.
 *
 * @param {FileSystemDirectoryEntry} folder
 */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const entries = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const portion = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}

/**
 * Tells by name and type: the content is nothing for the page to look at.
 *
 * @param {PickedFile} picked
 */
export function isPdf({ name, file }) {
  return name.toLowerCase().endsWith(".pdf") || file.type === "application/pdf";
}

/** Those that the engine takes for pictures. */
const PICTURE_NAME = /\.(?:apng|avif|bmp|cur|dib|gif|hei[cf]|hif|ico|jfif|jpe|jpe?g|jxl|png|tiff?|webp)$/i;

/**
 * Tells the same of pictures made of pixels.
 *
 * @param {PickedFile} picked
 */
export function isPicture({ name, file }) {
  return PICTURE_NAME.test(name) || /^image\/(?!svg)/.test(file.type);
}
