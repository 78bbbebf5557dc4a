// Journeys: what a member does from the first click to the last, in a real browser.
//
// How to write one: add `something.test.mjs` to this folder. One file is one procedure.
//
//   import assert from "node:assert/strict";
//   import { journey } from "./journey.mjs";
//
//   journey("a member can turn off automatic renewal", async (desk) => {
//     const t = desk.text;                                    // t(English, Chinese): in this run's language
//     await desk.open("offers");                              // a path below the base; waits for the start
//     await desk.visit("companies");                          // the same from within, as a link leads there: quicker
//     await desk.select("link", t("Offers", "会员方案"));       // waits for it, scrolls, clicks
//     await desk.see("heading", t("Purchased offers", "已购方案"));
//     await desk.clean();                                     // axe finds nothing, light and dark
//     assert.equal(await desk.page.title(), "…");             // desk.page is Playwright's page
//   });
//
// Options come between name and function; these are the defaults. A list means one run for each.
//
//   { languages: ["en", "zh-Hans"], bases: ["/"],             // where the site stands: see server.mjs
//     theme: "light", viewport: { width: 1280, height: 800 },
//     now: "2026-03-02T09:00:00Z", timezone: "UTC",           // Date stands still; timers run
//     allow: [],                                              // console messages that are meant: RegExps
//     long: false,                                            // only in ./dev test --long
//     crashes: false,                                         // kills renderers: in a browser of its own
//     alone: false,                                           // measures times: in the long form no other is walked meanwhile
//     engines: ["chromium"],                                  // "firefox" in ./dev test --long
//     context: {} }                                           // more options of Playwright's newContext
//
// Every journey fails by itself on an error or a warning in the console, an uncaught error, a violation
// of the content security policy, a request to another origin, a focus that is lost with what was pressed,
// or card data left anywhere. Runs have nothing in common but the browser program: own storage, own
// cookies. Never sleep: wait for what the member would wait for. Pages opened through `desk.another()` share storage with the first: a second tab.
//
// Run some of them: ./dev journeys "turn off"; renew what they compare with: ./dev journeys --update

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { noCardData } from "./card_data.mjs";

const DEFAULTS = {
  languages: ["en", "zh-Hans"],
  bases: ["/"],
  theme: "light",
  viewport: { width: 1280, height: 800 },
  now: "2026-03-02T09:00:00Z",
  timezone: "UTC",
  allow: [],
  long: false,
  crashes: false,
  alone: false,
  engines: ["chromium"],
  context: {},
};
/** For journeys that also Firefox walks, in the long form. */
export const BOTH = ["chromium", "firefox"];
const LOCALES = { en: "en-US", "zh-Hans": "zh-CN" };
const WAIT_MS = 10_000;
const FOCUS_MS = 2_000;
const MOST_TABS = 300;
const FOCUS_RING_PX = 2;
const SNAPSHOTS = "tests/journeys/snapshots";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * How axe looks: the page has no frames of its own. Whether the stylesheet locks a screen's orientation, for which axe
 * reads all of it (`preload`), is asked once.
 */
const LOOKING = { resultTypes: ["violations"], iframes: false };
let orientationAsked = false;

/** Every run of every journey, in the order they were written. */
export const runs = [];

/** Declares a journey. */
export function journey(name, ...rest) {
  const walk = rest.pop();
  const options = { ...DEFAULTS, ...rest.pop() };
  const unknown = Object.keys(options).filter((key) => !(key in DEFAULTS));
  assert.deepEqual(unknown, [], `unknown options of the journey "${name}"`);
  for (const base of options.bases) {
    for (const language of options.languages) {
      const where = [language, ...(base === "/" ? [] : [base])].join(", ");
      runs.push({ title: `${name} (${where})`, long: options.long, options: { ...options, base, language }, walk });
    }
  }
}

/**
 * Runs in the page: `new Date()` and `Date.now()` answer what `setNow` was told last. Timers and
 * animation frames stay the browser's own, so that what is measured and thrown in them is real.
 */
function standStill() {
  let now = 0;
  globalThis.setNow = (time) => {
    now = time;
  };
  globalThis.Date = new Proxy(Date, {
    apply: (real) => new real(now).toString(),
    construct: (real, parts, as) => Reflect.construct(real, parts.length ? parts : [now], as === globalThis.Date ? real : as),
    get: (real, name) => (name === "now" ? () => now : Reflect.get(real, name)),
  });
}

/** Runs in the page: remembers the last control that was pressed. */
function watchPresses() {
  const controls = "button, a, input, select, textarea, summary, label, [tabindex]";
  addEventListener("click", ({ target }) => (globalThis.pressed = target.closest?.(controls)?.outerHTML.slice(0, 200)), true);
}

