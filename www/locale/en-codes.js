/**
 * English words for the engine's codes.
 */

/** @type {Record<string, string>} */
export const entities = {
  person: "Name",
  email_address: "E-mail address",
  phone_number: "Phone number",
  street_address: "Postal address",
  place: "Place",
  coordinates: "Position on the map",
  organisation: "Organisation",
  job_title: "Job",
  personal_trait: "Personal trait",
  date_of_birth: "Date of birth",
  date: "Date",
  age: "Age",
  us_ssn: "Social security number",
  national_id: "National ID number",
  passport: "Passport number",
  driving_licence: "Driving licence",
  tax_number: "Tax number",
  medical_record: "Patient or record number",
  health_insurance: "Insurance number",
  professional_licence: "Professional licence",
  bank_account: "Account number",
  iban: "Bank account",
  swift_code: "Bank code",
  payment_card: "Payment card",
  crypto_address: "Crypto wallet",
  ip_address: "Network address",
  mac_address: "Hardware address",
  device_id: "Device number",
  vehicle_id: "Vehicle number",
  face: "Face",
  machine_code: "Unread code",
  biometric_id: "Biometric number",
  identifier: "ID number",
  username: "User name",
  social_handle: "Social media name",
  web_address: "Web address of a person",
  password: "Password",
  url_credential: "Login in a link",
  private_key: "Private key",
  api_key: "Access key",
  code_name: "Code name",
  internal_host: "Internal address",
  amount: "Sum of money",
  document_number: "Document number",
  confidentiality_marking: "Confidentiality mark",
  non_public: "Perhaps not public",
  term: "Your word",
};

/** Why something is shown that may well stay. @type {Record<string, string>} */
export const reasons = {
  person: "It looks like the name of a person.",
  place: "With other facts, a place may tell who or where somebody is.",
  organisation: "If this is a client, an employer or a supplier, its name may be confidential. A well-known name may stay.",
  job_title: "In a small place, a job may tell who somebody is.",
  personal_trait: "Origin, faith, health, conviction and the like are specially protected when they are a person's.",
  date: "With other facts, a date may tell what happened to whom.",
  age: "With other facts, an age may tell who somebody is.",
  face: "A face shows who somebody is.",
  machine_code: "A QR or bar code may hold anything; this one could not be read.",
  biometric_id: "It may tell about somebody's body.",
  medical_record: "It may tell about somebody's health.",
  health_insurance: "It may tell about somebody's health.",
  web_address: "This page may lead to a person.",
  code_name: "This may be the inner name of a project, a product or a deal.",
  internal_host: "This may tell how an organisation's own network is built.",
  document_number: "This may lead to one case, order or contract.",
  confidentiality_marking: "These words say that the text around them is confidential. Is it yours to share?",
  non_public: "This may tell figures, plans or deals that are not public yet. If they are, it may stay.",
};

/** A file inside that has no name. */
export const embedded = "Embedded file #";

/** What a notebook is parted into. */
export const notebookCell = "Cell #";

/** Where something stands: `#` is its number, `@` its column. @type {Record<string, string>} */
export const places = {
  file_name: "File name",
  text: "Line #",
  cell: "Row #, column @",
  literal: "In code, line #",
  output: "Output #",
  paragraph: "Paragraph #",
  text_box: "Text box #",
  deletion: "Text before tracked changes #, hidden",
  drawing: "Text in a picture #",
  chart: "Chart #",
  header: "Page header",
  footer: "Page footer",
  footnote: "Footnote #",
  endnote: "Endnote #",
  comment: "Comment #",
  field: "Field",
  link: "Link target",
  alt_text: "Picture description",
  bookmark: "Bookmark",
  sheet: "Sheet name",
  formula: "Text in a formula",
  name: "Name of a range or table",
  style: "Style name",
  control: "Form field",
  setting: "Setting",
  slide: "Slide #",
  note: "Notes of slide #",
  master: "Slide layout",
  page: "Page #",
  picture: "Picture #",
  annotation: "Note or mark on page #",
  outline: "Bookmark #",
  mail_from: "From",
  mail_sender: "Sender",
  mail_reply_to: "Reply to",
  mail_to: "To",
  mail_copy: "Copy to",
  mail_subject: "Subject",
  mail_date: "Date",
  mail_header: "Mail header",
  attachment: "Attachment name",
  stored: "Stored data #",
  building_block: "Stored building block, paragraph #",
  embedded,
};

