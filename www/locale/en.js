/**
 * The page in English.
 *
 * Written for people who are experts in their own work and not in privacy: short sentences, their words, and after
 * every "no" what they can do.
 */
import { columnName } from "./column-name.js";
import { dropped, embedded, entities, evidence, faults, notebookCell, places, reasons, sections } from "./en-codes.js";

/** @typedef {import("./locale.js").Wording} Wording */
/** @typedef {import("../engine/contract.js").Place} Place */
/** @typedef {import("../engine/contract.js").Opened} Opened */

/**
 * @param {Wording} wording
 */
export function english({ number, size, percent, list, plural }) {
  /** @param {number} count */
  const files = (count) => plural(count, { one: "# file", other: "# files" });
  /** @param {number} count */
  const placeCount = (count) => plural(count, { one: "# place", other: "# places" });

  return {
    number,
    size,
    files,
    placeCount,

    steps: { label: "Steps", add: "Add", review: "Review", send: "Done" },

    intake: {
      heading: "Add your work",
      promise: "Your files stay on this computer. They are opened, checked and cleaned here in your browser.",
      request: "The request you got",
      requestHint: "What you were asked to do, in the words you got.",
      requestText: "Type or paste the request",
      requestOr: "or",
      addRequest: "Add it as a file",
      deliverable: "What you delivered",
      deliverableHint: "The files you handed over.",
      drop: "Drop files or a folder here",
      dropNow: "Let go to add",
      chooseFiles: "Choose files",
      chooseFolder: "Choose a folder",
      aside: (/** @type {number} */ count) =>
        plural(count, { one: "# file of the folder or archive is not taken: it belongs to a machine and not to your work, or cannot be kept", other: "# files of the folder or archive are not taken: they belong to a machine and not to your work, or cannot be kept" }),
      kinds: (/** @type {string[]} */ names) => `Accepted: ${list(names)}.`,
      filesOf: (/** @type {string} */ part) => `Files in “${part}”`,
      check: (/** @type {number} */ count) => (count === 0 ? "Check" : `Check ${files(count)}`),
      nothingYet: "Add a file or type the request to begin.",
    },

    file: {
      status: {
        queued: "Waiting",
        scanning: "Checking…",
        ready: "Checked",
        refused: "Cannot be used",
        cleaning: "Cleaning…",
        clean: "Clean",
        sending: "Sending…",
        sent: "Sent",
        cancelled: "Cancelled",
      },
      progress: (/** @type {string} */ name) => `Progress of ${name}`,
      sentPart: (/** @type {number} */ part) => `${percent(part)} received`,
      remove: "Remove",
      removeNamed: (/** @type {string} */ name) => `Remove ${name} from the list`,
      cancel: "Cancel",
      cancelNamed: (/** @type {string} */ name) => `Cancel ${name}`,
      retry: "Try again",
      retryNamed: (/** @type {string} */ name) => `Try ${name} again`,
    },

    scanning: {
      heading: "Checking your files",
      hint: "Looking for names, contact details, account numbers, passwords and anything that should not be shared.",
      cancel: "Stop",
      passes: {
        first: (/** @type {number} */ done, /** @type {number} */ total) => `${number(done)} of ${files(total)} checked`,
        again: (/** @type {number} */ done, /** @type {number} */ total) =>
          `Looking once more for what was found in other files: ${number(done)} of ${files(total)}`,
        cleaning: (/** @type {number} */ done, /** @type {number} */ total) => `${number(done)} of ${files(total)} cleaned`,
        packing: (/** @type {number} */ done, /** @type {number} */ total) => `${number(done)} of ${files(total)} packed into the archive again`,
      },
    },

    review: {
      heading: "Review what was found",
      nothingFound: "Nothing sensitive was found. Please read through the text once; you know it best.",
      summary: (/** @type {number} */ values, /** @type {number} */ count) =>
        `${plural(values, { one: "# item", other: "# items" })} in ${placeCount(count)}`,
      found: "What was found",
      filter: "Show",
      all: "All",
      removeEverywhere: "Remove",
      keep: "Keep",
      decisionFor: (/** @type {string} */ value) => `Remove or keep “${value}” everywhere`,
      mustDecide: "Please decide",
      doubtful: "Please have a look",
      doubtfulHint: "These may be fine. They stay in the file unless you remove them.",
      places: (/** @type {number} */ count) => placeCount(count),
      placesOf: (/** @type {string} */ value) => `Places of “${value}”`,
      placeDecision: "Remove or keep in this place",
      goTo: (/** @type {string} */ place) => `Show ${place} in the text`,
      morePlaces: (/** @type {number} */ count) => `${placeCount(count)} more, all in the text on the right`,
      more: (/** @type {number} */ count) => `Show ${number(count)} more`,
      terms: "Your own words",
      termLabel: "Add a word or phrase to remove",
      termHint: "Such as a client, a project or a product. It is looked for in every file.",
      addTerm: "Add",
      termPlaces: (/** @type {number} */ count) => (count === 0 ? "not found" : placeCount(count)),
      removeTerm: (/** @type {string} */ term) => `No longer look for “${term}”`,
      suggestions: "Should these be removed as well?",
      suggestionReason: (/** @type {{ kind: string, count: number, files: number }[]} */ reasons, /** @type {number} */ count) =>
        `${list(reasons.map((reason) => evidence[reason.kind]?.({ ...reason, plural }) ?? reason.kind))} – ${placeCount(count)}`,
      addSuggestion: (/** @type {string} */ text) => `Add “${text}” to your own words`,
      dismissSuggestion: (/** @type {string} */ text) => `Do not suggest “${text}”`,
      searching: "Looking for it in every file…",
      file: "Files",
      chooseFile: "File to look at",
      fileWith: (/** @type {string} */ name, /** @type {number} */ count) => `${name} – ${placeCount(count)}`,
      fileOf: (/** @type {number} */ index, /** @type {number} */ count) => `${number(index)} of ${files(count)}`,
      withFindings: (/** @type {number} */ count) => `Something was found (${number(count)})`,
      withoutFindings: (/** @type {number} */ count) => `Nothing was found (${number(count)})`,
      previousFile: "Previous",
      nextFile: "Next",
      text: "Text of the file",
      compare: "Show the text",
      before: "Before",
      after: "After",
      both: "Side by side",
      look: "Show the pages",
      asPages: "As pages",
      asText: "As text",
      pagePicture: (/** @type {number} */ index) => `Picture of page ${number(index)}`,
      pageFault: "This page cannot be drawn here. Look at its text instead.",
      pictureFault: "This picture cannot be shown here.",
      draftFault: "This page cannot be shown as it will be.",
      draftWait: "Showing this page as it will be…",
      loading: "Opening the file…",
      noText: "There is no text in this file.",
      table: "Table",
      sheet: (/** @type {string} */ name) => (name === "" ? "Table" : `Sheet “${name}”`),
      rowNumber: "Row",
      hidden: "hidden",
      comment: "Comment",
      hiddenSheet: "Hidden in the file",
      hiddenSlide: "Not shown to the audience",
      besideSlide: "Beside the slide, where the audience does not see it",
      picture: "Picture",
      graphic: "Chart, diagram or object",
      elided: (/** @type {number} */ count) =>
        plural(count, { one: "… # character without findings …", other: "… # characters without findings …" }),
      markLabel: (/** @type {string} */ entity, /** @type {boolean} */ removed) =>
        `${entity}, ${removed ? "will be removed" : "will be kept"}`,
      here: "In this place",
      everywhere: (/** @type {number} */ count) => `In all ${number(count)} places`,
      close: "Close",
      removeSelection: (/** @type {string} */ text) => `Remove “${text}” everywhere`,
      pictures: (/** @type {number} */ count) =>
        plural(count, {
          one: "This file keeps # picture. What it shows is not checked: look at it, and leave the file out if it shows what must not be seen.",
          other: "This file keeps # pictures. What they show is not checked: look at them, and leave the file out if one shows what must not be seen.",
        }),
      dropped: "Also taken out of this file, without asking",
      undecided: (/** @type {number} */ count) =>
        plural(count, {
          one: "# item is waiting for your decision.",
          other: "# items are waiting for your decision.",
        }),
      leftOut: (/** @type {number} */ count) =>
        plural(count, { one: "# file is left out.", other: "# files are left out." }),
      clean: (/** @type {number} */ count) => `Clean ${files(count)}`,
      addMore: "Add more files",
    },

    zoom: {
      group: "Size of the pages",
      in: "Zoom in",
      out: "Zoom out",
      actual: `Zoom to ${percent(1)}`,
      fit: "Fit the width",
      fitShort: "Fit",
      actualShort: percent(1),
      told: (/** @type {number} */ part) => `Shown at ${percent(part)}.`,
    },

    area: {
      draw: "Draw an area",
      hint: "Drag over what has to go. Everything that an area touches is taken out, and a black box stands there.",
      touchHint: "Two fingers move the pages and make them larger.",
      keyHint: "Keys: Enter on a page draws an area, arrows move it, Shift and arrows resize it (with Alt in small steps), Delete removes it, Escape ends drawing, + and − zoom, 0 fits the width.",
      paper: (/** @type {number} */ page) => `Page ${number(page)}, to draw on`,
      kind: "area",
      name: (/** @type {number} */ index, /** @type {number} */ page) => `Area ${number(index)} on page ${number(page)}`,
      black: (/** @type {string} */ name) => `${name}, black`,
      remove: (/** @type {string} */ name) => `Remove ${name}`,
      added: (/** @type {string} */ name) => `${name} is drawn.`,
      moved: (/** @type {string} */ name) => `${name} is moved.`,
      resized: (/** @type {string} */ name) => `${name} has another size.`,
      removed: (/** @type {string} */ name) => `${name} is removed.`,
      pictures: (/** @type {number} */ count) =>
        plural(count, {
          one: "This file keeps # picture. What it shows is not checked: look at it, and draw an area over what must not be seen.",
          other: "This file keeps # pictures. What they show is not checked: look at them, and draw areas over what must not be seen.",
        }),
      picturesRead: (/** @type {number} */ count) =>
        plural(count, {
          one: "This file keeps # picture. Scrubjay has looked for words, faces and codes in it, and may have missed some: look at it, and draw an area over what else has to go.",
          other: "This file keeps # pictures. Scrubjay has looked for words, faces and codes in them, and may have missed some: look at them, and draw areas over what else has to go.",
        }),
    },

    scan: {
      notice: "This page is a picture. Scrubjay cannot read it: look at it yourself, and draw areas over what has to go.",
      readNotice: "This page is a picture. Scrubjay has looked for words, faces and codes in it, and may have missed some: look at it yourself, and draw areas over what else has to go.",
      frame: "It is one moment of a moving picture, and at most eight are shown here: play the picture to see the others. What is covered in one is covered in all.",
      closedNotice: "Scrubjay took out what was stored beside this picture, but can neither show a picture of this kind nor paint over it. Look at it in another program. If something in it has to go, save it as .png or .jpg and add that instead.",
      listed: "These pages are pictures. Scrubjay cannot read them: look at them yourself, as pages or in another program.",
      look: "I have looked at this page",
      lookAt: (/** @type {number} */ page) => `I have looked at page ${number(page)}`,
      isSeen: (/** @type {number} */ page) => `You have looked at page ${number(page)}.`,
      isUnseen: (/** @type {number} */ page) => `Page ${number(page)} is to be looked at.`,
      unseen: (/** @type {number} */ count) =>
        plural(count, { one: "# page is a picture that you have to look at.", other: "# pages are pictures that you have to look at." }),
      next: "Show the next one",
    },

    cleaning: {
      heading: "Cleaning your files",
      hint: "Each file is rewritten in its own format, then opened again and searched twice for what had to go.",
    },

    result: {
      heading: "Your clean files",
      hint: "Open them and look. They are what will be sent, and nothing else.",
      proof: (/** @type {number} */ removed, /** @type {number} */ areas) =>
        `Checked twice. ${plural(removed, { one: "# place removed.", other: "# places removed." })}` +
        (areas > 0 ? ` ${plural(areas, { one: "# area is black.", other: "# areas are black." })}` : ""),
      holds: (/** @type {number} */ count) => `archive of ${files(count)}`,
      fingerprint: (/** @type {string} */ start) => `SHA-256 ${start}…`,
      download: "Download",
      downloadAll: "Download all in one ZIP file",
      archive: "clean-files.zip",
      downloadNamed: (/** @type {string} */ name) => `Download ${name}`,
      receipt: "Receipt",
      receiptHint: "Says what was done to each file, without saying what was there.",
      leftOut: "Left out",
      leftOutHint: "These files could not be cleaned. They stay on this computer and are not sent.",
      back: "Back to the review",
      restart: "Start a new task",
    },

    send: {
      heading: "Send",
      sentHeading: "Sent",
      receiver: "the receiver",
      summary: (/** @type {number} */ count, /** @type {string} */ host) =>
        `${plural(count, { one: "The clean file and its receipt", other: "The # clean files and their receipt" })} will be sent to ${host}.`,
      without: (/** @type {number} */ count) =>
        plural(count, { one: "# file is left out and will not be sent.", other: "# files are left out and will not be sent." }),
      send: "Send",
      again: "Send again",
      stop: "Stop sending",
      sending: "If it is interrupted, it goes on where it stopped when you send the same files again.",
      sent: (/** @type {number} */ count, /** @type {string} */ host) =>
        `${plural(count, { one: "The clean file and its receipt have", other: "All # clean files and the receipt have" })} arrived at ${host}.`,
    },

    names: {
      pending: "Names in sentences are still being looked for. You can look through the rest meanwhile.",
      waits: "This can start when names in sentences have been looked for.",
    },

    announce: {
      added: (/** @type {number} */ count) => plural(count, { one: "# file added.", other: "# files added." }),
      scanning: "Checking started.",
      progress: (/** @type {number} */ part) => `${percent(part)} done.`,
      review: (/** @type {number} */ values, /** @type {number} */ refused) =>
        `Checking is done. ${plural(values, { one: "# item was found.", other: "# items were found." })}` +
        (refused > 0 ? ` ${plural(refused, { one: "# file cannot be used.", other: "# files cannot be used." })}` : ""),
      allRefused: "None of the files can be used. The reasons are in the list.",
      term: (/** @type {number} */ count) => `Found in ${placeCount(count)}.`,
      names: "Names in sentences can be found now.",
      cleaning: "Cleaning started.",
      clean: (/** @type {number} */ count) => plural(count, { one: "# file is clean.", other: "# files are clean." }),
      sending: "Sending started.",
      sent: "Everything has arrived.",
      failed: "That did not work. The reason is on the page.",
    },

    /** @param {string} code */
    entity: (code) => entities[code] ?? code.replaceAll("_", " "),

    /**
     * Why something is shown that may well stay.
     *
     * @param {{ entity: string, reason: string }} group
     */
    reason: ({ entity, reason }) => (reason === "" ? (reasons[entity] ?? "It may say more than it should.") : reason),

    /** @param {{ kind: string, count: number }} item */
    dropped: ({ kind, count }) => {
      const forms = dropped[kind];
      return forms === undefined ? `${kind.replaceAll("_", " ")} (${number(count)})` : plural(count, forms);
    },

    /**
     * @param {string} kind
     * @param {number} index
     */
    section: (kind, index) => (sections[kind] ?? kind).replace("#", number(index)).trim(),

    /**
     * @param {Place} place
     * @param {Opened | null} [opened] the file that it is in
     */
    place: ({ kind, number: index, column, visibility, sheet = 0, slide = 0, file = 0 }, opened = null) => {
      const words = places[kind] ?? kind.replaceAll("_", " ");
      const cell = words.replace("#", number(index)).replace("@", number(column));
      // What a file inside calls its sheets is not known.
      const name = file === 0 ? opened?.sheets[sheet - 1] : undefined;
      const unnamed = opened?.format === "notebook" ? notebookCell : embedded;
      const inside = opened?.files[file - 1] || unnamed.replace("#", number(file));
      const isTable = file === 0 ? opened?.format === "csv" : /\.[ct]sv$/iu.test(inside);
      const inGrid = `${columnName(column)}${index}`;
      const onSheet = sheet === 0 ? `Cell ${inGrid}` : `Sheet ${name === undefined ? number(sheet) : `“${name}”`}, ${inGrid}`;
      const onSlide = slide > 0 ? `Slide ${number(slide)}, ${cell.toLowerCase()}` : cell;
      const inSheet = kind === "comment" ? `${onSheet}, comment` : onSheet;
      const isOnSheet = column > 0 && (sheet > 0 || isTable);
      const where = isOnSheet ? inSheet : onSlide;
      const told = visibility === "hidden" && !places[kind]?.includes("hidden") ? `${where}, hidden` : where;
      return file === 0 ? told : `${inside}: ${told}`;
    },

    /**
     * What happened, and what to do. The engine's own sentence is shown where it knows more than the code.
     *
     * @param {{ code: string, message: string }} fault
     */
    fault: ({ code, message }) => {
      const { title = "This did not work", goOn = "", advice = `${message} ${goOn}`.trim() } = faults[code] ?? {};
      return { title, advice };
    },
  };
}