class Desk {
  #context;
  #options;
  #origin;
  #faults = [];
  #heard = [];
  /** Every address that was asked for, and those of them that were opened as a page. */
  #visited = new Set();
  #opened = new Set();
  #others = [];

  /** Playwright's page: the tab that the methods below act on. */
  page;

  constructor(context, options, origin) {
    this.#context = context;
    this.#options = options;
    this.#origin = origin;
  }

  static async begin(browser, options, origin) {
    const context = await browser.newContext({
      locale: LOCALES[options.language],
      colorScheme: options.theme,
      timezoneId: options.timezone,
      viewport: options.viewport,
      reducedMotion: "reduce",
      serviceWorkers: "block",
      acceptDownloads: true,
      ...options.context,
    });
    const desk = new Desk(context, options, origin);
    context.setDefaultTimeout(WAIT_MS);
    await context.addInitScript(standStill);
    await context.addInitScript(watchPresses);
    await desk.setNow(options.now);
    await desk.#watch();
    desk.page = await context.newPage();
    return desk;
  }

  async #watch() {
    const fault = (text) => this.#faults.push(text);
    await this.#context.exposeBinding("policyViolated", (_, text) => fault(`policy violated: ${text}`));
    await this.#context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
        globalThis.policyViolated(`${effectiveDirective} ${blockedURI} ${sample}`),
      );
    });
    this.#context.on("weberror", (error) => fault(`uncaught: ${error.error().stack ?? error.error()}`));
    this.#context.on("console", (message) => {
      this.#heard.push(message.text());
      if (message.text() === "Service Worker registration blocked by Playwright") return;
      // An address that no file stands for is answered with 404.html, which is the application.
      const fallback = / 404 /.test(message.text()) && this.#opened.has(message.location().url);
      if (["error", "warning"].includes(message.type()) && !fallback) fault(`console: ${message.text()}`);
    });
    this.#context.on("request", (request) => {
      this.#visited.add(request.url());
      if (request.isNavigationRequest()) this.#opened.add(request.url());
      if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== this.#origin) {
        fault(`request to another origin: ${request.url()}`);
      }
    });
    this.#context.on("page", (page) => {
      page.on("framenavigated", (frame) => this.#visited.add(frame.url()));
      page.on("crash", () => fault("the page crashed"));
    });
  }

  /** The language of this run: "en" or "zh-Hans". */
  get language() {
    return this.#options.language;
  }

  /** The path below which the site stands in this run. */
  get base() {
    return this.#options.base;
  }

  /** Playwright's browser context: cookies, permissions, routes. */
  get context() {
    return this.#context;
  }

  /** What the console has said so far. */
  get heard() {
    return [...this.#heard];
  }

  /** The text in this run's language. */
  text = (english, chinese) => (this.language === "en" ? english : chinese);

  /** The full address of a path below the base. */
  address(path = "") {
    return `${this.#origin}${this.base}${path}`;
  }

  /** Goes to a path below the base and waits until the application stands; answers the server's response. */
  async open(path = "") {
    const response = await this.page.goto(this.address(path), { waitUntil: "domcontentloaded" });
    await this.started();
    return response;
  }

  /** Goes to a path below the base as a link in the page leads there: the program stays, and the heading gets the focus. */
  async visit(path = "") {
    const goes = await this.page.evaluate((address) => {
      if (location.href === address) return false;
      const link = Object.assign(document.createElement("a"), { href: address });
      document.body.append(link);
      link.click();
      link.remove();
      return true;
    }, this.address(path));
    if (!goes) return;
    await this.page.waitForURL(this.address(path));
    await this.page.waitForFunction(() => document.activeElement?.matches("main h1"));
    await this.whole();
  }

  /** Waits until all of the screen is there: a long one comes in steps. */
  async whole() {
    await this.page.waitForFunction(() => !document.querySelector("[data-coming]"));
  }

  /** Holds back what the page asks for at these addresses, until what this answers is called. */
  async holdBack(...addresses) {
    let letGo;
    const held = new Promise((resolve) => {
      letGo = resolve;
    });
    for (const address of addresses) {
      await this.page.route(address, async (route) => {
        await held;
        await route.continue();
      });
    }
    return letGo;
  }

  /** Waits until the application stands, for instance after a reload. */
  async started() {
    const state = await this.page.waitForFunction(() => {
      // Of a page that is still arriving, what is not there yet says nothing.
      if (document.readyState === "loading") return null;
      if (!document.getElementById("boot")) return "started";
      return document.querySelector("[data-boot=failed]").hidden ? null : "failed";
    });
    assert.equal(await state.jsonValue(), "started", "the application could not start");
    await this.whole();
  }

  /** Opens a second tab with the same storage, and acts on it from now on; answers its page. */
  async another(path = "") {
    this.page = await this.#context.newPage();
    await this.open(path);
    return this.page;
  }

  /** Another browser, which has nothing in common with this one: someone else's. What goes wrong there fails this run. */
  async elsewhere() {
    const other = await Desk.begin(this.#context.browser(), this.#options, this.#origin);
    this.#others.push(other);
    return other;
  }

  /** Moves the member's clock, in every tab. */
  async setNow(now) {
    const move = (time) => globalThis.setNow(time);
    await this.#context.addInitScript(move, Date.parse(now));
    await Promise.all(this.#context.pages().map((page) => page.evaluate(move, Date.parse(now))));
  }

  /** The one element with this role and this whole name, as assistive technology knows it. */
  the(role, name, options = {}) {
    return this.page.getByRole(role, { name, exact: true, ...options });
  }

  /** Waits until it is there; answers it. */
  async see(role, name, options) {
    const found = this.the(role, name, options);
    await found.waitFor();
    if (role === "heading") await this.whole();
    return found;
  }

  /** Waits until what is asked in the page is so, also where it is answered by a promise. */
  async until(ask, argument) {
    const end = performance.now() + WAIT_MS;
    while (!(await this.page.evaluate(ask, argument))) {
      if (performance.now() > end) throw new Error(`it never came to be: ${ask}`);
    }
  }

  /** Waits until it is not there. */
  async gone(role, name, options) {
    await this.the(role, name, options).waitFor({ state: "hidden" });
  }

  /** Waits until this whole text stands somewhere; answers its element. */
  async read(text) {
    const found = this.page.getByText(text, { exact: true }).first();
    await found.waitFor();
    return found;
  }

  /** Clicks it. */
  async select(role, name, options) {
    const found = await this.see(role, name, options);
    await this.focusIsKept();
    await found.click();
  }

  /** Waits until what was pressed last, or what came in its place, has the focus: never the page as a whole. */
  async focusIsKept() {
    // What has the focus need not be on paper.
    const kept = () => !globalThis.pressed || matchMedia("print").matches || (document.activeElement ?? document.body) !== document.body;
    await this.page.waitForFunction(kept, null, { timeout: FOCUS_MS }).catch(async (error) => {
      const pressed = await this.page.evaluate(() => globalThis.pressed).catch(() => undefined);
      throw pressed ? new assert.AssertionError({ message: `the focus was lost after ${pressed}` }) : error;
    });
  }

  /** The text of the file that `press` lets the browser download. */
  async download(press) {
    if (this.#context.browser()?.browserType().name() !== "firefox") {
      const [file] = await Promise.all([this.page.waitForEvent("download"), press()]);
      return readFileSync(await file.path(), "utf8");
    }
    // Playwright hears nothing of Firefox's downloads: the text is taken where the page makes the file.
    await this.page.evaluate(() => {
      const make = URL.createObjectURL;
      globalThis.made = new Promise((resolve) => {
        URL.createObjectURL = (blob) => {
          URL.createObjectURL = make;
          resolve(blob.text());
          return make.call(URL, new Blob([]));
        };
      });
    });
    await press();
    return this.page.evaluate(() => globalThis.made);
  }

  /** Types into the field with this label, as a person does: what was in it is replaced. */
  async fill(label, text) {
    await this.page.getByLabel(label, { exact: true }).fill(text);
  }

  /** Chooses from the list with this label. */
  async choose(label, option) {
    await this.page.getByLabel(label, { exact: true }).selectOption({ label: option });
  }

  /** Presses keys, in Playwright's names: "Enter", "Shift+Tab", "Escape". */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the named control (`within` an element) has the focus; every stop on the way must show its focus. */
  tabTo(role, name, { backwards = false, within = this.page, ...options } = {}) {
    return this.tabUntil(within.getByRole(role, { name, exact: true, ...options }), { backwards, called: `${role} "${name}"` });
  }

  /** The same for a control by its selector or locator. */
  async tabUntil(control, { backwards = false, called = String(control) } = {}) {
    const goal = typeof control === "string" ? this.page.locator(control) : control;
    await goal.waitFor();
    const passed = [];
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await this.page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
      const { label, ring } = await this.page.evaluate(() => {
        const focused = document.activeElement;
        const width = ({ outlineStyle, outlineWidth }) => (outlineStyle === "none" ? 0 : parseFloat(outlineWidth));
        // A tile may show the focus of the choice in it around the whole of itself.
        const shown = [focused, focused.closest("[data-kind=tile]") ?? focused];
        const ring = Math.max(...shown.map((element) => width(getComputedStyle(element))));
        const label = `${focused.localName} ${(focused.ariaLabel ?? focused.innerText ?? "").trim().slice(0, 40)}`;
        return { label, ring: focused === document.body ? null : ring };
      });
      if (ring !== null) assert.ok(ring >= FOCUS_RING_PX, `the focus on "${label}" is not visible (${ring} px)`);
      if (await goal.evaluate((element) => element === document.activeElement)) return goal;
      passed.push(label);
    }
    throw new assert.AssertionError({ message: `Tab never reached ${called}. It passed:\n${passed.slice(0, 60).join("\n")}` });
  }

  /** Fails unless axe finds nothing to complain about; of the dark theme it looks at the colours. */
  async clean() {
    const findings = [];
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.page.evaluate(AXE);
    await this.whole();
    // What has scrolled halfway under the bar that stays in sight is as large as before, but axe measures what is seen.
    await this.page.evaluate(() => scrollTo(0, 0));
    // What is still appearing has not its colours yet.
    await this.page.evaluate(() => {
      const passing = document.getAnimations().filter(({ effect }) => effect.getTiming().iterations !== Infinity);
      return Promise.all(passing.map(({ finished }) => finished.catch(() => {})));
    });
    const everyRule = { ...LOOKING, preload: !orientationAsked, rules: { "target-size": { enabled: true } } };
    orientationAsked = true;
    const colours = { ...LOOKING, preload: false, runOnly: ["color-contrast", "link-in-text-block"] };
    for (const [colorScheme, options] of [["light", everyRule], ["dark", colours]]) {
      await this.page.emulateMedia({ colorScheme });
      const { violations } = await this.page.evaluate((options) => globalThis.axe.run(document, options), options);
      for (const { id, help, nodes } of violations) {
        findings.push(`${colorScheme}: ${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
      }
    }
    await this.page.emulateMedia({ colorScheme: this.#options.theme });
    assert.deepEqual(findings, [], "axe finds nothing");
  }

  /** Fails when card data is in a storage, an address, the console, `elsewhere` ({ name: text }), or the document. */
  async noCardData({ document = true, elsewhere = {} } = {}) {
    const visited = [...this.#visited].join("\n");
    await noCardData(this.page, { document, elsewhere: { console: this.#heard.join("\n"), "addresses visited": visited, ...elsewhere } });
  }

  /** Compares what assistive technology sees with snapshots/NAME.LANGUAGE.yml. */
  async looksLike(name, locator = this.page.locator("body")) {
    const path = join(SNAPSHOTS, `${name}.${this.language}.yml`);
    await this.whole();
    // Numbers that are drawn (of orders, invoices, requests, MPN IDs) are others in each run.
    const drawn = `${await locator.ariaSnapshot()}\n`.replaceAll(/\d{7,}|\d{3}(?: \d{3}){4}/g, "0000000");
    // A list of all countries says no more than how many there are.
    const seen = drawn.replaceAll(/(?:^ *- option .*\n){40,}/gm, (list) => `${/^ */.exec(list)}- ${list.split("\n").length - 1} options\n`);
    if (process.env.MEMBERDESK_UPDATE_SNAPSHOTS) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, seen);
    }
    assert.equal(seen, readFileSync(path, "utf8"), `${path} says otherwise (./dev journeys --update renews it)`);
  }

  /** What has gone wrong so far, and is forgotten by this: for a journey in which it is meant to. */
  takeFaults() {
    return this.#faults.splice(0);
  }

  /** Forgets what the console has said and which addresses were visited. */
  forget() {
    this.#heard.length = 0;
    this.#visited.clear();
  }

  /** Closes its windows, and those of the others. */
  async close() {
    for (const other of this.#others) await other.close();
    await this.#context.close();
  }

  /** After the walk: nothing may have gone wrong on the way that the walk itself did not look at. */
  async end() {
    for (const other of this.#others) await other.end();
    for (const page of this.#context.pages().filter((page) => page.url().startsWith(this.#origin))) {
      this.page = page;
      await this.focusIsKept();
      await this.noCardData({ document: false });
    }
    const meant = (fault) => this.#options.allow.some((pattern) => pattern.test(fault));
    assert.deepEqual(this.#faults.filter((fault) => !meant(fault)), [], "nothing goes wrong on the way");
  }
}

/** Walks one run in a fresh browser context; rejects when it fails. `onFailure` sees the page before it closes. */
export async function walk(browser, origin, run, { timeout, onFailure }) {
  const desk = await Desk.begin(browser, run.options, origin);
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${timeout / 1000} s`)), timeout);
  });
  try {
    await Promise.race([run.walk(desk).then(() => desk.end()), tooLong]);
  } catch (error) {
    await onFailure(desk, error);
    throw error;
  } finally {
    clearTimeout(timer);
    await desk.close();
  }
}
