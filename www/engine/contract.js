/**
 * The shapes that the engine speaks in. They are declared once in Rust (`src/wasm/`) and described here for the checker.
 *
 * @typedef {"accept" | "reject"} Decision accept = remove it, reject = leave it as it is
 *
 * @typedef {object} Place
 * @property {string} kind a place code, such as `paragraph`
 * @property {number} number counted from 1
 * @property {number} column counted from 1 in a table, else 0
 * @property {"visible" | "hidden" | "metadata"} visibility
 *
 * @typedef {object} Opened
 * @property {string} format
 * @property {string} formatName
 * @property {number} units
 * @property {number} characters
 * @property {number} pictures how many stay as they are, unseen by anything
 * @property {{ kind: string, count: number }[]} dropped
 *
 * @typedef {object} Finding
 * @property {string} id
 * @property {string} key the group it belongs to: the same value has the same key in all files
 * @property {string} entity
 * @property {string} value the text as it stands
 * @property {number} score
 * @property {string} detector
 * @property {Place} place
 *
 * @typedef {object} Suggestion a word that may have to be removed, which no detector found
 * @property {string} text
 * @property {number} places where it stands besides what was found
 * @property {{ kind: string, count: number, files: number }[]} evidence why, the strongest reason first
 *
 * @typedef {object} Report what a scan tells, for the task to hear
 * @property {Finding[]} findings
 * @property {unknown} standIns which stand-ins the file holds already; opaque to the page
 * @property {unknown} hints which words of the file may have to be removed as well; opaque to the page
 *
 * @typedef {object} Mark offsets are UTF-16 code units
 * @property {number} start
 * @property {number} end
 * @property {string} id of the finding
 * @property {string} key
 * @property {string} entity
 *
 * @typedef {object} Passage
 * @property {number} index
 * @property {number} unit
 * @property {Place} place
 * @property {string} text
 * @property {Mark[]} marks sorted, without overlaps
 *
 * @typedef {object} Group
 * @property {string} key
 * @property {string} entity
 * @property {string} category
 * @property {string} value
 * @property {number} count
 * @property {{ fileId: string, count: number }[]} files
 * @property {Decision} decision
 * @property {string} standIn what stands in its place afterwards
 * @property {"remove" | "ask" | "review"} action what the policy does when nobody decides; `review` only shows
 * @property {string} detector what found it where it first stands
 * @property {string} reason what the policy says of a rule of its own that found it; empty for ours
 * @property {boolean} decided
 *
 * @typedef {unknown} Brief what one file has to know of its task; opaque to the page
 *
 * @typedef {object} FileReceipt what was done to one file; more fields than these pass through the page unread
 * @property {Record<string, { accept: number, reject: number, unreviewed: number }>} entities places by entity code
 *
 * @typedef {object} Cleaned
 * @property {string} name
 * @property {string} mediaType
 * @property {string} sha256
 * @property {Blob} blob
 * @property {FileReceipt} receipt
 *
 * @typedef {object} EngineInfo
 * @property {string} version
 * @property {{ id: string, name: string, extensions: string[], mediaType: string }[]} formats
 * @property {{ code: string, label: string, category: string, about: string }[]} entities
 * @property {{ code: string, about: string }[]} dropped
 */

export {};
