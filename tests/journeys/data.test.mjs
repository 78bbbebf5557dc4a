// Taking a company's data away as a file, and bringing it back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { stored } from "./askers.mjs";
import { checksum, forge, takeBackup } from "./backups.mjs";
import { journey } from "./journey.mjs";
import { buyActionPack, join, openScenario } from "./partner.mjs";

const ours = createRequire(import.meta.url);
// The validator of the page's own linter: an independent reader of the published schema.
const Ajv = createRequire(ours.resolve("html-validate"))("ajv");

const texts = (desk) => {
  const t = desk.text;
  return {
    data: t("Data and backup", "数据与备份"),
    backup: t("Download a backup", "下载备份"),
    file: t("Backup file", "备份文件"),
    preview: t("What is in this file", "此文件的内容"),
    open: t("Open this backup", "打开此备份"),
    refused: t("This file can’t be restored", "无法恢复此文件"),
    restored: t("The backup is open. The company you saw before is still under Companies.", "备份已打开。之前的公司仍可在“公司”中找到。"),
  };
};

async function toData(desk) {
  await desk.open("simulation/data");
  await desk.see("heading", texts(desk).data, { level: 1 });
}

const choose = (desk, text, name = "backup.json") =>
  desk.page.getByLabel(texts(desk).file, { exact: true }).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

journey("a backup brings a whole company back in an empty browser, and beside another one", async (desk) => {
  const t = texts(desk);
  await buyActionPack(desk);
  await toData(desk);
  await desk.clean();
  const backup = await takeBackup(desk);
  const before = await stored(desk.page);
  const schema = JSON.parse(readFileSync("public/backup.schema.json", "utf8"));
  const validate = new Ajv({ strict: false }).compile(schema);
  assert.ok(validate(JSON.parse(backup)), JSON.stringify(validate.errors));
  const { memberdesk, checksum: announced, commits } = JSON.parse(backup);
  assert.equal(checksum(memberdesk, commits.map((commit) => JSON.stringify(commit))), announced, "read independently");

  await choose(desk, backup);
  const heading = await desk.see("heading", t.preview);
  await desk.page.waitForFunction((h3) => document.activeElement === h3, await heading.elementHandle());
  const preview = await desk.page.locator("section", { has: heading }).last().innerText();
  assert.match(preview, /Contoso Consulting/);
  assert.match(preview, new RegExp(`\\b${commits.length}\\b`));
  await desk.clean();
  assert.deepEqual(await stored(desk.page), before, "nothing was stored by looking");
  await desk.select("button", t.open);
  await desk.page.waitForURL(desk.address());
  await desk.read(t.restored);
  await desk.page.locator(".saved").waitFor();
  assert.deepEqual(await stored(desk.page, "2"), before);
  assert.deepEqual(await stored(desk.page), before, "the other one is as it was");
  await desk.page.evaluate(() => localStorage.clear());

  await desk.open("simulation/data");
  await choose(desk, backup);
  await desk.select("button", t.open);
  await desk.page.waitForURL(desk.address());
  await desk.page.reload();
  await desk.started();
  await desk.page.locator(".masthead .company", { hasText: "Contoso Consulting" }).waitFor();
});

journey("hostile files are refused with the place of the first problem, and change nothing", async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await toData(desk);
  const backup = await takeBackup(desk);
  const before = await desk.page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
  const set = (place, change) => (commits) =>
    commits.map((commit, number) => (number === place ? JSON.parse(change(JSON.stringify(commit))) : commit));
  const files = {
    "not JSON": ["\u0089PNG", /1/],
    "somebody else's": ['{"version":3}', /Memberdesk/],
    "one digit changed": [backup.replace(/"minute":\d/, '"minute":7'), /checksum/],
    "newer": [backup.replace('"format":1', '"format":9'), /memberdesk\.format/],
    "too deep": [`{"a":${"[".repeat(70)}${"]".repeat(70)}}`, /nested|嵌套/],
    "a day that does not exist": [forge(backup, set(0, (json) => json.replace(/"on":"\d+-\d+-\d+"/, '"on":"2026-02-30"'))), /commits\[0\]/],
    "a year out of range": [forge(backup, set(1, (json) => json.replace(/"on":"\d{4}/, '"on":"2999'))), /commits\[1\]/],
    "the same command twice": [forge(backup, (commits) => [...commits, commits[0]]), /commits\[\d+\]\.id/],
    "an event without its cause": [forge(backup, (commits) => commits.slice(1)), /commits\[0\]/],
    "a negative price": [
      forge(backup, (commits) => commits.map((commit) => JSON.parse(JSON.stringify(commit).replaceAll(/"amount":\{"minor":(\d+)/g, '"amount":{"minor":-$1')))),
      /commits\[\d+\]\.entries\[\d+\]/,
    ],
    "larger than any": [" ".repeat(5 * 1024 * 1024 + 1), /5 MB/],
  };
  for (const [what, [text, expected]] of Object.entries(files)) {
    await choose(desk, text, `${what}.json`);
    const told = desk.page.locator("#refused", { hasText: t.refused });
    await told.waitFor();
    await desk.page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector("#refused")?.innerText ?? ""), expected.source);
    assert.equal(await desk.page.locator("#open-backup").count(), 0, what);
    assert.equal(await desk.page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort())), before, what);
  }
  await desk.clean();
});

