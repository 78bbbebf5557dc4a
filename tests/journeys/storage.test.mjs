// What becomes of a company when the browser's storage is full, blocked, cleared, damaged, or loses a write.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { chromium } from "playwright-core";
import { asker, crash, stored } from "./askers.mjs";
import { figure } from "./figures.mjs";
import { BOTH, journey } from "./journey.mjs";
import { actionPack, agreeToTerms, arrive, arriveHome, CARDS, happened, join, journal, names, openScenario } from "./partner.mjs";

const LONG = Boolean(process.env.MEMBERDESK_LONG);
// What is promised within a second may take longer where many journeys share a processor.
const SOON = { timeout: LONG ? 1_000 : 4_000 };

const texts = (desk) => {
  const t = desk.text;
  return {
    saved: t("Saved in this browser", "已保存在此浏览器中"),
    unsaved: t("Only in this page, not saved", "仅存于本页，未保存"),
    full: t("This browser has no room left for more", "此浏览器已没有剩余存储空间"),
    cleared: t("What was saved here has been removed from this browser", "此处保存的数据已从浏览器中删除"),
    memory: t("Nothing is being saved", "当前内容不会被保存"),
    damaged: t("Part of what is saved cannot be read", "部分已保存的数据无法读取"),
    newer: t("A newer version of Memberdesk wrote this", "此数据由更新版本的 Memberdesk 写入"),
    backup: t("Download a backup", "下载备份"),
    saveAgain: t("Save it again", "重新保存"),
    inMemory: t("Go on in this page only", "仅在本页中继续"),
    startAgain: t("Start again", "重新开始"),
    setAside: t("Keep a copy and continue", "保留副本并继续"),
    stored: t("Download what is stored", "下载存储的原始数据"),
  };
};

const saved = (desk) => desk.page.locator(".saved", { hasText: texts(desk).saved }).waitFor();
const unsaved = (desk) => desk.page.locator(".saved", { hasText: texts(desk).unsaved }).waitFor(SOON);
/** What is noted of a company beside its history. */
const noted = (page, sandbox) => page.evaluate((sandbox) => JSON.parse(localStorage.getItem(`memberdesk:/:about:${sandbox}`)), sandbox);
const told = (page, title) => page.locator(".notice strong", { hasText: title }).waitFor(SOON);

/** The file that a button hands over. */
const download = (desk, name) => desk.download(() => desk.page.getByRole("button", { name }).first().click());

/** Lets every write of a history throw as a full storage does, or none any more. */
const setFull = (page, full) =>
  page.evaluate((full) => {
    globalThis.realSetItem ??= Storage.prototype.setItem;
    const { realSetItem } = globalThis;
    Storage.prototype.setItem = full
      ? function setItem(key, value) {
          if (/:\d{6}$/.test(key)) throw new DOMException("no room", "QuotaExceededError");
          realSetItem.call(this, key, value);
        }
      : realSetItem;
  }, full);

journey("whichever write of a purchase finds no room, it is said at once and nothing is lost", { engines: BOTH }, async (desk) => {
  const n = names(desk);
  const t = texts(desk);
  await desk.open("companies");
  await desk.page.locator("#open-network-member").click();
  await desk.page.waitForURL((url) => url.pathname === desk.base);
  await desk.open("partnership/offers");
  /** The step fails where there is no room, leaves what is stored and shown as it was, and succeeds afterwards. */
  const step = async (press, after) => {
    await saved(desk);
    await setFull(desk.page, true);
    const before = await journal(desk);
    const address = desk.page.url();
    await press();
    await told(desk.page, t.full);
    assert.equal(await journal(desk), before);
    assert.equal(desk.page.url(), address, "the step is not shown as done");
    await setFull(desk.page, false);
    await press();
    await after();
    await saved(desk);
    await desk.page.getByText(t.full).waitFor({ state: "detached" });
    assert.notEqual(await journal(desk), before);
  };
  await step(() => actionPack(desk).getByRole("button", { name: n.subscribe }).click(), () => arrive(desk, n.terms));
  await step(() => desk.select("button", n.next), () => arrive(desk, n.payment));
  await desk.select("link", n.addWay);
  await arrive(desk, n.addCard);
  for (const [id, value] of [["card-number", CARDS.good], ["expiry", "12"], ["expiry-year", "2028"], ["security-code", "123"]]) {
    await desk.page.locator(`#${id}`).fill(value);
  }
  const type = async () => {
    await desk.page.locator("#card-number").fill(CARDS.good);
    await desk.page.locator("#security-code").fill("123");
    await desk.select("button", n.next);
  };
  await step(type, () => arrive(desk, n.review));
  await step(() => desk.select("button", n.buy), () => arrive(desk, n.confirmed));
  assert.equal(await happened(desk, "charged"), 1);
});

