// A company that lives on a mock backend: connecting it, sharing it, and what becomes of it where the connection breaks.

import assert from "node:assert/strict";
import { readEverything, toEverything } from "../../public/recovery/stored.js";
import { stored } from "./askers.mjs";
import { Backend } from "./backend.mjs";
import { journey } from "./journey.mjs";
import { arrive, openScenario } from "./partner.mjs";

const SEEN_WITHIN_MS = 1000;
// A backend is another origin on purpose, and one that was killed answers nothing.
const allow = [/request to another origin: http:\/\/127\.0\.0\.1:\d+\/v1/, /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_FAILED/];

const title = (desk) => desk.text("Mock backend", "模拟后端");
const foot = (desk) => desk.page.locator(".saved");
const ofPage = (desk, text) => desk.page.getByText(text, { exact: true }).first();

/** Walks with a backend of its own. */
function connected(name, options, walk) {
  const { backend: of = ["--scenario", "fresh-action-pack"], ...rest } = options;
  journey(name, { allow, ...rest }, async (desk) => {
    const backend = await Backend.start(...of);
    try {
      await walk(desk, backend);
    } finally {
      await backend.end();
    }
  });
}

/** Asks the backend at an address what it is; the page is loaded anew the first time. */
async function test(desk, address, token = "") {
  const t = desk.text;
  await desk.open("simulation/connection");
  await arrive(desk, title(desk));
  await desk.page.locator("#address").fill(address);
  if (token) await desk.page.locator("#token").fill(token);
  await desk.select("button", t("Test this address", "测试此地址"));
}

/** The screen to which a company leads that was brought here. */
async function home(desk) {
  await desk.page.waitForURL(desk.address());
  await desk.page.locator("main h1:focus").waitFor();
}

/** Connects the company of an account. */
async function connect(desk, backend, account = "main") {
  await test(desk, backend.address);
  await desk.page.locator(`#connect-${account}`).click();
  await home(desk);
  await live(desk, backend);
}

async function live(desk, { address }) {
  const host = new URL(address).host;
  await foot(desk).getByText(desk.text(`Saved on ${host}`, `已保存在 ${host}`), { exact: true }).waitFor();
}

/** Changes the price of Action Pack, which is one commit. */
async function setPrice(desk, price) {
  await desk.visit("simulation");
  await desk.page.locator("#price-action-pack").fill(price);
  await desk.select("button", desk.text("Save prices", "保存价格"));
}

connected("two browsers share a company, and each sees within a second what the other does", {}, async (desk, backend) => {
  await connect(desk, backend);
  const other = await desk.elsewhere();
  await connect(other, backend);
  await other.visit("simulation");
  const price = (at) => at.page.locator("#price-action-pack");
  for (const [from, to, amount] of [[desk, other, "401.00"], [other, desk, "402.00"]]) {
    await to.visit("simulation");
    await setPrice(from, amount);
    await from.read(from.text("The prices were saved.", "价格已保存。"));
    const began = performance.now();
    await to.page.waitForFunction((amount) => document.querySelector("#price-action-pack").value === amount, amount);
    const took = performance.now() - began;
    assert.ok(took <= SEEN_WITHIN_MS, `seen after ${Math.round(took)} ms`);
  }
  assert.equal(await price(desk).inputValue(), "402.00");
  await desk.page.reload();
  await desk.started();
  await live(desk, backend);
});

connected("the way to a backend is clean, says what it found, and asks nobody before a press", { allow: [...allow, /connect-src http:\/\/127|Content Security Policy/] }, async (desk, backend) => {
  const t = desk.text;
  await desk.open("simulation/connection");
  await arrive(desk, title(desk));
  // Before a person has chosen a backend, the policy of the page lets none be asked.
  await desk.page.evaluate(() => {
    globalThis.refusals = 0;
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
      globalThis.refusals += effectiveDirective === "connect-src" ? 1 : 0;
    });
  });
  const refused = await desk.page.evaluate((address) => fetch(address).then(() => false, () => true), `${backend.address}/v1`);
  assert.ok(refused, "the policy refuses it");
  await desk.page.waitForFunction(() => globalThis.refusals > 0);
  await desk.page.locator("#address").fill("http://[::1]:8090/elsewhere");
  await desk.select("button", t("Test this address", "测试此地址"));
  await desk.page.locator(".error-summary:focus").waitFor();
  await desk.clean();
  await desk.page.locator("#address").fill(backend.address);
  await desk.select("button", t("Test this address", "测试此地址"));
  await desk.page.locator("#found:focus").waitFor();
  await desk.page.locator("#fault-latency").waitFor();
  await desk.clean();
  const seen = await desk.page.locator("main").ariaSnapshot();
  assert.match(seen, /Memberdesk mock backend/);
  // Copied here it is a company like every other.
  await desk.page.locator("#copy-main").click();
  await home(desk);
  await foot(desk).getByText(t("Saved in this browser", "已保存在此浏览器中"), { exact: true }).waitFor();
});

