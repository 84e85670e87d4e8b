/**
 * English words for the engine's codes.
 */

/** @type {Record<string, string>} */
export const entities = {
  person: "Name",
  email_address: "E-mail address",
  phone_number: "Phone number",
  us_ssn: "Social security number",
  payment_card: "Payment card",
  iban: "Bank account",
  ip_address: "Network address",
  identifier: "ID number",
  username: "User name",
  password: "Password",
  url_credential: "Login in a link",
  private_key: "Private key",
  api_key: "Access key",
  term: "Your word",
};

/** Where something stands: `#` is its number, `@` its column. @type {Record<string, string>} */
export const places = {
  file_name: "File name",
  text: "Line #",
  cell: "Row #, column @",
  paragraph: "Paragraph #",
  text_box: "Text box #",
  header: "Page header",
  footer: "Page footer",
  footnote: "Footnote #",
  endnote: "Endnote #",
  field: "Field",
  link: "Link target",
  alt_text: "Picture description",
  bookmark: "Bookmark",
  style: "Style name",
  control: "Form field",
  setting: "Setting",
  property: "File property",
};

/** @type {Record<string, import("./locale.js").PluralForms>} */
export const dropped = {
  comment: { one: "# comment with its author", other: "# comments with their authors" },
  tracked_change: {
    one: "Who made # tracked change, and when (the change is accepted)",
    other: "Who made # tracked changes, and when (the changes are accepted)",
  },
  property: { one: "# property, such as author or company", other: "# properties, such as author and company" },
  thumbnail: { one: "The small preview picture", other: "# small preview pictures" },
  custom_data: { one: "# piece of data that a program stored", other: "# pieces of data that programs stored" },
  glossary: { one: "# stored building block", other: "# stored building blocks" },
  picture: {
    one: "# picture, replaced by a grey area: what it shows cannot be checked yet",
    other: "# pictures, replaced by grey areas: what they show cannot be checked yet",
  },
  embedded_object: { one: "# embedded file or object", other: "# embedded files and objects" },
  embedded_font: { one: "# embedded font", other: "# embedded fonts" },
  macro: { one: "# macro", other: "# macros" },
  signature: { one: "# digital signature, which no longer fits", other: "# digital signatures, which no longer fit" },
  printer_setting: { one: "Printer settings", other: "Settings of # printers" },
  mail_merge: { one: "The source of a mail merge", other: "The sources of # mail merges" },
  template: { one: "The path of the template", other: "The paths of # templates" },
  revision_id: { one: "# editing-session number", other: "# editing-session numbers" },
  unreferenced: { one: "# leftover that nothing in the file uses", other: "# leftovers that nothing in the file uses" },
};

/**
 * Without advice here, the sentence that came with the code is shown: it knows which, where or how many. A code whose
 * sentence says it all has no title either.
 *
 * @type {Record<string, { title?: string, advice?: string }>}
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
  PolicyInvalid: { title: "This page is not set up correctly" },
  PolicyViolation: { title: "Something is left to decide" },
  LeakFound: { title: "Cleaning this file did not succeed" },
  OutOfOrder: { advice: "Remove the file and add it again." },
  Io: {
    title: "This file could not be read",
    advice: "It may have been moved, changed or opened elsewhere since you added it. Add it again.",
  },
  Crashed: {
    title: "Checking this file failed",
    advice: "The file made the checker stop, so it is left out. The other files are not affected. Save it anew in the program that made it, or leave it out.",
  },
  CageOpen: { title: "This page is not set up safely" },
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