journey("a full storage leaves ways out: a backup, more room, or going on in the page", { engines: BOTH }, async (desk) => {
  const n = names(desk);
  const t = texts(desk);
  await join(desk);
  await setFull(desk.page, true);
  await actionPack(desk).getByRole("button", { name: n.subscribe }).click();
  await told(desk.page, t.full);
  await desk.clean();
  const backup = JSON.parse(await download(desk, t.backup));
  assert.equal(backup.memberdesk.commits, (await stored(desk.page)).length);
  await desk.select("button", t.inMemory);
  await told(desk.page, t.memory);
  await unsaved(desk);
  await agreeToTerms(desk);
  assert.equal(await happened(desk, "order_opened"), 0, "nothing of it is stored");
  assert.ok(JSON.parse(await download(desk, t.backup)).memberdesk.commits > backup.memberdesk.commits);
});

journey("a storage that is cleared from outside is noticed within a second and can be filled again", async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await saved(desk);
  const before = await stored(desk.page);
  const session = await desk.context.newCDPSession(desk.page);
  const origin = new URL(desk.address()).origin;
  const began = performance.now();
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "local_storage" });
  await told(desk.page, t.cleared);
  const took = Math.round(performance.now() - began);
  figure(`cleared-${desk.language}`, `noticed after ${took} ms`);
  assert.ok(took <= 1_000, `${took} ms`);
  await unsaved(desk);
  await desk.clean();
  assert.equal(JSON.parse(await download(desk, t.backup)).memberdesk.commits, before.length);
  await desk.select("button", t.saveAgain);
  await saved(desk);
  assert.deepEqual(await stored(desk.page), before);

  // In the page's own developer tools, of which no event tells.
  await desk.page.evaluate(() => localStorage.clear());
  await told(desk.page, t.cleared);
  await desk.select("button", t.startAgain);
  await desk.see("link", names(desk).join);
  await desk.page.reload();
  await desk.started();
  await desk.see("link", names(desk).join);
});

journey("what was cleared and saved again is what the next start shows", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await desk.open("companies");
  await desk.page.locator("#open-fresh-action-pack").click();
  await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => /:2:\d{6}$/.test(key)));
  await saved(desk);
  await desk.page.locator(".theme-button").click();
  const theme = await desk.page.locator("html").getAttribute("data-theme");
  const before = await stored(desk.page, "2");
  const about = await noted(desk.page, "2");
  assert.equal(about.label, "New Action Pack");
  await desk.page.evaluate(() => localStorage.clear());
  await told(desk.page, t.cleared);
  await desk.select("button", t.saveAgain);
  await saved(desk);
  await desk.page.reload();
  await desk.started();
  await saved(desk);
  assert.deepEqual(await stored(desk.page, "2"), before);
  assert.deepEqual(await noted(desk.page, "2"), about, "what it is called and where it began");
  await desk.open("partnership/offers");
  await desk.see("heading", names(desk).purchased);
  assert.equal(await desk.page.locator("html").getAttribute("data-theme"), theme);
});

