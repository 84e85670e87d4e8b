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
 * @property {number} [sheet] of a cell, counted from 1
 * @property {number} [slide] of a cell, counted from 1
 * @property {number} [file] the file inside, or the cell of a notebook, that all else is told of, counted from 1
 *
 * @typedef {object} Opened
 * @property {string} format
 * @property {string} formatName
 * @property {number} units
 * @property {number} characters
 * @property {number} pictures how many stay as they are, unseen by anything
 * @property {{ kind: string, count: number }[]} dropped
 * @property {string[]} sheets the names of the sheets of a workbook, in order
 * @property {string[]} files what the files inside are called, in order, where they have names
 * @property {number[]} scans the pages, from 0, that are pictures of pages: a person has to look at them
 * @property {Plate[]} plates
 *
 * @typedef {object} Plate a page, or a part of one, of which only the pixels tell what it says
 * @property {number} page from 0; of a file without pages the picture
 * @property {[left: number, top: number, right: number, bottom: number]} part as it is shown, in units of the page
 * @property {number} scale how many pixels to a unit of the page show all that there is to see
 * @property {boolean} isDrawn whether it has to be drawn first
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
 * @property {unknown} name opaque to the page, as what follows
 * @property {unknown} words those of the names in its code
 * @property {unknown} isProgram whether it is a program
 * @property {unknown} standIns which stand-ins the file holds already
 * @property {unknown} hints which words of the file may have to be removed as well
 *
 * @typedef {object} Mark offsets are UTF-16 code units
 * @property {number} start
 * @property {number} end
 * @property {string} id of the finding
 * @property {string} key
 * @property {string} entity
 *
 * @typedef {object} Passage
 * @property {Place | null} place `null` for a value in which nothing is looked for
 * @property {string} text
 * @property {Mark[]} marks sorted, without overlaps
 *
 * @typedef {object} Preview what the items of a file belong to
 * @property {number} count of items
 * @property {Section[]} sections
 * @property {Table[]} tables
 *
 * @typedef {object} Section
 * @property {string} kind
 * @property {number} number counted from 1; 0 for what is not counted
 * @property {boolean} hidden
 * @property {number} [ratio] of a slide or a page: width divided by height
 * @property {number} [width] of a picture in pixels, of a page in points
 *
 * @typedef {{ sheet: boolean, columns: Column[] }} Table
 *
 * @typedef {object} Column
 * @property {number} number counted from 1
 * @property {number} width about how many characters fit; 0 where that is not told
 * @property {boolean} hidden
 *
 * @typedef {object} Row
 * @property {number} number counted from 1
 * @property {boolean} hidden
 * @property {boolean} heading
 * @property {{ column: number, across: number, passages: Passage[] }[]} cells from left to right, empty ones left out
 *
 * @typedef {object} Frame a box of a slide
 * @property {"text" | "title" | "table" | "picture" | "graphic"} kind
 * @property {[number, number, number, number] | null} area left, top, width, height in ten-thousandths of the slide's
 * @property {number} letters their size in ten-thousandths of the slide's width
 * @property {boolean} hidden
 * @property {"start" | "middle" | "end"} align where its lines stand
 * @property {boolean} outside whether it lies beside the slide
 * @property {Row[]} rows its paragraphs, or the rows of its table
 *
 * @typedef {object} BoxLine a line of a finding on the picture of a page, all but the angle in widths of the picture
 * @property {number} x of the corner at the upper edge where the line begins
 * @property {number} y
 * @property {number} width along the line
 * @property {number} height
 * @property {number} angle of the line in radians, clockwise
 *
 * @typedef {object} Box a finding on a page
 * @property {string} id
 * @property {string} key
 * @property {string} entity
 * @property {string} text as it stands there
 * @property {BoxLine[]} lines
 *
 * @typedef {object} Shape of an area on the picture of a page, in widths of the picture
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {Shape & { page: number }} Area of a page, counted from 0, from which everything is to go
 *
 * @typedef {object} Drawn what a person has done on the pages of a file
 * @property {Area[]} areas
 * @property {number[]} seen the scans that the person has looked at
 *
 * @typedef {object} Picture of a page
 * @property {number} width in pixels
 * @property {number} height
 * @property {Uint8ClampedArray<ArrayBuffer>} rgba
 *
 * @typedef {{ kind: "section", index: number, section: number, title: Passage | null }
 *   | { kind: "page", index: number, section: number }
 *   | { kind: "text", index: number, section: number | null, level: number, depth: number, passage: Passage }
 *   | { kind: "row", index: number, section: number, table: number, row: Row }
 *   | { kind: "slide", index: number, section: number, frames: Frame[] }} Item
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
 * @typedef {object} Brief what one file has to know of its task before it is searched
 * @property {object | undefined} [knowledge] the very same object for all files, until something else is known; left out where it was told already
 * @property {unknown} left opaque to the page, as the other
 *
 * @typedef {object} Rulings what one file has to know of its task before it is written
 * @property {object | undefined} [values] the very same object for all files, until something else is found or decided; left out where it was told already
 * @property {unknown} places opaque to the page, as the other
 *
 * @typedef {object} FileReceipt what was done to one file; counts of nothing are left out
 * @property {string} id
 * @property {string} kind the id of its format
 * @property {string} sha256 of the clean file
 * @property {number} len_bytes
 * @property {Record<string, { accept: number, reject: number, unreviewed: number }>} entities places by entity code
 * @property {Record<string, { accept: number, reject: number, unreviewed: number }>} rules the same by the policy's own rules
 * @property {number} pictures that nothing has looked into
 * @property {number} unseen_pages
 * @property {number} unread_pages
 * @property {number} areas that a person has drawn
 * @property {Record<string, number>} dropped by kind
 * @property {string[]} checks that the clean file passed
 *
 * @typedef {object} Cleaned
 * @property {string} name
 * @property {string} mediaType
 * @property {string} sha256
 * @property {Blob | Uint8Array<ArrayBuffer>} content as bytes where these are packed into an archive at once: a Blob would hold its memory until it is swept up
 * @property {FileReceipt} receipt
 *
 * @typedef {[entity: string, value: string][]} Left what the check after cleaning still found
 *
 * @typedef {object} Uncleaned
 * @property {Left} left empty where nothing new can be looked for
 * @property {{ code: string, message: string, retryable: boolean }} error
 *
 * @typedef {object} EngineInfo
 * @property {string} version
 * @property {{ id: string, name: string, extensions: string[], mediaType: string }[]} formats
 * @property {{ code: string, label: string, category: string, about: string }[]} entities
 * @property {{ code: string, about: string }[]} dropped
 */

export {};