/** What a stretch of a file is: `#` is its number. @type {Record<string, string>} */
export const sections = {
  header: "Page header",
  footer: "Page footer",
  footnotes: "Footnotes",
  endnotes: "Endnotes",
  comments: "Comments",
  sheet: "Sheet #",
  slide: "Slide #",
  notes: "Notes of slide #",
  master: "Layouts and masters of the slides",
  graphic: "Charts, diagrams and drawings",
  page: "Page #",
  picture: "Picture #",
  annotations: "Notes, marks and form fields",
  outline: "Bookmarks",
  rest: "Also in the file: names, links, settings",
};

/** @type {Record<string, import("./locale.js").PluralForms>} */
export const dropped = {
  comment: { one: "# comment with its author", other: "# comments with their authors" },
  comment_author: {
    one: "Who wrote # comment, and when (the comment stays)",
    other: "Who wrote # comments, and when (the comments stay)",
  },
  tracked_change: {
    one: "Who made # tracked change, and when (the change stays, or is accepted where the task says so)",
    other: "Who made # tracked changes, and when (the changes stay, or are accepted where the task says so)",
  },
  property: { one: "# property, such as author or company", other: "# properties, such as author and company" },
  thumbnail: { one: "The small preview picture", other: "# small preview pictures" },
  custom_data: { one: "# piece of data that a program stored", other: "# pieces of data that programs stored" },
  picture: {
    one: "# picture of a kind that cannot be read or cut yet, replaced by a grey area",
    other: "# pictures of kinds that cannot be read or cut yet, replaced by grey areas",
  },
  picture_data: {
    one: "# piece of data inside pictures, such as camera, place or author",
    other: "# pieces of data inside pictures, such as camera, place or author",
  },
  camera: {
    one: "# note of a camera or program, such as its number, its settings and the date",
    other: "# notes of cameras or programs, such as their numbers, their settings and dates",
  },
  position: { one: "The place where a picture was taken", other: "# places where pictures were taken" },
  embedded_object: { one: "# embedded file or object", other: "# embedded files and objects" },
  embedded_font: { one: "# embedded font", other: "# embedded fonts" },
  macro: { one: "# macro", other: "# macros" },
  signature: { one: "# digital signature, which no longer fits", other: "# digital signatures, which no longer fit" },
  printer_setting: { one: "Printer settings", other: "Settings of # printers" },
  mail_merge: { one: "The source of a mail merge", other: "The sources of # mail merges" },
  template: { one: "The path of the template", other: "The paths of # templates" },
  revision_id: { one: "# editing-session number", other: "# editing-session numbers" },
  pivot: {
    one: "# pivot table: what it shows stays as plain cells",
    other: "# pivot tables: what they show stays as plain cells",
  },
  data_source: { one: "# connection to data outside the file", other: "# connections to data outside the file" },
  script: { one: "# script or action that starts something", other: "# scripts or actions that start something" },
  layer: { one: "Layers that are not shown, with what they hold", other: "Layers that are not shown, with what they hold" },
  hidden_text: { one: "# text that was covered to hide it", other: "# texts that were covered to hide them" },
  protection: {
    one: "The protection against printing, copying or changing",
    other: "The protection against printing, copying or changing",
  },
  history: { one: "# file of the history of versions (.git)", other: "# files of the history of versions (.git)" },
  history_replaced: {
    one: "# file of the history of versions (.git): one new commit by nobody, of the cleaned files, takes its place",
    other: "# files of the history of versions (.git): one new commit by nobody, of the cleaned files, takes their place",
  },
  dependency: {
    one: "# file of a package, a cache or a build",
    other: "# files of packages, caches and builds",
  },
  editor_setting: { one: "# setting or note of an editor or a system", other: "# settings and notes of editors and systems" },
  link: { one: "# link to another file", other: "# links to other files" },
  mail_header: { one: "# e-mail header that tells of machines and programs", other: "# e-mail headers that tell of machines and programs" },
  unknown_file: {
    one: "# file inside that cannot be looked into",
    other: "# files inside that cannot be looked into",
  },
  unreferenced: { one: "# leftover that nothing in the file uses", other: "# leftovers that nothing in the file uses" },
};

const NAMES_MISSED = "Names in sentences may be missed";
const LOOK_YOURSELF = "You can go on without it, but then please look for names yourself.";

const WORDS_MISSED = "Words in pictures were not looked for";
const LOOK_AT_PICTURES = "You can go on without it, but then please look at your pictures yourself, and draw areas over what has to go.";

/**
 * Why a part of Scrubjay could not be had.
 *
 * @param {string} codes what they begin with
 * @param {string} title
 * @param {string} goOn what to do without it
 */
