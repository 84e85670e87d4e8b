/**
 * What the review shows.
 *
 * @typedef {import("../engine/contract.js").Group} Group
 * @typedef {import("../engine/contract.js").Mark} Mark
 * @typedef {import("../engine/contract.js").Place} Place
 *
 * @typedef {"before" | "after" | "both"} Comparison
 *
 * @typedef {object} PlaceState one place of the group that is unfolded
 * @property {string} fileId
 * @property {string} findingId
 * @property {Place} place
 * @property {boolean} removed
 *
 * @typedef {Mark & { removed: boolean, standIn: string }} MarkState
 *
 * @typedef {object} PassageState
 * @property {Place | null} place
 * @property {string} text
 * @property {MarkState[]} marks
 *
 * @typedef {{ column: number, across: number, passages: PassageState[] }} CellState
 * @typedef {{ number: number, hidden: boolean, heading: boolean, cells: CellState[] }} RowState
 * @typedef {Omit<import("../engine/contract.js").Frame, "rows"> & { rows: RowState[] }} FrameState
 *
 * @typedef {{ kind: "section", index: number, section: number, title: PassageState | null }} SectionItem
 * @typedef {{ kind: "text", index: number, section: number | null, level: number, depth: number, passage: PassageState }} TextItem
 * @typedef {{ kind: "row", index: number, section: number, table: number, row: RowState }} RowItem
 * @typedef {{ kind: "slide", index: number, section: number, frames: FrameState[] }} SlideItem
 * @typedef {import("../engine/contract.js").Box & { removed: boolean, standIn: string }} BoxState
 * @typedef {{ kind: "page", index: number, section: number, boxes: BoxState[] | null }} PageItem boxes come when it is near
 * @typedef {SectionItem | TextItem | RowItem | SlideItem | PageItem} ItemState
 *
 * @typedef {object} ChunkState a run of items that is shown or skipped as one
 * @property {number} index
 * @property {ItemState[] | null} items `null` until the worker has sent them
 * @property {number} heightPx the room to keep until then
 *
 * @typedef {object} TextState the text of the file in view
 * @property {"loading" | "ready" | "failed"} status
 * @property {import("../element/state.js").Fault | null} fault
 * @property {number} abovePx height of what is not rendered above the chunks
 * @property {number} belowPx height of what is not rendered below
 * @property {ChunkState[]} chunks
 * @property {import("../engine/contract.js").Section[]} sections
 * @property {import("../engine/contract.js").Table[]} tables
 * @property {boolean} isPaged whether the file has pages and they are shown as they look
 *
 * @typedef {object} PickedMark the mark whose choices are open
 * @property {string} findingId
 * @property {string} key
 * @property {boolean} removed
 * @property {{ left: number, bottom: number }} anchor in the window, in px
 *
 * @typedef {object} ReviewState
 * @property {Group[]} groups
 * @property {{ text: string, places: number }[]} terms the contributor's own words, and in how many places each was found
 * @property {import("../engine/contract.js").Suggestion[]} suggestions words that may have to be added to these
 * @property {import("../element/state.js").Fault | null} termFault why the last term was not taken
 * @property {number} undecided
 * @property {boolean} searching whether the files are being scanned again
 * @property {string} fileId the file in view
 * @property {Comparison} comparison
 * @property {boolean} asPages whether pages are shown as they look, where the file has any
 * @property {string | null} filter an entity code
 * @property {number} groupsShown
 * @property {{ key: string, places: PlaceState[], more: number } | null} unfolded
 * @property {PickedMark | null} picked
 * @property {string | null} selected text that the person has selected
 * @property {TextState} text
 * @property {string | null} goTo the finding to bring into view
 * @property {number} zoom how large pages are shown; 1 is as wide as there is room for
 * @property {boolean} drawing whether areas can be drawn on pages
 * @property {import("./drawn-areas.js").DrawnArea[]} areas of the file in view
 * @property {import("./unseen-scan.js").SeenScans} seen the scans that were looked at, of all files
 * @property {import("./unseen-scan.js").Scan | null} lastScan that was jumped to
 * @property {number | null} goToScan the page whose scan is to be brought into view
 */

export {};