journey("a write that the browser took and lost is written again", { engines: BOTH, languages: ["en"] }, async (desk) => {
  await join(desk);
  await saved(desk);
  await desk.page.evaluate(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function setItem(key, value) {
      if (!/:\d{6}$/.test(key)) real.call(this, key, value);
      else Storage.prototype.setItem = real; // This once it says that it did, and did not.
    };
  });
  await actionPack(desk).getByRole("button", { name: names(desk).subscribe }).click();
  await arrive(desk, names(desk).terms);
  await saved(desk);
  assert.equal(await happened(desk, "order_opened"), 1);
});

journey("damaged data is said, kept, and gone on with when the person agrees", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await saved(desk);
  const damage = () => {
    const [key] = Object.keys(localStorage).filter((name) => /:1:\d{6}$/.test(name));
    localStorage.setItem(key, localStorage.getItem(key).replace('"order_opened"', '"order_0pened"'));
  };
  await desk.page.evaluate(damage);
  await told(desk.page, t.damaged);
  await desk.page.reload();
  await desk.started();
  await told(desk.page, t.damaged);
  await desk.clean();
  const before = await journal(desk);
  assert.match(await download(desk, t.stored), /order_0pened/);
  assert.equal(await journal(desk), before, "nothing was written yet");
  await desk.select("button", t.setAside);
  await saved(desk);
  assert.match(await desk.page.evaluate(() => JSON.stringify(localStorage)), /order_0pened/);
  await desk.page.reload();
  await desk.started();
  await saved(desk);
});

/** Runs in the page: a later version writes a segment of the first company. */
function writeNewer(segment) {
  const table = Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value >>> 0;
  });
  const seal = (text) => {
    const sum = [...text].reduce((crc, sign) => (crc >>> 8) ^ table[(crc ^ sign.charCodeAt(0)) & 255], 0xffffffff);
    return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
  };
  const rest = "memberdesk 2 1 1 1 5 00000000 01234567 and more";
  const { pathname } = new URL(document.baseURI);
  localStorage.setItem(`memberdesk:${pathname}:1:00000${segment}`, `${seal(rest)} ${rest}\nwhat version 2 writes\n`);
}

journey("data of a newer version is shown and never written", { engines: BOTH }, async (desk) => {
  const t = texts(desk);
  await desk.open();
  await desk.page.evaluate(writeNewer, 1);
  const before = await journal(desk);
  await desk.page.reload();
  await desk.started();
  await told(desk.page, t.newer);
  await desk.clean();
  await desk.open("join");
  await told(desk.page, t.newer);
  await desk.open();
  await told(desk.page, t.newer);
  assert.match(await download(desk, t.stored), /what version 2 writes/);
  assert.equal(await journal(desk), before);
});

journey("a tab that meets data of a newer version while it runs stops writing and asks to be loaded again", { engines: BOTH, languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await join(desk);
  await saved(desk);
  await desk.page.evaluate(writeNewer, 2);
  const before = await journal(desk);
  await told(desk.page, t.newer);
  await desk.see("button", "Load the page again");
  await actionPack(desk).getByRole("button", { name: names(desk).subscribe }).click();
  await desk.page.locator(".toasts .notice").waitFor();
  assert.equal(await journal(desk), before, "nothing is written");
});

/** Walks through joining in a page that may store nothing. */
async function usesMemory(desk, page, frame = page) {
  const t = texts(desk);
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await frame.getByText(t.memory, { exact: true }).waitFor();
  await frame.locator("#open-fresh-action-pack, a[href=companies]").first().click();
  if (await frame.locator("#open-fresh-action-pack").isVisible()) await frame.locator("#open-fresh-action-pack").click();
  await frame.locator(".masthead .company").waitFor();
  await frame.getByText(t.memory, { exact: true }).waitFor();
  const waiting = page.waitForEvent("download", { timeout: 3_000 }).catch(() => null);
  await frame.getByRole("button", { name: t.backup }).first().click();
  const file = await waiting;
  assert.deepEqual(faults, []);
  return file && JSON.parse(readFileSync(await file.path(), "utf8"));
}

/** How a browser comes to have no storage: the person's setting for cookies, or a switch of whoever runs it. */
const BLOCKED = { setting: { cookies: 2, args: [] }, switch: { args: ["--disable-local-storage"] } };

