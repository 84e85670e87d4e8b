/**
 * The page as a person uses it: by its labels, and by nothing that they cannot see.
 */

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("../fixture/planted-task.js").TaskFile} TaskFile */
/** @typedef {string | TaskFile | string[] | TaskFile[]} Files paths, or files in memory */
/** @typedef {"empty" | "adding" | "scanning" | "review" | "cleaning" | "clean" | "sending" | "sent"} Phase */

const STEP_MS = 20_000;

/** Ways out that go past an HTTP proxy. */
const WAYS_PAST_PROXY = ["RTCPeerConnection", "WebTransport"];

/** Drives one page. */
export class JourneyPage {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(STEP_MS);
  }

  /**
   * @param {import("playwright-core").BrowserContext} browser
   * @param {string} origin
   */
  static async open(browser, origin) {
    const page = await browser.newPage();
    await page.addInitScript(watchConstructors, WAYS_PAST_PROXY);
    await page.goto(`${origin}/`);
    const journey = new JourneyPage(page);
    await journey.reached("empty");
    return journey;
  }

  /** @param {Phase} phase */
  async reached(phase) {
    await this.page.locator(`.screen[data-phase="${phase}"]`).waitFor();
  }

  get chooser() {
    return this.page.getByLabel("Choose files");
  }

  get requestField() {
    return this.page.getByLabel("Type or paste the request");
  }

  /** @param {string} text */
  async typeRequest(text) {
    await this.requestField.fill(text);
  }

  /** @param {Files} files */
  async add(files) {
    await this.chooser.setInputFiles(files);
  }

  /** @param {string | RegExp} name */
  button(name) {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }

  /** Checks what was added and waits for the review, with the names that come late. */
  async check() {
    await this.button(/^Check/).click();
    await this.reached("review");
    await this.namesSought();
  }

  /** Waits until names were looked for in every file, or cannot be. */
  async namesSought() {
    await this.page.locator(".names-pending").waitFor({ state: "detached" });
  }

  /** Cleans and waits for the result. */
  async clean() {
    await this.button(/^Clean \d/).click();
    await this.reached("clean");
  }

  /** Sends and waits until everything has arrived. */
  async send() {
    await this.button("Send").click();
    await this.reached("sent");
  }

  /** @param {string} value */
  group(value) {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("group", { name: `Remove or keep “${value}” everywhere` }) });
  }

  /** Shows every row of what was found; a long list shows its first ones only. */
  async unfoldGroups() {
    const more = this.button(/^Show [\d,]+ more$/);
    while ((await more.count()) > 0) await more.first().click();
  }

  /** What was found: value, kind and decision of each row, in order. */
  async groups() {
    return this.page.locator("li.group").evaluateAll((rows) =>
      rows.map((row) => ({
        value: row.querySelector(".value")?.textContent ?? "",
        entity: row.getAttribute("data-entity"),
        decision: row.getAttribute("data-decision"),
        places: row.querySelector(".unfold")?.textContent ?? "",
      })),
    );
  }

  /** @param {string} value */
  async keepEverywhere(value) {
    await this.group(value).getByRole("button", { name: "Keep", exact: true }).click();
  }

  /**
   * Keeps a value in the one of its places that stands in a file.
   *
   * @param {string} value
   * @param {string} fileName
   */
  async keepInFile(value, fileName) {
    const group = this.group(value);
    await group.getByRole("button", { name: /places?$/ }).click();
    const place = group.getByRole("list", { name: `Places of “${value}”` }).getByRole("listitem").filter({ hasText: fileName });
    await place.getByRole("button", { name: "Keep", exact: true }).click();
  }

  /** @param {string} term */
  async addTerm(term) {
    await this.page.getByLabel("Add a word or phrase to remove").fill(term);
    await this.button("Add").click();
    await this.group(term).waitFor();
  }

  /**
   * Takes a download that a button starts.
   *
   * @param {import("playwright-core").Locator} button
   * @returns {Promise<{ name: string, bytes: Buffer }>}
   */
  async download(button) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    /** @type {Buffer[]} */
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** What the page has made since it was loaded that can send past the proxy. @returns {Promise<string[]>} */
  async unrecordedWays() {
    return this.page.evaluate(() => /** @type {Watched} */ (globalThis).constructed);
  }

  /** The files that cannot be used, each with what is said about it. */
  async refusals() {
    return this.page.locator('li.file[data-status="refused"]').evaluateAll((rows) =>
      rows.map((row) => ({
        name: row.querySelector(".file-name")?.textContent ?? "",
        code: row.querySelector(".file-fault")?.getAttribute("data-code") ?? "",
        words: row.querySelector(".file-fault")?.textContent ?? "",
      })),
    );
  }
}

/** @typedef {typeof globalThis & { constructed: string[] } & Record<string, new () => object>} Watched */

/**
 * Runs in the page, before its own scripts: keeps the names of classes that are used.
 *
 * @param {string[]} names
 */
function watchConstructors(names) {
  const watched = /** @type {Watched} */ (globalThis);
  watched.constructed = [];
  for (const name of names) {
    const original = watched[name];
    if (original === undefined) continue;
    watched[name] = new Proxy(original, {
      construct(target, words, as) {
        watched.constructed.push(name);
        return Reflect.construct(target, words, as);
      },
    });
  }
}