journey("a restore that finds no room leaves nothing behind", { languages: ["en"] }, async (desk) => {
  const t = texts(desk);
  await openScenario(desk, "fresh-action-pack");
  await toData(desk);
  const backup = await takeBackup(desk);
  const keys = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => /:\d{6}$/.test(key)));
  const before = await keys();
  await choose(desk, backup);
  await desk.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await desk.select("button", t.open);
  await desk.page.locator(".toasts .notice").waitFor();
  assert.deepEqual(await keys(), before);
  assert.ok(desk.page.url().startsWith(desk.address("simulation/data")));
});

journey("nothing moves when the browser answers whether it keeps the data", async (desk) => {
  await desk.context.addInitScript(() => {
    navigator.storage.persisted = () =>
      new Promise((answer) => {
        globalThis.answerNo = () => answer(false);
      });
  });
  for (const [width, height] of [[1280, 800], [360, 740]]) {
    await desk.page.setViewportSize({ width, height });
    await toData(desk);
    const below = () => desk.page.locator("#backup").evaluate((button) => button.getBoundingClientRect().top);
    await desk.page.locator("#lasting", { hasText: desk.text("is being asked", "正在询问浏览器") }).waitFor();
    await desk.clean();
    const before = await below();
    await desk.page.evaluate(() => globalThis.answerNo());
    await desk.page.locator("#lasting", { hasText: desk.text("may remove the data", "可能会删除") }).waitFor();
    assert.equal(await below(), before, `${width} wide`);
  }
});

journey("the screen says who writes, and asks the browser to keep the data when the disk is nearly full", async (desk) => {
  const say = desk.text;
  await desk.context.addInitScript(() => {
    navigator.storage.persisted = () => Promise.resolve(false);
    navigator.storage.persist = () => Promise.resolve(globalThis.willKeep === true);
  });
  await join(desk);
  await toData(desk);
  await desk.page.getByText(say("One of them writes for all", "由其中一个标签页负责写入")).waitFor();
  await desk.select("button", say("Ask the browser to keep it", "请求浏览器保留数据"));
  await desk.page.locator(".toasts .notice", { hasText: say("did not promise it", "未作承诺") }).waitFor();
  await desk.clean();
  await desk.page.evaluate(() => {
    globalThis.willKeep = true;
  });
  await desk.select("button", say("Ask the browser to keep it", "请求浏览器保留数据"));
  await desk.page.getByText(say("has promised to keep", "已承诺保留")).waitFor();
  await desk.select("link", say("Manage the stored data", "管理存储的数据"));
  await desk.see("heading", say("Stored data", "存储的数据"), { level: 1 });
});

journey("forms that were not sent can be deleted to free space", async (desk) => {
  await desk.open("join");
  await desk.page.locator("#company-name").fill("Contoso Consulting");
  await desk.page.locator("#company-name").blur();
  const drafts = () => desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":draft:")).length);
  await desk.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes(":draft:")));
  await toData(desk);
  await desk.page.locator("#delete-drafts").click();
  await desk.page.locator("#sure-drafts").waitFor();
  await desk.clean();
  await desk.page.locator("#delete-drafts-sure").click();
  await desk.read(desk.text("The space is free.", "空间已释放。"));
  assert.equal(await drafts(), 0);
  assert.equal(await desk.page.locator("#delete-drafts").getAttribute("aria-disabled"), "true");
});

journey("a backup is taken and brought back by keyboard alone", async (desk) => {
  const t = texts(desk);
  await join(desk);
  await toData(desk);
  const waiting = desk.page.waitForEvent("download");
  await desk.tabTo("button", t.backup);
  await desk.press("Enter");
  const backup = readFileSync(await (await waiting).path(), "utf8");
  const chooser = desk.page.waitForEvent("filechooser");
  await desk.press("Tab"); // The next stop; what a browser's own button says is the browser's.
  assert.equal(await desk.page.evaluate(() => document.activeElement.id), "backup-file");
  await desk.press("Enter");
  await (await chooser).setFiles({ name: "backup.json", mimeType: "application/json", buffer: Buffer.from(backup) });
  await desk.see("heading", t.preview);
  await desk.tabTo("button", t.open);
  await desk.press("Enter");
  await desk.page.waitForURL(desk.address());
  await desk.read(t.restored);
  assert.deepEqual(await stored(desk.page, "2"), await stored(desk.page));
});