function partFaults(codes, title, goOn) {
  const advice = {
    Absent: "is missing on the server. Try again later, or tell the people who gave you this page.",
    Damaged: "arrived damaged, or is of another version than this page. Try again, or load the page anew.",
    Unreachable: "could not be loaded. Check your connection, then try again.",
  };
  return Object.fromEntries(Object.entries(advice).map(([code, why]) => [codes + code, { title, advice: `A part of Scrubjay ${why} ${goOn}` }]));
}

/**
 * Without advice here, the sentence that came with the code is shown: it knows which, where or how many. A code whose
 * sentence says it all has no title either. `goOn` stands behind that sentence.
 *
 * @type {Record<string, { title?: string, advice?: string, goOn?: string }>}
 */
export const faults = {
  UnsupportedFormat: { title: "This kind of file cannot be cleaned" },
  Malformed: { title: "This file is damaged" },
  Encrypted: {
    title: "This file has a password",
    advice: "Save a copy without the password and add that copy.",
  },
  LimitExceeded: { title: "This file is too large to check safely" },
  UnknownPart: { title: "Something in this file cannot be checked" },
  ContentRefused: { title: "This file holds something that is not taken here" },
  PolicyInvalid: { title: "This page is not set up correctly" },
  PolicyViolation: { title: "Something is left to decide" },
  LeakFound: { title: "Cleaning this file did not succeed" },
  OutOfOrder: { advice: "Remove the file and add it again." },
  Io: {
    title: "This file could not be read",
    advice: "It may have been moved, changed or opened elsewhere since you added it. Add it again.",
  },
  NoSpace: {
    title: "There is not enough room for this archive",
    advice: "This browser does not keep as much as the archive needs while it is worked on. Make room on the disk of this computer, or divide the archive.",
  },
  Crashed: {
    title: "Checking this file failed",
    advice: "The file made the checker stop, so it is left out. The other files are not affected. Save it anew in the program that made it, or leave it out.",
  },
  CageOpen: { title: "This page is not set up safely" },
  ...partFaults("Names", NAMES_MISSED, LOOK_YOURSELF),
  ...partFaults("Reader", WORDS_MISSED, LOOK_AT_PICTURES),
  ...Object.fromEntries(["Absent", "Damaged", "Unreachable"].map((what) => [`Language${what}`, { title: WORDS_MISSED, goOn: LOOK_AT_PICTURES }])),
  ReaderStopped: {
    title: WORDS_MISSED,
    advice: `Reading a picture took too long, or this browser cannot do it. Try again, or use a current version of Chrome, Edge, Firefox or Safari. ${LOOK_AT_PICTURES}`,
  },
  SightStopped: {
    title: "Faces and codes in pictures were not looked for",
    advice: `A part of Scrubjay is missing on the server, or stopped. Load the page anew to try again. ${LOOK_AT_PICTURES}`,
  },
  PolicyUnavailable: { title: "This page is not set up correctly" },
  ReceiverUnreachable: {
    title: "The receiver could not be reached",
    advice: "Check your connection, then send again. Sending goes on where it stopped.",
  },
  ReceiverFailed: { title: "The receiver has a problem", advice: "Wait a little, then send again. Sending goes on where it stopped." },
  EndpointInvalid: { title: "Sending is not possible" },
  NotAuthorized: { title: "The receiver does not accept files from you", advice: "Ask the people who gave you this page." },
  FileTooLarge: { title: "A file is larger than the receiver accepts", advice: "Go back, remove the largest file, and send again." },
  HashMismatch: { title: "A file was damaged on its way", advice: "The receiver threw it away. Send again." },
  SinkBusy: { title: "Files are still being sent", advice: "Wait until they have arrived." },
  Stopped: { title: "Sending was stopped", advice: "What has arrived stays there. Sending again goes on from it." },
};

/**
 * Why a word is suggested.
 *
 * @type {Record<string, (reason: { count: number, files: number, plural: import("./locale.js").Wording["plural"] }) => string>}
 */
export const evidence = {
  company: () => "the company in the file’s properties",
  legal_name: () => "looks like the name of a company",
  domain: ({ count, plural }) => plural(count, { one: "the domain of an address", other: "the domain of # addresses" }),
  author: () => "an author in the file’s properties",
  header: ({ files, plural }) => plural(files, { one: "in a header or footer", other: "in the headers or footers of # files" }),
  file_name: ({ files, plural }) => plural(files, { one: "in the file’s name", other: "in the names of # files" }),
  property: () => "in the file’s properties",
  template: () => "in the template’s name",
  frequent: ({ count, plural }) => plural(count, { one: "written once", other: "written # times" }),
};