for (const [how, { cookies, args }] of Object.entries(BLOCKED)) {
  journey(`a browser that blocks storage by a ${how} still runs everything, says so, and hands over a backup`, { languages: ["en"] }, async (desk) => {
    const profile = mkdtempSync(path(tmpdir(), "memberdesk-"));
    mkdirSync(path(profile, "Default"));
    const preferences = { profile: { default_content_setting_values: { cookies } } };
    writeFileSync(path(profile, "Default", "Preferences"), JSON.stringify(preferences));
    const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
    const blocked = await chromium.launchPersistentContext(profile, { executablePath, args: ["--no-sandbox", ...args], locale: "en-US", acceptDownloads: true });
    try {
      const page = await blocked.newPage();
      await page.goto(desk.address("companies"));
      const blockedNow = await page.evaluate(() => {
        try {
          return localStorage === null;
        } catch {
          return true;
        }
      });
      assert.ok(blockedNow, "storage is blocked");
      const backup = await usesMemory(desk, page);
      assert.ok(backup.memberdesk.commits > 0);
    } finally {
      await blocked.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}

journey("in a frame that may store nothing it runs all the same", { languages: ["en"], allow: [/./] }, async (desk) => {
  // Hosts of plain files such as GitHub Pages let everyone read them; a frame without an origin needs that.
  await desk.context.route("**/*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
  });
  await desk.page.goto(desk.address("icons/mark.svg"));
  await desk.page.goto("about:blank");
  await desk.page.setContent(`<iframe sandbox="allow-scripts allow-downloads" src="${desk.address("companies")}" width="1200" height="700"></iframe>`);
  const frame = desk.page.frameLocator("iframe");
  await usesMemory(desk, desk.page, frame);
});

/** Runs in a page before the application: `starve` leaves it no memory, so that the next large text ends it by a fault. */
function withMemoryAtHand() {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate(...given);
    const { memory } = (made.instance ?? made).exports;
    globalThis.starve = () => {
      memory.grow(65_536 - memory.buffer.byteLength / 65_536);
      dispatchEvent(new StorageEvent("storage", { key: "a key ".repeat(4_000_000) }));
    };
    return made;
  };
}

journey("after a fault of its own the data is intact, and another tab goes on", { engines: BOTH, allow: [/./] }, async (desk) => {
  await desk.context.addInitScript(withMemoryAtHand);
  await join(desk);
  const before = await stored(desk.page);
  const second = await desk.another("partnership/offers");
  const first = desk.context.pages()[0];
  await first.evaluate(() => globalThis.starve());
  await first.getByText(desk.text(/had to stop because of a fault of its own/, /因自身故障而停止/)).waitFor();
  await first.getByText(/RuntimeError.* [\w-]+\.wasm\[\d+\]|panicked|memory allocation/).waitFor();
  await actionPack(desk).getByRole("button", { name: names(desk).subscribe }).click();
  await arrive(desk, names(desk).terms);
  assert.ok((await stored(second)).length > before.length);
  desk.page = desk.context.pages()[0];
  await desk.select("button", desk.text("Open a new, empty company", "另开一家空白公司"));
  await desk.started();
  await desk.see("link", names(desk).join);
  assert.ok((await stored(second)).length > before.length, "the company is still there");
});

/** Begins with an empty storage and joins the network. */
async function afresh(desk) {
  await desk.page.goto(desk.address("recovery/")); // Where nothing writes again what is cleared.
  await desk.page.evaluate(() => localStorage.clear());
  await join(desk);
}

/** Runs in a page: whether the storage holds the commits of these commands. */
const holds = (ids) => {
  const text = Object.entries(localStorage).filter(([key]) => /:1:\d{6}$/.test(key)).map(([, value]) => value).join("");
  return ids.every((id) => text.includes(`{"id":"${id}"`));
};

journey("a killed tab leaves a journal that can be read, with all that was acknowledged", { languages: ["en"], crashes: true, alone: true, allow: [/the page crashed/] }, async (desk) => {
  const kills = LONG ? 1_000 : 12;
  let [acknowledgedInAll, latest] = [0, 0];
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % 100 === 0) await afresh(desk);
    const writing = desk.page;
    const asking = await asker(desk);
    const racing = asking.evaluate((kill) => globalThis.rename(kill, 0, 1_000_000), kill).catch(() => {});
    const enough = 3 + ((kill * 7919) % 40);
    await asking.waitForFunction((enough) => globalThis.asked.acknowledged.length >= enough, enough, { polling: 1 });
    await crash(writing);
    const acknowledged = await asking.evaluate(() => globalThis.asked.acknowledged);
    await asking.close();
    await racing;
    await writing.close();
    desk.page = await desk.context.newPage();
    await desk.open("help");
    await saved(desk);
    // Where a browser is busy, another process can show what was stored a moment later; what it never shows is lost.
    const began = performance.now();
    await desk.page.waitForFunction(holds, acknowledged, { timeout: 5_000, polling: 5 }).catch(() => {});
    latest = Math.max(latest, performance.now() - began);
    const kept = new Set(await stored(desk.page));
    assert.deepEqual(acknowledged.filter((id) => !kept.has(id)), [], `kill ${kill}`);
    acknowledgedInAll += acknowledged.length;
  }
  figure("kills", `${kills} killed renderers: 0 unreadable, 0 of ${acknowledgedInAll} acknowledged commands lost, all shown within ${Math.round(latest)} ms of the next start`);
  await desk.page.goto("about:blank"); // Of a thousand numbered commits one has that of a security code.
});

