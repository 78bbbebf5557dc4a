// The same promises in WebKitGTK: node tests/journeys/webkit.mjs. Part of ./dev test --long.
//
// Its small browser is driven over WebDriver, which Playwright does not speak, so that what is walked through here is
// written for itself: saving, several tabs, buying, and the page that works without the application. The clock is the
// machine's own. The browser needs a screen: Xvfb is one.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { figure } from "./figures.mjs";
import { serve } from "./server.mjs";

const WAIT_MS = 20_000;
const SOON_MS = 1_000;
const POLL_MS = 15;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Asks until the answer is truthy. */
async function until(ask, what, most = WAIT_MS) {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    assert.ok(performance.now() - began < most, `${what}: not within ${most} ms`);
    await later(POLL_MS);
  }
}

/** A driver, and the browser that it starts. */
class Driver {
  static async begin() {
    const driver = new Driver();
    const port = await freePort();
    driver.address = `http://127.0.0.1:${port}`;
    driver.process = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { stdio: "ignore", detached: true });
    await until(() => fetch(`${driver.address}/status`).then((answer) => answer.ok, () => false), "the driver answers");
    return driver;
  }

  async call(method, path, body) {
    const answer = await fetch(`${this.address}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  end() {
    process.kill(-this.process.pid);
  }
}

/** One tab of a session: a browser with storage of its own. */
class Tab {
  static async begin(driver, origin) {
    const options = { binary: process.env.MINIBROWSER, args: ["--automation"] };
    const { sessionId, capabilities } = await driver.call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } } });
    const tab = Object.assign(new Tab(), { driver, origin, session: `/session/${sessionId}` });
    tab.version = capabilities.browserVersion;
    tab.handle = await driver.call("GET", `${tab.session}/window`);
    return tab;
  }

  async another(path) {
    const { handle } = await this.driver.call("POST", `${this.session}/window/new`, { type: "tab" });
    const tab = Object.assign(new Tab(), this, { handle });
    await tab.open(path);
    return tab;
  }

  async call(method, path, body) {
    await this.driver.call("POST", `${this.session}/window`, { handle: this.handle });
    return this.driver.call(method, this.session + path, body);
  }

  /** Runs a function in the page. */
  run(ask, ...args) {
    return this.call("POST", "/execute/sync", { script: `return (${ask})(...arguments)`, args });
  }

  async open(path = "") {
    await this.call("POST", "/url", { url: `${this.origin}/${path}` });
    await until(() => this.run(() => !document.getElementById("boot")), `${path} starts`);
  }

  close() {
    return this.call("DELETE", "/window");
  }

  end() {
    return this.driver.call("DELETE", this.session);
  }

  /** The element that the XPath finds and that can be seen. */
  find(xpath) {
    const seen = (xpath) => {
      const found = document.evaluate(xpath, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
      for (let at = 0; at < found.snapshotLength; at += 1) {
        if (found.snapshotItem(at).getClientRects().length > 0) return found.snapshotItem(at);
      }
      return null;
    };
    return until(() => this.run(seen, xpath), xpath);
  }

  async press(xpath) {
    const element = await this.find(xpath);
    // Where it stands in the middle of the window no message at its edge covers it.
    await this.run((element) => element.scrollIntoView({ block: "center" }), element);
    await this.call("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Presses the button or follows the link of this name. */
  select(name) {
    return this.press(`//*[self::button or self::a][normalize-space(.)="${name}"]`);
  }

  async fill(id, text) {
    const element = await this.find(`//*[@id="${id}"]`);
    await this.call("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  choose(id, value) {
    const set = (id, value) => {
      const list = document.getElementById(id);
      list.value = value;
      for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
    };
    return this.run(set, id, value);
  }

  arrive(title) {
    return this.find(`//h1[normalize-space(.)="${title}"]`);
  }

  /** Waits for a text on the page; answers after how many milliseconds it was there. */
  async read(text, most) {
    const began = performance.now();
    await until(() => this.run((text) => document.body.innerText.includes(text), text), text, most);
    return Math.round(performance.now() - began);
  }

  saved() {
    return this.read("Saved in this browser");
  }

  /** How often something happened, by what is stored. */
  happened(event) {
    const count = (event) =>
      Object.entries(localStorage)
        .filter(([key]) => /:\d{6}$/.test(key))
        .reduce((sum, [, value]) => sum + value.split(`"${event}"`).length - 1, 0);
    return this.run(count, event);
  }
}

async function joinNetwork(tab) {
  await tab.open("join");
  await tab.fill("company-name", "Contoso Consulting");
  await tab.choose("country", "DE");
  await tab.fill("street", "Hauptstraße 1");
  await tab.fill("city", "Berlin");
  await tab.fill("postcode", "10117");
  await tab.fill("contact-name", "Ada Lindqvist");
  await tab.fill("email", "ada@contoso.example");
  await tab.press('//main//button[@type="submit"]');
  await tab.arrive("Offers");
}

const subscribe = (tab) => tab.press('//article[.//h3[contains(., "Microsoft Action Pack")]]//button[contains(., "Subscribe now")]');

async function buy(tab) {
  await subscribe(tab);
  await tab.arrive("Terms and Conditions");
  await tab.select("Next");
  await tab.arrive("Payment details");
  await tab.select("Get started! Add a way to pay");
  await tab.arrive("Add a way to pay");
  await tab.fill("card-number", "4242 4242 4242 4242");
  await tab.fill("expiry", "12");
  await tab.fill("expiry-year", String(new Date().getFullYear() + 2));
  await tab.fill("security-code", "123");
  await tab.select("Next");
  await tab.arrive("Review order");
  await tab.select("Buy");
  await tab.arrive("Your order is confirmed");
}

const journeys = {
  async "a member buys Action Pack, is charged once, and finds it after a reload"(tab) {
    await joinNetwork(tab);
    await buy(tab);
    await tab.saved();
    assert.equal(await tab.happened("charged"), 1);
    await tab.open("partnership/offers");
    await tab.read("Purchased offers");
    const kept = await tab.run(() => Object.values(localStorage).join("") + Object.values(sessionStorage).join(""));
    assert.doesNotMatch(kept, /4242 ?4242 ?4242/);
    assert.match(kept, /^[\0-\x7f]*$/, "what is stored is ASCII");
  },

  async "what is done in one tab is seen in another, and when the one that writes closes the next goes on"(tab) {
    await joinNetwork(tab);
    const second = await tab.another("partnership/offers");
    await subscribe(second);
    await second.arrive("Terms and Conditions");
    const took = await tab.read("Continue your order", SOON_MS);
    await tab.close();
    await second.select("Next");
    await second.arrive("Payment details");
    await second.saved();
    assert.equal(await second.happened("order_opened"), 1);
    assert.equal(await second.happened("terms_accepted"), 1);
    figure("webkit-tabs", `seen in another tab after at most ${took} ms`);
  },

  async "a full storage is told within a second, and nothing is shown as done"(tab) {
    await joinNetwork(tab);
    await tab.saved();
    await tab.run(() => {
      globalThis.realSetItem = Storage.prototype.setItem;
      Storage.prototype.setItem = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await subscribe(tab);
    await tab.read("This browser has no room left for more", SOON_MS);
    assert.equal(await tab.happened("order_opened"), 0);
    await tab.arrive("Offers");
    await tab.run(() => {
      Storage.prototype.setItem = globalThis.realSetItem;
    });
    await subscribe(tab);
    await tab.arrive("Terms and Conditions");
    await tab.saved();
  },

  async "a storage that is cleared is noticed within a second and can be filled again"(tab) {
    await joinNetwork(tab);
    await tab.saved();
    const before = await tab.run(() => Object.entries(localStorage).filter(([key]) => /:\d{6}$/.test(key)).join());
    await tab.run(() => localStorage.clear());
    const took = await tab.read("What was saved here has been removed from this browser", SOON_MS);
    await tab.select("Save it again");
    await tab.saved();
    assert.equal(await tab.run(() => Object.entries(localStorage).filter(([key]) => /:\d{6}$/.test(key)).join()), before);
    figure("webkit-cleared", `noticed after ${took} ms`);
  },

  async "damaged data is said, and what can be read is gone on with"(tab) {
    await joinNetwork(tab);
    await buy(tab);
    await tab.saved();
    await tab.run(() => {
      const [key] = Object.keys(localStorage).filter((name) => /:\d{6}$/.test(name));
      localStorage.setItem(key, localStorage.getItem(key).replace('"order_opened"', '"order_0pened"'));
    });
    await tab.read("Part of what is saved cannot be read", SOON_MS);
    await tab.call("POST", "/refresh", {});
    await tab.read("Part of what is saved cannot be read");
    await tab.select("Keep a copy and continue");
    await tab.saved();
    assert.match(await tab.run(() => JSON.stringify(localStorage)), /order_0pened/);
  },

  async "the page that works without the application lists, deletes after a question, and puts back"(tab) {
    await joinNetwork(tab);
    const other = await tab.another("");
    await tab.close();
    await other.call("POST", "/url", { url: `${other.origin}/recovery/` });
    await other.read("Contoso Consulting");
    const before = await other.run(() => JSON.stringify(Object.entries(localStorage).sort()));
    await other.press('//button[@id="remove-1"]');
    await other.press('//button[@id="sure-act"]');
    await other.read("Contoso Consulting was deleted.");
    await other.press('//button[@id="undo"]');
    await other.read("It is as it was before.");
    assert.equal(await other.run(() => JSON.stringify(Object.entries(localStorage).sort())), before);
  },
};

const server = await serve();
const driver = await Driver.begin();
const failures = [];
let version;
try {
  for (const [title, walk] of Object.entries(journeys)) {
    const began = performance.now();
    const tab = await Tab.begin(driver, server.origin);
    version = tab.version;
    try {
      await walk(tab);
      console.log(`ok      ${title} (WebKitGTK, ${Math.round(performance.now() - began)} ms)`);
    } catch (error) {
      failures.push(title);
      console.log(`FAILED  ${title} (WebKitGTK)\n${error.stack}`);
    } finally {
      await tab.end();
    }
  }
} finally {
  driver.end();
  server.close();
}
const count = Object.keys(journeys).length;
if (failures.length === 0) figure("webkit", `WebKitGTK ${version}: ${count} journeys, none failed`);
const verdict = failures.length === 0 ? "ok" : "FAILED";
console.log(`\ntest result: ${verdict}. ${count - failures.length} passed; ${failures.length} failed; in WebKitGTK`);
process.exitCode = failures.length === 0 ? 0 : 1;