connected("what is asked for while the backend is away is kept, also over a reload, and carried out once", {}, async (desk, backend) => {
  const t = desk.text;
  await connect(desk, backend);
  const before = await backend.position();
  await backend.kill();
  await desk.read(t("The mock backend cannot be reached", "无法连接模拟后端"));
  await setPrice(desk, "403.00");
  await desk.page.getByText(t("Not sent yet:", "尚未发送：")).first().waitFor();
  await desk.page.reload();
  await desk.started();
  await desk.visit("simulation/connection");
  await arrive(desk, title(desk));
  await ofPage(desk, t("Waits for the connection.", "正在等待连接。")).waitFor();
  await desk.clean();
  await desk.select("button", t("Try now", "立即重试"));
  await desk.read(t("The mock backend still does not answer.", "模拟后端仍未响应。"));
  await backend.again(); // From here on it is found by itself.
  await desk.read(t("What was waiting has been sent and carried out.", "等待中的操作已发送并执行。"));
  await live(desk, backend);
  assert.equal(await backend.position(), before + 1, "it was carried out once");
  await desk.visit("simulation");
  assert.equal(await desk.page.locator("#price-action-pack").inputValue(), "403.00");
});

/** Another application on this origin leaves no room in this browser's storage, or gives it back. */
const leaveRoom = (page, room) =>
  page.evaluate((room) => {
    localStorage.removeItem("somebody else's");
    let taken = "";
    for (let size = room ? 0 : 2 ** 22; size >= 1; size /= 2) {
      try {
        localStorage.setItem("somebody else's", taken + "x".repeat(size));
        taken += "x".repeat(size);
      } catch {
        // Half of it may fit.
      }
    }
  }, room);

connected("what is put off while this browser is full is said to live with the page, is sent from it, and is kept once there is room", {}, async (desk, backend) => {
  const t = desk.text;
  const cannotBeReached = () => desk.read(t("The mock backend cannot be reached", "无法连接模拟后端"));
  const sent = () => desk.read(t("What was waiting has been sent and carried out.", "等待中的操作已发送并执行。"));
  await connect(desk, backend);
  const before = await backend.position();
  /** Asks for a price that nobody carries out for now, and reads what is said of it. */
  const askInVain = async (price) => {
    await backend.kill();
    await cannotBeReached();
    await leaveRoom(desk.page, false);
    await setPrice(desk, price);
    await desk.page.locator(".toasts .notice", { hasText: t("this browser has no room to keep it", "此浏览器已没有空间保留该操作") }).waitFor();
    await desk.page.getByText(t("what you do now waits only in this page", "现在的操作仅在本页中等待")).waitFor();
  };
  await askInVain("411.00");
  await desk.clean();
  await backend.again();
  await sent();
  assert.equal(await backend.position(), before + 1, "it was carried out once");
  await leaveRoom(desk.page, true);
  await live(desk, backend);

  await askInVain("412.00");
  await desk.visit("simulation/connection");
  await desk.page.getByText(t("Waits for the connection, only in this page", "正在等待连接，且仅存于本页")).waitFor();
  await desk.clean();
  await leaveRoom(desk.page, true);
  await desk.select("button", t("Try now", "立即重试"));
  await ofPage(desk, t("Waits for the connection.", "正在等待连接。")).waitFor();
  const kept = await desk.page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("memberdesk:")));
  assert.equal(Object.keys(readEverything(toEverything(kept)).values ?? {}).length, kept.length, "a file with everything holds it, too");
  await desk.page.reload(); // By now it outlives the page.
  await desk.started();
  await backend.again();
  await sent();
  assert.equal(await backend.position(), before + 2, "it was carried out once");
});

connected("a command whose answer is lost is carried out once", {}, async (desk, backend) => {
  const t = desk.text;
  await connect(desk, backend);
  const before = await backend.position();
  await backend.faults({ lost: 1 });
  await setPrice(desk, "404.00");
  await desk.page.getByText(t("Not sent yet:", "尚未发送：")).first().waitFor();
  await backend.faults();
  await desk.read(t("What was waiting has been sent and carried out.", "等待中的操作已发送并执行。"));
  assert.equal(await backend.position(), before + 1, "it was carried out once");
});