/** Shows a company, which another tab then clears out of the storage; that tab is the one that acts. */
async function clearedByAnother(desk, path) {
  await openScenario(desk, "ten-years");
  await saved(desk);
  const cleared = desk.page;
  const [before, about] = [await stored(cleared), await noted(cleared, "1")];
  const other = await desk.another(path);
  await other.evaluate(() => localStorage.clear());
  await told(cleared, texts(desk).cleared);
  return { cleared, other, before, about };
}

journey("a company that was cleared is never joined with one that is begun in another tab", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  const { cleared, other, before } = await clearedByAnother(desk);
  await told(other, t.cleared);

  // The other tab goes on with a company of its own, and this one keeps what it shows.
  await desk.visit("companies");
  await desk.page.locator("#open-network-member").click();
  await desk.page.locator(".notice strong", { hasText: t.cleared }).waitFor({ state: "detached" });
  await saved(desk);
  const begun = await stored(other, "2");
  assert.ok(begun.length > 0 && begun.every((id) => !before.includes(id)), "a number that is shown is given to nobody");
  assert.deepEqual(await stored(other), []);

  desk.page = cleared;
  await cleared.bringToFront();
  await told(cleared, t.cleared);
  await desk.select("button", t.saveAgain);
  await saved(desk);
  assert.deepEqual(await stored(cleared), before);
  assert.deepEqual(await stored(cleared, "2"), begun);
});

journey("what was deleted does not come back through a tab that still shows it", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  const { cleared, other, before, about } = await clearedByAnother(desk, "recovery/");
  // The first page of somebody who has nothing: it begins where the deleted company was.
  await desk.open("");
  await join(desk);
  const begun = await stored(other);
  assert.ok(begun.length > 0 && begun.every((id) => !before.includes(id)), "nothing of the deleted company is in it");

  desk.page = cleared;
  await cleared.bringToFront();
  await told(cleared, t.cleared);
  await desk.select("button", t.saveAgain);
  await desk.page.locator(".toasts .notice", { hasText: "is saved beside it" }).waitFor();
  await saved(desk);
  assert.deepEqual(await stored(cleared), begun, "the new one is as it was");
  assert.deepEqual(await stored(cleared, "2"), before, "and this one is beside it");
  assert.deepEqual(await noted(cleared, "2"), about, "under its own name");
});

journey("what is done with a company in a page alone leaves the one alone that has taken its place", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  const { cleared, other, before } = await clearedByAnother(desk, "recovery/");
  await desk.open("companies");
  await desk.page.locator("#open-network-member").click();
  await arriveHome(desk);
  const [taker, itsNote] = [await stored(other), await noted(other, "1")];
  assert.ok(taker.length > 0 && taker.every((id) => !before.includes(id)), "it stands in the same place");

  desk.page = cleared;
  await cleared.bringToFront();
  await told(cleared, t.cleared);
  await desk.visit("companies");
  const choose = async (entry) => {
    await desk.page.locator("#more-1").click();
    await desk.page.locator(`#${entry}-1`).click();
  };
  await choose("rename");
  await desk.fill("Name in this list", "Rehearsal");
  await desk.press("Enter");
  await desk.page.getByText("Rehearsal · No. 1").waitFor();
  assert.deepEqual(await noted(cleared, "1"), itsNote);
  await choose("delete");
  await desk.page.locator("#undo").waitFor();
  assert.deepEqual([await stored(cleared), await noted(cleared, "1")], [taker, itsNote]);
  await desk.page.locator("#undo").click();
  await desk.page.getByText(/Rehearsal · No\. [23]/).waitFor();
  assert.deepEqual([await stored(cleared), await noted(cleared, "1")], [taker, itsNote]);
  const places = await Promise.all(["2", "3"].map((sandbox) => stored(cleared, sandbox)));
  assert.deepEqual(places.filter(({ length }) => length > 0), [before], "it is beside it");
});

journey("what is in a page alone is copied, archived and brought back from there", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await saved(desk);
  const before = await stored(desk.page);
  await desk.page.evaluate(() => localStorage.clear());
  await told(desk.page, t.cleared);
  await desk.visit("companies");
  const choose = async (entry, sandbox) => {
    await desk.page.locator(`#more-${sandbox}`).click();
    await desk.page.locator(`#${entry}-${sandbox}`).click();
  };
  await desk.page.getByText("Only in this tab", { exact: true }).waitFor();
  await desk.clean();
  await choose("duplicate", 1);
  await desk.page.locator("#open-2").waitFor();
  assert.deepEqual(await stored(desk.page, "2"), before);

  // Opened and left, it is still there.
  await desk.page.locator("#open-2").click();
  await saved(desk);
  await desk.visit("companies");
  await desk.page.getByText("Only in this tab", { exact: true }).waitFor();
  await desk.page.locator("#open-1").click();
  await told(desk.page, t.cleared);

  await desk.visit("companies");
  const file = JSON.parse(await desk.download(() => choose("archive", 1)));
  assert.equal(file.memberdesk.commits, before.length);
  await desk.page.locator("#open-1").waitFor({ state: "detached" });
  await desk.page.locator("#undo").click();
  await desk.page.locator("#open-1").waitFor();
  await saved(desk);
  assert.deepEqual(await stored(desk.page), before, "taken back, it is stored");
});

journey("what goes on in the page alone is still there after a look at another company", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "network-member");
  await openScenario(desk, "fresh-action-pack");
  const before = await stored(desk.page, "2");
  await setFull(desk.page, true);
  await desk.visit("simulation");
  await desk.page.locator("label[for=desk-automatic]").click();
  await told(desk.page, t.full);
  await desk.select("button", t.inMemory);
  await told(desk.page, t.memory);
  await desk.page.locator("label[for=desk-automatic]").click();
  await desk.page.waitForFunction(() => document.querySelector("#desk-automatic").checked);
  await desk.visit("companies");
  await desk.page.locator("#open-1").click();
  await desk.page.locator(".notice strong", { hasText: t.memory }).waitFor({ state: "detached" });
  await desk.visit("companies");
  await desk.page.locator("#open-2").click();
  await told(desk.page, t.memory);
  await desk.visit("simulation");
  await desk.page.waitForFunction(() => document.querySelector("#desk-automatic")?.checked);
  assert.deepEqual(await stored(desk.page, "2"), before);
});