connected("what others have made pointless is not dropped in silence, and can be sent again or discarded", { allow: [...allow, /409 \(Conflict\)/] }, async (desk, backend) => {
  const t = desk.text;
  await connect(desk, backend);
  const other = await desk.elsewhere();
  await connect(other, backend);
  const away = (route) => route.abort();
  await desk.context.route(`${backend.address}/**`, away);
  await setPrice(desk, "405.00");
  await desk.page.getByText(t("Not sent yet:", "尚未发送：")).first().waitFor();
  await setPrice(other, "406.00");
  await other.read(t("The prices were saved.", "价格已保存。"));
  await desk.context.unroute(`${backend.address}/**`, away);
  // By itself it is found a little later, if it is not found by now.
  await desk.page.evaluate(() => document.querySelector("#connect-now")?.click());
  await desk.page.getByText(t("Something that was waiting was sent and not carried out.", "一项等待中的操作已发送，但未被执行。")).first().waitFor();
  await desk.visit("simulation/connection");
  await desk.page.getByText(t("Not carried out:", "未执行：")).waitFor();
  await desk.clean();
  // A file of the company would not hold it.
  await desk.visit("companies");
  await desk.page.locator("[id^=more-]").first().click();
  await desk.page.locator("[id^=archive-]").first().click();
  await desk.page.locator(".toasts .notice", { hasText: t("It was not archived", "未归档") }).waitFor();
  await desk.visit("simulation/connection");
  await desk.page.locator("[id^=send-]").click();
  await desk.read(t("What was waiting has been sent and carried out.", "等待中的操作已发送并执行。"));
  await other.page.waitForFunction(() => document.querySelector("#price-action-pack").value === "405.00");
});

connected("a company is copied to a backend, lives there, and comes back", { backend: [] }, async (desk, backend) => {
  const t = desk.text;
  await openScenario(desk, "network-member");
  await test(desk, backend.address);
  await desk.page.locator("#account-name").fill("Not a name");
  await desk.select("button", t("Copy and connect", "复制并连接"));
  await desk.page.locator(".error-summary:focus").waitFor();
  await desk.page.locator("#account-name").fill("ours");
  await desk.select("button", t("Copy and connect", "复制并连接"));
  await home(desk);
  await live(desk, backend);
  const before = await backend.position("ours");
  await setPrice(desk, "407.00");
  await desk.read(t("The prices were saved.", "价格已保存。"));
  assert.equal(await backend.position("ours"), before + 1);
  await desk.visit("simulation/connection");
  await desk.select("button", t("Disconnect", "断开连接"));
  await desk.page.locator("#disconnect-sure").click();
  await foot(desk).getByText(t("Saved in this browser", "已保存在此浏览器中"), { exact: true }).waitFor();
  await setPrice(desk, "408.00");
  await desk.read(t("The prices were saved.", "价格已保存。"));
  assert.equal(await backend.position("ours"), before + 1, "the one on the backend goes on without it");
});

connected("a backend that asks for a token says so, and lets in who has it", { backend: ["--scenario", "network-member", "--token", "sesame"], allow: [...allow, /401 \(Unauthorized\)/] }, async (desk, backend) => {
  const t = desk.text;
  await test(desk, backend.address);
  await desk.page.getByText(t("The backend asks for another token", "后端要求使用其他令牌")).waitFor();
  await desk.page.locator("#token").fill("sesame");
  await desk.select("button", t("Test this address", "测试此地址"));
  await desk.page.locator("#connect-main").click();
  await home(desk);
  await live(desk, backend);
});

connected("two tabs of a connected company both act, and each shows what the other did", {}, async (desk, backend) => {
  const t = desk.text;
  await connect(desk, backend);
  const first = desk.page;
  await desk.visit("simulation");
  const second = await desk.another("simulation");
  await live(desk, backend);
  await desk.page.locator("#price-action-pack").fill("409.00");
  await desk.select("button", t("Save prices", "保存价格"));
  await desk.read(t("The prices were saved.", "价格已保存。"));
  const shows = (page, amount) => page.waitForFunction((amount) => document.querySelector("#price-action-pack").value === amount, amount);
  await shows(first, "409.00");
  desk.page = first;
  await desk.page.locator("#price-action-pack").fill("410.00");
  await desk.select("button", t("Save prices", "保存价格"));
  await desk.read(t("The prices were saved.", "价格已保存。"));
  await shows(second, "410.00");
});

connected("a tab that follows says what the tab that writes found no room for", { languages: ["en"] }, async (desk, backend) => {
  await connect(desk, backend);
  await desk.visit("simulation");
  await desk.page.evaluate(() => {
    const write = Storage.prototype.setItem;
    globalThis.makeRoom = () => (Storage.prototype.setItem = write);
    Storage.prototype.setItem = function setItem(key, value) {
      if (/:\d{6}$/.test(key)) throw new DOMException("no room", "QuotaExceededError");
      write.call(this, key, value);
    };
  });
  const writing = desk.page;
  await desk.another("simulation");
  await live(desk, backend);
  await desk.page.locator("#price-action-pack").fill("409.00");
  await desk.select("button", "Save prices");
  await desk.read("The prices were saved.");
  await desk.read("This browser did not keep the last change");
  // The writing tab is told in its own words; once there is room what it heard is stored, and both say so.
  await writing.getByText("This browser has no room left for more").waitFor();
  await writing.evaluate(() => globalThis.makeRoom());
  await writing.locator("#price-silver").fill("1.00");
  await writing.getByRole("button", { name: "Save prices" }).click();
  await writing.getByText("This browser has no room left for more").waitFor({ state: "detached" });
  await desk.page.getByText("This browser did not keep the last change").waitFor({ state: "detached" });
});

connected("an app that the backend serves itself is let ask without being loaded anew", { backend: ["--scenario", "network-member", "--app", "dist"], languages: ["en"], allow: [...allow, /request to another origin: http:\/\/127/] }, async (desk, backend) => {
  await desk.page.goto(`${backend.address}/simulation/connection`);
  await desk.started();
  await desk.page.evaluate(() => {
    globalThis.same = true;
  });
  await desk.page.locator("#address").fill(backend.address);
  await desk.page.locator("#test-address").click();
  await desk.page.locator("#connect-main").click();
  await desk.page.waitForURL(`${backend.address}/`);
  await live(desk, backend);
  assert.ok(await desk.page.evaluate(() => globalThis.same), "the page stayed");
});

/** A price that one tab asks for while the backend is away, and another tab, where what was not sent is listed. */
async function askedInVain(desk, backend, price) {
  await connect(desk, backend);
  const first = desk.page;
  const second = await desk.another("simulation/connection");
  desk.page = first;
  await first.bringToFront();
  await backend.kill();
  await desk.read("The mock backend cannot be reached");
  await setPrice(desk, price);
  await desk.page.getByText("Not sent yet:").first().waitFor();
  desk.page = second;
  await second.bringToFront();
  return [first, second];
}

connected("what one tab lets go of no other one sends", { languages: ["en"] }, async (desk, backend) => {
  const before = await backend.position();
  const [first, second] = await askedInVain(desk, backend, "421.00");
  await second.locator("[id^=discard-]").first().click();
  await second.locator("[id^=discard-]").first().waitFor({ state: "detached" });
  desk.page = first;
  await first.bringToFront();
  await desk.visit("simulation/connection");
  await desk.page.waitForFunction(() => !document.querySelector("[id^=discard-]"));
  await backend.again();
  await live(desk, backend);
  assert.equal(await backend.position(), before, "nothing of it was carried out");
});

connected("what waited for a backend is done nowhere once the company is disconnected", { languages: ["en"] }, async (desk, backend) => {
  const [first, second] = await askedInVain(desk, backend, "422.00");
  await second.locator("#disconnect").click();
  await second.locator("#disconnect-sure").click();
  await foot(desk).getByText("Saved in this browser", { exact: true }).waitFor();
  desk.page = first;
  await first.bringToFront();
  await foot(desk).getByText("Saved in this browser", { exact: true }).waitFor();
  const kept = await stored(first);
  await second.close();
  // The same can be done here and now, and is done once.
  await first.locator("#price-action-pack").fill("423.00");
  await desk.select("button", "Save prices");
  await desk.read("The prices were saved.");
  assert.equal((await stored(first)).length, kept.length + 1);
});

connected("a form that is sent late is done with once it is carried out", { languages: ["en"] }, async (desk, backend) => {
  await connect(desk, backend);
  await backend.kill();
  await desk.read("The mock backend cannot be reached");
  await desk.visit("simulation");
  await desk.page.locator("#price-action-pack").fill("424.00");
  const drafts = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => /:draft:.*:prices$/.test(key)).length);
  await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => /:draft:.*:prices$/.test(key)));
  await desk.select("button", "Save prices");
  await desk.page.getByText("Not sent yet:").first().waitFor();
  assert.equal(await drafts(), 1, "until then nothing that was typed is lost");
  await desk.page.reload();
  await desk.started();
  await backend.again();
  await desk.read("What was waiting has been sent and carried out.");
  assert.equal(await drafts(), 0);
});
